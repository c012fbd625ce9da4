"""Events, stored pages, countries, the map and the sources, as a reader finds them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from html import unescape
from urllib.parse import urljoin

import pytest
from lxml import etree

from monitor import serve
from monitor.decide.telling.storm import Limits
from monitor.model import (
    Area,
    Delivery,
    Departure,
    DoorState,
    Evidence,
    Health,
    Piece,
    Posture,
    Recipient,
    Rule,
    Sent,
    Span,
    Status,
)
from monitor.store.deciders import Deciders
from monitor.store.editions import Edition
from monitor.store.log import Asked
from monitor.store.notices import Notice
from monitor.store.shapes import Kept
from monitor.tend import canary, vitals
from monitor.tend.rulings import deciders
from monitor.web.lead import episodes
from monitor.web.redlines import Row, rows
from monitor.web.viewer import Viewer
from monitor.web.views.pages import Stretch, paragraphs
from monitor.web.words import legible
from tests.store.stories import NINE, belief, door, event, part
from tests.web.served import house
from tests.web.site import NOW, client, site
from tests.web.test_changes import told
from tests.web.test_machines import SCHEMA

ORDER = "On March 2, 2026, the Department ordered non-emergency staff to leave Iraq."
BEFORE = "Iraq - Level 3: Reconsider Travel\nReconsider travel to Iraq due to terrorism.\nCarry a <b>copy</b> of your passport."
AFTER = f"Iraq - Level 3: Reconsider Travel\nReconsider travel to Iraq due to terrorism and armed conflict.\n{ORDER}\nCarry a <b>copy</b> of your passport."


NOW_MINUTES = int((NOW - NINE) / timedelta(minutes=1))


def edition(text: str, **changes) -> tuple[Edition, object]:
    page = part(f"<p>{text}</p><script>alert(1)</script>".encode())
    return Edition(
        page.sha256, "us_state", "iraq", ("IQ",), "Iraq", "us_state.rss", "https://travel.state.gov/iraq", NOW, date(2026, 3, 2), 3, text, **changes
    ), page  # fmt: skip


@pytest.fixture
def ordered(store, keep):
    """Iraq's order, with both pages stored and read."""
    span = Span(AFTER.index(ORDER), AFTER.index(ORDER) + len(ORDER), ORDER)
    posture = Posture(3, departures=(Departure("Embassy Baghdad", "employees", Status.ORDERED, date(2026, 2, 20), span),))
    (old, page_old), (new, page_new) = edition(BEFORE), edition(AFTER, posture=posture)
    one = event("order", before_sha256=old.sha256, after_sha256=new.sha256, detected_at=NOW)
    one = replace(one, finding=replace(one.finding, evidence=(Evidence("after", ORDER, span.start, span.end),)))
    store.save_recipient(Recipient("ann", "email", "ann@example.org", "config"), [Rule()], NINE)
    mail = Delivery("order", "ann", NOW, "follows Iraq")
    keep(one, pages=[(page_old, "us_state.rss"), (page_new, "us_state.rss")], editions=[old, new], deliveries=[mail],
         beliefs=[belief(sha256=new.sha256, level=3, url="https://travel.state.gov/iraq")])  # fmt: skip
    return old, new


def test_every_page_a_reader_can_reach_answers(past):
    """Follow every link from the first page: no dead end, no error, nothing inline."""
    seen, todo, found = set(), ["/", "/status", "/search?q=insurance"], []
    while todo and len(seen) < 260:
        path = todo.pop()
        kind = re.sub(r"[0-9a-f]{16,}|[A-Z]{2}\b|=[^&]*", "*", path)
        if path in seen or sum(k == kind for k in found) >= 4:
            continue
        seen.add(path)
        found.append(kind)
        answer = past.get(path)
        assert answer.status_code == 200, path
        if answer.headers["content-type"].startswith("text/html"):
            assert not re.search(r"\sstyle=|\son[a-z]+=|<style", answer.text), path
            todo += [urljoin(path, link.replace("&amp;", "&")) for link in re.findall(r'<a[^>]* href="([^"#]+)', answer.text) if not link.startswith("http")]
    assert len(set(found)) > 12


