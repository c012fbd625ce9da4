"""Whoever is told by mail alone hears that a government has gone silent for us, once, and only while it has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.collect.source import Door
from monitor.model import DoorState, Health, Recipient
from monitor.store.shapes import Kept
from monitor.tend import unread
from tests.store.stories import NINE, door

HOUR = timedelta(hours=1)


def known(*names: str, serves: Sequence[str] = (), every: int = 600) -> list[Door]:
    return [Door(name, "https://advice.example", None, None, every=every, serves=tuple(serves)) for name in names]  # type: ignore[arg-type]


def met(name: str, health: Health, now: datetime, good: datetime | None) -> DoorState:
    return replace(door(name), health=health, detail="403 Forbidden", tried_at=now, good_at=good, since=good or now)


def after(store, now: datetime, doors: list[Door], *states: DoorState, label: str = "Ruritania") -> list[str]:
    """What stands open once a pass met these doors."""
    store.keep(Kept(doors[0].name.partition(".")[0], now, doors=states))
    unread.tell(store, states, [(label, doors)], ["olga"], now)
    return [notice.subject for notice in store.notices.open("unread: ")]


def test_a_government_that_blocks_us_for_six_hours_is_told_once_and_over_when_it_is_read(store) -> None:
    """Its site refuses our machine: nobody hears of an order, and no mail is no sign of calm."""
    ours, other = known("rur.feed", "rur.table"), known("els.feed")

    def at(hours: float, health: Health, well: Health = Health.OK) -> list[str]:
        now = NINE + hours * HOUR
        after(store, now, other, met("els.feed", well, now, now), label="Elsewhere")
        return after(store, now, ours, met("rur.feed", health, now, NINE), met("rur.table", health, now, NINE))

    assert at(5.9, Health.BLOCKED) == []
    assert at(6, Health.BLOCKED) == at(30, Health.UNREACHABLE) == ["Ruritania has not been read since 12 June 2025, 09:00 UTC"]
    (notice,) = store.notices.open("unread: ")
    assert notice.lines[0] == "rur.feed: blocked: 403 Forbidden" and not notice.page
    assert at(31, Health.OK) == []


def test_one_door_of_a_government_that_answers_is_enough(store) -> None:
    now = NINE + 12 * HOUR
    assert after(store, now, known("rur.feed", "rur.table"), met("rur.feed", Health.BLOCKED, now, NINE), met("rur.table", Health.OK, now, now)) == []


def test_a_door_of_several_that_is_lost_for_a_week_is_told_once(store) -> None:
    """Its table goes on telling, so nobody was told that the feed had been blocked since spring, until the table went, too."""

    def at(days: float, feed: Health, table: Health = Health.OK) -> list[str]:
        now = NINE + days * 24 * HOUR
        states = [met("rur.feed", feed, now, now if feed is Health.OK else NINE), met("rur.table", table, now, now if table is Health.OK else NINE)]
        return after(store, now, known("rur.feed", "rur.table"), *states)

    assert at(6.9, Health.BLOCKED) == []
    assert at(7, Health.BLOCKED) == at(20, Health.BLOCKED) == ["Ruritania: rur.feed has not been read since 12 June 2025, 09:00 UTC"]
    assert store.notices.open("unread: ")[0].lines == ("rur.feed: blocked: 403 Forbidden", unread._OTHERS)
    assert not any("rur.feed" in said for said in at(21, Health.BLOCKED, Health.BLOCKED))  # all of it is told now
    assert at(22, Health.OK) == []
    shut = at(30, Health.BLOCKED, Health.DISALLOWED)  # what robots.txt shuts is no other door that is read
    assert "Ruritania has not been read since 12 June 2025, 09:00 UTC" in shut and not any("rur.feed" in said for said in shut)


def test_a_mission_of_its_own_is_told_although_its_sisters_answer(store) -> None:
    """The charity follows two missions; that Jordan's is read is no look at Iraq's."""
    now = NINE + 12 * HOUR
    doors = [*known("emb.iq", serves=["IQ"]), *known("emb.jo", serves=["JO"])]
    found = after(store, now, doors, met("emb.iq", Health.BLOCKED, now, NINE), met("emb.jo", Health.OK, now, now))
    assert found == ["Ruritania: emb.iq has not been read since 12 June 2025, 09:00 UTC"]
    later = now + HOUR
    both = after(store, later, doors, met("emb.iq", Health.BLOCKED, later, NINE), met("emb.jo", Health.OK, later, later))
    assert both == found
    assert after(store, later, doors, met("emb.iq", Health.OK, later, later)) == []


def test_missions_that_fall_silent_by_the_dozen_are_no_dozen_letters(store) -> None:
    """Their host blocks us, and each feed has its own hour: olga found a hundred letters, and the order to leave among them."""
    store.save_recipient(Recipient("olga", "email", "olga@house.example"), [], NINE)
    doors = [door for n in range(20) for door in known(f"emb.{n}", serves=["IQ"])]
    now = NINE + 12 * HOUR
    after(store, now, known("els.feed"), met("els.feed", Health.OK, now, now))
    store.keep(Kept("emb", now, doors=[met(one.name, Health.OK, now, now) for one in doors]))
    for n in range(10):
        now += timedelta(minutes=5)
        after(store, now, doors, met(f"emb.{n}", Health.BLOCKED, now, NINE))
    assert len(store.notices.open("unread: ")) == 10, "each stands on the page"
    told = "Ruritania: more and more cannot be read"
    assert letters(store) == [f"Ruritania: emb.{n} has not been read since 12 June 2025, 09:00 UTC" for n in range(3)] + [told]
    later = now + 7 * HOUR
    after(store, later, known("els.feed"), met("els.feed", Health.OK, later, later))
    after(store, later, doors, met("emb.19", Health.BLOCKED, later, now))
    assert letters(store)[4:] == ["Ruritania: emb.19 has not been read since 12 June 2025, 21:50 UTC"], "one more, hours later, is told"
    later += HOUR
    after(store, later, doors, *(met(one.name, Health.BLOCKED, later, NINE) for one in doors))
    assert letters(store)[5:] == ["Ruritania has not been read since 12 June 2025, 09:00 UTC"]
    later += HOUR
    after(store, later, doors, met("emb.0", Health.OK, later, later))
    assert len(store.notices.open("unread: ")) == 19 and letters(store)[9:] == [told], "that one answers again is no reason for nineteen"


def test_own_pages_of_one_host_that_blocks_us_are_no_letter_each(store) -> None:
    """Thirty pages of the list stand on one host: olga found thirty letters; another host's page has its own."""
    store.save_recipient(Recipient("olga", "email", "olga@house.example"), [], NINE)
    ours = [(f"Notice {n}", known(f"listed.n{n}")) for n in range(30)]
    other = replace(known("listed.else")[0], url="https://elsewhere.example/x")
    now = NINE + 12 * HOUR
    after(store, now, known("els.feed"), met("els.feed", Health.OK, now, now))
    for half in (ours[:15], ours[15:]):  # each falls due in its own round
        now += timedelta(seconds=30)
        states = [met(door.name, Health.BLOCKED, now, NINE) for _, (door,) in half]
        store.keep(Kept("listed", now, doors=states))
        unread.tell(store, states, [*ours, ("Elsewhere", [other])], ["olga"], now)
    assert len(store.notices.open("unread: ")) == 30
    assert letters(store) == [*(f"Notice {n} has not been read since 12 June 2025, 09:00 UTC" for n in range(3)), "advice.example: more and more cannot be read"]
    after(store, now, [other], met("listed.else", Health.BLOCKED, now, NINE), label="Elsewhere")
    assert letters(store)[4:] == ["Elsewhere has not been read since 12 June 2025, 09:00 UTC"]


