"""A storm from its first sign to its end: why it is one, who is asked, what they decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from monitor.collect.source import Publisher
from monitor.decide.flags import RELEASED
from monitor.decide.telling.storm import Decision, Limits, reason
from monitor.model import Event
from monitor.model.routing import StormState
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store
from monitor.tend.evidence import Recall, question
from monitor.tend.repeating import confirmers
from monitor.tend.undone import fault_undone

_MOMENT = timedelta(microseconds=1)
_USUAL = timedelta(days=90)  # of cycles a publisher is measured by
_STATES: dict[Decision, StormState] = {"release": "released", "digest": "digested", "discard": "discarded"}


class Refused(Exception):
    """One alert is to be taken back, and cannot be: why."""


class Unexplained(Exception):
    """A storm is to be discarded, and nobody said why."""


def sign(store: Store, publisher: str, events: Sequence[Event], now: datetime, limits: Limits) -> str:
    """Say why what one pass noticed is a storm, or "".

    An officer has looked at what was released, and found what is put right to have been a fault.
    """
    events = [event for event in events if RELEASED not in event.flags and not fault_undone(store, event)]
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


def take_back_one(store: Store, event: Event, who: str, now: datetime, note: str) -> int:
    """Take back one alert that came in no storm: whoever it reached is told so, and why; the number of its record.

    Raises Unexplained without a reason, and Refused where it is not for an officer to take back.
    """
    if not note.strip():
        raise Unexplained("those it had reached are told why")
    if no := untakeable(store, event):
        raise Refused(no)
    number = store.storms.single(event, twins(store, event))
    if number is None or not store.storms.decide(number, "discarded", who, now, note, late=True):
        raise Refused("somebody has taken it back meanwhile")
    return number


def twins(store: Store, event: Event) -> list[Event]:
    """The same sentence of the same page, told of other countries it speaks for: one page is wrong for all of them."""
    asked = Wanted(since=event.detected_at, until=event.detected_at + _MOMENT, publisher=event.publisher)
    said = event.destination, event.finding.kind, event.finding.evidence
    found = (one for one in store.events(asked) if one.id != event.id)
    return [one for one in found if (one.destination, one.finding.kind, one.finding.evidence) == said]


def untakeable(store: Store, event: Event) -> str:
    """Say why an alert cannot be taken back by itself, or ""."""
    if event.held:
        return "it is held back: nobody was told"
    if others := confirmers(event):
        return f"{', '.join(others)} told the same: it is no fault of one page"
    storm = store.storms.of(event.id)
    if storm is None:
        return ""
    done = storm.state == "discarded"
    return "it was taken back already" if done else f"it came in storm {storm.id}: decide that one"


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
