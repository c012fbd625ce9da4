"""What people are to do about an event, as a mission lists it: in its own post, or in one that confirms an advisory."""

from __future__ import annotations

from collections.abc import Callable

from monitor.model import Event
from monitor.terms.asked import asked


def instructed(event: Event, posts: bool, text_of: Callable[[str], str]) -> tuple[str, ...]:
    """Return the items of such a list, () where there is none; nobody acts on what is for the record alone.

    `posts` says that the publisher only posts of the day: a page of standing advice lists as much for any day. An
    advisory and its mission's post of the same hour are one event, and who is told of it must read what the post asks
    for, which stands in no advisory: of such posts the newest that lists something. `text_of` gives the clean text of
    a page by its SHA-256, "" where it is not known.
    """
    if event.finding.severity == "P4":
        return ()
    if posts:
        return asked(text_of(event.after_sha256))
    theirs = (door.sha256 for door in reversed(event.doors) if door.name.partition(".")[0] != event.publisher)
    lists = (asked(text_of(sha256)) for sha256 in theirs if sha256 != event.after_sha256)
    return next(filter(None, lists), ())
