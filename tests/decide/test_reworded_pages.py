"""A desk that reissues a page in other words has changed nothing; one that takes or adds a fact has."""

from __future__ import annotations

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

_LOG = {"advice_text_changed", "no_substantive_change"}


def _told(before: str, after: str, level: int = 2) -> set[str]:
    opens = "Exercise increased caution in Norland due to crime.\nMarkets are busy in the mornings."
    sides = {name: {"level": level, "text": f"{opens}\n{said}"} for name, said in (("before", before), ("after", after))}
    return {f.kind for f in classify(change({"name": "Norland", **sides}), KINDS).findings} - _LOG


SAME = [
    ("The U.S. government has limited ability to provide emergency services to U.S. citizens in Pell Province.",
     "Emergency help that the U.S. government can give to U.S. citizens in Pell Province is limited."),
    ("Due to the risks, the U.S. government is unable to provide emergency services to U.S. citizens in Pell Province.",
     "Should something happen in Pell Province, there is little that our embassy is able to do to help you."),
    ("The U.S. government has limited ability to provide emergency services to U.S. citizens in Norland as U.S."
     " government employees must obtain special authorization to travel outside Norport.",
     "The U.S. government has limited ability to provide emergency services to U.S. citizens in Norland.\n"
     "U.S. government employees need special authorization for trips outside Norport."),
    ("Do Not Travel To:\nPell Province due to crime.\nThe border with Suria due to kidnapping.",
     "Do not travel to Pell Province due to crime; and the border with Suria due to abductions."),
    ("Do Not Travel To:\nPell, Tarn, and Ossa states (except Norport) due to crime.",
     "Do Not Travel To:\nPell, Tarn, and Ossa states (Norport excepted) because of crime."),
    ("Do Not Travel To:\nPell Province - all of it, except to pass through on the A2.",
     "Do Not Travel To:\nPell Province - all of it.\nDriving through on the A2 is possible."),
    ("Do Not Travel To:\nPell Department (except the city of Pell) due to crime.\nTarn Department (except the city of"
     " Tarn) due to crime.\nCountry Summary: Crime is common.\nPell Department - Level 4: Do Not Travel\nGangs.",
     "Do Not Travel To:\nPell and Tarn Departments, except their capitals, due to crime.\nCountry Summary: Crime is"
     " common.\nPell Department - Level 4: Do Not Travel\nGangs."),
    ("U.S. Consulate General Tarn has suspended all consular services. U.S. citizens should contact Embassy Norport.",
     "U.S. Consulate General Tarn has suspended all consular services, and U.S. citizens should contact Embassy"
     " Norport for help."),
    ("Due to the security situation, U.S. Embassy Norport has reduced its staff.",
     "The security situation is why U.S. Embassy Norport works with fewer people."),
    ("U.S. citizens are advised to reconsider staying in Norland.", "You should think about leaving Norland."),
    ("Visitors have been placed under exit bans.", "Visitors have found themselves under bans on leaving Norland."),
    ("Due to the risks, dependents under the age of 21 cannot accompany U.S. government employees.",
     "No dependent younger than 21 may live with a U.S. government employee at post."),
    ("U.S. embassy staff may not hail taxis. They may not use public transportation that is not prearranged.",
     "U.S. embassy staff may not hail taxis, and they may not use public transportation unless it was arranged in"
     " advance."),
    ("U.S. government employees are prohibited from driving between cities at night.",
     "Driving from one city to another after dark is off limits to U.S. government employees."),
    ("U.S. embassy staff are under a curfew. They must use armored vehicles for all movements.",
     "A curfew applies to U.S. embassy staff, all of whose movements have to be made in armored vehicles."),
    ("On May 2, 2026, the Department ordered non-emergency U.S. government employees to leave Norland.",
     "The Department's order of May 2, 2026, under which non-emergency U.S. government employees were to leave Norland,"
     " remains in effect."),
    ("Do Not Travel To:\nThe northern provinces (Pell, Tarn, and Ossa) due to crime.",
     "Do Not Travel To:\nThe northern provinces (Tarn, Ossa, and Pell) due to crime."),
    ("Do Not Travel To:\nThe northern states of Pell, Tarn, and Ossa due to crime.",
     "Do Not Travel To:\nOssa, Pell, and Tarn states in the north due to crime."),
    ("Do Not Travel To:\nThe eastern border provinces (Pell, Tarn, and Ossa) due to crime.",
     "Do Not Travel To:\nThe border provinces in the east: Tarn, Ossa, and Pell, due to crime."),
    ("Far North, North, and parts of East and Kell Regions - Level 4: Do Not Travel\nCrime.",
     "Far North Region - Level 4: Do Not Travel\nCrime.\nNorth Region - Level 4: Do Not Travel\nCrime.\nParts of East and Kell"
     " Regions - Level 4: Do Not Travel\nCrime."),
    ("Northern Norland (Pell, Tarn, and Ossa provinces) - Level 4: Do Not Travel\nCrime.",
     "Pell Province - Level 4: Do Not Travel\nCrime.\nTarn Province - Level 4: Do Not Travel\nCrime.\nOssa Province - Level 4:"
     " Do Not Travel\nCrime."),
    ("U.S. citizens should leave Norland now.", "U.S. citizens should leave Norland immediately."),
    ("U.S. citizens should leave Norland as soon as possible.", "U.S. citizens should depart Norland now."),
    ("Leave Norland immediately by commercial air.", "U.S. citizens should depart Norland at the earliest opportunity."),
    ("The U.S. government has limited ability to help dual nationals in Norland.",
     "Help from the U.S. government for dual nationals in Norland is limited."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words_is_no_event(one: str, other: str) -> None:
    assert _told(one, other) == set()
    assert _told(other, one) == set()


OTHER = [
    ("Do Not Travel To:\nPell Province due to crime.\nOssa Province due to unrest.",
     "Do Not Travel To:\nPell Province due to crime, apart from the city of Tarn.\nOssa Province due to unrest.",
     "area_advice_lowered"),
    ("Police have limited ability to help visitors in Pell Province.",
     "The U.S. government has limited ability to provide emergency services to U.S. citizens in Pell Province.",
     "assistance_limited"),
    ("The U.S. government has limited ability to provide emergency services to U.S. citizens in Pell Province.",
     "The U.S. government has limited ability to provide emergency services to U.S. citizens in Norland.",
     "services_reduced"),
    ("Do not travel to Pell Province due to crime; and the border with Suria due to abductions.",
     "Do not travel to Pell Province due to crime.", "area_advice_lowered"),
    ("Do not travel to Pell Province due to crime.",
     "Do not travel to Pell Province due to crime; Ossa Province due to unrest; and Gadamara due to crime.",
     "area_advice_raised"),
    ("Do not travel to Pell Province due to crime; Ossa Province due to unrest.",
     "Do not travel to Pell Province due to crime and kidnapping; Ossa Province due to unrest.",
     "risk_indicator_changed"),
    ("Do Not Travel To:\nPell, Tarn, and Ossa states (Norport excepted) due to crime.",
     "Do Not Travel To:\nPell, Tarn, and Ossa states due to crime.", "area_advice_raised"),
    ("Do not travel to Pell Province due to crime, except Tarn.", "Do not travel to Pell Province due to crime.",
     "area_advice_raised"),
    ("Gangs keep U.S. citizens from leaving their homes. They are unable to depart.",
     "U.S. government employees are prohibited from traveling outside Norport.", "staff_movement_restricted"),
    ("Travel to Tarn by U.S. government employees is restricted.\nPell Province - Level 3: Reconsider Travel\nGangs.",
     "Pell Province - Level 3: Reconsider Travel\nGangs.\nU.S. government employees are prohibited from traveling to"
     " this area.", "staff_movement_restricted"),
    ("Do Not Travel To:\nThe northern states (Pell and Tarn) due to crime.",
     "Do Not Travel To:\nThe northern states (Pell, Ossa, and Tarn) due to crime.", "area_advice_raised"),
    ("Do Not Travel To:\nThe northern states of Pell, Ossa and Tarn due to crime.",
     "Do Not Travel To:\nThe northern states of Tarn and Pell due to crime.", "area_advice_lowered"),
    ("U.S. citizens should consider leaving Norland.", "U.S. citizens should leave Norland as soon as possible.",
     "leave_advice"),
    ("U.S. citizens should leave Norland.", "U.S. citizens should leave Norland immediately.", "leave_advice"),
    ("The U.S. government has limited ability to help dual nationals in Norland.",
     "The U.S. government has limited ability to provide emergency services to U.S. citizens in Norland.",
     "services_reduced"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "kind"), OTHER)
def test_a_fact_that_came_or_went_in_much_the_same_words_is_told(before: str, after: str, kind: str) -> None:
    assert kind in _told(before, after)


def test_what_is_left_out_behind_a_reason_is_no_risk() -> None:
    whole, less = "Do not travel to Pell Province due to crime.", "Do not travel to Pell Province due to crime, except in Tarn."
    assert _told(whole, less.replace("in Tarn", "the city of Tarn")) == {"area_advice_lowered"}
    assert "risk_indicator_changed" not in _told(whole, less)
