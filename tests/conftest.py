"""How many stories are told side by side, that none is hurried, how waste is found, and the empty store of many."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from monitor.store.sqlite import SqliteStore
from tests import scratch
from tests.drawn import examples
from tests.store.blank import blank_store

# How long an example takes says how busy the machine is, and nothing of the code: no story is judged by it.
settings.register_profile("patient", settings(), max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: many stories wait for a process of their own."""
    return (os.cpu_count() or 1) + 1


def pytest_configure() -> None:
    scratch.in_memory()


def pytest_sessionfinish() -> None:
    scratch.sweep()


def pytest_collection_finish() -> None:
    """What was imported stays to the end: to look through it for waste, again and again, took a twentieth of the run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = blank_store(tmp_path / "monitor.db")
    yield opened
    opened.close()
