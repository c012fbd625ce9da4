"""An open SQLite store in a folder of its own."""

from __future__ import annotations

import pytest

from .blank import blank_store
from .stories import people


@pytest.fixture
def path(tmp_path):
    return tmp_path / "monitor.db"


@pytest.fixture
def store(path):
    opened = blank_store(path)
    people(opened, "Ann", "Bob", "Cy", "Di")
    yield opened
    opened.close()
