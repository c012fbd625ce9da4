"""Read lists that stand under a rule for own people: each entry is a rule of its own, and no advice to travellers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.compare.sentences import Sentence
from monitor.compare.whose.people import STAFF
from monitor.compare.wordings import orders
from monitor.terms.table import ways

_MEN = ways(STAFF)
_DOES = re.compile(rf"(?:{orders.WORDS['ACT']}|{orders.WORDS['ING']}|{orders.WORDS['TRIP']})", re.I)
_OPEN = re.compile(
    r"(?:\b(?:from|not|to|must|should|cannot|following(?: \w+(?: (?:of|in) [\w .-]{1,40})?)?|restrictions|rules)"
    r"(?: apply)?|\b(?:restrictions|rules|limits) (?:apply|are in (?:place|effect|force)) (?:to|for|on)"
    r" [^:;]{1,80}) ?:$", re.I
)
_BINDS_ALL = re.compile(r"\b(?:(?:must|should)(?! not\b)|restrictions|rules|limits)\b[^:]*:$", re.I)
_DO_NOT, _NO = re.compile(r"^(?:do not|don't|never|not) ", re.I), re.compile(rf"^no (?={orders.WORDS['TRIP']})", re.I)
_IS_NOT = re.compile(
    rf"^({orders.WORDS['TRIP']}[^;]*?) ((?:is|are)(?: \w+ly)* (?:not|prohibited|forbidden|restricted|limited)\b"
    r"|(?:requires?|needs?)\b)", re.I
)
_NEXT = re.compile(r":$|^(?:do not|reconsider) travel$", re.I)
_MUST = re.compile(r"^(?:avoid|obtain|get|seek|request|have|use|travel|stay|remain|observe|be|ride|move|drive)\b", re.I)


def governs(sentence: Sentence) -> bool:
    """Whether a sentence opens a list under a rule for own people."""
    return sentence.raw.endswith(":") and _OPEN.search(sentence.plain) is not None and bool(_MEN.search(sentence.plain))


def acts(entry: str) -> bool:
    """Whether an entry says what people do, and not where."""
    return any(said.match(entry) for said in (_DOES, _NO, _DO_NOT, _MUST))


def within(opener: str, entry: str) -> bool:
    """Whether a block may be an entry of the list of acts a sentence opens, and not the next heading or list."""
    said = (acts(entry) if _BINDS_ALL.search(opener) else _DOES.match(entry)) if opener else None
    return bool(said) and not _NEXT.search(entry)


def opens(sentence: Sentence) -> bool:
    """Whether a sentence opens a list of what people may not do."""
    return bool(sentence.entries) and acts(sentence.entries[0]) and governs(sentence)


def theirs(found: Sequence[Sentence]) -> frozenset[int]:
    """Return where the sentences start that stand in a list under a rule for own people: no advice to travellers."""
    starts, opener = [], ""
    for sentence in found:
        listed = sentence.whole and within(opener, sentence.plain)
        if listed:
            starts.append(sentence.start)
        elif governs(sentence):
            opener = sentence.plain
        else:
            opener = ""
    return frozenset(starts)


def spread(sentence: Sentence) -> Iterator[str]:
    """Write an entry of a list as the rule it is under the sentence that opens the list."""
    opener, entry = sentence.opener, sentence.plain.rstrip(";,")
    who = _MEN.search(opener)
    if who is None or not _OPEN.search(opener):
        return
    if _BINDS_ALL.search(opener):
        yield from _bound(who[0], entry)
    elif _DOES.match(entry):
        head = opener.removesuffix(":").rstrip().removesuffix("the following").rstrip()
        yield f"{head} {entry[0].lower()}{entry[1:]}"


def _bound(who: str, entry: str) -> Iterator[str]:
    if _DO_NOT.match(entry):
        yield f"{who} may not {_DO_NOT.sub('', entry)}"
    elif _NO.match(entry):
        yield f"{who} are prohibited from {_NO.sub('', entry)}"
    elif said := _IS_NOT.match(entry):
        yield f"{said[1]} by {who} {entry[said.start(2) :]}"
    elif _MUST.match(entry):
        yield f"{who} must {entry[0].lower()}{entry[1:]}"
