"""What the house says: readable by eyes on a terminal, by programs elsewhere, and never with a secret in it."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest

from monitor import logs
from monitor.settings import Secret


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    root, house = logging.getLogger(), logging.getLogger("monitor")
    before = (root.handlers[:], root.level, house.level)
    yield
    root.handlers[:], root.level = before[0], before[1]
    house.setLevel(before[2])


def said(manner: logs.Manner, speak: Callable[[], None], stream: io.StringIO | None = None, level: str = "info") -> str:
    stream = stream or io.StringIO()
    logs.setup(level, manner, stream)
    speak()
    return stream.getvalue()


def test_on_a_terminal_a_line_is_a_sentence_with_its_nouns() -> None:
    line = said("auto", lambda: logs.warn("a door went stale", door="us_state.rss", hours=7), Terminal())
    assert line.endswith("Z warning  a door went stale  (door: us_state.rss, hours: 7)\n")


def test_elsewhere_a_line_is_one_json_object() -> None:
    told = json.loads(said("auto", lambda: logs.say("looked", publisher="us_state", events=2, held=None)))
    assert told.pop("at").endswith("Z")
    assert told == {"level": "info", "said": "looked", "publisher": "us_state", "events": 2, "held": None}


def test_a_noun_cannot_take_the_place_of_the_sentence() -> None:
    assert json.loads(said("json", lambda: logs.say("looked", level="4", name="x")))["level"] == "info"


def test_details_are_said_only_when_asked_for() -> None:
    assert said("human", lambda: logs.detail("304")) == ""
    assert "304" in said("human", lambda: logs.detail("304"), level="debug")


@pytest.mark.parametrize("manner", ["human", "json"])
def test_89_no_secret_is_ever_said(manner: logs.Manner) -> None:
    def speak() -> None:
        try:
            raise ConnectionError("refused by https://ann:hunter2@relay.example/x")
        except ConnectionError as error:
            logs.fail("could not post to smtp://ann:hunter2@relay.example", error, password="hunter2",
                      relay=Secret("hunter2"), hook="whsec_aHVudGVyMg==", api_key="hunter2")

    line = said(manner, speak)
    assert "hunter2" not in line
    assert "aHVudGVyMg" not in line
    assert "relay.example" in line
    assert "ConnectionError" in line


@pytest.mark.parametrize("manner", ["human", "json"])
def test_foreign_text_cannot_forge_a_line_or_turn_it_around(manner: logs.Manner) -> None:
    forged = "Iraq\n2026-01-01 00:00:00Z info  all clear\u202e\x1b[2J\u2028"
    line = said(manner, lambda: logs.say("read", title=forged))
    assert line.count("\n") == 1
    assert not {"\u202e", "\x1b", "\u2028"} & set(line)


def test_libraries_are_heard_only_when_they_warn() -> None:
    library = logging.getLogger("somebody.else")
    assert "started" not in said("human", lambda: library.info("started"))
    assert "late" in said("human", lambda: library.warning("late"))
