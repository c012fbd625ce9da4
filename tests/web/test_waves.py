"""One text on fourteen missions is one thing to a reader: in the log, in feeds, in a mail; each event stays its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from lxml import etree

from monitor.collect.sources import SOURCES
from monitor.deliver.compose import compose
from monitor.model import Event, Evidence
from monitor.store.log import Asked
from monitor.terms.waves import POSTS, Said, waves
from monitor.web.days import by_day
from tests.deliver.story import ANN, NOW, desk, event, letter
from tests.web.test_changes import told

NAMES = {"GY": "Guyana", "VN": "Vietnam", "IL": "Israel", "CN": "China"}
TENSIONS = "Heightened tension in the Middle East may bring demonstrations near places where U.S. citizens in {} gather."
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def posts(kind: str = "security_alert", publisher: str = "us_embassy") -> list[Event]:
    """The same text for four countries, minutes apart, each with its own country's name in it."""
    return [
        replace(
            told(f"w{code}", code, headline=f"US embassy alert, {name}", quote=TENSIONS.format(name), minutes=n, kind=kind, publisher=publisher),
            places=(name,),
        )
        for n, (code, name) in enumerate(NAMES.items())
    ]


def test_the_publishers_of_messages_are_those_the_sources_call_so():
    assert {name for name, source in SOURCES.items() if source.POSTS} == POSTS


def test_the_log_shows_one_text_once_and_links_each_event(web, keep):
    keep(*posts(), told("other", "OM", minutes=9))
    page = web.get("/").text
    assert page.count("Heightened tension in the Middle East") == 1
    assert "One text, 4 times" in page
    assert all(f"/events/w{code}" in page for code in NAMES)
    assert "Heightened tension" in web.get("/?country=GY").text
    assert "One text" not in web.get("/?country=GY").text


def test_a_feed_has_one_entry_that_keeps_the_first_ones_identity_while_copies_come(web, keep):
    first, *later = posts()
    keep(first)
    (alone,) = web.get("/feed.json").json()["items"]
    keep(*later)
    (item,) = web.get("/feed.json").json()["items"]
    assert item["id"] == alone["id"] == "http://monitor.test/events/wGY"
    assert item["title"].endswith("(one text, 4 times)")
    assert all(f"/events/w{code}" in item["content_text"] + item["url"] for code in NAMES)
    assert set(NAMES) <= set(item["tags"])
    feed = etree.fromstring(web.get("/changes.atom").content)
    (entry,) = feed.findall("a:entry", ATOM)
    assert entry.findtext("a:id", namespaces=ATOM) == "http://monitor.test/events/wGY"
    assert entry.findtext("a:updated", namespaces=ATOM) > entry.findtext("a:published", namespaces=ATOM)
    assert len(web.get("/changes.json").json()["events"]) == 4


def test_levels_of_several_countries_in_the_same_words_stay_apart(web, keep):
    keep(*posts("level_raised", "us_state"))
    assert web.get("/").text.count("Heightened tension in the Middle East") == 4


def test_a_country_whose_name_is_an_english_word_is_in_the_wave_of_a_text_that_names_nobody():
    every = "Heightened tension may bring new demonstrations near places where U.S. citizens gather in the south."
    rows = [Said("us_embassy", "security_alert", every, code, name, NOW) for code, name in (("NZ", "New Zealand"), ("ZA", "South Africa"), ("PE", "Peru"))]
    assert [len(wave) for wave in waves(rows, lambda one: one)] == [3]


def test_too_few_words_another_kind_or_a_week_between_make_no_wave(store, keep):
    first, second, *_ = posts()
    short = [replace(e, id=f"s{e.id}", finding=replace(e.finding, evidence=(Evidence("after", f"Location: {e.places[0]}"),))) for e in (first, second)]
    late = replace(second, id="late", detected_at=second.detected_at + timedelta(days=7))
    again = replace(first, id="again", detected_at=first.detected_at + timedelta(hours=5))
    keep(*short, first, replace(second, id="k", finding=replace(second.finding, kind="routine_notice")), again, late)
    groups = [group for day in by_day(store.library.entries(Asked())) for group in day.groups]
    assert not any(group.copies for group in groups)
    assert sum(len(group.entries) for group in groups) == 6


def test_a_digest_tells_one_text_once_names_every_country_and_counts_it_as_one():
    wave = [
        letter(event=event(id=one.id, publisher="us_embassy", country=one.country, places=one.places, finding=one.finding, inside=(),
                           detected_at=NOW - timedelta(hours=2), url=f"https://{one.country.lower()}.usembassy.gov/alert/"),
               hosts=frozenset({f"{one.country.lower()}.usembassy.gov"}), redline=())
        for one in posts()
    ]  # fmt: skip
    mail = compose([*wave, letter()], ANN, NOW, desk())
    assert mail.subject.startswith("Urgent: 2 changes: ")
    assert mail.text.count("Heightened tension in the Middle East") == 1
    assert "The same text also for:" in mail.text
    assert all(f"https://{code.lower()}.usembassy.gov/alert/" in mail.text for code in NAMES)
    assert all(f"https://{code.lower()}.usembassy.gov/alert/" in mail.html for code in NAMES)
    assert set(mail.headers["X-Advisory-Event-ID"].split()) >= {one.id for one in posts()}
    alone = compose(wave, ANN, NOW, desk())
    assert alone.subject.startswith("US embassy alert, ")
    assert all(name in alone.subject for name in NAMES.values())
