"""The roll-calls, called only when somebody asks: reading all their files is half of what a start costs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.collect.source import Door, Publisher, Publishers
    from monitor.decide.kind import Kind


def sources() -> Publishers:
    """Every publisher there is code for."""
    from monitor.collect.sources import SOURCES

    return SOURCES


def opened(name: str, missions: list[str], every: Mapping[str, int]) -> Publisher:
    """Return a publisher that is switched on, paced as configured; of the embassies those chosen."""
    from monitor.collect.paced import paced
    from monitor.collect.sources import us_embassy

    return paced(us_embassy.chosen(missions) if name == us_embassy.NAME else sources()[name], every)


def unlisted(name: str) -> Door | None:
    """Find a door that no longer stands in the configuration: that of an embassy."""
    from monitor.collect.sources import us_embassy

    return us_embassy.named(name) if name.partition(".")[0] == us_embassy.NAME else None


def kinds() -> Sequence[Kind]:
    """Every kind of event, in order of precedence."""
    from monitor.decide.kinds import KINDS

    return KINDS


def release() -> str:
    """Return the version of the installed distribution."""
    try:
        return version("travel-advisory-monitor")
    except PackageNotFoundError:
        return "0"


@cache
def reader() -> str:
    """Return what tells one reader of pages from another: the hash of everything that reads them."""
    code = sha256()
    rooms = [files("monitor.collect"), files("monitor.collect").joinpath("sources")]
    for file in sorted((f for room in rooms for f in room.iterdir() if f.name.endswith(".py")), key=lambda f: f.name):
        code.update(file.read_bytes())
    return code.hexdigest()[:16]


class Doors(Mapping[str, Collection[str]]):
    """The registers of each publisher by name; the names alone come from the names of the files."""

    @cached_property
    def _names(self) -> tuple[str, ...]:
        found = (file.name for file in files("monitor.collect").joinpath("sources").iterdir())
        return tuple(sorted(name[:-3] for name in found if name.endswith(".py") and not name.startswith("_")))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __getitem__(self, name: str) -> Collection[str]:
        publisher = sources()[name]
        pointed = any(door.pointer or door.brief for door in publisher.DOORS)  # then its pages have a pace of their own
        return [door.name.split(".")[1] for door in publisher.DOORS if door.register or pointed]


class Kinds(Collection[str]):
    """The names of all kinds, those of the calendar and of crowds as well."""

    @cached_property
    def _names(self) -> tuple[str, ...]:
        from monitor.decide import almanac, chorus
        from monitor.walk import quarantine

        return (*(kind.name for kind in kinds()), *almanac.KINDS, chorus.KIND, quarantine.KIND)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names
