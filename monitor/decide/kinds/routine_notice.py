"""A mission's message that concerns no danger: a test of the alarm, a season's reminder, a holiday, a town hall."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.words import shorten
from monitor.model import Change, Evidence, Finding, Gist

_ROUTINE = re.compile(
    r"^(?:message|notice|information) (?:for|to) (?:the )?U\.? ?S\.? citizens?\b|\bseason\b|\btest of\b|\bholidays?\b"
    r"|^(?:remembering|commemorat\w+|in (?:memory|remembrance) of)\b"
    r"|\btown hall\b|^(?:embassy|consulate(?: general)?|consular section) clos(?:ure|ed)\b|\bcondolences?\b"
    r"|\b(?:vot(?:e|ing)|absentee|ballots?)\b|^statement (?:by|from|of|on)\b"
    r"|\b(?:passport|visa|consular) fees?\b|\b(?:tax|social security|federal benefits) (?:season|seminar|services?)\b"
    r"|\b(?:office|consular) hours\b|\bsecurity reminder\b|\b(?:job|vacancy|scholarship)\b|\bemergency preparedness\b"
    r"|\bnew (?:look|website|appointment system)\b",
    re.I,
)
_ANY = re.compile(r"^(?:message|notice|information) (?:for|to) (?:the )?U\.? ?S\.? citizens?\b", re.I)
# What comes every year, whatever else such a message repeats of crime and crowds.
_YEARLY = re.compile(
    r"\b(?:spring break|holidays?|season|carnival|festivals?|vacations?|summer|winter|travel|scams?|enrol\w*)\b", re.I
)
_HEAD = 700  # characters of a post that say what it is about
_AVOID = re.compile(r"\b(?:avoid|even)\b[^.;]*")  # what every message says of crowds
_DANGER = re.compile(
    r"\b(?:violen\w+|unrest|protests?|demonstrations?|attacks?|clashes|threats?|live[- ]fire|missiles?|rockets?"
    r"|gun ?fire|gunshots|shootings?|explosions?|martial law|(?:general|military|partial) mobili[sz]ation"
    r"|armed conflict|hostilities|coup|airspace|GPS (?:interference|jamming|spoofing)"
    r"|interference with (?:GPS|navigation))\b", re.I
)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a new post whose title is that of routine, and in which no other kind was found."""
    title, _, body = change.after_text.partition("\n")
    if _open(title) and _DANGER.search(_AVOID.sub("", body[:_HEAD])):
        return  # a title that fits every message says nothing of this one
    if change.publisher != "us_embassy" or change.before_text or not _ROUTINE.search(title) or _DANGER.search(title):
        return
    yield Finding(
        kind=KIND.name,
        severity="P4",
        headline=f"{actor(change)} embassy message, {change.name}: {shorten(title, 120)}",
        rule="alert.routine",
        why="The title is that of a routine message, and no other kind was recognised in it.",
        evidence=(Evidence("after", title),),
        gist=Gist(actor(change), "embassy_message", quote=shorten(title, 120)),
    )


def _open(title: str) -> bool:
    """Whether a title only says whom a message is for, or names no topic of routine beside that."""
    named = _ANY.match(title)
    topic = title[named.end() :] if named else title
    return named is not None and not (_ROUTINE.search(topic) or _YEARLY.search(topic))


KIND = Kind("routine_notice", recognise, fallback=True)
