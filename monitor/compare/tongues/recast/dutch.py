"""What Dutch says by the deed of an office or by a noun, said as a subject and its state."""

from __future__ import annotations

import re

from monitor.compare.tongues.recast import turn
from monitor.compare.tongues.tongue import Recast

# An office of ours does something: "Nederland sluit de ambassade", "heeft het ministerie de ambassade gesloten".
_WE = (
    r"(?:(?<!in )(?:nederland|den haag)|wij|we|buitenlandse zaken|(?:het|de) (?:nederlandse )?(?:kabinet|overheid"
    r"|regering|minister|ministerie(?: van buitenlandse zaken)?))"
)
_CALMLY = r"((?:(?!\b(?:niet|nooit|geen|met|over|een)\b)[^.;,:]){0,60}?)"
_POST = r"(?:de|het|haar|zijn|onze|ons) (?:nederlandse )?(?=(?:ambassade|consulaat-generaal)\b)"
_NAME = r"(?-i:[A-Z][\wë’'-]+)"
# What an office of ours does or will do, each verb with its participle, which tells of a state.
_DONE = {
    "terugtrekken": "teruggetrokken", "terughalen": "teruggehaald", "weghalen": "weggehaald",
    "evacueren": "geëvacueerd", "verminderen": "verminderd", "afschalen": "afgeschaald", "inkrimpen": "ingekrompen",
    "sluiten": "gesloten",
}  # fmt: skip
_APART = (  # a verb whose first part stands last: "trekt … terug"
    ("(?:trekt|trekken)", "terug", "teruggetrokken"), ("(?:haalt|halen)", "(?:terug|weg)", "teruggehaald"),
    ("(?:schaalt|schalen)", "af", "afgeschaald"), ("(?:roept|roepen)", "terug", "teruggeroepen"),
    ("(?:evacueert|evacueren)", "", "geëvacueerd"), ("(?:vermindert|verminderen)", "", "verminderd"),
)  # fmt: skip
_OWN = (  # and not whose people are those of others: "de families van de slachtoffers"
    r"(?<!voor )(?<!aan )(?<!militaire )(?:ambassade|consulaat-generaal|\w*personeel|\w*medewerkers|diplomaten|families"
    r"|gezinnen)\b(?! van (?:(?:de|het|onze) )?+(?:\w+e )?+(?!\w*(?:ambassade|consulaat|personeel|medewerk|diplomat)))"
)
_WHOM = rf"([^.;:]{{0,90}}?\b{_OWN}[^.;:]{{0,90}}?)"
_WILL = r"(?:zal|zullen|gaat|gaan)"
# What was decided to be done: "terug te trekken", "te sluiten".
_OWN_DOING = {"verplaatsen": "verplaatst", "verhuizen": "verhuisd"}  # of a post that moves its work, and stops none
_TO_DO = {re.sub("^(terug|weg|af|in|)", r"\1 te ", verb, count=1).strip(): done for verb, done in _DONE.items()}
_WAYS = (
    r"((?:alle|de|het|zijn|haar) (?:\w+ )?(?:luchtruim|luchthavens?|vliegvelden|\w*grenzen|\w*grens|grensovergangen)\b"
    r"[^.;,]{0,60}?)"
)
_FOLK = rf"((?:(?:de|het|alle|onze) )?(?:\w+e )?(?!ambassade\b){_OWN}[^.;,]{{0,60}}?)"  # as they stand behind the verb
_WORK = (
    r"((?:\w+ )?(?:werk(?:zaamheden)?|activiteiten|dienstverlening|diensten|\w*vluchten|vliegverkeer)\b[^.;,]{0,30}?)"
)


