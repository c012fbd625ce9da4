"""An installation that has run for 400 days: what has grown, and what that costs it every hour (`make age`).

    python -m tests.bench.age [FOLDER] [DAYS]

Six alerts a day of invented governments, 2,000 people who follow 17 countries in the middle, five of whom leave and five
come each day. Days are written into the tables as the house writes them, with every mail sent;
what is timed is the house's own work on them.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from monitor import serve, wire
from monitor.daemon import Watch
from monitor.dispatch import office
from monitor.store.audit import Deed, append
from monitor.store.codec import stamp
from tests.bench.storm import PERSON, RULE
from tests.bench.web import ask
from tests.rehearsal.years import END
from tests.web.served import written

PEOPLE, ALERTS, CHURN = 2_000, 6, 5
_OWED = """INSERT INTO deliveries (event, recipient, channel, priority, due_at, not_after, created_at, why)
    SELECT l.seq, r.recipient, 'email', 2, l.at, l.at, l.at, 'countries' FROM log l
    JOIN follows f ON f.country = l.country JOIN rules r ON r.id = f.rule JOIN recipients p ON p.id = r.recipient
    WHERE l.at >= ?1 AND l.at < ?2 AND l.severity < 'P4' AND p.state = 'active' AND r.ended_at IS NULL"""
_TAKEN = "UPDATE deliveries SET state = ?, owner = 'bench', lease_until = due_at, attempts = 1 WHERE state = ?"
_TRIED = """INSERT INTO attempts (delivery, owner, started_at, ended_at, outcome, reason, receipt, phase, code)
    SELECT id, 'bench', due_at, due_at, 'sent', '', '250 2.0.0 queued as 4B7C1D', 'dot', 250 FROM deliveries WHERE state = 'transmitting'"""
_SENT = """UPDATE deliveries SET state = 'sent', sent_at = due_at, owner = NULL, lease_until = NULL,
    receipt = '250 2.0.0 queued as 4B7C1D' WHERE state = 'transmitting'"""


def timed(what: str, work: Callable[[], object]) -> float:
    """Print what some work costs; returns its seconds of CPU."""
    began, burnt = time.perf_counter(), time.process_time()
    found = work()
    took, cpu = time.perf_counter() - began, time.process_time() - burnt
    print(f"{what:<44}{cpu * 1000:>10,.0f} ms CPU{took * 1000:>10,.0f} ms   {str(found)[:60]}", flush=True)
    return cpu


def join(conn, dice: random.Random, codes: list[str], number: int, at: datetime) -> None:
    """Somebody begins to follow some countries."""
    conn.execute(PERSON, [number, f"mail:{number}", f"p{number}@example.org", None, None])
    follows = dice.sample(codes, dice.randint(1, min(34, len(codes))))
    conn.execute(RULE, [number, number, str(sorted(follows)).replace("'", '"'), "at_once"])
    conn.executemany("INSERT INTO follows (country, rule) VALUES (?, ?)", [(code, number) for code in follows])
    append(conn, Deed(f"recipient:{number}", "subscription.confirm", f"recipient:{number}", "", "active"), at)


def live(house: wire.House, begin: datetime, days: int) -> None:
    """Let the people of each day be told what happened on it."""
    dice = random.Random(400)
    with house.store.lines.writing() as conn:
        codes = [row[0] for row in conn.execute("SELECT DISTINCT country FROM log WHERE country <> '' ORDER BY 1")]
        for number in range(1, PEOPLE + 1):
            join(conn, dice, codes, number, begin)
    for day in range(days):
        at = begin + timedelta(days=day)
        with house.store.lines.writing() as conn:
            for number in range(CHURN):
                join(conn, dice, codes, PEOPLE + day * CHURN + number + 1, at)
                gone = dice.randint(1, PEOPLE + day * CHURN)
                conn.execute("UPDATE recipients SET state = 'ended', ended_at = ? WHERE id = ? AND state = 'active'", [stamp(at), gone])
                append(conn, Deed(f"recipient:{gone}", "subscription.end", f"recipient:{gone}", "active", "ended"), at)
            conn.execute("INSERT INTO fanouts (event, cursor, done_at, kept_at) SELECT seq, 999999, at, at FROM log WHERE at >= ?1 AND at < ?2",
                         [stamp(at), stamp(at + timedelta(days=1))])
            conn.execute(_OWED, [stamp(at), stamp(at + timedelta(days=1))])
            for old, new in (("pending", "claimed"), ("claimed", "transmitting")):
                conn.execute(_TAKEN, [new, old])
            conn.execute(_TRIED)
            conn.execute(_SENT)


def sizes(state: Path) -> str:
    return ", ".join(f"{file.name} {file.stat().st_size / 1e6:.1f} MB" for file in sorted(state.glob("monitor.sqlite3*")))


def main(folder: Path, days: int) -> int:
    state = folder / "state"
    began = time.perf_counter()
    house = written(state, ALERTS * days, days, 600)
    if not house.store.counts():
        live(house, END - timedelta(days=days), days)
    print(f"{days} days written in {time.perf_counter() - began:.0f} s: {sizes(state)}; {house.store.counts()}")
    now = END + timedelta(minutes=5)
    house.close()
    opened: list[wire.House] = []
    timed("the house opens", lambda: opened.append(written(state, 0, 0, 600)))
    house = opened[0]
    watch = Watch(house, lambda: now)
    timed("the schedule", lambda: len(watch.scheduler().get_jobs()))
    timed("the first round of sending", watch.post)
    timed("a round of sending", watch.post)
    timed("a round in which sending is looked after", lambda: office.go_round(house, lambda: now + timedelta(minutes=6), lambda: False))
    timed("an hour's housekeeping", watch.housekeep)
    timed("of it: the chain, pages and file are walked", house.store.verify)
    timed("of it: what a day made old is forgotten", lambda: house.store.forgetting.forget(now + timedelta(days=1))["deliveries"])
    timed("the same, nothing is old", lambda: house.store.forgetting.forget(now + timedelta(days=1))["deliveries"])
    timed("copy of the night", lambda: house.store.backup(folder / "copy.sqlite3"))
    timed("the oldest page of the audit", lambda: len(house.store.audit.newest(before=50, limit=50)))
    app = serve.server(house, lambda: now).config.app
    for address in ("/", "/status", "/changes.atom", "/feed.json", "/cap.atom", "/calendar.ics"):
        timed(f"{address}: status, two times, bytes", lambda address=address: asyncio.run(ask(app, address)))
    print(sizes(state), f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    house.close()
    return 0


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    span = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    if where:
        sys.exit(main(where, span))
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(Path(made), span))
