"""Two settled postures become the moves between them: who may, must or need no longer leave which post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.compare.caution import departures_at, operations_at, rank
from monitor.model import Change, Departure, Operation, Posture, Status

NEWS_DAYS = 21  # lags of -1 to +7 days were seen between decision and publication; older is history restated
_NOWHERE = Posture(level=None)


@dataclass(frozen=True, slots=True)
class Move:
    """The change of one post's departure status; ranks: 2 ordered, 1 authorized, 0 neither.

    `stated` tells an end that the text states from a statement that merely vanished.
    """

    post: str | None
    old: tuple[Departure, ...]
    new: tuple[Departure, ...]
    stated: bool

    @property
    def rank(self) -> tuple[int, int]:
        """The status before and after, as ranks."""
        return rank(self.old), rank(self.new)

    @property
    def decided_on(self) -> date | None:
        """The newest decision date behind the new status, or behind the one that ended."""
        said = self.new or self.old
        return max((d.decided_on for d in said if d.decided_on), default=None)


def acts(moves: Iterable[Move], change: Change) -> tuple[tuple[Move, ...], ...]:
    """Group the moves that one sentence makes: "Consulates Lahore and Karachi" are two posts and one act."""
    groups: dict[tuple[object, ...], list[Move]] = {}
    for move in moves:
        fresh = [d for d in move.new if is_news(d.decided_on, change)] or list(move.old)
        said = tuple(sorted({(d.span.start, d.status.value) for d in fresh}))
        groups.setdefault((move.rank, said), []).append(move)
    return tuple(tuple(group) for group in groups.values())


def is_news(decided_on: date | None, change: Change) -> bool:
    """Whether a decision can be news: undated, or at most three weeks before we last looked or it was published."""
    if decided_on is None:
        return True
    seen = [change.looked_at.date(), change.detected_at.date()]
    if change.published_on:
        seen.append(change.published_on)
    return decided_on >= min(seen) - timedelta(days=NEWS_DAYS)


def departure_moves(change: Change) -> tuple[Move, ...]:
    """Return one move for each post whose departure status differs, or was decided anew."""
    old = departures_at(change.before or _NOWHERE)
    new = departures_at(change.after or _NOWHERE)
    moves = []
    for post in dict.fromkeys([*new, *old]):
        was, now = old.get(post, ()), new.get(post, ())
        stated = any(d.status is Status.LIFTED for d in now)
        move = Move((now or was)[0].post, was, now, stated)
        if _moved(move, change):
            moves.append(move)
    return tuple(moves)


def _moved(move: Move, change: Change) -> bool:
    before, after = move.rank
    if before != after:
        return True
    if after:
        return _decided_anew(move)
    return move.stated and not any(d.status is Status.LIFTED for d in move.old) and _recently_lifted(move, change)


def _decided_anew(move: Move) -> bool:
    """The same status under a decision date more than three weeks newer is a new decision."""
    top = rank(move.new)
    before = max((d.decided_on for d in move.old if d.decided_on), default=None)
    after = max(
        (d.decided_on for d in move.new if d.decided_on and rank((d,)) == top and not d.continuing), default=None
    )
    return bool(before and after and after - before > timedelta(days=NEWS_DAYS))


def _recently_lifted(move: Move, change: Change) -> bool:
    return is_news(move.decided_on, change) and move.decided_on is not None


def operation_moves(change: Change) -> tuple[tuple[Operation | None, Operation | None], ...]:
    """Return (before, after) for each post whose own working state differs."""
    old = operations_at(change.before or _NOWHERE)
    new = operations_at(change.after or _NOWHERE)
    pairs = ((old.get(post), new.get(post)) for post in dict.fromkeys([*new, *old]))
    return tuple((was, now) for was, now in pairs if (was.state if was else None) != (now.state if now else None))
