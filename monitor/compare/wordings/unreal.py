"""How a text tells what has not happened: weighed, planned, denied, rehearsed, or true of any post at any time."""

from __future__ import annotations

from monitor.compare.colours.drilled import PLAYED, TAKEN
from monitor.compare.wordings.lexicon import AS_A_RULE
from monitor.terms.table import WHOLE, Row, table

ROWS: tuple[Row, ...] = (
    ("If conditions worsen, families will leave.", r"if|unless|whether|should (?:the|an?|there|it|conditions)"),
    ("Families have bags packed in case they are told to go.", r"in case"),
    ("In the event of unrest the Embassy will close.", r"in the event"),
    ("The Embassy might close next week.", r"might|would(?! like| rather)"),
    (
        "The Department may order families to leave.",
        r"may (?:(?:also|only|later|soon|yet|well|then|shortly|within \w+|in the coming \w+|at any (?:time|moment)"
        r"|any day(?: now)?) )*(?:be|have to|order|authori[sz]e|direct|suspend|not)",
    ),
    ("Services could be suspended.", r"could be"),
    (
        "The Embassy can relocate its staff at short notice.",
        r"(?:may|can|could) (?:\w+ly |also |then )?(?:relocate|evacuate|withdraw|move|recall|send|bring|fly"
        r"|pull|reduce|draw down) (?:back |out )?(?:its|our|their|the|all|some|most|any|remaining|non-\w+"
        r"|embassy|US|personnel|staff|employees|colleagues|diplomats|officials|families|dependa?nts)\b",
    ),
    ("The Department is considering a departure of families.", r"consider(?:ing|s)?"),
    ("There is no order for families to leave.", r"no (?:departure|evacuation|order|decision|plans?)"),
    ("The Embassy plans to close in June.", r"plan(?:s|ned)? (?:to|for)"),
    ("Staff are preparing for a departure.", r"prepar\w+"),
    ("Families leave, but not until June.", r"not until"),
    ("Stay where you are until told to leave.", r"until (?:ordered|told|instructed)"),
    ("Families had already left in the spring.", r"had (?:already|earlier|previously|once)"),
    ("The Ambassador looks forward to the return of families.", r"looks? forward"),
    ("The Ambassador hopes for an early return of families.", r"hopes?"),
    ("Families will be able to return in June.", r"will be able"),
    ("The Department stopped short of an evacuation.", r"stopp\w* short"),
    ("The Consulate is not currently open.", r"not currently"),
    ("The Consulate is to reopen in June.", r"(?:is|are) to re-?open"),
    ("Families return as soon as flights resume.", r"as soon as"),
    ("Families return when the airport is safe.", r"when (?:an?|the) \w+ (?:is|are)"),
    ("We will notify families when flights resume.", r"(?:communicate|notify)[^;,]{0,40} (?:when|once)"),
    ("Families who want to leave are helped.", r"who (?:want|wish)"),
    ("Families stay rather than leave.", r"rather than"),
    ("The Consulate is scheduled to be closed in June.", r"scheduled to be"),
    ("A departure of families is not in effect.", r"(?:is|are) not in (?:place|force|effect)(?! any)"),
    (
        "Families have not been told to leave.",
        r"not (?:been|begun|started|taken|yet|being|be|to|order\w*|authori\w+|clos\w+|shut|ceas\w+|stopp\w+|suspend\w*"
        r"|told|required)",
    ),
    ("Families never left Norland.", r"neither|nor|never|without(?! (?:exception|delay|further)\b)"),
    ("There are rumors of a departure of families.", r"rumou?rs?"),
    ("Reports that families have left are many.", r"reports? that"),
    ("There are reports of a departure of families.", r"reports of(?! birth)"),
    ("The posts that tell families to leave are many.", r"posts? that"),
    ("The departure of families was a drill.", r"<EXERCISE>|drill|test|<PLAYED>"),
    ("The duties include the departure of families.", r"vacanc\w+|duties|position description|applicants must"),
    ("For example, families leave first.", r"in brief|for example|e\.g\."),
    ("Under an ordered departure families leave.", r"under an? \w+ departure"),
    ("Families usually leave in June.", r"<AS_A_RULE>"),
)
WORDS = {"EXERCISE": rf"exercise\b{TAKEN}", "PLAYED": PLAYED, "AS_A_RULE": AS_A_RULE}
UNREAL = table(ROWS, WORDS, frame=WHOLE)
