"""The decision ledger: who did what and when, to read and to take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from monitor.store.audit import Row
from monitor.store.codec import stamp
from monitor.web.identity import require
from monitor.web.paper import render
from monitor.web.site import Site, site_of
from monitor.web.viewer import Viewer
from monitor.web.words import cell

router = APIRouter(include_in_schema=False)
PAGE = 200
_NAMES = ("seq", "at", "who", "what", "subject", "before", "after", "request", "hash")


@router.get("/review/audit")
def audit(request: Request) -> Response:
    """Show the newest of the ledger, or what came before a place, and whether the chain holds."""
    viewer, site = require(request, "officer"), site_of(request)
    said = request.query_params.get("before", "")
    before = int(said) if said.isdecimal() and len(said) < 16 else None
    what = request.query_params.get("what", "")[:60]
    found, own = site.store.audit.newest(what, before, PAGE), _own(site, viewer)
    # A ledger of years takes a tenth of a second to walk: what is shown is walked, and all of it for who asks.
    walked = (
        max(0, found[0].seq - PAGE) if found and not what and not before and "whole" not in request.query_params else 0
    )
    return render(
        request,
        "audit.html",
        rows=list(filter(own, found)),
        what=what,
        link=site.store.audit.verify(walked),
        walked=walked,
        more=len(found) == PAGE,
        last=found[-1].seq if found else 0,
        names={f"account:{one.id}": one.name for one in site.store.accounts.all(viewer.tenant or None)},
    )


@router.get("/review/audit.{ending}")
def export(request: Request, ending: str) -> Response:
    """Give the whole ledger as JSON lines or CSV, a thousand rows at a time."""
    viewer, site = require(request, "officer"), site_of(request)
    kind, media = ("csv", "text/csv") if ending == "csv" else ("jsonl", "application/x-ndjson")
    tag = f'W/"{site.store.audit.head()}-{viewer.tenant}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    head = {"Content-Disposition": f'attachment; filename="decisions.{kind}"', "ETag": tag}
    return StreamingResponse(_sheet(site, _own(site, viewer), kind), media_type=media, headers=head)


def _sheet(site: Site, own: Callable[[Row], bool], kind: str) -> Iterator[str]:
    """The ledger in pieces."""
    last = 0
    if kind == "csv":
        yield ",".join(_NAMES) + "\r\n"
    while rows := list(site.store.audit.rows(after=last, limit=1000)):
        told = [_told(row) for row in rows if own(row)]
        yield _lines(told) if kind == "csv" else "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told)
        last = rows[-1].seq


def _lines(told: list[dict[str, object]]) -> str:
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerows([cell(row[name]) for name in _NAMES] for row in told)
    return sheet.getvalue()


def _own(site: Site, viewer: Viewer) -> Callable[[Row], bool]:
    """What a tenant's officers see: what their own people did, and what anybody did to the tenant's list of journeys.

    The house's officers see everything.
    """
    if not viewer.tenant:
        return lambda _: True
    people, about = site.store.accounts.all(viewer.tenant), f"tenant:{site.store.trips.tenant(viewer.tenant)}"
    names = frozenset(one.name for one in people) | frozenset(f"account:{one.id}" for one in people)
    return lambda row: row.deed.who in names or row.deed.subject == about


def _told(row: Row) -> dict[str, object]:
    deed = row.deed
    words = (deed.who, deed.what, deed.subject, deed.before, deed.after, deed.request)
    return dict(zip(_NAMES, (row.seq, stamp(row.at), *words, row.hash), strict=True))
