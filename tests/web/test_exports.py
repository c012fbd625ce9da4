"""A view of the log as a table, a program's input, a feed and a printed report."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from lxml import etree

from monitor.model import Evidence, Health
from monitor.store.log import Asked
from monitor.store.storms import gather
from monitor.web.days import by_day
from monitor.web.report import Paper, _counted, fill, shown
from monitor.web.views import exports
from monitor.web.views.exports import KEPT
from tests.store.stories import belief, door, event
from tests.web.site import NOW, client, site
from tests.web.test_changes import told

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def table(web, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(web.get(f"/changes.csv{query}").content.decode("utf-8-sig"))))


@pytest.mark.parametrize("trick", ['=HYPERLINK("https://evil.example")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_a_cell_a_spreadsheet_would_run_is_text(web, keep, trick):
    keep(told("x", headline=trick, quote=trick))
    (row,) = table(web)
    assert row["headline"].startswith("'")
    assert row["quotes"].startswith("'")


def test_a_sentence_that_no_longer_stands_is_nowhere_taken_for_what_is_said(web, keep):
    """Britain drops "all but essential travel to the north": a feed that quoted it as said would send people the wrong way."""
    kept, gone = Evidence("after", "Follow local advice."), Evidence("before", "Travel to the north is safe.")
    one = event("mixed")
    keep(replace(one, finding=replace(one.finding, evidence=(gone, kept))))
    assert table(web)[0]["quotes"] == "Follow local advice. No longer says: Travel to the north is safe."
    assert table(web, "?q=north")[0]["quotes"].count("No longer says: ") == 1
    for address in ("/changes.json", "/changes.atom", "/feed.json"):
        assert "No longer says: Travel to the north is safe." in web.get(address).text, address
    shown = web.get("/").text
    assert "“Follow local advice.” “<del>" in shown
    assert '<del><span class="vh">No longer says: </span>Travel to the north is safe.</del>' in shown
    assert not re.search("[\x02-\x05\ue000-\ue003]", shown)
    assert web.get("/?q=north").text.count("<del>") == web.get("/?q=north").text.count("</del>") == 1


def test_what_came_in_a_storm_is_marked_wherever_it_is_taken_away_to(web, keep, store):
    """At nine a broken page tells of an order in Iraq; at ten past an officer discards it: whoever asks again learns that."""
    keep(told("x", "IQ", minutes=-20), told("free", "ML", minutes=-30))
    began = NOW - timedelta(minutes=20)
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["x"], began)
    tags = {way: web.get(way).headers["etag"] for way in ("/changes.csv", "/changes.json", "/changes.pdf", "/changes.atom", "/feed.json", "/api/v1/events")}
    waits, gone = "waits for an officer", "discarded by an officer as a fault"
    assert [row["storm"] for row in table(web)] == ["open", ""] and waits in web.get("/countries/IQ").text
    assert [one["storm"] for one in web.get("/api/v1/events").json()["events"]] == ["open", None]
    store.storms.decide(1, "discarded", "olga", began + timedelta(minutes=10), "a bad template")
    for way, tag in tags.items():
        assert web.get(way, headers={"If-None-Match": tag}).status_code == 200, way
    assert [(row["storm"], row["ruled_at"][:16]) for row in table(web)] == [("discarded", "2026-03-02T20:50"), ("", "")]
    assert [one["storm"] for one in web.get("/changes.json").json()["events"]] == ["discarded", None]
    assert web.get("/api/v1/events/x").json()["storm"] == "discarded"
    assert web.get("/feed.json").json()["items"][0]["date_modified"].startswith("2026-03-02T20:50")
    assert "<updated>2026-03-02T20:50" in web.get("/changes.atom").text
    assert [web.get(way).text.count(gone) for way in ("/changes.atom", "/feed.json", "/cap.atom", "/?country=IQ&severity=P1")] == [1, 1, 1, 1]
    assert gone in web.get("/countries/IQ").text and gone not in web.get("/countries/ML").text


def test_a_grave_change_that_was_a_fault_is_not_the_last_one_of_its_country(web, keep, store):
    keep(*(replace(told(name, "IQ", severity="P1"), detected_at=NOW - timedelta(hours=hours)) for name, hours in (("true", 9), ("fault", 1))), beliefs=[belief()])
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["fault"], NOW - timedelta(hours=1))
    assert 'Last grave change</span><a href="/events/fault">' in web.get("/countries/IQ").text
    store.storms.decide(1, "discarded", "olga", NOW, "a bad template")
    assert 'Last grave change</span><a href="/events/true">' in web.get("/countries/IQ").text


def test_a_departure_that_was_a_fault_begins_no_clock(web, keep, store):
    keep(replace(told("x", "IQ", decided_on=date(2026, 3, 1)), detected_at=NOW))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["x"], NOW)
    assert "Day 180" in web.get("/calendar.ics").text
    store.storms.decide(1, "discarded", "olga", NOW, "a bad template")
    assert "Day 180" not in web.get("/calendar.ics").text


def test_a_hostile_headline_leaves_the_calendar_one_that_every_program_reads(web, keep):
    """RFC 5545 section 3.1: no control character stands in a line."""
    words = "US orders\x1b[31m\x00\u202e staff\r\nATTENDEE:mailto:x@example.org"
    keep(replace(told("x", "IQ", headline=words, why=words, decided_on=date(2026, 3, 1)), detected_at=NOW))
    said = web.get("/calendar.ics").text
    assert "Day 180: US orders" in said.replace("\r\n ", "")
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", said)
    assert not re.search("^ATTENDEE", said, re.M)


def test_a_table_holds_what_the_view_shows(web, keep):
    keep(told("a", "IQ"), told("b", "ML", minutes=1), held=[told("h", "IQ", held="seen once")])
    assert [row["id"] for row in table(web)] == ["b", "a"]
    assert [row["id"] for row in table(web, "?country=IQ")] == ["a"]
    assert [(row["id"], row["held"]) for row in table(web, "?state=held")] == [("h", "seen once")]
    assert table(web)[0]["address"] == "http://monitor.test/events/b"


def test_json_holds_the_same_without_the_marks_of_a_search(web, keep):
    keep(told("a", headline="US orders staff out"))
    answer = web.get("/changes.json?q=orders").json()
    assert [e["headline"] for e in answer["events"]] == ["US orders staff out"]
    assert answer["complete"] is True


def test_a_feed_is_well_formed_whatever_publishers_write_and_its_ids_stay(web, keep):
    keep(event("e1"), told("x", headline="<b>&\x00\x0b bold\ud800", minutes=1))
    answer = web.get("/changes.atom?country=IQ")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.xpath("a:entry/a:id/text()", namespaces=ATOM) == ["http://monitor.test/events/x", "http://monitor.test/events/e1"]
    assert feed.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM) == "http://monitor.test/changes.atom?country=IQ"
    again = web.get("/changes.atom?country=IQ", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_report_is_a_pdf_that_can_be_drawn_again_to_the_byte(web, keep):
    keep(*(told(f"n{n}", quote="Łódź, Αθήνα, Москва – “quoted”", minutes=n) for n in range(40)))
    first, kept = (web.get("/changes.pdf?country=IQ") for _ in range(2))
    web.app.state.printed.clear()
    second = web.get("/changes.pdf?country=IQ")
    assert first.content.startswith(b"%PDF-") and kept.content == first.content
    assert first.content == second.content
    assert len(first.content) < 120_000


def test_a_report_is_kept_until_something_is_told_and_no_more_of_them_than_that(web, keep):
    keep(told("a"))
    before = web.get("/changes.pdf")
    assert web.get("/changes.pdf", headers={"If-None-Match": before.headers["etag"]}).status_code == 304
    keep(told("b", minutes=1))
    assert web.get("/changes.pdf").headers["etag"] != before.headers["etag"]
    web.app.state.printed.update({str(number): b"" for number in range(KEPT)})
    web.get("/changes.pdf?country=IQ")
    assert len(web.app.state.printed) == KEPT


def test_junk_in_an_address_draws_no_second_report_and_a_third_at_once_waits(web, keep, monkeypatch):
    """Each costs a second of a whole processor: one visitor with a counter in the address would take all of them."""
    keep(told("a"))
    drawn = []
    monkeypatch.setattr(exports, "_printed", lambda _request: drawn.append(1) or b"%PDF-")
    tags = {web.get(f"/changes.pdf?x={number}").headers["etag"] for number in range(5)}
    assert len(drawn) == len(tags) == 1
    assert exports._DRAWING.acquire(blocking=False) and exports._DRAWING.acquire(blocking=False)
    try:
        busy = web.get("/changes.pdf?country=IQ")
        assert (busy.status_code, busy.headers["retry-after"]) == (503, "5")
        assert web.get("/changes.pdf?x=9").status_code == 200
    finally:
        exports._DRAWING.release(2)
    assert web.get("/changes.pdf?country=IQ").status_code == 200


class Read(Paper):
    """Paper that remembers which words stand on which page."""

    def say(self, text: str, height: float, left: float = 0, link: str = "") -> None:
        super().say(text, height, left, link)
        self.__dict__.setdefault("said", []).append((self.page, text))


def test_a_report_tears_no_day_and_no_country_from_its_first_entry(web, keep):
    """Wherever the page ends: a head alone at its foot reads as a country of which nothing is told."""
    site = web.app.state.site
    keep(*(told(f"n{n}", "IQ" if n % 2 else "ML", quote="Words " * 30, minutes=1440 * n) for n in range(30)))
    for lines in range(0, 40, 5):
        paper = Read("foot", NOW)
        paper.add_page()
        paper.set_y(paper.t_margin + 5 * lines)
        fill(paper, by_day(site.library.entries(Asked(), None, 30)), site)
        paper.output()  # which closes its fonts
        said = paper.__dict__["said"]
        heads = [n for n, (_, text) in enumerate(said) if text in ("Iraq", "Mali") or re.search(r"day \d+ \w+ 2025$", text)]
        assert len(heads) == 60
        assert [said[n] for n in heads if said[n][0] != said[n + 1][0]] == []


def test_a_report_says_when_governments_were_read_last(store, keep):
    row = {"publisher": "us_state", "door": "us_state.rss", "health": "ok", "since": None, "good_at": "2026-03-01T09:00:00Z", "not_checked_each": {}}
    fares = [row]
    with client(site(store, health=lambda: fares)) as web:
        keep(told("a"), doors=[door()])
        before = web.get("/changes.pdf").headers["etag"]
        fares[0] = {**row, "health": "blocked", "not_checked_each": {"IQ": "2026-03-01T09:00:00Z"}}
        keep(doors=[door(health=Health.BLOCKED)], at=NOW + timedelta(minutes=5))
        assert web.get("/changes.pdf").headers["etag"] != before


def test_a_report_of_nothing_says_so(web, keep):
    """A blank sheet under "0 changes" reads as an all-clear."""
    assert web.get("/changes.pdf").content.startswith(b"%PDF-")
    assert _counted([], 0) == "Nothing that was noticed matches this view; that is no all-clear."
    keep(told("a"))
    assert _counted(by_day(web.app.state.site.library.entries(Asked(), None, 2)), 0).startswith("1 change: 1 urgent (P1), 0 important (P2)")


@pytest.mark.parametrize("view", ["/feed.json", "/changes.atom", "/cap.atom", "/"])
def test_of_a_country_on_which_no_advice_was_read_silence_says_nothing(web, keep, view):
    """Every publisher is read well, and none has a page on Antarctica: "last checked at nine" alone would be a calm nobody looked for."""
    keep(told("a"), beliefs=[belief()], doors=[door()])
    said = "No government’s advice on Antarctica has been read: not checked is not clear."
    assert said in web.get(view + "?country=AQ").text
    assert "has been read" not in web.get(view + "?country=IQ").text + web.get(view).text
    assert "No such advice on Iraq has been read" in web.get(view + "?country=IQ&publisher=uk_fcdo").text
    assert "has been read" not in web.get(view + "?country=IQ&publisher=us_embassy").text  # whose posts are no advice


@pytest.fixture
def paper():
    """A report's paper with its pen on it; drawing it closes its fonts."""
    made = Paper("foot", NOW)
    made.ink(9)
    yield made
    made.add_page()
    made.output()


def test_words_in_a_script_the_report_cannot_print_are_named_not_dropped(web, keep, paper):
    """Iraq's foreign ministry speaks Arabic, Japan's Japanese: a reader of the report is sent to the page."""
    keep(told("e1", headline="Iraq: منع السفر إلى البصرة, says the ministry"), told("e2", headline="危険情報 for Łódź and Москва", minutes=1))
    known = paper.known()
    assert shown("Iraq: منع السفر إلى البصرة, now", known) == "Iraq: [text in Arabic script: see the page], now"
    assert shown("危険情報 for Łódź and Москва", known) == "[text in Chinese script: see the page] for Łódź and Москва"
    assert shown("日本の レベル3", known) == "[text in Chinese and Hiragana and Katakana script: see the page]3"
    assert web.get("/changes.pdf").content.startswith(b"%PDF")


def test_a_report_wraps_long_words_and_long_lines(paper):
    lines = list(paper.wrapped(" ".join(["word"] * 200 + ["x" * 500]), 100))
    assert all(paper.get_string_width(line) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == "word" * 200 + "x" * 500
