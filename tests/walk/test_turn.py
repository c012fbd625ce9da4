"""One destination's turn, told without a network: what is new by the publisher's clock, and how its doors fare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from monitor.collect.knock import Knock, untried
from monitor.collect.sources import SOURCES, us_embassy
from monitor.compare.doors.editions import View
from monitor.decide.kinds import KINDS
from monitor.model import Belief, Health
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store
from monitor.tend import storming
from monitor.walk import fares, texts
from monitor.walk.turn import settle_one
from monitor.walk.world import Pass, World
from tests.compare.watch import CALM, EVE, NEW, OLD, ORDER, says
from tests.store.stories import event

US = SOURCES["us_state"]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOTHING = World(lambda ask: pytest.fail(f"asked for {ask}"), store=None, kinds=())  # type: ignore[arg-type]


def begun(at: datetime, *beliefs: Belief) -> Pass:
    """A look at the State Department, all of whose doors were read well an hour before."""
    doors = {d.name: replace(untried(d), health=Health.OK, good_at=at - HOUR, tried_at=at - HOUR) for d in US.DOORS}
    return Pass(US, at, [], {b.destination: b for b in beliefs}, doors)


def looked(store: Store, hours: float, was: Pass | None, *views: View) -> Pass:
    """Look so many hours after the evening before, and let the doors say this."""
    look = begun(EVE + hours * HOUR, *(was.settled if was else ()))
    look.views = {"XX": list(views)}
    pages = {v.reading.sha256: v for one in (was, look) if one for v in one.views.get("XX", ())}
    settle_one(replace(NOTHING, store=store, kinds=KINDS), look, "XX", list(views), pages.get, first=was is None)
    return look


def dated(view: View, hours: float) -> View:
    """The same words, issued at this hour by the publisher's own clock."""
    return replace(view, reading=replace(view.reading, moment=EVE + hours * HOUR))


@pytest.mark.parametrize(("hours", "flags"), [(2, ()), (0, ("silent_edit",))], ids=["issued again at eleven", "under its old time"])
def test_a_second_edition_of_one_day_is_no_edit_in_silence(store: Store, hours: float, flags: tuple[str, ...]) -> None:
    """At nine in the evening an edition, at eleven one with an order, of the same day."""
    first = looked(store, 1, None, dated(says(), 0))
    (told,) = looked(store, 3, first, dated(says(text=f"{CALM}\n{ORDER}"), hours)).events
    assert (told.finding.kind, tuple(f for f in told.flags if f == "silent_edit")) == ("departure_ordered", flags)


def test_a_door_stands_still_where_nothing_moved_behind_it_and_not_where_something_did() -> None:
    """It used to move every day; after two weeks without, it is served frozen."""
    feed = US.DOORS[0]
    look = begun(EVE)
    state = replace(look.before[feed.name], rhythm=86400, changed_at=EVE - timedelta(days=14))
    look.knocks = [Knock(feed, state, unmoved=True)]
    assert [one.health for one in fares.states(look)] == [Health.STALE]
    look.moved = {feed.name}
    assert [(one.health, one.changed_at) for one in fares.states(look)] == [(Health.OK, EVE)]


def test_what_is_looked_up_later_is_every_text_read_and_what_we_believe_of_it(store: Store) -> None:
    """The feed brings an order that the list does not have yet: both texts are kept, each once, and a pass that read none keeps none."""
    first = looked(store, 1, None, says(), says("list"))
    both = looked(store, 3, first, says(text=f"{CALM}\n{ORDER}"), says("list"))
    pages = {v.reading.sha256: v for v in (*first.views["XX"], *both.views["XX"])}
    assert sorted(e.door for e in texts.editions(both, pages.get)) == ["us_state.list", "us_state.rss"]
    (stated,) = [e for e in texts.editions(both, pages.get) if e.posture is not None]
    assert stated.sha256 == both.settled[0].sha256 and stated.posture and stated.posture.departures
    both.views = {}
    assert list(texts.editions(both, pages.get)) == []


REWORDED = CALM.replace("Robbery happens at night in the old town", "Robbery happens by day at the harbour")


