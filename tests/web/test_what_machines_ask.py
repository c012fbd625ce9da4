"""What a program asks is answered as it was meant, or refused with the reason: nothing is left out unsaid."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from monitor.model import SOME_PARTS, Departure, Gist, Posture, Span, Status
from monitor.store.editions import Edition
from monitor.store.shapes import Kept
from monitor.store.storms import gather
from tests.store.stories import NINE, belief, event, part
from tests.web.site import NOW

VIEWS = ("/feed.json", "/changes.atom", "/changes.csv", "/changes.json", "/cap.atom", "/calendar.ics")
API = ("/api/v1/events", "/api/v1/events/e1", "/api/v1/countries", "/api/v1/countries/IQ", "/api/v1/sources")


@pytest.mark.parametrize("door", [*VIEWS, *API])
def test_a_parameter_that_is_none_is_named_and_not_left_out(web, keep, door):
    """Whoever wrote "contry=KZ", or "severty=P1" for the pager of a night, was given the whole world."""
    keep(event("e1"), beliefs=[belief()])
    answer = web.get(f"{door}?contry=KZ")
    assert answer.status_code == 422 and "There is no parameter 'contry' here" in answer.json()["why"]
    assert "<!DOCTYPE html>" in web.get(f"{door}?contry=KZ", headers={"Accept": "text/html"}).text or door in API
    assert web.get(door).status_code == 200


@pytest.mark.parametrize("door", VIEWS)
@pytest.mark.parametrize("asked", ["severity=p1", "severity=P1,P2", "since=2026-03-01T06:00:00Z", "until=31.12.2026", "since=None", "region=Narnia", "state=all"])
def test_a_filter_that_cannot_be_read_is_no_filter_less(web, keep, door, asked):
    """A feed of "severity=p1" gave everything, and one "since" a moment gave everything there ever was."""
    keep(event("e1"))
    answer = web.get(f"{door}?{asked}")
    assert (answer.status_code, asked.split("=")[0] in answer.text) == (422, True)
    assert web.get(f"{door}?severity=P1&severity=P2&since=2026-03-01&country=&q=").status_code == 200


def test_a_mark_of_no_page_is_not_the_newest_page_again(web, keep):
    """Who follows links to older alerts would go round for ever."""
    keep(event("e1"))
    answer = web.get("/cap.atom?before=e1")
    assert answer.status_code == 422 and "before" in answer.json()["why"]


def test_a_list_of_more_countries_than_are_read_is_refused_whole(web, keep):
    """Of the 61st nobody would ever hear."""
    keep(event("e1"))
    codes = [a + b for a in "ABCDEFGIJKLM" for b in "ABCDEFGHILMNORSTUVWZ"]
    known = [code for code in codes if web.get(f"/feed.json?country={code}").status_code == 200][:61]
    assert web.get("/feed.json", params={"country": known[:60]}).status_code == 200
    assert "60 values at most" in web.get("/feed.json", params={"country": known}).text


def test_what_is_said_of_the_whole_world_is_asked_for_beside_a_country(web, keep):
    """Who follows one country alone would never meet a Worldwide Caution."""
    keep(event("e1"), event("e2", country="", destination="world"), event("e3", country="ML", destination="mali"))
    told = {asked: sorted(one["id"] for one in web.get(f"/api/v1/events?{asked}").json()["events"]) for asked in ("country=IQ", "country=IQ&country=", "country=")}
    assert list(told.values()) == [["e1"], ["e1", "e2"], ["e2"]]


def test_a_report_for_people_may_carry_what_means_nothing(web, keep):
    keep(event("e1"))
    assert web.get("/changes.pdf?utm_source=mail").status_code == 200


def test_one_country_is_asked_for_in_small_letters_too(web, keep):
    keep(beliefs=[belief()])
    assert web.get("/api/v1/countries/iq").json() == web.get("/api/v1/countries/IQ").json()


def days(web, asked: str = "") -> list[str]:
    return [str(one["uid"]) for one in Calendar.from_ical(web.get(f"/calendar.ics{asked}").content).walk("VEVENT")]


def test_the_calendar_is_narrowed_by_part_of_the_world_and_publisher(web, keep):
    """Both stood in its address and changed nothing."""
    told = event("e1")
    keep(replace(told, detected_at=NOW - timedelta(days=30), finding=replace(told.finding, decided_on=date(2026, 1, 30))))
    assert days(web) == days(web, "?publisher=us_state") == days(web, "?region=middle_east") == ["limit-e1@monitor.test"]
    assert days(web, "?publisher=us_embassy") == days(web, "?region=europe") == []


def test_what_an_embassy_told_first_and_the_page_confirmed_is_one_day_180(web, keep, store):
    """The calendar had it twice: once as the embassy's event, and once as what the page says."""
    order, raw = replace(event("e1", publisher="us_embassy"), detected_at=NOW - timedelta(days=30)), part(b"x")
    said = Departure("Embassy Baghdad", "employees", Status.ORDERED, date(2026, 1, 31), Span(0, 3, "All"))
    page = Edition(raw.sha256, "us_state", "iraq", ("IQ",), "Iraq", "us_state.rss", "", NINE, NINE.date(), 4, "x", posture=Posture(4, departures=(said,)))
    keep(replace(order, finding=replace(order.finding, decided_on=date(2026, 1, 31))))
    store.keep(Kept(publisher="us_state", at=NOW, beliefs=[belief(sha256=raw.sha256)], editions=[page], pages=[(raw, "us_state.rss")]))
    assert len(days(web)) == 2
    store.keep(Kept(publisher="us_state", at=NOW, confirmations=[("e1", replace(event().doors[0], name="us_state.rss"))]))
    assert days(web) == ["limit-e1@monitor.test"]


