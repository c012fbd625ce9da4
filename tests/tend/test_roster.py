"""Requirement 73: a company's list is taken whole or not at all, and every line that will not do is named."""

from __future__ import annotations

import json
from datetime import date

import pytest

from monitor.model.routing import Trip
from monitor.tend.roster import kind_of, read

CSV = """traveller,name,nationality,country,place,from,to
t1,Ann Field,US,Kazakhstan,Almaty,2026-03-01,2026-03-05
t1,Ann Field,US,UZ,Tashkent,2026-03-05,
t2,Bo Li,China,Côte d'Ivoire,,2026-03-02,2026-03-01
"""
ANN = Trip("t1", "KZ 2026-03-01", "KZ", date(2026, 3, 1), date(2026, 3, 5), "Ann Field", "US", "Almaty")


def test_73_several_legs_open_ends_and_the_date_line_in_csv():
    found = read(CSV.encode(), "csv")
    assert found.mistakes == ()
    assert found.trips[0] == ANN
    assert (found.trips[1].country, found.trips[1].end) == ("UZ", None)
    bo = found.trips[2]  # landed the day before leaving
    assert (bo.country, bo.nationality, bo.start, bo.end) == ("CI", "CN", date(2026, 3, 1), date(2026, 3, 2))


def test_73_an_end_nobody_knows_is_not_the_end_of_the_calendar():
    """HR systems write 9999-12-31; a day no clock can go beyond would stop every alert that asks who is there."""
    found = read(b"traveller,country,from,to\na,KZ,2026-03-01,9999-12-31\nb,KZ,0001-01-01,\nc,KZ,2026-03-01,2999-01-01\n", "csv")
    assert [(trip.traveller, trip.end) for trip in found.trips] == [("a", None)]
    assert [line.split(",")[0] for line in found.mistakes] == ["line 3: from: expected a year from 1950 to 2150", "line 4: to: expected a year from 1950 to 2150"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_73_the_marks_and_names_that_spreadsheets_use(mark: str):
    text = "\ufeffEmployee ID,Destination,Arrival,Departure\r\n7,KZ,2026-03-01,2026-03-05\r\n".replace(",", mark)
    found = read(text.encode(), "csv")
    assert [(t.traveller, t.country, t.end) for t in found.trips] == [("7", "KZ", date(2026, 3, 5))]


def test_73_every_line_that_will_not_do_is_named_with_what_was_expected():
    bad = CSV + "t3,X,US,Atlantis,,2026-03-01,\nt3,X,US,KZ,,soon,\n,,,KZ,,2026-03-01,\nt1,Ann,US,KZ,,2026-03-01,\nt4,X,US,KZ,,2026-03-09,2026-03-01\n"
    found = read(bad.encode(), "csv")
    assert found.mistakes == (
        "line 5: country: expected one country, by name or ISO 3166-1 alpha-2 code, got 'Atlantis'",
        "line 6: from: expected a day as 2026-03-01, got 'soon'",
        "line 7: traveller: expected who travels, got nothing",
        "line 8: expected one leg of 't1' named 'KZ 2026-03-01', got another in line 2",
        "line 9: to: expected a day not before 2026-03-09, got 2026-03-01",
    )


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"\xff\xfe", "csv", "expected csv in UTF-8"),
        (b"a,b\n1,2", "csv", "a first line that names traveller, country, from and to"),
        (b"{", "json", "expected json in UTF-8, got:"),
        (b'{"people": []}', "json", "expected a list of trips"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "ics", "expected ics"),
    ],
)
def test_73_what_is_no_list_at_all_is_refused(body: bytes, kind: str, said: str):
    found = read(body, kind)
    assert found.trips == () and said in found.mistakes[0]


def test_73_json_with_the_same_words():
    told = [{"traveller": "t1", "name": "Ann Field", "nationality": "US", "country": "KZ", "place": "Almaty", "from": "2026-03-01", "to": "2026-03-05"}]
    assert read(json.dumps(told).encode(), "json").trips == (ANN,)
    assert read(json.dumps({"trips": told}).encode(), "json").trips == (ANN,)
    assert read(b"[7, {}]", "json").mistakes == ("trip 1: traveller: expected who travels, got nothing", "trip 2: traveller: expected who travels, got nothing")


ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:booking-1
SUMMARY:Ann to Almaty
ATTENDEE;CN=Ann Field:mailto:ann@corp.example
LOCATION:Almaty, Kazakhstan
DTSTART;VALUE=DATE:20260301
DTEND;VALUE=DATE:20260306
END:VEVENT
BEGIN:VEVENT
UID:booking-2
SUMMARY:Bo Li
LOCATION:Tashkent, Uzbekistan
DTSTART;TZID=Asia/Tashkent:20260302T230000
DTEND;TZID=Asia/Tashkent:20260304T010000
END:VEVENT
BEGIN:VEVENT
UID:booking-3
SUMMARY:Called off
LOCATION:Nowhere
STATUS:CANCELLED
DTSTART;VALUE=DATE:20260301
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_73_a_calendar_feed_with_whole_days_and_hours():
    found = read(ICS.encode(), "ics")
    assert found.mistakes == ()
    ann, bo = found.trips
    assert (ann.traveller, ann.name, ann.leg, ann.country, ann.place) == ("ann@corp.example", "Ann Field", "booking-1", "KZ", "Almaty")
    assert (ann.start, ann.end) == (date(2026, 3, 1), date(2026, 3, 5))  # DTEND is the first day after
    assert (bo.traveller, bo.start, bo.end) == ("Bo Li", date(2026, 3, 2), date(2026, 3, 4))
    again = ICS.replace("UID:booking-1", "UID:booking-1\r\nRRULE:FREQ=DAILY")
    assert "one that repeats" in read(again.encode(), "ics").mistakes[0]


def test_73_a_list_is_known_by_its_beginning_and_by_its_name():
    assert [kind_of("x", body) for body in (ICS.encode(), b" [", b"traveller,country")] == ["ics", "json", "csv"]
    assert kind_of("trips.ics", b"") == "ics"
