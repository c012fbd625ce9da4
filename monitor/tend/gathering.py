"""Let what waited leave together: ended digests, quiet hours and groups, and storms that were decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.decide.telling.bundle import GATHERED, KNOWN, asleep, bundle, let_out
from monitor.decide.telling.due import usual
from monitor.decide.telling.follow import why
from monitor.decide.telling.schedule import AT_ONCE
from monitor.model import Event, Recipient, State
from monitor.model.routing import Bundle, Limits, Storm, Waiting
from monitor.store.sqlite import Store
from monitor.tend.repeating import Beside, beside

PEOPLE = 500  # in one transaction
MOST = 1_000_000
_LOOK = timedelta(minutes=5)  # what waits for a storm that is not decided in time, or for a mail, is looked at again
_UNTOLD = (State.HELD, State.FAILED, State.SUPPRESSED, State.CANCELLED, State.EXPIRED)


@dataclass(slots=True)
class _Round:
    """One round of gathering: the memory, the holds of storms that were decided and how, events seen, and when."""

    store: Store
    decided: Mapping[str, str]
    at: datetime
    events: dict[str, Event | None] = field(default_factory=dict)
    others: dict[str, Beside] = field(default_factory=dict)

    def event(self, event_id: str) -> Event | None:
        """Recall an event, from the store once."""
        if event_id not in self.events:
            self.events[event_id] = self.store.event(event_id)
        return self.events[event_id]

    def beside(self, event_id: str) -> Beside:
        """Find what other doors told of the same fact, from the store once."""
        if event_id not in self.others:
            event = self.event(event_id)
            self.others[event_id] = beside(self.store, event) if event else Beside()
        return self.others[event_id]


def gather(
    store: Store, now: Callable[[], datetime], stop: Callable[[], bool] = lambda: False, most: int = MOST
) -> int:
    """Let what is due leave, up to about `most` messages; how many. Safe to end anywhere, and to repeat."""
    left = 0
    waits = (one for one in store.storms.decided() if one.state != "discarded" or not store.corrections.busy(one.id))
    decided = {f"storm:{one.id}": one.state for one in waits}
    turn = _Round(store, decided, now())
    while not stop() and left < most:
        turn.at = now()
        found = store.waiting.due(turn.at, decided, GATHERED, PEOPLE)
        if not found:
            break
        runs = store.waiting.runs(rows[0].recipient for rows in found)
        bundles = [_one(turn, rows, runs.get(rows[0].recipient, {})) for rows in found]
        left += store.waiting.leave(bundles, turn.at)
    return left


def _one(turn: _Round, rows: Sequence[Waiting], runs: Mapping[str, datetime]) -> Bundle:
    """Decide about one recipient: who left is told nothing, who pauses later, everybody else what is due."""
    who = turn.store.recipient(rows[0].recipient)
    if who is None or who.state not in ("active", "paused"):
        return Bundle(rows[0].recipient, cancelled=tuple(one.id for one in rows))
    storms = let_out(rows, turn.decided, turn.at)
    again, later = _known(turn, [one for one in rows if one.hold in storms or one.due_at <= turn.at])
    fresh = [one for one in rows if one.id not in again and one.id not in later]
    if who.state == "paused":
        until = who.paused_until if who.paused_until and who.paused_until > turn.at else turn.at + timedelta(hours=1)
        put_off = Bundle(who.id, moved=tuple((one.id, asleep(one.hold), until) for one in fresh), repeated=again)
        return put_off.also(_moves(later), ())
    moved = _usually(turn, who, [one for one in fresh if turn.decided.get(one.hold) == "released"])
    double, waits = _doubled(turn, fresh, storms, moved)
    moved |= later | waits
    kept = [one for one in fresh if one.id not in moved and one.id not in double]
    made = bundle(who, kept, runs, turn.decided, turn.at)
    return made.also(_moves(moved), (*again, *double))


def _moves(moved: Mapping[int, tuple[str, datetime]]) -> list[tuple[int, str, datetime]]:
    return [(number, *where) for number, where in moved.items()]


def _known(turn: _Round, rows: Sequence[Waiting]) -> tuple[tuple[int, ...], dict[int, tuple[str, datetime]]]:
    """Say which deliveries that are due tell what their reader was told by another door meanwhile.

    And which of them wait on: what told it has not arrived, or came in a storm that an officer may still discard; or
    this one did, and is no word to rely on if the other is taken back. Who had the message of one that was discarded
    is told by its correction that another door stands by it.
    """
    known, later = list[int](), dict[int, tuple[str, datetime]]()
    for row in rows:
        same = turn.beside(row.event_id)
        every = sorted({*same.firm, *same.doubted, *same.faults})
        states = turn.store.waiting.states(every, row.recipient) if every else {}
        told = {one for one, state in states.items() if state not in _UNTOLD}
        sure = {one for one in same.firm | same.faults if states.get(one) == State.SENT}
        doubts = [same.doubted[one] for one in sorted(told & same.doubted.keys())]
        if sure and same.own is None:
            known.append(row.id)
        elif sure or doubts or told & same.firm:
            later[row.id] = _later(turn, same.own if sure else doubts[0] if doubts else None)
    return tuple(known), later


def _later(turn: _Round, storm: Storm | None = None) -> tuple[str, datetime]:
    """Say where a delivery waits on, and until when: for what becomes of a storm, or for a mail that is under way."""
    soon = turn.at + _LOOK
    if storm is None:
        return KNOWN, soon
    decided = storm.began_at + Limits().low
    return f"storm:{storm.id}", decided if decided > turn.at else soon


def _doubled(
    turn: _Round, rows: Sequence[Waiting], storms: Collection[str], moved: Mapping[int, tuple[str, datetime]]
) -> tuple[tuple[int, ...], dict[int, tuple[str, datetime]]]:
    """Say what is told, where a storm is let out, by another delivery that leaves no later.

    And what waits until that one, which leaves now, has arrived.
    """
    when = {one.id: moved[one.id][1] if one.id in moved else turn.at for one in rows if one.hold in storms}
    when |= {one.id: one.due_at for one in rows if storms and not one.hold.startswith("storm:")}
    found, waits, told = list[int](), dict[int, tuple[str, datetime]](), dict[str, datetime]()
    for row in sorted((one for one in rows if one.id in when), key=lambda one: (when[one.id], one.severity, one.id)):
        led = [told[one] for one in turn.beside(row.event_id).firm if one in told]
        if not led:
            told[row.event_id] = when[row.id]
        elif min(led) > turn.at:
            found.append(row.id)
        else:
            waits[row.id] = _later(turn)
    return tuple(found), waits


def _usually(turn: _Round, who: Recipient, rows: Sequence[Waiting]) -> dict[int, tuple[str, datetime]]:
    """Say which of a released storm's deliveries wait on after all, as their reader wishes for every day."""
    rules = turn.store.rules(who.id) if rows else ()
    if who.quiet_from is None and all(rule.mode == AT_ONCE for rule in rules):
        return {}
    found = {}
    for row in rows:
        event = turn.event(row.event_id)
        concerned = [rule for rule in rules if event and why(event, rule, 1)]
        if event is None or not concerned:
            continue
        ruling = usual(event, who, concerned, turn.at)
        if ruling.state == "held":
            found[row.id] = (ruling.hold, ruling.due_at)
    return found
