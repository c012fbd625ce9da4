"""Lists and pages that lead to another domain: what comes is believed, and officers are told who answers now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.collect.knock import Knock
from monitor.model import DoorState
from monitor.store.notices import Notice
from monitor.tend import several

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

KEY = "elsewhere: "
_NOTE = "elsewhere "  # a note a door: the host of another domain that answered last for it, a line for each page
_SHOWN = 5  # pages that a letter names


def noted(store: Store, knocks: Iterable[Knock], own: Collection[str] = ()) -> dict[str, str]:
    """Write down, as notes to keep, where addresses lead, if that changed; hosts of the publisher's own are home."""
    led = {one.door.name: one.led for one in knocks if one.led is not None}
    found = {f"{_NOTE}{door}": "" if host in own else host for door, host in led.items()}
    return {name: host for name, host in found.items() if host != (store.note(name) or "")}


def followed(store: Store, door: str, led: Mapping[str, str], own: Collection[str] = ()) -> dict[str, str]:
    """Write down, as a note to keep, which destinations' pages lead where, if that changed; who was not asked stays."""
    old = _led(store, door)
    new = {destination: host for destination, host in {**old, **led}.items() if host and host not in own}
    lines = (f"{host} {destination}" for destination, host in sorted(new.items()))
    return {f"{_NOTE}{door}": "\n".join(lines)} if new != old else {}


def _led(store: Store, door: str) -> dict[str, str]:
    """The hosts that answer for a door, by destination; the one that answers for a list by ""."""
    lines = (line.partition(" ") for line in (store.note(f"{_NOTE}{door}") or "").splitlines())
    return {destination: host for host, _, destination in lines}


def tell(store: Store, doors: Iterable[DoorState], officers: Collection[str], now: datetime) -> None:
    """Tell of each of these doors that newly leads elsewhere; end what was told of those that do not any more."""
    open_ = {notice.key: notice for notice in store.notices.open(KEY)}
    new: list[Notice] = []
    for state in doors:
        led = _led(store, state.door)
        found = {f"{KEY}{state.door}: {host}": host for host in led.values()}
        new += [_notice(key, state.door, host, led) for key, host in found.items() if key not in open_]
        for key in open_:
            if key.startswith(f"{KEY}{state.door}: ") and key not in found:
                store.notices.end(key, now)
    lately = sum(one.at is not None and now - one.at < several.LATELY for one in open_.values())
    several.written(store, f"{KEY}more", "More and more addresses lead to other domains", new, lately, officers, now)


def _notice(key: str, door: str, host: str, led: Mapping[str, str]) -> Notice:
    pages = sorted(destination for destination, at in led.items() if destination and at == host)
    more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    whose = f"the pages of {', '.join(pages[:_SHOWN])}{more}" if pages else "its address"
    lines = (
        f"{host} answers for {whose}, by a redirect; what it says is believed as before.",
        "If the publisher did not move there, somebody else speaks in its name: take the door out until you know.",
        "If it did, the address in its reader may follow.",
    )
    return Notice(key, f"{door} leads to {host}", lines, where="/sources")
