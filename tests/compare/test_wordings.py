"""Each row of the tables of wordings finds its own example, alone and in its table."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from monitor.compare.sentences import sentences
from monitor.compare.wordings import (
    at_work,
    barred,
    boarding,
    bounds,
    cut_off,
    diseases,
    entry,
    fewer,
    flights,
    forms,
    hazards,
    health,
    no_offer,
    no_passage,
    orders,
    reduced,
    rescue,
    resumed,
    seasons,
    staff,
    suspended,
    unreal,
    ways,
)
from monitor.terms.table import Row, Table, pattern

TABLES = (
    (at_work, at_work.STOP_ROWS, at_work.POST_STOPS),
    (at_work, at_work.AGAIN_ROWS, at_work.POST_AGAIN),
    (at_work, at_work.STANDING_ROWS, at_work.STANDING),
    (at_work, at_work.NOT_YET_ROWS, at_work.NOT_YET),
    (barred, barred.BAN_ROWS, barred.EXIT_BAN),
    (barred, barred.KEPT_ROWS, barred.KEPT),
    (barred, barred.WAY_ROWS, barred.HINDERED),
    (barred, barred.TOLD_ROWS, barred.TOLD),
    (boarding, boarding.ROWS, boarding.BOARDING),
    (boarding, boarding.FORM_ROWS, boarding.SIGN_UP),
    (bounds, bounds.BOUND_ROWS, bounds.BOUND),
    (bounds, bounds.FREE_ROWS, bounds.FREE),
    (cut_off, cut_off.ROWS, cut_off.CUT_OFF),
    (no_offer, no_offer.ROWS, no_offer.NO_OFFER),
    (no_passage, no_passage.ROWS, no_passage.NO_PASSAGE),
    (orders, orders.BARS_ROWS, orders.BARS),
    (orders, orders.BINDS_ROWS, orders.BINDS),
    (suspended, suspended.ROWS, suspended.SUSPENDED),
    (resumed, resumed.ROWS, resumed.RESUMED),
    (resumed, resumed.SOON, resumed.RESUMED),
    (reduced, reduced.ROWS, reduced.REDUCED),
    (reduced, fewer.ROWS, reduced.REDUCED),
    (seasons, seasons.ROWS, seasons.SEASON),
    (staff, staff.AWAY_ROWS, staff.AWAY),
    (staff, staff.BARE_ROWS, staff.BARE),
    (staff, staff.OFF_ROWS, staff.OFF),
    (staff, staff.DRAWN_ROWS, staff.DRAWN),
    (rescue, rescue.ROWS, rescue.RESCUE),
    (forms, forms.ROWS, forms.UNFILLED),
    (unreal, unreal.ROWS, unreal.UNREAL),
    (ways, ways.SHUT_ROWS, ways.SHUT),
    (ways, ways.OPEN_ROWS, ways.OPEN),
    (flights, flights.GROUNDED_ROWS, flights.GROUNDED),
    (entry, entry.BANNED_ROWS, entry.BANNED),
    (entry, entry.VISAS_ROWS, entry.VISAS),
    (entry, entry.ARRIVAL_ROWS, entry.ARRIVAL),
    (entry, entry.ISSUED_ROWS, entry.ISSUED),
    (entry, entry.AUTHORITY_ROWS, entry.AUTHORITY),
    (entry, entry.FREED_ROWS, entry.FREED),
    (entry, entry.ADMITTED_ROWS, entry.ADMITTED),
    (entry, entry.GATES_ROWS, entry.GATES),
    (health, health.HEALTH_ROWS, health.HEALTH),
    (health, health.HEALED_ROWS, health.HEALED),
)


@pytest.mark.parametrize(("module", "rows", "whole"), TABLES)
def test_every_row_finds_its_example(module: ModuleType, rows: tuple[Row, ...], whole: Table) -> None:
    deaf = []
    for row in rows:
        (sentence,) = sentences(row[0])
        alone = re.compile(pattern([row], module.WORDS), whole.flags)
        if not (alone.search(sentence.plain) and whole.search(sentence.plain)):
            deaf.append(row)
    assert not deaf


def test_a_name_used_twice_has_two_groups() -> None:
    found = re.search(pattern([("", "shut <WAY>"), ("", "<WAY> shut")], {"WAY": "(?P<way>road)"}), "the road shut")
    assert found and found.groupdict() == {"way": None, "way1": "road"}


def test_every_hazard_is_found_in_its_example_and_looked_for_there() -> None:
    deaf = [
        hazard.what
        for hazard in hazards.HAZARDS
        for sentence in sentences(hazard.example)
        if not (re.search(hazard.says, sentence.plain, re.I) and hazards.WORTH.search(sentence.low))
    ]
    assert deaf == []
    assert {hazard.what for hazard in hazards.HAZARDS} >= {*hazards.PRONE, *hazards.ROAMS, *diseases.MANY, *diseases.LISTED}
