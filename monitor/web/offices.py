"""The publishers as they fare: the doors of each, how many cannot be read, and who is not checked because of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.model import DoorState, Health
from monitor.web.site import Site
from monitor.web.world import left, posts

_READ = (Health.OK, Health.SHRUNK, Health.STALE, Health.NOT_FOUND)
WELL = ("ok", "shrunk", "stale", "untried")


@dataclass(frozen=True, slots=True)
class Office:
    """A publisher and its doors; `since` is from when the first of its countries is not checked (a stamp).

    `unread` is one none of whose leading doors can be read, though it was asked: all it says is not checked, and where
    it never was read nobody knows of which countries. `mute` is one that posts, and of whose leading doors one cannot
    be read: no other tells what that one would. `bare` is one that is not checked for any of its countries, though a
    list of them may be read.
    """

    name: str
    label: str
    doors: tuple[Mapping[str, object], ...]
    ill: int
    unchecked: tuple[str, ...]
    since: str
    unread: bool = False
    mute: bool = False
    bare: bool = False

    def open(self, codes: Iterable[str]) -> str:
        """The first time from which one of these countries is not checked because of it (a stamp, or "")."""
        wanted = set(codes)
        times = (at for door in self.doors for code, at in left(door).items() if code in wanted)
        return min(filter(None, times), default="")

    @property
    def forsaken(self) -> bool:
        """Whether the watch stands still: it is unread because nobody asks it any more."""
        return self.unread and any(door["health"] == Health.FORSAKEN for door in self.doors)

    @property
    def dark(self) -> bool:
        """Whether somebody is not checked because of it: a door that is out of date was read, and checks nobody."""
        return bool(self.unchecked or self.unread or self.mute)

    @property
    def known(self) -> bool:
        """Whether it was ever read."""
        return any(door.get("good_at") for door in self.doors)

    @property
    def untouched(self) -> bool:
        """Whether nobody looked at it yet: that is neither well nor ill, and not checked."""
        return all(door["health"] == "untried" for door in self.doors)


Fares = tuple[datetime | None, str]  # when a publisher was last read well, and why it is not now ("" it is)


def fares(known: Callable[[], Mapping[str, DoorState]]) -> dict[str, Fares]:
    """How each publisher fares: it is in trouble where none of its doors can be read."""
    doors = dict[str, list[DoorState]]()
    for name, state in known().items():
        doors.setdefault(name.partition(".")[0], []).append(state)
    return {name: _fares(states) for name, states in doors.items()}


def _fares(states: list[DoorState]) -> Fares:
    ill = [state.health.value for state in states if state.health not in _READ]
    return max((s.good_at for s in states if s.good_at), default=None), ill[0] if len(ill) == len(states) else ""


def offices(site: Site, advised: Callable[[], Mapping[str, frozenset[str]]]) -> list[Office]:
    """The publishers, the darkest first; `advised` has the countries each of them advises on."""
    rows = dict[str, list[Mapping[str, object]]]()
    for row in site.health():
        rows.setdefault(str(row["publisher"]), []).append(row)
    found = [_office(site, name, doors) for name, doors in rows.items()]
    if any(office.unchecked and not office.unread for office in found):
        told = advised()
        found = [replace(one, bare=told.get(one.name, {""}) <= set(one.unchecked)) for one in found]
    return sorted(found, key=lambda one: (not one.unread, -len(one.unchecked), not one.dark, -one.ill, one.label))


def _office(site: Site, name: str, doors: list[Mapping[str, object]]) -> Office:
    blind = {code for door in doors for code in left(door)}
    ill = [door for door in doors if door["health"] not in WELL]
    since, leading = _since(doors, ill), _leading(site, name, doors)
    dark = [health not in WELL for health in leading]
    unread, mute = bool(dark) and all(dark), any(dark) and posts(site, name)
    return Office(name, site.label(name), tuple(doors), len(ill), tuple(sorted(blind)), since, unread, mute)


def _since(doors: Iterable[Mapping[str, object]], ill: Iterable[Mapping[str, object]]) -> str:
    """The first time from which a country is open; without any country, it is since the first door failed."""
    open_since = [at for door in doors for at in left(door).values() if at]
    return min(open_since or [str(door["since"]) for door in ill if door["since"]], default="")


def _leading(site: Site, name: str, doors: Iterable[Mapping[str, object]]) -> list[object]:
    """The health of each leading door that was asked."""
    known = site.publishers.get(name)
    leading = {door.name for door in known.DOORS if door.register and not door.witness} if known else set()
    return [d["health"] for d in doors if d["health"] != "untried" and (not leading or d["door"] in leading)]
