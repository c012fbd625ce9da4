"""Say why a kind that was asked found nothing: what of it the two texts state, so that a label can be argued with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monitor.decide.words import shorten
from monitor.model import Change, Posture, Span
from monitor.terms.moves import is_news

_QUOTED = 90  # characters


def why_not(kind: str, change: Change) -> str:
    """Return one line: said before and now, said but old, no longer said, or not said at all."""
    now, was = list(_said(kind, change.after)), list(_said(kind, change.before))
    if now and was:
        return f"asked; said before and now {_where(now[0])}"
    if now:
        return f"asked; said now, and counted elsewhere or as history {_where(now[0])}"
    if was:
        return f"asked; no longer said, which alone is not this {_where(was[0])}"
    if kind.startswith("level_"):
        return f"asked; level {_level(change.before)} before, {_level(change.after)} now"
    old = _old(change)
    if kind.startswith("departure_") and old:
        return f"asked; the decision told is history {_where(old)}"
    return "asked, found nothing"


def by_reason(considered: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Put kinds that share a reason together ("asked, found nothing"), reasons of one kind first, each kind once."""
    shared: dict[str, list[str]] = {}
    seen: set[str] = set()
    for line in considered:
        kind, _, why = line.partition(": ")
        if kind not in seen:
            shared.setdefault(why, []).append(kind)
        seen.add(kind)
    return sorted(((why, tuple(kinds)) for why, kinds in shared.items()), key=lambda one: len(one[1]))


def _said(kind: str, posture: Posture | None) -> Iterator[Span]:
    """The sentences of a posture that could make an event of this kind."""
    if posture is None:
        return
    yield from (d.span for d in posture.departures if kind == f"departure_{d.status.value}")
    states = {"suspended": "operations_suspended", "resumed": "operations_resumed", "reduced": "services_reduced"}
    yield from (o.span for o in posture.operations if states[o.state] == kind)
    yield from (n.span for n in posture.notices if n.topic == kind)
    if kind == "leave_advice":
        yield from (said.span for said in posture.leave)
    if kind.startswith("area_advice_"):
        yield from (area.span for area in posture.areas)
    if kind == "risk_indicator_changed" and posture.reason:
        yield posture.reason


def _old(change: Change) -> Span | None:
    told = change.after.departures if change.after else ()
    return next((d.span for d in told if not is_news(d.decided_on, change)), None)


def _level(posture: Posture | None) -> str:
    return str(posture.level or "none") if posture else "no text"


def _where(span: Span) -> str:
    return f"[{span.start}:{span.end}] “{shorten(span.text, _QUOTED)}”"
