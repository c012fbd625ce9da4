"""Cut a text in another language into its sentences, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.compare.tongues.tongue import Tongue
from monitor.model import Span

_LISTED = re.compile(r"[●○◎◯・].*レベル[1-4１-４]\s*[:：]\s*(?:退避して|渡航は|不要不急|十分注意)")


def sentences(tongue: Tongue, text: str) -> Iterator[Span]:
    """Yield the sentences of a text; a line that gives a place its level is none."""
    at = 0
    for line in text.split("\n"):
        start = at
        for part in () if _LISTED.match(line) else tongue.ends.split(line):
            start = text.index(part, start)
            yield Span(start, start + len(part), part)
            start += len(part)
        at += len(line) + 1
