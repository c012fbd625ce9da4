"""Cut a text in another language into its sentences, each where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from monitor.compare.tongues.tongue import Tongue
from monitor.model import Span

_LISTED = re.compile(r"[●○◎◯・].*レベル[1-4１-４]\s*[:：]\s*(?:退避して|渡航は|不要不急|十分注意)")
_ERAS = {"令和": 2018, "平成": 1988}  # Japanese years are counted from the one before an emperor's first
_ERA = re.compile(r"(令和|平成)(\d{1,2}|元)年")
_LONGEST = 1_500  # characters: what is longer is no sentence, and is read in pieces, for time grows with their square


def even(text: str) -> str:
    """Make the letters of a text even (NFKC), and its years; an accent for an apostrophe would part its word."""
    return _ERA.sub(_year, unicodedata.normalize("NFKC", text.replace("´", "'")))


def _year(found: re.Match[str]) -> str:
    """Say a year of an era in our count: 令和3年 is 2021年, 元年 the first."""
    return f"{_ERAS[found[1]] + int(found[2].replace('元', '1'))}年"


def sentences(tongue: Tongue, text: str) -> Iterator[Span]:
    """Yield the sentences of a text; a line that gives a place its level is none."""
    at = 0
    for line in text.split("\n"):
        start = at
        for part in () if _LISTED.match(line) else _short(tongue.ends.split(line)):
            start = text.index(part, start)
            yield Span(start, start + len(part), part)
            start += len(part)
        at += len(line) + 1


def _short(parts: Iterable[str]) -> Iterator[str]:
    """Give each part whole, or cut between two words where it is too long for a sentence."""
    for part in parts:
        at = 0
        while len(part) - at > _LONGEST:
            end = part.rfind(" ", at, at + _LONGEST) + 1 or at + _LONGEST
            yield part[at:end]
            at = end
        yield part[at:]
