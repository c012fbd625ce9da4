"""What became of one text as a `Change`: what stood before it, what stands after it, and the doors that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from monitor.compare.doors.editions import View
from monitor.compare.redline import redline
from monitor.model import Belief, Change, Source
from monitor.walk.world import Pass


def change_of(
    look: Pass,
    belief: Belief,
    before: View | None,
    after: View | None,
    views: Sequence[View] = (),
    *,
    released: bool = False,
) -> Change:
    """The change between two settled texts of a destination; one of the two may be missing, not both.

    `views` are those of this pass, for the addresses of the doors that show the second; `released` says that it was
    held back until now.
    """
    shown = after or before
    assert shown is not None
    said = before.reading.text if before else "", after.reading.text if after else ""
    published = after.reading.published_on if after else None
    agreeing = dict.fromkeys([shown.reading.door, *belief.confirmed_by])
    return Change(
        publisher=belief.publisher,
        destination=belief.destination,
        countries=belief.countries,
        name=belief.name,
        url=belief.url,
        before=before.posture if before else None,
        after=after.posture if after else None,
        before_text=before.reading.text if before else "",
        after_text=(after.reading.text or (before.reading.text if before else "")) if after else "",
        before_sha256=before.reading.sha256 if before else "",
        after_sha256=after.reading.sha256 if after else "",
        published_before=before.reading.published_on if before else None,
        published_on=published,
        detected_at=look.now,
        looked_at=look.looked_at,
        doors=sources(look, views, agreeing) or _only(shown),
        pieces=redline(*said) if all(said) and said[0] != said[1] else (),
        actor=look.publisher.SHORT,
        released=released,
        reissued=bool(before and after and _later(before.reading.moment, after.reading.moment)),
    )


def _later(first: datetime | None, second: datetime | None) -> bool:
    return first is not None and second is not None and second > first


def sources(look: Pass, views: Sequence[View], doors: Iterable[str]) -> tuple[Source, ...]:
    """Name the pages behind what the given doors said in this pass."""
    last = {v.reading.door: v.reading for v in views}
    where = {part.sha256: part.url for part, _ in look.parts.values()}
    return tuple(Source(d, where.get(last[d].sha256, last[d].url), last[d].sha256) for d in doors if d in last)


def _only(view: View) -> tuple[Source, ...]:
    return (Source(view.reading.door, view.reading.url, view.reading.sha256),)
