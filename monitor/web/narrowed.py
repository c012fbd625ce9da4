"""The filters of a view in words, each with the address of the view without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor.locate.regions import PARTS
from monitor.speak.tongue import ENGLISH, Tongue
from monitor.web import words
from monitor.web.asked import Wish
from monitor.web.site import Site


@dataclass(frozen=True, slots=True)
class Worn:
    """One filter that is set; `name` is its parameter, `without` the query of the same view without it."""

    name: str
    said: str
    without: str


def worn(site: Site, asks: Wish, spoken: Tongue = ENGLISH) -> tuple[Worn, ...]:
    """Name what a view is narrowed to, in the order of the form; the severities too."""
    return tuple(Worn(name, said, asks.query(**{name: left})) for name, said, left in _each(site, asks, spoken))


def _each(site: Site, asks: Wish, spoken: Tongue) -> Iterator[tuple[str, str, object]]:
    yield from _many("country", asks.country, lambda code: spoken.country(code, words.country(code)))
    if asks.region:
        yield "region", spoken.gettext(PARTS[asks.region][0]), None
    yield from _many("publisher", asks.publisher, lambda name: spoken.gettext(site.label(name)))
    yield from _many("kind", asks.kind, lambda name: spoken.gettext(words.kind(name)))
    yield from _many("severity", asks.severity, str)
    if asks.since:
        yield "since", spoken.gettext("from {begin}").format(begin=spoken.plain_day(asks.since)), None
    if asks.until:
        yield "until", spoken.gettext("to {end}").format(end=spoken.plain_day(asks.until)), None
    if asks.q:
        yield "q", f"“{asks.q}”", None


def _many(name: str, held: tuple[str, ...], said: Callable[[str], str]) -> Iterator[tuple[str, str, object]]:
    for value in held:
        yield name, said(value), tuple(other for other in held if other != value)
