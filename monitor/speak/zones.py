"""The clocks people live by, and those of the countries they are told of."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzdata

_LAW = {"UA": "Europe/Kyiv"}  # one by law: Crimea's is Russia's
_UNOFFICIAL = "Asia/Urumqi"  # of some in Xinjiang; offices, trains and curfews go by Beijing's


@lru_cache(maxsize=1024)
def known(zone: str) -> ZoneInfo | None:
    """The clock of a zone; None for one not known here: an upgrade drops old names, and no alert with them."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "Europe" is a folder
        return None


def there(country: str, where: str, when: datetime) -> str:
    """The zone of a place of a country (ISO 3166-1), "" where nobody can tell which of its clocks counts.

    A city that names a zone has that one ("Consulate General Vladivostok"); else, and where cities of several clocks
    are named, all zones in question must show one time just then: Germany has two zones and one clock, Spain two.
    """
    zones, said = _zones().get(country, ()), f" {_folded(where)} "
    named = tuple(zone for zone in zones if f" {_folded(zone.rpartition('/')[2])} " in said)
    shown = {when.astimezone(clock).utcoffset() for zone in named or zones if (clock := known(zone))}
    return (named or zones)[0] if len(shown) == 1 else "" if named else _LAW.get(country, "")


def same(one: str, other: str, when: datetime) -> bool:
    """Whether two zones show one time just then; one that is not known here is shown as UTC."""
    here, far = known(one) or known("UTC"), known(other) or known("UTC")
    return when.astimezone(here).utcoffset() == when.astimezone(far).utcoffset()


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """The zones of each country by the table of the IANA database, its most populous first as far as that says so."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (files(tzdata) / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#") and _UNOFFICIAL not in line:
            code, _, zone = line.split("\t")[:3]
            found[code] = (*found.get(code, ()), zone)
    return found


def _folded(name: str) -> str:
    """A name in plain small letters, a space between its words: "Ürümqi" is no other city than "urumqi"."""
    letters = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(letters)))
