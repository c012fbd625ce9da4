"""Under which heading an entry of a list of areas stands, where a text has headings for parts of its country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.decide.areas.strips import spelt
from monitor.decide.areas.tract import Moved
from monitor.model import Area
from monitor.terms.names import excepted, names_in, unexcepted

_OPENS = re.compile(r":$|\badvises? against\b|\b(?:do not|reconsider|avoid) (?:\w+ )*travel\b", re.I)

_REST = re.compile(r"(?:all )?(?:the )?(?:rest|remainder) of (.+)", re.I)
# "Kell" over a list, and "all of the Kell Region" in the other text, are one ground.
_SORT = r"(?:state|province|region|department|governorate|county|oblast|prefecture)"
_WHOLLY = re.compile(
    r"(?:the )?(?:(?:all|whole|entire|entirety) (?:of )?(?:the )?)?"
    rf"(?:{_SORT} of (?:the )?)?(?P<ground>.+?)(?: {_SORT})?"
)


def heading(text: str, area: Area, areas: Sequence[Area]) -> str:
    """Return the nearest line above an entry that is no other entry and opens none, as it is spelt."""
    entries = {spelt(other.name) for other in areas if other.span.start != area.span.start}
    for line in reversed(text[: area.span.start].rstrip("\n").split("\n")):
        if spelt(line) not in entries and not _OPENS.search(line):
            return spelt(line)
    return ""


def absorb(
    moved: dict[str, Moved], text: str, areas: Sequence[Area], wholes: Sequence[Area], others: Sequence[Area]
) -> None:
    """Leave out the entries of a section whose whole ground the other text has in one entry, as gravely.

    That may be all of it but some places ("Kell Province, except Moss"); `others` are all areas of that text. What was
    "the rest" of such ground went into it, and what it leaves out was in the rest.
    """
    listed = {_bare(unexcepted(area.name)) for area in areas}
    fresh = [area for area in others if _bare(unexcepted(area.name)) not in listed]
    known = [(whole.level, _bare(whole.name), frozenset[str]()) for whole in wholes]
    known += [(a.level, _bare(unexcepted(a.name)), _spared(a)) for a in fresh]
    for key, shift in tuple(moved.items() if known else ()):
        over = _bare(heading(text, shift.area, areas))
        rest = _REST.match(shift.name)
        names = frozenset(names_in(unexcepted(shift.name), "").words)
        for level, ground, out in () if shift.was or not (over or rest) else known:
            if level >= shift.level and ((ground == over and not names & out) or (rest and _bare(rest[1]) == ground)):
                moved.pop(key, None)


def _spared(area: Area) -> frozenset[str]:
    return frozenset(word for out in excepted(area.name) for word in names_in(out, "").words)


def _bare(name: str) -> str:
    said = _WHOLLY.fullmatch(spelt(name))
    return said["ground"] if said else spelt(name)
