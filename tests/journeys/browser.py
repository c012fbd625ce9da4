"""A real browser on the pages of a house with some history, at the widths and colours people have."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
# Nothing but the page: no updates, no first-run talk, no traffic of the browser's own.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install it, or let CI look")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def page(
    browser: Browser, url: str, size: dict[str, int] = DESKTOP, dark: bool = False, scripts: bool = True, zone: str | None = None
) -> Iterator[tuple[Page, list[str]]]:
    """A page of that size, and everything its console complained of."""
    shown = "dark" if dark else "light"
    context = browser.new_context(base_url=url, viewport=size, color_scheme=shown, java_script_enabled=scripts, timezone_id=zone)
    opened, complaints = context.new_page(), list[str]()
    opened.on("console", lambda said: complaints.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith(url) else complaints.append(f"asked elsewhere: {sent.url}"))
    try:
        yield opened, complaints
    finally:
        context.close()
