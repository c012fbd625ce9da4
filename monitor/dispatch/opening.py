"""A daemon whose house the machine does not let it open: it asks again every minute, and officers hear why."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

from monitor import notify, wire
from monitor.dispatch.distress import Distress
from monitor.refused import refused
from monitor.store.protocol import Store

_REST = 60.0  # seconds between two tries
_LONGER = "EXTEND_TIMEOUT_USEC=180000000"  # systemd waits three minutes more, each time (sd_notify(3))


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
