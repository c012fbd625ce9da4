"""Dutch, as the Ministry of Foreign Affairs writes it: tables of what is said of posts, people, ways and shelter."""

from __future__ import annotations

import re

from monitor.compare.tongues.frames.dutch import FRAME
from monitor.compare.tongues.recast.dutch import RECAST, SAFELY, TURNED
from monitor.compare.tongues.statements.dutch import SOON, STATEMENTS
from monitor.compare.tongues.tongue import Calls, Row, Tongue, grouped

_NAME = r"(?-i:[A-Z][\wë’'-]+(?: (?:Aviv|Abeba|Said|City|Saba|Dhabi|Prince)\b)?)"
_LAND = rf"(?:de |het )?{_NAME}(?: {_NAME}){{0,3}}"
_YES = r"(?:(?!\b(?:niet|nooit|geen|alleen|slechts|moeilijk|weer)\b)[^.;,])"  # between two words, denying nothing
_LANDS = rf"{_LAND}(?:(?:, (?:met )?| en (?:met )?){_LAND})*"
SUBJECTS: tuple[Row, ...] = (
    ("family", "De families van het ambassadepersoneel", r"\b(?:families|familieleden|gezinnen|gezinsleden)\b"
     r"(?! van (?!het|de|ons|onze|ambassade|diplomat|nederlandse|uitgezonden))"
     r"(?! van de (?!ambassade|diplomat|medewerk|nederlandse|staf))"),
    ("staff", "Het personeel van de ambassade",
     r"(?<!leden van het )(?<!families van het )(?<!gezinnen van het )(?<!van ons )\b(?:ambassade)?personeel\b"
     r"|(?<!van de )\b(?:ambassade)?medewerkers\b|\bambassadestaf\b|\bdiplomaten\b"),
    ("help", "Consulaire hulp", r"\bconsulaire (?:hulp|bijstand|dienstverlening|diensten)\b"),
    ("post", "De Nederlandse ambassade in Beiroet",
     rf"\b(?:ambassades?|consulaat-generaal)\b(?: in (?:de (?:[\w-]+ )?hoofdstad )?(?P<place>{_NAME}))?"),
    ("airspace", "Het luchtruim",
     rf"(?:\b(?P<place>(?-i:[A-Z])\w+e) )?\bluchtruim\b(?: (?:van|boven) (?P<place>{_LANDS}))?"),
    ("airport", "De luchthaven van Khartoem",
     rf"\b(?:luchthavens|vliegvelden)\b(?: van| in)? (?P<place>{_NAME}(?: {_NAME})?(?:(?:, "
     rf"| en ){_NAME}(?: {_NAME})?)+)"
     rf"|\b(?:luchthavens?|vliegvelden|vliegveld)\b(?:(?: van| in)? (?P<place>{_NAME}))?"),
    ("airlines", "Verschillende luchtvaartmaatschappijen hebben hun vluchten",
     r"\b(?:enkele|sommige|verschillende|meerdere|veel|diverse) (?:[\w-]+ ){0,3}?(?:luchtvaart)?maatschappijen\b"
     r"(?: hebben (?:hun |alle )*vluchten)?"),
    ("flights", "Alle vluchten van en naar Niamey",
     rf"\b(?:vluchten|vliegverkeer|luchtverkeer)\b(?: (?:van en naar|naar|vanuit|van|tussen) (?P<place>{_LANDS}))?"),
    ("crossing", "De grensovergangen met Rwanda",
     rf"\bgrensovergang(?:en)?\b(?:(?: (?:met|naar|tussen|in|bij))? (?P<place>{_LANDS}))?"),
    ("border", "De grens met Armenië",
     rf"\b(?:land)?gren(?:s|zen)\b(?: (?:met|naar|tussen) (?P<place>{_LANDS}))?"),
)  # fmt: skip
STATES: tuple[Row, ...] = (
    ("partly", "is gedeeltelijk weer open",
     r"\b(?:gedeeltelijk|deels|beperkt) (?:weer )?(?:open|heropend|geopend|hervat)\b"
     r"|\balleen (?:voor|open)\b[^.;]{0,60}?\b(?:open|geopend)\b"),
    ("again", "is weer open", r"\bweer (?:\w+ )?(?:open|geopend|hervat|in bedrijf)\b|\b(?:heropend|opnieuw (?:open"
     r"|geopend))\b"
     r"|\bhervat(?:ten)?\b|\bweer open\b"),
    ("public", "is gesloten voor bezoekers",
     r"\bgesloten voor (?:het )?(?:publiek|bezoek\w*)\b|\bvoor (?:het )?(?:publiek|bezoek\w*) gesloten\b"),
    ("shut", "is tijdelijk gesloten",
     r"\b(?:gesloten|afgesloten|dicht|stilgelegd|opgeschort|gestaakt|geannuleerd|(?:ligt|liggen) stil"
     r"|buiten (?:gebruik|bedrijf))\b"
     r"|\bsluit(?= (?:tijdelijk|voorlopig|vandaag|per direct|tot nader))|\bsluit\b(?=[^.;,]{0,20} deuren\b)"),
    ("open", "is open", r"\b(?:open|geopend)\b"),
    ("back", "is teruggekeerd",
    r"(?<!naar nederland )(?<!naar huis )\bteruggekeerd\b(?! naar (?:nederland|huis|den haag)\b)"
     r"|\bweer (?:ter plaatse|terug)\b(?! (?:in|naar) nederland\b)"),
    ("moved", "is verplaatst naar Amman",
     rf"\b(?:verplaatst|verhuisd|overgebracht) naar (?:het buitenland|(?P<place>{_NAME}(?: {_NAME})?))"
     rf"|\bnaar (?P<place>{_NAME}(?: {_NAME})?) (?:verplaatst|verhuisd|overgebracht)\b"
     rf"|\bverhui(?:st|zen)\b[^.;,]{{0,80}}? naar (?P<place>{_NAME}(?: {_NAME})?)"
     rf"|\b(?:voortgezet|verricht|gedaan) vanuit (?:het buitenland|(?P<place>{_NAME}))"),
    ("gone", "is geëvacueerd",
     r"\b(?:teruggekeerd|weer terug) (?:naar|in) (?:nederland|huis|den haag)\b"
     r"|\bnaar (?:nederland|huis) teruggekeerd\b|(?:\buit (?-i:[A-Z])\w+ |personeel )terug(?=[.,;]|$)"
     r"|(?<=personeel )terug\b|\b(?:geëvacueerd|teruggetrokken"
     r"|teruggehaald|vertrokken|weggehaald)\b|\b(?:hebben"
     r"|heeft)\b[^.;,]{2,60}?(?<!gebouw)(?<!huis)(?<!terrein)(?<!kantoor)(?<!ambassade)(?<!niet) verlaten\b"
     rf"|\b(?:zal|zullen)\b{_YES}{{0,60}}? (?:het land|{_NAME}) verlaten\b"
     rf"|\b(?:kan|kunnen|mag|mogen)\b{_YES}{{0,60}}? (?:het land|{_NAME}) verlaten\b"),
    ("less", "werkt met minder personeel",
     r"\bmet (?:een )?(?:minder|beperkt|minimaal|minimum|klein)e? (?:aan )?(?:personeel|team|bezetting"
     r"|mensen|medewerkers|aantal|sterkte)\b|\bop (?:minimale|halve) (?:sterkte|kracht)\b"
     r"|\b(?:beperkt|niet) (?:mogelijk|beschikbaar)\b|\bminimale bezetting\b"),
    ("fewer", "is ingekrompen", r"\b(?:verminderd|ingekrompen|afgeschaald|teruggebracht)\b"),
)  # fmt: skip
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_WHY = r"(?:vanwege|wegens|door|als gevolg van|na|naar aanleiding van|in verband met|met het oog op|gezien)\b[^,;:]*+"
_DAY = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(_MONTHS)})(?: \d{{4}})?)"
# What may stand between a post and its state; what is no word of these is a thing of its own.
_BETWEEN = (
    r"(?: (?-i:[A-Z])[\w’'-]+\b)?(?: \([^()]*\))?(?:[\s,():„“\"]|\b(?:is|zijn|blijft|blijven|werd(?:en)?"
    r"|wordt|worden|heeft|hebben|gaat|vandaag(?= (?:tijdelijk|weer)\b)|moest(?:en)?|en|ook|maar|weer|toch|opnieuw|de"
    r"|het|haar|hun|nog|steeds|nu|momenteel"
    r"|op dit moment|tijdelijk|voorlopig|vooralsnog|inmiddels|daarom|al|geheel|volledig"
    r"|helemaal|(?:voor )?de komende (?:dag(?:en)?|we(?:ek|ken)|uren)|per direct|met onmiddellijke ingang"
    r"|tot nader (?:order|bericht|aankondiging)|deels"
    r"|gedeeltelijk|alle|activiteiten|werkzaamheden|werk|dienstverlening|diensten|deuren|aanwezigheid|personeel"
    r"|van het koninkrijk(?: der nederlanden)?|uit voorzorg|uit veiligheidsoverwegingen|om veiligheidsredenen"
    r"|ter plaatse|fysiek|in (?-i:[A-Z])[\w-]+)\b"
    rf"|\b(?:sinds|vanaf|met ingang van|per|tot|tot en met|in|op) {_DAY}|\bsinds (?:vandaag|gisteren|\w+dag|\d{{4}})"
    rf"|\bvoor onbepaalde tijd\b|\bin de(?: [\w-]+)? hoofdstad (?-i:[A-Z])[\w-]+"
    rf"|\b{_WHY})*"
)
TONGUE = Tongue(
    language="nl",
    subjects=grouped(SUBJECTS),
    states=grouped(STATES),
    statements=grouped(STATEMENTS),
    idle=re.compile(
        r"\bvakantie\b|\bconferentie\b|\bniet\b(?! mogelijk| beschikbaar|-essenti[eë]\w+| noodzakelijk)|\bgeen\b"
        r"|\bkan\b|\bkunnen\b|\bkon\b"
        r"|\bzouden?\b"
        r"|\bmogelijk(?! )\b"
        r"|(?<!niet )\bmogelijk\b|\bmocht\b|\bwas\b|\bwaren\b|\bsoms\b|\bs (?:nachts|avonds)\b|\bzonsondergang|\bonweer"
        r"|\bin het donker\b|\bfeestdag|\bweekend|\buur\b"
        r"|\bnaar verluidt\b|\bmisschien\b|\bwellicht\b|\bdesnoods\b|\beventueel\b|\b\w+ jaar geleden\b"
        r"|\bgeruchten\b|\bonbevestigd|\bbij\b(?! (?-i:[A-Z])\w+ (?:is|zijn| ?–))|\btijdens\b|\bin geval\b"
        r"|\bhonorair\b|\bcontroleer\b|\bof\b"
        r"|\bmoet(?:en)?\b|\bvroeger\b"
        r"|\bregelmatig\b|\bvaak\b|\btoen\b|\bdestijds\b|\bnooit\b"
        r"|\bvoor (?:drones|(?:\w+ )?(?:vliegtuigen|toestellen))"
        r"|\b(?:is|zijn|blijft|blijven) (?:op|elke) \w+dag|\bvlucht (?:boeken|te boeken)|\bboeken van\b"
        r"|\b(?:inwoners|bewoners)\b|\bgepland|\bvis(?:um|a)\b|\bpaspoort|\breispas", re.I),
    supposed=re.compile(
        r"\b(?:als|indien|wanneer|zodra(?! (?:dat|dit|het) (?:weer )?kan\b)|mocht(?:en)?(?! (?:het|zij|ze"
        r"|men) dat willen)|of|op dagen"
        r"|controleer"
        r"|geruchten|berichten dat"
        r"|onjuist|naar verluidt|in geval)\b|^mogelijk\b"
        r"|\bkan zijn\b", re.I),
    one_day=re.compile(
        r"\b(?:is|zijn|blijft)\b[^,;]*\bop (?:\w+dag )?\d|\bvan (?:\w+dag )?\d[^;]*?\btot\b"
        r"|\b(?:koningsdag|hemelvaart\w*|pasen|kerst\w*|pinkster\w*"
        r"|verhuizing|verbouwing|renovatie|onderhoud|\w*feestdag\w*)\b", re.I),
    since=re.compile(
        r"\b(?P<year>(?:19|20)\d\d)\b(?! (?:\w+ )?(?:voortduren|aanhouden|geldend|lopend|uitgebroken)\w*)"
        r"(?! ?(?:k?m|meter|kilometer|euro|uur|mensen|personen|nederlanders)\b)"
        r"|\b(?P<ages>al (?:vele |tientallen |heel )?(?:jaren|decennia|lang|lange tijd|jarenlang)|jarenlang)\b", re.I),
    lasts=re.compile(r"\b(?:sinds|blijft|blijven|nog steeds)\b", re.I),
    ends=re.compile(r"(?<=[.!?]) +(?=[A-Z])"),
    clause=re.compile(r";|, (?:maar|terwijl|waardoor)\b"),
    tail=re.compile(r"[^,;]*?(?= en |[,;]|$)"),
    oblique=re.compile(
        r"\b(?:naar|bij|op|aan|van|langs|tegen|rond|nabij|in|tot|voor) (?:de|het|alle"
        r"|een) (?:\w+ )?\w+$", re.I),
    leads=re.compile(
        r"(?:^|[,:;–-]|\b(?:en|dat|omdat|is|zijn|blijft|blijven|werd(?:en)?|heeft|hebben|moest(?:en)?|ook|momenteel"
        r"|terwijl|(?:dienstverlening|werkzaamheden|activiteiten|werk|deuren|sluiting) van)\b)"
        r"\W*(?:ook )?(?:(?:de|het|onze) )?(?:nederlandse )?$"
        r"|\b(?:nederland|buitenlandse zaken|kabinet) heeft (?:\w+ )?(?:haar|zijn|de) $", re.I),
    between=re.compile(_BETWEEN, re.I),
    ours=re.compile(r"\bwij –|\b(?:ambassade\w*|consulaat-generaal|nederlandse (?:diplomat|personeel|medew)\w*)", re.I),
    theirs=re.compile(
        r"\b(?:amerikaanse|britse|franse|duitse|belgische|israëlische|russische|chinese|iraanse|turkse|andere"
        r"|buitenlandse)"
        r" (?:ambassade|consula|diplomat|personeel)|\b(?!nederlandse)\w+se ambassade\b"
        r"|(?<!met )(?<!naar )(?<!in )(?<!uit )\b(?:meerdere|verschillende|veel|enkele|sommige|andere|diverse)"
        r" (?:\w+ )?landen\b(?! (?:is|zijn)\b)"
        r"|\b(?:vs|eu|vn|us)-(?:ambassade|personeel)|(?<!nederlandse )\bambassades\b|\bambassade van (?!nederland"
        r"|het koninkrijk)"
        r"|\b(?:frankrijk|duitsland|amerika|staten|koninkrijk|belgië|canada|italië|israël|rusland|china) (?:heeft"
        r"|hebben|haalt)\b"
        r"|\b(?:verenigde naties|hulporganisaties?|hotel\w*)\b", re.I),
    joint=re.compile(r", | en "),
    articles=re.compile(r"^(?:met )?(?:de |het )?", re.I),
    at_once=re.compile(r"\b(?:zo (?:snel|spoedig) mogelijk|onmiddellijk|direct|meteen)\b", re.I),
    days=re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<name>{'|'.join(_MONTHS)})\b(?P<month>)(?: (?P<year>\d{{4}}))?", re.I),
    months={name: n for n, name in enumerate(_MONTHS, 1)},
    countries={},
    rows=(*SUBJECTS, *STATES, *STATEMENTS),
    frame=FRAME,
    recast=RECAST,
    turned=TURNED,
    safely=SAFELY,
    aid=re.compile(r"\b(?:evacuatie|repatriërings|charter)vlucht", re.I),
    calls=Calls(
        withheld=re.compile(
            r"\b(?:nooit|hoef\w*|niet (?:meer |langer |\w+ )?(?:opgeroepen|geadviseerd|aangeraden|verzocht))\b"
            r"|\bwerd(?:en)?\b|\beerder\b"
            r"|\b(?:opgeroepen|geadviseerd) geweest\b|\b(?:oproep|advies)\b[^.!?]{0,80}\b(?:ingetrokken|vervallen"
            r"|niet meer)\b"
            r"|\b(?:vis(?:um|a)|vergunning|voordat|uiterlijk|douane)\b"
            r"|\bzonder\b(?! (?:uitstel|vertraging|te wachten)\b)"
            r"|\b(?:als|wanneer|indien|zodra|mocht)\b(?! (?:uw|je) (?:verblijf|aanwezigheid)\b| (?:ze|zij"
            r"|u)\b[^.;,]{0,30}\bin (?-i:[A-Z])\w+ (?:verblij\w+|zijn|bent))"
            r"(?! dat niet (?:zo|het geval|nodig|noodzakelijk) is,)"
            r"(?! (?:dit|dat|het|u dit|u dat)? ?(?:nog )?(?:veilig )?(?:kan|kunt|mogelijk|veilig)\b)", re.I),
        made=re.compile(
            r"\b(?:heeft|hebben|had(?:den)?)\b(?![^.;,]*\b(?:vandaag|gisteren|opnieuw|nogmaals|nu)\b)"
            r"[^.;,]*\b(?:opgeroepen|geadviseerd|aangeraden|verzocht)\b", re.I),
        reason=re.compile(r"\b(?:want|omdat|aangezien|doordat|ook als|ongeacht)\b[^,;]*", re.I),
        shy=re.compile(r"\b(?:overweeg|overwegen)\b", re.I),
        whom=re.compile(
            r"^(?:als|indien|wanneer) u (?:nu |nog |toch |momenteel |op dit moment )*(?:in|op)"
            r" (?:(?:het|dit) land|(?:de |het )?(?-i:[A-Z])[^,.;]{1,60}?)"
            r" (?:bent|verblijft|zit|bevindt)(?:,|(?= (?:verlaat|vertrek|overweeg)\b)) ?"
            r"|^(?:(?:bent|verblijft|zit) u|(?:ben|verblijf|zit) je) (?:nu |nog |momenteel |op dit moment )*in"
            r" (?P<there>[^.?;]{2,60})\? ?", re.I),
        left=re.compile(
            rf"\bverlaat (?:dan |nu |{SOON} )*(?P<where>(?:(?! te\b| met\b| nu\b| zo\b| via\b| als\b"
            rf"| wanneer\b)[^.,;!?])+)"
            rf"|\bvertrek (?:dan |nu |{SOON} )*uit (?P<from>(?:(?! als\b| zo\b| met\b)[^.,;!?])+)"
            rf"|\b(?:om |opgeroepen |geadviseerd |verzocht |aangeraden |(?<!blijf )(?<!verblijft )op (?!een |eigen )"
            rf"|(?:te )?overwegen |overweeg (?:dan |nu )*)+"
            rf"(?P<out>(?:de |het |dit )?(?:(?! om\b)[^.,;!?]){{2,60}}?)(?: {SOON})* te verlaten"
            rf"|\b(?:moeten|dienen) (?P<must>(?:(?! om\b)[^.,;!?]){{2,60}}?)(?: {SOON})+ (?:te )?verlaten"
            r"|\buit (?P<off>[^.,;!?]{2,60}?) te vertrekken", re.I),
        land=re.compile(r"^(?:(?:het|dit|dat) (?:hele )?land|(?:die|deze|beide) landen)\b", re.I),
        whole=re.compile(r"^(?:heel|de rest van) ", re.I),
        ground=re.compile(
            r"\b(?:regio|provincie|deelstaat|district|gebied|gebieden|grensgebied|grensstreek|noorden|zuiden|oosten"
            r"|westen"
            r"|eiland|stad|kust|hoofdstad)\b[^.,;!?]*(?-i:\b[A-Z])", re.I),
        no_ground=re.compile(r"(?!)"),
        part_of=re.compile(r"(?i:in|van|uit|met|naar|(?:noord|zuid|oost|west)\w*)$"),
        article=re.compile(r"^(?:de |het )?", re.I),
        whence=re.compile(
            r"\b(?:het|dit) land\b|\bnederlanders\b|\buw verblijf\b"
            r"|\bmet (?:een |de )?(?:commerciële|reguliere) (?:lijn)?(?:vlucht|luchtvaartm)", re.I),
    ),
)  # fmt: skip
