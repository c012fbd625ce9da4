"""What every kind of event must tell us: its name, and how it recognises itself in a change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from monitor.decide.words import risks_added, shorten
from monitor.model import Change, Evidence, Finding, Gist, Posture, Side, Span

LABELS = {
    1: "Exercise Normal Precautions",
    2: "Exercise Increased Caution",
    3: "Reconsider Travel",
    4: "Do Not Travel",
}


_SAID = 90  # characters of a publisher's words in a headline
_ADVISES = re.compile(r"^[A-Z]{2,6} advises ")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event. `recognise` returns its findings in a change, none if it is not this.

    `fallback` kinds are asked only when nobody before them found anything; `wordy` ones only of words that stand firm,
    as copies of one page differ in them. `stirs` kinds are told one step more urgently when the publisher changed the
    text under its old date and note: nobody else will point it out. `rest` is what a fallback kind says of a change in
    which others found something: what their findings leave untold.
    """

    name: str
    recognise: Callable[[Change], Iterable[Finding]]
    fallback: bool = False
    wordy: bool = False
    stirs: bool = False
    rest: Callable[[Change, Sequence[Finding]], Iterable[Finding]] | None = None


def evidence(side: Side, *spans: Span | None) -> tuple[Evidence, ...]:
    """Quote spans of one side, each sentence once."""
    unique = {s.text: s for s in spans if s and s.text}
    return tuple(Evidence(side, s.text, s.start, s.end) for s in unique.values())


def actor(change: Change) -> str:
    """The government, as a headline names it."""
    return change.actor or change.publisher


def stays(change: Change) -> str:
    """Say what the level did, for the end of a headline: the founding case had no change of level."""
    before = change.before.level if change.before else None
    after = change.after.level if change.after else None
    if not after:
        return ""
    if before == after:
        added = risks_added(change.before.indicators, change.after.indicators) if change.before and change.after else ""
        words = change.after.words if change.after else ""
        level = f"“{_brief(words)}”" if words else f"Level {after}"
        return f"{change.name} stays {level}{', ' + added if added else ''}"
    return f"{change.name} {'raised' if after > (before or 0) else 'lowered'} to Level {after}"


def turned(change: Change, verb: str, before: Posture, after: Posture) -> str:
    """Say that a level rose or fell, for a headline: in the publisher's own words where it has some, our number after.

    Parts of the country that stand higher are named with it: nobody should read a lower number as leave to go there.
    """
    apart = f", parts at Level {after.apart}" if after.apart else ""
    number = f"Level {after.level}{apart}"
    if not after.words:
        do_not = " (Do Not Travel)" if verb == "raises" and after.level == 4 else ""
        return f"{actor(change)} {verb} {change.name} to {number}{do_not} ({_was(before, after)})"
    said = f"“{_brief(after.words)}”{', ' + after.gloss if after.gloss else ''}"
    return f"{actor(change)} {verb} {change.name} to {said} ({number}{';' if apart else ','} {_was(before, after)})"


def leveled(change: Change, verb: str, before: Posture, after: Posture) -> Gist | None:
    """Take apart what `turned` says; None within one number, where the publisher's own words alone tell it."""
    if before.level == after.level:
        return None
    return Gist(actor(change), verb, what=str(after.apart or ""))


def _brief(words: str) -> str:
    """Write a publisher's words as long as a headline bears: who advises goes before what is advised against."""
    return shorten(words if len(words) <= _SAID else _ADVISES.sub("", words), _SAID)


def climbs(before: Posture | None, after: Posture | None) -> int:
    """Return 1 where a level rose, -1 where it fell, else 0; within one level the publisher's own rungs count."""
    if not before or not after or not before.level or not after.level:
        return 0
    old, new = (before.level, before.rung), (after.level, after.rung)
    if before.level == after.level and not (before.rung and after.rung):
        return 0
    return (new > old) - (new < old)


def step(before: Posture, after: Posture) -> str:
    """Say which level became which, in the publisher's words."""
    old, new = ((p.words or LABELS[p.level or 1]) for p in (before, after))
    return f"Level {before.level} ({old}) became Level {after.level} ({new})."


def _was(before: Posture, after: Posture) -> str:
    """Name the old level, for the end of a headline: by its words where the number is the same."""
    return f"was “{_brief(before.words)}”" if before.level == after.level else f"was {before.level}"


def joined(*parts: str) -> str:
    """Join the parts of a headline that are not empty."""
    return " — ".join(p for p in parts if p)
