"""What Dutch tells in one whole sentence: calls to leave and to shelter, help to leave, services stopped."""

from __future__ import annotations

from monitor.compare.tongues.tongue import Row

_NAME = r"(?-i:[A-Z][\wë’'-]+(?: (?:Aviv|Abeba|Said|City|Saba|Dhabi|Prince)\b)?)"
# A verb that bids stands first; whoever stands before it leaves and is not told to: "het personeel verlaat het land".
_BID = (
    r"(?:(?<=[.,:;!?…(“„‘'\"–—•·*>-] )|(?<=[(“„‘'\"–—•·*>])|(?<=\d\) )|(?<![^\n])|(?<=\bdan )|(?<=\ben )|(?<=\bmaar )"
    r"|(?<=\bdus )|(?<=\bdaarom ))"
)
SOON = r"(?:zo (?:snel|spoedig) mogelijk|onmiddellijk|onverwijld|direct|meteen|per direct|nu|dringend|veilig)"
_FROM = rf"(?P<place>(?:(?:het|dit|dat) land|(?:de |het )?(?:\w+ (?:van |in )?)?{_NAME}(?: {_NAME}){{0,3}}))"
_GO = rf"(?:{_FROM} (?!niet\b)(?:\w+ ){{0,3}}te verlaten|(?:uit {_FROM} )?te vertrekken)"
_CALLED = r"(?:opgeroepen|geadviseerd|dringend verzocht|aangeraden|dringend op)"
STATEMENTS: tuple[Row, ...] = (
    ("consider", "Overweeg het land te verlaten.",
     rf"\boverweeg\b(?: \w+){{0,3}}? (?:om )?{_GO}"
     r"|\b(?:overweeg|bedenk|ga (?:dan )?na|vraag u(?:zelf)? af) (?:dan |nu |goed )*of (?:uw|een"
     r"|een langer) (?:verblijf|aanwezigheid)\b[^.!?;]{0,60}?\b(?:noodzakelijk|nodig)\b|\b(?:te bedenken|na te gaan"
     r"|zich af te vragen) of (?:hun |de |een )?(?:verblijf|aanwezigheid)\b[^.!?;]{0,60}?\b(?:noodzakelijk|nodig)\b"
     r"|\b(?:vraag u(?:zelf)? af|ga na|bedenk|overweeg) (?:dan |nu |goed )*of het\b[^.!?;]{0,60}?\b(?:noodzakelijk"
     r"|nodig) is om (?:nu |nog |langer )*(?:in|hier|daar)\b[^.!?;]{0,50}?\bte blijven\b"),
    ("leave", "Verlaat het land.",
     rf"(?:{_BID}\bverlaat|\bverlaat(?= dan\b)) (?:dan |nu |{SOON} )*{_FROM}\b(?! (?:niet|alleen|pas|op tijd|via)\b)"),
    ("leave", "Vertrek zo snel mogelijk.",
     rf"\bvertrek (?:dan |nu )*(?:{SOON}(?! (?:naar|uit (?!{_FROM})))|uit {_FROM}\b(?! (?:niet|alleen|op tijd|is|was"
     rf"|wordt|kan|blijft|via|over)\b))"),
    ("leave", "Nederlanders worden opgeroepen om het land te verlaten.",
     rf"\b(?:nederlanders|nederlandse (?:burgers|staatsburgers|reizigers)|u)\b[^.!?]{{0,80}}\b{_CALLED}\b"
     rf"[^.!?]{{0,60}}?\b{_GO}"
     r"|\b(?:ministerie|buitenlandse zaken|minister|nederland|nederlandse regering|kabinet"
     r"|(?:(?<!se )|(?<=nederlandse ))ambassade|wij|we)\b[^.!?]{0,60}?"
     rf"\b(?:roep(?:t|en)|adviseer(?:t|en)?|verzoek(?:t|en)?)\b[^.!?]{{0,40}}\b(?:nederlanders|landgenoten"
     rf"|iedereen)\b[^.!?]{{0,60}}?\b{_GO}"),
    ("leave", "Nederlanders moeten het land zo snel mogelijk verlaten.",
     rf"\bnederlanders\b(?: (?!moeten|dienen|niet)[\w-]+){{0,6}},? (?:moeten|dienen) (?:{SOON} )?{_FROM} (?:{SOON} )+"
     r"(?:te )?verlaten\b"),
    ("leave", "Vertrek met commerciële vluchten nu dat nog kan.",
     r"\bvertrek,? (?:dan |nu )*met (?:een |de )?(?:commerciële|reguliere|eerste|eerstvolgende) (?:vlucht(?:en)?"
     r"|luchtvaartmaatschappij(?:en)?|lijnvlucht(?:en)?)\b(?! (?:is|zijn|blijft|blijven|kan|was|wordt|lijkt)\b)"),
    ("shelter", "Blijf binnen.",
     r"\bblijf (?:dan )?(?:nu |voorlopig |zo ?veel mogelijk )*(?:binnen(?! (?:de|het|een|bereik|handbereik|afstand"
     r"|\d))|thuis(?! \w+ende\b)|waar u bent)\b|\b(?:adviseren|verzoeken|roepen) (?:(?:wij|we|u|je|nederlanders"
     r"|iedereen|opnieuw|dringend|op) ){1,4}om (?:zo ?veel mogelijk )?(?:binnen|thuis) te blijven\b|\b(?:geadviseerd"
     r"|opgeroepen|aangeraden|verzocht) (?:om )?(?:(?:binnen|thuis) te blijven|niet (?:de straat op"
     r"|naar buiten) te gaan)\b(?:,? en bij (?:een )?luchtalarm [^.;,]*)?|\bga (?:nu )?niet (?:de straat op"
     r"|naar buiten)\b"),
    ("shelter", "Zoek onmiddellijk een schuilplaats.",
     r"\bzoek (?:direct |onmiddellijk |meteen )?(?:een schuil\w+|dekking(?! onder\b)|beschutting(?! onder\b)"
     r"|een veilige (?:plek|plaats)(?! (?:voor uw|voor je|om)\b))\b(?! (?:tegen|voor) (?:de |het )?(?:(?:\w+e )?zon|uv"
     r"|hitte|kou|regen|hagel|wind|onweer|bliksem|mug|insect|smog|fijnstof|luchtvervuil|stof))|^schuil\b"),
    ("aid", "Nederland zet een repatriëringsvlucht in.",
     r"\b(?:nederland|nederlandse (?:overheid|regering)|kabinet|ministerie|buitenlandse zaken|ambassade|defensie|wij"
     r"|we)\b(?:(?!\b(?:geen|niet)\b)[^.!?;]){0,60}?\b(?:organiseer(?:t|en)|regel(?:t|en)|zet(?:ten)?|voer(?:t|en)"
     r"|bied(?:t|en)"
     r"|stuur(?:t|en)?)\b(?:(?!\b(?:geen|niet)\b)[^.!?;]){0,60}?\b(?:evacuatie|repatriërings|charter)vlucht(?:en)?\b"),
    ("aid", "Nederland evacueert Nederlanders.",
     r"\b(?:nederland|defensie|kabinet|ministerie|buitenlandse zaken|nederlandse (?:overheid|regering)|wij"
     r"|we)\b(?:(?!\b(?:geen|niet)\b)[^.!?;]){0,40}?\b(?:evacueert|evacueren|haalt|brengt)\b(?:(?!\b(?:geen"
     r"|niet)\b)[^.!?;]){0,60}?\b(?:nederlanders|nederlandse burgers|landgenoten)\b(?! naar huis)|\b(?:begonnen met de"
     r"|start\w* (?:met )?(?:de|een)) (?:evacuatie|repatriëring) van (?:\w+ )?nederland\w+\b|\b(?:evacuatie"
     r"|repatriërings|charter)vlucht(?:en)?\b[^.;!?]{0,40}?\b(?:georganiseerd|geregeld|ingezet)\b"
     r"|\b(?:buitenlandse zaken|ministerie|ambassade|nederland)\b[^.;!?]{0,20}?\b(?:helpt"
     r"|gaat\b(?=[^.;!?]*\b(?:nederlanders|landgenoten|reizigers"
     r"|nederlands paspoort)\b)(?:(?!\bniet\b)[^.;!?]){0,60}? helpen)\b[^.;!?]{0,40}?\b(?:te vertrekken|(?:het land"
     r"|[A-Z]\w+) te verlaten|bij (?:hun|uw) vertrek)\b|\b(?:worden nederlanders"
     r"|nederlanders worden) geholpen\b[^.;]{0,40}?\b(?:te verlaten|te vertrekken|bij hun vertrek)\b|\bhulp (?:willen"
     r"|nodig hebben)\b[^.;]{0,40}?\b(?:te verlaten|te vertrekken|bij (?:hun"
     r"|uw) vertrek)\b[^.;]{0,60}?\b(?:aan te melden|melden|te registreren)\b|\bwilt u (?:worden )?(?:geëvacueerd"
     r"|hulp bij (?:uw )?vertrek)\b[^.;!]{0,30}?"),
    ("visas", "De consulaire afdeling is gesloten.",
     r"\b(?:consulaire afdeling|visumafdeling|consulaire balie)\b[^.;,]{0,30}?\b(?:gesloten|dicht)\b(?! (?:op|tijdens"
     r"|van)\b)|\b(?:ambassade|visumafdeling)\b[^.;]{0,30}?\b(?:tijdelijk|voorlopig|op dit moment"
     r"|momenteel)\b[^.;]{0,20}?\bgeen (?:visumaanvragen|paspoortaanvragen|consulaire (?:dienst\w*|afspraken))\b"
     r"|\b(?:consulaire afdeling|visumafdeling|ambassade)\b[^.;]{0,30}?\bneemt (?:\w+ ){0,3}?geen (?:visum"
     r"|paspoort)aanvragen (?:meer )?(?:aan|in behandeling)\b|\bambassade\b[^.;]{0,20}?\balleen (?:open|geopend"
     r"|bereikbaar)? ?voor (?:noodgevallen|spoedgevallen)\b"),
    ("help", "De ambassade meldt dat zij u niet kan ondersteunen.",
     r"\bambassade\b[^.;]{0,90}?\bniet (?:kan|kunnen) (?:helpen|ondersteunen|bijstaan|evacueren)\b(?: of \w+)?"),
    ("help", "De ambassade kan u niet helpen als u in de problemen komt.",
     r"\b(?:ambassade|nederland|(?:nederlandse )?overheid|buitenlandse zaken|we|wij) (?:in \w+ )?(?:kan|kunnen) (?:u "
     r"|nederlanders )(?:in (?:de |het )?\w+ |dan |daar |hier |op dit moment )*(?:niet|nauwelijks"
     r"|maar beperkt) (?:helpen|bijstaan)(?: als u in (?:de )?(?:problemen|nood) (?:komt|raakt|bent))?"
     r"|\ber is (?:\w+ )?geen nederlandse ambassade (?:\w+ )?(?:die|om)\b[^.;]{0,20}?\b(?:helpen|hulp"
     r"|bijstaan)\b(?: kan)?"),
    ("help", "De mogelijkheid tot consulaire bijstand is zeer beperkt.",
     r"\bmogelijkhe(?:id|den) (?:tot|voor|om)\b[^.;]{0,60}?\b(?:consulaire\w*|bijstand"
     r"|hulp)\b[^.;,]{0,40}?(?<!niet )\bbeperkt\b"),
    ("help", "De ambassade kan u alleen beperkt helpen.",
     r"\bambassade\b[^.;]{0,60}? (?:kan|kunnen) (?:u |nederlanders )?(?:\w+ ){0,3}?(?:niet|nauwelijks|geen"
     r"|beperkt\w*) (?:\w+ ){0,3}?(?:helpen|hulp bieden|bijstaan|hulp)\b(?! (?:met|bij) (?:het |een |uw )?(?:betal\w+"
     r"|visum\w*|rekening\w*|boetes?|paspoort\w*))"),
    ("help", "De ambassade kan beperkt hulp bieden.",
     r"\b(?:ambassade|nederland|overheid"
     r"|buitenlandse zaken)\b[^.;]{0,40}? kan (?:u )?(?:\w+ ){0,4}?beperkte? (?:consulaire )?"
     r"(?:hulp|bijstand) bieden\b"),
)  # fmt: skip
