"""A message says everything a reader must know, twice, and nothing a stranger put into it acts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.deliver.card import card
from monitor.deliver.compose import compose
from monitor.deliver.envelope import envelope
from monitor.deliver.letter import Letter, Stretch
from monitor.deliver.payload import encoded
from monitor.model import Evidence, Reader, Source
from monitor.speak import zones
from tests.deliver.story import ANN, APPROVED, COVID, NOW, UNREST, desk, event, letter


class Page(HTMLParser):
    """What a mail program makes of the HTML: words shown, elements, links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._hidden = tag in ("style", "title")
        self.words.append(" " if tag in ("p", "div", "br", "td", "th", "li", "h1", "h2", "span", "blockquote") else "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        self.words += [] if self._hidden else [data]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def written(reader: Reader = ANN, now: datetime = NOW, **changes: object) -> tuple[str, str]:
    message = compose([letter(**changes)], reader, now, desk())
    plain = " ".join(message.text.replace("  | ", " ").split())
    return plain, Page(message.html).text


FACTS = [
    "Kazakhstan", "U.S. Department of State", "Consulate General Almaty (voluntary)", "Level 4 — unchanged", "Do Not Travel",
    "Authorized departure now applies", APPROVED, UNREST, COVID, "US adds civil unrest to the risks in Kazakhstan", "Friday 7 January 2022",
    "Tuesday 12 October 2021", "Sat 8 Jan 2022, 06:01 Asia/Almaty (UTC+06:00)", "Sat 8 Jan 2022, 00:01 UTC", "Decided", "Published",
    "First seen", "Sent", "Last checked", "2 of the publisher’s own pages and feeds say the same", "us_state.rss", "us_state.page", "9d4b1f0c77aa",
    "e07f3a91c2d4", "5c1e0a77b1d24c9f", "words unchanged]",
]  # fmt: skip


@pytest.mark.parametrize("fact", FACTS)
def test_text_and_html_say_the_same_facts(fact: str) -> None:
    """At seven in the morning Ann reads the text on her watch and the HTML at her desk: neither knows less."""
    plain, page = written()
    assert fact in plain or fact.lower() in plain
    assert fact in page


def test_an_unmoved_level_is_said_and_a_moved_one_shows_both_ends() -> None:
    """A level-only reader would have missed Almaty: "unchanged" is a statement too."""
    cases = {
        (4, 4): "Level 4 — unchanged",
        (2, 4): "Level 2 → Level 4, raised",
        (3, 1): "Level 3 → Level 1, lowered",
        (None, 3): "no level → Level 3",
        (3, None): "Level 3 → no level stated",
        (None, None): "No level stated",
    }
    for (before, after), line in cases.items():
        plain, page = written(event=event(level_before=before, level_after=after))
        assert line in plain
        assert line in page


def test_a_lower_level_never_hides_the_graver_parts() -> None:
    told = letter(event=event(level_before=4, level_after=1), parts=4)
    message = compose([told], ANN, NOW, desk())
    assert "Level 4 → Level 1, lowered (Do Not Travel); parts at Level 4" in " ".join(message.text.split())
    assert "parts at Level 4" in message.html
    assert "parts at Level 4" in card(told, "UTC", NOW).level
    plain = compose([replace(told, parts=0)], ANN, NOW, desk())
    assert "parts at" not in plain.text + plain.html + card(replace(told, parts=0), "UTC", NOW).level


def test_what_no_longer_stands_is_marked_as_such() -> None:
    """A vanished sentence is quoted under "No longer says", never as something the page says."""
    gone = replace(event().finding, evidence=(Evidence("before", "Staff may leave."),))
    plain, page = written(event=event(finding=gone, inside=()))
    assert "No longer says: Staff may leave." in plain
    assert "No longer says Staff may leave." in page
    assert "Now says" not in plain + page


def test_one_door_is_not_called_confirmed() -> None:
    """Two parts of one door are still one door."""
    doors = (event().doors[0], replace(event().doors[0], sha256="ab" * 32))
    plain, page = written(event=event(doors=doors))
    assert "Not yet confirmed" in plain
    assert "Not yet confirmed" in page
    assert "Confirmed:" not in plain + page


def test_a_missions_own_post_is_not_doubted_for_want_of_a_second_page() -> None:
    """Nobody but the mission will ever say it: "not yet confirmed" would keep a desk waiting for what never comes."""
    plain, page = written(event=event(doors=event().doors[:1]), mission=True)
    for body in (plain, page):
        assert "The publisher says this itself, in a post of its own." in body
        assert "confirmed" not in body.lower()


def test_what_is_grave_says_since_when_and_how_sure_before_what_changed() -> None:
    """At three in the morning nobody scrolls to the table of times; of an edit nobody needs to know at once."""
    plain, page = written()
    for body in (plain.partition("WHAT CHANGED")[0], page.partition(">What changed<")[0]):
        assert "Decided: Friday 7 January 2022" in body
        assert "First seen: Sat 8 Jan 2022, 06:01 Asia/Almaty" in body
        assert "Confirmed: 2 of the publisher’s own pages and feeds say the same." in body
    mild = event(finding=replace(event().finding, severity="P3", decided_on=None))
    assert "First seen: " not in written(event=mild)[0].partition("WHAT CHANGED")[0]
    undated = event(finding=replace(event().finding, decided_on=None))
    assert "Published: Friday 7 January 2022" in written(event=undated)[0].partition("WHAT CHANGED")[0]
    for more in ({"published_on": None}, {"flags": ("silent_edit",)}):  # an old date would make today's order an old one
        bare = event(finding=replace(event().finding, decided_on=None), **more)
        assert "Published: " not in written(event=bare)[0].partition("WHAT CHANGED")[0]


def test_what_a_post_asks_people_to_do_stands_above_the_way_to_it() -> None:
    plain, page = written(asked=("Stay indoors.", "Keep away from <windows>."))
    assert "WHAT TO DO, IN THE PUBLISHER’S WORDS - Stay indoors. - Keep away from <windows>. Read the advisory" in plain
    assert "What to do, in the publisher’s words Stay indoors. Keep away from <windows>. Read the advisory" in page
    assert "What to do" not in "".join(written())


def test_an_inbox_shows_first_whom_of_ours_it_meets_and_that_nobody_looked() -> None:
    """A lock screen shows the subject and a line beside it: the quotation alone would hide both."""

    def beside(*letters: Letter) -> str:
        page = compose(letters, ANN, NOW, desk()).html
        return unescape(re.search(r'<div class="preview"[^>]*>(.*?)</div>', page, re.DOTALL)[1])

    assert beside(letter()).startswith("On January 7, 2022, the Department approved")
    met = letter(travellers="Your travellers: 2 people there now.")
    assert beside(met).startswith("Your travellers: 2 people there now. · On January 7, 2022")
    assert beside(replace(met, storm="open")).startswith("No officer has looked at this yet. ")
    assert "Your travellers" in beside(replace(met, storm="open"))
    several = [letter(event=event(id=f"{n}", country=code), storm="open") for n, code in enumerate(("KZ", "OM"))]
    assert beside(*several).startswith("No officer has looked at these yet. ")
    woken = letter(answer="https://m.example/acknowledge/abc", storm="open")
    assert beside(woken).startswith("So that nobody else is woken: Take it on · No officer has looked at this yet. ")
    assert "officer" not in beside(*(replace(one, storm="released") for one in several))


@pytest.mark.parametrize(("count", "first"), [(8, "Ann 0"), (9, "WHAT CHANGED")])
def test_a_few_names_stand_first_and_a_long_list_hides_nothing(count: int, first: str) -> None:
    """Sixty people in one country filled three screens before what had changed, and before the way to take it on."""
    plain, page = written(names=tuple(f"Ann {n}" for n in range(count)), answer="https://m.example/acknowledge/abc")
    for body, changed in ((plain, "WHAT CHANGED"), (page, "What changed")):
        order = [body.index("Take it on"), *sorted((body.index("Ann 0"), body.index(changed)))]
        assert order == sorted(order)
        assert body.index("Ann 0") < body.index(changed) if first == "Ann 0" else body.index("Ann 0") > body.index("Read the advisory")
        assert all(f"Ann {n}" in body for n in range(count))
        assert ("Your travellers" in body or "YOUR TRAVELLERS" in body) is (count > 8)
    assert "and 12 more" in written(names=tuple(f"Ann {n}" for n in range(62)))[0]


def test_a_long_headline_is_cut_in_the_subject_alone() -> None:
    """What a level was raised to stands at the end of the longest headlines."""
    long = f"US orders staff to leave {'and '.join(['Embassy Almaty '] * 12)}— raised to Level 4"
    message = compose([letter(event=event(finding=replace(event().finding, headline=long)))], ANN, NOW, desk())
    assert message.subject.endswith("…") and len(message.subject) <= 200
    assert "raised to Level 4" in " ".join(message.text.split()) and "raised to Level 4</h1>" in message.html.replace("\u00a0", " ")


def test_the_evidence_is_one_step_away_where_the_web_has_an_address() -> None:
    """A mail read a day late says nothing of what was taken back since: the page of the event does."""
    message = compose([letter(page="https://m.example/events/5c1e")], ANN, NOW, desk())
    assert "All evidence, and what came since:\nhttps://m.example/events/5c1e\n" in message.text
    assert '<a href="https://m.example/events/5c1e">All evidence, and what came since</a>' in message.html
    assert "All evidence" not in "".join(written())


def test_what_is_unknown_is_said_to_be() -> None:
    """A page without a date, a decision without a day: the mail says so and does not guess."""
    undated = event(published_on=None, finding=replace(event().finding, decided_on=None))
    plain, _ = written(event=undated, published_before=None)
    assert "Decided not stated" in plain
    assert "Published no date given" in plain


def test_a_late_mail_says_that_it_is_late() -> None:
    """Seen at 00:01, sent at 05:31: the mail says five hours and a half; a prompt one says nothing."""
    late, page = written(now=NOW.replace(hour=5, minute=31))
    assert "Delayed: this left 5 h 30 min after" in late
    assert "Delayed: this left 5 h 30 min after" in page
    assert "Delayed" not in written()[0]


def test_flags_and_replaced_messages_are_told_in_words() -> None:
    """A silent edit is named; a message that makes another obsolete names it."""
    older = event(finding=replace(event().finding, headline="US says nothing new"))
    plain, page = written(event=event(flags=("silent_edit", "said_again", "odd_thing")), replaces=(older,))
    for said in ("A silent edit", "it may be a new order, or an old sentence", "Odd thing.", "Replaces our message “US says nothing new”, which had not left or perhaps not arrived"):
        assert said in plain
        assert said in page


@pytest.mark.parametrize("zone", ["UTC", "Nowhere/Atlantis", "../etc/passwd", ""])
def test_without_a_zone_the_times_are_utc(zone: str) -> None:
    """A zone nobody knows costs no alert: the times stand in UTC."""
    plain, _ = written(reader=replace(ANN, timezone=zone))
    assert "Sat 8 Jan 2022, 00:01 UTC" in plain
    assert plain.count("Asia/Almaty") == plain.count("Local time")  # that of the country, which is another row


def test_a_reader_abroad_is_told_what_time_it_is_there() -> None:
    """A curfew from 18:00 is one by the clock of Almaty, whatever the reader's shows; where both agree it is not said."""
    for zone, said in (("America/New_York", True), ("UTC", True), ("Asia/Almaty", False), ("Asia/Dhaka", False)):
        plain, rich = written(reader=replace(ANN, timezone=zone))
        there = re.findall(r"Local time.{0,90}06:01 Asia/Almaty \(UTC\+06:00\)", plain)
        assert len(there) == plain.count("Local time") == 2 * said, zone  # where what is grave is read first, and below
        assert ("Local time" in rich) is said


def test_whose_clock_counts_is_said_only_where_it_is_known() -> None:
    """Where a country has several clocks a city must say which; else none is named rather than a wrong one."""
    for country, where, zone in (
        ("OM", "", "Asia/Muscat"), ("DE", "", "Europe/Berlin"), ("RU", "Consulate General Vladivostok", "Asia/Vladivostok"),
        ("BR", "Consulate General São Paulo", "America/Sao_Paulo"), ("MX", "consulate general tijuana", "America/Tijuana"),
        ("CN", "Urumqi", "Asia/Shanghai"), ("RU", "Moscow and Vladivostok", ""), ("AU", "Sydney, Melbourne", "Australia/Melbourne"),
        ("UA", "", "Europe/Kyiv"), ("RU", "", ""), ("ES", "", ""), ("US", "", ""), ("XK", "", ""), ("", "", ""),
    ):  # fmt: skip
        assert zones.there(country, where, NOW) == zone, (country, where)


def test_the_clock_of_a_city_is_told_as_that_of_the_city_and_an_area_counts_before_the_post() -> None:
    """One embassy in Mexico City warns of Tijuana, two hours behind it; and "Mexico, 05:00" was true of no more than a corner."""
    told = event()
    for post, area, where in (
        ("Embassy Mexico City", "Tijuana", "Tijuana"), ("Consulate General Tijuana", None, "Consulate General Tijuana"),
        ("Embassy Mexico City", "the coast of Guerrero", ""), ("Consulate General Tijuana", "to dual nationals", "Consulate General Tijuana"),
    ):  # fmt: skip
        one = replace(told, country="MX", finding=replace(told.finding, post=post, area=area))
        plain = written(event=one)[0]
        assert ("America/Tijuana" in plain) is bool(where) and "America/Mexico_City" not in plain, (post, area)
        assert plain.count(f"{where}, when this was sent") >= bool(where), (post, area)


def test_the_same_event_has_the_same_identity_on_every_attempt() -> None:
    """A repeat after a lost reply carries the Message-ID of the first; another reader's does not."""
    first = compose([letter()], ANN, NOW, desk())
    again = compose([letter(checked_at=NOW)], ANN, NOW + timedelta(hours=2), desk())
    bob = compose([letter()], replace(ANN, name="Bob"), NOW, desk())
    post = compose([letter()], replace(ANN, channel="webhook"), NOW, desk())
    secret = compose([letter()], ANN, NOW, replace(desk(), secret=b"another secret"))
    assert first.id == again.id
    assert first.headers["Message-ID"] == again.headers["Message-ID"] == f"<{first.id}@monitor.example>"
    assert len({first.id, bob.id, post.id, secret.id}) == 4


def test_messages_of_one_country_share_a_thread() -> None:
    """Ann's mails on Kazakhstan hang together, those on Mali elsewhere, a mixed digest nowhere."""
    one, other = letter(), letter(event=event(id="other", detected_at=NOW))
    mali = letter(event=event(id="mali", country="ML", places=("Mali",)))
    root = compose([one], ANN, NOW, desk()).headers["References"]
    assert compose([other], ANN, NOW, desk()).headers["References"] == root
    assert compose([mali], ANN, NOW, desk()).headers["References"] != root
    assert "References" not in compose([one, mali], ANN, NOW, desk()).headers


def test_a_digest_puts_the_gravest_first() -> None:
    """Three changes, one mail: the departure stands above the reissue, whatever came first."""
    minor = replace(event().finding, severity="P4", headline="US reissues Mali: no change found")
    mali = letter(event=event(id="mali", country="ML", places=("Mali",), finding=minor, inside=()))
    message = compose([mali, letter()], ANN, NOW, desk())
    assert message.subject == f"Kazakhstan: {event().finding.headline} … and 1 more"  # what a lock screen shows
    assert 0 < message.text.index("lets non-emergency") < message.text.index("US reissues Mali")
    assert message.headers["X-Advisory-Severity"] == "P1"


def test_no_letter_no_message() -> None:
    """An empty digest is a mistake of the caller."""
    with pytest.raises(ValueError, match="at least one letter"):
        compose([], ANN, NOW, desk())


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "'-alert(1)-'", "{{ 7*7 }}{% raw %}",
    "</style><script>alert(1)</script>", "</title><script>alert(1)</script>", "<!-- <b>", "]]><x>", "&lt;script&gt;", "\x00<scr\x00ipt>",
    "<a href='javascript:alert(1)'>x</a>", "javascript:alert(1)", "\u202e<b>", "<base href=//evil.example>", "<style>*{x:url(//evil.example)}",
]  # fmt: skip


