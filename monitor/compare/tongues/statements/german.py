"""What German tells in one whole sentence: calls to leave and to shelter, help to leave, services stopped."""

from __future__ import annotations

from monitor.compare.tongues.tongue import Row

_ENDS = r"zur (?:\w+en )?ausreise(?=[.,!]|$)"  # and not "zur Ausreise ein Visum"
_QUIT = r"(?:das|die|den|diese[ns]?) (?:(?!nur\b)[^.!?]){0,90}?(?<!nicht )zu verlassen"
_OUT = rf"(?:(?<!nicht )auszureisen|{_QUIT}|{_ENDS})"
_NOW = (
    r"(?:umgehend|sofort|unverzüglich|schnellstmöglich|(?:so|möglichst)(?: bald| schnell| rasch)?(?: wie möglich)?"
    r"|dringend|rasch|zügig|zeitnah|kurzfristig|jetzt|heute|noch|vorsorglich|eigenständig"
    r"|(?:auf|über) de[mn] (?:land|luft|see)weg)"
)
_HASTE = rf"(?:{_NOW}|mit \w+ \w+)"
SOON = rf"(?:\s*\b{_HASTE}\b)*"
_NATIONALS = (  # and no embassy or school of theirs
    r"\b(?:deutsche[rn]?(?! (?-i:(?!Staats|Bürger|Touris|Reisend|Urlaub|Lands|Famil)[A-ZÄÖÜ]))|österreicher(?:n"
    r"|innen)?|österreichische[rn]? staats\w+)\b"
)
_GO = (
    rf"(?:{_NOW} )*(?:(?:(?:das|dieses) land|(?:die \w+ )?(?-i:[A-ZÄÖÜ])\w+) (?:{_NOW} )*verlassen\b|(?:aus \w+ )?"
    r"ausreisen\b)"
)
_ASKED = (
    r"(?:(?:fordern|rufen) wir|(?:fordert|ruft) (?:die|das) (?:deutsche )?(?:botschaft|auswärtige amt|bundesregierung))"
)
_NO_REST = (  # neither denied, nor another nation's, nor a day off
    r"(?:(?!\b(?:nicht|wieder|keine|(?!deutsch|konsular|diplomat)\w+ischen|\w*feiertag\w*|\w+tags|mittwochs)\b)[^.;,])"
)
_TO_GO = r"[^.!?;]{0,80}\b(?<!nicht )(?:auszureisen|zu verlassen)"
STATEMENTS: tuple[Row, ...] = (
    ("consider", "Deutschen wird empfohlen, eine Ausreise in Betracht zu ziehen.",
     r"\b(?:deutsche[rn]?|reisenden?|sie)\b[^.!?]{0,120}?\b(?:eine|die"
     r"|ihre) (?:\w+e )?ausreise (?:\w+ )?(?:zu )?(?:erwägen|prüfen|in (?:betracht|erwägung) (?:zu )?ziehen"
     r"|erwogen werden|geprüft werden)\b|\berwägen sie (?:bitte |\w+ )*?(?:eine |die |ihre )?(?:\w+e )?ausreise\b"
     r"|\bprüfen(?: sie)?(?: \w+)?,? ob (?:ein|ihre?|der|die) (?:\w+ )?(?:aufenthalt|anwesenheit)\b(?! (?:beim?|am|zum"
     r"|während)\b)[^.!?]{0,80}?\b(?:erforderlich|notwendig|nötig) ist\b"),
    ("leave", "Deutsche werden aufgefordert, das Land umgehend zu verlassen.",
     rf"{_NATIONALS}[^.!?]{{0,120}}\b(?:aufgefordert|aufgerufen)\b"
     rf"[^.!?]{{0,120}}(?:\b(?<!nicht )(?:auszureisen|zu verlassen)|\b{_ENDS})"
     rf"|(?:{_NATIONALS}[^.!?]{{0,120}}\b{_ASKED}|\b{_ASKED} sie) (?:(?!nicht|keine)\w+ ){{0,2}}?auf\b{_TO_GO}"
     rf"|\b(?:fordert|ruft)\b[^.!?]{{0,60}}{_NATIONALS}[^.!?]{{0,80}}"
     rf"\b(?:auf\b[^.!?]{{0,80}}\b{_OUT}|zur (?:\w+en )?ausreise(?: aus (?:de[mnr] )?\w+(?: \w+)?)? auf\b)"),
    ("leave", "Deutschen wird dringend geraten, das Land zu verlassen.",
     rf"{_NATIONALS}[^.!?]{{0,120}}\bwird\b[^.!?]{{0,40}}\b(?:empfohlen|geraten|nahegelegt)\b[^.!?]{{0,80}}\b{_OUT}"
     rf"|{_NATIONALS} (?:[\w-]+ ){{0,6}}?(?:empfohlen|geraten|nahegelegt), (?-i:[A-ZÄÖÜ])[\w-]+(?: {_NOW})* zu"
     r" verlassen"
     rf"|{_NATIONALS}[^.!?]{{0,180}}\bzur (?:\w+en )?(?:und \w+en )?ausreise (?:aus (?:de[mnr] )?\w+(?: \w+)? )?"
     r"(?:geraten|aufgefordert|aufgerufen)\b|\b(?:wir|botschaft|auswärtige amt) ruf(?:t"
     r"|en) (?:(?!nicht\b)[^.!?,;]){0,60}\bzur (?:\w+en )?ausreise(?: aus (?:de[mnr] )?\w+(?: \w+)?)? auf\b"
     rf"|{_NATIONALS}[^.!?]{{0,80}}\bwird (?:\w+ )?die (?:\w+e )?ausreise (?:\w+ )?(?:empfohlen|nahegelegt)\b"
     r"|\bausreiseaufforderung\b"),
    ("leave", "Verlassen Sie das Land so schnell wie möglich.",
     rf"\bverlassen sie (?:bitte )?{SOON} ?(?:(?:das|dieses) land|(?:die \w+ )?(?-i:[A-ZÄÖÜ])\w+)(?= ?(?:\W*$"
     rf"|[.,;!]|{_HASTE}"
     r"|über|auf|mit|per|solange|sobald|falls))"
     rf"|\breisen sie (?:bitte )?(?=\S){SOON} ?(?:aus \w+(?: \w+)? )?aus(?=\W*$|[.,;!])"),
    ("leave", "Wer sich noch im Land aufhält, sollte unverzüglich ausreisen.",
     rf"\bwer sich [^.!?;]{{0,60}}(?:aufhält|befindet), (?:sollte?|muss) {_GO}"
     rf"|\bdeutsche(?: \w+){{0,6}}?,? sollten {_GO}"),
    ("shelter", "Bleiben Sie in geschützten Räumen.",
     r"\bbleiben sie (?:bitte |weiterhin |unbedingt )*(?:in|im|zu) (?:(?:geschützten|geschlossenen)(?! (?:fahr|auto"
     r"|wagen|schuh|gewässer|ortschaft))|gebäuden?|haus\w*|sicheren gebäuden|ihrer unterkunft|ihren unterkünften"
     r"|schutzr\w+|innenräumen)\b(?!, (?:die|das|der|welche)\b(?![^.;]*schutzr)| (?:immer|stets|erreichbar|mit|ohne"
     r"|möglichst nahe|in der nähe|auf(?! unbestimmte))\b)"),
    ("shelter", "Bleiben Sie vorläufig an einem geschützten Ort, falls Sie das Land nicht verlassen können.",
     r"(?:\b(?:falls|sofern|wenn) sie [^.;]{0,120}?\bnicht\b[^.;,]{0,60}?\b(?:verlassen|ausreisen) können, )?"
     r"\b(?:bleiben sie|halten sie sich) (?:bitte |weiterhin |unbedingt |vorläufig |vorerst |zunächst )*an einem"
     r" (?:geschützten|sicheren) ort\b"
     r"(?:, (?:falls|sofern|wenn) sie [^.;,]{0,60}?\bnicht\b[^.;,]{0,60}?\b(?:verlassen|ausreisen) können)?"),
    ("aid", "Die Bundesregierung organisiert Charterflüge.",
     r"\b(?:bundesregierung|auswärtige amt|außenministerium|botschaft|deutschland|österreich|bundeswehr|bundesheer"
     r"|luftwaffe|wir)\b(?:(?!\b(?:keine?|nicht)\b)[^.!?;]){0,60}?\b(?:organisier(?:t|en)|biete[tn]"
     r"|bereite[tn](?=[^.;]*\bvor\b)|führ(?:t|en)|setz(?:t|en)|stell(?:t|en))\b(?:(?!\b(?:keine?"
     r"|nicht)\b)[^.!?;]){0,90}?\b(?:(?:gesicherte )?konvois?\b|(?:evakuierungs|sonder|charter|rückhol)(?:fl[uü]g"
     r"|maschine)\w*)(?! (?:für|mit) hilfsgüter)"),
    ("shelter", "Suchen Sie umgehend Schutzräume auf.",
     r"\bsuchen sie (?:bitte |umgehend |sofort "
     r"|unverzüglich )*(?:schutz(?!maß)\w*(?! unter\b)(?! vor (?:de[mr] )?(?:\w+e[nmr] )?(?:sonne|uv|hitze|kälte|regen"
     r"|hagel|wind|gewitter|blitz|mücke|moskito|insekt|smog|feinstaub|staub|luftverschmutz))|geschützte\w* (?:orte"
     r"|räume)|einen (?:geschützten|sicheren) (?:ort|raum))"),
    ("shelter", "Verlassen Sie Ihre Unterkunft nicht.",
     r"\bverlassen sie (?:ihre? (?:unterkunft|hotel|wohnung)|das haus|die unterkunft)(?: \w+){0,3}? nicht\b"),
    ("aid", "Die Bundeswehr fliegt Deutsche aus.",
     r"\b(?:bundeswehr|luftwaffe|bundesregierung|bundesheer|deutschland|österreich)\b [^.;!?]{0,20}?\b(?:fliegt|holt"
     r"|bringt)\b(?:(?!\b(?:keine?|nicht)\b)[^.;!?]){0,60}?\b(?:deutsche|österreich|staats"
     r"|bürger)\w*[^.;!?]{0,60}?\b(?:aus|zurück|in sicherheit)(?=\W*$|[.;,])|\b(?:bundesregierung|auswärtige amt"
     r"|außenministerium|botschaft|österreich|deutschland)\b(?:(?!\b(?:keine?"
     r"|nicht)\b)[^.;!?]){0,60}?\b(?:evakuierungs|sonder|charter|rückhol|repatriierungs)(?:fl[uü]g"
     r"|maschine)\w*(?! (?:für|mit) hilfsgüter)(?:(?!\b(?:keine?|nicht)\b)[^.;!?]){0,50}?\b(?:organisiert"
     r"|bereitgestellt|angeboten|gechartert|durchgeführt)\b|\b(?:mit der|die) evakuierung (?:(?:von )?(?:deutsch"
     r"|österreich)\w+(?: staats\w+)?|der deutschen)[^.;!?,]{0,40}?\b(?:begonnen|läuft|angelaufen|statt)\b|\b(?:die"
     r"|wenn sie) (?:aus(?:geflogen|reisen)|evakuiert) (?:werden )?(?:möchten|wollen), (?:bitte )?(?:melden"
     r"|registrieren|werden)\b|\b(?:botschaft|auswärtige amt|außenministerium|wir)\b [^.;!?]{0,20}?\bunterstütz(?:t"
     r"|en)\b(?:(?!\b(?:keine?|nicht)\b)[^.;!?]){0,70}?\bbei (?:der|ihrer) ausreise\b"),
    ("visas", "Visaanträge werden nicht mehr angenommen.",
     r"\b(?:visa|visum|pass)s?-?antr[aä]ge?n?\b[^.;,]{0,30}?\bnicht mehr (?:entgegengenommen|angenommen|bearbeitet)\b"
     r"|\bnur noch (?:\w+ ){0,2}?(?:visa|visum|pass)s?-?anträge (?:\w+ ){0,3}?(?:angenommen|bearbeitet"
     r"|entgegengenommen)\b"),
    ("visas", "Der Visabetrieb ist eingestellt.",
     r"\b(?:visabetrieb|visumbetrieb|visaverfahren|visatermine|rechts- und konsular\w+|konsularabteilung"
     r"|konsularbetrieb)\b"
     rf"{_NO_REST}{{0,60}}?\b(?:geschlossen|eingestellt|ausgesetzt|abgesagt)\b"),
    ("visas", "Die Visastelle der Botschaft ist bis auf Weiteres geschlossen.",
     r"\b(?:visastelle|visaabteilung|visasektion|visumstelle|visa-?annahme|visabearbeitung)\b"
     rf"{_NO_REST}{{0,60}}?"
     r"\b(?:bis auf weiteres|bleibt|derzeit|vorübergehend|aktuell|momentan|vorerst|ab sofort)\b"
     rf"{_NO_REST}{{0,40}}?\b(?:geschlossen|eingestellt|ausgesetzt)\b"),
    ("counter", "Eine persönliche Vorsprache ist nicht mehr möglich.",
     r"(?<!termin ist eine )\b(?:persönliche vorsprachen?|(?:parteien|besuchs?|besucher|kunden|publikums)verkehr"
     r"|konsularsprechstunden?)\b(?![^.;]*\b(?:ohne|nur (?:mit|nach)|termin\w*)\b)"
     rf"{_NO_REST}{{0,60}}?\b(?:bis auf weiteres|bleibt|derzeit|vorübergehend|aktuell|momentan|vorerst|ab sofort|ist)\b"
     rf"{_NO_REST}{{0,40}}?\b(?:eingestellt|ausgesetzt|geschlossen|nicht mehr möglich)\b"),
    ("help", "Konsularische Unterstützung kann aktuell nicht gewährleistet werden.",
     r"\bkonsularische (?:hilfe\w*|unterstützung"
     r"|betreuung)\b[^.;]{0,90}?\bkann\b[^.;,]{0,30}?\bnicht (?:mehr )?(?:geleistet|gewährleistet|gewährt) werden\b"),
    ("aid", "Es wird Evakuierungsmöglichkeiten mit der Bundeswehr geben.",
     r"\b(?:wird es|es wird|gibt es|bestehen)\b"
     r"(?:(?!\bkeine?\b)[^.;]){0,40}?\bevakuierungsmöglichkeit(?:en)?\b[^.;]{0,60}?"
     r"\b(?:bundeswehr|deutsche\w*|bundesheer)\b(?: und flügen [^.;]{0,30})?(?: geben)?"),
    ("help", "Die Möglichkeiten der Botschaft, Ihnen zu helfen, sind stark begrenzt.",
     r"\bkonsularischen möglichkeiten\b[^.;]{0,120}?\b(?:begrenzt|eingeschränkt) sind\b"
     r"|\bmöglichkeiten? (?:der (?:\w+ )?(?:botschaft|bundesregierung)"
     r"|zur (?:konsularischen )?\w+)\b[^.;]{0,60}?\b(?:sind|ist) [^.;,]{0,30}?\b(?:begrenzt|eingeschränkt)\b"
     r"|\b(?:botschaft|wir) (?:kann|können) (?:\w+ ){0,3}?keine konsularische (?:hilfe|unterstützung)\b"
     r"|\bbotschaft keine konsularische (?:hilfe|unterstützung) (?:\w+ )?leisten kann\b"),
    ("help", "Das Ministerium kann nur in sehr eingeschränktem Umfang Hilfe leisten.",
     r"\b(?:botschaft|(?:außen)?ministerium|auswärtige amt|bundesregierung)\b kann(?! jederzeit)[^.;]{0,60}?"
     r"\bnur in (?:\w+ )?(?:eingeschränktem|begrenztem|geringem) (?:umfang|maße?)\b[^.;,]{0,40}? leisten\b"),
    ("help", "Die Botschaft kann derzeit nur sehr eingeschränkt helfen.",
     r"\bkeine konsularische\w* (?:hilfe\w*|unterstützung|betreuung|dienst\w+)\b[^.;,]{0,40}?\b(?:erhältlich|möglich"
     r"|verfügbar)\b|\bbotschaft\b[^.;]{0,100}? kann (?:\w+ ){0,4}?(?:nur (?:\w+ ){0,2}?(?:eingeschränkt|begrenzt)\w*"
     r"|nicht|kaum|keine) (?:\w+ ){0,3}?(?:helfen|hilfe leisten|unterstützen|unterstützung leisten)\b"),
)  # fmt: skip
