"""Programs are told when a filter names nothing or is none: a feed of "UK" without an entry would pass for calm."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import HTTPException, Request

from monitor.collect import listed
from monitor.decide import almanac, chorus
from monitor.decide.kinds import KINDS
from monitor.locate import places
from monitor.locate.regions import PARTS
from monitor.walk import quarantine
from monitor.web.asked import MOST, Wish, cursor, wish
from monitor.web.site import site_of

ABOUT = ("country", "publisher", "kind", "severity")
VIEW = (*ABOUT, "region", "since", "until", "q")  # what narrows a view
NAMES = frozenset({*(kind.name for kind in KINDS), *almanac.KINDS, chorus.KIND, quarantine.KIND})  # of kinds


def named(request: Request) -> None:
    """Raise 404 for a country, publisher or kind of the address that there is not."""
    publishers = {*site_of(request).publishers, listed.NAME}
    known: dict[str, tuple[Callable[[str], object], str]] = {
        "country": (places.by_code, "an ISO 3166-1 alpha-2 code, as GB"),
        "publisher": (publishers.__contains__, f"one of {', '.join(sorted(publishers))}"),
        "kind": (NAMES.__contains__, f"one of {', '.join(sorted(NAMES))}"),
    }
    for name, (find, expected) in known.items():
        if strange := [value for value in request.query_params.getlist(name) if value and not find(value)]:
            raise HTTPException(404, f"There is no {name} {strange[0][:40]!r}: expected {expected}.")


def only(*names: str) -> Callable[[Request], None]:
    """Return what raises 422 for a parameter that is none of these, and for more values of one than are read."""

    def asked(request: Request) -> None:
        given = request.query_params
        for name in given:
            if name not in names:
                expected = f"expected {', '.join(names)}" if names else "expected none"
                raise HTTPException(422, f"There is no parameter {name[:40]!r} here: {expected}.")
            if len(given.getlist(name)) > MOST:
                raise HTTPException(422, f"{name}: expected {MOST} values at most, got {len(given.getlist(name))}.")

    return asked


def readable(request: Request) -> None:
    """Raise 422 for a filter of a view that cannot be read: left out unsaid, "severity=p1" would give everything."""
    given, asks = request.query_params, wish(request.query_params)
    if given.get("before") and cursor(given) is None:
        raise HTTPException(422, "before: expected what a feed's link to older ones holds.")
    for name, (known, expected) in _read(asks).items():
        if strange := [value for value in given.getlist(name) if value and value not in known]:
            raise HTTPException(422, f"{name}: expected {expected}, got {strange[0][:40]!r}.")


def _read(asks: Wish) -> dict[str, tuple[tuple[str, ...], str]]:
    """By filter: what was read of it, as an address says it, and what is expected."""
    return {
        "severity": (asks.severity, "P1, P2, P3 or P4"),
        "region": ((asks.region,), f"one of {', '.join(sorted(PARTS))}"),
        "state": ((asks.state,), "announced or held"),
        "since": ((str(asks.since or ""),), "one day, as 2026-03-01"),
        "until": ((str(asks.until or ""),), "one day, as 2026-03-01"),
    }
