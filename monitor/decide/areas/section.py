"""Under which heading an entry of a list of areas stands, where a text has headings for parts of its country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.decide.areas.strips import spelt
from monitor.decide.areas.tract import Moved
from monitor.model import Area

_OPENS = re.compile(r":$|\badvises? against\b|\b(?:do not|reconsider|avoid) (?:\w+ )*travel\b", re.I)


def heading(text: str, area: Area, areas: Sequence[Area]) -> str:
    """Return the nearest line above an entry that is no other entry and opens none, as it is spelt."""
    entries = {spelt(other.name) for other in areas if other.span.start != area.span.start}
    for line in reversed(text[: area.span.start].rstrip("\n").split("\n")):
        if spelt(line) not in entries and not _OPENS.search(line):
            return spelt(line)
    return ""


def absorb(moved: dict[str, Moved], text: str, areas: Sequence[Area], wholes: Sequence[Area]) -> None:
    """Leave out the entries of a section whose whole ground the other text has in one entry, as gravely."""
    known = [(whole.level, spelt(whole.name).removeprefix("the ")) for whole in wholes]
    for key, shift in tuple(moved.items() if known else ()):
        over = heading(text, shift.area, areas).removeprefix("the ")
        if not shift.was and any(level >= shift.level and name == over for level, name in known):
            del moved[key]
