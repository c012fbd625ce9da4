"""Requirement 86 over every route there is: what one company keeps is on no page, and in no answer, of anybody else.

A route added anywhere is walked too: its path is filled with Acme's own numbers, its form with Acme's own values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product

import pytest

from monitor.decide.telling.storm import Limits
from monitor.model.account import SCOPES
from monitor.model.routing import Silence, Trip
from monitor.store.calendars import Calendar
from monitor.store.fanout import fan_out
from monitor.tend.rulings import Rulings
from tests.store.stories import event
from tests.web.site import HOST, NOW, routes, send

TODAY = NOW.date()
SECRETS = (  # what stands in Acme's books; none of it may be met by anybody else
    "Anneliese", "Acme", "acme-ops", "acme-hook", "acme-label", "acme-silence", "acme-remark", "acme-list", "acme-calendar", "ada-of", "olga-of", "desk:",
)  # fmt: skip


@dataclass
class Books:
    """Acme's numbers, by the name a path or a form calls them."""

    paths: dict[str, list[str]]
    form: dict[str, list[str]]


@pytest.fixture
def books(visit, store, keep, gate):
    """Acme with everything a company can keep here, and an event that was owed to all of it."""
    acme = store.trips.tenant("Acme", NOW)
    ada, olga = visit("ada-of", "admin", tenant="Acme"), visit("olga-of", "officer", tenant="Acme")
    store.trips.replace(acme, "acme-list", [Trip("a1", "l1", "IQ", TODAY, None, "Anneliese Acmewitz", "US", "Basra")], "ada-of", NOW)
    sealed = gate.vault.seal("cal1.address", "https://acme-calendar.example/x")
    store.calendars.keep(Calendar("cal1", acme, "acme-list", "acme-calendar.example", sealed, NOW), "ada-of", NOW)
    send(ada, "/desk/channels", way="email", address="acme-ops@mail.example")
    send(ada, "/desk/channels", way="webhook", address="https://acme-hook.example/x", label="acme-label", owner="acme-ops@mail.example")
    numbers = [one.id for one in store.desks.all(acme)]
    for number in numbers:
        store.desks.change(acme, number, "ada-of", NOW, state="active")
        send(ada, f"/desk/routes/{number}/rules/0", country="IQ", sure="1")
    keep(replace(event("e1"), detected_at=NOW))
    fan_out(store.lines, Rulings(store, lambda: NOW, Limits()), lambda: NOW)
    send(olga, "/events/e1", "/events/e1/claim")
    send(olga, "/events/e1", "/events/e1/remark", text="acme-remark", should="")
    silence = Silence("olga-of", "acme-silence", NOW, NOW + timedelta(hours=5), frozenset({"IQ"}), severity="P2", tenant=acme)
    store.silences.set(silence, NOW)
    gate.give("acme-token", gate.accounts.find("ada-of"), frozenset({"read"}), timedelta(days=9), NOW)
    rules = [str(rule.id) for number in numbers for rule in store.rules(number)]
    journeys = [str(number) for number, _, _ in store.trips.listed(acme, TODAY, "", 9)]
    silences = [str(one.id) for one in store.silences.all()]
    paths = {
        "number": sorted({*map(str, numbers), *silences}), "rule": ["0", *rules], "event_id": ["e1"], "code": ["IQ"], "name": ["e1"],
        "sha256": ["a" * 64], "ending": ["csv", "jsonl"], "way": ["on", "off"], "deed": ["read", "sure", "remove"], "word": ["x"], "link": ["x"], "token": ["x"],
    }  # fmt: skip
    form = {
        "sure": ["1"], "journey": journeys, "rule": rules, "id": ["1"], "session": ["1"], "country": ["IQ"], "hours": ["5"],
        "reason": ["theirs"], "text": ["theirs"], "scope": ["read"], "zone": ["UTC"], "way": ["webhook"], "address": ["https://theirs.example/x"],
        "list": ["acme-list"],
    }  # fmt: skip
    return Books(paths, form)


def filled(path: str, books: Books) -> list[str]:
    """A path with every combination of Acme's numbers."""
    names = re.findall(r"\{(\w+)\}", path)
    assert set(names) <= set(books.paths), f"{path}: say above what a {names} of Acme's is"
    blank = re.sub(r"\{\w+\}", "{}", path)
    return [blank.format(*values) for values in product(*(books.paths[name] for name in names))]


def met(answer) -> set[str]:
    whole = answer.text + str(answer.headers)
    return {secret for secret in SECRETS if secret.casefold() in whole.casefold()}


def pages(web, books: Books):
    for method, path in routes(web.app):
        if method == "GET":
            yield from ((at, web.get(at, follow_redirects=False)) for at in filled(path, books))


OTHERS = {  # who may do everything for Bolt meets what an officer or the desk of Bolt would
    "the public": (), "a viewer of the house": ("vera", "viewer"), "a viewer of Bolt": ("bea", "viewer"),
    "all of Bolt": ("bo", "viewer", "officer", "admin"),
}  # fmt: skip

OUT = ("/account/logout", "/manage/out")  # nobody would be inside for what follows


def come(visit, of: str):
    return visit(*OTHERS[of], **({"tenant": "Bolt"} if "Bolt" in of else {}))


def test_86_no_page_shows_another_companys_books(visit, books):
    leaks = {
        (of, at): secrets for of in OTHERS for at, answer in pages(come(visit, of), books) if (secrets := met(answer))
    }
    assert leaks == {}


def test_86_no_answer_to_a_token_shows_them_either(visit, books, gate):
    visit("boris", "admin", tenant="Bolt")
    word = gate.give("t", gate.accounts.find("boris"), frozenset(SCOPES), timedelta(days=9), NOW)
    web = visit()
    web.headers["Authorization"] = f"Bearer {word}"
    assert {at: secrets for at, answer in pages(web, books) if (secrets := met(answer))} == {}


def test_86_no_form_of_others_shows_or_changes_them(visit, books, store):
    acme = store.trips.tenant("Acme")
    before = held(store, acme)
    for of in OTHERS:
        web = come(visit, of)
        token = re.search(r'name="token" value="([^"]+)"', web.get("/subscribe").text)[1]
        for method, path in routes(web.app):
            for at in filled(path, books) if method == "POST" and path not in OUT else ():
                form = {**books.form, "token": token}
                if path.endswith("/remove"):
                    form["list"] = ["acme-list"]
                answer = web.post(at, data=form, headers={"Origin": HOST}, follow_redirects=False)
                leaked = met(answer) - {"acme-list"}  # what one types oneself comes back
                assert (leaked, answer.status_code < 500) == (set(), True), f"{of}: POST {at} gives {answer.status_code}"
        assert held(store, acme) == before, of


def held(store, acme: int) -> object:
    """Everything Acme keeps."""
    channels = store.desks.all(acme)
    return (
        store.trips.all(acme), channels, [store.rules(one.id) for one in channels], store.endpoints.all(acme),
        [one for one in store.silences.all() if one.tenant == acme], store.reviews.of("e1", "Acme"), store.reviews.remarks("e1", "Acme"),
        store.accounts.all("Acme"), [one for one in store.tokens.all() if one.tenant == "Acme"],
    )  # fmt: skip


def test_the_books_are_there_to_be_found(visit, books):
    """Acme's own people meet every secret: the matrix above looks for what really stands on pages."""
    web = visit("all-of-acme", "viewer", "officer", "admin", tenant="Acme")
    seen = set().union(*(met(answer) for _, answer in pages(web, books)))
    assert seen == set(SECRETS) - {"desk:"}  # they read what they call it
