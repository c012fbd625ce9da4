"""Where a hazard plays, by the sentence that tells it: a reader of Spain is far from an island of it."""

from __future__ import annotations

import re

from monitor.decide.notice import scene
from monitor.locate.places import resolve
from monitor.locate.spelling import spelt
from monitor.model import HAPPENING, Change, Notice
from monitor.terms.calendar import DAY, MONTH
from monitor.terms.hazards import MOUNTAIN
from monitor.terms.names import fold
from monitor.terms.nations import ADDRESSES

_SHOWN = 3  # places a headline has room for
# Who has a capital and is no place, and what stands behind a name that makes it somebody's.
_NOBODY = (
    rf"(?:(?:{DAY}|{MONTH}|Alert|Level|Annex|Article|Phase|Stage|Category|Monsoon|Easter|Christmas|Ramadan|Effect|I"
    r"|Governor|Premier|President|Prime Minister|Minister|Ministry|Mayor)\b)"
)
_NAME = rf"(?!{_NOBODY})[A-Z\u00c0-\u00de][\w'\u2019-]+"
_SORT = r"(?:[Pp]rovinces?|[Rr]egions?|[Dd]epartments?|[Ss]tates?|[Dd]istricts?|[Gg]overnorates?|[Ii]slands?|[Cc]ity)"
_PLACE = rf"{_NAME}(?: (?:(?:de|del|la|al|el|of the|of) )?{_NAME})*(?: {_SORT}\b)?"
_NEAR = (
    r"(?:in|at|near|close to|around|off|outside|for parts of|hit(?:s|ting)?|struck|affect(?:s|ed|ing)|across|reached"
    r"|(?:on|targeting)(?= [^.;]{3,40}\bAir(?:port|base)\b)) "
    r"(?:(?:the|parts of|most of|much of|north|south|east|west|central|coast(?: of)?|capital(?: city)?(?: of)?"
    r"|(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?"
    r"|(?:an? |the )?(?:towns?|cit(?:y|ies)|islands?|area|(?:some|several) \w+) of"
    rf"|{_SORT} of),? )*"
)
_FOUND = re.compile(rf"\b{_NEAR}(?P<places>{_PLACE}(?:(?:, | and |, and )(?:the )?{_PLACE})*)")
_WHOSE = re.compile(r" (?:authorities|government|officials?|embassy|ministry|police|forces|time|nationals|citizens)\b")
_OWNS = ("\u2019s", "'s")  # "the party's headquarters"
_WIDE = (
    r"\b(?:nation|country|region)-?wide\b|\b(?:the|entire|whole) country\b"
    r"|\b(?:all|many|most) (?:parts|cities|areas)\b"
)
_PARTED = re.compile(r", and | and |, ")
# In German every noun has a capital: "in Kraft", "in Gebieten" and "in Richtung" are no places.
_GERMAN = ("DE", "AT")
_NOUN = re.compile(r"\w*(?:en|ern|eln|ung|heit|keit|schaft|tion|kraft|haft|gang|betrieb|folge|nähe)\b", re.I)
_MOUNT = re.compile(  # "the Ashen volcano", "Mount Ashen"
    r"\b(?:Mount|Mt\.?) ((?!The\b)[A-Z][\w-]+)|\b((?!The\b|Mount\b)[A-Z][\w-]+) [Vv]olcano\b"
)


def mounts(said: str) -> set[str]:
    """Return the names of the volcanoes a sentence tells of."""
    return {found[1] or found[2] for found in _MOUNT.finditer(said)}


def spot(said: Notice, change: Change) -> str:
    """Name where a hazard plays: its mountain, the places of its sentence, or of its alert; "" is the country."""
    text = said.span.text
    named = sorted(mounts(text)) if said.what in MOUNTAIN else _places(text, change)
    known = said.area if said.topic != HAPPENING else ""  # there every name of the sentence, a ministry's too
    return known or ", ".join(named[:_SHOWN]) or ("" if change.before_text else scene(change).what)


def _places(text: str, change: Change) -> list[str]:
    """List the places of a sentence; none where it tells of the whole country, or of another one."""
    here = "|".join(re.escape(name) for name in (change.name, change.name.partition(" (")[0]))
    if re.search(rf"{_WIDE}|\b(?:across|throughout|all over) (?:the )?(?:{here})\b", text, re.I):
        return []
    found = (m["places"] for m in _FOUND.finditer(text) if not _WHOSE.match(text, m.end()))
    names = dict.fromkeys(name.removeprefix("the ") for places in found for name in _PARTED.split(places))
    told = [name for name in names if not _same(name, change.name) and not name.endswith(_OWNS)]
    if ADDRESSES.get(change.publisher) in _GERMAN:
        told = [name for name in told if not _NOUN.match(name) or any(spelt(name, code) for code in change.countries)]
    return [] if any(resolve(name) for name in told) else told


def _same(name: str, country: str) -> bool:
    """Whether a name is the country's, or holds it ("the Tonga Islands")."""
    one, other = fold(name), fold(country)
    return one in other or other in one
