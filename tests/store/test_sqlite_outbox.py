"""The outbox's tables refuse what no code should ask, and stay quick when full."""

from __future__ import annotations

import sqlite3

import pytest

from .stories import at, event, kept, owed


def test_forbidden_moves_of_a_delivery_are_rejected_by_the_database(store):
    """The whole table: every pair of states not listed is refused, whoever asks."""
    after = {
        "pending": {"claimed", "expired", "cancelled", "suppressed"},
        "claimed": {"transmitting", "pending", "retry_wait", "failed_permanent", "expired", "cancelled", "suppressed"},
        "transmitting": {"sent", "retry_wait", "uncertain", "failed_permanent"},
        "retry_wait": {"claimed", "expired", "cancelled", "suppressed"},
        "uncertain": {"claimed", "sent", "expired", "cancelled", "suppressed"},
        **{state: set() for state in ("sent", "failed_permanent", "expired", "cancelled", "suppressed")},
    }
    store.keep(kept(events=[event()], deliveries=[owed()]))
    conn = store.lines.reading()
    (guard,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'deliveries_move_as_allowed'").fetchone()
    move = (
        "UPDATE deliveries SET state = ?1, owner = CASE WHEN ?1 IN ('claimed', 'transmitting') THEN 'd' END, "
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


def test_a_delivery_is_born_pending_and_an_owner_comes_with_a_lease(store):
    store.keep(kept(events=[event()], deliveries=[owed()]))
    conn = store.lines.reading()
    with pytest.raises(sqlite3.IntegrityError, match="starts pending"):
        conn.execute(
            "INSERT INTO deliveries (event, reader, channel, address, why, due_at, created_at, state)"
            " VALUES (1, 'x', 'x', '', '', '', '', 'sent')"
        )
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        conn.execute("UPDATE deliveries SET state = 'claimed', owner = 'd'")


def test_the_questions_of_the_outbox_and_the_event_list_use_their_indices(store):
    from monitor.store.outbox import _CLAIMABLE

    conn = store.lines.reading()
    asked = {"at": "", "channel": None, "limit": 1}
    plans = "\n".join(row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN " + _CLAIMABLE, asked))
    assert plans.count("SEARCH deliveries USING INDEX deliveries_due") == 4
    assert "SCAN deliveries" not in plans
    for condition, index in (("country", "ledger_country"), ("kind", "ledger_kind"), ("publisher", "ledger_publisher")):
        query = f"SELECT body FROM ledger WHERE entry = 'event' AND {condition} = 'x' AND (at, seq) > ('', 0) ORDER BY at, seq"
        plan = "\n".join(row["detail"] for row in conn.execute("EXPLAIN QUERY PLAN " + query))
        assert index in plan


def test_a_million_waiting_deliveries_would_not_slow_a_claim(store):
    """Counted in work, not seconds: SQLite's own instructions for one claim among 40 and among 4,000."""
    store.keep(kept(events=[event()]))
    steps = []
    for many in (40, 4000):
        store.enqueue([owed(reader=f"r{many}-{each}") for each in range(many)], at(0))
        conn, seen = store.lines.reading(), []
        conn.set_progress_handler(lambda seen=seen: seen.append(1), 100)
        assert len(store.claim("d1", at(1), 60, 5)) == 5
        conn.set_progress_handler(None, 0)
        steps.append(len(seen))
    assert steps[1] <= steps[0] + 2
