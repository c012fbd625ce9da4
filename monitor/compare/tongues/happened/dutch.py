"""What happens, in Dutch: attacks, disasters, decrees, detention, rules for own staff, seats and flights home."""

from __future__ import annotations

import re

from monitor.compare.tongues.bounds.dutch import BOUNDS
from monitor.compare.tongues.event import CARRIED, HELD, LAW, NATURAL, RULED, STAFF, VIOLENT, Events, row, without

_CAME = (
    r"\b(?:gepleegd|losgebarsten|opgelaaid|veroorzaakt|aangericht|verwoest|plaats ?gevonden|(?:brak|braken"
    r"|voerden?)\b[^.;,]{0,80}? uit|gebeurd|ontploft(?:en)?|geëxplodeerd|gedood|gewond|omgekomen|overleden"
    r"|om het leven|vielen|gevallen|aangevallen|bestormd|beschoten|getroffen|geraakt|afgevuurd|begonnen|uitgebroken"
    r"|afgeschoten|gestuurd|neergekomen|ingeslagen|ingestort|gaande|bezig|aan de gang|te horen|gehoord|voortdu\w+"
    r"|duurt|duren|houden aan|was er|waren er|is er|zijn er|vond|vonden|kwam(?:en)?|voert|voeren|uitgevoerd|plaats"
    r"|slachtoffers|doden|geopend|gegijzeld|geweest|gemeld|woeden|geschoten)\b"
)
_ATTACK = (
    r"\b(?:(?:terreur|bom|zelfmoord|steek|mes|terroristische )?-?(?:aansl\w+|aanvallen|aanval)|gijzeling(?:en)?"
    r"|terreurdaad)\b"
)
_DECREED = (
    r"\b(?:ingesteld|besloten|ingestemd|goedgekeurd|afgekondigd|uitgeroepen|geldt|gelden|van kracht|verlengd|ingevoerd"
    r"|uitgebreid|ingegaan|opgelegd|opgeheven"
    r"|beëindigd|afgelopen|afgeschaft|aangescherpt|verruimd|is er|heeft\b[^.;]{0,60}? bevolen)\b"
)
_STAFF = (
    r"\b(?:(?:medewerkers|personeel|diplomaten|staf) (?:van|op) (?:de|het|onze) (?:nederlandse )?(?:ambassade"
    r"|consulaat-generaal|consulaat|post|vertegenwoordiging)|ambassade(?:personeel|medewerkers|staf)"
    r"|uitgezonden (?:medewerkers|personeel)|(?:haar|onze|hun) (?:eigen )?(?:medewerkers|personeel)|dienstreizen"
    r"|onze collega's|(?:ambassade|consulaat\S*) (?:heeft|verbiedt|vraagt) (?:haar )?medewerkers)\b"
)
_BARRED = (
    r"\b(?:mogen|mag|verboden|opgedragen|niet (?:meer )?(?:toe|toegestaan|naar|in)|alleen (?:\w+ ){0,2}?(?:in|met"
    r"|onder|binnen)|opdracht|geldt|beperkt|gaan\b[^.;]{0,40}? niet door|opgeschort|vermijden|mijden"
    r"|komt\b[^.;]{0,10}? niet|(?:verlaat|verlaten)\b[^.;]{0,40}? (?:alleen|niet|slechts)|toestemming|opgeheven"
    r"|niet meer uit|alleen nog|(?:reist|reizen)\b[^.;]{0,20}? niet)\b"
)
_MOVES = (
    r"\b(?:reizen|reist|rijden|begeven|verlaten|verlaat|gaan|bezoeken|bezoek|komt|komen|bewegingsvrijheid|gebruiken"
    r"|mijden|vermijden|avondklok|dienstreizen|woning|markten|hotels|buiten|straat|verplaats\w+|zone|bezoekt)\b"
)
_OURS = r"\b(?:nederlanders?|nederlandse (?:staats)?(?:burgers|reizigers)|eu-burgers|landgenoten|gestrande \w+)\b"
_OFFICE = r"\b(?:nederland|ambassade|buitenlandse zaken|defensie|kabinet|nederlandse|plaatsen|eindhoven)\b"
_CRAFT = r"\b(?:evacuatie|repatriërings)-?(?:vlucht(?:en)?|vliegtuig(?:en)?|toestel(?:len)?)\b|\bluchtbrug\b"
_CARRIER = (
    r"\b(?:(?:charter|militaire |speciale |extra )-?(?:vlucht(?:en)?|vliegtuig(?:en)?|toestel(?:len)?)"
    r"|(?:militair )?luchttransport|(?:bus|lucht)vervoer|transportvliegtuig(?:en)?|c-130|hercules|helikopters?"
    r"|defensie|bus(?:sen)?|konvooi|marineschip|schip|vlucht(?:en)?|vliegtuig(?:en)?|toestel(?:len)?)\b"
)
_OFFERS = (
    r"\b(?:organiseer(?:t|en)|zorg(?:t|en)|regel(?:t|en)|zet(?:ten)?|stuurt|sturen|gestuurd|voorbereid|beschikbaar"
    r"|neemt|nemen|haalt|halen|brengt|brengen|vertrekt|biedt|aangeboden|ingezet|aanmelden|meld(?:en)?|klaar|afgerond"
    r"|beëindigd|gestopt|mee|ophalen|opgehaald|geregeld|begonnen|geland|aangekomen|gevlogen|voert|voeren|uitgevoerd)\b"
)
_MAYBE = (
    r"\b(?:kan|kunnen|kunt|kon(?:den)?|zou(?:den)?|mogelijk(?:e|heid)?|risico\w*|kans|dreig\w*|als|indien|wanneer"
    r"|mocht(?:en)?|in geval|gevaar|waarschijnlijk|verwacht\w*|houd er rekening|bij onrust)\b"
)
_NONE = r"\b(?:niet|geen|nooit|noch)\b"
_OFTEN = (
    r"\b(?:vaak|regelmatig|soms|af en toe|(?<!nog )altijd|geregeld|jaarlijks|elk jaar|om de (?:\w+ )?(?:weken|dagen"
    r"|maanden)|telkens|steeds weer|ieder jaar|\w*seizoen|vaker|het aantal|cijfers|overal)\b"
)
_UNREAL = (
    r"\b(?:oefening\w*|verijdeld|voorkomen|geruchten|berichten over|kloppen|naar verluidt|media|herdacht|herdenking\w*"
    r"|verdachten?|rechtszaak|straf|vonnis|veroordeeld\w*|proces|daders? van (?:de|het)|honden|haaien|cyber\w*"
    r"|verzekering\w*|geplande|nog steeds|nog altijd zijn|al (?:\w+ )?(?:jaren|maanden))\b"
)
_QUIET = f"{_MAYBE}|{_NONE}|{_OFTEN}|{_UNREAL}"
EVENTS = Events(
    rows=(
        row("attack", "Vanmorgen is in het centrum een aanslag gepleegd.", _ATTACK, _CAME),
        row("attack", "Gewapende mannen hebben vanochtend een kazerne aangevallen.",
            r"\b(?:gewapende\w*|schutters?|strijders|opstandelingen|zelfmoordterrorist\w*|rebellengroep|militairen"
            r"|betogers(?! hebben (?:\w+ )?een (?:plein|straat|weg|kruispunt))|dader|man"
            r"|terroristen|rebellen|jihadisten|aanvallers|militanten)\b",
            r"\b(?:aangevallen|bestormd|overvallen|vielen\b[^.;]{2,60}? aan|gegijzeld|openden|opgeblazen|bezet"
            r"|binnengedrongen|binnengevallen|om zich heen geschoten|doodgeschoten|neergestoken)\b"),
        row("attack", "Vanavond is het vuur geopend op bezoekers.", r"\bhet vuur\b", r"\bgeopend\b"),
        row("gunfire", "Sinds vanmorgen zijn er schoten te horen.",
            r"\b(?:schoten|schietpartij(?:en)?|steekpartij(?:en)?|vuurgevecht(?:en)?|beschietingen?)\b",
            _CAME),
        row("gunfire", "Sinds vanochtend wordt er geschoten aan de grens.", r"\b(?:wordt|werd|is)\b",
            r"\bgeschoten\b", without(r"dieren|jacht|jagers?")),
        row("fighting", "Op dit moment wordt er gevochten in de hoofdstad.", r"\b(?:wordt|werd|is)\b",
            r"\bgevochten\b", without(r"titel|boks\w*|kampioenschap")),
        row("outbreak", "In de hoofdstad zijn gevechten uitgebroken.",
            r"\b(?:gevechten|vijandelijkheden)\b", r"\b(?:uitgebroken|opgelaaid)\b"),
        row("explosion", "Bij een explosie zijn zondag zes mensen omgekomen.",
            r"\b(?:explosies?|ontploffing(?:en)?|(?:auto)?bom(?:men)?)\b",
            _CAME),
        row("explosion", "In het hele land zijn vanmiddag apparaten ontploft.", r"\b(?:is|zijn)\b",
            r"\b(?:ontploft|geëxplodeerd)\b", without(r"prijzen|kosten|vraag")),
        row("attack", "Een auto is gisteravond ingereden op bezoekers van een markt.",
            r"\b(?:auto|vrachtwagen|busje|voertuig)\b",
            r"\b(?:ingereden op|in(?: op)? [^.;]{2,40}? (?:ingereden|gereden))\b"),
        row("fighting", "Het buurland is vanochtend het land binnengevallen.", r"\b(?:is|zijn)\b",
            r"\bbinnengevallen\b"),
        row("fighting", "De rebellengroep heeft gisteren de stad ingenomen.",
            r"\b(?:rebellen\w*|strijders|troepen|leger|milities?|m23|rsf|militairen)\b",
            r"\b(?:ingenomen|veroverd|binnengetrokken|binnengevallen|opgerukt|rukken op)\b",
            without(r"parade|stadion")),
        row("fighting", "Sinds vanochtend zijn er zware gevechten uitgebroken.",
            r"\b(?:gevechten|oorlog(?! (?:tegen|aan) (?:de )?drugs)|invasie|offensief|gewapende (?:confrontaties"
            r"|strijd|botsingen)|confrontaties|gewelddadigheden|vijandelijkheden)\b", _CAME),
        row("air", "Sinds vannacht voert het land luchtaanvallen uit.",
            r"\b(?:(?:lucht|raket|drone|artillerie)-?(?:aanval(?:len)?|beschieting(?:en)?|bombardement(?:en)?)"
            r"|bombardement(?:en)?|raketten|drones)\b", _CAME, without(r"lichtshow|vuurwerk|satelliet")),
        row("air", "De stad wordt sinds gisteravond gebombardeerd.",
            r"\b(?:wordt|worden|werd(?:en)?|heeft|hebben|is|zijn)\b",
            r"\bgebombardeerd\b"),
        row("coup", "Er is een staatsgreep gaande.", r"\b(?:staatsgreep|coup(?:poging)?|muiterij)\b", _CAME),
        row("coup", "Het leger heeft de macht overgenomen.",
            r"\b(?:leger|militairen|junta|presidentiële garde|soldaten|officieren)\b",
            r"\b(?:macht\b[^.;]{0,20}? (?:overgenomen|gegrepen|hebben overgenomen)|(?:president"
            r"|regering)\b[^.;]{0,30}? (?:afgezet|vastgezet|opgepakt|gevangen))\b"),
        row("quake", "De regio is getroffen door een zware aardbeving.",
            r"\b(?:aardbeving(?:en)?|naschokken|zeebeving)\b",
            rf"{_CAME}|\b(?:verwoest|opgeschrikt)\b"),
        row("quake", "Vanochtend was bij de stad een zware aardbeving.", r"\baardbeving\b", r"\bwas\b"),
        row("eruption", "De berg spuwt sinds dinsdag as.", r"\b(?:spuwt|stoot|braakt)\b",
            r"\b(?:as|lava|aswolk(?:en)?|rook)\b"),
        row("eruption", "Vanochtend is opnieuw een vulkaan uitgebarsten.", r"\b(?:\w*vulkaan\w*|etna|eruptie|lava)\b",
            r"\b(?:uitgebarsten|plaats ?gevonden|begonnen|weer actief|opnieuw actief|stoot|spuwt|is er"
            r"|uitbarsting\b[^.;]{0,30}? (?:begonnen|gaande)|actief)\b"),
        row("tsunami", "Voor de hele kust is een tsunamiwaarschuwing afgegeven.",
            r"\btsunami(?:-?(?:waarschuwing|alarm|golven)\w*)?\b",
            r"\b(?:afgegeven|van kracht|geldt|gelden|uitgegeven|is er|waarschuwen|waarschuwt|plaats ?gevonden"
            r"|getroffen)\b"),
        row("storm", "De orkaan is aan land gekomen.", r"\b(?:orkaan|(?:super)?tyfoon|cycloon|tropische storm)\b",
            r"\b(?:aan land|trekt|nadert|bereikt|heeft\b[^.;]{2,60}? (?:getroffen|bereikt)|beweegt|raast|trof"
            r"|komt eraan|koerst|onderweg|aangericht)\b"),
        row("floods", "Door zware regenval zijn er grote overstromingen.",
            r"\b(?:overstroming(?:en)?|aardverschuiving(?:en)?|modderstro\w+|watersnood|wateroverlast)\b",
            rf"{_CAME}|\b(?:ontstaan|veroorzaakt|zorgen voor|kampt)\b"),
        row("floods", "Grote delen van de provincie staan onder water.",
            r"\b(?:delen|provincie\w*|stad|steden|wegen|dorpen|wijken|gebieden)\b",
            r"\b(?:onder water|overstroomd|ondergelopen)\b"),
        row("floods", "Twee dammen zijn doorgebroken en hele wijken weggespoeld.",
            r"\b(?:dam(?:men)?|dijk(?:en)?|wijken|huizen|bruggen|dorpen|wegen)\b",
            r"\b(?:doorgebroken|weggespoeld|afgesneden|bedolven)\b"),
        row("fires", "Op het eiland woeden grote bosbranden.",
            r"\b(?:(?:bos|natuur|heide)?branden|bosbrand|natuurbrand|vuur)\b",
            r"\b(?:woeden|woedt|breiden zich|breidt zich|verspreid\w*|zijn er|is er|uitgebroken|bestreden|bedreigen"
            r"|verwoest|op dit moment)\b"),
        row("cleared", "Gisteren zijn verschillende dorpen ontruimd.",
            r"\b(?:dorp(?:en)?|plaatsen|wijken?|inwoners|bewoners|hotels|steden|stad|toeristen|grind\w*|gebied(?:en)?"
            r"|lagoon)\b",
            r"\b(?:zijn|is)\b[^.;,]{0,40}? (?:ontruimd|geëvacueerd)\b"),
        row("clearing", "Verschillende dorpen worden ontruimd.", r"\b(?:worden|wordt)\b",
            r"\b(?:ontruimd|geëvacueerd)\b", without(r"kamers?|brandalarm|oefening|\w*personeel|\w*medewerkers"
            r"|diplomaten|nederlanders")),
        row("clearing", "Inwoners moeten hun huis verlaten.", r"\b(?:inwoners|bewoners)\b",
            r"\b(?:moeten\b[^.;,]{0,40}? (?:verlaten|evacueren|vertrekken)|evacuatiebevel)\b",
            without(r"renovatie|sloop|verbouwing")),
        row("clearing", "Er is een evacuatiebevel afgegeven.", r"\bevacuatie(?:bevel|opdracht)\w*\b",
            r"\b(?:afgegeven|van kracht|geldt|is er)\b"),
        row("curfew", "De regering heeft een avondklok ingesteld.", r"\b(?:avondklok|uitgaansverbod|spertijd)\b",
            _DECREED),
        row("emergency", "De president heeft de noodtoestand uitgeroepen.", r"\bnoodtoestand\b", _DECREED),
        row("martial", "Er geldt de staat van beleg.", r"\b(?:staat van (?:beleg|oorlog)|krijgswet|oorlogsrecht)\b",
            _DECREED),
        row("held", "Buitenlanders zijn willekeurig vastgezet.",
            r"\b(?:willekeurig\w*|zonder (?:\w+ )?(?:uitleg|reden|aanleiding|aanklacht|proces|waarschuwing|consulaire)"
            r"|spionage\w*"
            r"|uitlatingen|sociale media|kritiek|drukmiddel|zonder contact|politieke redenen|ook als u niets)\b",
            r"\b(?:opgepakt|gearresteerd|aangehouden|vastgezet|vastgehouden|vasthouden|arrestaties?|detentie|vast"
            r"|gevangen\w*|vast te zitten)\b"),
        row("kept", "Nederlanders kunnen een uitreisverbod krijgen.",
            r"\b(?:nederlanders?|buitenlanders?|mannen|reservisten|dienstplichtigen|zakenm[ae]n(?:sen)?|u|nationaliteit"
            r"|paspoort|europeanen|mensen)\b",
            r"\b(?:uitreisverbod\w*|tegengehouden bij (?:zijn|haar|hun|uw|het) vertrek|(?:mag"
            r"|mogen) u? ?[^.;,]{0,30}? niet uit|uitreis\b[^.;]{0,20}? (?:verboden|geweigerd)|(?:mogen"
            r"|mag)\b[^.;]{0,50}? niet (?:\w+ )?(?:vertrekken|verlaten"
            r"|uitreizen)|tegengehouden\b[^.;]{0,40}? (?:vertrek\w*|uitreis\w*|verlaten)"
            r"|verhinder\w+\b[^.;]{0,30}? (?:vertrek\w*|verlaten))\b"),
        row("staff", "Medewerkers van de ambassade mogen niet naar het noorden reizen.", _STAFF, _BARRED, _MOVES),
        row("carried", "Op een evacuatievlucht zijn nog plaatsen beschikbaar voor Nederlanders.", _CRAFT, _OFFERS,
            f"{_OURS}|{_OFFICE}"),
        row("carried", "Een helikopter brengt Nederlanders donderdag naar het buurland.", _CARRIER, _OFFERS,
            without(r"dagelijks|elke dag|strand|excursie\w*|in de zomer") + f".*(?:{_OURS})"),
        row("carried", "Vandaag zijn vijftig Nederlanders geëvacueerd.", _OURS,
            r"\b(?:geëvacueerd|teruggehaald|gerepatrieerd|teruggevlogen|(?:het land|uit (?-i:[A-Z])\w+) (?:uit )?"
            r"(?:geholpen|gehaald|gebracht)|op te halen|te evacueren|terug te halen)\b",
            without(r"hotels?|strand|berg\w*|\w*brand\w*|skilift|trein|camping|politie|ongeluk")),
        row("carried", "Aan boord van de evacuatievlucht waren twintig Nederlanders.", r"\baan boord\b",
            r"\b(?:waren|zijn|zaten|was)\b",
            rf"^(?=.*(?:{_OURS})).*\b(?:evacu\w+|repatri\w+|luchtmacht|defensie|opha\w+|opgehaald|marineschip"
            rf"|gestrande nederlanders)\b"),
        row("carried", "De ambassade regelt bussen naar de grens.", r"\b(?:bus(?:sen)?|konvooi)\b",
            r"\b(?:regelt|geregeld|organiseert|stuurt)\b", r"\b(?:ambassade|buitenlandse zaken|nederland)\b"),
        row("carried", "Nederlanders kunnen zich melden voor een plek op vluchten van partners.",
            r"\b(?:plek(?:ken)?|plaats(?:en)?|stoelen)\b",
            r"\b(?:\w*vlucht(?:en)?|konvooi|schip|\w*vliegtuig(?:en)?|toestel(?:len)?)\b",
            r"\bnederlanders\b[^.;]*\b(?:melden|beschikbaar|vrij|aangeboden)\b|\b(?:melden|beschikbaar|vrij"
            r"|aangeboden)\b[^.;]*\bnederlanders\b"),
        row("carried", "Kom naar terminal 2 voor de check-in van de evacuatievlucht.",
            r"\b(?:evacuatie|repatriërings)vlucht\w*\b",
            r"\b(?:check-in|inchecken|kom uiterlijk|vertrekt)\b"),
        row("carried", "Buitenlandse Zaken haalt Nederlanders terug met speciale vluchten.",
            r"\b(?:nederland|defensie|ambassade|buitenlandse zaken|kabinet|ministerie)\b",
            r"\b(?:haalt|brengt|evacueert|vliegt)\b[^.;]{0,60}? (?:op|terug|weg|naar huis|in veiligheid"
            r"|uit (?-i:[A-Z])\w+)\b|\bvliegt\b[^.;]{0,60}? uit(?= met\b|[.,;]|$)", _OURS),
        row("carried", "Het verzamelpunt voor de evacuatie is de noordelijke poort.",
            r"\b(?:verzamelpunt|verzamelplaats|ontmoetingspunt)\w*\b",
            r"\b(?:evacuatie\w*|konvooi)\b"),
        row("carried", "Wilt u mee met een evacuatievlucht? Ga dan naar het vliegveld.",
            r"\b(?:mee wil(?:t|len)?|wilt u mee|mee kunnen)\b",
            r"\b(?:vlucht\w*|vliegtuig\w*|helikopter|konvooi|meld\w*|evacuatie\w*)\b"),
        row("carried", "Voor Nederlanders wordt een repatriëringsvlucht voorbereid.",
            r"\b(?:\w{3,14})?(?:vlucht(?:en)?|vliegtuig(?:en)?)\b",
            r"\b(?:voorbereid|klaargezet|ingezet)\b", r"\b(?:nederlanders|defensie|evacuatie\w*|repatriëring\w*)\b"),
        row("banned", "Het is Nederlanders wettelijk verboden om naar het gebied te reizen.",
            r"\b(?:wettelijk|strafbaar|bij wet)\b", r"\b(?:verboden|strafbaar)\b",
            r"\bnederlanders\b[^.;]*\b(?:te (?:reizen|verblijven))\b|\b(?:te (?:reizen"
            r"|verblijven))\b[^.;]*\bnederlanders\b"),
    ),
    unsaid={
        VIOLENT: re.compile(_QUIET.replace("nog altijd zijn", "nog altijd sprake"), re.I),
        NATURAL: re.compile(_QUIET.replace("|verwacht\\w*", ""), re.I),
        RULED: re.compile(
            rf"{_MAYBE}|(?!niet meer|geen \w+ meer){_NONE}|{_OFTEN}|{_UNREAL}|{_STAFF}|\b(?:ambassadepersoneel"
            rf"|jongeren|minderjarigen|corona\w*|gold(?:en)?|was(?!, (?:is|zijn|werd))|waren|vroeger)\b",
            re.I),
        HELD: re.compile(
            r"^(?!.*\b(?:\w*spionage\w*|willekeurig\w*|dubbele|nationaliteit hebben|dienstplicht\w*|militaire dienst"
            r"|mobilisatie|uitlatingen|nationale veiligheid|politiek\w*)\b).*\b(?:schuld(?:en)?|rekening\w*|krediet"
            r"|alimentatie|kinderen|minderjarig\w*|vader|drugs\w*|alcohol|\w*ongeluk\w*|visum|visa|douane|wapens?"
            r"|munitie|strafzaak|rechtszaak|zaak is afgerond|aardbeving|storm|grens vastgehouden|met meer dan|dollars?"
            r"|contant\w*|zakelijk (?:geschil|conflict))\b|\b(?:opgeheven|afgeschaft|vrijgelaten)\b", re.I),
        STAFF: re.compile(
            r"\b(?:juridisch\w*|advies geven|gevang\w*|aanvra\w+|documenten|geld|bereikbaar|amerikaans\w*|britse?"
            r"|franse?|hotel mag|(?:mogen|mag|kan|kunnen) (?:nu )?het land verlaten"
            r"|vs-\w*|wij raden|honorair\w*)\b", re.I),
        CARRIED: re.compile(
            rf"{_NONE}|(?!geregeld){_OFTEN}|\b(?:onvoldoende|te weinig|nauwelijks|\w*verzekering\w*|kosten"
            rf"|bij een crisis|als er|indien|overweegt|onderzoekt|onduidelijk|onzeker|onbekend|zou(?:den)?|oefening\w*"
            r"|verplicht|landen hebben|recht op|berg\w*|toeristische|rondvlucht\w*|safari\w*|hulp na|voetbal\w*|visum"
            r"|van het hotel|hulpgoederen|leverde?n?|inchecken|zomer)\b", re.I),
        LAW: re.compile(r"\b(?:drugs|drone\w*|zonder visum|vergunning)\b", re.I),
    },
    supposed=re.compile(
        r"^\W*(?:als|indien|wanneer|mocht(?:en)?|zodra|in geval)\b(?! u (?:nu |nog )?in\b)(?![^,…]*\b(?:wilt"
        r"|willen)\b)[^…]*…|…, (?:als|indien|wanneer|mocht|zodra)\b(?![^,]*\b(?:wilt|willen|kan|nodig)\b)", re.I),
    bygone=re.compile(
        r"\b(?:in het verleden|vroeger|destijds|toen|vorig jaar|afgelopen jaar|afgelopen jaren|\w+ jaar geleden|eerder"
        r"|sinds jaren|tijdens de \w*pandemie)\b", re.I),
    fresh=re.compile(
        r"\b(?:vandaag|gisteren|gister\w+|eergisteren|van(?:morgen|ochtend|middag|avond|nacht)|zojuist|net"
        r"|(?:op )?(?:maan|dins|woens|donder|vrij|zater|\w*zon)dag(?:ochtend|middag|avond|nacht)?|op dit moment"
        r"|momenteel|nu|gaande|nog altijd voort\w*|opnieuw|de afgelopen (?:uren|dagen)|sinds (?:enkele )?(?:uren"
        r"|dagen)|per direct|aan de gang|(?:afgelopen|dit|het) (?:nacht|week(?:end|einde))"
        r"|worden\b[^.;,]{0,40}? gemeld)\b", re.I),
    over={
        RULED: re.compile(
            r"\b(?:opgeheven|beëindigd|afgelopen|afgeschaft|niet meer|geen \w+ meer)\b", re.I),
        **dict.fromkeys((STAFF, CARRIED), re.compile(
            r"\b(?:opgeheven|beëindigd|afgerond|gestopt|niet meer verboden|weer (?:vrij|toegestaan))\b"
            r"|^(?!.*\b(?:niet|geen|alleen|slechts|toestemming)\b).*\b(?:mogen|mag)\b[^.;,]*\bweer\b", re.I)),
    },
    clause=re.compile(r";|, (?:maar|terwijl|waardoor)\b", re.I),
    cut=re.compile(r"[,:;–] ?| (?:en|maar|want) ", re.I),
    abroad=re.compile(
        r"\bin (?:(?:de|het) )?(?:buurland )?((?-i:[A-Z])[\wë-]+)|\b(?:op|bij|rond|nabij) ((?-i:[A-Z])[\wë-]+)", re.I),
    bounds=BOUNDS,
)
