"""Tell a small edit that turns a sentence from one of form: a "not", another number, a new name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from monitor.terms.limits import WORDED, respelled

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019.,-][^\W_]+)*%?")
# Words of one row say the same here; a sentence that gains or loses a row says another thing.
_ROWS = {
    "not": r"not|no|never|nor|neither|none|cannot|can't|\w+n't|without|unable|nobody|nothing",
    "but": r"except|excepting|excluding|unless|apart",
    "must": r"must|require[sd]?|mandatory|compulsory|obligatory|obliged|needs?|orders?|ordered",
    "should": r"advise[sd]?|recommend(?:s|ed)?|urge[sd]?|encouraged?",
    "barred": r"prohibit(?:s|ed)?|ban(?:s|ned)?|forbidden|barred|off-limits|restrict(?:s|ed)?",
    "may": r"allow(?:s|ed)?|permit(?:s|ted)?|authori[sz]e[sd]?|voluntary|optional",
    "only": r"only|solely|exclusively",
    "all": r"all|every|entire|whole|everyone",
    "some": r"some|most|many|few|several|part|parts|partly|partially|limited|certain",
    "spare": r"nonemergency|nonessential",
    "open": r"open(?:s|ed|ing)?|reopen(?:s|ed|ing)?|resume[sd]?|restored?|operational",
    "shut": r"clos(?:e|es|ed|ing|ure)|shut|suspend(?:s|ed)?|halt(?:s|ed)?|cancel(?:s|l?ed)",
    "over": r"end(?:s|ed)?|lift(?:s|ed)?|former(?:ly)?|longer",
    "up": r"increas(?:e|es|ed|ing)|rise[ns]?|rising|worse(?:n|ns|ned)?|more|higher|deteriorat\w+",
    "surely": r"(?:very|highly|most|extremely)likely",
    "likely": r"likely|probable|probably",
    "hardly": r"(?:un|less|least)likely|improbable",
    "down": r"decreas(?:e|es|ed|ing)|fall(?:s|en)?|improv(?:e|es|ed|ing)|less|fewer|lower|reduced?",
}
_ROW = re.compile("|".join(rf"(?P<{name}>{words})" for name, words in _ROWS.items()), re.I)
_CARDINAL = {"zero": "0", **{word: str(number) for word, number in WORDED.items()}}
_HEAD = re.compile(r"^(?:For more information,? |[A-Z][\w/ ]{2,40}: ?|(?i:country|advisory) summary )")
_OWN = re.compile(
    r"\b(?:U\.? ?S\.?|United States|Americans?|Department|Embassy|Government|Federal Aviation Administration|FAA"
    r"|(?:[Dd]o [Nn]ot|[Rr]econsider) [Tt]ravel(?: to)?|Departments?|Provinces?|Region|Also|Summary|[Cc]itizens"
    r"|[Nn]ationals)\b"
)
_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|[ey]|ust|t|tember|ober|ember)?\b\.?(?= \d)"
)
# "Very likely" is another word of its scale than "likely" (the FCDO's, for attacks).
_LIKELY = re.compile(r"\b(very|highly|most|extremely|less|least)[ -](?=likely\b)", re.I)
_NON = re.compile(r"\bnon-(?=e)", re.I)
# A year alone is a text carried over to another season.
_DATED = re.compile(r"(?:19|20)\d\d")


def turns(before: str, after: str, known: str, left: str) -> bool:
    """Whether the words in which two wordings of one sentence differ change what it says.

    `known` is the whole old text and `left` the whole new one, folded: a name is news, or gone, where the other never
    has it.
    """
    old, new = (_TOKEN.findall(_HEAD.sub("", _plain(side))) for side in (before, respelled(after, before)))
    gone, came = _less(old, new), _less(new, old)
    if _rows(gone) != _rows(came) or _numbers(gone, came):
        return True
    return _named(_less(old[1:], new), left) or _named(_less(new[1:], old), known)


def _plain(text: str) -> str:
    """The text without accents, typographic quotes, hyphens within words and the publisher's own name."""
    even = _LIKELY.sub(r"\1", _NON.sub("non", text)).replace("\u2019", "'").replace("-", " ").replace(" & ", " and ")
    bare = unicodedata.normalize("NFD", _MONTH.sub(r"\1", even))
    return _OWN.sub("", "".join(c for c in bare if not unicodedata.combining(c)))


def folded(text: str) -> str:
    """A whole text as `turns` looks names up in it."""
    return _plain(text).lower()


def _less(words: Iterable[str], other: Iterable[str]) -> list[str]:
    left = Counter(word.lower() for word in other)
    kept = []
    for word in words:
        left[word.lower()] -= 1
        if left[word.lower()] < 0:
            kept.append(word)
    return kept


def _rows(words: Iterable[str]) -> set[str | None]:
    return {found.lastgroup for word in words if (found := _ROW.fullmatch(word))}


def _numbers(gone: Iterable[str], came: Iterable[str]) -> bool:
    """Whether a number stands where another stood; one that only came, or went, is a detail."""
    one, other = ({_digits(w) for w in side} - {""} for side in (gone, came))
    return bool(one - other) and bool(other - one)


def _digits(word: str) -> str:
    number = _CARDINAL.get(word.lower(), word)
    return number if number[0].isdigit() and not _DATED.fullmatch(number) else ""


def _named(words: Iterable[str], other: str) -> bool:
    """Whether a name is among words, none of them the first of its sentence, that the other text has nowhere."""
    return any(w[0].isupper() and len(w) > 3 and w.removesuffix("'s").lower() not in other for w in words)
