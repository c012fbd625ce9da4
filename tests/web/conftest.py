"""An open store in a folder of its own, and a browser without a screen on the pages above it."""

from __future__ import annotations

import pytest

from monitor.store.protocol import Kept
from monitor.store.sqlite import open_store
from tests.rehearsal.years import END, Years, publishers
from tests.web.site import NOW, client, site


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "monitor.db")
    yield opened
    opened.close()


@pytest.fixture
def web(store):
    with client(site(store)) as opened:
        yield opened


@pytest.fixture
def keep(store):
    """Keep events as one pass of their publisher does."""

    def kept(*events, held=(), at=NOW, **more):
        store.keep(Kept(publisher="us_state", at=at, events=events, held=held, **more))

    return kept


@pytest.fixture(scope="session")
def years(tmp_path_factory):
    """Four hundred days of invented history of a few countries."""
    opened = open_store(tmp_path_factory.mktemp("years") / "monitor.db")
    opened.lines.reading().execute("PRAGMA synchronous = OFF")
    Years(opened, publishers(0), ["IQ", "ML", "OM", "FJ", "LI"]).write(400, 400)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def past(years):
    """The pages above that history, at its end."""
    with client(site(years, clock=lambda: END, publishers=publishers(0))) as opened:
        yield opened
