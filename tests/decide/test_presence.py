"""Requirements 73 and 74: who is there or arrives within two weeks, by whole days, on either side of the date line."""

from __future__ import annotations

import re
import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.collect.sources import SOURCES
from monitor.decide.telling.presence import Presence, Roster, names, sentence
from monitor.model.routing import Trip
from monitor.speak.tongue import tongue
from monitor.terms.nations import ADDRESSES
from tests.decide.told import NINE, at, event
from tests.drawn import examples

TODAY = NINE.date()


def _trip(who: str = "t1", start: int = -2, end: int | None = 2, **told: str) -> Trip:
    last = None if end is None else TODAY + timedelta(days=end)
    return Trip(**{"traveller": who, "leg": who, "country": "KZ", "name": who.upper(), "start": TODAY + timedelta(days=start), "end": last, **told})


def present(trip: Trip, now: datetime = NINE) -> Presence | None:
    return next(iter(Roster([trip]).within(trip.country, "us_state", now)), None)


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [(-2, 2, "now"), (0, 0, "now"), (-5, None, "now"), (14, 20, "soon"), (15, 20, None), (-9, -1, "now"), (-9, -3, None), (1, None, "soon")],
)
def test_73_present_arriving_open_ended_and_gone(start: int, end: int | None, there: str | None):
    """Yesterday's last day has not ended at UTC-12 yet; the day after tomorrow's first has not begun at UTC+14."""
    one = present(_trip(start=start, end=end))
    assert (None if one is None else "soon" if one.arrives else "now") == there


def test_73_the_date_line_loses_nobody():
    """Tokyo to Honolulu: one lands the day before one left. At every moment of the journey, somewhere counts."""
    tokyo = Trip("t", "1", "JP", date(2026, 3, 1), date(2026, 3, 2))
    honolulu = Trip("t", "2", "US", date(2026, 3, 1), date(2026, 3, 5))
    moment = at("2026-02-28T10:00:00Z")  # 1 March begins at UTC+14
    while moment < at("2026-03-06T12:00:00Z"):
        assert any(one and one.arrives is None for one in (present(leg, moment) for leg in (tokyo, honolulu)))
        moment += timedelta(hours=1)


def test_73_several_legs_are_one_person_and_the_soonest_counts():
    roster = Roster([_trip("t1", 5, 6), _trip("t1", -1, 1), _trip("t2", 3, 4), _trip("t3", 3, 4, country="UZ")])
    there = roster.there(event(), NINE)
    assert [(one.trip.traveller, one.arrives is None) for one in there] == [("t1", True), ("t2", False)]


def test_73_whose_government_speaks_is_told():
    roster = Roster([_trip("t1", nationality="US"), _trip("t2", nationality="GB"), _trip("t3", 2, 3)])
    assert sentence(roster.there(event(), NINE), "us_state") == (
        "Your travellers: 2 people there now, 1 person expected within two weeks; 1 of them is a national of the United States."
    )
    british = roster.there(event(publisher="uk_fcdo"), NINE)
    assert [one.trip.traveller for one in british if one.national] == ["t2"]
    assert sentence(Roster([]).there(event(), NINE), "us_state").startswith("None of your travellers")


@pytest.mark.parametrize("publisher", SOURCES)
def test_73_every_government_on_the_roll_call_speaks_to_nationals_of_its_own(publisher: str):
    assert publisher in ADDRESSES, "expected in monitor/terms/nations.py to whose nationals it speaks"
    own = Roster([_trip(nationality=ADDRESSES[publisher])]).there(event(publisher=publisher), NINE)
    assert re.search(r"1 of them is a national of (the )?[A-Z][a-z]", sentence(own, publisher))


def test_74_names_are_a_list_of_their_own_and_no_part_of_the_sentence():
    there = Roster([_trip("t1", place="Almaty"), _trip("t2", 3, None)]).there(event(), NINE)
    assert names(there) == ("T1 (there now, until 4 March 2026, Almaty)", "T2 (arrives 5 March 2026, end not known)")
    assert "T1" not in sentence(there, "us_state")