@pytest.mark.parametrize(("day", "told"), [(OLD, []), (EVE.date(), ["advice_text_changed"])], ids=["under its old date", "under a new date"])
def test_new_words_of_one_door_are_told_with_a_new_date_alone(store: Store, day: date, told: list[str]) -> None:
    """Back ends of one door disagree for weeks: the feed words it otherwise, the list still as before."""
    first = looked(store, 1, None, says(), says("list"))
    assert [e.finding.kind for e in looked(store, 3, first, says(text=REWORDED, day=day), says("list")).events] == told


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (says(text=REWORDED, day=EVE.date()), ["advice_text_changed"]),
        (says(text=REWORDED, day=EVE.date(), url="https://publisher.example/new/testland"), []),
        (says(text=REWORDED, day=EVE.date() - timedelta(days=30)), []),
    ],
    ids=["today, where it was", "at another address", "of a month ago"],
)
def test_other_words_are_no_news_of_a_page_that_moved_nor_of_an_old_edition_met_late(store: Store, now: View, told: list[str]) -> None:
    """A site that is built anew words all its pages otherwise; and what was issued while nobody could look is no news of today."""
    first = looked(store, 1, None, says(), says("list"))
    assert [e.finding.kind for e in looked(store, 3, first, now, replace(now, reading=replace(now.reading, door="us_state.list"))).events] == told


@pytest.mark.parametrize("doors", [1, 2])
def test_beside_an_order_of_one_door_what_stands_on_words_waits_for_another(store: Store, doors: int) -> None:
    """The order is told at once from one door; where its staff may not go any more only once two of them say it."""
    page = f"{CALM}\n{ORDER}\nU.S. government employees must not travel to the harbor of Testland."
    first = looked(store, 1, None, says(), says("list"))
    made = looked(store, 3, first, says(text=page), says("list", text=page if doors == 2 else CALM)).events
    told = {one.kind for event in made for one in (event.finding, *event.inside)}
    assert "departure_ordered" in told and ("staff_movement_restricted" in told) is (doors == 2)


@pytest.mark.parametrize(("decision", "told"), [("open", 1), ("due", 1), ("discarded", 1), ("released", 0), ("digested", 0)])
def test_what_waits_in_a_storm_or_was_discarded_does_not_hide_what_another_door_tells(store: Store, decision: Any, told: int) -> None:
    """A storm of the embassies' feeds waits, leaves by itself while an officer may still discard it, or was taken for a fault; the advisory of the next hour brings the same order."""
    first = looked(store, 1, None, says())
    came = EVE + 3 * HOUR - timedelta(minutes=10 if decision == "due" else 9)
    order = event("e1", publisher="us_embassy", country="XX", kind="departure_ordered", detected_at=came)
    order = replace(order, finding=replace(order.finding, new="ordered", post=None, decided_on=None, evidence=()))
    mild = event("e2", publisher="us_embassy", country="YY", kind="level_lowered", detected_at=came)
    store.keep(Kept("us_embassy", came, events=[mild, order], storm="too many at once"))
    assert decision in ("open", "due") or store.storms.decide(1, decision, "olga", came, "half a template")
    later = looked(store, 3, first, says(text=f"{CALM}\n{ORDER}"))
    assert (len(later.events), len(later.confirmations)) == (told, 1 - told)


def test_the_lesser_facts_beside_an_order_that_people_know_go_to_the_log(store: Store) -> None:
    """The embassy told the order an hour ago; the page that brings it, too, tells of kidnappings, and where its staff may not go."""
    first = looked(store, 1, None, says(), says("list"))
    came = EVE + 2 * HOUR
    order = event("e1", publisher="us_embassy", country="XX", kind="departure_ordered", detected_at=came)
    store.keep(Kept("us_embassy", came, events=[replace(order, finding=replace(order.finding, new="ordered", post=None, decided_on=None, evidence=()))]))
    page = f"{CALM.replace('due to crime', 'due to crime and kidnapping')}\n{ORDER}\nU.S. government employees must not travel to the harbor of Testland."
    later = looked(store, 3, first, *(says(door, text=page, day=EVE.date()) for door in ("rss", "list")))
    told = {one.finding.kind: one.finding.severity for one in later.events}
    assert told == {"staff_movement_restricted": "P2", "risk_indicator_changed": "P4"}


@pytest.mark.parametrize(("days", "told"), [(1, ["shelter_in_place"]), (30, [])])
def test_a_post_of_a_month_ago_that_a_feed_shows_anew_is_no_news(store: Store, days: int, told: list[str]) -> None:
    """A mission tidies its site: old posts stand in a feed that was read yesterday."""
    missions = us_embassy.chosen(["KZ"])
    door = missions.DOORS[0].name
    look = Pass(missions, EVE, [], {}, {door: replace(untried(missions.DOORS[0]), health=Health.OK, good_at=EVE - HOUR)})
    said = says(text="There is shooting in the capital. Shelter in place until further notice.", level=None, day=EVE.date() - timedelta(days=days))
    post = replace(said, reading=replace(said.reading, door=door))
    look.views = {"XX": [post]}
    settle_one(replace(NOTHING, store=store, kinds=KINDS), look, "XX", [post], {post.reading.sha256: post}.get, first=False)
    assert [e.finding.kind for e in look.events] == told


