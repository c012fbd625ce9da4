"""Decide again: the stored pages of past changes, read and judged by today's code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from monitor import contract
from monitor.collect.sources import SOURCES
from monitor.commands.saved import between
from monitor.compare.doors.editions import View
from monitor.decide import chorus
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import NO_PAST, Change, Event, Finding, Past
from monitor.store.shapes import Wanted
from monitor.walk.pasts import pasts
from monitor.walk.world import Progress
from monitor.wire import House

_Pasts = dict[tuple[str, str], dict[str, Past]]  # of each publisher's destinations, by the hash of a version
_WORDS = frozenset(kind.name for kind in KINDS if kind.wordy or kind.fallback)


def differences(house: House, since: datetime | None, progress: Progress) -> Iterator[dict[str, Any]]:
    """Decide again over the pages of stored changes and posts; yields those that today's code would tell otherwise.

    Of words alone it says nothing where nothing else differs: whether they are news is seen from many pages at once,
    as a note for operators is. Neither days that pass nor pages that are no longer kept are decided again.
    """
    decided: dict[tuple[str, str, str], list[Event]] = {}
    for event in house.store.events(Wanted(since=since)):
        if event.finding.kind != chorus.KIND and event.publisher in SOURCES:
            decided.setdefault((event.destination, event.before_sha256, event.after_sha256), []).append(event)
    known: _Pasts = {}
    for number, told in enumerate(decided.values()):
        progress("replay", number + 1, len(decided))
        again, said = _again(house, told, known), _told(e.finding for e in told)
        if again is None:
            continue
        gone, new = said.difference(*again), again[-1] - said
        if gone or new:
            yield {
                "detected_at": contract.moment(told[0].detected_at),
                "destination": told[0].destination,
                "was": _lines(gone),
                "would_be": _lines(new),
                "events": [e.id for e in told],
            }


def _told(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    return {(f.kind, f.headline) for f in findings if f.kind not in _WORDS}


def _lines(told: set[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "headline": headline} for kind, headline in sorted(told)]


def _again(house: House, told: Sequence[Event], known: _Pasts) -> list[set[tuple[str, str]]] | None:
    """What would be told of one pair of pages, for each pair of levels: one that waited was decided by itself."""
    first = told[0]
    before, after = house.view(first.before_sha256), house.view(first.after_sha256)
    posts = SOURCES[first.publisher].POSTS
    if after is None or first.before_sha256 == first.after_sha256 or (before is None) is not posts:
        return None
    before = _followed(house, first, before, known) if before else None
    change = between(before, after, first.publisher, first.detected_at)
    levels = dict.fromkeys((event.level_before, event.level_after) for event in told)
    return [_told(classify(_levelled(change, *pair), KINDS).findings) for pair in levels]


def _followed(house: House, told: Event, before: View, known: _Pasts) -> View:
    """A page with what its own older editions told; where it tells of no departure and no post's work it needs none."""
    if not (before.posture.departures or before.posture.operations):
        return before
    if (of := (told.publisher, told.destination)) not in known:
        known[of] = pasts(house.store.library.versions(*of), house.view)
    return replace(before, past=known[of].get(told.before_sha256, NO_PAST))


def _levelled(change: Change, before: int | None, after: int | None) -> Change:
    """The change between the levels that were believed then, which another door may have said."""
    was, now = change.before, change.after
    return replace(
        change,
        before=replace(was, level=before) if was and before else was,
        after=replace(now, level=after) if now and after else now,
    )
