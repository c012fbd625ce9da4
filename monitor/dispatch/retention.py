"""What nobody needs any more is forgotten by a reckoning of its own: a clock that runs ahead hurries it but little."""

from __future__ import annotations

from datetime import datetime, timedelta

from monitor import logs
from monitor.dispatch import returns
from monitor.store import copying
from monitor.store.codec import moment, stamp
from monitor.store.forgetting import Ages
from monitor.tend import unread
from monitor.wire import DATABASE, House

_REACHED = "forgot by"  # a note: the time by which was last forgotten
_HASTE = 6  # after a month of standing still, what is overdue is forgotten within days, and by a leap not in an hour


def forget(house: House, now: datetime) -> None:
    """Drop what nobody needs any more, by the ages of the configuration."""
    at, keys = reckoned(house, now), house.settings.privacy
    house.store.trips.forget((at - timedelta(days=keys.journeys_days)).date())
    house.store.contacts.forget(at - timedelta(days=keys.deliveries_days))
    days = (keys.unconfirmed_days, keys.ended_days, keys.bodies_days, keys.deliveries_days)
    gone = house.store.forgetting.forget(at, Ages(*(timedelta(days=each) for each in days)))
    copying.let_go(house.state / DATABASE, at)
    returns.let_go(house, at - timedelta(days=keys.bodies_days))
    if any(gone.values()):
        logs.say("forgot", **gone)
    doors = (door.name for publisher in house.publishers.values() for door in publisher.DOORS)
    unread.let_go(house.store, {*house.publishers, *doors, *house.listed}, now)


def reckoned(house: House, now: datetime) -> datetime:
    """The time by which to forget: the clock's, but a few turns of housekeeping after the last at most.

    What is sent, paused or seen by a wrong clock is put right; who was erased, and where somebody travels, is not.
    """
    last = house.store.note(_REACHED)
    turn = timedelta(seconds=house.settings.watch.housekeeping)
    at = min(now, moment(last) + _HASTE * turn) if last else now
    house.store.note(_REACHED, stamp(at))
    return at
