"""Which sentences of a text tell of other countries than its own: a list by countries, and what holds in many."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from monitor.compare.sentences import Sentence
from monitor.compare.whose import behind
from monitor.compare.whose.elsewhere import LANDS, of_another_land
from monitor.compare.wordings.governments import PUBLIC
from monitor.locate.cities import country_of, hosts
from monitor.locate.places import resolve
from monitor.terms.names import fold, same
from monitor.terms.table import ways

_LABEL = re.compile(r"^(?:In )?(?:[Tt]he )?(?P<name>[A-Z\u00c0-\u00de][\w'. -]{2,30}?)(?:\s?:|\s-)\s")
_LISTED = 2  # labels of other countries that make a list of a region
# "Many countries are closing their borders": which ones, nobody says.
_MANY = ways(
    r"^(?:(?:in|across|throughout|however, |additionally, |currently, )+ ?)?(?:many|most|some|several|various|numerous"
    r"|multiple|other|an? (?:(?:large|growing|increasing) )?number of)(?: \w+){0,2} (?:countries|governments|nations)\b"
    r"|(?:^|, )in (?:all |any |the |those )?(?:countries|places|nations) (?:where|in which|that|with)\b"
    r"|^(?:countries|governments|borders|airports|airlines|authorities) (?:around|across|throughout|all over) the"
    r" (?:world|globe)\b|^(?:worldwide|globally|around the (?:world|globe)|across the (?:world|globe)),",
)
_CAUTION = re.compile(r"\bcaution\b", re.I)
_OFFICE = re.compile(r"\b(?:Embassy|Consulate|Mission|Assistance|Contact)\b|@|\+\d")
_WORD = re.compile(r"\b[A-Z\u00c0-\u00de][^\W\d_]{2,}")
# "New Zealanders in Norland have been advised to leave", and "should": what is said to whom, and in which countries
# they are. "If you are in Norland, leave": the same.
_CALL = r"(?:urged|advised|asked|told|encouraged|recommended|warned|instructed|reminded|requested)"
_THEM = ways(
    rf"(?:(?:(?i:all|any|remaining) )*(?:[A-Z]\w+ )?(?:(?i:{PUBLIC}|travell?ers|residents|those))"
    r"(?: (?:who|that|are|currently|presently|now|still|already|living|residing|staying|remaining|present))* in"
    r"|If (?:you|they)(?: are|'re)(?: currently| presently| now| still| already)? in)"
    rf" (?P<lands>{LANDS})(?=,? (?:have been|had been|were|should|must|need to|ought to|(?:you )?(?:are|should|must"
    rf"|need to)(?: \w+)?(?: {_CALL})?|(?:please )?(?:leave|depart|shelter|stay|remain))\b)", re.NOFLAG
)
_NEXT = re.compile(r"; |, (?:and|but|while) (?=(?:the|our|its|all)\b|[A-Z])|,? (?:and|but|while) (?=(?:you|we)\b)")
_NO_MISSION = frozenset(("IR", "KP"))  # of whom every government has a page, though no mission of ours stands there


def of_our_people(found: Iterable[Sentence], names: Sequence[str]) -> Iterator[Sentence]:
    """Yield the sentences but what they say was told to people in a country where another mission of ours stands."""
    for sentence in found:
        plain = sentence.plain
        them = _THEM.match(plain)
        rest = _NEXT.search(plain, them.end()) if them else None
        if them is None or not _theirs(them["lands"], plain[: rest.start()] if rest else plain, names):
            yield sentence
        elif rest:
            yield replace(sentence, said=plain[rest.end() :])


def _theirs(lands: str, plain: str, names: Sequence[str]) -> bool:
    places = [resolve(one) for one in re.split(r", and |, | and ", lands)]
    alone = [place.codes[0] if place and len(place.codes) == 1 else "" for place in places]
    return all(hosts(code) or code in _NO_MISSION for code in alone) and of_another_land(plain, names)


def at_home(found: Sequence[Sentence], names: Iterable[str], page: bool = False) -> list[Sentence]:
    """Return the sentences but those of other countries; none where a list of others names the text's own nowhere.

    `names` are those of the text's own country; of several, or of none known, every sentence is. On a country's `page`
    also without what people in a country next to it have been told; a post of that mission may have told it.
    """
    own = tuple(names)
    kept = behind.each(_at_home(found, own), own)
    return [*of_our_people(kept, own)] if page else kept


def _at_home(found: Sequence[Sentence], names: Iterable[str]) -> list[Sentence]:
    own = [name for name in names if resolve(name)]  # a post's title, too, is among them
    codes = {code for place in map(resolve, own) if place for code in place.codes}
    said = [s for s in found if not _MANY.search(s.plain) or _CAUTION.search(s.plain) or _ours(s.plain, own, codes)]
    if len(codes) != 1:
        return said if own else list(found)
    labelled = {s.line: code for s in found if (code := _labelled(s.plain))}
    if len({*labelled.values()} - codes) < _LISTED:
        return said
    if not any(_ours(s.plain, own, codes) for s in found if not _OFFICE.search(s.plain)):
        return []
    return [s for s in said if labelled.get(s.line, "") in {"", *codes}]


def _labelled(plain: str) -> str | None:
    """The country a block of a list is about, where a mission of ours stands there."""
    label = _LABEL.match(plain)
    place = resolve(label["name"]) if label else None
    code = place.codes[0] if place and len(place.codes) == 1 else ""
    return code if code and hosts(code) else None


def _ours(plain: str, names: Iterable[str], codes: Container[str | None]) -> bool:
    """Whether a sentence names the text's own country, or a city of it."""
    own = [word for word in (fold(w) for name in names for w in name.split()) if len(word) > 2]
    words = _WORD.findall(plain)
    return any(same(fold(word), name) for word in words for name in own) or any(country_of(w) in codes for w in words)
