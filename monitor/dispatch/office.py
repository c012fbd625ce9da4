"""The desk that writes what is due, wired from the configuration, and the rounds in which it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import partial
from threading import Lock

from monitor.admit.enrol import secret
from monitor.alone import alone
from monitor.deliver import wish
from monitor.deliver.clerk import Clerk
from monitor.deliver.compose import Sheet, address, compose, press
from monitor.deliver.fault import fault
from monitor.deliver.foot import Links
from monitor.deliver.letter import Desk, Letter
from monitor.deliver.paper import paper
from monitor.deliver.send import Crew, Tally, Way
from monitor.dispatch import faults, leavers, letters, matters, returns, rounds
from monitor.dispatch.beside import Beside
from monitor.dispatch.bookkeeping import Outbook
from monitor.dispatch.channels import opened
from monitor.dispatch.restored import JOURNAL, behind, holding
from monitor.keyring import ring
from monitor.model import Due, Event, GiveUp, Message, Reader, Severity, TryLater, Wait
from monitor.model.endpoint import MAILED
from monitor.seals import Ring, unsubscribe_token
from monitor.speak.tongue import tongue
from monitor.store.journal import Journal
from monitor.tend import escalating, travelling
from monitor.tend.rulings import overtaken_by, taken_back
from monitor.wire import House

OWNER = "house"  # one process sends at a time (a lock), so claims found at the start are a crash's
_FOLLOWS = 5  # rules a foot repeats
SHEETS, LETTERS = 64, 1024  # shared parts kept, each some 100 kB, and events gathered once for all who read of them


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes, who is written to, and how messages leave."""

    house: House
    desk: Desk
    readers: dict[str, Reader]
    ways: dict[str, Way]
    clock: Callable[[], datetime]
    keys: Ring
    beside: Beside
    sheets: letters.Once[Sheet] = field(default_factory=lambda: letters.Once(SHEETS))
    told: letters.Once[Letter | None] = field(default_factory=lambda: letters.Once(LETTERS))
    pressing: Lock = field(default_factory=Lock)

    def post(self, stop: Callable[[], bool]) -> Tally:
        """Send what is due, each outcome written down before the next begins."""
        store, journal = self.house.store, Journal(self.house.state / JOURNAL)
        if behind(self.house):
            return Tally()
        store.recover(OWNER, self.clock())
        store.expire(self.clock())
        book = Outbook(store, journal, OWNER, self.clock)
        try:
            return Crew(Clerk(book), self.ways, self.compose, self.gravity, self.clock).run(stop)
        finally:
            journal.close()

    def compose(self, due: Due, now: datetime) -> Message | GiveUp | TryLater:
        """Write the message of one delivery, with everything known by now (doors that confirmed since)."""
        if due.matter and faults.storm_of(due) is None:
            return matters.letter(due, self.keys, self.house.settings.web.address, now, self.desk)
        reader = self._reader(due)
        if reader is None:
            return GiveUp(f"reader {due.reader!r} is no longer configured")
        if (storm := faults.storm_of(due)) is not None:
            return self._fault(due, storm, reader, now)
        if self.house.store.storms.mark(due.event_id) == "discarded":  # the round that stops it is under way
            return Wait("an officer discarded it as a fault")
        if reader.channel not in MAILED:
            told = [self.house.store.event(event_id) for event_id in due.carries]
            return compose([self._letter(event, due, now) for event in told if event], reader, now, self.desk)
        return address(self._sheet(due, reader, now), reader, self.desk, self._links(due, now))

    def _fault(self, due: Due, storm: int, reader: Reader, now: datetime) -> Message | GiveUp:
        told = faults.gathered(self.house.store, due, storm, self.house.settings.web.address, self.house.publisher)
        return fault(told, reader, now, self.desk, self._links(due, now)) if told else GiveUp("nothing is known of it")

    def _sheet(self, due: Due, reader: Reader, now: datetime) -> Sheet:
        """Give what many readers share, pressed once a minute; a reader with travellers has a sheet of their own."""
        own = 0 if due.origin == "subscriber" else due.recipient
        told = (reader.timezone, reader.language)
        key = (due.carries, due.replaces, told, own, now.replace(second=0, microsecond=0))
        with self.pressing:
            return self.sheets(key, lambda: self._pressed(due, reader, now))

    def _pressed(self, due: Due, reader: Reader, now: datetime) -> Sheet:
        alike = due.origin == "subscriber" and not due.replaces  # so digests after a storm share their letters
        minute = now.replace(second=0, microsecond=0) if alike else due.id
        told = [self.told((one, minute), partial(self._told, one, due, now)) for one in due.carries]
        return press([one for one in told if one], reader.timezone, now, self.desk, tongue(reader.language))

    def _told(self, event_id: str, due: Due, now: datetime) -> Letter | None:
        event = self.house.store.event(event_id)
        return self._letter(event, due, now) if event else None

    def _links(self, due: Due, now: datetime) -> Links:
        """Give the ways out of one delivery, and where it comes back to."""
        base, pattern = self.house.settings.web.address, self.house.settings.post.return_path
        back = returns.return_path(pattern, self.keys, due.id, now)
        if due.origin != "subscriber":
            return Links(back=back)  # who is configured leaves by the configuration
        leave = f"{base}/leave/{unsubscribe_token(self.keys, due.recipient)}"
        mailto = returns.way_out(pattern, self.keys, due.recipient)
        rules = self.house.store.rules(due.recipient)[:_FOLLOWS]
        follows = tuple(wish.line(rule, tongue(due.language), due.zone) for rule in rules)
        return Links(leave, mailto, f"{base}/manage", back, follows)

    def _letter(self, event: Event, due: Due, now: datetime) -> Letter:
        """Gather what this recipient must know of one event by now; the newest says which earlier ones it replaces."""
        publisher, store = self.house.publisher(event.publisher), self.house.store
        older = [store.event(one) for one in due.replaces if event.id == due.event_id]
        same = [one for one in older if one and one.country == event.country and one.detected_at <= event.detected_at]
        undone = taken_back(store, event)
        sentence, names = travelling.note(store, due.recipient, event, now)
        return replace(
            letters.letter(event, publisher, self.house.view, self.beside.checked.last(event, now)),
            replaces=tuple(same),
            travellers=sentence,
            names=names,
            reverts=undone,
            since=overtaken_by(store, event),
            answer=self._answer(event, due),
            page=matters.page(self.house.settings.web.page_of(event.id), due),
            others=self.beside(event, now),
            storm=store.storms.mark(event.id),
            repeats=matters.repeats(store, due),
        )

    def _answer(self, event: Event, due: Due) -> str:
        """Return the address behind which this recipient may take an event on, if a chain waits for somebody."""
        base, chains = self.house.settings.web.address, self.house.settings.routing.chains
        if not chains or due.origin == "subscriber":
            return ""
        tokens = escalating.links(self.house.store, self.keys, event.id, due.reader, chains)
        return matters.answer(base, next(iter(tokens.values()), ""), due)

    def _reader(self, due: Due) -> Reader | None:
        """Who is written to; who subscribed by themselves stands in the store, not in the configuration."""
        if due.origin == "config":
            return self.readers.get(due.reader)
        return Reader(due.reader, due.channel, due.address, timezone=due.zone, language=due.language)

    def gravity(self, due: Due) -> Severity:
        """How grave a delivery is, and so how long it is worth sending."""
        return "P1" if due.priority <= 1 else "P3"


