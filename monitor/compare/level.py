"""Find what a text says of the whole country: its level, the sentence that says it, and the change note above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.compare.sentences import Sentence, plain
from monitor.model import Span

_PHRASES = {
    4: r"do not travel",
    3: r"(?:reconsider|avoid non-essential) (?:your need to )?travel",
    2: r"exercise (?:increased? caution|a high degree of caution)",
    1: r"exercise normal (?:safety |security )?precautions?",
}
_LEAD = r"(?:(?:last update|(?:country |advisory )?summary) ?:? )?"
_SAYS = {n: re.compile(rf"{_LEAD}{phrase}\b", re.I) for n, phrase in _PHRASES.items()}
# Inside a summary of one block nothing ends the sentence before: then a capital and a place must do.
_WITHIN = re.compile(
    r"\b(?:Do [Nn]ot [Tt]ravel|Reconsider [Tt]ravel|Exercise (?:[Ii]ncreased|[Nn]ormal) \w+) (?:to|in|when|for"
    r"|due)\b|\badvises US citizens to reconsider travel\b"
)
_LIST = re.compile(r"(?<!due to)(?<!due to ) ?:$|\b(?:to|in) (?:these|this|the following)\b", re.I)
_DUE = re.compile(r"\b(?:due|because)\b", re.I)
_DUE_LIST = re.compile(r"\bdue to ?:$", re.I)
# "Additionally, exercise increased caution due to ...", "If you remain in Gabon, exercise ...".
_BESIDES = re.compile(
    r"^(?:(?:additionally|also|in addition|furthermore|otherwise),? "
    r"|(?:if|for those|those) (?:you )?(?:are |who |choose to |decide to |must )*(?:remain|stay|still)\w*\b"
    r"[^,;.]{0,40}, )",
    re.I,
)
_MORE = re.compile(r"(?:this|it) is due to\b|there (?:is|are) (?:also )?(?:\w+ )?risks? (?:of|from)\b", re.I)
_AFTER = re.compile(r"(?:the )?US |advisory|summary|country|read |if you|ordered|authorized|some ", re.I)
_NOTE = re.compile(
    r"latest update:|"
    r"(?:last updated?:? |reissued language:? |note:? )?(?:updated|reissued|re-issued|revised|issued after"
    r"|last updated|correction\b"
    r"|there (?:was|were|is|are|has been|have been) (?:no |a |an )?changes?|no changes?\b|the (?:travel "
    r"|overall )?(?:travel )?advisory level"
    r"|the (?:advisory )?level (?:was|has)|travel advisory level"
    r"|the [\"'][^\"']{2,80}[\"'](?:,? (?:and )?[\"'][^\"']{2,40}[\"'])* ?(?:risk )?indic"
    r"|the .{0,60}\brisk indicators? (?:was|were|has|have)|risk indicators?\b|(?:the )?advisory summary (?:was|were"
    r"|has)|(?:the )?advisory (?:was|has been)|(?:the )?summary (?:was|has)|information (?:on|about) .{0,80}\b(?:was"
    r"|were) (?:added|updated|removed))",
    re.I,
)
_TITLE = re.compile(r"\blevel ?:? ?([1-4])\b", re.I)
_LINE = re.compile(
    r"(?:(?P<name>.{1,80}?) ?[-:"
    r"|] ?)?(?:travel advisory:? ?-? ?)?level ?:? ?(?P<level>[1-4])\b(?! ?-? ?do not travel -).*",
    re.I,
)
_NAME_ENDS = re.compile(r"(?: travel advisory)?(?: ?-.*| travel advisory.*| level ?:? ?\d.*)$", re.I)
_STYLE = re.compile(r"^(?:the )?(?:(?:kingdom|republic|state|union|federation) of )?(?:the )?| ?\([^()]*\)")
_POST = re.compile(
    r"\b(?:alert|message|notice|demonstrations?|announcement|statement|(?:Embassy|Consulate|Mission) (?-i:[A-Z])"
    r"|information for U\.?S\.? citizens)\b|[;!?]", re.I
)
_OBJECT = re.compile(
    r"(?:travel|caution|precautions?)(?: when traveling)? (?:to|in) (?:the )?(.{2,60}?)(?= due to| because| for any"
    r"| for the|[.,:;]|$)",
    re.I,
)
_SOMEWHERE = re.compile(
    r"(?:travel|caution|precautions?)(?: when traveling)? (?:to|in|on|near|within):? (?!general\b)", re.I
)
_HEAD = 6  # blocks in which a page states the national level before it goes into areas


@dataclass(frozen=True, slots=True)
class National:
    """The parts of a text that speak of the whole country.

    `words` are its sentences of advice and `listed` the reasons in a list under "due to:"; `names` the country's names.
    """

    level: int | None
    level_span: Span | None
    reason: Span | None
    note: Span | None
    words: tuple[Sentence, ...]
    listed: tuple[Sentence, ...]
    names: tuple[str, ...]


def national(text: str, found: Sequence[Sentence], level: int | None, title: str, place: str = "") -> National:
    """Read level, national sentence, reason and note; a level is never taken from a part of the country.

    `place` is the country as its door names it; a post's title tells what happened where, and is no country's name.
    """
    noted = tuple(_note(found))
    rest = found[len(noted) :]
    name = title_name(title)
    level = level if level is not None else _level(found, title, name)
    first = _first(rest, level) or next((s for s in noted if _WITHIN.search(s.plain)), None)
    words = tuple(_advice(rest, first)) if first else ()
    reason = next((s.span for s in words if _DUE.search(s.plain)), None)
    return National(
        level=level,
        level_span=first.span if first else None,
        reason=reason,
        note=_joined(text, noted),
        words=words,
        listed=tuple(_listed(rest, first)) if first else (),
        names=tuple(n for n in ("" if _POST.search(title) else name, place, _whole(first, level)) if n),
    )


def title_name(title: str) -> str:
    """Return the place a title names: "Niger - Level 4: Do Not Travel" is of Niger."""
    return _NAME_ENDS.sub("", plain(title[:300])).strip(" -")


def says(sentence: str) -> int | None:
    """Return the level whose words a sentence begins with."""
    return next((n for n, pattern in _SAYS.items() if pattern.match(sentence)), None)


def is_note(sentence: Sentence) -> bool:
    """Whether a sentence is one of a change note ("Reissued ...", "There was no change to the advisory level ...")."""
    return bool(_NOTE.match(sentence.plain))


def _note(found: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences of the note: all of a line that a data source calls its latest update."""
    labelled = -1
    for sentence in found:
        if not is_note(sentence) and sentence.line != labelled:
            return
        if sentence.plain.casefold().startswith("latest update:"):
            labelled = sentence.line
        yield sentence


