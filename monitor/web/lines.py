"""The line of one visitor: whoever begins and does not end holds it for a minute, for there are but five hundred."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 60.0  # seconds for a whole request, or for an answer of which nothing more is taken
PACE = 2000  # octets that buy a second more: a list of journeys over a satellite is no idle visitor
_GLANCES = 6  # how often one looks within that time


class Line(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, which waits for ever: for the rest of a head, of a form, for who takes an answer.

    A proxy that passes on what it reads as it reads it lets strangers do so, too. `patience` is in seconds.
    """

    patience = PATIENCE

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to look at it."""
        super().connection_made(transport)
        self._stood: tuple[Any, int] | None = None
        self._since, self._sent = self.loop.time(), 0
        self._next = self.loop.call_later(self.patience / _GLANCES, self._glance)

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
