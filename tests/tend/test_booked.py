"""Lists as booking systems export them: cancelled lines, flights instead of stays, tours, and codes of all airports."""

from __future__ import annotations

import pytest

from monitor.locate import airfields
from monitor.tend.booked import cancelled
from monitor.tend.roster import read


def legs(text: str) -> list[tuple[str, str, str, str]]:
    found = read(text.encode(), "csv")
    assert found.mistakes == ()
    return [(one.country, one.place, f"{one.start:%m-%d}", f"{one.end:%m-%d}" if one.end else "") for one in found.trips]


def test_who_cancelled_is_not_there_and_every_other_status_counts_and_is_said():
    """Åse's journey to Iraq was called off; the list of the agency still holds the line."""
    found = read(
        "Traveler;PNR;Status;Destination;Arrival;Return\r\nAnn;A1;Confirmed;Kazakhstan;01.12.2026;05.12.2026\r\n"
        "Åse;B2;CANCELLED;Iraq;01.12.2026;05.12.2026\r\nBo;C3;Cancellation requested;Iraq;01.12.2026;05.12.2026\r\n"
        "Cy;D4;Storniert;Atlantis;01.12.2026;05.12.2026\r\n".encode(),
        "csv",
    )
    assert [one.traveller for one in found.trips] == ["Ann", "Bo"] and found.mistakes == ()
    assert found.notes == ("2 lines are cancelled and left out.", "A status that counts as going: Cancellation requested, Confirmed.")


@pytest.mark.parametrize("said", ["HK", "Not cancelled", "Changed", "No show", "Ticketed", "", "OK", "Cancelled hotel", "Nicht storniert"])
def test_a_status_that_does_not_say_that_nobody_goes_takes_nobody_away(said: str):
    assert not cancelled(said)


FLIGHTS = (
    "Passenger;From;To;Depart;Arrive\nMOSS/ANN;FRA;IST;01DEC26 18:00;01DEC26 22:00\nMOSS/ANN;NUE;FRA;01DEC26 06:00;01DEC26 07:00\n"
    "MOSS/ANN;IST;ALA;01DEC26 23:50;02DEC26 07:00\nMOSS/ANN;ALA;FRA;09DEC26 10:00;09DEC26 14:00\nMOSS/ANN;FRA;NUE;09DEC26 16:00;09DEC26 17:00\n"
)


def test_flights_are_stays_from_landing_until_the_next_one_leaves_and_home_is_no_journey():
    """The agency exports flights, in no order; Ann changes in Istanbul over midnight, and is in Almaty for a week."""
    assert legs(FLIGHTS) == [("DE", "Frankfurt", "12-01", "12-01"), ("TR", "Istanbul", "12-01", "12-01"), ("KZ", "Almaty", "12-02", "12-09"), ("DE", "Frankfurt", "12-09", "12-09")]


def test_a_flight_in_the_columns_of_a_booking_tool_ends_no_stay_on_the_day_it_left():
    """Departure and arrival were read as those of a stay: who flew overnight was gone on the morning they landed."""
    head = "Employee ID,Trip ID,Origin City Code,Destination City Code,Departure Date,Arrival Date\n"
    assert legs(head + "1,T1,FRA,ALA,2026-12-01 22:10,2026-12-02 08:05\n1,T1,ALA,FRA,2026-12-09 10:00,2026-12-09 14:00\n") == [("KZ", "Almaty", "12-02", "12-09")]
    assert legs(head + "1,T1,FRA,ALA,2026-12-01,2026-12-02\n") == [("KZ", "Almaty", "12-02", "")], "nobody knows of a way back"
    assert legs(head + "1,T1,SYD,LAX,2026-12-05 10:00,2026-12-05 05:00\n1,T1,LAX,SYD,2026-12-10 22:00,2026-12-12 05:00\n") == [("US", "Los Angeles", "12-05", "12-10")]


def test_who_goes_on_by_road_is_in_both_countries_until_they_fly_home():
    """In by Almaty, out by Tashkent: no line says when the border was crossed."""
    head = "Passenger,Origin,Destination,Departure,Arrival\n"
    found = legs(head + "A,FRA,ALA,2026-12-01,2026-12-02\nA,TAS,FRA,2026-12-09,2026-12-09\n")
    assert found == [("KZ", "Almaty", "12-02", "12-09"), ("UZ", "Tashkent", "12-02", "12-09")]
    twice = "A,FRA,ALA,2026-12-01,2026-12-01\nA,FRA,IST,2026-12-02,2026-12-02\nA,IST,FRA,2026-12-07,2026-12-07\nA,ALA,FRA,2026-12-09,2026-12-09\n"
    assert legs(head + twice) == [("KZ", "Almaty", "12-01", "12-09"), ("TR", "Istanbul", "12-02", "12-07")], "of two bookings either may be flown"


