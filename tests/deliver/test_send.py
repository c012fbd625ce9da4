"""From the outbox to the far side and back into the books, with a clock: nothing lost, nothing twice unsaid."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from monitor.deliver import send
from monitor.deliver.channels.webhook import Webhook
from monitor.deliver.clerk import Clerk, Unwritable
from monitor.deliver.compose import compose
from monitor.deliver.line import Line
from monitor.deliver.pace import Pace
from monitor.deliver.retry import HOOK, MAIL, Schedule
from monitor.deliver.send import Crew, Tally, Way
from monitor.deliver.target import Listed, Target
from monitor.dispatch.bookkeeping import Outbook
from monitor.model import (
    Begun,
    Delivery,
    Due,
    Ended,
    GiveUp,
    Message,
    Outcome,
    Recipient,
    Sent,
    State,
    TryLater,
    Unsure,
)
from monitor.reach.call import Reply
from monitor.store.bounces import BRAKE
from monitor.store.journal import Journal
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store, open_store
from tests.deliver.story import ANN, NOW, desk, event, letter
from tests.store.blank import blank_store


@dataclass
class Door:
    """A channel that answers from a list, its last answer for ever, and remembers what passed."""

    answers: list[Outcome | BaseException]
    before: Callable[[], None] = lambda: None
    passed: list[tuple[str, str]] = field(default_factory=list)
    closed: int = 0
    name: str = "email"
    schedule: Schedule = MAIL

    def send(self, message: Message, address: str) -> Outcome:
        self.before()
        self.passed.append((message.id, address))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def close(self) -> None:
        self.closed += 1


@dataclass
class House:
    """A store with deliveries owed since midnight, a clock to turn, and one way out."""

    store: Store
    door: Door
    path: Path
    now: datetime = NOW

    def owe(self, *people: str, channel: str = "email") -> None:
        owed = [Delivery(event().id, who, self.now, "follows KZ") for who in people]
        for who in people:
            self.store.save_recipient(Recipient(who, channel, f"{who}@reader.example"), [], self.now)
        self.store.keep(Kept("us_state", self.now, events=[event()]))
        self.store.enqueue(owed, self.now)

    def run(self, stop: Callable[[], bool] = lambda: False, write: object = None, ways: dict[str, Way] | None = None) -> Tally:
        book = Outbook(self.store, Journal(self.path.with_name("sent.journal")), "one", lambda: self.now)
        doors = ways or {"email": Way(lambda: self.door)}
        crew: Crew[Due] = Crew(Clerk(book), doors, write or self.write, lambda _: "P1", lambda: self.now)
        return crew.run(stop)

    def write(self, owed: Due, now: datetime) -> Message:
        return compose([letter()], replace(ANN, name=owed.reader), now, desk())

    def states(self) -> dict[str, State]:
        return {due.reader: due.state for due in self.store.outbox()}

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = blank_store(tmp_path / "monitor.db")
    yield House(store, Door([Sent("250 queued")]), tmp_path / "monitor.db")
    store.close()


def test_what_is_due_is_sent_once(house: House) -> None:
    """Ann and Bob are owed a mail: both get one, and a second round finds nothing to do."""
    house.owe("ann", "bob")
    assert house.run() == Tally(sent=2)
    assert house.run() == Tally()
    assert [address for _, address in house.door.passed] == ["ann@reader.example", "bob@reader.example"]
    assert house.states() == {"ann": State.SENT, "bob": State.SENT}
    assert house.store.outbox()[0].receipt == "250 queued"
    assert house.door.closed == 1


def test_97_of_many_that_wait_few_are_held_at_once(house: House) -> None:
    """Requirement 97: whoever else sends finds the rest in the outbox, and a kill leaves few to be doubted."""
    seen: list[int] = []
    other = open_store(house.path)
    house.door.before = lambda: seen.append(sum(other.counts().get(state, 0) for state in ("claimed", "transmitting")))
    house.owe(*(f"reader{number}" for number in range(90)))
    assert house.run(ways={"email": Way(lambda: house.door, most=5)}) == Tally(sent=90)
    other.close()
    assert max(seen) <= 5 + 2 * 5  # those under way on five connections, and two waiting for each


def test_the_books_are_written_before_the_first_byte_and_before_the_next_mail(house: House) -> None:
    """Seen through another connection while a mail is under way: this one is transmitting, those before are settled."""
    seen: list[dict[str, int]] = []
    other = open_store(house.path)
    house.door.before = lambda: seen.append(other.counts())
    house.owe("ann", "bob", "cleo")
    house.run()
    other.close()
    assert seen == [
        {"claimed": 1, "pending": 1, "transmitting": 1},
        {"claimed": 1, "sent": 1, "transmitting": 1},
        {"sent": 2, "transmitting": 1},
    ]


def test_a_relay_that_thinks_about_one_mail_keeps_nothing_else_waiting(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may take ten minutes to answer a final dot: an order noticed meanwhile is with Bob before Ann's mail is settled."""
    monkeypatch.setattr(send, "LOOK", 0.02)
    told, began = Event(), Event()

    def thinking() -> None:
        if began.is_set():
            told.set()
            return
        began.set()
        house.owe("bob")
        assert told.wait(20), "Bob's mail waited for Ann's"

    house.door.before = thinking
    house.owe("ann")
    assert house.run(ways={"email": Way(lambda: house.door, most=2)}) == Tally(sent=2)
    assert [address for _, address in house.door.passed] == ["bob@reader.example", "ann@reader.example"]


