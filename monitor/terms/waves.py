"""One text on many pages is one thing to a reader: which messages of one publisher are copies of each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

# Whose parts are messages; a country's standing advice is news of its own.
POSTS = frozenset({"us_embassy", "us_press"})
_SPAN = timedelta(days=3)  # copies of one text came within two days of each other
_LEAST = 6  # words: "Location: Georgetown" is the beginning of many texts
_WORDS = re.compile(r"[^\W\d_]+")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Said:
    """What makes a message a copy of another: whose it is, of what kind, the sentences quoted, whom it concerns."""

    publisher: str
    kind: str
    quotes: str
    country: str
    places: str
    at: datetime


def words(text: str, places: str) -> tuple[str, str]:
    """Return the words of a text without those of the places it is about, and all of them.

    Copies that name their country agree in the first, and where a name is an English word too ("New Zealand"), copies
    that name none agree in the second.
    """
    every = _WORDS.findall(text.casefold())
    own = set(_WORDS.findall(places.casefold()))
    return " ".join(word for word in every if word not in own), " ".join(every)


def waves(items: Iterable[Item], said: Callable[[Item], Said]) -> list[tuple[Item, ...]]:
    """Put copies of one text for other countries together, where the first of them stands; the rest stays alone.

    A text that comes again for the same country is news of its own.
    """
    rows = [(item, one := said(item), marks(one)) for item in items]
    spread = Counter(mark for _, _, both in rows for mark in set(both))
    found: list[list[Item]] = []
    last: dict[str, tuple[list[Item], datetime, set[str]]] = {}
    for item, one, both in rows:
        key = max(both, key=lambda mark: spread[mark])
        pile, at, countries = last.get(key, ([], one.at, set()))
        if not key or not pile or abs(at - one.at) > _SPAN or one.country in countries:
            pile, countries = [], set()
            found.append(pile)
        pile.append(item)
        last[key] = (pile, one.at, {*countries, one.country})
    return [tuple(pile) for pile in found]


def marks(said: Said) -> tuple[str, str]:
    """Return what copies have in common, without their own places and with them; "" for what says too little."""
    if said.publisher not in POSTS:
        return "", ""
    both = words(said.quotes, said.places)
    without, whole = (f"{said.publisher} {said.kind} {each}" if each.count(" ") >= _LEAST - 1 else "" for each in both)
    return without, whole if without else ""
