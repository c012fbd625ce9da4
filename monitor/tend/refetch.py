"""Lists of journeys behind an address are read again each day; one that fails, or empties, never removes anybody."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from monitor.model.endpoint import Refused
from monitor.model.routing import Trip
from monitor.reach.call import Call, Lost, NotSent, Reply
from monitor.reach.ways import Ways
from monitor.speak.tongue import plural
from monitor.store.calendars import Calendar
from monitor.store.sqlite import Store
from monitor.tend import roster
from monitor.vault import Locked, Vault

EVERY = timedelta(hours=24)
AGAIN = timedelta(hours=2)  # after a failure
LARGEST = 1_000_000  # octets of a list
_WANTED = "text/calendar, application/json, text/csv"
_YESTERDAY = timedelta(days=2)  # a day ends last at UTC-12
_FEW = 4  # of fewer journeys each may vanish without being asked about, the last one excepted


class _Unread(Exception):
    """Why a calendar was not taken."""


@dataclass(frozen=True)
class Refetch:
    """The calendars of a house, with what it takes to open and reach them."""

    store: Store
    open_vault: Callable[[], Vault]
    call: Call
    ways: Ways

    def add(self, tenant: int, source: str, address: str, who: str, at: datetime) -> Calendar:
        """Keep an address, sealed, and read it at once; raises Refused for one that may not be asked, Locked."""
        if address.startswith("webcal://"):  # what calendar programs write for https
            address = "https" + address.removeprefix("webcal")
        if wrong := self.ways.refused(address):
            raise Refused(wrong)
        id_, host = f"cal{secrets.token_hex(8)}", urlsplit(address).hostname or ""
        one = Calendar(id_, tenant, source, host, self.open_vault().seal(f"{id_}.address", address), at)
        self.store.calendars.keep(one, who, at)
        return self.read(one, who, at)

    def go_round(self, at: datetime, stop: Callable[[], bool] = lambda: False) -> list[Calendar]:
        """Read every calendar whose rest is over; returns them as they stand now."""
        due = [one for one in self.store.calendars.all() if _due(one, at)]
        return [self.read(one, f"calendar:{one.id}", at) for one in due if not stop()]

    def read(self, one: Calendar, who: str, at: datetime, sure: bool = False) -> Calendar:
        """Read one now, take in what it holds or note why not; `sure` takes it even where many would vanish."""
        try:
            reply = self._asked(one)
            if reply.status != 304:
                trips = _read(reply)
                gone = self.store.trips.differ(one.tenant, one.source, trips).removed
                if not sure and (why_not := implausible(gone, self._known(one), at)):
                    raise _Unread(f"{why_not}: none did, until somebody says that this is right")
                self.store.trips.replace(one.tenant, one.source, trips, who, at)
            etag, modified = (one.etag, one.modified) if reply.status == 304 else (reply.etag, reply.modified)
            self.store.calendars.well(one.id, at, etag, modified)
        except (_Unread, Locked, NotSent, Lost) as why:
            self.store.calendars.ill(one.id, at, str(why))
        return self.store.calendars.find(one.tenant, one.source) or one

    def reseal(self, vault: Vault) -> int:
        """Seal every address with the vault's current key; how many were sealed with an older one."""
        stale = [one for one in self.store.calendars.all() if vault.stale(one.address)]
        for one in stale:
            about = f"{one.id}.address"
            self.store.calendars.reseal(one.id, vault.seal(about, vault.open(about, one.address)))
        return len(stale)

    def _asked(self, one: Calendar) -> Reply:
        address = self.open_vault().open(f"{one.id}.address", one.address)
        asked = {"If-None-Match": one.etag, "If-Modified-Since": one.modified}
        headers = {"Accept": _WANTED, **{name: value for name, value in asked.items() if value}}
        reply = self.call("GET", address, b"", headers)
        if reply.status == 304 and (one.etag or one.modified):
            return reply
        if reply.status != 200:
            raise _Unread(f"expected a calendar, got status {reply.status}")
        if not reply.whole:
            raise _Unread(f"expected a whole calendar of at most {LARGEST:,} octets, got a part of one")
        return reply

    def _known(self, one: Calendar) -> int:
        """How many journeys of the list there are, over or not."""
        return self.store.trips.lists(one.tenant).get(one.source, 0)


def _due(one: Calendar, at: datetime) -> bool:
    rest = AGAIN if one.trouble else EVERY
    return one.tried_at is None or at - one.tried_at >= rest


def _read(reply: Reply) -> tuple[Trip, ...]:
    found = roster.read(reply.body, roster.kind_of("", reply.body))
    if found.mistakes:
        more = f" (and {len(found.mistakes) - 1} more)" if len(found.mistakes) > 1 else ""
        raise _Unread(f"{found.mistakes[0]}{more}")
    return found.trips


def implausible(removed: tuple[Trip, ...], known: int, at: datetime) -> str:
    """Say how many of a list's `known` journeys would vanish whose people are away or about to leave; "": not many."""
    today = (at - _YESTERDAY).date()
    gone = sum(1 for trip in removed if trip.end is None or trip.end >= today)
    many = gone and (len(removed) == known or (known >= _FEW and gone * 2 > known))
    return f"{gone} of {plural(known, 'journey')} would vanish" if many else ""