def test_what_waits_for_another_way_leaves_while_a_relay_thinks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was due by the second way when the round began, and its only line is not the first one's."""
    monkeypatch.setattr(send, "LOOK", 0.02)
    told = Event()
    hook = Door([Sent("200")], before=told.set)

    def thinking() -> None:
        house.owe("bob", channel="webhook")
        assert told.wait(20), "the post waited for the mail"

    house.door.before = thinking
    house.owe("ann")
    assert house.run(ways={"email": Way(lambda: house.door), "webhook": Way(lambda: hook)}) == Tally(sent=2)
    assert len(hook.passed) == 1


def test_a_way_whose_relay_has_rested_goes_on_while_another_one_thinks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines were left when the relay began to rest, with nothing in hand and nothing asked for."""
    monkeypatch.setattr(send, "LOOK", 0.02)
    rests, rested, back = [0.0], Event(), Event()

    def mailed() -> None:
        if len(house.door.passed) == 2:
            rests[0] = 60.0
            rested.set()
        if len(house.door.passed) >= 4:
            back.set()

    def thinking() -> None:
        assert rested.wait(20)
        deadline = time.monotonic() + 20
        while house.door.closed == 0 and time.monotonic() < deadline:
            time.sleep(0.01)
        house.owe("zoe")
        rests[0] = 0.0
        assert back.wait(20), "nothing left by mail any more"

    house.door.before = mailed
    house.owe("ann", "bob", "cleo", "dan")
    house.owe("eve", channel="webhook")
    ways = {"email": Way(lambda: house.door, 1, lambda: rests[0]), "webhook": Way(lambda: Door([Sent("200")], before=thinking))}
    assert house.run(ways=ways) == Tally(sent=6)


def test_a_disk_that_is_full_between_two_ways_hangs_nobody(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that was open already would wait for the clerk for ever, and with it all sending until a restart."""
    house.owe("ann")
    house.owe("eve", channel="webhook")
    claim, raised = house.store.claim, list[BaseException]()

    def full(*given: object) -> object:
        if given[-1] == "webhook":
            raise sqlite3.OperationalError("database or disk is full")
        return claim(*given)  # type: ignore[arg-type]

    def run() -> None:
        try:
            house.run(ways={"email": Way(lambda: house.door), "webhook": Way(lambda: house.door)})
        except Unwritable as trouble:
            raised.append(trouble)

    monkeypatch.setattr(type(house.store), "claim", lambda _self, *given: full(*given))
    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(10)
    assert raised and house.door.passed == []


