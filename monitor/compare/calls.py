"""Choose between calls to leave: the strongest for each area, and none for the weaker one of another people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from monitor.compare.leave import fold
from monitor.compare.sentences import plain
from monitor.compare.whose.elsewhere import of_another_land
from monitor.locate.cities import hosts, lies_abroad
from monitor.locate.places import resolve
from monitor.model import Leave
from monitor.model.posture import TIERS
from monitor.terms.nations import called

_PART = re.compile(r"\b(?:states?|provinces?|regions?|districts?|departments?|counties|valley|border)\b", re.I)

# "Leave now; do you need help?" is a call, and a question beside it.
_ASKED = re.compile(
    r"\W*(?:Q:? |and |but |so )?(?:why|how|what|when|where|who|which|whether|if|do|does|did|is|are|am|was|were|should"
    r"|shall|must|will|would|can|could|may|have|has|you (?:say|tell|write|advise))\b[^;]*\?\W*$", re.I
)
# Provinces, towns and parts that go by the name of another country, or that a page of their own may leave out.
_NAMESAKES = {
    "NG": "Niger Benin", "CO": "Armenia", "MX": "Armenia", "BR": "Salvador", "BE": "Luxembourg", "VE": "Barcelona",
    "CN": "Hong Kong Macau Macao", "MY": "Georgetown", "CA": "London", "PT": "Lagos", "BS": "San Salvador",
}  # fmt: skip


def here(found: Iterable[Leave], names: Sequence[str]) -> Iterator[Leave]:
    """Yield the calls but those to leave another country, or a city of one, where a mission of ours tells people.

    "Leave Sudan" on Ethiopia's page is Sudan's; a province may have a country's name, and where no mission stands a
    neighbour's speaks.
    """
    own = {code for place in map(resolve, names) if place for code in place.codes}
    for leave in found:
        if _ASKED.match(leave.span.text):
            continue  # "why do you tell citizens that they should leave, and offer no transport?"
        away = leave.area and len(own) == 1 and all(map(hosts, own)) and _abroad(leave.area, own)
        if not away or _PART.search(leave.span.text) or not of_another_land(plain(leave.span.text), names):
            yield leave


def _abroad(area: str, own: set[str]) -> bool:
    if any(area in _NAMESAKES.get(code, "") for code in own):
        return False
    place = None if area in ("Congo", "the Congo") else resolve(area)
    if place is None:
        return lies_abroad(area, own)
    return len(place.codes) == 1 and own.isdisjoint(place.codes) and hosts(place.codes[0])


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
