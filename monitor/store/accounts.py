"""Accounts, their log-ins, passkeys and tokens; no secret stands here but hashed or sealed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model.account import Account, Passkey, Session
from monitor.store import audit
from monitor.store.audit import Deed
from monitor.store.codec import column, moment, optional_moment, optional_stamp, stamp
from monitor.store.connect import Lines

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
KNOWN = timedelta(days=30)  # so long it is remembered from which network, and with what browser, somebody came in
TABLES = (
    """CREATE TABLE accounts (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        roles TEXT NOT NULL CHECK (json_valid(roles)),
        tenant TEXT NOT NULL DEFAULT '',
        password TEXT NOT NULL DEFAULT '' CHECK (password = '' OR password GLOB '$argon2id$*'),
        totp TEXT NOT NULL DEFAULT '' CHECK (totp = '' OR totp GLOB 'sealed1.*'),
        subject TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL,
        disabled_at TEXT,
        seen_at TEXT)""",
    "CREATE UNIQUE INDEX accounts_known ON accounts (subject) WHERE subject <> ''",
    """CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        account INTEGER NOT NULL REFERENCES accounts (id),
        secret TEXT NOT NULL CHECK (length(secret) = 64),
        created_at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        ended_at TEXT,
        "full" INTEGER NOT NULL DEFAULT 0,
        peer TEXT NOT NULL,
        agent TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX sessions_of ON sessions (account)",
    """CREATE TABLE passkeys (
        id TEXT PRIMARY KEY,
        account INTEGER NOT NULL REFERENCES accounts (id),
        public_key TEXT NOT NULL,
        counter INTEGER NOT NULL,
        label TEXT NOT NULL,
        created_at TEXT NOT NULL,
        used_at TEXT) WITHOUT ROWID""",
    """CREATE TABLE api_tokens (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        hint TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
        account INTEGER NOT NULL REFERENCES accounts (id),
        tenant TEXT NOT NULL,
        scopes TEXT NOT NULL CHECK (json_valid(scopes)),
        created_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        used_at TEXT,
        revoked_at TEXT)""",
    # How often somebody failed to log in, by account and by network; old rows are swept.
    "CREATE TABLE failures (id INTEGER PRIMARY KEY, key TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE INDEX failures_by ON failures (key, at)",
)
_FIELDS = ("name", "roles", "tenant", "password", "totp", "subject", "created_at", "disabled_at", "seen_at")


