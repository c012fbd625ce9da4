"""A coup by night, post by post: what the page of the country says people were told last, and what is put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.sources import SOURCES, us_embassy
from monitor.compare.doors.editions import View
from monitor.decide.kinds import KINDS
from monitor.deliver.compose import compose
from monitor.deliver.letter import Letter
from monitor.dispatch.letters import letter
from monitor.model import Event, Health
from monitor.store.shapes import Wanted
from monitor.store.storms import gather
from monitor.walk.world import World
from monitor.web import world
from monitor.web.doubted import faults
from monitor.web.told import words
from monitor.web.views.countries import from_missions
from tests.deliver.story import ANN, desk
from tests.journeys.house import QUIET
from tests.journeys.test_an_index_that_points import recalled
from tests.journeys.test_embassy_posts import CRIME, START, House, Mission, Post
from tests.rehearsal.publisher import RSS, Advisory, rss, world_of
from tests.store.blank import blank_store
from tests.web.site import client, site

STAFF = "non-emergency U.S. government employees and family members"
MAY_GO = f"On March 2, 2026, the Department of State authorized the voluntary departure of {STAFF} from Oman."
MUST_GO = f"On March 2, 2026, the Department of State ordered the departure of {STAFF} from Oman."
AIRPORT = "Salalah International Airport is closed until further notice."
BRIDGE = "Depart by the Ashford bridge if it is safe to do so."
SHELTER = "U.S. citizens in Salalah should shelter in place until further notice."


class Night(Mission):
    """The mission's site, and the Department's feed beside it."""

    feed: bytes = b""

    def __call__(self, ask: Ask) -> Answer:
        if ask.url.endswith(RSS):
            return Answer(ask.url, True, self.feed, "", "", "", 0.0, 0)
        if "travel.state.gov" in ask.url:
            raise Trouble(Health.BLOCKED, "expected a page, got status 407")
        return super().__call__(ask)

    def advises(self, level: int, day: int, *said: str) -> None:
        page = Advisory("Oman", level, (START + timedelta(days=day)).date(), said)
        self.feed = rss(world_of(page, QUIET, quiet=20))


@pytest.fixture
def night(tmp_path: Path) -> House:
    site_ = Night([Post("old", "Security Alert: U.S. Embassy Muscat", CRIME, START - timedelta(days=3))])
    made = House(site_, World(site_, blank_store(tmp_path / "monitor.sqlite3"), KINDS))
    assert made.look(0).events == ()
    return made


def posts(night: House, hours: float, title: str, *said: str, asks: tuple[str, ...] = ()) -> list[str]:
    """Let the mission post this, with its list of what to do, and look at it; the headlines of what is told."""
    written_down(night, hours, title, *said, asks=asks)
    return [event.finding.headline for event in night.look(hours).events]


def written_down(night: House, hours: float, title: str, *said: str, asks: tuple[str, ...] = ()) -> None:
    """Let the mission post this before anybody looks."""
    body = "".join(f"<p>{one}</p>" for one in said)
    body += f"<p>Actions to Take:</p><ul>{''.join(f'<li>{one}</li>' for one in asks)}</ul><p>Assistance:</p>" if asks else ""
    slug = f"post-{hours}".replace(".", "-")
    post = Post(slug, title, "BODY", START + timedelta(hours=hours))
    post.item = lambda: Post.item(post).replace("BODY", body)  # type: ignore[method-assign]
    night.site.posts.insert(0, post)


def advises(night: House, hours: float, level: int, day: int, *said: str) -> None:
    night.site.advises(level, day, *said)  # type: ignore[attr-defined]
    pipeline.check(night.world, SOURCES["us_state"], START + timedelta(hours=hours), ["us_state.rss"])


def written(night: House, event: Event) -> Letter:
    """The letter of an event, its pages read again by whichever source they are of."""
    both = {"us_state": SOURCES["us_state"], "us_embassy": us_embassy.chosen(["OM"])}

    def recall(sha256: str) -> View | None:
        page = night.world.store.page(sha256)
        return recalled(night.world.store, both[page.door.partition(".")[0]], sha256) if page else None

    return letter(event, both[event.publisher], recall, START)


def shown(night: House, hours: float) -> list[str]:
    """The page's lines of what people there were told, in order; what is over says so."""
    now = START + timedelta(hours=hours)
    here = site(night.world.store, clock=lambda: now)
    told = words(here, here.library.here("OM"), now, faults(here, "OM"))
    return [f"{'over: ' * said.ended}{said.says}{said.where and ': '}{said.where}" for by in told.values() for said in by]


