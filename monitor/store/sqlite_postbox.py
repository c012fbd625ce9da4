"""What sending needs of the store, on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from monitor.model import Delivery, Outcome, State
from monitor.store import claiming, fanout, outbox, steps
from monitor.store.bounces import Bounces
from monitor.store.codec import column
from monitor.store.connect import Lines
from monitor.store.dead import Dead, proof
from monitor.store.deciders import Deciders
from monitor.store.shapes import Due
from monitor.store.steps import Begun, Claim, Ended, Stepped
from monitor.store.vitals import Vitals


class SqlitePostbox:
    """`monitor.store.postbox.Postbox`; what each method promises stands there."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.bounces = Bounces(lines)
        self.dead = Dead(lines)
        self.vitals = Vitals(lines)

    def unspread(self) -> bool:
        return fanout.waits(self.lines.reading())

    def fan_out(
        self, deciders: Deciders, at: Callable[[], datetime], stop: Callable[[], bool] = lambda: False
    ) -> int:
        return fanout.fan_out(self.lines, deciders, at, stop)

    def expire(self, at: datetime) -> int:
        expired = 0
        while True:
            with self.lines.writing() as conn:
                now = claiming.expire(conn, at, fanout.CHUNK)
            expired += now
            if now < fanout.CHUNK:
                return expired

    def enqueue(self, deliveries: Iterable[Delivery], at: datetime) -> int:
        with self.lines.writing() as conn:
            return outbox.enqueue(conn, deliveries, at)

    def claim(self, owner: str, at: datetime, lease: int, limit: int, channel: str | None = None) -> list[Due]:
        with self.lines.writing() as conn:
            return outbox.claim(conn, owner, at, lease, limit, channel)

    def transmitting(self, delivery: int, owner: str, at: datetime, turn: int = 0) -> bool:
        with self.lines.writing() as conn:
            return outbox.transmitting(conn, delivery, owner, at, turn)

    def settle(
        self, delivery: int, owner: str, outcome: Outcome, at: datetime, retry_at: datetime | None, turn: int = 0
    ) -> None:
        with self.lines.writing() as conn:
            outbox.settle(conn, delivery, owner, outcome, at, retry_at, turn)

    def proof(self, recipient: int, event_id: str) -> dict[str, object] | None:
        conn = self.lines.reading()
        query = "SELECT d.id FROM deliveries d JOIN ledger l ON l.seq = d.event WHERE d.recipient = ? AND l.id = ?"
        row = conn.execute(query, [recipient, column(event_id)]).fetchone()
        return None if row is None else proof(conn, row["id"])

    def ways(self) -> list[str]:
        return claiming.ways(self.lines.reading())

    def step(
        self, owner: str, ended: Sequence[Ended], begun: Sequence[Begun], at: datetime, claims: Sequence[Claim] = ()
    ) -> Stepped:
        with self.lines.writing() as conn:
            may, generation = steps.step(conn, owner, ended, begun, at)
            taken = {one.channel: outbox.claim(conn, owner, at, one.lease, one.limit, one.channel) for one in claims}
            return Stepped(may, generation, taken)

    def recover(self, owner: str, at: datetime) -> int:
        with self.lines.writing() as conn:
            return outbox.recover(conn, owner, at)

    def outbox(self, states: Iterable[State] = (), limit: int = 100) -> list[Due]:
        return outbox.outbox(self.lines.reading(), states, limit)

    def attempts(self, delivery: int) -> list[dict[str, object]]:
        return outbox.attempts(self.lines.reading(), delivery)

    def counts(self) -> dict[str, int]:
        return outbox.counts(self.lines.reading())
