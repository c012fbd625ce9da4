"""What no table of wordings has is read by what a sentence brings together; one step beside it nothing is."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.compare.frames import carrying, going, kin, staying
from monitor.compare.notice import Setting, Topic
from monitor.compare.notices import FRAMES, TOPICS, read
from monitor.compare.posture import read as read_text
from monitor.compare.sentences import sentences
from monitor.model import Notice

NORLAND = Setting(("Norland",), date(2026, 5, 20))

# (sentence, tier and area told) - and, beneath each of them, what is one step away from it
LEAVE = (
    ("We believe that U.S. citizens ought to make their way out of Norland while planes still fly.", "should", None),
    ("Americans now in Norland are strongly encouraged to go home, given how near the front is.", "should", None),
    ("Persons still in Norland should depart immediately, in view of the fighting.", "immediately", None),
    ("Americans who live in Kisoro, Eldon or Keri should relocate from those towns.", "should", "Kisoro, Eldon, Keri"),
    ("U.S. citizens who do not wish to stay should look at flights while seats are on sale.", "consider", None),
    ("Private Americans in Norland are strongly urged to depart as well.", "should", None),
    ("It is the Embassy's view that no American should remain in Norland.", "should", None),
    ("Departure by air is strongly recommended to all Americans in Norland.", "should", None),
    ("Anyone still in Norport ought to get away from the city without delay.", "immediately", "Norport"),
    ("We think it wise for US citizens to leave Norland today.", "now", None),
    ("Travellers in Norland are told to catch the next plane home.", "consider", None),
    ("US citizens should not put off their departure from Norland.", "should", None),
    ("Americans have been asked to depart the three northern counties.", "should", "these areas"),
)
NO_LEAVE = (
    "U.S. citizens wishing to make their way out of Norland should contact the Embassy.",
    "Americans in Norland are encouraged to have plans to go home.",
    "If fighting breaks out, persons in Norland should depart immediately.",
    "Americans who live in Kisoro should relocate from that house when a storm comes.",
    "Embassy staff in Norland are strongly urged to depart as well.",
    "No American should remain in Norland without a visa.",
    "Departure by air is not recommended to Americans in Norland.",
    "Anyone at the Norport Stadium ought to get away from the crowd without delay.",
    "We thought it wise in the spring for US citizens to leave Norland.",
    "Travellers are told to go home by taxi after dark.",
    "Sudlandish citizens should not put off their departure from Norland.",
    "Local authorities have asked Americans to depart the three northern counties.",
    "We are not saying that Americans in Norland need to go home.",
    "We have seen posts that say Americans are being told to go home from Norland.",
    "Visitors are asked to vacate the room by noon.",
    "US citizens should be ready to get out of Norland at short notice.",
)
# (sentence, whether it begins or ends, where)
SHELTER = (
    ("With hostile crowds in Oldtown, the Embassy recommends that no American leave the house today.", True, None),
    ("Wardens: please tell everybody on your list to keep under cover and wait for our call.", True, None),
    ("We are advising everyone to stay put for now, as mutinous soldiers are in the streets.", True, None),
    ("All Americans in Norport must stay under cover until further notice.", True, "Norport"),
    ("Those who decide to stay should keep to their homes until the crowds have left.", True, None),
    ("Mutineers are firing near the airport; stay inside.", True, None),
    ("Do not leave home today.", True, None),
    ("Members of the community may move about again in Norport, as the notice to stay indoors has lapsed.", False,
     "Norport"),
    ("As calm has come back, there is no more need to stay inside by day.", False, None),
    ("The stay-indoors message of April 7 is cancelled.", False, None),
    ("Staying in your home is not required any more.", False, None),
    ("We rescind our message asking Americans to shelter.", False, None),
    ("US citizens are free to go outside once more.", False, None),
)  # fmt: skip
NO_SHELTER = (
    "With hostile crowds about, would the Embassy recommend that no American leave the house?",
    "Wardens: should the airport close, tell everybody to keep indoors and wait for our call.",
    "We are advising everyone to stay put after dark.",
    "All Norlandians must stay under cover until the census is over.",
    "Travelers must keep to their rooms for 14 days after arrival.",
    "Guests should wait in the hotel until the bus comes.",
    "Do not leave home without a passport, as police ask for it.",
    "We have not asked Americans to keep indoors.",
    "Embassy employees have been advised to remain at home until the crowds have gone.",
    "The price controls must remain in place until the harvest.",
    "In the drill on Tuesday everyone is asked to keep indoors for now.",
    "The storm shelters in Norport are closed now.",
)
NO_END = (
    "Keep to your homes for now, as all classes have been cancelled.",
    "The notice to stay indoors has not been lifted.",
    "Everyone is asked to keep indoors now, although the curfew has ended.",
    "Stay under cover until the police have ended the search.",
)
KIN = (
    ("Until further notice spouses and children may not take up residence in Norport with American employees.", 1),
    ("Employees newly posted to Norport are not being permitted to bring minors with them.", 0),
    ("Eligible family members will not be sent to Norport for the time being.", 1),
    ("U.S. personnel are prohibited from having children with them in Norport.", 0),
    ("The Department has closed Embassy Norport to school-age dependents.", 0),
    ("Approval for dependents to reside in Norport has been withdrawn.", 1),
    ("Embassy personnel live in Norport without their families.", 1),
)
NO_KIN = (
    "The order that sent families home is no longer in force, and dependents are returning to post in Norport.",
    "Eligible family members who are not needed in Norport may, as of today, leave at government expense.",
    "Until 2012 spouses and children were not allowed to take up residence in Norport with American employees.",
    "U.S. citizens are not being permitted to bring minors with them without a letter.",
    "If it gets worse, eligible family members will not be sent to Norport.",
    "U.S. personnel and their families are prohibited from travel to the old town.",
    "The Embassy's open day is closed to children.",
    "The Embassy cannot bring your family members to Norland.",
    "Families of Sudlandish soldiers are not permitted to live in Norport with them.",
    "Dependents may not come to the reception at the Embassy.",
    "Family members cannot join a detainee in the visiting room.",
    "Norport was an unaccompanied post between 2012 and 2015.",
)
CARRIED = (
    "The Embassy has made room on a merchant ship for Americans who wish to reach Sudport.",
    "Allied helicopters are lifting citizens of the United States from the compound; come with one small bag.",
    "We have a few seats today on an aircraft to Sudport and offer them to U.S. citizens.",
    "Evacuation flights of the U.S. government go on.",
    "The State Department is putting on charter planes from Norport for U.S. citizens.",
    "Americans who reach the pier will be taken out on naval vessels to Sudport.",
    "Gather at the port for the vessel that will bring you to Cyprus.",
    "Two buses hired by the Consulate run to the border tomorrow for Americans.",
    "Send the evacuation sheet to be considered for a seat out of Norport.",
    "The United States is airlifting its citizens out of Norport.",
)
NOT_CARRIED = (
    "The Embassy hopes to make room on a merchant ship for Americans who wish to reach Sudport.",
    "Allied helicopters are lifting Sudlandish citizens from the compound.",
    "Airlines have a few seats today on an aircraft to Sudport and offer them to U.S. citizens.",
    "There are no evacuation flights of the U.S. government.",
    "The State Department may at times arrange charter flights for U.S. citizens.",
    "Americans were taken out on naval vessels in 1997.",
    "Tours gather at the port for the vessel that will take you to the island.",
    "Two buses run to the border every day for visitors.",
    "Air ambulances can bring U.S. citizens to Sudport at their own cost.",
    "Sudland is airlifting its citizens out of Norport.",
    "The U.S. Navy ship takes Americans on board for an open house.",
    "In the exercise, Marine helicopters take Americans off the roof.",
)
ENDED = "The last evacuation flights have now ended."


def framed(frame: Topic, said: str) -> list[Notice]:
    """What the frame finds in a sentence, asked as it is asked: only where its topic's table found nothing."""
    (sentence,) = sentences(said)
    table = next(topic for topic in TOPICS if topic.name == frame.name)
    if table.worth(sentence.low) and list(table.read(sentence, NORLAND)):
        return []
    return list(frame.read(sentence, NORLAND)) if frame.worth(sentence.low) else []


