"""Who and what in German, in which something urgent may be told."""

from __future__ import annotations

import re

from monitor.compare.tongues.guess import Hints, hint

_POST = r"(?<!honorar)(?:\b(?:botschaft(?!er)|auslandsvertretung|vertretung|außenstelle)|konsulat(?!ion))\w*"
_STAFF = (
    r"(?:personal|team|mitarbeit(?:er|ende)|beschäftigte|bedienstete|belegschaft|besetzung"
    r"|angehörige)\w*\b(?<!personalausweis)"
    r"|\b(?:diplomat(?:en|innen)\w*|familien|entsandten?|kolleg(?:en|innen)\w*|präsenz|ehepartner|botschafter(?:in)?)\b"
)
_OFFICE = (
    r"\b(?:auswärtige[ns]? amte?s?|bundesregierung|außenminister\w*|außenamt|krisenstab|wir|unser\w*|deutschland"
    r"|österreich)\b"
)
_PEOPLE = (
    r"\b(?:deutschen?|bundesbürger\w*|(?:deutsch|österreichisch)\w* staats\w+|staats(?:angehörig|bürger)\w*"
    r"|landsleuten?|österreicher\w*|reisenden?|urlauber\w*|touristen|sie|ihre?|alle[nr]?)\b"
)
_AWAY = (
    r"\b(?:auszureisen|kehren sie\b[^.;]* zurück"
    r"|ausreisen?|\w*ausreise(?:möglichkeit\w*)?|reisen sie[^.;]{0,60} aus|verlassen|abreisen?|abzureisen"
    r"|heimreisen?|heimzureisen|rückreise|rückkehr|zurück ?zu ?kehren|zurückkehren|heimkehren|heimzukehren"
    r"|auszuweichen|ausweichen|ins ausland|heimreise"
    r"|(?:nicht|keinesfalls) länger (?:\w+ ){1,3}(?:zu )?(?:bleiben|aufhalten|verweilen))\b"
)
_ASKED = (
    r"\b(?:aufgefordert|aufgerufen|aufforderung|aufruf|appell\w*|fordert|fordern|ruft|rufen|rät|raten|geraten|rat"
    r"|empf[aioe]\w+|(?:an)?gehalten|bitte|soll(?:en|ten)?|gebeten|bittet|bitten|ersucht|ersuchen|erwägen|erwägung"
    r"|prüfen|müssen"
    r"|unverzüglich\w*|umgehend\w*|schnellstmöglich|so (?:schnell|bald|rasch) wie möglich|sofort\w*|nutzen sie|solange"
    r"|drängt|dringend|mahnt|verpflichtet|angewiesen|notwendig|erforderlich|ratsam|höchste zeit|zeitnah)\b"
)
_NOT_TO_GO = (
    r"\bvor (?:der |ihrer )?(?:ab|aus|rück|heim)reise\b|\b(?:bei|nach|vor|für die|während der|über die|zur"
    r"|zum zeitpunkt der) (?:\w+ )?(?:ein- und )?ausreise (?!aus\b"
    r"|auf|[^.;,]{0,30}?auf)|\bein- (?:und|oder|bzw\.?) ausreise|\bausreise(?:gebühr|steuer|kontroll|stempel|genehmig"
    r"|verbot"
    r"|sperre|bestimm|formular|visum|visa|pflichtig)|\b(?:visum|visa|aufenthalts(?:titel|genehmig|dauer)\w*|devisen"
    r"|zoll\w*|minderjährig\w*|rückflugticket|reisepass|pass(?:es)?|impf\w*|steuer|gebühr\w*|schulden|antiquitäten"
    r"|währung|dollar|euro|quarantäne|test\w*)\b|\b(?:wege|straßen?|wanderweg\w*|fahrzeug|hotel(?:anlage|gelände)?"
    r"|strand"
    r"|resort|haus|wohnung|unterkunft|schutzr\w+|gebäude|orte?|gebiet|menschen\w+|versammlung\w*|zimmer|auto|route"
    r"|pfad)\w*"
    r" (?:\w+ ){0,3}(?:zu )?verlassen\b|\bverlassen (?:sich )?(?:auf|darauf)\b|\bverlassen\w* (?:gegend|orte?|straßen"
    r"|viertel|strände)|\b(?:strände?|museum|flugzeug|\w*parks?|gebäudes?|demonstrationen|menschenmengen?|menschen\w+"
    r"|luftweg|küsten?|ufer|flussufer|hotline|webseite|streikt|botschafter|besucher)\b|\b(?:ukrainisch|malisch"
    r"|sudanes\w*)\w* regierung"
    r"|\bverlassen der botschaft"
    r"|\b(?:bei|nach|vor|für die|während der) (?:der |ihrer |einer )?(?:\w*rückkehr|(?:rück|heim|ab)reise)\b"
    r"|\b(?:beim|ohne|(?:vor|nach) dem) verlassen\b|\balle \d+ (?:tage|wochen|monate)\b|\bletzten tag|\bbegleitung"
    r"|\b(?:ein|an|be)wohner|versicherung"
    r"|\banreise|\bgehen sie davon aus|\bkinder\b|\beinreise|\bbußgeld|\bflüchtling"
)
_THEIR_OWN = (  # another government calls its people
    rf"^(?!.*(?:{_OFFICE}))(?=.*\b(?:ihre|seine)[nr]? (?:eigenen )?(?:staats(?:bürger|angehör)|bürger|landsleute))"
)
_ENDED = (
    r"\b(?:geschlossen|schließ\w*|dicht|eingestellt|einstellung|ausgesetzt|aussetzung|setz(?:t|en)\b[^.;]* aus(?! )"
    r"|stell(?:t|en)\b[^.;]* ein(?! )|aus(?:zu)?setzen|ein(?:zu)?stellen|geräumt|evakuiert\w*|suspendiert|verlegt"
    r"|verlegung|zugesperrt|unbesetzt|verlassen"
    r"|zumachen|arbeitsunfähig|(?:nicht|nur)(?: mehr)? (?:eingeschränkt )?(?:besetzt|arbeitsfähig|erreichbar"
    r"|einsatzfähig|handlungsfähig)|ruht|sperrt|sperrung|schließung\w*|eingeschränkt|reduziert|aufgegeben"
    r"|nicht (?:mehr )?möglich)\b"
)
_MOVED = (
    r"\b(?:abgezogen|abzu(?:g|ziehen)|abziehen|abzug|(?:zieht|ziehen)\b[^.;]* (?:ab|aus|zurück|heraus)|ausgereist"
    r"|ausreise|ausreisen|evakuier\w+"
    r"|evakuierung|ausgeflogen|flog|fliegt|fliegen|verlegt|verlegung|außer landes|ins ausland|verlassen|verließen"
    r"|verlässt|in sicherheit|reduzier\w+|verringer\w+|ausgedünnt|ausdünn\w+|zurückgeholt|zurückgerufen|zurückzu\w+"
    r"|zurückbeordert|heimgeholt|heimgekehrt|rückkehr|heimreise|abreise|(?:ruft|holt)\b[^.;]* (?:zurück|heim|heraus"
    r"|nach|aus|ab)|nachbarland|nachbarstaat"
    r"|(?:mit|auf) (?:\w+ )?weniger|minimum|rumpf\w*|kernteam|notbe\w+)\b"
)
_CARRY = (
    r"\b(?:evakuier\w*|evakuierungs\w+|ausgeflogen|ausfliegen|auszufliegen|fliegt\b[^.;]* aus|flugzeuge?|rückhol\w+"
    r"|rückführung\w*|sonderfl[uü]g\w*|sondermaschine\w*|charter\w*|gechartert\w*|konvois?|luftbrücke|busse?n?|fähre"
    r"|militärmaschine\w*|herausgeholt|zurückgeholt|heimgeholt|abgeholt|mitgenommen|mitnahme|plätze)\b"
)
_WAY = (
    r"\b(?:luftr(?:aum|äume)\w*|\w*flugh(?:afens?|äfen)|airports?|\w*grenz(?:en?|überg[aä]ng\w*|posten|verkehr)"
    r"|(?:luft|flug|fähr|schiffs)verkehr\w*|(?:see)?h[aä]fen|alle (?:\w+ )?(?:flüge|ausfallstraßen|wege aus))\b"
)
_BARRED = (
    r"\b(?:geschlossen|gesperrt|sperrte?n?|schließt|schließen|schlossen?|schließung\w*|\w*sperrung\w*|blockiert"
    r"|abgeriegelt|eingestellt|ausgesetzt|suspendiert|lahmgelegt|unpassierbar|dicht|unterbrochen|gekappt|ruht"
    r"|zu(?= ist\b"
    r"|[.,;]|$)|nicht (?:mehr )?(?:passierbar|nutzbar|möglich|angeflogen|in betrieb|anfliegbar)|außer betrieb)\b"
)
_NO_WAY = (
    r"\bwieder\w*\b|\b(?:wären?|würden?|geöffnet|offen|nachts?|uhr|zeitweise\w*|feiertag\w*|winter\w*|regenzeit"
    r"|saison\w*|kann"
    r"|könn\w+|möglicherweise|gelegentlich|häufig|oft|regelmäßig|mitunter|immer|muss|müssen|drohnen|lkw|lastwagen|visum"
    r"|visa|reisepass|eingeschränkt|terminal|parkplätze?|schalter|banken|geschäfte|schulen|frühere?|rechnen|erreichbar"
    r"|soll(?:en)?|gedroht|droh\w+|forder\w+|verlang\w+|plan\w*|erwäg\w+|abends?|jede[nrs]?|täglich\w*|güter\w*"
    r"|fracht\w*"
    r"|straßen?|verkehr um|uneingeschränkt|kurzfristig\w*|falls|bei (?:sandst|nebel|schnee)\w*|nicht (?:geschlossen"
    r"|gesperrt|eingestellt))\b"
    r"|\b\w+ische[nrms]? luftr|\b(?:am|im|beim|vom|zum|um den|des) \w*flugh|\b(?:an|nahe|bei|vor"
    r"|entlang) der \w*grenze\b"
)
HINTS = Hints(
    rows=(
        hint("departure", "Die Angehörigen der Entsandten treten die Heimreise an.", _STAFF, _MOVED,
             whose=rf"{_POST}|\bbotschaft(?:s|er)\w*|\bentsandt\w*|\bdienstort|\bausw\w+ dienst|{_OFFICE}",
             unless=r"\b(?:hotel|flug|bord|sicherheits|wach|pflege|bahn|bodenpersonal)\w*(?:personal|mitarbeit)"
                    r"|\bopfern?\b|\bbotschafter(?:in)? (?-i:[A-ZÄÖÜ](?!eutschlands|sterreichs))\w+s\b|\bdoppelstaat"
                    r"|\bstaatsangehörig\w*(?! des| der)"
                    r"|\bnicht\b(?! (?:unbedingt|zwingend|notwend|dringend))|\bkeine?\w*\b|\bhilfsorganisation"
                    r"|\bkontakt(?:ieren)?\b|\bwenden sie|\bkonsultation|\b(?:zu besuchen|vorgänger|nachfolg"
                    r"|wechsel\b)|\b(?:gebäude|gelände|erwägen|prüft|militärisch\w*|der bundeswehr"
                    r"|gebühren|wartezeit\w*|firmen|an den dienstort|malis|frankreichs"
                    r"|rückkehr\w* nach (?!deutschland|österreich|berlin|wien))\b"),
        hint("closure", "An der Pforte der Botschaft hängt ein Schild: geschlossen.", rf"{_POST}|\bkonsular\w*"
             rf"|\bvisa(?:stelle|abt\w+)",
             _ENDED,
             unless=r"\b(?:feiertag\w*|feiertags|weihnacht\w*|neujahr\w*|ostern?\w*|karfreitag|renovierung\w*"
             r"|umbau\w*|umzug"
             r"|personalversammlung|betriebs\w+|öffnungszeiten|mittags\w*|\w+weise|\w+halber|(?:mon|diens"
             r"|donners|frei|sams|sonn)tags|mittwochs|nachmittag|normalerweise|abkommen"
             r"|beraten|markt|schulen|warnung|gebäude|neue (?:mitarb|kolleg)\w+|italienisch\w*"
             r"|unterstützung der|konsularische\w* (?:hilfe|unterst)\w*|visaanträge|annahme|gelände|zum verlassen"
             r"|sprechzeiten|wochenende\w*|honorar\w+)\b"
             r"|\bnicht (?:geschlossen|eingestellt|verlegt|evakuiert)\b|\bbleib\w* (?:\w+ ){0,2}(?:geöffnet|offen)\b"
             r"|\bstraßen?\b|\bzugang zu|\bverlassen sie|\bwieder(?:eröffn| geöffnet| aufgenommen)"
             r"|\bunterscheid|\b(?:neben|gegenüber) der\b|\b(?:kulturzentr|kulturinstitut|goethe|telefonisch n"
             r"|passstelle|leitung\b)|\bsonst\b"),
        hint("leave", "Allen Deutschen wird die baldige Rückreise empfohlen.", _PEOPLE, _AWAY, _ASKED,
             unless=rf"{_NOT_TO_GO}|{_THEIR_OWN}|\bnicht\b(?! (?:zwingend|unbedingt|notwendig|dringend|auf (?:sich"
             rf"|einen)|mehr\b|garantiert|länger|aus(?:geschlossen|zuschließen)))|\bkeine?\w*\b"),
        hint("leave", "Die Evakuierung wird dringend empfohlen.",
             r"\b(?:evakuierung|(?:aus|heim|rück|ab)reise|(?:zum )?verlassen (?:des landes|von [a-zäöü]+))\b",
             r"\b(?:empfohlen|angeraten|geraten|aufforderung (?:zum|zur)|aufruf (?:zum|zur))\b",
             unless=rf"{_NOT_TO_GO}|versicher|\bnicht\b(?! (?:bekannt|absehbar))|\bkeine?\w*\b"),
        hint("shelter", "Alle sollten in ihren Häusern ausharren.",
             r"\b(?:zu ?hause|daheim|drinnen|(?:im|ihre[mn]?|in (?:der|einer|ihrer|den|sicheren"
             r"|geschützten)) (?:\w+ )?(?:haus\w*"
             r"|häusern|wohnung\w*|unterk[uü]nft\w*|hotels?|gebäuden?|keller\w*|innenr[aä]um\w*)|in gebäuden"
             r"|schutzr[aä]um\w*|bunker\w*|keller\w*|in deckung)\b",
             r"\b(?:bleiben|bleibt|ausharren|verharren|aufhalten|begeben|aufsuchen|aufzusuchen|suchen|halten"
             r"|verlassen)\b",
             rf"{_ASKED}|\bbleiben sie|\bsie\b",
             unless=r"\b(?:nachts?|nächtlich\w*|abends?|dunkelheit|wertsachen|schmuck|pass|dokumente|strom|gewitter"
             r"|sturm|hurrikan"
             r"|taifun|zyklon|erdbeben\w*|beben|mücken\w*|moskito\w*|fieber|symptom\w*|krank\w*|quarantäne"
             r"|smogs?|hitze|fenster|türen|registriert|erreichbar|polizei|alarm\w*|nicht mehr"
             r"|kochen|trinkwasser|safe|demonstration\w*|in der nähe von)\b"
             r"|\bbei (?!verwandt|freund|ihre|uns\b|geschlossen)"),
        hint("help", "Am Freitag startet ein Rückholflug.",
             r"\b(?:evakuierungs|sonder|rückhol|repatriierungs)fl[uü]ge?\b|\bluftbrücke\b",
             r"\b(?:starte[nt]|geht|gehen|findet|finden|fliegt|fliegen|geplant|vorgesehen|bereit|organisiert"
             r"|angeboten)\b",
             unless=r"\b(?:nicht|keine?\w*|mehr|abgeschlossen|beendet|frühere?|kostenlos|reiseveranstalter\w*)\b"),
        hint("help", "Flugzeuge der Luftwaffe holen Landsleute ab.", _CARRY,
             rf"{_PEOPLE}|\bfür sie\b", rf"{_OFFICE}|\bbundeswehr|\bbundesheer|\bluftwaffe|\bmilitär\w*|{_POST}"
             rf"|\bgemeinsam mit|\bausreisen\b|\bfinden sie sich\b",
             unless=r"\b(?:nicht|keine?\w*|kostenlos|medizinisch\w*|rettungs\w+|krankenrücktransport"
             r"|krankenversicher\w*"
             r"|reiseversicher\w*|auslandskranken\w*|überlandbusse?n?|reisebusse?n?|linienbusse?n?|fahrpläne?"
             r"|abgeschlossen|beendet|zurückgebracht|insgesamt|reiseveranstalter\w*|begleitet|wieder auf|überwach\w*)\b"
             r"|^(?=.*\b(?:rät|raten|warnt|warnen|empfiehlt|empfehlen)\b)(?!.*(?:evakuier|sonder|rückhol"
             r"|charter))"),
        hint("ways", "Am Himmel ruht aller Verkehr: zu ist der Luftraum, die Flughäfen sind außer Betrieb.", _WAY,
             _BARRED, unless=_NO_WAY),
        hint("ways", "Eine Ausreise ist auf keinem Weg mehr möglich.",
             r"\b(?:(?:die|eine) (?:direkte )?ausreise|ausreisemöglichkeit\w*|verlassen des landes|aus dem land)\b",
             r"\b(?:(?:nicht|kaum) (?:mehr )?möglich|unmöglich|keine?r?\w* (?:\w+ )?(?:weg|möglichkeit\w*)|eingestellt"
             r"|versperrt|abgeschnitten)\b",
             unless=rf"{_NO_WAY}|\b(?:ohne|mit|doppelstaat\w*|minderjährig\w*|personen|männer|wehrpflicht\w*)\b"),
    ),
    ours=re.compile(rf"\b(?:deutsch|österreich|bundes|unser)|{_OFFICE}", re.I),
    never=re.compile(
        r"\b(?:falls(?! (?:nicht|sie sich))|sollte (?:es|sich|die|der)|im falle?|im (?:not|krisen|ernst|bedarfs)fall"
        r"|(?:wird|werden) (?:dann )?gegebenenfalls|könnten?|würden?"
        r"|bis sie\b[^.;]*\b(?:informiert|benachrichtigt|kontaktiert)|gerüchte\w*|angeblich|medienberichte\w*"
        r"|grundsätzlich|in der regel|üblicherweise|jederzeit möglich"
        r"|probealarm|übung|jahrestag|gedenk\w*|früher|damals|seinerzeit"
        r"|vor \w+ (?:jahren|monaten)|im (?:vergangenen|letzten|vorigen) jahr"
        r"|bestreitet|ausgeschlossen werden|auszuschließen|löst)\b"
        r"|\b(?:us|eu|un)-(?:\w+)|\b(?:usa|vereinigten? (?:staaten|königreich|nationen)|washington|london|paris"
        r"|großbritannien|frankreich|israelis?|russland|china|neuseeland|australien|kanada|dänemark|norwegen|polen"
        r"|italien|spanien|belgien|tschechien|ungarische|briten|franzosen|amerikaner\w*|andere[nr]? (?:staaten"
        r"|länder))\b[^.;]{0,90}"
        r"\b(?:botschaft|bürger|staats|personal|vertretung|diplomat|landsleute|evaku|einrichtungen|ausreise|verlassen)"
        r"|\b(?:amerikanisch|britisch|französisch|israelisch|russisch|chinesisch|iranisch|saudi\w*|türkisch|schweizer"
        r"|ausländisch|ungarisch|italienisch)\w* (?:\w+ )?(?:botschaft|vertretung|konsulat|diplomat|staats|regierung"
        r"|behörd)", re.I),
)  # fmt: skip
