"""What we ask of the network and what may come back, as values; `fetch.py` is the only file that asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from monitor.model import Health


@dataclass(frozen=True, slots=True)
class Ask:
    """One conditional GET; `etag`/`last_modified` are the validators of the last good answer ("" for none).

    `seen` is the SHA-256 of the body we have: the same bytes again are as good as a 304. `robots` says whether a page
    is asked only where robots.txt allows it; `rest` is the host's own Crawl-delay in seconds (None: not known).
    """

    url: str
    accept: str = "*/*"
    etag: str = ""
    last_modified: str = ""
    seen: str = ""
    robots: bool = True
    rest: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A 200 with its body (decoded from gzip, within the cap), or a 304 (`modified` False, empty body).

    `url` was asked for, `at` is where redirects led ("" for nowhere else); `seconds` and `wire_bytes`, as they came
    over the network, are of all answers on the way.
    """

    url: str
    modified: bool
    body: bytes
    content_type: str
    etag: str
    last_modified: str
    seconds: float = 0.0
    wire_bytes: int = 0
    at: str = ""


class Trouble(Exception):
    """Nothing usable came: what was expected, what came, and where; `after` is Retry-After in seconds."""

    def __init__(self, health: Health, why: str, after: int | None = None) -> None:
        super().__init__(why)
        self.health = health
        self.why = why
        self.after = after


class Fetch(Protocol):
    """Ask politely; raises Trouble. The real one is `fetch.Fetcher`; a test's is a function."""

    def __call__(self, ask: Ask) -> Answer: ...
