"""What a publisher says of its own edit: a note is a hint and a discrepancy check, never the measure."""

from __future__ import annotations

import re

from monitor.model import Change

_CALM = re.compile(
    r"\b(?:no|not|without)(?: \w+){0,2} chang(?:es?|ed)\b|\bminor (?:edits?|changes?)\b|\bperiodic review\.?$"
    r"|\badded (?:a |the )?(?:new )?maps?\b|\beditorial\b|\bformat(?:ting)? (?:only|changes?)\b",
    re.I,
)
_MINOR = re.compile(
    r"\bminor (?:edits?|changes?)\b|\bwithout(?: \w+){0,2} changes?\b|\beditorial\b"
    r"|^latest update: redaktionelle änderung(?:en)?\W*$",  # German: the one line of an edit that changes nothing
    re.I,
)

_TOOK_OUT = re.compile(r"\bremov(?:al|ed)\b", re.I)


def said(change: Change) -> str:
    """Return the line of the note as it stands now, or ""."""
    note = change.after.note if change.after else None
    if note is None:
        return ""
    end = change.after_text.find("\n", note.end)
    return change.after_text[note.start : end if end >= 0 else None]


def fresh(change: Change) -> str:
    """Return the note if the page before did not carry it and no pass has told it, or ""."""
    note = change.after.note if change.after else None
    return said(change) if note and not change.released and note.text not in change.before_text else ""


def took_out(text: str) -> bool:
    """Whether a note says that something was taken from the text."""
    return _TOOK_OUT.search(text) is not None


def calm(text: str) -> bool:
    """Whether a note speaks of no change, or of an edit that changes nothing."""
    return _CALM.search(text) is not None


def minor(text: str) -> bool:
    """Whether a note calls the edit itself minor, or none."""
    return _MINOR.search(text) is not None
