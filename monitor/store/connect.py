"""Connections to one private file: one a thread, writes that lock first, one process migrating at a time."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 33  # of the newest migration in schema.py
_PATIENCE = 30.0  # seconds a writer waits for another
_GLANCE = 0.001  # seconds between two looks at what another process holds


class Lines:
    """The connections to one database. `reading` for questions, `writing` for everything that changes it."""

    def __init__(self, path: Path, migrate: Callable[[sqlite3.Connection], None]) -> None:
        """Create what is missing (folder, file of mode 0600, tables by `migrate`); ValueError for a newer database."""
        self.path = path
        self._guard, self._door, self._turn = threading.Lock(), threading.Lock(), threading.Lock()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._file = _make_private(path)
        if not _ready(self.reading()):
            self._alone(migrate)

    def ours(self) -> bool:
        """Whether the file at its place is still the one that was opened, with tables of this release."""
        try:
            return _identity(self.path.stat()) == self._file and _ready(self.reading())
        except (OSError, ValueError):  # moved away; tables of a newer program
            return False

    def reading(self) -> sqlite3.Connection:
        """This thread's own connection, in autocommit: once its rows are read, a question leaves no lock."""
        me = threading.current_thread()
        with self._guard:
            conn = self._open.get(me)
            if conn is None:
                self._hang_up_the_dead()
                conn = self._open[me] = _connect(self.path)
            return conn

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its first statement: all of it is kept, or nothing.

        A deferred BEGIN that reads, then writes, fails with "database is locked" whatever the timeout.
        """
        conn = self.reading()
        self._begin(conn)
        try:
            yield conn
            conn.execute("COMMIT")
        except BaseException:
            conn.rollback()  # does nothing if the error already ended the transaction
            raise
        finally:
            self._turn.release()

    def _begin(self, conn: sqlite3.Connection) -> None:
        """Take the write lock in turn: who stands at the door is next, among threads and among processes.

        SQLite's own wait asks again every hundredth or tenth of a second, and may miss every gap of one that writes
        without pause: whoever unsubscribed in another process waited for seconds. Holding the door while waiting for
        the lock, nobody is overtaken by the one who has it now.
        """
        until = time.monotonic() + _PATIENCE
        if not self._door.acquire(timeout=_PATIENCE):
            raise sqlite3.OperationalError("database is locked by another thread of this process")
        try:
            if not self._turn.acquire(timeout=max(0.0, until - time.monotonic())):
                raise sqlite3.OperationalError("database is locked by another thread of this process")
            try:
                with _door_of_all(self.path, until):
                    _lock(conn, until)
            except BaseException:
                self._turn.release()
                raise
        finally:
            self._door.release()

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """A read transaction: several questions see the same state."""
        conn = self.reading()
        conn.execute("BEGIN")
        try:
            yield conn
        finally:
            conn.rollback()

    def close(self) -> None:
        """Close every thread's connection; a later question opens a new one."""
        with self._guard:
            for conn in self._open.values():
                conn.close()
            self._open.clear()

    def _hang_up_the_dead(self) -> None:
        for thread in [thread for thread in self._open if not thread.is_alive()]:
            self._open.pop(thread).close()

    def _alone(self, migrate: Callable[[sqlite3.Connection], None]) -> None:
        # Of four processes that start together and find no tables, SQLite alone lets one through.
        lock = os.open(self.path.with_name(self.path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            conn = self.reading()
            if not _ready(conn):
                conn.execute("PRAGMA journal_mode = WAL")
                migrate(conn)
        finally:
            os.close(lock)


@contextmanager
def _door_of_all(path: Path, until: float) -> Iterator[None]:
    door = os.open(path.with_name(path.name + ".door"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _held(door):
            if time.monotonic() >= until:
                raise sqlite3.OperationalError("database is locked by another process")
            time.sleep(_GLANCE)
        yield
    finally:
        os.close(door)  # which lets go of it, as the end of a process does


def _held(door: int) -> bool:
    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock(conn: sqlite3.Connection, until: float) -> None:
    conn.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                conn.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                    raise
            time.sleep(_GLANCE)
    finally:
        conn.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")


def _make_private(path: Path) -> tuple[int, int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.fchmod(file, 0o600)  # one restored from a backup may have come with other rights; -wal and -shm copy them
        return _identity(os.fstat(file))
    finally:
        os.close(file)


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _connect(path: Path) -> sqlite3.Connection:
    # check_same_thread is off only so that close() can end the connections of other threads.
    conn = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    conn.row_factory = sqlite3.Row
    try:
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
            conn.execute(f"PRAGMA {pragma}")
    except sqlite3.DatabaseError:  # not a database, or not one any more
        conn.close()
        raise
    return conn


def _ready(conn: sqlite3.Connection) -> bool:
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise ValueError(f"expected a database of version {VERSION} or older, got {version}: a newer program wrote it")
    return version == VERSION and conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
