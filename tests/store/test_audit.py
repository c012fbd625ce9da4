"""Whatever somebody decides is written down in a chain no hand can change unseen (requirement 87)."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest

from monitor.store.audit import Deed

from .test_sqlite_tampering import tamper

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)
RELEASED = Deed("officer:7", "storm.release", "storm:3", "held", "released", "r-1")


def test_87_a_deed_is_found_by_what_it_was_done_to(store):
    store.audit.note(RELEASED, NINE)
    store.audit.note(Deed("operator", "silence.add", "silence:1"), NINE)
    (row,) = store.audit.rows(subject="storm:3")
    assert (row.seq, row.at, row.deed) == (1, NINE, RELEASED)
    assert [row.deed.what for row in store.audit.rows()] == ["storm.release", "silence.add"]
    assert store.verify().broken_at is None


@pytest.mark.parametrize("statement", ["UPDATE audit SET body = '{}'", "DELETE FROM audit"])
def test_87_the_triggers_stop_a_hand(store, statement):
    store.audit.note(RELEASED, NINE)
    with pytest.raises(sqlite3.IntegrityError, match="the audit st"), store.lines.writing() as conn:
        conn.execute(statement)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE audit SET body = replace(body, 'officer:7', 'nobody') WHERE seq = 1", "audit row 1"),
        ("DELETE FROM audit WHERE seq = 2", "audit row 2"),
        ("DELETE FROM audit WHERE seq = 3", "audit row 3"),
        ("DELETE FROM audit", "audit row 1"),
        ("DELETE FROM audit_head", "audit row 4"),
    ],
)
def test_87_verify_finds_what_was_done_without_the_triggers(store, path, statement, where):
    for _ in range(3):
        store.audit.note(RELEASED, NINE)
    tamper(path, statement)
    assert store.verify().broken_at == where
