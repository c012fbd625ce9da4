"""A mission's posts: told once by their permalink, whole, in time; edits, excerpts and posts that fell off a full feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.knock import untried
from monitor.collect.sources import SOURCES, us_embassy
from monitor.decide.kinds import KINDS
from monitor.dispatch.letters import letter
from monitor.model import Event, Health
from monitor.store.shapes import Wanted
from monitor.walk.blind import Blind
from monitor.walk.world import Report, World
from tests.journeys.test_an_index_that_points import recalled
from tests.store.blank import blank_store

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
CRIME = "Several robberies were reported near the old harbour this week."
SHELTER = "U.S. citizens in Salalah should shelter in place until further notice."
TAIL = "<p>The post Alert appeared first on U.S. Embassy in Oman.</p>"


@dataclass
class Post:
    slug: str
    title: str
    body: str
    at: datetime | None = START
    cut: bool = False
    host: str = "om.usembassy.gov"

    @property
    def link(self) -> str:
        return f"https://{self.host}/{self.slug}/"

    def item(self) -> str:
        day = f"<pubDate>{format_datetime(self.at)}</pubDate>" if self.at else ""
        whole = f"<content:encoded><![CDATA[<p>{escape(self.body)}</p>{TAIL}]]></content:encoded>"
        short = f"<description><![CDATA[<p>{escape(self.body[:20])} [&#8230;]</p>{TAIL}]]></description>"
        return f"<item><title>{escape(self.title)}</title><link>{self.link}</link>{day}{short}{'' if self.cut else whole}</item>"

    def page(self) -> str:
        return (
            f'<html><head><title>{self.title}</title></head><body><main><h1>{self.title}</h1><p>6 MINUTE READ</p>'
            f'<div class="paragraph alignwide container"><div class="row"><p>{self.body}</p></div></div></main></body></html>'
        )  # fmt: skip


@dataclass
class Mission:
    """One mission's site, ten posts a feed and a page of its listing."""

    posts: list[Post] = field(default_factory=list)
    down: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def __call__(self, ask: Ask) -> Answer:
        self.asked.append(ask.url)
        if any(part in ask.url for part in self.down):
            raise Trouble(Health.BLOCKED, "expected a page, got status 407")
        return Answer(ask.url, True, self.answer(ask.url).encode(), "", "", "", 0.0, 0)

    def answer(self, url: str) -> str:
        if url.endswith("/feed/"):
            items = "".join(p.item() for p in self.posts[:10])
            return f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{items}</channel></rss>'
        if "/category/alert/" in url:
            number = int(url.rstrip("/").rsplit("/", 1)[-1]) if "/page/" in url else 1
            here = self.posts[10 * number - 10 : 10 * number]
            return "<main>" + "".join(
                f'<article><h2 class="entry-title"><a href="{p.link}">{p.title}</a></h2></article>' for p in here
            ) + "</main>"  # fmt: skip
        return next(p.page() for p in self.posts if p.link == url)


@dataclass
class House:
    site: Mission
    world: World

    def look(self, hours: float) -> Report:
        self.site.asked.clear()
        return pipeline.check(self.world, us_embassy.chosen(["OM"]), START + timedelta(hours=hours))


@pytest.fixture
def house(tmp_path: Path) -> House:
    site = Mission([Post("security-alert", "Security Alert: U.S. Embassy Muscat", CRIME, START - timedelta(days=3))])
    made = House(site, World(site, blank_store(tmp_path / "monitor.sqlite3"), KINDS))
    assert made.look(0).events == ()
    return made


def _leaf(url: str) -> str:
    return url.removesuffix("feed/").rstrip("/").rsplit("/", 1)[1]


def kinds(events: Iterable[Event]) -> list[str]:
    return sorted(e.finding.kind for e in events)


def test_one_title_twice_is_two_posts_and_each_is_told_once(house: House) -> None:
    house.site.posts.insert(0, Post("security-alert-2", "Security Alert: U.S. Embassy Muscat", SHELTER))
    assert kinds(house.look(1).events) == ["shelter_in_place"]
    assert house.look(2).events == ()


