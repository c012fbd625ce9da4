"""Which sentences are somebody's words or a tale: in quotation marks, or past and dateless in a post of no notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from monitor.compare.asserting.recalled import PRESENT
from monitor.compare.dates import days
from monitor.compare.sentences import Sentence, plain

# What tells people something by its kind; an interview, a readout or a greeting does not.
_NOTICE = re.compile(
    r"\b(?:alert|warning|warden|message|notice|update|announcement|advisory|emergency|security|status|important"
    r"|suspen\w+|departure|clos(?:ed|ure|ing)|curfew|airport|border|flight|shelter|service|operation)s?\b", re.I
)
_PASSIVE = re.compile(
    r"\b(?:was|were) (?:\w+ly |also |all |then |not )?(?:closed|shut|sealed|suspended|cancel+ed|asked|told"
    r"|advised|ordered"
    r"|urged|evacuated|flown|moved|sent|barred|confined|instructed|restricted|offered|withdrawn|gone|interrupted)\b",
    re.I,
)
_HOUR = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d\d:?\d\d\b(?! \w+s\b)|\bhours? ago\b|\bovernight\b"
    r"|\bearlier\b", re.I)
_FRESH = timedelta(days=60)


def narrated(found: Sequence[Sentence], published_on: date | None, title: str) -> Iterator[int]:
    """Yield the numbers of sentences that others speak, or that tell how it once was.

    Only a post stands under its own title: where that is none of a notice, a dateless past is a tale.
    """
    free = bool(found and title) and found[0].plain == plain(title) and not _NOTICE.search(title)
    fresh = {s.line for s in found if _dated(s, published_on)} if free else set()
    for number, quoted in enumerate(_quoted(found)):
        sentence = found[number]
        past = free and sentence.line not in fresh and _PASSIVE.search(sentence.plain)
        if quoted or (past and not PRESENT.search(sentence.plain)):
            yield number


def _dated(sentence: Sentence, on: date | None) -> bool:
    near = on and any(abs(found.day - on) <= _FRESH for found in days(sentence.plain, on))
    return bool(near or _HOUR.search(sentence.plain))


def _quoted(found: Sequence[Sentence]) -> Iterator[bool]:
    """Tell of each sentence whether it lies within a quotation that is longer than it is."""
    line, within = -1, False
    for number, sentence in enumerate(found):
        within, line = within and sentence.line == line, sentence.line
        odd = sentence.plain.count('"') % 2 == 1
        after = found[number + 1 :]
        closes = odd and any('"' in s.plain for s in after[:8] if s.line == line)
        opens = not within and sentence.plain.startswith('"') and closes
        yield within or opens
        within = within != odd if within or closes else False
