"""What a land decrees or suffers, in another language: curfews, emergency rule, fighting, and people held back.

A row says that such a thing holds, or is over; what stands with it between two commas may take that away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from monitor.compare.tongues import when
from monitor.compare.tongues.tongue import Tongue, told
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.model import Notice, Reading, Span
from monitor.terms import hazards as called

_HAZARD, _HELD = "hazard_notice", "detention_or_exit_ban"
_TOLD = {
    "curfew": (_HAZARD, called.CURFEW, 1),
    "emergency": (_HAZARD, called.EMERGENCY, 1),
    "martial": (_HAZARD, called.MARTIAL_LAW, 1),
    "fighting": (_HAZARD, called.FIGHTING, 2),
    "air": (_HAZARD, called.AIR, 2),
    "attack": (_HAZARD, called.ATTACK, 2),
    "coup": (_HAZARD, called.COUP, 2),
    "detained": (_HELD, "arbitrary detention", 1),
    "barred": (_HELD, "exit bans", 1),
}  # topic, what it is called and how grave it is, of each kind of row
_ACTS = frozenset(("fighting", "air", "attack", "coup"))  # told of these days alone
_LATELY = timedelta(days=21)
_OVER = "over"  # the row's kind of what has ended: "over_curfew"


@dataclass(frozen=True, slots=True)
class Rulings:
    """The words of one language: rows as `grouped` makes them, kinds as above or "over" and such a kind after it.

    `untold` takes the force away of what stands with it between two commas, `supposed` of all in its sentence; `cut`
    parts a sentence, `place` finds where a thing is ("in Mali").
    """

    rows: re.Pattern[str]
    untold: re.Pattern[str]
    supposed: re.Pattern[str]
    cut: re.Pattern[str]
    place: re.Pattern[str]


def read_rulings(rulings: Rulings, tongue: Tongue, reading: Reading, sentence: Span) -> Iterator[Notice]:
    """Read what a sentence tells as decreed, begun or over in the country of its page."""
    said = unicodedata.normalize("NFKC", sentence.text)
    if rulings.supposed.search(said):
        return
    for part in rulings.cut.split(said):
        for found in rulings.rows.finditer(part):
            kind, _ = told(found)
            over, _, rest = kind.partition("_")
            topic, what, grade = _TOLD[rest if over == _OVER else kind]
            if _holds(rulings, tongue, reading, part) and not (kind in _ACTS and _bygone(tongue, reading, part, said)):
                yield Notice(topic, what, what, sentence, on=over != _OVER, grade=grade)


def _holds(rulings: Rulings, tongue: Tongue, reading: Reading, part: str) -> bool:
    """Whether a part of a sentence tells of its own country, and of now."""
    if rulings.untold.search(part) or when.past(tongue, part, reading.published_on):
        return False
    places = [next(filter(None, found.groups()), "") for found in rulings.place.finditer(part)]
    abroad = [place for place in places if _abroad(tongue, reading, place)]
    return not abroad or len(abroad) < len(places)


def _abroad(tongue: Tongue, reading: Reading, place: str) -> bool:
    """Whether a name is another country's, or a city's that lies in one."""
    known = resolve(place)
    lands = set(known.codes) if known else {tongue.countries.get(place) or country_of(place)} - {None}
    return bool(lands) and not lands & {*reading.countries}


def _bygone(tongue: Tongue, reading: Reading, part: str, said: str) -> bool:
    """Whether what happened is said to be of a day, a month or a year that is weeks ago."""
    now = reading.published_on
    day = when.day(tongue, part, now) or when.year(tongue, said, now) or when.day(tongue, said, now)
    return bool(day and now and day < now - _LATELY)
