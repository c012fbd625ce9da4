"""Requirement 73: a company's calendar is read again each day by its address, and nobody falls off the list in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from monitor import vault
from monitor.reach.call import Caller
from monitor.reach.ways import Ways
from monitor.store.sqlite import Store
from monitor.tend.refetch import LARGEST, Refetch
from tests.reach.doors import door
from tests.store.stories import NINE

INSIDE = Ways(http=True, inside=frozenset({"127.0.0.1"}))
DAY = timedelta(days=1)


def ics(*people: str, start: int = 1) -> bytes:
    day = (NINE + start * DAY).strftime("%Y%m%d")
    events = [
        f"BEGIN:VEVENT\r\nUID:{who}-1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:{who}\r\nLOCATION:Almaty\\, Kazakhstan\r\nEND:VEVENT\r\n"
        for who in people
    ]
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode()


@dataclass
class Feed:
    """A calendar on a server: its body and status, and the conditions it was asked under."""

    body: bytes = b""
    status: int = 200
    etag: str = '"one"'
    asked: list[str] = field(default_factory=list)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        condition = request.headers.get("If-None-Match", "")
        self.asked.append(condition)
        same = self.status == 200 and condition == self.etag
        body = b"" if same else self.body
        request.send_response(304 if same else self.status)
        request.send_header("ETag", self.etag)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


@pytest.fixture
def reader(store: Store) -> Iterator[Refetch]:
    keys, call = vault.from_text("k1:" + "A" * 43 + "="), Caller("test", INSIDE, deadline=5)
    yield Refetch(store, lambda: keys, call.reading(LARGEST), INSIDE)
    call.close()


def names(store: Store, tenant: int) -> list[str]:
    return sorted(one.name for one in store.trips.all(tenant))


def test_73_a_calendar_is_read_each_day_and_asked_only_whether_it_moved(store: Store, reader: Refetch) -> None:
    """Ann stands in it on Monday; on Tuesday nothing moved; on Wednesday Bo is there as well."""
    tenant, feed = store.trips.tenant("Acme", NINE), Feed(ics("Ann", "Cy"))
    assert tenant
    with door(feed.answer) as (port, _):
        added = reader.add(tenant, "hr", f"http://127.0.0.1:{port}/secret-path.ics", "ada", NINE)
        assert (added.trouble, names(store, tenant)) == ("", ["Ann", "Cy"])
        assert reader.go_round(NINE + DAY / 2) == []
        assert [one.good_at for one in reader.go_round(NINE + DAY)] == [NINE + DAY]
        feed.body, feed.etag = ics("Ann", "Bo", "Cy"), '"two"'
        reader.go_round(NINE + 2 * DAY)
    assert feed.asked == ["", '"one"', '"one"']
    assert names(store, tenant) == ["Ann", "Bo", "Cy"]
    assert "secret-path" not in "\n".join(store.lines.reading().iterdump())


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, ics(), "2 of 2 journeys would vanish"),
        (200, b"", "expected a first line that names traveller"),
        (200, b"<html>Please log in</html>", "expected a first line that names traveller"),
        (200, ics("Ann").replace(b"Kazakhstan", b"Ruritania"), "expected one country"),
        (200, ics("Ann", "Bo", "Cy").replace(b"Kazakhstan", b"Ruritania"), "(and 2 more)"),
        (404, b"gone", "status 404"),
        (302, b"", "status 302"),
        (200, b"BEGIN:VCALENDAR\r\n" + b"X" * (LARGEST + 10), "a whole calendar"),
    ],
)
def test_73_what_comes_empty_or_unreadable_removes_nobody(store: Store, reader: Refetch, status: int, body: bytes, said: str) -> None:
    """The desk reads since when it was not refreshed; it is tried again in two hours, and asked for whole."""
    tenant, feed = store.trips.tenant("Acme", NINE), Feed(ics("Ann", "Bo"))
    assert tenant
    with door(feed.answer) as (port, _):
        reader.add(tenant, "hr", f"http://127.0.0.1:{port}/", "ada", NINE)
        feed.status, feed.body, feed.etag = status, body, '"two"'
        ill = reader.go_round(NINE + DAY)[0]
        assert said in ill.trouble
        assert (ill.good_at, names(store, tenant)) == (NINE, ["Ann", "Bo"])
        assert reader.go_round(NINE + DAY + timedelta(hours=1)) == []
        feed.status, feed.body = 200, ics("Ann", "Bo", "Cy")
        assert reader.go_round(NINE + DAY + timedelta(hours=2))[0].trouble == ""
    assert feed.asked[-1] == ""
    assert names(store, tenant) == ["Ann", "Bo", "Cy"]


def test_73_most_of_a_list_vanishes_only_when_somebody_says_that_this_is_right(store: Store, reader: Refetch) -> None:
    tenant, feed = store.trips.tenant("Acme", NINE), Feed(ics("Ann", "Bo", "Cy", "Di"))
    assert tenant
    with door(feed.answer) as (port, _):
        reader.add(tenant, "hr", f"http://127.0.0.1:{port}/", "ada", NINE)
        feed.body, feed.etag = ics("Ann"), '"two"'
        ill = reader.go_round(NINE + DAY)[0]
        assert "3 of 4 journeys would vanish" in ill.trouble
        assert len(names(store, tenant)) == 4
        assert reader.read(ill, "ada", NINE + DAY, sure=True).trouble == ""
    assert names(store, tenant) == ["Ann"]


def test_73_once_told_to_stop_no_further_calendar_is_read(store: Store, reader: Refetch) -> None:
    tenant, feed = store.trips.tenant("Acme", NINE), Feed(ics("Ann"))
    assert tenant
    with door(feed.answer) as (port, _):
        for source in ("hr", "sales"):
            reader.add(tenant, source, f"http://127.0.0.1:{port}/{source}", "ada", NINE)
        assert len(reader.go_round(NINE + DAY, lambda: len(feed.asked) > 2)) == 1
    assert len(feed.asked) == 3


def test_73_journeys_that_are_over_may_leave_a_calendar(store: Store, reader: Refetch) -> None:
    tenant = store.trips.tenant("Acme", NINE)
    assert tenant
    past = ics("Ann", "Bo", "Cy", start=-30).replace(b"SUMMARY", b"DTEND;VALUE=DATE:20250601\r\nSUMMARY")
    with door((feed := Feed(past)).answer) as (port, _):
        reader.add(tenant, "hr", f"http://127.0.0.1:{port}/", "ada", NINE)
        feed.body, feed.etag = ics(), '"two"'
        assert reader.go_round(NINE + DAY)[0].trouble == ""
    assert names(store, tenant) == []


def test_81_a_calendar_is_sealed_with_the_new_key_when_keys_change(store: Store, reader: Refetch) -> None:
    tenant = store.trips.tenant("Acme", NINE)
    assert tenant
    with door(Feed(ics("Ann")).answer) as (port, _):
        reader.add(tenant, "hr", f"http://127.0.0.1:{port}/", "ada", NINE)
        both = vault.from_text("k2:" + "B" * 42 + "A= k1:" + "A" * 43 + "=")
        assert (reader.reseal(both), reader.reseal(both)) == (1, 0)
        fresh = Refetch(store, lambda: vault.from_text("k2:" + "B" * 42 + "A="), reader.call, INSIDE)
        assert fresh.go_round(NINE + DAY)[0].trouble == ""


def test_77_an_address_inside_is_not_asked(store: Store, reader: Refetch) -> None:
    from monitor.model.endpoint import Refused

    tenant = store.trips.tenant("Acme", NINE)
    assert tenant
    outside = Refetch(store, reader.open_vault, Caller("test", Ways(ports=frozenset({443}))), Ways(ports=frozenset({443})))
    for address in ("http://example.org/a.ics", "https://169.254.169.254/latest", "https://user:word@example.org/", "file:///etc/passwd"):
        with pytest.raises(Refused):
            outside.add(tenant, "hr", address, "ada", NINE)
    assert store.calendars.of(tenant) == []
