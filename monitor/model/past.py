"""What older editions of a text told that bears on what its newest says: notes stay, and ends are taken from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from monitor.model.posture import Departure, Operation, Span


@dataclass(frozen=True, slots=True)
class Past:
    """Since when the sentences of an edition are told, and which ends it tells no longer.

    `day` is the edition's own: that of its publication or, where it was edited in silence, of the look that saw it;
    None for the first edition known. `first` is the day by which all was told that `since` (sentence -> day) has not.
    `departures` and `operations` are ends of what the text still states as if nothing had ended it: `decided_on` is
    the day of the end, `span.text` the sentence that it ended.
    """

    day: date | None = None
    first: date | None = None
    since: dict[str, date] = field(default_factory=dict)
    departures: tuple[Departure, ...] = ()
    operations: tuple[Operation, ...] = ()

    def __hash__(self) -> int:
        """Whoever is equal has the same; the sentences are compared, not hashed."""
        return hash((self.day, self.first, len(self.since), self.departures, self.operations))

    def told(self, said: str) -> date | None:
        """The day since which a sentence is told; None where it may have been told with any edition, or this is all."""
        known = self.since.get(said)
        if known is None and self.since:
            known = max((day for part, day in self.since.items() if part in said), default=None)
        return known or self.first

    def later(self, said: str, end: str) -> bool:
        """Whether a sentence is told since an edition that came after the one which first told an end."""
        begun, ended = self.told(said), self.told(end)
        return begun is not None and ended is not None and begun > ended


NO_PAST = Past()
_GONE = -1  # where a sentence stands that the text has no longer


def of_old(ended: Span) -> Span:
    """Mark an end that only older editions told, by the sentence that it ended."""
    return Span(_GONE, _GONE, ended.text)


def is_of_old(said: Departure | Operation) -> bool:
    """Whether an end is one that only older editions told."""
    return said.span.start == _GONE
