"""The roll-call of pages: one file each, with a `router`; those with a NAV stand in the head of every page."""

from __future__ import annotations

from monitor.web.views import (
    account,
    alerts,
    api,
    audit,
    calendars,
    changes,
    countries,
    events,
    feeds,
    leave,
    manage,
    ops,
    pages,
    proofs,
    review,
    review_event,
    search,
    silences,
    sources,
    status,
    subscribe,
    worldmap,
)

VIEWS = (
    changes,
    countries,
    worldmap,
    sources,
    subscribe,
    manage,
    leave,
    account,
    proofs,
    events,
    pages,
    search,
    status,
    feeds,
    alerts,
    calendars,
    api,
    ops,
    review,
    review_event,
    silences,
    audit,
)
NAV = tuple(view.NAV for view in VIEWS if hasattr(view, "NAV"))
