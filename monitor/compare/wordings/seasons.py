"""How a text tells of a hazard that may come, or often does, and is none of these days."""

from __future__ import annotations

import re

from monitor.terms.table import Row, pattern

ROWS: tuple[Row, ...] = (
    ("The hurricane season begins in June.", r"season"),
    (
        "Floods may close the roads.",
        r"(?<!nobody )(?<!no one )(?:(?-i:may)|can)|could|if (?:a|there)|in the event|(?:shut-?downs?|blackouts?)"
        r" (?:is|are) (?:possible|likely)",
    ),
    ("The coast is prone to floods.", r"prone to|risk of|a risk"),
    ("Flood waters are extremely dangerous.", r"(?:is|are) (?:\w+ly )?(?:dangerous|unpredictable)"),
    (
        "Floods cut the road every year.",
        r"every year|over the years|in (?:recent|past|previous) years|frequent\w*|often|regularly|common|periodically"
        r"|occasional\w*",
    ),
    (
        "For floods there are three numbered alert levels.",
        r"there are \w+ (?:numbered )?(?:\w+ )?alert levels",
    ),
)
WORDS: dict[str, str] = {}
# "May be cut off by floods": what opens a line in small letters behind it is no month.
SEASON = re.compile(rf"^(?-i:May (?=[a-z]))|\b(?:{pattern(ROWS, WORDS)})\b", re.I)
