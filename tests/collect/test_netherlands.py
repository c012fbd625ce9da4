"""How the Dutch foreign ministry calls on its people to leave, and what only sounds like it."""

from __future__ import annotations

import pytest

from monitor.collect.sources.netherlands import leave

CALLS = {
    "Verlaat het land zo snel mogelijk met een lijnvlucht.": "immediately",
    "Bent u in Testland?\nVertrek dan zo snel mogelijk, als dit veilig kan.": "immediately",
    "Verlaat Testland nu er nog vluchten zijn.": "now",
    "Als u op dit moment in Testland bent, verlaat dan het land.": "now",
    "Vertrek uit het land als dat veilig kan.": "now",
    "Nederlanders worden opgeroepen om Testland te verlaten.": "now",
    "Het ministerie roept alle Nederlanders op om het land onmiddellijk te verlaten.": "immediately",
    "Overweeg het land te verlaten.": "consider",
}
OTHERS = [
    "Verlaat het land niet zonder uitreisvisum.",
    "Verlaat het land voordat uw visum verloopt.",
    "Verlaat het gebied zo snel mogelijk.",
    "Bent u bij de kust?\nVertrek dan zo snel mogelijk.",
    "Vertrek zo snel mogelijk uit de stad.",
    "Vertrek zo snel mogelijk naar een hoger gelegen plek.",
    "Verlaat het land als de situatie verslechtert.",
    "Als u in gevaar bent, verlaat dan het land.",
    "Als u in een risicogebied verblijft, verlaat dan het land.",
    "Eerder adviseerde het ministerie Nederlanders om te vertrekken.",
    "Nederlanders werden opgeroepen om het land te verlaten.",
    "U hoeft het land niet te verlaten.",
    "Nederlanders worden niet opgeroepen om Testland te verlaten.",
    "Inwoners worden opgeroepen de kust te verlaten.",
    "U kunt het land verlaten via de luchthaven.",
    "Nederlanders worden opgeroepen om Buurland te verlaten.",
]


@pytest.mark.parametrize(("said", "tier"), CALLS.items())
def test_a_call_to_leave_is_read(said: str, tier: str) -> None:
    assert [(call.tier, call.area) for call in leave(said, "Testland")] == [(tier, None)]


@pytest.mark.parametrize("said", OTHERS)
def test_other_counsel_is_no_call(said: str) -> None:
    assert list(leave(said, "Testland")) == []