def test_73_the_ends_of_the_calendar_are_days_too():
    for start, end in ((date.min, None), (date.min, date.max), (date.max, date.max)):
        assert bool(present(Trip("a", "l", "KZ", start, end))) == (start < NINE.date())


_days = st.integers(-40, 40)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["KZ", "UZ"]), _days, st.none() | st.integers(0, 30))))
def test_73_the_index_answers_as_asking_every_leg_would(legs: list[tuple[str, str, int, int | None]]):
    trips = [_trip(who, start, None if days is None else start + days, country=country) for who, country, start, days in legs]
    slow = {t.traveller for t in trips if t.country == "KZ" and present(t)}
    assert {one.trip.traveller for one in Roster(trips).there(event(), NINE)} == slow


def test_73_two_hundred_changes_and_many_trips_are_quick():
    codes = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]
    trips = [_trip(f"t{n}", n % 300 - 150, n % 300 - 140, country=codes[n % 200]) for n in range(20_000)]
    began = time.process_time()
    roster = Roster(trips)
    found = sum(len(roster.there(event(n, country=code), NINE)) for n, code in enumerate(codes))
    assert found > 1000 and time.process_time() - began < 1.0


def test_37_a_desk_reads_of_its_people_in_its_own_language():
    there = Roster([_trip("t1", nationality="US", place="Almaty"), _trip("t2", 3, None)]).there(event(), NINE)
    assert sentence(there, "us_state", tongue("de")) == (
        "Ihre Reisenden: 1 Person jetzt dort, 1 Person binnen zwei Wochen erwartet; davon 1 Staatsangehörige (Vereinigte Staaten)."
    )
    assert names(there, tongue("fr"))[0] == "T1 (sur place, jusqu’au 4 mars 2026, Almaty)"


ALMATY = event(
    kind="departure_ordered", severity="P1", post="Consulate General Almaty",
    headline="US orders staff and families out of Consulate General Almaty", quote="The order is for staff in Alma-Ata.",
)  # fmt: skip


def test_73_who_is_where_the_order_is_comes_first():
    """Monday at nine: an order for Almaty. Sixty people are in the country, and a mail names fifty."""
    others = [_trip(f"a{n:02}", place="Astana") for n in range(58)]
    there = Roster([*others, _trip("b", place=""), _trip("z", place="Alma-Ata, Hotel Otrar"), _trip("y", 3, 9, place="Almaty")]).there(ALMATY, NINE)
    assert [one.trip.traveller for one in there][:4] == ["z", "y", "b", "a00"]
    assert sentence(there, "us_state") == (
        "Your travellers: 60 people there now, 1 person expected within two weeks; 2 of them in Almaty."
    )
    assert "davon 2 in " in sentence(there, "us_state", tongue("de"))


def test_73_of_two_legs_at_once_the_one_in_the_named_city_is_told():
    (one,) = Roster([_trip("t1", -2, 2, place="Astana"), _trip("t1", -1, 2, leg="2", place="Almaty")]).there(ALMATY, NINE)
    assert one.trip.place == "Almaty"


@pytest.mark.parametrize(
    "place",
    ["Kazakhstan", "KZ", "Kasachstan", "Astana", "", "orders", "the", "Almatyville", "families", "staff", "Consul", ", ,", "()"],
)
def test_73_a_place_the_order_does_not_name_is_not_counted(place: str):
    """The country itself, words of the sentence and beginnings of names are no place of somebody's."""
    there = Roster([_trip("t1", place=place)]).there(ALMATY, NINE)
    assert sentence(there, "us_state") == "Your travellers: 1 person there now."


def test_73_a_change_of_the_whole_country_puts_nobody_first():
    there = Roster([_trip("b", place="Almaty"), _trip("a", place="Astana"), _trip("c")]).there(event(), NINE)
    assert [one.trip.traveller for one in there] == ["a", "b", "c"]
