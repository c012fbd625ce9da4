"""The one place that knows every concrete thing: settings become a house one can live in."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from monitor import contract, pipeline
from monitor.collect.ask import Answer, Ask
from monitor.collect.knock import GOOD, untried
from monitor.collect.source import Door, Listing, Publisher, Unreadable
from monitor.collect.sources import SOURCES, us_embassy
from monitor.compare.editions import View
from monitor.compare.redline import Piece, redline
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Belief, DoorState, Event, Part, Reader, State
from monitor.saved import between
from monitor.settings import Known, Mistakes, Settings, load
from monitor.store.protocol import Due, OutOfOrder, Store, Wanted
from monitor.world import Progress, Report, World, quiet

if TYPE_CHECKING:
    from monitor.collect.fetch import Fetcher

DATABASE = "monitor.sqlite3"


class Closed(Exception):
    """The house cannot be opened or used as asked: one line a mistake."""


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Hold a lock file; yields False when another process holds it. It is let go even by kill -9."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


@dataclass(slots=True)
class House:
    """Everything wired: what the command line and the daemon use."""

    settings: Settings
    store: Store
    publishers: dict[str, Publisher]
    state: Path
    mirror: str | None
    _fetcher: Fetcher | None = field(default=None)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Who is told."""
        return self.settings.readers

    def fetch(self, ask: Ask) -> Answer:
        """Ask the network; the client is made when first needed."""
        if self._fetcher is None:
            from monitor.collect.fetch import MEBIBYTE, Fetcher

            keys = self.settings.collect
            self._fetcher = Fetcher(
                keys.agent(release()),
                mirror=self.mirror,
                deadline=keys.deadline,
                cap=keys.cap_mb * MEBIBYTE,
                spacing=keys.spacing,
                ca_bundle=keys.ca_bundle or None,
                proxy=keys.proxy or None,
            )
        return self._fetcher(ask)

    def world(self, progress: Progress = quiet) -> World:
        """Give the corridor what it needs."""
        return World(self.fetch, self.store, KINDS, self.readers, progress)

    # -------------------------------------------------------------- the two passes
    def check(self, now: datetime, names: Sequence[str] = (), progress: Progress = quiet) -> list[Report]:
        """Look once at the named publishers or doors (all, if none is named); raises Closed for unknown names."""
        wanted = self._wanted(names)
        try:
            return [
                pipeline.check(self.world(progress), self.publishers[name], now, doors)
                for name, doors in wanted.items()
            ]
        except OutOfOrder as error:
            raise Closed(str(error)) from error

    def _wanted(self, names: Sequence[str]) -> dict[str, list[str]]:
        if not names:
            return {name: [] for name, publisher in self.publishers.items() if publisher.DOORS}
        wanted: dict[str, list[str]] = {}
        for name in names:
            owner = name.partition(".")[0]
            doors = [d.name for d in self.publishers[owner].DOORS] if owner in self.publishers else []
            if owner not in self.publishers or (name != owner and name not in doors):
                raise Closed(f"expected one of {', '.join(self.publishers)} or one of their doors, got {name!r}")
            wanted.setdefault(owner, [])
            if name != owner:
                wanted[owner].append(name)
        return wanted

    def post(self, clock: Callable[[], datetime], stop: Callable[[], bool] = lambda: False) -> dict[str, int]:
        """Send what is due; returns how many deliveries ended how. One process sends at a time, others leave it be."""
        with alone(self.state / "post.lock") as free:
            if not free:
                return {}
            from monitor.office import office

            tally = office(self, clock).post(stop)
            return {"sent": tally.sent, "later": tally.later, "given up": tally.given_up, "unsure": tally.unsure}

    # -------------------------------------------------------------- looking back
    def publisher(self, name: str) -> Publisher:
        """Find a publisher, switched on or not: events outlive configurations."""
        return self.publishers.get(name, SOURCES[name])

    def redline(self, event: Event) -> tuple[Piece, ...]:
        """Compare the two pages behind an event, read by today's reader."""
        before, after = (self.view(s) for s in (event.before_sha256, event.after_sha256))
        if before is None or after is None or not after.reading.text:
            return ()
        return redline(before.reading.text, after.reading.text)

    def view(self, sha256: str) -> View | None:
        """Read a stored page again; None if it is not there or today's reader cannot read it."""
        page = self.store.page(sha256) if sha256 else None
        door = self.door(page.door) if page else None
        if page is None or door is None:
            return None
        try:
            return pipeline.view_of(door, Part(page.key, page.raw, sha256, page.url), page.seen_at)
        except (Unreadable, ValueError):
            return None

    def door(self, name: str) -> Door | None:
        """Find a door by name, among those of today's configuration and of the roll-call."""
        owner = name.partition(".")[0]
        known = [*self.publishers.get(owner, SOURCES[owner]).DOORS] if owner in SOURCES else []
        if owner == us_embassy.NAME and not any(d.name == name for d in known):
            known.append(us_embassy.door(name.rpartition(".")[2].upper(), 600))
        return next((d for d in known if d.name == name), None)

    def replay(self, since: datetime | None, now: datetime, progress: Progress) -> Iterator[dict[str, object]]:
        """Decide again over the pages of stored changes; yields those that today's code would tell otherwise."""
        told: dict[tuple[str, str, str], list[Event]] = {}
        for event in self.store.events(Wanted(since=since)):
            told.setdefault((event.destination, event.before_sha256, event.after_sha256), []).append(event)
        for number, (key, was) in enumerate(told.items()):
            progress("replay", number + 1, len(told))
            kinds = self._again(was[0])
            said = sorted({e.finding.kind for e in was})
            if kinds is not None and sorted(kinds) != said:
                yield {
                    "detected_at": contract.moment(was[0].detected_at),
                    "destination": key[0],
                    "was": said,
                    "would_be": sorted(kinds),
                    "events": [e.id for e in was],
                }

    def _again(self, event: Event) -> set[str] | None:
        before, after = self.view(event.before_sha256), self.view(event.after_sha256)
        if before is None or after is None or before is after:
            return None
        change = between(before, after, event.publisher, event.detected_at)
        if event.level_after and change.after:
            change = replace(change, after=replace(change.after, level=event.level_after))
        if event.level_before and change.before:
            change = replace(change, before=replace(change.before, level=event.level_before))
        return {f.kind for f in classify(change, KINDS).findings}

    # -------------------------------------------------------------- how it fares
    def health(self) -> list[dict[str, object]]:
        """One row a door; `not_checked` names the countries nobody else was read for since the door failed."""
        known, rows = self.store.doors(), []
        for publisher in self.publishers.values():
            states = {d.name: known.get(d.name, untried(d)) for d in publisher.DOORS}
            blind = not any(s.health in GOOD for s in states.values())
            beliefs = self.store.beliefs(publisher.NAME) if publisher.DOORS else {}
            for door in publisher.DOORS:
                rows.append(contract.door_json(states[door.name], door.every, _unchecked(beliefs, states, door, blind)))
        return rows

    def outbox(self, everything: bool) -> list[Due]:
        """What waits; with `everything` also what left."""
        return self.store.outbox(() if everything else tuple(s for s in State if s is not State.SENT), limit=1000)

    def examine(self, now: datetime) -> list[tuple[bool, str]]:
        """Look for what an operator should mend."""
        link, last = self.store.verify(), self.store.last_pass()
        free = shutil.disk_usage(self.state).free
        contact = self.settings.collect.contact
        return [
            (True, f"configuration read; {len(self.readers)} readers, {len(self.publishers)} publishers"),
            (
                bool(contact),
                f"contact {contact}" if contact else "expected [collect] contact: publishers should know whom to write",
            ),
            (
                link.broken_at is None,
                f"hash chain of {link.events} entries {'holds' if link.broken_at is None else link.why}",
            ),
            (
                last is None or last <= now,
                f"last pass {contract.moment(last) or 'never'}; the clock says {contract.moment(now)}",
            ),
            (free > 1e9, f"{free / 1e9:.1f} GB free beside the database"),
            (os.access(self.state, os.W_OK), f"state folder {self.state} can be written"),
            *self._doors_in_trouble(),
        ]

    def _doors_in_trouble(self) -> list[tuple[bool, str]]:
        return [
            (False, f"{row['door']}: {row['health']} since {row['since']}: {row['detail']}")
            for row in self.health()
            if row["health"] not in ("ok", "untried")
        ]

    def described(self) -> str:
        """Every key that counts, its value, and the file that says it; secrets are not values."""
        return "\n".join(f"{key} = {value!r}    # {where.name}" for key, value, where in self.settings.told)

    def close(self) -> None:
        """Let go of the network and the database."""
        if self._fetcher is not None:
            self._fetcher.close()
        self.store.close()


