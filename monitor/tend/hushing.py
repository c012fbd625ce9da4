"""Silences that are over: who set them and what they kept from whom is said once, so that nothing is lost quietly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.model.routing import Silence
from monitor.store.notices import Notice
from monitor.store.sqlite import Store

_LISTED = 50


def sum_up(store: Store, officers: Sequence[str], now: datetime) -> int:
    """Tell officers what each silence that has ended kept; how many were summed up."""
    over = store.silences.over(now)
    for one in over:
        store.notices.give(summary(store, one), officers, now)
        store.silences.summed(one.id, now)
    return len(over)


def summary(store: Store, silence: Silence) -> Notice:
    """Write down what a silence kept: each event once, with the number of people it was kept from."""
    kept: dict[str, tuple[str, set[str]]] = {}
    for event, name in store.silences.kept(silence.id):
        kept.setdefault(event.id, (f"{event.finding.severity} {event.finding.headline}", set()))[1].add(name)
    people = {name for _, names in kept.values() for name in names}
    listed = [f"{said} (not told to {len(names)})" for said, names in list(kept.values())[:_LISTED]]
    more, kept_of = len(kept) - len(listed), _count(len(kept), "event")
    lines = [
        f"Set by {silence.author}: {silence.reason}.",
        f"From {silence.start:%Y-%m-%d %H:%M} to {silence.stops:%Y-%m-%d %H:%M} UTC.",
        f"It kept {kept_of} from {_count(len(people), 'recipient')}." if kept else "It kept nothing from anybody.",
        *listed,
        *([f"… and {more} more: advisory-monitor silence show {silence.id}"] if more else []),
    ]
    subject = f"A silence has ended: it kept {kept_of}"
    return Notice(f"silence:{silence.id}", subject, tuple(lines), where="/review/silences")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
