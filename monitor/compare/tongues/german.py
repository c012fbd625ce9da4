"""German, as the Foreign Office writes it: tables of what is said of posts, people, ways and shelter."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.compare.tongues.frames.german import FRAME
from monitor.compare.tongues.recast.german import RECAST, SAFELY, TURNED
from monitor.compare.tongues.statements.german import SOON, STATEMENTS
from monitor.compare.tongues.tongue import Calls, Row, Tongue, grouped
from monitor.terms.bent import WHOLE

_NAME = r"(?-i:[A-ZÄÖÜ][\w’'-]+(?: (?:Aviv|Abeba|Said|City|Saba|Dhabi|Prince|Alegre)\b)?)"
_CITY = rf"(?!\w*(?:gründen|sicherheit|vorsicht|tag|woche|hand|hause?|gebäude\w*|räumen)\b){_NAME}"
_TOWN = r"(?-i:(?!Luftr|Grenz|Land|See|Botschaft|General|Flug|Häfen|Haupt)[A-ZÄÖÜ][\w’'-]+)"
_LAND = rf"(?:(?:der|den|dem|die) )?(?!nachbar(?:ländern|staaten)\b){_NAME}(?: {_NAME}){{0,3}}"
_YES = r"(?:(?!\b(?:nicht|nie|nur|kein\w*|turnus\w*)\b)[^.;,])"  # what stands between two words and denies nothing
_AWAY = r"(?! (?:nach (?!deutschland|österreich)|an den|ins land|in das land))"  # a way home, and none to the post
_LANDS = rf"{_LAND}(?:(?:, (?:zu[mr]? )?| und (?:zu[mr]? )?| sowie (?:zu[mr]? )?){_LAND})*"
SUBJECTS: tuple[Row, ...] = (
    ("family", "Familienangehörige des entsandten Personals",
     r"\b(?:familienangehörigen?|familienmitglieder|familien|angehörigen?(?= (?:de[rs]|unsere\w*) ))(?: (?:de[rs]|von"
     r"|unsere[rs]|ihre[rs]) (?:\w+ ){0,2}?(?:personals?|botschafts\w+|mitarbeit\w+|bediensteten"
     r"|diplomaten|beschäftigten|angestellten|entsandten(?! (?:personal|beschäftigt|bedienst|mitarb|diplomat)))\b\w*)?"
     r"(?<!\bangehörige)(?<!\bangehörigen)"),
    ("staff", "Das Personal der Botschaft",
     r"(?<!des )(?<!entsandten )\b(?:botschafts)?personal\b|(?<!der )(?<!die angehörigen der"
     r" )\b(?:botschafts)?(?:mitarbeiter(?:innen)?"
     r"|mitarbeitenden?|bediensteten?|diplomaten|angestellten?|beschäftigten?)\b|\bbotschafts?angehörigen?\b"
     r"|\bangehörigen?(?= der (?:deutschen |österreichischen )?(?:botschaft|auslandsvertretung|vertretung)\b)"
     r"|\b(?:(?:ein )?(?:groß)?teile? |die (?:mehrheit|meisten|hälfte) )(?:des (?:\w+en )?(?:botschafts)?personals"
     r"|der (?:\w+en )?(?:botschafts)?(?:mitarbeiter(?:innen)?|mitarbeitenden|bediensteten|beschäftigten))\b"),
    ("help", "Konsularische Hilfe",
     r"\bkonsularische[nr]? (?:hilfe(?:leistung)?|unterstützung|dienstleistungen|betreuung|hilfeleistungen)\b"),
    ("post", "Die Botschaft Khartum",
     r"\b(?:botschafts-?(?:einrichtung(?:en)?|räume)|botschaft|generalkonsulat|gk|auslandsvertretung"
     r"|(?:(?<=deutschen )|(?<=österreichischen )|(?<=unsere ))auslandsvertretungen|(?:(?<=deutsche )"
     r"|(?<=österreichische )|(?<=unsere ))"
     rf"vertretung)s?\b(?: in(?: der(?: [\w-]+)? hauptstadt)?)?(?: (?P<place>{_NAME}))?"),
    ("airspace", "Der Luftraum",
     rf"(?:\b(?P<place>\w+ische[nrs]?) )?\bluftr(?:aum|äume)s?\b(?: (?:von|über) (?P<place>{_LANDS}))?"),
    ("airport", "Der Flughafen Khartum",
     rf"\bflughäfen\b(?: von| in)? (?P<place>{_TOWN}(?: {_TOWN})?(?:(?:, | und | sowie ){_TOWN}(?: {_TOWN})?)+)"
     rf"|\bflugh(?:afen|äfen)s?\b(?:(?: von| in)? (?P<place>{_NAME}(?: {_NAME})?))?"),
    ("airlines", "Einige Fluggesellschaften haben ihre Flüge eingestellt",
     r"\b(?:einige|mehrere|viele|zahlreiche|manche|internationale) (?:[\w-]+ ){0,3}?(?:fluggesellschaften"
     r"|fluglinien|airlines)\b(?: haben (?:ihren? |alle |den )*(?:flüge|flugverbindungen|verbindungen"
     r"|(?:flug|linien)(?:betrieb|verkehr)))?"),
    ("flights", "Der Flugverkehr",
     r"\b(?:(?:alle|sämtliche|der) (?:\w+ )?internationalen? )?(?:\w*flugverkehr|flugbetrieb|(?:linien)?flüge"
     rf"|flugverbindungen)\b(?: (?:nach|von|aus"
     rf"|zwischen) (?P<place>{_LANDS}))?"),
    ("crossing", "Die Grenzübergänge nach Kambodscha",
     rf"\bgrenzüberg(?:ang|änge)n?\b(?:(?: (?:zu[mr]?|nach|mit|zwischen|in die|bei|in))? (?P<place>{_LANDS}))?"),
    ("border", "Die Landgrenzen zu Armenien und der Türkei",
     rf"\b(?:land(?:es)?|see|staats|außen)?grenzen?\b(?: (?:zu[mr]?|nach|mit|zwischen) (?P<place>{_LANDS}))?"),
)  # fmt: skip
STATES: tuple[Row, ...] = (
    ("partly", "ist teilweise wieder geöffnet",
     r"\b(?:teilweise|eingeschränkt|schrittweise|in begrenztem umfang) wieder (?:ge)?öff\w+|\bnur (?:für"
     r"|zu)\b[^.;]{0,60}?\bgeöffnet\b|\bteilweise (?:geöffnet|wieder aufgenommen)\b"),
    ("again", "ist wieder geöffnet",
     r"\bwieder(?: für \w+(?: \w+)?)? (?:geöffnet|offen|eröffnet|in betrieb|aufgenommen|regulär geöffnet"
     r"|freigegeben)\b|\bwiedereröffnet\b|\bwiederaufgenommen\b|\b(?:läuft|laufen|finden|verkehren|fliegen) wieder\b"
     r"|\bwieder (?:auf|statt)(?=[.,;]|$)"),
    ("public", "ist für den Besucherverkehr geschlossen",
     r"\bfür (?:den |allgemeine )?(?:besuch\w*|publikum\w*|die öffentlichkeit"
     r"|kundenverkehr)(?: \w+){0,4}? (?:geschlossen|gesperrt)\b"),
    ("shut", "ist bis auf Weiteres geschlossen",
     r"\b(?:geschlossen|gesperrt|eingestellt|ausgesetzt|stillgelegt|gestrichen|abgeriegelt|annulliert|suspendiert)\b"
     r"|\bdicht(?=[.,;]|$)|\bfinden (?:\w+ ){0,2}?nicht (?:mehr )?statt\b|\b(?:außer|nicht (?:mehr )?in) betrieb\b"
     r"|(?<=\bbetrieb )(?:vorübergehend |bis auf weiteres |vorerst )?ein(?=[.,;]|$)|(?<=wirkung )ein(?=[.,;]|$)"
     r"|(?<=vorübergehend )ein(?=[.,;]|$)|(?<=weiteres )ein(?=[.,;]|$)|(?<!zu )\bschließen(?=[.,;]|$)"
     r"|\bnicht (?:mehr )?(?:arbeitsfähig|einsatzfähig)\b|\bnicht (?:mehr )?besetzt\b|\bschließt(?= (?:vorübergehend"
     r"|vorerst|bis auf|ab sofort|heute|mit sofortiger)\b)"),
    ("open", "ist geöffnet", r"\b(?:geöffnet|passierbar)\b"),
    ("ordered", "wurde angeordnet",
     r"\bangeordnet\b|\b(?:aufgefordert|angewiesen|verpflichtet),? (?:auszureisen|(?:das land"
     r"|(?-i:[A-ZÄÖÜ])\w+)(?: \w+){0,2}? zu verlassen)\b|\bzur (?:\w+en )?ausreise (?:aufgefordert|angewiesen"
     r"|verpflichtet)\b|\bsollen (?:(?!\bnicht\b)[^.;,]){0,100}?\b(?:(?:aus|ab|heim)reisen|das land verlassen"
     r"|(?:(?:ins|im) ausland|außer landes|in (?:ein|da)\w* \w*(?:nachbar|dritt)\w+"
     r"|sicheren ort in der region)(?: \w+)? begeben|nach (?:deutschland|österreich) (?:reisen"
     r"|zurückkehren))(?= *(?:[.;,]|$))"),
    ("back", "ist zurückgekehrt", r"\bzurückgekehrt\b|\bwieder (?:vor ort|zurück)\b"),
    ("moved", "wurde vorübergehend ins Ausland verlegt",
     rf"\b(?:ins (?:benachbarte )?ausland|außer landes|aus dem land|in (?:ein|die|benachbarte)\w* (?:nachbar|dritt"
     rf"|länder)\w+) verlegt\b|\bin \w+s hauptstadt (?P<place>{_NAME}) verlegt\b"
     rf"|\bnach (?P<place>{_NAME}(?: {_NAME})?) verlegt\b|\bin die [\w-]+ hauptstadt (?P<place>{_NAME}) verlegt\b"
     rf"|\b(?:arbeite[nt]|operier(?:t|en)) (?:(?!wieder\b|nicht\b(?! mehr))\w+ ){{0,4}}?(?:aus|von)"
     rf" (?P<place>{_CITY})\b"
     rf"|\bnimmt\b[^.;,]{{0,60}}? (?:aus|von) (?P<place>{_CITY})(?: aus)? wahr\b"),
    ("gone", "wurde nach Istanbul gebracht",
     rf"\bnach (?P<place>{_NAME}(?: {_NAME})?) (?:abgezogen|evakuiert|gebracht)\b"
     r"|\bnach (?:deutschland|österreich|berlin|wien|hause) zurückgekehrt\b|\ban einen (?:anderen"
     r"|sicheren) ort (?:gebracht|verlegt)\b|\bverlass(?:en|t)(?: (?!nicht\b|nie\b|sie\b|nur\b)\w+){0,4}? (?:das land"
     r"|(?:den )?(?:iran|irak|libanon|sudan|südsudan|jemen|tschad|niger)|(?:die )?(?:ukraine|türkei))\b(?! (?:nicht"
     r"|nur|erst)\b)|(?:\baus (?-i:[A-Z])\w+ |personal )ab(?=[.,;]|$)|(?<=\bkönnen )ausreisen(?=[.,;]|$)"
     rf"|\b(?:ausreise|abreise|heimreise|rückreise|rückkehr)\b{_AWAY}{_YES}{{0,30}}? (?:angeboten|ermöglicht"
     rf"|freigestellt"
     r"|gestattet|genehmigt|erlaubt)\b"
     rf"|\b(?:wird|werden)\b{_YES}{{0,60}}? (?:das land|(?!gebäude|gelände|haus|hotel|b[uü]ro|kanzlei|botschaft"
     rf"|compound"
     r"|stadt|amt|dienst|residenz|wohnung|unterkunft)(?-i:[A-ZÄÖÜ])\w+) verlassen\b"
     r"|\b(?:abgezogen|evakuiert|ausgeflogen|zurückgezogen|ausgereist|zurückgeholt|in sicherheit gebracht)\b"
     r"|\b(?:haben|hat)\b(?![^.;,]*\b(?:das gebäude|das gelände|das büro|das haus|das hotel)\b)[^.;,]{2,160}?"
     r"(?<!gebäude)(?<!haus)(?<!gelände)(?<!büro)(?<!kanzlei)(?<!botschaft)(?<!nicht)(?<!wohnung) verlassen\b"),
    ("less", "arbeitet mit reduziertem Personal",
     r"\b(?:reduziert|verringert|verkleinert|begrenzt|eingeschränkt|minimal)e[mnrs] (?:personal\w*|besetzung"
     r"|(?:dienst)?betrieb|umfang|team|rahmen)\b|\b(?:eingeschränkt|begrenzt) (?:arbeitsfähig|möglich|verfügbar"
     r"|geleistet|gewährt|leistbar)\b|\bnotbetrieb\b|\bmit (?:einem )?(?:kernteam|kernpersonal|rumpfteam"
     r"|rumpfmannschaft|kleinen team)\b|\bnotbesetzung\b|\bauf (?:\w+ )?(?:notfälle|das nötigste"
     r"|ein minimum) (?:beschränkt|begrenzt)\b|\bnicht (?:geleistet|möglich|gewährleistet)\b|\beingeschränkt$"),
    ("fewer", "wurde reduziert", r"\bauf (?:ein|das) (?:\w+ )?(?:minimum|mindestmaß|nötigste) (?:reduziert"
     r"|verringert)\b|\b(?:reduziert|verringert|verkleinert|ausgedünnt)\b"),
)  # fmt: skip
_MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
)  # fmt: skip
_WHY = r"(?:aufgrund|auf grund|wegen|infolge|in folge|angesichts|nach|im zuge|vor dem hintergrund|als folge)\b[^,;:]*+"
_DAY = rf"(?:\d{{1,2}}\. ?(?:{'|'.join(_MONTHS)}|\d{{1,2}}\.)(?: ?\d{{4}})?|(?:{'|'.join(_MONTHS)})(?: \d{{4}})?)"
# What may stand between a post and its state; what is no word of these is a thing of its own.
_BETWEEN = (
    r"(?: (?-i:[A-ZÄÖÜ])[\w’'-]+\b)?(?: im \w*(?:nord|süd|ost"
    r"|west)en(?: des landes)?\b)?(?: \([^()]*\))?(?:[\s,():„“\"]|\b(?:ist|sind|bleibt|bleiben|muss|umgehend"
    r"|unverzüglich|sofort|wird|wurden?|stellt|stellen|nimmt|(?:heute|gestern)(?= (?:ihre|den|seinen|wieder)\b)"
    r"|nur noch|mit (?:sofortiger wirkung|dem heutigen tage?)|hat|haben|musste|mussten|worden|und|sowie|auch|dort|hier"
    r"|personell|und (?:die )?(?:visa|konsular)\w+|de[rnms]|die|das|deren?|derzeit|aktuell|momentan|gegenwärtig"
    r"|zurzeit|zur zeit|vorübergehend|temporär|vorerst|vorläufig|zunächst|weiterhin|weiter|noch|immer|inzwischen"
    r"|mittlerweile|nun|nunmehr|jetzt|daher|deshalb|deswegen|jedoch|allerdings|aber|doch|wieder|erneut|bereits"
    r"|ab sofort|(?:ab|seit) (?:heute|gestern)|bis auf weiteres|als \w+maßnahme|komplett|vollständig|ganz|wohl|schon"
    r"|(?:vorsichts|sicherheits)halber|(?:kurz|lang|mittel)fristig|(?:vorübergehender|vorsorglicher|not|zwangs)weise"
    r"|seit (?:\w+ )?(?:\w+tag|tagen|wochen|monaten)|für (?:\w+ ){1,3}(?:wochen|monate|zeit|dauer)|für mehrere tage"
    r"|auf unbestimmte zeit|in der(?: [\w-]+)? hauptstadt(?: (?-i:[A-ZÄÖÜ])[\w-]+)?|gänzlich|physisch|offiziell"
    r"|regulär\w*|teilweise|ihren?|ihre[nmr]?|seinen|alle|sämtliche|gesamten?|(?:dienst|geschäfts|konsular|normal"
    r"|regel)?betrieb|arbeit|tätigkeit(?:en)?|dienste|dienstleistungen|personal|präsenz|aktivitäten|bundesrepublik"
    r"|deutschlands?|vor ort|aus (?:sicherheits)?gründen|zur sicherheit|in (?-i:[A-ZÄÖÜ])[\w-]+)\b"
    rf"|\b(?:seit|ab|bis|am|vom|zum|bis zum)(?: (?:de[mn]))? {_DAY}(?!\w)|\b(?:seit|ab|bis|im) {_DAY}|\bseit \d{{4}}\b"
    rf"|\b{_WHY})*"
)


def _theirs(ours: str, partner: str) -> re.Pattern[str]:
    """Find whose post or people are not `ours`; the `partner` government speaks German, too, and has its own."""
    return re.compile(
        r"\b(?:us|eu|un)-(?:botschaft|personal)|\b(?:amerikanisch|britisch|französisch|italienisch|israelisch"
        r"|russisch|chinesisch|iranisch"
        rf"|schweizer|{partner}|türkisch|saudisch|ukrainisch|ausländisch|andere)\w* (?:botschaft|generalkons"
        r"|diplomat|person|(?:auslands)?vertretung)"
        rf"|\b(?!{ours}|diplomatisch|konsularisch)\w+ische[nrs]? (?:botschaft|generalkonsulat)"
        r"|(?<!in )(?<!nach )\b(?:mehrere|viele|einige|zahlreiche|andere|weitere|verschiedene)r? (?:\w+ )?(?:staaten"
        r"|länder)\b|\b(?:usa|staaten|frankreich|großbritannien|kanada|italien|spanien|israel|russland|china|polen"
        r"|schweden|norwegen) (?:hat|haben|zieht|ziehen)\b|\b(?:vereinten nationen|hilfsorganisation\w*|hotelpersonal"
        r"|botschaften)\b|\bbotschaft (?:der|des|von) (?!bundesrepublik|republik österreich)", re.I
    )


TONGUE = Tongue(
    language="de",
    subjects=grouped(SUBJECTS),
    states=grouped(STATES),
    statements=grouped(STATEMENTS),
    idle=re.compile(
        r"\A(?!.*(?:angriff|beschuss|raket|kämpfe|bomb|drohne)).*?\bjede[nmrs]? (?:\w+tag|tag|mittwoch|abend|nacht"
        r"|woche|morgen)s?\b(?![^.;,]* und [^.;,]{2,60} (?:ist|sind|bleib\w+|w[iu]rd\w*|werden)\b)|\burlaub\b"
        r"|\bkonferenz\b|\bprobealarm"
        r"|\bbetriebsausflug|\bregelmäßig\b|\bmitunter\b|\bsaisonal|\bwintermonat"
        r"|\bschneefall|\bnicht\b(?! (?:mehr )?besetzt| in notfällen| (?:\w+ )?notwendige| aufschiebbar| zwingend"
        r"| geleistet| möglich| gewährleistet)|\bkeine?[nmrs]?\b|\bnie(?:mals)?\b|\boft\b|\bhäufig\b|\bkann\b"
        r"|\bkönnen\b(?! ausreisen\b)|\bkönnten?\b|\bfalls\b|\bsofern\b|\bsollten?\b|\bsoll(?:en)?\b"
        r"|\bwerden?\b(?= \w+ werden)|\bwerde\b|\bwenn\b(?! möglich\b)|\bmöglicherweise\b|\bdroht?\b|\bdrohen\b"
        r"|\bgeplant|\bangeblich|\bgerüchte|\bnotfalls\b|\bgegebenenfalls\b|\bvielleicht\b|\beventuell\b|\bwomöglich\b"
        r"|\bvor \w+ jahren\b|\bunbestätig|\bwar(?:en)?\b|\bfrüher\b|\bzeitweise\b|\bzeitweilig|\bnachts\b"
        r"|\bdunkelheit\b|\babends\b|\bgewitter|\bsonnenuntergang|\bfeiertag|\bwochenende|(?<!seit )\b(?:sonn|sams)tag"
        r"|\buhr\b|\bbei\b(?! \w+ (?:sind|ist|wurde| ?–))|\bim falle?\b|\bimmer wieder\b|\bgelegentlich|\bdamals\b"
        r"|\bseinerzeit\b|\bwährend eine[rs]|\bfür (?:drohnen|(?!zivile )(?:\w+ )?(?:flugzeuge|maschinen))"
        r"|\bhonorarkons|\bmüssen\b|\bmuss\b(?=[^;,]*(?<!hingewiesen )\bwerden\b)|\bvor(?:zu|her|sorg)\w+ prüf|\bob\b"
        r"|\bwährend (?:der|des) (?:ausgangssperre|nacht|winter|regenzeit)", re.I),
    supposed=re.compile(
        r"\bdementier|\b(?:falls|sofern|sobald(?! (?:dies|es|das)(?: \w+){0,2} (?:sicher|möglich|gefahrlos)\b)|sollten?"
        r"|wenn(?! möglich\b)|ob|im falle?|an tagen|medien\w*|gerüchte\w*|angeblich|(?:nach|laut"
        r"|kursieren) \w*meldungen|(?:ist|sind) (?:falsch|unzutreffend))\b|^(?!.*(?:verlass|ausreis|auszureis"
        r"|reisen sie)).*\bsobald\b|\b(?:möglich|auszugehen|denkbar), dass\b|\b(?:kann"
        r"|könnten?) (?:\w+ )?dazu führen\b|\bdazu führen könnten?\b", re.I),
    one_day=re.compile(
        r"\b(?:ist|sind|bleibt|bleiben)\b[^,;]*\bam (?:\w+, ?)?(?:dem )?\d|\bam (?:\w+, (?:dem )?)?(?:\w+tag|mittwoch"
        r"|\d+\. ?(?:\w+|\d+\.)(?: \d{4})?) wird\b[^,;]*geschlossen (?:bleiben|sein)\b"
        r"|\bvom? (?:\w+, ?)?(?:dem )?\d[^;]*?\bbis\b"
        r"|^(?:(?!, (?-i:[A-ZÄÖÜ])\w+ (?:ist|sind|wird|werden|wurden?)\b).)*?"  # no post is behind it
        r"\b\w*(?:feiertag|festes|umzug|renovier|umbau|bauarbeit|sanierung|wartung"
        r"|ausflug|weihnacht|oster|neujahr|jahreswechsel|versammlung|veranstaltung|streik(?!räft)|pause\b|ferien\b"
        r"|urlaub"
        r"|inventur|wasser(?:schad|schäd|rohr)|krankheits)\w*", re.I),
    since=re.compile(
        r"\b(?P<year>(?:19|20)\d\d)\b(?! (?:\w+ )?(?:andauern|anhalten|bestehen|laufen|geführt|geltend|ausgebroch)\w+)"
        r"(?! ?(?:k?m|meter|kilometer|euro|uhr|menschen|personen|deutsche)\b)"
        r"|\b(?P<ages>seit (?:vielen |langen )?(?:jahren|jahrzehnten|langem|langer zeit)|jahrelang|dauerhaft)\b", re.I),
    lasts=re.compile(r"\b(?:seit|bleib\w*|weiterhin|nach wie vor)\b", re.I),
    ends=re.compile(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.) +(?=[A-ZÄÖÜ„])"),
    clause=re.compile(
        r";|, (?:aber|jedoch|während|wobei|weshalb)\b|, (?=(?:dies|das|was) (?:[\w-]+ ){0,4}?(?:kann|könnten?)\b)"),
    tail=re.compile(r"[^,;]*?(?= und |[,;]|$)"),
    oblique=re.compile(
        r"\b(?:zu[mr]|a[mn]|an (?:de[nrm]|allen)|auf de[nm]|beim?|vo[mn]|vo[nr] de[rm]|in de[rnm]"
        r"|im|vor de[rm]|des|um (?:de[nr]|die|das)) (?:\w+ )?\w+$|\bder (?:\w+ )?(?:post|border)$", re.I),
    leads=re.compile(
        r"(?:^|[,:;–-]|\b(?:und|sowie|dass|da|weil|ist|sind|bleibt|bleiben|wird|wurden?|hat|haben|musste|mussten"
        r"|auch|derzeit|während|(?<!\w)(?:dienst|geschäfts|normal|regel)?(?:betrieb|arbeit|tätigkeit) der)\b)"
        r"\W*(?:auch )?(?:(?:die|das|der|unsere|unser) )?(?:(?:deutsche|österreichische)n? )?$"
        r"|\b(?:deutschland|österreich|bundesregierung|auswärtige amt) hat (?:\w+ )?(?:ihre|seine|die) $", re.I),
    between=re.compile(_BETWEEN, re.I),
    ours=re.compile(
        r"\bwir –|\b(?:botschaft|generalkonsulat|auslandsvertretung|entsandt\w*|unsere[nr]? (?:diplomat|person"
        r"|mitarb)|deutsche[nrs]? (?:diplomat"
        r"|person|mitarb))|^(?!.*\b(?:unternehmen\w*|firm\w+|konzern\w*|organisation\w*|universität\w*|hotels?)\b).*"
        r"\b(?:familien(?:angehörige\w*|mitglieder\w*)?|angehörige\w*) (?:de[rs]"
        r"|unsere[rs]) (?:\w+en )?(?:beschäftigten"
        r"|angestellten|bediensteten|entsandten|personals|mitarbeit\w+)\b", re.I),
    theirs=_theirs("deutsch", "österreichisch"),
    joint=re.compile(r", | und | sowie "),
    articles=re.compile(r"^(?:zu[mr]? )?(?:(?:der|den|dem|die) )?(?:nachbar(?:land|staat) )?", re.I),
    at_once=re.compile(r"\b(?:sofort|unverzüglich|umgehend|schnellstmöglich)", re.I),
    days=re.compile(
        rf"\b(?P<day>\d{{1,2}})\. ?(?:(?P<name>{'|'.join(_MONTHS)})\b"
        rf"|(?P<month>\d{{1,2}})\.)(?: ?(?P<year>\d{{4}}))?", re.I),
    months={name: n for n, name in enumerate(_MONTHS, 1)},
    countries={},
    rows=(*SUBJECTS, *STATES, *STATEMENTS),
    frame=FRAME,
    recast=RECAST,
    turned=TURNED,
    safely=SAFELY,
    aid=re.compile(r"\b(?:evakuierungs|sonder|charter|rückhol)(?:fl[uü]g|maschine)", re.I),
    calls=Calls(
        withheld=re.compile(
            r", (?:die|welche)\b[^.;]{2,80}, (?:haben|hatten|sind|waren)\b[^.;,]{0,60}(?<!\bzu) (?:(?-i:verlassen)"
            r"|(?:aus|ab|heim)gereist)\b|\b(?:gegebenenfalls|ggf)\b[^;,]{0,80}\b(?:auf(?:gefordert|gerufen)|geraten"
            r"|empfohlen)\b"
            r"|\b(?:kann|können)\b[^.;,]{0,80}\bauf(?:gefordert|gerufen) werden\b"
            r"|^(?:(?:das|die|alle|unsere?) )?(?:\w+ )?(?:botschafts(?:personal|mitarbeiter\w*|angehörige\w*)"
            r"|(?:personal|mitarbeiter\w*|familien\w*|angehörige\w*) (?:de[rs]|unserer) (?!.*\bund\b)[^.;,]{0,40}?"
            r"(?:botschaft|personal|beschäftigt|entsandt|diplomat|vertretung)\w*)(?: in \w+)? (?:wird|werden|ist|sind)"
            r" [^.;,]{0,60}?\bauf(?:gefordert|gerufen)\b"
            r"|\bmedien (?:berichten|melden)\b|\b(?:laut|nach) (?:\w+ )?medien\w*|\bgerüchten?\b"
            r"|\bwurden?\b[^.!?;,]{0,80}\b(?:auf(?:gefordert|gerufen)|geraten|empfohlen|nahegelegt)\b"
            r"|\b(?:auf(?:gefordert|gerufen)|geraten|empfohlen|nahegelegt) (?:worden|wurden?)\b"
            r"|\b(?:\w*(?:aufforderung|empfehlung|aufruf)|rat)\b[^.!?]{0,160}\b(?:aufgehoben|zurückgenommen"
            r"|zurückgezogen|besteht nicht|gilt nicht|nicht (?:mehr|ausgesprochen))\b|\blänger als\b"
            r"|\bmehr als \w+ (?:tage|wochen|monate)\b|\bbei (?:\w+ ){0,2}(?:verschlechter|verschärf|zuspitz|eskal)"
            r"|\bkeine (?:\w+ )?ausreiseaufforderung|\billegal\b|\bohne (?:gültig|aufenthalt)\w*|\bnicht (?:mehr "
            r"|länger |\w+ )?(?:zur ausreise )?auf(?:gefordert|gerufen)|\bnicht (?:mehr"
            r"|länger)\b[^,;]{0,60}\b(?:geraten|empfohlen)\b|\b(?:bei|nach|vor) ablauf\b|\b(?:visum|visa"
            r"|aufenthaltstitel|aufenthaltserlaubnis)\w*\b|\b(?:falls|sofern|sollten?) [^.!?]{0,80}(?:verschlechter"
            r"|verschärf|zuspitz|eskalier)|\bwenn sich [^.!?]{0,30}lage [^.!?]{0,30}(?:verschlechter|verschärf|zuspitz"
            r"|eskalier)|^(?:im fall|bei(?: \w+){1,3} |schwangere|kinder|minderjährige)", re.I),
        made=re.compile(
            r"\b(?:hat|haben|hatten?)\b(?![^.;,]*\b(?:heute|gestern|erneut|nun|jetzt)\b)"
            r"[^.;,]*\b(?:aufgefordert|aufgerufen|geraten|gebeten|empfohlen)\b", re.I),
        reason=re.compile(
            r"\b(?:da|weil|denn|nachdem|obwohl|auch wenn|selbst wenn|unabhängig (?:von|davon)|deren (?:anwesenheit"
            r"|aufenthalt|verbleib))\b[^,;]*"
            r"|(?<=,) (?:die|welche) (?:[\w-]+ ){0,4}noch nicht (?:verlassen haben|(?:aus|ab)gereist sind),", re.I),
        shy=re.compile(r"\b(?:erwäg\w*|erwog\w*|in betracht|in erwägung|prüf\w*)", re.I),
        whom=re.compile(
            r"^(?:wenn|falls|sofern|solange|sollten) sie sich (?:(?:noch|derzeit|aktuell|weiterhin"
            r"|trotzdem) ){0,2}(?:in|im|auf)"
            r" [^,.;?]{2,60} (?:aufhalten|befinden), ?"
            r"|^(?:sind sie|befinden sie sich|halten sie sich) (?:\w+ )?(?:in|im"
            r"|auf) (?P<there>[^,.;?]{2,60}?)(?: auf)?\? ?", re.I),
        left=re.compile(
            r"(?:gefordert|gerufen|dazu auf|(?:wir|sie|botschaft|amt|regierung)(?: \w+)? auf|geraten|empfohlen"
            r"|nahegelegt)\b,?\s*"
            rf"(?P<part>(?:(?!gefordert|gerufen|geraten"
            rf"|empfohlen)[^.!?;]){{2,120}}?){SOON}\s*(?<!nicht )\bzu verlassen\b"
            rf"|\bverlassen sie (?:bitte )?{SOON} ?(?P<bid>[^.!?;,]{{2,80}}?){SOON}\s*(?=[.,;!]|$)"
            r"|\bausreise aus (?P<part_2>[^.!?;,]{2,80}?)(?= (?:auf|wird|dringend|ge|em|nahe|in|zu|prüf|erw)|[.,!]|$)"
            rf"|\baus (?P<part_3>[^.!?;,]{{2,80}}?){SOON}\s*(?<!nicht )\b(?:auszureisen|ausreisen|aus(?=\W*$))"
            r"|\bsollten(?: \w+)?? (?P<should>(?-i:[A-ZÄÖÜ])\w+|(?:das|die|den) [^.!?;,]{2,60}?)"
            rf"{SOON}\s*(?<!nicht )\bverlassen\b"
            r"|\b(?:deutsche[rn]?|wer sich)\b[^.!?;]{0,60}?(?<!auch )(?<!insbesondere )(?<!allem )\b(?P<stay>(?:in|auf"
            r"|im)(?: de[nmr])? [^.!?;,]{2,80}?)(?=,| aufh(?:alten|ält)| befinde[nt]| werden| wird| sollten)", re.I),
        land=re.compile(r"(?:de[mn]|das|diese[ms]) land\b|\b(?:staats|hoheits)gebiet|^im land$", re.I),
        whole=WHOLE,
        ground=re.compile(
            r"\b(?:\w*(?:region|provinz|gebiet|bezirk|distrikt|gouvernement|küste|insel|stadt|städt|staat|zone"
            r"|landesteil|raum)e?[ns]?|depart[ea]ments?|(?:nord|süd|ost|west)(?:ost|west)?en)\b", re.I),
        no_ground=re.compile(
            r"\b(?:\w*(?:(?:ans|vers)ammlung|menge|demonstration|protest|kundgebung|veranstaltung|gebäude|hotel"
            r"|unterk[uü]nft|wohnung|str[aä]nd|fahrzeug|schutzr[aä]um)\w*"
            r"|\w*h(?:aus|äuser)[ns]?|orte?n?|pl[aä]tze?n?|bereiche?n?|straßen?)\b", re.I),
        # "Der Norden Malis" is a part of it, "die Republik Mali" is not.
        part_of=re.compile(
            r"(?i:in|im|aus|vo[nm]|zu[mr]?|nach|(?:nörd|süd|öst|west|nord|zentral)\w*)$"
            r"|(?![A-Z]\w*(?:epublik|önigreich|taat|ultanat)$)[A-ZÄÖÜ]"),
        article=re.compile(r"^(?:(?:in|auf|im)\s+)?(?:(?:die|das|den|der|dem)\s+)?", re.I),
        whence=None,
    ),
)  # fmt: skip
AUSTRIAN = replace(TONGUE, language="de-AT", theirs=_theirs("österreichisch", "deutsch"))
