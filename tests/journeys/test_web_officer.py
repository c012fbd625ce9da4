"""Olga works a shift in a browser, with scripts and without: she proves who she is, decides, and the ledger has it all."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pyotp
import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Page

from tests.journeys.browser import chromium, needs_browser, page
from tests.rehearsal.years import END, Years
from tests.web.furnished import HOUSE, PASSWORD, furnish
from tests.web.served import house, served

pytestmark = needs_browser


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A furnished house under a name that passkeys can be tied to, and one browser."""
    opened = house(tmp_path_factory.mktemp("shift"), 0)
    opened.store.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened.store, opened.publishers, ["IQ", "ML"]).write(220, 90)
    lived_in = furnish(opened, people=4)
    with served(opened, name="localhost") as url, chromium() as browser:
        yield browser, url, lived_in
    opened.close()


def log_in(opened: Page, code: str) -> None:
    """Name, password, and the digits an authenticator shows."""
    opened.get_by_label("Name").fill("olga")
    opened.get_by_label("Password").fill(PASSWORD)
    opened.get_by_role("button", name="Log in").click()
    opened.get_by_label("The six digits").fill(code)
    opened.get_by_role("button", name="Open").click()


@pytest.mark.parametrize(("scripts", "decision", "said"), [(False, "Release", "released"), (True, "Discard", "discarded")], ids=["without scripts", "with scripts"])
def test_an_officer_proves_herself_decides_and_takes_the_ledger_away(town, scripts, decision, said):
    browser, url, lived_in = town
    store = lived_in.house.store
    before = store.audit.verify().events
    code = pyotp.TOTP(lived_in.secret).at(END + timedelta(seconds=30 if scripts else 0))
    with page(browser, url, scripts=scripts) as (opened, complaints):
        opened.goto("/review")
        log_in(opened, code)
        opened.wait_for_url(f"{url}/review")
        opened.locator("#unseen li:not(:has-text('works on it')) a").first.click()
        event = opened.url.rpartition("/")[2]
        opened.get_by_role("button", name="I work on this").click()
        opened.get_by_text("olga works on it").first.wait_for()  # a click on a page that is being left does nothing
        opened.get_by_role("button", name="Acknowledge").click()
        opened.get_by_text("Acknowledged by olga").first.wait_for()
        opened.get_by_label("A note for your colleagues").fill("The desk was called.")
        opened.get_by_text("The label is wrong").click()
        opened.get_by_label("It should have been").select_option("nothing")
        opened.get_by_role("button", name="Keep the note").click()
        opened.get_by_text("Acknowledged by olga, olga works on it").wait_for()
        opened.get_by_text("label wrong: should be nothing").wait_for()
        opened.get_by_role("link", name="Review").first.click()
        opened.locator("#unseen").wait_for()
        assert opened.locator(f"#unseen a[href='/events/{event}']").count() == 0
        opened.get_by_role("link", name="Look and decide").first.click()
        opened.get_by_label("Why").fill("Looked at three pages")
        opened.get_by_label("Why").press("Enter")  # decides nothing: the first button would release it
        opened.get_by_role("button", name=decision).click()
        if decision == "Discard":
            opened.get_by_text("cannot be taken back").wait_for()
            opened.get_by_role("button", name="Discard for good").click()
        opened.get_by_text(f"{said.capitalize()} by olga").wait_for()
        opened.goto("/review/silences")
        opened.get_by_text("Set a silence").click()
        opened.get_by_text("Middle East", exact=False).click()
        opened.get_by_label("Iraq").check()
        opened.get_by_label("Why").fill("A drill of tonight")
        opened.get_by_role("button", name="Show what it would keep").click()
        opened.get_by_text("In the last 90 days this would have kept").wait_for()
        opened.get_by_role("button", name="Set the silence").click()
        opened.locator(".card", has_text="A drill of tonight").get_by_role("button", name="End it now").click()
        opened.locator(".card", has_text="A drill of tonight").get_by_role("button").wait_for(state="detached")
        opened.get_by_role("link", name="Review").last.click()
        opened.get_by_role("link", name="Decisions").click()
        opened.get_by_text("The chain holds").wait_for()
        with opened.expect_download() as taken:
            opened.get_by_role("link", name="CSV").click()
        rows = list(csv.DictReader(io.StringIO(taken.value.path().read_text("utf-8"))))
        assert complaints == []
    new = [row for row in rows if int(row["seq"]) > before]
    did = ["event.claim", "event.acknowledge", "event.wrong", f"storm.{said}", "silence.set", "silence.end"]
    assert [row["what"] for row in new if row["who"] == "olga"] == did
    assert {row["subject"] for row in new if row["what"].startswith("event.")} == {f"event:{event}"}
    assert new[0]["what"] == "session.begin"
    assert all(row["at"] and row["hash"] for row in new)


def test_a_passkey_is_made_opens_the_door_and_is_forgotten(town):
    """The device is the browser's own virtual one: nothing of the two ceremonies is played."""
    browser, url, lived_in = town
    with page(browser, url) as (opened, complaints):
        device = opened.context.new_cdp_session(opened)
        device.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
        device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        opened.context.add_cookies([{"name": name, "value": word, "url": url} for name, word in lived_in.cookies[HOUSE].items()])
        opened.goto("/account")
        opened.get_by_label("Name of a new passkey").fill("Work laptop")
        opened.get_by_role("button", name="Add a passkey").click()
        opened.get_by_role("button", name="Remove passkey Work laptop").wait_for()
        opened.get_by_role("button", name="Log out").click()
        opened.goto("/account")
        opened.get_by_label("Name").fill("olga")
        opened.get_by_label("Password").fill(PASSWORD)
        opened.get_by_role("button", name="Log in").click()
        opened.get_by_role("button", name="Use a passkey").click()
        opened.get_by_role("button", name="Remove passkey Work laptop").click()
        opened.get_by_text("Work laptop").wait_for(state="detached")
        opened.get_by_role("heading", name="olga").wait_for()
        assert complaints == []
    done = [row.deed.what for row in lived_in.house.store.audit.rows() if "passkey" in row.deed.what]
    assert done == ["passkey.add", "passkey.drop"]
