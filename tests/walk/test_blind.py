"""Since when a country is not checked: never later than the moment from which nobody could have told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from monitor.collect.knock import untried
from monitor.collect.source import Door
from monitor.collect.sources import SOURCES, us_embassy
from monitor.commands.positions import positions
from monitor.dispatch.checked import Checked
from monitor.fitness import unread
from monitor.model import DoorState, Health, Source
from monitor.store.shapes import Kept
from monitor.walk.blind import Blind
from monitor.wire import open_house
from tests.store.stories import NINE, belief, event


def hours(number: float) -> datetime:
    return NINE + timedelta(hours=number)


def state(door: Door, health: Health, good: float, since: float) -> DoorState:
    return replace(untried(door), health=health, good_at=hours(good), since=hours(since), tried_at=hours(30))


def missions(*served: tuple[str, ...]) -> us_embassy.Missions:
    """Two missions, each speaking for these countries."""
    two = us_embassy.chosen(["IL", "JO"])
    return replace(two, DOORS=tuple(replace(d, serves=s) for d, s in zip(two.DOORS, served, strict=False)))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["the first failed first", "the second failed first"])
def test_of_two_missions_that_speak_for_a_country_the_first_to_fall_silent_counts(store, order):
    """What one tells the other does not: read yesterday, the one hides nothing of the other's last week."""
    two = missions(("IL", "PS"), ("JO", "PS"))
    when = [(-90.0, -90.0), (24.0, 24.5)]
    states = {d.name: state(d, Health.BLOCKED, *when[n]) for d, n in zip(two.DOORS, order, strict=True)}
    assert Blind(two, states, store).open["PS"] == hours(-90)
    assert {code for d in two.DOORS for code in Blind(two, states, store).left(d)} == {"IL", "JO", "PS"}


def test_of_two_registers_that_tell_the_same_the_last_to_fail_counts(store):
    """The feed was shut in the morning; until noon the interface answered for every country."""
    state_department = SOURCES["us_state"]
    store.keep(Kept("us_state", NINE, beliefs=[belief()]))
    good = {"us_state.rss": 1.0, "us_state.api": 6.0}
    states = {d.name: state(d, Health.BLOCKED, good.get(d.name, -900.0), 7) for d in state_department.DOORS}
    asked = Blind(state_department, states, store)
    assert asked.open == {"IQ": hours(6)}
    assert {d.name: asked.left(d) for d in state_department.DOORS if d.register}["us_state.rss"] == {"IQ": hours(6)}


def test_a_door_that_fails_as_well_answers_for_nobody(store):
    """Feed and interface told of Iraq, and both are shut; the list is read well and never said a word of it."""
    state_department = SOURCES["us_state"]
    (said,) = belief().claims.values()
    store.keep(Kept("us_state", NINE, beliefs=[belief(claims={"us_state.rss": said, "us_state.api": said})]))
    states = {d.name: state(d, Health.OK, 30, 0) for d in state_department.DOORS}
    feed, other = (d for d in state_department.DOORS if d.name in ("us_state.rss", "us_state.api"))
    states[feed.name] = state(feed, Health.BLOCKED, 6, 7)
    assert Blind(state_department, states, store).open == {}  # the interface answers
    states[other.name] = state(other, Health.SERVER_ERROR, 8, 9)
    assert Blind(state_department, states, store).open == {"IQ": hours(8)}


def test_a_page_that_failed_before_its_index_did_is_not_checked_since_then(store):
    """Britain's index only points: Iraq's own page was gone for a day when the index failed as well."""
    british = SOURCES["uk_fcdo"]
    (index, page) = british.DOORS
    said = [belief(d, publisher="uk_fcdo", door="uk_fcdo.page", countries=(c,), claims={}) for d, c in (("iraq", "IQ"), ("mali", "ML"))]
    failing = json.dumps({"iraq": (hours(2).isoformat(), "not_found", "404")})
    store.keep(Kept("uk_fcdo", NINE, beliefs=said, notes={"failing uk_fcdo.page": failing}))
    states = {index.name: state(index, Health.OK, 25, 0), page.name: state(page, Health.NOT_FOUND, 25, 2)}
    assert Blind(british, states, store).left(page) == {"IQ": hours(2)}
    states[index.name] = state(index, Health.SERVER_ERROR, 26, 26.5)
    both = Blind(british, states, store)
    assert both.open == {"IQ": hours(2), "ML": hours(26)} and both.left(index) == both.open


