"""A mail links to its publisher's public pages, also where the data comes from another host; to nobody else."""

from __future__ import annotations

from monitor.collect.sources import SOURCES
from monitor.dispatch.letters import hosts
from tests.decide.test_chorus import SAME, told


def test_canadas_pages_stand_at_another_host_than_its_data() -> None:
    (event,) = told(0, SAME)
    assert {"travel.gc.ca", "data.international.gc.ca"} <= hosts(SOURCES["canada"], event)
    assert "travel.gc.ca" not in hosts(SOURCES["us_state"], event)
