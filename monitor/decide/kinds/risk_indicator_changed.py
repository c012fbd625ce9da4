"""A risk the level stands on was added or removed (the letters C T U H N E K D O)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor, evidence
from monitor.decide.words import RISKS
from monitor.model import UNCHANGED, Change, Finding, Posture


def recognise(change: Change) -> Iterator[Finding]:
    """Find letters that came or went; a note that speaks of them is believed before the list of reasons."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    noted = {n.key: n.on for n in after.notices if n.topic == KIND.name and n.span.text not in change.before_text}
    if UNCHANGED not in noted and _told(before) and _told(after):
        for letter in (*after.indicators, *before.indicators):
            if (letter in before.indicators) != (letter in after.indicators):
                noted.setdefault(letter, letter in after.indicators)
    for letter, added in noted.items():
        if letter in RISKS:
            yield _finding(change, letter, added, before, after)


def _told(posture: Posture) -> bool:
    """Whether a text gives its reasons, or its note speaks of them: a thin text is silent, not clear."""
    return bool(posture.indicators) or bool(posture.note and "indicator" in posture.note.text.casefold())


def _finding(change: Change, letter: str, added: bool, before: Posture, after: Posture) -> Finding:
    verb = "adds" if added else "removes"
    name = RISKS[letter]
    return Finding(
        kind=KIND.name,
        severity="P3",
        headline=f"{actor(change)} {verb} {name} {'among the risks' if letter == 'O' else 'risk'}: {change.name}",
        rule="indicators.compare",
        why=f"The text says so, or its reasons {'now' if added else 'no longer'} include {name} ({letter}).",
        evidence=(*evidence("after", after.note, after.reason), *evidence("before", before.reason)),
        area=name,
        old="".join(before.indicators),
        new="".join(after.indicators),
    )


KIND = Kind("risk_indicator_changed", recognise, wordy=True)
