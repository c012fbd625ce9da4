"""The words a headline uses for people, posts and dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from monitor.model import Departure


def people(departures: Iterable[Departure]) -> str:
    """Name the audiences of a departure ("non-emergency staff and families")."""
    audiences = {d.audience for d in departures}
    if audiences == {"family"}:
        return "families of its staff"
    if audiences == {"employees"}:
        return "non-emergency staff"
    return "non-emergency staff and families"


def posts(named: Iterable[str | None]) -> str | None:
    """Name the posts of one act together; None is the whole mission."""
    found = [p for p in named if p]
    if len(found) < 2:
        return found[0] if found else None
    return ", ".join(found[:-1]) + " and " + found[-1]


def place(post: str | None, country: str) -> str:
    """Name the post, or the country for the whole mission."""
    return post or country


def day(when: date | None) -> str:
    """Write a date as people say it ("7 January 2022")."""
    return f"{when.day} {when:%B %Y}" if when else ""


def since(when: date | None) -> str:
    """Write "since 1 March 2026", or nothing."""
    return f"since {day(when)}" if when else ""


def shorten(text: str, limit: int) -> str:
    """Cut a sentence at a word, marking the cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
