"""A rule for own people that a desk only puts otherwise is not told; another rule in its place is."""

from __future__ import annotations

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

CALM = "Exercise caution.\nMarkets are busy in the mornings."


def _told(before: str, after: str) -> list[str]:
    sides = {name: {"level": 2, "text": f"{CALM}\n{said}"} for name, said in (("before", before), ("after", after))}
    found = classify(change({"name": "Norland", **sides}), KINDS).findings
    return [f.headline for f in found if f.kind == "staff_movement_restricted"]


SAME = [
    ("U.S. government employees need special authorization to travel to most of Pell, Tarn, and Ossa.",
     "Except for trips to a capital, our employees ask permission before they visit most of:\nOssa\nPell\nTarn"),
    ("U.S. government personnel are restricted from traveling to Pell, the easternmost department.",
     "Pell is far in the east, and crime there is high. Travel to it by U.S. government personnel is restricted."),
    ("U.S. government employees are prohibited from driving between cities at night.",
     "Once night has fallen, Embassy staff do not go from one city to the next by car."),
    ("U.S. government employees must obtain special authorization to travel to Pell and Tarn Provinces.",
     "No visit to Tarn or Pell is made by our personnel unless it was approved beforehand."),
    ("U.S. government personnel may not use:\nTaxis.\nPublic buses.\nMotorcycles.",
     "Motorcycles, taxis and public buses are out of bounds to U.S. government personnel."),
    ("Embassy personnel are under a curfew. They must use armored vehicles for all trips.",
     "Embassy personnel ride in armored vehicles whenever they move, and a curfew binds them."),
    ("U.S. government employees are not permitted to leave Norport after dark.",
     "U.S. government employees must stay inside Norport when it is dark."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_rule_in_other_words_is_the_rule_it_was(one: str, other: str) -> None:
    assert _told(one, other) == []
    assert _told(other, one) == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("U.S. government employees need special authorization to travel to Pell.",
         "U.S. government employees are prohibited from traveling to Pell.", "bars its staff"),
        ("U.S. government employees are prohibited from traveling to Pell.",
         "U.S. government employees may now travel to Pell.", "lifts|no longer restricts"),
        ("Embassy staff may not enter Pell.", "Embassy staff may not enter Gadamara.", "bars its staff"),
        ("Embassy staff may not enter Pell, Tarn, Ossa, or Kell.",
         "Pell, Kell, and Ossa are closed to our employees.", "drops a limit on its staff's travel: Tarn"),
        ("Embassy staff may not enter Pell.", "Embassy staff like to spend their weekends in Pell.", "drops a limit"),
        ("U.S. government employees are prohibited from using taxis.",
         "U.S. government employees are prohibited from using motorcycles.", "bars its staff"),
        ("U.S. government employees may not travel in Norport at night.",
         "U.S. government employees may not travel outside Norport at night.", "bars its staff"),
        ("U.S. government employees cannot drive at night.", "You should not drive at night.", "drops a limit"),
    ],
)  # fmt: skip
def test_another_rule_is_told(before: str, after: str, says: str) -> None:
    told = _told(before, after)
    assert any(word in line for line in told for word in says.split("|")), told
