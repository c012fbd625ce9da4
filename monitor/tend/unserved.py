"""Pages that cannot be served beside the daemon: officers are told once, and it is over when somebody can come in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from monitor.store.notices import Notice
from monitor.store.sqlite import Store

_KEY = "unserved"
_LINES = (
    "Another program has that port, or the host is none of this machine: see [web] host and port.",
    "Until then links in mails lead nowhere: nobody can confirm, acknowledge or leave by them. Alerts go on.",
    "It is tried again every minute.",
)


def tell(store: Store, host: str, port: int, officers: Collection[str], now: datetime) -> None:
    """Tell that no page is served where the configuration says."""
    told = Notice(_KEY, f"No page is served at {host}, port {port}", _LINES, page=True)
    store.notices.give(told, sorted(officers), now)


def over(store: Store, now: datetime) -> None:
    """End what was told: pages are served, or the daemon is to serve none."""
    if store.notices.open(_KEY):
        store.notices.end(_KEY, now)
