"""Whoever must know that something is wrong is told beside sending: no alert waits for a pager that does not answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from monitor.alone import alone
from monitor.dispatch import office, owners, rounds
from monitor.wire import House


def tell(house: House, clock: Callable[[], datetime], stop: Callable[[], bool] = lambda: False) -> None:
    """Page officers, and write to owners of endpoints that switched themselves off. One process at a time."""
    with alone(house.state / "tell.lock") as free:
        if free:
            rounds.page(house, clock(), stop)
            owners.end(house.store, clock())
        if free and not stop() and house.store.endpoints.untold():
            desk, officers = office.office(house, clock), sorted(house.settings.routing.officers.readers)
            with closing(desk.ways["email"].open()) as mail:
                owners.tell(house.store, mail, desk.desk, desk.clock, officers)


def send(house: House, clock: Callable[[], datetime]) -> dict[str, int]:
    """Send what is due, then tell what is wrong: above all that sending came to grief."""
    try:
        return office.post(house, clock)
    finally:
        tell(house, clock)
