"""Of whose post a sentence tells beside one on a country next door: behind its clause, or behind its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.compare.asserting.beside import statements
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import LANDS, led_abroad, names_home, of_another_land
from monitor.locate.cities import hosts
from monitor.locate.places import resolve
from monitor.terms.table import ways

# Whose word it is: "our staff" may be theirs of whom the clause before tells.
_OURS = re.compile(r"^(?:[Ww]e|[Oo]ur (?:own )?(?:embassy|consulate|mission|office|post)\b)(?!.*\bthere\b)|\bhere\b")

# Advice on another country: "Norland's Travel Advisory is Level 4", "U.S. citizens should not travel to Norland".
_ADVISED = ways(
    rf"^(?P<land>{LANDS})(?:'s|\u2019s) Travel Advisory\b|\bTravel Advisory for (?P<of>{LANDS})"
    rf"|\b(?:not|reconsider) travel to (?P<to>{LANDS})", re.NOFLAG
)
_SENT = re.compile(r"\b(?:ordered|authori[sz]ed|approved|lifted)\b.*\b(?:depart\w*|leav(?:e|ing))\b", re.I)


def told(sentence: Sentence, own: Sequence[str]) -> Sentence:
    """Return a sentence without the clauses a post of ours abroad leads it with, where it goes on to this country.

    What names neither us nor the country is that post's, as the whole sentence is then.
    """
    pieces = statements(sentence.plain)
    first = next((n for n, piece in enumerate(pieces) if not led_abroad(piece, tuple(own))), 0)
    left = " ".join(pieces[first:])
    ours = first and (_OURS.search(left) or names_home(left, own))
    return replace(sentence, said=left) if ours else sentence


def each(found: Iterable[Sentence], own: Sequence[str]) -> list[Sentence]:
    """Return sentences, each as `told`, but who is sent home behind advice on another country, in a block on it alone.

    "Do not travel to Norland. On May 2 the Department ordered families to leave": who leaves, leaves Norland.
    """
    kept, block, home = [], -1, -1
    for sentence in found:
        plain = sentence.plain
        if _OURS.search(plain) or names_home(plain, own):
            home = sentence.line
        elif _advised(plain, own):
            block = sentence.line
        if sentence.line != block or block == home or not _SENT.search(plain):
            kept.append(told(sentence, own))
    return kept


def _advised(plain: str, own: Sequence[str]) -> bool:
    """Whether a sentence is advice on another country, in which a mission of ours stands, and not on the page's own."""
    found = _ADVISED.search(plain)
    place = resolve(found["land"] or found["of"] or found["to"]) if found else None
    return bool(place and len(place.codes) == 1 and hosts(place.codes[0]) and of_another_land(plain, own))
