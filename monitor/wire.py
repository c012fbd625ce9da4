"""The one place that knows every concrete thing: settings become a house one can live in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from monitor import roll
from monitor.admit.enrol import enrolled, folded, lacking, secret
from monitor.collect import listed
from monitor.collect.ask import Answer, Ask, Fetch
from monitor.collect.departed import Departed
from monitor.collect.listed import Listed
from monitor.collect.robots import product
from monitor.collect.robots_fetch import RobotsFetch
from monitor.collect.source import Door, Publisher, Unreadable
from monitor.model import Due, Event, Part, Piece, Reader, State
from monitor.model.routing import CANARY, Limits
from monitor.reach.ways import Ways
from monitor.settings import Known, Mistakes, Settings, load
from monitor.store.deciders import Deciders
from monitor.store.shapes import Kept, OutOfOrder, Taken, Wanted
from monitor.tend import unread
from monitor.walk.heat import Heat, felt
from monitor.walk.world import Progress, Report, World, quiet

if TYPE_CHECKING:
    from monitor.collect.fetch import Fetcher
    from monitor.compare.doors.editions import View
    from monitor.reach.call import Caller
    from monitor.store.sqlite import Store

DATABASE = "monitor.sqlite3"
_OWED = {State.HELD, State.PENDING, State.CLAIMED, State.TRANSMITTING, State.RETRY_WAIT, State.UNCERTAIN}


class Closed(Exception):
    """The house cannot be opened or used as asked: one line a mistake."""


@dataclass(slots=True)
class House:
    """Everything wired: what the command line and the daemon use."""

    settings: Settings
    store: Store
    publishers: dict[str, Publisher]
    state: Path
    mirror: str | None
    listed: dict[str, Listed] = field(default_factory=dict)
    watched: bool = False  # a daemon keeps it, which makes a round every few seconds
    clock: Callable[[], datetime] | None = None  # the time people live by, where that of a rehearsal is another
    _fetcher: Fetcher | None = field(default=None)
    _caller: Caller | None = field(default=None)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Who is told."""
        return self.settings.readers

    def enrol(self, now: datetime) -> None:
        """Make the configured readers recipients; raises Closed where a name is somebody else's already."""
        key = secret(self.state, self.settings.post.secret_file)
        folded(self.store, key, self.state, now)
        same = sha256(key + b"3" + repr(self.readers).encode()).hexdigest()
        if self.store.note("enrolled") == same:
            return  # to know mailboxes by their key takes longer to load than a quiet pass over one door
        try:
            tenants = {r.tenant: self.store.trips.tenant(r.tenant, now) for r in self.readers if r.tenant}
            self.store.sync([enrolled(r, key, tenants.get(r.tenant)) for r in self.readers], now)
        except Taken as error:
            raise Closed(str(error)) from error
        self.store.note("enrolled", same)

    def owes(self) -> bool:
        """Whether a round of sending has anything to do: something waits, or somebody looks after the house."""
        keys = self.settings.routing
        tended = keys.canary.reader or keys.chains or keys.officers.readers or self.store.endpoints.untold()
        return bool(tended) or any(count and state in _OWED for state, count in self.store.counts().items())

    def fetch(self, ask: Ask) -> Answer:
        """Ask the network; the client is made when first needed."""
        if self._fetcher is None:
            from monitor.collect.fetch import MEBIBYTE, Fetcher

            keys = self.settings.collect
            self._fetcher = Fetcher(
                keys.agent(roll.release()), mirror=self.mirror, deadline=keys.deadline, cap=keys.cap_mb * MEBIBYTE,
                spacing=keys.spacing, at_once=keys.at_once, budget=keys.budget,
                ca_bundle=keys.ca_bundle or None, proxy=keys.proxy or None, inside=self.ways.inside,
            )  # fmt: skip
        return self._fetcher(ask)

    @property
    def ways(self) -> Ways:
        """Which of the addresses that people gave us may be reached."""
        keys = self.settings.reach
        return Ways(keys.ports, keys.http, frozenset(host.lower() for host in keys.inside))

    @property
    def call(self) -> Caller:
        """The one client for addresses that people gave us; made when first needed."""
        if self._caller is None:
            from monitor.reach.call import Caller

            agent = f"AdvisoryMonitor/{roll.release()} (+webhook)"
            self._caller = Caller(agent, self.ways, self.settings.collect.ca_bundle or None)
        return self._caller

    def robots_fetch(self, now: datetime) -> Fetch:
        """Ask pages of people only where their host's robots.txt allows it."""
        return RobotsFetch(self.fetch, self.store.note, product(self.settings.collect.agent(roll.release())), now)

    def world(self, now: datetime, progress: Progress = quiet, publisher: str = "") -> World:
        """Give the corridor what it needs for a publisher."""
        chains, heat = self.settings.routing.chains, self.heat(now)
        keys = self.settings.sources.get(publisher)
        fetch = self.robots_fetch(now) if keys is None or keys.robots else self.fetch
        return World(fetch, self.store, roll.kinds(), self.readers, self.limits, chains, progress, heat, roll.reader())

    def heat(self, now: datetime) -> Heat:
        """Feel where something grave, or anything at all, was noticed lately."""
        keys = self.settings.heat
        lately = self.store.events(Wanted(since=now - timedelta(days=keys.quiet_days)))
        return felt(lately, now, keys.hours, keys.hot, keys.quiet, keys.page)

    @property
    def limits(self) -> Limits:
        """What one pass may yield before it is a storm."""
        keys = self.settings.routing.storm
        waits = timedelta(seconds=keys.low), timedelta(seconds=keys.top)
        return Limits(keys.countries, keys.changes, keys.factor, keys.mails, *waits)

    def operators_way(self, url: str) -> Ways:
        """Vouch for the host of an address the operator wrote himself: it may be private, on any port, without TLS."""
        return replace(self.ways, http=True, inside=frozenset({(urlsplit(url).hostname or "").lower()}))

    # -------------------------------------------------------------- the two passes
    def check(self, now: datetime, names: Sequence[str] = (), progress: Progress = quiet) -> list[Report]:
        """Look once at the named publishers or doors (all, if none is named); raises Closed for unknown names."""
        own, wanted = self._named(names)
        self.enrol(now)
        try:
            reports = [self._pass(name, now, doors, progress) for name, doors in wanted.items()]
            reports += [self.watch(own, now)] if own else []
        except OutOfOrder as error:
            raise Closed(str(error)) from error
        self.spread(lambda: now)
        return reports

    def spread(self, clock: Callable[[], datetime], stop: Callable[[], bool] = lambda: False) -> int:
        """Owe what was noticed to everyone it concerns, awake by now; it goes on where a crash or a stop ended it."""
        self.store.people.waken(min(clock(), self.clock()) if self.clock else clock())
        return self.store.fan_out(self.deciders(clock), clock, stop) if self.store.unspread() else 0

    def deciders(self, clock: Callable[[], datetime]) -> Deciders:
        """Give those who decide what the tables alone cannot."""
        from monitor.tend.rulings import deciders

        return deciders(self.store, clock, self.limits)

    def _pass(self, name: str, now: datetime, doors: Sequence[str], progress: Progress) -> Report:
        from monitor import pipeline

        one = self.publishers[name]
        report = pipeline.check(self.world(now, progress, name), one, now, doors)
        unread.tell(self.store, report.doors, [(one.LABEL, one.DOORS)], self.settings.routing.officers.readers, now)
        return report

    def watch(self, sources: Sequence[Listed], now: datetime) -> Report:
        """Look once at these sources of the operator's own."""
        from monitor.walk import watchlist

        officers, workers = self.settings.routing.officers.readers, self.settings.collect.workers
        met, told = watchlist.look(self.robots_fetch(now), self.store, sources, now, workers, self._braked)
        unread.tell(self.store, met, map(listed.labelled, self.listed.values()), officers, now)
        return Report(listed.NAME, tuple(met), tuple(told), 0, watchlist.well(met))

    def _braked(self, kept: Kept) -> Kept:
        from monitor.tend.braking import braked  # a quiet pass needs none of it

        return braked(self.store, kept, self.limits, self.settings.routing.chains)

    def _named(self, names: Sequence[str]) -> tuple[list[Listed], dict[str, list[str]]]:
        """What to look at: sources of the operator's own, and of each publisher the doors, none for all it has."""
        if not names:
            return list(self.listed.values()), {name: [] for name, one in self.publishers.items() if one.DOORS}
        own: dict[str, Listed] = {}
        doors: dict[str, list[str]] = {}
        for name in names:
            owner = name.partition(".")[0]
            if name in self.publishers:
                doors.setdefault(name, [])
            elif owner in self.publishers and name in [door.name for door in self.publishers[owner].DOORS]:
                doors.setdefault(owner, []).append(name)
            elif owner != listed.NAME:
                raise Closed(f"expected one of {', '.join(self.publishers)} or one of their doors, got {name!r}")
            elif name != owner and name not in self.listed:
                raise Closed(f"expected the name of a [[source]] as {listed.NAME}.NAME, got {name}")
            else:
                own.update(self.listed if name == owner else {name: self.listed[name]})
        return list(own.values()), doors

    # -------------------------------------------------------------- looking back
    def publisher(self, name: str) -> Publisher:
        """Find a publisher, switched on or not: events outlive configurations."""
        if name == CANARY:
            from monitor.tend import canary

            return canary.Publisher()
        if name == listed.NAME:
            return cast(Publisher, listed)
        return self.publishers.get(name) or roll.sources().get(name) or Departed(name)

    def redline(self, event: Event) -> tuple[Piece, ...]:
        """Compare the two pages behind an event, read by today's reader."""
        from monitor.compare.redline import redline

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
        from monitor.walk.recall import view_of

        try:
            return view_of(door, Part(page.key, page.raw, sha256, page.url), page.seen_at)
        except (Unreadable, ValueError, LookupError):
            return None

    def door(self, name: str) -> Door | None:
        """Find a door by name, among those of today's configuration and of the roll-call."""
        owner = name.partition(".")[0]
        if owner == listed.NAME:
            return listed.door(self.listed[name]) if name in self.listed else None
        if owner not in roll.sources():
            return None
        return next((d for d in self.publisher(owner).DOORS if d.name == name), None) or roll.unlisted(name)

    # -------------------------------------------------------------- the rest
    def outbox(self, everything: bool) -> list[Due]:
        """What waits; with `everything` also what left."""
        return self.store.outbox(() if everything else tuple(s for s in State if s is not State.SENT), limit=1000)

    def described(self) -> str:
        """Every key that counts, its value, and the file that says it; secrets are not values."""
        return "\n".join(f"{key} = {value!r}    # {where.name}" for key, value, where in self.settings.told)

    def close(self) -> None:
        """Let go of the network and the database."""
        if self._fetcher is not None:
            self._fetcher.close()
        if self._caller is not None:
            self._caller.close()
        self.store.close()


# ------------------------------------------------------------------ opening
def known() -> Known:
    """The names a configuration may use."""
    return Known(doors=roll.Doors(), kinds=roll.Kinds())


def read(config: Path, environ: Mapping[str, str]) -> Settings:
    """Read the configuration alone; raises Closed with every mistake."""
    try:
        return load(config, environ, known())
    except Mistakes as error:
        raise Closed(str(error)) from error


def open_house(config: Path, state: Path, environ: Mapping[str, str], mirror: str | None = None) -> House:
    """Read the configuration, open the database; raises Closed with every mistake."""
    from monitor.store.sqlite import open_store

    settings = read(config, environ)
    if missing := lacking(settings.readers):
        raise Closed(missing)
    state.mkdir(parents=True, exist_ok=True)
    try:
        store = open_store(state / DATABASE)
    except ValueError as error:  # a newer program wrote it
        raise Closed(f"{state / DATABASE}: {error}") from error
    own, copy = listed.chosen(settings.own), mirror or settings.collect.mirror or None
    on = {name: keys for name, keys in settings.sources.items() if keys.enabled}
    paced = {name: roll.opened(name, sorted(keys.missions), keys.every) for name, keys in on.items()}
    return House(settings, store, paced, state, copy, own)