def test_an_edit_in_place_tells_what_changed_at_once_and_once(house: House) -> None:
    house.site.posts[0].body = f"{CRIME} {SHELTER}"
    (told,) = house.look(1).events
    assert told.finding.kind == "shelter_in_place"
    assert [q.text for q in told.finding.evidence] == [SHELTER]
    house.site.posts[0].body = CRIME  # a lagging cache shows the old copy for a while
    assert house.look(2).events == ()
    house.site.posts[0].body = f"{CRIME} {SHELTER}"
    assert house.look(3).events == ()


def test_what_a_post_asks_people_to_do_comes_with_the_alert(house: House) -> None:
    """The desk reads it in the mail: the sentence that proves the alert says only what happened."""
    body = f"{SHELTER}</p><p><b>Actions to Take:</b></p><ul><li>Stay indoors.</li><li>Keep away from windows.</li></ul><p>Assistance:</p><p>+968 0"
    post = Post("alert-2", "Security Alert: Salalah", "BODY")
    house.site.posts.insert(0, post)
    post.item = lambda: Post.item(post).replace("BODY", body)  # type: ignore[method-assign]
    (told,) = house.look(1).events
    missions = us_embassy.chosen(["OM"])
    recall = partial(recalled, house.world.store, missions)
    assert letter(told, missions, recall, START).asked == ("Stay indoors.", "Keep away from windows.")
    mild = replace(told, finding=replace(told.finding, severity="P4"))
    assert letter(mild, missions, recall, START).asked == ()
    assert letter(told, SOURCES["us_state"], recall, START).asked == ()


def test_an_excerpt_is_told_from_the_posts_own_page(house: House) -> None:
    house.site.posts.insert(0, Post("alert-2", "Security Alert: Salalah", f"{CRIME} {SHELTER}", cut=True))
    (told,) = house.look(1).events
    assert told.finding.kind == "shelter_in_place"
    assert house.site.asked == ["https://om.usembassy.gov/category/alert/feed/", "https://om.usembassy.gov/alert-2/"]


def test_an_excerpt_whose_page_does_not_come_is_told_as_it_is_and_completed_later(house: House) -> None:
    house.site.posts.insert(0, Post("alert-2", "Security Alert: Salalah", f"{CRIME} {SHELTER}", cut=True))
    house.site.down = {"/alert-2/"}
    assert kinds(house.look(1).events) == ["security_alert"]
    assert house.look(2).events == ()
    house.site.down = set()
    assert kinds(house.look(3).events) == ["shelter_in_place"]
    assert house.look(4).events == ()


def test_posts_that_fell_off_a_full_feed_are_read_from_the_listing(house: House) -> None:
    """Fourteen posts in one night: the feed shows ten, and the order to shelter was the first of them."""
    for number in range(13):
        house.site.posts.insert(0, Post(f"update-{number}", f"Security Alert: Update {number + 2}", f"{CRIME} Report {number}."))
    house.site.posts.insert(13, Post("alert-first", "Security Alert: Salalah", SHELTER))
    told = house.look(1).events
    assert "shelter_in_place" in kinds(told)
    assert len({e.destination for e in told}) == 14
    listings = [url for url in house.site.asked if url.endswith(("/alert/", "/page/2/"))]
    assert [url.rsplit("/alert/", 1)[1] for url in listings] == ["", "page/2/"]
    assert house.look(2).events == ()


def test_a_listing_that_does_not_come_is_told_to_operators(house: House) -> None:
    house.site.posts = [Post(f"new-{n}", "Security Alert", f"{CRIME} Report {n}.") for n in range(10)]
    house.site.down = {"/category/alert/page", "/category/alert/#", "alert/page"}
    (feed,) = [d for d in house.look(1).doors if d.door == "us_embassy.om"]
    assert feed.health is Health.SHRUNK
    assert "more posts came than the feed shows" in feed.detail


def test_a_post_without_a_date_is_new_and_has_none(house: House) -> None:
    house.site.posts.insert(0, Post("alert-3", "Security Alert: Salalah", SHELTER, at=None))
    (told,) = house.look(1).events
    assert told.published_on is None


def test_posts_of_a_host_that_only_looks_like_the_missions_are_refused(house: House) -> None:
    house.site.posts.insert(0, Post("alert-4", "Security Alert", SHELTER, host="om-usembassy-gov.translate.goog"))
    report = house.look(1)
    assert report.events == ()
    assert any("expected a post of om.usembassy.gov" in d.detail for d in report.doors)


