"""What officers are asked about a storm, and what the evidence of each of its events is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from monitor.collect.listed import NAME as LISTED
from monitor.collect.source import Publisher
from monitor.decide.telling.storm import Check, Limits, checks, top
from monitor.decide.voices import bare
from monitor.model import Event
from monitor.model.routing import Storm
from monitor.speak.tongue import plural
from monitor.store.notices import Notice
from monitor.store.sqlite import Store

if TYPE_CHECKING:
    from monitor.compare.doors.editions import View

Recall = Callable[[str], "View | None"]


def look(
    store: Store, storm: Storm, recall: Recall, publisher: Publisher | None
) -> Iterator[tuple[Event, tuple[Check, ...]]]:
    """Look at the evidence of each country of a storm, the gravest first.

    A publisher pages do not know has left us, or stands in the configuration alone: either speaks by one door.
    """
    heard = voices(publisher) if publisher else 1
    events = store.storms.events(storm.id)
    said = {event.id: bare(event) for event in events}
    for event in sorted(events, key=lambda one: (not top(one), one.finding.severity, one.country)):
        before, after = recall(event.before_sha256), recall(event.after_sha256)
        texts = (before.reading.text if before else "", after.reading.text if after else "")
        siblings = [one for one in events if said[event.id] and said[one.id] == said[event.id]]
        yield event, checks(event, *texts, siblings, heard)


def voices(publisher: Publisher) -> int:
    """How many doors of a publisher say what a text says: one that points says nothing; a post stands behind one.

    So does a page of the operator's own list, whose doors are pages of their own.
    """
    alone = publisher.POSTS or publisher.NAME == LISTED
    return 1 if alone else max(1, sum(not door.pointer for door in publisher.DOORS))


def extent(events: Iterable[Event]) -> str:
    """How much a storm holds by now: "31 changes in 19 countries"; its reason counts the pass that began it alone."""
    held = list(events)
    countries = len({event.country for event in held if event.country})
    told = plural(len(held), "change")
    return f"{told} in {plural(countries, 'country', 'countries')}" if countries else told


def waiting(store: Store, storm: Storm) -> str:
    """What a storm keeps from leaving: "81 messages to 9 people"."""
    held, people = store.storms.reach(storm.id)
    return f"{plural(held, 'message')} to {plural(people, 'person', 'people')}"


def question(store: Store, storm: Storm, recall: Recall, publisher: Publisher, limits: Limits) -> Notice:
    """Write what officers are asked, with what the evidence of each country is worth."""
    looked = list(look(store, storm, recall, publisher))
    doubtful = sum(1 for _, found in looked if not all(check.good for check in found))
    grave = [event for event, _ in looked if top(event)]
    soon, late = (f"{storm.began_at + wait:%H:%M} UTC" for wait in (limits.top, limits.low))
    fails = "fails a check of its" if doubtful == 1 else "fail a check of their"
    lines = [
        f"{publisher.LABEL}: {storm.reason}. Held so far: {waiting(store, storm)}.",
        f"{extent(event for event, _ in looked)} so far; {doubtful or 'none'} of them {fails} evidence.",
        *(f"{event.finding.severity} {event.finding.headline}" for event in grave[:20]),
        f"In a terminal, look first: advisory-monitor storm {storm.id}",
        "Then decide: the same with --release (as everybody wishes), --digest, or --discard --note WHY (a fault).",
        f"If nobody does, one mail a person leaves: at {soon} to whom the grave ones concern, at {late} to all others.",
    ]
    subject = f"Decide by {soon}: {publisher.LABEL}, {storm.reason}"
    return Notice(f"storm:{storm.id}", subject, tuple(lines), page=True, where=f"/review/storms/{storm.id}")
