"""Of all that a text states of a post's work, history included, the state that holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial, reduce

from monitor.compare.departing.reach import lately, recalls
from monitor.compare.notice import Setting
from monitor.model import Operation, Past, is_of_old
from monitor.terms.moves import post_key

# What is not open for normal consular services has stopped all the same.
_NORMAL = re.compile(r"\bnormal (?!consular services)", re.I)
# Where people are fewer and services are cut, the services say what a post does less.
_SERVED = re.compile(r"\b(?:services?|interviews?|appointments?|consular|visas?|passports?)\b", re.I)



def current(
    found: Iterable[Operation], setting: Setting, past: Past
) -> tuple[tuple[Operation, ...], tuple[Operation, ...]]:
    """Return one state for each post, and for each area first: the latest decision; undated resumptions are latest.

    Second, the states that a resumption took the place of, where the text states them. What a resumption ended that
    only older editions told is left out.
    """
    groups: dict[tuple[str, str], list[Operation]] = {}
    newer = partial(_newer, _Edition(past, setting.published_on, setting.note_end))
    for operation in (*found, *past.operations):
        groups.setdefault((post_key(operation.post), operation.area or ""), []).append(operation)
    won = [(now, group) for group in groups.values() if not is_of_old(now := reduce(newer, group))]
    over = [(now, [o for o in group if o.state != "resumed"]) for now, group in won if now.state == "resumed"]
    left = (replace(reduce(newer, group), post=now.post, area=now.area) for now, group in over if group)
    return tuple(sorted((now for now, _ in won), key=lambda o: o.area is None)), tuple(left)


@dataclass(frozen=True, slots=True)
class _Edition:
    """The edition that is read: its past, when it was published, where its change note ends."""

    past: Past
    published_on: date | None
    noted: int

    def outlasts(self, stop: Operation, back: Operation) -> bool:
        """Whether a post stopped after it resumed work: the note of that is older, or of an age nobody knows."""
        if stop.decided_on:
            unknown = self.past.day is None and back.decided_on is None and 0 <= back.span.end <= self.noted
            return unknown and stop.span.end > self.noted and lately(stop.decided_on, self.published_on)
        return not recalls(stop.span.text) and self.past.later(stop.span.text, back.span.text)

    def effective(self, said: Operation) -> date:
        """The day a state is of; work that goes on without a day has gone on since the edition that first told it."""
        if said.decided_on or said.state != "resumed":
            return said.decided_on or date.min
        told = self.past.told(said.span.text)
        return told if told and self.past.day and told < self.past.day else date.max


def _newer(edition: _Edition, one: Operation, other: Operation) -> Operation:
    """Pick the current of two states of one post; of two alike, the one that is dated, of services, or the first."""
    if one.state == other.state:
        if not (one.decided_on or other.decided_on):
            return other if _SERVED.search(other.span.text) and not _SERVED.search(one.span.text) else one
        return other if other.decided_on and (one.decided_on is None or other.decided_on > one.decided_on) else one
    partly = {o.state: o for o in (one, other) if o.state != "suspended" or _NORMAL.search(o.span.text)}
    left, gone = partly.get("reduced"), partly.get("suspended")
    if left and gone and left.decided_on in (None, gone.decided_on):
        return left  # "normal operations" stop, and the next sentence tells what goes on
    shut = next((o for o in (one, other) if o.state == "suspended" and o.decided_on is None), None)
    if shut and "resumed" not in (one.state, other.state):
        return shut  # without a day, the graver holds: services that end on a day are no later step
    back = next((o for o in (one, other) if o.state == "resumed"), None)
    stop = other if back is one else one
    if back and edition.outlasts(stop, back):
        return stop
    return max(one, other, key=lambda o: (edition.effective(o), o.state == "suspended"))
