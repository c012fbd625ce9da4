"""What colours a statement, so that it is not simply so, now: each file one colour, as all readers of a text know it.

A file's rows are ways in which a sentence says nothing of itself. Its `TURNS`, in a clause, may turn what stands beside
it, its `LEADS` what follows it; on its `HANGS` all statements of a sentence may depend.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.compare.colours import denied, doubted, drilled, explained, heard, lasting, others, supposed
from monitor.terms.table import ways

_UNSAID = (
    heard.PASSED_ON, heard.HEARSAY, explained.EXPLAINED, others.OF_OTHERS, lasting.LASTING, denied.FALSE,
    denied.DENIED, supposed.SUPPOSED, doubted.DOUBTED, drilled.DRILLED,
)  # fmt: skip
_TURNS = ways(
    rf"{heard.TURNS}|{others.TURNS}|{denied.TURNS}|{supposed.TURNS}|{drilled.TURNS}|{lasting.TURNS}"
    rf"|{explained.TURNS}",
    frame=r"\b(?:{})\b",
)
_LEADS = re.compile(rf"\b(?:{heard.LEADS}|{supposed.LEADS}|{others.LEADS})", re.I)
_HANGS = re.compile(rf"{doubted.HANGS}|{lasting.HANGS}", re.I)
_TURNED_NOT = ways(rf"{drilled.NONE}|{drilled.CALLED_OFF}|{denied.RUMOUR_REFUSED}")


@lru_cache(maxsize=2048)  # every reader of a sentence asks it again of the same parts
def unsaid(plain: str) -> bool:
    """Whether a sentence only seems to say a thing; a question states nothing."""
    return plain.endswith("?") or any(colour.search(plain) for colour in _UNSAID)


def turns(clause: str) -> bool:
    """Whether the colour of a clause may turn what stands beside it."""
    said = _TURNED_NOT.sub("", clause)
    return "?" in said or '"' in said or _TURNS.search(said) is not None


def leads(clause: str) -> bool:
    """Whether the colour of a clause may turn what follows it."""
    return _LEADS.search(_TURNED_NOT.sub("", clause)) is not None


def hangs(plain: str) -> bool:
    """Whether all statements of a sentence may hang on a doubt, a belief, a fear or another time."""
    return _HANGS.search(plain) is not None
