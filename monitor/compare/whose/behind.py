"""What a sentence tells of us behind a clause on a post next door: "Embassy Tunis is open, and we have closed here"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.compare.asserting.beside import statements
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import led_abroad, names_home

# Whose word it is: "our staff" may be theirs of whom the clause before tells.
_OURS = re.compile(r"^(?:[Ww]e|[Oo]ur (?:own )?(?:embassy|consulate|mission|office|post)\b)(?!.*\bthere\b)|\bhere\b")


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
    """Return sentences, each as `told`."""
    return [told(sentence, own) for sentence in found]
