"""A lower level is believed when it was seen twice; what the same text said besides was told at first sight."""

from __future__ import annotations

from dataclasses import replace

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

BEFORE = """Reissued after periodic review.
Do not travel to Testland due to crime, civil unrest, kidnapping and wrongful detention.
U.S. citizens in Testland should leave now.
The U.S. Embassy in Testville suspended operations on March 1, 2025.
A state of emergency was declared in Kell Province on January 3, 2026.
U.S. government employees may not travel to Norhaven."""
AFTER = """The travel advisory level decreased to 3. The "Wrongful Detention" and "Unrest" risk indicators were removed. The "Terrorism" indicator was added.
Reconsider travel to Testland due to crime, terrorism and kidnapping.
Do not travel to Kell Province due to terrorism.
On March 1, 2026, the U.S. Embassy in Testville resumed operations.
The state of emergency in Kell Province was extended on March 1, 2026 until June 30, 2026.
The land border with Norland is closed.
U.S. government employees may not travel to Port Kell at night."""


def test_what_was_told_at_first_sight_is_not_told_again_with_the_lower_level() -> None:
    first = change({"before": {"level": 4, "text": BEFORE}, "after": {"level": 3, "text": AFTER}})
    assert first.after is not None
    told = {finding.kind for finding in classify(first, KINDS).findings}
    assert {"level_lowered", "risk_indicator_changed", "operations_resumed", "border_or_entry_change", "hazard_notice"} <= told
    # the next pass: all of the new text is believed but its level, and the text of the old edition is what we had
    second = replace(first, before=replace(first.after, level=4), released=True)
    assert [finding.kind for finding in classify(second, KINDS).findings] == ["level_lowered"]
