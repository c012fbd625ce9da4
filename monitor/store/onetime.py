"""Words that open something once: a mail carries one, its hash alone is kept; and letters about one's own affairs."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.store.codec import column, moment, optional_moment, stamp

_OWE = """INSERT INTO deliveries (recipient, channel, priority, due_at, not_after, created_at, why, matter)
    VALUES (?, ?, 0, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be mailed: `hash` is kept, `salt` makes it again, `lasts` says for how long it opens anything."""

    purpose: str
    hash: str
    salt: str
    lasts: timedelta


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the house knows it."""

    purpose: str
    recipient: int
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    detail: dict[str, object]


def owe_word(conn: sqlite3.Connection, recipient: int, word: Word, detail: dict[str, object], at: datetime) -> None:
    """Remember a word and owe the mail that carries it; the mail is worth sending as long as the word is."""
    remember(conn, recipient, word, detail, at)
    matter = {"letter": word.purpose, "salt": word.salt, **{k: v for k, v in detail.items() if k == "rules"}}
    owe(conn, recipient, matter, f"asked for by the person: {word.purpose}", at, word.lasts)


def owe(
    conn: sqlite3.Connection, recipient: int, matter: dict[str, object], why: str, at: datetime, worth: timedelta
) -> None:
    """Owe a letter about the recipient's own affairs."""
    channel = conn.execute("SELECT channel FROM recipients WHERE id = ?", [recipient]).fetchone()["channel"]
    conn.execute(_OWE, [recipient, channel, stamp(at), stamp(at + worth), stamp(at), column(why), json.dumps(matter)])


def find(conn: sqlite3.Connection, word_hash: str) -> Token | None:
    """The token of that hash."""
    row = conn.execute("SELECT * FROM tokens WHERE hash = ?", [column(word_hash)]).fetchone()
    if row is None:
        return None
    used = optional_moment(row["used_at"])
    times = moment(row["created_at"]), moment(row["expires_at"])
    return Token(row["purpose"], row["recipient"], *times, used, json.loads(row["detail"]))


def remember(conn: sqlite3.Connection, recipient: int, word: Word, detail: dict[str, object], at: datetime) -> None:
    """Remember a word that opens what `purpose` and `detail` say until it expires; one that is kept stays as it was."""
    conn.execute(
        "INSERT OR IGNORE INTO tokens (hash, purpose, recipient, created_at, expires_at, detail)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [word.hash, word.purpose, recipient, stamp(at), stamp(at + word.lasts), json.dumps(detail)],
    )


def use(conn: sqlite3.Connection, word_hash: str, at: datetime) -> None:
    """Say that a word was used."""
    conn.execute("UPDATE tokens SET used_at = ? WHERE hash = ?", [stamp(at), column(word_hash)])
