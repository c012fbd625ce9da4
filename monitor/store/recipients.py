"""Who can be told and what they follow; configured readers are recipients too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.locate.regions import looked_up
from monitor.model import Recipient, Rule
from monitor.store.codec import column, optional_moment, optional_stamp, stamp, write
from monitor.store.shapes import Taken

ANYWHERE = "*"
# Who is told though somebody of that mailbox left: by duty, or by a company, whose mails have links of their own.
STAYS = "(r.duty OR r.origin = 'desk')"
_FIELDS = (
    *("name", "origin", "tenant", "channel", "address", "address_key", "language", "zone", "state", "paused_until"),
    *("quiet_from", "quiet_until", "quiet_pass", "private", "duty", "created_at", "confirmed_at"),
    *("ended_at", "consent"),
)
_TIMES = ("paused_until", "created_at", "confirmed_at", "ended_at")
_SETS = ("countries", "places", "publishers", "kinds")
_RULE = (*_SETS, "severity", "min_level", "min_delta", "mode", "travellers")
_SAVE = (
    f"INSERT INTO recipients ({', '.join(_FIELDS)}) VALUES ({', '.join('?' for _ in _FIELDS)})"
    f" ON CONFLICT (name) DO UPDATE SET {', '.join(f'{f} = excluded.{f}' for f in _FIELDS if f != 'created_at')}"
    " WHERE origin = excluded.origin RETURNING id"
)


def save(conn: sqlite3.Connection, recipient: Recipient, at: datetime) -> int:
    """Store a recipient under its name, new or changed; its id. Taken: the name belongs to another origin's."""
    row = conn.execute(_SAVE, [_cell(recipient, field, at) for field in _FIELDS]).fetchone()
    if row is None:
        raise Taken(f"expected a name no other recipient has, got {recipient.name!r}")
    return int(row["id"])


def save_rule(conn: sqlite3.Connection, recipient: int, rule: Rule, at: datetime) -> int:
    """Store a rule (a new one where its id is 0) and what it makes them follow; its id.

    What is wished a second time is the rule there is: whoever signs up twice ends one wish and not half of it.
    """
    if not rule.id and (same := [one.id for one in rules(conn, recipient) if replace(one, id=0) == rule]):
        return same[0]
    values = [_asked(rule, field) for field in _RULE]
    if rule.id:
        sets = ", ".join(f"{field} = ?" for field in _RULE)
        done = conn.execute(
            f"UPDATE rules SET {sets} WHERE id = ? AND recipient = ?",
            [*values, rule.id, recipient],
        ).rowcount
        if not done:
            raise LookupError(f"expected a rule of recipient {recipient}, got {rule.id}")
        number = rule.id
    else:
        columns, marks = ", ".join(_RULE), ", ".join("?" for _ in _RULE)
        made = conn.execute(
            f"INSERT INTO rules (recipient, created_at, {columns}) VALUES (?, ?, {marks}) RETURNING id",
            [recipient, stamp(at), *values],
        )
        number = int(made.fetchone()["id"])
    _follow(conn, number, looked_up(rule.countries, rule.places))
    return number


def end_rule(conn: sqlite3.Connection, rule: int, at: datetime) -> bool:
    """Let a rule count no longer; False if it did not."""
    conn.execute("DELETE FROM follows WHERE rule = ?", [rule])
    return bool(
        conn.execute("UPDATE rules SET ended_at = ? WHERE id = ? AND ended_at IS NULL", [stamp(at), rule]).rowcount
    )


def find(conn: sqlite3.Connection, key: int | str) -> Recipient | None:
    """The recipient of that id or name."""
    if isinstance(key, int):
        row = conn.execute("SELECT * FROM recipients WHERE id = ?", [key]).fetchone()
    else:
        row = conn.execute("SELECT * FROM recipients WHERE name = ?", [column(key)]).fetchone()
    return None if row is None else _recipient(row)


def by_key(conn: sqlite3.Connection, address_key: str) -> list[Recipient]:
    """Everyone whose address has that key."""
    rows = conn.execute("SELECT * FROM recipients WHERE address_key = ? ORDER BY id", [address_key])
    return [_recipient(row) for row in rows]


