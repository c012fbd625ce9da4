"""An open store in a folder of its own, and a browser without a screen on the pages above it."""

from __future__ import annotations

import pytest

from monitor.store.protocol import Kept
from monitor.store.sqlite import open_store
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