def test_when_too_much_came_back_meanwhile_no_more_is_taken_up(house: House) -> None:
    """A round may last for hours: what is in hand leaves, and the rest waits until somebody lets go of the brake."""
    house.door.before = lambda: house.store.note(BRAKE, "too much came back") and None
    house.owe(*(f"reader{number}" for number in range(30)))
    sent = house.run().sent
    assert 0 < sent < 10
    assert [*house.states().values()].count(State.PENDING) == 30 - sent


def test_a_busy_relay_is_asked_again_a_little_later(house: House) -> None:
    """Greylisted at midnight: nothing half a minute later, the same mail after the pause."""
    house.door.answers = [TryLater("rcpt: 450"), Sent("250")]
    house.owe("ann")
    assert house.run() == Tally(later=1)
    assert house.states() == {"ann": State.RETRY_WAIT}
    house.later(seconds=30)
    assert house.run() == Tally()
    house.later(minutes=1)
    assert house.run() == Tally(sent=1)
    (first, _), (second, _) = house.door.passed
    assert first == second


def test_a_turn_that_comes_later_is_no_attempt_and_puts_nothing_off(house: House) -> None:
    """Ten alerts for one program that takes ten a minute: the last was with it after hours, as if it had refused it."""
    posted: list[datetime] = []

    def seconds() -> float:
        return (house.now - NOW).total_seconds()

    def call(*_: object) -> Reply:
        posted.append(house.now)
        return Reply(200)

    target = Target("https://hook.example/x", "hook.example", ("whsec_" + "a" * 32,), per_minute=10)
    pace = Pace(seconds, lambda seconds: house.later(seconds=seconds))
    hook = Webhook(Line(Listed({"hook": target}), call, lambda: house.now, pace))
    one = Recipient("hook", "webhook", "hook")
    house.store.save_recipient(one, [], house.now)
    many = [replace(event(), id=f"{number:016x}", country=f"{number}") for number in range(10)]
    house.store.keep(Kept("us_state", house.now, events=many))
    house.store.enqueue([Delivery(each.id, "hook", house.now, "follows") for each in many], house.now)
    began = house.now
    while house.now < began + timedelta(minutes=2):
        house.run(ways={"webhook": Way(lambda: hook)})
        house.later(seconds=5)
    assert len(posted) == 10 and posted[-1] <= began + timedelta(seconds=75)
    assert {due.attempts for due in house.store.outbox()} == {1}


def test_a_relay_down_all_day_ends_after_a_day(house: House) -> None:
    """An urgent alert is tried for 24 hours, and after that no more."""
    house.door.answers = [TryLater("connect: refused")]
    house.owe("ann")
    for _ in range(30 * 12):
        house.run()
        house.later(minutes=5)
    assert 8 <= len(house.door.passed) <= 14
    assert house.states()["ann"] in (State.EXPIRED, State.FAILED)


def test_a_lost_reply_is_repeated_under_the_same_name_and_not_for_ever(house: House) -> None:
    """Three times the relay falls silent after the final dot: three mails, one identity, then we stop."""
    house.door.answers = [Unsure("no answer")]
    house.owe("ann")
    assert house.run() == Tally(unsure=1)
    house.later(minutes=14)
    assert house.run() == Tally()
    for _ in range(20):
        house.later(hours=1)
        house.run()
    assert len(house.door.passed) == 3
    assert len({identity for identity, _ in house.door.passed}) == 1
    assert house.states() == {"ann": State.UNCERTAIN}


def test_a_wrong_address_is_given_up_and_the_next_person_is_served(house: House) -> None:
    """Ann's box is gone; Bob hears all the same."""
    house.door.answers = [GiveUp("rcpt: 550 5.1.1"), Sent("250")]
    house.owe("ann", "bob")
    assert house.run() == Tally(sent=1, given_up=1)
    assert house.states() == {"ann": State.FAILED, "bob": State.SENT}


def test_a_way_that_is_not_there_waits_and_a_reader_who_is_gone_does_not(house: House) -> None:
    """An unknown channel is a mistake someone will mend; a reader taken off the list is told nothing more."""
    house.owe("ann", channel="pigeon")
    assert house.run() == Tally(later=1)
    assert "'pigeon': expected one of ['email']" in house.store.outbox()[0].last_reason
    house.owe("bob")
    assert house.run(write=lambda *_: GiveUp("no such reader any more")) == Tally(given_up=1)
    assert house.door.passed == []


