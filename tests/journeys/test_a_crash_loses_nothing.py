"""kill -9 at any moment of a pass or of sending: every event once, every alert once, the chain whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from monitor.store.sqlite import open_store
from tests import forked
from tests.bench.crowd import PLAIN, gather, tell
from tests.bench.sink import sink
from tests.journeys.house import ORDERED, QUIET, TestHouse, settled_house
from tests.store.stories import at

KILLS = int(os.environ.get("CRASH_KILLS", "5"))


def _usual(run: TestHouse, *words: str) -> float:
    """The seconds the command takes, tried on a copy of the state."""
    copy = TestHouse(run.folder.with_name("copy"), run.publisher)
    shutil.copytree(run.folder, copy.folder)
    began = time.monotonic()
    assert copy.run(*words).returncode == 0
    return time.monotonic() - began


def _killed(run: TestHouse, within: float, chance: random.Random, *words: str) -> bool:
    """Start the command and kill it at a random moment; whether it was still running."""
    child = forked.start(run.command(*words))
    time.sleep(chance.uniform(0, within))
    child.kill()
    return forked.ended(child) == -signal.SIGKILL


def test_a_pass_killed_anywhere_is_as_if_it_had_not_begun_or_had_ended(tmp_path: Path):
    """The pass that follows tells what the killed ones did not, and nothing twice."""
    chance = random.Random(20220107)
    with settled_house(tmp_path / "house") as run:
        run.publishes(ORDERED, QUIET)
        words = ("check", "--source", "us_state", "--mirror", run.publisher.url, "--at", "2026-03-02T21:00:00Z")
        usual = _usual(run, *words)
        killed = sum(_killed(run, usual, chance, *words) for _ in range(KILLS))
        assert killed > 0
        assert run.check("2026-03-02T21:05:00Z").returncode == 0
        told = [(e["kind"], e["country"]) for e in run.rows("events")]
        assert sorted(told) == [
            ("departure_ordered", "OM"),
            ("level_raised", "OM"),
            ("risk_indicator_changed", "OM"),
        ]
        assert run.run("verify").returncode == 0


def test_sending_killed_anywhere_leaves_one_mail(tmp_path: Path):
    """A killed `post` neither loses the alert nor puts it in the box twice."""
    chance = random.Random(8)
    with settled_house(tmp_path / "house") as run:
        run.publishes(ORDERED, QUIET)
        run.check("2026-03-02T21:00:00Z")
        words = ("post", "--at", "2026-03-02T21:01:00Z")
        usual = _usual(run, *words)
        killed = sum(_killed(run, usual, chance, *words) for _ in range(KILLS))
        assert killed > 0
        for at in ("21:02", "21:40", "23:00"):
            assert run.run("post", "--at", f"2026-03-02T{at}:00Z").returncode == 0
        assert len(run.mails()) == 1
        assert {row["state"] for row in run.rows("outbox", "--all")} == {"sent"}


CONNECTIONS, PEOPLE = 5, 150


@pytest.mark.timeout(120 + 8 * KILLS)
def test_a_crowd_hears_whatever_is_killed_and_a_repeat_is_recognised(tmp_path: Path):
    """Requirements A.6 to A.9: kill -9 while five connections send; nobody is left out, at most one mail a connection
    and kill comes twice, and both copies carry the same Message-ID."""
    chance, path = random.Random(6), tmp_path / "monitor.db"
    store = open_store(path)
    many = max(PEOPLE, 40 * KILLS)
    gather(store, many)
    tell(store)
    assert store.fan_out(PLAIN, lambda: at(0)) == many
    killed = 0
    with sink(0.01) as relay:
        words = ["tests.bench.sender", str(path), str(relay.port), str(CONNECTIONS)]
        for run in range(3 * KILLS):
            child = forked.start([*words, str(run / 60)])
            before, began = len(relay.seen), time.monotonic()
            after = before + chance.randrange(3, 36)
            while len(relay.seen) < after and child.is_alive() and time.monotonic() - began < 20:
                time.sleep(0.002)
            child.kill()
            ended = forked.ended(child)
            killed += ended == -signal.SIGKILL
            if killed >= KILLS or ended == 0:
                break
        for last in range(4):
            assert forked.run([*words, str(60 * (last + 1))]).returncode == 0
    heard = Counter(to for to, _ in relay.seen)
    twice = sum(count - 1 for count in heard.values())
    print(f"kills {killed}, lost {many - len(heard)}, twice {twice}")
    assert killed >= min(KILLS, 3)
    assert set(heard) == {f"p{number}@x.example" for number in range(1, many + 1)}
    assert twice <= killed * CONNECTIONS
    assert len(set(relay.seen)) == many  # one identity a person, however often it came
    assert store.counts() == {"sent": many}
    store.close()
