"""Who follows the link of an urgent mail in Arabic reads Arabic on every page for everybody; what governments wrote stays theirs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from fastapi.testclient import TestClient

from monitor import serve
from monitor.decide import almanac
from monitor.decide.kinds import KINDS
from monitor.deliver.headline import _ACTS, _ENDS, headline
from monitor.deliver.reason import SENTENCES
from monitor.deliver.words import named
from monitor.model import Departure, Gist, Posture, Span, Status
from monitor.speak.tongue import LANGUAGES, tongue
from monitor.store.editions import Edition
from monitor.web.words import FLAGS
from tests.rehearsal.years import END, Years
from tests.speak import sayings
from tests.store.stories import belief, event, part
from tests.web.furnished import furnish
from tests.web.served import house
from tests.web.site import NOW, client, site

OTHERS = [code for code in LANGUAGES if code != "en"]
SAID = ("title", "aria-label", "alt", "placeholder", "data-label", "data-keys")
ROUTES = ("/", "/countries", "/countries/{code}", "/map", "/sources", "/status", "/search", "/events/{event_id}", "/pages/{sha256}")
BESIDE = ["/?state=held", "/?q=7-11-13", "/?country=AQ&country=IQ&severity=P1", "/search?q=in*", "/search?q=7-11-13", "/countries/AQ",
          "/countries/IQ?on=2026-05-05", "/countries/IQ?on=1999-05-05", "/map?show=departures", "/map?show=week", "/?state=held&kind=level_raised", "/nothing-here"]  # fmt: skip
# What is called so in every language: formats, standards, keys, the clock, and names that are their own.
NAMES = r"UTC|SHA-256|JSON Feed|JSON|CAP|API|PDF|CSV|ETag|Atom|OpenAPI|iCalendar|Natural Earth|Advisory Monitor|Enter|Esc|email|webhook|slack|canary|P[1-4]|XML|min\b|\bh\b|\bj\b|\bk\b|\bg [cm]\b"


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    opened = house(tmp_path_factory.mktemp("spoken"), 0)
    opened.store.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened.store, opened.publishers, ["IQ", "ML", "KZ"]).write(200, 90)
    furnished = furnish(opened, people=4)
    with TestClient(serve.app(opened, lambda: END), base_url=furnished.site.base_url) as web:
        yield furnished, web
    opened.close()


def public(lived_in) -> list[str]:
    """Every page for everybody, and those that show what else they may say."""
    furnished, web = lived_in
    return [address for _, route, address in furnished.addresses(web.app) if route in ROUTES] + BESIDE


def in_language(web, address: str, code: str) -> BeautifulSoup:
    web.cookies.clear()
    answer = web.get(address, headers={"Accept-Language": code, "Accept": "text/html"})
    assert answer.headers["content-type"].startswith("text/html"), address
    return BeautifulSoup(answer.text, "lxml")


def words(page: BeautifulSoup, code: str) -> list[str]:
    """What a page says in its own language, to who sees it and to who hears it: not what is marked as another's."""
    found = []
    for one in page.find_all(string=True):
        if type(one) is NavigableString and one.strip() and ours(one.parent, code):
            found.append(" ".join(one.split()))
    heard = ((one, {*SAID} & one.attrs.keys()) for one in page.descendants if isinstance(one, Tag))
    return found + [str(one[name]) for one, names in heard if names and ours(one, code) for name in names]


def ours(one: Tag | None, code: str) -> bool:
    """Whether an element is of the page's language: neither marked as another's nor a name, a code or an address."""
    for above in [one, *one.parents] if one else []:
        if above.name in ("bdi", "code", "script", "style", "kbd", "mark") or {"hash", "cc", "brand", "out"} & {*above.get("class", [])}:
            return False
        if "lang" in above.attrs:
            return above["lang"] == code
    return False


def test_37_no_word_of_ours_stays_english_on_an_arabic_page(lived_in) -> None:
    """In Arabic letters any other word is seen: of every page for everybody, its titles and what is only read aloud."""
    _, web = lived_in
    left = {
        (address.partition("?")[0], said)
        for address in public(lived_in)
        for said in words(in_language(web, address, "ar"), "ar")
        if re.search(r"[A-Za-z]{3}", re.sub(NAMES, "", said))
    }
    assert sorted(left) == []


@pytest.mark.parametrize("code", OTHERS)
def test_37_no_sentence_the_catalogue_has_is_left_unsaid(lived_in, code: str) -> None:
    """Beside what is marked as another's, none of our sentences stands in English where the language says it otherwise."""
    _, web = lived_in
    english = {one for saying in sayings.sayings() for one in saying if tongue(code).gettext(one) != one and len(one) > 2}
    left = {(address.partition("?")[0], said) for address in public(lived_in) for said in words(in_language(web, address, code), code) if said in english}
    assert sorted(left) == []


