"""The configuration with which the daemon last began, kept beside the database for a start that finds a mistake."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

FOLDER, _REFUSED = "config.last", "config.refused"
_FRESH, _BEFORE = f"{FOLDER}.new", f"{FOLDER}.before"


def keep(config: Path, state: Path) -> None:
    """Copy what the daemon began with; secrets that stand elsewhere are not copied. Raises OSError."""
    (state / _REFUSED).unlink(missing_ok=True)
    kept, found = _kept(state), _files(config)
    if kept.is_dir() and _files(kept) == found:
        return
    fresh, before = state / _FRESH, state / _BEFORE
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    for name, text in found.items():
        (fresh / name).write_bytes(text)
    if kept.is_dir():
        kept.rename(before)
    fresh.rename(kept)
    shutil.rmtree(before, ignore_errors=True)


def vanished(config: Path, state: Path) -> bool:
    """Whether nothing is left of what the daemon began with: as delivered it would open, and tell nobody of them."""
    try:
        there = any(file.suffix == ".toml" for file in config.iterdir())
    except FileNotFoundError:
        there = False
    except OSError:  # one that may not be read is not gone: whoever reads it says so
        return False
    return not there and bool(_files(_kept(state)))


def instead(state: Path, why: str) -> Path | None:
    """Return the folder to begin with, where a start met these mistakes before; None for the first, which must be seen.

    So `systemctl restart` says that it failed, and the next start, seconds later, is the one that goes on.
    """
    mark, said = state / _REFUSED, sha256(why.encode()).hexdigest()
    kept = _kept(state)
    if not kept.is_dir():
        return None
    if mark.is_file() and mark.read_text("ascii", "replace") == said:
        return kept
    mark.write_text(said, "ascii")
    return None


def _kept(state: Path) -> Path:
    """The folder of the copy; where a stop fell between two renames, the copy before is it again."""
    kept, before = state / FOLDER, state / _BEFORE
    if before.is_dir():
        if kept.is_dir():
            shutil.rmtree(before, ignore_errors=True)
        else:
            before.rename(kept)
    return kept


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.toml") if file.is_file()}
