"""What is remembered of destinations' own pages: what they were served with, and which of them cannot be read."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import astuple, replace
from datetime import datetime

from monitor.collect.pages import Mark
from monitor.collect.source import Door
from monitor.model import DoorState, Health
from monitor.speak.tongue import plural
from monitor.store import failing
from monitor.store.failing import Failing, Unread
from monitor.store.sqlite import Store

# ------------------------------------------------------------------ what they were served with

def recalled(store: Store, page: Door) -> dict[str, Mark]:
    """Recall the marks of a door's pages, by address."""
    note = store.note(_name(page))
    return {url: Mark(*row) for url, row in json.loads(note).items()} if note else {}


def written(page: Door, before: Mapping[str, Mark], came: Mapping[str, Mark]) -> dict[str, str]:
    """Write down the marks of what came over those of before, as notes to keep; nothing when nothing came."""
    if not came:
        return {}
    rows = {url: astuple(mark) for url, mark in {**before, **came}.items()}
    return {_name(page): json.dumps(rows, separators=(",", ":"))}


def _name(page: Door) -> str:
    return f"marks {page.name}"


# ------------------------------------------------------------------ which cannot be read
def still(
    before: Failing, asked: Collection[str], failed: Mapping[str, tuple[Health, str]], now: datetime
) -> Failing:
    """Say whose page cannot be read after those of `asked` were asked and those of `failed` did not come."""
    left = {destination: row for destination, row in before.items() if destination not in asked}
    for destination, (health, why) in failed.items():
        since = before[destination].since if destination in before else now.isoformat()
        left[destination] = Unread(since, health.value, why[:200])
    return left


def noted(page: Door, before: Failing, left: Failing) -> dict[str, str]:
    """Write down whose page cannot be read, if that changed."""
    return {} if left == before else failing.written(page.name, left)


def shown(
    state: DoorState, was: DoorState, before: Failing, left: Failing, pages: int, none: bool = False
) -> DoorState:
    """A door is not well while any of its pages cannot be read, though those asked last could.

    Pages that could not be read before say nothing of the others when they fail again. `none` says that no page can be
    had, while the index speaks for itself.
    """
    if not left:
        return state
    destination, (since, health, why) = min(left.items(), key=lambda row: row[1])
    detail = f"{len(left)} of {plural(pages, 'page')} cannot be read; {destination} since {since[:16]}: {why}"
    if none:
        none_of = f"none of {plural(len(left), 'page')} asked for can be had"
        detail = f"{none_of}, so parts of countries are not known by name: {why}"
    ill = Health(health)
    began = state.tried_at if was.health is not ill else was.since
    failures = state.failures if left.keys() - before.keys() else min(state.failures, was.failures)
    return replace(state, health=ill, detail=detail[:300], since=began, failures=failures)