def _unchecked(beliefs: Mapping[str, Belief], states: Mapping[str, DoorState], door: Door, blind: bool) -> list[str]:
    """Countries only this door spoke of, or all of them when no door could be read."""
    if states[door.name].health in GOOD or not door.register:
        return []
    well = {name for name, state in states.items() if state.health in GOOD}
    alone = (b for b in beliefs.values() if blind or (door.name in b.claims and not well & set(b.claims)))
    return sorted({c for b in alone for c in b.countries})


# ------------------------------------------------------------------ opening
def release() -> str:
    """Return the version of the installed distribution."""
    try:
        return version("travel-advisory-monitor")
    except PackageNotFoundError:
        return "0"


def known() -> Known:
    """The names a configuration may use."""
    doors = {name: [d.name.split(".")[1] for d in source.DOORS if d.register] for name, source in SOURCES.items()}
    return Known(doors=doors, kinds=[k.name for k in KINDS])


def open_house(config: Path, state: Path, environ: Mapping[str, str], mirror: str | None = None) -> House:
    """Read the configuration, open the database; raises Closed with every mistake."""
    from monitor.store.sqlite import open_store

    try:
        settings = load(config, environ, known())
    except Mistakes as error:
        raise Closed(str(error)) from error
    state.mkdir(parents=True, exist_ok=True)
    return House(
        settings, open_store(state / DATABASE), _publishers(settings), state, mirror or settings.collect.mirror or None
    )


