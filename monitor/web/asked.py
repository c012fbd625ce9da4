"""What an address asks of the change log, and the address that asks it: filters live nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from monitor.locate.regions import PARTS
from monitor.store.log import Asked

_MANY = ("country", "publisher", "kind", "severity")
_LONGEST = 200  # characters of a search
MOST = 60  # values of one filter


@dataclass(frozen=True, slots=True)
class Wish:
    """The filters as an address holds them; unknown words are kept and simply find nothing."""

    country: tuple[str, ...] = ()
    region: str = ""
    publisher: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    state: str = "announced"
    since: date | None = None
    until: date | None = None
    q: str = ""

    def asked(self) -> Asked:
        """The same as a question to the library; `until` is the last day wanted."""
        within = PARTS[self.region][1] if self.region in PARTS else ()
        countries = tuple(c for c in self.country if not within or c in within) if self.country else within
        return Asked(
            countries=countries if countries or not self.country else ("-",),
            publishers=self.publisher,
            kinds=self.kind,
            severities=self.severity,
            since=_midnight(self.since),
            until=_midnight(self.until + timedelta(days=1)) if self.until else None,
            text=self.q,
        )

    def query(self, **changed: object) -> str:
        """The address behind the question mark; `changed` sets or (with None) drops single parameters."""
        told: dict[str, object] = {name: getattr(self, name) for name in _MANY}
        told |= {"region": self.region, "state": "" if self.state == "announced" else self.state, "q": self.q}
        told |= {"since": self.since, "until": self.until, **changed}
        pairs = [(name, str(each)) for name, value in told.items() if value for each in _each(value)]
        return "?" + urlencode(pairs) if pairs else ""

    def without_severity(self) -> Wish:
        """The same filters for every severity."""
        return replace(self, severity=())

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return self != Wish()


def wish(given: QueryParams) -> Wish:
    """Read an address; what cannot be a date or a state is as if it were not there."""
    state = given.get("state", "")
    return Wish(
        country=tuple(c.upper() for c in _words(given, "country", r"[A-Za-z]{2}")),
        region=given.get("region", "") if given.get("region") in PARTS else "",
        publisher=_words(given, "publisher", r"\w{1,40}"),
        kind=_words(given, "kind", r"\w{1,60}"),
        severity=_words(given, "severity", r"P[1-4]"),
        state="held" if state == "held" else "announced",
        since=day_of(given.get("since", "")),
        until=day_of(given.get("until", "")),
        q=" ".join(given.get("q", "").split())[:_LONGEST],
    )


def cursor(given: QueryParams) -> tuple[str, int] | None:
    """The line below which a page begins: `before=STAMP_SEQ`; None for the newest."""
    at, _, seq = given.get("before", "").rpartition("_")
    known = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", at) and re.fullmatch(r"\d{1,12}", seq)
    return (at, int(seq)) if known else None


def _words(given: QueryParams, name: str, shape: str) -> tuple[str, ...]:
    return tuple(v for v in dict.fromkeys(given.getlist(name)) if re.fullmatch(shape, v))[:MOST]


def day_of(text: str) -> date | None:
    """Read a day of an address, YYYY-MM-DD; None for anything else, and for the last years of the calendar."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) and text < "9999" else None
    except ValueError:
        return None


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), UTC) if day else None


def _each(value: object) -> Iterable[object]:
    return value if isinstance(value, tuple) else (value,)
