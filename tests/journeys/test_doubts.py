"""Twelve levels under days that were forgotten, true or a template's: an officer sees them, and says which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import cli
from monitor.collect.sources import SOURCES
from monitor.model import Health, Recipient
from monitor.model.routing import Chain, Limits, Step
from monitor.tend import doubting
from monitor.walk.blind import Blind
from tests.journeys.test_drift import CALM, GRAVEST, START, TWELVE, Washington
from tests.journeys.test_mass_days import CODES, look
from tests.journeys.test_mass_days import START as MORNING
from tests.rehearsal.publisher import Advisory, everything, world_of

CONFIG = Path(__file__).parents[2] / "config"
OLD = date(2025, 6, 1)
__all__ = ["look"]


def twelve(level: int, words: str) -> list[Advisory]:
    return [Advisory(name, level, OLD, (f"{words} {name} due to war.",)) for name in TWELVE]


@pytest.fixture
def us(tmp_path: Path) -> Washington:
    """The State Department, which has raised twelve countries and forgot their days."""
    run = Washington(tmp_path)
    run.publishes(CALM, GRAVEST, *twelve(2, "Take care in"))
    run.told(1, 2)
    run.publishes(CALM, GRAVEST, *twelve(4, "Do not travel to"))
    return run


def waits(run: Washington) -> list[str]:
    return sorted({doubt.name for doubt in run.world.store.doubts.open("us_state")})


def say(run: Washington, said: str, hours: float, *names: str) -> int:
    doubts = run.world.store.doubts
    chosen = [doubt for doubt in doubts.open("us_state") if not names or doubt.name in names]
    return doubts.decide(chosen, said, "olga", START + timedelta(hours=hours), "they rang up")  # type: ignore[arg-type]


def blind(run: Washington) -> set[str]:
    publisher, states = SOURCES["us_state"], run.world.store.doors()
    asked = Blind(publisher, {d.name: states[d.name] for d in publisher.DOORS if d.name in states}, run.world.store)
    return set(asked.open)


def test_what_is_held_is_seen_as_held_and_as_not_checked(us: Washington):
    assert set(us.told(3)) == {("", "layout_changed")}
    assert waits(us) == sorted(TWELVE)
    one = next(doubt for doubt in us.world.store.doubts.open() if doubt.name == "Mali")
    assert (one.before, one.level, one.day, one.since) == (2, 4, "2025-06-01", START + timedelta(hours=3))
    held = [event for event in us.world.store.events(held=True) if event.country == "ML"]
    assert [(event.finding.kind, event.level_before, event.level_after) for event in held] == [("level_raised", 2, 4)]
    assert "waits for an officer" in (held[0].held or "")
    assert {s.door for s in us.look(4).doors if s.health is Health.LAYOUT_CHANGED} >= {"us_state.rss", "us_state.api"}
    assert {"ML", "YE"} <= blind(us) and "OM" not in blind(us)


def test_what_an_officer_releases_is_told_with_the_next_look_and_says_so(us: Washington):
    us.told(3)
    assert say(us, "released", 3.1) == 12
    events = [event for event in us.look(3.2).events if event.finding.kind == "level_raised"]
    assert sorted(event.places[0] for event in events) == sorted(TWELVE)
    assert all("officer_released" in event.flags and event.finding.evidence for event in events)
    assert "released by an officer" in events[0].considered[-1]
    (remark,) = us.world.store.reviews.remarks(events[0].id, "")
    assert (remark.who, remark.text) == ("house", "Released by olga, 2026-03-01 12:06 UTC: they rang up")
    assert us.world.store.storms.all() == []
    assert us.told(4, 5, 30) == [] and waits(us) == []
    assert us.look(31).doors[0].health is Health.OK
    assert list(us.world.store.events(held=True)) == []
    assert "doubt.released" in [one.deed.what for one in us.world.store.audit.rows()]


def test_what_an_officer_dismisses_is_never_told_though_some_of_it_goes(us: Washington):
    us.told(3)
    say(us, "dismissed", 3.1)
    us.publishes(CALM, GRAVEST, *twelve(2, "Take care in")[:5], *twelve(4, "Do not travel to")[5:])
    assert us.told(4, 5, 20) == []
    assert waits(us) == [] and len(us.world.store.doubts.all()) == 7
    us.publishes(CALM, GRAVEST, *twelve(2, "Take care in"))
    assert us.told(21, 40) == [] and us.world.store.doubts.all() == []
    us.publishes(CALM, GRAVEST, *(replace(one, day=date(2026, 3, 3)) for one in twelve(4, "Do not travel to")))
    assert len(us.told(48)) == 12


def test_of_what_was_dismissed_nobody_is_reminded_each_day(us: Washington):
    assert set(us.told(3)) == {("", "layout_changed")} == set(us.told(28))
    say(us, "dismissed", 28.1)
    assert us.told(29, 53, 77) == []
    door = next(state for state in us.look(78).doors if state.door == "us_state.rss")
    assert door.health is Health.LAYOUT_CHANGED and door.detail.endswith("an officer dismissed them")
    assert "ML" in blind(us)


def test_of_a_list_an_officer_may_release_some_and_the_rest_goes_on_to_wait(us: Washington):
    us.told(3)
    say(us, "released", 3.1, "Mali", "Chad", "Niger")
    assert sorted(us.told(3.2, 4, 5)) == [("ML", "level_raised"), ("NE", "level_raised"), ("TD", "level_raised")]
    assert len(waits(us)) == 9


def test_the_rest_of_the_list_counts(us: Washington):
    """Beside the twelve, Oman is lowered and Japan is put under a new day: neither may be the template's."""
    lowered = replace(CALM, level=1, day=date(2026, 3, 1), paragraphs=("Exercise normal precautions in Oman.",))
    us.publishes(lowered, GRAVEST, *twelve(4, "Do not travel to"))
    assert ("OM", "level_lowered") in us.told(3, 4)