@pytest.mark.parametrize("nasty", HOSTILE)
def test_36_foreign_text_is_only_ever_text(nasty: str) -> None:
    """A government's page, or whoever took it over, writes markup into every field: not one element more appears."""
    finding = replace(
        event().finding, headline=nasty, why=nasty, evidence=(Evidence("after", nasty), Evidence("before", nasty))
    )
    bad = event(
        id=nasty, finding=finding, inside=(finding,), places=(nasty,), flags=(nasty,), url=nasty, after_sha256=nasty,
        doors=(Source(nasty, nasty, nasty), Source("other" + nasty, f"https://travel.state.gov/{nasty}", nasty)),
    )  # fmt: skip
    hostile = letter(
        event=bad,
        label=nasty,
        short=nasty,
        words_after=nasty,
        replaces=(bad,),
        redline=(Stretch("new", nasty),),
        source=nasty,
    )
    message = compose([hostile], replace(ANN, name=nasty), NOW, desk())
    seen = {tag for tag, _ in Page(message.html).elements}
    assert seen <= {tag for tag, _ in Page(compose([letter()], ANN, NOW, desk()).html).elements}
    for tag, attributes in Page(message.html).elements:
        assert not any(key.startswith("on") or key in ("src", "background", "action") for key in attributes)
        if tag == "a":
            assert (attributes["href"] or "").startswith("https://travel.state.gov/")