def _joined(text: str, noted: Sequence[Sentence]) -> Span | None:
    if not noted:
        return None
    start, end = noted[0].start, noted[-1].end
    return Span(start, end, text[start:end])


def _level(found: Sequence[Sentence], title: str, name: str) -> int | None:
    in_title = _TITLE.search(plain(title[:300]))
    if in_title:
        return int(in_title[1])
    for at, sentence in enumerate(found[:_HEAD]):
        line = _LINE.fullmatch(sentence.plain) if sentence.whole else None
        if line is None:
            continue
        said = (line["name"] or "").strip().casefold()
        if said == name.casefold() if said and name else at == 0:
            return int(line["level"])
    return None if _POST.search(title) else _of_all(found, name)


def _of_all(found: Sequence[Sentence], name: str) -> int | None:
    """The gravest level that the head of a page gives in words, of the very place its title names."""
    head = (s for s in found[:_HEAD] if not _LIST.search(s.plain) and name and _same(_object(s), name))
    return max((n for s in head if (n := says(s.plain))), default=None)


def _same(one: str, other: str) -> bool:
    """Whether two names are one place's: "the Kingdom of Norland" is Norland, "Norland (Old Norland)" too."""
    return bool(one) and _STYLE.sub("", one.casefold()) == _STYLE.sub("", other.casefold())


def _first(rest: Sequence[Sentence], level: int | None) -> Sentence | None:
    """The national sentence: the first that says the level's words and opens no list of areas."""
    plainly = [(n, s) for s in rest if (n := says(s.plain)) and not _LIST.search(s.plain)]
    for n, sentence in plainly:
        if n == level or level is None:
            return sentence
    early = [s for s in rest[:_HEAD] if not _LIST.search(s.plain)]
    return next((s for s in early if _WITHIN.search(s.plain) or says(s.plain)), None)


def _advice(rest: Sequence[Sentence], first: Sentence) -> Iterator[Sentence]:
    """The national sentence and those of the same block or the next that give further reasons in the same manner."""
    yield first
    for sentence in rest:
        if first.start < sentence.start and sentence.line <= first.line + 1 and _goes_on(sentence, first):
            yield sentence


def _goes_on(sentence: Sentence, first: Sentence) -> bool:
    if _MORE.match(sentence.plain):
        return True
    advice = bool(says(_BESIDES.sub("", sentence.plain))) and not _LIST.search(sentence.plain)
    return advice and (sentence.line == first.line or not _SOMEWHERE.search(sentence.plain))


def _listed(rest: Sequence[Sentence], first: Sentence) -> Iterator[Sentence]:
    """The reasons in the blocks under "Do not travel to X due to:"."""
    if not _DUE_LIST.search(first.plain):
        return
    for sentence in rest:
        if sentence.line <= first.line:
            continue
        if (
            not sentence.whole
            or len(sentence.raw) > 160
            or _AFTER.match(sentence.plain)
            or sentence.plain.endswith(":")
            or says(sentence.plain)
            or sentence.line > first.line + 12
        ):
            return
        yield sentence


def _whole(first: Sentence | None, level: int | None) -> str:
    """The country as the text itself calls it; a sentence of another level may speak of a part."""
    return _object(first) if first and (level is None or says(first.plain) in (level, None)) else ""


def _object(sentence: Sentence | None) -> str:
    found = _OBJECT.search(sentence.plain) if sentence else None
    return found[1].strip() if found else ""
