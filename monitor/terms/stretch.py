"""The words that stand together with some others: as far as the next cut on either side."""

from __future__ import annotations

import re


def stretch(cut: re.Pattern[str], said: str, start: int, end: int) -> tuple[int, int]:
    """Return where the stretch between two cuts begins and ends that holds `said[start:end]`; a cut is in none."""
    first = max((found.end() for found in cut.finditer(said, 0, start)), default=0)
    after = cut.search(said, end)
    return first, after.start() if after else len(said)
