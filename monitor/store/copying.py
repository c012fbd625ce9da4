"""Whole copies of the database: the nightly one, and the one that is the way back to the release before."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from monitor import logs
from monitor.alone import settled

KEPT = timedelta(days=14)  # as long as the nightly copies: whoever was erased stands in none that is older
_BEFORE = ".before-"


def copy(conn: sqlite3.Connection, target: Path) -> None:
    """Write a whole, compact copy (mode 0600) that appears at `target` all at once or not at all."""
    import tempfile

    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        conn.execute("VACUUM INTO ?", [name])  # the empty 0600 file keeps its mode
        os.fsync(handle)
        Path(name).replace(target)
    finally:
        os.close(handle)
        for left in (name, f"{name}-journal"):  # SQLite leaves its journal where the disk was full
            Path(left).unlink(missing_ok=True)
    settled(target.parent)


def before(conn: sqlite3.Connection, path: Path, version: int) -> None:
    """Keep what the release before left, for it opens no database of this one. Without room for it, alerts go first."""
    target, size = path.with_name(f"{path.name}{_BEFORE}{version}"), path.stat().st_size
    try:
        if (free := shutil.disk_usage(path.parent).free) < 3 * size:
            raise OSError(f"expected {3 * size} bytes free, found {free}")
        copy(conn, target)
    except (OSError, sqlite3.Error) as error:
        logs.warn("no copy is kept of the database before this release", file=str(target), error=str(error))
    else:
        logs.say("kept a copy of the database before this release", file=str(target))


def let_go(path: Path, now: datetime) -> None:
    """Remove copies of releases before that nobody goes back to any more, and what a power cut left of one."""
    for one in (*path.parent.glob(f"{path.name}{_BEFORE}*"), *path.parent.glob(f".{path.name}{_BEFORE}*")):
        if now.timestamp() - one.stat().st_mtime > KEPT.total_seconds():
            one.unlink(missing_ok=True)
