"""One language: what our sentences, dates, times and numbers are in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from gettext import NullTranslations
from importlib.resources import files

from monitor.speak.catalogue import translations
from monitor.speak.zones import known

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "ar": "العربية"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FIRST = {"fr": "1er"}  # the first of a month, where it is no bare number
_SHORT = "short"  # the context of "Mon" and "Jan" in the catalogues
_COUNTRY = "country"


def msgid(text: str) -> str:
    """Mark a sentence of ours for the catalogues where it stands; it is said in a language later."""
    return text


def plural(count: int, one: str, many: str = "") -> str:
    """Count things in English: "1 change", "1,204 changes"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language by its code. English is what the code is written in: its catalogue is empty."""

    code: str = "en"
    said: NullTranslations = field(default_factory=NullTranslations, repr=False, compare=False)

    @property
    def direction(self) -> str:
        """ltr or rtl, as HTML's `dir`."""
        return "rtl" if self.code == "ar" else "ltr"

    @property
    def foreign(self) -> str:
        """The `lang` of what stays English among other words, "" where all of it is."""
        return "" if self.code == "en" else "en"

    @property
    def colon(self) -> str:
        """The colon behind a word of ours: in French it stands apart."""
        return "\u00a0:" if self.code == "fr" else ":"

    @property
    def semicolon(self) -> str:
        """The semicolon between two wishes: in French it stands apart, in Arabic it is another letter."""
        return {"fr": "\u00a0; ", "ar": "؛ "}.get(self.code, "; ")

    def foreign_end(self, words: str) -> str:
        """Keep the last full stop of foreign words behind them where our line runs from right to left."""
        return f"{words}\u200e" if self.direction == "rtl" else words

    def gettext(self, message: str) -> str:
        """Say a sentence; one the catalogue lacks stays English."""
        return self.said.gettext(message) if message else ""  # the message "" is the head of a catalogue

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Say a sentence about a number of things."""
        return self.said.ngettext(one, many, count)

    def country(self, code: str, name: str) -> str:
        """Name a country by its ISO 3166-1 code; `name` is its English name, for those without another."""
        return self.said.pgettext(_COUNTRY, code) if self.knows(code) else name

    def knows(self, code: str) -> bool:
        """Whether the country has a name in this language."""
        return self.said.pgettext(_COUNTRY, code) != code

    def day(self, when: date) -> str:
        """Write a date with its weekday ("Friday 7 January 2022")."""
        return self._dated(msgid("{weekday} {day} {month} {year}"), when, "")

    def plain_day(self, when: date) -> str:
        """Write a date without its weekday ("7 January 2022")."""
        return self._dated(msgid("{day} {month} {year}"), when, "")

    def moment(self, when: datetime, zone: str) -> tuple[str, str]:
        """Write a time in the reader's zone and in UTC; the second is "" when they are the same clock."""
        utc = self._clock(when.astimezone(UTC), "UTC")
        there = known(zone)
        if there is None or zone in ("UTC", "Etc/UTC"):
            return utc, ""  # of a zone this machine does not know, UTC is always right
        local = when.astimezone(there)
        offset = f"{local:%z}"
        return self._clock(local, f"{zone} (UTC{offset[:3]}:{offset[3:5]})"), utc

    def number(self, count: int) -> str:
        """Write a number with this language's mark between thousands."""
        return f"{count:,}".replace(",", self.gettext(","))

    def listed(self, names: Sequence[str]) -> str:
        """Write names one after another."""
        return self.gettext(", ").join(names)

    def _clock(self, when: datetime, zone: str) -> str:
        return f"{self._dated(msgid('{weekday} {day} {month} {year}, {time}'), when, _SHORT)} {zone}"

    def _dated(self, shape: str, when: date, size: str) -> str:
        weekday, month = WEEKDAYS[when.weekday()], MONTHS[when.month - 1]
        time = f"{when:%H:%M}" if isinstance(when, datetime) else ""
        names = {"weekday": self._name(weekday, size), "month": self._name(month, size)}
        day = _FIRST.get(self.code, "1") if when.day == 1 else str(when.day)
        return self.gettext(shape).format(**names, day=day, year=when.year, time=time)

    def _name(self, word: str, size: str) -> str:
        """A weekday or a month; short ones stand under a context of their own, for May is May."""
        return self.said.pgettext(_SHORT, word[:3]) if size else self.gettext(word)


ENGLISH = Tongue()


def bare(name: str) -> str:
    """Reduce a name to its letters: an accent, a hamza on its alif and the article of Arabic say nothing of order."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return letters.removeprefix("ال")


@cache
def tongue(code: str) -> Tongue:
    """Return a language by its code; one we do not speak is English."""
    if code == "en" or code not in LANGUAGES:
        return ENGLISH
    return Tongue(code, translations((files("monitor.speak") / "locale" / f"{code}.po").read_text("utf-8")))


def preferred(accept: str) -> str:
    """Choose among our languages what an Accept-Language header likes best (RFC 9110, section 12.5.4)."""
    liked: list[tuple[float, int, str]] = []
    for at, each in enumerate(accept[:500].split(",")):
        tag, _, weight = each.strip().partition(";")
        code = tag.strip().casefold().partition("-")[0]
        try:
            quality = float(weight.strip().removeprefix("q=") or 1) if weight else 1.0
        except ValueError:
            continue
        if code in LANGUAGES and 0 < quality <= 1:
            liked.append((-quality, at, code))
    return min(liked)[2] if liked else "en"
