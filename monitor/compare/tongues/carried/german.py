"""How German tells that an office of ours brings people away: a craft, a seat or a way, and what is done with it."""

from __future__ import annotations

from monitor.compare.tongues.event import row, without

_OURS = (
    r"\b(?:(?:die )?deutschen?(?! (?-i:[A-ZÄÖÜ]))|deutscher?(?= (?:und|mit|in|aus|auf|an|am))|österreicher\w*"
    r"|(?:deutsche|österreichische)[nr]? (?:staats\w+|bürger\w*|urlauber\w*|tourist\w*|reisende\w*|famili\w+)"
    r"|eu-bürger\w*|staatsangehörige[nr]?|landsleuten?|ausreisewillige[nr]?|ausreisende[nr]?|gestrandete\w*)\b"
)
_OFFICE = (
    r"\b(?:bundesregierung|auswärtigen? amt(?:e?s)?|botschaft|bundeswehr|luftwaffe|bundesheer|bmeia|außenministerium"
    r"|deutschland|österreich|plätzen?|sitzplätzen?)\b"
)
_CRAFT = (
    r"\b(?:evakuierungs|sonder|rückhol|rückführungs|repatriierungs|ausreise)-?(?:fl[uü]ge?n?s?|maschinen?|flugzeuge?n?"
    r"|konvois?|programm\w*|aktion\w*|operation\w*)\b|\bluftbrücke\b"
)
_CARRIER = (
    r"\b(?:(?:militär|transport|charter|regierungs)-?(?:fl[uü]ge?n?|maschinen?|flugzeuge?n?)|maschinen?|flugzeuge?n?"
    r"|luftwaffe|bundeswehr|bundesheer|a ?400 ?m|hercules|c-130|hubschraubern?|\w*konvois?|busse?n?|bustransfers?"
    r"|fähren?|schiffe?n?)\b"
)
_OFFERS = (
    r"\b(?:organisier(?:t|en)|bereitgestellt|bereitet|bereiten(?! sie)|bereit|vorbereitet|stell(?:t|en)|führ(?:t|en)"
    r"|fliegt|fliegen|entsandt|entsendet|schickt|setz(?:t|en)|nimmt|nehmen|holt|holen|bring(?:t|en)|gestartet|startet"
    r"|fährt|fahren|stehen|steht|beteiligt|angeboten|bietet|bieten|geplant|durchgeführt|durchzuführen|anzubieten"
    r"|bereitzustellen|in vorbereitung|vorgesehen|zur verfügung|eingesetzt|anmelden|abgeschlossen|beendet|eingestellt"
    r"|geht|gebucht|gelandet|mitfliegen|mitnehmen|auszufliegen|aufgenommen|beginnt|check-in|abflug|finden)\b"
)
_TAKES = (
    r"\b(?:bring(?:t|en)|holt|holen|nimmt|nehmen|mitfliegen|mitfahren|mitnehmen|zurückholen|ermöglich\w+|auszufliegen"
    r"|ausgeflogen|entsandt|entsendet|gelandet"
    r"|vorbereitet|bereitgestellt|eingesetzt|organisier(?:t|en)|gebucht|fährt|fliegt|startet|gecharter\w+)\b"
)
_POST = (
    r"(?:(?:unsere|der|die|eine)[rn]? )?(?:deutschen? |österreichischen? )?(?:botschaft(?:en)?|vertretung(?:en)?"
    r"|bundesregierung|außenministeriums?|auswärtigen? amt(?:e?s)?)"
)
_RESORTS = (
    r"\w*hotels?|strand|\w*bergs?|\w*br[aä]nd\w*|feuer\w*|lawine\w*|seilbahn\w*|kreuzfahrt\w*|\w*zug|\w*unf[aä]ll\w*"
    r"|polizei|nicht (?:\w+ )?(?:möglich|geplant|vorgesehen|in der lage)|unmöglich|keine?[nr]?"
)
CARRIES = (
    row("carried", "Auf einem Evakuierungsflug stehen noch Plätze für Deutsche zur Verfügung.", _CRAFT, _OFFERS,
        f"{_OURS}|{_OFFICE}"),
    row("carried", "Eine vom Außenministerium organisierte Maschine ist gelandet.",
        r"\bvo[nm] (?:der |dem )?(?:botschaft\w*|(?:außen)?ministerium|auswärtigen amt|bundesregierung|bmeia)\b"
        r"[^.;,]{0,40}? (?:organisierte|gecharterte|bereitgestellte|entsandte)[nrs]? (?:[\w-]+ ){0,3}?"
        r"(?:[\w-]*maschinen?|\w*flugzeuge?n?|[\w-]*fl[uü]ge?n?|busse?n?|\w*konvois?|\w*fähren?|\w*schiffe?n?)\b",
        r"\b(?:gelandet|landen|auf dem weg|fahren|fährt|bring(?:t|en)|gebracht|fliegt|fliegen|geflogen|gestartet"
        r"|starte[tn]|angereist|ausgereist|abgeflogen|steht|stehen|erreich\w+|eintreffen|ablegen|legt|nimmt)\b"),
    row("carried", "Ein Hubschrauber bringt Deutsche am Donnerstag außer Landes.", _CARRIER, _TAKES,
        without(r"täglich|jeden tag|strand|ausfl[uü]g\w*|im (?:sommer|winter)") + f".*(?:{_OURS})"),
    row("carried", "Die Botschaft hat Busse zum Flughafen bereitgestellt.",
        r"\b(?:busse?n?|bustransfers?|buskonvois?|konvois?)\b",
        r"\b(?:bereitgestellt|organisiert|eingesetzt|fährt|stellt|bietet|(?:steht|stehen)\b[^.;]{0,60}? bereit)\b",
        r"\b(?:botschaft|auswärtige amt|bundesregierung)\b"),
    row("carried", "Deutsche können sich für einen Platz auf Flügen der Partner melden.",
        r"\b(?:platz|plätzen?|sitzplätzen?|mitflug\w*|mitfahr\w*)\b",
        r"\b(?:fl[uü]gen?|\w*fl[uü]ge?n?|\w*maschinen?|konvois?|schiffe?n?|hubschraubern?)\b",
        r"\b(?:deutsche[nr]?|österreich\w*|staatsangehörige\w*)\b[^.;]*\b(?:melde\w*|finden|frei|verfügbar"
        r"|angeboten)\b|\b(?:melde\w*|finden|frei|verfügbar|angeboten)\b[^.;]*\b(?:deutsche[nr]?|österreich\w*)\b"),
    row("carried", "Die Bundeswehr fliegt heute Deutsche aus.",
        r"\b(?:bundeswehr|bundesheer|bundesregierung|luftwaffe|außenministerium|auswärtige amt|bmeia|botschaft)\b",
        r"\b(?:fliegt|fliegen|holt|bringt|evakuiert)\b[^.;]{0,140}? (?:aus|zurück|heraus|außer landes|in sicherheit"
        r"|nach [A-Z]\w+)(?=[.,;]|$)",
        _OURS),
    row("carried", "Die Bundeswehr hat 40 Personen in Sicherheit gebracht.",
        rf"\b(?:bundeswehr|bundesheer|luftwaffe|{_POST})\b",
        r"\b(?:in sicherheit gebracht|ausgeflogen|evakuiert|abgeholt|zum flughafen gebracht)\b", rf"{_OURS}"
        rf"|\b(?:menschen|personen|ausländer\w*|europäer\w*)\b"),
    row("carried", "Im Rahmen einer von der Botschaft organisierten Ausreise haben 40 Personen das Land verlassen.",
        rf"\bvo[nm] (?:der |dem )?{_POST}[^.;,]{{0,40}}? (?:organisierten?|unterstützten?|begleiteten?) (?:\w+ )?"
        r"(?:aus|heim|rück)?(?:reise|holung|führung|evakuierung)\b",
        r"\b(?:verlassen|ausgereist|gebracht|gelangt|angekommen)\b"),
    row("carried", "Deutsche können sich bei der Botschaft für einen Konvoi registrieren.", rf"{_CARRIER}|{_CRAFT}",
        r"\b(?:registrieren|anmelden|melden|in anspruch nehmen)\b",
        without(r"reiseveranstalter\w*|fluggesellschaft\w*|\w*pass\w*") + rf".*(?:{_OFFICE}|{_CRAFT}|\bkonvois?\b)"),
    row("carried", "Flugzeuge der Bundeswehr brechen auf, um die Evakuierung zu unterstützen.",
        r"\b(?:bundeswehr|bundesheere?s?|luftwaffe)\b", r"\bevakuierung\w*\b[^.;,]{0,40}? (?:zu unterstützen"
        r"|durchzuführen)\b"),
    row("carried", "Die Evakuierung erfolgte mit eigens organisierten Bussen.", r"\bevakuierung\b", r"\berfolgte?\b",
        r"\borganisierte[nrs]?\b"),
    row("carried", "Der Sammelpunkt für die Evakuierung ist das Nordtor des Flughafens.",
        r"\b(?:sammelpunkt\w*|sammelstelle\w*|treffpunkt\w*|sammelplatz\w*)\b",
        r"\b(?:evakuierung\w*|ausreise|konvois?|begeben|begibt|einfinden|finden sie sich)\b"),
    row("carried", "Deutsche, die ausgeflogen werden möchten, begeben sich zum Flugfeld.",
        r"\b(?:ausgeflogen|evakuiert|mitgenommen) (?:werden )?(?:möchten|möchte|wollen|will)\b",
        r"\b(?:begeben|begibt|melden|meldet|anmeld\w+|registrier\w+|einfinden|finden sich)\b"),
    row("carried", "Wer ausreisen möchte, soll sich bei der Botschaft melden.",
        r"\bausreisen (?:möchten|möchte|wollen|will)\b",
        r"\b(?:begeben|begibt|melden|meldet|anmeld\w+|registrier\w+|einfinden|finden sich)\b",
        r"\b(?:botschaft|konsulat\w*|auswärtige\w* amt|außenministerium|krisen\w*|elefand|bundesregierung|uns)\b"),
    row("carried", "Das Auswärtige Amt hat ein Rückholprogramm gestartet.",
        r"\b(?:rückholprogramm\w*|rückholaktion\w*|evakuierungsaktion\w*|evakuierungsmission\w*"
        r"|evakuierungsoperation\w*)\b",
        r"\b(?:gestartet|begonnen|läuft|eingeleitet|angelaufen|abgeschlossen|beendet)\b"),
    row("carried", "Deutsche wurden heute aus dem Land ausgeflogen.", _OURS,
        r"\b(?:evakuiert|ausgeflogen|heimgeholt|zurückgeholt|zurückgebracht|herausgebracht|heimgebracht|auszufliegen"
        r"|(?:außer landes|nach hause) gebracht|(?<=wurden)[^.;]{0,90}? in sicherheit gebracht"
        r"|zu evakuieren|zurückzuholen|heimzuholen|abzuholen)\b", without(_RESORTS)),
    row("carried", "Auf dem Flug gibt es ein Kontingent für Österreicher.", r"\bkontingent\b (?:von \S+ \w+ )?für\b",
        r"\b(?:fl[uü]g\w*|maschinen?|busse?n?)\b", _OURS),
    row("carried", "Die Botschaft hat die Ausreise von 40 Personen organisiert.", r"\b(?:aus|heim|rück)reise\b",
        r"\b(?:unterstützt|ermöglicht|organisiert|begleitet|zu unterstützen|zu ermöglichen)\b",
        rf"^(?=.*\b(?:{_POST}|wir|(?<!nicht )gelungen)\b)(?=.*(?:{_OURS}|\bpersonen\b))"),
    row("carried", "Mit Hilfe der Botschaft konnten 40 Personen das Land verlassen.",
        rf"\bmit (?:unterstützung|hilfe) (?:{_POST})\b", r"\b(?:verlassen|ausreisen|ausgereist|ausgeflogen)\b",
        rf"(?:{_OURS}|\bpersonen\b)"),
    row("carried", "Die Partner nehmen Deutsche auf ihren Flügen mit an Bord.", rf"{_CRAFT}|{_CARRIER}|\bfl[uü]gen?\b",
        r"\ban bord (?:zu )?(?:nehmen|genommen)\b|\bnehmen\b[^.;,]{0,80}? an bord\b|\b(?:mitzunehmen|mitgenommen)\b",
        without(r"geraten|empfohlen|sollten?|medikament\w*|gepäck\w*|\w*pass|ausweis\w*|geld") + f".*(?:{_OURS})"),
    row("carried", "Der Außenminister hat weitere Flugzeuge gechartert.", _CARRIER,
        r"\b(?:ge)?charter(?:n|te?[nrs]?)\b",
        without(r"lebensmittel\w*|medikament\w*|fracht\w*|güter\w*|material\w*") + rf".*(?:{_OFFICE}|\baußenminister)"),
)
