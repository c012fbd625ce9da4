"""What sites do to a reader without telling anybody: no false alert comes of it, somebody hears, and true changes go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.collect.sources import germany, ireland, new_zealand
from monitor.model import Health
from tests.journeys.governments import House, house

GRAVE = {
    "germany": "WARNUNG|Vor Reisen wird gewarnt.",
    "ireland": "Do Not Travel",
    "new_zealand": "Do not travel",
}
ADDRESSES = {
    "germany": (f"{germany.INDEX}/200000", f"{germany.INDEX}/200002"),
    "ireland": (f"{ireland.LIST}oman/", f"{ireland.LIST}peru/"),
    "new_zealand": (f"{new_zealand.SITE}/destinations/oman", f"{new_zealand.SITE}/destinations/peru"),
}


def told(run: House, *hours: float) -> list[tuple[str, str]]:
    return [(e.country, e.finding.kind) for h in hours for e in run.look(h).events if e.finding.severity != "P4"]


@pytest.mark.parametrize("name", GRAVE)
def test_another_countrys_page_at_an_address_raises_nobody_and_leaves_its_own_country_unread(tmp_path: Path, name: str):
    """Peru is warned of. At 26 h Oman's address begins to serve Peru's page; a day later Oman is warned of itself."""
    run = house(tmp_path, name)
    run.says("PE", GRAVE[name], -72)
    told(run, 0, 1, 25)
    oman, peru = ADDRESSES[name]
    run.gov.instead[oman] = (run.gov.serve(peru, run.gov.said), "")
    run.says("OM", run.gov.said["OM"][0], 26)  # the index points at Oman
    assert told(run, *range(26, 50)) == []
    page = next(state for state in run.look(50).doors if state.door == f"{name}.page")
    assert (page.health, "expected Oman" in page.detail) == (Health.UNREADABLE, True)
    run.gov.instead.clear()
    run.says("OM", GRAVE[name], 51)
    assert ("OM", "level_raised") in told(run, *range(51, 58))