def test_every_page_says_its_language_where_it_stands_in_others_and_what_it_depends_on(lived_in) -> None:
    """Whoever keeps a copy of a page keeps one for each language, and whoever looks things up finds all of them."""
    furnished, web = lived_in
    base = furnished.site.base_url
    for address in (one for one in public(lived_in) if one != "/nothing-here"):
        web.cookies.clear()
        answer = web.get(address, headers={"Accept-Language": "ar-LY,ar;q=0.9"})
        page, path = BeautifulSoup(answer.text, "lxml"), address.partition("?")[0]
        assert (page.html["lang"], page.html["dir"], answer.headers["content-language"]) == ("ar", "rtl", "ar"), address
        assert {"Accept-Language", "Cookie"} <= {*answer.headers["vary"].split(", ")}, address
        assert page.find("link", rel="canonical")["href"] == f"{base}{path}"
        others = {one["hreflang"]: one["href"] for one in page.find_all("link", hreflang=True)}
        assert others == {"x-default": f"{base}{path}", **{code: f"{base}{path}?lang={code}" for code in LANGUAGES}}


def test_the_way_to_another_language_keeps_the_page_and_what_it_was_asked(lived_in) -> None:
    """Samira reads of Iraq with a filter set; in French she still reads of Iraq, and the next page is French as well."""
    _, web = lived_in
    web.cookies.clear()
    shown = BeautifulSoup(web.get("/?country=IQ&severity=P1&severity=P2").text, "lxml")
    ways = {one["hreflang"]: one["href"] for one in shown.find("nav", class_="tongues").find_all("a")}
    assert ways["fr"] == "?country=IQ&severity=P1&severity=P2&lang=fr"
    assert "en" not in ways and len(ways) == len(LANGUAGES) - 1
    french = web.get("/" + ways["fr"], headers={"Accept-Language": "ar"})
    assert '<html lang="fr"' in french.text and french.headers["set-cookie"].startswith("lang=fr; HttpOnly; Path=/; SameSite=lax")
    assert "max-age" not in french.headers["set-cookie"].casefold()
    after = web.get("/countries/IQ", headers={"Accept-Language": "ar"})
    assert '<html lang="fr"' in after.text and "set-cookie" not in after.headers
    assert '<html lang="es"' in web.get("/countries/IQ?lang=es").text
    web.cookies.clear()
    web.cookies.set("lang", "../tlh")
    assert '<html lang="ar"' in web.get("/map", headers={"Accept-Language": "ar"}).text
    assert web.get("/countries/iq?lang=ar", follow_redirects=False).headers["location"] == "/countries/IQ?lang=ar"


def test_one_language_is_never_answered_with_the_copy_of_another(lived_in) -> None:
    """Who kept a page in English and asks for it in Arabic with that mark is given the Arabic one, and that one is kept in turn."""
    _, web = lived_in
    web.cookies.clear()
    for address in ("/", "/countries", "/countries/IQ", "/map", "/sources"):
        english = web.get(address, headers={"Accept-Language": "en"})
        asked = {"Accept-Language": "ar", "If-None-Match": english.headers["etag"]}
        arabic = web.get(address, headers=asked)
        assert (arabic.status_code, 'dir="rtl"' in arabic.text) == (200, True), address
        again = web.get(address, headers={**asked, "If-None-Match": arabic.headers["etag"]})
        assert again.status_code == 304 and "Accept-Language" in again.headers["vary"]
        assert web.get(address, headers={"Accept-Language": "en"}).text == english.text, address


@pytest.mark.parametrize("code", OTHERS)
def test_an_alert_has_the_headline_its_mail_had_wherever_it_is_listed(web, keep, code: str) -> None:
    """The page behind a mail told its reader something in English; now both say one thing, and the English stands below, marked."""
    one = event("order", detected_at=NOW)
    gist = Gist("US", "ordered", people="staff_families")
    one = replace(one, finding=replace(one.finding, gist=gist, post="Embassy Baghdad", new="ordered", why="Leaving is not a choice."))
    keep(one)
    line = headline(one.finding, named(one, tongue(code)), tongue(code))
    assert line and line != one.finding.headline
    for address in ("/", f"/countries/{one.country}", "/events/order"):
        page = BeautifulSoup(web.get(address, headers={"Accept-Language": code}).text, "lxml")
        assert " ".join(line.split()) in " ".join(page.get_text().split()), address
    assert page.h1.get_text() == line and page.title.get_text().startswith(line)
    assert page.find(string=one.finding.headline).parent["lang"] == "en"
    assert tongue(code).gettext("Leaving is not a choice.") in page.get_text()
    quoted = page.find("blockquote")
    assert quoted is None or quoted.p["lang"] == "en"


