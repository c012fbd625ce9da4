"""What of one person's held deliveries leaves now, in one message: ended digests, quiet hours, groups and storms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.decide.telling import schedule
from monitor.decide.telling.due import awake, passes
from monitor.model import Recipient
from monitor.model.routing import Bundle, Run, Waiting

MADE_UP = timedelta(days=7)  # a window missed for longer is history
JUMP = timedelta(days=2)  # a clock set back by no more may meet a window again that has had its digest
WORTH, _LONG = {"P1": timedelta(hours=24)}, timedelta(hours=72)  # how long a message is worth sending; others, digests
KNOWN = "quiet:known"  # of what another door told; its mail is under way: nothing newer takes it along meanwhile
GATHERED = ("digest:", "quiet", "group:", "storm:")


def gathered(hold: str) -> bool:
    """Whether a hold is one that time or an officer ends; the others wait for an operator."""
    return hold.startswith(GATHERED)


@dataclass(slots=True)
class _Pile:
    """The sorting of one person's deliveries, as it goes."""

    ready: list[Waiting]
    runs: list[Run] = field(default_factory=list)
    moved: list[tuple[int, str, datetime]] = field(default_factory=list)
    expired: list[int] = field(default_factory=list)


def bundle(
    recipient: Recipient,
    waiting: Sequence[Waiting],
    runs: Mapping[str, datetime],
    decided: Collection[str],
    now: datetime,
) -> Bundle:
    """Decide about one recipient, who gets one message at most.

    `runs` gives the end of the last digest by schedule, `decided` the holds of storms somebody decided about. Of a
    storm everything leaves with the first that is due.
    """
    pile = _Pile(list(_ripe(waiting, decided, now)))
    until = awake(recipient, now)
    if until and not any(passes(one.severity, recipient) for one in pile.ready):
        return Bundle(recipient.id, moved=tuple((one.id, asleep(one.hold), until) for one in pile.ready))
    for mode in {one.hold.partition(":")[2] for one in pile.ready if one.hold.startswith("digest:")}:
        _digest(pile, mode, recipient.zone, runs.get(mode), now)
    return _led(recipient, pile, now)


def _ripe(waiting: Sequence[Waiting], decided: Collection[str], now: datetime) -> Iterator[Waiting]:
    """Give what is due, and of a storm that is due or decided all."""
    storms = let_out(waiting, decided, now)
    return (one for one in waiting if gathered(one.hold) and (one.due_at <= now or one.hold in storms))


def let_out(waiting: Iterable[Waiting], decided: Collection[str], now: datetime) -> frozenset[str]:
    """Name the holds of storms that wait no more for one person: somebody decided, or the first of it is due."""
    storms = (one for one in waiting if one.hold.startswith("storm:"))
    return frozenset(one.hold for one in storms if one.due_at <= now or one.hold in decided)


def asleep(hold: str) -> str:
    """Name the hold of what waits for the morning: what waited for an officer, or a mail, waits for nothing else."""
    return "quiet" if hold.startswith(("storm:", KNOWN)) else hold


def _digest(pile: _Pile, mode: str, zone: str, last: datetime | None, now: datetime) -> None:
    """Make the digest of a schedule, unless its window has had one: then what came waits for the next."""
    ours = [one for one in pile.ready if one.hold == f"digest:{mode}"]
    window = schedule.window(mode, zone, now)
    end = window.start
    pile.ready = [one for one in pile.ready if one not in ours]
    if last is not None and end <= last <= end + JUMP:
        later = schedule.window(mode, zone, max(now, last)).end
        pile.moved += [(one.id, one.hold, later) for one in ours]
        return
    pile.expired += [one.id for one in ours if now - one.due_at > MADE_UP]
    kept = [one for one in ours if now - one.due_at <= MADE_UP]
    if kept:
        begun = last if last is not None and last < end else min(one.created_at for one in kept)
        pile.runs.append(Run(mode, min(begun, schedule.window(mode, zone, end - timedelta(microseconds=1)).start), end))
        pile.ready += kept


def _led(recipient: Recipient, pile: _Pile, now: datetime) -> Bundle:
    """Let the gravest lead; a digest is in less of a hurry than what was only deferred."""
    put_off = Bundle(recipient.id, moved=tuple(pile.moved), expired=tuple(pile.expired))
    if not pile.ready:
        return put_off
    lead = min(pile.ready, key=lambda one: (one.severity, one.created_at, one.id))
    unhurried = all(one.hold.startswith("digest:") for one in pile.ready)
    return Bundle(
        recipient.id,
        lead=lead.id,
        members=tuple(one.id for one in pile.ready if one.id != lead.id),
        priority=3 if unhurried else lead.priority,
        not_after=now + max(_LONG if unhurried else WORTH.get(one.severity, _LONG) for one in pile.ready),
        runs=tuple(pile.runs),
        moved=put_off.moved,
        expired=put_off.expired,
    )
