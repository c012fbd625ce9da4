"""An open store in a folder of its own, and a browser without a screen on the pages above it."""

from __future__ import annotations

import pytest

from monitor.admit.bureau import Bureau
from monitor.admit.gate import Gate
from monitor.admit.reception import Reception
from monitor.deliver.target import Listed
from monitor.dispatch.receivers import Receivers
from monitor.model.account import Account
from monitor.reach.call import Caller
from monitor.reach.ways import Ways
from monitor.seals import Ring
from monitor.store.shapes import Kept
from monitor.tend.refetch import Refetch
from monitor.vault import Vault
from monitor.web import identity
from tests.rehearsal.years import END, Years, publishers
from tests.store.blank import blank_store
from tests.web.site import NOW, client, quick, site


@pytest.fixture
def web(store):
    with client(site(store)) as opened:
        yield opened


@pytest.fixture
def gate(store):
    return Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)


@pytest.fixture
def whole(store, gate):
    """A site where everything is wired: people subscribe, officers log in, desks keep channels on this machine."""
    reception = Reception(store.people, store.leaving, store.moving, store.spelling, Ring({0: b"r" * 32}), b"s" * 32)
    inside = Ways(http=True, inside=frozenset({"127.0.0.1"}))
    call = Caller("test", inside, deadline=5)
    book = Receivers(store.endpoints, lambda: gate.vault, call, inside, lambda: NOW, Listed({}))
    yield site(store, gate=gate, who=identity.who, reception=reception, bureau=Bureau(store, book, reception), refetch=Refetch(store, lambda: gate.vault, call, inside))
    call.close()


@pytest.fixture
def visit(whole, gate):
    """Open the whole site as somebody: a name, roles, a tenant; no name is the public."""
    opened = []

    def as_(name: str = "", *roles: str, tenant: str = ""):
        web = client(whole)
        web.__enter__()
        opened.append(web)
        if name:
            number = gate.accounts.save(Account(name, frozenset(roles), tenant), "operator", NOW)
            web.cookies.set("session", gate.enter(gate.accounts.find(number), "192.0.2.1", "", NOW))
        return web

    yield as_
    for web in opened:
        web.__exit__(None, None, None)


@pytest.fixture
def keep(store):
    """Keep events as one pass of their publisher does."""

    def kept(*events, held=(), at=NOW, **more):
        store.keep(Kept(publisher="us_state", at=at, events=events, held=held, **more))

    return kept


@pytest.fixture(scope="session")
def years(tmp_path_factory):
    """Four hundred days of invented history of a few countries."""
    opened = blank_store(tmp_path_factory.mktemp("years") / "monitor.db")
    opened.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened, publishers(0), ["IQ", "ML", "OM", "FJ", "LI"]).write(400, 400)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def past(years):
    """The pages above that history, at its end."""
    with client(site(years, clock=lambda: END, publishers=publishers(0))) as opened:
        yield opened
