"""How every door fares, and who is not checked because of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from monitor.web.paper import render
from monitor.web.site import Site, site_of

router = APIRouter(include_in_schema=False)
NAV = ("Sources", "/sources")
_WELL = ("ok", "shrunk", "stale", "untried")


@dataclass(frozen=True, slots=True)
class Office:
    """A publisher and its doors."""

    name: str
    label: str
    doors: tuple[Mapping[str, object], ...]
    ill: int
    unchecked: tuple[str, ...]


@router.get("/sources")
def sources(request: Request) -> Response:
    """Show every door, those in trouble first."""
    site = site_of(request)
    found = offices(site)
    doors = [door for office in found for door in office.doors]
    return render(
        request,
        "sources.html",
        offices=found,
        ill=[door for door in doors if door["health"] not in _WELL],
        count=len(doors),
        last=site.store.last_pass(),
    )


def offices(site: Site) -> list[Office]:
    """The publishers, those in trouble first."""
    rows = dict[str, list[Mapping[str, object]]]()
    for row in site.health():
        rows.setdefault(str(row["publisher"]), []).append(row)
    found = [_office(site, name, doors) for name, doors in rows.items()]
    return sorted(found, key=lambda office: (-office.ill, office.label))


def _office(site: Site, name: str, doors: list[Mapping[str, object]]) -> Office:
    blind = {str(code) for door in doors for code in _codes(door)}
    ill = sum(door["health"] not in _WELL for door in doors)
    return Office(name, site.label(name), tuple(doors), ill, tuple(sorted(blind)))


def _codes(door: Mapping[str, object]) -> list[object]:
    listed = door["not_checked"]
    return list(listed) if isinstance(listed, list) else []
