"""What is odd about how a publisher told a change: no new date, or a note that speaks of no change."""

from __future__ import annotations

import re

from monitor.model import Change, Finding

SILENT = "silent_edit"
DISCREPANCY = "note_says_otherwise"
_CALM = re.compile(
    r"\b(?:no|not|without)(?: \w+){0,2} chang(?:es?|ed)\b|\bminor edits?\b|\bperiodic review\b|\bregular review\b"
    r"|\beditorial\b|\bformat(?:ting)? (?:only|changes?)\b",
    re.I,
)
_STEM = 5  # letters of a kind's first word that a note must hold to have named it ("depar", "opera", "areas")
_PLAIN = ("advice", "no", "advisory")  # kinds about the text itself: a note cannot contradict them


def flags(change: Change, finding: Finding) -> tuple[str, ...]:
    """Name what readers should know of how this was published."""
    said = [SILENT] if silently(change) else []
    return (*said, DISCREPANCY) if _contradicted(change, finding) else tuple(said)


def silently(change: Change) -> bool:
    """Whether the words changed under an unchanged date."""
    return change.silent and change.before is not None and change.before_sha256 != change.after_sha256


def _contradicted(change: Change, finding: Finding) -> bool:
    """Whether a new note speaks of no change and does not name what was found in the text."""
    note = change.after.note if change.after else None
    if note is None or note.text in change.before_text or not _CALM.search(note.text):
        return False
    topic = finding.kind.split("_")[0]
    if topic in _PLAIN or topic[:_STEM] in note.text.casefold().replace("advisory level", ""):
        return False
    return not any(quote.text in note.text for quote in finding.evidence)