# Nouns of a deed, said as a subject and its state.
RECAST: tuple[Recast, ...] = (
    turn(r"\bwa(?:s|ren)\b[^.;,]{1,60}? en (werd(?:en)?|is|zijn|blijft|blijven)\b", r"\1"),
    (re.compile(rf"\b(?:{_WE} (?:heeft|hebben)|(?:heeft|hebben) {_WE}){_WHOM} moeten ({'|'.join(_DONE)})\b", re.I),
     lambda found: f"wij –{found[1]} {_DONE[found[2].lower()]}"),
    (re.compile(rf"\b{_WE}\b[^.;:,]{{0,60}}?(?<!niet )\bbesloten,?(?: om)?{_WHOM} ({'|'.join(_TO_DO)})\b", re.I),
     lambda found: f"wij –{found[1]} {_TO_DO[found[2].lower()]}"),
    turn(rf"\b(?:(?:heeft|hebben) {_WE}|{_WE} (?:heeft|hebben))\b{_CALMLY} {_POST}", r"\1 – De "),
    turn(rf"\b(?:{_WE} sluit(?:en)?|sluit(?:en)? {_WE})\b{_CALMLY} {_POST}(\S+(?: in {_NAME})?)",
         r"\1 – De \2 is gesloten"),
    (re.compile(rf"\b((?:ambassade|consulaat-generaal)(?: in {_NAME})?) heeft\b{_CALMLY} ?\bbesloten,?(?: om)?"
                rf" (?:haar|zijn|de|het) (?:deuren|werk|werkzaamheden|activiteiten|dienstverlening){_CALMLY}"
                r" te (sluiten|verplaatsen|verhuizen|staken|onderbreken)\b", re.I),
     lambda found: f"{found[2]} – De {found[1]} is {_OWN_DOING.get(found[4].lower(), 'gesloten')}"),
    (re.compile(rf"\b(?:{_WE} {_WILL}|{_WILL} {_WE})\b{_WHOM} ({'|'.join(_DONE)})\b", re.I),
     lambda found: f"wij –{found[1]} {_DONE[found[2].lower()]}"),
    turn(rf"\bnederlandse ambassades in ({_NAME}) en ({_NAME})([^.;]*)",
         r"nederlandse ambassade in \1\3; de ambassade in \2\3"),
    turn(rf"\bverla(?:ten|at)\b{_CALMLY} {_FOLK} het land(?=[.,;!]|$)", r"–\1 \2 vertrokken"),
    turn(rf"\b(?:de )?(?:\w+e )?sluiting van ((?:de |onze )?(?:nederlandse )?ambassade(?: in {_NAME})?){_CALMLY}"
         r" (?:ingegaan|besloten|bevolen|gelast)\b", r"\2 – \1 gesloten"),
    turn(r"^(?=.*\b(?:luchtr|luchth|vlieg|vluch|grens|grenz))(?!.*\b(?:elke|iedere|dagelijks|avonds|nachts)\b)(.*?)"
         r"\b(?:sinds|(?:vandaag|heden|van(?:avond|middag|ochtend|nacht))(?:,? (?:om|vanaf|sinds))?)"
         r" \d{1,2}[:.]\d\d uur\b", r"\1vandaag"),  # it is no opening time
    turn(rf"\b(?<!niet )(?:aangekondigd|besloten|bevolen|gelast),?(?: om)? {_WAYS} te sluiten\b", r"– \1 gesloten"),
    turn(rf"\bsluiting van {_WAYS} (?:aangekondigd|bevolen|gelast|afgekondigd)\b", r"– \1 gesloten"),
    turn(rf"\bsluit(?:en)?\b(?![^.;,]*\b(?:elke|iedere|dagelijks|avond|uur"
         rf"|voor (?:\w+ )?(?:vracht\w*|goederen\w*|vee|drones?))\b){_CALMLY} {_WAYS}(?=[.,;]|$)", r"–\1 \2 gesloten"),
    turn(rf"\bschort(?:en)?\b{_CALMLY} {_WORK} op(?=[.,;!]|$)", r"\1 \2 opgeschort"),
    turn(rf"\bleg(?:t|gen)\b{_CALMLY} {_WORK} stil(?=[.,;!]|$)", r"\1 \2 stilgelegd"),
    turn(rf"\bsta(?:akt|ken)\b{_CALMLY} {_WORK}(?=[.,;!]|$)", r"\1 \2 gestaakt"),
    *(turn(rf"\b(?:{_WE} {verb}|{verb} {_WE})\b{_WHOM}(?<=\w) ?{part}(?=[.,;!]|$)", rf"wij –\1 {done}")
      for verb, part, done in _APART),
    turn(rf"\b(?:(?:heeft|is) nederland|nederland (?:heeft|is)){_CALMLY} (?:geen"
         rf"|niet langer een) (?:\w+ (?:of )?){{0,3}}?"
         rf"(?:presentie|aanwezigheid|vertegenwoordiging|ambassade) meer(?: in de \w+ hoofdstad)?( in {_NAME})?",
         r"\1 – De ambassade\2 is gesloten"),
    turn(r"\b(ambassade\b(?:(?!brand|bom|alarm)[^.;,]){0,40}) ontruimd\b(?! (?:na|vanwege|wegens|door) [^.;]*(?:bom"
         r"|brand|alarm|pakket|lek))",
         r"\1 gesloten"),
    turn(r"\b(?:er|van de ambassade|op de ambassade) blijft (?:alleen |slechts |enkel )?een (?:(?:minimale|kleine"
         r"|beperkte) (?:bezetting|staf|kern)|klein team|kernteam)\b"
         rf"(?=(?: (?:aanwezig|achter|over|ter plaatse|op de ambassade|in {_NAME})){{0,2}}(?:[.,;]| en |$))",
         "De ambassade werkt met minimale bezetting"),
    turn(rf"\b((?:ambassade|consulaat-generaal)(?: in {_NAME}(?: {_NAME})?)?) (?:zal|gaat)"
         rf"{_CALMLY} (?:moeten )?sluiten(?=\W*$)",
         r"\2 – De \1 is gesloten"),
    turn(r"\bniet (?:langer|meer) (?:gesloten|dicht)\b", "weer open"),
    turn(r"\ber wordt weer gevlogen\b", "Vluchten zijn hervat"),
    turn(r"\ber (?:zijn|gaan|vertrekken) (?:\w+ )?geen (?:commerciële )?vluchten\b(?: meer)?",
         "Alle vluchten gestaakt"),
)  # fmt: skip
TURNED = re.compile(  # one of these stands in all that is said in other words
    r"ambassade|consulaat|personeel|medewerkers|diplomat|famil|gezin|vertegenw|aanwezig|presentie|bezetting|staf|kern"
    r"|team|sluit|vertrek|verlaten|schort|sta[ak]|leg|gesloten|dicht|gevlogen|vlucht", re.I
)
SAFELY = re.compile(
    r"(?<=zo snel) als(?= mogelijk\b)|(?<=zo spoedig) als(?= mogelijk\b)|,? (?:alleen )?(?:als|zodra|wanneer|indien"
    r"|mits|zolang"
    r"|nu)(?: u)? (?:dit|dat|het)\b(?: (?:nog|veilig|voor u|op (?:een )?\w+e (?:manier|wijze)|zonder (?:gevaar|risico)"
    r"|in alle veiligheid|alsnog|enigszins)){0,4} (?:kan|kunt|mogelijk is|veilig(?: genoeg)? is|genoeg is|gaat|lukt)"
    r"(?=[.,;!]|$| (?:over|per|met|via|te|naar|om)\b)", re.I
)  # fmt: skip
