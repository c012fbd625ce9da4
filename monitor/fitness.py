"""How the house fares: each door's health, who is not checked because of it, and what an operator should mend."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from monitor import contract
from monitor.admit.enrol import KEPT_WITH, LINKED_WITH, secret
from monitor.collect import listed
from monitor.collect.knock import GOOD, untried
from monitor.collect.source import Publisher
from monitor.keyring import LINKS, first_of, ring
from monitor.model import Belief, DoorState, Health
from monitor.model.routing import CANARY
from monitor.seals import identity
from monitor.speak.tongue import plural
from monitor.walk import blind
from monitor.wire import House

BACKED_UP = "backed up"  # note: when a copy was last written, whole
Rows = list[dict[str, object]]
_DAY_LONG, _WEEK = timedelta(days=1), timedelta(days=7)


def health(house: House) -> Rows:
    """One row a door; `not_checked` names the countries nobody else was read for since the door failed."""
    return Watched(house)()


class Watched:
    """Health asked again and again: made anew only for a publisher whose pass was made or whose doors moved.

    What a door leaves open is asked of everything its publisher is believed to say; all that is written in its passes.
    With a clock, a door that was read well and then left alone is not checked either: pages outlive the daemon.
    """

    def __init__(self, house: House, clock: Callable[[], datetime] | None = None) -> None:
        self._house, self._clock = house, clock
        self._made: dict[str, tuple[object, Rows]] = {}
        self._held: dict[str, tuple[str, Mapping[str, Belief]]] = {}

    def __call__(self) -> Rows:
        """One row a door."""
        house, now = self._house, self._clock() if self._clock else None
        known, passes = house.store.doors(), house.store.library.passes()
        known = {name: blind.forsaken(state, self._every(name), now) if now else state for name, state in known.items()}
        rows = [row for one in house.publishers.values() for row in self._rows(one, known, passes.get(one.NAME, ""))]
        return [*rows, *_listed(house, known)]

    def _every(self, name: str) -> int:
        """The rest between two knocks at a door; 0 for one that is only knocked at when another points to it."""
        if name in self._house.listed:
            return self._house.listed[name].every
        publisher = self._house.publishers.get(name.partition(".")[0])
        return next((d.every for d in publisher.DOORS if d.name == name and d.register), 0) if publisher else 0

    def _rows(self, publisher: Publisher, known: Mapping[str, DoorState], at: str) -> Rows:
        states = {d.name: known.get(d.name, untried(d)) for d in publisher.DOORS}
        made = self._made.get(publisher.NAME)
        if made is None or made[0] != (at, states):
            unseen = blind.Blind(publisher, states, self._house.store, self._believed)
            rows = [contract.door_json(states[door.name], door.every, unseen.left(door)) for door in publisher.DOORS]
            made = self._made[publisher.NAME] = ((at, states), rows)
        return made[1]

    def _believed(self, publisher: str) -> Mapping[str, Belief]:
        """What is believed: most passes move none of it, and to read it anew takes longer than all the rest."""
        store = self._house.store
        mark, held = store.library.believed(publisher), self._held.get(publisher)
        if held is None or held[0] != mark:
            held = self._held[publisher] = (mark, store.beliefs(publisher))
        return held[1]


def _listed(house: House, known: Mapping[str, DoorState]) -> Iterator[dict[str, object]]:
    """The operator's own sources: each is the only one of its countries."""
    for name, source in house.listed.items():
        state = known.get(name) or untried(listed.door(source))
        well = state.health is Health.OK
        since = state.since if state.health in GOOD else state.good_at or state.since
        yield contract.door_json(state, source.every, {} if well else dict.fromkeys(sorted(source.countries), since))


def unread(house: House, country: str, clock: Callable[[], datetime] | None) -> dict[str, datetime | None]:
    """The publishers that are not read for a country now, each since when (None: nobody knows)."""
    found = dict[str, datetime | None]()
    for row in Watched(house, clock)():
        each = row["not_checked_each"]
        if isinstance(each, dict) and country in each:
            found[str(row["publisher"])] = datetime.fromisoformat(each[country]) if each[country] else None
    return found | switched_off(house)


