"""An embassy's alert that is none of the other kinds."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import Kind, actor
from monitor.decide.words import shorten
from monitor.model import Change, Evidence, Finding


def recognise(change: Change) -> Iterator[Finding]:
    """Find a post that had no version before; its title is its own first line."""
    if change.publisher != "us_embassy" or change.before_text or not change.after_text:
        return
    title, _, body = change.after_text.partition("\n")
    quote = body.split("\n", 1)[0] if body else title
    yield Finding(
        kind=KIND.name,
        severity="P3",
        headline=f"{actor(change)} embassy alert, {change.name}: {shorten(title, 120)}",
        rule="alert.post",
        why="A new post in the alert category of a mission; no other kind recognised it.",
        evidence=(Evidence("after", quote),),
    )


KIND = Kind("security_alert", recognise, fallback=True)
