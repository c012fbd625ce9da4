"""Read the risk letters a text gives as its reasons ("due to ..."), never from the legend that prints all nine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monitor.compare.sentences import Sentence

ORDER = "TCUHKNDEO"  # the publisher's letters; O, other, last

_LETTERS = (
    ("D", r"wrongful|unjust detention"),
    ("T", r"terroris"),
    ("K", r"kidnap|hostage|abduct"),
    ("U", r"unrest|demonstration|protest|political (?:violence|instability)"),
    ("N", r"natural disaster|disaster|hurricane|cyclone|typhoon|earthquake|volcan|tsunami|flood|landslide|seismic"),
    ("H", r"health|medical|disease|outbreak|ebola|covid|virus|epidemic|malaria|polio|cholera|measles|plague|zika|mpox"),
    ("E", r"time-limited|olympic|elections?\b|\bevents?\b"),
    ("C", r"crim|robber|theft|gang"),
)
_PATTERNS = tuple((letter, re.compile(words, re.I)) for letter, words in _LETTERS)
_DUE = re.compile(r"\b(?:due to|because of|risks? (?:of|from))\b(?P<reasons>[^.;:]{0,400})", re.I)
_VERB = re.compile(r"\badded\b|\bremoved\b", re.I)
_RAISED = re.compile(r"\bto a level [1-4] due to (?P<reasons>[^.;:]{0,200})", re.I)
_AND = re.compile(r",|;|\band\b|\bor\b|\b(?:as well as|along with|together with|in addition to)\b", re.I)
# "Due to crime, except in the capital": where not is no reason.
_BUT = re.compile(r"\b(?:except|excluding|apart from|aside from|other than|with the exception of|but not)\b.*", re.I)
_BETWEEN = re.compile(r"\bbetween (?:the )?[\w.’'-]+(?: [\w.’'-]+)? and ", re.I)
# "The unprovoked and unjustified attack" is one reason.
_HOW = r"\w+(?:ed|ful|ous|ive|able|less)"
_PAIR = re.compile(rf"\b(?:the|an?|its|their) {_HOW} and {_HOW} (?=\w)|\barrests? and detentions?\b"
                   r"|\b(?:are|is|be|been|being) \w+ed (?:and|or) \w+ed\b", re.I)
_WHERE = re.compile(r"(?<=[a-z] in )([A-Z]\w+), [A-Z]\w+(?=[.,;]|$)")  # "first seen in Wuhan, China" names one place
_WITHOUT = re.compile(r"\bwithout [^,;]+", re.I)  # "detention without due process or a fair trial"
_JOIN = {" and ": "\N{UNIT SEPARATOR}", " or ": "\N{RECORD SEPARATOR}"}
_EMPTY = re.compile(
    r"\b(?:the|a|an|of|risks?|threats?|potential|for|to|from|possible|ongoing|increased|local|high|in|by|some|other"
    r"|areas?|factors?)\b|\W",
    re.I,
)
_OTHERS = re.compile(r"\bother (?:\w+ )?risks?\b", re.I)
_ADDED = re.compile(
    r"\b(?P<what2>addition|removal) of the (?P<word2>[a-z ]{3,30}?) (?:\([A-Z]\) )?(?:risk )?indicators?\b"
    r"|\b[Tt]o add (?:a |the )?(?:risk indicators? for |)(?P<word3>[a-z ]{3,20}?)(?: risk indicator|[.,]| and\b)"
    r"|\b[Tt]he (?P<bare>[A-Za-z][a-z]+(?: [a-z]+)?) risk indicator (?:was|has been) added\b|"
    r"[\"'](?P<word>[^\"']{2,40}?),?[\"'](?=[^.;]{0,120}?\b(?P<what>added|removed)\b)",
    re.I,
)
_NAMES = {
    "crime": "C",
    "terrorism": "T",
    "unrest": "U",
    "civil unrest": "U",
    "health": "H",
    "kidnapping": "K",
    "other": "O",
    "kidnap": "K",
    "natural disaster": "N",
    "disaster": "N",
    "wrongful detention": "D",
    "event": "E",
}

_ONE = re.compile("|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True)), re.I)
# 'The Crime and Unrest risk indicators were added', whatever became of the quotation marks.
_ACTS = re.compile(
    rf"\bthe (?P<names>(?:{_ONE.pattern})(?:,? (?:and )?(?:{_ONE.pattern}))*) (?:\([A-Z]\) )?(?:risk )?indicators?"
    r" (?:[^.;]{0,60}? )??(?:was|were|has been|have been) (?P<what>added|removed)\b",
    re.I,
)


def indicators(reasons: Iterable[Sentence], listed: Iterable[Sentence], notes: Iterable[Sentence]) -> tuple[str, ...]:
    """Return the letters of the reasons, of those listed under "due to:", and of those a note says were added."""
    found = set(letters(s for s in reasons if not s.plain.startswith("This is")))
    found |= {letter for sentence in listed for letter in _letters(sentence.plain)}
    found |= {letter for sentence in notes for letter, added in noted(sentence.plain) if added}
    return tuple(letter for letter in ORDER if letter in found)


def letters(reasons: Iterable[Sentence]) -> tuple[str, ...]:
    """Return the letters of what sentences give as reasons or risks."""
    return tuple(given(" ; ".join(sentence.plain for sentence in reasons)))


def given(text: str) -> str:
    """Return the letters of what a plain text gives as its reasons, "" where it gives none."""
    found = {x for due in _DUE.finditer(text) for x in _letters(due["reasons"])}
    return "".join(letter for letter in ORDER if letter in found)


def others(reasons: Iterable[Sentence], listed: Iterable[Sentence]) -> tuple[str, ...]:
    """Return the reasons that stand for no letter but O, as they are worded."""
    told = [due["reasons"] for sentence in reasons for due in _DUE.finditer(sentence.plain)]
    told += [sentence.plain for sentence in listed]
    return tuple(reason.strip() for said in told for reason in _parts(said) if set(_letters(reason)) == {"O"})


def _parts(said: str) -> list[str]:
    """Part a list of reasons; "between A and B" is one, and so is "an A and B attack"."""
    said = _WHERE.sub(r"\1", _WITHOUT.sub("", said))
    whole = _PAIR.sub(_joined, _BETWEEN.sub(_joined, said))
    return [_BUT.sub("", _apart(part)) for part in _AND.split(whole)]


def _joined(found: re.Match[str]) -> str:
    said = found[0]
    for word, mark in _JOIN.items():
        said = said.replace(word, mark)
    return said


def _apart(said: str) -> str:
    for word, mark in _JOIN.items():
        said = said.replace(mark, word)
    return said


def _letters(reasons: str) -> Iterator[str]:
    """Read reasons; what one "includes" may be named by its letter, and is no other reason beside it."""
    main, _, inner = reasons.partition("including")
    yield from (letter for letter, pattern in _PATTERNS if inner and pattern.search(inner))
    for reason in _parts(main):
        known = [letter for letter, pattern in _PATTERNS if pattern.search(reason)]
        yield from known
        if _OTHERS.search(reason) or (not known and _EMPTY.sub("", reason)):
            yield "O"


def noted(plain: str) -> Iterator[tuple[str, bool]]:
    """Return the letters a change note says were added (True) or removed (False)."""
    if because := _RAISED.search(plain):
        yield from ((letter, True) for letter in _letters(because["reasons"]))
    for act in _ACTS.finditer(plain.replace('"', "").replace("'", "")):
        yield from ((_NAMES[name.lower()], act["what"].lower() == "added") for name in _ONE.findall(act["names"]))
    for found in _ADDED.finditer(plain):
        word = (found["word"] or found["bare"] or found["word2"] or found["word3"]).lower().strip()
        verb = found["what"] or found["what2"] or _after(plain, found.end())
        if word in _NAMES:
            yield _NAMES[word], verb.lower() not in ("removed", "removal")


def _after(plain: str, end: int) -> str:
    """The verb that closes a list ("the A and B indicators were removed")."""
    found = _VERB.search(plain, end)
    return found.group() if found else ""
