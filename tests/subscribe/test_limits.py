"""Requirement 40: nobody's mailbox is filled with our confirmations, and no network or crowd makes us a mailer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from monitor.subscribe.limits import granted, network
from tests.decide.told import NINE

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def asking(times: int, apart: timedelta, address: Callable[[int], str], peer: Callable[[int], str]) -> list[bool]:
    """So many requests, so long apart; whether each was granted a mail."""
    kept: list[tuple[str, datetime]] = []
    said = []
    for number in range(times):
        now = NINE + number * apart
        keys = address(number), peer(number)

        def count(key: str, within: timedelta, now: datetime = now) -> int:
            return sum(1 for one, at in kept if one == key and at > now - within)

        said.append(granted(*keys, count))
        if said[-1]:
            kept.extend((key, now) for key in (*keys, "all"))
    return said


@pytest.mark.parametrize(
    ("apart", "most"), [(timedelta(seconds=1), 4), (MINUTE, 11), (HOUR, 20)], ids=["at once", "every minute", "every hour"]
)
def test_40_one_address_is_mailed_so_often_whoever_asks(apart: timedelta, most: int) -> None:
    said = asking(22, apart, lambda _: "ann", lambda n: f"net {n}")
    assert said.index(False) == most and sum(said[: most + 1]) == most


def test_40_a_minute_later_one_may_ask_again() -> None:
    """Four in a minute are enough; whoever asks four times a minute, evenly, is never refused by that."""
    assert asking(8, timedelta(seconds=15.5), lambda _: "ann", lambda n: f"net {n}") == [True] * 8


@pytest.mark.parametrize(
    ("apart", "most"), [(timedelta(seconds=1), 20), (timedelta(seconds=30), 100), (timedelta(minutes=2), 400)], ids=["at once", "in an hour", "in a day"]
)
def test_40_one_network_asks_so_often_whomever_for(apart: timedelta, most: int) -> None:
    assert asking(most + 1, apart, lambda n: f"p{n}", lambda _: "net").index(False) == most


@pytest.mark.parametrize(("apart", "most"), [(timedelta(milliseconds=1), 300), (timedelta(seconds=0.5), 5_000)], ids=["in a minute", "in an hour"])
def test_40_all_together_ask_so_often(apart: timedelta, most: int) -> None:
    seen: dict[str, int] = {"all": 0}
    within = MINUTE if most == 300 else HOUR

    def count(key: str, span: timedelta) -> int:
        return seen.get(key, 0) if span == within else 0

    said = []
    for number in range(most + 1):
        said.append(granted(f"p{number}", f"net {number}", count))
        seen["all"] += 1
    assert said.index(False) == most


@pytest.mark.parametrize(
    ("peer", "known"),
    [
        ("203.0.113.7", "203.0.113.0/24"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/64"), ("testclient", "unknown"), ("", "unknown"),
    ],
)  # fmt: skip
def test_40_a_network_is_what_one_customer_owns(peer: str, known: str) -> None:
    assert network(peer) == known
