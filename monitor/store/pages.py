"""Raw pages by the hash of their bytes: kept for ever, compressed, and checked on every read."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

from monitor.model import Part
from monitor.store.codec import column, moment, stamp
from monitor.store.shapes import RawPage

_LEVEL = 3  # half the time of 6 for 7 % more bytes; zstd would save 9 % and cost a dependency
# The cast lets a body that a hand turned into text be read, and found damaged, all the same.
_STORED = "SELECT sha256, codec, length, CAST(body AS BLOB) AS body, part, door, url, seen_at FROM pages"


class DamagedPageError(Exception):
    """A stored page whose bytes no longer match their hash."""


def keep_pages(conn: sqlite3.Connection, pages: Iterable[tuple[Part, str]], at: datetime) -> None:
    """Add the pages not yet there; ValueError if a part's bytes are not what its hash says."""
    for part, door in pages:
        if conn.execute("SELECT 1 FROM pages WHERE sha256 = ?", [part.sha256]).fetchone():
            continue
        found = sha256(part.raw).hexdigest()
        if found != part.sha256:
            raise ValueError(f"expected bytes of sha256 {part.sha256}, got {found}: {part.key!r} of {door}")
        codec, body = _squeeze(part.raw)
        conn.execute(
            "INSERT INTO pages (sha256, codec, length, body, part, door, url, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(part.sha256, codec, len(part.raw), body),
                *(column(part.key), column(door), column(part.url), stamp(at)),
            ],
        )


def page(conn: sqlite3.Connection, sha: str) -> RawPage | None:
    """The page of that hash, or None; DamagedPageError if what is stored is something else."""
    row = conn.execute(f"{_STORED} WHERE sha256 = ?", [column(sha)]).fetchone()
    if row is None:
        return None
    raw = _stretch(row)
    if raw is None:
        raise DamagedPageError(f"expected page {sha} of {row['door']} as it came, got bytes of another hash")
    return RawPage(row["sha256"], raw, row["part"], row["door"], row["url"], moment(row["seen_at"]))


def damaged_pages(conn: sqlite3.Connection) -> Iterator[str]:
    """The hashes of all stored pages whose bytes no longer match."""
    for row in conn.execute(f"{_STORED} ORDER BY rowid"):
        if _stretch(row) is None:
            yield row["sha256"]


def _squeeze(raw: bytes) -> tuple[str, bytes]:
    small = zlib.compress(raw, _LEVEL)
    return ("zlib", small) if len(small) < len(raw) else ("raw", raw)


def _stretch(row: sqlite3.Row) -> bytes | None:
    raw = row["body"]
    try:
        if row["codec"] == "zlib":
            # never more than was put in, whatever the stored bytes have become
            raw = zlib.decompressobj().decompress(raw, row["length"] + 1)
    except zlib.error:
        return None
    return raw if sha256(raw).hexdigest() == row["sha256"] else None
