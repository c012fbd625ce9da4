"""The change log as people read it: filters in the address, words found, hostile text as text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from monitor.model import Source
from monitor.store.log import Asked, words
from monitor.web.words import marked
from tests.store.stories import NINE, event
from tests.web.site import NOW


def told(name: str, country: str = "IQ", headline: str = "", minutes: int = 0, quote: str = "", **changes):
    one = event(name, country=country, destination=country.lower(), detected_at=NINE + timedelta(minutes=minutes),
                **{k: changes.pop(k) for k in [*changes] if k in ("publisher", "kind", "held", "flags")})  # fmt: skip
    finding = replace(one.finding, headline=headline or f"{country}: {name}", **changes)
    if quote:
        finding = replace(finding, evidence=(replace(finding.evidence[0], text=quote),))
    return replace(one, finding=finding)


def ids(entries) -> list[str]:
    return [entry.id for entry in entries]


@pytest.fixture
def library(store, keep):
    keep(
        told("a", "IQ", severity="P1", minutes=1),
        told("b", "ML", severity="P3", minutes=2, kind="level_lowered", quote="The consulates in Bamako reopened."),
        told("c", "IQ", severity="P2", minutes=3, quote="Do not travel to Kirkuk."),
        held=[told("h", "SY", held="seen at one door", minutes=4)],
    )
    return store.library


@pytest.mark.parametrize(("asked", "expected"), [
    (Asked(), ["c", "b", "a"]),
    (Asked(countries=("IQ",)), ["c", "a"]),
    (Asked(countries=("IQ", "ML"), severities=("P3", "P1")), ["b", "a"]),
    (Asked(kinds=("level_lowered",)), ["b"]),
    (Asked(publishers=("uk_fcdo",)), []),
    (Asked(since=NINE + timedelta(minutes=2), until=NINE + timedelta(minutes=3)), ["b"]),
    (Asked(text="consulate"), ["b"]),
    (Asked(text='"do not travel" kirkuk'), ["c"]),
    (Asked(text="travel", countries=("ML",)), []),
    (Asked(text="kirk*"), ["c"]),
    (Asked(text='kirkuk" OR (NEAR'), []),
])  # fmt: skip
def test_the_log_finds_what_is_asked_for_newest_first(library, asked, expected):
    assert ids(library.entries(asked)) == expected
    assert sum(library.tally(asked).values()) == len(expected)


def test_words_that_are_no_question_find_nothing_and_break_nothing():
    assert words('""  - * "') == ""
    assert words("orders -kirkuk") == '"orders" NOT "kirkuk"'


def test_a_page_goes_on_where_the_last_one_ended(library):
    first = library.entries(Asked(), limit=2)
    assert ids(library.entries(Asked(), before=(first[-1].at, first[-1].seq))) == ["a"]


def test_the_log_made_anew_is_the_log_as_it_grew(library):
    grown = library.entries(Asked())
    assert library.rebuild() == 3
    assert library.entries(Asked()) == grown
    assert ids(library.entries(Asked(text="kirkuk"))) == ["c"]


def test_who_said_it_again_is_asked_for_as_well_as_who_told_it_first(web, library, keep):
    doors = ("us_state.api", "us_embassy.alerts", "us_embassy.feed", "uk_fcdo.index")
    keep(confirmations=[("a", Source(door, f"https://{door}.example/", "9" * 64)) for door in doors])
    for asked in (Asked(publishers=("uk_fcdo",)), Asked(publishers=("uk_fcdo", "us_embassy"))):
        assert ids(library.entries(asked)) == ["a"]
        assert library.tally(asked) == {"P1": 1}
    both = Asked(publishers=("us_state", "uk_fcdo"))
    assert ids(library.entries(both)) == ["c", "b", "a"]  # and none of them twice
    assert ids(library.entries(both, limit=2)) == ["c", "b"]
    assert sum(library.tally(both).values()) == 3
    assert ids(library.entries(Asked(publishers=("uk_fcdo",), text="iq"))) == ["a"]
    assert ids(library.entries(Asked(publishers=("uk_fcdo",), text="kirkuk"))) == []
    assert ids(library.entries(Asked(publishers=("uk_fcdo",), countries=("ML",)))) == []
    assert library.entries(both)[-1].again == ("uk_fcdo", "us_embassy")
    page = web.get("/?publisher=uk_fcdo").text
    assert "also UK Foreign" in page and "also U.S. embassies" in page
    grown = library.entries(both)
    library.rebuild()
    assert (library.entries(both), ids(library.entries(Asked(publishers=("uk_fcdo",), text="iq")))) == (grown, ["a"])


def test_found_words_are_marked_and_foreign_text_stays_text(web, keep):
    keep(told("x", headline="US orders <script>alert(1)</script> & family out"))
    page = web.get("/?q=family").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>family</mark> out" in page
    assert "<script>alert" not in page


def test_what_is_held_back_is_shown_as_held_back_and_not_among_the_announced(web, library):
    assert "seen at one door" not in web.get("/").text
    assert "Held back <span" in web.get("/").text
    page = web.get("/?state=held").text
    assert "Held back: seen at one door" in page
    assert "seen at one door" not in web.get("/?state=held&country=IQ").text


def test_of_what_is_held_back_only_what_the_filters_leave_is_counted(web, library):
    """Of Iraq nothing is held back, and a page on Iraq said "Held back 1": that of another country."""
    page = web.get("/?severity=P1&severity=P2").text
    assert 'href="/?state=held">&nbsp;Held back <span class="soft">1<' in page
    assert page.count('class="sev P') >= 4 and len(re.findall(r'severity=P[12]" aria-current="true"', page)) == 2
    assert "Held back <span" not in web.get("/?country=IQ").text
    assert 'href="/?country=IQ">Back to what was announced' in web.get("/?state=held&country=IQ").text


def test_filters_live_in_the_address(web, library):
    page = web.get("/?country=iq&severity=P2&since=2025-06-12&q=travel").text
    assert '<option value="IQ" selected>' in page
    assert "/events/c" in page and "/events/a" not in page
    assert '<input type="hidden" name="severity" value="P2">' in page


@pytest.mark.parametrize("query", ["since=2025-13-40&until=x", "before=../../etc_1", "country=%00&kind='--", "q=%ED%A0%80", "q=" + "a" * 5000])
def test_an_address_nobody_wrote_by_hand_is_answered_all_the_same(web, library, query):
    assert web.get(f"/?{query}").status_code == 200


def test_the_pulse_grows_with_every_event(web, keep):
    before = web.get("/pulse").json()["head"]
    keep(told("p"), at=NOW)
    assert web.get("/pulse").json()["head"] == before + 1


def test_each_filter_that_is_set_is_named_and_can_be_taken_away_alone(web, library):
    page = web.get("/?country=IQ&country=ML&region=Sahel&kind=level_lowered&since=2025-01-02&q=reopened&severity=P3").text
    named = dict(re.findall(r'<a href="([^"]+)" aria-label="Leave out the filter ([^"]+)"', page))
    assert [*named.values()] == ["Iraq", "Mali", "Sahel", "Level lowered", "from 2 January 2025", "“reopened”"]
    for address, said in named.items():
        left = re.findall(r'aria-label="Leave out the filter ([^"]+)"', web.get(unescape(address)).text)
        assert left == [one for one in named.values() if one != said]
        assert "severity=P3" in address


@pytest.mark.parametrize(("query", "said"), [
    ("?q=zzz", 'href="/search?q=zzz"'), ("?country=FR", "look at all changes"), ("?state=held&country=FR", "Nothing that is held back matches"),
])  # fmt: skip
def test_where_nothing_is_found_the_page_says_what_to_do(web, library, query, said):
    assert said in web.get("/" + query).text


def test_every_way_to_take_a_view_away_keeps_its_filters(web, library):
    page = web.get("/?country=IQ&severity=P1").text
    ways = [unescape(each) for each in re.findall(r'<a href="(/[\w.]+\?country=IQ[^"]*)">', page.split('class="exports"')[1])]
    assert [way.partition("?")[0] for way in ways] == ["/changes.pdf", "/changes.csv", "/changes.json", "/changes.atom", "/feed.json", "/cap.atom", "/calendar.ics"]
    assert all("severity=P1" in way and web.get(way).status_code == 200 for way in ways)
    held = web.get("/?state=held").text.split('class="exports"')[1]
    assert "/feed.json" not in held and "/changes.pdf?state=held" in held


def test_signs_that_a_page_holds_by_itself_make_no_element_of_the_log():
    """Only what we mark is struck out: a hostile text must not make advice look withdrawn."""
    assert marked("Do not\ue002 travel\ue003 <b>") == "Do not travel &lt;b&gt;"
    assert "<del>" in marked("\x04Leave now.\x05")