def test_nothing_is_loaded_and_nothing_tracks() -> None:
    """No image, no font, no script, no import: opening the mail asks nobody, and links go to the publisher alone."""
    html = compose([letter()], ANN, NOW, desk()).html
    page = Page(html)
    assert not {"img", "script", "link", "iframe", "object", "form", "svg", "video"} & {tag for tag, _ in page.elements}
    assert not re.search(r"url\(|@import|@font-face", html)
    assert set(re.findall(r"https?://([^/\"\s<]+)", html)) == {"travel.state.gov"}


def test_the_page_says_its_language_and_lets_foreign_words_find_their_direction() -> None:
    """`lang` and `dir` are set; a quotation in Arabic runs its own way."""
    page = Page(compose([letter()], ANN, NOW, desk()).html)
    assert ("html", {"lang": "en", "dir": "ltr"}) in page.elements
    assert sum(attributes.get("dir") == "auto" for _, attributes in page.elements) > 4


@pytest.mark.parametrize("letters", [1, 3, 40, 150])
def test_a_mail_stays_under_100_kilobytes_and_says_what_it_cut(letters: int) -> None:
    """A page rewritten from end to end, in Japanese, forty times over: the mail fits and names what is missing."""
    long = (Stretch("new", "渡航は止めてください。" * 5_000), Stretch("gone", "渡航に注意。" * 5_000))
    quotes = tuple(Evidence("after", "全ての渡航を止めてください。" * 300) for _ in range(30))
    finding = replace(event().finding, evidence=quotes)
    events = [event(id=f"e{n}", finding=finding, inside=(finding,) * 30) for n in range(letters)]
    message = compose([letter(event=one, redline=long) for one in events], ANN, NOW, desk())
    assert len(envelope(message, ANN.address)) <= 100_000
    assert "The redline was cut:" in message.text
    assert "The redline was cut:" in message.html
    assert "more sentence" in message.text
    assert len(encoded(message.payload)) <= 20_000
    shown = message.text.count("WHAT CHANGED")
    named = message.text.split("NO ROOM FOR MORE")[1].count("\n- ") if shown < letters else 0
    left = re.search(r"- … and (\d+) more\n\n--", message.text)
    assert shown + named + (int(left[1]) - 1 if left else 0) == letters


