"""The web of a house: everything wired for pages, and the server that gives them."""

from __future__ import annotations

import gc
import logging
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from socket import socket
from typing import TYPE_CHECKING, cast

import uvicorn

from monitor import fitness, logs
from monitor.admit.bureau import Bureau
from monitor.admit.enrol import folded, secret
from monitor.admit.gate import Gate
from monitor.admit.oidc import Oidc
from monitor.admit.reception import Reception
from monitor.collect import listed
from monitor.collect.paced import Paced
from monitor.collect.source import Publisher
from monitor.collect.sources import SOURCES
from monitor.dispatch.receivers import house_vault, receivers, refetch
from monitor.dispatch.receivers import keys as vault_keys
from monitor.dispatch.relays import leaves
from monitor.keyring import ring
from monitor.roll import release
from monitor.seals import identity as keyed
from monitor.tend import unserved
from monitor.vault import Following
from monitor.web import identity
from monitor.web.app import create_app
from monitor.web.lines import Line
from monitor.web.memo import remembered
from monitor.web.site import Site
from monitor.wire import House

if TYPE_CHECKING:
    from fastapi import FastAPI

Clock = Callable[[], datetime]
_SELDOM = 1_000  # collections of the young before one of all that is kept, which stops a page for up to 100 ms
_GRACE = 5  # seconds an answer on its way may still take
_LOOK = 1  # seconds between two looks at whether the database is still ours
_AGAIN = 60.0  # seconds until a host and port that could not be had are asked for again


def site(house: House, clock: Clock, port: int) -> Site:
    """Give pages what they need; `port` is where people come to when no address is configured."""
    keys = house.settings.web
    key, store = secret(house.state, house.settings.post.secret_file), house.store
    folded(store, key, house.state, clock())
    house_vault(house)  # or it is said at the start that nobody can read the keys
    base, keeper = _base(house, port), Following(lambda: vault_keys(house))
    reception = Reception(store.people, store.leaving, store.moving, store.spelling, ring(house.state), key)
    return Site(
        store=store,
        library=house.store.library,
        publishers={**SOURCES, **house.publishers, **_own_list(house)},
        clock=clock,
        recall=house.view,
        health=remembered(fitness.Watched(house, clock), lambda: (house.store.library.pulse(), _minutes(clock))),
        secret=key,
        reception=reception,
        gate=Gate(store.accounts, store.tokens, keeper),
        bureau=Bureau(store, replace(receivers(house, clock), open_vault=lambda: keeper), reception),
        refetch=replace(refetch(house), open_vault=lambda: keeper),
        oidc=_oidc(house, base),
        on=_looked_at(house),
        who=identity.who,
        tried=not leaves(house),
        watched=bool(house.settings.routing.canary.reader),
        limits=house.limits,
        remembers=timedelta(days=house.settings.privacy.deliveries_days),
        name=keys.name,
        base_url=base,
        release=release(),
    )


def _own_list(house: House) -> dict[str, Publisher]:
    """The operator's own pages and feeds as one publisher, if there are any: it has a name, and its hosts are links."""
    if not house.listed:
        return {}
    return {listed.NAME: Paced(cast(Publisher, listed), tuple(map(listed.door, house.listed.values())))}


def _looked_at(house: House) -> Callable[[str], bool]:
    doors = (door.name for one in house.publishers.values() for door in one.DOORS)
    return frozenset({*house.publishers, listed.NAME, *house.listed, *doors}).__contains__


