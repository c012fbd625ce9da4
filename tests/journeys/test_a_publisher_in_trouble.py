"""What comes instead of a page is named, tells nobody anything false, and the next good pass goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.house import CALM, ORDERED, QUIET, house, settled_house
from tests.rehearsal.publisher import API, LAYER, LIST, RSS

HTML = "text/html"
PLACEHOLDER = b"<html><title>Technical Difficulties</title><h1>We are experiencing technical difficulties</h1></html>"
GARBLED = "Reconsider travel to Côte d’Ivoire – Türkiye’s “border” " * 40


# By the command, two of them; every fault there is walks through the corridor in test_every_fault.
FAULTS = {
    "bot check": (b"<html><title>Just a moment...</title>Checking your browser</html>", "text/xml", "blocked"),
    "empty list": (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "text/xml", "empty_list"),
}


@pytest.mark.parametrize(("body", "kind", "health"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_feed_is_named_and_the_other_doors_go_on(tmp_path: Path, body: bytes, kind: str, health: str):
    """The feed fails on the very day of the order: the other doors tell it, once, and the feed is well again later."""
    with settled_house(tmp_path / "house") as run:
        run.publishes(ORDERED, QUIET)
        run.publisher.pages[RSS] = (body, kind)
        assert run.check("2026-03-02T21:00:00Z").returncode == 0
        doors = {row["door"]: row for row in run.rows("sources")}
        assert doors["us_state.rss"]["health"] == health
        assert doors["us_state.rss"]["detail"]
        assert doors["us_state.rss"]["good_at"] == "2026-03-01T09:00:00Z"
        assert doors["us_state.api"]["health"] == "ok"
        run.publishes(ORDERED, QUIET)
        run.check("2026-03-02T22:00:00Z")
        assert {row["health"] for row in run.rows("sources") if row["door"] != "us_state.page"} == {"ok"}
        assert sorted(str(e["kind"]) for e in run.rows("events")) == [
            "departure_ordered",
            "level_raised",
            "risk_indicator_changed",
        ]


def test_when_no_door_opens_nothing_is_clear(tmp_path: Path):
    """Everything answers with a placeholder: exit 1, no event, and every country is named as not checked."""
    with settled_house(tmp_path / "house") as run:
        for door in (RSS, API, LIST, LAYER):
            run.publisher.pages[door] = (PLACEHOLDER, HTML)
        done = run.check("2026-03-02T09:00:00Z")
        assert done.returncode == 1
        assert "us_state: not checked: none of its doors could be read." in done.stdout and "0 new events" not in done.stdout
        unchecked = {c for row in run.rows("sources") for c in row["not_checked"]}
        assert {"OM", "JP"} <= unchecked
        assert run.rows("events") == []


def test_doors_nobody_looked_through_since_spring_are_not_well(tmp_path: Path):
    """The last pass read all of them, and was made in March: whoever asks today learns that nobody has looked since."""
    with settled_house(tmp_path / "house") as run:
        told = run.run("sources").stdout
        assert "us_state.rss            not_looked_at" in told
        assert "nobody has looked since 2026-03-01 09:00 UTC" in told
        assert "not checked since 2026-03-01T09:00:00Z: 202 countries\n      AD, " in told
        assert "last read 2026-03-01T09:00:00Z, NOT CHECKED NOW" in run.run("positions", "OM").stdout
        assert "4 of 4 doors cannot be read now: not checked is not clear" in run.run("events").stdout


def test_a_house_that_never_looked_calls_nothing_calm(tmp_path: Path):
    with house(tmp_path / "house") as run:
        assert run.run("events").stdout == "Nothing was looked at yet: advisory-monitor check looks.\n"


def test_a_review_nobody_could_look_for_is_not_called_overdue(tmp_path: Path):
    """Nothing is read for ten months, and Oman's review was due in September: said when a door opens, not before."""
    with settled_house(tmp_path / "house") as run:
        pages = dict(run.publisher.pages)
        for door in (RSS, API, LIST, LAYER):
            run.publisher.pages[door] = (PLACEHOLDER, HTML)
        assert run.check("2026-12-30T09:00:00Z").returncode == 1
        assert run.rows("events") == []
        run.publisher.pages = pages
        run.publishes(CALM, QUIET)
        run.check("2026-12-31T09:00:00Z")
        assert {"review_overdue"} == {row["kind"] for row in run.rows("events")}
        assert "OM" in {row["country"] for row in run.rows("events")}


def test_a_garbled_feed_changes_nobodys_advice(tmp_path: Path):
    """UTF-8 encoded twice is valid and wrong: it is refused, not compared."""
    with settled_house(tmp_path / "house") as run:
        body = run.publisher.pages[RSS][0].decode().replace("due to terrorism.", GARBLED)
        run.publisher.pages[RSS] = (body.encode().decode("cp1252", "replace").encode(), "text/xml")
        run.check("2026-03-02T09:00:00Z")
        assert {r["door"]: r["health"] for r in run.rows("sources")}["us_state.rss"] == "unreadable"
        assert run.rows("events") == []


def test_half_a_feed_is_no_withdrawal(tmp_path: Path):
    """The feed ends in the middle: the missing countries have not lost their advisories."""
    with settled_house(tmp_path / "house") as run:
        whole = run.publisher.pages[RSS][0]
        run.publisher.pages[RSS] = (whole[: len(whole) // 2], "text/xml")
        run.check("2026-03-02T09:00:00Z")
        assert {r["door"]: r["health"] for r in run.rows("sources")}["us_state.rss"] == "unreadable"
        assert run.rows("events") == []
        run.publisher.pages[RSS] = (whole, "text/xml")
        run.check("2026-03-02T10:00:00Z")
        assert {r["door"]: r["health"] for r in run.rows("sources")}["us_state.rss"] == "ok"


def test_a_clock_that_runs_backwards_is_refused(tmp_path: Path):
    """A pass before the last one: usage error, one line, nothing written."""
    with house(tmp_path / "house") as run:
        run.publishes(CALM, QUIET)
        run.check("2026-03-02T09:00:00Z")
        done = run.check("2026-03-01T09:00:00Z")
        assert done.returncode == 2
        assert "2026-03-02T09:00:00Z" in done.stderr and "2026-03-01T09:00:00Z" in done.stderr
        assert len(done.stderr.splitlines()) == 1