SHELTER = Gist("US", "shelter", where="Almaty")


@pytest.mark.parametrize(
    ("kind", "changes", "where", "said"),
    [
        ("shelter_in_place", {"gist": SHELTER, "post": None}, "Almaty", "Almaty, Iraq"),
        ("shelter_in_place", {"gist": replace(SHELTER, where=SOME_PARTS), "post": None}, None, "Iraq"),
        ("leave_advice", {"area": "Basra", "post": None}, "Basra", "Basra, Iraq"),
        ("hazard_notice", {"area": "fighting", "gist": Gist("US", "hazard_new", where="Goma"), "post": None}, "Goma", "Goma, Iraq"),
        ("assisted_departure", {"area": "government transport", "post": None}, None, "Iraq"),
        ("assisted_departure", {"area": "x", "gist": Gist("US", "help_from", where="Larnaca"), "post": None}, None, "Iraq"),
        ("risk_indicator_changed", {"area": "other", "post": None}, None, "Iraq"),
        ("departure_ordered", {}, None, "Embassy Baghdad, Iraq"),
    ],
)
def test_an_alert_for_a_city_says_so_to_programs_too(web, keep, kind, changes, where, said):
    """Its area was the country, and no key said that people are to take shelter in one city alone."""
    told = event("e1")
    keep(replace(told, finding=replace(told.finding, kind=kind, old="", **changes)))
    (one,) = web.get("/api/v1/events").json()["events"]
    assert (one["where"], one["from"]) == (where, None)
    alert = web.get("/cap/e1.xml").text
    assert f"<areaDesc>{said}</areaDesc>" in alert and "<value>IQ</value>" in alert


def test_who_asks_for_what_is_new_meets_again_what_was_taken_back(web, keep, store):
    """An order of last week was found to be a fault today: whoever asked since yesterday never heard of it, and acted on."""
    began, ruled = NOW - timedelta(days=7), NOW - timedelta(minutes=5)
    keep(*(replace(event(name), detected_at=began) for name in ("fault", "true")), later := replace(event("new"), detected_at=NOW - timedelta(hours=1)))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["fault"], began)
    store.storms.decide(1, "discarded", "olga", ruled, "half of a template")

    def asked(**params: str) -> list[tuple[str, str | None, str | None]]:
        return [(one["id"], one["storm"], one["ruled_at"]) for one in web.get("/api/v1/events", params=params).json()["events"]]

    yesterday = (NOW - timedelta(days=1)).isoformat()
    assert asked(since=yesterday) == [(later.id, None, None)]
    assert asked(changed_since=yesterday) == [(later.id, None, None), ("fault", "discarded", "2026-03-02T20:55:00Z")]
    assert asked(changed_since=yesterday, until=began.isoformat(), kind="departure_ordered") == []
    assert web.get("/api/v1/events/fault").json()["ruled_at"] == "2026-03-02T20:55:00Z"
    assert web.get("/api/v1/events?changed_since=2026-03-01T00:00:00").status_code == 422


def test_what_shows_titles_alone_shows_that_one_was_a_fault(web, keep, store):
    """A chat that follows a feed posts titles: the false order came there without a word that it is none."""
    told = event("e1", detected_at=NOW)
    keep(told)
    store.storms.decide(store.storms.single(told), "discarded", "olga", NOW, "half of a template", late=True)
    titles = [title for feed in ("/changes.atom", "/cap.atom") for title in re.findall("<title>([^<]*ut of Iraq[^<]*)", web.get(feed).text)]
    titles += [one["title"] for one in web.get("/feed.json").json()["items"]]
    assert [title.startswith("[discarded by an officer as a fault] US orders") for title in titles] == [True, True, False, True]
