"""Canada's index tells levels in short, its documents all the rest: the same fact is told once, by whichever comes first."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.collect.sources import SOURCES
from monitor.model import UNNAMED, Health
from monitor.walk.blind import Blind
from monitor.walk.heat import Heat
from tests.journeys.ottawa import BORDER, COAST, CODES, CRIME, START, House, Said, house

FEW = ["OM", "PE", "NP"]
FLAG = [(UNNAMED, 3)]
NAMED = [("within 20 km of the border with Norhaven", 4)]


def at(hours: float, **said: object) -> Said:
    return Said(at=START + timedelta(hours=hours), **said)  # type: ignore[arg-type]


@pytest.fixture
def few(tmp_path: Path) -> House:
    made = house(tmp_path, FEW)
    assert made.look(0).events == ()
    return made


@pytest.fixture
def alone(tmp_path: Path) -> House:
    """A house that knew the index alone, before any document was served."""
    made = house(tmp_path, FEW, documents=False)
    made.says("OM", Said(parts=(BORDER,)), document=False)
    assert made.look(0).events == ()
    made.world.store.note("failing canada.page", "{}")  # none was ever asked for
    return made


# ------------------------------------------------------------------ asking
def test_the_first_look_reads_every_document_and_a_quiet_one_the_index_alone(few: House) -> None:
    assert few.look(0.2).events == ()
    assert few.site.asked == ["index"]
    assert {b.door for b in few.world.store.beliefs("canada").values()} == {"canada.page"}


def test_a_row_that_moved_brings_its_document_and_the_part_by_name_with_the_sentence_that_says_it(few: House) -> None:
    few.says("OM", at(0.9, parts=(BORDER,), note="Risk levels – added advice on a border"))
    (event,) = few.told(1)
    assert few.site.asked == ["index", "OM"]
    assert (event.finding.kind, event.finding.severity, event.country) == ("area_advice_raised", "P2", "OM")
    assert event.finding.headline == "Canada adds the area within 20 km of the border with Norhaven to Do-not-travel areas in Oman"
    assert "Avoid all travel to within 20 km of the border with Norhaven due to raids." in {q.text for q in event.finding.evidence}
    assert [door.name for door in event.doors] == ["canada.page", "canada.index"]
    assert few.told(1.2, 2, 26) == []


def test_an_entry_of_a_list_is_told_with_the_sentence_that_opens_the_list(few: House) -> None:
    listed = ("Regional advisory", 3, "to the following districts due to raids:<ul><li>Dunmarsh</li><li>Farrow</li></ul>")
    few.says("OM", at(0.9, parts=(listed,)))
    (event,) = few.told(1)
    assert event.finding.area == "Dunmarsh, Farrow"
    quoted = [quote.text for quote in event.finding.evidence if quote.side == "after"]
    assert quoted[:3] == ["Avoid all travel to the following districts due to raids:", "Dunmarsh", "Farrow"]


def test_each_document_is_asked_once_a_day_though_nothing_points_at_it_and_every_hour_in_a_crisis(few: House) -> None:
    asked = [code for hour in range(1, 25) for code in (few.look(hour), few.site.asked.copy())[1] if code != "index"]
    assert sorted(asked) == sorted(FEW)
    burning = Heat(frozenset({"OM"}), frozenset({"OM"}), 0.5, 1.0, 3_600)
    asked = [code for hour in range(25, 35) for code in (few.look(hour, burning), few.site.asked.copy())[1]]
    assert asked.count("OM") == 10


def test_a_document_that_changed_while_the_index_stood_still_is_told_within_a_day(few: House) -> None:
    """July 2026: the index stood still for nine days while the site changed."""
    few.site.documents["OM"] = at(1, parts=(BORDER,))
    told = few.told(*range(2, 28))
    assert [event.finding.kind for event in told] == ["area_advice_raised"]
    few.site.rows["PE"] = at(28)  # the index comes back, with an older word on Oman
    assert few.told(28, 29) == []
    assert few.parts("OM") == NAMED


# ------------------------------------------------------------------ the first documents
def test_the_first_documents_of_countries_known_by_their_row_tell_nothing(alone: House) -> None:
    assert alone.parts("OM") == FLAG
    alone.site.documents = dict(alone.site.rows)
    assert alone.told(0.5, 1, 1.5, 2) == []
    assert alone.parts("OM") == NAMED
    alone.says("OM", at(3, parts=(BORDER, COAST)))
    (event,) = alone.told(3.1, 4)
    assert event.finding.headline == "Canada adds the Sallow Coast to Reconsider-travel areas in Oman".replace("the ", "")


def test_a_row_that_moves_as_its_first_document_comes_is_told_as_ever_and_once(alone: House) -> None:
    alone.says("PE", at(0.9, state=3, note="Risk level – the advice changed"))
    (event,) = alone.told(1)
    assert (event.finding.kind, event.country) == ("level_raised", "PE")
    assert alone.believed("PE")[0].door == "canada.page"
    assert alone.told(1.2, 2, 3) == []


def test_a_first_document_newer_than_the_row_tells_its_level(alone: House) -> None:
    alone.site.documents["PE"] = at(0.9, state=3)
    (event,) = alone.told(1, 2)
    assert (event.finding.kind, event.level_before, event.level_after) == ("level_raised", 2, 4)


def test_a_first_document_older_than_its_row_waits_until_it_has_caught_up(alone: House) -> None:
    alone.site.documents["PE"] = Said()
    alone.says("PE", at(0.5, state=2), document=False)
    assert [e.finding.kind for e in alone.told(0.6)] == ["level_raised"]
    assert alone.told(1.5, 2.5) == []
    assert alone.believed("PE")[0].door == "canada.index"
    alone.site.documents["PE"] = at(0.5, state=2)
    assert alone.told(3.5, 4.5) == []
    assert alone.believed("PE")[0].door == "canada.page"


# ------------------------------------------------------------------ the two disagree
def test_a_rise_that_only_the_index_shows_yet_is_told_at_once_and_the_document_tells_the_rest(few: House) -> None:
    risen = at(0.9, state=3, note="Risk level – the advice changed")
    few.says("OM", risen, document=False)
    (event,) = few.told(1)
    assert event.finding.kind == "level_raised"
    assert event.finding.headline == "Canada raises Oman to “Avoid all travel” (Level 4, was 2)"
    assert {q.text for q in event.finding.evidence} == {"Avoid all travel.", "Latest update: Risk level – the advice changed"}
    few.site.documents["OM"] = replace(risen, chapters=(("security", "<p>If you are in Oman, leave now if you can do so safely.</p>"),))
    told = few.told(1.4, 2, 3)
    assert [event.finding.kind for event in told] == ["leave_advice"]
    assert few.believed("OM")[0].level == 4


def test_a_document_that_lags_is_asked_every_twenty_minutes_for_an_hour_then_hourly_and_shown(few: House) -> None:
    few.says("OM", at(0.9, note="Health – editorial change"), document=False)
    asked = []
    for minute in range(60, 60 * 13, 10):
        few.look(minute / 60)
        asked.append("OM" in few.site.asked)
        if minute == 110:
            assert few.fares()[0] is Health.OK  # not made anew yet is no trouble
    assert 3 <= sum(asked[:7]) <= 5
    assert 10 <= sum(asked[7:]) <= 13
    assert few.fares()[0] is Health.STALE
    assert "expected the text of 2026-03-01 06:54 UTC, got that of 2026-01-30 06:00 UTC" in few.fares()[1]


def test_parts_the_index_flags_and_the_document_names_later_are_one_event(few: House) -> None:
    flagged = at(0.9, parts=(BORDER,), note="Risk levels – added advice to avoid all travel to the border with Norhaven")
    few.says("OM", flagged, document=False)
    (event,) = few.told(1)
    assert event.finding.kind == "area_advice_raised"
    assert event.finding.headline == "Canada has advice of its own for parts of Oman: the border with Norhaven"
    few.site.documents["OM"] = flagged
    assert few.told(1.4, 2, 3) == []
    assert few.parts("OM") == NAMED


def test_a_drop_that_only_the_index_shows_is_believed_at_second_sight_and_told_once(few: House) -> None:
    few.says("OM", at(0.5, state=3))
    assert len(few.told(0.6)) == 1
    few.says("OM", at(2, state=1, note="Risk level – lowered"), document=False)
    told = few.told(2.1)
    assert told == []
    (event,) = few.told(2.3, 2.5)
    assert (event.finding.kind, event.level_before, event.level_after) == ("level_lowered", 4, 2)
    assert event.finding.headline == "Canada lowers Oman to “Exercise a high degree of caution” (Level 2, was 4)"
    few.site.documents["OM"] = few.site.rows["OM"]
    assert few.told(2.8, 3, 4, 5) == []


def test_a_drop_that_both_show_is_told_once(few: House) -> None:
    few.says("OM", at(0.5, state=3))
    few.told(0.6)
    few.says("OM", at(2, state=1))
    told = few.told(2.1, 2.3, 3, 4)
    assert [event.finding.kind for event in told] == ["level_lowered"]


def test_a_row_older_than_the_document_undoes_nothing(few: House) -> None:
    few.says("OM", at(2, state=3))
    few.told(2.1)
    few.site.rows["OM"] = at(1, state=1)
    assert few.told(2.3, 2.5, 3, 4) == []
    assert few.believed("OM")[0].level == 4


def test_an_older_document_served_again_undoes_nothing(few: House) -> None:
    few.says("OM", at(2, state=3, parts=()))
    few.told(2.1)
    few.site.documents["OM"] = Said()
    few.site.rows["OM"] = at(3, state=3)
    assert few.told(3.1, 3.5, 4, 5) == []
    assert few.believed("OM")[0].level == 4


# ------------------------------------------------------------------ parts
PERRIN = ("Islet of Perrin", 0, "in the islet of Perrin")


def test_parts_graver_and_milder_than_their_country_stand_beside_it(few: House) -> None:
    few.says("OM", at(0.5, parts=(BORDER, COAST, PERRIN)))
    few.look(0.6)
    assert few.parts("OM") == [*NAMED, ("Sallow Coast", 3), ("islet of Perrin", 1)]


def test_a_milder_part_named_in_other_words_is_no_news_and_one_that_goes_is_a_rise(few: House) -> None:
    few.says("OM", at(0.5, parts=(PERRIN,)))
    few.look(0.6)
    few.says("OM", at(1, parts=(("Perrin", 0, "in all of the island of Perrin"),)))
    assert few.told(1.1, 1.3) == []
    few.says("OM", at(2))
    (event,) = few.told(2.1, 2.3)
    assert (event.finding.kind, event.finding.severity) == ("area_advice_raised", "P2")
    assert "Perrin" in str(event.finding.area)


def test_half_of_a_milder_part_that_goes_is_a_rise_of_that_half(few: House) -> None:
    few.says("OM", at(0.5, parts=(("Isles", 0, "in Perrin and in Skelling"),)))
    few.look(0.6)
    few.says("OM", at(1, parts=(("Isle", 0, "in Perrin"),)))
    (event,) = few.told(1.1, 1.3)
    assert (event.finding.kind, event.finding.area) == ("area_advice_raised", "Skelling")


def test_a_part_that_leaves_the_list_and_one_that_is_put_to_a_graver_level_are_told_each_once(few: House) -> None:
    few.says("OM", at(0.5, parts=(BORDER, COAST)))
    few.look(0.6)
    few.says("OM", at(1, parts=(("Sallow Coast", 3, "to the Sallow Coast due to wreckers"),)))
    told = few.told(1.1, 1.3, 2)
    assert sorted((e.finding.kind, e.finding.area) for e in told) == [
        ("area_advice_lowered", "within 20 km of the border with Norhaven"),
        ("area_advice_raised", "Sallow Coast"),
    ]


def test_parts_of_two_levels_are_each_told_with_their_own(few: House) -> None:
    few.says("OM", at(0.5, parts=(BORDER, COAST)))
    (event,) = few.told(0.6)
    assert event.finding.headline == (
        "Canada adds the area within 20 km of the border with Norhaven to Do-not-travel areas and Sallow Coast to Reconsider-travel areas in Oman"
    )


def test_a_town_that_is_spared_no_longer_is_told(few: House) -> None:
    spared = ("Dunmarsh", 3, "to Dunmarsh, excluding the town of Ashkeld, due to raids")
    few.says("OM", at(0.5, parts=(spared,)))
    few.look(0.6)
    few.says("OM", at(1, parts=(("Dunmarsh", 3, "to Dunmarsh due to raids"),)))
    (event,) = few.told(1.1, 1.3)
    assert (event.finding.kind, event.finding.area) == ("area_advice_raised", "Dunmarsh")


def test_a_call_to_leave_in_the_box_of_a_part_is_for_that_part(few: House) -> None:
    strip = ("Sallow Coast", 3, "to the Sallow Coast due to wreckers.</p><p>If you are on the Sallow Coast, you should leave now")
    few.says("OM", at(0.5, parts=(strip,)))
    few.look(0.6)
    leave = few.believed("OM")[1].posture.leave
    assert [(one.tier, one.area) for one in leave] == [("now", "Sallow Coast")]


# ------------------------------------------------------------------ what is no news
ILLS = [f"<details><summary>Ague {n}</summary><p>Ague of the {n}th kind is carried by gnats near the fens of the south.</p></details>" for n in range(9)]


def health(ills: list[str]) -> tuple[tuple[str, str], ...]:
    return (("security", CRIME), ("health", "".join(ills)))


def test_diseases_that_swap_places_are_no_news(few: House) -> None:
    """37 of 100 changed health pages of 2025 were pure reorderings."""
    few.says("OM", at(0.5, chapters=health(ILLS)))
    few.look(0.6)
    few.says("OM", at(1, chapters=health(ILLS[5:] + ILLS[:5]), note="Health – editorial change"))
    told = few.look(1.1).events
    assert "OM" in few.site.asked
    assert {event.finding.kind for event in told} <= {"no_substantive_change"}
    assert few.told(1.3, 2) == []


def test_all_dated_anew_is_no_news_and_hides_no_real_rise(tmp_path: Path) -> None:
    many = house(tmp_path, CODES[:60])
    assert many.look(0).events == ()
    for code in CODES[:60]:
        many.says(code, at(1, note="Need help? section – updated information", parts=(BORDER,) if code == CODES[7] else ()))
    told = many.told(1.1, 1.3, 2)
    assert [(event.country, event.finding.kind) for event in told] == [(CODES[7], "area_advice_raised")]


# ------------------------------------------------------------------ no documents, broken ones
def test_a_site_without_documents_is_asked_for_few_and_seldom_and_its_index_goes_on(tmp_path: Path) -> None:
    many = house(tmp_path, CODES[:200], documents=False)
    many.says("OM", Said(parts=(BORDER,)), document=False)
    assert many.look(0).events == ()
    assert len(many.site.asked) == 11
    asked = []
    for step in range(1, 49):
        many.says("PE", at(step / 2, note=f"Editorial change {step}"), document=False)  # its row moves all day
        report = many.look(step / 2)
        asked += many.site.asked
        index = next(state for state in report.doors if state.door == "canada.index")
        assert (index.health, index.failures, index.resume_at) == (Health.OK, 0, None)
    assert asked.count("index") == 48
    assert len(asked) - 48 <= 10
    state, detail = many.fares()
    assert state is Health.NOT_FOUND
    assert detail.startswith("none of 10 pages asked for can be had, so parts of countries are not known by name: expected 200")
    doors = many.world.store.doors("canada.")
    assert [Blind(SOURCES["canada"], doors, many.world.store).countries(door) for door in SOURCES["canada"].DOORS] == [[], []]
    assert many.parts("OM") == FLAG
    many.says("PE", at(24.5, state=3), document=False)
    assert [event.finding.kind for event in many.told(24.6)] == ["level_raised"]
    many.site.documents = dict(many.site.rows)
    assert many.told(*(24.6 + hour / 2 for hour in range(1, 56))) == []
    assert many.parts("OM") == NAMED
    assert many.fares() == (Health.OK, "")


def test_one_document_that_is_missing_is_asked_once_a_day_and_when_its_row_moves(few: House) -> None:
    del few.site.documents["PE"]
    asked = [code for hour in range(1, 60) for code in (few.look(hour), few.site.asked.copy())[1]]
    assert 2 <= asked.count("PE") <= 3
    doors = few.world.store.doors("canada.")
    assert doors["canada.page"].health is Health.NOT_FOUND
    assert Blind(SOURCES["canada"], doors, few.world.store).countries(SOURCES["canada"].DOORS[1]) == ["PE"]  # its text was read before
    few.says("PE", at(61, state=2), document=False)
    assert [event.finding.kind for event in few.told(61.1)] == ["level_raised"]
    assert "PE" in few.site.asked


def test_a_site_that_bids_us_slow_down_is_left_alone_for_the_rest_of_the_round_and_asked_again_within_the_hour(few: House) -> None:
    for code in FEW:
        few.says(code, at(0.9, note=f"Health – editorial change in {code}"))
    few.site.slow = 1
    few.look(1)
    assert few.site.asked == ["index", "NP"]
    few.site.slow = 0
    asked = [code for step in range(1, 7) for code in (few.look(1 + step / 6), few.site.asked.copy())[1] if code != "index"]
    assert set(asked) == set(FEW)
    assert few.fares() == (Health.OK, "")


DEEP = '<div class="AdvisoryContainer RegionalAdv"><h3>X - Avoid all travel</h3><p>Avoid all travel to the following:' + "<ul><li>" * 30_000
BROKEN: dict[str, bytes] = {
    "another country's": Said().document("PE", START),
    "the index": json.dumps({"data": {"OM": Said().row("OM")}}).encode(),
    "no object": b"[1, 2, 3]",
    "no JSON": b'{"data": {"country-iso": "OM"',
    "a page for people": b"<html><title>Oman</title><p>Welcome</p></html>",
    "no state": Said().document("OM", START).replace(b'"advisory-state"', b'"state"'),
    "a state of no scale": Said().document("OM", START).replace(b'"advisory-state": 1', b'"advisory-state": 7'),
    "no English": Said().document("OM", START).replace(b'"eng"', b'"fra"'),
    "no text": json.dumps({"data": {"country-iso": "OM", **at(9).facts, "eng": Said().words("OM")}}).encode(),
    "lists without end": json.dumps({"data": {"country-iso": "OM", **at(9).facts, "eng": {**Said().words("OM"), "advisories": DEEP}}}).encode(),
    "boxes without end": Said(parts=(BORDER,) * 200, at=START + timedelta(hours=9)).document("OM", START),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_document_is_believed_in_nothing_and_its_index_is(few: House, name: str) -> None:
    few.site.instead["OM"] = BROKEN[name]
    few.says("OM", at(0.9, state=3))
    (event,) = few.told(1, 1.5)
    assert (event.finding.kind, event.level_after) == ("level_raised", 4)
    assert few.believed("OM")[0].door == "canada.page"
    assert few.fares("canada.index")[0] in (Health.OK, Health.SHRUNK)
    del few.site.instead["OM"]
    assert few.told(3, 4) == []
    assert few.believed("OM")[1].reading.level == 4
