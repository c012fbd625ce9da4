"""Rows nobody can read, or without the level they had: the country is not checked, officers hear once, the way back is quiet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from monitor.collect.ask import Answer, Ask
from monitor.collect.sources import SOURCES, canada
from monitor.model import Health, Recipient
from monitor.tend import unread
from monitor.walk.blind import Blind
from tests.journeys.test_doubts import say, twelve
from tests.journeys.test_drift import CALM, GRAVEST, START, Washington, risen
from tests.journeys.test_mass_days import CODES, look
from tests.journeys.test_mass_days import START as MORNING
from tests.rehearsal.publisher import API, LAYER, LIST, RSS, everything, world_of

MAP = (LAYER, f"{LAYER}/query")
__all__ = ["look"]


@pytest.fixture
def us(tmp_path: Path) -> Washington:
    run = Washington(tmp_path)
    run.publishes(CALM, GRAVEST, *twelve(2, "Take care in"))
    run.told(1, 2)
    run.world.store.save_recipient(Recipient("olga", "email", "olga@desk"), [], START)
    return run


def dark(run: Washington, hours: float) -> set[str]:
    """Look, tell officers, and name who is not checked."""
    publisher, doors = SOURCES["us_state"], run.look(hours).doors
    unread.tell(run.world.store, doors, [("US", publisher.DOORS)], ["olga"], START + timedelta(hours=hours))
    states = run.world.store.doors()
    return set(Blind(publisher, {d.name: states[d.name] for d in publisher.DOORS if d.name in states}, run.world.store).open)


def letters(run: Washington) -> list[str]:
    return [one.subject for one in reversed(run.world.store.notices.open("row: "))]


@pytest.mark.parametrize("said", ["Level 5: Leave Now", "N/A", "TBD"])
def test_a_level_that_is_no_level_is_told_to_officers_once_and_not_checked(us: Washington, said: str):
    before = dict(us.pages)
    page = next(path for path in us.pages if path.endswith(CALM.slug))
    us.edits(lambda body: re.sub(r"\bOman\b.{,420}", lambda row: row[0].replace("Level 2: Exercise Increased Caution", said, 2), body), RSS)
    us.edits(lambda body: re.sub(r"\bOman\b.{,60}", lambda row: row[0].replace("Level 2: Exercise Increased Caution", said), body), API, LIST, page)
    us.edits(lambda body: body.replace('"Oman", "LEVEL_": 2', '"Oman", "LEVEL_": 50').replace('Date": ', 'Date": 9'), *MAP)
    assert [dark(us, hours) for hours in (3, 4, 5)] == [{"OM"}] * 3
    assert us.world.store.beliefs("us_state")["OM"].level == 2
    told = {s.door: (s.health, s.detail) for s in us.look(5.1).doors}
    assert told["us_state.rss"][0] is Health.SHRUNK and "expected a level of Oman, got 'Oman - " in told["us_state.rss"][1]
    assert letters(us)[0] == "A row of us_state.rss cannot be read since 1 March 2026, 12:00 UTC"
    assert len(letters(us)) == 4 == len(set(letters(us)))
    us.pages = before
    assert us.told(6, 7) == [] and dark(us, 12.5) == set() and letters(us) == []
    us.publishes(risen(START.date()), GRAVEST, *twelve(2, "Take care in"))
    assert us.told(13) == [("OM", "level_raised")]


def test_a_country_under_a_name_nobody_knows_is_not_checked_and_officers_read_its_words(us: Washington):
    """The publisher renames Mali to Azawadia everywhere: that row is of nobody, and Mali is missed."""
    before = dict(us.pages)
    us.edits(lambda body: re.sub(r"\bMali\b", "Azawadia", body).replace("/mali-", "/azawadia-"), RSS, API, LIST)
    us.edits(lambda body: body.replace('"Mali"', '"Azawadia"').replace('Date": ', 'Date": 9'), *MAP)
    assert dark(us, 3) == {"ML"} and dark(us, 200) == {"ML"}
    notices = us.world.store.notices.open("row: ")
    assert any("Azawadia" in one.lines[0] for one in notices)
    us.pages = {path: page for path, page in us.pages.items() if "mali-" not in path}
    assert us.look(201).events == ()  # nor is Mali said to be withdrawn
    us.pages = before
    assert us.told(202) == [] and dark(us, 210) == set()


def test_a_row_of_an_index_that_stands_alone_is_named(look: Callable):
    site, store = look.site, look.store  # type: ignore[attr-defined]
    code = CODES[3]
    site.rows[code] = {**site.rows[code], "advisory-state": "TBD"}
    assert look(1).events == ()
    state = next(s for s in look(2).doors if s.door == "canada.index")
    assert (state.health, state.since) == (Health.SHRUNK, MORNING + timedelta(hours=1))
    states = store.doors()
    asked = Blind(canada, {d.name: states[d.name] for d in canada.DOORS}, store)
    assert asked.left(canada.DOORS[0]) == {code: MORNING + timedelta(hours=1)}


def test_a_row_nobody_can_read_hides_no_withdrawal_of_somebody_else(us: Washington):
    """Azawadia is new in every list, and of nobody; two days later Oman is taken from all of them, and its page is gone."""
    azawadia = replace(CALM, name="Azawadia")
    us.pages = everything([*world_of(CALM, GRAVEST), azawadia], {})
    us.told(3, 24, 48)
    us.pages = everything([*(one for one in world_of(CALM, GRAVEST) if one.name != "Oman"), azawadia], {})
    us.edits(lambda body: body.replace('Date": ', 'Date": 9'), *MAP)
    events = [event for hours in range(50, 260, 10) for event in us.look(hours).events]
    assert [(one.country, one.finding.kind) for one in events if one.finding.kind == "advisory_withdrawn"] == [("OM", "advisory_withdrawn")]


def test_a_country_in_no_list_whose_address_serves_something_else_is_not_checked_and_told_to_officers(us: Washington):
    """A press statement took the place of Oman's advisory: after a week it is no withdrawal, and nobody knows how Oman stands."""
    us.pages = everything([one for one in world_of(CALM, GRAVEST, *twelve(2, "Take care in")) if one.name != "Oman"], {})
    page = CALM.link.removeprefix("https://")
    us.pages[page] = (b"<html><title>Statement</title><body><h1>The Secretary visits</h1></body></html>", "text/html")
    us.edits(lambda body: body.replace('Date": ', 'Date": 9'), LAYER)
    assert [dark(us, hours) for hours in (3, 171.5)] == [set()] * 2 and letters(us) == []
    assert [dark(us, hours) for hours in (174, 175)] == [{"OM"}] * 2
    (notice,) = us.world.store.notices.open("row: ")
    assert notice.lines[0] == "expected Oman in a list, or its page gone, got neither since 2026-03-01 12:00 UTC."
    del us.pages[page]
    assert [event.finding.kind for hours in (176, 177) for event in us.look(hours).events] == ["advisory_withdrawn"]
    assert dark(us, 183) == set() and letters(us) == []


