"""Requirement 73: a company's list is taken whole or not at all, and every line that will not do is named."""

from __future__ import annotations

import json
from datetime import date

import pytest

from monitor.locate.airports import AIRPORTS, served
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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Personalnummer;Nachname;Vorname;Reisenummer;Reiseziel;Land;Beginn Reise;Ende Reise\n17;Groß;Änne;4711;Beirut;Libanon;03.12.2026;09.12.2026\n", "cp1252"),
        ("PERNR;ENAME;REINR;ZLAND;ZORT1;DATV1;DATB1\n17;Änne Groß;4711;LB;Beirut;20261203;20261209\n", "cp1252"),
        ("Matricule;Prénom;Nom;Réf. voyage;Pays de destination;Ville;Date de départ;Date de retour\n17;Änne;Groß;4711;Liban;Beirut;3/12/2026;13/12/2026\n", "cp1252"),
        ("Passenger Name,Record Locator,Depart Airport,Arrive Airport,Depart Date,Arrive Date\nÄnne Groß,4711,FRA,BEY,03DEC26,03DEC26\nÄnne Groß,4711,BEY,FRA,09DEC26,09DEC26\n", "utf-8"),
        ("Journeys of Northwind\nMade on 29.11.2026;;;\n\nName;Land;Stadt;Von;Bis\nÄnne Groß;Libanon;Beirut;3.12.2026;9.12.2026\n", "cp1252"),
    ],
)  # fmt: skip
def test_73_a_table_comes_as_a_booking_system_exports_it(text: str, code: str):
    """Nobody renames columns, or takes away a report's title, each Monday for eight hundred people."""
    found = read(text.encode(code), "csv")
    assert [(one.name, one.country, one.place, one.start) for one in found.trips] == [("Änne Groß", "LB", "Beirut", date(2026, 12, 3))]
    assert found.mistakes == ()


def test_73_whose_passport_is_said_as_of_a_people_loses_no_list():
    """"British" is what HR systems write; a word we do not know is left empty and said, and no journey is refused for it."""
    said = ("British", "US-amerikanisch", "deutsche", "française", "Österreicherin", "Lebanese", "-", "N/A", "stateless", "NA", "XX")
    found = read(("name,country,from,nationality\n" + "".join(f"p{n},KZ,2026-03-01,{one}\n" for n, one in enumerate(said))).encode(), "csv")
    assert [one.nationality for one in found.trips] == ["GB", "US", "DE", "", "AT", "", "", "", "", "NA"]
    assert found.notes == ("Nationality not read and left empty, write the country: Lebanese, française.",)
    assert [line[:19] for line in found.mistakes] == ["line 12: nationalit"]


def test_73_days_that_may_be_two_are_asked_for_and_not_guessed():
    body = b"name,country,from,to\na,KZ,03/04/2026,05/04/2026\n"
    assert read(body, "csv").unclear and not read(body, "csv").trips
    assert [(one.start, read(body, "csv", stands).unclear) for stands in ("day", "month") for one in read(body, "csv", stands).trips] == [
        (date(2026, 4, 3), False), (date(2026, 3, 4), False),
    ]  # fmt: skip
    assert read(body + b"b,KZ,13/04/2026,\n", "csv", "month").trips[0].start == date(2026, 4, 3)  # what the list says itself counts


@pytest.mark.parametrize(
    ("text", "places", "said"),
    [
        ("Name;Land;Zielland;Von\nA;Deutschland;Kenia;1.3.2026\n", [], "line 2: country: expected one column that says where, got two countries: land: Deutschland, zielland: Kenia"),
        ("Name;Land;Ländercode;Von\nA;Kenia;KE;1.3.2026\n", ["KE "], ""),
        ("name,country,destination,from\nA,Germany,Nairobi,2026-03-01\n", ["DE Nairobi"], "The country counts, and its city is of another; is it where they go? Nairobi (DE)."),
        ("name,country,destination,from\nA,Kenya,Nairobi,2026-03-01\nB,Kazakhstan,ALA,2026-03-01\n", ["KE Nairobi", "KZ "], ""),
        ("name,country of residence,country,from\nA,Germany,KE,2026-03-01\n", ["KE "], "Not read: country_residence."),
        ("name,country,start date,arrival date\nA,KE,2001-01-01,2026-03-01\n", ["KE "], "More than one column may say it, the first that is filled counts: start_date, arrival_date."),
        ("name,country,country,from\nA,KE,DE,2026-03-01\n", ["KE "], "A column of the same name stood before and counts: country."),
    ],
)  # fmt: skip
def test_73_where_somebody_lives_is_not_where_they_go(text: str, places: list[str], said: str):
    """A list with the country of the employer's office beside the journey's put eight hundred people at home: no alert named them."""
    found = read(text.encode(), "csv")
    assert [f"{one.country} {one.place}" for one in found.trips] == places
    assert [*found.mistakes, *found.notes] == ([said] if said else [])


