"""What people are asked to do, by grammar: a deed beside words that ask for it, or bidden by its own form.

A language has a dozen ways to ask and a few deeds; rows of whole sentences would be their product. A frame keeps the
two apart: it is asked only of what no row knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.terms.stretch import stretch

_FAR = 160  # characters between words that ask and what they ask for
_CUT = re.compile(r"[,:;、。]|(?<=[.!?]) ")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that people do, as a statement of this `kind` tells it.

    `done` is the deed beside words that ask ("das Land zu verlassen"), `bid` where it asks by itself ("Verlassen Sie
    das Land"); a group whose name begins with `ground` is what is left. `unless` makes another thing of this deed.
    """

    kind: str
    done: re.Pattern[str]
    bid: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """The ways of one language to ask.

    `asks` are the words that ask, of today and in our own name; `unasked` is what takes their force from what stands
    with them between two commas, `supposed` from all of a sentence's half; `drill` has words for earthquakes, in which
    to take shelter is no call. `stay` finds where people are who are told to leave "the town", which is what `bare`
    finds. Of a language without `Calls`, `elsewhere` finds a country, its first group, whose ground a call is of;
    `whole` are words for the country and `part` what a name of a part of it ends with. The first of the `deeds` that
    is asked for counts.
    """

    asks: re.Pattern[str]
    deeds: tuple[Deed, ...]
    unasked: re.Pattern[str]
    supposed: re.Pattern[str]
    drill: re.Pattern[str]
    stay: re.Pattern[str]
    bare: re.Pattern[str]
    elsewhere: re.Pattern[str] | None = None
    whole: re.Pattern[str] | None = None
    part: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A deed that is asked for: its kind, the words it stands in, and what is to be left, "" where nothing is named."""

    kind: str
    words: str
    ground: str


def asked(frame: Frame, half: str, kinds: tuple[str, ...]) -> Iterator[Asked]:
    """Yield the deeds of some kinds that a half of a sentence asks for."""
    if frame.supposed.search(half):
        return
    for deed in frame.deeds:
        for start, end, found in _found(frame, deed, half) if deed.kind in kinds else ():
            words = half[slice(*stretch(_CUT, half, start, end))]
            if not (frame.unasked.search(words) or deed.unless.search(words)):
                yield Asked(deed.kind, words, _ground(frame, found, half))


def _found(frame: Frame, deed: Deed, half: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield where a deed is bidden, and where it stands beside words that ask."""
    for found in deed.bid.finditer(half):
        yield *found.span(), found
    asking = list(frame.asks.finditer(half))
    for found in deed.done.finditer(half) if asking else ():
        near = [a for a in asking if a.start() - found.end() <= _FAR and found.start() - a.end() <= _FAR]
        for ask in near[:1]:
            yield min(ask.start(), found.start()), max(ask.end(), found.end()), found


def _ground(frame: Frame, found: re.Match[str], half: str) -> str:
    """Return what is to be left; who is in Kell and is told to leave "the town" is told to leave Kell."""
    named = next((said.strip() for name, said in found.groupdict().items() if name.startswith("ground") and said), "")
    if not frame.bare.fullmatch(named):
        return named
    there = frame.stay.search(half)
    return next(filter(None, there.groups()), named) if there else named
