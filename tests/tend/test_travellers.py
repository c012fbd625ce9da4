"""Requirements 73 and 74 on a store: imports change all or nothing, and no tenant ever reads of another's people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from monitor.decide.telling.presence import Roster
from monitor.model import Rule
from monitor.model.routing import Trip
from monitor.store.calendars import Calendar
from monitor.store.sqlite import Store
from monitor.tend.travelling import abroad, as_of, at_place, note, there
from tests.decide.told import NINE, event
from tests.tend.town import joins

TODAY = NINE.date()


def _trip(who: str, name: str, country: str = "KZ", start: int = -1, end: int | None = 3) -> Trip:
    last = None if end is None else TODAY + timedelta(days=end)
    return Trip(who, f"{country}1", country, TODAY + timedelta(days=start), last, name, "US", "Almaty")


@pytest.fixture
def companies(store: Store) -> tuple[int, int]:
    acme, rival = store.trips.tenant("acme", NINE), store.trips.tenant("rival", NINE)
    assert acme and rival
    store.trips.replace(acme, "hr", [_trip("a1", "Ann Acme"), _trip("a2", "Al Acme", start=5, end=9), _trip("a3", "Ada Acme", "UZ")], "test", NINE)
    store.trips.replace(rival, "hr", [_trip("r1", "Rex Rival"), _trip("r2", "Ria Rival", end=None)], "test", NINE)
    return acme, rival


def test_73_an_import_says_what_it_changes_and_the_second_of_the_same_changes_nothing(store: Store, companies: tuple[int, int]):
    acme, _ = companies
    new = [_trip("a1", "Ann Acme"), replace(_trip("a2", "Al Acme", start=5, end=9), place="Astana"), _trip("a4", "Abe Acme")]
    before = store.trips.all(acme)
    seen = store.trips.differ(acme, "hr", new)
    assert ([t.traveller for t in seen.added], [old.place for old, _ in seen.changed], [t.traveller for t in seen.removed], seen.same) == (["a4"], ["Almaty"], ["a3"], 1)
    assert store.trips.all(acme) == before  # a preview changes nothing
    assert store.trips.replace(acme, "hr", new, "olga", NINE) == seen
    assert {t.traveller for t in store.trips.all(acme)} == {"a1", "a2", "a4"}
    assert store.trips.replace(acme, "hr", new, "olga", NINE).same == 3
    deed = list(store.audit.rows(what="travellers.import"))[-2].deed
    assert (deed.who, deed.after) == ("olga", "1 added, 1 changed, 1 removed") and "Ann" not in str(deed)


def test_73_two_lists_of_one_company_stand_side_by_side(store: Store, companies: tuple[int, int]):
    acme, _ = companies
    store.trips.replace(acme, "calendar", [_trip("c1", "Cy Acme")], "test", NINE)
    assert {one.trip.traveller for one in there(store, acme, event(), NINE)} == {"a1", "a2", "c1"}
    store.trips.replace(acme, "calendar", [], "test", NINE)
    assert {one.trip.traveller for one in there(store, acme, event(), NINE)} == {"a1", "a2"}


def test_73_a_city_may_be_asked_for_by_any_of_its_names_and_says_of_how_many_no_list_knows_it(store: Store, companies: tuple[int, int]):
    acme, rival = companies
    here = [replace(_trip("c1", "Cy"), place="Alma-Ata (Hotel Otrar)"), replace(_trip("c2", "Di"), place="Kazakhstan"), replace(_trip("c3", "Ed"), place="Astana")]
    store.trips.replace(acme, "calendar", [*here, replace(_trip("c4", "Flo", "SG"), place="Singapore")], "test", NINE)
    found, unsaid = at_place(store, acme, "Almaty", NINE)
    assert ([one.trip.name for one in found], unsaid) == (["Ann Acme", "Cy", "Al Acme"], 1)
    assert [one.trip.name for one in at_place(store, acme, "Singapore", NINE)[0]] == ["Flo"]
    assert {one.trip.name for one in at_place(store, rival, "KZ", NINE)[0]} == {"Rex Rival", "Ria Rival"}
    with pytest.raises(ValueError, match="expected a country"):
        at_place(store, acme, "Almatyville", NINE)


def test_73_a_broken_import_leaves_what_was(store: Store, companies: tuple[int, int]):
    acme, _ = companies
    before = store.trips.all(acme)
    with pytest.raises(Exception, match="CHECK"):
        store.trips.replace(acme, "hr", [_trip("a9", "New"), replace(_trip("a8", "Bad"), end=date(2020, 1, 1))], "test", NINE)
    assert store.trips.all(acme) == before


def test_74_no_tenant_reads_of_another_by_any_question(store: Store, companies: tuple[int, int]):
    """Two companies, desks of every kind: whatever is asked, the answer holds no other company's people."""
    acme, rival = companies
    desks = {
        name: joins(store, name, Rule(travellers=True), origin="desk", **told)
        for name, told in {
            "acme-private": {"tenant": acme, "private": True},
            "acme-open": {"tenant": acme},
            "acme-slack": {"tenant": acme, "private": True, "channel": "slack"},
            "rival-private": {"tenant": rival, "private": True},
            "nobody": {"private": True},
        }.items()
    }
    told = {name: note(store, number, event(), NINE) for name, number in desks.items()}
    assert told["acme-private"] == (
        "Your travellers: 1 person there now, 1 person expected within two weeks; 2 of them are nationals of the United States.",
        ("Ann Acme (there now, until 5 March 2026, Almaty)", "Al Acme (arrives 7 March 2026, until 11 March 2026, Almaty)"),
    )
    assert told["acme-open"] == (told["acme-private"][0], ())  # how many, not who
    assert told["acme-slack"] == (told["acme-private"][0], ())  # never in a chat, whatever is marked
    assert told["nobody"] == ("", ())
    for name, words in told.items():
        others = "Rival" if name.startswith("acme") else "Acme"
        assert others not in str(words)
    assert "Rival" not in str([store.trips.all(acme), store.trips.near(acme, "KZ", NINE, 14), store.trips.differ(acme, "hr", []), there(store, acme, event(), NINE)])


