"""A store in a new file: its tables are made once, and every story that does not ask how they come about gets a copy.

To make them costs a fortieth of a second of processor time, and a thousand stories want a store of their own.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from monitor.store.sqlite import Store, open_store
from tests import scratch


def blank_store(path: Path) -> Store:
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
    made = scratch.folder("blank")
    open_store(made / "monitor.db").close()
    return made / "monitor.db"
