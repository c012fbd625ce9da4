"""An end that stood in the older text, too, ended nothing of what stood there beside it: it is an old note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from monitor.model import Change, Departure, Operation, Posture, Status
from monitor.terms.moves import post_key


def outlived(change: Change) -> Change:
    """Leave out of the newer side the ends that cannot be those of what the older one says stood.

    A change note stays for months. What stood beside it all the same, and is gone now, was not lifted by it.
    """
    before, after = change.before, change.after
    if not before or not after:
        return change
    old = {e.span.text for e in after.departures if _of_people(e, before) and _told_before(e, change)}
    old |= {e.span.text for e in after.operations if _of_work(e, before) and _told_before(e, change)}
    if not old:
        return change
    people = tuple(d for d in after.departures if d.status is not Status.LIFTED or d.span.text not in old)
    work = tuple(o for o in after.operations if o.state != "resumed" or o.span.text not in old)
    return replace(change, after=replace(after, departures=people, operations=work))


def _of_people(end: Departure, before: Posture) -> bool:
    stood = [d for d in before.departures if d.status is not Status.LIFTED and d.audience == end.audience]
    return end.status is Status.LIFTED and any(_meets(end.post, d.post) for d in stood)


def _of_work(end: Operation, before: Posture) -> bool:
    stood = [o for o in before.operations if o.state != "resumed" and o.area == end.area]
    return end.state == "resumed" and any(_meets(end.post, o.post) for o in stood)


def _told_before(end: Departure | Operation, change: Change) -> bool:
    """Whether the older text told of an end that was over then, not one still to come."""
    known: date | None = change.published_before
    coming = bool(end.decided_on and known and end.decided_on > known)
    return end.span.text in change.before_text and not coming


def _meets(end: str | None, stood: str | None) -> bool:
    return post_key(end) == post_key(stood) or not post_key(end) or not post_key(stood)