# ------------------------------------------------------------------ one event
def test_an_event_shows_its_sentence_its_redline_and_its_place_in_the_chain(web, ordered, store):
    page = web.get("/events/order").text
    assert ORDER in page
    assert f'<ins><span class="vh">[new: </span>{ORDER}<span class="vh">]</span></ins>' in page  # heard, not only seen
    assert re.search(r'<span class="tag kind">Departure ordered</span>\s*<ins>', page)
    assert "</span> and armed conflict<span" in page
    assert store.library.link("order").hash in page
    assert "Leave advice: no such advice" in page
    assert "Held back" not in page


def test_an_endless_word_keeps_nobody_from_reading_the_rest_of_the_page(web, keep):
    """A page printed a picture's bytes as one word of a megabyte: a browser stood still over the event for longer than half a minute."""
    (old, page_old), (new, page_new) = edition("Leave now."), edition(f"Leave \u202enow. {ORDER} data:image/png;base64,{'A0' * 9_000} {'退避' * 900}")
    one = event("long", before_sha256=old.sha256, after_sha256=new.sha256)
    told = Evidence("after", new.text[len("Leave \u202enow. ") :])
    keep(replace(one, finding=replace(one.finding, evidence=(told,))), pages=[(page_old, "us_state.rss"), (page_new, "us_state.rss")], editions=[old, new])
    for page in (web.get("/events/long").text, web.get(f"/pages/{new.sha256}").text):
        assert ORDER in page and "A0" * 150 + "A0" * 28 in page and "A0" * 250 not in page and "退避" * 900 in page and "\u202e" not in page
    assert "A0" * 9_000 in web.get("/api/v1/events/long").text


def test_a_word_without_an_end_is_cut_in_any_letters_and_a_text_without_spaces_is_not():
    """A browser tried for minutes where to break half a million Cyrillic letters; between signs of Japanese it may."""
    for endless in ("A0", "\ufffd", "Ж", "ب"):
        assert legible(f"Leave {endless * 5_000} now") == f"Leave {(endless * 400)[:400]}… now"
    for whole in ("退避してください。" * 200, "ab" * 299, f"{'x' * 400}\u200b" * 9, "word " * 900):
        assert legible(whole) == whole


def test_what_else_changed_is_named_once_and_leads_to_its_own_event(web, ordered, store, keep):
    """One alert, the rest inside it; what of the rest stands in the log as well is one click away, not a second list."""
    old, new = ordered
    one = event("main", before_sha256=old.sha256, after_sha256=new.sha256, detected_at=NOW)
    rest = replace(one.finding, kind="advice_text_changed", severity="P4", headline="US also changes its advice on Iraq: “Wells …”")
    other = replace(event("rest", before_sha256=old.sha256, after_sha256=new.sha256, detected_at=NOW), finding=rest, inside=(one.finding,))
    keep(replace(one, inside=(rest,)), other)
    page = web.get("/events/main").text
    assert page.count(rest.headline) == 1 and '<a href="/events/rest">' in page
    assert '<a href="/events/order">' in page.partition("Told beside it")[2]


def test_an_event_tells_the_public_how_many_were_told_and_an_officer_whom(store, ordered):
    for due in store.claim("house", NOW, 60, 10):
        store.transmitting(due.id, "house", NOW)
        store.settle(due.id, "house", Sent("250 ok"), NOW, None)
    with client(site(store)) as web:
        page = web.get("/events/order").text
    assert "1 by email: sent" in page and "2 Mar 2026, 21:00 UTC" in page
    assert "ann" not in re.sub(r"<[^>]+>", " ", page).split()
    with client(site(store, who=lambda _: Viewer("eve", frozenset({"officer"})))) as web:
        assert "ann · email" in web.get("/events/order").text


def test_one_door_confirms_nothing_and_two_do(web, keep):
    keep(event("one"), event("two", doors=(*event("x").doors, replace(event("x").doors[0], name="us_state.page"))))
    assert "Seen on one page or feed" in (alone := web.get("/events/one").text)
    assert "Confirmed by" not in alone
    assert "Confirmed by 2 pages and feeds" in web.get("/events/two").text


