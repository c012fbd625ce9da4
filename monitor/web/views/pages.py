"""A stored page as it was captured: its words as text, evidence marked, its exact bytes to take away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request, Response

from monitor.speak.tongue import msgid
from monitor.store.editions import Edition
from monitor.web import links
from monitor.web.site import Site, site_of
from monitor.web.tongues import public

router = APIRouter(include_in_schema=False)
_SHA = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph; `mark` is "" or the number of the quotation it belongs to."""

    text: str
    mark: str = ""


@router.get("/pages/{sha256}")
def page(request: Request, sha256: str) -> Response:
    """Show the words of a stored page; `?event=` marks what an event quotes, `?q=` what was searched for."""
    site = site_of(request)
    stored = site.store.page(sha256) if _SHA.fullmatch(sha256) else None
    if stored is None:
        raise HTTPException(404, msgid("No page with this hash is stored."))
    edition = _edition(site, sha256)
    text = edition.text if edition else ""
    quoted = list(_quoted(site, sha256, text, request.query_params.get("event", "")))
    quoted += list(_searched(text, request.query_params.get("q", "")))
    publisher = stored.door.partition(".")[0]
    return public(
        request,
        "stored.html",
        stored=stored,
        publisher=publisher,
        edition=edition,
        url=links.out(site, publisher, stored.url),
        paragraphs=list(paragraphs(text, quoted)),
        event_id=request.query_params.get("event", "")[:64],
    )


@router.get("/pages/{sha256}/bytes")
def raw(request: Request, sha256: str) -> Response:
    """Give the exact bytes, as a file to save: nothing a browser would show or run."""
    stored = site_of(request).store.page(sha256) if _SHA.fullmatch(sha256) else None
    if stored is None:
        raise HTTPException(404, msgid("No page with this hash is stored."))
    return Response(
        stored.raw,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{sha256}.bin"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "ETag": f'W/"{sha256}"',
        },
    )


def _edition(site: Site, sha256: str) -> Edition | None:
    """The text as it was shelved, or read now where it was not yet."""
    found = site.library.edition(sha256)
    if found is not None or (view := site.recall(sha256)) is None:
        return found
    said, seen = view.reading, site.clock()
    publisher = said.door.partition(".")[0]
    return Edition(
        *(sha256, publisher, said.destination, said.countries, said.name, said.door, said.url),
        *(seen, said.published_on, said.level, said.text),
    )


def _quoted(site: Site, sha256: str, text: str, event_id: str) -> Iterator[tuple[int, int, str]]:
    """Where an event's quotations stand in this text; offsets that do not fit are looked for by their words."""
    event = site.store.event(event_id) if event_id else None
    if event is None:
        return
    side = {event.before_sha256: "before", event.after_sha256: "after"}.get(sha256)
    quotes = [q for finding in (event.finding, *event.inside) for q in finding.evidence if q.side == side and q.text]
    for number, quote in enumerate(dict.fromkeys(quotes), 1):
        start = quote.start if text[quote.start : quote.end] == quote.text else text.find(quote.text)
        if start >= 0:
            yield start, start + len(quote.text), f"e{number}"


def _searched(text: str, typed: str) -> Iterator[tuple[int, int, str]]:
    words = [re.escape(w) for w in re.findall(r"[^\W_]{2,}", typed)[:8]]
    if words:
        for hit in re.finditer(rf"\b(?:{'|'.join(words)})\w*", text, re.IGNORECASE):
            yield hit.start(), hit.end(), "q"


def paragraphs(text: str, marks: Iterable[tuple[int, int, str]]) -> Iterator[list[Stretch]]:
    """The lines of a text, cut where marks begin and end; of marks that overlap the first counts."""
    free, taken = 0, list[tuple[int, int, str]]()
    for start, end, name in sorted(marks):
        if start >= free:
            taken.append((start, end, name))
            free = end
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield list(_cut(text, at, at + len(line), taken))
        at += len(line) + 1


def _cut(text: str, start: int, end: int, marks: Iterable[tuple[int, int, str]]) -> Iterator[Stretch]:
    for begin, stop, name in marks:
        if begin >= end or stop <= start:
            continue
        if begin > start:
            yield Stretch(text[start:begin])
        yield Stretch(text[max(start, begin) : min(end, stop)], name)
        start = min(end, stop)
    if start < end:
        yield Stretch(text[start:end])
