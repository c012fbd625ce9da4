"""What a change note says is told no longer: no fact of today, but that a post's closure went from the text is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.compare.colours.usual import routine
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import OF, OFFICE
from monitor.compare.whose.posts import posts
from monitor.compare.wordings.governments import NATION
from monitor.model import GONE_HOME, Notice
from monitor.terms.moves import post_key
from monitor.terms.table import ways

_TOLD = r"(?:information|advice|advisor(?:y|ies)|notices?|mentions?|details?|guidance|references?)"
_WENT = r"(?:removed|deleted|withdrawn|taken (?:out|down))"
REMOVED = ways(
    r"\b(?:removed|deleted|removal of|deletion of) (?:the )?(?:(?!departure)[\w-]+ ){0,5}?"
    rf"{_TOLD}\b|\b{_TOLD} (?:on|about|regarding|concerning) [^;.]{{3,120}}? (?:(?:was|were|has been|have been|is) )?"
    rf"{_WENT}(?=[.,;]|$)",
)
# Where advice was dropped, what is "updated" beside it abates too.
_ADDED = re.compile(r"\b(?:added|addition of|new)\b", re.I)
_POST = rf"(?:the |our )?(?:{NATION} )?(?:\b{OFFICE}|mission)\b(?: of (?:{OF})\b)?"
# Shut for one service or for a feast, a post was open.
_CLOSURE = re.compile(
    rf"\b(?:closure|closing|shutdown|suspension of (?:the )?(?:operations|activities|work|all services)) (?:of|at|in)"
    rf" (?!(?:the )?(?:visa|consular|passport))(?:(?:the )?(?:operations|activities) (?:of|at|in) )?{_POST}"
    rf"|{_POST}(?:'s)? (?:temporary |indefinite |recent )?(?:closure|shutdown|suspension of (?:operations|activities))",
    re.I,
)
# Own people, and that they were away; not the staff of an airport, nor families of a town.
_OWN = (
    rf"(?:(?:{NATION}|(?i:embassy|consulate|consular|mission|high commission|diplomatic|government|official|the|our|its"
    r"|some|all|most|certain|other|non-\w+|essential|remaining|accompanying|eligible|temporary|number of|staff|and))"
    r"(?:'s)? )*"
)
_STAFF = r"(?i:staff|officials|diplomats|personnel|employees|depend[ae]nts|family members)"
_HOUSEHOLDS = (
    rf"(?i:(?:embassy|consular|diplomatic|staff|mission|diplomats'|officials') families|families of {_OWN}{_STAFF})"
)
_PEOPLE = rf"{_OWN}(?:{_HOUSEHOLDS}|{_STAFF})\b"
_AWAY = re.compile(
    rf"\b(?i:withdrawal|departure|relocation|evacuation|draw-?down|reduction)s? (?:of|in) {_PEOPLE}"
    rf"|\b(?:about|on|regarding|concerning|of|that|to) {_PEOPLE}[^;.]{{0,50}}? (?:being|been|were|are|was) (?:\w+ly )?"
    r"(?:withdrawn|relocated|evacuated|moved|reduced)\b"
)
_THEIRS = re.compile(rf"\b(?!{NATION})[A-Z]\w+(?:n|sh|se|ch|i) (?i:{OFFICE}|staff|diplomats|officials)\b"
    r"|\bUN\b|\bUnited Nations\b")
NAME = "departure_statement_dropped"


def kept(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield sentences without what a note says was removed; of a note of several parts what it adds stays."""
    for sentence in sentences:
        if not REMOVED.search(sentence.plain):
            yield sentence
            continue
        parts = sentence.plain.split("; ")
        rest = [part for part in parts if _ADDED.search(part) and not REMOVED.search(part)]
        if rest and ";" in sentence.plain:
            yield replace(sentence, said="; ".join(rest))


def dropped(sentences: Iterable[Sentence], note_end: int) -> Iterator[Notice]:
    """Yield the closures of own posts, and the leaving of own people, that the change note says are told no longer."""
    for sentence in (s for s in sentences if s.end <= note_end):
        for part in sentence.plain.split("; "):
            if REMOVED.search(part) and (shut := _CLOSURE.search(part)) and not routine(part):
                named = [found.post for found in posts(part[shut.start() :])]
                post = named[0] if len(named) == 1 else None
                yield Notice(NAME, post_key(post), "", sentence.span, on=False, post=post)
            elif REMOVED.search(part) and _AWAY.search(part) and not _THEIRS.search(part):
                yield Notice(NAME, GONE_HOME, "", sentence.span, on=False)
