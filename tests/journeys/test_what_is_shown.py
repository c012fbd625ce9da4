"""What stands on pages and calendars is what was told: old notes, silence, a second look, an older memory, a replay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitor import pipeline
from monitor.collect.sources import SOURCES
from monitor.decide.kinds import KINDS
from monitor.model import NO_PAST
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store
from monitor.walk.world import World
from monitor.web.views.countries import clocks
from tests.journeys.house import QUIET
from tests.journeys.test_an_alert_is_ended import LONG, State
from tests.rehearsal.publisher import RSS, Advisory, rss, world_of
from tests.store.blank import blank_store
from tests.web.site import client, site

STAFF = "non-emergency U.S. government employees and family members"
WHY = "Reconsider travel to Oman due to terrorism and armed conflict."
ENDED = "Updated to reflect the lifting of ordered departure."
OPEN = "Updated to reflect that the U.S. Embassy in Muscat resumed operations."
CRIME = "Updated to reflect information on crime."
ORDER = f"On June 8, 2026, the Department of State ordered {STAFF} to leave Oman due to safety risks."
UNDATED = f"The Department of State has ordered the departure of {STAFF} from U.S. Embassy Muscat."
SHUT = "On June 8, 2026, the Department of State suspended operations at the U.S. Embassy in Muscat."
MARCH, MAY, JUNE, JULY, AUGUST = (date(2026, 3, 2), date(2026, 5, 4), date(2026, 6, 9), date(2026, 7, 7), date(2026, 8, 4))
FIRST = f"On March 2, 2026, the Department of State ordered {STAFF} to leave Oman due to safety risks."


class Story:
    """Oman's page through the months, read by the Department's feed alone, twice a day on which it is issued."""

    def __init__(self, store: Store) -> None:
        self.store, self.feed = store, State({})
        self.world = World(self.feed, store, KINDS)
        self.at = datetime(2026, 1, 5, 14, tzinfo=UTC)

    def issue(self, day: date, *said: str, looks: int = 2, on: date | None = None) -> list[str]:
        """Let the page say this, under that date (`on`: edited in silence later); what was told of staff and posts."""
        page = Advisory("Oman", 3, day, (*said, f"{LONG} Checked on the {self.at:%j}th day."))
        self.feed.now = {RSS: rss(world_of(page, QUIET, quiet=20))}
        self.at = datetime.combine(on or day, datetime.min.time(), UTC) + timedelta(hours=14)
        return [kind for _ in range(looks) for kind in self.look()]

    def look(self) -> list[str]:
        self.at += timedelta(hours=1)
        told = pipeline.check(self.world, SOURCES["us_state"], self.at, ["us_state.rss"]).events
        return [e.finding.kind for e in told if e.country == "OM" and e.finding.kind.startswith(("dep", "oper"))]

    def shown(self) -> set[str]:
        """The statuses that the country's page shows as clocks."""
        here = site(self.store, clock=lambda: self.at)
        return {one.status for one in clocks(here, self.store.library.here("OM"), self.at.date())}


@pytest.fixture
def story(tmp_path):
    store = blank_store(tmp_path / "monitor.sqlite3")
    store.lines.reading().execute("PRAGMA synchronous = OFF")
    yield Story(store)
    store.close()


def lifted_in_may(story: Story) -> None:
    """Ordered in March, lifted in May by a note that stays."""
    story.issue(date(2026, 1, 5), WHY)
    assert (story.issue(MARCH, WHY, FIRST), story.shown()) == (["departure_ordered"], {"ordered"})
    assert (story.issue(MAY, ENDED, WHY), story.shown()) == (["departure_lifted"], set())


@pytest.mark.parametrize("said", [ORDER, UNDATED])
def test_an_order_beside_an_old_note_of_lifting_is_shown_until_it_goes_with_the_note(story, said):
    lifted_in_may(story)
    assert (story.issue(JUNE, ENDED, WHY, said), story.shown()) == (["departure_ordered"], {"ordered"})
    assert (story.issue(JULY, ENDED, WHY, said), story.shown()) == ([], {"ordered"})
    assert (story.issue(AUGUST, WHY), story.shown()) == (["departure_statement_dropped"], set())


