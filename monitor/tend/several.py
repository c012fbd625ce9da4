"""Letters of doors that fall silent together: the first are named, and of the rest one letter is enough."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.store.notices import Notice

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

LATELY = timedelta(hours=6)  # sites are mended, and networks come back, within a morning
WHY = "Not checked is not clear: what it alone tells reaches nobody. `advisory-monitor sources` says how doors fare."
_MOST = 3  # letters that each name one door
_REST = "So many fell silent within hours that no further letter names each: all stand on the page below."


def written(
    store: Store,
    key: str,
    subject: str,
    new: Sequence[Notice],
    lately: int,
    officers: Collection[str],
    now: datetime,
) -> None:
    """Write of each thing that is new; where dozens come within hours, of the first, and once that more are coming.

    `lately` counts what was found in the hours before. What no letter tells stands among the open notices.
    """
    room = max(0, _MOST - lately)
    for at, notice in enumerate(new):
        store.notices.give(notice, sorted(officers) if at < room else (), now)
    if lately <= _MOST < lately + len(new):
        store.notices.give(Notice(key, subject, (_REST, WHY), where="/sources"), sorted(officers), now)
        store.notices.end(key, now)  # each stands open by itself
