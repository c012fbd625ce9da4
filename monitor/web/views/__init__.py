"""The roll-call of pages: one file each, with a `router`; those with a NAV stand in the head of every page."""

from __future__ import annotations

from monitor.web.views import account, changes, leave, manage, proofs, subscribe

VIEWS = (changes, subscribe, manage, leave, account, proofs)
NAV = tuple(view.NAV for view in VIEWS if hasattr(view, "NAV"))