def test_a_post_shut_again_beside_an_old_note_of_reopening_is_shown_shut(story):
    story.issue(date(2026, 1, 5), OPEN, WHY)
    assert (story.issue(JUNE, OPEN, WHY, SHUT), story.shown()) == (["operations_suspended"], {"suspended"})
    assert (story.issue(JULY, OPEN, WHY, SHUT), story.shown()) == ([], {"suspended"})
    assert (story.issue(AUGUST, WHY), story.shown()) == (["departure_statement_dropped"], set())


def test_what_a_note_lifted_stays_lifted_when_another_note_takes_its_place(story):
    story.issue(date(2026, 1, 5), WHY)
    story.issue(MARCH, WHY, FIRST)
    assert (story.issue(MAY, ENDED, WHY, FIRST), story.shown()) == (["departure_lifted"], set())
    assert (story.issue(JUNE, CRIME, WHY, FIRST), story.shown()) == ([], set())
    assert (story.issue(JULY, CRIME, WHY, FIRST), story.shown()) == ([], set())


def test_an_old_note_of_an_order_does_not_begin_it_anew_after_its_end(story):
    note = f"Updated to reflect the ordered departure of {STAFF}."
    over = "On May 3, 2026, the Department of State lifted the ordered departure."
    story.issue(date(2026, 1, 5), WHY)
    assert story.issue(MARCH, note, WHY, FIRST) == ["departure_ordered"]
    assert (story.issue(MAY, note, WHY, over), story.shown()) == (["departure_lifted"], set())
    assert (story.issue(JUNE, note, WHY, over), story.shown()) == ([], set())


def test_an_end_seen_once_is_shown_no_sooner_than_it_is_told(story):
    story.issue(date(2026, 1, 5), WHY)
    story.issue(MARCH, WHY, FIRST)
    assert (story.issue(MAY, ENDED, WHY, looks=1), story.shown()) == ([], {"ordered"})
    assert (story.look(), story.shown()) == (["departure_lifted"], set())


def test_a_status_told_of_the_embassy_and_then_of_the_country_did_not_go(story):
    story.issue(date(2026, 1, 5), WHY)
    assert story.issue(JUNE, WHY, UNDATED) == ["departure_ordered"]
    assert story.issue(JULY, WHY, UNDATED.replace("U.S. Embassy Muscat", "Oman")) == []


def test_a_stop_told_in_silence_after_an_older_copy_came_between_is_told(story):
    story.issue(date(2026, 1, 5), CRIME, WHY)
    story.issue(JUNE, WHY)
    story.issue(date(2026, 1, 5), CRIME, WHY, on=JUNE + timedelta(days=1))
    assert story.issue(JUNE, WHY, SHUT, on=JUNE + timedelta(days=2)) == ["operations_suspended"]


def test_the_calendar_and_day_180_follow_what_stands(story):
    lifted_in_may(story)
    story.issue(JUNE, ENDED, WHY, ORDER)
    with client(site(story.store, clock=lambda: story.at)) as web:
        assert "20261205" in web.get("/calendar.ics").text
    days = (date(2026, 11, 21), date(2026, 12, 5), date(2026, 12, 6))
    told = [story.issue(JUNE, ENDED, WHY, ORDER, looks=1, on=day) for day in days]
    assert told == [["departure_limit_due"], ["departure_limit_due"], []]


def test_a_memory_of_before_pasts_were_kept_is_put_right_at_the_next_look(story):
    lifted_in_may(story)
    story.issue(JUNE, ENDED, WHY, ORDER)
    story.issue(JULY, ENDED, WHY, ORDER)
    with story.store.lines.writing() as conn:
        conn.execute("UPDATE beliefs SET body = json_remove(body, '$.past')")
        conn.execute("DELETE FROM notes WHERE name LIKE 'past.%'")
        conn.execute("UPDATE editions SET staff = '', posture = replace(posture, '\"ordered\"', '\"lifted\"') WHERE staff = 'ordered'")
    assert story.store.beliefs("us_state")["OM"].past == NO_PAST and story.shown() == set()
    assert (story.look(), story.shown()) == ([], {"ordered"})
    told = [e.finding.kind for e in story.store.events(Wanted(country="OM")) if e.finding.kind.startswith("dep")]
    assert told == ["departure_ordered", "departure_lifted", "departure_ordered"]
    assert replace(story.store.beliefs("us_state")["OM"].past, day=None) != NO_PAST
