"""A post works again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.reopened import BACK, CLOSED, PART
from monitor.decide.words import since, spoken
from monitor.model import Change, Finding, Gist, Operation
from monitor.terms.moves import is_new_status, operation_moves

_SOON = re.compile(r"\b(?:will|is to) (?:again )?(?:offer|provide|resume|re-?open)\b", re.I)
_SHUT = re.compile(r"\bclos(?:ed|ure|ing)\b|\bholidays?\b", re.I)


def reopens(change: Change, was: Operation | None, now: Operation) -> bool:
    """Whether a post works again that had stopped: it was suspended, or its own words, or its post's title, say so."""
    title = "" if change.before_text else change.after_text.partition("\n")[0]
    said = any(BACK.search(text) and not PART.search(text) for text in (now.span.text, title))
    return said or bool(was and was.state == "suspended")


def announced(change: Change, now: Operation) -> bool:
    """Whether work goes on again by the text: now, or on a day it names under a title that is about just that.

    "Closed for the holiday, will resume on Monday" resumes nothing.
    """
    title = "" if change.before_text else change.after_text.partition("\n")[0]
    return not _SOON.search(now.span.text) or bool(BACK.search(title)) or not _SHUT.search(change.after_text)


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that states it resumed operations; a suspension that vanished is not enough."""
    for was, now in operation_moves(change):
        if now is None or now.state != "resumed" or not is_new_status(now.decided_on, change):
            continue
        if change.before_text and not CLOSED.search(now.span.text) and (was is None or was.state != "suspended"):
            continue  # "resumed normal operations", of a post that had never stopped: services_restored
        if not reopens(change, was, now) or not announced(change, now):
            continue  # "normalized operations" after a drawdown: the post had never closed
        closed = f" (suspended {since(was.decided_on)})" if was and was.decided_on else ""
        yield Finding(
            kind=KIND.name,
            severity="P3",
            headline=f"{actor(change)} {now.post or 'mission in ' + spoken(change.name)} resumes operations{closed}",
            rule="operations.state",
            why="A post of the publishing government states that it works again.",
            evidence=evidence("after", now.span),
            post=now.post,
            old=was.state if was else None,
            new="resumed",
            decided_on=now.decided_on,
            gist=Gist(actor(change), "resumed"),
        )


KIND = Kind("operations_resumed", recognise, stirs=True)
