"""Who is missing from the registers, told without a network: a week of it and a page that is gone are a withdrawal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.knock import Knock, untried
from monitor.collect.sources import SOURCES, us_state
from monitor.decide.kinds import KINDS
from monitor.model import Belief, Health
from monitor.store.sqlite import Store
from monitor.walk import illegible
from monitor.walk.absences import note_absences
from monitor.walk.turn import settle_one
from monitor.walk.world import Pass, World
from tests.compare.watch import EVE, says
from tests.walk.test_turn import HOUR, US, begun

DAY = timedelta(days=1)
TESTLAND = says(url=f"{us_state.SITE}/testland")
REGISTERS = [door for door in US.DOORS if door.register]


def known(store: Store) -> Belief:
    """Testland, as the feed and the list told of it on the evening before."""
    look = begun(EVE)
    views = [TESTLAND, replace(TESTLAND, reading=replace(TESTLAND.reading, door="us_state.list"))]
    settle_one(World(_nobody, store, KINDS), look, "XX", views, {TESTLAND.reading.sha256: TESTLAND}.get, first=True)
    (belief,) = look.settled
    return belief


def _nobody(ask: Ask) -> Answer:
    raise AssertionError(f"asked for {ask.url}")


def missed(store: Store, belief: Belief, days: float, page: Health | None = None, shown: str = "") -> tuple[Pass, list[str]]:
    """All registers are read whole so many days later, and have Testland at most in one; its page answers so, if asked."""
    look, visits = begun(EVE + days * DAY, belief), list[str]()
    look.knocks = [Knock(door, replace(untried(door), health=Health.OK), unmoved=True) for door in REGISTERS]
    look.shown = {shown: {"f" * 64: "XX"}} if shown else {}

    def fetch(ask: Ask) -> Answer:
        visits.append(ask.url)
        assert page is not None, "its page is asked for once it has been missing for a week"
        raise Trouble(page, "as the story says")

    note_absences(World(fetch, store, KINDS), look, {TESTLAND.reading.sha256: TESTLAND}.get)
    return look, visits


def test_a_week_in_no_register_with_the_page_gone_is_a_withdrawal_and_told_once(store: Store) -> None:
    look, _ = missed(store, known(store), 0)
    assert look.events == [] and look.settled[0].absent_since == EVE
    look, visits = missed(store, look.settled[0], 7, Health.NOT_FOUND)
    assert [(one.finding.kind, one.country) for one in look.events] == [("advisory_withdrawn", "XX")] and len(visits) == 1
    assert look.settled[0].withdrawn_at == look.now and look.settled[0].told == (look.events[0].id,)
    assert missed(store, look.settled[0], 8)[0].events == []


@pytest.mark.parametrize("page", [Health.BLOCKED, Health.SERVER_ERROR, Health.RATE_LIMITED])
def test_a_page_that_cannot_be_read_withdraws_nothing(store: Store, page: Health) -> None:
    """Who turns us away has not said that there is no advisory."""
    look, _ = missed(store, known(store), 0)
    look, visits = missed(store, look.settled[0], 9, page)
    assert len(visits) == 1 and look.events == [] and not any(one.withdrawn_at for one in look.settled)


def test_who_comes_back_within_the_week_was_never_gone(store: Store) -> None:
    look, _ = missed(store, known(store), 0)
    look, _ = missed(store, look.settled[0], 6, shown=REGISTERS[0].name)
    assert look.settled[0].absent_since is None
    assert missed(store, look.settled[0], 8)[0].events == []


@pytest.mark.parametrize(("shown", "doubted"), [(("YY", "ZZ"), []), (("YY",), ["XX"]), ((), ["XX"])])
def test_who_is_shown_under_other_names_is_not_missed(store: Store, shown: tuple[str, ...], doubted: list[str]) -> None:
    """The pages of two countries in one were cut into one each, to which its address leads: both are checked."""
    both = replace(known(store), countries=("YY", "ZZ"), absent_since=EVE)
    apart = [replace(both, destination=code, countries=(code,), absent_since=None) for code in shown]
    look = begun(EVE + 8 * DAY, both, *apart)
    assert [destination for _, destination in illegible._lost(look, "us_state.rss")] == doubted
    assert [*illegible._lost(look, "us_state.list")] == []


@pytest.mark.parametrize(("name", "doubted"), [("australia", ["XX"]), ("uk_fcdo", [])])
def test_who_is_missing_from_the_only_list_for_a_week_is_not_checked_unless_its_page_is_asked(store: Store, name: str, doubted: list[str]) -> None:
    """Canberra drops a country from its one export: what it said last stood as looked at for ever."""
    publisher, belief = SOURCES[name], known(store)
    for days in (0, 7, 8):
        look = begun(EVE + days * DAY, belief)
        look.publisher = publisher
        look.knocks = [Knock(door, replace(untried(door), health=Health.OK), unmoved=True) for door in publisher.DOORS if door.register]
        lost = [destination for _, destination in illegible._lost(look, publisher.DOORS[0].name)]
        assert lost == (doubted if days == 8 else [])
        note_absences(World(_nobody, store, KINDS), look, lambda _: None)
        belief = look.settled[0] if look.settled else belief
    assert belief.absent_since == EVE and belief.withdrawn_at is None


@pytest.mark.parametrize(("many", "told"), [(5, 5), (18, 0)])
def test_an_only_list_that_drops_many_for_a_week_withdraws_none_of_them(store: Store, many: int, told: int) -> None:
    """London's index shows the first two hundred, and its old addresses answer 404: nobody withdrew anything."""

    def gone(ask: Ask) -> Answer:
        raise Trouble(Health.NOT_FOUND, "404")

    one = replace(known(store), url="https://www.gov.uk/foreign-travel-advice/testland", absent_since=EVE)
    look = begun(EVE + 8 * DAY, *(replace(one, destination=f"X{n}") for n in range(many)))
    look.publisher = SOURCES["uk_fcdo"]
    look.before = {door.name: replace(untried(door), tried_at=look.now - 2 * HOUR, good_at=look.now - 2 * HOUR) for door in look.publisher.DOORS}
    look.knocks = [Knock(door, replace(untried(door), health=Health.OK), unmoved=True) for door in look.publisher.DOORS if door.register]
    note_absences(World(gone, store, KINDS), look, lambda _: TESTLAND)
    assert [event.finding.kind for event in look.events] == ["advisory_withdrawn"] * told
