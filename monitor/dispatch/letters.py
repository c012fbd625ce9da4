"""An event and its two pages become the letter a message is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from monitor.collect import listed
from monitor.collect.source import Publisher
from monitor.compare.redline import redline
from monitor.decide.kind import LABELS
from monitor.deliver.letter import Letter, Mark, Stretch
from monitor.model import Event, Piece
from monitor.terms.instructed import instructed

if TYPE_CHECKING:  # what reads pages takes a third of a second to start: `post` needs it only where something is due
    from monitor.compare.doors.editions import View

T = TypeVar("T")
_MARKS: dict[str, Mark] = {"same": "same", "added": "new", "removed": "gone", "moved": "moved"}


class Once(Generic[T]):
    """Makes each thing once, and remembers so many of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[object, T] = {}

    def __call__(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for a key, or make it."""
        if key not in self._made:
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[key] = make()
        return self._made[key]


def letter(event: Event, publisher: Publisher, recall: Callable[[str], View | None], checked_at: datetime) -> Letter:
    """Gather what a reader must know beside the event; pages are read again by today's reader."""
    before = recall(event.before_sha256) if event.before_sha256 else None
    after = recall(event.after_sha256) if event.after_sha256 else None
    pieces: tuple[Piece, ...] = ()
    if before and after and before.reading.text and after.reading.text:
        pieces = redline(before.reading.text, after.reading.text)
    now = after if _tells(after, event.level_after) else before
    author = _author(publisher, after or before)
    return Letter(
        event=event,
        label=author,
        short=publisher.SHORT or author,
        hosts=hosts(publisher, event),
        checked_at=checked_at,
        words_before=_said(before, event.level_before),
        words_after=_said(now, event.level_after),
        parts=now.posture.apart if now and event.level_after and now.reading.text else 0,
        published_before=before.reading.published_on if before else None,
        redline=tuple(stretches(pieces)),
        attribution=publisher.ATTRIBUTION,
        mission=publisher.POSTS,
        asked=instructed(event, publisher.POSTS, lambda sha: view.reading.text if (view := recall(sha)) else ""),
    )


def _author(publisher: Publisher, view: View | None) -> str:
    """Say whose word it is; of a page on the operator's own list what the operator calls it."""
    return view.reading.name if view and publisher.NAME == listed.NAME else publisher.LABEL


def _said(view: View | None, level: int | None) -> str:
    """Say a level in its publisher's own words; the common scale's are the State Department's, who has no others."""
    if level is None:
        return ""
    return (view.reading.words if view and _tells(view, level) else "") or LABELS.get(level, "")


def _tells(view: View | None, level: int | None) -> bool:
    """Whether a page states this level: one that states another is not believed yet."""
    return view is not None and view.reading.level == level


def hosts(publisher: Publisher, event: Event) -> frozenset[str]:
    """Name the publisher's own hosts: nothing else in a message becomes a link."""
    urls = [door.url for door in publisher.DOORS]
    known = {urlsplit(url).hostname or "" for url in urls} | set(publisher.SITES)
    return frozenset(known | {urlsplit(d.url).hostname or "" for d in event.doors} - {""})


def stretches(pieces: Sequence[Piece]) -> Iterator[Stretch]:
    """Write a redline as stretches; each sentence is its own paragraph, a moved one stands where it is now."""
    for piece in pieces:
        if piece.op == "reworded":
            yield from (Stretch(_MARKS[mark.op], mark.text) for mark in piece.words)
            yield Stretch("same", "\n")
        elif piece.op != "moved" or piece.after:
            yield Stretch(_MARKS[piece.op], (piece.after or piece.before) + "\n")
