"""A delivery that takes back a discarded storm becomes the letter that says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from monitor.collect.source import Publisher
from monitor.deliver.fault import Earlier, Fault
from monitor.dispatch import matters
from monitor.model import Due, Event
from monitor.store.codec import stamp
from monitor.store.corrections import LETTER
from monitor.store.sqlite import Store
from monitor.tend.repeating import confirmers, said_still, stands


def storm_of(due: Due) -> int | None:
    """Return the number of the storm that a letter takes back; None for another letter."""
    told = json.loads(due.matter) if due.matter else {}
    return int(told["storm"]) if told.get("letter") == LETTER else None


def gathered(
    store: Store, due: Due, number: int, base_url: str, publisher: Callable[[str], Publisher]
) -> Fault | None:
    """Gather what this recipient was told of a storm; None where none of it is known to be a fault any more.

    What another door of its government tells is none, and is named with the label of its `publisher`.
    """
    storm, wrote = store.storms.get(number), store.corrections.wrote(number, due.recipient)
    told = dict.fromkeys(one for message in wrote for one in message.carried)
    of_storm = {one for message in wrote for one in message.of_storm}
    ours = {event.id for event in store.storms.events(number)}
    came = [event for one in told if one in ours and (event := store.event(one))]
    matter = json.loads(due.matter)
    only = matter.get("only", ())  # a second letter tells what the first left out
    meant = of_storm.intersection(only) if only else of_storm
    events = [one for one in came if one.id in meant and not stands(store, one)]
    if storm is None or not events:
        return None
    still = [(publisher((confirmers(one) or (one.publisher,))[0]).LABEL, one) for one in said_still(store, came)]
    earlier = [Earlier(one.channel, one.at, one.carried) for one in wrote]
    named = matter.get("named") or " ".join([str(storm.id), stamp(storm.began_at), *only])
    url = matters.page(f"{base_url.rstrip('/')}{page(events)}", due)
    return Fault(str(named), events, earlier, storm.note, url, still)


def page(events: Sequence[Event]) -> str:
    """The page of the web that says what stands now of all of them."""
    if len(events) == 1:
        return f"/events/{events[0].id}"
    countries = {one.country for one in events}
    return f"/countries/{countries.pop()}" if len(countries) == 1 and "" not in countries else "/"
