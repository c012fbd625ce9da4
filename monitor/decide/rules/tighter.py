"""Pair the rules for own people that one text has in another form than the other: which lists and limits moved.

A rule is the other's where it names the same places, or is about the same things, in much the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from monitor.decide.rules.retold import strictness
from monitor.model import Change, Notice
from monitor.terms.limits import Limits, acts, core, limits, means, spared, tighter, weighty
from monitor.terms.names import fold, same

_ALIKE = 0.5  # share of words two forms of one rule have in common, names left out
_ONE = 0.5  # what it counts that two rules are of the very same places, or a share of them
_WORDS = re.compile(r"[a-z]{3,}")
_NAMES = re.compile(r"\b[^\W\d_a-z][\w'’]*")
_TALK = {
    "the", "and", "their", "for", "are", "due", "with", "government", "embassy", "employees", "personnel", "staff",
    "working", "risk",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """Two forms of one rule: the names that came and went, and whether it goes further now (1) or less far (-1)."""

    was: Notice
    now: Notice
    came: str
    went: str
    sign: int


def edits(change: Change, old: Iterable[Notice], new: Iterable[Notice]) -> tuple[Edit, ...]:
    """Return the rules that stand in both texts in different words, each with its likest, where something moved."""
    gone = [o for o in old if o.on and o.span.text not in change.after_text]
    came = [n for n in new if n.on and n.span.text not in change.before_text]
    likest = sorted(((_likeness(o, n), a, b) for a, o in enumerate(gone) for b, n in enumerate(came)), reverse=True)
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for likeness, a, b in likest:
        if likeness >= _ALIKE and a not in taken[0] and b not in taken[1]:
            taken[0].add(a)
            taken[1].add(b)
            found.append(_edit(gone[a], came[b], old, new))
    anew = "\n".join(line for line in change.after_text.split("\n") if line not in change.before_text)
    kept = [o.what for o in old if o.on and o.what and o.span.text in change.after_text]  # rules of their own
    found = [replace(e, went=_less(e.went, anew, *kept)) for e in found]
    return tuple(e for e in found if e.came or e.went or (e.sign and not _untold(change, e)))


def _less(names: str, *told: str) -> str:
    return ", ".join(n for n in names.split(", ") if not any(n in said for said in told))


def _untold(change: Change, edit: Edit) -> bool:
    """Whether a rule only seems to go further or less far: what it spares stands by itself in the other text."""
    was, now = edit.was.span.text, edit.now.span.text
    apart = ((was, change.after_text.replace(now, "")), (now, change.before_text.replace(was, "")))
    here = (any(name in text for name in _NAMES.findall(spared(said))) for said, text in apart)
    return any(here) or _told_of_the_place(change, edit.now)


def _told_of_the_place(change: Change, rule: Notice) -> bool:
    """Whether the country's level moved, or the advice for the rule's own place: its rule was written anew with it."""
    if change.before is None or change.after is None:
        return False
    sides = (change.before, change.after)
    here = [[a.span.text for a in side.areas if any(w in fold(a.name) for w in _places(rule))] for side in sides]
    return sides[0].level != sides[1].level or here[0] != here[1]


def more(one: Notice, others: Iterable[Notice]) -> str:
    """Name the places of one rule that are in no other."""
    known = [k for other in others for k in other.key.split()]
    known += [fold(name) for other in others for name in _NAMES.findall(other.span.text)]
    words = [w for w in one.key.split() if not any(w == k or same(w, k) for k in known)]
    return ", ".join(name for name in one.what.split(", ") if any(w in fold(name) for w in words)) if words else ""


def _edit(was: Notice, now: Notice, old: Iterable[Notice], new: Iterable[Notice]) -> Edit:
    came, went = more(now, [was]), more(was, [now])
    if came or went:
        others = [[r for r in side if r.on] for side in (old, new)]
        return Edit(was, now, came if more(now, others[0]) else "", went if more(was, others[1]) else "", 0)
    sign = tighter(*_measured(was, now, old, new)) if _named(was) and _named(now) else 0
    if was.grade > now.grade and strictness(was.span.text) > strictness(now.span.text):
        sign = -1 if sign <= 0 else 0
    return Edit(was, now, "", "", 0 if was.grade < now.grade else sign)


def _measured(was: Notice, now: Notice, old: Iterable[Notice], new: Iterable[Notice]) -> tuple[Limits, Limits]:
    """Measure both forms of a rule, without the means that rules of the other text bar too: sentences are joined."""
    here, there = limits(was.span.text), limits(now.span.text)
    barred = [frozenset(m for r in side if r.on for m in means(r.span.text)) for side in (old, new)]
    if here.means <= barred[1] and there.means <= barred[0]:
        return replace(here, means=frozenset()), replace(there, means=frozenset())
    return here, there


def _likeness(one: Notice, other: Notice) -> float:
    """Measure how much two rules are one: 0 where they are of other places, or about other things."""
    if bool(one.what) != bool(other.what):
        return 0.0
    if not (_shared(one, other) if one.what else set(acts(one.span.text)) & set(acts(other.span.text))):
        return 0.0
    here, there = (_telling(core(n.span.text)) for n in (one, other))
    return len(here & there) / max(1, len(here | there)) + _ONE * _shared(one, other)


def _shared(one: Notice, other: Notice) -> float:
    """The share of places two rules have in common; of those without, whether they are about the very same things."""
    if not one.what:
        return float(acts(one.span.text) == acts(other.span.text))
    here, there = (n.key.split() for n in (one, other))
    both = sum(any(same(a, b) for b in there) for a in here)
    return both / max(len(here), len(there))


def _named(rule: Notice) -> bool:
    """Whether a rule names its places itself, and does not take them from its heading."""
    said = {fold(w) for w in _NAMES.findall(rule.span.text)}
    return not rule.what or all(any(w == s or same(w, s) for s in said) for w in _places(rule))


def _places(rule: Notice) -> frozenset[str]:
    return frozenset(rule.key.split()) - weighty(rule.key.split()) - {"beyond"}


def _telling(said: str) -> set[str]:
    return set(_WORDS.findall(_NAMES.sub(" ", said.replace("U.S.", "")).lower())) - _TALK
