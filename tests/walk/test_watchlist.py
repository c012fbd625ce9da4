"""Pages and feeds of the operator's own list: what changed is told once, what only moves or breaks is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from monitor.collect.answers import recognise
from monitor.collect.ask import Answer, Ask
from monitor.collect.listed import Listed
from monitor.model import Event, Health
from monitor.store.sqlite import Store
from monitor.walk import watchlist
from tests.store.blank import blank_store

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGE = Listed("oman", "Ruritania on Oman", "https://advice.example/oman", "page", "main#content", countries=("OM",))
FEED = Listed("alerts", "Ruritanian alerts", "https://advice.example/feed", "feed", countries=("OM",))
CALM = "<p>Travellers should take care near the border, as patrols are frequent there.</p>"
MORE = "<p>The ferry to the northern islands no longer runs in winter months.</p>"
LEFT = (
    "<p>On March 1, 2026, the Department ordered non-emergency U.S. government employees and family members to leave"
    " Muscat due to safety risks.</p>"
)
DENIED = b"<HTML><TITLE>Access Denied</TITLE><H1>Access Denied</H1>You don't have permission. Reference&#32;&#35;18</HTML>"
CLOSED = b"<html><title>Maintenance</title><h1>Scheduled maintenance</h1><p>Back soon.</p></html>"


def html(inside: str, nonce: str = "") -> bytes:
    hidden = f'<input type="hidden" name="token" value="{nonce}"><!-- {nonce} -->' if nonce else ""
    body = f'<main id="content"><h1>Oman</h1>{hidden}{inside}</main>'
    return f"<!DOCTYPE html><html><title>Oman</title><body><nav>menu</nav>{body}<footer>{nonce}</footer></body></html>".encode()


def rss(*items: tuple[str, str, str], built: str = "") -> bytes:
    rows = "".join(
        f"<item><title>{title}</title><link>https://advice.example/{guid}</link><guid>{guid}</guid>"
        f"<description><![CDATA[<p>{text}</p>]]></description></item>"
        for guid, title, text in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{built}{rows}</channel></rss>'.encode()


ONE = ("one", "Road works", "Road works delay buses in the old town this week.")
TWO = ("two", "Festival", "Crowds are expected at the harbour festival on Sunday.")
THREE = ("three", "Storm", "Heavy rain is expected on the southern coast tomorrow.")


class Watching:
    """One source, a clock that moves by an hour a look, and what the site serves."""

    def __init__(self, store: Store, source: Listed) -> None:
        self.store, self.source, self.now, self.served, self.asked = store, source, NINE, b"", 0

    def fetch(self, ask: Ask) -> Answer:
        self.asked += 1
        etag = sha256(self.served).hexdigest()[:16]
        if ask.etag == etag:
            return Answer(ask.url, False, b"", "", etag, "", 0.0, 0)
        recognise(self.served, "text/html" if ask.accept.startswith("text/html") else "text/xml", ask.accept)
        return Answer(ask.url, True, self.served, "", etag, "", 0.0, len(self.served))

    def sees(self, body: bytes) -> list[Event]:
        self.served, self.now = body, self.now + timedelta(hours=1)
        return watchlist.look(self.fetch, self.store, [self.source], self.now, 4)[1]

    @property
    def health(self) -> Health:
        return self.store.doors(self.source.door)[self.source.door].health


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = blank_store(tmp_path / "house.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def page(store: Store) -> Watching:
    watching = Watching(store, PAGE)
    assert watching.sees(html(CALM)) == []
    return watching


@pytest.fixture
def feed(store: Store) -> Watching:
    watching = Watching(store, FEED)
    assert watching.sees(rss(TWO, ONE)) == []
    return watching


# ---------------------------------------------------------------- pages
def test_a_new_sentence_is_told_once_with_its_words(page):
    (event,) = page.sees(html(CALM + MORE))
    assert (event.publisher, event.country, event.finding.kind) == ("listed", "OM", "advice_text_changed")
    assert "ferry" in event.finding.headline and "Ruritania on Oman" in event.finding.headline
    assert any("no longer runs in winter" in quote.text for quote in event.finding.evidence)
    assert page.sees(html(CALM + MORE)) == []


def test_what_a_text_says_of_staff_has_its_name_also_without_a_scale(page):
    (event,) = page.sees(html(CALM + LEFT))
    assert (event.finding.kind, event.finding.severity) == ("departure_ordered", "P1")


def test_an_order_that_vanishes_is_an_all_clear_and_seen_twice_before_it_is_told(page):
    page.sees(html(CALM + LEFT))
    assert page.sees(html(CALM)) == []
    (event,) = page.sees(html(CALM))
    assert event.finding.kind == "departure_statement_dropped"


def test_the_smallest_change_of_words_is_told_as_one(page):
    (event,) = page.sees(html(CALM.replace("frequent", "rare")))
    assert event.finding.severity == "P4" and "rare" in event.finding.headline


def test_hidden_tokens_comments_menus_and_footers_are_no_change(page, store):
    before = store.size()["pages"]
    assert [page.sees(html(CALM, nonce)) for nonce in ("a1", "b2", "c3")] == [[], [], []]
    assert store.size()["pages"] == before
    assert page.health is Health.OK


def test_a_stamp_that_shows_is_left_out_when_the_configuration_says_so(store):
    stamped = Watching(store, Listed("s", "S", PAGE.address, "page", "main", ignore=(r"Page rendered \w+",)))
    looks = [stamped.sees(html(f"{CALM}<p>Page rendered {stamp}</p>")) for stamp in ("a1", "b2")]
    assert looks == [[], []]
    assert len(stamped.sees(html(f"{CALM}{MORE}<p>Page rendered c3</p>"))) == 1


def test_when_the_element_is_gone_nothing_was_compared_and_what_changed_meanwhile_is_told_after(page):
    assert page.sees(html(CALM + MORE).replace(b'<main id="content">', b"<div>").replace(b"</main>", b"</div>")) == []
    assert page.health is Health.LAYOUT_CHANGED
    assert len(page.sees(html(CALM + MORE))) == 1
    assert page.health is Health.OK


@pytest.mark.parametrize(
    ("body", "health"),
    [(DENIED, Health.BLOCKED), (b"", Health.EMPTY), (CLOSED, Health.PLACEHOLDER), (html(""), Health.OK),
     (b"<html><main id=content>" + b"<div>" * 41_000, Health.TOO_LARGE)],
)  # fmt: skip
def test_what_comes_instead_of_a_page_is_no_event(page, body, health):
    if body == html(""):
        body = html("").replace(b"<h1>Oman</h1>", b"")
        health = Health.LAYOUT_CHANGED
    assert page.sees(body) == []
    assert page.health is health
    assert page.sees(html(CALM)) == []


def test_half_a_page_and_an_earlier_text_are_seen_twice_before_they_are_believed(page):
    long = CALM + MORE * 1 + "".join(f"<p>Advice number {n} tells travellers what to do there.</p>" for n in range(20))
    page.sees(html(long))
    assert page.sees(html(CALM)) == []
    assert page.health is Health.SHRUNK
    assert page.sees(html(long)) == []
    assert page.health is Health.OK
    assert page.sees(html(CALM)) == []
    assert len(page.sees(html(CALM))) == 1


def test_an_earlier_text_again_is_seen_twice_before_it_is_told(page):
    """Two servers behind one address, one of them a day behind: each look may be answered by either."""
    later = CALM.replace("<p>", "<p>Buses to the harbour leave at nine. ", 1)
    assert len(page.sees(html(later))) == 1
    assert page.sees(html(CALM)) == [] and page.health is Health.STALE
    assert page.sees(html(later)) == [] and page.health is Health.OK
    assert page.sees(html(CALM)) == [] and len(page.sees(html(CALM))) == 1


def test_another_language_is_told_as_changed_words_and_no_kind_guesses_at_it(store):
    french = Watching(store, Listed("fr", "France", PAGE.address, "page", "main", language="fr"))
    french.sees(html("<p>Il est recommandé de faire preuve de vigilance dans la région.</p>"))
    (event,) = french.sees(html("<p>Shelter in place. Tout déplacement est formellement déconseillé.</p>"))
    assert event.finding.rule == "text.words"


# ---------------------------------------------------------------- feeds
def test_a_new_item_is_told_and_one_that_falls_off_the_end_is_not(feed):
    (event,) = feed.sees(rss(THREE, TWO))
    assert "Storm" in event.finding.headline
    assert event.url == "https://advice.example/three"
    assert feed.sees(rss(THREE, TWO, ONE)) == []  # an old one shows again below


def test_an_item_edited_under_its_own_identity_is_a_change(feed):
    (event,) = feed.sees(rss(TWO, (ONE[0], ONE[1], "UPDATE: " + ONE[2] + " Trams stop as well.")))
    assert any("Trams stop" in quote.text for quote in event.finding.evidence)
    assert event.before_sha256 and event.after_sha256


def test_an_item_taken_out_of_the_middle_is_told_at_the_second_sight(feed):
    feed.sees(rss(THREE, TWO, ONE))
    assert feed.sees(rss(THREE, ONE)) == []
    (event,) = feed.sees(rss(THREE, ONE))
    assert event.finding.rule == "feed.gone" and "Festival" in event.finding.headline
    assert feed.sees(rss(THREE, ONE)) == []


def test_a_feed_that_was_put_in_order_took_nothing_back(feed):
    """Four old items vanish from its middle at once, the oldest stays: that is housekeeping, however often it is seen."""
    middle = [(f"m{n}", f"Market {n}", f"The market of square {n} is open on Monday.") for n in range(4)]
    feed.sees(rss(THREE, *middle, TWO, ONE))
    assert [feed.sees(rss(THREE, TWO, ONE)) for _ in range(3)] == [[], [], []]


def test_a_feed_that_only_says_when_it_was_built_costs_no_room(feed, store):
    before = store.size()["pages"]
    assert [feed.sees(rss(TWO, ONE, built=f"<lastBuildDate>{n}</lastBuildDate>")) for n in range(3)] == [[], [], []]
    assert store.size()["pages"] == before


def test_a_feed_whose_software_gave_new_identities_tells_nothing_twice(feed):
    assert feed.sees(rss(("2b", *TWO[1:]), ("1b", *ONE[1:]))) == []
    assert len(feed.sees(rss(THREE, ("2b", *TWO[1:]), ("1b", *ONE[1:])))) == 1


@pytest.mark.parametrize(
    ("body", "health"),
    [(CLOSED, Health.PLACEHOLDER), (rss(TWO, ONE)[:-40], Health.UNREADABLE), (rss(), Health.EMPTY_LIST)],
)
def test_what_comes_instead_of_a_feed_is_no_event(feed, body, health):
    assert feed.sees(body) == []
    assert feed.health is health
    assert len(feed.sees(rss(THREE, TWO, ONE))) == 1


def test_forty_pages_of_one_site_with_one_new_sentence_are_one_note(store):
    sources = [Listed(f"p{n}", f"Page {n}", f"https://advice.example/{n}", "page", "main") for n in range(12)]
    watching = Watching(store, PAGE)
    for body in (html(CALM), html(CALM + MORE)):
        watching.served, watching.now = body, watching.now + timedelta(hours=1)
        told = watchlist.look(watching.fetch, store, sources, watching.now, 4)[1]
    assert [event.finding.kind for event in told] == ["boilerplate_changed"]


def test_sources_rest_as_long_as_they_say_and_those_in_trouble_longer(page, store):
    states = store.doors("listed.")
    assert list(watchlist.due([PAGE], states, page.now + timedelta(seconds=PAGE.every - 1))) == []
    assert list(watchlist.due([PAGE], states, page.now + timedelta(seconds=PAGE.every))) == [PAGE]
    assert list(watchlist.due([PAGE], states, page.now + timedelta(seconds=PAGE.every - 0.01))) == [PAGE]  # a beat that is early
