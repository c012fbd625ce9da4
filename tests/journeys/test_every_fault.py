"""Every way a door can fail, through the whole corridor: its state, since when, what came instead, who is not checked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.collect.sources import SOURCES
from monitor.fitness import health
from monitor.locate.places import by_code, spellings
from monitor.wire import House, open_house
from tests.collect.faultserver import FaultServer, Visit, bomb

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
CODES = sorted({place.key for _, place in spellings() if place.codes == (place.key,)} - {"CA"})[:200]
CANADA, OWN = "/data.international.gc.ca/travel-voyage/index-alpha-eng.json", "/advice.example/oman"
ELSEWHERE = "".join(f"[sources.{name}]\nenabled = false\n" for name in SOURCES if name != "canada")
CONFIG = '[collect]\ncontact = "tests@example.org"\ndeadline = 1.0\ncap_mb = 1\n' + ELSEWHERE + (
    '[[source]]\nname = "oman"\naddress = "https://advice.example/oman"\nselector = "main"\ncountries = ["OM"]\n'
)  # fmt: skip
PAGE = b"<html><title>Oman</title><main><p>Be careful in Oman, and mind the weather in its mountains.</p></main></html>"
Handler = Callable[[Visit], None]


def index(at: datetime, codes: list[str] = CODES, **changed: object) -> bytes:
    """Canada's index: every country at its calm, made at `at`."""
    def row(code: str) -> dict[str, object]:
        place = by_code(code)
        assert place
        return {"country-iso": code, "advisory-state": 0, "has-regional-advisory": 0, "date-published": {"timestamp": 1_700_000_000},
                "eng": {"name": place.name, "url-slug": place.name.lower()}, **changed}  # fmt: skip

    stamp = {"metadata": {"generated": {"timestamp": int(at.timestamp())}}}
    return json.dumps({**stamp, "data": {code: row(code) for code in codes}}).encode()


def says(body: bytes, status: str = "200 OK", kind: str = "text/html", **headers: str) -> Handler:
    return lambda visit: visit.answer(body, status, Content_Type=kind, **headers)


def page(heading: str) -> bytes:
    return f"<html><title>{heading}</title><h1>{heading}</h1></html>".encode()