def test_37_an_event_of_any_kind_and_act_is_told_in_arabic_on_its_page_and_in_the_list(web, keep) -> None:
    """Each act of a headline, each kind in turn, silently edited, or held back: of our own words none is in other letters."""
    kinds = [*almanac.KINDS, *(kind.name for kind in KINDS)]
    for number, act in enumerate(_ACTS):
        kind, flags = kinds[number % len(kinds)], tuple(FLAGS) if number == 1 else ("silent_edit",)
        gist = Gist("US", act, what="2026-08-31" if act.endswith(("_until", "_limit", "_test")) else "" if act in _ENDS else "crime", people="families")
        finding = replace(event(act).finding, kind=kind, gist=gist, severity=f"P{1 + number % 4}", why=SENTENCES[number % len(SENTENCES)])
        keep(event(act, detected_at=NOW, finding=finding, flags=flags, places=("Iraq",)))
    for address in ("/", *(f"/events/{act}" for act in list(_ACTS)[: len(kinds) : 3])):
        page = in_language(web, address, "ar")
        assert not address.startswith("/events") or tongue("ar").gettext("US") in page.h1.get_text()
        left = [said for said in words(page, "ar") if re.search("[A-Za-z]{3}", re.sub(rf"{NAMES}|Test Monitor|us_state\.\w+", "", said))]
        assert left == [], address


def test_an_event_that_none_took_apart_has_its_kind_and_country_for_a_headline(web, keep) -> None:
    """Kept by a version before gists: the page's own language comes first, and the English line below, marked."""
    keep(one := event("old", detected_at=NOW, finding=replace(event("old").finding, gist=None)))
    page = in_language(web, "/events/old", "de")
    assert page.h1.get_text() == f"Ausreise von Personal angeordnet, {named(one, tongue('de'))}"
    assert page.h1.find_next("p")["lang"] == "en" and page.h1.find_next("p").get_text() == one.finding.headline
    assert in_language(web, "/events/old", "en").h1.get_text() == one.finding.headline


def test_what_a_ministry_wrote_in_german_is_read_aloud_as_german_on_any_page(web, keep) -> None:
    one = event("abgeraten", publisher="germany", detected_at=NOW)
    keep(one)
    for code, marked in (("en", "de"), ("fr", "de"), ("de", None)):
        page = BeautifulSoup(web.get("/events/abgeraten", headers={"Accept-Language": code}).text, "lxml")
        assert page.find("blockquote").p.get("lang") == marked, code


def test_who_asks_too_often_is_told_so_in_their_language(store) -> None:
    with client(site(store, throttle=1)) as web:
        asked = [web.get("/?lang=es", headers={"Accept": "text/html"}) for _ in range(2)][1]
        assert asked.status_code == 429 and '<html lang="es"' in asked.text and "Demasiadas peticiones" in asked.text
        web.cookies.clear()
        assert tongue("ar").gettext("Too many requests") in web.get("/", headers={"Accept": "text/html", "Accept-Language": "ar"}).text


def test_pages_of_officers_stay_english_and_so_do_their_notes_on_a_page_for_everybody(visit, keep) -> None:
    keep(event("e1", detected_at=NOW))
    officer = visit("olga", "officer")
    assert '<html lang="en"' in officer.get("/review", headers={"Accept-Language": "ar"}).text
    page = BeautifulSoup(officer.get("/events/e1", headers={"Accept-Language": "ar"}).text, "lxml")
    assert page.html["lang"] == "ar" and (page.find(id="notes")["lang"], page.find(id="notes")["dir"]) == ("en", "ltr")


def test_what_a_ministry_wrote_stays_its_words_also_where_ours_are_the_same(web, keep) -> None:
    """Australia writes "Do not travel": under "in its own words" no reader finds words it never wrote."""
    raw = part(b"<html>")
    posture = Posture(4, words="Do not travel")
    page = Edition(raw.sha256, "australia", "iraq", ("IQ",), "Iraq", "australia.page", "", NOW, NOW.date(), 4, "x", posture=posture)
    keep(pages=[(raw, "australia.page")], editions=[page], beliefs=[belief(publisher="australia", sha256=raw.sha256)])
    for address in ("/countries/IQ", f"/pages/{raw.sha256}"):
        shown = BeautifulSoup(web.get(address, headers={"Accept-Language": "ar"}).text, "lxml")
        assert [one["lang"] for one in shown.main.find_all("span", string="Do not travel")] == ["en"], address


def test_a_departure_of_a_whole_mission_and_a_page_without_a_name_are_called_so_in_arabic(web, keep) -> None:
    raw = part(b"<html>")
    order = Departure(None, "employees", Status.ORDERED, NOW.date(), Span(0, 1, "x"))
    page = Edition(raw.sha256, "us_state", "iraq", ("IQ",), "", "us_state.page", "", NOW, NOW.date(), 4, "embassy", posture=Posture(4, departures=(order,)))
    keep(pages=[(raw, "us_state.page")], editions=[page], beliefs=[belief(sha256=raw.sha256)])
    for address, said in (("/countries/IQ", "The whole mission"), ("/search?q=embassy", "A page")):
        told = BeautifulSoup(web.get(address, headers={"Accept-Language": "ar"}).text, "lxml").main.get_text()
        assert tongue("ar").gettext(said) != said and tongue("ar").gettext(said) in told and said not in told
