"""What pages keep until something moves: a pass that finds nothing costs nobody a page drawn anew, and one that does is seen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from monitor import serve
from monitor.fitness import Watched, health
from monitor.model import Event, Health
from monitor.store.shapes import Kept
from monitor.web.views.api import EventWhole
from tests.store.stories import NINE, belief, door, event
from tests.web.served import house
from tests.web.site import NOW, client


def test_a_pass_that_finds_nothing_leaves_what_was_made_of_positions(store, web, keep):
    keep(beliefs=[belief()])
    before, page = store.library.revision(), web.get("/countries")
    keep(beliefs=[belief()], at=NINE + timedelta(days=300))
    assert store.library.revision() == before
    assert web.get("/countries", headers={"If-None-Match": page.headers["etag"]}).status_code == 304
    for moved in (belief(level=3), belief(level=3, withheld=()), belief(level=3, countries=("IQ", "SY"))):
        keep(beliefs=[moved], at=NINE + timedelta(days=301))
    assert store.library.revision() != before
    assert {row["country"]: row["positions"][0]["level"] for row in web.get("/api/v1/countries").json()} == {"IQ": 3, "SY": 3}
    assert web.get("/countries").text != page.text


def test_health_is_asked_anew_for_the_publisher_that_was_passed_over_and_is_the_same_as_never_kept(tmp_path):
    opened = house(tmp_path, 0)
    watched, store = Watched(opened), opened.store
    store.keep(Kept(publisher="us_state", at=NINE, doors=[door()], beliefs=[belief()]))
    store.keep(Kept(publisher="canada", at=NINE, doors=[door("canada.index")]))
    first = {row["door"]: row for row in watched()}
    later, broken = NINE + timedelta(hours=1), replace(door(), health=Health.SERVER_ERROR, failures=3)
    store.keep(Kept(publisher="us_state", at=later, doors=[broken]))
    second = watched()
    assert second == health(opened)
    told = {row["door"]: row for row in second}
    assert told["us_state.rss"]["health"] == "server_error" and told["us_state.rss"]["not_checked"] == ["IQ"]
    same = [name for name, row in told.items() if row is first[name]]
    assert same and not any(name.startswith("us_state") for name in same)
    opened.close()


def test_who_is_left_open_by_a_broken_door_moves_with_what_is_believed_and_is_not_read_anew_before(tmp_path, monkeypatch):
    """Nine, ten and eleven o'clock: the feed is broken, Iraq known; nothing moves; Oman is believed as well."""
    opened, read = house(tmp_path, 0), list[str]()
    store, asked = opened.store, opened.store.beliefs
    watched = Watched(opened)
    monkeypatch.setattr(type(store), "beliefs", lambda self, name: read.append(name) or asked(name))
    broken = replace(door(), health=Health.SERVER_ERROR, failures=3)
    for hour, believed, left, often in ((0, [belief()], ["IQ"], 1), (1, [], ["IQ"], 1), (2, [belief("oman", countries=("OM",))], ["IQ", "OM"], 2)):
        store.keep(Kept(publisher="us_state", at=NINE + timedelta(hours=hour), doors=[broken], beliefs=believed))
        told = {row["door"]: row for row in watched()}
        assert told["us_state.rss"]["not_checked"] == left
        assert read.count("us_state") == often
    opened.close()


def test_a_country_turns_dark_and_light_again_with_the_passes_and_keeps_the_rest_of_its_row(tmp_path):
    opened = house(tmp_path, 0)
    opened.store.keep(Kept(publisher="us_state", at=NINE, doors=[door()], beliefs=[belief()]))
    with client(serve.site(opened, lambda: NOW, 80)) as web:
        seen = []
        for hour, health in ((1, Health.OK), (2, Health.SERVER_ERROR), (3, Health.OK)):
            opened.store.keep(Kept(publisher="us_state", at=NINE + timedelta(hours=hour), doors=[replace(door(), health=health, tried_at=NOW)]))
            (row,) = [one for one in web.app.state.world() if one.code == "IQ"]
            seen.append((row.level, row.publishers, row.unchecked, row.dark))
    assert seen == [(seen[0][0], 1, (), False), (seen[0][0], 1, ("us_state",), True), (seen[0][0], 1, (), False)]
    assert seen[0][0]
    opened.close()


def test_a_program_reads_whom_a_door_leaves_unchecked(tmp_path):
    opened = house(tmp_path, 0)
    opened.store.keep(Kept(publisher="us_state", at=NINE, doors=[replace(door(), health=Health.SERVER_ERROR)], beliefs=[belief()]))
    with client(serve.site(opened, lambda: NOW, 80)) as web:
        (row,) = [one for one in web.get("/api/v1/sources").json() if one["door"] == "us_state.rss"]
    assert (row["health"], row["not_checked"], row["not_checked_since"]) == ("server_error", ["IQ"], "2025-06-12T09:00:00Z")
    opened.close()


def test_an_event_says_what_came_of_it(web, keep):
    """The mail of nine o'clock leads to its event for years; a level that was put back ten minutes later is no news there."""
    def moved(name: str, minutes: int, before: int, after: int, **more) -> Event:
        finding = replace(event().finding, kind="level_raised" if after > before else "level_lowered", old=str(before), new=str(after), headline=f"US: {before} to {after} ({name})", post=None)
        return replace(event(name), finding=finding, level_before=before, level_after=after, detected_at=NOW + timedelta(minutes=minutes), before_sha256="", after_sha256="", **more)

    first, back, other = moved("e1", -600, 2, 4), moved("e2", -590, 4, 2), moved("e3", -580, 1, 2, publisher="uk_fcdo")
    keep(first, back, other)
    pages = {name: " ".join(re.sub("<[^>]+>", " ", web.get(f"/events/{name}").text).split()) for name in ("e1", "e2", "e3")}
    assert re.search(r"Taken back 2 Mar 2026, 11:10 UTC ?: US: 4 to 2 \(e2\)", pages["e1"]) and "Since then" in pages["e1"]
    assert re.search(r"This takes back US: 2 to 4 \(e1\) ?, noticed 2 Mar 2026, 11:00 UTC", pages["e2"]) and "Since then" not in pages["e2"]
    assert "back" not in pages["e3"].partition("Why")[0]
    whole = {name: web.get(f"/api/v1/events/{name}").json() for name in ("e1", "e2", "e3")}
    assert {name: (one["takes_back"], one["taken_back_by"]) for name, one in whole.items()} == {"e1": (None, "e2"), "e2": ("e1", None), "e3": (None, None)}
    assert {"from_" if name == "from" else name for name in whole["e1"]} == set(EventWhole.model_fields)  # as openapi.json describes it
    keep(*(moved(f"l{n}", n - 500, 2, 3) for n in range(7)), moved("quiet", 1, 2, 2))
    told = " ".join(re.sub("<[^>]+>", " ", web.get("/events/e1").text).split()).partition("Since then")[2].partition("What stands now")[0]
    assert told.count("US: 2 to 3") == 4 and "The newest five of more." in told
