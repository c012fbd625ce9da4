"""One text on many pages is one thing to a reader: which messages of one publisher are copies of each other."""

from __future__ import annotations

import re
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


def waves(items: Iterable[Item], said: Callable[[Item], Said]) -> list[tuple[Item, ...]]:
    """Put copies of one text for other countries together, where the first of them stands; the rest stays alone.

    A text that comes again for the same country is news of its own.
    """
    found: list[list[Item]] = []
    last: dict[str, tuple[list[Item], datetime, set[str]]] = {}
    for item in items:
        one = said(item)
        key = mark(one)
        pile, at, countries = last.get(key, ([], one.at, set()))
        if not key or not pile or abs(at - one.at) > _SPAN or one.country in countries:
            pile, countries = [], set()
            found.append(pile)
        pile.append(item)
        last[key] = (pile, one.at, {*countries, one.country})
    return [tuple(pile) for pile in found]


def mark(said: Said) -> str:
    """Return what copies have in common, their own places left out; "" for what is no message, or says too little."""
    own = set(_WORDS.findall(said.places.casefold()))
    words = [word for word in _WORDS.findall(said.quotes.casefold()) if word not in own]
    if said.publisher not in POSTS or len(words) < _LEAST:
        return ""
    return " ".join((said.publisher, said.kind, *words))
