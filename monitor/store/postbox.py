"""The part of the store that sending uses: deliveries from the event that owes them to the receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from monitor.model import Begun, Delivery, Due, Ended, Outcome, State
from monitor.store import claiming, dues, fanout, outbox, steps
from monitor.store.bounces import Bounces
from monitor.store.codec import column
from monitor.store.connect import Lines
from monitor.store.dead import Dead, proof
from monitor.store.deciders import Deciders
from monitor.store.steps import Claim, Stepped
from monitor.store.vitals import Vitals


class Postbox:
    """Deliveries. Every method is one short transaction, `fan_out` and `expire` a row of them."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.bounces = Bounces(lines)
        self.dead = Dead(lines)
        self.vitals = Vitals(lines)

    def unspread(self) -> bool:
        """Whether `fan_out` has something to do."""
        return fanout.waits(self.lines.reading())

    def fan_out(self, deciders: Deciders, at: Callable[[], datetime], stop: Callable[[], bool] = lambda: False) -> int:
        """Owe every event kept so far to everyone it concerns, in short transactions; how many rows are new."""
        return fanout.fan_out(self.lines, deciders, at, stop)

    def expire(self, at: datetime) -> int:
        """Mark what is too late to be sent, in short transactions; how many."""
        expired = 0
        while True:
            with self.lines.writing() as conn:
                now = claiming.expire(conn, at, fanout.CHUNK)
            expired += now
            if now < fanout.CHUNK:
                return expired

    def enqueue(self, deliveries: Iterable[Delivery], at: datetime) -> int:
        """Owe these; how many were not owed yet."""
        with self.lines.writing() as conn:
            return outbox.enqueue(conn, deliveries, at)

    def claim(self, owner: str, at: datetime, lease: int, limit: int, channel: str | None = None) -> list[Due]:
        """Take what is due (pending, retry_wait, uncertain, claims whose lease ended); `lease` in seconds."""
        with self.lines.writing() as conn:
            return outbox.claim(conn, owner, at, lease, limit, channel)

    def transmitting(self, delivery: int, owner: str, at: datetime, turn: int = 0) -> bool:
        """Commit, before the first byte of DATA, that this attempt may have effect; False if the claim is lost."""
        with self.lines.writing() as conn:
            return outbox.transmitting(conn, delivery, owner, at, turn)

    def settle(
        self, delivery: int, owner: str, outcome: Outcome, at: datetime, retry_at: datetime | None, turn: int = 0
    ) -> None:
        """Record an attempt and its outcome; committed before the same connection sends the next."""
        with self.lines.writing() as conn:
            outbox.settle(conn, delivery, owner, outcome, at, retry_at, turn)

    def proof(self, recipient: int, event_id: str) -> dict[str, object] | None:
        """Every step of what a recipient was owed of an event; None if nothing was."""
        conn = self.lines.reading()
        query = "SELECT d.id FROM deliveries d JOIN ledger l ON l.seq = d.event WHERE d.recipient = ? AND l.id = ?"
        row = conn.execute(query, [recipient, column(event_id)]).fetchone()
        return None if row is None else proof(conn, row["id"])

    def ways(self) -> list[str]:
        """The channels by which something waits to be sent."""
        return claiming.ways(self.lines.reading())

    def step(
        self, owner: str, ended: Sequence[Ended], begun: Sequence[Begun], at: datetime, claims: Sequence[Claim] = ()
    ) -> Stepped:
        """For many connections in one commit: write outcomes down, let begin what may, claim what is wanted."""
        with self.lines.writing() as conn:
            may, generation = steps.step(conn, owner, ended, begun, at)
            taken = {one.channel: outbox.claim(conn, owner, at, one.lease, one.limit, one.channel) for one in claims}
            return Stepped(may, generation, taken)

    def recover(self, owner: str, at: datetime) -> int:
        """After a crash: own claims return to pending, own transmitting ones become uncertain (same identity)."""
        with self.lines.writing() as conn:
            return outbox.recover(conn, owner, at)

    def outbox(self, states: Iterable[State] = (), limit: int = 100) -> list[Due]:
        return dues.listed(self.lines.reading(), states, limit)

    def attempts(self, delivery: int) -> list[dict[str, object]]:
        return dues.attempts(self.lines.reading(), delivery)

    def counts(self) -> dict[str, int]:
        """Deliveries by state."""
        return dues.counts(self.lines.reading())