def test_robots_txt_that_shuts_a_whole_list_is_no_letter_a_page(store) -> None:
    """A host forbids everything: the pages of the list are told as disallowed in a few letters, and all stand open."""
    store.save_recipient(Recipient("olga", "email", "olga@house.example"), [], NINE)
    after(store, NINE, known("els.feed"), met("els.feed", Health.OK, NINE, NINE))
    pages = [known(f"listed.n{n}") for n in range(12)]
    for one in (*pages, *pages):
        after(store, NINE + HOUR, one, met(one[0].name, Health.DISALLOWED, NINE + HOUR, NINE))
    assert len(store.notices.open("robots: ")) == 12
    assert letters(store) == [*(f"listed.n{n} is disallowed by robots.txt" for n in range(3)), "More and more is disallowed by robots.txt"]


def letters(store) -> list[str]:
    rows = store.lines.reading().execute("SELECT matter FROM deliveries WHERE matter IS NOT NULL ORDER BY id").fetchall()
    return [json.loads(row["matter"])["subject"] for row in rows]


@pytest.mark.parametrize(("hours", "silent"), [(13, []), (49, ["Ruritania has not been read since 12 June 2025, 09:00 UTC"])])
def test_what_is_asked_once_a_day_has_failed_only_after_two(store, hours: int, silent: list[str]) -> None:
    now = NINE + hours * HOUR
    after(store, now, known("els.feed"), met("els.feed", Health.OK, now, now))
    assert after(store, now, known("rur.page", every=86_400), met("rur.page", Health.BLOCKED, now, NINE)) == silent


