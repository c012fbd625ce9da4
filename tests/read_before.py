"""Importing this reads a page once, as a process does that has run for a while: what that takes to compile is shared.

Each command that is forked and reads a page spent a second of processor time on what all of them need alike.
"""

from __future__ import annotations

import gc

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

STAFF = "non-emergency U.S. government employees and family members"
OLD = "Exercise increased caution in Oman due to terrorism.\nPickpockets work in crowded markets."
NEW = (
    "Updated to reflect the ordered departure.\nReconsider travel to Oman due to terrorism and armed conflict. Do not travel to the northern border."
    f"\nOn March 2, 2026, the Department of State ordered {STAFF} to leave Oman due to safety risks. The U.S. Embassy in Muscat has suspended operations."
)

classify(change({"name": "Oman", "countries": ["OM"], "before": {"level": 2, "text": OLD}, "after": {"level": 3, "text": NEW}}), KINDS)
gc.collect()
gc.freeze()  # no child looks through what it was born with