def test_a_stop_is_heard_between_two_mails(house: House) -> None:
    """Asked to stop while the first mail is under way: it is finished and settled, the others are left unclaimed."""
    house.owe("ann", "bob", "cleo")
    assert house.run(stop=lambda: bool(house.door.passed)) == Tally(sent=1)
    assert sorted(house.states().values()) == [State.PENDING, State.PENDING, State.SENT]
    assert house.door.closed == 1


def test_once_told_to_stop_nothing_that_falls_due_is_taken_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ann's relay thinks while we are told to stop: Bob's mail, due since, is left to whoever sends after us."""
    monkeypatch.setattr(send, "LOOK", 0.02)
    stopped, claims = Event(), []

    def thinking() -> None:
        stopped.set()
        house.owe("bob")
        time.sleep(0.3)  # some fifteen looks

    class Seen(Outbook):
        def step(self, ended: Sequence[Ended], begun: Sequence[Begun], wanted: Mapping[str, int]) -> Any:
            claims.extend(wanted if stopped.is_set() else ())
            return super().step(ended, begun, wanted)

    monkeypatch.setattr("tests.deliver.test_send.Outbook", Seen)
    house.door.before = thinking
    house.owe("ann")
    assert house.run(stop=stopped.is_set, ways={"email": Way(lambda: house.door, most=2)}) == Tally(sent=1)
    assert house.states() == {"ann": State.SENT, "bob": State.PENDING}
    assert claims == []


def test_while_a_relay_rests_a_round_ends_and_what_was_not_claimed_waits(house: House) -> None:
    """It will have nobody for a minute: two were claimed, and no line stays to wait for its return."""
    rests, began = [0.0], time.monotonic()
    house.door.before = lambda: rests.__setitem__(0, 60.0)
    house.owe("ann", "bob", "cleo", "dora")
    way = Way(lambda: house.door, 1, lambda: rests[0])
    assert house.run(stop=lambda: time.monotonic() - began > 5, ways={"email": way}) == Tally(sent=2)
    assert time.monotonic() - began < 4
    assert sorted(house.states().values()) == [State.PENDING, State.PENDING, State.SENT, State.SENT]


def test_while_a_relay_rests_nothing_that_falls_due_is_taken_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It thinks about Ann's mail and is known to be ill: Bob's, due since, is not claimed for it."""
    monkeypatch.setattr(send, "LOOK", 0.02)
    looks = [0.0]

    def rests() -> float:
        looks.append(looks[0])
        return looks[0]

    def after_looks(more: int) -> None:
        seen, until = len(looks), time.monotonic() + 5
        while len(looks) < seen + more and time.monotonic() < until:
            time.sleep(0.005)

    def thinking() -> None:
        looks[0] = 60.0
        after_looks(2)  # the first of them may have asked before
        house.owe("bob")
        after_looks(10)

    house.door.before = thinking
    house.owe("ann")
    assert house.run(ways={"email": Way(lambda: house.door, 2, rests)}) == Tally(sent=1)
    assert house.states() == {"ann": State.SENT, "bob": State.PENDING}


