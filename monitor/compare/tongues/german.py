"""German, as the Foreign Office writes it: tables of what is said of posts, people, ways and shelter."""

from __future__ import annotations

import re

from monitor.compare.tongues.tongue import Row, Tongue, grouped

_NAME = r"(?-i:[A-ZÄÖÜ][\w’'-]+(?: (?:Aviv|Abeba|Said|City|Saba|Dhabi|Prince|Alegre)\b)?)"
_LAND = rf"(?:(?:der|den|dem|die) )?{_NAME}(?: {_NAME}){{0,3}}"
_LANDS = rf"{_LAND}(?:(?:, (?:zu[mr]? )?| und (?:zu[mr]? )?| sowie (?:zu[mr]? )?){_LAND})*"
SUBJECTS: tuple[Row, ...] = (
    ("family", "Familienangehörige des entsandten Personals",
     r"\b(?:familienangehörigen?|familienmitglieder|familien)\b"),
    ("staff", "Das Personal der Botschaft",
     r"(?<!des )(?<!entsandten )\bpersonal\b|\b(?:mitarbeiter(?:innen)?|mitarbeitenden?|bediensteten?|diplomaten)\b"),
    ("help", "Konsularische Hilfe",
     r"\bkonsularische[nr]? (?:hilfe(?:leistung)?|unterstützung|dienstleistungen|betreuung|hilfeleistungen)\b"),
    ("post", "Die Botschaft Khartum", rf"\b(?:botschaft|generalkonsulat)s?\b(?: in)?(?: (?P<place>{_NAME}))?"),
    ("airspace", "Der Luftraum",
     rf"(?:\b(?P<place>\w+ische[nrs]?) )?\bluftr(?:aum|äume)s?\b(?: (?:von|über) (?P<place>{_LANDS}))?"),
    ("airport", "Der Flughafen Khartum",
     rf"\bflugh(?:afen|äfen)s?\b(?:(?: von| in)? (?P<place>{_NAME}(?: {_NAME})?))?"),
    ("airlines", "Einige Fluggesellschaften haben ihre Flüge eingestellt",
     r"\b(?:einige|mehrere|viele|zahlreiche|manche|internationale) (?:internationale )?(?:fluggesellschaften"
     r"|fluglinien|airlines)\b(?: haben (?:ihre |alle )*(?:flüge|flugverbindungen|verbindungen))?"),
    ("flights", "Der Flugverkehr",
     rf"\b(?:flugverkehr|flugbetrieb|(?:linien)?flüge|flugverbindungen)\b(?: (?:nach|von|aus"
     rf"|zwischen) (?P<place>{_LANDS}))?"),
    ("crossing", "Die Grenzübergänge nach Kambodscha",
     rf"\bgrenzüberg(?:ang|änge)n?\b(?:(?: (?:zu[mr]?|nach|mit|zwischen|in die|bei|in))? (?P<place>{_LANDS}))?"),
    ("border", "Die Landgrenzen zu Armenien und der Türkei",
     rf"\b(?:land|see|staats)?grenzen?\b(?: (?:zu[mr]?|nach|mit|zwischen) (?P<place>{_LANDS}))?"),
)  # fmt: skip
STATES: tuple[Row, ...] = (
    ("partly", "ist teilweise wieder geöffnet",
     r"\b(?:teilweise|eingeschränkt|schrittweise|in begrenztem umfang) wieder (?:ge)?öff\w+|\bnur (?:für"
     r"|zu)\b[^.;]{0,60}?\bgeöffnet\b|\bteilweise (?:geöffnet|wieder aufgenommen)\b"),
    ("again", "ist wieder geöffnet",
     r"\bwieder(?: für \w+(?: \w+)?)? (?:geöffnet|offen|eröffnet|in betrieb|aufgenommen|regulär geöffnet)\b"
     r"|\bwiedereröffnet\b|\bwiederaufgenommen\b"),
    ("public", "ist für den Besucherverkehr geschlossen",
     r"\bfür (?:den )?(?:besuch\w*|publikum\w*|die öffentlichkeit|kundenverkehr)(?: \w+){0,4}? (?:geschlossen"
     r"|gesperrt)\b"),
    ("shut", "ist bis auf Weiteres geschlossen",
     r"\b(?:geschlossen|gesperrt|eingestellt|ausgesetzt|stillgelegt)\b|\bnicht (?:mehr )?besetzt\b"),
    ("open", "ist geöffnet", r"\b(?:geöffnet|passierbar)\b"),
    ("back", "ist zurückgekehrt", r"\bzurückgekehrt\b|\bwieder (?:vor ort|zurück)\b"),
    ("gone", "wurde vorübergehend ins Ausland verlegt",
     rf"\b(?:ins ausland|außer landes|in (?:ein|die|benachbarte)\w* (?:nachbar|dritt|länder)\w+) verlegt\b"
     rf"|\bnach (?P<place>{_NAME}(?: {_NAME})?) (?:verlegt|abgezogen|evakuiert|gebracht)\b"
     r"|\b(?:abgezogen|evakuiert|ausgeflogen|zurückgezogen|ausgereist|zurückgeholt)\b|\b(?:haben|hat)\b[^.;,]{2,60}?"
     r"(?<!gebäude)(?<!haus)(?<!gelände)(?<!büro)(?<!kanzlei)(?<!botschaft)(?<!nicht)(?<!wohnung) verlassen\b"),
    ("less", "arbeitet mit reduziertem Personal",
     r"\b(?:reduziert|verringert|verkleinert|begrenzt|eingeschränkt|minimal)e[mnrs] (?:personal\w*|besetzung"
     r"|(?:dienst)?betrieb|umfang|team|rahmen)\b"
     r"|\b(?:eingeschränkt|begrenzt) (?:arbeitsfähig|möglich|verfügbar|geleistet|gewährt|leistbar)\b"
     r"|\bnotbetrieb\b|\bnotbesetzung\b"
     r"|\bnicht (?:geleistet|möglich|gewährleistet)\b|\beingeschränkt$"),
    ("fewer", "wurde reduziert", r"\b(?:reduziert|verringert|verkleinert)\b"),
)  # fmt: skip
STATEMENTS: tuple[Row, ...] = (
    ("shelter", "Bleiben Sie in geschützten Räumen.",
     r"\bbleiben sie (?:bitte |weiterhin |unbedingt )*(?:in|im|zu) (?:geschützten|geschlossenen|gebäuden?|haus\w*"
     r"|sicheren gebäuden|ihrer unterkunft|ihren unterkünften|schutzr\w+|innenräumen)"),
    ("shelter", "Suchen Sie umgehend Schutzräume auf.",
     r"\bsuchen sie (?:bitte |umgehend |sofort |unverzüglich )*(?:schutz(?!maß)\w*|geschützte\w* (?:orte|räume)"
     r"|einen (?:geschützten|sicheren) (?:ort|raum))"),
    ("shelter", "Verlassen Sie Ihre Unterkunft nicht.",
     r"\bverlassen sie (?:ihre? (?:unterkunft|hotel|wohnung)|das haus|die unterkunft)(?: \w+){0,3}? nicht\b"),
    ("help", "Die Botschaft kann derzeit nur sehr eingeschränkt helfen.",
     r"\bbotschaft\b[^.;]{0,40}? kann (?:\w+ ){0,4}?(?:nur (?:\w+ ){0,2}?(?:eingeschränkt|begrenzt)\w*|nicht|kaum"
     r"|keine) (?:\w+ ){0,3}?(?:helfen|hilfe leisten|unterstützen|unterstützung leisten)\b"),
)  # fmt: skip
_MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
)  # fmt: skip
_WHY = r"(?:aufgrund|auf grund|wegen|infolge|in folge|angesichts|nach|im zuge|vor dem hintergrund|als folge)\b[^,;:]*+"
_DAY = rf"(?:\d{{1,2}}\. ?(?:{'|'.join(_MONTHS)}|\d{{1,2}}\.)(?: ?\d{{4}})?|(?:{'|'.join(_MONTHS)})(?: \d{{4}})?)"
# What may stand between a post and its state; what is no word of these is a thing of its own.
_BETWEEN = (
    r"(?: (?-i:[A-ZÄÖÜ])[\w’'-]+\b)?(?: \([^()]*\))?(?:[\s,():„“\"]|\b(?:ist|sind|bleibt|bleiben|wurden?"
    r"|hat|haben|musste|mussten|worden|und|sowie|auch|dort|hier|personell"
    r"|und (?:die )?(?:visa|konsular)\w+|de[rnms]|die|das|deren?|derzeit|aktuell|momentan|gegenwärtig"
    r"|zurzeit|zur zeit|vorübergehend"
    r"|temporär|vorerst|vorläufig|zunächst|weiterhin|weiter|noch|immer|inzwischen|mittlerweile|nun|nunmehr|jetzt|daher"
    r"|deshalb|deswegen|jedoch|allerdings|bereits|ab sofort|(?:ab|seit) (?:heute|gestern)|bis auf weiteres"
    r"|komplett|vollständig|ganz|gänzlich|physisch|offiziell|regulär\w*|teilweise|ihren?|ihre[nmr]?|seinen"
    r"|alle|sämtliche|gesamten?"
    r"|(?:dienst|geschäfts|konsular|normal|regel)?betrieb|arbeit|tätigkeit(?:en)?|dienste|dienstleistungen|personal"
    r"|präsenz|aktivitäten|bundesrepublik|deutschlands?|vor ort|aus (?:sicherheits)?gründen|zur sicherheit"
    r"|in (?-i:[A-ZÄÖÜ])[\w-]+)\b"
    rf"|\b(?:seit|ab|bis|am|vom|zum|bis zum)(?: (?:de[mn]))? {_DAY}(?!\w)|\b(?:seit|ab|bis|im) {_DAY}|\bseit \d{{4}}\b"
    rf"|\b{_WHY})*"
)
TONGUE = Tongue(
    language="de",
    subjects=grouped(SUBJECTS),
    states=grouped(STATES),
    statements=grouped(STATEMENTS),
    idle=re.compile(
        r"\bnicht\b(?! (?:mehr )?besetzt| (?:\w+ )?notwendige| zwingend| geleistet| möglich| gewährleistet)"
        r"|\bkeine?[nmrs]?\b|\bnie(?:mals)?\b|\boft\b|\bhäufig\b|\bkann\b|\bkönnen\b|\bkönnten?\b|\bfalls\b"
        r"|\bsofern\b|\bsollten?\b|\bsoll(?:en)?\b|\bwerden?\b(?= \w+ werden)|\bwerde\b|\bwenn\b"
        r"|\bmöglicherweise\b|\bdroht?\b|\bdrohen\b|\bgeplant|\bangeblich|\bgerüchte"
        r"|\bunbestätig|\bwar(?:en)?\b|\bfrüher\b|\bzeitweise\b|\bzeitweilig|\bnachts\b|\bfeiertag|\bwochenende"
        r"|\bsonntag"
        r"|\bsamstag|\buhr\b|\bbei\b(?! \w+ (?:sind|ist|wurde))|\bim falle?\b|\bimmer wieder\b"
        r"|\bgelegentlich|\bdamals\b|\bseinerzeit\b|\bwährend eine[rs]"
        r"|\bfür (?:drohnen|(?:\w+ )?(?:flugzeuge|maschinen))"
        r"|\bhonorarkons|\bmüssen\b"
        r"|\bvor(?:zu|her|sorg)\w+ prüf|\bob\b|\bwährend (?:der|des) (?:ausgangssperre|nacht|winter|regenzeit)", re.I),
    supposed=re.compile(
        r"\b(?:falls|sofern|sollten?|wenn|ob|im falle?|medien\w*|gerüchte\w*|angeblich"
        r"|(?:nach|laut|kursieren) \w*meldungen|(?:ist|sind) (?:falsch|unzutreffend))\b"
        r"|\b(?:möglich|auszugehen|denkbar), dass\b", re.I),
    one_day=re.compile(
        r"\b(?:ist|sind|bleibt|bleiben)\b[^,;]*\bam (?:\w+, ?)?(?:dem )?\d"
        r"|\bvom? (?:\w+, ?)?(?:dem )?\d[^;]*?\bbis\b|\b\w*(?:feiertag|festes|umzug|renovier|umbau"
        r"|wartung|ausflug|weihnacht|oster|neujahr|jahreswechsel|versammlung)\w*", re.I),
    since=re.compile(
        r"\b(?P<year>(?:19|20)\d\d)\b(?! (?:\w+ )?(?:andauern|anhalten|bestehen|laufen|geführt|geltend|ausgebroch)\w+)"
        r"(?! ?(?:k?m|meter|kilometer|euro|uhr|menschen|personen|deutsche)\b)"
        r"|\b(?P<ages>seit (?:vielen |langen )?(?:jahren|jahrzehnten|langem|langer zeit)|jahrelang|dauerhaft)\b", re.I),
    lasts=re.compile(r"\b(?:seit|bleib\w*|weiterhin|nach wie vor)\b", re.I),
    ends=re.compile(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.) +(?=[A-ZÄÖÜ„])"),
    clause=re.compile(r";|, (?:aber|jedoch|während|wobei|weshalb)\b"),
    tail=re.compile(r"[^,;]*?(?= und |[,;]|$)"),
    oblique=re.compile(
        r"\b(?:zu[mr]|a[mn]|an (?:de[nrm]|allen)|auf de[nm]|beim?|vo[mn]|vo[nr] de[rm]|in de[rnm]"
        r"|im|vor de[rm]|des) (?:\w+ )?\w+$|\bder (?:\w+ )?(?:post|border)$", re.I),
    leads=re.compile(
        r"(?:^|[,:;–-]|\b(?:und|sowie|dass|da|weil|ist|sind|bleibt|bleiben|wurden?|hat|haben|musste|mussten"
        r"|auch|derzeit|während|\w*(?:betrieb|arbeit|tätigkeit) der)\b)"
        r"\W*(?:auch )?(?:(?:die|das|der|unsere|unser) )?(?:deutschen? )?$"
        r"|\b(?:deutschland|bundesregierung|auswärtige amt) hat (?:\w+ )?(?:ihre|seine|die) $", re.I),
    between=re.compile(_BETWEEN, re.I),
    ours=re.compile(
        r"\b(?:botschaft|generalkonsulat|auslandsvertretung|entsandt\w*|deutsche[nrs]? (?:diplomat"
        r"|person|mitarb))", re.I),
    theirs=re.compile(
        r"\b(?:us|eu|un)-(?:botschaft|personal)|\b(?:amerikanisch|britisch|französisch|italienisch|israelisch"
        r"|russisch|chinesisch|iranisch"
        r"|schweizer|österreichisch|türkisch|saudisch|ukrainisch|ausländisch|andere)\w* (?:botschaft|generalkons"
        r"|diplomat|person|vertretung)"
        r"|\b(?!deutsch|diplomatisch|konsularisch)\w+ische[nrs]? (?:botschaft|generalkonsulat)"
        r"|\b(?:vereinten nationen|hilfsorganisation\w*|hotelpersonal|botschaften)\b|\bbotschaft (?:der|des"
        r"|von) (?!bundesrepublik)", re.I),
    joint=re.compile(r", | und | sowie "),
    articles=re.compile(r"^(?:zu[mr]? )?(?:(?:der|den|dem|die) )?", re.I),
    at_once=re.compile(r"\b(?:sofort|unverzüglich|umgehend|schnellstmöglich)", re.I),
    days=re.compile(
        rf"\b(?P<day>\d{{1,2}})\. ?(?:(?P<name>{'|'.join(_MONTHS)})\b"
        rf"|(?P<month>\d{{1,2}})\.)(?: ?(?P<year>\d{{4}}))?", re.I),
    months={name: n for n, name in enumerate(_MONTHS, 1)},
    countries={},
    rows=(*SUBJECTS, *STATES, *STATEMENTS),
)  # fmt: skip