def test_a_missions_post_shows_what_it_asks_people_to_do_and_is_not_doubted(web, keep):
    """A page of advice lists as much, but for any day: of such a one only the sentence that proves the change is shown."""
    text = "Shots were heard in Baghdad.\nActions to Take:\nStay <b>indoors</b>.\nAssistance:\nU.S. Embassy Baghdad"
    new, page = edition(text)
    for name, publisher in (("post", "us_embassy"), ("advice", "us_state")):
        one = event(name, publisher=publisher, after_sha256=new.sha256)
        keep(one, pages=[(page, "us_state.rss")], editions=[new])
    shown = web.get("/events/post").text
    assert '<h3 class="sub">What to do, in the publisher’s words</h3>\n    <ul dir="auto"><li>Stay &lt;b&gt;indoors&lt;/b&gt;.</li></ul>' in shown
    assert "in a post of its own" in shown and "Not yet confirmed" not in shown
    other = web.get("/events/advice").text
    assert "What to do" not in other and "Not yet confirmed" in other
    alert = web.get("/cap/post.xml").content
    assert b"<instruction>Stay &lt;b&gt;indoors&lt;/b&gt;.</instruction>" in alert
    etree.XMLSchema(etree.parse(str(SCHEMA))).assertValid(etree.fromstring(alert))
    assert b"<instruction>" not in web.get("/cap/advice.xml").content


def test_what_is_held_back_has_a_page_and_no_place_in_the_chain(web, keep):
    keep(held=[told("h", held="an all-clear seen once")])
    page = web.get("/events/h").text
    assert "Held back, not announced" in page and "Place in the chain" not in page


def test_an_event_that_never_was_is_404(web):
    assert web.get("/events/none").status_code == 404


def test_a_long_stretch_nobody_changed_is_folded(store, keep):
    lines = [f"Sentence number {n} stays as it was." for n in range(30)]
    (old, p1), (new, p2) = edition("\n".join(lines)), edition("\n".join([*lines[:15], "A new one came.", *lines[15:]]))
    one = event("long", before_sha256=old.sha256, after_sha256=new.sha256)
    keep(one, pages=[(p1, "us_state.rss"), (p2, "us_state.rss")], editions=[old, new])
    found = rows(site(store), one)
    assert [row.skipped for row in found] == [14, 0, 0, 0, 14]
    assert found[2] == Row(Piece("added", "", "A new one came."))


# ------------------------------------------------------------------ stored pages
def test_a_stored_page_is_shown_as_text_with_the_evidence_marked(web, ordered):
    _, new = ordered
    page = web.get(f"/pages/{new.sha256}?event=order").text
    assert f'<mark id="e1">{ORDER}</mark>' in page
    assert "Carry a &lt;b&gt;copy&lt;/b&gt; of your passport." in page
    assert "<script>alert" not in page
    assert new.sha256 in page


def test_the_bytes_of_a_page_are_a_file_to_check_and_nothing_to_run(web, ordered):
    _, new = ordered
    answer = web.get(f"/pages/{new.sha256}/bytes")
    assert sha256(answer.content).hexdigest() == new.sha256
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("sha", ["0" * 64, "..%2F..%2Fetc", "x"])
def test_a_page_that_is_not_stored_is_404(web, sha):
    assert web.get(f"/pages/{sha}").status_code == 404
    assert web.get(f"/pages/{sha}/bytes").status_code == 404


def test_marks_that_overlap_or_cross_lines_lose_no_letter():
    text = "one two three\nfour five"
    cut = list(paragraphs(text, [(4, 18, "e1"), (8, 13, "q"), (19, 23, "q")]))
    assert cut == [
        [Stretch("one "), Stretch("two three", "e1")],
        [Stretch("four", "e1"), Stretch(" "), Stretch("five", "q")],
    ]


def test_a_publishers_address_is_a_link_only_on_its_own_hosts(web, keep):
    keep(event("mine", url="https://travel.state.gov/iraq"), event("theirs", url="https://evil.example/iraq"), event("js", url="javascript:alert(1)"))
    assert 'href="https://travel.state.gov/iraq"' in web.get("/events/mine").text
    for name in ("theirs", "js"):
        assert "evil.example" not in web.get(f"/events/{name}").text.replace("feeds.example", "")
        assert "javascript:" not in web.get(f"/events/{name}").text


