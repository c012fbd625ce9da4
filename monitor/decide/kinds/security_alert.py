"""An embassy's alert that is none of the other kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from monitor.decide.alerts.at_hand import danger
from monitor.decide.alerts.attacks import OF_ATTACK
from monitor.decide.alerts.expelled import expelled
from monitor.decide.alerts.gist import gist, line_of
from monitor.decide.alerts.mistaken import mistaken
from monitor.decide.kind import Kind, actor
from monitor.decide.kinds.hazard_notice import REMAINS, binds
from monitor.model import Change, Evidence, Finding, Gist

_SUBJECT = re.compile(
    r"\b(?:demonstrations?|protests?|elections?|strikes?|rall(?:y|ies)|unrest|attacks?|explosions?|gunfire|crime"
    r"|robber(?:y|ies)|kidnap\w*|terroris\w+|(?<!staff )(?<!personnel )(?<!employee )curfews?)\b",
    re.I,
)

_SAYS = re.compile(r"\W*(?:\w+\W+){5}.*[.!?][\"'”’)]*$")  # a sentence, not a label ("Location:") nor what stands by one

# What must be told in the hour: the words that say it, and what they tell.
_GRAVE: tuple[tuple[Callable[[Change], str], str], ...] = (
    (danger, "A new post in the alert category of a mission; it tells of an attack under way, or of a threat."),
    (mistaken, "A new post in the alert category of a mission; it takes back an alert of its own, or a part of it."),
    (expelled, "A new post in the alert category of a mission; the host sends its people away, or shuts it."),
)
_CURFEW = "A new post in the alert category of a mission; it tells of a curfew, or of martial law, that begins."
_PLAIN = "A new post in the alert category of a mission; its subject is no other kind."


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that had no version before; its title is its own first line."""
    if change.publisher != "us_embassy" or change.before_text or not change.after_text:
        return
    title, _, body = change.after_text.partition("\n")
    lines = body.split("\n")
    why, tells = next(((said, means) for find, means in _GRAVE if (said := find(change))), ("", ""))
    telling = "" if why in title or OF_ATTACK.search(line_of(body)) else why  # what it begins with says it
    quote = next((line for line in lines if telling and telling in line), "") or line_of(body)
    quote = quote or next((line for line in lines if _SAYS.match(line)), lines[0] or title)
    tells = tells or (_CURFEW if binds(change) else "")
    said = gist(change.after_text, change.name, telling)
    yield Finding(
        kind=KIND.name,
        severity="P2" if tells else "P3",
        headline=f"{actor(change)} embassy alert, {change.name}: {said}",
        rule="alert.post",
        why=tells or _PLAIN,
        evidence=(Evidence("after", quote),),
        gist=Gist(actor(change), "embassy_alert", quote=said),
    )


def subject(change: Change) -> Iterator[Finding]:
    """Find a post whose title names a danger of its own, whatever else the post tells of staff or services."""
    if _SUBJECT.search(change.after_text.partition("\n")[0]):
        yield from recognise(change)


def behind(change: Change, told: Sequence[Finding]) -> Iterator[Finding]:
    """Find an attack under way, or a threat, in a post of which nothing as urgent was told.

    And find whatever a post is about that tells besides of a curfew that remains: it was seldom written for that.
    """
    if any(f.severity == "P1" or f.kind == KIND.name for f in told):
        return
    if any(find(change) for find, _ in _GRAVE):
        yield from recognise(change)
    elif all(_aside(f) for f in told):
        rest = change.after_text
        for said in (said for f in told for said in f.evidence):
            rest = rest.replace(said.text, "")
        if any(_SAYS.match(line) for line in rest.split("\n")[1:]):
            yield from recognise(replace(change, after_text=rest))


def _aside(finding: Finding) -> bool:
    return finding.kind == "hazard_notice" and any(REMAINS.search(said.text) for said in finding.evidence)


KIND = Kind("security_alert", recognise, fallback=True, rest=behind)
BESIDE = Kind("security_alert", subject)
