"""Who left, in a file beside the database: a backup that is put back must not write to them as it did before."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from monitor.store.codec import column
from monitor.store.connect import Lines
from monitor.store.journal import append

BACK = ("subscription.confirm", "subscription.return")  # who wishes anew, from then on
_TOLD = (*BACK, "subscription.leave", "subscription.undo", "subscription.resume", "subscription.erase",
    "mailbox.complaint", "desk.channel.end", "account.save", "token.revoke", "travellers.erase")  # fmt: skip
_TABLES = {"recipient": "recipients", "account": "accounts", "token": "api_tokens", "tenant": "tenants"}
_MADE = " ".join(
    f"WHEN '{kind}' THEN (SELECT created_at FROM {table} WHERE id = CAST(replace(of, '{kind}:', '') AS INTEGER))"
    for kind, table in _TABLES.items()
)
_ROWS = f"""SELECT seq, hash, of AS subject, CASE substr(of, 1, instr(of, ':') - 1) {_MADE} END AS made, what,
    CASE what WHEN 'account.save' THEN iif(json_extract(body, '$.after') GLOB '* disabled', 'disabled', '')
    WHEN 'subscription.leave' THEN json_extract(body, '$.after')
    WHEN 'travellers.erase' THEN json_extract(body, '$.after') ELSE '' END AS said
    FROM (SELECT *, subject AS of FROM audit) WHERE what IN (SELECT value FROM json_each(?)) AND seq > ? ORDER BY seq"""
_END = 4096  # octets, of which the last line has fewer


@dataclass(frozen=True, slots=True)
class Leaver:
    """One row of the audit, without a name or an address: its place and hash, of whom, since when they are known."""

    seq: int
    hash: str
    subject: str
    made: str
    what: str
    said: str

    @property
    def line(self) -> bytes:
        """How it stands in the file."""
        return json.dumps(asdict(self)).encode("ascii") + b"\n"


class Leavers:
    """What the database knows of who left."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def since(self, seq: int) -> list[Leaver]:
        """All behind a row of the audit, oldest first."""
        rows = self._lines.reading().execute(_ROWS, [json.dumps(_TOLD), seq]).fetchall()
        return [Leaver(**row) for row in rows if row["made"]]

    def holds(self, one: Leaver) -> bool:
        """Whether it stands in the audit: a hash there covers all rows before, so these do as well."""
        query = "SELECT 1 FROM audit WHERE seq = ? AND hash = ?"
        return self._lines.reading().execute(query, [one.seq, column(one.hash)]).fetchone() is not None

    def same(self, one: Leaver) -> bool:
        """Whether the number is still theirs: that of somebody an older copy lacks goes to whoever comes next."""
        kind, _, number = one.subject.partition(":")
        query = f"SELECT 1 FROM {_TABLES[kind]} WHERE id = ? AND created_at = ?"
        return self._lines.reading().execute(query, [int(number), column(one.made)]).fetchone() is not None


def read(path: Path) -> Iterator[Leaver]:
    """Every whole line, oldest first; none where there is no file."""
    yield from _lines_of(path.read_bytes() if path.exists() else b"")


def last(path: Path) -> Leaver | None:
    """The newest one, found without reading the rest."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END))
        return next(reversed([*_lines_of(file.read())]), None)


def add(path: Path, found: Iterable[Leaver]) -> None:
    """Append, all or nothing, and on the disk; raises OSError where that cannot be."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(file).st_size
        cut = size and os.pread(file, 1, size - 1) != b"\n"  # a crash left half a line, which ends here
        append(file, (b"\n" if cut else b"") + b"".join(one.line for one in found))
        os.fdatasync(file)
    finally:
        os.close(file)


def standing(told: Iterable[Leaver]) -> list[Leaver]:
    """What of it still stands: who took it back, came back or was let in again has not left."""
    of: dict[str, list[Leaver]] = defaultdict(list)
    for one in told:
        left = of[one.subject]
        if one.what == "subscription.undo":
            del left[-1:]
        elif one.what in BACK or one.what == "account.save":
            left[:] = [one] if one.said else []
        elif one.what == "subscription.resume":
            left[:] = [each for each in left if not each.said.startswith("pause ")]
        else:
            left.append(one)
    return [one for left in of.values() for one in left]


def _lines_of(said: bytes) -> Iterator[Leaver]:
    for line in said.splitlines(keepends=True):
        try:
            one = Leaver(**json.loads(line))
            kind, _, number = one.subject.partition(":")
            if one.what in _TOLD and kind in _TABLES and number.isdecimal() and isinstance(one.seq, int):
                yield one
        except (ValueError, TypeError, AttributeError):  # half a line, of a piece or a crash; what nobody wrote
            continue
