"""Every page and every form in its error state, by WCAG 2.2: axe, keys alone, narrow screens, both colours.

By default the pages with most on them are looked at once, as a phone in the dark shows them, with a few rows of long lists;
`make accessible` looks at all of every page there is, and at every form in its error state, wide and narrow, light and dark.
"""

from __future__ import annotations

import os

import pytest

pytest.importorskip("playwright.sync_api")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from monitor import serve
from monitor.speak.tongue import LANGUAGES
from tests.journeys.browser import DESKTOP, PHONE, chromium, needs_browser, page
from tests.rehearsal.years import END, Years
from tests.web.furnished import DESK, HALF, HOUSE, PUBLIC, READER, Furnished, furnish
from tests.web.served import house, served

pytestmark = needs_browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WHOLE = "WHOLE" in os.environ
LOOKS = [(size, dark) for size in (DESKTOP, PHONE) for dark in (False, True)] if WHOLE else [(PHONE, True)]
FEW = {  # routes that hold every kind of thing pages are made of
    "/", "/countries/{code}", "/map", "/sources", "/events/{event_id}", "/review", "/desk", "/manage", "/account",
}  # fmt: skip
NARROW = 320  # CSS pixels to which a page must reflow (1.4.10)
TABLET = 800  # on end: too narrow for wide tables, too wide for a phone's rules
SAMPLE = """for (const like of document.querySelectorAll("tbody tr:nth-child(n+5), .map a:nth-of-type(n+9), .day:nth-of-type(n+3), .card:nth-of-type(n+9), .entry:nth-of-type(n+5), .tick:nth-of-type(n+5)"))
    like.remove()"""
# Each thing keys reach shows that it is reached (2.4.7), and nothing lies over it (2.4.11).
KEYS = """() => { const wrong = [];
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
  for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")) {
    if (!shown(one) || one.closest("svg")) continue;
    one.focus({ focusVisible: true });
    if (document.activeElement !== one) continue;
    const look = getComputedStyle(one);
    if (look.outlineStyle === "none" || parseFloat(look.outlineWidth) < 2) wrong.push("no ring: " + one.outerHTML.slice(0, 120));
    const box = one.getClientRects()[0];
    const over = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
    if (over && !one.contains(over) && !over.contains(one) && over.closest(".top, dialog")) wrong.push("hidden: " + one.outerHTML.slice(0, 120));
  }
  return wrong; }"""
# A busy browser still lays a page out for the width before, and what is measured meanwhile is of neither.
SETTLED = """(width) => new Promise((done) => { const look = () => innerWidth === width && document.documentElement.clientWidth > width - 20
    ? requestAnimationFrame(() => requestAnimationFrame(done)) : requestAnimationFrame(look); look(); })"""
EXTRA = [
    (PUBLIC, "/?state=held"), (PUBLIC, "/?q=nothing-at-all"), (PUBLIC, "/search?q=insurance"), (PUBLIC, "/search?q=zzzz"), (PUBLIC, "/countries/AQ"),
    (PUBLIC, "/countries/IQ?on=2026-05-05"), (PUBLIC, "/map?show=departures"), (PUBLIC, "/map?show=week"), (PUBLIC, "/subscribe?lang=ar"),
    (PUBLIC, "/no-such-page"), (READER, "/desk"), (HOUSE, "/desk"),
]  # fmt: skip
MISTAKES = [  # who, the page, the form on it, what is typed: each answers with its page and a word about what was wrong
    (PUBLIC, "/subscribe", "/subscribe", {"address": "nonsense"}), (PUBLIC, "/login", "/login", {"address": "nonsense"}),
    (PUBLIC, "/account/login", "/account/login", {"name": "nobody", "password": "wrong"}), (HALF, "/account/code", "/account/code", {"code": "000000"}),
    (HOUSE, "/account/enrol", "/account/enrol", {"code": "000000"}), (HOUSE, "/account", "/account/password", {"old": "wrong", "new": "short"}),
    (HOUSE, "/account", "/account/tokens", {"name": "x", "days": "9999"}), (HOUSE, "/review/silences", "/review/silences", {"hours": "9999"}),
    (DESK, "/desk/channels", "/desk/channels", {"address": "nonsense"}), (READER, "/manage", "/manage/address", {"address": "nonsense"}),
]  # fmt: skip
# The same in the other languages of pages for everybody and for subscribers, the last of them: a browser keeps the language it asked for.
FOREIGN = [code for code in LANGUAGES if code != "en"]
EXTRA += [(PUBLIC, f"{address}lang={code}") for code in FOREIGN for address in ("/?", "/countries?", "/countries/IQ?", "/map?", "/sources?", "/status?", "/search?q=insurance&")]
OF_ONE = ("/events/", "/pages/", "/countries/")  # pages of one thing, whose address is known when there is one
MISTAKES += [(who, f"{address}?lang={code}", f"{form}?lang={code}", typed)
             for code in FOREIGN for who, address, form, typed in MISTAKES if address in ("/subscribe", "/login", "/manage")]  # fmt: skip


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """A furnished house with two hundred days of some countries, served on this machine."""
    opened = house(tmp_path_factory.mktemp("rich"), 0)
    opened.store.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened.store, opened.publishers, ["IQ", "ML", "OM", "FJ", "LI", "KZ"]).write(250, 200)
    lived_in = furnish(opened, people=20)
    with served(opened) as url:
        yield url, lived_in
    opened.close()


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


