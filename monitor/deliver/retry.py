"""When to try again, and when to stop: the schedule as a pure function of what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from monitor.model import Outcome, Severity, TryLater, Unsure


@dataclass(frozen=True, slots=True)
class Schedule:
    """The pauses between the attempts of one channel.

    An open one repeats its last pause until the message is old news; one that `ends` makes each pause once and
    has an end of its own: a machine can use a late post, for the post says when everything happened.
    """

    steps: tuple[timedelta, ...]
    ends: bool = False

    def pause(self, delivery: int, attempts: int) -> timedelta | None:
        """Return the pause after so many attempts, a fifth more or less; None after the last."""
        if self.ends and attempts > len(self.steps):
            return None
        return self.steps[min(max(attempts, 1), len(self.steps)) - 1] * _jitter(delivery, attempts)


def _times(**units: tuple[int, ...]) -> tuple[timedelta, ...]:
    return tuple(timedelta(**{unit: number}) for unit, numbers in units.items() for number in numbers)


MAIL = Schedule(_times(minutes=(1, 5, 15, 30, 60, 120, 240)))
CHAT = Schedule(_times(seconds=(5, 30), minutes=(1, 5, 15, 30, 60, 120, 240)))
# Standard Webhooks' own table; the first post is its "immediately".
HOOK = Schedule(_times(seconds=(5,), minutes=(5, 30), hours=(2, 5, 10, 14, 20, 24)), ends=True)
_UNSURE_FIRST = timedelta(minutes=15)  # a relay may take ten minutes after the final dot (RFC 5321 section 4.5.3.2)
_UNSURE_MOST = 2
_LONGEST_WISH = timedelta(hours=4)
# Before a relay hears whom a mail is for, its trouble is none of who waits: they leave soon after it is over.
_NOBODYS = ("connect", "ehlo", "tls", "auth", "mail")
_SOON = timedelta(minutes=5)


def retry_at(  # noqa: PLR0913 - each is a fact of the attempt
    outcome: Outcome,
    delivery: int,
    attempts: int,
    unsure: int,
    since: datetime,
    now: datetime,
    severity: Severity,
    *,
    until: datetime | None = None,
    schedule: Schedule = MAIL,
) -> datetime | None:
    """Return when to try again, or None: it arrived, it never will, or its time is over.

    `attempts` counts this one, `unsure` those of them that ended unsure. A far side's wish is kept where it is
    later than our own step, up to four hours. Nothing is tried later than `until`, by default 24 h (P1) or 72 h after
    `since`, unless the schedule has an end of its own. While nobody answers, or for now, it is tried every few minutes.
    """
    step = schedule.pause(delivery, attempts)
    if step is None:
        return None
    if outcome.said.phase in _NOBODYS and outcome.said.code < 500 and not schedule.ends:
        step = min(step, _SOON * _jitter(delivery, attempts))
    if isinstance(outcome, TryLater):
        wish = min(timedelta(seconds=outcome.after or 0), _LONGEST_WISH)
        again = now + max(step, wish)
    elif isinstance(outcome, Unsure) and unsure <= _UNSURE_MOST:
        again = now + max(step, _UNSURE_FIRST)
    else:
        return None
    return again if schedule.ends or again <= (until or since + expiry(severity)) else None


def expiry(severity: Severity) -> timedelta:
    """Return how long a message is worth sending."""
    return timedelta(hours=24 if severity == "P1" else 72)


def _jitter(delivery: int, attempts: int) -> float:
    """Return 0.8 to 1.2, always the same for one attempt, so that a crowd that failed together spreads out."""
    draw = sha256(f"{delivery}.{attempts}".encode()).digest()
    return 0.8 + 0.4 * int.from_bytes(draw[:4], "big") / 0xFFFFFFFF
