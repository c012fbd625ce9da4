"""A storm from its first sign to its end: why it is one, who is asked, what they decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from monitor.collect.source import Publisher
from monitor.decide.telling.storm import Decision, Limits, reason
from monitor.model import Event
from monitor.model.routing import StormState
from monitor.store.protocol import Store
from monitor.tend.evidence import Recall, question

_USUAL = timedelta(days=90)  # of cycles a publisher is measured by
_STATES: dict[Decision, StormState] = {"release": "released", "digest": "digested", "discard": "discarded"}


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

    Raises Unexplained for a discard without a reason: nobody it concerned is ever told, so the audit says why, and
    whom it had reached by then must be told something.
    """
    if decision == "discard" and not note.strip():
        raise Unexplained("nobody else whom it concerns is ever told of it, and those it had reached are told why")
    return store.storms.decide(number, _STATES[decision], who, now, note)


def take_back(store: Store, number: int, who: str, now: datetime, note: str) -> bool:
    """Discard a storm that was let out before, by an officer or by time; False if it was not, or is discarded already.

    Raises Unexplained without a reason: everybody it had reached is told it.
    """
    if not note.strip():
        raise Unexplained("those it had reached are told why")
    return store.storms.decide(number, "discarded", who, now, note, late=True)


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
    for notice in store.notices.open("storm:"):  # asked while somebody decided
        decided = store.storms.get(int(notice.key.partition(":")[2]))
        if decided and decided.state != "open":
            store.notices.end(notice.key, now)
