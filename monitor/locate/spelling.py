"""Cities and countries as another language spells them: "Khartum", "Kairo", "nigrisch"."""

from __future__ import annotations

import re

from monitor.locate.cities import CITIES, SEATS, country_of, names_of
from monitor.locate.kana import roman
from monitor.locate.places import fold

_SILENT = re.compile(r"[aeiouyjh\s-]")
_ONE_SOUND = str.maketrans("lv", "rb")  # in Japanese
_ALIKE = str.maketrans("cqwz", "kkvs")  # one sound in several spellings: Bagdad, Damaskus, Kiew


def _sound(name: str) -> str:
    """Return the consonants of a name, each sound in one spelling and none of them twice in a row."""
    bare = _SILENT.sub("", fold(name).replace("sch", "sh").replace("tsh", "ch").translate(_ALIKE))
    return re.sub(r"(.)\1+", r"\1", bare)


def _heard(city: str) -> str:
    """Return the consonants of a city, without a last "s", which is another tongue's; "" where one alone is left."""
    sound = _sound(city).rstrip("s")
    return sound if len(sound) > 1 else ""


def _begins(city: str) -> str:
    return city[:1].casefold().translate(_ALIKE)


_SEATED = {(_begins(city), _heard(city)): code for code, city in reversed(SEATS.items()) if _heard(city)}


def sounds_alike(name: str, longer: str) -> bool:
    """Whether two words begin alike and the consonants of one begin the longer: "Niger", "nigrische"; never of one."""
    return name[:1] == longer[:1] and len(_sound(name)) > 1 and _sound(longer).startswith(_sound(name))


def spelt(city: str, country: str) -> str:
    """Return our name of a country's city that is written as another language does ("Khartum", "Teheran"), or "".

    A name that it goes by counts before one that sounds alike without its vowels.
    """
    ours = CITIES.get(country, ())
    if said := _heard(roman(city)).translate(_ONE_SOUND):
        return next((name for name in ours if _heard(name).translate(_ONE_SOUND) == said), "")
    known, heard = names_of(city)[0], _heard(city)
    same = (name for name in ours if names_of(name)[0] == known)
    return next(same, "") or next((name for name in ours if heard and _heard(name) == heard), "")


def land_of(city: str) -> str | None:
    """Return the country of a city, whose seat of ours may be written as another language does ("Kairo": EG)."""
    return country_of(city) or _SEATED.get((_begins(city), _heard(city)))
