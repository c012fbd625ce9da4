"""Whoever was told of a storm that an officer then discarded is told so: once, by the way they were told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from monitor.decide.telling.due import awake, passes
from monitor.store.corrections import Reached
from monitor.store.protocol import Store


def tend(store: Store, now: Callable[[], datetime], stop: Callable[[], bool] = lambda: False) -> int:
    """Stop what discarded storms still owe, and owe a letter to all they had reached; how many. Safe to end anywhere.

    What is in a relay's hands is waited for: whether it arrived is known in a later round.
    """
    owed = 0
    for number in store.corrections.open():
        busy = store.corrections.busy(number)  # asked first: what ends meanwhile is met by the next round
        did = store.corrections.halt(number, now())
        for people in store.corrections.people(number):
            if stop():
                return owed
            did += store.corrections.drop(number, people, now())
            new = store.corrections.owe(number, _due(store, number, people, now()), now())
            owed, did = owed + new, did + new
        if not busy and not did:
            store.corrections.end(number, now())
    return owed


def _due(store: Store, number: int, people: Sequence[int], at: datetime) -> Iterator[tuple[Reached, datetime]]:
    """Say when each who was told hears of the fault: in the night only who was to be woken for what it takes back.

    A pause puts off what is new; this is the end of what they have in hand.
    """
    for one in store.corrections.reached(number, people, at):
        who = store.recipient(one.recipient)
        if who is not None:
            until = awake(who, at)
            yield one, at if until is None or passes(one.severity, who) else until