def test_who_is_twice_in_one_town_on_one_day_is_there_until_the_last_way_leaves():
    """Almaty, Astana and back to Almaty on the day of landing; and from one airport of London to another."""
    head = "Passenger,Origin,Destination,Departure,Arrival\n"
    rows = "A,FRA,ALA,2026-12-01 01:00,2026-12-01 09:00\nA,ALA,NQZ,2026-12-01 11:00,2026-12-01 12:00\nA,NQZ,ALA,2026-12-01 20:00,2026-12-01 21:00\nA,ALA,FRA,2026-12-09,2026-12-09\n"
    assert legs(head + rows) == [("KZ", "Almaty", "12-01", "12-01"), ("KZ", "Astana", "12-01", "12-01"), ("KZ", "Almaty", "12-01", "12-09")]
    assert legs(head + "A,FRA,CDG,2026-12-01,2026-12-01\nA,LHR,LTN,2026-12-02,2026-12-02\n")[-1] == ("GB", "London", "12-02", "")


def test_a_cancelled_way_back_leaves_somebody_where_they_are():
    head = "Passenger,Status,Origin,Destination,Departure,Arrival\n"
    assert legs(head + "A,HK,FRA,KRT,2026-12-01,2026-12-01\nA,HX,KRT,FRA,2026-12-09,2026-12-09\n") == [("SD", "Khartoum", "12-01", "")]


def test_a_list_that_begins_on_the_way_back_loses_no_later_journey():
    """Ann is in Almaty as her agency exports what is still to come: that is not where she lives, and she goes there again."""
    head = "Passenger,Origin,Destination,Departure,Arrival\n"
    rows = "A,ALA,FRA,2026-12-02,2026-12-02\nA,FRA,ALA,2026-12-20,2026-12-20\n"
    again = [("KZ", "Almaty", "12-02", "12-02"), ("DE", "Frankfurt", "12-02", "12-20"), ("KZ", "Almaty", "12-20", "12-28"), ("DE", "Frankfurt", "12-28", "")]
    assert legs(head + rows + "A,ALA,FRA,2026-12-28,2026-12-28\n") == again
    others = "".join(f"{name},FRA,IST,2026-12-02,2026-12-02\n" for name in "BC")
    assert legs(head + others + rows)[2:] == [*again[:2], ("KZ", "Almaty", "12-20", "")], "most live in Germany"


def test_a_journey_within_ones_own_country_is_one_and_the_last_connection_home_is_none():
    head = "Passenger,Origin,Destination,Departure,Arrival\n"
    assert legs(head + "A,DEL,SXR,2026-12-08,2026-12-08\n") == [("IN", "Srinagar", "12-08", "")]
    home = "A,NUE,ALA,2026-12-01,2026-12-01\nA,ALA,FRA,2026-12-09,2026-12-09\nA,FRA,MUC,2026-12-09,2026-12-09\n"
    assert legs(head + home) == [("KZ", "Almaty", "12-01", "12-09"), ("DE", "Frankfurt", "12-09", "12-09")]


def test_who_leaves_from_another_city_than_they_landed_in_is_in_both():
    head = "Passenger,Leg,Origin,Destination,Departure,Arrival\n"
    assert legs(head + "A,1,FRA,ALA,2026-12-01,2026-12-01\nA,2,NQZ,IST,2026-12-05,2026-12-05\nA,3,IST,FRA,2026-12-09,2026-12-09\n") == [
        ("KZ", "Almaty", "12-01", "12-05"), ("KZ", "Astana", "12-01", "12-05"), ("TR", "Istanbul", "12-05", "12-09"),
    ]  # fmt: skip


def test_two_in_the_afternoon_is_after_nine_in_the_morning():
    """The connection to Kabul was sorted before the flight to Dubai, and Dubai was where somebody stayed."""
    head = "Passenger,Origin,Destination,Departure,Arrival\n"
    rows = "A,DXB,KBL,12/20/2026 2:00 PM,12/20/2026 6:00 PM\nA,NBO,DXB,12/20/2026 9:00 AM,12/20/2026 12:30 PM\n"
    assert legs(head + rows) == [("AE", "Dubai", "12-20", "12-20"), ("AF", "Kabul", "12-20", "")]


def test_hours_in_a_column_of_their_own_order_the_ways_of_a_day_and_columns_of_countries_are_read():
    """Kenya stands in a column of countries: KEN is no airport there, as it is Kenema's elsewhere."""
    head = "Passenger,Origin,Arrival Country,Arrival City,Departure Date,Departure Time,Arrival Date\n"
    rows = "A,IST,KEN,Voi,2026-12-01,20:00,2026-12-02\nA,FRA,TUR,Istanbul,2026-12-01,9:00,2026-12-01\nA,NBO,DEU,Frankfurt,2026-12-09,,2026-12-09\n"
    assert legs("name,destination,destination country,from\nAnn,Almaty,Kazakhstan,2026-12-01\n") == [("KZ", "Almaty", "12-01", "")]
    assert legs(head + rows) == [("TR", "Istanbul", "12-01", "12-01"), ("KE", "Voi", "12-02", "12-09"), ("KE", "Nairobi", "12-02", "12-09")]


