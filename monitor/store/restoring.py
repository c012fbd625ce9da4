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
    if not copy.read_bytes()[:16].startswith(b"SQLite format 3"):
        raise Refused(f"expected a backup of the database, got {copy}")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(copy, target)
    target.chmod(0o600)
