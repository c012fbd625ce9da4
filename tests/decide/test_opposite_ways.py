"""Two ways told in one sentence, one shut and one open: each is told as what it is."""

from __future__ import annotations

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change


def told(said: str) -> set[str]:
    case = {"publisher": "uk_fcdo", "actor": "UK", "before": {"text": "Take care."}, "after": {"text": f"Take care.\n{said}"}}
    return {f.headline for f in classify(change(case), KINDS).findings if f.kind == "border_or_entry_change"}


OPEN, SHUT = "Testland: airport (Kell) open (UK)", "Testland: airport (Moss) closed (UK)"


@pytest.mark.parametrize("joint", [", but", " and", "; ", " while"])
def test_two_airports_in_opposite_states(joint: str) -> None:
    assert told(f"Kell Airport has reopened{joint} Moss Airport remains closed.") == {OPEN, SHUT}
    assert told(f"Moss Airport is closed{joint} Kell Airport has reopened.") == {OPEN, SHUT}


def test_a_closure_after_which_flights_resume_is_over_and_one_without_is_not() -> None:
    assert told("Airspace was closed overnight and flights are gradually resuming.") == {"Testland: airspace open (UK)"}
    assert told("Airspace was closed overnight and no flights have resumed.") == {"Testland: airspace closed (UK)"}
