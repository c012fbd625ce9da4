"""Ada runs a travel desk in a browser without scripts: imports her people, sees who is where, tries a rule, keeps it."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright.sync_api")
from monitor.admit.gate import Gate
from monitor.dispatch.receivers import house_vault
from monitor.model.account import Account
from tests.journeys.browser import chromium, needs_browser, page
from tests.rehearsal.years import END, Years
from tests.web.served import house, served

pytestmark = needs_browser
ROWS = "traveller,name,country,place,from,to,nationality\na1,Ann Moss,Iraq,Basra,{day},,US\na2,Bo Lind,Fiji,Suva,{day},,DE\n"


@pytest.fixture(scope="module")
def inside(tmp_path_factory):
    """A house with some history, its address, and the cookie of a desk's account."""
    opened = house(tmp_path_factory.mktemp("desk"), 0)
    opened.store.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened.store, opened.publishers, ["IQ", "FJ"]).write(80, 60)
    gate = Gate(opened.store.accounts, opened.store.tokens, house_vault(opened))
    number = gate.accounts.save(Account("ada", frozenset({"admin"}), "Northwind"), "operator", END)
    word = gate.enter(gate.accounts.find(number), "127.0.0.1", "", END)
    with served(opened) as url:
        yield url, word, opened.store
    opened.close()


def enter(opened, url: str, word: str) -> None:
    opened.context.add_cookies([{"name": "session", "value": word, "url": url}])


def test_a_desk_imports_looks_tries_and_keeps(inside):
    url, word, store = inside
    with chromium() as browser:
        with page(browser, url, scripts=False) as (opened, complaints):
            enter(opened, url, word)
            opened.goto("/")
            opened.get_by_role("link", name="Desk").click()
            opened.get_by_role("link", name="Import journeys").click()
            rows = ROWS.format(day=END.date().isoformat()).encode()
            opened.set_input_files("#t-file", {"name": "trips.csv", "mimeType": "text/csv", "buffer": rows})
            opened.get_by_role("button", name="Show what would change").click()
            opened.get_by_role("button", name="Keep this list").click()
            opened.get_by_role("link", name="Now", exact=True).click()
            assert sorted(opened.locator(".spot h2 a").all_inner_texts()) == ["Fiji", "Iraq"]
            opened.get_by_text("Ann Moss").wait_for()
            opened.goto("/desk/channels")
            opened.get_by_label("A webhook of your own, signed").check()
            opened.get_by_label("Address (a mailbox").fill("https://hooks.example.com/in")
            opened.get_by_label("What you call it").fill("Ops room")
            opened.get_by_role("button", name="Add it").click()
            assert opened.locator(".secret").inner_text().startswith("whsec_")
            opened.get_by_role("link", name="Routes").click()
            opened.get_by_role("link", name="Add a rule to Ops room").click()
            opened.get_by_label("Only where somebody of yours is").check()
            opened.get_by_role("button", name="Show what it would have told").click()
            gained = int(opened.locator(".figures dd").first.inner_text())
            opened.get_by_role("button", name="Keep the rule").click()
            assert gained > 0
            opened.get_by_text("only where somebody of yours is").wait_for()
            assert complaints == []
        (who,) = store.desks.all(store.trips.tenant("Northwind"))
        assert [rule.travellers for rule in store.rules(who.id)] == [True]
