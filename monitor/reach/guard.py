"""Connections of requests and urllib3 that only reach public addresses and stay on their leash."""

from __future__ import annotations

import socket
import time
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from monitor.reach.dial import IDLE_SECONDS, MeteredResponse, dial
from monitor.reach.leash import asking


class _Leashed(HTTPConnection):
    """Opens through `dial`, and puts a reused connection on the leash of the request that reuses it."""

    response_class = MeteredResponse
    asked_at = 0.0

    def _new_conn(self) -> socket.socket:
        timeout = self.timeout if isinstance(self.timeout, int | float) else asking().left()
        return dial(self._dns_host, self.port, timeout)

    def request(self, *args: Any, **named: Any) -> None:
        self.asked_at = time.monotonic()
        if self.sock is not None:
            asking().hold(self.sock)
        super().request(*args, **named)

    def send(self, data: Any) -> None:
        """Connect first if need be, and only then remember that the far side may have heard something."""
        if self.sock is None and self.auto_open:
            self.connect()
        asking().spoke = True
        super().send(data)

    def forget_if_idle(self) -> None:
        """Close a connection that has been idle too long to be trusted."""
        if self.sock is not None and time.monotonic() - self.asked_at > IDLE_SECONDS:
            self.close()


class _LeashedTls(_Leashed, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Leashed

    def _get_conn(self, timeout: float | None = None) -> Any:
        connection = super()._get_conn(timeout)
        assert isinstance(connection, _Leashed)
        connection.forget_if_idle()
        return connection


class _TlsPool(_Pool, HTTPSConnectionPool):
    ConnectionCls = _LeashedTls


_POOLS = {"http": _Pool, "https": _TlsPool}


class GuardedAdapter(HTTPAdapter):
    """A requests adapter whose every connection is leashed; it never retries."""

    def init_poolmanager(self, *args: Any, **named: Any) -> None:
        super().init_poolmanager(*args, **named)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: Any, **named: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **named)
        manager.pool_classes_by_scheme = _POOLS
        return manager
