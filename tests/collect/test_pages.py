"""A round over pages: each is asked for at its addresses in turn, and who bids us slow down is heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.knock import untried
from monitor.collect.pages import Pages, ask_pages
from monitor.collect.source import Door, Listing
from monitor.model import Health, Part, Reading

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)
PLACES = ("iraq", "mali", "oman")
SLOW, GONE = Trouble(Health.RATE_LIMITED, "429"), Trouble(Health.NOT_FOUND, "404")


def door() -> Door:
    def whole(body: bytes, url: str) -> Listing:
        return Listing((Part(url, body, f"{len(url):064x}", url),))

    def unread(part: Part, at: datetime) -> Reading:
        raise AssertionError(f"a round asks and does not read: {part.url}")

    return Door("x.page", "https://x.example/", whole, unread, register=False)


def asked(said: dict[str, Trouble], resume_at: datetime | None = None) -> tuple[list[str], Pages]:
    """Ask for three pages, each of a new and an old address; what answers with no trouble answers with a page."""
    visits: list[str] = []

    def fetch(ask: Ask) -> Answer:
        visits.append(ask.url)
        if trouble := said.get(ask.url):
            raise trouble
        return Answer(ask.url, True, b"a page", "text/html", "", "", 0.1, 6)

    urls = {place: (f"new/{place}", f"old/{place}") for place in PLACES}
    before = replace(untried(door()), resume_at=resume_at)
    return visits, ask_pages(fetch, door(), before, urls, NINE, lambda *_: None)


def test_a_page_that_moved_is_asked_for_at_its_old_address() -> None:
    visits, pages = asked({"new/mali": GONE})
    assert visits == ["new/iraq", "new/mali", "old/mali", "new/oman"]
    assert len(pages.parts) == 3 and pages.failed == {} and pages.state and pages.state.health is Health.OK


@pytest.mark.parametrize("old", [{}, {"old/mali": GONE}], ids=["its old address would answer", "its old address is gone"])
def test_who_bids_us_slow_down_is_asked_for_nothing_more_in_the_round(old: dict[str, Trouble]) -> None:
    """Asked on at the other address, a busy site takes two requests a page of us for a whole round, and then shuts us out."""
    visits, pages = asked({"new/mali": SLOW, **old})
    assert visits == ["new/iraq", "new/mali"]
    assert pages.failed == {"mali": (Health.RATE_LIMITED, "429")} and pages.asked == {"iraq", "mali"}


def test_a_site_that_names_when_to_come_back_is_left_alone_until_then() -> None:
    """Retry-After counts for pages as for lists; that of one page's own trouble is none of its sisters'."""
    _, pages = asked({"new/mali": Trouble(Health.RATE_LIMITED, "429", 7_200)})
    assert pages.state and pages.state.resume_at == NINE + timedelta(hours=2)
    visits, none = asked({}, pages.state.resume_at)
    assert (visits, none) == ([], Pages((), None))
    _, again = asked({}, NINE)
    assert again.state and again.state.resume_at is None
    one = Trouble(Health.SERVER_ERROR, "503", 7_200)
    _, some = asked({"new/oman": one, "old/oman": one})
    _, all_ = asked({f"{age}/{place}": one for age in ("new", "old") for place in PLACES})
    assert some.state and some.state.resume_at is None and all_.state and all_.state.resume_at


def test_a_round_says_which_pages_answered_from_another_domain_read_or_not() -> None:
    def fetch(ask: Ask) -> Answer:
        at = "https://x-gov.example/" if ask.url.endswith("mali") else ""
        return Answer(ask.url, True, b"a page", "text/html", "", "", 0.1, 6, at)

    def shut(body: bytes, url: str) -> Listing:
        raise ValueError("expected advice")

    urls = {place: (f"https://www.x.example/{place}",) for place in PLACES}
    for page in (door(), replace(door(), split=shut)):
        led = ask_pages(fetch, page, untried(page), urls, NINE, lambda *_: None).led
        assert led == {"iraq": "", "mali": "x-gov.example", "oman": ""}
