"""When to try again, and when to stop: the schedule as a pure function of what happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from monitor.model import Outcome, Severity, TryLater, Unsure

STEPS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 30, 60, 120, 240))
_UNSURE_FIRST = timedelta(minutes=15)  # a relay may take ten minutes after the final dot (RFC 5321 section 4.5.3.2)
_UNSURE_MOST = 2
_LONGEST_WISH = timedelta(hours=4)


def retry_at(
    outcome: Outcome, delivery: int, attempts: int, unsure: int, since: datetime, now: datetime, severity: Severity
) -> datetime | None:
    """Return when to try again, or None: it arrived, it never will, or its time is over.

    `attempts` counts this one, `unsure` those of them that ended unsure. A far side's wish is kept where it is
    later than our own step, up to four hours. Nothing is tried later than 24 h (P1) or 72 h after `since`.
    """
    step = STEPS[min(max(attempts, 1), len(STEPS)) - 1] * _jitter(delivery, attempts)
    if isinstance(outcome, TryLater):
        wish = min(timedelta(seconds=outcome.after or 0), _LONGEST_WISH)
        again = now + max(step, wish)
    elif isinstance(outcome, Unsure) and unsure <= _UNSURE_MOST:
        again = now + max(step, _UNSURE_FIRST)
    else:
        return None
    return again if again <= since + expiry(severity) else None


def expiry(severity: Severity) -> timedelta:
    """Return how long a message is worth sending."""
    return timedelta(hours=24 if severity == "P1" else 72)


def _jitter(delivery: int, attempts: int) -> float:
    """Return 0.8 to 1.2, always the same for one attempt, so that a crowd that failed together spreads out."""
    draw = sha256(f"{delivery}.{attempts}".encode()).digest()
    return 0.8 + 0.4 * int.from_bytes(draw[:4], "big") / 0xFFFFFFFF
