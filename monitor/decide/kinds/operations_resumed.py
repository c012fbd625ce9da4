"""A post works again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.words import since, spoken
from monitor.model import Change, Finding, Operation
from monitor.moves import is_new_status, operation_moves

_SOON = re.compile(r"\b(?:will|is to) (?:again )?(?:offer|provide|resume|re-?open)\b", re.I)
# What a post that had shut does when it opens its doors, beside "reopens" and "resumes".
_DOORS = (
    r"(?:functioning|working|at work|conducting [\w ]{3,30}|began work|started up) again\b|recommenc\w+"
    r"|(?:again|once more) (?:functioning|working|at work|conducting)|back at work|returns? to service"
    r"|flag (?:was|has been) raised|open(?:ed|s) (?:its (?:gates|doors)|for business)|in business\b|re-?establish\w*"
    r"|back into (?:the|our|its)\b|(?:back|returned) (?:in)?to (?:full )?operation\b|again operating|work has restarted"
    r"|liaison office\b[^;,]{0,60}? opened"
)
_BACK = re.compile(rf"\b(?:{_DOORS}|resum|re-?open|restart|(?:open|opened|operating) again\b|back in operation\b"
    r"|(?:closure|suspension of (?:\w+ )?operations)\b[^;]{0,80}? (?:ended|over|lifted)\b)", re.I)
CLOSED = re.compile(
    rf"\b(?:{_DOORS}|re-?open|(?:open(?:ed)?|operating) again|back in operation"
    r"|(?:closure|suspension of (?:\w+ )?operations) (?:of|at|in)\b[^;]{0,80}? (?:ended|over|lifted)"
    r"|(?:resumed|restarted)(?: its| all| full| embassy){0,3} operations"
    r"|resum(?:ing|ed) (?:full )?operations at (?:our|its|the) [\w ]{0,20}?(?:embassy|consulate|high commission)"
    r"|resumed the (?:work|operations?|activities) of"
    r"|resumption of operations|operations\b[^;]{0,60}\bresumed"
    r"|resumed\b[^;]{0,160}? (?:after|following) (?:an? |the |its )?(?:[\w-]+ )?(?:years?|months?"
    r"|weeks?)?[^;,]{0,20}?\b"
    r"(?:closure|suspension|suspended|closed)\b)",
    re.I,
)
# A section, or appointments, that come back are services of a post that may never have stopped; nor is one that shut
# for a day suspended.
PART = re.compile(
    r"\b(?:consular section|citizens? services(?: unit)?)\b[^;]{0,80}?\b(?:re-?open|open again)"
    r"|\bre-?opening (?:of )?(?:the )?consular section\b"
    r"|\b(?:re-?open\w*|open again)(?: [\w,]+){0,4}? for (?:normal|regular|routine|usual) (?:business|hours|services"
    r"|operations)\b"
    r"|\bre-?open\w*[^;]{0,30}? (?:after|following) (?:(?:yesterday|today|the (?:weekend|holiday))\b"
    r"|an? (?:one|two|three)-day\b|closing (?:early|for the day))"
    r"|\b(?:appointments|interviews|(?:consular|visa|passport|routine|notarial)(?: [a-z-]+){0,3}? services)\b"
    r"(?:, which [^;,]{0,60},|, including [^;]{0,90}?,)?[^;,]{0,30}? (?:will (?:resume|restart)|resumed|restarted)\b"
    r"|\b(?:re-?open\w*|restart\w*)\b[^;,]{0,30}? (?:to|limited|routine|visa)\b[^;,]{0,40}?"
    r"\b(?:services|interviews|appointments)\b"
    r"|\b(?:visa|passport|notarial|citizen|consular)\b[^;,]{0,40}? (?:services|interviews|appointments)"
    r"(?:, which [^;,]{0,60},)? (?:recommenc|(?:starts?|begins?|started|began) again)"
    r"|\bresum\w*(?: limited)?(?: routine| regular)? (?:passport|visa|notarial)\b[^;,]{0,60}? services\b"
    r"|\bresum\w* (?:(?:its|their|our) )?(?:regular|normal|usual)(?: [a-z]+)? hours\b"
    r"|\bresum\w*(?: (?!operations)[\w-]+){0,6}? (?:appointments|interviews|processing"
    r"|(?:consular|visa|passport|notarial) services)\b",
    re.I,
)
_SHUT = re.compile(r"\bclos(?:ed|ure|ing)\b|\bholidays?\b", re.I)


def reopens(change: Change, was: Operation | None, now: Operation) -> bool:
    """Whether a post works again that had stopped: it was suspended, or its own words, or its post's title, say so."""
    title = "" if change.before_text else change.after_text.partition("\n")[0]
    said = any(_BACK.search(text) and not PART.search(text) for text in (now.span.text, title))
    return said or bool(was and was.state == "suspended")


def announced(change: Change, now: Operation) -> bool:
    """Whether work goes on again by the text: now, or on a day it names under a title that is about just that.

    "Closed for the holiday, will resume on Monday" resumes nothing.
    """
    title = "" if change.before_text else change.after_text.partition("\n")[0]
    return not _SOON.search(now.span.text) or bool(_BACK.search(title)) or not _SHUT.search(change.after_text)


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
        )


KIND = Kind("operations_resumed", recognise, stirs=True)
