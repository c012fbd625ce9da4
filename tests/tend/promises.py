"""A small world that is told to people while all goes wrong, and what must be true of it in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from monitor.decide.telling.storm import Limits
from monitor.deliver.retry import expiry, retry_at
from monitor.model import Due, Event, GiveUp, Rule, Sent, Severity, State, TryLater, Unsure, Wait
from monitor.store.connect import Lines
from monitor.store.leaving import Scope
from monitor.store.onetime import Word
from monitor.store.sqlite import Store
from monitor.tend import correcting, storming
from monitor.tend.gathering import gather
from monitor.tend.rulings import deciders
from tests.decide.told import NINE, event
from tests.tend.town import happens, joins

ALL, KZ, GRAVE = Rule(), Rule(countries=frozenset({"KZ"})), Rule(severity="P1")
PEOPLE: dict[str, tuple[tuple[Rule, ...], dict[str, Any]]] = {
    "ann": ((), {}),
    "bob": ((KZ, GRAVE), {}),
    "cat": ((Rule(mode="daily 10:30"),), {}),
    "dan": ((), {"quiet_from": "08:00", "quiet_until": "10:00", "quiet_pass": "P1"}),
    "eve": ((GRAVE, Rule(countries=frozenset({"OM"}), mode="daily 12:00")), {}),
    "fay": ((Rule(mode="weekly 5 12:00"),), {"quiet_from": "11:00", "quiet_until": "13:00", "quiet_pass": "P1"}),
    "gil": ((Rule(places=frozenset({"almaty"})),), {}),
    "hal": ((KZ,), {"origin": "desk"}),
    "hal's chat": ((KZ, Rule(severity="P2", mode="hourly")), {"origin": "desk", "channel": "slack", "quiet_from": "09:30", "quiet_until": "10:15", "quiet_pass": ""}),
}
UNTOLD = "it was taken back before it was told"
ANSWERS = {"sent": Sent("250 ok"), "later": TryLater("451 greylisted"), "lost": Unsure("no answer to the final dot"), "never": GiveUp("550 no"), "wait": Wait("its turn comes later", 90)}


class Killed(BaseException):
    """As by kill -9: nothing of ours runs any more."""


@dataclass
class World:
    """A store with its clock; `had` are the events each message in a mailbox told, `began` when it was let go."""

    store: Store
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
    begun: datetime = NINE
    found: bool = True
    grey: bool = False
    parts: dict[str, int] = field(default_factory=dict)  # at which step who let go of Kazakhstan alone
    byhand: set[str] = field(default_factory=set)  # what an officer let go again, or let rest
    unfound: dict[str, Event] = field(default_factory=dict)  # what was found to be owed to somebody only after this newer event had left
    echoes: dict[str, str] = field(default_factory=dict)  # what another door told of the same, by its event

    def __post_init__(self) -> None:
        for name, (rules, told) in PEOPLE.items():
            self.ids[name] = joins(self.store, name, *rules, at=NINE - timedelta(hours=1), **{"origin": "subscriber", "address_key": name, **told})

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
        made, self.looked = [self._change(*change) for change in changes], self.now
        for publisher in sorted({one.publisher for one in made}):
            mine = [one for one in made if one.publisher == publisher]
            happens(self.store, *mine, at=self.now, storm="half a template" if storm else "")
        self.told += made

    def _change(self, country: str, severity: str, publisher: str) -> Event:
        """Of the gravest all staff are ordered out of the country, or an embassy's alert is of Almaty alone."""
        self.number += 1
        kind = "departure_ordered" if severity == "P1" else "level_raised"
        area = "Almaty" if publisher == "us_embassy" and country == "KZ" else None
        return event(self.number, country, kind, severity, publisher=publisher, destination=f"{country} {self.number}" if publisher == "us_embassy" else country,
                     detected_at=self.now, old=str(self.number), new=str(-self.number), area=area)

    def echo(self, storm: bool) -> None:
        """The embassy tells what waits in a storm of the advisory's: it is no event of its own otherwise."""
        waits = [one for one in self.told if one.publisher == "us_state" and one.finding.severity == "P1" and self.store.storms.mark(one.id) == "open"]
        waits = [one for one in waits if one.id not in self.echoes.values()]
        if not waits or self.now < self.looked:
            return
        self.now += timedelta(seconds=1)
        self.looked, self.number, old = self.now, self.number + 1, waits[-1]
        again = event(self.number, old.country, old.finding.kind, old.finding.severity, publisher="us_embassy", destination=f"post {self.number}", detected_at=self.now,
                      old=old.finding.old, new=old.finding.new)
        happens(self.store, again, at=self.now, storm="half a template" if storm else "")
        self.told.append(again)
        self.echoes[again.id] = old.id

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
        if name in self.words and self.now >= self.latest and self.store.leaving.undo(self.words[name].hash, self.now):
            self.away[name].pop()

    def returns(self, name: str) -> None:
        if self.gone(name):
            for rule in PEOPLE[name][0] or (Rule(),):
                self.store.leaving.follow(self.ids[name], rule, self.now)
            self.away[name][-1][1] = self.tick
            self.parts.pop(name, None)

    def gone(self, name: str) -> bool:
        return bool(self.away.get(name)) and self.away[name][-1][1] is None

    def pauses(self, name: str, minutes: int) -> None:
        until = self.now + timedelta(minutes=minutes)
        if not self.gone(name):
            self.store.leaving.leave(self.ids[name], Scope("pause", until.isoformat()), self.now)
            self.paused.add(name)

    def lets_go_of_kz(self, name: str) -> None:
        if not self.gone(name) and name not in self.parts and PEOPLE[name][0] in ((), (KZ, GRAVE)):
            self.store.leaving.leave(self.ids[name], Scope("country", "KZ", frozenset({"KZ", "OM"})), self.now)
            self.parts[name] = self.tick

    def greylists(self) -> None:
        """From now on mail servers say "later" to whatever they see for the first time."""
        self.grey = True

    def hand(self, what: str) -> None:
        """An officer lets dead letters go again, or rest."""
        dead = self.store.dead.ids()
        settled = {one.id: one for one in self.store.outbox((State.UNCERTAIN, State.FAILED, State.EXPIRED))}
        dead = [one for one in dead if settled[one].reader not in {*self.away, *self.parts}]  # whom nobody writes to by hand either
        getattr(self.store.dead, what)(dead, "olga", self.now)
        self.byhand |= {f"{settled[one].reader} {each}" for one in dead for each in settled[one].carries}

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
        limits, self.found = Limits(), True
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

    def finds(self, chunks: int) -> None:
        """Another process still finds people while this one posts: so many steps of it are done."""
        left, clock = iter(range(chunks)), lambda: self.now
        self.store.fan_out(deciders(self.store, clock, Limits()), clock, lambda: next(left, None) is None)
        self.store.lines.reading().execute("PRAGMA synchronous = OFF")

    def goes(self, answers: str) -> None:
        self.round()
        self.post(answers)

    def post(self, answers: str = "sent", most: int = 10_000, dies: bool = False) -> None:
        """Send what is due: each message meets the next of these answers; the process may die with the last in its hands."""
        if not self.found:
            self.round()  # who begins anew finds the people of what is kept before anything leaves
        if not self.hands:
            self.store.recover("house", self.now)
        self.store.expire(self.now)
        turn = self._claims(most)
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
            turn, self.begun = self._claims(most), self.now
            self.hands = [(due, self.store.transmitting(due.id, "house", self.now) if number % 2 == 0 else False) for number, due in enumerate(turn)]

    def lets_go(self, answer: str) -> None:
        for due, begun in self.hands:
            if begun or self.store.transmitting(due.id, "house", self.now, due.turn):
                self._ends(due, ANSWERS[answer], begun)
        self.hands = []

    def killed(self, behind: int) -> None:
        """The house dies behind one of the commits of a round and of what it sends, and begins anew."""
        self.hands, left, real, self.found = [], [behind], Lines.writing, False

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
        for due in self.store.outbox((State.TRANSMITTING,)):  # its last byte may have left
            self._arrives(due, sure=False)

    def _ends(self, due: Due, answer: Any, late: bool = False) -> None:
        if self.grey and not late and due.attempts == 0 and isinstance(answer, Sent):
            answer = ANSWERS["later"]
        doubts = sum(past["outcome"] == "uncertain" for past in self.store.attempts(due.id)) + isinstance(answer, Unsure)
        severity: Severity = "P1" if due.priority <= 1 else "P3"
        until = max(filter(None, (due.not_after, due.created_at + expiry(severity))))
        again = retry_at(answer, due.id, due.attempts + 1, doubts, due.created_at, self.now, severity, until=until)
        if isinstance(answer, Wait):  # no attempt
            again = self.now + timedelta(seconds=90)
        if isinstance(answer, Sent | Unsure):
            doubted = late and self.now > self.begun + timedelta(hours=1)  # by then the house has it told again
            self._arrives(due, isinstance(answer, Sent) and not doubted, late)
        self.store.settle(due.id, "house", answer, self.now, again)

    def _arrives(self, due: Due, sure: bool, late: bool = False) -> None:
        self.had.append((due.reader, -1 if late else self.tick, due.matter or str(due.id), tuple(due.carries), sure))

    def _claims(self, most: int) -> list[Due]:
        turn = list(self.store.claim("house", self.now, 3600, most))
        for due in turn:
            self._unfound(due)
        return turn

    def _unfound(self, due: Due) -> None:
        """What is older than what this message tells, and not yet found to be owed to its reader, or taken back: what did so may be a fault."""
        conn, asked = self.store.lines.reading(), "SELECT l.id FROM deliveries d JOIN ledger l ON l.seq = d.event WHERE recipient = ? AND d.last_reason <> ?"
        found = {row[0] for row in conn.execute(asked, [due.recipient, UNTOLD])}
        if conn.execute("SELECT 1 FROM fanouts WHERE done_at IS NULL").fetchone() is None:
            found |= {one.id for one in self.told} - {row[0] for row in conn.execute(asked.replace("<>", "="), [due.recipient, UNTOLD])}
        told = [one for one in self.told if one.id in due.carries]
        self.unfound |= {f"{due.reader} {old.id}": max(later, key=lambda one: one.detected_at) for old in self.told if old.id not in found
                         if (later := [one for one in told if (one.publisher, one.country) == (old.publisher, old.country) and one.detected_at > old.detected_at])}

    def end(self) -> None:
        """Nothing goes wrong any more for nine days."""
        self.lets_go("sent")
        self.tick += 1
        self.now = max(self.now, self.latest, self.looked)
        for minutes in (1, 2, 5, 5, 10, 16, 30, 60, 60, 60, 120, 240, 240, 720, 720, *[1740] * 6, 200):
            self.round()
            self.post()
            self.now += timedelta(minutes=minutes)
        self.round()
        self.post()
