"""What is odd about how a publisher told a change: no new date, a note of no change, an older alert put right."""

from __future__ import annotations

from datetime import timedelta

from monitor.decide import note
from monitor.decide.alerts.mistaken import corrects
from monitor.model import Change, Finding

SILENT = "silent_edit"
DISCREPANCY = "note_says_otherwise"
CORRECTS = "corrects"  # by its own words, what a post before it told
AGAIN = "said_again"  # in the words of before its end, which another door told: it may be an old sentence
RELEASED = "officer_released"  # one of many levels that moved at once under unchanged days
_WEST = timedelta(hours=5)  # the day of a page is Washington's, the furthest west of those that date by days alone
_STEM = 5  # letters of a kind's first word that a note must hold to have named it ("depar", "opera", "areas")
_GRAVE = ("departure", "operations", "family", "leave", "level")  # what no note may leave unsaid


def flags(change: Change, finding: Finding) -> tuple[str, ...]:
    """Name what readers should know of how this was published."""
    odd = ((SILENT, silently(change)), (DISCREPANCY, _contradicted(change, finding)), (CORRECTS, corrects(change)))
    return tuple(flag for flag, holds in odd if holds)


def silently(change: Change) -> bool:
    """Whether the words changed under an unchanged date."""
    return change.silent and change.before is not None and change.before_sha256 != change.after_sha256


def again_today(change: Change) -> bool:
    """Whether the unchanged date is that of the very day: a second edition of one day can have no other."""
    return change.published_on is not None and change.published_on >= (change.detected_at - _WEST).date()


def _contradicted(change: Change, finding: Finding) -> bool:
    """Whether a new note speaks of no change and does not name what was found in the text."""
    said = note.fresh(change)
    topic = finding.kind.split("_")[0]
    if topic not in _GRAVE or not note.calm(said) or topic[:_STEM] in said.casefold().replace("advisory level", ""):
        return False
    return not any(quote.text in said for quote in finding.evidence)
