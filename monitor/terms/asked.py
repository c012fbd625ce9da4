"""What a publisher asks people to do, as it lists it itself: "Actions to take" below a message, an item a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MOST = 8
_LONGEST = 300  # characters of an item without a bullet; what is longer is a paragraph that came after the list
_HEAD = re.compile(
    r"(?:(?:recommended|suggested|immediate)\s+)?actions?\s+(?:to\s+(?:be\s+)?take[ns]?|you\s+should\s+take)\b"
    r"|what\s+(?:to\s+do|(?:should\s+you|you\s+should)\s+do)\b",
    re.IGNORECASE,
)
# "U.S. citizens in X should:" asks people, and today; what demonstrators should do is no such list, nor what one does
# in a fire.
_PEOPLE = re.compile(
    r"(?!if\b|when|in (?:case|the event)|should\b|during|before|after)(?:u\.\s?s\.|[^.!?]){0,80}"
    r"\b(?:citizens?|travell?ers|visitors|nationals|residents|you|people|everyone|americans)\b(?:u\.\s?s\.|[^.!?]){0,50}"
    r"\b(?:should|must|(?:is|are) (?:advised|urged|asked|encouraged|reminded) to):",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:not|never|past|previous|demonstrators|protesters|organi[sz]ers|drill|exercise)\b", re.IGNORECASE
)
_BULLET = re.compile(r"^[\s•·▪◦*–—-]+")
# What stands below the list: whom to call, what else to read.
_NEXT = re.compile(
    r"(?:for\s+)?(?:further\s+|more\s+|emergency\s+|consular\s+)?(?:assistance|information|contacts?)\b"
    r"|locations?\b|events?\b|date\b|u\.?\s?s\.?\s+(?:embassy|consulate)|embassy\s+of|this\s+(?:message|alert|notice)\b",
    re.IGNORECASE,
)
# What every list says: it is no word of this day. "Leave now, and see the Travel Advisory" is.
_ALWAYS = re.compile(
    r"(?:please\s+)?(?:re-?)?(?:enrol+|visit|see|review|read|refer|consult|check|follow|like|subscribe|register|regularly)\b.*"
    r"(?:\b(?-i:STEP)\b|smart\s+travell?er|facebook|twitter|country\s+(?:specific\s+)?information|travel\s+advisor(?:y|ies)"
    r"|what\s+the\s+department\s+of\s+state\s+can|\b(?:our|embassy|consulate|department)\b.*\b(?:web\s?)?(?:site|page)\b)",
    re.IGNORECASE,
)
_URGES = re.compile(r"\b(?:leave|depart|evacuate|shelter|do\s+not|avoid|remain|stay)\b", re.IGNORECASE)


def asked(text: str) -> tuple[str, ...]:
    """Return what a text lists below "Actions to take", or asks of people in a list of its own; () where it lists none.

    `text` has a block a line. At most MOST items, each on one line and in the publisher's words; what every list
    repeats (enrol, follow us) is left out. A list that names whom it asks keeps that line as its first item.
    """
    lines = [line for each in text.split("\n") if (line := " ".join(each.split()))]
    for at, line in enumerate(lines):
        if (rest := _headed(line)) is not None:
            return tuple(_items([*filter(None, [rest]), *lines[at + 1 :]]))[:MOST]
    for at, line in enumerate(lines):
        if _PEOPLE.fullmatch(line) and not _OTHER.search(line):
            found = tuple(_items(lines[at + 1 :]))
            return (line, *found)[:MOST] if found else ()
    return ()


def _headed(line: str) -> str | None:
    """Return what a heading of such a list says behind its colon, mostly ""; None for another line."""
    found = _HEAD.match(line)
    if found is None or not re.match(r"\s*(?:[:.–-]|$)", rest := line[found.end() :]):
        return None
    return rest.lstrip(" :.–-")


def _items(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        item = _BULLET.sub("", line)
        if item.endswith(":") or (item == line and len(item) > _LONGEST) or _NEXT.match(item) or _HEAD.match(item):
            return
        if not _ALWAYS.match(item) or _URGES.search(item):
            yield item