def test_a_digest_of_many_short_changes_is_whole() -> None:
    """Eight plain changes need no cutting at all."""
    message = compose([letter(event=event(id=f"e{n}")) for n in range(8)], ANN, NOW, desk())
    assert message.text.count("WHAT CHANGED") == 8
    assert "NO ROOM" not in message.text
    assert message.payload["data"]["left_out"] == 0


def test_where_texts_are_cut_no_link_and_no_id_is() -> None:
    """Half of the link to take an alert on takes nothing on, and of nine that were replaced a receiver took back three."""
    link, before = "https://monitor.example/acknowledge/" + "a" * 400, tuple(event(id=f"r{n}") for n in range(9))
    many = [letter(event=event(id=f"{n}", url="https://gov.example/" + "u" * 300), answer=link, replaces=before) for n in range(60)]
    events = compose(many, ANN, NOW, desk()).payload["data"]["events"]  # type: ignore[index]
    assert {one["acknowledge"] for one in events} == {link} and {len(one["url"]) for one in events} == {320}
    assert {len(one["replaces"]) for one in events} == {9}


def test_what_a_graver_event_took_along_says_what_it_is() -> None:
    """A program that acts on levels or risks met their headline alone there."""
    (one,) = compose([letter()], ANN, NOW, desk()).payload["data"]["events"][0]["inside"]  # type: ignore[index]
    assert set(one) == {"kind", "severity", "headline", "post", "area", "where", "from", "to"}