# ------------------------------------------------------------------ a country
def test_a_country_shows_where_everyone_stands_and_the_clock_of_each_post(web, ordered):
    page = web.get("/countries/IQ").text
    assert "U.S. Department of State" in page
    assert "Embassy Baghdad" in page and "Ordered departure" in page
    assert "Day 10 of 180 since 20 February 2026; day 180 is 19 August 2026" in page


def test_the_parts_with_another_level_are_named_the_gravest_first(web, keep):
    """"3 parts with another level" leaves a desk with a page to read before it knows whether its people are there."""
    text = "Iraq - Level 3\nAnbar\nBasra\nDohuk\nErbil"
    named = [("Basra", 4), ("Anbar <b>", 4), ("Dohuk", 2), ("Erbil", 3), ("Basra", 4)]
    posture = Posture(3, areas=tuple(Area(name, level, Span(0, 4, "Iraq")) for name, level in named))
    new, page = edition(text, posture=posture)
    keep(event("e1", after_sha256=new.sha256), pages=[(page, "us_state.rss")], editions=[new], beliefs=[belief(sha256=new.sha256, level=3)])
    shown = web.get("/countries/IQ").text
    cell = shown.partition("Which parts")[2].partition("</details>")[0]
    assert [" ".join(one.split()) for one in re.findall(r"</span>\d</span> ([^<]+)</li>", cell)] == ["Anbar &lt;b&gt;", "Basra", "Dohuk"]
    assert "Erbil" not in cell
    plain, page = edition("Iraq - Level 3\nNo parts.", posture=Posture(3))
    keep(event("e2", after_sha256=plain.sha256), pages=[(page, "us_state.rss")], editions=[plain], beliefs=[belief(sha256=plain.sha256, level=3)])
    assert "Which parts" not in web.get("/countries/IQ").text


def test_a_government_that_cannot_be_read_is_not_checked_since(web, ordered, keep):
    state = DoorState("us_state.rss", Health.BLOCKED, "403", NOW, NINE, NINE, NOW, 0)
    keep(doors=[state])
    page = web.get("/countries/IQ").text
    assert "not checked" in page and "12 Jun 2025, 09:00 UTC" in page


def test_a_month_without_news_is_no_calm_month_where_a_government_is_not_checked(store, ordered, keep):
    keep(doors=[DoorState("us_state.rss", Health.BLOCKED, "403", NOW, NINE, NINE, NOW, 0)])
    with client(site(store, clock=lambda: NOW + timedelta(days=200))) as web:
        page = re.sub("<[^>]+>", "", web.get("/countries/IQ").text)
    assert "Nothing was noticed, and 1 of 1 government is not checked now." in page
    assert "Day 210 of 180 since 20 February 2026; day 180 was 19 August 2026, and no text we read says what came then" in page


def test_a_country_left_out_while_its_government_is_read_is_not_checked_on_its_own_page_too(store, ordered, keep):
    keep(doors=[DoorState("us_state.rss", Health.SHRUNK, "", NOW, NOW, NOW, NOW, 200)])
    rows = [{"publisher": "us_state", "not_checked_each": each} for each in (
        {"IQ": "2026-03-01T11:00:00Z", "ML": "2026-03-01T09:00:00Z"}, {"ML": "2026-03-02T11:00:00Z"})]  # fmt: skip
    with client(site(store, health=lambda: rows)) as web:
        page = web.get("/countries/IQ").text
    assert "1 of 1 not checked now" in page and "since 1 Mar 2026, 11:00 UTC" in re.sub("<[^>]+>", "", page)


