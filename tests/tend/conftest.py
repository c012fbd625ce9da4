"""A store with nobody in it yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.store.sqlite import SqliteStore
from tests.store.blank import blank_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = blank_store(tmp_path / "monitor.db")
    yield opened
    opened.close()
