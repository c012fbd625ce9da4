"""Two things told in one sentence are both told, whichever stands first and whatever joins them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import cycle, permutations

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.test_sentences_told import made

DAY = date(2026, 5, 20)
FACTS = (
    ("departure_ordered", "the Department of State ordered non-emergency employees and families to leave Chad"),
    ("operations_suspended", "the U.S. Embassy has suspended operations"),
    ("operations_suspended", "the Embassy is closed until further notice"),
    ("services_reduced", "all visa appointments are cancelled"),
    ("leave_advice", "U.S. citizens should leave Chad now"),
    ("leave_advice", "we urge U.S. citizens to depart immediately"),
    ("shelter_in_place", "U.S. citizens should shelter in place"),
    ("staff_movement_restricted", "U.S. government employees may not travel outside the capital"),
    ("border_or_entry_change", "the border with Sudan is closed"),
    ("border_or_entry_change", "all commercial flights have been suspended"),
    ("hazard_notice", "the government has declared a state of emergency"),
    ("detention_or_exit_ban", "U.S. citizens have been arbitrarily detained"),
    ("assisted_departure", "the Department is arranging charter flights for U.S. citizens"),
)
JOINTS = (" and ", "; ", ", while ", ", so ", ", but ", " because ", "; therefore ", " - ", ": ", ". ")
WITHIN = {"operations_suspended": "services_reduced"}  # where all work stops, fewer services are part of it


def told(said: str) -> set[str]:
    return {finding.kind for finding in classify(made(DAY, "TD", "U", "", said), KINDS).findings}


def pairs() -> Iterator[tuple[set[str], str]]:
    joints = cycle(JOINTS)
    for (one, first), (two, second) in permutations(FACTS, 2):
        joint = next(joints)
        last = second[0].upper() + second[1:] if joint == ". " else second
        kinds = {one, two}
        yield kinds - {WITHIN[kind] for kind in kinds & WITHIN.keys()}, f"{first[0].upper()}{first[1:]}{joint}{last}."


def test_both_are_told() -> None:
    lost = [f"{sorted(lost)} of: {said}" for kinds, said in pairs() if (lost := kinds - told(said))]
    assert lost == []


def test_the_reason_needs_no_comma() -> None:
    """What stands behind "due to ..." up to the next comma was cut off as its reason, and the rest said nothing."""
    for lead in ("Due to the unrest", "Because of the fighting", "Following yesterday's attack", "Amid the strikes"):
        for kind, fact in FACTS:
            for rest in ("; contact your airline.", ", but emergency services continue.", ", which is regrettable."):
                said = f"{lead} {fact}{rest}"
                assert kind in told(said), said


@pytest.mark.parametrize("shut", ["is closed until further notice", "has suspended operations"])
def test_a_consulate_that_closes_for_good_leaves_the_embassy_to_open_again(shut: str) -> None:
    said = f"The Embassy {shut}; the consulate in Moundou has permanently closed."
    found = classify(made(DAY, "TD", "U", "", said), KINDS).findings
    lines = {finding.headline.partition(" —")[0] for finding in found if finding.kind == "operations_suspended"}
    assert lines == {"US mission in Chad has suspended operations", "US Consulate Moundou has closed for good"}
