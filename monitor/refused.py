"""What the machine refuses us (a full disk, a folder nobody may write, a database somebody holds), in one line."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

_TIGHT = 50_000_000  # octets beside the database below which a full disk is the likely reason


def refused(error: BaseException, state: Path) -> str:
    """Say what was expected, what came and where; "" for what is no refusal of the machine, but a mistake of ours.

    What was raised from such a refusal is one. A line that broke is the far side's: whoever spoke to it tells.
    """
    found = error.__cause__ if isinstance(error.__cause__, OSError | sqlite3.Error) else error
    if isinstance(found, OSError) and not isinstance(found, ConnectionError | TimeoutError):
        return f"{found.filename or state}: expected a file or folder we can use, got: {found.strerror or found}"
    if isinstance(found, sqlite3.DatabaseError) and _of_the_disk(found):
        return f"{state}: expected a database that can be read and written, got: {found}{_room(state)}"
    return ""


def _room(state: Path) -> str:
    """Say how little is free where that may be the reason: SQLite calls a full disk an I/O error."""
    free = shutil.disk_usage(state).free if state.is_dir() else _TIGHT
    return f"; {free / 1e6:.1f} MB are free there" if free < _TIGHT else ""


def _of_the_disk(error: sqlite3.DatabaseError) -> bool:
    """Whether it is no mistake of a statement of ours: those are errors of a class of their own, or of code 1."""
    code = getattr(error, "sqlite_errorcode", None)  # none where our own wait for the lock ended
    return type(error) is sqlite3.DatabaseError or (
        isinstance(error, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR
    )
