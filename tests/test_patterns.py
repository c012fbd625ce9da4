"""No pattern of the product can be worn out by words made to wear it out: a page of them must not stop the watch."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator, Mapping

import pytest

import monitor
from monitor.terms.table import Table
from tests.terms.whole import whole

SEEDS = (
    "a", "Aaa---", "a ", "Abc Def ", "1 ", "March 1, ", ", ", "-", "'", '"', "(a) ", "the ", "The Embassy in A ", "a.", "U.S. ", "A and ",
    "Do not travel to ", "<a ", "a@a.", "staff will be ", "\n",
)  # fmt: skip
LENGTH = 500
MOST = 0.5  # seconds of processor time, whoever else is busy; the worst takes 0.03


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of text that stands in a module, also within its tables."""
    known = set()
    for found in pkgutil.walk_packages(monitor.__path__, "monitor."):
        if found.name.endswith("__main__"):
            continue
        for name, value in list(vars(importlib.import_module(found.name)).items()):
            for where, pattern in held(f"{found.name}.{name}", value):
                if pattern.pattern not in known:
                    known.add(pattern.pattern)
                    yield where, pattern


def held(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif isinstance(value, Table):
        yield name, whole(value)
    elif isinstance(value, (list, tuple)):
        for number, each in enumerate(value):
            yield from held(f"{name}[{number}]", each)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from held(f"{name}[{key!r}]", each)


def worn_out(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a search takes too long; one that would never end is broken off."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, 2 * MOST)
    try:
        pattern.search(text)
    except TimeoutError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start > MOST


@pytest.fixture
def clock() -> Iterator[None]:
    def over(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, over)
    yield
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("clock")
def test_every_pattern_bears_words_that_repeat_themselves() -> None:
    texts = [(seed * LENGTH)[: LENGTH - 2] + "é?" for seed in SEEDS]
    found = list(patterns())
    assert len(found) > 500
    assert [(where, text[:12]) for where, pattern in found for text in texts if worn_out(pattern, text)] == []


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("pattern", [r"(?:[a-z]{1,3}[ ,]*){4,12}", r"\s*,*\s*\b-"])
def test_a_pattern_that_tries_every_way_to_cut_is_found(pattern: str) -> None:
    texts = [(seed * 6 * LENGTH)[: 6 * LENGTH] + "é?" for seed in SEEDS]
    assert any(worn_out(re.compile(rf"\A{pattern}\Z|{pattern}\Z"), text) for text in texts)