class Accounts:
    """Everything kept about who may come in; each step is one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    # -------------------------------------------------------------- accounts
    def save(self, account: Account, who: str, at: datetime) -> int:
        """Keep an account, new (id 0) or changed, with the deed in the audit; ValueError for a name that is taken."""
        row = [*_cells(replace(account, created_at=account.created_at or at))]
        try:
            with self._lines.writing() as conn:
                if account.id:
                    sets = ", ".join(f"{field} = ?" for field in _FIELDS)
                    conn.execute(f"UPDATE accounts SET {sets} WHERE id = ?", [*row, account.id])
                    number = account.id
                else:
                    marks = ", ".join("?" * len(_FIELDS))
                    made = conn.execute(
                        f"INSERT INTO accounts ({', '.join(_FIELDS)}) VALUES ({marks}) RETURNING id", row
                    )
                    number = int(made.fetchone()["id"])
                said = f"{', '.join(sorted(account.roles))}{' disabled' if account.disabled_at else ''}"
                said = f"{account.tenant}: {said}" if account.tenant else said
                audit.append(conn, Deed(who, "account.save", f"account:{number}", "", said), at)
                return number
        except sqlite3.IntegrityError as error:
            what = "subject" if "subject" in str(error) else "name"
            raise ValueError(f"account {account.name!r}: expected a {what} no other account has") from error

    def find(self, key: int | str) -> Account | None:
        """The account of that number or name."""
        query = "SELECT * FROM accounts WHERE " + ("id = ?" if isinstance(key, int) else "name = ?")
        row = self._lines.reading().execute(query, [key if isinstance(key, int) else column(key)]).fetchone()
        return None if row is None else _account(row)

    def by_subject(self, subject: str) -> Account | None:
        """The account an identity provider's name belongs to."""
        row = self._lines.reading().execute("SELECT * FROM accounts WHERE subject = ?", [column(subject)]).fetchone()
        return None if row is None or not subject else _account(row)

    def all(self, tenant: str | None = None) -> list[Account]:
        """Every account, or those of one tenant, by name."""
        query = "SELECT * FROM accounts WHERE ?1 IS NULL OR tenant = ?1 ORDER BY name"
        return [_account(row) for row in self._lines.reading().execute(query, [tenant])]

    # -------------------------------------------------------------- failures
    def failed(self, keys: tuple[str, ...], at: datetime) -> None:
        """Count a failed log-in against account and network."""
        with self._lines.writing() as conn:
            conn.executemany("INSERT INTO failures (key, at) VALUES (?, ?)", [(column(key), stamp(at)) for key in keys])
            conn.execute("DELETE FROM failures WHERE at < ?", [stamp(at - timedelta(days=1))])

    def failures(self, key: str, since: datetime) -> int:
        """How often it failed since then."""
        query = "SELECT count(*) FROM failures WHERE key = ? AND at > ?"
        return int(self._lines.reading().execute(query, [column(key), stamp(since)]).fetchone()[0])

    def came_from(self, account: int, network: str, since: datetime) -> bool:
        """Whether somebody came in wholly as this account from that network since then."""
        query = 'SELECT 1 FROM sessions WHERE account = ? AND peer = ? AND "full" = 1 AND created_at > ? LIMIT 1'
        asked = [account, column(network[:64]), stamp(since)]
        return self._lines.reading().execute(query, asked).fetchone() is not None

    # -------------------------------------------------------------- sessions
    def begin(self, session: Session, secret_hash: str, who: str) -> None:
        """Keep a new session and end nothing else; the log-in stands in the audit."""
        with self._lines.writing() as conn:
            conn.execute(
                'INSERT INTO sessions (id, account, secret, created_at, seen_at, "full", peer, agent)'
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [session.id, session.account, secret_hash, stamp(session.created_at), stamp(session.seen_at),
                 session.full, column(session.peer[:64]), column(session.agent[:200])],
            )  # fmt: skip
            if session.full:
                conn.execute(
                    "UPDATE accounts SET seen_at = ? WHERE id = ?", [stamp(session.created_at), session.account]
                )
                # From which network stands in the session alone, which is forgotten: the audit stands for ever.
                audit.append(conn, Deed(who, "session.begin", f"account:{session.account}"), session.created_at)

    def session(self, id_: str, secret_hash: str, at: datetime) -> Session | None:
        """The session, if its secret is right and it is neither ended, idle for 30 minutes, nor 12 hours old."""
        query = (
            "SELECT * FROM sessions WHERE id = ? AND secret = ? AND ended_at IS NULL AND seen_at > ? AND created_at > ?"
        )
        asked = [column(id_), column(secret_hash), stamp(at - IDLE), stamp(at - ABSOLUTE)]
        row = self._lines.reading().execute(query, asked).fetchone()
        if row is None:
            return None
        found = _session(row)
        if at - found.seen_at > timedelta(minutes=1):  # not a write for every page
            with self._lines.writing() as conn:
                conn.execute("UPDATE sessions SET seen_at = ? WHERE id = ?", [stamp(at), found.id])
        return found

    def sessions(self, account: int, at: datetime) -> list[Session]:
        """The living sessions of an account, newest first."""
        query = (
            "SELECT * FROM sessions WHERE account = ? AND ended_at IS NULL AND seen_at > ? AND created_at > ?"
            " ORDER BY created_at DESC"
        )
        rows = self._lines.reading().execute(query, [account, stamp(at - IDLE), stamp(at - ABSOLUTE)])
        return [_session(row) for row in rows]

    def end(self, account: int, at: datetime, id_: str | None = None, but: str = "") -> int:
        """End one session of an account, or all of them but one; how many."""
        query = (
            "UPDATE sessions SET ended_at = ?1 WHERE account = ?2 AND ended_at IS NULL AND (?3 IS NULL OR id = ?3)"
            " AND id <> ?4"
        )
        with self._lines.writing() as conn:
            return conn.execute(query, [stamp(at), account, id_, but]).rowcount

    def challenge(self, id_: str, said: str) -> None:
        """Remember what a session's device is asked to answer."""
        with self._lines.writing() as conn:
            conn.execute("UPDATE sessions SET challenge = ? WHERE id = ?", [said, column(id_)])

    def challenged(self, id_: str) -> str:
        """What the device was asked, once: "" the second time."""
        with self._lines.writing() as conn:
            row = conn.execute("SELECT challenge FROM sessions WHERE id = ?", [column(id_)]).fetchone()
            conn.execute("UPDATE sessions SET challenge = '' WHERE id = ?", [column(id_)])
            return str(row["challenge"]) if row else ""

    # -------------------------------------------------------------- passkeys
    def add_passkey(self, key: Passkey, who: str) -> None:
        """Keep a passkey; ValueError if it is known already."""
        try:
            with self._lines.writing() as conn:
                conn.execute(
                    "INSERT INTO passkeys (id, account, public_key, counter, label, created_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    [key.id, key.account, key.public_key, key.counter, column(key.label[:60]), stamp(key.created_at)],
                )
                audit.append(conn, Deed(who, "passkey.add", f"account:{key.account}"), key.created_at)
        except sqlite3.IntegrityError as error:
            raise ValueError("passkey: expected a new one, got one that is known already") from error

    def passkeys(self, account: int) -> list[Passkey]:
        """The passkeys of an account."""
        rows = self._lines.reading().execute("SELECT * FROM passkeys WHERE account = ? ORDER BY created_at", [account])
        return [_passkey(row) for row in rows]

    def passkey(self, id_: str) -> Passkey | None:
        """One passkey."""
        row = self._lines.reading().execute("SELECT * FROM passkeys WHERE id = ?", [column(id_)]).fetchone()
        return None if row is None else _passkey(row)

    def passkey_used(self, id_: str, counter: int, at: datetime) -> None:
        """Remember the counter a passkey has reached."""
        with self._lines.writing() as conn:
            conn.execute("UPDATE passkeys SET counter = ?, used_at = ? WHERE id = ?", [counter, stamp(at), column(id_)])

    def drop_passkey(self, account: int, id_: str, who: str, at: datetime) -> bool:
        """Forget a passkey of an account; False if there is none."""
        with self._lines.writing() as conn:
            gone = conn.execute("DELETE FROM passkeys WHERE id = ? AND account = ?", [column(id_), account]).rowcount
            if gone:
                audit.append(conn, Deed(who, "passkey.drop", f"account:{account}"), at)
            return bool(gone)


def _cells(account: Account) -> list[object]:
    times = [
        optional_stamp(when) for when in (account.created_at, account.disabled_at, account.seen_at)
    ]
    roles = json.dumps(sorted(account.roles))
    words = (account.name, roles, account.tenant, account.password, account.totp, account.subject)
    return [*map(column, words), *times]


def _account(row: sqlite3.Row) -> Account:
    return Account(
        name=row["name"],
        roles=frozenset(json.loads(row["roles"])),
        tenant=row["tenant"],
        password=row["password"],
        totp=row["totp"],
        subject=row["subject"],
        created_at=moment(row["created_at"]),
        disabled_at=optional_moment(row["disabled_at"]),
        seen_at=optional_moment(row["seen_at"]),
        id=row["id"],
    )


def _session(row: sqlite3.Row) -> Session:
    when = moment(row["created_at"]), moment(row["seen_at"])
    return Session(row["id"], row["account"], *when, bool(row["full"]), row["peer"], row["agent"])


def _passkey(row: sqlite3.Row) -> Passkey:
    used = optional_moment(row["used_at"])
    return Passkey(
        row["id"], row["account"], row["public_key"], row["counter"], row["label"], moment(row["created_at"]), used
    )
