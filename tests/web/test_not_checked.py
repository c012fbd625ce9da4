"""Not checked is never clear: what pages say while a publisher, a mission or everybody cannot be read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor import serve
from monitor.commands.positions import positions
from monitor.fitness import unread
from monitor.model import Departure, Health, Posture, Span, Status
from monitor.store.editions import Edition
from monitor.store.shapes import Kept
from tests.store.stories import NINE, belief, door, part
from tests.web.served import house
from tests.web.site import NOW, client, site

READ = {"since": None, "detail": "", "good_at": "2026-03-01T09:00:00Z", "items": 0, "every_s": 300}
SINCE = "2026-03-01T09:00:00Z"
OPEN = {**READ, "health": "blocked", "not_checked": ["IQ"], "not_checked_since": SINCE, "not_checked_each": {"IQ": SINCE}}


def words(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page).split())


@pytest.fixture
def standing(store, keep):
    keep(beliefs=[belief()], doors=[door()])


def test_who_refused_the_first_knock_is_not_checked_though_nobody_knows_of_which_countries(tmp_path):
    """Nothing was ever believed of it, so no country is missing: "nothing urgent" would be taken for calm."""
    opened = house(tmp_path, 0)
    doors = [replace(door(one.name), health=Health.BLOCKED, good_at=None, items=0) for one in serve.SOURCES["us_state"].DOORS if one.register]
    opened.store.keep(Kept(publisher="us_state", at=NINE, doors=doors))
    with client(serve.site(opened, lambda: NINE + timedelta(minutes=5), 80)) as web:
        home, sources, status = (web.get(path).text for path in ("/", "/sources", "/status"))
    assert '<b class="bad">Not checked now</b>' in home and f"{serve.SOURCES['us_state'].LABEL} <span class=\"soft small\">never read" in home
    assert "Nothing urgent" not in home and "No publisher could be read yet" in home
    assert "others speak of it" not in sources and "whatever it would tell" in sources
    assert '<span class="health bad">Not read</span>' in status and "Partly read" not in status
    opened.close()


def test_a_filtered_log_says_which_of_those_asked_for_cannot_be_read(store, standing):
    ill = {**OPEN, "publisher": "us_state", "door": "us_state.rss"}
    with client(site(store, health=lambda: [ill])) as web:
        for asked, said in (("country=IQ", True), ("severity=P1", True), ("publisher=us_state", True), ("country=FJ", False), ("publisher=uk_fcdo", False)):
            assert ("What they say since is not here" in web.get(f"/?{asked}").text) is said, asked


def test_a_mission_whose_posts_cannot_be_read_is_named_where_all_advice_is_checked(store, standing):
    ill = {**OPEN, "publisher": "us_embassy", "door": "us_embassy.iq"}
    with client(site(store, health=lambda: [ill])) as web:
        page, world = (words(web.get(path).text) for path in ("/countries/IQ", "/countries"))
    assert "missions’ posts not checked now" in page and "since 1 Mar 2026, 09:00 UTC" in page and "all of them" not in page
    assert "posts not read" in world and "advice checked" in world


def test_a_publisher_is_unread_since_the_last_of_its_doors_failed(tmp_path):
    """A page door that never answered is no reason to call a country unread since the house began."""
    opened, early = house(tmp_path, 0), NINE - timedelta(days=80)
    pages = replace(door("canada.page"), health=Health.NOT_FOUND, good_at=None, since=early)
    opened.store.keep(Kept(publisher="canada", at=NINE, doors=[door("canada.index"), pages], beliefs=[belief(publisher="canada", door="canada.index")]))
    with client(serve.site(opened, lambda: NINE + timedelta(hours=9), 80)) as web:
        said = words(web.get("/status").text)
    assert "1 country not checked, since 12 Jun 2025, 09:00 UTC" in said and "Not read Global Affairs Canada" in said
    opened.close()


@pytest.mark.parametrize("beside", [Health.BLOCKED, Health.OK], ids=["one was refused before", "one is asked four times a day"])
def test_where_nobody_looks_any_more_it_is_said_whatever_else_is_wrong(tmp_path, beside):
    """Two publishers of 300 seconds left alone for nine hours; of a third nobody would expect a look yet, or a good one."""
    opened = house(tmp_path, 0)
    for name, health in (("germany", Health.OK), ("italy", beside)):
        leading = next(one.name for one in serve.SOURCES[name].DOORS if one.register)
        opened.store.keep(Kept(publisher=name, at=NINE, doors=[replace(door(leading), health=health)]))
    for hours, asleep in ((9, True), (1, False)):
        with client(serve.site(opened, lambda hours=hours: NINE + timedelta(hours=hours), 80)) as web:
            home, status = (words(web.get(path).text) for path in ("/", "/status"))
            ready = web.get("/readyz")
        assert ("Nobody has looked for 9 hours" in home, "Nobody has looked for 9 hours" in status) == (asleep, asleep)
        assert (ready.status_code, ready.json()["ready"], ready.json()["last_pass"]) == (503 if asleep else 200, not asleep, "2025-06-12T09:00:00Z")
    opened.close()


def test_a_door_of_posts_that_cannot_be_read_is_named_though_another_of_its_publisher_is(tmp_path):
    """The Worldwide Caution stands on a page of its own, and of no country: the press releases that are read do not tell it."""
    opened = house(tmp_path, 0)
    doors = [door("us_press.press"), replace(door("us_press.caution"), health=Health.BLOCKED)]
    opened.store.keep(Kept(publisher="us_press", at=NINE, doors=doors))
    label = serve.SOURCES["us_press"].LABEL
    with client(serve.site(opened, lambda: NINE + timedelta(minutes=5), 80)) as web:
        home, iraq, uk = (words(web.get(path).text) for path in ("/", "/?country=IQ", "/?publisher=uk_fcdo"))
    assert f"{label} partly not read" in home
    assert f"Not checked now: {label}" in iraq and "Not checked now" not in uk
    opened.close()


def test_a_publisher_that_is_out_of_date_is_not_called_read(store, standing):
    """Its door answers, with what stood there weeks ago: nobody is checked by that."""
    stale = {**OPEN, "health": "stale", "publisher": "us_state", "door": "us_state.rss"}
    with client(site(store, health=lambda: [stale])) as web:
        said = words(web.get("/status").text)
    assert "1 publisher is out of date" in said and "Every publisher is read" not in said
    assert "Out of date U.S. Department of State" in said and "Partly read" not in said


def test_a_publisher_that_advises_on_one_country_more_since_the_last_look_is_partly_read(store, keep, standing):
    """All it advised on was Iraq, and that is open; a quarter of an hour later it has a page on Fiji as well."""
    stale = {**OPEN, "health": "stale", "publisher": "us_state", "door": "us_state.rss"}
    with client(site(store, health=lambda: [stale])) as web:
        before = words(web.get("/status").text)
        keep(at=NOW + timedelta(minutes=15), beliefs=[belief("fiji", countries=("FJ",))])
        after = words(web.get("/status").text)
    assert "Out of date U.S. Department of State" in before and "Partly read U.S. Department of State" in after


def test_a_feed_names_the_countries_of_a_publisher_of_which_some_doors_fail(store, standing):
    """Of two hundred missions one is silent: "every government was checked" is untrue of its country, and of no other."""
    missions = [
        {**READ, "publisher": "us_embassy", "door": f"us_embassy.{code.lower()}", "health": health, "not_checked_each": left}
        for code, health, left in (("IQ", "blocked", {"IQ": SINCE}), ("ML", "blocked", {"ML": "2026-02-28T22:40:00Z"}), ("FJ", "ok", {}))
    ]
    with client(site(store, health=lambda: missions)) as web:
        for asked, said in (
            ("", "U.S. embassies and consulates for Iraq, Mali (since 2026-02-28 22:00 UTC)"), ("?country=IQ", "consulates for Iraq (since 2026-03-01 09:00 UTC)"),
            ("?country=IQ&country=FJ", "for Iraq (since"), ("?country=FJ", ""), ("?publisher=us_state", ""), ("?publisher=us_embassy", "for Iraq, Mali"),
        ):  # fmt: skip
            for feed in ("/feed.json", "/changes.atom", "/cap.atom"):
                text = web.get(feed + asked).text
                assert said in text and ("Not checked now" in text) is bool(said), (feed, asked)


def test_what_a_text_says_of_a_post_is_marked_where_that_text_is_not_read_any_more(tmp_path):
    """ "Day 4 of 180" and "no advice tells of staff leaving" are of the day of the last look, and say so."""
    opened, label = house(tmp_path, 0), serve.SOURCES["us_state"].LABEL
    order = Departure("Embassy Baghdad", "employees", Status.ORDERED, NINE.date(), Span(0, 3, "All"))
    raw = part(b"x")
    page = Edition(raw.sha256, "us_state", "iraq", ("IQ",), "Iraq", "us_state.rss", "https://travel.state.gov/iraq", NINE, NINE.date(), 4, "x", posture=Posture(4, departures=(order,)))
    stands = [belief(sha256=raw.sha256), belief("mali", countries=("ML",), name="Mali", sha256="b" * 64)]
    opened.store.keep(Kept(publisher="us_state", at=NINE, doors=[door()], beliefs=stands, editions=[page], pages=[(raw, "us_state.rss")]))
    for hours, well in ((1, True), (9, False)):
        with client(serve.site(opened, lambda hours=hours: NINE + timedelta(hours=hours), 80)) as web:
            iraq, mali = (words(web.get(f"/countries/{code}").text).partition("Embassies and consulates")[2] for code in ("IQ", "ML"))
        assert (f"{label} · employees" in iraq, f"{label} ( not checked now ) · employees" in iraq) == (well, not well)
        assert "or of a post out of work." in mali if well else "or of a post out of work, and 1 of 1 government is not checked now ." in mali
    opened.close()


def test_a_publisher_whose_list_is_read_and_none_of_its_pages_is_not_called_partly_read(store, keep):
    """Its index says that pages moved; what they say now nobody can read, of none of its countries."""
    keep(beliefs=[belief("iraq"), belief("chad", countries=("TD",))])
    index = {**READ, "publisher": "us_state", "door": "us_state.list", "health": "ok", "not_checked_each": {}}
    for codes, partly in ((("IQ",), True), (("IQ", "TD"), False)):
        pages = {**OPEN, "publisher": "us_state", "door": "us_state.page", "not_checked_each": dict.fromkeys(codes, SINCE)}
        with client(site(store, health=lambda pages=pages: [index, pages])) as web:
            status, feed = words(web.get("/status").text), web.get("/changes.atom").text
        assert ("Partly read U.S. Department of State" in status, "Not read U.S. Department of State" in status) == (partly, not partly)
        assert ("U.S. Department of State for Iraq (since" in feed, "U.S. Department of State (since" in feed) == (partly, not partly)


@pytest.mark.parametrize("on", [True, False])
def test_what_a_publisher_said_that_was_switched_off_since_is_shown_as_not_checked(tmp_path, on):
    """Its last word was read well and stays: "Level 4, checked" a year later would be a calm nobody looked for."""
    opened = house(tmp_path, 0)
    opened.store.keep(Kept(publisher="us_state", at=NINE, doors=[door()], beliefs=[belief()]))
    if not on:
        del opened.publishers["us_state"]
    with client(serve.site(opened, lambda: NINE + timedelta(minutes=5), 80)) as web:
        page = words(web.get("/countries/IQ").text)
        (stand,) = web.get("/api/v1/countries/IQ").json()["positions"]
        doors = [row["door"] for row in web.get("/api/v1/sources").json()]
        counted = 'advisory_door_ok{door="us_state.rss"' in web.get("/metrics").text
    (typed,) = positions(opened, "IQ", unread(opened, "IQ", lambda: NINE + timedelta(minutes=5)))
    opened.close()
    assert (typed.publisher, typed.level, typed.checked) == ("us_state", 4, on)  # on a terminal it was gone
    assert ("1 of 1 not checked now" in page, "Checked all of them" in page) == (not on, on)
    assert (stand["checked"], bool(stand["not_checked_since"])) == (on, not on)
    assert ("us_state.rss" in doors, counted) == (on, on)  # an alarm on a door nobody knocks at would never end
