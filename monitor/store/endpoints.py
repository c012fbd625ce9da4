"""Receivers of webhooks and chats: their sealed addresses, how they fare, and every request made to them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import Due, Endpoint, SealedSecret, Spoken
from monitor.model.endpoint import PREFIX
from monitor.store import dues
from monitor.store.codec import column, moment, stamp
from monitor.store.connect import Lines

FAILING = timedelta(days=5)  # of nothing but failures, after which an endpoint is switched off
_SAID = 2000  # characters of a reply that are kept
_KEPT = 1000  # requests remembered of one endpoint

TABLES = (
    """CREATE TABLE endpoints (
        id TEXT PRIMARY KEY,
        channel TEXT NOT NULL CHECK (channel IN ('webhook', 'slack', 'teams')),
        host TEXT NOT NULL,
        address TEXT NOT NULL CHECK (address GLOB 'sealed1.*'),
        label TEXT NOT NULL,
        created_at TEXT NOT NULL,
        secrets TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(secrets)),
        tenant TEXT NOT NULL DEFAULT '',
        holder TEXT NOT NULL DEFAULT '',
        owner TEXT NOT NULL DEFAULT '',
        per_minute INTEGER NOT NULL DEFAULT 60 CHECK (per_minute > 0),
        private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        verified_at TEXT,
        ok_at TEXT,
        failing_since TEXT,
        disabled_at TEXT,
        why TEXT NOT NULL DEFAULT '',
        told_at TEXT)""",
    "CREATE INDEX endpoints_of ON endpoints (tenant, holder)",
    """CREATE TABLE calls (
        id INTEGER PRIMARY KEY,
        endpoint TEXT NOT NULL REFERENCES endpoints (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('event', 'challenge', 'test', 'replay')),
        message TEXT NOT NULL,
        status INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        millis INTEGER NOT NULL,
        said TEXT NOT NULL CHECK (length(said) <= 2000))""",
    "CREATE INDEX calls_of ON calls (endpoint, id)",
)
_FIELDS = (
    "id", "channel", "host", "address", "label", "created_at", "secrets", "tenant", "holder", "owner", "per_minute",
    "private", "verified_at", "ok_at", "failing_since", "disabled_at", "why", "told_at",
)  # fmt: skip
_INSERT = f"INSERT INTO endpoints ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"
_UPDATE = f"UPDATE endpoints SET {', '.join(f'{name} = ?' for name in _FIELDS[1:])} WHERE id = ?"


class Endpoints:
    """The receivers in one database; every method is one short transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def add(self, endpoint: Endpoint) -> None:
        """Keep a new one; ValueError if its id is taken."""
        try:
            with self._lines.writing() as conn:
                conn.execute(_INSERT, _row(endpoint))
        except sqlite3.IntegrityError as error:
            raise ValueError(f"endpoint {endpoint.id}: expected a new id and a sealed address, got: {error}") from error

    def find(self, id_: str) -> Endpoint | None:
        """Return one, or None."""
        row = self._lines.reading().execute("SELECT * FROM endpoints WHERE id = ?", [column(id_)]).fetchone()
        return None if row is None else _endpoint(row)

    def all(self, tenant: int | None = None) -> list[Endpoint]:
        """Return every one, or those of one tenant, oldest first."""
        query = "SELECT * FROM endpoints WHERE ?1 IS NULL OR tenant = ?1 ORDER BY created_at, id"
        return [_endpoint(row) for row in self._lines.reading().execute(query, [_tenant(tenant) or None])]

    def change(self, id_: str, **fields: object) -> Endpoint:
        """Change some fields of one and return it; LookupError if it is not there."""
        with self._lines.writing() as conn:
            return _changed(conn, id_, fields)

    def remove(self, id_: str) -> bool:
        """Forget one and all that was said to it; False if it was not there."""
        with self._lines.writing() as conn:
            return conn.execute("DELETE FROM endpoints WHERE id = ?", [column(id_)]).rowcount > 0

    def note(self, spoken: Spoken, good: bool, gone: str = "") -> Endpoint:
        """Write down one request and what it means for the endpoint, in one transaction; LookupError.

        A success ends a run of failures. `gone` (the receiver wants no more) switches it off at once, five days
        of nothing but failures do as well.
        """
        with self._lines.writing() as conn:
            row = conn.execute("SELECT * FROM endpoints WHERE id = ?", [column(spoken.endpoint)]).fetchone()
            if row is None:
                raise LookupError(f"expected the id of an endpoint, got {spoken.endpoint!r}")
            _keep(conn, spoken)
            return _changed(conn, spoken.endpoint, _fares(_endpoint(row), spoken.at, good, gone))

    def calls(self, id_: str, limit: int = 100) -> list[Spoken]:
        """Return the newest requests made to one, newest first."""
        query = "SELECT * FROM calls WHERE endpoint = ? ORDER BY id DESC LIMIT ?"
        return [_spoken(row) for row in self._lines.reading().execute(query, [column(id_), limit])]

    def owed(self, id_: str, since: datetime | None = None, until: datetime | None = None) -> list[Due]:
        """Return the messages one had, or should have had, from `since` on and before `until`, oldest first."""
        first = stamp(since) if since else ""
        return dues.owed_to(self._lines.reading(), PREFIX + id_, first, stamp(until) if until else "~")

    def untold(self) -> list[Endpoint]:
        """Return those that were switched off by themselves and whose owner has not heard of it."""
        query = "SELECT * FROM endpoints WHERE disabled_at IS NOT NULL AND told_at IS NULL ORDER BY disabled_at"
        return [_endpoint(row) for row in self._lines.reading().execute(query)]


