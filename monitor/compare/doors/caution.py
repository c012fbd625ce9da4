"""Say which parts of a new text are all-clears, and keep believing the old until they are seen twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from monitor.compare.doors.editions import View
from monitor.model import Posture, Status
from monitor.terms.moves import departures_at, operations_at, rank
from monitor.terms.placed import aligned, embassy_named


def all_clears(before: Posture, after: Posture) -> tuple[str, ...]:
    """Name the aspects that got better: a lower level, a departure or suspension that ended or vanished."""
    found: list[str] = []
    if before.level and after.level and after.level < before.level:
        found.append("level")
    old, new = aligned(departures_at(before), departures_at(after))
    found += [f"departure:{k}" for k in old if rank(old[k]) > rank(new.get(k, ()))]
    now = operations_at(after)
    past = embassy_named(operations_at(before), now)
    found += [
        f"operation:{k}"
        for k, o in past.items()
        if o.state == "suspended" and (k not in now or now[k].state != o.state)
    ]
    return tuple(found)


def keep(after: Posture, before: Posture, aspects: Iterable[str]) -> Posture:
    """Return what we believe: the new posture, but the named aspects as they were."""
    aspects = set(aspects)
    if "level" in aspects:
        after = replace(after, level=before.level, level_span=before.level_span, rung=before.rung)
        after = replace(after, words=before.words, gloss=before.gloss, waits=True)
    old, new = aligned(departures_at(before), departures_at(after))
    posts = {a.partition(":")[2] for a in aspects if a.startswith("departure:")}
    if posts:
        held = {d.span for k in posts for d in new.get(k, ()) if d.status is Status.LIFTED}  # told of others, too
        kept = [d for k, found in new.items() if k not in posts for d in found]
        left = (d for d in kept if d.status is not Status.LIFTED or d.span not in held)
        after = replace(after, departures=(*left, *(d for k in posts for d in old.get(k, ()))))
    posts = {a.partition(":")[2] for a in aspects if a.startswith("operation:")}
    if posts:
        now = operations_at(after)
        past = embassy_named(operations_at(before), now)
        ours = [o for k, o in now.items() if k not in posts]
        after = replace(after, operations=(*ours, *(o for k, o in past.items() if k in posts)))
    return after


def agrees(other: View, said: View, aspect: str, once_said: str) -> bool:
    """Whether another door says the same all-clear, not out of an older copy.

    `once_said` is the status a witness gave before: it can only confirm an end it had known the beginning of.
    """
    mine, theirs = said.reading, other.reading
    if theirs.door == mine.door or theirs.trouble:
        return False
    if theirs.published_on and mine.published_on and theirs.published_on < mine.published_on:
        return False
    if aspect == "level":
        return theirs.level is not None and theirs.level == mine.level
    if theirs.voice == "witness":
        return bool(once_said) and theirs.official is None
    if theirs.voice != "text":
        return False
    kind, _, post = aspect.partition(":")
    if kind == "departure":
        return rank(departures_at(other.posture).get(post, ())) <= rank(departures_at(said.posture).get(post, ()))
    stated = operations_at(other.posture).get(post)
    return stated is None or stated.state != "suspended"
