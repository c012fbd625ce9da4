"""The two pages behind an event side by side: what changed, sentence by sentence, named by the kinds found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.compare.redline import redline
from monitor.model import Event, Piece
from monitor.web.site import Site

_NEAR = 1  # unchanged sentences shown beside a changed one


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of a redline and the kinds recognised in it; or, with `skipped`, how many unchanged are left out."""

    piece: Piece | None
    kinds: tuple[str, ...] = ()
    skipped: int = 0


def text_of(site: Site, sha: str) -> str:
    """A stored page as clean text; "" if it is not there or cannot be read."""
    if not sha:
        return ""
    edition = site.library.edition(sha)
    if edition is not None:
        return edition.text
    view = site.recall(sha)
    return view.reading.text if view else ""


def rows(site: Site, event: Event) -> list[Row]:
    """The redline of an event, unchanged stretches folded."""
    before, after = text_of(site, event.before_sha256), text_of(site, event.after_sha256)
    if not before or not after or before == after:
        return []
    return list(_folded(_redline(before, after), event))


@lru_cache(maxsize=256)
def _redline(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts give one redline for ever; long pages take some tens of milliseconds."""
    return redline(before, after)


def _folded(pieces: Sequence[Piece], event: Event) -> list[Row]:
    shown = [piece.op != "same" or bool(_kinds(piece, event)) for piece in pieces]
    near = [any(shown[max(0, n - _NEAR) : n + _NEAR + 1]) for n in range(len(pieces))]
    found, skipped = list[Row](), 0
    for piece, keep in zip(pieces, near, strict=True):
        if keep:
            found += [Row(None, skipped=skipped)] if skipped else []
            found.append(Row(piece, _kinds(piece, event)))
            skipped = 0
        else:
            skipped += 1
    return found + ([Row(None, skipped=skipped)] if skipped else [])


def _kinds(piece: Piece, event: Event) -> tuple[str, ...]:
    """The kinds whose evidence stands in a sentence."""
    told = [
        finding.kind
        for finding in (event.finding, *event.inside)
        for quote in finding.evidence
        if quote.text and (quote.text in (piece.after if quote.side == "after" else piece.before))
    ]
    return tuple(dict.fromkeys(told))
