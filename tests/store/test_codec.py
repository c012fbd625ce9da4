"""Every noun the store holds becomes JSON and comes back equal."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from monitor.model import Belief, Departure, DoorState, Event, Health, Posture, Reader, Span, Status, Withheld
from monitor.store.codec import build, canonical, moment, pack, read, stamp, write

from .stories import NINE, belief, door, event

WITHHELD = {
    "aspect": "level",
    "why": "one sighting",
    "since": "2025-06-12T09:00:00.000000Z",
    "door": "us_state.rss",
    "sha256": "a",
    "base_sha256": "b",
}


@pytest.mark.parametrize(
    ("noun", "value"),
    [
        (Event, event()),
        (Belief, belief()),
        (DoorState, door(health=Health.SOFT_404, good_at=None, resume_at=NINE)),
        (Reader, Reader("Ann", "email", "ann@desk.example", countries=frozenset({"IQ", "TD"}))),
        (
            Posture,
            Posture(4, departures=(Departure(None, "family", Status.ORDERED, date(2025, 6, 11), Span(0, 2, "ab")),)),
        ),
    ],
)
def test_a_noun_comes_back_equal_and_of_the_same_types(noun, value):
    again = read(noun, write(value))
    assert again == value
    assert repr(again) == repr(value)


def test_what_is_withheld_travels_inside_a_belief():
    held = replace(belief(), withheld=(build(Withheld, WITHHELD),))
    assert read(Belief, write(held)).withheld[0].since == NINE


def test_the_same_value_has_one_canonical_text_whatever_order_it_was_made_in():
    one = belief(known={"a": "1", "b": "2"})
    other = belief(known={"b": "2", "a": "1"})
    assert canonical(one) == canonical(other)
    assert canonical(one).isascii()


def test_times_are_written_in_utc_at_one_width_so_that_text_order_is_time_order():
    tokyo = datetime(2025, 6, 12, 18, 0, tzinfo=timezone(timedelta(hours=9)))
    assert stamp(tokyo) == stamp(NINE) == "2025-06-12T09:00:00.000000Z"
    times = [NINE + timedelta(microseconds=each) for each in (0, 1, 999_999, 1_000_000, 60_000_000)]
    assert sorted(map(stamp, reversed(times))) == [stamp(each) for each in times]
    assert [moment(stamp(each)) for each in times] == times
    assert moment(stamp(tokyo)).tzinfo is UTC


def test_a_field_added_since_takes_its_default_and_one_that_went_is_let_go():
    row = json.loads(write(event()))
    del row["inside"]
    assert build(Event, {**row, "gone": 1}) == replace(event(), inside=())


def test_a_row_without_a_needed_field_is_refused_by_name():
    with pytest.raises(ValueError, match="expected Event with country, finding, got only"):
        build(Event, {key: value for key, value in pack(event()).items() if key not in ("country", "finding")})


def test_what_has_no_json_form_is_refused():
    with pytest.raises(TypeError, match="got bytes"):
        pack(b"raw")

    @dataclass
    class Odd:
        """A noun with a type no noun of the model uses."""

        raw: bytes

    Odd.__annotations__["raw"] = bytes
    with pytest.raises(TypeError, match="expected a type"):
        build(Odd, {"raw": "x"})


def test_a_pair_comes_back_as_a_pair_and_a_third_is_refused():
    """Posture keeps by area which reasons its entry gives: a page with such a posture must be read again."""
    told = Posture(3, grounds=(("Ossa Province", "TU"),))
    assert read(Posture, write(told)) == told
    with pytest.raises(ValueError, match="argument 2 is"):
        build(Posture, {"level": 3, "grounds": [["Ossa Province", "TU", "more"]]})
