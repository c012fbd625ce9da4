"""What the machine refuses us (a full disk, a folder nobody may write, a database somebody holds), in one line."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

# What a disk, a folder and the limits of the system answer: an OSError of a line, a name or a certificate is none.
_OF_FILES = frozenset((
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ESTALE,
    errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP, errno.ENAMETOOLONG,
    errno.EXDEV, errno.EBUSY, errno.ENODEV, errno.ENXIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOLCK,
))  # fmt: skip
_OURS = frozenset((sqlite3.SQLITE_ERROR, sqlite3.SQLITE_LOCKED))
_TIGHT = 50_000_000  # octets beside the database below which a full disk is the likely reason


def refused(error: BaseException, state: Path) -> str:
    """Say what was expected, what came and where; "" for what is no refusal of the machine, but a mistake of ours.

    An OSError raised from such a refusal is one. A line that broke is the far side's: whoever spoke to it tells.
    """
    cause = error.__cause__ if isinstance(error, OSError) else None
    found = cause if isinstance(cause, OSError | sqlite3.Error) else error
    if isinstance(found, OSError) and _of_files(found):
        return f"{found.filename or state}: expected a file or folder we can use, got: {found.strerror or found}"
    if isinstance(found, sqlite3.DatabaseError) and _of_the_disk(found):
        return f"{state}: expected a database that can be read and written, got: {found}{mend(found)}{_room(state)}"
    return ""


def _of_files(error: OSError) -> bool:
    """Whether its number is one of a file's; OpenSSL counts in numbers of its own, from 1 on as the system does."""
    from ssl import SSLError  # 7 ms that a command without a fault need not spend

    return error.errno in _OF_FILES and not isinstance(error, SSLError)


def mend(error: sqlite3.DatabaseError) -> str:
    """What helps where the file itself is broken; "" where it is not."""
    broken = getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return "; move it away and put a backup in its place with `advisory-monitor restore`" if broken else ""


def _room(state: Path) -> str:
    """Say how little is free where that may be the reason: SQLite calls a full disk an I/O error."""
    try:
        free = shutil.disk_usage(state).free
    except OSError:  # of a disk that is gone nobody can say
        return ""
    return f"; {free / 1e6:.1f} MB are free there" if free < _TIGHT else ""


def _of_the_disk(error: sqlite3.DatabaseError) -> bool:
    """Whether it is no mistake of ours: those are errors of a class of their own, or of these codes.

    SQLITE_LOCKED is not somebody else's lock (that is SQLITE_BUSY), but two statements of one connection
    (sqlite.org/rescode.html). The lower octet is the code, the upper ones say more.
    """
    code = getattr(error, "sqlite_errorcode", None)  # none where our own wait for the lock ended
    return type(error) is sqlite3.DatabaseError or (
        isinstance(error, sqlite3.OperationalError) and (code is None or code & 0xFF not in _OURS)
    )
