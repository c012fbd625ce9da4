"""One at a time: a lock file that even kill -9 lets go, and private files that are made once."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WATCHED = "watch.lock"  # in the state folder; the daemon holds it


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Hold a lock file; yields False when another process holds it. It is let go even by kill -9."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def made_once(path: Path, fresh: Callable[[], bytes]) -> bytes:
    """Return what a private file holds; of all who find it missing at once, threads or processes, one makes it.

    Each would else go on with a key of its own, of which one alone is kept: links sealed with the others would be
    dead after the next start. The file appears whole, and on the disk.
    """
    if not path.exists():
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            if not path.exists():
                put(path, fresh())
        finally:
            os.close(folder)
    return path.read_bytes()


def put(path: Path, words: bytes) -> None:
    """Put a private file in place of the one there is, if any: whole, and on the disk before it counts."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as out:  # noqa: PTH123 - the handle already has its mode
        out.write(words)
        out.flush()
        os.fsync(handle)
    new.replace(path)
    settled(path.parent)


def settled(folder: Path) -> None:
    """Put what a folder lists on the disk: until then a power cut takes a file that was moved into it away again."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
