"""A word that was mailed opens what it was made for, once, and for as long as the mail says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from monitor.admit.reception import Reception
from monitor.model import Recipient, Rule
from monitor.seals import Ring
from monitor.store.sqlite import Store
from tests.decide.told import NINE
from tests.store.blank import blank_store

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RING = Ring({0: b"k" * 32})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = blank_store(tmp_path / "monitor.db")
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Reception:
    drawn = count()
    return Reception(store.people, store.leaving, store.moving, store.spelling, RING, b"s" * 32, lambda: f"{next(drawn):032x}")


def given(desk: Reception, store: Store, purpose: str, lasts: timedelta) -> str:
    """Ann is handed a word at nine."""
    ann = store.save_recipient(Recipient("mail:ann", "email", "ann@example.org", "subscriber", address_key=desk.key("ann@example.org")), [Rule()], NINE)
    word = desk.word(purpose, lasts)
    store.people.give(ann, word, {}, NINE)
    return RING.word(purpose, word.salt)


@pytest.mark.parametrize(
    ("purpose", "asked", "at", "waits"),
    [
        ("confirm", "confirm", NINE + DAY, True), ("confirm", "confirm", NINE + DAY + MINUTE, False), ("confirm", "login", NINE, False),
        ("login", "confirm", NINE, False), ("undo", "move", NINE, False),
    ],
)  # fmt: skip
def test_a_word_waits_for_what_it_was_made_for_until_it_ends(desk: Reception, store: Store, purpose: str, asked: str, at: datetime, waits: bool) -> None:
    word = given(desk, store, purpose, DAY)
    assert desk.waiting(word, asked, at) is waits
    assert not desk.waiting(word + "x", asked, at)


def test_a_word_to_come_in_with_opens_once_and_the_session_lasts_an_hour(desk: Reception, store: Store) -> None:
    word = given(desk, store, "login", 15 * MINUTE)
    assert desk.enter(word, NINE + 16 * MINUTE) is None
    session = desk.enter(word, NINE + 10 * MINUTE)
    assert session and desk.enter(word, NINE + 11 * MINUTE) is None
    ends = NINE + 10 * MINUTE + HOUR
    assert desk.inside(session, ends) == desk.inside(session, NINE + 11 * MINUTE) is not None
    assert (desk.inside(session, ends + MINUTE), desk.inside(word, NINE + 11 * MINUTE), desk.inside("", NINE)) == (None, None, None)
    desk.go(session, NINE + 20 * MINUTE)
    assert desk.inside(session, NINE + 21 * MINUTE) is None


@pytest.mark.parametrize("purpose", ["confirm", "undo", "move", "session"])
def test_a_word_made_for_something_else_lets_nobody_in(desk: Reception, store: Store, purpose: str) -> None:
    word = given(desk, store, purpose, DAY)
    assert desk.enter(word, NINE) is None
    assert (desk.inside(word, NINE) is not None) is (purpose == "session")
