"""What takes the force away of German words for what happens, and what makes news, history or an end of it."""

from __future__ import annotations

import re

from monitor.compare.tongues.event import CARRIED, HELD, LAW, NATURAL, RULED, STAFF, VIOLENT

STAFF_WORDS = (
    r"\b(?:(?:angehörige[nr]?|mitarbeit\w+|beschäftigten?|bediensteten?|personal|diplomat\w*"
    r"|kolleg\w+)(?: und (?:deren |ihren? )?\w+)? (?:der|des|von) (?:deutschen? "
    r"|österreichischen? )?(?:\w*botschaft\w*|(?:general)?konsulat\w*|auslandsvertretung\w*|vertretung\w*)"
    r"|botschafts?(?:personal\w*|angehörige\w*|mitarbeit\w*|bedienstete\w*|mitglied\w*|team)|(?:ihr(?:e[nm])?|ihre"
    r"|unser(?:e[nm])?|unsere|eigene[nms]?) (?:beschäftigten|bediensteten|mitarbeit\w+|angehörigen|personal"
    r"|entsandten)|entsandten?(?! (?:personal|beschäft|bedien|mitarb|kräft))|entsandte[nsm]? (?:personal\w*"
    r"|beschäftigte\w*|bedienstete\w*|mitarbeit\w*|kräfte\w*)|dienstreisen)\b"
)
_MAYBE = (
    r"\b(?:ob|soll(?:en)?|unklar|kann|können|könnten?|möglich\w*|denkbar|droht?|drohen|drohend\w*|gefahr|risik\w+"
    r"|falls|wenn|sofern|sollten?|im falle?|bei künftig\w+|möglicherweise|nicht auszuschließen|ausgeschlossen|rechnen"
    r"|gerechnet|wahrscheinlich\w*|befürchte\w*)\b"
)
_NONE = r"\b(?:nicht|keine?[nmrs]?|nie(?:mals)?|weder|zu verhindern)\b"
_OFTEN = (
    r"\b(?:immer wieder|regelmäßig\w*|häufig\w*|oft(?:mals)?|gelegentlich\w*|vereinzelt\w*|mitunter|jederzeit|jährlich"
    r"|jedes jahr|alle (?:zwei|drei|vier|\d+) (?:wochen|tage|monate)|turnusmäßig|\w*saison|\w*zeit (?:von|dauert)"
    r"|zahl der|statistik\w*|anfällig|manchmal|dauerhaft|sporadisch\w*)\b"
)
_UNREAL = (
    r"\b(?:übung\w*|manövers?|simul\w+|probealarm\w*|training\w*|vereitelt\w*|verhindert\w*|geplante[nrs]?|planung\w*"
    r"|gerücht\w*|angeblich\w*|falschmeldung\w*|nicht zu|medien\w*|berichten zufolge|laut|jahrestag\w*|gedenk\w*"
    r"|mutmaßlich geplant\w*|verdächtige\w*|prozess|urteil|angeklagt\w*|hunde\w*|haie?n?|bären|wölfen?|krokodil\w*"
    r"|cyber\w*|versicherung\w*|merkblatt|verhaltens\w+|weiterhin|nach wie vor|seit (?:\w+ )?(?:monaten|jahren))\b"
)
_QUIET = f"{_MAYBE}|{_NONE}|{_OFTEN}|{_UNREAL}"
UNSAID = {
    VIOLENT: re.compile(_QUIET, re.I),
    NATURAL: re.compile(_QUIET.replace(r"|rechnen|gerechnet", ""), re.I),
    RULED: re.compile(  # what goes on to hold, holds
        rf"{_MAYBE}|(?!nicht mehr|keine \w+ mehr){_NONE}|{_OFTEN}|(?!weiterhin|nach wie vor){_UNREAL}|{STAFF_WORDS}"
        r"|\b(?:jugendliche\w*(?! und erwachsene)|minderjährige\w*|pandemie|covid\S*|corona\w*"
        r"|waren|war(?!, (?:ist|wurde))|galt(?:en)?|forder\w+|soll(?:en)?|ob|unklar|gilt als|früher\w*)\b", re.I),
    HELD: re.compile(
        r"^(?!.*\b(?:spionage\w*|willkürlich\w*|doppelstaat\w*|wehrdienst\w*|mobilmachung\w*|äußerungen"
        r"|nationale\w* sicherheit|politisch\w*)\b).*\b(?:\w*schulden|schuldner\w*|gläubiger\w*|rechnung\w*|kredit\w*"
        r"|unterhalt\w*|sorgerecht\w*|kindern?|minderjährige\w*|vaters?|drogen\w*|betäubungs\w*|alkohol\w*"
        r"|\w*unf[aä]ll\w*|visum\w*|visa|einreisestempel|überzieh\w+|zoll\w*|waffen|munition|diebstahl\w*|antiquitäten"
        r"|devisen|gerichtsverfahren|zivilrecht\w*|erdbeben\w*|wetters?|streiks?)\b|\b(?:aufgehoben|abgeschafft"
        r"|freigelassen|entlassen)\b", re.I),
    STAFF: re.compile(
        r"\b(?:auskünfte\w*|rechts\w+|besuchen|inhaftierte\w*|anträge\w*|dokumente|geld\w*|geschenke\w*|fotograf\w*"
        r"|erreichbar|empfehl\w+|us-\w+|amerikanisch\w*|britisch\w*|französisch\w*|honorar\w*|hotels? (?:darf"
        r"|dürfen))\b", re.I),
    CARRIED: re.compile(
        rf"{_NONE}|{_OFTEN}|\b(?:20(?:0\d|1\d|2[0-5])|versicherung\w*|\w*krankenversicherung|kranken\w*|kosten"
        rf"|im (?:krisen|not)?falle?|falls|ob|wenn (?!möglich)|reiseausweis\w*|in notlagen|mittellos\w*|grundsätzlich"
        r"|könnten?|würde|prüft|geprüft|erwägt|übung\w*|rechtsanspruch|anspruch|staaten haben|touristen? bus\w*"
        r"|merkblatt|bergung|bergrettung|sar|museum\w*|safaris?|trekking\w*|erdbebenhilfe|hilfsgüter\w*|wiederaufbau"
        r"|leistungsschau|polizeischutz"
            r"|fachkräfte|liefer\w+|visum|fußball\w*|urlaub\w*|des (?:hotels|gebäudes))\b", re.I),
    LAW: re.compile(r"\b(?:vorläufig\w*|kinderreisep\w+|abgelaufen\w*|monate)\b", re.I),
}
SUPPOSED = re.compile(
    r"^\W*(?:falls|sofern|sollten?|wenn|im falle?)\b(?! sie sich (?:in|im|auf|noch)\b)(?![^,…]*\b(?:möcht\w+"
    r"|woll\w+)\b)[^…]*…"
    r"|…, (?:falls|sofern|wenn|sollten?|im falle?)\b(?![^,]*\b(?:möcht\w+|woll\w+|möglich|nötig)\b)", re.I)