def test_what_a_page_tells_beside_an_end_that_people_know_is_told_as_ever(store: Store) -> None:
    """The embassy said that the order ended; the page says it too, and that the embassy works again, which is news."""
    stood = f"{CALM}\n{ORDER}\nThe U.S. Embassy in Testville has suspended operations."
    first = looked(store, 1, None, says(text=stood), says("list", text=stood))
    over = event("e1", publisher="us_embassy", country="XX", kind="departure_lifted", detected_at=EVE + 2 * HOUR, published_on=EVE.date())
    over = replace(over, finding=replace(over.finding, new=None, old=None, post=None, decided_on=None, evidence=()))
    store.keep(Kept("us_embassy", EVE + 2 * HOUR, events=[over]))
    ended = "On March 5, 2026, the Department of State lifted the ordered departure of U.S. government employees and family members."
    page = f"{CALM}\n{ended}\nThe U.S. Embassy in Testville has resumed operations."
    later = looked(store, 4, first, says(text=page, day=NEW), says("list", text=page, day=NEW))
    assert [(one.finding.kind, one.finding.severity) for one in later.events] == [("operations_resumed", "P3")]
    assert {told for told, _ in later.confirmations} == {"e1"}


@pytest.mark.parametrize(("level", "told"), [(3, ("level_raised", "P2", "2", "3")), (2, ("level_lowered", "P2", "4", "2"))], ids=["elsewhere", "back"])
def test_what_comes_after_a_level_that_was_a_fault_is_told_from_the_one_before(store: Store, level: int, told: tuple[str, ...]) -> None:
    """From 2 to a 4 that an officer took back, then 3: nobody reads that it was lowered who never heard of the 4. An end of the fault is for who did."""
    first = looked(store, 1, None, says(level=2), says("list", level=2))
    fault = looked(store, 3, first, *(says(door, level=4, day=EVE.date()) for door in ("rss", "list")))
    store.keep(Kept("us_state", EVE + 3 * HOUR, events=tuple(fault.events)))
    storming.take_back_one(store, fault.events[0], "olga", EVE + 4 * HOUR, "a mistake of theirs")
    for hours in (6, 7):
        last = fault = looked(store, hours, fault, *(says(door, level=level, day=EVE.date()) for door in ("rss", "list")))
        if last.events:
            break
    (event,) = last.events
    assert (event.finding.kind, event.finding.severity, event.finding.old, event.finding.new) == told
    assert f"(was {told[2]})" in event.finding.headline and event.level_before == int(told[2])


@pytest.mark.parametrize(("day", "word", "alone", "told"), [
    (NEW, "Carry water.", True, [("level_raised", "2", "4")]), (NEW + DAY, "", True, [("level_raised", "2", "4")]),
    (NEW, "", True, []), (EVE.date(), "Carry water.", True, []), (NEW, "Carry water.", False, []), (NEW + DAY, "", False, []),
], ids=["in other words", "in the same words", "another door dates it a day later", "under its old date", "of many pages", "of many pages in the same words"])  # fmt: skip
def test_a_level_that_was_taken_back_and_is_said_anew_is_told(
    store: Store, day: date, word: str, alone: bool, told: list[tuple[str, str, str]]
) -> None:
    """From 2 to a 4 that an officer took back; two days later the government issues the page again, at 4: it is no mistake of theirs.

    Pages of which many were misread at once are dated anew by and by, and that says nothing of their levels.
    """
    first = looked(store, 1, None, says(level=2), says("list", level=2))
    fault = looked(store, 3, first, *(says(door, level=4, day=EVE.date()) for door in ("rss", "list")))
    others = () if alone else (event("e7", country="PE", destination="PE"),)
    store.keep(Kept("us_state", EVE + 3 * HOUR, events=(*fault.events, *others)))
    number = store.storms.single(fault.events[0], others)
    assert number and storming.take_back(store, number, "olga", EVE + 4 * HOUR, "a mistake of theirs")
    last = looked(store, 50, fault, *(says(door, level=4, day=day, text=f"{CALM} {word}".strip()) for door in ("rss", "list")))
    moved = [(e.finding.kind, e.finding.old, e.finding.new) for e in last.events if e.finding.kind in ("level_raised", "level_lowered")]
    assert moved == told
    for one in last.events:  # that was a fault, too; the same edition comes once more
        store.keep(Kept("us_state", EVE + 50 * HOUR, events=(one,)))
        storming.take_back_one(store, one, "olga", EVE + 51 * HOUR, "a mistake again")
    assert not looked(store, 53, last, says("rss", level=4, day=day, text=f"{CALM} {word}".strip(), url="https://x.example/")).events
