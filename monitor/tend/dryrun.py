"""Who would have got what: the rules of today, or edited ones, over what really happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.decide.telling import route
from monitor.model import Event, Recipient, Rule
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store
from monitor.tend.travelling import there


@dataclass(frozen=True, slots=True)
class Would:
    """One message somebody would have got, and why."""

    event: Event
    recipient: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody would gain and lose by an edited rule."""

    gained: tuple[Would, ...]
    lost: tuple[Would, ...]
    same: int


def owed(store: Store, events: Iterable[Event], who: Recipient, rules: Sequence[Rule]) -> Iterator[Would]:
    """Give what one recipient would have got: of one page in one pass the gravest that concerns them, once."""

    def travellers(event: Event, rule: Rule) -> int:
        if not rule.travellers or who.tenant is None:
            return 0
        return len(there(store, who.tenant, event, event.detected_at))

    return (Would(one.event, who.name, one.reasons) for one in route.owed(events, rules, travellers))


def history(store: Store, wanted: Wanted, names: Sequence[str] = ()) -> Iterator[Would]:
    """Give what those named (nobody named: all who are told) would have got of the wanted events."""
    events = list(store.events(wanted))
    people = (who for who in store.recipients(("active", "paused")) if not names or who.name in names)
    for who in people:
        yield from owed(store, events, who, store.rules(who.id))


def edited(store: Store, wanted: Wanted, who: Recipient, rules: Sequence[Rule]) -> Change:
    """Compare what one recipient's rules gave with what other ones would have given."""
    events = list(store.events(wanted))
    before = {one.event.id: one for one in owed(store, events, who, store.rules(who.id))}
    after = {one.event.id: one for one in owed(store, events, who, rules)}
    gained = tuple(one for event_id, one in after.items() if event_id not in before)
    lost = tuple(one for event_id, one in before.items() if event_id not in after)
    return Change(gained, lost, len(after) - len(gained))
