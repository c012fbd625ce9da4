"""Add what an area with advice of its own is said to be made of: "Southeast Norland includes A and B Provinces"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from monitor.compare.sentences import Sentence
from monitor.model import Area
from monitor.terms.names import fold

_SORTS = (
    r"(?:provinces?|states?|regions?|count(?:y|ies)|districts?|departments?|governorates?|oblasts?|cities|towns"
    r"|municipalities|islands?|areas?)"
)
_MADE_OF = re.compile(
    rf"^(?:the )?(?P<head>this|this area|[^,;:]{{3,60}}?) (?:includes|comprises|consists of|covers|is made up of)"
    rf" (?:all of )?(?:the )?(?:(?:\w+ )?{_SORTS} of )?(?P<names>(?-i:[A-Z])[^;:]{{2,400}}?)\.?$",
    re.I,
)


def spelt_out(areas: Sequence[Area], found: Sequence[Sentence]) -> tuple[Area, ...]:
    """Return the areas, and for each that the text takes apart one more, of the places named there."""
    return (*areas, *_made_of(areas, found)) if areas else ()


def _made_of(areas: Sequence[Area], found: Sequence[Sentence]) -> Iterator[Area]:
    heads = {_key(area.name): area for area in areas}
    for before, sentence in pairwise(found):
        said = _MADE_OF.match(sentence.plain) if " " in sentence.plain else None
        if said is None:
            continue
        near = next((a for a in areas if a.span.start == before.start), None)
        area = near if said["head"].lower().startswith("this") else heads.get(_key(said["head"]))
        if area is not None:
            yield replace(area, name=said["names"], span=sentence.span, part=area.part or area.name)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in re.findall(r"[^\W\d_]+", name) if word.lower() != "the")