def test_what_the_page_said_on_a_day_is_the_version_believed_then(web, store, keep):
    (old, p1), (new, p2) = edition(BEFORE), edition(AFTER)
    keep(pages=[(p1, "us_state.rss")], editions=[old], beliefs=[belief(sha256=old.sha256)], at=NOW - timedelta(days=9))
    keep(pages=[(p2, "us_state.rss")], editions=[new], beliefs=[belief(sha256=new.sha256, level=4)], at=NOW)
    said = {day: re.search(r'<section class="card" id="then">.*?</section>', web.get(f"/countries/IQ?on={day}").text, re.S).group()
            for day in ("2026-02-20", "2026-02-27", "2026-03-02")}  # fmt: skip
    assert "Nothing was stored" in said["2026-02-20"]
    assert old.sha256 in said["2026-02-27"] and new.sha256 not in said["2026-02-27"]
    assert new.sha256 in said["2026-03-02"]


def test_what_a_mission_told_of_its_staff_stands_with_the_posts_of_the_country(web, ordered, keep):
    """Posts move no standing advice: without this, the page would say of a closed embassy that nothing is known of it."""
    keep(told("shut", publisher="us_embassy", kind="services_reduced", headline="US Embassy Baghdad is closed", minutes=NOW_MINUTES),
         told("fair", publisher="us_embassy", kind="hazard_notice", headline="US tells of floods", minutes=NOW_MINUTES))  # fmt: skip
    posts = web.get("/countries/IQ").text.partition("Embassies and consulates</h2>")[2].partition("</section>")[0]
    assert 'href="/events/shut">US Embassy Baghdad is closed</a>' in posts.partition("Told by missions")[2]
    assert "floods" not in posts
    assert "Told by missions" not in web.get("/countries/KZ").text


@pytest.mark.parametrize(("path", "status"), [("/countries/XX", 404), ("/countries/iq", 200), ("/countries/IQ?on=tomorrow", 200), ("/countries/%27--", 404)])
def test_addresses_of_countries(web, path, status):
    assert web.get(path).status_code == status


def test_who_moved_first_is_told_only_of_moves_the_same_way_within_two_weeks(keep, store):
    moves = [("a", "uk_fcdo", "level_raised", 0), ("b", "us_state", "level_raised", 60), ("c", "canada", "level_lowered", 90), ("d", "australia", "level_raised", 60 * 24 * 30)]
    keep(*(told(name, publisher=who, kind=kind, minutes=minutes) for name, who, kind, minutes in moves))
    found = episodes(store.library.entries(Asked(countries=("IQ",))))
    assert [[(s.entry.publisher, s.after) for s in e.steps] for e in found] == [[("uk_fcdo", timedelta()), ("us_state", timedelta(hours=1))]]


def test_nobody_was_told_is_said_only_where_that_is_known(store, keep):
    """Being worked out, held back, told within a graver message of the same page, or forgotten: each is another thing."""

    def said(name: str, days: int = 0) -> str:
        with client(site(store, clock=lambda: NOW + timedelta(days=days))) as web:
            return " ".join(web.get(f"/events/{name}").text.partition("<h2>Who was told</h2>")[2].partition("</section>")[0].split())

    page = "ab" * 32
    also = event("also", detected_at=NOW, after_sha256=page)
    grave, mild, alone = (event(name, detected_at=NOW, after_sha256=sha) for name, sha in (("grave", page), ("mild", page), ("alone", "")))
    mild = replace(mild, finding=replace(mild.finding, severity="P3", kind="risk_indicator_changed", headline="US adds a risk"))
    keep(grave, mild, also, held=[event("held", held="one door", detected_at=NOW)])
    assert "Who is told is being worked out." in said("grave")
    assert "It is held back: nobody is told." in said("held")
    store.save_recipient(Recipient("ann", "email", "ann@example.org", "config"), [Rule()], NINE)
    store.fan_out(Deciders(lambda _: True, lambda _event, _pairs: []), lambda: NOW)
    assert "1 by email" in said("grave")
    assert "Nobody was owed a message of this alone: it stands in the one of “US orders" in said("mild")
    assert "Nobody was owed a message of this alone: it stands in the one of “US orders" in said("also")  # as grave, told after it
    keep(replace(alone, country="FJ", finding=replace(alone.finding, severity="P4")), at=NOW + timedelta(seconds=1))
    store.fan_out(Deciders(lambda _: True, lambda _event, _pairs: []), lambda: NOW)
    assert "Nobody was owed a message of this.<" in said("alone")
    assert "is remembered for 400 days only, and was forgotten" in said("alone", 401)


