"""The decision ledger: who did what and when, to read and to take away."""

from __future__ import annotations

import csv
import io
import json

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
    found = site.store.audit.newest(what, before, PAGE)
    return render(
        request,
        "audit.html",
        rows=[row for row in found if _seen(site, viewer, row)],
        what=what,
        link=site.store.audit.verify(),
        more=len(found) == PAGE,
        last=found[-1].seq if found else 0,
        names={f"account:{one.id}": one.name for one in site.store.accounts.all(viewer.tenant or None)},
    )


@router.get("/review/audit.{ending}")
def export(request: Request, ending: str) -> Response:
    """Give the whole ledger as JSON lines or CSV."""
    viewer, site = require(request, "officer"), site_of(request)
    told = [_told(row) for row in _all(site) if _seen(site, viewer, row)]
    if ending == "csv":
        sheet = io.StringIO()
        writer = csv.writer(sheet)
        writer.writerow(_NAMES)
        writer.writerows([cell(row[name]) for name in _NAMES] for row in told)
        body, media = sheet.getvalue(), "text/csv"
    else:
        body, media = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told), "application/x-ndjson"
    head = {"Content-Disposition": f'attachment; filename="decisions.{"csv" if ending == "csv" else "jsonl"}"'}
    return StreamingResponse(iter([body]), media_type=media, headers=head)


def _all(site: Site) -> list[Row]:
    found: list[Row] = []
    while rows := list(site.store.audit.rows(after=found[-1].seq if found else 0, limit=1000)):
        found += rows
    return found


def _seen(site: Site, viewer: Viewer, row: Row) -> bool:
    """A tenant's officers see what their own people did; the house's see everything."""
    if not viewer.tenant:
        return True
    own = {one.name for one in site.store.accounts.all(viewer.tenant)}
    own |= {f"account:{one.id}" for one in site.store.accounts.all(viewer.tenant)}
    return row.deed.who in own


def _told(row: Row) -> dict[str, object]:
    deed = row.deed
    words = (deed.who, deed.what, deed.subject, deed.before, deed.after, deed.request)
    return dict(zip(_NAMES, (row.seq, stamp(row.at), *words, row.hash), strict=True))
