"""Tokens of programs: scoped, expiring, known by their hash alone."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta

from monitor.model.account import ApiToken
from monitor.store import audit
from monitor.store.audit import Deed
from monitor.store.codec import column, moment, optional_moment, stamp
from monitor.store.connect import Lines


class Tokens:
    """The tokens of a database; each step is one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def give(self, token: ApiToken, token_hash: str, who: str) -> int:
        """Keep a new token by its hash; its number."""
        with self._lines.writing() as conn:
            made = conn.execute(
                "INSERT INTO api_tokens (name, hint, hash, account, tenant, scopes, created_at, expires_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                [column(token.name[:80]), token.hint, token_hash, token.account, column(token.tenant),
                 json.dumps(sorted(token.scopes)), stamp(token.created_at), stamp(token.expires_at)],
            )  # fmt: skip
            number = int(made.fetchone()["id"])
            said = f"{' '.join(sorted(token.scopes))} until {stamp(token.expires_at)}"
            audit.append(conn, Deed(who, "token.give", f"token:{number}", "", said), token.created_at)
            return number

    def by_hash(self, token_hash: str, at: datetime) -> ApiToken | None:
        """The living token of that hash; that it was used is noted once a minute."""
        query = "SELECT * FROM api_tokens WHERE hash = ? AND revoked_at IS NULL AND expires_at > ?"
        row = self._lines.reading().execute(query, [column(token_hash), stamp(at)]).fetchone()
        if row is None:
            return None
        found = _token(row)
        if found.used_at is None or at - found.used_at > timedelta(minutes=1):
            with self._lines.writing() as conn:
                conn.execute("UPDATE api_tokens SET used_at = ? WHERE id = ?", [stamp(at), found.id])
        return found

    def all(self, tenant: str | None = None) -> list[ApiToken]:
        """Every token, or those of one tenant, newest first."""
        query = "SELECT * FROM api_tokens WHERE ?1 IS NULL OR tenant = ?1 ORDER BY id DESC"
        return [_token(row) for row in self._lines.reading().execute(query, [tenant])]

    def revoke(self, number: int, tenant: str | None, who: str, at: datetime) -> bool:
        """End a token (of that tenant); False if there is none to end."""
        query = "UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL AND (? IS NULL OR tenant = ?)"
        with self._lines.writing() as conn:
            gone = conn.execute(query, [stamp(at), number, tenant, tenant]).rowcount
            if gone:
                audit.append(conn, Deed(who, "token.revoke", f"token:{number}"), at)
            return bool(gone)

    def end(self, account: int, who: str, at: datetime) -> int:
        """End every token of an account; how many."""
        query = "UPDATE api_tokens SET revoked_at = ? WHERE account = ? AND revoked_at IS NULL RETURNING id"
        with self._lines.writing() as conn:
            gone = conn.execute(query, [stamp(at), account]).fetchall()
            for row in gone:
                audit.append(conn, Deed(who, "token.revoke", f"token:{row['id']}"), at)
            return len(gone)


def _token(row: sqlite3.Row) -> ApiToken:
    times = {name: optional_moment(row[name]) for name in ("used_at", "revoked_at")}
    return ApiToken(
        id=row["id"],
        name=row["name"],
        hint=row["hint"],
        account=row["account"],
        tenant=row["tenant"],
        scopes=frozenset(json.loads(row["scopes"])),
        created_at=moment(row["created_at"]),
        expires_at=moment(row["expires_at"]),
        **times,
    )
