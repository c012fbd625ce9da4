"""What the tables alone cannot judge: whom an event concerns and when they hear, asked of the pure deciders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.decide.telling import group, silence
from monitor.decide.telling.due import Around, Ruling, when
from monitor.decide.telling.follow import why
from monitor.decide.telling.storm import Limits, due
from monitor.model import Delivery, Event, Recipient, Rule
from monitor.model.routing import CANARY, Silence
from monitor.store.deciders import Deciders, Pair, Told
from monitor.store.gather import Grouping
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store
from monitor.tend.repeating import beside
from monitor.tend.travelling import there
from monitor.tend.undone import fault_undone
from monitor.terms.states import follows

LATELY = group.LONGEST + group.WAIT  # what left before that has no group any more


def deciders(store: Store, now: Callable[[], datetime], limits: Limits) -> Deciders:
    """Return those who decide for a fan-out, by this clock."""
    rulings = Rulings(store, now, limits)
    return Deciders(rulings.plain, rulings.rest, rulings.first, rulings.hold, rulings.beside)


class Rulings:
    """The answers a fan-out asks for; one is made for each run, so that a silence set meanwhile counts in the next."""

    def __init__(self, store: Store, now: Callable[[], datetime], limits: Limits) -> None:
        self._store, self._now, self._limits = store, now, limits
        self._people: dict[tuple[str, int], int] = {}
        self._faults: dict[str, Event | None] = {}

    def plain(self, event: Event) -> bool:
        """Whether everybody with a plain wish hears of an event at once: no storm or silence, nothing to group with."""
        now = self._now()
        if self._silences(event, now) or self._fault(event):
            return False
        lately = Wanted(since=now - LATELY, country=event.country)
        return all(_one_page(event, other) for other in self._store.events(lately))

    def hold(self, event: Event) -> tuple[str, datetime] | None:
        """Say what all deliveries of an event wait for: its storm, unless a silence has a say in it.

        Also one that was decided meanwhile: who is found late has one mail with the rest like everybody.
        """
        storm = self._store.storms.of(event.id)
        if storm is None or self._fault(event) or self._silences(event, self._now()):
            return None
        return f"storm:{storm.id}", max(self._now(), due(event, storm.began_at, self._limits))

    def beside(self, event: Event) -> Told | None:
        """Name what another door told of the same in a storm that may still be discarded, and by when it is decided."""
        if not self._store.storms.all("open") or self._store.storms.of(event.id):
            return None
        doubted = beside(self._store, event).doubted
        storms = sorted(doubted.values(), key=lambda storm: storm.id)
        if not storms:
            return None
        until = max(self._now(), storms[0].began_at + self._limits.low)
        return Told(tuple(key for key in doubted if doubted[key].id == storms[0].id), f"storm:{storms[0].id}", until)

    def first(self, event: Event) -> None:
        """Where an event takes back an earlier one that few were told of, as a fault is, tell only those."""
        if event.publisher != CANARY and self.hold(event) is None:
            take_back(self._store, event, self._now(), self._fault(event))

    def rest(self, event: Event, asked: Sequence[Pair]) -> Iterator[Delivery]:
        """Give what these recipients are owed of an event, held or silenced where it must be.

        Of the end of a fault nothing: whoever had heard of it is told by `first`, and to all others nothing ends.
        """
        if self._fault(event):
            return
        now = self._now()
        found, silences = self._store.storms.of(event.id), self._silences(event, now)
        storm = replace(found, state="open") if found else None  # held in any case, as `hold` says
        lately = self._store.waiting.lately(event, now - LATELY, [who.id for who, _ in asked])
        for who, rules in asked:
            reasons = {rule: said for rule in rules if (said := why(event, rule, self.travellers(event, who, rule)))}
            if reasons:
                known = lately.get(who.id, Grouping())
                around = Around(silences, storm, self._limits, known.last_left, known.opened, known.waiting)
                ruling = when(event, who, list(reasons), now, around)
                yield self._delivery(event, who, ruling, "; ".join(dict.fromkeys(reasons.values())))

    def travellers(self, event: Event, who: Recipient, rule: Rule) -> int:
        """Count the people of a recipient's tenant whom an event concerns, if a rule asks for them."""
        if not rule.travellers or who.tenant is None:
            return 0
        key = (event.id, who.tenant)
        if key not in self._people:
            self._people[key] = len(there(self._store, who.tenant, event, self._now()))
        return self._people[key]

    def _fault(self, event: Event) -> Event | None:
        if event.id not in self._faults:
            self._faults[event.id] = fault_undone(self._store, event)
        return self._faults[event.id]

    def _silences(self, event: Event, now: datetime) -> list[Silence]:
        return [one for one in self._store.silences.all(now) if silence.touches(one, event)]

    def _delivery(self, event: Event, who: Recipient, ruling: Ruling, said: str) -> Delivery:
        if ruling.hold.startswith("group:"):
            self._store.waiting.hurry(who.id, ruling.hold, ruling.due_at)
        hold = ruling.why if ruling.state == "suppressed" else ruling.hold
        return Delivery(event.id, who.name, ruling.due_at, said, hold)


def _one_page(event: Event, other: Event) -> bool:
    """Whether two events are of one page in one pass: then the graver stands for the other."""
    mine, theirs = ((one.publisher, one.destination, one.after_sha256, one.detected_at) for one in (event, other))
    return mine == theirs


def take_back(store: Store, event: Event, now: datetime, fault: Event | None = None) -> tuple[int, int] | None:
    """Where an event takes back an earlier one of the last half hour, or a fault, tell only who was told of that."""
    old = fault or taken_back(store, event)
    return None if old is None else store.waiting.revert(old.id, event.id, now)


def taken_back(store: Store, event: Event) -> Event | None:
    """Return the change an event takes back within half an hour, if it does."""
    since, until = event.detected_at - group.FLAP, event.detected_at
    lately = Wanted(since=since, until=until, country=event.country, publisher=event.publisher)
    return group.reverts(event, list(store.events(lately)))


def taken_back_by(store: Store, event: Event) -> Event | None:
    """Return the change by which an event was taken back within half an hour, if it was: who comes late must know."""
    since, until = event.detected_at, event.detected_at + group.FLAP + timedelta(microseconds=1)
    wanted = Wanted(since=since, until=until, country=event.country, publisher=event.publisher)
    return next((one for one in store.events(wanted) if group.reverts(one, [event])), None)


def overtaken_by(store: Store, event: Event) -> Event | None:
    """Return the newest its page has said of the same state since; what no officer has looked at overtakes nothing.

    An older message may leave after the newer: while people are still being found, or let go again by hand.
    """
    wanted = Wanted(since=event.detected_at, country=event.country, publisher=event.publisher)
    later = [one for one in store.events(wanted) if follows(one, event) or group.reverts(one, [event])]
    firm = (one for one in reversed(later) if not one.held and store.storms.mark(one.id) not in ("open", "discarded"))
    return next((one for one in firm if store.waiting.after(one.id, event.id)), None)