def post(
    house: House,
    clock: Callable[[], datetime],
    stop: Callable[[], bool] = lambda: False,
    went_round: Callable[[], None] = lambda: None,
) -> dict[str, int]:
    """Send what is due; returns how many deliveries ended how. One process sends at a time, others leave it be ({}).

    `went_round` hears that the round before was made, and not left to another who may hang in it.
    """
    with alone(house.state / "post.lock") as free:
        if not free:
            return {}
        if go_round(house, clock, stop):
            went_round()
        tally = office(house, clock).post(stop)
        return {"sent": tally.sent, "later": tally.later, "given up": tally.given_up, "unsure": tally.unsure}


def go_round(house: House, clock: Callable[[], datetime], stop: Callable[[], bool] = lambda: False) -> bool:
    """Do what is due beside sending, also while others send; False where somebody else goes round."""
    with alone(house.state / "round.lock") as free:
        if free:
            house.enrol(clock())
            leavers.settle(house, clock())
            returns.look(house, clock())
            rounds.go(house, clock, stop, behind(house))
        return free


def office(house: House, clock: Callable[[], datetime]) -> Office:
    """Open the desk and the channels that readers use."""
    desk, used = writing_desk(house), {reader.channel for reader in house.readers}
    ways = opened(house, used, desk.sender, clock)
    return Office(house, desk, {r.name: r for r in house.readers}, ways, clock, ring(house.state), Beside(house))


def writing_desk(house: House) -> Desk:
    """Say who writes, by the configuration."""
    keys = house.settings.post
    name, sender = parseaddr(keys.from_)
    key = secret(house.state, keys.secret_file)
    return Desk(sender, keys.domain, key, paper(), name or "Advisory Monitor", keys.letters_from)


def vitals(house: House, clock: Callable[[], datetime]) -> dict[str, object]:
    """How sending fares: rows that were missing (and are owed now), what is broken, and how long things took."""
    now, found = clock(), house.store.vitals
    broken = found.broken(now)
    if why := holding(house):
        broken["held"] = why
    return {
        "missing": found.reconcile(house.deciders(clock), clock),
        "broken": broken,
        "seconds": found.latency(now - timedelta(days=1), now),
    }
