"""What stands between the parts of a statement takes nothing from it; what it hangs on stays where it is."""

from __future__ import annotations

import pytest

from monitor.compare.asserting.between import elsewhere, level
from monitor.compare.asserting.named import named


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("The consulate is, for the moment, closed.", "The consulate is closed."),
        ("Staff have, on the advice of the police, left the coast.", "Staff have left the coast."),
        ("Embassy staff, by contrast, may not use the ferry.", "Embassy staff may not use the ferry."),
        ("Staff are as of May 3 barred from Osterby.", "As of May 3, staff are barred from Osterby."),
        ("The post is closed from today until further notice.", "The post is closed until further notice from today."),
        ("For the record: the Embassy is open.", "The Embassy is open."),
        ("If you are there, keep calm: U.S. citizens should stay indoors.", "U.S. citizens should stay indoors."),
        ("We regret to inform you that the counter is closed.", "The counter is closed."),
        ("You should not stay on but leave Norland.", "You should leave Norland."),
        ("Employees may take neither the bus nor the ferry.", "Employees may not take the bus or the ferry."),
        ("Neither staff nor their families may use taxis.", "Staff and their families may not use taxis."),
        ("Stay at home rather than leave the city.", "Stay at home."),
    ],
)
def test_what_stands_between_is_taken_out(typed: str, read: str) -> None:
    assert level(typed) == read


@pytest.mark.parametrize(
    "plain",
    [
        "The consulate may, if the river rises, close.",
        "Staff are, according to a blog, barred from Osterby.",
        "Embassy staff must, every five years, leave Norland.",
        "The border is closed, however, buses run.",
        "If the river rises, remember: staff are to leave.",
        "Osterby: the ferry is closed.",
        "Neither authorized nor ordered departure is in effect.",
        "Persons waiting will have been told that the counter has closed, which is not so.",
        "They have, in fact, been told; it is closed, and will be, for years.",
    ],
)
def test_what_the_rest_hangs_on_stays(plain: str) -> None:
    assert level(plain) in (plain, plain.replace("have, in fact, been", "have been"))


@pytest.mark.parametrize(
    ("before", "plain", "read"),
    [
        ("The Consulate in Osterby was burnt.", "It has closed.", "The Consulate in Osterby has closed."),
        ("The bank by the Embassy was burnt.", "It has closed.", "It has closed."),
        ("The ministry was burnt.", "It has closed.", "The ministry has closed."),
        ("The Embassy was burnt on May 3.", "It has closed.", "It has closed."),
        ("Travelers should register.", "They may not go to Osterby.", "Travelers may not go to Osterby."),
        ("Embassy employees were robbed.", "They may not go to Osterby.", "They may not go to Osterby."),
        ("May our staff go?", "No: they may not use taxis.", "No: Embassy personnel may not use taxis."),
        ("May our staff and the police go?", "No: they may not use taxis.", "No: they may not use taxis."),
        ("", "The Embassy was burnt; it has closed.", "The Embassy was burnt; the Embassy has closed."),
    ],
)
def test_a_pronoun_is_the_one_name_it_can_mean(before: str, plain: str, read: str) -> None:
    assert named(plain, before) == read


def test_only_what_opens_by_it_belongs_to_nothing_else() -> None:
    assert elsewhere("Unrelated to this vacancy: the Embassy is closed.")
    assert not elsewhere("The caller says: not connected with the drill: leave.")
