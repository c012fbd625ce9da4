"""Every country in one row: the gravest level, what stands for posts, what moved lately, whether anybody checks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import groupby

from monitor.locate import places
from monitor.locate.regions import REGIONS
from monitor.model import Event
from monitor.speak.tongue import Tongue, bare
from monitor.store.standing import Stand
from monitor.terms import states
from monitor.terms.instructed import instructed
from monitor.web.doubted import faults
from monitor.web.site import Site
from monitor.web.words import country

WEEK, MONTH = 7, 30  # days
_GRAVE = ("suspended", "ordered", "authorized")
_OF_STAFF = ("departure_", "operations_")  # how kinds begin


@dataclass(frozen=True, slots=True)
class Row:
    """A country now; `week` and `month` count its events, `gravest` is among those of the month.

    `doubted` says that an officer discarded what told of staff or a post's work, which a believed text says still.
    `unchecked` are the publishers of advice that cannot be read for it, `mute` those whose missions' posts cannot be.
    """

    code: str
    name: str
    region: str
    level: int | None
    lowest: int | None
    parts: int
    publishers: int
    staff: str
    doubted: bool
    week: int
    month: int
    gravest: str
    unchecked: tuple[str, ...]
    mute: tuple[str, ...]

    @property
    def dark(self) -> bool:
        """Whether nobody's advice on it can be read: not checked is never clear."""
        return self.publishers == 0 or len(self.unchecked) >= self.publishers


Stands = Mapping[str, Sequence[Stand]]
Moved = Callable[[int], Mapping[str, tuple[int, str]]]
Unread = Mapping[str, Mapping[str, str]]  # by country: publishers that cannot be read for it, each since when


def mark(site: Site) -> tuple[str, str, int, str, str]:
    """What the rows depend on: positions, passes (for what is not checked), the log, and the time to ten minutes."""
    return site.library.revision(), site.library.pulse(), *moved_mark(site)


def settled_mark(site: Site) -> tuple[str, int, str, str]:
    """What the rows depend on but for the passes."""
    return site.library.revision(), *moved_mark(site)


def moved_mark(site: Site) -> tuple[int, str, str]:
    """What was told depends on: the log, what is said beside its lines, and the time to ten minutes."""
    return site.library.head(), site.library.amended(), f"{site.clock():%d %H:%M}"[:-1]


def moved(site: Site) -> Moved:
    """How many events each country had in that many days until now, and the gravest among them."""
    now = site.clock()
    return cache(lambda days: site.library.moved(now - timedelta(days=days)))


def stands(site: Site) -> Stands:
    """Every position that stands, by country; not of publishers that only post."""
    talking = [s for s in site.library.everywhere() if not posts(site, s.publisher)]
    return {code: tuple(group) for code, group in groupby(talking, key=lambda s: s.country)}


def settled(site: Site, stood: Callable[[], Stands], lately: Callable[[], Moved]) -> tuple[Row, ...]:
    """Every country there is, by name, as it is where everybody can be read: no pass alone changes that."""
    held, week, month = stood(), lately()(WEEK), lately()(MONTH)
    told = (one for of, said in faults(site).items() if not posts(site, of[0]) for one in said)
    wrong = {one.country for one in told if one.finding.kind.startswith(_OF_STAFF)}
    region = {code: label for label, codes in REGIONS.values() for code in codes}
    found = []
    for code, where in region.items():
        mine = held.get(code, ())
        levels = [s.level for s in mine if s.level]
        found.append(
            Row(
                code=code,
                name=country(code),
                region=where,
                level=max(levels, default=None),
                lowest=min(levels, default=None),
                parts=apart(mine),
                publishers=len({s.publisher for s in mine}),
                staff=gravest(mine),
                doubted=code in wrong,
                week=week.get(code, (0, ""))[0],
                month=month.get(code, (0, ""))[0],
                gravest=month.get(code, (0, ""))[1],
                unchecked=(),
                mute=(),
            )
        )
    return tuple(sorted(found, key=lambda row: places.fold(row.name)))


def rows(
    site: Site, known: Callable[[], Iterable[Row]], stood: Callable[[], Stands], unread: Callable[[], Unread]
) -> tuple[Row, ...]:
    """Every country there is, by name, with who cannot be read for it now."""
    held, blind = stood(), unread()
    return tuple(_now(site, row, held.get(row.code, ()), blind.get(row.code, {})) for row in known())


def whose(site: Site, event_id: str) -> frozenset[str]:
    """Whose departure an event tells of; nobody's where it tells of none."""
    event = site.store.event(event_id)
    return states.whose(event) if event else frozenset()


def in_order(rows: Sequence[Row], spoken: Tongue) -> Sequence[Row]:
    """The rows with the names of a language, in the order people look them up."""
    if not spoken.foreign:
        return rows
    named = (replace(one, name=spoken.country(one.code, one.name), region=spoken.gettext(one.region)) for one in rows)
    return sorted(named, key=lambda row: bare(row.name))


def _now(site: Site, row: Row, stands: Iterable[Stand], blind: Mapping[str, str]) -> Row:
    if not blind:
        return row
    unchecked = tuple(sorted({s.publisher for s in stands} & blind.keys()))
    return replace(row, unchecked=unchecked, mute=mute(site, blind))


def apart(stands: Iterable[Stand]) -> int:
    """The highest level that some government gives a part of a country, above what any gives the whole; 0: none."""
    found = list(stands)
    highest = max((s.parts for s in found), default=0)
    return highest if highest > max((s.level or 0 for s in found), default=0) else 0


def gravest(stands: Iterable[Stand]) -> str:
    """The gravest status of a post among these."""
    held = {s.staff for s in stands}
    return next((state for state in _GRAVE if state in held), "")


def unchecked(site: Site) -> dict[str, dict[str, str]]:
    """By country: the publishers that cannot be read for it now, each since the first moment (a stamp, or "")."""
    found = dict[str, dict[str, str]]()
    for row in site.health():
        name = str(row["publisher"])
        for code, at in left(row).items():
            known = found.setdefault(code, {})
            known[name] = min(filter(None, (known.get(name), at)), default="")
    off = _switched_off(site)
    for name, codes in site.library.advised().items() if off else ():
        for code in codes if name in off else ():
            found.setdefault(code, {})[name] = off[name]
    return found


def _switched_off(site: Site) -> dict[str, str]:
    """The publishers nobody looks at any more whose word still stands, each with its last pass: nobody checks it."""
    return {name: at for name, at in site.library.passes().items() if name in site.publishers and not site.on(name)}


def left(door: Mapping[str, object]) -> dict[str, str]:
    """The countries that a door, as a row, leaves open, each with since when (a stamp; "": nobody knows)."""
    each = door["not_checked_each"]
    return {str(code): str(at or "") for code, at in each.items()} if isinstance(each, dict) else {}


def mute(site: Site, unread: Iterable[str]) -> tuple[str, ...]:
    """Of publishers that cannot be read: those whose missions post what is told nowhere else."""
    return tuple(sorted(name for name in unread if posts(site, name)))


def asks(site: Site, event: Event) -> tuple[str, ...]:
    """Return what a mission's post lists as to be done about an event."""

    def text_of(sha256: str) -> str:
        return edition.text if (edition := site.library.edition(sha256)) else ""

    return instructed(event, posts(site, event.publisher), text_of)


def posts(site: Site, publisher: str) -> bool:
    """Whether a publisher only posts of the day: it has no standing advice."""
    known = site.publishers.get(publisher)
    return known is not None and known.POSTS