def switched_off(house: House) -> dict[str, datetime | None]:
    """The governments nobody looks at any more, each with its last pass: what they said is not checked."""
    seen = house.store.library.passes().items()
    ours = {*house.publishers, listed.NAME, CANARY}
    return {name: datetime.fromisoformat(at) if at else None for name, at in seen if name not in ours}


def calm(house: House, now: datetime) -> str:
    """What is said where nothing was noticed: only what was looked at can be calm."""
    rows = [row for row in Watched(house, lambda: now)() if row["health"] != "untried"]
    ill = [row for row in rows if row["health"] not in GOOD]
    if not rows:
        return "Nothing was looked at yet: advisory-monitor check looks."
    if ill:
        of = f"{len(ill)} of {plural(len(rows), 'door')}"
        return f"Nothing like that was noticed, and {of} cannot be read now: not checked is not clear (see sources)."
    return "Nothing like that was noticed."


_DAY = 86_400


def plan(house: House) -> list[dict[str, object]]:
    """One row a host: requests a day at the configured pace, and the doors that make them.

    Registers are asked every `every` seconds (a probe first, where there is one); pages that an index points at
    are asked once in every `every` seconds as well, and whenever they move. Hosts of pages made for people are asked
    for robots.txt once a day.
    """
    asked: dict[str, dict[str, float]] = {}
    for publisher in house.publishers.values():
        pages = len(house.store.beliefs(publisher.NAME)) if any(d.pointer or d.brief for d in publisher.DOORS) else 0
        for door in publisher.DOORS:
            host = urlsplit(door.url).hostname or door.url
            often = (1 if door.register else pages) * _DAY / door.every
            asked.setdefault(host, {})[door.name] = often
            if often and "html" in door.accept and house.settings.sources[publisher.NAME].robots:
                asked[host]["robots.txt"] = 1
    for name, source in house.listed.items():
        host = urlsplit(source.address).hostname or source.address
        asked.setdefault(host, {})[name] = _DAY / source.every
        asked[host] |= {"robots.txt": 1} if source.robots and source.kind == "page" else {}
    rows = sorted(asked.items(), key=lambda row: -sum(row[1].values()))
    return [
        {"host": host, "requests_a_day": round(sum(doors.values())), "doors": {d: round(n) for d, n in doors.items()}}
        for host, doors in rows
    ]


def examine(house: House, now: datetime) -> list[tuple[bool, str]]:
    """Look for what an operator should mend."""
    link = house.store.verify()
    holds = f"hash chain of {plural(link.events, 'entry', 'entries')} holds"
    free = shutil.disk_usage(house.state).free
    room = f"{free / 1e9:.1f} GB free beside the database"
    contact = house.settings.collect.contact
    own = f", pages and feeds on the watch list: {len(house.listed)}" if house.listed else ""
    return [
        (True, f"configuration read; readers: {len(house.readers)}, publishers: {len(house.publishers)}{own}"),
        (
            bool(contact),
            f"contact {contact}" if contact else "expected [collect] contact, whom publishers can write to, got none",
        ),
        (True, holds) if link.broken_at is None else (False, f"hash chain breaks at {link.broken_at}: {link.why}"),
        _looked(house.store.last_pass(), now),
        (True, room) if free > 1e9 else (False, f"expected 1 GB free beside the database, got {free / 1e6:,.0f} MB"),
        _written(house),
        *_copied(house, now),
        *_secret_of_another(house),
        *_missions(house),
        *_endpoints_in_trouble(house),
        *_doors_in_trouble(house, now),
        *_pages(house),
        *_doubts(house),
    ]