def test_a_door_that_was_shut_for_months_tells_what_came_since_it_was_last_read(house: House) -> None:
    house.site.down = {"usembassy"}
    house.look(24 * 30)
    house.site.down = set()
    house.site.posts.insert(0, Post("alert-5", "Security Alert: Salalah", SHELTER, at=START + timedelta(days=2)))
    assert kinds(house.look(24 * 60).events) == ["shelter_in_place"]


def test_an_update_that_repeats_an_instruction_joins_the_post_that_gave_it(house: House) -> None:
    house.site.posts.insert(0, Post("alert-6", "Security Alert: Salalah", SHELTER))
    (first,) = house.look(1).events
    house.site.posts.insert(0, Post("alert-7", "Security Alert Update 2: Salalah", SHELTER.replace("should", "must")))
    assert house.look(6).events == ()
    (known,) = house.world.store.events(Wanted(kind="shelter_in_place"))
    assert known.id == first.id
    assert [_leaf(d.url) for d in known.doors] == ["alert", "alert-7"]  # the feed, then the update's own page
    house.site.posts.insert(0, Post("alert-8", "Security Alert Update 3: Salalah", SHELTER.replace("should", "must")))
    house.look(7)
    house.look(8)
    (known,) = house.world.store.events(Wanted(kind="shelter_in_place"))
    assert [_leaf(d.url) for d in known.doors] == ["alert", "alert-7", "alert-8"]
    assert {d.name for d in known.doors} == {"us_embassy.om"}
    assert house.world.store.verify().broken_at is None


def test_the_same_instruction_weeks_later_is_another_event(house: House) -> None:
    house.site.posts.insert(0, Post("alert-6", "Security Alert: Salalah", SHELTER))
    house.look(1)
    house.site.posts.insert(0, Post("alert-7", "Security Alert Update 1: Salalah", SHELTER, at=START + timedelta(days=14)))
    assert kinds(house.look(24 * 14).events) == ["shelter_in_place"]


def test_a_translation_of_a_post_is_not_told_again(house: House) -> None:
    house.site.posts.insert(0, Post("alert-6", "Security Alert: Salalah", SHELTER))
    house.look(1)
    spanish = "La embajada recuerda a los ciudadanos que permanezcan en sus casas hasta nuevo aviso y que eviten las calles del centro."
    house.site.posts.insert(0, Post("alert-6-es", "Alerta de seguridad", spanish))
    house.site.posts.insert(0, Post("alert-6-ar", "تنبيه أمني", "ينبغي على المواطنين في صلالة البقاء في أماكنهم حتى إشعار آخر وتجنب وسط المدينة"))
    assert house.look(2).events == ()
    (known,) = house.world.store.events(Wanted(kind="shelter_in_place"))
    assert {_leaf(d.url) for d in known.doors} == {"alert", "alert-6-es", "alert-6-ar"}


def test_a_post_in_another_language_alone_is_told_as_an_alert(house: House) -> None:
    house.site.posts.insert(0, Post("alert-8", "تنبيه أمني", "ينبغي على المواطنين في صلالة البقاء في أماكنهم حتى إشعار آخر وتجنب وسط المدينة"))
    assert kinds(house.look(1).events) == ["security_alert"]


def test_a_month_of_silence_is_shown_as_a_fact_and_ends_with_the_next_post(house: House) -> None:
    def feed(hours: float) -> tuple[Health, str]:
        (state,) = [d for d in house.look(hours).doors if d.door == "us_embassy.om"]
        return state.health, state.detail

    assert feed(24) == (Health.OK, "")
    assert feed(24 * 40) == (Health.OK, "newest post is of 2026-02-27: a quiet mission, or one that draws down")
    house.site.posts.insert(0, Post("alert-9", "Security Alert", CRIME, at=START + timedelta(days=40)))
    assert feed(24 * 41) == (Health.OK, "")