BYGONE = re.compile(
    r"\b(?:in der vergangenheit|früher\w*|damals|seinerzeit|(?:im )?(?:vergangenen?|letzten?|vorigen?) jahr\w*"
    r"|vor \w+ jahren|historisch\w*|zuletzt|seit jahren|während der pandemie)\b", re.I)
FRESH = re.compile(
    r"\b(?:heute|heutigen|gestern|gestrigen|vorgestern|soeben|in der (?:vergangenen |letzten )?nacht|vergangene nacht"
    r"|nacht zum|(?:am|vom|seit|seit dem) (?:\w+ )?(?:mon|diens|donners|frei|sams|sonn|feier|oster\w*"
    r"|pfingst\w*)tag(?:morgen|mittag|abend|nacht|nachmittag|vormittag)?|am mittwoch\w*|seit dem \w+ (?:morgen|abend"
    r"|nachmittag)|morgenstunden|abendstunden|derzeit|aktuell|zurzeit|momentan|gegenwärtig|noch (?:an|im gange)"
    r"|andauer\w*|erneut|seit \d{1,2}[:.]\d\d|in den (?:letzten|vergangenen) (?:stunden|tagen)|am (?:\w+ )?(?:morgen"
    r"|abend|vormittag|nachmittag|mittag)|seit (?:\w+ )?(?:stunden|tagen)|jetzt|indes|ab sofort|mit sofortiger wirkung"
    r"|sind\b[^.;]{0,60}? im gange)\b", re.I)
OVER = {
    RULED: re.compile(
        r"\b(?:aufgehoben|beendet|ausgelaufen|nicht mehr|keine \w+ mehr|endete)\b", re.I),
    **dict.fromkeys((STAFF, CARRIED), re.compile(
        r"\b(?:aufgehoben|beendet|abgeschlossen|eingestellt|nicht mehr (?:untersagt|verboten)|wieder (?:frei"
        r"|uneingeschränkt|gestattet|erlaubt|aufgenommen))\b|^(?!.*\b(?:nicht|nur|kein\w*|ausschließlich|lediglich"
        r"|genehmigung)\b).*\b(?:dürfen|darf)\b[^.;,]*\bwieder\b", re.I)),
}
