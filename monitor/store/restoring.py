"""A backup put where no database is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from monitor.alone import settled

_HEAD = b"SQLite format 3"


class Refused(Exception):
    """Nothing was put in place: what was expected, what was found."""


def restore(copy: Path, target: Path) -> None:
    """Put a backup in place, on the disk before it counts; Refused if one is there, or the copy is no whole one."""
    if target.exists():
        raise Refused(f"expected no database at {target}, found one: move it away first, it is never overwritten")
    # SQLite would write what these hold, of the database that was moved away, into the copy.
    left = [own for own in (target.with_name(target.name + ending) for ending in ("-wal", "-shm")) if own.exists()]
    if left:
        raise Refused(f"expected nothing left of the database that was there, found {left[0]}: move it away as well")
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(target.name + ".new")
    if new.exists() and new.samefile(copy):
        raise Refused(f"expected a copy by another name, got {copy}, which would be written over: move it first")
    try:
        _copied(copy, new)
        if wrong := _broken(new):
            raise Refused(f"expected a whole backup of the database, got {copy}: {wrong}")
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    settled(target.parent)


def _copied(copy: Path, new: Path) -> None:
    with copy.open("rb") as given, open(new, "wb", opener=_privately) as put:
        shutil.copyfileobj(given, put, 1 << 20)
        put.flush()
        os.fsync(put.fileno())


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _broken(file: Path) -> str:
    """What is wrong with a database that nobody writes, or ""."""
    with file.open("rb") as begun:
        if begun.read(len(_HEAD)) != _HEAD:
            return "it does not begin as one"
    conn = sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)
    try:
        said = str(conn.execute("PRAGMA quick_check(1)").fetchone()[0])
        if said == "ok" and not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger'").fetchone():
            said = "another program wrote it"  # there would be an empty house where the copy was to be put back
    except sqlite3.DatabaseError as error:
        said = str(error)
    finally:
        conn.close()
    return "" if said == "ok" else said