def test_the_page_of_a_country_says_what_people_there_were_told_last(night: House) -> None:
    posts(night, 1, "Security Alert: Salalah", SHELTER)
    posts(night, 2, "Security Alert Update 1: Airport Closed", AIRPORT, "A curfew is in effect from 18:00 to 06:00.")
    assert shown(night, 3) == ["Shelter in place: Salalah", "Airport (Salalah) closed", "A curfew"]
    posts(night, 12, "Security Alert Update 2: Commercial Flights Resume", "Salalah International Airport has reopened.",
          "The shelter in place advice for U.S. citizens in Salalah has been lifted.")  # fmt: skip
    assert shown(night, 13) == ["over: Shelter in place: Salalah", "Airport (Salalah) open", "A curfew"]
    assert shown(night, 24 * 5) == ["A curfew"]  # what is over is no news after days; a curfew nobody ended stands
    assert shown(night, 24 * 40) == []
    web = client(site(night.world.store, clock=lambda: START + timedelta(hours=13)))
    page = web.get("/countries/OM").text
    assert "The latest word to people there" in page and "Airport (Salalah) open" in page


def test_what_an_officer_found_a_fault_is_none_of_it_and_takes_no_older_words_place(night: House) -> None:
    """Whoever had the letter "do not act on it" found the shelter on the page as what holds, or the true one gone."""
    store = night.world.store

    def discard(kind: str) -> None:
        told = next(iter(store.events(Wanted(kind=kind))))
        number = store.storms.single(told)
        assert number and store.storms.decide(number, "discarded", "olga", START + timedelta(hours=5), "misread", late=True)

    posts(night, 1, "Security Alert: Salalah", SHELTER, AIRPORT)
    posts(night, 2, "Security Alert Update: Salalah", "The shelter in place advice for U.S. citizens in Salalah has been lifted.")
    assert shown(night, 3) == ["over: Shelter in place: Salalah", "Airport (Salalah) closed"]
    discard("shelter_lifted")
    assert shown(night, 6) == ["Shelter in place: Salalah", "Airport (Salalah) closed"]
    discard("shelter_in_place")
    assert shown(night, 6) == ["Airport (Salalah) closed"]
    web = client(site(store, clock=lambda: START + timedelta(hours=6)))
    told = web.get("/countries/OM").text.partition('id="told"')[2].partition("</section>")[0]
    assert "Airport (Salalah) closed" in told and "Shelter" not in told


def test_the_page_says_beside_a_word_that_its_mission_has_posted_since_and_put_something_right(night: House) -> None:
    """That an alert was false, or people need not leave any more, is read by people: no list of ours ends it."""
    posts(night, 1, "Security Alert: Salalah", SHELTER)
    web = client(site(night.world.store, clock=lambda: START + timedelta(hours=5)))

    def told() -> str:
        return web.get("/countries/OM").text.partition('id="told"')[2].partition("</section>")[0]

    assert "Shelter in place: Salalah" in told() and "since" not in told().partition("<dl")[2]
    posts(night, 2, "Security Alert: Muscat", "Demonstrations are planned in Muscat on Friday.")
    assert "1 post since" in told() and "a correction came since" not in told()
    posts(night, 3, "Security Alert: Sent in Error", "Our earlier security alert on sheltering in place was sent in error.")
    assert "2 posts since" in told() and "a correction came since" in told()


def test_a_title_and_the_sentence_below_it_open_one_way_once(night: House) -> None:
    """In a title every word begins like a name: no airport is called Resume."""
    told = posts(night, 1, "Security Alert Update 6: Commercial Flights Resume", "Commercial flights at Salalah International Airport have resumed.")
    assert told == ["Oman: flights (Salalah International Airport) resumed (US)"]
    assert shown(night, 2) == ["Flights (Salalah International Airport) resumed"]


def test_a_call_of_a_whole_country_leaves_nothing_of_that_of_a_town(night: House) -> None:
    posts(night, 1, "Security Alert: Salalah", SHELTER)
    posts(night, 2, "Security Alert: Countrywide", "U.S. citizens in Oman should shelter in place until further notice.")
    assert shown(night, 3) == ["Shelter in place"]


@pytest.mark.parametrize("first", [1, 3])
def test_of_two_posts_that_one_look_found_neither_hides_the_other(night: House, first: int) -> None:
    """The mission's site was down: both bear one day, and by the names of their pages an end could come before its order."""
    written_down(night, first, "Security Alert: Salalah", SHELTER)
    written_down(night, 2, "Security Alert: Salalah", "The shelter in place advice for U.S. citizens in Salalah has been lifted.")
    night.look(4)
    assert sorted(shown(night, 5)) == ["Shelter in place: Salalah", "over: Shelter in place: Salalah"]
    posts(night, 6, "Security Alert: Salalah", SHELTER)
    assert shown(night, 7) == ["Shelter in place: Salalah"]


