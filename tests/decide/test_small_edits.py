"""One small word can turn a sentence, and one that turns none is an edit of form."""

from __future__ import annotations

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

_OPENS = "Exercise increased caution in Norland due to crime.\nPickpockets work in the crowded markets of Norport."


def _told(before: str, after: str) -> dict[str, str]:
    sides = {name: {"level": 2, "text": f"{_OPENS}\n{said}"} for name, said in (("before", before), ("after", after))}
    return {f.kind: f.headline for f in classify(change({"name": "Norland", **sides}), KINDS).findings}


TURNED = [
    ("Travelers can get a visa on arrival at the airport.", "Travelers cannot get a visa on arrival at the airport."),
    ("Public hospitals in the capital accept foreign patients.",
     "Public hospitals in the capital no longer accept foreign patients."),
    ("Public hospitals accept foreign patients without payment in advance.",
     "Public hospitals accept foreign patients with payment in advance."),
    ("You may drive on the coast road to Norport until 9 p.m.", "You may drive on the coast road to Norport until 6 p.m."),
    ("Keep 50 km (31 miles) away from the front line in the east.",
     "Keep 80 km (50 miles) away from the front line in the east."),
    ("Stay away from the front line (more than 20 miles in the east).", "Stay away from the front line (20 miles in the east)."),
    ("Keep at least 20 miles away from the front line in the east.",
     "Keep at least 50 miles away from the front line in the east."),
    ("Visitors should carry their passport at all times in the capital.",
     "Visitors must carry their passport at all times in the capital."),
    ("Most ATMs in the capital work and accept foreign cards.", "No ATMs in the capital work and accept foreign cards."),
    ("Robberies of visitors are common in the capital.", "Robberies of visitors are common in the capital and in Tarn."),
    ("Advisory summary Travelers can get a visa at the airport.",
     "Advisory summary Travelers can't get a visa at the airport."),
    ("Terrorists are likely to try to carry out attacks in Norport.",
     "Terrorists are very likely to try to carry out attacks in Norport."),
    ("Terrorists are very likely to try to carry out attacks in Norport.",
     "Terrorists are likely to try to carry out attacks in Norport."),
]
FORM = [
    ("The hospitals of the capital are good and clean.", "The hospitals of the capital are very good and clean."),
    ("Delays at the bridge are likely in summer.", "Delays at the bridge are likely in the summer."),
    ("Attacks on convoys are very likely in the east.", "Attacks on convoys are very likely in the east of the country."),
    ("Robberies of visitors are common in the capital and its suburbs.",
     "Robberies of tourists are common in the capital and its suburbs."),
    ("Country Summary: Robberies of visitors are common in the capital.",
     "Robberies of visitors are common in the capital."),
    ("Visitors to Lake Atitlán and Zürich are robbed.", "Visitors to Lake Atitlan and Zurich are robbed."),
    ("U.S. citizens have been robbed near the border.", "Americans have been robbed near the border."),
    ("Foreign nationals were kidnapped in late 2022 there.", "Foreign nationals were kidnapped in late 2023 there."),
    ("You will probably be fined for carrying a drone.", "You will likely be fined for carrying a drone."),
    ("Violent crime, such as armed robbery and car theft, is frequent.",
     "Violent crime, like armed robbery and car theft, is frequent."),
    ("For more information, please consult the FAA's notices.",
     "For more information, Americans should consult the FAA's notices."),
    ("Since October 2024 thieves have robbed visitors there.", "Since Oct. 2024 thieves have robbed visitors there."),
    ("Crossings within six miles (10 kilometers) of the front are mined and closed at night.",
     "Crossings within 6 miles (10 kilometers) of the front are mined & closed at night."),
    ("Keep 50 km (31 miles) away from the front and 250 km (155 miles) from the camps.",
     "Keep 50 km (31 miles) away from the front & 250 km (155 miles) from the camps."),
    ("20 miles from the border, and ten miles from the camps and 20 miles from the front, crossings are mined.",
     "20 miles from the border, and ten miles from the camps & 20 miles from the front, crossings are mined."),
    ("U.S. citizens should avoid the markets.", "U.S. nationals should avoid the markets."),
    ("Hospitals do not meet U.S. standards.", "Hospitals do not meet United States standards."),
    ("It is not permitted to fly drones near the port.", "It is not allowed to fly drones near the port."),
]


@pytest.mark.parametrize(("before", "after"), TURNED)
def test_an_edit_of_one_word_that_turns_a_sentence_is_told(before: str, after: str) -> None:
    """A visa that can no longer be had was told as a reissue in which no change was found."""
    for one, other in ((before, after), (after, before)):
        assert set(_told(one, other)) - {"no_substantive_change"}, (one, other)


@pytest.mark.parametrize(("before", "after"), FORM)
def test_an_edit_of_form_stays_one(before: str, after: str) -> None:
    """Another word for the same, a heading run in, an accent, another year: nothing for people."""
    for one, other in ((before, after), (after, before)):
        assert set(_told(one, other)) == {"no_substantive_change"}, (one, other)


def test_a_sentence_cut_in_two_may_be_turned_as_well() -> None:
    """Two neighbours that say together what one said were form, whatever word had come with them."""
    before = "Visitors can get a visa on arrival at the airport of Norport and at the port and pay for it in cash there."
    after = (
        "Visitors cannot get a visa on arrival at the airport of Norport and at the port.\nAnd pay for it in cash there."
    )
    assert "no_substantive_change" not in _told(before, after)
    assert set(_told(before, after.replace("cannot", "can"))) == {"no_substantive_change"}


NEEDED = "On March 1, 2026, the Department ordered the departure of {} from Embassy Norport."


def test_an_order_that_grows_to_the_whole_staff_is_a_new_order() -> None:
    """Those who were needed stayed until now; that families had left before changes nothing."""
    few = "non-emergency U.S. government employees and family members"
    every = "all U.S. government employees and family members"
    told = _told(NEEDED.format(few), NEEDED.format(every))
    assert told["departure_ordered"].startswith("US orders all its staff out of Embassy Norport")
    assert "departure_ordered" not in _told(NEEDED.format(every), NEEDED.format(few))
    kin = "non-emergency U.S. government employees and family members of all U.S. government employees"
    assert "departure_ordered" not in _told(NEEDED.format(few), NEEDED.format(kin))


def test_a_headline_says_when_the_whole_staff_must_go() -> None:
    """It said non-emergency staff of a post that everybody had left."""
    told = _told("The port is open.", NEEDED.format("all U.S. employees and their eligible family members"))
    assert told["departure_ordered"].startswith("US orders all its staff and their families out of Embassy Norport")


@pytest.mark.parametrize("headings", [("Country Summary: ", ""), ("Country Summary:\n", "Advisory Summary:\n"), ("", "Country Summary:\n")])
def test_a_heading_of_the_summary_that_comes_goes_or_is_renamed_says_nothing(headings: tuple[str, str]) -> None:
    page = "Exercise increased caution in Testland due to crime.\n{}Armed robbers work along the northern lake road."
    sides = ({"level": 2, "text": page.format(heading)} for heading in headings)
    made = change(dict(zip(("before", "after"), sides, strict=True)))
    assert {f.kind for f in classify(made, KINDS).findings} <= {"no_substantive_change"}
