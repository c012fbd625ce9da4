"""What a post lists as to be done is shown in its own words, and nothing that is no such list."""

from __future__ import annotations

import pytest

from monitor.terms.asked import MOST, asked

BELOW = "Assistance:\nU.S. Embassy Muscat\n+968 0000 0000"


def test_the_list_below_actions_to_take_ends_where_the_telephone_numbers_begin() -> None:
    text = f"Event: Shots were heard near the harbour.\nActions to Take:\n• Stay indoors.\n- Keep away from windows\nCall your family\n{BELOW}"
    assert asked(text) == ("Stay indoors.", "Keep away from windows", "Call your family")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Recommended actions to take:\nStay indoors.", ("Stay indoors.",)),
        ("Actions to take: Stay indoors.\nAvoid the harbour.\nU.S. Embassy Muscat", ("Stay indoors.", "Avoid the harbour.")),
        ("What you should do:\nLeave by road.\nFor further information:\nRead on.", ("Leave by road.",)),
        ("U.S. citizens in Salalah should:\nStay indoors.\nAvoid the harbour.", ("U.S. citizens in Salalah should:", "Stay indoors.", "Avoid the harbour.")),
        ("Actions to Take:\nStay indoors.\nEnroll in STEP.\nVisit our website at om.example.\nSee the Country Information page.\nAvoid the harbour.", ("Stay indoors.", "Avoid the harbour.")),
        ("Actions to take: Shelter in place.", ("Shelter in place.",)),
        ("Actions to take: Visit the Embassy's website.\nStep away from windows.\nRead the Travel Advisory.", ("Step away from windows.",)),
        ("Actions to take:\nDo not travel to Oman: see the Travel Advisory.\nReview the Travel Advisory and leave now.\nFollow us on Facebook.",
         ("Do not travel to Oman: see the Travel Advisory.", "Review the Travel Advisory and leave now.")),
        ("You must:\nLeave.\nActions to take:\nStay indoors.", ("Stay indoors.",)),
        ("Actions to take:\n" + "Stay where you are. " * 30, ()),
        ("Actions to take:\n- " + "Stay where you are. " * 16 + "\nAvoid the harbour.", (("Stay where you are. " * 16).strip(), "Avoid the harbour.")),
    ],
)  # fmt: skip
def test_lists_are_found_however_they_are_headed(text: str, items: tuple[str, ...]) -> None:
    assert asked(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Shots were heard. Stay indoors.",
        "Actions to take",
        "Actions to take:\nAssistance:\nU.S. Embassy Muscat",
        "Actions to take are being discussed with the ministry.\nWe will write again.",
        "Police actions to take back the harbour:\nIt burned.",
        "Demonstrators in Salalah should:\nAsk for a permit.\nKeep off the road.",
        "If you are in a fire, you should:\nCrawl.\nKeep low.",
        "U.S. citizens should not:\nFilm the police.\nArgue.",
        "During the drill, citizens should:\nStay indoors.",
        "In past years visitors were asked to:\nPay.",
        "When an earthquake strikes, residents are advised to:\nTake cover.",
    ],
)
def test_what_is_no_list_of_things_to_do_today_is_none(text: str) -> None:
    assert asked(text) == ()


def test_a_long_list_is_cut_and_a_hostile_one_costs_nothing() -> None:
    assert len(asked("Actions to take:\n" + "Stay.\n" * 500)) == MOST
    assert asked("you " * 20_000 + "should:\nx") == ()
    assert asked("\n".join(["U.S. citizens should:"] * 3_000)) == ()
