"""The validators of destinations' own pages, remembered, so that a page that did not move need not come again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple

from monitor.collect.pages import Mark
from monitor.collect.source import Door
from monitor.store.protocol import Store


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
