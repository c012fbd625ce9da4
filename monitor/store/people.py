"""People who asked by themselves: asking, proving that the mailbox is theirs, and every word mailed to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from monitor.model import Recipient, Rule
from monitor.store import audit, recipients
from monitor.store.audit import Deed
from monitor.store.codec import build, column, pack, stamp
from monitor.store.connect import Lines
from monitor.store.onetime import Token, Word, find, owe_word, remember, use
from monitor.store.suppressions import NO_MAIL, suppress, suppressed, welcome

TABLES = (
    # `detail` is what the word is for, as JSON; the word itself stands nowhere, `hash` is its SHA-256.
    """CREATE TABLE tokens (
        hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
        purpose TEXT NOT NULL,
        recipient INTEGER NOT NULL REFERENCES recipients (id),
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        used_at TEXT,
        detail TEXT NOT NULL DEFAULT '{}') WITHOUT ROWID""",
    "CREATE INDEX tokens_of ON tokens (recipient)",
    "CREATE TABLE asks (id INTEGER PRIMARY KEY, key TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE INDEX asks_by ON asks (key, at)",
    "INSERT OR IGNORE INTO transitions VALUES ('cancelled', 'pending')",  # leaving can be taken back for a while
)
PAUSED = ("CREATE INDEX recipients_pausing ON recipients (paused_until) WHERE state = 'paused'",)
PAUSED_UNTIL = "paused until "
_OVER = "FROM recipients WHERE state = 'paused' AND paused_until <= ?"
Count = Callable[[str, timedelta], int]


@dataclass(frozen=True, slots=True)
class Request:
    """A wish that came in by the web: whose mailbox (and its key), by what such wishes are counted, what is wished."""

    address: str
    key: str
    limits: tuple[str, ...]
    who: Recipient
    rules: tuple[Rule, ...]
    consent: str


class People:
    """Everything that happens between a person and the house before and beside alerts; each step one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def ask(self, asked: Request, word: Word, granted: Callable[[Count], bool], at: datetime) -> str:
        """Take a wish and owe ONE mail that proves the mailbox; says what became of it: mailed, limited, suppressed.

        The visitor is told the same whatever it was. Nothing is followed before the word came back by POST.
        """
        with self._lines.writing() as conn:
            if not granted(counted(conn, at)):
                return "limited"
            count_in(conn, asked.limits, at)
            if suppressed(conn, asked.key, at) in NO_MAIL:
                return "suppressed"
            number = self._known(conn, asked, at)
            detail = {"rules": pack(asked.rules), "who": _manner(asked.who), "consent": asked.consent}
            owe_word(conn, number, word, detail, at)
            return "mailed"

    def _known(self, conn: sqlite3.Connection, asked: Request, at: datetime) -> int:
        standing = [one for one in recipients.by_key(conn, asked.key) if one.origin == "subscriber"]
        alive = [one for one in standing if one.state in ("active", "paused", "unconfirmed")]
        if alive:
            return alive[0].id
        return recipients.save(conn, replace(asked.who, state="unconfirmed", address_key=asked.key), at)

    def confirm(self, word_hash: str, at: datetime) -> tuple[Token, Recipient] | None:
        """Take the word back: the mailbox is theirs, and what was wished is followed from now on.

        None for a word that is no word of ours or too old; used a second time it changes nothing.
        """
        with self._lines.writing() as conn:
            token = find(conn, word_hash)
            who = recipients.find(conn, token.recipient) if token else None
            if token is None or who is None or token.purpose != "confirm" or who.state == "erased":
                return None
            who = recipients.following(conn, who)
            if token.used_at is not None:
                return token, who
            if token.expires_at < at:
                return None
            use(conn, word_hash, at)
            return token, _confirmed(conn, token, who, at)

    def mail_word(
        self, key: str, limits: Sequence[str], word: Word, granted: Callable[[Count], bool], at: datetime
    ) -> str:
        """Owe a log-in word to the person of that key, if there is one; says mailed, limited or unknown."""
        with self._lines.writing() as conn:
            if not granted(counted(conn, at)):
                return "limited"
            count_in(conn, limits, at)
            alive = [
                one
                for one in recipients.by_key(conn, key)
                if one.origin == "subscriber" and one.state in ("active", "paused")
            ]
            if not alive or suppressed(conn, key, at) in NO_MAIL:
                return "unknown"
            owe_word(conn, alive[0].id, word, {}, at)
            return "mailed"

    def use(self, word_hash: str, purpose: str, at: datetime) -> Token | None:
        """Use a word once; None if it was used, is too old, or was never made for this purpose."""
        with self._lines.writing() as conn:
            token = find(conn, word_hash)
            if token is None or token.purpose != purpose or token.used_at or token.expires_at < at:
                return None
            use(conn, word_hash, at)
            return token

    def give(self, recipient: int, word: Word, detail: dict[str, object], at: datetime) -> None:
        """Remember a word that is handed over without a mail (a session, an undo)."""
        with self._lines.writing() as conn:
            remember(conn, recipient, word, detail, at)

    def token(self, word_hash: str) -> Token | None:
        """What a word stands for, used or not."""
        return find(self._lines.reading(), word_hash)

    def manner(
        self, recipient: int, language: str, zone: str, quiet: tuple[str | None, str | None], wakes: str, at: datetime
    ) -> None:
        """Change how a person is told: language, zone, quiet hours and what may wake them ("" nothing)."""
        with self._lines.writing() as conn:
            conn.execute(
                "UPDATE recipients SET language = ?, zone = ?, quiet_from = ?, quiet_until = ?, quiet_pass = ?"
                " WHERE id = ?",
                [column(language), column(zone), *quiet, wakes, recipient],
            )
            subject = f"recipient:{recipient}"
            audit.append(conn, Deed(subject, "subscription.manner", subject), at)

    def resume(self, recipient: int, at: datetime) -> None:
        """End a pause."""
        with self._lines.writing() as conn:
            conn.execute(
                "UPDATE recipients SET state = 'active', paused_until = NULL WHERE id = ? AND state = 'paused'",
                [recipient],
            )
            subject = f"recipient:{recipient}"
            audit.append(conn, Deed(subject, "subscription.resume", subject, "paused", "active"), at)

    def waken(self, at: datetime) -> int:
        """End the pauses whose day has come, as of that moment; how many."""
        if self._lines.reading().execute(f"SELECT 1 {_OVER} LIMIT 1", [stamp(at)]).fetchone() is None:
            return 0
        with self._lines.writing() as conn:
            rows = conn.execute(f"SELECT id, paused_until {_OVER}", [stamp(at)]).fetchall()
            for row in rows:
                subject, before = f"recipient:{row['id']}", f"{PAUSED_UNTIL}{row['paused_until']}"
                conn.execute("UPDATE recipients SET state = 'active', paused_until = NULL WHERE id = ?", [row["id"]])
                conn.execute("UPDATE recipients SET resumed_at = ? WHERE id = ?", [stamp(at), row["id"]])
                audit.append(conn, Deed("house", "subscription.resume", subject, before, "active"), at)
        return len(rows)

    def suppressed(self, key: str, at: datetime) -> str | None:
        """Why nobody may write to the address of that key, or None."""
        return suppressed(self._lines.reading(), key, at)

    def suppress(self, key: str, reason: str, at: datetime, detail: str = "", until: datetime | None = None) -> None:
        """Write to the address of that key no more."""
        with self._lines.writing() as conn:
            suppress(conn, key, reason, at, detail, until)


