"""Tell sentences that say something to people from notes, contacts and small edits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from monitor.decide.boilerplate import BOILERPLATE
from monitor.decide.edits import folded, turns
from monitor.model import Piece
from monitor.terms.rungs import ANY_CANADIAN

# A word of three letters or more; of writing without spaces between words, each sign.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]{3,}")
_ITSELF = re.compile(
    r"\b(?:(?:the )?foreign,? commonwealth (?:&|and) development office(?: \(fcdo\))?|(?:the )?fcdo\b|we\b)"
    r"(?: (?:also|currently|now|still|continues? to))?",
    re.I,
)
_WORDED = r"(?:[A-Z][\w.'\u2019-]*|[a-z]{1,3}|[&\u2013-])"
_HEADING = re.compile(rf"{_WORDED}(?:[ ,/]+{_WORDED}){{3,11}}")  # "Denial of Consular Access"
# "Border trade is suspended.": short, and yet it says something.
_STATES = re.compile(
    r"(?!(?:It|This|That|These|There|They) )[A-Z][^.!?]* (?:is|are|has been|have been|has|have no|was|were|will|must"
    r"|cannot)\b[^.!?]*\.$"
)
# "Be ready to shelter in place.": few words, and what people may have to do.
_URGES = re.compile(r"\b(?:shelter|shelters|sheltering|evacuat\w+|stay (?:indoors|inside|home)|(?:leave"
    r"|depart)(?! a\b))\b", re.I)
_BOX = re.compile(rf"(?:.* - )?{ANY_CANADIAN}(?: \(with regional advisories\))?\.?", re.I)
_CLOSING = re.compile(
    r"if you (?:decide|choose|(?:receive|have) [\w ]{2,40}) to travel\b|if you travel to\b|tips for travel to\b", re.I
)
_JOINTS = {"and", "the", "level"}  # an entry that became a heading has its level beside it
_LETTERS = re.compile(r"[^\W_]+")
_SAME = 0.75  # share of its words that a recast sentence has in common with those it was made of
_SMALL = 0.75  # share of words two wordings have in common above which an edit is one of form


def substantial(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Keep the pieces that came, went or were reworded in more than form; a sentence made into a list is form."""
    pieces = tuple(pieces)
    changed = [p for p in _headed(_kept(pieces)) if p.op not in ("same", "moved")]
    came, went = _pool(p.after for p in changed), _pool(p.before for p in changed)
    kept = _among(changed, pieces)
    return tuple(p for p in changed if p in kept or not (_formal(p) or _recast(p, came, went)))


def turned(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Keep the sentences that a small edit turns ("cannot" for "can"): none of form, whatever else the two share."""
    pieces = tuple(pieces)
    return _among(pieces, pieces)


def _among(changed: Iterable[Piece], pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    reworded = [p for p in changed if p.op == "reworded" and not (_noted(p) or _apart(p, pieces))]
    if not reworded:
        return ()
    known, left = (folded(" ".join(side)) for side in zip(*((p.before, p.after) for p in pieces), strict=True))
    return tuple(p for p in reworded if turns(_ITSELF.sub("", p.before), _ITSELF.sub("", p.after), known, left))


def _apart(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether the head of an entry became a heading over the rest of it, or the other way round."""
    long, short = sorted((piece.before, piece.after), key=len, reverse=True)
    whole, rest = long.casefold().rstrip("."), short.casefold().rstrip(".")
    head = whole.removesuffix(rest).strip(" ,:-\u2013")
    beside = (p.after if long is piece.before else p.before for p in pieces if p.op in ("added", "removed"))
    return bool(head) and head != whole and any(said.casefold().startswith(head) for said in beside)


def _noted(piece: Piece) -> bool:
    """Whether a piece says a level or its places, compared by themselves, or is a note or a pointer."""
    text = _said(piece)
    return bool(_BOX.fullmatch(text) or BOILERPLATE.search(text))


def _said(piece: Piece) -> str:
    return (piece.after.strip() or piece.before.strip()).replace("U.S.", "US")


def _kept(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out the closing advice ("If you decide to travel ...") where a new template shows none of it any more."""
    here = list(pieces)
    cut = any(_CLOSING.match(p.before) for p in here) and not any(_CLOSING.match(p.after) for p in here)
    within = False
    for piece in here:
        within = cut and piece.op == "removed" and (within or _CLOSING.match(piece.before) is not None)
        if not within:
            yield piece


def _headed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out a sentence that was only parted in two, or joined from two ("CrimePetty crime ..." has a heading)."""
    here = list(pieces)
    skip = False
    for at, piece in enumerate(here):
        if skip:
            skip = False
        elif not (skip := _parted(here[at : at + 2])):
            yield piece


def _parted(pair: Sequence[Piece]) -> bool:
    """Whether two neighbours say in two sentences what the old text said, or the new one says, in one."""
    if {p.op for p in pair} not in ({"reworded", "added"}, {"reworded", "removed"}):
        return False
    before, after = " ".join(p.before for p in pair), " ".join(p.after for p in pair)
    if _run(before) == _run(after):
        return True
    both = folded(before + after)
    return _likeness(before, after) >= _SMALL and not turns(before, after, both, both)


def _run(text: str) -> str:
    return "".join(_LETTERS.findall(text.lower()))


def _pool(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _words(text)}


def _words(text: str) -> set[str]:
    """The words of a text, accents left out; whichever way a publisher names itself or its people is none of it."""
    said = _ITSELF.sub("", text.lower()).replace("advises", "advise")
    said = said.replace("united states", "us").replace("nationals", "citizens")
    if not said.isascii():
        said = "".join(c for c in unicodedata.normalize("NFD", said) if not unicodedata.combining(c))
    return set(_WORDS.findall(said))


def _recast(piece: Piece, came: set[str], went: set[str]) -> bool:
    """Whether a piece is all but wholly in the words of those that went or came in its stead.

    Of one that was reworded, what is new stood in others that went, and what it lost stands in others that came.
    """
    if piece.op == "reworded":
        old, new = _stems(_words(piece.before)), _stems(_words(piece.after))
        return new - old <= _stems(went) and old - new <= _stems(came)
    said = _words(piece.after or piece.before)
    return len(said & (went if piece.op == "added" else came)) >= _SAME * len(said)


def _stems(words: set[str]) -> set[str]:
    """The words without an ending for many ("province", "provinces"), and without those that only join."""
    return {word.removesuffix("s") for word in words} - _JOINTS


def _formal(piece: Piece) -> bool:
    if _noted(piece):
        return True
    if piece.op == "reworded":
        return _likeness(piece.before, piece.after) >= _SMALL
    said = _said(piece)
    if _URGES.search(said) and said.endswith("."):
        return False
    short = len(_WORDS.findall(said)) < 4 and not _STATES.match(said)
    return short or _HEADING.fullmatch(said) is not None


def _likeness(before: str, after: str) -> float:
    """Return the share of words (as sets, case ignored) that two sentences share."""
    old, new = _words(before), _words(after)
    return len(old & new) / max(1, len(old | new))