def test_by_an_old_list_or_by_none_nobody_is_said_to_be_nowhere(store: Store, companies: tuple[int, int]):
    """Acme's file is a week old, and an alert comes: "none of your travellers are there" is what the file said then."""
    acme, rival = companies
    desk = joins(store, "acme-desk", Rule(), origin="desk", tenant=acme)
    week, nobody = NINE + timedelta(days=7), "None of your travellers are there or expected within two weeks."
    old = "Your list of journeys is of 2 March 2026: whoever was booked since is missing."
    assert note(store, desk, event(country="FJ"), NINE)[0] == nobody
    assert note(store, desk, event(country="FJ"), week)[0] == f"{nobody} {old}"
    assert note(store, desk, event(), week)[0].endswith(f"there now; 1 of them is a national of the United States. {old}")
    store.trips.replace(acme, "hr", store.trips.all(acme), "test", week)  # the same list, taken in anew
    assert note(store, desk, event(country="FJ"), week)[0] == nobody
    store.trips.replace(acme, "summer camp", [_trip("a9", "Abe", "UZ", start=-60, end=-40)], "test", NINE)
    assert note(store, desk, event(country="FJ"), week)[0] == nobody, "a list whose journeys are over is out of no date"
    store.trips.replace(acme, "booking tool", [_trip("b1", "Bea", "UZ", end=40)], "test", NINE)
    assert as_of(store, acme, week) == NINE, "of two lists the older counts"
    store.calendars.keep(Calendar("c1", acme, "booking tool", "cal.example", "sealed1.x", NINE, good_at=week), "ada", NINE)
    assert as_of(store, acme, week) == week, "a calendar that is read each day and stays as it was is not old"
    for name in ("hr", "booking tool", "summer camp"):
        store.trips.replace(acme, name, [], "test", week)
    store.calendars.remove(acme, "booking tool", "ada", week)
    assert note(store, desk, event(country="FJ"), week)[0] == nobody, "a list that was emptied today is of today"
    assert as_of(store, acme, week) == week and as_of(store, rival, week) == NINE
    new = joins(store, "new-desk", Rule(), origin="desk", tenant=store.trips.tenant("newcomer", week))
    assert note(store, new, event(), week)[0] == "No list of journeys is known: that nobody is there is not known either."


def test_73_trips_are_forgotten_some_time_after_they_ended(store: Store, companies: tuple[int, int]):
    _, rival = companies
    assert store.trips.forget(TODAY + timedelta(days=30)) == 4
    assert [t.traveller for t in store.trips.all(rival)] == ["r2"]  # nobody knows when it ends


def test_73_who_is_abroad_is_counted_by_the_database_as_every_change_counts_them(store: Store, companies: tuple[int, int]):
    """Two ways to one answer: the first page of a desk, and what is told of an event."""
    acme, chance = companies[0], Random(73)
    for day in range(20):
        now = NINE + timedelta(hours=chance.randrange(24))
        legs = [
            replace(_trip(f"t{chance.randrange(12)}", "", chance.choice(["KZ", "UZ", "FJ"]), start := chance.randrange(-4, 18), chance.choice([None, start, start + 3])), leg=f"{n}", nationality=chance.choice(["", "US", "DE"]))
            for n in range(30)
        ]  # fmt: skip
        store.trips.replace(acme, "hr", [replace(one, name=f"Name of {one.traveller}") for one in legs], "test", now)
        roster = Roster(store.trips.all(acme))
        wanted = {code: roster.within(code, "", now) for code in roster.countries()}
        found = {one.country: (one.here, one.coming) for one in abroad(store, acme, now, 3, 5)}
        assert found == {
            code: tuple(tuple(one.trip.traveller for one in people if (one.arrives is None) == there) for there in (True, False))
            for code, people in wanted.items() if people
        }, day  # fmt: skip
        for group in abroad(store, acme, now, 3, 5):
            for all_of, named in ((group.here, group.named), (group.coming, group.awaited)):
                assert [one.trip.traveller for one in named] == list(all_of if len(all_of) <= 5 else all_of[:3])
            days = {one.trip.traveller: one.arrives for one in wanted[group.country]}
            assert all(days[one.trip.traveller] == one.arrives for one in (*group.named, *group.awaited))
