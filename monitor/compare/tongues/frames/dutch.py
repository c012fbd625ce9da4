"""How Dutch asks people to leave, to stay inside, or to think of leaving."""

from __future__ import annotations

import re

from monitor.compare.tongues.frame import Deed, Frame

_NEVER = re.compile(r"(?!)")
_SOON = (
    r"(?: (?:dan|nu|zo (?:snel|spoedig) mogelijk|onmiddellijk|onverwijld|direct|meteen|per direct|dringend|veilig"
    r"|met spoed"
    r"|op (?:korte termijn|een zo kort mogelijke termijn|een veilige manier)|vandaag|tijdelijk|op eigen gelegenheid|en"
    r"|eveneens|ook))*"
)
_WE = (
    r"(?:wij|we|(?:het )?ministerie(?: van buitenlandse zaken)?|buitenlandse zaken|bz|buza|(?:de )?minister(?: \w+)?"
    r"|kabinet|(?:de )?(?:nederlandse |(?<!se ))ambassade(?: in (?-i:[A-Z])[\wë-]+)?|(?:de )?nederlandse (?:overheid"
    r"|regering)|nederland)"
)
_ACTIVE = (
    r"(?:raad(?:t|en)?|raden|adviseer(?:t|en)?|adviseren|roep(?:t|en)|verzoek(?:t|en)|vraagt|vragen|drin[gk]\w* er)"
)
_ASKED = r"(?:geadviseerd|aangeraden|verzocht|opgeroepen|gevraagd|aanbevolen)"
_LAND = r"(?-i:[A-Z])[\wë’'-]+(?: (?-i:[A-Z])[\wë’'-]+){{0,3}}"
_OFF = (
    r"(?P<ground{n}>dat land|(?:het|dit|de|deze|die|beide) (?:(?! te\b| om\b| niet\b| is\b| dat\b| u\b| advies\b"
    rf"| wordt\b| worden\b| moet\w*\b)[^.;,!?:]){{{{2,50}}}}?|{_LAND})"
)
_HOME = (
    r"(?:binnen(?:shuis)?|thuis(?! \w+ende\b)|in (?:uw|je|het|de) (?:hotel(?:kamer)?|huis|accommodatie|verblijf\w*"
    r"|woning|onderkomen)|op (?:een|uw) veilige (?:plek|plaats|locatie))"
)
_ROOF = r"(?:uw|het|je) (?:huis(?: of hotel)?|hotel|accommodatie|verblijf\w*|woning|onderkomen)"
_AWHILE = (
    r"(?: (?:dan|nu|voorlopig|zo ?veel mogelijk|(?:zo ?)?veel|voor nu|zoveel als mogelijk|op dit moment"
    r"|(?:vanwege|wegens|gezien) [^.;,:!?]{2,60}?))*"
)
_LEAVE = Deed(
    "leave",
    re.compile(
        rf"\b{_OFF.format(n='')}{_SOON} (?<!niet )(?:te )?(?:verlaten|verlaat)\b(?! (?:hebben|heeft|kunnen|mogen"
        rf"|willen))"
        rf"|(?:\buit {_OFF.format(n='_2')}{_SOON} )?(?<!niet )\bte vertrekken\b(?: uit {_OFF.format(n='_3')}(?=[.,;!]|$"
        r"| zo\b| nu\b))?"
        r"|(?<!niet )\bterug te keren\b(?= naar (?:nederland|huis)\b|\W*$|[.,;!])|\bnaar (?:nederland"
        r"|huis) terug te keren\b"
        rf"|\bweg te gaan(?: uit {_OFF.format(n='_4')}(?=[.,;!]|$))?", re.I),
    re.compile(
        rf"(?:^|[.:,;!?] ?|\b(?:dan|en) )vertrek(?:{_SOON})(?=\W*$|[.,;!]|:? (?:als|zodra|wanneer|nu) (?:dat|dit|het"
        rf"|u)? ?(?:nog )?(?:veilig )?(?:kan|kunt|mogelijk))"
        rf"|\bkeer{_SOON} (?:terug naar (?:nederland|huis)|naar (?:nederland|huis) terug)(?=\W*$|[.,;!])"
        rf"|\bga{_SOON} weg(?: uit {_OFF.format(n='')})?(?=\W*$|[.,;!]| (?:zodra|als|nu) (?:dat|dit|het)\b)|\b(?:grijp"
        rf"|benut|gebruik|pak)\b[^.;!?]{{0,40}}?\b(?:kans|gelegenheid|mogelijkheid"
        rf"|vluchten)\b[^.;!?]{{0,20}}?\bom (?:nu )?(?:{_OFF.format(n='_7')}{_SOON} te verlaten|te vertrekken)\b"
        rf"|\bprobeer {_OFF.format(n='_5')}{_SOON} te verlaten\b"
        rf"|\bu kunt {_OFF.format(n='_6')} het beste{_SOON} verlaten\b"
        r"|\bmaak gebruik van [^.;!?]{0,80}?\bvluchten\b[^.;!?]{0,40}?(?:\ben vertrek\b"
        r"|\bom (?:nu )?(?:het land te verlaten|(?:uit (?-i:[A-Z])\w+ )?te vertrekken))", re.I),
    re.compile(
        r"\bnaar (?!nederland\b|huis\b)\w+ (?:\w+ ){0,2}terug te keren\b"
        r"|\b(?:weer|auto|donker|zonsondergang|overweg\w+|op tijd|gids|visum|paspoort|kust|demonstratie\w*|gebouw\w*"
        r"|plek|luchthavenbelasting"
        r"|bezoekers|via(?! (?:de |een )?(?:reguliere|commerci))|schulden)\b", re.I),
)  # fmt: skip
_CONSIDER = Deed(
    "consider",
    re.compile(r"\b(?:zich af te vragen|na te gaan) of (?:hun|uw|een|het) [^.!?;]{0,80}?\b(?:noodzakelijk|nodig)\b"
        r"(?! is (?:om|voor) (?:een|het|te)\b)|\b(?:te (?:be)?kijken|na te gaan|te onderzoeken) of (?:ze|zij"
        r"|u)\b[^.;!?]{0,40}? (?:kunnen|kunt) vertrekken\b|\b(?:hun|uw|een|het) vertrek (?:\w+ )?te overwegen\b"
        r"|\b(?:te )?overwegen (?:om )?(?:te vertrekken|het land te verlaten|of)\b", re.I),
    re.compile(
        r"\boverweeg(?: dan| nu| goed)*(?: om)?(?: (?:snel|spoedig|nu|tijdig|tijdelijk|(?:het"
        r"|dit) land)){0,3} te (?:vertrekken|verlaten)\b|\boverweeg(?: dan| nu| goed)* uw vertrek\b|\boverweeg(?: dan"
        r"| nu| goed)* of u [^.;!?]{0,30}?(?:wilt|moet|kunt) blijven\b|\b(?:denk|ga)(?: dan| goed| nu)* na of (?:uw"
        r"|een|het) (?:verblijf|aanwezigheid|nodig|noodzakelijk)\b[^.!?;]{0,60}?(?:noodzakelijk|nodig"
        r"|blijven)\b", re.I),
    _NEVER,
)  # fmt: skip
_SHELTER = Deed(
    "shelter",
    re.compile(
        rf"\b{_HOME} te blijven\b|\been (?:veilige (?:plaats|plek)|schuil\w+) (?:op )?te zoeken\b"
        rf"|\b{_ROOF} (?:\w+ )?niet te verlaten\b|\bniet (?:naar buiten|de straat op) te gaan\b",
        re.I),
    re.compile(
        rf"(?:\bblijf|(?:^|[.:;,!?] ?|\b(?:dan|en) )verblijf){_AWHILE} {_HOME}(?!\w| (?:de|het|een|bereik|handbereik"
        rf"|afstand|\d|afstand)\b)|\bverlaat{_AWHILE} {_ROOF}{_AWHILE} niet\b"
        r"|\bga(?: dan| nu| direct| onmiddellijk| meteen)* naar (?:een|de dichtstbijzijnde|uw) (?:schuil\w+|bunker"
        r"|schuilkelder)\b", re.I),
    re.compile(
        r"\b(?:tijdens|bij (?!luchtalarm\b(?=[^.;]*\b(?:en|,)))|smog|nachts|avonds|zonsondergang|donker|hitte|onweer"
        r"|storm|demonstratie\w*|aardbeving\w*|alleen reizend)\b", re.I),
)  # fmt: skip
FRAME = Frame(
    asks=re.compile(
        rf"\b(?:wordt|worden|is|zijn)\b[^.;!?]{{0,120}}?\b{_ASKED}\b(?! geweest)|\b{_WE} (?:\w+ )?{_ACTIVE}\b"
        rf"|\b{_ACTIVE} {_WE}\b|\b(?:ambassade(?:ur)?|{_WE})(?: in (?-i:[A-Z])[^\s]+)? heeft (?:(?:vandaag|gisteren"
        rf"|opnieuw|nogmaals|daarom|nu|ook) ){{0,2}}(?:alle |zijn |haar |de )?(?:nederlanders|landgenoten|onderdanen"
        rf"|(?:staats)?burgers|iedereen)\b"
        rf"[^.;!?]{{0,60}}?\b{_ASKED}\b"
        r"|\bkrijg(?:en|t) (?:(?:het|een|opnieuw|nogmaals|\w*dringende?|uitdrukkelijke?) ){1,3}advies\b|\b(?:moet"
        r"|dient) u\b|\b(?:het|ons|dringende?) advies(?: aan [^:.;]{2,60})?(?: is| luidt|:)|\b(?:nederlanders|u"
        r"|reizigers|toeristen|iedereen)\b[^.;!?]{0,80}?\b(?:moet(?:en)?|dien(?:t|en))\b|\bhet is belangrijk dat u\b"
        r"|\b(?:wij|we) herhalen\b[^.;!?]{0,20}?\b(?:oproep|advies)\b"
        r"|\broep(?:en)? (?:ik |wij |we |alle |opnieuw |nu |daarom |dringend |vandaag )*(?:nederlanders"
        r"|landgenoten|iedereen|u)\b", re.I),
    deeds=(_CONSIDER, _LEAVE, _SHELTER),
    unasked=re.compile(
        r"\b(?!nederland|zaken|ministerie|haag)(?-i:[A-Z])[\w-]+ (?:heeft|roept|vraagt|adviseert|raadt) (?:zijn|haar"
        r"|hun)\b"
        r"|\b(?:nooit|(?:binnen|na|langer dan) (?:\d+|\w+) (?:dagen|weken|maanden|uur)|uiterlijk|verblijfstitel"
        r"|dienstplicht\w*|niemand|niet (?:om|meer|langer|nodig|geadviseerd|aangeraden)|geen|hoef\w*|werd\w*|riep"
        r"|adviseerde|had(?:den)?|zou(?:den)?|autoriteiten (?:roepen|vragen|adviseren|hebben|vroegen)|politie|leger"
        r"|inwoners|bewoners|bevolking|kinderen|zwangere\w*|militairen|soldaten|troepen|frankrijk|verenigde staten|vs"
        r"|verenigd koninkrijk|amerikaanse|franse|britse|duitse|israëlische|belgische|media|hoe u|visum|vergunning"
        r"|dubbele nationaliteit)\b", re.I),
    supposed=re.compile(
        r"\b(?:media|onweer|geruchten|naar verluidt|volgens|berichten)\b|^(?:bij|tijdens|mocht(?:en)?)\b|\b(?:als"
        r"|indien|wanneer|mocht) (?!(?:dit|dat|het|u dit|u dat) (?:nog )?(?:veilig )?(?:kan|kunt|mogelijk)|u in\b"
        r"|u (?:nu|nog) in\b|dat niet|(?:uw|je) (?:verblijf|aanwezigheid)\b|(?:ze|zij"
        r"|u)\b[^.;,]{0,30}\bin (?-i:[A-Z])\w+ (?:verblij\w+|zijn|bent))", re.I),
    drill=re.compile(  # beside which nobody shoots or plunders
        r"^(?!.*(?:plunder|geschoten|schiet|schoten|onrust|gevecht|raket|aanval|drone|avondklok|bombard|gewapend|geweld"
        r"|rellen)).*\b(?:aardbeving|naschok)", re.I),
    stay=re.compile(r"\b(?:in|op) ((?:de |het )?(?:(?:regio|stad|provincie) )?(?-i:[A-Z])[\wë’'-]+)", re.I),
    bare=re.compile(r"(?:de|deze|het|dit) (?:stad|steden|regio(?:'s)?|provincies?|gebied(?:en)?|eiland(?:en)?)", re.I),
)  # fmt: skip
