"""Which country's mission a sentence speaks of, where it names the mission by its country."""

from __future__ import annotations

import re

from monitor.locate.places import resolve

_LAND = r"[A-Z\u00c0-\u00de][\w'-]+(?: (?:(?:of|the|and) ){0,2}[A-Z\u00c0-\u00de][\w'-]+){0,4}"
_MISSION_IN = re.compile(
    rf"\b(?:[Ee]mbass(?:y|ies)|[Hh]igh [Cc]ommission|[Mm]ission)(?: and [Cc]onsulates?(?: [Gg]eneral)?)? in"
    rf" (?:the )?(?P<land>{_LAND})"
)


def mission_in(said: str) -> str:
    """Return the code of the one country whose mission a sentence names by it ("the Embassy in Sudan"), or ""."""
    codes = set()
    for found in _MISSION_IN.finditer(said):
        words = found["land"].split(" ")
        places = (resolve(" ".join(words[:n])) for n in range(len(words), 0, -1))
        place = next(filter(None, places), None)
        codes |= {""} if place is None or words[0] == "Congo" else set(place.codes)
    return codes.pop() if len(codes) == 1 else ""