def told_at(conn: sqlite3.Connection, address_key: str | None) -> list[Recipient]:
    """Everyone who is told at the address of that key, or will be when a pause is over."""
    return [one for one in by_key(conn, address_key or "") if one.state in ("active", "paused")]


def following(conn: sqlite3.Connection, who: Recipient) -> Recipient:
    """The one who signed up with the same address, or stands on the same desk's list, and is told; or else `who`."""
    whose = (who.origin, who.tenant)
    told = [one for one in told_at(conn, who.address_key) if (one.origin, one.tenant) == whose]
    if who.origin == "config":
        return who
    return who if who in told else next(iter(told), who)


def batch(conn: sqlite3.Connection, after: int, limit: int, states: Sequence[str]) -> list[Recipient]:
    """The next recipients by id, in these states (none named: in any)."""
    rows = conn.execute(
        "SELECT * FROM recipients WHERE id > ?1 AND (?2 = '[]' OR state IN (SELECT value FROM json_each(?2)))"
        " ORDER BY id LIMIT ?3",
        [after, json.dumps(list(states)), limit],
    )
    return [_recipient(row) for row in rows]


def rules(conn: sqlite3.Connection, recipient: int) -> tuple[Rule, ...]:
    """What a recipient follows now."""
    rows = conn.execute("SELECT * FROM rules WHERE recipient = ? AND ended_at IS NULL ORDER BY id", [recipient])
    return tuple(_rule(row) for row in rows)


def sync(conn: sqlite3.Connection, wanted: Iterable[tuple[Recipient, Rule]], at: datetime) -> None:
    """Make the configured recipients those of the configuration; who left it ends, who came back is active again."""
    names = []
    for recipient, rule in wanted:
        number = save(conn, recipient, at)
        names.append(column(recipient.name))
        had = rules(conn, number)
        kept = had[0].id if had else 0
        save_rule(conn, number, replace(rule, id=kept), at)
    gone = conn.execute(
        "UPDATE recipients SET state = 'ended', ended_at = ?1 WHERE origin = 'config' AND state <> 'ended'"
        " AND name NOT IN (SELECT value FROM json_each(?2)) RETURNING id",
        [stamp(at), json.dumps(names)],
    ).fetchall()
    for row in gone:
        for rule in rules(conn, row["id"]):
            end_rule(conn, rule.id, at)


def picture(wanted: Iterable[tuple[Recipient, Rule]]) -> str:
    """What tells one configuration's recipients from another's."""
    return write([[recipient, rule] for recipient, rule in wanted])


def _follow(conn: sqlite3.Connection, rule: int, countries: frozenset[str]) -> None:
    conn.execute("DELETE FROM follows WHERE rule = ?", [rule])
    conn.executemany(
        "INSERT INTO follows (country, rule) VALUES (?, ?)",
        [(column(country), rule) for country in sorted(countries) or (ANYWHERE,)],
    )


def _cell(recipient: Recipient, field: str, at: datetime) -> object:
    value = getattr(recipient, field)
    if field in _TIMES:
        when = value or (at if field == "created_at" else None)
        return optional_stamp(when)
    return column(value) if isinstance(value, str) else value


def _asked(rule: Rule, field: str) -> object:
    value = getattr(rule, field)
    return write(sorted(value)) if field in _SETS else value


def _recipient(row: sqlite3.Row) -> Recipient:
    values = {field: row[field] for field in ("id", *_FIELDS)}
    for field in _TIMES:
        values[field] = optional_moment(row[field])
    return Recipient(**{**values, "private": bool(row["private"]), "duty": bool(row["duty"])})


def _rule(row: sqlite3.Row) -> Rule:
    sets = {field: frozenset(json.loads(row[field])) for field in _SETS}
    return Rule(
        **sets,
        severity=row["severity"],
        min_level=row["min_level"],
        min_delta=row["min_delta"],
        mode=row["mode"],
        travellers=bool(row["travellers"]),
        id=row["id"],
    )
