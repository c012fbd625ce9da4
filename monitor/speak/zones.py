"""The clocks people live by."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=1024)
def known(zone: str) -> ZoneInfo | None:
    """The clock of a zone; None for one not known here: an upgrade drops old names, and no alert with them."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "Europe" is a folder
        return None