def _fares(endpoint: Endpoint, at: datetime, good: bool, gone: str) -> dict[str, object]:
    if good:
        return {"ok_at": at, "failing_since": None}
    since = endpoint.failing_since or at
    why = gone or (f"nothing but failures since {since:%Y-%m-%d %H:%M} UTC" if at - since >= FAILING else "")
    off = {"disabled_at": at, "why": why, "told_at": None} if why and endpoint.disabled_at is None else {}
    return {"failing_since": since, **off}


def _changed(conn: sqlite3.Connection, id_: str, fields: dict[str, object]) -> Endpoint:
    row = conn.execute("SELECT * FROM endpoints WHERE id = ?", [column(id_)]).fetchone()
    if row is None:
        raise LookupError(f"expected the id of an endpoint, got {id_!r}")
    new = replace(_endpoint(row), **fields)  # type: ignore[arg-type]
    written = _row(new)
    conn.execute(_UPDATE, [*written[1:], written[0]])
    return new


def _keep(conn: sqlite3.Connection, spoken: Spoken) -> None:
    conn.execute(
        "INSERT INTO calls (endpoint, at, purpose, message, status, outcome, millis, said) VALUES (?,?,?,?,?,?,?,?)",
        [
            *(column(spoken.endpoint), stamp(spoken.at), spoken.purpose, column(spoken.message)),
            *(spoken.status, column(spoken.outcome)[:200], spoken.millis, column(spoken.said)[:_SAID]),
        ],
    )
    conn.execute(
        "DELETE FROM calls WHERE endpoint = ?1 AND id <="
        " (SELECT id FROM calls WHERE endpoint = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        [column(spoken.endpoint), _KEPT],
    )


def _row(endpoint: Endpoint) -> list[object]:
    return [_written(getattr(endpoint, name)) if name != "tenant" else _tenant(endpoint.tenant) for name in _FIELDS]


def _tenant(tenant: int | None) -> str:
    return "" if tenant is None else str(tenant)


def _written(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps([_secret_row(one) for one in value])
    if isinstance(value, datetime):
        return stamp(value)
    return column(value) if isinstance(value, str) else value


def _secret_row(secret: SealedSecret) -> dict[str, object]:
    return {
        "sealed": secret.sealed,
        "created_at": stamp(secret.created_at),
        "expires_at": stamp(secret.expires_at) if secret.expires_at else None,
    }


def _endpoint(row: sqlite3.Row) -> Endpoint:
    whole = {name: row[name] for name in _FIELDS}
    times: Iterable[str] = (name for name in _FIELDS if name.endswith("_at") or name == "failing_since")
    whole |= {name: moment(row[name]) if row[name] else None for name in times}
    whole["secrets"] = tuple(_secret(one) for one in json.loads(row["secrets"]))
    whole["tenant"] = int(row["tenant"]) if row["tenant"] else None
    whole["private"] = bool(row["private"])
    return Endpoint(**whole)


def _secret(row: dict[str, str]) -> SealedSecret:
    until = row["expires_at"]
    return SealedSecret(row["sealed"], moment(row["created_at"]), moment(until) if until else None)


def _spoken(row: sqlite3.Row) -> Spoken:
    return Spoken(
        endpoint=row["endpoint"],
        at=moment(row["at"]),
        purpose=row["purpose"],
        message=row["message"],
        status=row["status"],
        outcome=row["outcome"],
        millis=row["millis"],
        said=row["said"],
    )