def test_missions_none_of_which_can_be_read_leave_open_each_its_own_country(house: House) -> None:
    """Two hundred missions that nobody asks any more are no two hundred doors that each leave everything open."""
    both = us_embassy.chosen(["IQ", "OM"])
    states = {one.name: replace(untried(one), health=Health.FORSAKEN, good_at=START) for one in both.DOORS}
    open_now = Blind(both, states, house.world.store)
    assert {one.name: open_now.countries(one) for one in both.DOORS if one.register} == {"us_embassy.iq": ["IQ"], "us_embassy.om": ["OM"]}


@pytest.mark.parametrize(("health", "open_now"), [(Health.BLOCKED, ["AG", "BB", "DM", "GD", "KN", "LC", "VC"]), (Health.OK, []), (Health.UNTRIED, [])])
def test_a_mission_that_refused_the_first_knock_leaves_open_whom_it_speaks_for(house: House, health: Health, open_now: list[str]) -> None:
    """No post of it was ever read, and its neighbour is read: "every government is checked" would be a calm nobody looked for."""
    both = us_embassy.chosen(["BB", "OM"])
    states = {one.name: untried(one) for one in both.DOORS} | {"us_embassy.om": replace(untried(both.DOORS[1]), health=Health.OK, good_at=START)}
    states["us_embassy.bb"] = replace(untried(both.DOORS[0]), health=health, since=START)
    asked = Blind(both, states, house.world.store)
    assert {one.name: asked.countries(one) for one in both.DOORS if one.register} == {"us_embassy.bb": open_now, "us_embassy.om": []}


ALERT = Post("alert-shelter", "Security Alert: Shelter in Place", SHELTER, START + timedelta(hours=2))


def test_a_post_that_gets_another_address_is_told_once(house: House):
    """Its title is mended and its address with it; a week later the whole site moves."""
    older = list(house.site.posts)
    house.site.posts = [ALERT, *older]
    assert kinds(house.look(3).events) == ["shelter_in_place"]
    house.site.posts = [replace(ALERT, slug="alert-shelter-in-salalah", title="Security Alert: Shelter in Salalah"), *older]
    assert house.look(4).events == ()
    house.site.posts = [replace(post, slug=f"alerts/2026/{post.slug}") for post in house.site.posts]
    assert house.look(5).events == ()


def test_a_post_that_is_in_the_feed_twice_is_told_once_and_one_that_says_it_anew_again(house: House):
    older = list(house.site.posts)
    house.site.posts = [ALERT, replace(ALERT, slug="alert-shelter-2"), *older]
    assert kinds(house.look(3).events) == ["shelter_in_place"]
    house.site.posts = [replace(ALERT, slug="alert-shelter-3"), *house.site.posts]
    assert kinds(house.look(9).events) == ["shelter_in_place"]


def test_what_is_said_anew_on_a_day_of_many_posts_is_told_though_the_first_fell_off_the_feed(house: House):
    house.site.posts = [ALERT, *house.site.posts]
    assert kinds(house.look(3).events) == ["shelter_in_place"]
    others = [Post(f"crime-{n}", "Security Alert", f"{CRIME} Ward {n}.", START + timedelta(hours=4)) for n in range(9)]
    house.site.posts = [*others, ALERT]
    house.look(5)
    house.site.posts = [replace(ALERT, slug="alert-shelter-again", at=START + timedelta(hours=6)), *others]
    assert "shelter_in_place" in kinds(house.look(7).events)


def test_what_a_mission_says_anew_in_the_place_of_the_first_is_told_again(house: House):
    """In the morning there is shooting, by noon the post is gone; in the evening there is shooting again, in the same words."""
    older = list(house.site.posts)
    house.site.posts = [ALERT, *older]
    assert kinds(house.look(3).events) == ["shelter_in_place"]
    house.site.posts = [replace(ALERT, slug="alert-shelter-evening", at=START + timedelta(hours=8)), *older]
    assert kinds(house.look(9).events) == ["shelter_in_place"]


@pytest.mark.parametrize("body", ["Follow local media and the instructions of the police.", ""])
def test_posts_of_one_body_under_titles_that_say_another_thing_are_each_told(house: House, body: str):
    first, second = ("alert-a", "Weather Alert: Heavy Rain"), ("alert-b", "Security Alert: Shelter in Place in Salalah")
    house.site.posts = [*(Post(*one, body, START + timedelta(hours=2)) for one in (first, second)), *house.site.posts]
    assert len(house.look(3).events) == 2