def _publishers(settings: Settings) -> dict[str, Publisher]:
    """The publishers that are switched on, their doors paced as configured."""
    opened: dict[str, Publisher] = {}
    for name, keys in settings.sources.items():
        if not keys.enabled:
            continue
        source = us_embassy.chosen(sorted(keys.missions)) if name == us_embassy.NAME else SOURCES[name]
        opened[name] = _Paced(source, tuple(_paced(d, keys.every) for d in source.DOORS))
    return opened


def _paced(door: Door, every: Mapping[str, int]) -> Door:
    return replace(door, every=every.get(door.name.split(".")[1], door.every))


@dataclass(frozen=True, slots=True)
class _Paced:
    """A publisher with the operator's own intervals."""

    source: Publisher
    DOORS: tuple[Door, ...]

    @property
    def NAME(self) -> str:  # noqa: N802 - the publisher's promise
        return self.source.NAME

    @property
    def LABEL(self) -> str:  # noqa: N802
        return self.source.LABEL

    @property
    def SHORT(self) -> str:  # noqa: N802
        return self.source.SHORT

    @property
    def POSTS(self) -> bool:  # noqa: N802
        return self.source.POSTS

    def page_urls(self, url: str) -> tuple[str, ...]:
        return self.source.page_urls(url)

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:
        return self.source.saved(body, url)


def restore(copy: Path, state: Path) -> Path:
    """Put a backup where no database is; raises Closed if one is there or the copy is not one."""
    target = state / DATABASE
    if target.exists():
        raise Closed(f"expected no database at {target}, found one: move it away first, it is never overwritten")
    if not copy.read_bytes()[:16].startswith(b"SQLite format 3"):
        raise Closed(f"expected a backup of the database, got {copy}")
    state.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(copy, target)
    target.chmod(0o600)
    return target
