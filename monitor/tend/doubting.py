"""Levels that moved on many rows at once under unchanged days: officers are paged until somebody says what they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.collect.source import Door, Publisher
from monitor.decide.telling import escalation as rungs
from monitor.model.routing import Chain, Limits
from monitor.speak.tongue import plural
from monitor.store.codec import moment, stamp
from monitor.store.doubts import Doubt
from monitor.store.notices import Notice
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store

_KEY, _TOLD = "doubts:", "doubts told: "
WHERE = "/review/doubts"
_DAY, _MOMENT = timedelta(days=1), timedelta(minutes=1)
_LISTED = 20


def tend(
    store: Store,
    known: Callable[[str], Publisher],
    chains: Sequence[Chain],
    officers: Sequence[str],
    limits: Limits,
    now: datetime,
) -> None:
    """Page officers of what waits; again once a storm would have left, and whoever stands on chains; then each day."""
    waiting: dict[str, list[Doubt]] = {}
    for doubt in store.doubts.open():
        waiting.setdefault(doubt.publisher, []).append(doubt)
    for notice in store.notices.open(_KEY):
        if notice.key.split(":")[1] not in waiting:
            store.notices.end(notice.key, now)
    for publisher, doubts in waiting.items():
        stage = _stage(store, publisher, doubts, limits, now)
        if stage is not None or not store.notices.open(f"{_KEY}{publisher}:"):
            names = {*officers, *(_named(store, publisher, chains) if stage else ())} if stage is not None else set()
            _give(store, _notice(known(publisher).LABEL, doubts, stage, now), names, now)


def _stage(store: Store, publisher: str, doubts: Iterable[Doubt], limits: Limits, now: datetime) -> int | None:
    """How often it was time to page for what waits, if it is again; None if not.

    What comes and goes with each second look (a cache that serves two templates) is one thing for a day. What joins
    later is paged for anew, at most as often as a storm is held.
    """
    told = json.loads(store.note(f"{_TOLD}{publisher}") or "{}")
    known = {key: moment(at) for key, at in told.get("rows", {}).items()}
    paged = moment(told["paged"]) if told else None
    keys = {f"{one.destination} {one.level} {one.words}" for one in doubts}
    began, fresh = min((known[key] for key in keys & known.keys()), default=now), keys - known.keys()
    if fresh and (paged is None or now - paged >= limits.low or fresh == keys):
        stage = 0
    elif paged and _steps(now - began, limits) > _steps(paged - began, limits):
        stage = _steps(now - began, limits)
    else:
        return None
    kept = {key: at for key, at in known.items() if key in keys or now - at < _DAY} | dict.fromkeys(fresh, now)
    rows = {key: stamp(at) for key, at in kept.items()}
    store.note(f"{_TOLD}{publisher}", json.dumps({"rows": rows, "paged": stamp(now)}))
    return stage


def _steps(waited: timedelta, limits: Limits) -> int:
    """How many times it was time to page again after this long."""
    return (waited >= limits.top) + (waited >= limits.low) + waited // _DAY


def _named(store: Store, publisher: str, chains: Sequence[Chain]) -> set[str]:
    """Whoever stands on a chain that would be climbed for what is held."""
    held = [replace(one, held=None) for one in store.events(Wanted(publisher=publisher), held=True)]
    asked = (chain for chain in chains if any(rungs.concerns(chain, one) for one in held))
    return {name for chain in asked for step in chain.steps for name in step.to}


def _notice(label: str, doubts: Sequence[Doubt], stage: int | None, now: datetime) -> Notice:
    first = min(one.since for one in doubts)
    waits = f"{plural(len(doubts), 'level')} of {label} {'waits' if len(doubts) == 1 else 'wait'} for a decision"
    subject = f"Nobody has decided since {first:%H:%M} UTC: {waits}" if stage else f"Look: {waits}"
    lines = (
        "They moved at once under days that did not: by the publisher's template, or truly and without a new day.",
        *(f"{d.name}: level {d.before} → {d.level} (under {d.day or 'no day'})" for d in doubts[:_LISTED]),
        *([f"… and {len(doubts) - _LISTED} more."] if len(doubts) > _LISTED else []),
        "Until you say, nobody is told, and these countries count as not checked.",
        f"In a terminal: advisory-monitor doubts {doubts[0].publisher}",
        "Then decide: the same with --release (they are meant), or --dismiss --note WHY (a fault).",
    )
    key = f"{_KEY}{doubts[0].publisher}:{stamp(now)}"
    return Notice(key, subject, lines, page=stage is not None, where=WHERE)


def _give(store: Store, notice: Notice, names: set[str], now: datetime) -> None:
    """Put it in the place of the one before."""
    for old in store.notices.open(notice.key.removesuffix(stamp(now))):
        store.notices.end(old.key, now)
    store.notices.give(notice, sorted(names), now)


class Unexplained(Exception):
    """Something is to be dismissed, and nobody said why."""


def decide(store: Store, doubts: Sequence[Doubt], release: bool, who: str, now: datetime, note: str) -> int:
    """Take an officer's decision on these; of how many that nobody had decided. It takes effect with the next look.

    Raises Unexplained for a dismissal without a reason: nobody is ever told of what it concerns.
    """
    if not release and not note.strip():
        raise Unexplained("nobody is told of what is dismissed")
    return store.doubts.decide(doubts, "released" if release else "dismissed", who, now, note.strip())


def let_out(store: Store, registers: Iterable[tuple[str, Door]], now: datetime) -> list[tuple[str, Door]]:
    """Name the registers, each with its publisher, to be looked at now: an officer released something a moment ago."""
    said = {one.publisher for one in store.doubts.all() if one.verdict and now - one.verdict.at < _MOMENT}
    return [(publisher, door) for publisher, door in registers if publisher in said]
