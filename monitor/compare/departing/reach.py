"""How far an end reaches: the day a statement speaks of, and which statements an end puts an end to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.compare.departing.statement import Statement
from monitor.model import Past, Status
from monitor.terms.moves import NEWS_DAYS

_STEP = timedelta(days=30)  # an authorization this close before an end of the order is the step down, not what ended
# Beside an end, what has no day and is told as a story is how it began.
_RECALLS = re.compile(
    r"\b(?:earlier|initially|at first|first|had|between|during|when|at th(?:e|at) time"
    r"|last (?:week|month|year|spring|summer|autumn|fall|winter)"
    r"|(?:in|over) the (?:spring|summer|autumn|fall|winter))\b",
    re.I,
)
_STILL = re.compile(r"\b(?:has|have|is|are|remains?|now)\b", re.I)


def recalls(said: str) -> bool:
    """Whether a sentence tells as a story how something began that is over."""
    return bool(_RECALLS.search(said)) and not _STILL.search(said)


def lately(decided_on: date | None, published_on: date | None) -> bool:
    """Whether something was decided so few days before an edition that a note on it of an end must be an older one."""
    return bool(decided_on and published_on and decided_on >= published_on - timedelta(days=NEWS_DAYS))


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition that is read: when it was published, and what older ones told of it."""

    published_on: date | None
    past: Past

    def effective(self, statement: Statement) -> date:
        """The day a statement speaks of: its own; for notes and ends, that of the edition which first told it."""
        d = statement.departure
        if d.decided_on:
            return d.decided_on
        if d.note or d.status is Status.LIFTED:
            return self.told(statement) or date.max
        return date.min

    def ended(self, statement: Statement, end: Statement, standing: Sequence[Statement]) -> bool:
        """Whether an end ends this statement: not one made later, and not the milder status an order gave way to."""
        began, over = self.effective(statement), self.effective(end)
        if self.since(statement, end) or self._too_soon(statement, end):
            return False
        status = statement.departure.status
        if statement.departure.continuing and statement.departure.span == end.departure.span:
            return False  # people may return, and the status goes on
        if end.ends in (None, status):
            return True
        if statement.departure.span == end.departure.span:
            return False  # one sentence tells of both: what it steps down to stands
        named = [self.effective(s) for s in standing if s.departure.status is end.ends]
        if named:
            return began < max(named)
        day = statement.departure.decided_on or self.past.told(statement.departure.span.text)
        return day is not None and over - day > _STEP

    def since(self, statement: Statement, end: Statement) -> bool:
        """Whether a status was decided, or is told, only since an end."""
        return self.effective(statement) > self.effective(end) or self._told_later(statement, end)

    def told(self, statement: Statement) -> date | None:
        """The day of the edition that first told a statement, as far as that is known."""
        return self.past.told(statement.departure.span.text) or self.published_on

    def _too_soon(self, statement: Statement, end: Statement) -> bool:
        """Whether a note whose age nobody knows would end what was decided a few days before."""
        said, over = statement.departure, end.departure
        unknown = self.past.day is None and over.note and not over.decided_on
        return unknown and not said.note and lately(said.decided_on, self.published_on)

    def _told_later(self, statement: Statement, end: Statement) -> bool:
        """Whether what has no day came with an edition after that of the end."""
        said = statement.departure
        if said.decided_on or recalls(said.span.text):
            return False
        return self.past.later(said.span.text, end.departure.span.text)
