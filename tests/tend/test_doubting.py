"""How often officers are paged for levels in doubt, and for how long what they let out is looked at again."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

from monitor.collect.sources import SOURCES
from monitor.model.routing import Limits
from monitor.store.doubts import Doubt
from monitor.store.sqlite import Store
from monitor.tend import doubting
from tests.decide.told import NINE, after

LIMITS = Limits()


def noted() -> Store:
    """A store of which nothing is asked but what was noted."""
    notes: dict[str, str] = {}

    def note(name: str, value: str | None = None) -> str | None:
        if value is not None:
            notes[name] = value
        return notes.get(name)

    return cast(Store, SimpleNamespace(note=note))


def stage(store: Store, minutes: timedelta, *names: str) -> int | None:
    rows: list[Any] = [SimpleNamespace(destination=name, level=4, words="") for name in names]
    return doubting._stage(store, "canada", cast("list[Doubt]", rows), LIMITS, NINE + minutes)


def test_other_rows_than_those_officers_know_are_paged_for_at_once_and_what_joins_them_later() -> None:
    store, moment = noted(), timedelta(minutes=1)
    assert stage(store, 0 * moment, "oman", "peru") == 0
    assert stage(store, 1 * moment, "oman", "peru", "mali") is None
    assert stage(store, 2 * moment, "chad", "niger") == 0


def test_what_comes_and_goes_with_each_second_look_is_one_thing_for_a_day() -> None:
    """A cache serves two templates in turn: while one row is gone and back, it is none that joined."""
    store = noted()
    assert stage(store, timedelta(), "oman", "peru") == 0
    assert stage(store, LIMITS.low, "peru") is not None
    assert stage(store, 2 * LIMITS.low, "oman", "peru") is None
    assert stage(store, timedelta(days=1), "peru") is not None
    assert stage(store, timedelta(days=1, hours=1) + LIMITS.low, "oman", "peru") == 0  # a day later it is news again


def test_what_an_officer_let_out_is_looked_at_at_once_and_then_in_its_turn() -> None:
    door, other = SOURCES["canada"].DOORS[0], SOURCES["germany"].DOORS[0]
    said = [SimpleNamespace(publisher="canada", verdict=SimpleNamespace(at=NINE)), SimpleNamespace(publisher="germany", verdict=None)]
    store = cast(Store, SimpleNamespace(doubts=SimpleNamespace(all=lambda: said)))
    asked = [("canada", door), ("germany", other)]
    assert doubting.let_out(store, asked, after(0.5)) == [("canada", door)]
    assert doubting.let_out(store, asked, after(1)) == []
