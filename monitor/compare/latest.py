"""Of all that a text states of a post's work, history included, the state that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import reduce

from monitor.compare.operations import NORMAL
from monitor.model import Operation
from monitor.terms.moves import post_key


def current(found: Iterable[Operation]) -> tuple[tuple[Operation, ...], tuple[Operation, ...]]:
    """Return one state for each post, and for each area first: the latest decision; undated resumptions are latest.

    Second, the states that a resumption took the place of, where the text states them.
    """
    groups: dict[tuple[str, str], list[Operation]] = {}
    for operation in found:
        groups.setdefault((post_key(operation.post), operation.area or ""), []).append(operation)
    won = [(reduce(_newer, group), group) for group in groups.values()]
    over = [(now, [o for o in group if o.state != "resumed"]) for now, group in won if now.state == "resumed"]
    left = (replace(reduce(_newer, group), post=now.post, area=now.area) for now, group in over if group)
    return tuple(sorted((now for now, _ in won), key=lambda o: o.area is None)), tuple(left)


def _newer(one: Operation, other: Operation) -> Operation:
    """Pick the current of two states of one post; of two alike, the one that is dated, then the first."""
    if one.state == other.state:
        return other if other.decided_on and (one.decided_on is None or other.decided_on > one.decided_on) else one
    partly = {o.state: o for o in (one, other) if o.state != "suspended" or NORMAL.search(o.span.text)}
    left, gone = partly.get("reduced"), partly.get("suspended")
    if left and gone and left.decided_on in (None, gone.decided_on):
        return left  # "normal operations" stop, and the next sentence tells what goes on
    shut = next((o for o in (one, other) if o.state == "suspended" and o.decided_on is None), None)
    if shut and "resumed" not in (one.state, other.state):
        return shut  # without a day, the graver holds: services that end on a day are no later step
    return max(one, other, key=lambda o: (_effective(o), o.state == "suspended"))


def _effective(operation: Operation) -> date:
    undated = date.max if operation.state == "resumed" else date.min
    return operation.decided_on or undated
