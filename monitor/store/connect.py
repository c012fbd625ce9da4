"""Connections to one private file: one a thread, writes that lock first, one process migrating at a time."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Of the newest migration in schema.py. That file is read only for an older database: importing sqlite-utils
# takes 0.25 s, a quarter of what a quiet pass may cost.
VERSION = 20
_PATIENCE = 30.0  # seconds a writer waits for another


class Lines:
    """The connections to one database. `reading` for questions, `writing` for everything that changes it."""

    def __init__(self, path: Path) -> None:
        """Create what is missing (folder, file with mode 0600, tables); ValueError for a newer database."""
        self.path = path
        self._guard, self._turn = threading.Lock(), threading.Lock()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        _make_private(path)
        if not _ready(self.reading()):
            self._migrate()

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

        A deferred BEGIN that reads, then writes, fails with "database is locked" whatever the timeout. Threads of one
        process take turns: SQLite's own wait asks again every hundredth or tenth of a second, and may miss every gap.
        """
        conn = self.reading()
        if not self._turn.acquire(timeout=_PATIENCE):
            raise sqlite3.OperationalError("database is locked by another thread of this process")
        try:
            conn.execute("BEGIN IMMEDIATE")
            yield conn
            conn.execute("COMMIT")
        except BaseException:
            conn.rollback()  # does nothing if the error already ended the transaction
            raise
        finally:
            self._turn.release()

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

    def _migrate(self) -> None:
        # Of four processes that start together and find no tables, SQLite alone lets one through.
        from monitor.store.schema import migrate

        lock = os.open(self.path.with_name(self.path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            conn = self.reading()
            if not _ready(conn):
                conn.execute("PRAGMA journal_mode = WAL")
                migrate(conn)
        finally:
            os.close(lock)


def _make_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)  # one restored from a backup may have come with other rights; -wal and -shm copy them


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