def _minutes(clock: Clock) -> int:
    """The five minutes it is: whether somebody still looks is asked anew though nothing moves."""
    return int(clock().timestamp() // 300)


def _base(house: House, port: int | None) -> str:
    keys = house.settings.web
    return keys.address if keys.base_url or port is None else f"http://{keys.host}:{port}"


def _oidc(house: House, base: str) -> Oidc | None:
    keys, word = house.settings.oidc, house.settings.oidc_secret
    if not keys.issuer:
        return None
    return Oidc(
        keys.issuer, keys.client_id, word.reveal() if word else "", f"{base}/account/oidc/back", keys.label, keys.claim
    )


def first_key(house: House) -> str:
    """The word that lets whoever reads our log make the first account; nothing once there is one."""
    return (
        ""
        if house.store.accounts.all()
        else keyed(secret(house.state, house.settings.post.secret_file), "first account")
    )


def app(house: House, clock: Clock, port: int = 8080) -> FastAPI:
    """Build the application of a house."""
    return create_app(site(house, clock, port))


def server(house: House, clock: Clock, host: str = "", port: int | None = None) -> _Server:
    """Prepare the server; `host` and `port` go before the configuration's."""
    keys = house.settings.web
    where = keys.port if port is None else port
    built = app(house, clock, where)
    gc.freeze()  # templates and code live as long as the process: collecting them again cost a page now and then 50 ms
    gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
    return _Server(
        partial(_open, house, clock, port),
        uvicorn.Config(
            built,
            http=Line,
            host=host or keys.host,
            port=where,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(keys.proxies),
            forwarded_allow_ips=keys.proxies,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=_GRACE,
            limit_concurrency=500,
            h11_max_incomplete_event_size=65_536,
        ),
    )


def _open(house: House, clock: Clock, port: int | None, config: uvicorn.Config) -> None:
    """Say where people can come in, and as long as nobody can log in, where the first account is made."""
    with suppress(sqlite3.DatabaseError):  # pages are given all the same
        unserved.over(house.store, clock())
    logs.say("serving", host=config.host, port=config.port)
    if word := first_key(house):
        logs.say("nobody can log in yet: make the first account", page=f"{_base(house, port)}/account/first?key={word}")


class _Server(uvicorn.Server):
    """One that says so when it is open, and what it means where it cannot be: its own words are the system's."""

    def __init__(self, opened: Callable[[uvicorn.Config], None], config: uvicorn.Config) -> None:
        super().__init__(config)
        self._opened, self.lost = opened, False

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Begin to listen."""
        try:
            await super().startup(sockets)
        except SystemExit:
            what = "no page is served: expected a host and a port of this machine that nobody else has, see [web]"
            logs.warn(what, host=self.config.host, port=self.config.port)
            raise
        if self.started:
            self._opened(self.config)

    def again(self) -> _Server:
        """Return another try at the same pages: what is built anew each minute would never be let go of."""
        return _Server(self._opened, self.config)


def serve(house: House, clock: Clock, host: str, port: int | None) -> int:
    """Serve until SIGTERM or SIGINT; answers on their way are finished. Returns the exit status.

    Ends as well where a newer release, or a backup put back, took the database away from under it: no daemon's lock
    keeps either from that, and whoever left or confirmed by its pages would have done so nowhere.
    """
    logs.setup(house.settings.log.level, house.settings.log.format, sys.stderr)
    prepared = alone(house, clock, host, port)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # uvicorn stops, then raises what it caught once more: exit 0 is ours
    prepared.run()
    return 0 if prepared.started and not prepared.lost else 1


def alone(house: House, clock: Clock, host: str, port: int | None) -> _Server:
    """Prepare the server of a process that has no daemon in it, and so must see for itself whose database it is."""
    prepared = server(house, clock, host, port)

    async def look() -> None:
        with suppress(sqlite3.DatabaseError):  # a disk that does not answer for a moment took nothing away
            if house.store.library.ours():
                return
            logs.warn("pages end: the database was moved, or put in order for another release; start them anew")
            prepared.should_exit = prepared.lost = True

    prepared.config.callback_notify, prepared.config.timeout_notify = look, _LOOK
    return prepared


class _Beside:
    """Pages in a thread of the daemon, asked for again and again where another program has the port."""

    def __init__(self, house: House, clock: Clock) -> None:
        self._house, self._clock = house, clock
        self._stop = threading.Event()
        self._now = server(house, clock)

    def run(self) -> None:
        """Serve until told to stop; it is said why it cannot be, and alerts go on."""
        while True:
            with suppress(SystemExit):
                self._now.run()
            if self._now.started or self._stop.is_set():
                return
            where, officers = self._house.settings.web, self._house.settings.routing.officers.readers
            with suppress(sqlite3.DatabaseError):  # a full disk is said elsewhere, and the port asked for again
                unserved.tell(self._house.store, where.host, where.port, officers, self._clock())
            self._stop.wait(_AGAIN)
            self._now = self._now.again()
            if self._stop.is_set():  # asked once the next try is known to `stop`, which ends the one it finds
                return

    def stop(self) -> None:
        """End it; one that is only being prepared ends as soon as it has begun."""
        self._stop.set()
        self._now.should_exit = True


@contextmanager
def beside(house: House, clock: Clock) -> Iterator[None]:
    """Serve in a thread of the daemon for as long as the block runs."""
    pages = _Beside(house, clock)
    thread = threading.Thread(target=pages.run, name="web")
    thread.start()
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    try:
        yield
    finally:
        pages.stop()
        thread.join(_GRACE + 2)