@pytest.mark.parametrize(("said", "tier", "area"), LEAVE)
def test_people_told_to_go_are_told_so(said: str, tier: str, area: str | None) -> None:
    (sentence,) = sentences(said)
    assert [(leave.tier, leave.area) for leave in going.statements(sentence, ("Norland",))] == [(tier, area)]


@pytest.mark.parametrize("said", NO_LEAVE)
def test_who_is_only_helped_warned_or_ruled_is_not_told_to_go(said: str) -> None:
    assert read_text(said, None, date(2026, 5, 20), "", "Norland").leave == ()


@pytest.mark.parametrize(("said", "on", "area"), SHELTER)
def test_staying_and_its_end(said: str, on: bool, area: str | None) -> None:
    assert [(notice.on, notice.area) for notice in framed(staying.TOPIC, said)] == [(on, area)]


@pytest.mark.parametrize("said", NO_SHELTER)
def test_rules_drills_and_other_times_are_no_shelter(said: str) -> None:
    assert framed(staying.TOPIC, said) == []


@pytest.mark.parametrize("said", NO_END)
def test_what_else_has_ended_ends_no_shelter(said: str) -> None:
    assert [n for n in read(sentences(said), NORLAND) if n.topic == "shelter_in_place" and not n.on] == []


@pytest.mark.parametrize(("said", "grade"), KIN)
def test_families_kept_away(said: str, grade: int) -> None:
    assert [(notice.on, notice.grade) for notice in framed(kin.TOPIC, said)] == [(True, grade)]


def test_families_that_may_come_again() -> None:
    assert [notice.on for notice in framed(kin.TOPIC, "Relatives are again permitted to reside at Embassy Norport.")] == [False]


@pytest.mark.parametrize("said", NO_KIN)
def test_other_families_and_other_times_are_no_restriction(said: str) -> None:
    assert [n for n in read(sentences(said), NORLAND) if n.topic == "family_presence_restricted"] == []


@pytest.mark.parametrize("said", CARRIED)
def test_our_craft_take_our_people_out(said: str) -> None:
    assert [notice.on for notice in framed(carrying.TOPIC, said)] == [True]


@pytest.mark.parametrize("said", NOT_CARRIED)
def test_craft_that_take_others_or_nobody_help_nobody(said: str) -> None:
    assert [n for n in read(sentences(said), NORLAND) if n.topic == "assisted_departure"] == []


def test_help_that_has_ended_is_over() -> None:
    assert [n.on for n in read(sentences(ENDED), NORLAND) if n.topic == "assisted_departure"] == [False]


def test_each_frame_has_the_table_it_stands_behind() -> None:
    assert {frame.name for frame in FRAMES} <= {topic.name for topic in TOPICS}


def test_a_way_that_is_shut_behind_another_that_is_busy_is_named_by_its_own_place() -> None:
    said = "The border at Norhaven is busy, and the crossing at Norport is barred to everyone."
    assert [notice.what for notice in read(sentences(said), NORLAND) if notice.topic == "border_or_entry_change"] == ["crossing (Norport)"]
