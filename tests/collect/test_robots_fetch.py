"""A page is asked only where its host's robots.txt allows it: once a day, remembered, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.robots_fetch import RobotsFetch
from monitor.model import Health

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
PAGE = Ask("https://www.ireland.ie/en/oman/", "text/html")
ROBOTS = "https://www.ireland.ie/robots.txt"


@dataclass
class Host:
    """A host with a robots.txt, and the memory of the house."""

    says: str | Trouble = "User-agent: *\nDisallow: /en/"
    etag: str = ""
    asked: list[Ask] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    def fetch(self, ask: Ask) -> Answer:
        self.asked.append(ask)
        said = self.says if ask.url.endswith("/robots.txt") else "<h1>Oman</h1>"
        if isinstance(said, Trouble):
            raise said
        same = bool(ask.etag) and ask.etag == self.etag
        return Answer(ask.url, not same, b"" if same else said.encode(), "", self.etag, "", 0.0, 0)

    def note(self, key: str, value: str | None) -> str | None:
        if value is not None:
            self.notes[key] = value
        return self.notes.get(key)

    def at(self, hours: float = 0) -> Callable[[Ask], Answer]:
        """Give what asks in a pass so many hours after nine."""
        return RobotsFetch(self.fetch, self.note, "AdvisoryMonitor", NINE + timedelta(hours=hours))

    def health(self, hours: float) -> Health:
        """Ask for the page; how that went."""
        try:
            self.at(hours)(PAGE)
        except Trouble as trouble:
            return trouble.health
        return Health.OK

    @property
    def urls(self) -> list[str]:
        return [ask.url for ask in self.asked]


def test_a_disallowed_page_is_not_asked_and_the_line_that_says_so_is_quoted():
    host = Host()
    with pytest.raises(Trouble) as caught:
        host.at()(PAGE)
    assert caught.value.health is Health.DISALLOWED
    assert "robots.txt of www.ireland.ie says 'Disallow: /en/' to AdvisoryMonitor" in caught.value.why
    assert host.urls == [ROBOTS]


def test_robots_txt_is_read_once_a_day_and_what_it_says_then_counts():
    host = Host("User-agent: *\nDisallow: /admin/", etag='"1"')
    assert [host.health(hour) for hour in (0, 1, 23.9)] == [Health.OK] * 3
    assert host.urls.count(ROBOTS) == 1
    assert host.health(24) is Health.OK
    assert host.asked[-2] == Ask(ROBOTS, "text/plain", etag='"1"')
    host.says, host.etag = "User-agent: *\nDisallow: /", '"2"'
    assert [host.health(hour) for hour in (47, 48)] == [Health.OK, Health.DISALLOWED]
    host.says, host.etag = "", '"3"'
    assert [host.health(hour) for hour in (71, 72)] == [Health.DISALLOWED, Health.OK]


def test_feeds_and_pages_whose_leave_we_have_are_asked_without_it():
    host = Host()
    host.at()(Ask("https://www.ireland.ie/en/feed/", "application/rss+xml, text/xml;q=0.9"))
    host.at()(Ask(PAGE.url, "text/html", robots=False))
    assert ROBOTS not in host.urls


@pytest.mark.parametrize("came", [Health.NOT_FOUND, Health.SOFT_404, Health.BLOCKED, Health.EMPTY, Health.REDIRECT])
def test_where_there_is_none_everything_is_allowed(came: Health):
    assert Host(Trouble(came, "expected 200, got 404")).health(0) is Health.OK


def test_one_that_cannot_be_read_is_not_checked_and_not_guessed_and_tried_again_after_ten_minutes():
    host = Host(Trouble(Health.SERVER_ERROR, f"expected 200 from {ROBOTS}, got 503"))
    with pytest.raises(Trouble, match="which says whether we may ask") as caught:
        host.at()(PAGE)
    assert caught.value.health is Health.SERVER_ERROR
    assert "503" in caught.value.why
    assert host.health(0.1) is Health.SERVER_ERROR
    assert host.urls == [ROBOTS]
    host.says = ""
    assert host.health(0.2) is Health.OK


def test_the_last_good_one_counts_for_thirty_days_while_no_other_can_be_read():
    host = Host("User-agent: *\nDisallow: /admin/")
    assert host.health(0) is Health.OK
    host.says = Trouble(Health.UNREACHABLE, f"expected an answer from {ROBOTS}, got none")
    assert [host.health(24 * day) for day in (1, 15, 29.9, 30)] == [Health.OK, Health.OK, Health.OK, Health.UNREACHABLE]


def test_a_crawl_delay_goes_with_every_page_of_its_host():
    host = Host("User-agent: *\nCrawl-delay: 7")
    ask = host.at()
    ask(PAGE)
    ask(Ask("https://www.ireland.ie/en/peru/", "text/html"))
    assert [one.rest for one in host.asked] == [None, 7.0, 7.0]


def test_pages_of_one_host_asked_side_by_side_read_it_once():
    host = Host("")
    ask = host.at()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, [PAGE] * 40))
    assert host.urls.count(ROBOTS) == 1
    assert host.urls.count(PAGE.url) == 40
