"""With how many examples a property is tried: a third of them in every run, all where WHOLE is set (`make search`)."""

from __future__ import annotations

import os


def examples(whole: int) -> int:
    """Of that many as many as this run draws; other ones each time, but for a property that is always tried alike."""
    return whole if "WHOLE" in os.environ else whole // 3
