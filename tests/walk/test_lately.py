"""A page that waits is looked at every few minutes, and read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from monitor.collect.markup import fingerprint
from monitor.collect.source import Door, Listing, Unreadable
from monitor.model import Health, Part, Reading
from monitor.walk.illegible import viewed
from monitor.walk.lately import Lately

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Land:
    """A publisher whose reader counts how often it is asked."""

    asked: list[str] = field(default_factory=list)

    def read(self, part: Part, now: datetime) -> Reading:
        self.asked.append(part.key)
        if part.raw == b"<wall>":
            raise Unreadable(Health.UNREADABLE, "expected an advisory, got a wall")
        text = part.raw.decode()
        return Reading("xx.page", "XX", ("XX",), "Testland", "", part.url, part.sha256, 2, now.date(), text)

    def door(self) -> Door:
        return Door("xx.page", "https://xx.example", lambda body, url: Listing(()), self.read)


def page(said: str, key: str = "xx") -> Part:
    return Part(key, said.encode(), fingerprint(said), "https://xx.example/xx")


def test_a_page_is_read_once_a_day_and_what_it_says_anew_at_once() -> None:
    land, lately = Land(), Lately()
    door = land.door()
    first = lately.view(door, page("Take care."), NOON, viewed)
    assert lately.view(door, page("Take care."), NOON + HOUR, viewed) is first
    assert lately.view(door, page("Do not travel."), NOON + HOUR, viewed).reading.text == "Do not travel."
    assert len(land.asked) == 2
    later = lately.view(door, page("Take care."), NOON + 24 * HOUR, viewed)
    assert later.reading.published_on == NOON.date() + timedelta(days=1), "a day that has not come yet is told by the clock"


def test_another_reader_of_the_same_bytes_and_another_address_are_asked_themselves() -> None:
    here, there, lately = Land(), Land(), Lately()
    for land in (here, there):
        lately.view(land.door(), page("Take care."), NOON, viewed)
    lately.view(here.door(), page("Take care.", "yy"), NOON, viewed)
    assert (here.asked, there.asked) == (["xx", "yy"], ["xx"])


def test_a_page_that_cannot_be_read_says_so_each_time() -> None:
    land, lately = Land(), Lately()
    for _ in range(2):
        with pytest.raises(Unreadable, match="a wall"):
            lately.view(land.door(), page("<wall>"), NOON, viewed)


def test_what_was_not_asked_for_the_longest_is_let_go() -> None:
    land, lately = Land(), Lately(letters=4_000)
    door = land.door()
    for key in ("a", "b", "c", "a", "d", "a", "b"):  # three have room
        lately.view(door, page("Take care.", key), NOON, viewed)
    assert land.asked == ["a", "b", "c", "d", "b"]