def test_what_comes_to_the_level_of_all_under_a_new_day_waits_in_sight(us: Washington):
    risen = replace(CALM, level=4, day=date(2026, 3, 1), paragraphs=("Do not travel to Oman due to war.",))
    us.publishes(risen, GRAVEST, *twelve(4, "Do not travel to"))
    assert ("OM", "level_raised") not in us.told(3, 4)
    assert "Oman" in waits(us)
    say(us, "released", 4.1)
    assert len(us.told(4.2)) == 13


@pytest.mark.parametrize("said", ["released", "dismissed"])
def test_rows_without_a_page_wait_as_well(look: Callable, said: str):
    """Canada raises ten and does not touch the stamps: only the index speaks for them."""
    site, store, ten = look.site, look.store, CODES[:10]  # type: ignore[attr-defined]
    site.every(lambda old: {**old, "advisory-state": 3}, ten)
    assert {event.finding.kind for event in look(1).events} == {"layout_changed"}
    found = store.doubts.open("canada")
    assert {doubt.destination for doubt in found} == set(ten)
    store.doubts.decide(found, said, "olga", MORNING + timedelta(hours=1.1))
    assert len([e for h in (1.2, 2, 3) for e in look(h).events]) == (10 if said == "released" else 0)


# ------------------------------------------------------------------ who is asked
CHAIN = Chain("night", (Step(0, ("duty",)),))


def tended(run: Washington, *hours: float) -> list[tuple[float, str, bool]]:
    """What officers were given at these hours: when, what, and whether it paged."""
    store = run.world.store
    for one in hours:
        now = START + timedelta(hours=one)
        doubting.tend(store, lambda name: SOURCES[name], [CHAIN], ["olga"], Limits(), now)
    given = sorted(store.notices.open("doubts:") + list(store.notices.unpaged()), key=lambda one: one.id)
    known = {one.id: ((one.at - START) / timedelta(hours=1), one.subject, one.page) for one in given if one.at}
    return list(known.values())


