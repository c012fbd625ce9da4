"""A row of an index stands in for a page that is not there, confirms one that is, and corrects one that is older."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from monitor.compare.doors import editions
from monitor.compare.doors.editions import View
from monitor.model import Belief, Posture, Reading

_GRAVEST = 4
Look = Callable[[str], View | None]


def is_row(view: View) -> bool:
    """Whether a view is of a row."""
    return view.reading.voice == "row"


def muted(views: Sequence[View]) -> Sequence[View]:
    """Let the rows only confirm what a page says."""
    return [replace(view, muted=True) if is_row(view) else view for view in views]


def beside(belief: Belief, views: Sequence[View], look: Look) -> Sequence[View]:
    """What counts once a page is believed: rows only confirm, and pages older than a row we heeded have yet to come."""
    row = look(belief.row) if belief.row else None
    return muted([v for v in views if row is None or is_row(v) or not later(row.reading, v.reading)])


def first(views: Sequence[View]) -> Sequence[View]:
    """Of a page and its row, seen for the first time, let the newer speak: the page unless it is older."""
    page = page_of(views)
    row = next((view for view in views if is_row(view)), None)
    if page is None or row is None:
        return views
    return [row] if later(row.reading, page.reading) else muted(views)


def page_of(views: Sequence[View]) -> View | None:
    """The newest text that is no row."""
    return editions.newest(view for view in views if view.speaks and not is_row(view))


def later(one: Reading | Belief, other: Reading | Belief) -> bool:
    """Whether one was published after the other: by the day, within it by the minute where both give it."""
    mine, theirs = one.published_on or date.min, other.published_on or date.min
    if mine != theirs or one.moment is None or other.moment is None:
        return mine > theirs
    return _minute(one.moment) > _minute(other.moment)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def over(page: Posture, row: View) -> Posture:
    """What a page says, corrected by a later row: level and words, and parts that it is all we know of.

    Which parts stand apart no longer only the page can say; milder ones that are gone have the country's level again.
    """
    said = row.reading
    level = said.level or page.level or 0
    parts = page.areas
    if said.areas and not parts and level < _GRAVEST:
        parts = said.areas
    elif not said.areas and all(area.level < level for area in parts):
        parts = ()
    return _leveled(replace(page, areas=parts, note=row.posture.note), row, level)


def heeded(page: Posture, row: View, level: int | None) -> Posture:
    """What we believe of a page and the later row that corrected it; a level not believed yet is not the row's."""
    told = over(page, row)
    heeded = told if told.level == level else replace(page, areas=told.areas)
    return replace(heeded, note=page.note, level_span=page.level_span, corrected=told.note)


def under(page: Posture, row: View, level: int | None) -> Posture:
    """What was believed by a row before its page was first read: of the page all but the level and new parts."""
    return _leveled(replace(page, areas=page.areas if row.reading.areas else ()), row, level or 0)


def _leveled(posture: Posture, row: View, level: int) -> Posture:
    said = row.posture
    return replace(posture, level=level, level_span=said.level_span, words=said.words, gloss=said.gloss, rung=said.rung)


def correction(belief: Belief, accepted: Posture, views: Sequence[View]) -> View | None:
    """Find the row that says another level, or other parts, than the older page we believe, and was not heeded yet."""
    page = page_of(views)
    for row in (view for view in views if is_row(view) and view.muted):
        newest = later(row.reading, belief) and not (page and not later(row.reading, page.reading))
        if newest and row.reading.sha256 != belief.row:
            told = over(accepted, row)
            if (told.level, told.areas) != (accepted.level, accepted.areas):
                return row
    return None