# ------------------------------------------------------------------ the world, the sources
def test_the_map_hatches_what_nobody_can_read_and_the_table_says_so(store, ordered):
    blind = ({"door": "us_state.rss", "publisher": "us_state", "health": "blocked", "not_checked": ["IQ"], "not_checked_each": {"IQ": None}, "since": None, "detail": "", "good_at": None, "items": 0, "every_s": 300},)
    with client(site(store, health=lambda: blind)) as web:
        page = web.get("/map").text
        assert 'class="land m3"/><path' in page and 'class="dark"' in page
        assert "Iraq: level 3, ordered departure, 1 change in 30 days, not checked" in page
        assert '<b class="bad">not checked</b>' in page
        assert "us_state.rss" in web.get("/sources").text
        assert 'href="/countries/IQ">IQ</a>' in web.get("/sources").text


@pytest.mark.parametrize("layer", ["levels", "departures", "week", "month", "nonsense"])
def test_every_layer_of_the_map_draws_every_country(web, ordered, layer):
    page = web.get(f"/map?show={layer}").text
    assert page.count("<title>") > 230
    assert 'href="/countries/TV"' in page
    shown = layer if layer in ("departures", "week", "month") else "levels"
    said = {"levels": "The gravest level of all", "departures": "The gravest status of any government’s posts"}
    assert said.get(shown, "How many changes") in page  # and no layer is called what another is
    assert ("No change" in page, "None noticed" in page) == (False, shown in ("week", "month"))


# ------------------------------------------------------------------ words
def test_a_word_that_stood_only_in_an_older_version_is_found(web, ordered, keep):
    assert "<mark>passport</mark>" in web.get("/search?q=passport").text
    page = web.get("/search?q=conflict+armed").text
    assert "<mark>armed</mark> <mark>conflict</mark>" in page
    assert "No stored page holds these words." in web.get("/search?q=zeppelin").text
    assert "No stored page holds these words." in web.get("/search?q=passport&country=FJ").text


@pytest.mark.parametrize(("said", "ways"), [
    ("Beirut", ["/countries/LB", "/?country=LB&amp;since=2026-02-23", "/?country=LB"]), ("libanon&lang=de", ["/countries/LB", "/?country=LB&amp;since=2026-02-23", "/?country=LB"]),
    ("Golfstaaten&lang=de", ["/?region=Gulf&amp;since=2026-02-23", "/?region=Gulf"]),
    ("sahel", ["/?region=Sahel&amp;since=2026-02-23", "/?region=Sahel"]), ("eu", ["/?region=EU&amp;since=2026-02-23", "/?region=EU"]), ("shelter", []),
])  # fmt: skip
def test_who_types_a_country_a_city_or_a_region_is_led_to_it(web, said, ways):
    """What changed this week in the Sahel? One word, one click."""
    page = web.get(f"/search?q={said}").text
    assert re.findall('href="([^"]+)"', next(iter(re.findall('<p class="jump">.*?</p>', page)), "")) == ways
    assert all(web.get(unescape(way)).status_code == 200 for way in ways)


def test_the_same_page_in_many_versions_is_one_line(store, keep):
    versions = [edition(f"{AFTER}\nVersion {n}.") for n in range(4)]
    keep(pages=[(p, "us_state.rss") for _, p in versions], editions=[e for e, _ in versions])
    (found,) = store.library.search(Asked(text="passport"))
    assert (found.more, found.country) == (3, "IQ")


def test_an_empty_house_has_pages_all_the_same(web):
    for path in ("/", "/countries", "/countries/IQ", "/map", "/sources", "/status", "/search", "/search?q=x"):
        assert web.get(path).status_code == 200
    assert "Not checked is not clear" in web.get("/countries/IQ").text
    assert "No standing advice" not in web.get("/countries/IQ").text
    assert "Nothing urgent" not in web.get("/").text
    assert "nobody advises" not in web.get("/countries").text


