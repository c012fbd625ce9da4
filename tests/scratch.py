"""Folders of what is made once for many stories, swept at the end: a worker of many ends without a word, and sweeps nothing."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

AMPLE = 4 << 30  # bytes free; a whole run writes less than one of them, and what went well is not kept
_MEMORY = Path("/dev/shm")
_ROOT = "PYTEST_DEBUG_TEMPROOT"  # where pytest itself makes the folder of each story
_made: list[Path] = []


def in_memory() -> None:
    """Let the files of stories lie in memory where it is ample: a thousand wait for a disk to say that it has written."""
    if _ROOT not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > AMPLE:
        os.environ[_ROOT] = str(_MEMORY)


def folder(name: str) -> Path:
    """Make a folder that stays until `sweep`."""
    _made.append(Path(tempfile.mkdtemp(prefix=f"{name}-", dir=os.environ.get(_ROOT))))
    return _made[-1]


@atexit.register
def sweep() -> None:
    """Remove every folder that was made here."""
    while _made:
        shutil.rmtree(_made.pop(), ignore_errors=True)
