"""A list of ground of which one entry was edited stays in force; what left a level says which one it has now."""

from __future__ import annotations

from datetime import date

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.changes import change

BORDERS = "Reconsider travel to Testland due to crime.\nBorder Regions - Level 4: Do Not Travel\nDo not travel to {}."
PARTS = "Exercise increased caution in Testland due to crime.\nDo not travel to:\nKell Province due to crime.\n{}"


def headlines(before: str, after: str, level: int) -> list[str]:
    found = change({
        "publisher": "us_state", "actor": "US", "name": "Testland", "countries": ["XX"],
        "published": date(2026, 5, 14), "published_before": date(2026, 2, 1),
        "before": {"level": level, "text": before}, "after": {"level": level, "text": after},
    })  # fmt: skip
    return [f.headline for f in classify(found, KINDS).findings if f.kind.startswith("area_")]


def test_one_entry_of_a_list_that_stays_is_told_alone() -> None:
    """Read as a whole, the list had left: travellers to all its other regions would have taken them for free."""
    all_of, some_of = (BORDERS.format(f"the Moss region, {kell}, and the Lake Tarn region") for kell in ("Kell", "northern Kell"))
    assert headlines(all_of, some_of, 3) == ["US narrows Do-not-travel area in Testland: northern Kell (was Kell)"]
    assert headlines(some_of, all_of, 3) == ["US widens Do-not-travel area in Testland: Kell (was northern Kell)"]


def test_what_left_a_level_says_what_it_has_now_also_where_it_is_several() -> None:
    both = "Upper Moss District due to crime.\nLower Tarn District due to crime."
    line = "US removes Upper Moss District, Lower Tarn District from Do-not-travel areas in Testland"
    now = PARTS.format(f"Reconsider travel to:\n{both}")
    assert headlines(PARTS.format(both), now, 2) == [f"{line} (now Reconsider-travel)"]
    one = PARTS.format("Reconsider travel to:\nUpper Moss District due to crime.")
    assert headlines(PARTS.format(both), one, 2) == [f"{line} (partly now Reconsider-travel)"]
    assert headlines(PARTS.format(both), PARTS.format(""), 2) == [line]
