"""Programs are told when a filter names nothing: an empty feed of "UK" would be taken for calm in Britain."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import HTTPException, Request

from monitor.collect import listed
from monitor.decide import almanac, chorus
from monitor.decide.kinds import KINDS
from monitor.locate import places
from monitor.web.site import site_of

_KINDS = frozenset({*(kind.name for kind in KINDS), *almanac.KINDS, chorus.KIND})


def named(request: Request) -> None:
    """Raise 404 for a country, publisher or kind of the address that there is not."""
    publishers = {*site_of(request).publishers, listed.NAME}
    known: dict[str, tuple[Callable[[str], object], str]] = {
        "country": (places.by_code, "an ISO 3166-1 alpha-2 code, as GB"),
        "publisher": (publishers.__contains__, f"one of {', '.join(sorted(publishers))}"),
        "kind": (_KINDS.__contains__, f"one of {', '.join(sorted(_KINDS))}"),
    }
    for name, (find, expected) in known.items():
        if strange := [value for value in request.query_params.getlist(name) if value and not find(value)]:
            raise HTTPException(404, f"There is no {name} {strange[0][:40]!r}: expected {expected}.")
