"""A daemon that cannot open its house waits for the machine; with a mistake begins as it last did; officers know."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

from monitor import logs, notify, wire
from monitor.deliver.plain import header
from monitor.dispatch import proven, relays
from monitor.dispatch.distress import Distress
from monitor.refused import refused
from monitor.store.codec import spoken, stamp
from monitor.store.notices import Notice
from monitor.store.sqlite import Store

_REST = 60.0  # seconds between two tries
_LONGER = "EXTEND_TIMEOUT_USEC=180000000"  # systemd waits three minutes more, each time (sd_notify(3))


_KEY, _SHOWN = "configuration", 5  # mistakes that a letter names
_GOES_ON = "It goes on as it last began: nothing that was changed since then counts. Mend it, and restart the daemon."
_VANISHED = (
    "expected the files with which the daemon last began, found none: put them back, or, to begin as delivered, remove"
    f" {proven.FOLDER} from the state folder"
)
Opened = Callable[[Path, Mapping[str, str]], wire.House]  # by the folder of a configuration, and the environment


def as_last(
    opened: Opened, config: Path, state: Path, environ: Mapping[str, str], clock: Callable[[], datetime]
) -> wire.House:
    """Open the house; where systemd starts it with a mistake again, as it last began, for nobody would be told else.

    Raises wire.Closed for the first start with that mistake, for whoever typed the command, and where no
    configuration is known that worked.
    """
    try:
        if proven.vanished(config, state):
            raise wire.Closed(f"{config}: {_VANISHED}")
        house = opened(config, environ)
    except wire.Closed as error:
        last = proven.instead(state, str(error)) if environ.get("NOTIFY_SOCKET") else None
        if last is None:
            raise
        try:
            house = opened(last, {"CREDENTIALS_DIRECTORY": str(config), **environ})
        except wire.Closed:
            raise error from None
        _tell(house, str(error).splitlines(), clock())
        return house
    try:
        proven.keep(config, state)
    except OSError as error:  # who could begin begins: the copy is for another day
        logs.warn("the configuration that works cannot be kept", folder=str(state), error=str(error))
    house.store.notices.end(_KEY, clock())
    relays.tell_rehearsed(house, clock())
    return house


def _tell(house: wire.House, mistakes: list[str], now: datetime) -> None:
    more = f"and {len(mistakes) - _SHOWN} more" if mistakes[_SHOWN:] else ""
    lines = (*(header(line) for line in (*mistakes[:_SHOWN], more) if line), _GOES_ON)
    subject, store = f"The configuration is not in force since {spoken(stamp(now))}: it has a mistake", house.store
    logs.fail(subject, why=" ".join(lines))
    if all(one.lines != lines for one in store.notices.open(_KEY)):
        store.notices.end(_KEY, now)
        notice = Notice(_KEY, subject, lines, page=True, where="/review")
        store.notices.give(notice, sorted(house.settings.routing.officers.readers), now)


def patiently(
    opened: Callable[[], wire.House],
    config: Path,
    state: Path,
    environ: Mapping[str, str],
    clock: Callable[[], datetime],
    rest: Callable[[float], None] = time.sleep,
) -> wire.House:
    """Open the house; what the machine refuses is raised at once to whoever typed the command, and waited for here.

    Started anew every five seconds by systemd nobody would know whether officers were told already.
    """
    distress: Distress | None = None
    while True:
        try:
            return opened()
        except (OSError, sqlite3.DatabaseError) as error:
            if not environ.get("NOTIFY_SOCKET") or not (why := refused(error, state)):
                raise
            distress = distress or Distress(_without_memory(config, state, environ))
            distress.met("open the house", error, clock())
        distress.cry(clock())
        notify.notify(environ, _LONGER, notify.status(why))
        rest(_REST)


def _without_memory(config: Path, state: Path, environ: Mapping[str, str]) -> wire.House:
    """The house as far as its configuration makes it: its database is what cannot be opened."""
    return wire.House(wire.read(config, environ), cast(Store, None), {}, state, None)
