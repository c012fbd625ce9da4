"""Whether a sentence tells what holds in another country: pages tell of their neighbours' emergencies too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.locate.places import by_code, resolve, spellings
from monitor.terms.names import fold, same

_SHORTEST = 4  # letters: "US" and "UK" stand for whose embassy it is
_CALLED = sorted(
    {re.escape(name) for name, place in spellings() if len(name) >= _SHORTEST and len(place.codes) == 1}, reverse=True
)
_ADJECTIVES_TEXT = (
    "Afghan:AF Belgian:BE Burmese:MM Chinese:CN Congolese:CD Congolese:CG Cypriot:CY Danish:DK Dutch:NL Emirati:AE"
    " Finnish:FI French:FR German:DE Greek:GR Lebanese:LB Mexican:MX Moroccan:MA Norwegian:NO Peruvian:PE Polish:PL"
    " Spanish:ES Swedish:SE Swiss:CH Thai:TH Turkish:TR Ukrainian:UA"
)  # those that are not the name with an ending
_ADJECTIVES = [word.split(":") for word in _ADJECTIVES_TEXT.split()]
# "The Ecuadorean border": whose it is; of two names that one word may mean the first ending counts.
_ENDINGS = (
    ("a", "an"), ("", "n"), ("", "an"), ("", "ian"), ("", "ean"), ("", "ese"), ("", "i"), ("a", "ian"), ("y", "ian"),
)  # fmt: skip
_LANDS = {
    word: place.name
    for word, code in (*_ADJECTIVES, ("Dominican", "DO"), ("Nigerien", "NE"))  # Dominica has no border
    if (place := by_code(code))
}
for _cut, _end in _ENDINGS:
    for _one, _land in spellings():
        if _one.isalpha() and _one.istitle() and _one.endswith(_cut) and len(_land.codes) == 1:
            _LANDS.setdefault(_one.removesuffix(_cut) + _end, _land.name)
_LANDS.pop("Congolese", None)  # of either Congo
_STEMS = sorted({word for word, _ in _ADJECTIVES})
_NAME = rf"(?:{'|'.join(_CALLED)})"
_WHERE = re.compile(
    rf"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|inside|over|of) (?:the |neighbou?ring )?{_NAME}\b(?!-\w|’s|'s)"
    rf"|\b(?:{_NAME}(?:i|n|an|ian|ese|'s|’s)?|{'|'.join(_STEMS)}) (?:airspace|airports?)\b"
)
_WORD = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_LIST = rf"(?:the )?{_NAME}(?:(?:, and |, | and )(?:the )?{_NAME})*"
# Where people are posted, not where they are moved to.
_POSTED = re.compile(
    rf"(?<!to )(?<!to the )(?<!to our )(?<!to the US )(?<!to US )\b(?:US )?(?i:embass(?:y|ies)|missions?|consulates?"
    rf"(?: general)?|posts)(?: and (?i:consulates|missions))? in (?P<posts>{_LIST})\b|^In (?P<lead>{_LIST}),"
    rf"|\b(?:leave|depart) (?P<left>{_LIST})\b"
)


def elsewhere(plain: str, own: Iterable[str]) -> bool:
    """Whether a sentence names another country as the place of what it tells, and not the page's own anywhere.

    A page of several countries, or of one no table knows, tells of all it names.
    """
    if not _WHERE.search(plain):
        return False
    names = tuple(name for name in own if resolve(name))  # a post's title, too, is among them
    if not any(_single(name) for name in names):
        return False
    mine = [word for word in (fold(w) for name in names for w in name.split()) if len(word) > 2]
    codes = {place.key for place in map(resolve, names) if place}
    mine += [fold(word) for word, code in _ADJECTIVES if code in codes]
    return not any(same(fold(word), name) for word in _WORD.findall(plain) for name in mine)


def land(word: str) -> str:
    """Return the country that an adjective is of ("Ecuadorean": "Ecuador"), else the word itself."""
    return word if resolve(word) else _LANDS.get(word, word)


def _single(name: str) -> bool:
    place = resolve(name)
    return place is not None and len(place.codes) == 1


def posted(plain: str) -> str:
    """Return the countries in whose missions a sentence tells of people, as it lists them; "" for none."""
    found = _POSTED.search(plain)
    return (found["posts"] or found["lead"] or found["left"]) if found else ""


def of_other_posts(plain: str, own: Iterable[str]) -> bool:
    """Whether a sentence tells of people at the missions in other countries, and names its own country nowhere."""
    found = _POSTED.search(plain)
    return found is not None and found["posts"] is not None and elsewhere(plain, own)


def of_the_world(own: Iterable[str]) -> bool:
    """Whether a page is of all countries."""
    return any(place.key == "WORLD" for place in map(resolve, own) if place)