def count_in(conn: sqlite3.Connection, limits: Sequence[str], at: datetime) -> None:
    """Remember that a mail was asked for, under each key it is counted by."""
    conn.executemany("INSERT INTO asks (key, at) VALUES (?, ?)", [(column(key), stamp(at)) for key in limits])


def counted(conn: sqlite3.Connection, at: datetime) -> Count:
    """Count how often a key asked for a mail within a time."""

    def count(key: str, within: timedelta) -> int:
        query = "SELECT count(*) FROM asks WHERE key = ? AND at > ?"
        return int(conn.execute(query, [column(key), stamp(at - within)]).fetchone()[0])

    return count


def _manner(who: Recipient) -> dict[str, object]:
    return {name: getattr(who, name) for name in ("language", "zone", "quiet_from", "quiet_until", "quiet_pass")}


def _confirmed(conn: sqlite3.Connection, token: Token, who: Recipient, at: datetime) -> Recipient:
    """Follow what was wished; who was new, or had ended, or whose mail had bounced, is active from now on."""
    given = token.detail
    told = given.get("who")
    manner: dict[str, Any] = told if who.state == "unconfirmed" and isinstance(told, dict) else {}
    consent = str(given.get("consent", ""))
    now = replace(who, **manner, state="active", paused_until=None, confirmed_at=at, consent=consent)
    recipients.save(conn, now, at)
    wished = given.get("rules")
    for rule in wished if isinstance(wished, list) else []:
        recipients.save_rule(conn, who.id, replace(build(Rule, rule), id=0), at)
    welcome(conn, who.address_key)
    audit.append(
        conn, Deed(f"recipient:{who.id}", "subscription.confirm", f"recipient:{who.id}", who.state, "active"), at
    )
    return now
