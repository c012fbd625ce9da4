"""How many stories are told side by side, who reads them first, that none is hurried, how waste is found, and the empty store."""

from __future__ import annotations

import gc
import importlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from monitor.store.sqlite import Store
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


def pytest_collection(session: pytest.Session) -> None:
    """Each worker reads its own share of the files first, and finds of the others what pytest made of their asserts.

    In step, all of them did all of that work in a fresh checkout. A file that cannot be imported is told of by the collection.
    """
    config, told = session.config, getattr(session.config, "workerinput", None)
    if told is None or config.args_source is not config.ArgsSource.TESTPATHS:
        return
    files = sorted(path.relative_to(config.rootpath) for path in (config.rootpath / "tests").rglob("test_*.py"))
    for file in files[int(told["workerid"][2:]) :: told["workercount"]]:
        with suppress(Exception, pytest.skip.Exception):  # pytest tells of it when it comes there
            importlib.import_module(".".join(file.with_suffix("").parts))


def pytest_sessionfinish() -> None:
    scratch.sweep()


def pytest_collection_finish() -> None:
    """What was imported stays to the end: to look through it for waste, again and again, took a twentieth of the run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = blank_store(tmp_path / "monitor.db")
    yield opened
    opened.close()
