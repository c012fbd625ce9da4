"""A delivery that takes back a discarded storm becomes the letter that says so."""

from __future__ import annotations

import json
from collections.abc import Sequence

from monitor.deliver.fault import Earlier, Fault
from monitor.model import Event
from monitor.store.codec import stamp
from monitor.store.corrections import LETTER
from monitor.store.protocol import Due, Store


def storm_of(due: Due) -> int | None:
    """Return the number of the storm that a letter takes back; None for another letter."""
    told = json.loads(due.matter) if due.matter else {}
    return int(told["storm"]) if told.get("letter") == LETTER else None


def gathered(store: Store, due: Due, number: int, base_url: str) -> Fault | None:
    """Gather what this recipient was told of a storm; None where nothing is known of it any more."""
    storm, wrote = store.storms.get(number), store.corrections.wrote(number, due.recipient)
    told = dict.fromkeys(one for message in wrote for one in message.of_storm)
    events: list[Event] = [event for one in told if (event := store.event(one))]
    if storm is None or not events:
        return None
    earlier = [Earlier(one.channel, one.at, one.carried) for one in wrote]
    named = json.loads(due.matter).get("named") or f"{storm.id} {stamp(storm.began_at)}"
    return Fault(str(named), events, earlier, storm.note, f"{base_url.rstrip('/')}{page(events)}")


def page(events: Sequence[Event]) -> str:
    """The page of the web that says what stands now of all of them."""
    if len(events) == 1:
        return f"/events/{events[0].id}"
    countries = {one.country for one in events}
    return f"/countries/{countries.pop()}" if len(countries) == 1 and "" not in countries else "/"
