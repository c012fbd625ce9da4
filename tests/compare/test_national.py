"""What a text says of the whole country: level, sentence, reason, note, risk letters; and of its parts."""

from __future__ import annotations

import pytest

from monitor.compare.posture import read
from monitor.model import Posture

TITLE = "Testland - Level 3: Reconsider Travel"
OLD = (
    "Reissued after periodic review with minor edits.\n"
    "Reconsider travel to Testland due to crime, civil unrest, and piracy. Exercise increased caution due to kidnapping. Read it all.\n"
    "Do not travel to:\n"
    "The coast near the mine due to terrorism.\n"
    "Northern Highlands\n"
    "Country Summary: Crime is common. More follows.\n"
)
LEGACY = (
    "The advisory level was increased to 3. There were no changes to the risk indicators. Advisory summary was updated.\n"
    "Reconsider travel to Testland due to risk of unrest and other risks.\nAdvisory summary\nOne."
)
NEW = "Reconsider travel\nto Testland due to terrorism and armed conflict.\nArmed Conflict\nThere is some."


def words(posture: Posture) -> tuple[str | None, str | None, str | None]:
    spans = (posture.note, posture.level_span, posture.reason)
    note, level, reason = (" ".join(s.text.split()) if s else None for s in spans)
    return note, level, reason


def test_the_old_template_has_a_note_reasons_and_lists_of_areas() -> None:
    found = read(OLD, 3, None, TITLE)
    note, level, reason = words(found)
    assert note == "Reissued after periodic review with minor edits."
    assert level == reason == "Reconsider travel to Testland due to crime, civil unrest, and piracy."
    assert found.indicators == ("C", "U", "K", "O")
    assert [(a.name, a.level) for a in found.areas] == [("coast near the mine", 4), ("Northern Highlands", 4)]


def test_the_controlled_notes_are_one_span() -> None:
    found = read(LEGACY, 3, None, TITLE)
    assert words(found)[0] == LEGACY.split("\n", maxsplit=1)[0]
    assert found.indicators == ("U", "O")


def test_the_new_template_has_no_note_and_a_sentence_over_two_blocks() -> None:
    found = read(NEW, 3, None, TITLE)
    assert words(found) == (None,) + ("Reconsider travel to Testland due to terrorism and armed conflict.",) * 2
    assert found.indicators == ("T", "O")


def test_the_reasons_of_one_member_of_a_group_are_not_those_of_the_whole() -> None:
    members = (
        "Reconsider Travel To: Ossa due to terrorism and civil unrest.\n"
        "Do Not Travel To: Kell due to terrorism and armed conflict.\n"
        "Reconsider Travel To: Norhaven due to terrorism and civil unrest."
    )
    found = read(members, 3, None, "Norhaven, Ossa and Kell - Level 3: Reconsider Travel", "Norhaven, Ossa and Kell")
    assert (found.indicators, found.others) == (("T", "U"), ())
    assert [(a.name, a.level) for a in found.areas] == [("Ossa", 3), ("Kell", 4), ("Norhaven", 3)]


def test_spans_are_stretches_of_the_given_text() -> None:
    for text in (OLD, LEGACY, NEW):
        found = read(text, 3, None, TITLE)
        for span in (found.note, found.level_span, found.reason, *(a.span for a in found.areas)):
            assert span is None or text[span.start : span.end] == span.text


def test_the_legend_of_all_nine_letters_is_no_reason() -> None:
    assert read("Exercise normal precautions in Testland.\nO D K E N H U T C", 1, None).indicators == ()


def test_letters_come_from_lists_under_due_to_and_from_notes_that_add_them() -> None:
    listed = "Do not travel to Testland due to:\nThe risk of wrongful detention.\nThe possibility of terrorism.\nU.S. citizens saw crime."
    assert read(listed, 4, None).indicators == ("T", "D")
    noted = (
        'The "health" risk indicator was added. The "crime" risk indicator was removed.\nReconsider travel to Testland.'
    )
    assert read(noted, 3, None).indicators == ("H",)


@pytest.mark.parametrize(
    ("text", "title", "level"),
    [
        ("Anything", "Testland - Level 4: Do Not Travel", 4),
        ("Anything", "Testland \u2013 Level 2", 2),
        ("Level 3: Reconsider Travel\nText", "", 3),
        ("Testland - Level 4: Do Not Travel\nText", "Testland Travel Advisory", 4),
        ("Testland is large.\nBorder \u2013 Level 4: Do Not Travel", "Testland", None),
        ("Some text.\nMore.\nLevel 4: Do Not Travel\nThe coast", "Testland", None),
        ("The health service says Level 2 (practice precautions).", "", None),
    ],
)
def test_a_level_not_given_is_read_only_where_it_is_the_countrys(text: str, title: str, level: int | None) -> None:
    assert read(text, None, None, title).level == level


def test_the_level_the_door_gives_counts() -> None:
    assert read("Level 4: Do Not Travel", 2, None, "Testland - Level 3").level == 2


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Border with Otherland \u2013 Level 4: Do Not Travel", [("Border with Otherland", 4)]),
        ("Level 4: Do Not Travel - Border with Otherland", [("Border with Otherland", 4)]),
        ("A\nB\nLevel: 4 - Do not travel\nThe Border Region", [("Border Region", 4)]),
        ("Eastern borders \u2014 Level 3: Reconsider Travel", [("Eastern borders", 3)]),
        ("The Lakes | Level 2: Exercise Increased Caution", [("Lakes", 2)]),
        ("Do Not Travel To These Areas for Any Reason:\nThe Lakes", [("Lakes", 4)]),
        ("Exercise increased caution in:\nThe City of Aville due to crime.", [("City of Aville", 2)]),
        ("Reconsider travel to southeast Testland due to conflict.", [("southeast Testland", 3)]),
        ("Do not travel to these areas for any reason.", []),
        ("Do not travel to Testland for any reason.", []),
    ],
)
def test_areas_are_read_in_every_layout(text: str, areas: list[tuple[str, int]]) -> None:
    assert [(a.name, a.level) for a in read(f"Intro.\n{text}", 2, None, "Testland - Level 2").areas] == areas


def test_a_title_without_a_level_leaves_it_to_the_words_that_name_its_place() -> None:
    text = "Reconsider travel to Testland due to crime. Exercise increased caution due to health."
    assert read(text, None, None, "Testland Travel Advisory").level == 3
    assert read(text.replace("to Testland", "to the Kingdom of Testland"), None, None, "Testland").level == 3
    assert read(text, None, None, "Testland and Norland - See Individual Summaries").level is None
    assert read(text, None, None, "Security Alert: Testland").level is None


def test_the_level_of_another_country_opens_no_list_of_areas() -> None:
    text = (
        "Exercise increased caution in Testland due to crime.\n"
        "Norland’s Travel Advisory is Level 4: Do Not Travel.\nMarkets and shopping malls\nPlaces of worship\n"
    )
    assert read(text, 2, None, "Testland - Level 2: Exercise Increased Caution").areas == ()


@pytest.mark.parametrize(
    ("due", "letters"),
    [
        ("crime and the arrest and detention of U.S. citizens without due process or fair trial guarantees", ("C", "O")),
        ("the novel coronavirus first identified in Norport, Testland", ("H",)),
        ("crime in Norport, rebel attacks, and terrorism", ("T", "C", "O")),
    ],
)
def test_a_reason_is_one_however_long_it_is_worded(due: str, letters: tuple[str, ...]) -> None:
    """What a detention lacks, and where an illness was first seen, are no risks beside it."""
    found = read(f"Do not travel to Testland due to {due}.", 4, None)
    assert found.indicators == letters
