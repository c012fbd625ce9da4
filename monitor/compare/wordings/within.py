"""Where a rule for own people holds: in a place, outside of it, or anywhere but in the one that they must keep to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.compare.whose.people import place_key

_BEYOND = re.compile(
    r"\bbeyond (?:the )?(?:(?:city|town|capital|municipality|metropolitan area|limits|boundaries|borders"
    r"|greater)(?: limits)?(?: of)?(?: the)? )*[A-Z]"
)
_SPOT = (
    r"(?:the )?(?:(?:city|town|area|neighbou?rhoods?|districts?|zone|province|vicinity|limits|quarters?|municipality)"
    r" (?:of |(?:north|south|east|west) of )?|following (?:areas?|districts|places) (?:in|of|within) )?(?=(?-i:[A-Z]))"
)
# "Restricted to the capital", "may travel only between A and B": the rule is for all that lies elsewhere.
_KEPT_IN = re.compile(
    rf"\b(?:(?<!not )(?:restricted|confined|limited) to|(?:restrict|limit|confin)\w* (?:(?:their|all) )?(?:personal "
    rf"|official )?(?:movements?|activities|themselves) to(?: and within)?|only (?:between|within|inside)"
    r"|(?<!not )(?<!n't )(?:allowed|permitted)(?: to)? (?:(?:personal|official) )?(?:movements?|move|travel"
    rf"|go)(?: about)?(?: only)? (?:within|inside)|(?:remain|stay)(?:ing)? (?:in|within|inside))"
    rf" {_SPOT}", re.I
)
_SIDE = re.compile(r"(?:north|south|east|west)(?:east|west)? of ")


def ground(said: str, country: Iterable[str], shown: int, head: str = "") -> tuple[str, str]:
    """Return what a stretch of a rule is about, as `place_key` does: "outside A" where that is what the rule is of.

    `head` is what stands before the stretch and names no place of the rule.
    """
    key, what = place_key(said, country, shown)
    if what and (_BEYOND.search(said) or _KEPT_IN.search(f"{head}{said}")):
        return f"{key} beyond", f"outside {'the area ' if _SIDE.match(what) else ''}{what}"
    return key, what
