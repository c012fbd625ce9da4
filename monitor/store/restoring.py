"""A backup put where no database is."""

from __future__ import annotations

import shutil
from pathlib import Path


class Refused(Exception):
    """Nothing was put in place: what was expected, what was found."""


def restore(copy: Path, target: Path) -> None:
    """Put a backup in place; raises Refused if a database is there already, or the copy is none."""
    if target.exists():
        raise Refused(f"expected no database at {target}, found one: move it away first, it is never overwritten")
    # SQLite would write what these hold, of the database that was moved away, into the copy.
    left = [own for own in (target.with_name(target.name + ending) for ending in ("-wal", "-shm")) if own.exists()]
    if left:
        raise Refused(f"expected nothing left of the database that was there, found {left[0]}: move it away as well")
    if not copy.read_bytes()[:16].startswith(b"SQLite format 3"):
        raise Refused(f"expected a backup of the database, got {copy}")
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(target.name + ".new")
    shutil.copyfile(copy, new)
    new.chmod(0o600)
    new.replace(target)  # whole, or not at all
