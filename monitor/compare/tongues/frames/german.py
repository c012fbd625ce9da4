"""How German asks people to leave, to stay inside, or to think of leaving."""

from __future__ import annotations

import re

from monitor.compare.tongues.frame import Deed, Frame

_NEVER = re.compile(r"(?!)")
_SOON = (
    r"(?: \b(?:bitte|umgehend|sofort|unverzüglich|schnellstmöglich|schnellstens|ehestmöglich|(?:so|möglichst)(?: bald"
    r"| schnell| rasch)?(?: wie (?:nur )?möglich)?|dringend|rasch|zügig|zeitnah|kurzfristig|jetzt|heute|noch"
    r"|vorsorglich|eigenständig|selbstständig|vorübergehend|vorläufig|vorerst|weiterhin|(?:auf"
    r"|über) de[mn] (?:\w+ )?\w*weg(?:e|en)?|auf (?:sicherem|schnellstem) weg|mit \w+ \w+))*"
)
_WE = (
    r"(?:wir|(?:das|die) (?:österreichische |deutsche )?(?:auswärtige amt|außenministerium|bundesregierung|botschaft"
    r"|bundesministerium|generalkonsulat)|(?:bundes)?außenminister\w*|auswärtiges amt|außenministerium|bmeia)"
)
_ACTIVE = (
    r"(?:rät|raten|empfiehlt|empfehlen|fordert|fordern|ruft|rufen|bittet|bitten|ersucht|ersuchen|appelliert"
    r"|appellieren)"
)
_ASKED = r"(?:aufgefordert|gebeten|ersucht|geraten|angeraten|empfohlen|nahegelegt|aufgerufen|angehalten)"
_NOT_THEM = (  # whoever fights is asked to leave as an enemy is
    r"(?! (?:\w+ )?(?:russland|israel|iran|(?:die|alle) (?:\w+ )?(?:truppen|rebellen|konfliktparteien|armee|regierung"
    r"|miliz\w*|soldaten|kämpfer)) (?:\w+ )?auf\b)"
)
_OURS = (
    r"(?:deutsche[nr]?|(?:auslands)?österreicher(?:n|innen)?|(?:deutsche|österreichische)[nr]? staats\w+"
    r"|reisenden?|touristen|urlauber\w*|landsleuten?|(?:bundes)?bürger(?:n|innen)?|sie|wer|alle[nr]?)"
)
_HOME = (
    r"(?:zu ?hause|drinnen|an einem (?:geschützten|sicheren) ort(?: im \w+)?|(?:in|im) (?:(?:ihr\w*|de[nrm]"
    r"|eine[mr]) )?(?:(?:geschlossenen|geschützten|sicheren|jeweiligen|eigenen) )?(?:unterk[uü]nft\w*|hotels?"
    r"|hotelzimmer\w*|wohnung\w*|haus|häusern|gebäuden?|(?:innen|schutz)?räumen|schutzraum))"
)
_ROOF = (
    r"(?:(?:ihre?|die|das|den|der) )?(?:wohnungen und |häuser und )?(?:unterk[uü]nft\w*|hotels?|häuser|haus"
    r"|wohnung\w*|gebäude|schutzr[aä]um\w*)"
)
_AWHILE = (
    r"(?: (?:bitte|weiterhin|unbedingt|vorläufig|vorerst|zunächst|derzeit|nach möglichkeit|möglichst|wenn möglich"
    r"|bis auf weiteres|bis dahin|soweit möglich|im zweifel(?:sfall)?|sofort|umgehend|unverzüglich"
    r"|(?:wegen|aufgrund|angesichts) [^.;,:!?]{2,60}?))*"
)
_OFF = (
    r"(?P<ground{n}>(?:das|dieses|die|den|der) (?:(?! ?\b(?:nicht|wird|werden|sind|ist|sollten?|sollen|rät|fordert|zum"
    r"|hat|haben|ruft|empfiehlt|bittet|auf)\b)[^.;,!?]){{2,70}}?|(?-i:[A-ZÄÖÜ])[\w-]+(?: (?-i:[A-ZÄÖÜ])[\w-]+){{0,3}})"
)
_GONE = r"\b(?:haben|hat|hatten?)\b[^.;,]{1,90} (?<!zu )(?-i:verlassen)\b"  # whoever has left is not asked to
_TRIP = (
    r"(?<!bei )(?<!vor )(?<!nach )(?<!für )\b(?:die|der|eine[r]?|zur|ihre"
    r"|deren) (?:\w+e[nr]? (?:und )?){0,2}(?:aus|ab|heim)reise\b"
)
_HOMEWARD = r"(?:aus|ab|heim|rück)reise"
_HASTE = (
    r"(?:umgehend|sofort|unverzüglich|schnellstmöglich|baldmöglichst|zeitnah|zügig|vorzeitig|jetzt|heute noch"
    r"|(?:so|möglichst) (?:bald|schnell|rasch)(?: wie (?:nur )?möglich)?|nach (?:deutschland|österreich|hause))"
)
_LEAVE = Deed(
    "leave",
    re.compile(
        rf"\b{_OFF.format(n='')}{_SOON} (?<!nicht )(?:zu )?(?-i:verlassen)\b(?! (?:wollen|möchten|können|dürfen|haben"
        rf"|hat))|(?:\baus {_OFF.format(n='_2')}{_SOON} )?(?<!nicht )\b(?:auszureisen|ausreisen)\b(?! (?:wollen"
        rf"|möchten|können))|{_TRIP}(?: aus {_OFF.format(n='_3')}(?= (?:wird|dringend|auf|ge|em|nahe|an)|[.,!]"
        rf"|$))?(?=[^.;!?]*\b(?:empf[ioe]\w+|geraten|angeraten|nahegelegt|auf(?:gefordert|gerufen)?\b)|(?: (?:per|mit"
        rf"|auf) \w+(?: \w+)?)?\W*$)"
        r"|\b\w*(?:fl[uü]g|verbindung|möglichkeit)\w*\b[^.;,!?]{0,40}?\b(?:zur (?:\w+ )?ausreise"
        r"|aus dem land) zu nutzen\b"
        rf"|\b(?:ihren|den) aufenthalt{_SOON} (?:zu )?beenden\b"
        rf"|\bzum (?:\w+en )?verlassen (?:des landes|von {_OFF.format(n='_4')}"
        rf"|(?:de[sr] )?(?!gebäude|botschaft|hotel|haus|stadt|wohnung)(?P<ground_5>(?-i:[A-ZÄÖÜ])\w+))"
        r"(?=[ .,!]|$)(?![^.;,!?]*\bempfohlen\b)|\b(?:nach (?:deutschland|österreich|hause)|in die heimat)"
        rf"{_SOON} (?<!nicht )(?:zurückzukehren|heimzukehren|heimzureisen|zurückzureisen)\b"
        rf"|\b(?:die|eine|ihre) (?:\w+e )?{_HOMEWARD}{_SOON} (?<!nicht )(?:anzutreten|antreten)\b"
        rf"|\bum (?:die|eine|ihre) (?:\w+e )?{_HOMEWARD}{_SOON} (?:zu )?bemühen\b"
        rf"|(?<!nicht )\babzureisen\b|\b(?:{_HASTE}|{_OURS} (?:sollten|sollen|müssen)|sollten {_OURS})"
        r" (?:abreisen|heimreisen|heimkehren)\b(?! (?:wollen|möchten|können|dürfen))", re.I),
    re.compile(
        rf"\b(?:die |eine )?(?:\w+e )?ausreise(?: aus {_OFF.format(n='')})?(?: wird)?(?: dringend)? (?:empfohlen"
        r"|angeraten)(?=\W*$)|\breisen sie\b(?! (?:nicht|nur|immer|nie)\b)[^.;!?]{0,90}?(?:, |\b)aus(?=\W*$|[.,;!])"
        r"|\bnutzen sie (?:(?!\b(?:für|über|zu[rm]?|bei|von|nach)\b)[^.;!?]){0,60}?\b(?:ausreise|heimreise"
        r"|rückreise)(?:möglichkeit|gelegenheit|option|fl[uü]g)\w*"
        rf"|\b(?P<ground_4>das land|dieses land|(?-i:[A-ZÄÖÜ])[\w-]+) ist{_SOON} zu verlassen\b"
        r"|\bnutzen sie\b(?! (?:zur|für die) (?:aus|heim|rück)reise\b)[^.;!?]{0,90}?\b(?:\w*fl[uü]g\w*|\w*verbindung\w*"
        r"|\w*möglichkeit\w*)"
        rf"[^.;!?]{{0,40}}?(?:\b(?:zur|für (?:ihre|die|eine)) (?:\w+ )?(?:(?:aus|heim)reise\b|rückreise nach"
        r" (?:deutschland|österreich)\b)"
        r"|\bum (?:(?:das land|(?-i:[A-Z])\w+) zu verlassen|(?:aus \w+ )?auszureisen))", re.I),
    re.compile(
        rf"{_GONE}|\b(?:nur|erst|nicht(?! (?:\w+ )?notwendig| unbedingt)|landweg\w*|reisepass|pass|visum|gebühr\w*"
        rf"|stunden"
        r"|grenzübergäng\w*|erwäg\w*|erwogen|betracht|prüf\w*|dokument\w*|formular\w*)\b(?<!auf dem landweg)", re.I),
)  # fmt: skip
_CONSIDER = Deed(
    "consider",
    re.compile(
        r"(?<!vor der )(?<!bei der )(?<!nach der )(?<!für die )\b(?:ausreise|abreise"
        r"|heimreise)\b(?: aus (?P<ground>(?-i:[A-ZÄÖÜ])[\w-]+(?:(?:, "
        r"| und )(?-i:[A-ZÄÖÜ])[\w-]+)*))?[^.;!?]{0,40}?\b(?:zu erwägen|erwogen|erwägen|zu prüfen|geprüft"
        r"|(?:in (?:betracht|erwägung) (?:gezogen|zu ziehen|ziehen)))\b", re.I),
    re.compile(
        r"\b(?:überlegen|prüfen|hinterfragen|fragen)(?: sie)?(?: sich)?(?: \w+){0,2}?,? ob (?:ein|ihre?|der|die)"
        r" (?:\w+ )?(?:aufenthalt|anwesenheit|verbleib)\b(?! (?:beim?|am|zum|während)\b)[^.!?;]{0,80}?\b(?:erforderlich"
        r"|notwendig|nötig)\b|\bprüfen sie(?: bitte)? (?:die|ihre) möglichkeit(?:en)?\b,?[^.;!?]{0,60}?\b(?:zu"
        r" verlassen|auszureisen|zur ausreise)\b|\bausreise\b[^.;!?]{0,30}? sollte[^.;!?]{0,30}?\b(?:in (?:betracht"
        r"|erwägung) gezogen|erwogen|geprüft) werden\b", re.I),
    _NEVER,
)  # fmt: skip
# Beside an earthquake nobody shoots or plunders: then whoever is to stay inside is only told what one does in it.
_NO_MEN = (
    r"^(?!.*(?:plünder|schieß|schüss|unruhe|kämpfe|gefecht|raket|angriff|drohne|ausgangssperre|bombard|beschuss"
    r"|bewaffnet|gewalt|ausschreitung))"
)
_SHELTER = Deed(
    "shelter",
    re.compile(
        rf"\b{_HOME}{_AWHILE} (?:zu )?(?:(?:ver)?bleiben|verweilen|aufzuhalten|aufhalten)\b"
        rf"|\b{_ROOF}{_AWHILE} (?:möglichst )?nicht (?:zu )?verlassen\b"
        r"|\bnicht (?:auf die straßen?|nach draußen|ins freie) (?:zu )?gehen\b"
        r"|\b(?:(?:einen|den nächsten|die nächsten|ihren?) )?schutzr[aä]um\w* aufzusuchen\b", re.I),
    re.compile(
        rf"\b(?:ver)?bleiben sie{_AWHILE} {_HOME}\b(?! (?:registriert|gemeldet|ruhig|angemeldet|erreichbar|immer|stets"
        rf"|auf de[nm])\b)(?!, (?:die|das|der|welche)\b)"
        rf"|\bhalten sie sich{_AWHILE} {_HOME}\b[^.;,!?]{{0,30}} auf\b"
        r"|\bgehen sie(?: bitte| vorerst| derzeit| jetzt| möglichst){0,2} nicht (?:auf die straßen?|nach draußen"
        r"|ins freie|aus dem haus)\b"
        rf"|\bverlassen sie{_AWHILE} (?:nicht {_ROOF}|{_ROOF}{_AWHILE} nicht)\b"
        r"|\bsuchen sie\b[^.;,!?]{0,60}?\bschutzr[aä]ume?n? auf\b|\bbegeben sie sich(?: bitte| umgehend| sofort"
        r"| unverzüglich){0,2} in (?:(?:einen|den nächsten|die nächsten|ihren?"
        r"|einen nahe ?gelegenen) )?(?:schutzr[aä]um\w*|bunker|luftschutz\w+|sicherheit)\b"
        r"|\bvermeiden sie es,? (?:das haus|ihre? unterkunft|das hotel|die wohnung) zu verlassen\b", re.I),
    re.compile(
        r"\b(?:smog|hitze|kälte|gewitter\w*|regen\w*|sturm\w*|nachts|nächtlich|dunkelheit|allein\w*|abends"
        r"|feiertag\w*|prozession\w*|sonne\w*|mücken\w*|quarantäne)\b", re.I),
)  # fmt: skip
FRAME = Frame(
    asks=re.compile(
        rf"\b(?:wird|werden|sind|ist)\b[^.;!?]{{0,120}}?\b{_ASKED}\b(?! worden\b)"
        r"|\bes (?:ergeht|gilt|besteht) (?:weiterhin )?(?:die|eine) (?:\w+e )*(?:aufforderung|empfehlung|aufruf)\b"
        rf"|\b(?:{_WE}(?: (?-i:[A-ZÄÖÜ])\w+)? (?:hat|haben)|(?:hat"
        rf"|haben) {_WE})\b[^.;!?]{{0,60}}?\b{_OURS}\b[^.;!?]{{0,60}}?\b(?:appelliert|{_ASKED})\b"
        rf"|(?:\b{_WE} (?:\w+ )?{_ACTIVE}|\b{_ACTIVE} {_WE}|\b{_WE}\b[^.;!?]{{0,120}}?\bund {_ACTIVE}(?= {_OURS}\b)"
        rf"|\bich (?:rate|empfehle|fordere|rufe|bitte|ersuche|appelliere))\b{_NOT_THEM}"
        rf"|\b{_OURS}\b[^.;!?]{{0,100}}?\bsoll(?:en|ten?)?\b|\bsollten {_OURS}\b", re.I),
    deeds=(_CONSIDER, _LEAVE, _SHELTER),
    unasked=re.compile(
        r"\b(?:(?:innerhalb(?: von)?|binnen|nach) (?:\d+|\w+) (?:tage|woche|monate|stunde)n?|spätestens"
        r"|einreisestempel|wehrdienst\w*|nicht mehr|nicht auf(?! die straße)|nicht zur|nicht (?:länger|empfohlen"
        r"|geraten|erforderlich|notwendig)|keine[nrs]?|niemand\w*|bevölkerung|anwohner\w*|einwohner\w*|bewohner\w*"
        r"|behörden|polizei|armee|streitkräfte|angreifer|doppelstaat\w*|kinder|minderjährige|schwangere"
        r"|vorerkrankung\w*|luftverschmutzung|besucher\w*|kreuzfahrt\w*|bergsteiger\w*|autofahrer\w*|usa|us-\w+"
        r"|vereinigten? staaten|frankreich|großbritannien|spanien|italien|kanada|journalist\w*|studierende|gästen?"
        r"|famili\w+ de[rs] (?:entsandt|beschäftigt|personal|mitarb|diplomat)\w*|(?!deutsch|österreich|medizin|telefon"
        r"|logist|polit|klass|prakt)\w+isch\w* staats\w+|(?:französisch|britisch|amerikanisch|israelisch|russisch"
        r"|chinesisch|italienisch|schweizer)\w* \w+|früher|damals|ursprünglich|hatten?|wurden?|wäre\w*|würden?"
        r"|bei(?! unklarer lage)|falls|wenn(?! möglich\b)|sofern|im falle?|nachts|menschenmenge\w*|versammlung\w*"
        r"|visums?|aufenthaltsgenehmigung)\b", re.I),
    supposed=re.compile(
        r"\b(?:falls|sofern(?! (?:dies|es|das)(?: \w+){0,2} möglich)|im falle?|medien(?:berichte\w*)?(?= (?:berichten"
        r"|melden|zufolge))|medienberichten zufolge|gerüchte\w*|angeblich|laut|berichten zufolge"
        r"|wer (?:\w+ )?(?:fieber|symptome|krank)|sobald (?!(?:dies|es|das)(?: \w+){0,2} (?:sicher|möglich"
        r"|gefahrlos)\b)|gewitter\w*|wenn (?!möglich|sie sich|(?:dies|es|das)(?: \w+){0,2} möglich)"
        r"|ein\w* (?:verschlechterung|eskalation|verschärfung))\b|^(?:bei|während) (?!uns)|^sollten? (?:sich|es|die"
        r"|der)\b", re.I),
    drill=re.compile(rf"{_NO_MEN}.*(?:bebens?\b|beben[^ ]*erschütterung)", re.I),
    stay=re.compile(
        r"\b(?:in|auf|aus|im) (?:de[rmn] )?((?-i:[A-ZÄÖÜ])[\w-]+(?: (?-i:[A-ZÄÖÜ])[\w-]+)?)(?! (?:und|sowie)\b)", re.I),
    bare=re.compile(r"(?:die|das|den|diese[ns]?) (?:stadt|region|gebiet|provinz|ort|insel|gegend)", re.I),
)  # fmt: skip
