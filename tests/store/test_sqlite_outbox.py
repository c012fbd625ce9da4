"""The outbox's tables refuse what no code should ask, and stay quick when full."""

from __future__ import annotations

import sqlite3

import pytest

from .stories import at, event, kept, owed, people


def test_5_forbidden_moves_of_a_delivery_are_rejected_by_the_database(store):
    """The whole table: every pair of states not listed is refused, whoever asks."""
    ends = "expired cancelled suppressed digested"
    after = {
        old: set(news.split())
        for old, news in {
            "held": f"pending {ends}",
            "pending": f"held claimed {ends}",
            "claimed": f"held transmitting pending retry_wait failed_permanent {ends}",
            "transmitting": "sent retry_wait uncertain failed_permanent",
            "retry_wait": f"held pending claimed {ends}",
            "uncertain": f"held pending claimed sent {ends}",
            "failed_permanent": "pending cancelled",
            "expired": "pending cancelled",
            "digested": "held pending cancelled suppressed",
            "sent": "",
            "cancelled": "pending",  # leaving can be taken back for a quarter of an hour
            "suppressed": "",
        }.items()
    }
    store.keep(kept(events=[event()], deliveries=[owed()]))
    conn = store.lines.reading()
    (guard,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'deliveries_move_as_allowed'").fetchone()
    move = (
        "UPDATE deliveries SET state = ?1, lead = 1, hold = CASE WHEN ?1 = 'held' THEN 'quiet' ELSE '' END, owner = CASE WHEN ?1 IN ('claimed', 'transmitting') THEN 'd' END, "
        "lease_until = CASE WHEN ?1 IN ('claimed', 'transmitting') THEN 'later' END"
    )
    for old, allowed in after.items():
        for new in [*set(after) - {old}, "nonsense"]:
            conn.execute("DROP TRIGGER deliveries_move_as_allowed")
            conn.execute(move, [old])
            conn.execute(guard)
            if new in allowed:
                conn.execute(move, [new])
            else:
                with pytest.raises(sqlite3.IntegrityError, match="may not move between these states"):
                    conn.execute(move, [new])


def test_5_a_delivery_is_born_pending_and_an_owner_comes_with_a_lease(store):
    store.keep(kept(events=[event()], deliveries=[owed()]))
    conn = store.lines.reading()
    with pytest.raises(sqlite3.IntegrityError, match="starts pending or held"):
        conn.execute(
            "INSERT INTO deliveries (event, recipient, channel, why, due_at, created_at, state)"
            " VALUES (1, 2, 'email', '', '', '', 'sent')"
        )
    for wrong in (
        "state = 'claimed', owner = 'd'",
        "state = 'claimed', owner = 'd', lease_until = 'x', hold = 'quiet'",
        "owner = 'd', lease_until = 'x'",
        "hold = 'quiet'",
        "state = 'held'",
        "state = 'digested'",
        "arrival = 'perhaps'",
        "priority = 4",
        "event = NULL",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            conn.execute(f"UPDATE deliveries SET {wrong}")
    assert conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_the_questions_of_the_outbox_and_the_event_list_use_their_indices(store):
    from monitor.store.claiming import WAITING

    conn = store.lines.reading()
    asked = {"at": "", "channel": "email", "priority": 1, "limit": 1}
    plans = "\n".join(row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN " + WAITING, asked))
    assert plans == "SEARCH deliveries USING INDEX deliveries_claimable (channel=? AND priority=? AND due_at<?)"
    for condition, index in (("country", "ledger_country"), ("kind", "ledger_kind"), ("publisher", "ledger_publisher")):
        query = f"SELECT body FROM ledger WHERE entry = 'event' AND {condition} = 'x' AND (at, seq) > ('', 0) ORDER BY at, seq"
        plan = "\n".join(row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN " + query))
        assert index in plan
    told = list[str]()
    conn.set_trace_callback(told.append)
    store.library.spreading("one")  # asked by every page of an event
    conn.set_trace_callback(None)
    plan = "\n".join(row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN " + told[-1]))
    assert "ledger_one_event" in plan and "SCAN" not in plan


def test_a_million_waiting_deliveries_would_not_slow_a_claim(store):
    """Counted in work, not seconds: SQLite's own instructions for one claim among 40 and among 1,500."""
    store.keep(kept(events=[event()]))
    steps = []
    for many in (40, 1500):
        people(store, *(f"r{many}-{each}" for each in range(many)))
        store.enqueue([owed(reader=f"r{many}-{each}") for each in range(many)], at(0))
        conn, seen = store.lines.reading(), []
        conn.set_progress_handler(lambda seen=seen: seen.append(1), 100)
        assert len(store.claim("d1", at(1), 60, 5)) == 5
        conn.set_progress_handler(None, 0)
        steps.append(len(seen))
    assert steps[1] <= steps[0] + 2
