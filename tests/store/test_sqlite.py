"""The SQLite store keeps the contract."""

from __future__ import annotations

from pathlib import Path

from monitor.store.sqlite import Store

from .blank import blank_store
from .contract import EventsContract, PassesContract
from .contract_outbox import OutboxContract


class OnSqlite:
    def open(self, place: Path) -> Store:
        return blank_store(place / "state" / "monitor.db")


class TestPasses(OnSqlite, PassesContract):
    pass


class TestEvents(OnSqlite, EventsContract):
    pass


class TestOutbox(OnSqlite, OutboxContract):
    pass
