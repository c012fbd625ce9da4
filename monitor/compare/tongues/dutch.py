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
     r"(?<!leden van het )(?<!families van het )(?<!gezinnen van het )(?<!van ons )(?<!leden van )(?<!families van )"
     r"(?<!gezinnen van )\b(?:ambassade)?personeel\b"
     r"|(?<!van de )(?<!uitgezonden )(?<!leden van )(?<!families van )(?<!gezinnen van )\b(?:ambassade)?medewerkers\b"
     r"|\b(?:een deel|de meeste|de helft|een aantal|het aantal)(?: van)?(?: de)? (?:\w+ )?(?:ambassade)?medewerkers\b"
     r"|\bambassade(?:staf|team)\b|\bteam van de ambassade\b|\bdiplomaten\b"),
    ("help", "Consulaire hulp", r"\bconsulaire (?:hulp|bijstand|dienstverlening|diensten)\b"),
    ("post", "De Nederlandse ambassade in Beiroet",
     r"\b(?:ambassades?|consulaat-generaal|(?:(?<=nederlandse )|(?<=onze ))vertegenwoordiging)\b"
     rf"(?: in (?:de (?:[\w-]+ )?hoofdstad )?(?P<place>{_NAME}))?"),
    ("airspace", "Het luchtruim",
     rf"(?:\b(?P<place>(?-i:[A-Z])\w+e) )?\bluchtruim\b(?: (?:van|boven) (?P<place>{_LANDS}))?"),
    ("airport", "De luchthaven van Khartoem",
     rf"\b(?:luchthavens|vliegvelden)\b(?: van| in)? (?P<place>{_NAME}(?: {_NAME})?(?:(?:, "
     rf"| en ){_NAME}(?: {_NAME})?)+)|\b(?:luchthavens?|vliegvelden|vliegveld)\b(?:(?: van| in)? (?P<place>{_NAME}))?"),
    ("airlines", "Verschillende luchtvaartmaatschappijen hebben hun vluchten",
     r"\b(?:enkele|sommige|verschillende|meerdere|veel|diverse) (?:[\w-]+ ){0,3}?(?:luchtvaart)?maatschappijen\b"
     r"(?: hebben (?:hun |alle )*vluchten)?"),
    ("flights", "Alle vluchten van en naar Niamey",
     r"\b(?:(?:alle|het) (?:\w+ )?internationale )?(?:vluchten|vliegverkeer|luchtverkeer)\b"
     rf"(?: (?:van en naar|naar|vanuit|van|tussen) (?P<place>{_LANDS}))?"),
    ("crossing", "De grensovergangen met Rwanda",
     rf"\bgrensovergang(?:en)?\b(?:(?: (?:met|naar|tussen|in|bij))? (?P<place>{_LANDS}))?"),
    ("border", "De grens met Armenië",
     rf"\b(?:lands?|zee|staats|buiten)?gren(?:s|zen)\b(?: (?:met|naar|tussen) (?P<place>{_LANDS}))?"),
)  # fmt: skip
STATES: tuple[Row, ...] = (
    ("partly", "is gedeeltelijk weer open",
     r"\b(?:gedeeltelijk|deels|beperkt) (?:weer )?(?:open|heropend|geopend|hervat)\b"
     r"|\balleen (?:voor|open)\b[^.;]{0,60}?\b(?:open|geopend)\b"),
    ("again", "is weer open", r"\bweer (?:\w+ )?(?:open|geopend|hervat|in bedrijf)\b|\b(?:heropend|opnieuw (?:open"
     r"|geopend))\b|\bhervat(?:ten)?\b|\bweer open\b"),
    ("public", "is gesloten voor bezoekers",
     r"\bgesloten voor (?:het )?(?:publiek|bezoek\w*)\b|\bvoor (?:het )?(?:publiek|bezoek\w*) gesloten\b"),
    ("shut", "is tijdelijk gesloten",
     r"\b(?:gesloten|afgesloten|dicht|stilgelegd|opgeschort|gestaakt|geannuleerd|(?:ligt|liggen) stil"
     r"|buiten (?:gebruik|bedrijf))\b"
     r"|\bsluit(?= (?:tijdelijk|voorlopig|vandaag|per direct|tot nader))|\bsluit\b(?=[^.;,]{0,20} deuren\b)"),
    ("open", "is open", r"\b(?:open|geopend)\b"),
    ("ordered", "moeten het land verlaten",
     r"\b(?:moet(?:en)?|dien(?:t|en)) (?:(?!niet\b)\w+ ){0,3}?(?:het land (?:te )?verlaten|(?:te )?vertrekken)\b"
     r"|\b(?:opdracht|bevel|instructie) gekregen(?: om)? (?:te vertrekken|het land te verlaten)\b"),
    ("back", "is teruggekeerd",
    r"(?<!naar nederland )(?<!naar huis )\bteruggekeerd\b(?! naar (?:nederland|huis|den haag)\b)"
     r"|\bweer (?:ter plaatse|terug)\b(?! (?:in|naar) nederland\b)"),
    ("moved", "is verplaatst naar Amman",
     rf"\b(?:verplaatst|verhuisd|overgebracht) naar (?:het buitenland"
     rf"|(?:de (?:[\w-]+ )?(?:hoofd)?stad )?(?P<place>{_NAME}(?: {_NAME})?))"
     rf"|\bnaar (?P<place>{_NAME}(?: {_NAME})?) (?:verplaatst|verhuisd|overgebracht)\b"
     rf"|\bverhui(?:st|zen)\b[^.;,]{{0,80}}? naar (?P<place>{_NAME}(?: {_NAME})?)"
     rf"|\b(?:werk(?:t|en)|opere(?:ert|ren)) (?:(?!weer\b)\w+ ){{0,3}}?vanuit (?P<place>{_NAME})"
     rf"|\b(?:voortgezet|verricht|gedaan) vanuit (?:het buitenland|(?P<place>{_NAME}))"),
    ("gone", "is geëvacueerd",
     r"\b(?:teruggekeerd|weer terug) (?:naar|in) (?:nederland|huis|den haag)\b|\bnaar (?:nederland"
     r"|huis) teruggekeerd\b|(?:\buit (?-i:[A-Z])\w+ |personeel )terug(?=[.,;]|$)|\bverla(?:ten|at)(?: (?!niet\b"
     r"|nooit\b|u\b|alleen\b)\w+){0,4} (?:het|dat|dit) land\b(?! (?:niet|alleen|pas)\b)|(?<=personeel )terug\b"
     r"|\b(?:geëvacueerd"
     r"|teruggetrokken|teruggeroepen|in veiligheid gebracht|het land uit(?! te)|teruggehaald|vertrokken|weggehaald)\b"
     r"|\b(?:hebben"
     r"|heeft)\b[^.;,]{2,60}?(?<!gebouw)(?<!huis)(?<!terrein)(?<!kantoor)(?<!ambassade)(?<!niet) verlaten\b"
     rf"|\b(?:zal|zullen)\b{_YES}{{0,60}}? (?:(?:het land|{_NAME}) verlaten|vertrekken)\b(?! (?:om|uit het) )"
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
    r"(?: (?-i:[A-Z])[\w’'-]+\b)?(?: \([^()]*\))?(?:[\s,():„“\"]|\b(?:is|zijn|blijft|blijven|werd(?:en)?|wordt|worden"
    r"|heeft|hebben|gaat|vandaag(?= (?:tijdelijk|weer)\b)|moest(?:en)?|en|ook|maar|weer|toch|opnieuw|de|het|haar|hun"
    r"|nog|steeds|nu|momenteel|op dit moment|tijdelijk|voorlopig|vooralsnog|inmiddels|daarom|al|geheel|volledig"
    r"|helemaal|(?:voor )?de komende (?:dag(?:en)?|we(?:ek|ken)|uren)|per direct|met onmiddellijke ingang"
    r"|tot nader (?:order|bericht|aankondiging)|deels|gedeeltelijk|alle|activiteiten|werkzaamheden|werk"
    r"|dienstverlening|diensten|deuren|aanwezigheid|personeel|van het koninkrijk(?: der nederlanden)?|uit voorzorg"
    r"|uit veiligheidsoverwegingen|om veiligheidsredenen|ter plaatse|fysiek|in (?-i:[A-Z])[\w-]+)\b"
    rf"|\b(?:sinds|vanaf|met ingang van|per|tot|tot en met|in|op) {_DAY}|\bsinds (?:vandaag|gisteren|\w+dag|\d{{4}})"
    rf"|\bvoor onbepaalde tijd\b|\bin de(?: [\w-]+)? hoofdstad (?-i:[A-Z])[\w-]+|\b{_WHY})*"
)
TONGUE = Tongue(
    language="nl",
    subjects=grouped(SUBJECTS),
    states=grouped(STATES),
    statements=grouped(STATEMENTS),
    idle=re.compile(
        r"\A(?!.*(?:aanval|beschiet|raket|gevecht|bom|drone)).*?\b(?:elke|iedere) (?:\w*dag|avond|nacht|week|ochtend"
        r"|woensdag)\b(?![^.;,]* en [^.;,]{2,60} (?:is|zijn|blijf\w*|w[eo]rd\w*)\b)|\bvakantie\b|\bconferentie\b"
        r"|\bniet\b(?! mogelijk| beschikbaar|-essenti[eë]\w+| noodzakelijk)|\bgeen\b"
        r"|\bkan\b|\bkunnen\b|\bkon\b|\bzouden?\b|\bmogelijk(?! )\b|(?<!niet )\bmogelijk\b|\bmocht\b|\bwas\b|\bwaren\b"
        r"|\bsoms\b|\bs (?:nachts|avonds)\b|\bzonsondergang|\bonweer|\bin het donker\b|\bfeestdag|\bweekend|\buur\b"
        r"|\bnaar verluidt\b|\bmisschien\b|\bwellicht\b|\bdesnoods\b|\beventueel\b|\b\w+ jaar geleden\b|\bgeruchten\b"
        r"|\bonbevestigd|\bbij\b(?! (?-i:[A-Z])\w+ (?:is|zijn| ?–))|\btijdens\b|\bin geval\b|\bhonorair\b"
        r"|\bcontroleer\b|\bof\b|\bmoet(?:en)?\b|\bvroeger\b|\bregelmatig\b|\bvaak\b|\btoen\b|\bdestijds\b|\bnooit\b"
        r"|\bvoor (?:drones|(?:\w+ )?(?:vliegtuigen|toestellen))|\b(?:is|zijn|blijft|blijven) (?:op|elke) \w+dag"
        r"|\bvlucht (?:boeken|te boeken)|\bboeken van\b|\b(?:inwoners|bewoners)\b|\bgepland|\bvis(?:um|a)\b|\bpaspoort"
        r"|\breispas", re.I),
    supposed=re.compile(
        r"\b(?:als|indien|wanneer|zodra(?! (?:dat|dit|het) (?:weer )?kan\b)|mocht(?:en)?(?! (?:het|zij|ze"
        r"|men) dat willen)|of|op dagen|controleer|geruchten|berichten dat|onjuist|naar verluidt|in geval)\b"
        r"|^mogelijk\b|\bkan zijn\b", re.I),
    one_day=re.compile(
        r"\b(?:is|zijn|blijft)\b[^,;]*\bop (?:\w+dag\b|\d)|\bvan (?:\w+dag )?\d[^;]*?\btot\b|\b(?:koningsdag"
        r"|hemelvaart\w*|pasen|kerst\w*|pinkster\w*|verhuizing|verbouwing|renovatie|onderhoud|\w*feestdag\w*)\b", re.I),
    since=re.compile(
        r"\b(?P<year>(?:19|20)\d\d)\b(?! (?:\w+ )?(?:voortduren|aanhouden|geldend|lopend|uitgebroken)\w*)"
        r"(?! ?(?:k?m|meter|kilometer|euro|uur|mensen|personen|nederlanders)\b)"
        r"|\b(?P<ages>al (?:vele |tientallen |heel )?(?:jaren|decennia|lang|lange tijd|jarenlang)|jarenlang)\b", re.I),
    lasts=re.compile(r"\b(?:sinds|blijft|blijven|nog steeds)\b", re.I),
    ends=re.compile(r"(?<=[.!?]) +(?=[A-Z])"),
    clause=re.compile(r";|, (?:maar|terwijl|waardoor)\b"),
    tail=re.compile(r"[^,;]*?(?= en |[,;]|$)"),
    oblique=re.compile(
        r"\b(?:naar|bij|op|aan|van|langs|tegen|rond|nabij|in|tot|voor) (?:de|het|alle|een) (?:\w+ )?\w+$", re.I),
    leads=re.compile(
        r"(?:^|[,:;–-]|\b(?:en|dat|omdat|is|zijn|blijft|blijven|werd(?:en)?|heeft|hebben|moest(?:en)?|ook|momenteel"
        r"|terwijl|(?:dienstverlening|werkzaamheden|activiteiten|werk|deuren|sluiting) van)\b)"
        r"\W*(?:ook )?(?:(?:de|het|onze) )?(?:nederlandse )?$"
        r"|\b(?:nederland|buitenlandse zaken|kabinet) heeft (?:\w+ )?(?:haar|zijn|de) $", re.I),
    between=re.compile(_BETWEEN, re.I),
    ours=re.compile(r"\bwij –|\buitgezonden \w+|\bonze (?:diplomat|medew|personeel)|\b(?:ambassade\w*"
        r"|consulaat-generaal|nederlandse (?:diplomat|personeel|medew)\w*)", re.I),
    theirs=re.compile(
        r"\b(?:amerikaanse|britse|franse|duitse|belgische|israëlische|russische|chinese|iraanse|turkse|andere"
        r"|buitenlandse) (?:ambassade|consula|diplomat|personeel)|\b(?!nederlandse)\w+se ambassade\b"
        r"|(?<!met )(?<!naar )(?<!in )(?<!uit )\b(?:meerdere|verschillende|veel|enkele|sommige|andere"
        r"|diverse) (?:\w+ )?landen\b(?! (?:is|zijn)\b)|\b(?:vs|eu|vn|us)-(?:ambassade|personeel)"
        r"|(?<!nederlandse )\bambassades\b|\bambassade van (?!nederland|het koninkrijk)|\b(?:frankrijk|duitsland"
        r"|amerika|staten|koninkrijk|belgië|canada|italië|israël|rusland|china) (?:heeft|hebben|haalt)\b"
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
            r"^(?:de|het|een|zijn|haar|onze) [^.;:!?,]{2,60}, (?:die|dat)\b[^.;:!?]{2,80}, verlaat\b|"
            r"\b(?:nooit|hoef\w*|niet (?:meer |langer |\w+ )?(?:opgeroepen|geadviseerd|aangeraden|verzocht))\b"
            r"|\bwerd(?:en)?\b|\beerder\b|\b(?:opgeroepen|geadviseerd) geweest\b|\b(?:oproep"
            r"|advies)\b[^.!?]{0,80}\b(?:ingetrokken|vervallen|niet meer)\b|\b(?:vis(?:um|a)|vergunning|voordat"
            r"|uiterlijk|douane)\b|\bzonder\b(?! (?:uitstel|vertraging|te wachten)\b)|\b(?:als|wanneer|indien|zodra"
            r"|mocht)\b(?! (?:uw|je) (?:verblijf|aanwezigheid)\b| (?:ze|zij"
            r"|u)\b[^.;,]{0,30}\bin (?-i:[A-Z])\w+ (?:verblij\w+|zijn|bent))(?! dat niet (?:zo|het geval|nodig"
            r"|noodzakelijk) is,)(?! (?:dit|dat|het|u dit|u dat)? ?(?:nog )?(?:veilig )?(?:kan|kunt|mogelijk"
            r"|veilig)\b)", re.I),
        made=re.compile(
            r"\b(?:heeft|hebben|had(?:den)?)\b(?![^.;,]*\b(?:vandaag|gisteren|opnieuw|nogmaals|nu)\b)"
            r"[^.;,]*\b(?:opgeroepen|geadviseerd|aangeraden|verzocht)\b", re.I),
        reason=re.compile(r"\b(?:want|omdat|aangezien|doordat|ook als|ongeacht)\b[^,;]*", re.I),
        shy=re.compile(r"\b(?:overweeg|overwegen)\b", re.I),
        whom=re.compile(
            r"^(?:als|indien|wanneer) u (?:nu |nog |toch |momenteel |op dit moment )*(?:in|op) (?:(?:het|dit) land"
            r"|(?:de |het )?(?-i:[A-Z])[^,.;]{1,60}?) (?:bent|verblijft|zit|bevindt)(?:,|(?= (?:verlaat|vertrek"
            r"|overweeg)\b)) ?|^(?:(?:bent|verblijft|zit) u|(?:ben|verblijf|zit) je) (?:nu |nog |momenteel |tijdelijk "
            r"|op dit moment )*in (?P<there>[^.?;]{2,60})\? ?|^is (?:uw|je) (?:verblijf"
            r"|aanwezigheid) (?:\w+ )?niet [^.?;]{0,40}(?:noodzakelijk|nodig)\? ?", re.I),
        left=re.compile(
            rf"\bverlaat (?:dan |nu |{SOON} )*(?P<where>(?:(?! te\b| met\b| nu\b| zo\b| via\b| als\b"
            rf"| wanneer\b)[^.,;!?])+)|\bvertrek (?:dan |nu |{SOON} )*uit (?P<from>(?:(?! als\b| zo\b"
            rf"| met\b)[^.,;!?])+)|\b(?:om |opgeroepen |geadviseerd |verzocht |aangeraden "
            rf"|(?<!blijf )(?<!verblijft )op (?!een |eigen )|(?:te )?overwegen |overweeg (?:dan |nu )*)+(?P<out>(?:de "
            rf"|het |dit )?(?:(?! om\b)[^.,;!?]){{2,60}}?)(?: {SOON})* te verlaten|\b(?:moeten"
            rf"|dienen) (?P<must>(?:(?! om\b)[^.,;!?]){{2,60}}?)(?: {SOON})+ (?:te )?verlaten"
            r"|\buit (?P<off>[^.,;!?]{2,60}?) te vertrekken", re.I),
        land=re.compile(r"^(?:(?:het|dit|dat) (?:hele )?land|(?:die|deze|beide) landen)\b", re.I),
        whole=re.compile(r"^(?:heel|de rest van) ", re.I),
        ground=re.compile(
            r"\b(?:regio|provincie|deelstaat|district|gebied|gebieden|grensgebied|grensstreek|noorden|zuiden|oosten"
            r"|westen|eiland|stad|kust|hoofdstad)\b[^.,;!?]*(?-i:\b[A-Z])", re.I),
        no_ground=re.compile(r"(?!)"),
        part_of=re.compile(r"(?i:in|van|uit|met|naar|(?:noord|zuid|oost|west)\w*)$"),
        article=re.compile(r"^(?:de |het )?", re.I),
        whence=re.compile(
            r"\b(?:het|dit) land\b|\bnederlanders\b|\buw verblijf\b|\bnaar (?:nederland|huis)\b|\breizigers\b"
            r"|\b(?:het|ons) (?:\w+e )?advies\b"
            r"|\bmet (?:een |de )?(?:commerciële|reguliere) (?:lijn)?(?:vlucht|luchtvaartm)", re.I),
    ),
)  # fmt: skip
