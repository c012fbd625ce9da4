"""Everything a page is given: the memory, the publishers, the clock, and who is looking."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast
from urllib.parse import urlsplit

from fastapi import Request

from monitor.admit.bureau import Bureau
from monitor.admit.gate import Gate
from monitor.admit.oidc import Oidc
from monitor.admit.reception import Reception
from monitor.collect.source import Publisher
from monitor.compare.doors.editions import View
from monitor.model.routing import Limits
from monitor.store.library import Library
from monitor.store.sqlite import Store
from monitor.tend.refetch import Refetch
from monitor.web.viewer import Viewer, nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What pages need, as plain values and callables; `monitor/serve.py` is where it is put together.

    `recall` reads a stored page by its hash, `health` is one row a door; `who` names the person behind a request,
    `secret` signs what forms carry. Without a `reception` nobody can subscribe here, without a `gate` nobody log in;
    `oidc` is the organisation's own way to log in, if it has one; without a `bureau` no desk keeps channels, without a
    `refetch` no list of journeys is read from an address. `on` says of a publisher or a door, by name, whether the
    configuration has it looked at: what it said once is remembered all the same. `watched` says whether a mailbox is
    (the canary), `tried` that mail reaches nobody yet but those its operator listed. `limits` say when a storm leaves
    though nobody decides, `remembers` for how long it is known who was told.
    """

    store: Store
    library: Library
    publishers: Mapping[str, Publisher]
    clock: Callable[[], datetime]
    recall: Callable[[str], View | None]
    health: Callable[[], Sequence[Mapping[str, object]]]
    secret: bytes
    name: str
    base_url: str
    release: str
    throttle: int = 600
    on: Callable[[str], bool] = lambda _: True
    watched: bool = False
    tried: bool = False
    limits: Limits = field(default_factory=Limits)
    remembers: timedelta = timedelta(days=400)
    reception: Reception | None = None
    gate: Gate | None = None
    oidc: Oidc | None = None
    bureau: Bureau | None = None
    refetch: Refetch | None = None
    who: Callable[[Request], Viewer] = nobody

    @property
    def secure(self) -> bool:
        """Whether people come over https."""
        return self.base_url.startswith("https:")

    @property
    def host(self) -> str:
        """The host and port people come to."""
        return urlsplit(self.base_url).netloc

    def fared(self) -> tuple[str, int]:
        """What the health of doors depends on: the passes, and the time to five minutes, as doors can be forsaken."""
        return self.library.pulse(), int(self.clock().timestamp() // 300)

    def label(self, publisher: str) -> str:
        """A publisher's full name; its own word for one that is no longer known."""
        known = self.publishers.get(publisher)
        return known.LABEL if known else publisher


def site_of(request: Request) -> Site:
    """The site a request came to."""
    return cast(Site, request.app.state.site)