def test_what_a_page_asks_for_is_shown_until_it_says_so_no_longer(night: House) -> None:
    advises(night, 1, 3, -9, "Reconsider travel to Oman due to crime.")
    advises(night, 2, 4, 0, "Do not travel to Oman due to unrest.", "U.S. citizens in Oman should leave now.")
    assert shown(night, 3) == ["Nationals are told to leave now"]
    advises(night, 30, 3, 1, "Reconsider travel to Oman due to unrest.")
    advises(night, 31, 3, 1, "Reconsider travel to Oman due to unrest.")
    assert shown(night, 32) == []


def test_who_may_leave_is_not_shown_beside_who_must(night: House) -> None:
    """A page that shows both lets the officer of the morning take the milder for what stands."""
    advises(night, 1, 4, -9, "Do not travel to Oman due to unrest.")
    posts(night, 2, "Security Alert: Authorized Departure", MAY_GO)
    here = site(night.world.store, clock=lambda: START + timedelta(hours=6))

    def told() -> list[str]:
        return [one.kind for one in from_missions(here, "OM", START, partial(world.whose, here))]

    assert told() == ["departure_authorized"]
    advises(night, 5, 4, 0, "Do not travel to Oman due to unrest.", MUST_GO)
    assert told() == []  # the Department's own text stands above: ordered
    (ordered,) = night.world.store.events(Wanted(kind="departure_ordered"))
    with night.world.store.lines.writing() as conn:  # type: ignore[attr-defined]
        gather(conn, "us_state", "too many at once", [ordered.id], START)
    assert told() == ["departure_authorized"]  # what an officer may still discard takes nobody's place


def test_the_message_of_an_advisory_says_what_its_missions_post_asks_for(night: House) -> None:
    """Both came within one look and are one event: the way out stands in the post alone."""
    advises(night, 1, 4, -9, "Do not travel to Oman due to unrest.")
    advises(night, 2, 4, 0, "Do not travel to Oman due to unrest.", MUST_GO)
    posts(night, 2.1, "Security Alert: Ordered Departure", MUST_GO, asks=("Shelter in place.", BRIDGE))
    (ordered,) = night.world.store.events(Wanted(kind="departure_ordered"))
    assert {door.name for door in ordered.doors} == {"us_state.rss", "us_embassy.om"}
    assert written(night, ordered).asked == ("Shelter in place.", BRIDGE)


def test_a_message_says_that_an_alert_puts_an_older_one_right(night: House) -> None:
    posts(night, 1, "Security Alert: The Border", "The border with Yemen is open. U.S. citizens should depart Oman by road.")
    posts(night, 2, "Security Alert \N{EN DASH} Correction: U.S. Embassy Muscat", "This alert corrects our alert of 07:00.",
          "The border with Yemen is closed. U.S. citizens should shelter in place until further notice.")  # fmt: skip
    told = next(e for e in night.world.store.events(Wanted(kind="shelter_in_place")))
    assert "corrects" in told.flags
    made = written(night, told)
    said = compose([made], ANN, START, desk())
    assert "A correction: by its own words it takes the place of what was told before." in " ".join(said.text.split())
    calm = replace(made, event=replace(told, flags=()))
    assert "A correction" not in compose([calm], ANN, START, desk()).text


def test_the_page_of_an_alert_names_the_correction_of_its_government(night: House) -> None:
    """The order's page shows the way out of the mission's post; the post that calls the bridge shut is another publisher's."""
    advises(night, 1, 4, -9, "Do not travel to Oman due to unrest.")
    advises(night, 2, 4, 0, "Do not travel to Oman due to unrest.", MUST_GO)
    posts(night, 2.1, "Security Alert: Ordered Departure", MUST_GO, asks=(BRIDGE,))
    (ordered,) = night.world.store.events(Wanted(kind="departure_ordered"))
    web = client(site(night.world.store, clock=lambda: START + timedelta(hours=9)))
    page = web.get(f"/events/{ordered.id}").text
    assert BRIDGE in page and "A correction came since" not in page
    posts(night, 3, "Security Alert: Correction", "The border with Yemen is closed. The bridge given in our last alert was wrong.")
    page = web.get(f"/events/{ordered.id}").text
    assert "A correction came since" in page and "border (Yemen) closed" in page.partition("Since then")[2]
    shut = next(iter(night.world.store.events(Wanted(kind="border_or_entry_change"))))
    assert "A correction came since" not in web.get(f"/events/{shut.id}").text
