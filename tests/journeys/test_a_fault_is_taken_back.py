"""A storm leaves undecided, an officer discards it, and the house is killed at any moment of taking it back."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from monitor.store.codec import stamp
from monitor.store.sqlite import Store, open_store
from monitor.tend import storming
from tests import forked
from tests.decide.told import NINE, after, event
from tests.journeys.house import TestHouse, house
from tests.tend.town import gathers, kept_as_the_corridor_does, spread

KILLS, PEOPLE = int(os.environ.get("CRASH_KILLS", "5")), 300
CODES = [f"{a}{b}" for a in "ABCD" for b in "ABCDE"]
_SOME = """INSERT INTO recipients (id, name, origin, channel, address, address_key, state, created_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
    SELECT i, 'mail:' || i, 'subscriber', 'file', 'p' || i || '@x.example', 'key' || i, 'active', :at FROM n"""


def _storm(store: Store) -> None:
    """At nine twenty countries at once; everybody follows one of the first ten, and every second one all of them."""
    with store.lines.writing() as conn:
        conn.execute(_SOME, {"many": PEOPLE, "at": stamp(NINE)})
        conn.execute("INSERT INTO rules (recipient, created_at) SELECT id, created_at FROM recipients")
        conn.execute("INSERT INTO follows SELECT iif(recipient % 2, '*', 'A' || substr('ABCDE', recipient % 5 + 1, 1)), id FROM rules")
    assert kept_as_the_corridor_does(store, *(event(n, code, destination=code) for n, code in enumerate(CODES)))
    spread(store)
    gathers(store, after(10))


def _cut_short(run: TestHouse, moment: str, mails: int, breath: float) -> int:
    """Send, and kill the sender once so many mails more are out, and a breath after that; gives how it ended."""
    child = forked.start(run.command("post", "--at", moment))
    until, enough = time.monotonic() + 60, len(run.mails()) + mails
    while len(run.mails()) < enough and child.is_alive() and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(breath)
    child.kill()
    return forked.ended(child)


def _mails(run: TestHouse) -> list[EmailMessage]:
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in run.mails()]  # type: ignore[misc]


@pytest.mark.timeout(120 + 8 * KILLS)
def test_a_fault_is_taken_back_from_each_once_wherever_the_house_is_killed(tmp_path: Path) -> None:
    """Half of the mails are out when the officer speaks; the rest never leaves, and each of the first half has one answer."""
    chance = random.Random(9)
    with house(tmp_path / "house") as run:
        run.state.mkdir()
        store = open_store(run.state / "monitor.sqlite3")
        _storm(store)
        _cut_short(run, "2026-03-02T09:10:05Z", mails=50, breath=0)
        assert storming.decide(store, 1, "discard", "olga", after(11), "half a template")
        killed = 0
        for number in range(3 * KILLS):
            moment, some = f"2026-03-02T09:12:{number % 60:02}Z", chance.randint(0, max(1, 50 // KILLS))
            killed += _cut_short(run, moment, mails=some, breath=chance.uniform(0, 0.1 if some == 0 else 0.01)) == -signal.SIGKILL
            if killed >= KILLS:
                break
        for at in ("09:30", "09:50", "12:00", "18:00"):
            assert run.run("post", "--at", f"2026-03-02T{at}:00Z").returncode == 0
        first = {mail["X-Advisory-Reader"]: mail for mail in _mails(run) if not mail["X-Advisory-Letter"]}
        answers = [mail for mail in _mails(run) if mail["X-Advisory-Letter"] == "fault"]
        told = Counter(mail["X-Advisory-Reader"] for mail in answers)
        doubted = {due.reader for due in store.outbox() if due.matter} - first.keys()
        print(f"kills {killed}, told {len(first)} of {PEOPLE}, corrected {len(told)}, twice {sum(told.values()) - len(told)}, in doubt {len(doubted)}")
        assert killed >= min(KILLS, 3) and 0 < len(first) < PEOPLE
        assert first.keys() <= told.keys() and told.keys() - first.keys() == doubted and set(told.values()) == {1}
        assert len(doubted) <= 8  # what was in a sender's hands when it died may have arrived, and is taken back as well
        for answer in answers:
            if answer["X-Advisory-Reader"] in first:
                assert answer["In-Reply-To"] == first[answer["X-Advisory-Reader"]]["Message-ID"]
        assert store.corrections.open() == [] and store.verify().broken_at is None
        assert set(store.counts()) <= {"sent", "cancelled", "digested"}
        store.close()
