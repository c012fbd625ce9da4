"""The end of what an officer found to be a fault: to whoever never heard of it nothing ends."""

from __future__ import annotations

from monitor.decide.telling import group
from monitor.model import Event
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store
from monitor.terms.states import REMEMBERED


def fault_undone(store: Store, event: Event) -> Event | None:
    """Return what an officer discarded as a fault and this event ends, if no other word on the matter came between.

    None where the fault itself had taken something back: that stands again, and many were not told of it before.
    """
    topic = event.finding.kind.partition("_")[0]
    asked = Wanted(event.detected_at - REMEMBERED, event.detected_at, event.country, publisher=event.publisher)
    every = list(store.events(asked))
    known = (one for one in every if one.finding.kind.partition("_")[0] == topic)
    last = [one for one in known if (one.destination, one.finding.post) == (event.destination, event.finding.post)][-1:]
    ended = (one for one in last if group.undoes(one, event) and store.storms.mark(one.id) == "discarded")
    return next((one for one in ended if not group.reverts(one, every)), None)