def _looked(last: datetime | None, now: datetime) -> tuple[bool, str]:
    """Say when anybody was looked at last: a day ago at most, and by a clock that does not run ahead of ours."""
    if last is None:
        return True, "no pass was made yet: `advisory-monitor watch` makes them, or `check` from cron"
    said = f"last pass {contract.moment(last)}"
    if last > now:
        return False, f"{said}; expected the clock to be past it, and it says {contract.moment(now)}"
    if now - last >= _DAY_LONG:
        return False, f"{said}; expected one within a day, and it is {contract.moment(now)}: does `watch` run?"
    return True, f"{said}; the clock says {contract.moment(now)}"


def _written(house: House) -> tuple[bool, str]:
    """Write to the database: one that another process keeps locked may stand in a folder that is ours."""
    why = house.store.vitals.unwritable()
    if why:
        return False, f"{house.state}: expected a database that can be written, got: {why}"
    return os.access(house.state, os.W_OK), f"state folder {house.state} can be written"


def _copied(house: House, now: datetime) -> Iterator[tuple[bool, str]]:
    """Say when a copy was last written, where one ever was: a timer that fails says so in its own log alone."""
    if last := house.store.note(BACKED_UP):
        said = f"last backup {contract.moment(datetime.fromisoformat(last))}"
        late = now - datetime.fromisoformat(last) > _WEEK
        yield not late, f"{said}; expected one within a week: does the timer of the backup run?" if late else said


def _secret_of_another(house: House) -> list[tuple[bool, str]]:
    """Tell where a restored database met another secret: nobody in it is recognised by a mailbox any more."""
    file = house.state / house.settings.post.secret_file
    known, linked = house.store.note(KEPT_WITH), house.store.note(LINKED_WITH)
    found = []
    if known and known != identity(secret(house.state, house.settings.post.secret_file), "kept with"):
        found.append(f"{file}: expected the secret this database was kept with, got another: put the old file back")
    if linked and linked != first_of(ring(house.state)):
        links = house.state / LINKS
        found.append(f"{links}: expected the keys that sealed links in mails, got others: put the old file back")
    return [(False, said) for said in found]


def _missions(house: House) -> list[tuple[bool, str]]:
    """Name a publisher that is switched on and reads nothing: U.S. embassies, as long as no mission was chosen."""
    return [
        (False, f"{name} is on and reads nothing: expected countries in [sources.{name}] missions, or enabled = false")
        for name, publisher in house.publishers.items()
        if not publisher.DOORS
    ]


def _endpoints_in_trouble(house: House) -> list[tuple[bool, str]]:
    return [
        (False, f"endpoint {one.id} at {one.host}: {off or f'failing since {contract.moment(one.failing_since)}'}")
        for one in house.store.endpoints.all()
        if (off := f"switched off: {one.why}" if one.disabled_at else "") or one.failing_since
    ]


def _pages(house: House) -> list[tuple[bool, str]]:
    """Say what officers were paged for and is not over."""
    pages = (one for one in house.store.notices.open() if one.page)
    return [(False, f"{one.subject} (since {contract.moment(one.at)}): {' '.join(one.lines)}") for one in pages]


def _doubts(house: House) -> list[tuple[bool, str]]:
    """Name the publishers of which levels wait for an officer."""
    waits: dict[str, list[datetime]] = {}
    for one in house.store.doubts.open():
        waits.setdefault(one.publisher, []).append(one.since)
    return [
        (False, f"{plural(len(at), 'level')} of {name} held since {contract.moment(min(at))}: advisory-monitor doubts")
        for name, at in waits.items()
    ]


def _doors_in_trouble(house: House, now: datetime) -> list[tuple[bool, str]]:
    """Name the doors that are not read, and those nobody has looked through for long though they were read well."""
    return [
        (False, f"{row['door']}: {row['health']} since {row['since']}: {row['detail']}{_mended(row)}")
        for row in Watched(house, lambda: now)()
        if row["health"] not in ("ok", "untried")
    ]


def _mended(row: Mapping[str, object]) -> str:
    """Say how to keep what came, where what came is not what its reader knows."""
    built = row["health"] in (Health.LAYOUT_CHANGED, Health.UNREADABLE, Health.WRONG_TYPE)
    return f" (to see what comes: advisory-monitor save {row['door']} FILE)" if built else ""
