"""A label somebody called wrong stays right: each case in `wrong/` was written by `advisory-monitor wrong`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

FOLDER = Path(__file__).parent / "wrong"
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_a_wrong_label_stays_right(case: dict[str, object]) -> None:
    found = {finding.kind for finding in classify(change(case), KINDS).findings}
    assert case["wrong"] not in found
    assert case["should"] == "nothing" or case["should"] in found
