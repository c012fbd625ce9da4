"""A great many people, put into the tables at once: what the benches and the crash test send to."""

from __future__ import annotations

from dataclasses import replace

from monitor.store.codec import stamp
from monitor.store.deciders import Deciders
from monitor.store.sqlite import Store
from tests.store.stories import NINE, at, event, kept

PLAIN = Deciders(lambda _event: True, lambda _event, _pairs: [])
_PEOPLE = """INSERT INTO recipients (id, name, origin, channel, address, address_key, state, created_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
    SELECT i, 'mail:' || i, 'subscriber', 'email', 'p' || i || '@x.example', 'key' || i, 'active', :at FROM n"""


def gather(store: Store, many: int) -> None:
    """Let so many people follow Iraq."""
    with store.lines.writing() as conn:
        conn.execute(_PEOPLE, {"many": many, "at": stamp(NINE)})
        conn.execute("INSERT INTO rules (recipient, created_at, countries) SELECT id, created_at, '[\"IQ\"]' FROM recipients")
        conn.execute("INSERT INTO follows SELECT 'IQ', id FROM rules")


def tell(store: Store, events: int = 1) -> None:
    """Let so many things happen in Iraq, one a minute from nine on, each on a page of its own."""
    told = [replace(event(f"e{n}"), destination=f"page{n}", detected_at=at(0)) for n in range(events)]
    store.keep(kept(events=told))
