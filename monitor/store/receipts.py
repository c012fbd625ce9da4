"""Receipts and beginnings of many deliveries in a few statements, where each is as it is nearly always."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from monitor.model import Ended, Sent
from monitor.store.codec import column, stamp
from monitor.store.outbox import REASON, RECEIPT, line

# Every statement lets go of the interpreter and has to win it back from the threads that send: a row of a dozen a mail
# was most of what a commit took.
_GIVEN = """(SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS at,
    json_extract(value, '$[2]') AS receipt, json_extract(value, '$[3]') AS queue_id,
    json_extract(value, '$[4]') AS phase, json_extract(value, '$[5]') AS code,
    json_extract(value, '$[6]') AS enhanced, json_extract(value, '$[7]') AS peer
    FROM json_each(:given))"""
_MINE = "d.state = 'transmitting' AND d.owner = :owner AND json_extract(value, '$[1]') IN (0, d.turn)"
_AS_ALWAYS = f"""SELECT count(*) FROM json_each(:ids) JOIN deliveries d ON d.id = json_extract(value, '$[0]')
    WHERE {_MINE}"""
_ATTEMPTS = f"""INSERT INTO attempts
    (delivery, owner, started_at, ended_at, outcome, reason, receipt, phase, code, enhanced, peer)
    SELECT d.id, d.owner, coalesce(d.started_at, g.at), g.at, 'sent', '', g.receipt, g.phase, g.code, g.enhanced, g.peer
    FROM {_GIVEN} g CROSS JOIN deliveries d ON d.id = g.id"""
_SENT = f"""UPDATE deliveries AS d SET state = 'sent', last_reason = '', receipt = g.receipt, queue_id = g.queue_id,
    sent_at = g.at, attempts = attempts + 1, owner = NULL, lease_until = NULL, started_at = NULL
    FROM {_GIVEN} g WHERE d.id = g.id"""


def receive(conn: sqlite3.Connection, owner: str, ended: Sequence[Ended]) -> bool:
    """Write the receipts down, all or none of them: False where one is no receipt, or its delivery not in our hands."""
    given = [_row(one.delivery, one.outcome, one.at) for one in ended if isinstance(one.outcome, Sent)]
    ids = [(one.delivery, one.turn) for one in ended]
    asked = {"ids": json.dumps(ids), "owner": column(owner), "given": json.dumps(given)}
    if len({row[0] for row in given}) != len(ended):
        return False
    if conn.execute(_AS_ALWAYS, asked).fetchone()[0] != len(ended):
        return False
    conn.execute(_ATTEMPTS, asked)
    conn.execute(_SENT, asked)
    return True


def _row(delivery: int, sent: Sent, at: datetime) -> list[object]:
    said = sent.said
    told = [said.phase, said.code or None, said.enhanced, line(said.peer, REASON)]
    return [delivery, stamp(at), line(sent.receipt, RECEIPT), column(said.queue_id), *told]