def readable(rich: Furnished) -> list[tuple[str, str]]:
    """Who looks at what: every page a person reads."""
    from starlette.testclient import TestClient

    app, found = serve.app(rich.house, lambda: END), []
    with TestClient(app) as web:
        for who, route, address in rich.addresses(app):
            if not WHOLE and (route not in FEW or address in (known for _, known in found)):
                continue
            answer = web.get(address, headers={"cookie": "; ".join(f"{k}={v}" for k, v in rich.cookies[who].items())}, follow_redirects=False)
            if answer.headers.get("content-type", "").startswith("text/html") and answer.status_code != 303:
                found.append((who, address))
    return found


def look(opened: Page, where: str, size: dict[str, int]) -> list[str]:
    """What is wrong with the page that is open."""
    wrong = [f"{where}: {said}" for said in opened.evaluate(KEYS)]
    for width in {size["width"], NARROW, TABLET}:
        opened.set_viewport_size({**size, "width": width})
        if (spread := opened.evaluate("document.documentElement.scrollWidth")) > width:
            wrong.append(f"{where} spills over: {spread} pixels at {width}")
    opened.set_viewport_size(size)
    opened.evaluate("document.activeElement?.blur(); scrollTo({ top: 0, behavior: 'instant' })")  # keys scrolled: nothing is measured under the head
    opened.evaluate(SETTLED, size["width"])
    if not WHOLE:
        opened.evaluate(SAMPLE)
    found = Axe().run(opened, options={"runOnly": RULES, "resultTypes": ["violations"]})
    if found.violations_count:
        wrong.append(f"{where}: {found.generate_report()}")
    return wrong


@pytest.mark.parametrize(("size", "dark"), LOOKS, ids=str)
def test_no_page_offends_wcag_complains_or_spills_over(rich, browser, size, dark):
    url, lived_in = rich
    pages = readable(lived_in)
    assert len(pages) > (35 if WHOLE else 8)
    wrong = list[str]()
    for who in (PUBLIC, HOUSE, DESK, READER, HALF):
        with page(browser, url, size, dark) as (opened, complaints):
            opened.context.add_cookies([{"name": name, "value": word, "url": url} for name, word in lived_in.cookies[who].items()])
            foreign = [(PUBLIC, f"{address}?lang={code}") for _, address in pages if WHOLE and address.startswith(OF_ONE) for code in FOREIGN]
            for address in (address for whose, address in [*pages, *(EXTRA if WHOLE else ()), *foreign] if whose == who):
                opened.goto(address)
                wrong += look(opened, f"{address} at {size['width']}", size)
            for _, address, form, typed in (row for row in MISTAKES if WHOLE and row[0] == who):
                opened.goto(address)
                mistaken(opened, form, typed)
                if not opened.locator("[role=alert]:visible, .error:visible").count():
                    wrong.append(f"{form}: no word about what was wrong")
                wrong += look(opened, f"{form} with mistakes at {size['width']}", size)
            wrong += [said for said in complaints if "Failed to load resource" not in said]
    assert wrong == []


def mistaken(opened: Page, form: str, typed: dict[str, str]) -> None:
    """Send a form with mistakes that the browser would not let pass."""
    opened.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    form_of = opened.locator(f"form[action='{form}'][method=post]").last
    form_of.evaluate("one => { one.noValidate = true }")
    for name, value in typed.items():
        form_of.locator(f"[name={name}]").first.fill(value)
    with opened.expect_navigation():
        form_of.locator("button").first.click()


def test_who_wants_no_motion_sees_none(rich, browser):
    url, _ = rich
    with page(browser, url) as (opened, _):
        for wish, found in (("reduce", "auto"), ("no-preference", "smooth")):
            opened.emulate_media(reduced_motion=wish)
            opened.goto("/")
            assert opened.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == found
        opened.emulate_media(reduced_motion="reduce")
        moving = """[...document.querySelectorAll("*")].filter((one) => { const look = getComputedStyle(one);
            return look.animationName !== "none" || parseFloat(look.transitionDuration) > 0 }).length"""
        assert opened.evaluate(moving) == 0
