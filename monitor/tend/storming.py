"""A storm from its first sign to its end: why it is one, who is asked, what they see, what they decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.collect.source import Publisher
from monitor.decide.telling.storm import Check, Decision, Limits, checks, reason, top
from monitor.model import Event
from monitor.model.routing import Storm, StormState
from monitor.speak.tongue import plural
from monitor.store.notices import Notice
from monitor.store.protocol import Store

if TYPE_CHECKING:
    from monitor.compare.doors.editions import View

_USUAL = timedelta(days=90)  # of cycles a publisher is measured by
_STATES: dict[Decision, StormState] = {"release": "released", "digest": "digested", "discard": "discarded"}
Recall = Callable[[str], "View | None"]


class Unexplained(Exception):
    """A storm is to be discarded, and nobody said why."""


def sign(store: Store, publisher: str, events: Sequence[Event], now: datetime, limits: Limits) -> str:
    """Say why what one pass noticed is a storm, or ""."""
    pages = {(event.destination, event.after_sha256): event for event in events if not event.held}
    if len(pages) < 2:
        return ""  # one change, however many follow it, is what we are here for
    mails = sum(store.storms.audience(event.country) for event in pages.values())
    cycles = store.storms.cycles(publisher, now - _USUAL) if len(pages) > limits.least else []
    return reason(events, cycles, mails, limits)


def decide(store: Store, number: int, decision: Decision, who: str, now: datetime, note: str = "") -> bool:
    """Take an officer's decision; False if there was one before. What the storm holds moves with the next round.

    Raises Unexplained for a discard without a reason: nobody it concerned is ever told, so the audit says why.
    """
    if decision == "discard" and not note.strip():
        raise Unexplained("expected a reason for discarding: nobody whom it concerns is ever told of it")
    done = store.storms.decide(number, _STATES[decision], who, now, note)
    if done:
        store.notices.end(f"storm:{number}", now)
    if done and decision == "discard":
        store.chains.drop_storm(number)
    return done


def tend(
    store: Store,
    recall: Recall,
    known: Callable[[str], Publisher],
    officers: Sequence[str],
    limits: Limits,
    now: datetime,
) -> None:
    """Ask officers about a new storm, let an undecided one leave as a digest in time, cancel what was discarded."""
    for storm in store.storms.all("open"):
        if now >= storm.began_at + limits.low:
            decide(store, storm.id, "digest", "house", now, "nobody decided within the time")
        elif not store.notices.open(f"storm:{storm.id}"):
            store.notices.give(question(store, storm, recall, known(storm.publisher), limits), officers, now)
    for storm in store.storms.all("discarded"):
        while store.storms.discard(storm.id):
            pass


def look(
    store: Store, storm: Storm, recall: Recall, publisher: Publisher | None
) -> Iterator[tuple[Event, tuple[Check, ...]]]:
    """Look at the evidence of each country of a storm, the gravest first."""
    heard = voices(publisher) if publisher else 2
    events = store.storms.events(storm.id)
    for event in sorted(events, key=lambda one: (not top(one), one.finding.severity, one.country)):
        before, after = recall(event.before_sha256), recall(event.after_sha256)
        texts = (before.reading.text if before else "", after.reading.text if after else "")
        yield event, checks(event, *texts, events, heard)


def voices(publisher: Publisher) -> int:
    """How many doors of a publisher say what a text says: one that points says nothing; a post stands behind one."""
    return 1 if publisher.POSTS else max(1, sum(not door.pointer for door in publisher.DOORS))


def question(store: Store, storm: Storm, recall: Recall, publisher: Publisher, limits: Limits) -> Notice:
    """Write what officers are asked, with what the evidence of each country is worth."""
    held, people = store.storms.reach(storm.id)
    looked = list(look(store, storm, recall, publisher))
    doubtful = sum(1 for _, found in looked if not all(check.good for check in found))
    grave = [event for event, _ in looked if top(event)]
    soon, late = (f"{storm.began_at + wait:%H:%M} UTC" for wait in (limits.top, limits.low))
    held_for = f"{plural(held, 'message')} to {plural(people, 'person', 'people')}"
    fails = "does not pass every check of its" if doubtful == 1 else "do not pass every check of their"
    lines = [
        f"{publisher.LABEL}: {storm.reason}. Held so far: {held_for}.",
        f"{doubtful} of {plural(len(looked), 'event')} {fails} evidence.",
        *(f"{event.finding.severity} {event.finding.headline}" for event in grave[:20]),
        f"In a terminal, look first: advisory-monitor storm {storm.id}",
        "Then decide: the same with --release (as everybody wishes), --digest, or --discard --note WHY (a fault).",
        f"If nobody does, one mail a person leaves: at {soon} to whom the grave ones concern, at {late} to all others.",
    ]
    subject = f"Decide by {soon}: {publisher.LABEL}, {storm.reason}"
    return Notice(f"storm:{storm.id}", subject, tuple(lines), page=True, where=f"/review/storms/{storm.id}")
