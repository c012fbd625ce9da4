"""The configuration with which the daemon last began, kept beside the database for a start that finds a mistake."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

FOLDER, _REFUSED = "config.last", "config.refused"


def keep(config: Path, state: Path) -> None:
    """Copy what the daemon began with; secrets that stand elsewhere are not copied. Raises OSError."""
    (state / _REFUSED).unlink(missing_ok=True)
    kept, found = state / FOLDER, _files(config)
    if kept.is_dir() and _files(kept) == found:
        return
    fresh = state / f"{FOLDER}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    for name, text in found.items():
        (fresh / name).write_bytes(text)
    shutil.rmtree(kept, ignore_errors=True)
    fresh.rename(kept)


def vanished(config: Path, state: Path) -> bool:
    """Whether nothing is left of what the daemon began with: as delivered it would open, and tell nobody of them."""
    return not _files(config) and bool(_files(state / FOLDER))


def instead(state: Path, why: str) -> Path | None:
    """Return the folder to begin with, where a start met these mistakes before; None for the first, which must be seen.

    So `systemctl restart` says that it failed, and the next start, seconds later, is the one that goes on.
    """
    mark, said = state / _REFUSED, sha256(why.encode()).hexdigest()
    if not (state / FOLDER).is_dir():
        return None
    if mark.is_file() and mark.read_text("ascii", "replace") == said:
        return state / FOLDER
    mark.write_text(said, "ascii")
    return None


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.toml") if file.is_file()}
