"""Airspace, an airport or a border closed or opened, or a rule of entry changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.notice import Shift, shifts, told
from monitor.model import PASSPORT, Change, Finding, Notice, Posture

_BACK = re.compile(r"re-?open|\bagain\b|\bnow\b|resum|lifted|no longer|restor|announced that", re.I)


def recognise(change: Change) -> Iterator[Finding]:
    """Find closures and rules that are new, rules whose terms differ, and ways that opened."""
    yield from _terms(change)
    for shift in shifts(change, KIND.name):
        said = shift.new
        if said is None:
            continue
        if shift.began:
            hard = said.grade > 0
            verb = "closed" if hard else "suspended" if said.what.startswith("flights") else "entry rule changed"
            headline = f"{change.name}: {said.what} {verb} ({actor(change)})"
            yield told(KIND.name, shift, "P2" if hard else "P3", headline, "A closure or rule of entry is new.")
        elif shift.old and shift.old.on and shift.old.grade > said.grade and said.key.startswith("air "):
            headline = f"{change.name}: {said.what} open in part ({actor(change)})"
            yield told(KIND.name, shift, "P3", headline, "A way that was closed is open to some.")
        elif shift.ended and (shift.old or _BACK.search(said.span.text)):  # "the border is open" was so all along
            headline = f"{change.name}: {said.what} open ({actor(change)})"
            yield told(KIND.name, shift, "P3", headline, "The text says that a way in or out is open.")


def _terms(change: Change) -> Iterator[Finding]:
    """Find a rule of entry that both texts give in different terms; terms that one leaves open differ in nothing."""
    old, new = _rule(change.before), _rule(change.after)
    if old and new and old.what != new.what and not old.what.startswith(new.what) and not new.what.startswith(old.what):
        headline = f"{change.name}: {new.what}, was {old.what.removeprefix('passport validity of ')} ({actor(change)})"
        yield told(KIND.name, Shift(old, new), "P3", headline, "The terms of a rule of entry differ.")


def _rule(posture: Posture | None) -> Notice | None:
    said = posture.notices if posture else ()
    return next((n for n in said if n.topic == KIND.name and n.key == PASSPORT), None)


KIND = Kind("border_or_entry_change", recognise)
