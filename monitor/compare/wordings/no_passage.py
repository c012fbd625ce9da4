"""How a sentence names a way in or out and tells of other things: its hours, what lies there, what to do about it."""

from __future__ import annotations

from monitor.compare.colours.usual import DAILY, FEAST, WEEKLY
from monitor.terms.table import WHOLE, Row, table

ROWS: tuple[Row, ...] = (
    # its hours
    ("The airport is shut at its customary hour.", r"customary|usual|<WEEKLY>|<DAILY>|<FEAST>"),
    ("The border is closed from midnight.", r"(?:mid|after)night|(?<!day )(?<!last )night"),
    ("The border is closed from 6 to 8.", r"between \d|from \d|open(?:s|ing)? hours"),
    (
        "The airport was closed for two hours.",
        r"(?:was|were) (?:briefly (?:closed|shut)|(?:closed|shut) (?:briefly|for (?:a few|some|several|two|three|four)"
        r" (?:hours|minutes)))",
    ),
    # what may be, or often is
    ("The airport has closed, and it is unclear why.", r"unclear|can resume|(?-i:may)|can be|subject to"),
    ("The airport will reopen two days after the storm.", r"will re-?open[^;,]{0,60} after"),
    (
        "It is likely that flights will resume.",
        r"(?:(?:un)?likely|probably|(?:expected|hoped|possible|planned) (?:that|to))\b[^;,]{0,60}? (?:re-?open"
        r"|resum)\w*",
    ),
    ("Once the border is closed, return.", r"(?<!at )once(?! more| again)"),
    (
        "The crossing has often been closed.",
        r"often|sometimes|periodically|frequently|(?:with little|at short) notice",
    ),
    ("The airport remains open.", r"remains? open"),
    ("The border, which is disputed, is closed.", r"disput\w+"),
    # what people should do
    ("Confirm with your airline that flights have resumed.", r"check|confirm|contact|avoid|prepare\w*|online"),
    ("Passengers are stopped before boarding.", r"boarding|delays?|rout\w+ to"),
    # what lies there, or leads to it
    (
        "Access to the airport is blocked.",
        r"(?:near|around|outside|(?<!landing )(?<!arriving )(?<!operating )at|beside|towards?|road to|way to"
        r"|access to) (?:the|an?) (?:\w+ )?(?:airport|border|crossing)",
    ),
    (
        "Two roads near Norhaven airport are blocked.",
        r"(?:roads?|routes?|highways?|streets?|bridges?|entrances?)[ ,(]{1,2}(?:including )?(?:(?:lead|go|runn)ing )?"
        r"(?:to|into|towards?|near|of|from|between|outside|in front of)",
    ),
    (
        "The border market is closed.",
        r"cross-border|border (?:guards?|markets?|towns?|villages?|shops?|areas?|region|police|security|control)",
    ),
    (
        "The airport tower has reopened.",
        r"airport (?:cargo|freight|car|parking|road|lounge|link|bus|train|metro|radar|website|tower|restaurants?"
        r"|shops?)",
    ),
    (
        "The airport's museum has reopened.",
        r"airports?'s?(?= (?!(?:[\w-]+ ){0,2}?(?:runways?|operations|terminals?|flights|traffic|services|airspace)\b))",
    ),
    ("The airport hotel is closed.", r"hotel|taxi\w*"),
    # what is done there, and to whom
    ("Protesters have blocked the airport.", r"demonstrat\w+|protest\w*"),
    (
        "Two men were killed where the border is closed.",
        r"attack\w*|shot|killed|theft|smuggl\w+|mined?|mines|detain\w*",
    ),
    ("Norland has barred all nationals of Sudland from its airport.", r"nationals|visa|travel bans?"),
    ("The airport is safe and secure, and has reopened.", r"safe and secure"),
)
WORDS = {"WEEKLY": WEEKLY, "DAILY": DAILY, "FEAST": FEAST}
NO_PASSAGE = table(ROWS, WORDS, frame=WHOLE)
