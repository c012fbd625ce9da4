"""What a person asks to be told, read from a form or a file and checked whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

SEVERITIES = ("P1", "P2", "P3", "P4")
EVERY_DAY = re.compile(r"daily ([01]\d|2[0-3]):[0-5]\d")
EVERY_WEEK = re.compile(r"weekly [1-7] ([01]\d|2[0-3]):[0-5]\d")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MOST = 300  # countries, kinds or publishers one rule may name: there are not more of any


class Unclear(ValueError):
    """A form that cannot be taken as it is: field name → what was expected and what came."""

    def __init__(self, mistakes: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {said}" for name, said in mistakes.items()))
        self.mistakes = dict(mistakes)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one rule follows: empty means all. `mode` as in rules: at_once, hourly, "daily HH:MM", "weekly D HH:MM"."""

    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    severity: str = "P3"
    mode: str = "at_once"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person is told: language, zone, and the local hours in which nothing milder than `wakes` may wake them."""

    language: str = "en"
    zone: str = "UTC"
    quiet_from: str | None = None
    quiet_until: str | None = None
    wakes: str = "P1"


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from; `at_home` says in which country a place lies, if anybody knows it.

    `ours` gives the name our tables have for a place that is named in the subscriber's own language.

    Who follows nothing but a place nobody knows would not hear what is said of the whole country it lies in.
    """

    countries: Collection[str]
    kinds: Collection[str]
    publishers: Collection[str]
    languages: Collection[str] = ("en",)
    at_home: Callable[[str], object] = bool
    ours: Callable[[str], str] = str


@dataclass(slots=True)
class _Form:
    """One reading of a form; every mistake is noted, none ends it."""

    given: Mapping[str, Sequence[str]]
    mistakes: dict[str, str] = field(default_factory=dict)

    def places(self) -> list[str]:
        return [word.strip()[:60] for word in self.several("place", (), "at most 300 places") if word.strip()]

    def several(self, name: str, known: Collection[str], what: str) -> tuple[str, ...]:
        said = tuple(dict.fromkeys(word for word in self.given.get(name, ()) if word))
        strange = [word for word in said if known and word not in known]
        if strange or len(said) > MOST:
            self.mistakes[name] = f"expected {what}, got {', '.join(word[:20] for word in strange[:5]) or len(said)}"
            return ()
        return said

    def one(self, name: str, usual: str, good: Collection[str] | re.Pattern[str], what: str) -> str:
        said = next((word for word in self.given.get(name, ()) if word), usual)
        fits = good.fullmatch(said) if isinstance(good, re.Pattern) else said in good
        if said != usual and not fits:
            self.mistakes[name] = f"expected {what}, got {said[:20]!r}"
            return usual
        return said


def wishes(given: Mapping[str, Sequence[str]], offer: Offer) -> Wishes:
    """Read what one rule follows; raises Unclear with every mistake."""
    form = _Form(given)
    found = Wishes(
        countries=form.several("country", offer.countries, "countries of the list"),
        kinds=form.several("kind", offer.kinds, "kinds of the list"),
        publishers=form.several("publisher", offer.publishers, "publishers of the list"),
        places=tuple(offer.ours(word) for word in form.places()),
        severity=form.one("severity", "P3", SEVERITIES, "one of P1, P2, P3, P4"),
        mode=_mode(form),
    )
    if found.places and not found.countries and not all(map(offer.at_home, found.places)):
        why = "or what is said of all of it would not reach you"
        form.mistakes["place"] = f"We do not know where this is. Choose its country too, {why}."
    if form.mistakes:
        raise Unclear(form.mistakes)
    return found


def manner(given: Mapping[str, Sequence[str]], offer: Offer) -> Manner:
    """Read how a person is told; raises Unclear with every mistake."""
    form = _Form(given)
    quiet = [form.one(name, "", _HOUR, "a local time such as 22:00") for name in ("quiet_from", "quiet_until")]
    if bool(quiet[0]) != bool(quiet[1]):
        form.mistakes["quiet_until"] = "expected both ends of the quiet hours or neither, got one"
    elif quiet[0] and quiet[0] == quiet[1]:
        form.mistakes["quiet_until"] = f"expected two different times, or no quiet hours at all, got {quiet[0]} twice"
    zone = form.one("zone", "UTC", re.compile(r"[A-Za-z0-9_+/-]{1,64}"), "an IANA time zone such as Asia/Almaty")
    if not _known(zone):
        form.mistakes["zone"] = f"expected an IANA time zone such as Asia/Almaty, got {zone[:40]!r}"
    wakes = form.one("wakes", "P1", ("none", *SEVERITIES), "one of P1, P2, P3, P4 or none")
    language = form.one("language", "en", offer.languages, "a language of the list")
    if form.mistakes:
        raise Unclear(form.mistakes)
    return Manner(language, zone, quiet[0] or None, quiet[1] or None, "" if wakes == "none" else wakes)


def _mode(form: _Form) -> str:
    """Read how often, from one field or from the pieces a form without scripts sends (often, at, weekday)."""
    often = form.one("mode", "at_once", re.compile(r"at_once|hourly|daily( .*)?|weekly( .*)?"), "how often")
    at = form.one("at", "08:00", _HOUR, "a local time such as 08:00")
    day = form.one("weekday", "1", tuple("1234567"), "a weekday from 1 (Monday) to 7")
    mode = {"daily": f"daily {at}", "weekly": f"weekly {day} {at}"}.get(often, often)
    if mode not in ("at_once", "hourly") and not (EVERY_DAY.fullmatch(mode) or EVERY_WEEK.fullmatch(mode)):
        form.mistakes["mode"] = f"expected at_once, hourly, daily HH:MM or weekly D HH:MM, got {mode[:20]!r}"
    return mode


def _known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # unknown, a path out of the folder, a folder
        return False
    return True
