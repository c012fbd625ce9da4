"""Who may leave home only with an escort is not told to shelter, and hides no order to stay at home that comes later."""

from __future__ import annotations

from monitor.compare.posture import read

TITLE = "Testland travel advice"
ESCORT = "The authorities advise all foreign nationals (including diplomats) not to move out of their place of residence without proper security."
ORDER = "On 10 May, the Army advised all residents to remain in their homes until further notice."


def shelters(text: str) -> list[str]:
    found = read(text, None, None, TITLE, "Testland").notices
    return [notice.span.text for notice in found if notice.topic == "shelter_in_place"]


def test_a_standing_rule_about_escorts_is_no_shelter_and_an_order_beside_it_is() -> None:
    assert shelters(ESCORT) == []
    assert shelters(f"{ESCORT}\n{ORDER}") == [ORDER]


def test_an_order_to_stay_in_the_sentence_of_such_a_rule_is_one() -> None:
    for said in ("Stay inside your hotel and do not leave the hotel without permission of the authorities.",
                 "Do not leave your hotel without an escort, and shelter in place until further notice."):  # fmt: skip
        assert shelters(said) == [said]
