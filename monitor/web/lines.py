"""The line of one visitor: there are but five hundred, so nobody holds many, nor one for long without a word."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address, ip_network
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from monitor import logs
from monitor.reach.ways import is_public
from monitor.subscribe.limits import network

PATIENCE = 60.0  # seconds for a whole request, or for an answer of which nothing more is taken
PACE = 2000  # octets that buy a second more: a list of journeys over a satellite is no idle visitor
MOST = 100  # lines of one network of the internet; a browser opens six at most
_QUIET = 60.0  # seconds between two words in the log on networks that want more
_GLANCES = 6  # how often one looks within that time


class Line(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, which waits for ever: for the rest of a head, of a form, for who takes an answer.

    A proxy that passes on what it reads as it reads it lets strangers do so, too. `patience` is in seconds.
    """

    patience, most = PATIENCE, MOST
    _said = -_QUIET

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to look at it; one of a network that has too many is cut, so that others find room."""
        super().connection_made(transport)
        visitor = self.client[0] if self.client else ""
        self.network = "" if self._vouched(visitor) else self.whose(visitor)
        self._stood: tuple[Any, int] | None = None
        self._since, self._sent = self.loop.time(), 0
        self._next = self.loop.call_later(self.patience / _GLANCES, self._glance)
        self._make_room()

    def _vouched(self, address: str) -> bool:
        """Whether it is a proxy the operator named ([web] proxies), by whose lines many visitors come."""
        named = str(self.config.forwarded_allow_ips if self.config.proxy_headers else "").replace(",", " ")
        try:
            return any(word == "*" or ip_address(address) in ip_network(word) for word in named.split())
        except ValueError:  # a socket has no address
            return False

    @staticmethod
    def whose(address: str) -> str:
        """Name the network of a visitor; "" for one that is not limited: a proxy on this machine or beside it."""
        try:
            return network(address) if is_public(address.partition("%")[0]) else ""
        except ValueError:  # a socket has no address
            return ""

    def _make_room(self) -> None:
        """Cut, of a network that has too many, the line that waited for its visitor the longest: this one, if none."""
        lines = (one for one in self.connections if isinstance(one, Line) and not one.transport.is_closing())
        mine = [one for one in lines if one.network == self.network]
        if not self.network or len(mine) <= self.most:
            return
        waiting = [one for one in mine if one is not self and one._waits()]
        min(waiting, key=lambda one: one._since, default=self).transport.abort()
        if self.loop.time() - Line._said >= _QUIET:
            Line._said = self.loop.time()
            logs.warn("a network wants more lines to the pages than one may have: its oldest are cut", most=self.most)

    def data_received(self, data: bytes) -> None:
        """Count what a visitor sends."""
        self._sent += len(data)
        super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        self._next.cancel()
        super().connection_lost(exc)

    def _glance(self) -> None:
        """Cut a line that has waited for its visitor all the time; our own work is never hurried."""
        now, stands = self.loop.time(), (self.cycle, self.transport.get_write_buffer_size())
        if not self._waits() or stands != self._stood:
            self._stood, self._since, self._sent = stands, now, 0
        if now - self._since >= self.patience + self._sent / PACE:
            self.transport.abort()  # closing would wait for what is not taken
            return
        self._next = self.loop.call_later(self.patience / _GLANCES, self._glance)

    def _waits(self) -> bool:
        """Whether it is the visitor's turn: to ask, to send the rest, or to take what was answered."""
        asked = self.cycle
        return asked is None or asked.response_complete or asked.more_body or self.flow.write_paused
