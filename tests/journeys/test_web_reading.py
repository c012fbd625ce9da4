"""Someone without an account reads: with the mouse, with keys alone, without scripts, with a screen reader's eyes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

pytest.importorskip("playwright.sync_api")
from tests.journeys.browser import PHONE, chromium, needs_browser, page
from tests.rehearsal.years import END, Years
from tests.web.served import house, served

pytestmark = needs_browser


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A house with 400 days of a few countries, served on this machine."""
    opened = house(tmp_path_factory.mktemp("served"), 0)
    opened.store.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened.store, opened.publishers, ["IQ", "ML", "OM", "FJ", "LI", "KZ"]).write(350, 400)
    with served(opened) as url:
        yield url, opened.store.library
    opened.close()


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


def test_a_reader_finds_an_order_opens_it_and_sees_the_sentence_in_the_page_as_captured(site, browser):
    url, _ = site
    with page(browser, url) as (opened, complaints):
        opened.goto("/")
        opened.locator("#f-country").dispatch_event("pointerdown")
        opened.select_option("#f-country", "IQ")  # applied at once, and the address holds it
        opened.wait_for_url(re.compile("country=IQ"))
        assert set(opened.locator(".group h3 a").all_inner_texts()) == {"Iraq"}
        opened.locator(".entry .what a").first.click()
        opened.wait_for_url(re.compile("/events/"))
        shown = opened.locator("a:has-text('In the page as captured')")
        if shown.count():
            quoted = opened.locator(".quote blockquote").first.inner_text()
            shown.first.click()
            assert opened.locator("mark#e1").inner_text() == quoted
        opened.go_back()
        opened.get_by_role("link", name="Countries").first.click()
        opened.get_by_role("link", name="Mali", exact=True).click()
        assert opened.locator("h1").inner_text() == "Mali"
        assert complaints == []


@pytest.mark.parametrize("address", ["/", "/?country=IQ", "/countries/IQ", "/status", "/map"])
def test_on_paper_a_page_fills_the_sheet_and_says_as_of_when(site, browser, address):
    """A4 at 96 dots an inch. What is not printed leaves no column behind: the change log took 86 sheets."""
    url, _ = site
    with page(browser, url, {"width": 794, "height": 1123}) as (opened, _):
        opened.goto(address)
        opened.emulate_media(media="print")
        assert opened.locator("p.paper").is_visible() and "as of" in opened.locator("p.paper").inner_text()
        widths = opened.eval_on_selector_all("main .card, main .group, main .day", "all => all.map(e => e.getBoundingClientRect().width)")
        assert widths and min(width for width in widths if width) > 600
        assert opened.evaluate("document.documentElement.scrollWidth") <= 794


def test_keys_alone_are_enough(site, browser):
    url, _ = site
    with page(browser, url) as (opened, complaints):
        opened.goto("/")
        opened.locator("#f-country").press("ArrowDown")  # who looks through a list with keys is not thrown out of it
        assert opened.locator("#f-country").input_value() and "country" not in opened.url
        opened.goto("/")
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.textContent") == "Skip to the content"
        opened.keyboard.press("j")
        opened.keyboard.press("j")
        second = opened.locator(".entry .what a").nth(1).get_attribute("href")
        assert opened.evaluate("document.activeElement.getAttribute('href')") == second
        opened.keyboard.press("k")
        opened.keyboard.press("?")
        opened.locator("dialog").wait_for()
        opened.keyboard.press("Escape")
        opened.keyboard.press("/")
        opened.keyboard.type("insurance")
        opened.keyboard.press("Enter")
        opened.wait_for_url(re.compile("/search"))
        opened.keyboard.press("j")
        opened.keyboard.press("Enter")
        opened.wait_for_url(re.compile("/events/"))
        opened.locator("body").press("g")
        opened.locator("body").press("m")
        opened.wait_for_url(re.compile("/map"))
        assert complaints == []


def test_without_scripts_everything_can_be_read_and_filtered(site, browser):
    url, _ = site
    with page(browser, url, PHONE, scripts=False) as (opened, _):
        opened.goto("/")
        opened.locator(".filters summary").click()
        opened.select_option("#f-publisher", "us_state")
        opened.get_by_role("button", name="Show").click()
        assert "publisher=us_state" in opened.url
        opened.locator(".entry").nth(3).wait_for()  # the page has its address before its words
        opened.goto("/map")
        assert opened.locator(".map svg path").count() > 150
        opened.goto("/countries/IQ")
        opened.locator("details:has-text('As a table') summary").click()
        opened.locator("details table").first.wait_for()


def test_something_new_is_said_while_the_page_stays_as_it_was(tmp_path, browser):
    """A page stands open; an event comes; within one turn a line says so, and nothing moves under the reader's eyes."""
    opened_house = house(tmp_path / "state", 0)
    years = Years(opened_house.store, opened_house.publishers, ["IQ"])
    years.write(5, 10)
    with served(opened_house) as url, page(browser, url) as (opened, complaints):
        opened.clock.install()
        opened.goto("/")
        before = opened.locator(".entry").count()
        years.write(3, 1, END + timedelta(days=1))
        opened.clock.run_for(21_000)
        opened.locator("[data-head]").wait_for(state="visible")
        assert opened.locator(".entry").count() == before
        opened.locator("[data-head] a").click()
        opened.wait_for_load_state()
        assert opened.locator(".entry").count() > before
        assert complaints == []
    opened_house.close()


