"""The last look at what one pass is about to keep: whether it is a storm, and whom it starts to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.model.routing import Chain, Limits
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store
from monitor.tend import escalating, storming


def braked(store: Store, kept: Kept, limits: Limits, chains: Sequence[Chain]) -> Kept:
    """Add to what a pass keeps why it is a storm, if it is one, and the chains its events start up."""
    return replace(
        kept,
        storm=storming.sign(store, kept.publisher, kept.events, kept.at, limits),
        escalations=tuple(escalating.begun(chains, kept.events, kept.at)),
    )
