"""Lists whose address leads to another domain: what comes is believed, and officers are told who answers now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.collect.knock import Knock
from monitor.model import DoorState
from monitor.store.notices import Notice
from monitor.tend import several

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

KEY = "elsewhere: "
_NOTE = "elsewhere "  # a note a door: the host of another domain that answered last for its address


def noted(store: Store, knocks: Iterable[Knock]) -> dict[str, str]:
    """Write down, as notes to keep, where addresses lead, if that changed."""
    found = {f"{_NOTE}{one.door.name}": one.led for one in knocks if one.led is not None}
    return {name: host for name, host in found.items() if host != (store.note(name) or "")}


def tell(store: Store, doors: Iterable[DoorState], officers: Collection[str], now: datetime) -> None:
    """Tell of each of these doors that newly leads elsewhere; end what was told of those that do not any more."""
    open_ = {notice.key: notice for notice in store.notices.open(KEY)}
    new: list[Notice] = []
    for state in doors:
        known = [key for key in open_ if key.startswith(f"{KEY}{state.door}: ")]
        host = store.note(f"{_NOTE}{state.door}")
        key = f"{KEY}{state.door}: {host}"
        new += [_notice(key, state.door, host)] if host and key not in open_ else []
        for old in known:
            if not host or old != key:
                store.notices.end(old, now)
    lately = sum(one.at is not None and now - one.at < several.LATELY for one in open_.values())
    several.written(store, f"{KEY}more", "More and more addresses lead to other domains", new, lately, officers, now)


def _notice(key: str, door: str, host: str) -> Notice:
    lines = (
        f"{host} answers for its address, by a redirect; what it says is believed as before.",
        "If the publisher did not move there, somebody else speaks in its name: take the door out until you know.",
        "If it did, the address in its reader may follow.",
    )
    return Notice(key, f"{door} leads to {host}", lines, where="/sources")
