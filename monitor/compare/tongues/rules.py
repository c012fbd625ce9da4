"""Which place and hour a rule for own staff is of, in another language: two rules of two places are two facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from monitor.compare.tongues.tongue import Tongue
from monitor.locate.cities import country_of
from monitor.locate.places import fold, resolve
from monitor.locate.spelling import spelt
from monitor.model import ANYWHERE, Reading
from monitor.terms.kanji import in_english

_MOST = 3  # places that a rule is named by
_LITTLE = frozenset(("the", "von", "der", "des", "van", "het", "de", "naar", "in"))  # words of a name that key nothing


@dataclass(frozen=True, slots=True)
class Bounds:
    """The words of one language for what a rule for staff is of.

    `posted` is what tells where the staff or their post is, and is not heeded. `place` finds a place: its group `part`
    is one by its words ("the province of Kell"), `town` one where its name is known or stands on no list of others.
    `english` has names for those that are none ("the capital"). `beyond` says in the clause that the rule is of what
    lies outside. `acts` are hours and ways of going, by the words
    that English rules are keyed by.
    """

    posted: re.Pattern[str]
    place: re.Pattern[str]
    english: Mapping[str, str]
    beyond: re.Pattern[str]
    acts: Mapping[str, re.Pattern[str]]


def bounds(words: Bounds, tongue: Tongue, reading: Reading, clause: str) -> tuple[str, str]:
    """Return the key of a rule for staff and the place it is of, "" for one that names none."""
    said = words.posted.sub(" ", clause)
    names = list(dict.fromkeys(_places(words, tongue, reading, said)))[:_MOST]
    about = [act for act, pattern in words.acts.items() if pattern.search(said)]
    beyond = bool(names) and "compound" not in about and words.beyond.search(said) is not None
    key = {*fold(" ".join(names)).split(), *about, *(("beyond",) if beyond else ())} - _LITTLE
    return " ".join(sorted(key)) or ANYWHERE, f"{'outside ' if beyond else ''}{', '.join(names)}"


def _places(words: Bounds, tongue: Tongue, reading: Reading, said: str) -> Iterator[str]:
    for found in words.place.finditer(said):
        part, town = found["part"], found["town"]
        if part:
            yield words.english.get(part.casefold()) or in_english(part)
        elif not _country(tongue, reading, town) and (ours := _ours(reading, town)):
            yield ours


def _country(tongue: Tongue, reading: Reading, name: str) -> bool:
    """Whether a name is the country's, which is no place within it."""
    land = resolve(name)
    codes = {tongue.countries.get(name), *(land.codes if land else ())}
    return name == reading.title or bool(codes & {*reading.countries})


def _ours(reading: Reading, name: str) -> str:
    """Return a town's name as we write it, or as it stands; "" for one of another country."""
    if known := next((city for code in reading.countries if (city := spelt(name, code))), ""):
        return known
    return name if country_of(name) in (None, *reading.countries) else ""
