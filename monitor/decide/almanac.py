"""What the calendar alone tells: the 180-day limit of a departure comes near, a promised review is overdue.

The limit: evacuation payments end 180 days after the order (DSSR 600); the promise: review every 12 months at
Level 1 and 2, every 6 at Level 3 and 4 (travel.state.gov, "About our advisories").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.decide.kind import actor, evidence
from monitor.decide.words import day
from monitor.model import Change, Departure, Finding, Gist, Status

LIMIT_DUE = "departure_limit_due"
REVIEW_OVERDUE = "review_overdue"
KINDS = (LIMIT_DUE, REVIEW_OVERDUE)
LIMIT = timedelta(days=180)
_WARNED = timedelta(days=14)  # before day 180, so that people can prepare for what follows
_NAMED = {Status.AUTHORIZED: "authorized departure", Status.ORDERED: "ordered departure"}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that passed since we last asked: after `last`, up to and including `today`."""

    last: date
    today: date

    def hold(self, when: date) -> bool:
        """Whether a day is among them."""
        return self.last < when <= self.today


def due(change: Change, days: Days, promise: Mapping[int, int]) -> Iterator[Finding]:
    """Find what fell due; `change` holds the standing text on its after side, `promise` months by level."""
    yield from _limits(change, days)
    yield from _review(change, days, promise)


def _limits(change: Change, days: Days) -> Iterator[Finding]:
    standing: dict[tuple[str | None, date], Departure] = {}
    for departure in change.after.departures if change.after else ():
        if departure.decided_on and departure.status in _NAMED:
            standing.setdefault((departure.post, departure.decided_on), departure)
    for (post, decided), departure in standing.items():
        end = decided + LIMIT
        if not days.hold(end) and not days.hold(end - _WARNED):
            continue
        passed = days.hold(end)
        where = f"{post}, {change.name}" if post else change.name
        yield Finding(
            kind=LIMIT_DUE,
            severity="P3",
            headline=f"Day 180 of the {_NAMED[departure.status]} is {day(end)}: {where} ({actor(change)})",
            rule="almanac.limit",
            why=f"Decided on {day(decided)}; by law it ends, or the post changes its status, by {day(end)}."
            + (" The last text read still tells it." if passed else ""),
            evidence=evidence("after", departure.span),
            post=post,
            old=departure.status.value,
            new="reached" if passed else "near",
            decided_on=decided,
            gist=Gist(actor(change), f"{departure.status.value}_limit", what=end.isoformat()),
        )


def _review(change: Change, days: Days, promise: Mapping[int, int]) -> Iterator[Finding]:
    level = change.after.level if change.after else None
    months = promise.get(level or 0)
    if not months or change.published_on is None:
        return
    end = later(change.published_on, months)
    if days.hold(end):
        yield Finding(
            kind=REVIEW_OVERDUE,
            severity="P4",
            headline=f"{actor(change)} has not reviewed {change.name} for {months} months (Level {level})",
            rule="almanac.review",
            why=f"Last published on {day(change.published_on)}; Level {level} is promised a review by {day(end)}.",
            evidence=(),
            new=end.isoformat(),
        )


def later(start: date, months: int) -> date:
    """Add whole months; the 31st becomes the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=start.day - 1), following - timedelta(days=1))