def test_the_payload_is_the_contract_and_a_little_more() -> None:
    """A machine reads the same keys as `events --json` prints, with the levels beside them."""
    payload = compose([letter()], ANN, NOW, desk()).payload
    assert payload["type"] == "advisory.changed"
    assert payload["timestamp"] == "2022-01-08T00:01:58Z"
    told = payload["data"]["events"][0]
    assert (told["id"], told["country"], told["post"], told["to"]) == (
        "5c1e0a77b1d24c9f",
        "KZ",
        "Consulate General Almaty",
        "authorized",
    )
    assert (told["level_before"], told["level_after"]) == (4, 4)
    assert told["evidence"] == [{"side": "after", "text": APPROVED}]


@given(st.text(max_size=500), st.text(max_size=500))
def test_any_words_make_a_message(foreign: str, more: str) -> None:
    """Whatever a page says, the message is composed, encodable, and its payload is JSON."""
    finding = replace(event().finding, headline=foreign, why=more, evidence=(Evidence("after", more),))
    told = event(finding=finding, places=(foreign,))
    message = compose(
        [letter(event=told, redline=(Stretch("gone", foreign),))], ANN, datetime(2022, 1, 8, tzinfo=UTC), desk()
    )
    assert message.text.encode()
    assert message.html.encode()
    assert encoded(message.payload)


