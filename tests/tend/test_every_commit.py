"""Killed behind any commit of what is done between looking and sending: in the end all is as if nobody had been killed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

import pytest

from monitor.dispatch import rounds
from monitor.model import Rule
from monitor.model.routing import Silence
from monitor.store.connect import Lines
from monitor.tend import escalating, storming
from monitor.wire import House, open_house
from tests.decide.told import NINE, after, event
from tests.tend.town import happens, joins

CONFIG = """[officers]
readers = ["olga"]
[[reader]]
name = "olga"
channel = "file"
countries = ["ZW"]
[[escalation]]
name = "security"
severity = "P1"
steps = [{wait = 0, to = ["olga"]}]
last_wait = 600
"""
CODES = [f"{a}{b}" for a in "ABCD" for b in "ABCDE"]
STRIDE = 1 if os.environ.get("WHOLE") else 6  # WHOLE=1 dies behind each of them
MINUTES = (1, 3, 13, 26, 31, 46, 61)


class Killed(BaseException):
    """As by kill -9: nothing of ours runs any more."""


class Commits:
    """Counts transactions that were written, and lets the process die behind one of them."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.seen, self.last, real = 0, 0, Lines.writing

        @contextmanager
        def writing(lines: Lines) -> Iterator[Connection]:
            with real(lines) as conn:
                yield conn
            self.seen += 1
            if self.seen == self.last:
                raise Killed

        patch.setattr(Lines, "writing", writing)


def opened(folder: Path) -> House:
    """The house of a folder; nobody pulls the plug here, so no commit waits for the disk."""
    house = open_house(folder / "config", folder / "state", {})
    house.store.lines.reading().execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]
    return house


def built(folder: Path) -> None:
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "local.toml").write_text(CONFIG, "utf-8")
    house = opened(folder)
    house.enrol(NINE)
    joins(house.store, "all")
    joins(house.store, "daily", Rule(mode="daily 09:30"))
    joins(house.store, "sleeper", quiet_from="08:00", quiet_until="09:40", quiet_pass="")
    joins(house.store, "paused", state="paused", paused_until=after(20))
    house.store.silences.set(Silence("olga", "a drill", NINE, after(25), frozenset({"UZ"})), NINE)
    order, quiet = event(1, severity="P1", detected_at=after(1)), event(2, "UZ", destination="UZ", detected_at=after(1))
    chains = tuple(escalating.begun(house.settings.routing.chains, [order], after(1)))
    happens(house.store, order, quiet, at=after(1), escalations=chains)
    for number, publisher in enumerate(("uk_fcdo", "canada"), start=1):
        told = [event(100 * number + n, code, destination=code, publisher=publisher, detected_at=after(2)) for n, code in enumerate(CODES)]
        happens(house.store, *told, at=after(2), storm="20 countries in one pass, expected 15 at most")
    house.close()


def lived(folder: Path, begun: list[int]) -> House:
    """Go round until an hour is over, from the round that was cut off; an officer discards one of two storms at twelve past."""
    house = opened(folder)
    for minute in MINUTES[begun[-1] :]:
        if minute == 13 and house.store.storms.get(1).state == "open":  # type: ignore[union-attr]
            storming.decide(house.store, 1, "discard", "olga", after(12), "a fault")
        rounds.go(house, lambda minute=minute: after(minute))  # type: ignore[misc]
        begun[-1] += 1
    return house


def remains(house: House) -> list[tuple[object, ...]]:
    asked = (
        "SELECT r.name, d.event, d.state, json_extract(d.matter, '$.subject') FROM deliveries d JOIN recipients r ON r.id = d.recipient",
        "SELECT substr(key, 1, 9), subject, ended_at IS NULL FROM notices", "SELECT state FROM storms", "SELECT state, step FROM escalations",
        "SELECT name, state FROM recipients", "SELECT summed_at IS NULL FROM silences",
    )  # fmt: skip
    found = [tuple(row) for question in asked for row in house.store.lines.reading().execute(question).fetchall()]  # type: ignore[attr-defined]
    assert house.store.verify().broken_at is None and house.store.audit.verify().broken_at is None
    house.close()
    return sorted(found, key=repr)


def test_a_round_killed_behind_any_commit_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits = Commits(monkeypatch)
    built(tmp_path / "built")
    shutil.copytree(tmp_path / "built", tmp_path / "whole")
    commits.seen = 0
    expected, many = remains(lived(tmp_path / "whole", [0])), commits.seen
    assert many > 30 and {row[2] for row in expected if len(row) == 4} >= {"pending", "digested", "cancelled", "suppressed"}
    differs = []
    for number in range(1, many + 1, STRIDE):
        here, begun = tmp_path / str(number), [0]
        shutil.copytree(tmp_path / "built", here)
        commits.seen, commits.last = 0, number
        try:
            lived(here, begun).close()
        except Killed:
            commits.last = 0
        found = remains(lived(here, begun))
        if found != expected:
            differs.append((number, MINUTES[begun[-1] - 1], [row for row in found if row not in expected], [row for row in expected if row not in found]))
        shutil.rmtree(here)
    assert differs == []
