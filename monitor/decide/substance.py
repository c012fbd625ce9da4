"""Tell sentences that say something to people from notes, contacts and small edits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.model import Piece

_NOTE = (
    r"latest update:|re-?issued|updated (?:after|to reflect|due to)|last update|there (?:was|were) (?:no )?changes?"
    r"|(?:the )?(?:travel )?advisory (?:level|summary)\b"
    r"|the [\"“]?[\w ,”\"“]{2,40} (?:risk )?indicators? (?:was|were)|exercise (?:normal|increased) "
)
_POINTER = (
    r"read the (?:entire|country information)|(?:e-?mail|tel(?:ephone)?|fax|phone|website|emergency)\b|enroll in"
    r"|follow the department|see (?:our|the) |visit (?:our|the) |review the |if you decide to travel|null$"
)
_FORM = re.compile(rf"^(?:{_NOTE}|{_POINTER})|@|https?://|\+\(?\d", re.I)
# A word of three letters or more; of writing without spaces between words, each sign.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]{3,}")
_SMALL = 0.75  # share of words two wordings have in common above which an edit is one of form


def substantial(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Keep the pieces that came, went or were reworded in more than form."""
    return tuple(p for p in pieces if p.op not in ("same", "moved") and not _formal(p))


def _formal(piece: Piece) -> bool:
    before, after = piece.before.strip(), piece.after.strip()
    if piece.op == "reworded":
        return _FORM.search(after) is not None or _likeness(before, after) >= _SMALL
    text = after or before
    return len(_WORDS.findall(text)) < 4 or _FORM.search(text) is not None


def _likeness(before: str, after: str) -> float:
    """Return the share of words (as sets, case ignored) that two sentences share."""
    old, new = set(_WORDS.findall(before.lower())), set(_WORDS.findall(after.lower()))
    return len(old & new) / max(1, len(old | new))
