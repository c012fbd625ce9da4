"""Whoever was told of a storm that an officer then discarded is told so: once, by the way they were told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from monitor.decide.telling.due import awake, passes
from monitor.store.corrections import Reached
from monitor.store.sqlite import Store
from monitor.tend.repeating import stands
from monitor.tend.rulings import overtaken_by, taken_back

MOST = 5_000  # people looked at in one round: what is new does not wait until all of a crowd are done


def tend(store: Store, now: Callable[[], datetime], stop: Callable[[], bool] = lambda: False, most: int = MOST) -> int:
    """Stop what discarded storms still owe, and owe a letter to all they had reached; how many. Safe to end anywhere.

    What is in a relay's hands is waited for: whether it arrived is known in a later round. About `most` people are
    looked at, the others in the rounds that follow.
    """
    owed = looked = 0
    for number in store.corrections.open():
        busy = store.corrections.busy(number)  # asked first: what ends meanwhile is met by the next round
        did = store.corrections.halt(number, now())
        did += sum(store.waiting.stand(one, now()) for one in _restored(store, number))
        stand = [event.id for event in store.storms.events(number) if stands(store, event)]
        for people in store.corrections.people(number):
            if stop() or looked >= most:
                return owed
            gone = store.corrections.drop(number, people)
            new = store.corrections.owe(number, _due(store, number, people, now(), stand), now(), stand)
            owed, did = owed + new, did + gone + new
            looked += len(people) if gone or new else 0  # who left and was told is met in every round
        if not busy and not did:
            store.corrections.end(number, now())
    return owed


def _restored(store: Store, number: int) -> Iterator[str]:
    """What a fault had taken back, and nothing else since: it stands, and some never heard of it."""
    for event in store.storms.events(number):
        old = taken_back(store, event) if store.storms.mark(event.id) == "discarded" else None
        if old and store.storms.mark(old.id) not in ("open", "discarded") and overtaken_by(store, old) is None:
            yield old.id


def _due(
    store: Store, number: int, people: Sequence[int], at: datetime, stand: Collection[str]
) -> Iterator[tuple[Reached, datetime]]:
    """Say when each who was told hears of the fault: in the night only who was to be woken for what it takes back.

    A pause puts off what is new; this is the end of what they have in hand. What another door stands by (`stand`) is
    no fault to its readers.
    """
    for one in store.corrections.reached(number, people, at, stand):
        who = store.recipient(one.recipient)
        if who is not None:
            until = awake(who, at)
            yield one, at if until is None or passes(one.severity, who) else until
