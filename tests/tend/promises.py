"""A small world that is told to people while all goes wrong, and what must be true of it in the end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from monitor.decide.telling.storm import Limits
from monitor.deliver.retry import retry_at
from monitor.model import Event, GiveUp, Rule, Sent, TryLater, Unsure
from monitor.store.connect import Lines
from monitor.store.leaving import Scope
from monitor.store.people import Word
from monitor.store.protocol import Due
from monitor.store.sqlite import SqliteStore
from monitor.tend import correcting, storming
from monitor.tend.gathering import gather
from monitor.tend.rulings import deciders
from tests.decide.told import NINE, event
from tests.tend.town import happens, joins

PEOPLE: dict[str, tuple[tuple[Rule, ...], dict[str, Any]]] = {
    "ann": ((), {}),
    "bob": ((Rule(countries=frozenset({"KZ"})), Rule(severity="P1")), {}),
    "cat": ((Rule(mode="daily 10:30"),), {}),
    "dan": ((), {"quiet_from": "08:00", "quiet_until": "10:00", "quiet_pass": "P1"}),
    "eve": ((Rule(severity="P1"), Rule(countries=frozenset({"OM"}), mode="daily 12:00")), {}),
}
FOLLOWS = {
    "ann": lambda one: True, "bob": lambda one: one.country == "KZ" or one.finding.severity == "P1", "cat": lambda one: True,
    "dan": lambda one: True, "eve": lambda one: one.country == "OM" or one.finding.severity == "P1",
}  # fmt: skip
ANSWERS = {"sent": Sent("250 ok"), "later": TryLater("451 greylisted"), "lost": Unsure("no answer to the final dot"), "never": GiveUp("550 no")}


class Killed(BaseException):
    """As by kill -9: nothing of ours runs any more."""


@dataclass
class World:
    """A store with its clock; `had` are the events each message in a mailbox told, `began` when it was let go."""

    store: SqliteStore
    now: datetime = NINE
    number: int = 0
    tick: int = 0
    told: list[Event] = field(default_factory=list)
    had: list[tuple[str, int, str, tuple[str, ...], bool]] = field(default_factory=list)
    away: dict[str, list[list[int | None]]] = field(default_factory=dict)  # from which step to which they had left
    ruled: dict[str, int] = field(default_factory=dict)  # at which step an alert was found to be a fault
    hands: list[tuple[Due, bool]] = field(default_factory=list)
    paused: set[str] = field(default_factory=set)
    words: dict[str, Word] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    latest: datetime = NINE
    looked: datetime = NINE

    def __post_init__(self) -> None:
        for name, (rules, told) in PEOPLE.items():
            self.ids[name] = joins(self.store, name, *rules, at=NINE - timedelta(hours=1), origin="subscriber", address_key=name, **told)

    # -------------------------------------------------------------- what happens
    def step(self, what: str, *told: Any) -> None:
        self.tick += 1
        getattr(self, what)(*told)
        for one in self.told:
            if self.store.storms.mark(one.id) == "discarded":
                self.ruled.setdefault(one.id, self.tick)

    def news(self, *changes: tuple[str, str, str], storm: bool = False) -> None:
        if self.now < self.looked:
            return  # the daemon does not look while its clock is behind
        self.now += timedelta(seconds=1)
        made, self.looked = [], self.now
        for country, severity, publisher in changes:
            self.number += 1
            made.append(event(self.number, country, "departure_ordered" if severity == "P1" else "level_raised", severity, publisher=publisher, destination=country,
                              detected_at=self.now, old=str(self.number), new=str(-self.number)))
        for publisher in sorted({one.publisher for one in made}):
            mine = [one for one in made if one.publisher == publisher]
            happens(self.store, *mine, at=self.now, storm="half a template" if storm else "")
        self.told += made

    def flap(self) -> None:
        """The newest change is taken back by its own page."""
        if not self.told or self.now < self.looked:
            return
        self.now += timedelta(seconds=1)
        self.looked = self.now
        old = self.told[-1]
        self.number += 1
        back = event(self.number, old.country, "level_lowered", "P2", publisher=old.publisher, destination=old.destination, detected_at=self.now,
                     old=old.finding.new, new=old.finding.old, before_sha256=old.after_sha256, after_sha256=old.before_sha256, level_before=3, level_after=2)
        happens(self.store, back, at=self.now)
        self.told.append(back)

    def passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.latest = max(self.latest, self.now)

    def leaves(self, name: str) -> None:
        word = Word("undo", f"{self.tick:064x}", f"{self.tick:032x}", timedelta(minutes=15))
        if self.store.leaving.leave(self.ids[name], Scope("all"), self.now, word) and not self.gone(name):
            self.words[name] = word
            self.away.setdefault(name, []).append([self.tick, None])

    def undoes(self, name: str) -> None:
        if name in self.words and self.store.leaving.undo(self.words[name].hash, self.now):
            self.away[name].pop()

    def returns(self, name: str) -> None:
        if self.gone(name):
            for rule in PEOPLE[name][0] or (Rule(),):
                self.store.leaving.follow(self.ids[name], rule, self.now)
            self.away[name][-1][1] = self.tick

    def gone(self, name: str) -> bool:
        return bool(self.away.get(name)) and self.away[name][-1][1] is None

    def pauses(self, name: str, minutes: int) -> None:
        until = self.now + timedelta(minutes=minutes)
        if not self.gone(name):
            self.store.leaving.leave(self.ids[name], Scope("pause", until.isoformat()), self.now)
            self.paused.add(name)

    def officer(self, decision: str) -> None:
        for storm in self.store.storms.all("open")[:1]:
            storming.decide(self.store, storm.id, decision, "olga", self.now, "a fault")  # type: ignore[arg-type]

    def takes_back(self, back: int) -> None:
        """An officer takes back a storm that was let out, or one alert."""
        for one in self.told[-1 - back : len(self.told) - back or None][:1]:
            storm = self.store.storms.of(one.id)
            try:
                if storm is None:
                    storming.take_back_one(self.store, one, "olga", self.now, "a fault")
                else:
                    storming.take_back(self.store, storm.id, "olga", self.now, "a fault")
            except storming.Refused:
                pass

    # -------------------------------------------------------------- what the house does
    def round(self, kept: bool = True) -> None:
        clock = lambda: self.now  # noqa: E731
        limits = Limits()
        for storm in self.store.storms.all("open"):
            if self.now >= storm.began_at + limits.low:
                storming.decide(self.store, storm.id, "digest", "house", self.now, "nobody decided within the time")
        for storm in self.store.storms.all("discarded"):
            while self.store.storms.discard(storm.id):
                pass
        self.store.fan_out(deciders(self.store, clock, limits), clock)
        self.store.lines.reading().execute("PRAGMA synchronous = OFF")  # no power fails here: the fan-out had it FULL again
        correcting.tend(self.store, clock)
        gather(self.store, clock)

    def goes(self, answers: str) -> None:
        self.round()
        self.post(answers)

    def post(self, answers: str = "sent", most: int = 10_000, dies: bool = False) -> None:
        """Send what is due: each message meets the next of these answers; the process may die with the last in its hands."""
        if not self.hands:
            self.store.recover("house", self.now)
        self.store.expire(self.now)
        turn = list(self.store.claim("house", self.now, 3600, most))
        for number, due in enumerate(turn):
            if dies and number == len(turn) // 2:
                self.store.transmitting(due.id, "house", self.now)
                self._arrives(due, sure=False)
                return
            if self.store.transmitting(due.id, "house", self.now):
                self._ends(due, ANSWERS[answers.split()[number % len(answers.split())]])

    def begins(self, most: int) -> None:
        """A slow relay has some messages in its hands while the world goes on; who writes it is asked before."""
        if not self.hands:
            turn = self.store.claim("house", self.now, 3600, most)
            self.hands = [(due, self.store.transmitting(due.id, "house", self.now) if number % 2 == 0 else False) for number, due in enumerate(turn)]

    def lets_go(self, answer: str) -> None:
        for due, begun in self.hands:
            if begun or self.store.transmitting(due.id, "house", self.now, due.turn):
                self._ends(due, ANSWERS[answer], begun)
        self.hands = []

    def killed(self, behind: int) -> None:
        """The house dies behind one of the commits of a round and of what it sends, and begins anew."""
        self.hands, left, real = [], [behind], Lines.writing

        @contextmanager
        def writing(lines: Lines) -> Iterator[Any]:
            with real(lines) as conn:
                yield conn
            left[0] -= 1
            if left[0] == 0:
                raise Killed

        with pytest.MonkeyPatch.context() as patch, suppress(Killed):
            patch.setattr(Lines, "writing", writing)
            self.goes("sent")

    def _ends(self, due: Due, answer: Any, late: bool = False) -> None:
        doubts = sum(past["outcome"] == "uncertain" for past in self.store.attempts(due.id)) + isinstance(answer, Unsure)
        again = retry_at(answer, due.id, due.attempts + 1, doubts, due.created_at, self.now, "P1" if due.priority <= 1 else "P3")
        if isinstance(answer, Sent | Unsure):
            self._arrives(due, isinstance(answer, Sent), late)
        self.store.settle(due.id, "house", answer, self.now, again)

    def _arrives(self, due: Due, sure: bool, late: bool = False) -> None:
        self.had.append((due.reader, -1 if late else self.tick, due.matter or str(due.id), tuple(due.carries), sure))

    def end(self) -> None:
        """Nothing goes wrong any more for five days."""
        self.lets_go("sent")
        self.tick += 1
        self.now = max(self.now, self.latest, self.looked)
        for minutes in (1, 2, 5, 5, 10, 16, 30, 60, 60, 60, 120, 240, 240, 720, 720, 1440, 1440, 1440):
            self.round()
            self.post()
            self.now += timedelta(minutes=minutes)
        self.round()
        self.post()

    # -------------------------------------------------------------- what must be true
    def wrong(self) -> list[str]:
        found = []
        false = {one.id for one in self.told if self.store.storms.mark(one.id) == "discarded"}
        for name in PEOPLE:
            sure = Counter(each for who, _, _, carried, came in self.had if who == name and came for each in carried)
            found += [f"{name} was told {each} {n} times" for each, n in sure.items() if n > 1]
            doubted = {each for who, _, _, carried, came in self.had if who == name and not came for each in carried}
            for one in self.told:
                if not FOLLOWS[name](one) or one.id in false or one.id in sure or one.id in doubted:
                    continue
                if self.away.get(name) or name in self.paused:
                    continue
                if why := self._not_told(name, one):
                    found.append(f"{name} was never told {one.id}: {why}")
            for begin, end in self.away.get(name, ()):
                found += [f"{name} had left and was written to at {at}: {carried or what}" for who, at, what, carried, _ in self.had
                          if who == name and begin <= at and (end is None or at < end)]  # type: ignore[operator]
        found += self._faults(false) + self._order()
        if self.store.verify().broken_at is not None or self.store.audit.verify().broken_at is not None:
            found.append("a chain is broken")
        return found

    def _not_told(self, name: str, one: Event) -> str:
        query = """SELECT d.state, d.hold, d.last_reason, l.state AS led, l.last_reason AS why FROM deliveries d LEFT JOIN deliveries l ON l.id = d.lead
            JOIN recipients r ON r.id = d.recipient JOIN ledger e ON e.seq = d.event WHERE r.name = ? AND e.id = ?"""
        row = self.store.lines.reading().execute(query, [name, one.id]).fetchone()
        if row is None:
            return "no delivery"
        said = f"{row['state']} {row['hold']} {row['last_reason']}" + (f", led by {row['led']} {row['why']}" if row["led"] else "")
        last = row["why"] if row["state"] == "digested" else row["last_reason"]
        fine = row["led"] if row["state"] == "digested" else row["state"]
        if fine == "failed_permanent" or last in ("it was taken back before it was told", "flap") or "another door" in last:
            return "" if row["state"] != "digested" or fine == "failed_permanent" else said
        return said

    def _order(self) -> list[str]:
        """Who hears at once hears of one page's country nothing older after what is newer; of one look nothing is older."""
        found, about = list[str](), {one.id: (one.publisher, one.country) for one in self.told}
        seen = {one.id: f"{one.detected_at.isoformat()} {one.id}" for one in self.told}
        for name in ("ann", "bob"):
            newest: dict[tuple[str, str], str] = {}
            for _, at, _, carried, _ in (one for one in self.had if one[0] == name and one[4]):
                found += [f"{name} was told {each} after {newest[about[each]]} (step {at})" for each in carried if seen[each][:32] < newest.get(about[each], "")[:32]]
                for each in carried:
                    newest[about[each]] = max(seen[each], newest.get(about[each], ""))
        return found

    def _faults(self, false: set[str]) -> list[str]:
        """Who had a fault has one letter about it, and nobody has a fault that was discarded before it began to leave."""
        found, letters = [], Counter(f"{who} {json.loads(what)['storm']}" for who, _, what, _, sure in self.had if what.startswith("{") and sure)
        found += [f"{who}: {n} letters of one fault" for who, n in letters.items() if n > 1]
        for each in sorted(false):
            storm = self.store.storms.of(each)
            assert storm
            for who, at, _, carried, _ in self.had:
                if each not in carried:
                    continue
                if at > self.ruled.get(each, at):
                    found.append(f"{who} was told {each} at {at}, discarded at {self.ruled[each]}")
                if not self.away.get(who) and not letters[f"{who} {storm.id}"] and not self._refused(who):
                    found.append(f"{who} was told {each} and never that it is a fault")
        return found

    def _refused(self, who: str) -> bool:
        query = "SELECT 1 FROM deliveries d JOIN recipients r ON r.id = d.recipient WHERE r.name = ? AND d.matter IS NOT NULL AND d.state = 'failed_permanent'"
        return self.store.lines.reading().execute(query, [who]).fetchone() is not None

