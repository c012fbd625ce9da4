"""Choose between calls to leave: the strongest for each area, and none for the weaker one of another people."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.compare.leave import fold
from monitor.model import Leave
from monitor.model.posture import TIERS
from monitor.terms.nations import called


def strongest(found: Iterable[Leave], noted: int) -> tuple[Leave, ...]:
    """Keep the strongest advice for each area, the first of those alike; one that stands outlasts its note.

    What is told to one nation's people alone hides no call to everybody: whose page it is, is not known here, and
    theirs may be none of ours. `noted` is where the change note ends.
    """
    best: dict[tuple[str, frozenset[str]], Leave] = {}

    def rung(leave: Leave) -> tuple[int, bool]:
        return TIERS.index(leave.tier), leave.span.end > noted

    for leave in found:
        key = (fold(leave.area or ""), called(leave.span.text))
        if key not in best or rung(leave) > rung(best[key]):
            best[key] = leave
    to_all = {area: leave for (area, whom), leave in best.items() if not whom}
    return tuple(
        leave for (area, whom), leave in best.items()
        if not whom or area not in to_all or rung(leave) > rung(to_all[area])
    )
