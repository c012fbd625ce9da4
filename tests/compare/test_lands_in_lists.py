"""A list of where not to travel names parts of its page's country; another country in it is no part, save a namesake."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change


@pytest.mark.parametrize(
    ("country", "code", "listed", "told"),
    [
        ("Nigeria", "NG", "- Borno\n- Niger\n- Zamfara", ["Borno, Niger, Zamfara"]),  # the state, and not the republic
        ("Iraq", "IQ", "- Jordan\n- Anbar", ["Anbar"]),
        ("Iraq", "IQ", "- Kuwait\n- Jordan", [None]),
    ],
)
def test_another_country_in_a_list_is_no_part_of_this_one(
    country: str, code: str, listed: str, told: list[str | None]
) -> None:
    old = {"level": 3, "text": f"Reconsider travel to {country} due to crime."}
    new = {"level": 3, "text": f"Reconsider travel to {country} due to crime.\nDo not travel to:\n{listed}"}
    made = change({
        "publisher": "us_state", "actor": "US", "name": country, "countries": [code], "before": old, "after": new,
        "published": date(2026, 11, 20), "published_before": date(2026, 11, 1),
    })  # fmt: skip
    found = [f.area for f in classify(made, KINDS).findings if f.kind.startswith("area")]
    assert (found or [None]) == told
