"""Whether a text lists its areas at all: copies leave lists out, break off, or only say that some parts are worse."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.decide.areas.tract import Moved
from monitor.decide.notice import cut_short
from monitor.model import UNNAMED, Area, Change, Posture, Span

_SOME = re.compile(
    r"\b(?:some|certain|specific|several) (?:areas|places|locations|parts|regions)\b[^.\n]{0,60}\brisks?\b", re.I
)
# The advice that closes a whole text: a copy that leaves the areas out leaves it out as well.
_ADVICE = re.compile(r"^if you (?:decide|choose)\b[^\n]*travel", re.I | re.M)
_THIN = 90  # characters; a page that says less of a country says nothing of its parts
_MOST = 0.7
_SUMMARY = re.compile(r"\b(?:advisory|country) summary\b", re.I)


def some(text: str) -> bool:
    """Whether a text says that some parts have a higher risk, and names none."""
    return _SOME.search(text) is not None


def comparable(change: Change, before: Posture, after: Posture) -> bool:
    """Whether both texts list their areas: some copies of a page leave the list out, saying so or not."""
    if bool(before.areas) == bool(after.areas) or (before.exact and after.exact):
        return True
    bare, text = (before, change.before_text) if after.areas else (after, change.after_text)
    if bare is before and not change.silent and _ADVICE.search(text):
        return True  # a text with its closing advice is whole
    if _SOME.search(text):
        return False
    if bare is after and _SOME.search(change.before_text) and _edited(change):
        return True  # the sentence that some areas have a higher risk went with them, and nearly nothing else
    return bare.note is not None or (bare is before and after.note is None)


def _edited(change: Change) -> bool:
    """Whether most of a text stands in the new one line for line: edited by hand, not made anew."""
    old, new = (set(text.split("\n")) for text in (change.before_text, change.after_text))
    return len(old & new) >= _MOST * len(old)


def broken_off(change: Change, after: Posture) -> bool:
    """Whether a text that breaks off may list more areas: it names none, or had not come to what follows its list."""
    rest = change.after_text[max((a.span.end for a in after.areas), default=len(change.after_text)) :]
    return cut_short(change) and not _SUMMARY.search(rest)


def unnamed(change: Change, before: Posture, after: Posture) -> Iterable[tuple[Moved, bool]]:
    """Yield the parts that one text says have a higher risk, where neither names any; with whether that is a rise.

    Told only between two pages of the template without notes: that one says it of every country that has such parts.
    """
    texts = change.before_text, change.after_text
    named = before.areas or after.areas or before.note or after.note
    if named or before.level != after.level or cut_short(change) or min(map(len, texts)) < _THIN:
        return
    was, now = map(_SOME.search, texts)
    said, level = was or now, min(4, (after.level or 1) + 1)
    if said and bool(was) != bool(now):
        area = Area(UNNAMED, level, Span(said.start(), said.end(), said[0]))
        yield Moved(UNNAMED, area, level, level if was else None, level if now else None), bool(now)
