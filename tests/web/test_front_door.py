"""Every answer is guarded, the same page again costs nothing, and only our own forms change anything."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import Request, Response
from fastapi.testclient import TestClient

from monitor import serve
from monitor.locate.regions import REGIONS
from monitor.web import assets, guard
from monitor.web.app import create_app
from monitor.web.front import HEADERS, POLICY, Front
from tests.rehearsal.years import END, Years
from tests.store.stories import event
from tests.web.furnished import furnish
from tests.web.served import house
from tests.web.site import HOST, NOW, client, routes, site

INLINE = re.compile(r"<style|<[^>]*\s(?:style|on\w+)=|<script(?![^>]*\ssrc=)")
PAGES = ["/", "/?state=held", "/?q=orders", "/pulse", "/no-such-page", "/events/%00"]


@pytest.mark.parametrize("page", PAGES)
def test_84_every_answer_carries_the_headers_that_guard_it(web, page):
    sent = web.get(page).headers
    policy = sent["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert (sent["x-content-type-options"], sent["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "strict-transport-security" not in sent


GUARDS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def test_84_whatever_answers_it_carries_every_guard(web):
    """A page, one that is not there, and a refusal before anything is read: by its length, or in pieces."""
    large = [web.post("/", content=body) for body in (b"x" * 1_100_000, iter([b"x" * 600_000] * 2))]
    for answer in (web.get("/"), web.get("/nothing"), *large):
        assert {name: answer.headers[name] for name in GUARDS} == GUARDS, answer.status_code


@pytest.mark.parametrize(
    ("path", "cookie", "kept"),
    [
        *((path, "", False) for path in ("/account", "/acknowledge/a", "/confirm/a", "/desk/a", "/leave/a", "/login", "/manage", "/move/a", "/review")),
        *(("/", cookie, False) for cookie in ("session=a", "subscriber=a", "__Host-session=a", "__Host-subscriber=a", "lang=de; session=a")),
        ("/", "", True), ("/events/a", "visitor=a", True), ("/confirmed", "mysession=a", True),
    ],
)  # fmt: skip
def test_what_is_one_persons_or_whose_link_is_is_kept_nowhere(path, cookie, kept):
    async def answers(scope, receive, send):
        await Response("here")(scope, receive, send)

    web = TestClient(Front(answers, secure=True))
    told, sent = (web.request(method, path, headers={"Cookie": cookie} if cookie else {}) for method in ("GET", "POST"))
    assert (told.status_code, told.headers["cache-control"]) == (200, "private, no-cache" if kept else "no-store")
    assert sent.headers["cache-control"] == "no-store"


def test_over_https_browsers_are_told_to_stay_there(store):
    with client(site(store, base_url="https://monitor.test")) as web:
        assert "max-age" in web.get("/").headers["strict-transport-security"]


def test_the_same_page_again_is_304_until_something_happens(web, store, keep):
    first = web.get("/")
    assert web.get("/", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    keep(event("e1"))
    assert web.get("/", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/countries", "/countries/IQ", "/map", "/sources", "/status", "/events/e1", "/nowhere"])
def test_every_page_says_when_it_was_true_for_whoever_holds_it_on_paper(store, keep, address):
    """To the minute: who asks again within it is told that nothing changed."""
    keep(event("e1"))
    moved = [NOW + timedelta(seconds=20)]
    with client(site(store, clock=lambda: moved[0])) as web:
        first = web.get(address)
        assert "as of Mon 2 Mar 2026, 21:00 UTC" in re.sub(r"\s+", " ", first.text).partition("<footer")[2]
        moved[0] += timedelta(seconds=30)
        if first.status_code == 200:
            assert web.get(address, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
        moved[0] += timedelta(minutes=2)
        assert "21:02 UTC" in web.get(address).text.partition("<footer")[2]


def test_pages_hold_no_script_style_or_handler_of_their_own(web, keep):
    keep(event("e1"))
    page = web.get("/").text
    assert not INLINE.search(page)
    assert len(re.findall(r'integrity="sha384-', page)) == 2


def test_assets_are_kept_for_ever_under_the_name_of_their_content(web):
    for asset in assets.load().values():
        answer = web.get(asset.url)
        assert (answer.status_code, answer.content) == (200, asset.body)
        assert "immutable" in answer.headers["cache-control"]
    assert web.get("/static/style.000000000000.css").status_code == 404


def test_an_address_no_one_answers_says_so_in_the_form_asked_for(web):
    assert "There is no such page" in web.get("/nothing").text
    assert web.get("/nothing", headers={"Accept": "application/json"}).json()["error"] == "There is no such page"


def test_what_is_too_large_is_refused_before_it_is_read(web):
    assert web.post("/", content=b"x" * 1_100_000).status_code == 413
    assert web.post("/", content=iter([b"x" * 600_000] * 2)).status_code == 413


def test_a_program_that_only_asks_for_the_head_gets_it(web, keep):
    """Whoever checks links, or whether we live, asks with HEAD: an answer that there is no such way looks like a broken link."""
    keep(event("e1"))
    for page in ("/", "/events/e1", "/changes.csv", "/nothing"):
        whole, head = web.get(page), web.head(page)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers.get("etag") == whole.headers.get("etag")
    assert web.head("/", headers={"If-None-Match": web.get("/").headers["etag"]}).status_code == 304


@pytest.mark.parametrize(("page", "cookies", "kept"), [
    ("/", {}, True), ("/", {"visitor": "x"}, True), ("/", {"session": "a.b"}, False), ("/", {"__Host-subscriber": "c"}, False),
    ("/", {"lang": "de", "session": "a.b"}, False), ("/account/login", {}, False), ("/leave/x", {}, False), ("/changes.json", {}, True)])  # fmt: skip
def test_what_is_one_persons_is_kept_by_no_browser(visit, page, cookies, kept):
    web = visit()
    web.cookies.update(cookies)
    assert (web.get(page).headers["cache-control"] == "no-store") is not kept

# Answers that are new whenever they are asked for, each with its reason; every other one is 304 until it changes.
ALWAYS_NEW = {
    "/account/enrol": "a new secret is drawn for each look",
    "/metrics": "the age of a pass, and what the looker itself has moved, are told to the moment",
}

# Answers whose policy is not the house's, each narrower than it: a publisher's bytes run and load nothing.
NARROWER = {"/pages/{sha256}/bytes": "default-src 'none'; sandbox"}


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory):
    """A furnished house, and the application above it."""
    opened = house(tmp_path_factory.mktemp("lived_in"), 0)
    opened.store.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened.store, opened.publishers, ["IQ", "ML"]).write(150, 60)
    furnished = furnish(opened, people=4)
    with TestClient(serve.app(opened, lambda: END), base_url=furnished.site.base_url) as web:
        yield furnished, web
    opened.close()


@pytest.fixture(scope="session")
def walked(lived_in):
    """Every GET route there is, asked by whom it is for, and once more with the mark it gave: a new one without being named here."""
    furnished, web = lived_in
    answers = []
    for who, route, address in furnished.addresses(web.app):
        web.cookies.clear()
        web.cookies.update(furnished.cookies[who])
        first = web.get(address, follow_redirects=False)
        mark = {"If-None-Match": first.headers.get("etag", "")}
        answers.append((route, address, first, web.get(address, headers=mark, follow_redirects=False)))
    assert len({route for route, *_ in answers}) > 50
    return answers


def test_every_address_there_is_answers_and_asked_again_is_304(walked):
    wrong = [
        (address, first.status_code, again.status_code, first.headers.get("etag"))
        for route, address, first, again in walked
        if first.status_code not in (404, 410)  # a word that opens nothing, an alert of an event that is held back
        and route not in ALWAYS_NEW and (first.status_code, again.status_code, again.content) != (200, 304, b"")
    ]  # fmt: skip
    assert wrong == []
    assert set(ALWAYS_NEW) <= {route for route, *_ in walked}


def test_84_every_address_there_is_carries_the_headers_that_guard_it(walked):
    """Also the answers that nothing is there, and that nothing moved."""
    told = [(route, address, answer.headers) for route, address, *both in walked for answer in both]
    policies = {(address, sent["content-security-policy"]) for route, address, sent in told if route not in NARROWER}
    assert {policy for _, policy in policies} == {POLICY}, policies
    assert {(route, sent["content-security-policy"]) for route, _, sent in told if route in NARROWER} == set(NARROWER.items())
    rest = {name: said for name, said in HEADERS.items() if name != "Content-Security-Policy"}
    assert [(address, name) for _, address, sent in told for name, said in rest.items() if sent.get(name) != said] == []


def test_84_no_page_there_is_holds_script_style_or_handler_of_its_own(walked):
    pages = [(address, first.text) for _, address, first, _ in walked if first.headers.get("content-type", "").startswith("text/html")]
    assert len(pages) > 30
    assert [address for address, text in pages if INLINE.search(text)] == []


# ------------------------------------------------------------------ forms
@pytest.fixture
def desk(store):
    """A site with a form of its own."""
    app = create_app(site(store))

    @app.get("/form")
    def form(request: Request):
        from monitor.web.paper import render

        guard.token(request)
        return render(request, "trouble.html", title=guard.token(request), why="")

    @app.post("/form")
    def sent():
        return {"did": "it"}

    with TestClient(app, base_url=HOST) as opened:
        yield opened


def _token(desk) -> str:
    return re.search(r"<h1>(\w{32})</h1>", desk.get("/form").text).group(1)


def test_a_form_that_a_person_sent_again_after_a_restart_does_what_it_says(desk):
    """The browser opens it by itself: no page led there."""
    assert desk.post("/form", data={"token": _token(desk)}, headers={"Sec-Fetch-Site": "none"}).status_code == 200


@pytest.mark.parametrize("shown", ["Bearer avm_x", "Basic b2xnYTpwYXNz"])
def test_no_word_of_a_program_stands_for_the_token_of_a_form(desk, shown):
    assert desk.post("/form", data={}, headers={"Authorization": shown}).status_code == 403


def test_a_form_sent_from_our_own_page_does_what_it_says(desk):
    assert desk.post("/form", data={"token": _token(desk)}, headers={"Origin": HOST, "Sec-Fetch-Site": "same-origin"}).status_code == 200


@pytest.mark.parametrize("headers", [
    {"Origin": "https://elsewhere.test"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site", "Origin": HOST}, {"Origin": "null"},
])  # fmt: skip
def test_a_form_sent_from_elsewhere_is_refused_even_with_its_token(desk, headers):
    assert desk.post("/form", data={"token": _token(desk)}, headers=headers).status_code == 403


def test_a_form_without_its_token_or_with_anothers_is_refused(desk):
    token = _token(desk)
    assert desk.post("/form", data={}).status_code == 403
    assert desk.post("/form", data={"token": "0" * 32}).status_code == 403
    desk.cookies.clear()
    assert desk.post("/form", data={"token": token}).status_code == 403


WRONG = [{}, {"Origin": "https://elsewhere.test"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}]


@pytest.mark.parametrize("headers", WRONG, ids=str)
@pytest.mark.parametrize("of", ["the public", "an operator"])
def test_83_every_state_change_without_its_token_is_refused_unless_it_says_why_not(visit, of, headers):
    """The guard is a dependency of the whole application: a route added anywhere is asked for its token."""
    web = visit("olga", "operator") if of == "an operator" else visit()
    changing = [(method, path) for method, path in routes(web.app) if method not in guard.SAFE]
    assert len(changing) > 30 and {path for _, path in changing} >= set(guard.EXEMPT)
    filled = [(method, path, re.sub(r"\{\w+\}", "1", path)) for method, path in changing]
    open_ = {path for method, path, at in filled if web.request(method, at, headers=headers, follow_redirects=False).status_code != 403}
    assert open_ == set(guard.EXEMPT)
    assert all(guard.EXEMPT.values())


def test_a_bug_answers_calmly_and_stays_guarded(store):
    broken = replace(site(store), health=None, clock=None)
    app = create_app(replace(broken, clock=site(store).clock))

    @app.get("/bug")
    def bug():
        raise ZeroDivisionError

    with TestClient(app, base_url=HOST, raise_server_exceptions=False) as web:
        answer = web.get("/bug")
    assert answer.status_code == 500
    assert "Something of ours is broken" in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert "content-security-policy" in answer.headers


def test_every_country_is_in_one_region():
    from monitor.locate import places

    codes = {place.key for _, place in places.spellings() if place.codes == (place.key,)}
    told = [code for _, codes in REGIONS.values() for code in codes]
    assert sorted(told) == sorted(set(told))
    assert set(told) == codes