def test_an_hour_behind_a_day_without_a_year_is_no_year():
    assert "got '12DEC 2055'" in read(b"name,country,from\nAnn,KZ,12DEC 2055\n", "csv").mistakes[0]


def test_trains_go_to_the_city_their_station_is_in():
    head = "Passenger,From Station,To Station,Departure,Arrival\n"
    assert legs(head + "A,Paris Nord,London St Pancras,2026-12-01 08:00,2026-12-01 09:30\nA,London St Pancras,Paris Nord,2026-12-03,2026-12-03\n") == [("GB", "London", "12-01", "12-03")]


def test_who_goes_and_returns_is_away_in_between_whatever_the_origin():
    head = "traveller,origin,destination,departure date,return date\n"
    assert legs(head + "1,FRA,Kazakhstan,2026-12-01,2026-12-09\n") == [("KZ", "", "12-01", "12-09")]
    assert legs("traveller,origin,destination,arrival,departure\n1,Berlin,Kazakhstan,2026-12-01,2026-12-09\n") == [("KZ", "", "12-01", "12-09")]


@pytest.mark.parametrize(
    ("said", "lands"),
    [
        ("Kenya / Uganda / Rwanda", ["KE", "UG", "RW"]), ("Kenya, Uganda and Rwanda", ["KE", "UG", "RW"]), ("Nairobi - Kampala", ["KE", "UG"]),
        ("Hong Kong, China", ["HK"]), ("Almaty / Astana", ["KZ"]), ("Georgia / Armenia", ["GE", "AM"]), ("Georgia, USA", ["US"]), ("Trinidad and Tobago", ["TT"]), ("Almaty, Kazakhstan", ["KZ"]),
        ("Singapore, Singapore", ["SG"]), ("San Francisco, CA", ["US"]), ("Kazakhstan (Almaty)", ["KZ"]), ("Bosnia and Herzegovina", ["BA"]),
        ("Paris, France / London, UK", ["FR", "GB"]), ("Nairobi (Kenya), Kampala (Uganda)", ["KE", "UG"]), ("Nairobi / Uganda / Rwanda", ["KE", "UG", "RW"]),
        ("Santiago, Spain / London, UK", ["ES", "GB"]), ("Santiago, Spain", ["ES"]), ("Trinidad & Tobago / Kenya", ["TT", "KE"]), ("Atlanta, Georgia, USA", ["US"]), ("Erbil / Baghdad, Iraq", ["IQ"]),
    ],
)  # fmt: skip
def test_a_tour_is_in_each_of_its_countries(said: str, lands: list[str]):
    """"Kenya / Uganda / Rwanda" was in Rwanda alone, and an alert in Kenya was nobody's."""
    for head in ("destination", "country"):
        assert [one[0] for one in legs(f'name;{head};from\nAnn;"{said}";2026-12-01')] == lands
    assert [one[0] for one in legs(f'name;leg;destination;from\nAnn;L1;"{said}";2026-12-01')] == lands


def test_a_stop_nobody_knows_loses_no_other_and_is_said():
    """A slip of the pen in the middle put somebody into Rwanda alone."""
    found = read(b"name;destination;from\nAnn;Kenya / Ugnada / Rwanda;2026-12-01\nBo;Kenya / Uganda;2026-12-01\n", "csv")
    assert [(one.traveller, one.country) for one in found.trips] == [("Ann", "KE"), ("Ann", "RW"), ("Bo", "KE"), ("Bo", "UG")]
    assert found.notes[-1] == "Several places, of which one is no country or city we know: Kenya / Ugnada / Rwanda."


def test_two_stays_of_one_booking_are_two_legs_and_a_leg_of_ones_own_is_one():
    head = "traveller,{},country,city,from,to\n"
    rows = "1,T1,KZ,Almaty,2026-12-01,2026-12-03\n1,T1,UZ,Tashkent,2026-12-03,2026-12-05\n1,T1,KZ,Almaty,2026-12-05,2026-12-09\n"
    found = read((head.format("booking reference") + rows).encode(), "csv")
    assert ([one.leg for one in found.trips], found.mistakes) == (["T1", "T1 UZ", "T1 2026-12-05"], ())
    assert len(read((head.format("leg") + rows).encode(), "csv").mistakes) == 2


def test_every_airport_has_its_country_where_nothing_else_can_stand():
    """Nuremberg is no city the house knows; ROK, an airport of Australia, is nobody's guess for a country."""
    assert [airfields.country(code) for code in ("NUE", "gom", "ROK", "QQQ", "")] == ["DE", "CD", "AU", "", ""]
    assert legs("name,arrival airport,from\nAnn,NUE,2026-12-01\n") == [("DE", "", "12-01", "")]
    assert legs("name,destination,from\nAnn,UAE,2026-12-01\nBo,LON,2026-12-01\n") == [("AE", "", "12-01", ""), ("GB", "London", "12-01", "")]
    assert "expected one country" in read(b"name,destination,from\nAnn,ROK,2026-12-01\n", "csv").mistakes[0]