def test_the_subject_of_several_changes_names_the_one_that_is_urgent_or_the_countries() -> None:
    """Asleep, somebody sees the subject alone: "3 changes: Oman (US)" wakes nobody who should leave."""
    def told(number: int, severity: str, country: str) -> Letter:
        finding = replace(event().finding, severity=severity, headline=f"{severity} in {country}")
        return letter(event=event(id=f"{number}", country=country, places=(country,), finding=finding))

    for said, subject in (
        ("P1 ML, P2 NE", "P1 in ML … and 1 more"), ("P1 ML, P1 ML, P2 ML", "P1 in ML … and 2 more"), ("P1 ML, P1 NE", "Urgent: 2 changes: ML (US), NE (US)"),
        ("P2 ML, P3 ML", "2 changes: ML (US)"),
    ):  # fmt: skip
        letters = [told(n, *each.split()) for n, each in enumerate(said.split(", "))]
        assert compose(letters, ANN, NOW, desk()).subject == subject, said


def test_a_lock_screen_shows_where_it_is() -> None:
    """A telephone shows 40 characters: "US orders non-emergency staff and famili" woke everybody, and nobody knew whether to get up."""
    def told(headline: str, **fields: object) -> str:
        return compose([letter(event=event(finding=replace(event().finding, headline=headline), **fields))], ANN, NOW, desk()).subject

    late, early = "US orders non-emergency staff and families to leave Kazakhstan", "US raises Kazakhstan to Level 4 (was Level 3)"
    assert (told(late), told(early)) == (f"Kazakhstan: {late}", early)
    assert told("US raises Burma to Level 4", country="MM", places=("Burma",)) == "US raises Burma to Level 4"
    assert told(late, country="", places=("12 pages",)) == late  # of no one country


def test_a_machine_is_told_what_is_taken_back_and_what_had_not_left() -> None:
    message = compose([letter(reverts=event(id="a1"), replaces=(event(id="b2"),)), letter(event=event(id="other"))], ANN, NOW, desk())
    assert [(one["takes_back"], one["replaces"]) for one in message.payload["data"]["events"]] == [("a1", ["b2"]), (None, [])]  # type: ignore[index]
