"""A company's own channels and what each is told: every question names its tenant, and no answer holds another's."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.model import Recipient, Rule
from monitor.store import recipients
from monitor.store.audit import Deed, append
from monitor.store.connect import Lines
from monitor.store.forgetting import forgotten
from monitor.store.leaving import Scope, cancel
from monitor.store.onetime import Word, owe, owe_word
from monitor.store.people import Count, count_in, counted
from monitor.store.suppressions import NO_MAIL, suppressed

MOST_CHANNELS = 100  # of one company
MOST_RULES = 100  # of one channel
_LATELY = 20_000  # messages of the whole house among which the last of one recipient are looked for
_WORTH = timedelta(hours=1)  # a test that comes later tells nothing


@dataclass(frozen=True, slots=True)
class Granted:
    """Whether one more mail may be asked for (`by` asks the counts), and the keys it is counted under."""

    by: Callable[[Count], bool]
    limits: Sequence[str]


class Full(Exception):
    """More than a company may have: what was expected."""


@dataclass(frozen=True, slots=True)
class Went:
    """One message that was owed to a channel, and how it went; `at` is a UTC stamp."""

    at: str
    event: str
    state: str
    said: str


class Desks:
    """The channels of every travel desk; each step is one transaction, and stands in the audit without an address."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def all(self, tenant: int) -> list[Recipient]:
        """A tenant's channels, oldest first; also a mailbox whose reader left by the link of a mail (state ended)."""
        return _own(self._lines.reading(), tenant)

    def configured(self, tenant: int) -> bool:
        """Whether the house's configuration tells somebody of a tenant's, beside these channels."""
        query = "SELECT 1 FROM recipients WHERE tenant = ? AND origin = 'config' AND state = 'active' LIMIT 1"
        return self._lines.reading().execute(query, [tenant]).fetchone() is not None

    def find(self, tenant: int, number: int) -> Recipient | None:
        """One of a tenant's channels; None for another's and for one that ended."""
        return next((one for one in self.all(tenant) if one.id == number), None)

    def proved(self, tenant: int, mailbox: str, at: datetime) -> bool:
        """Whether a mailbox is a channel of the tenant's that its reader proved, has not left, and has not shut."""
        known = (one for one in self.all(tenant) if one.channel == "email" and one.state in ("active", "paused"))
        mine = next((one for one in known if one.address.casefold() == mailbox.casefold()), None)
        return mine is not None and suppressed(self._lines.reading(), mine.address_key or "", at) is None

    def rules(self, tenant: int, number: int) -> tuple[Rule, ...]:
        """What a tenant's channel is told now; nothing for another's."""
        return recipients.rules(self._lines.reading(), number) if self.find(tenant, number) else ()

    def add(self, who: Recipient, by: str, at: datetime) -> int:
        """Keep a new channel and return its id; Full beyond MOST_CHANNELS."""
        assert who.tenant is not None
        with self._lines.writing() as conn:
            if len(_own(conn, who.tenant)) >= MOST_CHANNELS:
                raise Full(f"expected at most {MOST_CHANNELS} channels of one company")
            number = recipients.save(conn, replace(who, origin="desk"), at)
            append(conn, Deed(by, "desk.channel.add", f"recipient:{number}", after=who.channel), at)
            return number

    def change(self, tenant: int, number: int, by: str, at: datetime, **fields: object) -> Recipient:
        """Change some fields of a channel; LookupError for one that is not the tenant's."""
        with self._lines.writing() as conn:
            who = _one(conn, tenant, number)
            new = replace(who, **fields)  # type: ignore[arg-type]
            recipients.save(conn, new, at)
            before, after = (" ".join(f"{name}={getattr(one, name)}" for name in fields) for one in (who, new))
            append(conn, Deed(by, "desk.channel.change", f"recipient:{number}", before, after), at)
            return new

    def rule(self, tenant: int, number: int, rule: Rule, by: str, at: datetime) -> int:
        """Keep a rule of a tenant's channel, new or changed; LookupError, Full."""
        with self._lines.writing() as conn:
            had = {one.id for one in recipients.rules(conn, _one(conn, tenant, number).id)}
            if rule.id and rule.id not in had:
                raise LookupError(f"expected a rule of recipient {number}, got {rule.id}")
            if not rule.id and len(had) >= MOST_RULES:
                raise Full(f"expected at most {MOST_RULES} rules of one channel")
            kept = recipients.save_rule(conn, number, rule, at)
            what = "desk.rule.change" if rule.id else "desk.rule.add"
            append(conn, Deed(by, what, f"recipient:{number}", after=f"rule {kept}"), at)
            return kept

    def end_rule(self, tenant: int, number: int, rule: int, by: str, at: datetime) -> None:
        """Let a rule count no longer; LookupError for one that is not there."""
        with self._lines.writing() as conn:
            if rule not in {one.id for one in recipients.rules(conn, _one(conn, tenant, number).id)}:
                raise LookupError(f"expected a rule of recipient {number}, got {rule}")
            recipients.end_rule(conn, rule, at)
            append(conn, Deed(by, "desk.rule.end", f"recipient:{number}", before=f"rule {rule}"), at)

    def end(self, tenant: int, number: int, by: str, at: datetime) -> None:
        """End a channel: its rules, what waits for it, and its address with it; LookupError."""
        with self._lines.writing() as conn:
            who = _one(conn, tenant, number)
            cancel(conn, who, Scope("all"))
            forgotten(conn, who, at)
            append(conn, Deed(by, "desk.channel.end", f"recipient:{number}", before=who.channel), at)

    def invite(self, tenant: int, number: int, word: Word, granted: Granted, by: str, at: datetime) -> str:
        """Owe the mail that proves a mailbox; says mailed, limited, suppressed or proved. LookupError."""
        with self._lines.writing() as conn:
            who = _one(conn, tenant, number)
            if who.state not in ("unconfirmed", "ended"):
                return "proved"
            if (no := _refused(conn, who, granted, at)) is not None:
                return no
            owe_word(conn, number, word, {"rules": []}, at)
            append(conn, Deed(by, "desk.channel.invite", f"recipient:{number}"), at)
            return "mailed"

    def trial(self, tenant: int, number: int, granted: Granted, by: str, at: datetime) -> str:
        """Owe a mail that says it is a test; says mailed, limited, suppressed or unproved. LookupError."""
        with self._lines.writing() as conn:
            who = _one(conn, tenant, number)
            if who.state in ("unconfirmed", "ended"):
                return "unproved"
            if (no := _refused(conn, who, granted, at)) is not None:
                return no
            owe(conn, number, {"letter": "test"}, "asked for by the desk: a test", at, _WORTH)
            append(conn, Deed(by, "desk.channel.test", f"recipient:{number}"), at)
            return "mailed"

    def went(self, tenant: int, number: int, limit: int = 5) -> list[Went]:
        """How the newest messages to a tenant's channel went; the house's last 20,000 messages are looked through."""
        rows = self._lines.reading().execute(
            "SELECT ifnull(d.sent_at, d.created_at), ifnull(l.id, ''), d.state, d.last_reason FROM deliveries d"
            " JOIN recipients r ON r.id = d.recipient LEFT JOIN ledger l ON l.seq = d.event"
            " WHERE d.id > (SELECT ifnull(max(id), 0) FROM deliveries) - ? AND d.recipient = ? AND r.tenant = ?"
            " ORDER BY d.id DESC LIMIT ?",
            [_LATELY, number, tenant, limit],
        )
        return [Went(*row) for row in rows.fetchall()]


def _own(conn: sqlite3.Connection, tenant: int) -> list[Recipient]:
    query = "SELECT id FROM recipients WHERE tenant = ? AND origin = 'desk' AND state <> 'erased' ORDER BY id"
    found = (recipients.find(conn, int(row["id"])) for row in conn.execute(query, [tenant]).fetchall())
    return [who for who in found if who is not None]


def _one(conn: sqlite3.Connection, tenant: int, number: int) -> Recipient:
    found = next((who for who in _own(conn, tenant) if who.id == number), None)
    if found is None:
        raise LookupError(f"expected a channel of tenant {tenant}, got {number}")
    return found


def _refused(conn: sqlite3.Connection, who: Recipient, granted: Granted, at: datetime) -> str | None:
    """Why nothing is mailed to a mailbox now, or None; asking is counted as a visitor's is."""
    if not granted.by(counted(conn, at)):
        return "limited"
    count_in(conn, granted.limits, at)
    return "suppressed" if suppressed(conn, who.address_key or "", at) in NO_MAIL else None