def test_where_no_page_comes_at_all_each_is_not_checked_since_the_last_that_came(store):
    """Britain's pages gave nothing after two; that Iraq's was tried, and failed, at five is no look at it before."""
    (index, page) = SOURCES["uk_fcdo"].DOORS
    said = [belief(d, publisher="uk_fcdo", door="uk_fcdo.page", countries=(c,), claims={}) for d, c in (("iraq", "IQ"), ("mali", "ML"))]
    failing = json.dumps({"iraq": (hours(5).isoformat(), "server_error", "503")})
    store.keep(Kept("uk_fcdo", NINE, beliefs=said, notes={"failing uk_fcdo.page": failing}))
    mute = replace(state(page, Health.SERVER_ERROR, 2, 3), failures=2)
    states = {index.name: state(index, Health.OK, 30, 0), page.name: mute}
    assert Blind(SOURCES["uk_fcdo"], states, store).open == {"IQ": hours(2), "ML": hours(2)}


# ------------------------------------------------------------------ what letters say of it
def house(store, *publishers):
    known = {p.NAME: p for p in publishers}
    return SimpleNamespace(store=store, publishers=known, publisher=known.__getitem__)


def test_a_letter_is_last_checked_when_the_mission_itself_was(store):
    """Israel's mission has not been read for a day; that Jordan's was a minute ago is no look at Israel."""
    two = missions(("IL", "PS"), ("JO",))
    silent, read = (d for d in two.DOORS if d.register)
    store.keep(Kept("us_embassy", hours(30), doors=[state(silent, Health.BLOCKED, 6, 7), state(read, Health.OK, 30, 0)]))
    told = {code: event(code, publisher="us_embassy", country=code, detected_at=NINE, doors=(Source(name, "", ""),))
            for code, name in (("IL", silent.name), ("PS", "us_embassy.post"), ("JO", read.name))}  # fmt: skip
    checked = Checked(house(store, two))
    assert {code: checked.last(one, hours(30)) for code, one in told.items()} == {"IL": hours(6), "PS": hours(6), "JO": hours(30)}
    assert checked.last(replace(told["IL"], detected_at=hours(8)), hours(30)) == hours(8)  # it was read then


def test_a_mission_that_is_switched_off_was_checked_when_it_was_last_read(store):
    """Nobody asks Israel's mission any more: what Jordan's feed was read for is no look at an old post of Israel's."""
    off, on = (d for d in missions(("IL", "PS"), ("JO", "PS")).DOORS if d.register)
    store.keep(Kept("us_embassy", hours(30), doors=[state(off, Health.OK, 6, 0), state(on, Health.OK, 30, 0)]))
    told = {name: event(name, publisher="us_embassy", country=code, detected_at=NINE, doors=(Source(name, "", ""),))
            for name, code in ((off.name, "PS"), ("us_embassy.gone", "KZ"))}  # fmt: skip
    left = replace(us_embassy.chosen(["JO"]), DOORS=(replace(on, serves=("JO", "PS")),))
    asked = {name: Checked(house(store, left)).last(one, hours(30)) for name, one in told.items()}
    assert asked == {off.name: hours(6), "us_embassy.gone": NINE}  # of one nobody remembers: when it told


def test_a_government_whose_page_on_the_country_cannot_be_read_is_not_checked_in_a_letter(store):
    british = SOURCES["uk_fcdo"]
    (index, page) = british.DOORS
    said = [belief(d, publisher="uk_fcdo", door="uk_fcdo.page", countries=(c,), claims={}) for d, c in (("iraq", "IQ"), ("mali", "ML"))]
    failing = json.dumps({"iraq": (hours(2).isoformat(), "not_found", "404")})
    doors = [state(index, Health.OK, 30, 0), state(page, Health.NOT_FOUND, 30, 2)]
    store.keep(Kept("uk_fcdo", hours(30), beliefs=said, doors=doors, notes={"failing uk_fcdo.page": failing}))
    checked = Checked(house(store, british))
    assert (checked.well(british, "IQ", hours(30)), checked.well(british, "ML", hours(30))) == (False, True)
    assert checked.last(event(publisher="uk_fcdo"), hours(30)) == hours(2)
    assert not Checked(house(store, british)).well(british, "ML", hours(60))  # nobody looks any more


def test_a_position_was_last_read_before_its_page_failed(tmp_path):
    """ "Last read a minute ago, NOT CHECKED NOW" was of the index: of Iraq nothing was read since two o'clock."""
    opened = open_house(tmp_path / "config", tmp_path / "state", {})
    said = belief("iraq", publisher="uk_fcdo", door="uk_fcdo.page", claims={})
    (index, page) = SOURCES["uk_fcdo"].DOORS
    doors = [state(index, Health.OK, 30, 0), state(page, Health.NOT_FOUND, 30, 2)]
    failing = json.dumps({"iraq": (hours(2).isoformat(), "not_found", "404")})
    opened.store.keep(Kept("uk_fcdo", hours(30), beliefs=[said], doors=doors, notes={"failing uk_fcdo.page": failing}))
    dark = unread(opened, "IQ", lambda: hours(30))
    (position,) = positions(opened, "IQ", dark)
    assert dark == {"uk_fcdo": hours(2)} and (position.checked, position.read_at) == (False, hours(2))
    opened.close()
