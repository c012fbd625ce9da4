"""After an upgrade a page is read better: nobody is told that its government moved, and what is shown is right at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from monitor import pipeline
from monitor.collect.source import Door
from monitor.collect.sources import SOURCES
from monitor.model import Part, Reading
from monitor.walk.world import Report
from tests.journeys.governments import START, House, house

WARNED = "WARNUNG|Vor Reisen nach Oman wird gewarnt.|In Kell wird gekämpft."


def _as_read_before(publisher: Any) -> Any:
    """The same publisher read by an older reader, which took every page for calm."""

    def calm(door: Door) -> Door:
        def read(part: Part, now: datetime) -> Reading:
            said = door.read(part, now)
            return replace(said, level=1) if said.level else said

        return replace(door, read=read)

    return SimpleNamespace(**{**vars(publisher), "DOORS": tuple(map(calm, publisher.DOORS))})


def _look(made: House, publisher: Any, hours: float, reader: str) -> Report:
    return pipeline.check(replace(made.world, reader=reader), publisher, START + timedelta(hours=hours))


def _level(made: House) -> int | None:
    return next(b.level for b in made.world.store.beliefs("germany").values() if "OM" in b.countries)


@pytest.fixture
def upgraded(tmp_path: Path) -> House:
    """A house whose older reader took the warning for Oman for no warning at all."""
    made = house(tmp_path, "germany")
    made.says("OM", WARNED, -24)
    _look(made, _as_read_before(SOURCES["germany"]), 0, "old")
    assert _level(made) == 1
    return made


def test_what_an_older_reader_misread_is_put_right_in_silence(upgraded: House) -> None:
    assert _look(upgraded, SOURCES["germany"], 1, "new").events == ()
    assert _level(upgraded) == 4
    (reign,) = upgraded.world.store.library.reigns("OM")
    assert (reign.level, reign.since[:13]) == (4, START.isoformat()[:13])


@pytest.mark.parametrize("looks", [1, 2])
def test_the_next_edit_is_not_told_as_a_raise(upgraded: House, looks: int) -> None:
    """Whether the page moves in the first pass of the new reader or later."""
    if looks == 2:
        _look(upgraded, SOURCES["germany"], 1, "new")
    upgraded.says("OM", WARNED + "|Der Flughafen von Kell ist geschlossen.", 2)
    told = _look(upgraded, SOURCES["germany"], 3, "new").events
    assert told
    assert not [event for event in told if event.finding.kind.startswith("level")]


def test_a_page_read_as_before_is_left_as_it_is(upgraded: House) -> None:
    """The same reader does not read all pages anew in every pass."""
    _look(upgraded, SOURCES["germany"], 1, "old")
    assert _level(upgraded) == 1
