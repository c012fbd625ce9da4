"""Rows of lists that cannot be read: officers hear of each once, in its own words, and it is over when it is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from monitor.model import DoorState
from monitor.store.codec import spoken, stamp
from monitor.store.illegible import LATELY, rows
from monitor.store.notices import Notice
from monitor.tend import several

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

_KEY = "row: "


def tell(store: Store, met: Collection[DoorState], officers: Collection[str], now: datetime) -> None:
    """Look, after a pass that met these doors, at the rows they could not read."""
    for state in met:
        open_ = {notice.key: notice.at for notice in store.notices.open(f"{_KEY}{state.door}: ")}
        found = {notice.key: notice for notice in _found(store, state.door, now)}
        for key in open_.keys() - found.keys():
            store.notices.end(key, now)
        new = [notice for key, notice in found.items() if key not in open_]
        lately = sum(1 for at in open_.values() if at and now - at < several.LATELY)
        more = f"{state.door}: more and more rows cannot be read"
        several.written(store, f"{_KEY}{state.door}: more", more, new, lately, officers, now)


def _found(store: Store, door: str, now: datetime) -> Iterator[Notice]:
    for row in rows(store, door):
        if now - row.seen < LATELY:
            key = f"{_KEY}{door}: {sha256(row.why.encode()).hexdigest()[:12]}"
            subject = f"A row of {door} cannot be read since {spoken(stamp(row.since))}"
            yield Notice(key, subject, (f"{row.why}.", several.WHY), where="/sources")