def test_73_lines_that_put_now_the_day_first_now_the_month_are_not_settled_with_a_button():
    found = read(b"name,country,from\na,KZ,13/04/2026\nb,KZ,04/13/2026\nc,KZ,03/04/2026\n", "csv", "day")
    assert not found.unclear and [line[:6] for line in found.mistakes] == ["line 4"]


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
        (b"\xff\0\xfe", "csv", "expected csv in UTF-8"),
        (b"\xff\xfe\x01", "csv", "expected csv in UTF-8"),
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


HR = """Personalnummer;Nachname;Vorname;E-Mail;Land;Stadt;Von;Bis;Anmerkung
1001;Müller;Jörg;jm@corp.example;Deutschland;Köln;01.11.2026;31.12.2026;
;;;;;;;;
1002;Øst;Ann;ann@corp.example;Kasachstan;Alma-Ata;20.11.2026;offen;Hotel
"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (("\ufeff" + HR).encode(), ("Not read: anmerkung.",)),
        (HR.replace("\n", "\r\n").encode("utf-16"), ("Not read: anmerkung.",)),
        (("sep=;\n" + HR).encode("cp1252"), ("The file is not in UTF-8 and was read as Windows-1252: look whether the names are right.", "Not read: anmerkung.")),
    ],
)
def test_73_a_list_of_a_german_hr_system_is_read_in_each_encoding_spreadsheets_write(body: bytes, said: tuple[str, ...]):
    found = read(body, "csv")
    assert (found.mistakes, found.notes) == ((), said)
    assert [(one.traveller, one.name, one.country, one.place, one.end) for one in found.trips] == [
        ("1001", "Jörg Müller", "DE", "Köln", date(2026, 12, 31)), ("1002", "Ann Øst", "KZ", "Alma-Ata", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "start", "end"),
    [
        ("departure date,return date", "2026-11-01", "2026-11-09"),  # of the journey
        ("arrival,departure", "2026-11-01", "2026-11-09"),  # of the stay
        ("Check-in,Check-out", "1 Nov 2026", "9-Nov-26"),
        ("Date début,Date fin", "Nov 1, 2026", "9 novembre 2026"),
        ("from,to", "46327", "46335"),  # as spreadsheets count days
        ("from,to", "01.11.2026 08:00", "20261109"),
    ],
)
def test_73_a_day_has_many_forms_and_its_column_many_names(head: str, start: str, end: str):
    (trip,) = read(f'{head},name,country\n"{start}",{end},Ann,KZ'.encode(), "csv").trips
    assert (trip.start, trip.end) == (date(2026, 11, 1), date(2026, 11, 9))


def test_73_days_with_slashes_are_read_by_the_lines_that_say_which_comes_first():
    def days(*said: str) -> tuple[list[str], tuple[str, ...]]:
        found = read("\n".join(["name,country,from", *(f"{n},KZ,{day}" for n, day in enumerate(said))]).encode(), "csv")
        return [one.start.isoformat() for one in found.trips], (*found.mistakes, *found.notes)

    assert days("03/04/2026", "13/04/2026") == (["2026-04-03", "2026-04-13"], ("Days as 03/04/2026 are read with the day first.",))
    assert days("03/04/2026", "3/13/2026") == (["2026-03-04", "2026-03-13"], ("Days as 03/04/2026 are read with the month first.",))
    assert days("04/04/2026") == (["2026-04-04"], ())
    unclear = "expected a day as 2026-03-01, got '03/04/2026', which may be two days: no line of the list says whether the day or the month stands first"
    assert days("03/04/2026") == ([], (f"line 2: from: {unclear}",))
    assert days("03/04/2026", "13/04/2026", "04/13/2026")[1] == (f"line 2: from: {unclear.partition(':')[0]}: other lines put now one first, now the other",)
    assert days("26/03/04", "27/03/04")[1][:2] == tuple(f"line {n}: from: expected a day as 2026-03-01, got '{n + 24}/03/04', which may be two days: write the year in four digits" for n in (2, 3))
    assert days("26/03/26")[0] == ["2026-03-26"]
    assert [days(one)[0] for one in ("13/13/2026", "31.2.2026", "4.2026", "Frankfurt", "2026", "1 Foo 2026", "123456")] == [[]] * 7


@pytest.mark.parametrize(
    ("said", "place", "read_as"),
    [
        ("Almaty, Kazakhstan", "", ("KZ", "Almaty")), ("Kazakhstan (Almaty)", "", ("KZ", "Almaty")), ("Almaty", "", ("KZ", "Almaty")),
        ("", "Alma-Ata", ("KZ", "Alma-Ata")), ("Allemagne", "Berlin", ("DE", "Berlin")), ("Korea, Republic of", "", ("KR", "")), ("England", "", ("GB", "")),
    ],
)  # fmt: skip
def test_73_a_place_may_be_told_in_one_column_or_two(said: str, place: str, read_as: tuple[str, str]):
    (trip,) = read(f'name;destination;city;from\nAnn;"{said}";{place};2026-03-01'.encode(), "csv").trips
    assert (trip.country, trip.place) == read_as


@pytest.mark.parametrize("said", ["Tripoli", "Springfield", "Korea", "CAN", "BLR", "PER", "XXX", "KAZ", "Congo Airport", "Atlantis, Nowhere", "Hotel Kazakhstan"])
def test_73_a_name_that_may_be_two_places_is_asked_about(said: str):
    """CAN is the airport of Guangzhou and the code of Canada; Tripoli lies in Libya and in Lebanon."""
    found = read(f'name;destination;from\nAnn;"{said}";2026-03-01'.encode(), "csv")
    assert found.trips == () and "expected one country" in found.mistakes[0]
    assert read(b"name;country;from\nAnn;KAZ;2026-03-01", "csv").trips[0].country == "KZ"


@pytest.mark.parametrize(("said", "country"), [("San Francisco, CA", "US"), ("Toronto, ON", "CA"), ("Tel Aviv, IL", "IL"), ("Berlin, DE", "DE"), ("Tbilisi, Georgia", "GE"), ("Gori, Georgia, GE", "GE"), ("Lagos, Portugal", "PT")])
def test_73_a_state_of_the_usa_is_no_country_of_the_same_letters(said: str, country: str):
    """Ann was in San Francisco, and stood among those in Canada."""
    for head in ("destination", "city"):
        (trip,) = read(f'name;{head};from\nAnn;"{said}";2026-03-01'.encode(), "csv").trips
        assert (trip.country, trip.place.partition(",")[0]) == (country, said.partition(",")[0])


@pytest.mark.parametrize("said", ["Springfield, IL", "Atlanta, Georgia", "Denver, CO", "Paris, TX", "London, Ontario"])
def test_73_a_city_nobody_knows_in_what_may_be_a_state_is_asked_about(said: str):
    for head in ("destination", "city"):
        found = read(f'name;{head};from\nAnn;"{said}";2026-03-01'.encode(), "csv")
        assert found.trips == () and "whether that is a state or a country, a column with the country beside it says" in found.mistakes[0]


def test_73_two_cities_of_one_country_are_two_legs_and_the_same_line_twice_is_one():
    lines = "id,country,city,from,to\n1,KZ,Almaty,2026-03-01,2026-03-09\n1,KZ,Astana,2026-03-01,2026-03-09\n1,KZ,Almaty,2026-03-01,2026-03-09\n"
    found = read(lines.encode(), "csv")
    assert [(one.leg, one.place) for one in found.trips] == [("KZ 2026-03-01", "Almaty"), ("KZ 2026-03-01 Astana", "Astana")]
    assert (found.mistakes, found.notes) == ((), ("1 line says what a line before said, and count once.",))
    longer = read((lines + "1,KZ,Almaty,2026-03-01,2026-03-12\n").encode(), "csv")
    assert longer.mistakes == ("line 5: expected one leg of '1' named 'KZ 2026-03-01', got another in line 2",)


@pytest.mark.parametrize(
    ("head", "cells", "read_as"),
    [
        ("destination", "ALA", ("KZ", "Almaty")),  # the Åland Islands bear it, too, and nobody means them
        ("destination", "FRA", None), ("airport", "FRA", ("DE", "Frankfurt")), ("Arrival Airport", "CAN", ("CN", "Guangzhou")),
        ("country,airport", "IQ,EBL", ("IQ", "Erbil")), ("country,airport", "KZ,EBL", ("KZ", "")), ("country,city,airport", "IQ,Duhok,EBL", ("IQ", "Duhok")),
        ("city,airport", "Duhok,EBL", ("IQ", "Duhok, Erbil")),
        ("city", "TIP", ("LY", "Tripoli")), ("destination", "ala", None), ("airport", "XQX", None), ("country", "IND", ("IN", "")),
    ],
)  # fmt: skip
def test_73_an_airport_is_the_city_it_serves(head: str, cells: str, read_as: tuple[str, str] | None):
    """Booking systems write where a flight lands. What may be a country's code as well is asked about, not guessed."""
    found = read(f"name,{head},from\nAnn,{cells},2026-03-01".encode(), "csv")
    assert [(one.country, one.place) for one in found.trips] == ([read_as] if read_as else []), found.mistakes


def test_73_every_airport_serves_a_city_we_know():
    strange = [code for code in AIRPORTS if served(code) is None or len(code) != 3]
    assert strange == [] and len(AIRPORTS) > 200
    assert (served("lhr"), served("ZZZ"), served("")) == (("GB", "London"), None, None)


def test_a_list_of_anything_else_is_not_read_to_its_end() -> None:
    """A desk's calendar is read beside the alerts: what half a million lines cost would be taken from them."""
    for lines, told in ((500, 500), (501, 501), (200_000, 501)):
        found = read(b"traveller,country,from\n" + b"x\n" * lines, "csv")
        assert (found.trips, len(found.mistakes)) == ((), told)
    assert found.mistakes[-1] == "line 502: expected a list of journeys, got 500 lines that are none: no more were looked at"
