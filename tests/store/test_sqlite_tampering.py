"""A hand at the file is stopped by the triggers, and without them found by `verify`."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from monitor.store.pages import DamagedPageError
from monitor.store.sqlite import open_store

from .stories import kept, part, whole_pass


def tamper(path: Path, *statements: str) -> None:
    """Do what a hand at the file could do: away with the triggers, then the statements."""
    conn = sqlite3.connect(path)
    triggers = conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for statement in (*(f"DROP TRIGGER {name}" for (name,) in triggers), *statements):
        conn.execute(statement)
    conn.commit()
    conn.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET hash = replace(hash, '0', '1')",
        "DELETE FROM ledger",
        "INSERT OR REPLACE INTO ledger (seq, body, prev, hash) SELECT 1, body, prev, hash FROM ledger WHERE seq = 2",
        "DELETE FROM pages",
        "UPDATE pages SET door = 'other'",
    ],
)
def test_events_and_pages_cannot_be_changed_while_the_triggers_stand(store, statement):
    store.keep(whole_pass(1))
    with (
        pytest.raises(sqlite3.IntegrityError, match=r"stand for ever|stay as they|are kept for ever"),
        store.lines.writing() as conn,
    ):
        conn.execute("DELETE FROM attempts")
        conn.execute(statement)
    assert store.verify().broken_at is None


@pytest.mark.parametrize(
    ("statement", "where", "why"),
    [
        ("UPDATE ledger SET body = replace(body, 'Level 4', 'Level 3') WHERE seq = 3", "ledger row 3", "body"),
        ("UPDATE ledger SET body = replace(body, 'us_state.api', 'x') WHERE seq = 7", "ledger row 7", "body"),
        ("DELETE FROM ledger WHERE seq = 2", "ledger row 2", "missing: the next row is 3"),
        ("DELETE FROM ledger WHERE seq = 7", "ledger row 7", "ends after 6 rows, its head says 7"),
        ("DELETE FROM ledger", "ledger row 1", "ends after 0 rows"),
        ("UPDATE ledger SET prev = hash WHERE seq = 5", "ledger row 5", "does not follow"),
        ("DELETE FROM head", "ledger row 8", "no record"),
        ("DELETE FROM deliveries WHERE id = 1", "attempts row 1", "a row of deliveries"),
    ],
)
def test_a_tampering_hand_is_found_where_it_touched(store, path, statement, where, why):
    store.keep(whole_pass(1))
    with store.lines.writing() as conn:
        conn.execute("INSERT INTO attempts VALUES (1, 1, 'd', 't', 't', 'sent', '', '', '', 250, '', '')")
    tamper(path, statement)
    link = store.verify()
    assert link.broken_at == where
    assert why in link.why


def test_an_event_slipped_in_with_a_hash_of_its_own_is_found(store, path):
    store.keep(whole_pass(1))
    tamper(
        path,
        "INSERT INTO ledger (seq, body, prev, hash) SELECT 8, replace(body, 'p1e5', 'fake'), "
        "(SELECT hash FROM ledger WHERE seq = 7), replace(hash, 'a', 'b') FROM ledger WHERE seq = 6",
    )
    assert store.verify().broken_at == "ledger row 8"


@pytest.mark.parametrize(
    "flip",
    [
        "UPDATE pages SET body = substr(body, 1, 20) || x'00' || substr(body, 22)",
        "UPDATE pages SET body = x''",
        "UPDATE pages SET codec = 'raw'",
        "UPDATE pages SET length = 3",
    ],
)
def test_a_page_whose_bytes_no_longer_match_is_neither_read_nor_passed_over(store, path, flip):
    page = part(bytes(range(250)) * 9)
    store.keep(kept(pages=[(page, "rss")]))
    tamper(path, flip)
    with pytest.raises(DamagedPageError, match=f"expected page {page.sha256} of rss"):
        store.page(page.sha256)
    assert store.verify().broken_at == f"page {page.sha256}"


def test_a_file_overwritten_in_the_middle_is_reported_not_crashed_on(path):
    raw = random.Random(1).randbytes(800_000)
    store = open_store(path)
    store.keep(kept(pages=[(part(raw), "rss")]))
    store.backup(path.with_name("copy.db"))
    store.close()
    whole = path.with_name("copy.db").read_bytes()
    inside = [n for n in range(0, len(whole), 4096) if whole[n + 8 : n + 72] in raw]  # full of the page's bytes
    assert len(inside) > 150
    with path.with_name("copy.db").open("r+b") as file:
        for place in inside[::2]:
            file.seek(place)
            file.write(b"\xff" * 64)
    copy = open_store(path.with_name("copy.db"))
    assert copy.verify().broken_at == "database"
    copy.close()
