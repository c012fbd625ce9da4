"""What stands beside a quote and proves it: below a heading or a note, under a colon, before "these areas"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.decide.alerts.gist import STOP
from monitor.model import Change, Evidence, Finding

_ENTRIES = 8  # of a list that are quoted
_NEAR = 3  # sentences below a quote that may hold its sentence, or its address
_SENTENCE = re.compile(r"(?:\S+ ){4,}\S*[.!?][\"'\u201d\u2019)]*$", re.S)
_HEADING = re.compile(r"[^\s.!?:;]+(?: [^\s.!?:;]+){0,9} ?")
_LEVEL = re.compile(r"\blevel ?:? ?[1-4]\b", re.I)
_POINTS = re.compile(r"\b(?:these|this|those) (?:areas?|regions?|provinces?|places|districts?|locations?)\b", re.I)
_ADDRESS = re.compile(r"https?://")
_WORD = re.compile(r"[^\W\d_]{5,}")
_LOOSE = re.compile(
    r"(?:inform|updat|latest|advic|travel|page|warning|insuranc|safety|security|regional|risks?|about|entry|require|add"
    r"|remov|health|level|advisory|summary|chang|reflect|alert|message|embassy|consulate|general|citizens)\w*"
)
_SAYS_ALL = ("text.substance", "text.rest")  # they quote every sentence that differs


def proved(change: Change, finding: Finding) -> Finding:
    """Quote what a finding's own quotes lean on, each sentence once, behind them."""
    if finding.rule in _SAYS_ALL or not change.after_text:
        return finding
    said = [piece.after for piece in change.pieces if piece.after]
    more = [text for quote in finding.evidence if quote.side == "after" for text in _beside(quote.text, said, finding)]
    more += _behind_note(change, finding)
    known = {quote.text for quote in finding.evidence}
    fresh = [text for text in dict.fromkeys(more) if text not in known]
    return replace(finding, evidence=(*finding.evidence, *(Evidence("after", text) for text in fresh)))


def _beside(quote: str, said: Sequence[str], finding: Finding) -> Iterator[str]:
    """Yield what the text says around a quote that says too little by itself."""
    at = next((n for n, text in enumerate(said) if text == quote), None)
    if at is None:
        return
    below = said[at + 1 :]
    if quote.rstrip().endswith(":"):
        yield from _entries(below)
    elif _HEADING.fullmatch(quote) and not any(map(_whole, finding.evidence)):
        yield from [text for text in below[:_NEAR] if _SENTENCE.match(text) and not _LEVEL.search(text)][:1]
    if _POINTS.search(quote) and finding.area:
        names = finding.area.split(", ")
        yield from [text for text in said[max(0, at - _NEAR) : at] if any(name in text for name in names)][-1:]
    if finding.kind == "assisted_departure":
        yield from [text for text in below[:_NEAR] if _ADDRESS.search(text)][:1]


def _entries(below: Sequence[str]) -> Iterator[str]:
    """Yield the entries of a list: they end where a sentence begins."""
    for text in below[:_ENTRIES]:
        if text.rstrip().endswith((".", "!", "?", ":")):
            return
        yield text


def _whole(quote: Evidence) -> bool:
    return _SENTENCE.match(quote.text) is not None


def _behind_note(change: Change, finding: Finding) -> list[str]:
    """Return the sentence of the text that a note, or the title of an alert, announces where that alone is quoted."""
    if change.before_text:
        note = change.after.note.text if change.after and change.after.note else ""
        came = [p.after for p in change.pieces if p.op in ("added", "reworded") and p.after not in note]
    else:
        note, _, body = change.after_text.partition("\n")
        came = [text for line in body.split("\n") for text in STOP.split(line) if _SENTENCE.match(text)]
    now = [quote.text for quote in finding.evidence if quote.side == "after"]
    if not (note and now) or not all(text in note for text in now):
        return []
    told = _stems(" ".join(now))
    best = max(came, key=lambda text: len(_stems(text) & told), default="")
    return [best] if len(_stems(best) & told) > (1 if change.before_text else 0) else []


def _stems(text: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(text.casefold()) if not _LOOSE.fullmatch(word)}