def test_where_the_map_layer_alone_answers_nothing_is_checked_and_officers_hear(us: Washington):
    """travel.state.gov blocks us, the map stands elsewhere: it shows Oman at Level 4, and by itself tells nobody."""
    before = dict(us.pages)
    us.publishes(risen(START.date()), GRAVEST, *twelve(2, "Take care in"))
    us.pages = {path: page for path, page in us.pages.items() if path in MAP}
    assert len(dark(us, 3)) > 200 and us.told(8.5) == []
    dark(us, 8.6)
    assert "US has not been read since 1 March 2026, 11:00 UTC" in [one.subject for one in us.world.store.notices.open("unread: ")]
    us.pages = before
    assert dark(us, 9) == set()


# ------------------------------------------------------------------ what it costs the publisher
@dataclass
class Tagged:
    """The site with an ETag on each answer; counts by address how often it had to send one whole."""

    run: Washington
    sent: Counter[str] = field(default_factory=Counter)

    def __call__(self, ask: Ask) -> Answer:
        answer = self.run(ask)
        tag = sha256(answer.body).hexdigest()
        if ask.etag == tag:
            return replace(answer, modified=False, body=b"", etag=tag)
        self.sent[ask.url.partition("://")[2]] += 1
        return replace(answer, etag=tag)


def test_a_list_with_a_row_nobody_can_read_comes_whole_once_an_hour_and_is_watched_as_ever(us: Washington):
    """Azawadia is of nobody for seven looks, one each ten minutes; Oman's rise is told at once, and the end is seen."""
    us.world = replace(us.world, fetch=(site := Tagged(us)))
    us.pages = everything([*world_of(CALM, GRAVEST, *twelve(2, "Take care in")), replace(CALM, name="Azawadia")], {})
    looks = [dark(us, 3 + n / 6) for n in range(7)]
    assert (site.sent[RSS], looks) == (2, [set()] * 7)
    assert letters(us) != [] and us.world.store.doors()["us_state.rss"].health is Health.SHRUNK
    us.publishes(risen(START.date()), GRAVEST, *twelve(2, "Take care in"))
    assert us.told(4.1) == [("OM", "level_raised")]
    assert us.world.store.doors()["us_state.rss"].health is Health.OK


@pytest.mark.parametrize("said", ["released", "dismissed"])
def test_a_list_of_which_levels_wait_comes_whole_once_an_hour(us: Washington, said: str):
    us.world = replace(us.world, fetch=(site := Tagged(us)))
    us.publishes(CALM, GRAVEST, *twelve(4, "Do not travel to"))
    assert set(us.told(3, 3.2, 3.4, 3.6, 4.1)) == {("", "layout_changed")}
    assert site.sent[RSS] == 2
    say(us, said, 4.2)
    assert len(us.told(4.3)) == (12 if said == "released" else 0)
