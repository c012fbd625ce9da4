"""Who speaks of whom in a sentence: the publisher's own staff, and where a sentence says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.names import fold, names_in

STAFF = (
    r"(?:\b(?:US |American |British |Canadian |Australian )?(?:government|embassy|mission|consulate(?: general)?"
    r"|high commission|chief of mission)(?: and consulates?| authority)?(?: direct[- ]hire)?[ -]"
    r"(?:employees|personnel|staff(?: members)?|officials|workers)\b|\b(?:US|American|official) (?:personnel"
    r"|officials|diplomats"
    r"|staff)\b|\b(?:its|our|all)(?: (?!and\b|or\b)[\w-]+){0,4} (?:employees|personnel|staff)\b"
    r"|^They\b|\bemployees and their (?:families|family members)\b|\bofficial (?:movements?|trips?)\b"
    r"|\bgovernment staff\b"
    r"|\b(?:employees|officials|personnel|staff) of the (?:embassy|high commission|consulate)(?: general)? of"
    r" (?:Canada|Australia|Ireland)\b)"
)
_NIGHT = re.compile(r"^(?:dark|darkness|nighttime|nightfall)$")
_TELLING = re.compile(r"[a-z]{4,}")
_HOLLOW_TEXT = (
    "government employees employee personnel staff embassy mission risks risk security safety concerns working work"
    " must obtain special authorization authorized prohibited permitted allowed restricted from travel traveling"
    " travelling these areas area this that there their they with without prior approval required general currently"
    " citizens family members families officials advance notice before cannot when such also under other which unless"
    " potential certain stated below region following specified need needs after during only also noted occur high"
    " restrictions restriction adhere follow comply hours provide unable ability offer limited location locations"
    " remote services emergency will"
)
_NO_PLACE_TEXT = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december latest update there here this these those airport airspace airports clashes"
    " presidential embassy police president government minister ministry ambassador chief mission officer security"
    " consul consulate consulates embassies general department it"
    " read review check visit consult"
    " advisory summary country united americans american health ebola covid mpox cholera marburg centers disease"
    " control prevention ministry state civil aviation authority authorities commercial flights airstrip airstrips"
    " border borders crossing crossings checkpoint checkpoints road roads going using traveling travelling driving"
    " official alert alerts closure closures faa notam notams shelter emergency message lifted update following event"
    " events"
    " visiting walking riding taking staying flying boating swimming entering attending participating leaving"
)
_NO_PLACE = frozenset(_NO_PLACE_TEXT.split())
_HOLLOW = frozenset(_HOLLOW_TEXT.split())


# Names as they stand in a text: "Pétion-Ville", "Upper East Region", "Old City", "Gulf of Aden".
_NAME = re.compile(
    r"[^\W\d_][\w'’]*(?:[ -](?:(?:of|de|del|du|des|da|do|au|la|al|el)[ -])?(?=[^\W\d_a-z])[^\W\d_][\w'’]*)*"
)
_PIECE = re.compile(r"[^\W\d_][\w'’]*")
_SORTS_TEXT = (
    "region province state district department county city town governorate oblast territory island islands coast bay"
    " lake river mount mountain mountains valley gulf strait port airport bridge gate gates square market park highway"
    " road street avenue zone boulevard peninsula desert delta heights triangle corridor crossing camp north south east"
    " west northeast northwest southeast southwest northern southern eastern western central upper lower greater old"
    " new santa san saint st el al la los las"
)
_SORTS = frozenset(_SORTS_TEXT.split())
_OWNS = re.compile(r"['’]s$")
_SHOWN = 5  # places a headline has room for


def _whole(said: str, proper: set[str]) -> list[str]:
    """Write the places as a text names them, each whole and once; words before and after a name are left out."""
    found: dict[str, str] = {}
    for run in _NAME.finditer(said):
        pieces = [m for m in _PIECE.finditer(run[0]) if m[0][:1].isupper()]
        while pieces and not _belongs(pieces[0][0], proper):
            del pieces[0]
        while pieces and not _belongs(pieces[-1][0], proper):
            del pieces[-1]
        if any(fold(m[0]) in proper for m in pieces):
            name = _OWNS.sub("", run[0][pieces[0].start() : pieces[-1].end()])
            found.setdefault(fold(name), name)
    return list(found.values())


def _belongs(word: str, proper: set[str]) -> bool:
    return fold(word) in proper or fold(word) in _SORTS


def place_key(said: str, country: Iterable[str]) -> tuple[str, str]:
    """Return what a stretch of a sentence is about, as a key that survives rewording, and in words for a headline."""
    names = names_in(said, " ".join(country))
    proper = {w for w, t in zip(names.words, names.typed, strict=True) if t[:1].isupper() and fold(t) not in _NO_PLACE}
    if proper:
        return " ".join(sorted(proper)), ", ".join(_whole(said, proper)[:_SHOWN])
    words = [_NIGHT.sub("night", w) for w in _TELLING.findall(said.lower()) if w not in _HOLLOW]
    return " ".join(sorted(set(words[:6]))), ""