# ------------------------------------------------------------------ status
def test_status_tells_how_soon_and_what_waits(web, keep, store):
    """Requirements 92 and 93: what the house does to itself is shown, and is what was written down when it was done."""
    assert "no mailbox is watched" in web.get("/status").text and "not yet: the daemon" in web.get("/status").text
    store.save_recipient(Recipient("mail:ann", "email", "ann@mail.example"), [Rule()], NOW - timedelta(hours=1))
    seen = replace(event("e1"), detected_at=NOW - timedelta(seconds=40))
    keep(seen, at=NOW - timedelta(seconds=40))
    store.fan_out(deciders(store, lambda: NOW, Limits()), lambda: NOW)
    late = web.get("/status").text
    assert re.search(r"<dt>Due and not gone yet</dt><dd>1\b", late) and "Nothing left in the last 7 days" in late
    for due in store.claim("sender", NOW, 60, 9):
        assert store.transmitting(due.id, "sender", NOW)
        store.settle(due.id, "sender", Sent("250 ok"), NOW - timedelta(seconds=1), None)
    store.note(canary.SOWN, "2026-03-02")
    store.note(canary.ARRIVED, "2026-03-02T06:00:00.000000Z")
    vitals.tend(store, deciders(store, lambda: NOW, Limits()), "", (), lambda: NOW)
    keep(event("e2"))  # an answer is kept until something moves
    told = web.get("/status").text
    assert re.search(r'data-label="95 % within">39\.0 s<', told)
    assert "nobody was ever forgotten" in told
    metrics = web.get("/metrics").text
    assert 'advisory_told_seconds{severity="P1",share="p95"} 39.0' in metrics and "advisory_canary_arrived_timestamp_seconds" in metrics


def test_status_counts_what_was_too_late_to_be_sent(web, keep, store):
    """The machine slept for two days: "given up 0, due 0" looked as if everybody had been told."""
    store.save_recipient(Recipient("mail:ann", "email", "ann@mail.example"), [Rule()], NOW - timedelta(days=3))
    old = NOW - timedelta(days=2)
    keep(replace(event("e1"), detected_at=old), at=old)
    store.fan_out(deciders(store, lambda: old, Limits()), lambda: old)
    assert store.claim("sender", NOW, 60, 9) == []
    assert '<dt>Too late to be sent</dt><dd class="num">1</dd>' in web.get("/status").text


def test_94_the_test_of_the_day_is_told_as_it_is_known_and_of_no_mailbox_nothing(store):
    """One that is under way is not told by yesterday's that arrived, and where no mailbox is watched none is told at all."""

    def told(watched: bool = True) -> str:
        with client(site(store, watched=watched)) as web:
            found = re.search(r"<dt>Test of the day</dt><dd>(.*?)</dd>", web.get("/status").text)
            return re.sub(r"<[^>]+>", "", found[1]) if found else ""

    assert (told(watched=False), told()) == ("no mailbox is watched ([canary] in the configuration)", "none was sent yet")
    store.note(canary.SOWN, "2026-03-02")
    assert told() == "under way sent 2 March 2026"
    store.note(canary.ARRIVED, "2026-03-01T06:00:00.000000Z")
    assert told() == "under way sent 2 March 2026, the last that arrived was of 1 Mar 2026, 06:00 UTC"
    store.notices.give(Notice("canary:1", "An alert is not in its mailbox", (), page=True), (), NOW)
    assert told().startswith("did not arrive sent 2 March 2026") and told(watched=False).startswith("no mailbox")
    with client(site(store, watched=False)) as web:
        assert "did not arrive" not in web.get("/status").text
    store.note(canary.ARRIVED, "2026-03-02T06:00:00.000000Z")  # it is an alert that did not
    assert told() == "arrived sent 2 Mar 2026, 06:00 UTC"


