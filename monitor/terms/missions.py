"""Which countries' missions a sentence speaks of, where it names them by their countries."""

from __future__ import annotations

import re

from monitor.locate.places import resolve

_OWN = r"(?!Embass|Consul|Mission|High\b)[A-Z\u00c0-\u00de][\w'-]+"
_LAND = rf"{_OWN}(?: (?:(?:of|the|and) ){{0,2}}{_OWN}){{0,6}}"
_MISSION_IN = re.compile(
    r"\b(?:[Ee]mbass(?:y|ies)|[Hh]igh [Cc]ommissions?|[Mm]issions?)(?: and [Cc]onsulates?(?: [Gg]eneral)?)? in"
    rf" (?:the )?(?P<lands>{_LAND}(?:,(?: and)?(?: the)? {_LAND}){{0,12}})"
)
# "In neighboring Sudan, our Embassy": the land whose mission does it leads the clause.
_LED = re.compile(
    rf"(?:^|; |: |, (?:and |but |while |so |as )?|\b(?:that|so|but) )(?:[Aa]cross the border )?"
    rf"[Ii]n (?:the |neighbou?ring |nearby )*(?P<lands>{_LAND}),"
    r" (?:(?:the|our|all|routine) )*(?:U\.?S\.? )?(?i:embass|consul|mission|services|visa|non-)"
)
_LONGEST = 3_000  # characters of a sentence that names missions
_WORDS = re.compile(r",|[^\s,]+")


def missions_in(said: str) -> frozenset[str]:
    """Return the codes of all countries whose missions a sentence names by them ("the Embassies in Iraq and Syria").

    None where none is named so, or one of them is not known.
    """
    if len(said) > _LONGEST:
        return frozenset()
    lists = [listed(found["lands"]) for form in (_MISSION_IN, _LED) for found in form.finditer(said)]
    return frozenset().union(*lists) if all(lists) else frozenset()


def listed(lands: str) -> frozenset[str]:
    """Return the codes of the countries of a list ("Bahrain, Kuwait and Qatar"); none where one is not known."""
    codes = _codes(_WORDS.findall(lands))
    return frozenset() if "" in codes else frozenset(codes)


def _codes(words: list[str]) -> set[str]:
    """The codes of the countries of a list; "" stands for one that is not known, which "Congo" alone does not say."""
    codes, at, begins = set[str](), 0, True
    while at < len(words):
        if words[at] in (",", "and", "the"):
            begins, at = True, at + 1
            continue
        named = ((n, resolve(" ".join(words[at : at + n]))) for n in range(min(7, len(words) - at), 0, -1))
        long, place = next(((n, place) for n, place in named if place), (1, None))
        if place or begins:
            codes |= {""} if place is None or words[at] == "Congo" else set(place.codes)
        begins, at = False, at + long
    return codes
