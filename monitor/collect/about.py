"""A reading of a destination that the house knows: what all sources fill in alike."""

from __future__ import annotations

from monitor.collect.source import Unreadable
from monitor.locate.places import Place, resolve
from monitor.model import Health, Part, Reading


def known(place: Place | None, *said: str) -> Place:
    """Return the place; raises Unreadable with what was said of it, where no place was found."""
    if place is None:
        raise Unreadable(Health.UNREADABLE, f"expected a known destination, got {' '.join(map(repr, said))}")
    return place


def same_place(asked: Place, shown: Place | None, *said: str) -> Place:
    """Return the place an address is of; raises Unreadable where what stands there names another one.

    A site that serves one country's page at the address of another would raise, or clear, the wrong one.
    """
    if shown and shown != asked and not set(asked.codes) & set(shown.codes):
        raise Unreadable(Health.UNREADABLE, f"expected {asked.name}, got {shown.name} at {' '.join(map(repr, said))}")
    return asked


def coded(place: Place | None, name: str, *said: str) -> Place:
    """Return the place of a row's code, or its name; raises Unreadable where neither is known, or they are of two."""
    named = resolve(name)
    return same_place(known(place or named, *said, name), named, *said)


def about(place: Place, door: str, part: Part, **facts: object) -> Reading:
    """Return what a door tells of a place: `facts` are fields of Reading; a title, too, where it gives one."""
    facts = {"title": place.name, "published_on": None, **facts}
    return Reading(
        door=door, destination=place.key, countries=place.codes, name=place.name, sha256=part.sha256,
        **facts,  # type: ignore[arg-type]
    )  # fmt: skip
