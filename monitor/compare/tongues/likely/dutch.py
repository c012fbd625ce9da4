"""Who and what in Dutch, in which something urgent may be told."""

from __future__ import annotations

import re

from monitor.compare.tongues.guess import Hints, hint

_POST = r"\b(?:ambassades?|consula(?:at|ten)(?:-generaal)?|vertegenwoordiging|(?:diplomatieke )?post(?:en)?)\b"
_STAFF = (
    r"\b(?:\w*personeel|\w*medewerkers|\w*staf|\w*team|bezetting|diplomaten|families|gezinnen|gezinsleden"
    r"|familieleden|werknemers|collega's|collega’s|ambassadeur)\b"
)
_OURS = r"\b(?:ambassade\w*|consula\w+|nederlandse?|onze|uitgezonden|buitenlandse zaken|kabinet|minister\w*)\b"
_PEOPLE = (
    r"\b(?:nederlanders|landgenoten|onderdanen|reizigers|toeristen|vakantiegangers|iedereen|u|wie|mensen)\b"
    r"|^(?:ga|blijf|vertrek|verlaat|keer|boek|neem)\b"
)
_AWAY = (
    r"\b(?:verlaten|verlaat|vertrek(?:ken|t)?|weg te (?:gaan|komen)|weg(?:gaan| kunnen)|terug te keren"
    r"|terug(?: ?keren| ?keer)"
    r"|naar huis|nu weg(?=[.,;!]|$)|het land uit|vertrekmogelijkhe\w+|langer te blijven"
    r"|verblijf\b[^.;]{0,40} (?:noodzakelijk|nodig))\b"
)
_ASKED = (
    r"\b(?:opgeroepen|oproep|roep(?:t|en)?|geadviseerd|advies|adviseer\w*|adviseren|aangeraden|raad(?:t|en)?|verzocht"
    r"|dring(?:t|en) er|beroep op|^(?:ga|blijf|vertrek|keer|boek)|waarschuw\w*|verzoek\w*|gevraagd|vraagt|vragen"
    r"|moet(?:en)?|dien(?:t|en)|dringend\w*|onmiddellijk|zo (?:snel"
    r"|spoedig) mogelijk|overweeg|overwegen|nadenken|gebruik te maken|maak gebruik|nu het nog kan)\b"
)
_ENDED = (
    r"\b(?:gesloten|sluit(?:en)?|sluiting|dicht|ontruimd|ontruiming|geëvacueerd|opgeschort|gestaakt|stilgelegd"
    r"|verplaatst|verhuis\w+|onbereikbaar|onmogelijk|niet (?:meer )?(?:bemand|bereikbaar|mogelijk)"
    r"|stopt (?:met (?:haar |het |alle )?(?:werk|dienst)\w*|voorlopig|tijdelijk)|legt\b[^.;]* (?:neer|stil))\b"
)
_MOVED = (
    r"\b(?:teruggetrokken|terugtrek\w+|teruggehaald|terughalen|teruggeroepen|weggehaald|weghalen|vertrokken"
    r"|vertrek(?:ken|t)?|verlaten|geëvacueerd|evacu\w+|in veiligheid|verminder\w+|ingekrompen|afgeschaald|minder"
    r"|kern\w+|klein team|minimale|het land uit|naar huis|naar nederland|verplaatst|overgebracht|teruggekeerd)\b"
)
_CARRY = (
    r"\b(?:evacu\w+|geëvacueerd|repatri\w+|gerepatrieerd|chartervlucht\w*|vliegtuig\w*|toestel\w*|konvooi|bussen"
    r"|opgehaald|op te halen|ophalen|meegenomen|aan boord|vluchten|uit geholpen|weg te halen|teruggevlogen|terugvliegen"
    r"|vliegen)\b"
)
_NO_WAY = (
    r"\b(?:weer|opnieuw|heropen\w*|open(?:en)?|geopend|nachts?|avonds|uur|soms|vaak|regelmatig|feestdag\w*|winter\w*"
    r"|regentijd|kunnen|zou(?:den)?|(?<!niet )mogelijk(?:e|erwijs)|onverwacht\w*|vrachtwagens|vrachtverkeer|drones?"
    r"|visum|visa"
    r"|paspoort|beperkt|terminal|parkeer\w*|balies?|banken|winkels|scholen|vroeger|bij (?:storm|mist|sneeuw)|bereikbaar"
    r"|rekening|dreig\w+|eis(?:t|en)|plan\w*|wil(?:len)?|elke|iedere|avond\w*|dagelijks|goederen\w*|wegen|weg"
    r"|niet (?:gesloten|dicht))\b|\b(?-i:[A-Z])\w+e luchtruim\b|\b(?:op|van|naar|bij) (?:de"
    r"|het) (?:\w+ )?(?:luchthaven|vliegveld)\b"
    r"|\b(?:bij|aan|langs|over) (?:de|het) \w*grens\b"
)
HINTS = Hints(
    rows=(
        hint("departure", "De staf van de ambassade neemt het vliegtuig naar huis: naar Nederland.",
             _STAFF, _MOVED, whose=_OURS,
             unless=r"\b(?:niet(?!-| (?:noodzakelijk|essenti|strikt))|geen|contact|hotel\w*|luchthaven\w*|bezuinig\w*"
                    r"|hulporganisatie\w*|huisdier\w*|slachtoffer\w*|persona non grata|dankbaar|gebouw|opvolger"
                    r"|honden|dieren|kosten|wachttijd|(?:volgende|nieuwe|andere) (?:post|standplaats|kantoor))\b"),
        hint("closure", "Het hek van de ambassade is dicht.", rf"{_POST}|\bconsulaire\b", _ENDED,
             unless=r"\b(?:feestdag\w*|kerst\w*|pasen|koningsdag|hemelvaart\w*|pinkster\w*|verbouwing|verhuizing"
             r"|renovatie|weekend\w*|openingstijden|honorair\w*|bezuinig\w*|straten|scholen|brand|gebouw|pand|klm"
             r"|postcode|per post|liveblog"
             r"|open te houden|niet gesloten|overeenkomst|verdrag|contract|nieuwe? (?:kantoor|adres)"
             r"|(?:wegen|weg|straat|route) (?:naar|langs|rond))\b"
             r"|\bweer (?:open\b|geopend|open(?:ing|gaan)|bereikbaar)"),
        hint("leave", "Iedereen krijgt het advies, naar huis te gaan.", _PEOPLE, _AWAY, _ASKED,
             unless=r"\b(?:niet(?! (?:langer|tot|strikt|noodzakelijk|te lang|uit te stellen|tot het))|geen|hoef\w*"
             r"|visum"
             r"|visa|paspoort|douane|grens\w*|wegen|hotel|huis te verlaten|pad|strand|auto|kinderen|quarantaine"
             r"|binnen (?:\w+) (?:dagen|weken)"
             r"|bij vertrek|voor(?:dat)? (?:u|je|uw) vertrek\w*|vertrektijd\w*|op tijd|vertrekbelasting|donker"
             r"|russische|test\w*|boet\w+|vertrekhal|luchthavenbelasting|vliegtuig|museum|park|na \d+ dagen"
             r"|bij (?:het )?(?:verlaten|vertrek|terugkeer)"
             r"|na (?:\w+ )?(?:terugkeer|vertrek)|(?:na|voor) zonsondergang|uur voor vertrek|illegaal|demonstratie\w*"
             r"|gebouw\w*|gids|belasting)\b"),
        hint("shelter", "U moet nu allemaal thuis blijven.",
             r"\b(?:binnen(?:shuis)?|thuis|schuil\w+|niet (?:naar )?buiten(?! (?:de|het|een)\b)|huis niet uit|dekking"
             r"|in (?:uw|het|hun) (?:hotel\w*|huis|woning|verblijf\w*"
             r"|accommodatie))\b",
             r"\b(?:blijf|blijven|zoek|zoeken|kom|ga|gaan|verblijf|schuil)\b", rf"{_ASKED}|\b(?:blijf|zoek|kom|ga)\b",
             unless=r"\b(?:nachts?|avonds|donker|onweer|storm|aardbeving\w*|muggen|muskiet\w*|ziek\w*|koorts"
             r"|tafel|quarantaine|hitte|smog|binnen (?:de|het|een|\d+|\w+ (?:dagen|weken|uur|maanden))|thuisquarantaine"
             r"|demonstratie\w*|terug naar|politie|inwoners|burgemeester|luchtalarm|rellen|tijdens|bereik|handbereik"
             r"|wonende|niet om|regen\w*|hagel\w*)\b|\bbij (?!(?:de )?ramen|familie|vrienden|uw\b|de ambassade)"),
        hint("help", "Zaterdag gaat een tweede repatriëringsvlucht.",
             r"\b(?:repatriërings|evacuatie|charter)vlucht(?:en)?\b",
             r"\b(?:gaat|gaan|vertrek(?:t|ken)|volgt|volgen|staat|staan|komt|zet|zullen|gepland|uitgevoerd|wordt"
             r"|worden)\b",
             unless=r"\b(?:niet|geen|opties|laatste keer|waren|geland|in totaal|mogelijk)\b"),
        hint("help", "Toestellen van Defensie staan klaar voor wie weg wil: Nederlanders.", _CARRY,
             r"\b(?:nederlanders?|nederlandse (?:burgers|staatsburgers|reizigers|toeristen|vakantiegangers)"
             r"|landgenoten|wie|reizigers)\b",
             r"\b(?:defensie|luchtmacht|kabinet|buitenlandse zaken|ministerie|minister|ambassade|overheid|nederland"
             r"|wij|we|team)\b",
             unless=r"\b(?:niet|geen|vooralsnog|dankbaar|huisdier\w*|reisverzekering|alarmcentrale|medische"
             r"|onvoldoende|afgesloten|voor het geval|in totaal|\w*verzekering\w*|vertraging|vertraagd|landde|duurder"
             r"|goedkoper|begeleid)\b"
             r"|^(?=.*\b(?:advis\w+|raadt?|raden|waarschuw\w*)\b)(?!.*(?:evacu|repatri|charter|konvooi))"),
        hint("ways", "Boven het land wordt niet meer gevlogen: het luchtruim gaat dicht.",
             r"\b(?:\w*luchtruim\w*|\w*luchthavens?|vliegvelden|vliegveld|\w*gren(?:s|zen)|grens(?:overgang\w*"
             r"|post(?:en)?"
             r"|verkeer)|(?:lucht|vlieg|veer|scheepvaart)verkeer|(?:zee)?havens?|alle (?:\w+ )?vluchten)\b",
             r"\b(?:gesloten|sluit(?:en)?|sloten?|sluiting\w*|dicht|afgesloten|afgesneden|geblokkeerd|stilgelegd"
             r"|opgeschort"
             r"|gestaakt|geschrapt|geannuleerd|lam|buiten (?:gebruik|werking|bedrijf)|niet (?:meer )?(?:mogelijk|open"
             r"|bruikbaar"
             r"|in gebruik))\b", unless=_NO_WAY),
        hint("ways", "Het is nu niet mogelijk om het land uit te komen.",
             r"\b(?:het land (?:te )?verlaten|het land uit|uitreis|uitreizen|weg te komen)\b",
             r"\b(?:niet (?:meer )?mogelijk|onmogelijk|kunt u? ?[^.;]{0,20} niet|kan [^.;]{0,20}niet"
             r"|geen mogelijkhe\w+)\b",
             unless=rf"{_NO_WAY}|\b(?:zonder|met|minderjarig\w*|dubbele|helpen)\b"),
    ),
    ours=re.compile(r"\b(?:nederland|onze|wij|we\b|buitenlandse zaken|kabinet|defensie)", re.I),
    never=re.compile(
        r"\b(?!nederland|zaken|ministerie|haag)(?-i:[A-Z])[\w-]+ (?:heeft|roept|vraagt|raadt) (?:zijn|haar|hun)\b"
        r"|\b(?:als (?!gevolg\b|de\b|u (?:nu |nog |momenteel )?in\b|(?:dat|dit|het) (?:nog )?(?:veilig )?(?:kan"
        r"|mogelijk))|indien(?! u (?:nu |nog |momenteel )?in\b)|mocht(?:en)?|zou(?:den)?(?! u moeten\b)|geruchten"
        r"|ontken\w+|naar verluidt|volgens"
        r"|eventuele?|(?<!niet )(?<!niet meer )mogelijke?|hypothetisch|jaarlijks\w*|herdenking|oefening|destijds"
        r"|toen|vorig jaar|(?:jaar|jaren|maanden) geleden|vroeger|zelf te bepalen|eerder besloten)\b"
        r"|\b(?:vs|verenigde staten|verenigd koninkrijk|britten|amerikanen|duitsland|frankrijk|andere landen"
        r"|denemarken|noorwegen|rusland|israël|china|canada|australië|belgië|india|verenigde naties)\b[^.;]{0,90}"
        r"\b(?:ambassade|burgers|personeel|diplomaten|evacu|medewerkers|staatsburgers)"
        r"|\b(?:amerikaanse|britse|franse|duitse|israëlische|russische|chinese|iraanse|belgische|buitenlandse)"
        r" (?!zaken)(?:\w+ )?(?:ambassade|consulaat|diplomaten|burgers|ministerie|handels\w+|personeel"
        r"|autoriteiten)", re.I),
)  # fmt: skip
