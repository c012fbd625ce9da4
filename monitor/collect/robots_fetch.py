"""Ask pages only where their host's robots.txt allows it: read once a day, remembered, and never guessed."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from monitor.collect.ask import Answer, Ask, Fetch, Trouble
from monitor.collect.robots import Rules, readable, rules_for
from monitor.model import Health

GOOD_FOR = timedelta(hours=24)  # RFC 9309 §2.4
AGAIN = timedelta(minutes=10)  # between two tries at one that cannot be read
KEPT_FOR = timedelta(days=30)  # that long the last good one counts while no other can be read (§2.3.1.4)
# What RFC 9309 §2.3.1.3 calls unavailable: nothing is said, so everything is allowed.
_NONE = (Health.NOT_FOUND, Health.SOFT_404, Health.BLOCKED, Health.EMPTY, Health.REDIRECT)
Note = Callable[[str, str | None], str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a host: the last good text and when it came; when we last tried, and what came instead."""

    text: str = ""
    etag: str = ""
    last_modified: str = ""
    good_at: str = ""
    tried_at: str = ""
    health: str = ""
    why: str = ""


class RobotsFetch:
    """Asks by `fetch` for one pass at `now`; raises Trouble DISALLOWED, or what kept robots.txt from being read.

    What is asked as HTML is a page for people, and robots.txt speaks of it; feeds and interfaces are offered to
    machines. `note` remembers words by name; `token` is our product. Safe from several threads.
    """

    def __init__(self, fetch: Fetch, note: Note, token: str, now: datetime) -> None:
        self._fetch, self._note, self._token, self._now = fetch, note, token, now
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._rules: dict[str, Rules | Trouble] = {}
        self._lock = threading.Lock()

    def __call__(self, ask: Ask) -> Answer:
        """Ask, if we may."""
        if not (ask.robots and "html" in ask.accept):
            return self._fetch(ask)
        host = urlsplit(ask.url)
        rules = self._of(f"{host.scheme}://{host.netloc.lower()}")
        if isinstance(rules, Trouble):
            raise Trouble(rules.health, rules.why)
        if line := rules.forbids(ask.url):
            why = f"expected leave to read {ask.url}, robots.txt of {host.netloc} says {line!r} to {self._token}"
            raise Trouble(Health.DISALLOWED, why)
        return self._fetch(replace(ask, rest=rules.delay))

    def _of(self, origin: str) -> Rules | Trouble:
        with self._lock:
            turn = self._hosts[origin]
        with turn:
            if origin not in self._rules:
                self._rules[origin] = self._read(origin)
            return self._rules[origin]

    def _read(self, origin: str) -> Rules | Trouble:
        """Take what is remembered while it is fresh; else ask, and remember what came."""
        name = f"robots {origin}"
        known = Known(**json.loads(self._note(name, None) or "{}"))
        if not self._fresh(known):
            known = self._asked(origin, known)
            self._note(name, json.dumps(asdict(known)))
        if known.health and not self._within(known.good_at, KEPT_FOR):
            why = f"expected robots.txt of {origin}, which says whether we may ask, got: {known.why}"
            return Trouble(Health(known.health), why)
        return rules_for(self._token, known.text)

    def _fresh(self, known: Known) -> bool:
        return self._within(known.tried_at, AGAIN if known.health else GOOD_FOR)

    def _within(self, moment: str, span: timedelta) -> bool:
        return bool(moment) and timedelta(0) <= self._now - datetime.fromisoformat(moment) < span

    def _asked(self, origin: str, known: Known) -> Known:
        now = self._now.isoformat()
        try:
            answer = self._fetch(Ask(f"{origin}/robots.txt", "text/plain", known.etag, known.last_modified))
        except Trouble as trouble:
            if trouble.health in _NONE:
                return Known(good_at=now, tried_at=now)
            return replace(known, tried_at=now, health=trouble.health.value, why=trouble.why)
        if not answer.modified:
            return replace(known, good_at=now, tried_at=now, health="", why="")
        return Known(readable(answer.body), answer.etag, answer.last_modified, now, now)