def test_who_says_nothing_for_too_long_after_we_were_told_to_stop_is_cut_off(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The relay has Ann's mail and is silent: the line is cut, and her mail is in doubt, not lost."""
    monkeypatch.setattr(send, "LONGEST", 0.1)
    cut, asked = Event(), Event()

    class Silent(Door):
        def send(self, message: Message, address: str) -> Outcome:
            asked.set()
            return Unsure("no answer after the final dot") if cut.wait(10) else Sent("250 queued")

        def abort(self) -> None:
            cut.set()

    house.owe("ann")
    assert house.run(stop=asked.is_set, ways={"email": Way(lambda: Silent([]))}) == Tally(unsure=1)
    assert house.states() == {"ann": State.UNCERTAIN}


@pytest.mark.parametrize("says", [None, GiveUp("no letter of it can be written")], ids=["sends", "gives up"])
def test_what_was_claimed_anew_while_its_mail_was_written_is_the_newer_claims(house: House, says: GiveUp | None) -> None:
    """Ann's mail takes longer to write than the claim lasts; meanwhile another crew of the same name claims it anew."""
    house.owe("ann")

    def slowly(owed: Due, now: datetime) -> Message | GiveUp:
        assert len(house.store.claim("one", house.now + timedelta(hours=2), 3600, 9)) == 1
        return says or house.write(owed, now)

    house.run(write=slowly)
    assert house.door.passed == [] and house.states() == {"ann": State.CLAIMED}


def test_a_crash_in_the_middle_loses_nothing_and_repeats_one_at_most(house: House) -> None:
    """Killed while the second mail is under way: after the restart that one is in doubt, repeated later, recognisable."""
    house.door.answers = [Sent("250"), KeyboardInterrupt(), Sent("250")]
    house.owe("ann", "bob", "cleo")
    with pytest.raises(KeyboardInterrupt):
        house.run()
    assert house.states() == {"ann": State.SENT, "bob": State.TRANSMITTING, "cleo": State.PENDING}
    house.store.recover("one", house.now)
    assert house.run() == Tally(sent=1)
    assert house.states() == {"ann": State.SENT, "bob": State.UNCERTAIN, "cleo": State.SENT}
    house.later(minutes=20)
    assert house.run() == Tally(sent=1)
    bobs = [identity for identity, address in house.door.passed if address.startswith("bob")]
    assert len(bobs) == 2
    assert len(set(bobs)) == 1


@pytest.mark.parametrize("mistakes", [1, 3, 40])
def test_a_letter_that_nobody_can_write_keeps_no_other_waiting(house: House, mistakes: int) -> None:
    """A mistake of ours in one letter ended the only line, in each run anew: everybody behind it heard nothing any more."""
    wrong = [f"a{number}" for number in range(mistakes)]
    house.owe(*wrong, "bob", "cleo")

    def write(owed: Due, now: datetime) -> Message:
        if owed.reader in wrong:
            raise ZeroDivisionError(owed.reader)
        return house.write(owed, now)

    with pytest.raises(ZeroDivisionError):  # it is reported
        house.run(write=write)
    assert {address for _, address in house.door.passed} == {"bob@reader.example", "cleo@reader.example"}
    waits = [due for due in house.store.outbox() if due.reader in wrong]
    assert {(due.state, due.last_reason) for due in waits} == {(State.RETRY_WAIT, "a mistake of ours: its letter cannot be written")}
    house.later(hours=1)
    with pytest.raises(ZeroDivisionError):  # nobody else waits any more
        house.run(write=write)
    assert {house.states()[name] for name in wrong} == {State.RETRY_WAIT}
    house.later(hours=1)
    assert house.run().sent == mistakes  # mended


def test_a_lost_claim_is_not_sent(house: House) -> None:
    """While we composed for two hours another daemon took the delivery over: ours says nothing."""

    def slowly(owed: Due, now: datetime) -> Message:
        house.store.claim("two", house.now + timedelta(hours=2), 3600, 10)
        house.later(hours=2)
        return house.write(owed, now)

    house.owe("ann")
    assert house.run(write=slowly) == Tally()
    assert house.door.passed == []
    assert house.states() == {"ann": State.CLAIMED}


def test_a_channel_keeps_its_own_schedule(house: House) -> None:
    """G.76: a receiver that is down is asked again after five seconds, and for three days, not a mail's one."""
    house.door.answers, house.door.schedule = [TryLater("hook.example: 503")], HOOK
    house.owe("ann")
    tried = []
    for _ in range(20):
        house.run()
        tried.append(house.now)
        waiting = [due.due_at for due in house.store.outbox([State.RETRY_WAIT])]
        if not waiting:
            break
        house.now = waiting[0]
    assert len(house.door.passed) == len(tried) == 10
    assert timedelta(seconds=4) <= tried[1] - tried[0] <= timedelta(seconds=6)
    assert timedelta(hours=60) <= tried[-1] - tried[0] <= timedelta(hours=91)
    assert house.states() == {"ann": State.FAILED}
