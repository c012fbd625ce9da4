"""What a publisher says of its own edit: a note is a hint and a discrepancy check, never the measure."""

from __future__ import annotations

import re

from monitor.model import Change
from monitor.terms.calendar import MONTH

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

# An edit of a page that was there before, though nobody kept it.
_REVIEWED = re.compile(
    r"\breissued (?:after (?:an? )?(?:periodic|annual|regular|routine) review|with (?:small|minor|editorial))\b"
    r"|\bperiodic review\b|\b(?:last )?updated (?:only )?to (?:reflect|add|fix|correct|include)\b", re.I
)
_PERIODIC = re.compile(r"\breissued after (?:an? )?(?:periodic|annual|regular|routine) review\b", re.I)
_FROM_NOW = re.compile(
    r"\b(?:now|today|tonight|yesterday|no longer|as of|effective|until further notice|new(?:ly)?|this (?:week|month"
    r"|morning)"
    rf"|following|because of|due to recent|recent(?:ly)?)\b|\b(?:{MONTH}) \d|\d (?:{MONTH})\b", re.I
)
# What such a note names where the edit was of own people or of help, or of what makes either.
_OF_OURS = re.compile(
    r"\b(?:embass|consulate|government|staff|personnel|employee|famil|dependent|depart|restrict|limit|movement|travel"
    r"(?!\.|"
    r" advisor)|operat|servic|assist|abilit|support|evacuat|curfew|securit|safety|unrest|terror|kidnap|conflict|war\b"
    r"|attack|level"
    r"|indicator|areas?\b|risk|advice)", re.I
)
_NOTHING = re.compile(r"\b(?:no|not|without)(?: \w+){0,2} chang\w+[^.;]*", re.I)
_TOOK_OUT = re.compile(r"\bremov(?:al|ed)\b", re.I)

_HEAD, _LINE = 3, 300  # blocks in which a note stands, and characters of one


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


def reviewed(change: Change) -> bool:
    """Whether a text says that it was reissued after a periodic review: it was there before, though nobody kept it."""
    return _PERIODIC.search(change.after_text) is not None


def undated(said: str) -> bool:
    """Whether a rule says nothing of when it was made: "from today", "effective immediately" and a day are new."""
    return _FROM_NOW.search(said) is None


def of_other_matters(change: Change) -> bool:
    """Whether a page nobody kept says that it was only reviewed, or edited in what is none of our people's or of help.

    Its rules stood there before; what it says of "crime" or of an address made none of them.
    """
    text = "" if change.before_text or change.after is None else _noted(change)
    return bool(_REVIEWED.search(text)) and not _OF_OURS.search(_NOTHING.sub("", _REVIEWED.sub("", text)))


def _noted(change: Change) -> str:
    """Return the note, or where none was found a first line that says what an edit was of."""
    lines = change.after_text.split("\n")[:_HEAD]
    line = next((line for line in lines if len(line) <= _LINE and _REVIEWED.search(line)), "")
    return change.after.note.text if change.after and change.after.note else line


def took_out(text: str) -> bool:
    """Whether a note says that something was taken from the text."""
    return _TOOK_OUT.search(text) is not None


def calm(text: str) -> bool:
    """Whether a note speaks of no change, or of an edit that changes nothing."""
    return _CALM.search(text) is not None


def minor(text: str) -> bool:
    """Whether a note calls the edit itself minor, or none."""
    return _MINOR.search(text) is not None
