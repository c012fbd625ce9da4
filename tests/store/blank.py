"""A store in a new file: its tables are made once, and every story that does not ask how they come about gets a copy.

To make them costs a fortieth of a second of processor time, and a thousand stories want a store of their own.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from monitor.store.sqlite import SqliteStore, open_store


def blank_store(path: Path) -> SqliteStore:
    """Open a new store in that file."""
    blank_file(path)
    return open_store(path)


def blank_file(path: Path) -> None:
    """Put the file there, for whoever opens it; the folder is made, an older file is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        shutil.copyfile(_made(), path)


@cache
def _made() -> Path:
    scratch = Path(tempfile.mkdtemp(prefix="blank-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    open_store(scratch / "monitor.db").close()
    return scratch / "monitor.db"