def test_officers_are_paged_at_once_then_whom_chains_name_then_each_day_until_somebody_decides(us: Washington):
    us.told(3)
    for name in ("olga", "duty"):
        us.world.store.save_recipient(Recipient(name, "email", f"{name}@desk"), [], START)
    tended(us, 3, 3.01, 3.1)
    assert tended(us) == [(3, "Look: 12 levels of U.S. Department of State wait for a decision", True)]
    assert [due.reader for due in us.world.store.outbox()] == ["olga"]
    pages = tended(us, 3.2, 3.3, 3.6, 3.7, 27.1, 27.2)
    assert [at for at, _, _ in pages] == [3, 3.2, 3.6, 27.1]
    assert pages[1][1] == "Nobody has decided since 12:00 UTC: 12 levels of U.S. Department of State wait for a decision"
    assert [due.reader for due in us.world.store.outbox()].count("duty") == 3
    assert len(us.world.store.notices.open("doubts:")) == 1
    say(us, "dismissed", 27.3)
    tended(us, 27.4)
    assert us.world.store.notices.open("doubts:") == []


def test_a_template_that_comes_and_goes_with_every_look_pages_once(us: Washington):
    new, old = us.pages, everything(world_of(CALM, GRAVEST, *twelve(2, "Take care in")), {})
    for hours in range(3, 15):
        us.pages = new if hours % 2 else old
        us.told(hours)
        tended(us, hours)
    assert [page for _, _, page in tended(us)].count(True) <= 4  # as often as if it had stood all the while
    assert [one.page for one in us.world.store.notices.open("doubts:")] == []


def test_from_a_terminal_an_operator_sees_and_decides_and_doctor_names_it(us: Washington, tmp_path: Path):
    us.told(3)
    us.world.store.close()

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["--config", str(CONFIG), "--state", str(tmp_path), *words])
        return done.exit_code, done.output

    code, listed = run("doubts", "us_state")
    assert (code, len(listed.splitlines())) == (0, 12)
    assert "us_state  Mali: level 2 -> 4 under 2025-06-01 at us_state." in listed and ": waits" in listed
    assert "12 levels of us_state held since 2026-03-01T12:00:00Z: advisory-monitor doubts" in run("doctor")[1]
    assert run("doubts", "us_state", "--dismiss")[0] == 2
    assert run("doubts", "us_state", "--release", "--country", "ML") == (0, "1 released by operator. It takes effect with the next look.\n")
    assert "11 dismissed by operator" in run("doubts", "us_state", "--dismiss", "--note", "a banner")[1]
    assert run("doubts", "us_state", "--release")[0] == 2


def test_what_is_released_while_the_site_is_down_is_told_by_what_was_seen_and_once(us: Washington):
    us.told(3)
    say(us, "released", 3.1, "Mali", "Chad")
    seen, us.pages = us.pages, {}
    assert us.told(3.2) == [("ML", "level_raised"), ("TD", "level_raised")]
    us.pages = seen
    assert us.told(4, 5) == [] and len(waits(us)) == 10


def test_what_is_said_anew_under_a_dismissed_level_waits_for_an_officer_anew(us: Washington):
    """All twelve are dismissed; two days later Kenya's row tells of an order, under the old day as well."""
    us.told(3)
    tended(us, 3)
    say(us, "dismissed", 3.1)
    us.told(4)
    rows = twelve(4, "Do not travel to")
    order = "On March 3, 2026 the Department ordered the departure of non-emergency U.S. government employees from Kenya."
    us.publishes(CALM, GRAVEST, *(replace(one, paragraphs=(*one.paragraphs, order)) if one.name == "Kenya" else one for one in rows[:7]), *twelve(2, "Take care in")[7:])
    us.told(51)
    assert waits(us) == ["Kenya"]
    assert tended(us, 51)[-1][1:] == ("Look: 1 level of U.S. Department of State waits for a decision", True)
    say(us, "released", 51.1)
    kinds = {event.finding.kind for event in us.look(51.2).events if event.country == "KE"}
    assert kinds == {"level_raised", "departure_ordered"} and us.told(52) == [] and waits(us) == []


def test_what_was_dismissed_by_mistake_is_released_after_all(us: Washington):
    us.told(3)
    say(us, "dismissed", 3.1)
    us.told(4)
    doubts = us.world.store.doubts
    (mali,) = [one for one in doubts.all("us_state") if one.name == "Mali"]
    assert [doubts.decide([mali], said, "olga", START + timedelta(hours=4.1)) for said in ("dismissed", "released", "released")] == [0, 1, 0]
    assert us.told(4.2, 5) == [("ML", "level_raised")]