def test_when_nothing_at_all_is_read_somebody_is_paged(store) -> None:
    """The name server is gone since nine: every site fails alike, and what is said is that nobody looks."""
    now = NINE + 7 * HOUR
    after(store, NINE, known("els.feed"), met("els.feed", Health.OK, NINE, NINE))
    after(store, now, known("rur.feed"), met("rur.feed", Health.UNREACHABLE, now, NINE))
    assert "Nothing at all has been read since 12 June 2025, 09:00 UTC" in [one.subject for one in store.notices.open("unread: ") if one.page]
    back = now + HOUR
    assert after(store, back, known("rur.feed"), met("rur.feed", Health.OK, back, back)) == []


def test_a_machine_that_wakes_before_its_network_pages_nobody(store) -> None:
    """The laptop slept since nine; its first look is a minute before the name server answers."""
    after(store, NINE, known("rur.feed"), met("rur.feed", Health.OK, NINE, NINE))

    def pages(hours: float) -> list[str]:
        now = NINE + hours * HOUR
        after(store, now, known("rur.feed"), replace(met("rur.feed", Health.UNREACHABLE, now, NINE), since=NINE + 20 * HOUR))
        return [one.subject for one in store.notices.open("unread: ") if one.page]

    assert pages(20) == []
    assert pages(20.3) == ["Nothing at all has been read since 12 June 2025, 09:00 UTC"]


def test_one_bad_look_at_what_is_asked_twice_a_day_pages_nobody(store) -> None:
    """All that is watched is a list of twice a day: six hours without a good read are its every day."""
    after(store, NINE, known("rur.list", every=43_200), met("rur.list", Health.OK, NINE, NINE))
    now = NINE + 12 * HOUR
    assert after(store, now, known("rur.list", every=43_200), met("rur.list", Health.SERVER_ERROR, now, NINE)) == []


def test_a_door_that_never_opened_says_so(store) -> None:
    now = NINE + 7 * HOUR
    state = replace(met("rur.feed", Health.NOT_FOUND, now, None), since=NINE)
    assert after(store, now, known("rur.feed"), state) == ["Ruritania could not be read yet"]


def test_what_robots_txt_shuts_is_told_at_once_and_not_again_by_the_hour(store) -> None:
    now = NINE + 7 * HOUR
    after(store, now, known("els.feed"), met("els.feed", Health.OK, now, now))
    assert after(store, now, known("rur.feed"), met("rur.feed", Health.DISALLOWED, now, NINE)) == []
    assert [one.subject for one in store.notices.open("robots: ")] == ["rur.feed is disallowed by robots.txt"]


def test_what_nobody_watches_any_more_is_no_trouble_any_more(store) -> None:
    """The operator takes a mission out of his list, and a page that robots.txt shuts: no pass would ever end what was told of them."""
    now = NINE + 7 * HOUR
    after(store, now, known("els.feed"), met("els.feed", Health.OK, now, now))
    after(store, now, known("rur.feed"), met("rur.feed", Health.BLOCKED, now, NINE))
    after(store, now, known("listed.om"), met("listed.om", Health.DISALLOWED, now, NINE))
    unread.let_go(store, {"els", "els.feed", "rur", "rur.feed"}, now)
    assert [one.key for one in store.notices.open()] == ["unread: rur.feed"]
    unread.let_go(store, {"els", "els.feed"}, now)
    assert store.notices.open() == []
