"""What left, in a file beside the database: whoever restores an old backup is held before anything leaves twice."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from monitor.store.codec import stamp

_SYNC = 1.0
_LARGE = 32 << 20  # octets; the part before is kept as one older file


class Journal:
    """Lines of "generation time message", written after the commit and before the message leaves.

    It is synced every second: what a power cut takes of it is behind the database, which is no cause to hold anything.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._older = path.with_name(path.name + ".1")
        self._guard = threading.Lock()
        self._file: int | None = None
        self._synced = 0.0

    def write(self, generation: int, at: datetime, messages: Iterable[str]) -> None:
        """Append; raises OSError where that cannot be."""
        said = "".join(f"{generation} {stamp(at)} {message}\n" for message in messages).encode("ascii", "replace")
        with self._guard:
            if self._file is None:
                self._turn()
                self._file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            append(self._file, said)
            if time.monotonic() - self._synced > _SYNC:
                os.fdatasync(self._file)
                self._synced = time.monotonic()

    def last(self) -> int:
        """The newest generation written; 0 where nothing ever left."""
        return max((generation for generation, _, _ in _read(self.path)), default=self._last_of_older())

    def since(self, generation: int) -> Iterator[tuple[str, str]]:
        """What left after that generation: message and time."""
        for path in (self._older, self.path):
            yield from ((message, at) for number, at, message in _read(path) if number > generation)

    def close(self) -> None:
        """Let go of the file."""
        with self._guard:
            if self._file is not None:
                os.fdatasync(self._file)
                os.close(self._file)
            self._file = None

    def _last_of_older(self) -> int:
        return max((generation for generation, _, _ in _read(self._older)), default=0)

    def _turn(self) -> None:
        if self.path.exists() and self.path.stat().st_size > _LARGE:
            self.path.replace(self._older)


def append(file: int, said: bytes) -> None:
    """Append all of it or nothing: half a line, where the disk is full, would swallow the line after it."""
    before = os.fstat(file).st_size
    try:
        while said:
            said = said[os.write(file, said) :]
    except OSError:
        with suppress(OSError):  # of a device, which nobody shortens
            os.ftruncate(file, before)
        raise


def _read(path: Path) -> Iterator[tuple[int, str, str]]:
    """Every whole line; a crash may have left half of the last one."""
    try:
        with path.open("r", encoding="ascii", errors="replace") as lines:
            for line in lines:
                words = line.split()
                if len(words) == 3 and words[0].isdigit() and line.endswith("\n"):
                    yield int(words[0]), words[1], words[2]
    except FileNotFoundError:
        return
