"""Parts that a publisher's flags say there are, where its prose names none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import actor
from monitor.decide.words import spoken
from monitor.model import Change, Evidence, Finding, Gist, Posture

_FLAG = re.compile(r"\ball (?P<most>but essential )?travel to parts\b")
_SAYS = {3: "all but essential travel", 4: "all travel"}


def findings(change: Change, kind: str, rising: bool) -> Iterator[Finding]:
    """Find a flag for parts that came (`rising`) or went, of a level at which the text beside it names no area."""
    had, has = (change.before, change.after) if rising else (change.after, change.before)
    if had is None or has is None or not (had.words and has.words and change.before_text):
        return  # flags that could not be read say nothing
    moved = _flagged(has) - _flagged(had)
    instead = max(_flagged(had) - _flagged(has), default=0)  # of "all travel" that becomes "all but essential"
    for level in sorted((one for one in moved if one > instead), reverse=True):
        if any(area.level == level for area in has.areas) or (had.level or 0) >= level:
            continue
        does = "now advises against" if rising else "no longer advises against"
        parts = f"parts of {spoken(change.name)}, which it does not name"
        yield Finding(
            kind=kind,
            severity="P2" if rising else "P3",
            headline=f"{actor(change)} {does} {_SAYS[level]} to {parts}",
            rule="areas.flag",
            why="The publisher's own flag says so; no sentence of its page that we can read names the parts.",
            evidence=(Evidence("after" if rising else "before", has.words),),
            gist=Gist(actor(change), f"parts_avoid_{'most' if level == 3 else 'all'}{'' if rising else '_gone'}"),
        )


def _flagged(posture: Posture) -> set[int]:
    return {3 if found["most"] else 4 for found in _FLAG.finditer(posture.words)}