FAULTS: dict[str, tuple[Handler, str]] = {  # the health by its name, what comes, what of it is shown
    "blocked": (says(page("Access Denied"), "403 Forbidden"), "403 Forbidden"),
    "blocked with status 200": (says(page("Just a moment...")), "just a moment"),
    "placeholder": (says(page("We are experiencing technical difficulties")), "technical difficulties"),
    "soft_404": (says(page("Page Not Found")), "page not found"),
    "not_found": (says(b"gone", "404 Not Found"), "404 Not Found"),
    "empty": (says(b""), "0 bytes"),
    "rate_limited": (says(b"slow down", "429 Too Many Requests", Retry_After="7200"), "429"),
    "server_error": (says(b"oops", "503 Service Unavailable"), "503"),
    "unreachable": (lambda visit: visit.line.close(), "expected an answer"),
    "unreadable": (lambda visit: visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf") or visit.line.close(), "cut in the middle"),
    "too_large": (says(bomb(4), Content_Encoding="gzip"), "1048576"),
    "redirect": (lambda visit: visit.answer(b"", "302 Found", Location=visit.path), "circle"),
}  # fmt: skip
OF_LISTS: dict[str, tuple[Handler, str]] = {
    "wrong_type": (says(page("Welcome") + b"<p>words</p>" * 200), "expected JSON, got HTML"),
    "empty_list": (says(index(START, []), kind="application/json"), "expected about 230 countries, got none"),
}


@contextmanager
def serving() -> Iterator[FaultServer]:
    with FaultServer().running() as running:
        for host in ("data.international.gc.ca", "advice.example"):
            running.on(f"/{host}/robots.txt", says(b"", "404 Not Found"))
        running.on(OWN, says(PAGE))
        running.on(CANADA, says(index(START), kind="application/json"))
        for code in CODES:  # an index that is alone: no country has a document
            running.on(f"/data.international.gc.ca/travel-voyage/cta-cap-{code}.json", says(b"gone", "404 Not Found"))
        yield running


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with serving() as running:
        yield running


@contextmanager
def living(folder: Path, server: FaultServer) -> Iterator[House]:
    made = open_house(folder / "config", folder / "state", {}, server.url)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a house that looked once, at the start: each story goes on from a copy."""
    folder = tmp_path_factory.mktemp("looked")
    (folder / "config").mkdir()
    (folder / "config" / "local.toml").write_text(CONFIG, "utf-8")
    with serving() as running, living(folder, running) as made:
        made.check(START)
    return folder


@pytest.fixture
def opened(server: FaultServer, looked: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(looked, tmp_path, dirs_exist_ok=True)
    with living(tmp_path, server) as made:
        assert [(row["health"], row["not_checked"]) for row in health(made)] == [("ok", []), ("not_found", []), ("ok", [])]
        yield made


def fares(house: House, hours: float, door: str, *notes: str) -> dict[str, object]:
    """Look once more, so many hours after the start; how the door fares then, and that nothing but notes is told."""
    told = house.check(START + timedelta(hours=hours))
    assert [event.finding.kind for report in told for event in report.events] == [*notes]
    return next(row for row in health(house) if row["door"] == door)


@pytest.mark.parametrize("name", [*FAULTS, *OF_LISTS])
def test_a_fault_of_an_index_leaves_all_its_countries_open(server: FaultServer, opened: House, name: str):
    handler, shown = (FAULTS | OF_LISTS)[name]
    server.on(CANADA, handler)
    for hours in (1, 4):
        row = fares(opened, hours, "canada.index")
        assert row["health"] == name.partition(" ")[0]
        assert shown in str(row["detail"])
        assert (row["since"], row["good_at"]) == ("2026-03-01T10:00:00Z", "2026-03-01T09:00:00Z")
        assert (row["not_checked"], row["not_checked_since"]) == (CODES, "2026-03-01T09:00:00Z")
    server.on(CANADA, says(index(START + timedelta(hours=5)), kind="application/json"))
    row = fares(opened, 6, "canada.index")
    assert (row["health"], row["detail"], row["not_checked"]) == ("ok", "", [])


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_page_of_ones_own_leaves_its_country_open(server: FaultServer, opened: House, name: str):
    handler, shown = FAULTS[name]
    server.on(OWN, handler)
    row = fares(opened, 1, "listed.oman")
    assert (row["health"], row["not_checked"], row["not_checked_since"]) == (name.partition(" ")[0], ["OM"], "2026-03-01T09:00:00Z")
    assert shown in str(row["detail"])
    server.on(OWN, says(PAGE))
    assert fares(opened, 4, "listed.oman")["not_checked"] == []


def test_who_is_missing_from_a_shrunken_list_is_not_checked_since_it_shrank(server: FaultServer, opened: House):
    server.on(CANADA, says(index(START, CODES[:120]), kind="application/json"))
    row = fares(opened, 1, "canada.index")
    assert row["health"] == "shrunk"
    assert "expected at least 200 destinations, got 120" in str(row["detail"])
    assert (row["not_checked"], row["not_checked_since"]) == (CODES[120:], "2026-03-01T10:00:00Z")


def test_a_list_made_long_ago_has_checked_nobody(server: FaultServer, opened: House):
    """The index comes with status 200 and the time stamp of the day before yesterday: nine days of that were seen."""
    row = fares(opened, 30, "canada.index")
    assert row["health"] == "stale"
    assert "made 2026-03-01 09:00 UTC" in str(row["detail"])
    assert (row["not_checked"], row["not_checked_since"]) == (CODES, "2026-03-02T15:00:00Z")


def test_levels_that_vanish_from_all_rows_are_a_changed_layout(server: FaultServer, opened: House):
    server.on(CANADA, says(index(START, **{"advisory-state": None}), kind="application/json"))
    row = fares(opened, 1, "canada.index", "layout_changed")
    assert row["health"] == "layout_changed"
    assert (row["not_checked"], row["since"]) == (CODES, "2026-03-01T10:00:00Z")


def test_an_element_that_is_gone_is_a_changed_layout(server: FaultServer, opened: House):
    server.on(OWN, says(PAGE.replace(b"main", b"article")))
    row = fares(opened, 1, "listed.oman")
    assert (row["health"], row["not_checked"]) == ("layout_changed", ["OM"])
    assert "expected an element 'main'" in str(row["detail"])


def test_half_a_text_of_ones_own_page_is_shrunk_until_it_was_seen_twice(server: FaultServer, opened: House):
    server.on(OWN, says(b"<html><main><p>Be careful.</p></main></html>"))
    row = fares(opened, 1, "listed.oman")
    assert (row["health"], row["not_checked"]) == ("shrunk", ["OM"])


def test_a_page_that_robots_txt_shuts_is_disallowed_from_the_next_day_on(server: FaultServer, opened: House):
    server.on("/advice.example/robots.txt", says(b"User-agent: *\nDisallow: /", kind="text/plain"))
    assert fares(opened, 23, "listed.oman")["health"] == "ok"
    row = fares(opened, 25, "listed.oman")
    assert (row["health"], row["not_checked"], row["not_checked_since"]) == ("disallowed", ["OM"], "2026-03-02T08:00:00Z")
    assert "says 'Disallow: /' to AdvisoryMonitor" in str(row["detail"])
