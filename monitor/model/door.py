"""How a door fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FORSAKEN_AFTER = timedelta(hours=2)  # beside some rests: a restart, an upgrade, a network that is down for a while
AHEAD = timedelta(minutes=10)  # of a look that a clock put into the future: nobody looks until then


class Health(StrEnum):
    """What came when we knocked. Only OK means checked; everything else means *not checked*."""

    OK = "ok"
    UNTRIED = "untried"
    BLOCKED = "blocked"
    PLACEHOLDER = "placeholder"
    SOFT_404 = "soft_404"
    NOT_FOUND = "not_found"
    EMPTY = "empty"
    EMPTY_LIST = "empty_list"
    SHRUNK = "shrunk"
    STALE = "stale"
    UNREADABLE = "unreadable"
    WRONG_TYPE = "wrong_type"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too_large"
    REDIRECT = "redirect"
    LAYOUT_CHANGED = "layout_changed"
    DISALLOWED = "disallowed"
    FORSAKEN = "not_looked_at"  # never stored: seen by who looks at the clock and finds that nobody knocks any more


@dataclass(frozen=True, slots=True)
class DoorState:
    """The memory of one door between passes.

    `validators` are the last answer's ETag and Last-Modified; `good_at` the last good read; `since` when the
    present health began; `resume_at` when the publisher allowed us to come back (Retry-After).
    `changed_at` is when something last moved behind it, `rhythm` the usual seconds between two such moments.
    """

    door: str
    health: Health
    detail: str
    tried_at: datetime | None
    good_at: datetime | None
    changed_at: datetime | None
    since: datetime | None
    items: int
    etag: str = ""
    last_modified: str = ""
    resume_at: datetime | None = None
    failures: int = 0
    rhythm: int = 0
