"""Places of a sentence: one key that survives rewording, and names as a headline should write them."""

from __future__ import annotations

import pytest

from monitor.compare.posture import read
from monitor.compare.whose.people import place_key

CASES = {
    "stay inside in Pétion-Ville and Delmas": "Pétion-Ville, Delmas",
    "must ask before they go to the Upper West Region, the Upper East Region and parts of the Savannah Region": (
        "Upper West Region, Upper East Region, Savannah Region"
    ),
    "may not enter the Old City of the capital after dark": "Old City",
    "In Goma, US staff stay at home; the US Embassy in Kinshasa works on": "Goma, Kinshasa",
    "ships in the Gulf of Aden, and Port-au-Prince's airport": "Gulf of Aden, Port-au-Prince",
    "cannot go to N'Djamena or Abéché without leave": "N'Djamena, Abéché",
    "Ben Gurion International Airport is closed": "Ben Gurion International Airport",
    "employees in Baghdad’s International Zone": "Baghdad’s International Zone",
    "Airstrips at Fangak and Malakal are closed": "Fangak, Malakal",
    "Testland Civil Aviation Authority closes the airspace": "",
    "Going to bars; Using public buses": "",
    "after dark in the hills": "",
    "in Western and Central provinces of Testland": "Western and Central provinces",
    "near Central, close to the ferries": "Central",
    "Airport reopens, Change of Curfew": "",
    "Calle A (through the La Mira neighborhood)": "La Mira",
    "Avenida Bolivar and Calle Larga": "Avenida Bolivar, Calle Larga",
}


@pytest.mark.parametrize(("said", "shown"), CASES.items())
def test_places_are_named_whole(said: str, shown: str) -> None:
    assert place_key(said, ["Testland"])[1] == shown


def test_a_place_named_with_or_without_what_it_is_has_one_key() -> None:
    keys = {place_key(said, ["Testland"])[0] for said in ("the Savannah Region", "Savannah", "savanna of Savannah")}
    assert keys == {"savannah"}


def test_a_posts_title_is_no_countrys_name() -> None:
    text = "Security Alert: Road to Delmas\nEmbassy personnel may not travel to Delmas or to Haitian ports."
    rules = {n.key for n in read(text, None, None, "Security Alert: Road to Delmas", "Haiti").notices}
    assert rules == {"delmas"}


NAMED = [
    ("Staff in Lahore no longer need to shelter in place.", "Lahore"),
    ("Aircraft and debris were reported over many provinces.", ""),
    ("Airspace remains closed to the north and northwest of Delhi.", "north and northwest of Delhi"),
    ("Vilcabamba is off limits.", "Vilcabamba"),
    ("Kashmir region", "Kashmir"),
    ("Mitiga international airport is shut down in part.", "Mitiga"),
    ("Tripoli’s only airport, Mitiga, remains closed.", "Tripoli, Mitiga"),
    ("the Zogona neighbourhood of Ouagadougou's Arrondissement 11, by car", "Zogona, Ouagadougou's Arrondissement 11"),
    ("the Chad border", "Chad border"),
    ("no driving at night other than between Lima and Huacho", ""),
]


def test_places_are_named_as_they_stand_and_no_other_word_is_one():
    assert {said: place_key(said, ["Testland"])[1] for said, _ in NAMED} == dict(NAMED)
