"""Other words for a subject and its state, one file a language."""

from __future__ import annotations

import re

from monitor.compare.tongues.tongue import Recast


def turn(told: str, instead: str) -> Recast:
    """Return what is told by a deed or its noun, in letters of either size, and the words for its state."""
    return re.compile(told, re.I), instead