def test_99_feeds_say_when_everything_was_last_checked_and_what_is_not(tmp_path):
    """Requirement 99, beside the status page above; to the hour, so that a pass that finds nothing moves no feed."""
    opened, read = house(tmp_path, 0), NINE.replace(minute=7)
    feeds = ("/feed.json", "/changes.atom", "/cap.atom")
    label = serve.SOURCES["us_state"].LABEL

    def told(health: Health, feed: str, minutes: int) -> str:
        opened.store.keep(Kept(publisher="us_state", at=NINE + timedelta(minutes=minutes), doors=[door(good_at=read, health=health, since=read)], beliefs=[belief()]))
        with client(serve.site(opened, lambda: NINE + timedelta(minutes=30), 80)) as web:
            return web.get(feed + "?publisher=us_state").text

    with client(serve.site(opened, lambda: NINE, 80)) as web:
        assert all(f"Nothing was checked yet. Not looked at yet: {label}." in web.get(feed + "?publisher=us_state").text for feed in feeds)
    for number, feed in enumerate(feeds):
        assert f"Last checked after {NINE:%Y-%m-%d %H}:00 UTC.<" in told(Health.OK, feed, number * 2).replace('"', "<"), feed
        assert f"Not checked now: {label} (since {NINE:%Y-%m-%d %H}:00 UTC)." in told(Health.BLOCKED, feed, number * 2 + 1), feed
    opened.close()


def test_who_was_never_looked_at_is_not_called_checked(store, keep, tmp_path):
    opened = house(tmp_path, 0)
    opened.store.keep(Kept(publisher="us_state", at=NINE, doors=[door(tried_at=NOW)], beliefs=[belief()]))
    with client(serve.site(opened, lambda: NOW, 80)) as web:
        count = len(opened.publishers) - 1
        for page in ("/", "/status"):
            text = web.get(page).text
            assert f"{count} publishers were not looked at yet" in text, page
            assert "Every" not in text.replace("Every door", ""), page
        assert web.get("/status").text.count("Not looked at yet") == count
    opened.close()


@pytest.mark.parametrize(("hours", "checked"), [(1, True), (9, False), (-3, False)])
def test_pages_that_outlive_the_daemon_call_nothing_checked(tmp_path, hours, checked):
    """The watch ended at nine and the web went on: in the evening "all checked" would be a calm nobody looked for.

    Nor is what a clock put into the future checked: no pass is made until then.
    """
    opened = house(tmp_path, 0)
    opened.store.keep(Kept(publisher="us_state", at=NINE, doors=[door()], beliefs=[belief()]))
    with client(serve.site(opened, lambda: NINE + timedelta(hours=hours), 80)) as web:
        assert ("1 of 1 not checked now" not in web.get("/countries/IQ").text) is checked
        home = web.get("/").text
        assert ('<b class="bad">' not in home) is checked
        assert {9: '<b class="bad">Nobody has looked for 9 hours</b>', -3: '<b class="bad">Not checked now</b>'}.get(hours, "") in home
        assert ("Nobody has looked for 9 hours" in web.get("/status").text) is (hours == 9)
        assert ("Nobody has looked since then" not in web.get("/sources").text) is checked
        assert ("nobody has looked since 2025-06-12 09:00 UTC" not in web.get("/sources").text) is checked
        rows = {row["door"]: row for row in web.get("/api/v1/sources").json()}
        assert rows["us_state.rss"]["not_checked"] == ([] if checked else ["IQ"])
        assert (rows["us_state.rss"]["health"] == "ok") is checked  # the memory says "ok" in the evening as well
        ok, blind = (re.search(rf'advisory_{name}{{door="us_state.rss"[^}}]*}} (\S+)', web.get("/metrics").text)[1] for name in ("door_ok", "countries_not_checked"))
        assert (ok, blind) == (("1.0", "0.0") if checked else ("0.0", "1.0"))
        feed = web.get("/feed.json?publisher=us_state").json()["description"]
        assert ("Not checked now" not in feed) is checked and "Nothing was checked yet" not in feed
    opened.close()


def test_right_to_left_words_find_their_own_direction(web, keep):
    quote = "أمرت وزارة الخارجية بمغادرة بغداد."
    keep(told("rtl", headline="الولايات المتحدة (Level 4)", quote=quote))
    for page, held in (("/", ["what", "said"]), ("/events/rtl", ["<h1", "<blockquote><p"])):
        text = web.get(page).text
        assert all(re.search(rf'{one}"? dir="auto">', text) for one in held), page
