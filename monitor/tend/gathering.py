"""Let what waited leave together: ended digests, quiet hours and groups, and storms that were decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.decide.join import WINDOW, told_beside
from monitor.decide.telling.bundle import GATHERED, asleep, bundle, let_out
from monitor.decide.telling.due import usual
from monitor.decide.telling.follow import why
from monitor.decide.telling.schedule import AT_ONCE
from monitor.model import Event, Recipient, State
from monitor.model.routing import Bundle, Waiting
from monitor.store.protocol import Store, Wanted

PEOPLE = 500  # in one transaction
MOST = 1_000_000
_UNTOLD = (State.HELD, State.FAILED, State.SUPPRESSED, State.CANCELLED, State.EXPIRED)


@dataclass(slots=True)
class _Round:
    """One round of gathering: the memory, the holds of storms that were decided and how, events seen, and when."""

    store: Store
    decided: Mapping[str, str]
    at: datetime
    events: dict[str, Event | None] = field(default_factory=dict)
    others: dict[str, frozenset[str]] = field(default_factory=dict)

    def event(self, event_id: str) -> Event | None:
        """Recall an event, from the store once."""
        if event_id not in self.events:
            self.events[event_id] = self.store.event(event_id)
        return self.events[event_id]

    def beside(self, event_id: str) -> frozenset[str]:
        """Find what other doors told of the same fact (ids), from the store once.

        What was discarded told nothing, and what an officer may still discard is no word to rely on.
        """
        if event_id not in self.others:
            event = self.event(event_id)
            asked = Wanted(since=event.detected_at - WINDOW, country=event.country) if event else None
            kept = [*self.store.storms.marked(self.store.events(asked))] if asked else []
            known = [one for one, storm in kept if storm != "discarded"]
            doubted = {one.id for one, storm in kept if storm == "open"}
            self.others[event_id] = told_beside(event, known) - doubted if event else frozenset()
        return self.others[event_id]


def gather(
    store: Store, now: Callable[[], datetime], stop: Callable[[], bool] = lambda: False, most: int = MOST
) -> int:
    """Let what is due leave, up to about `most` messages; how many. Safe to end anywhere, and to repeat."""
    left = 0
    decided = {f"storm:{one.id}": one.state for one in store.storms.decided()}
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
    again = _known(turn, [one for one in rows if one.hold in storms])
    fresh = [one for one in rows if one.id not in again]
    if who.state == "paused":
        until = who.paused_until if who.paused_until and who.paused_until > turn.at else turn.at + timedelta(hours=1)
        return Bundle(who.id, moved=tuple((one.id, asleep(one.hold), until) for one in fresh), repeated=again)
    moved = _usually(turn, who, [one for one in fresh if turn.decided.get(one.hold) == "released"])
    again += _doubled(turn, fresh, storms, moved)
    kept = [one for one in fresh if one.id not in moved and one.id not in again]
    made = bundle(who, kept, runs, turn.decided, turn.at)
    return made.also([(number, *where) for number, where in moved.items()], again)


def _known(turn: _Round, rows: Sequence[Waiting]) -> tuple[int, ...]:
    """Say which deliveries of storms that are let out tell what their reader was told by another door meanwhile."""
    found = []
    for row in rows:
        same = sorted(turn.beside(row.event_id))
        states = turn.store.waiting.states(same, row.recipient) if same else {}
        if any(state not in _UNTOLD for state in states.values()):
            found.append(row.id)
    return tuple(found)


def _doubled(
    turn: _Round, rows: Sequence[Waiting], storms: Collection[str], moved: Mapping[int, tuple[str, datetime]]
) -> tuple[int, ...]:
    """Say what is told, where a storm is let out, by another delivery that leaves no later."""
    when = {one.id: moved[one.id][1] if one.id in moved else turn.at for one in rows if one.hold in storms}
    when |= {one.id: one.due_at for one in rows if storms and not one.hold.startswith("storm:")}
    found, told = list[int](), set[str]()
    for row in sorted((one for one in rows if one.id in when), key=lambda one: (when[one.id], one.severity, one.id)):
        if turn.beside(row.event_id) & told:
            found.append(row.id)
        else:
            told.add(row.event_id)
    return tuple(found)


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
