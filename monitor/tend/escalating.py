"""Tell one after another until somebody takes an event on, by a sealed link that is posted, once or twice alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from monitor.decide.telling import escalation as rungs
from monitor.decide.telling import silence
from monitor.model import Delivery, Event
from monitor.model.routing import Acknowledgement, Chain, Escalation
from monitor.seals import Forged, Ring
from monitor.store.notices import Notice
from monitor.store.sqlite import Store

_PURPOSE, _UNANSWERED = "acknowledge", "unanswered:"


def begun(chains: Sequence[Chain], events: Sequence[Event], now: datetime) -> Iterator[tuple[str, str, datetime]]:
    """Say which events start up which chain, and when its first step is due; kept with the events themselves.

    Of one page the gravest event stands for the others.
    """
    for chain in chains:
        led: dict[tuple[str, str, str], Event] = {}
        for event in sorted(events, key=lambda one: one.finding.severity):
            if rungs.concerns(chain, event):
                led.setdefault((event.publisher, event.destination, event.country), event)
        yield from ((event.id, chain.name, rungs.begin(chain, now)) for event in led.values())


def climb(store: Store, chains: Mapping[str, Chain], officers: Sequence[str], now: datetime) -> int:
    """Tell whoever is next in every chain that is due; how many were told. Safe to end anywhere, and to repeat."""
    told = sum(_climb(store, one, chains.get(one.chain), now) for one in store.chains.due(now))
    _say_so(store, chains, officers, now)
    return told


def _climb(store: Store, one: Escalation, chain: Chain | None, now: datetime) -> int:
    event = store.event(one.event_id)
    if chain is None or event is None:
        store.chains.drop(one.id)  # its chain left the configuration
        return 0
    after, names = rungs.advance(one, chain, now)
    told = sum(_tell(store, event, name, f"escalation {chain.name}, step {after.step}", now) for name in names)
    store.chains.move(one, after)
    return told


def _say_so(store: Store, chains: Mapping[str, Chain], officers: Sequence[str], now: datetime) -> None:
    """Page for every chain that nobody answers, and end the pages of those somebody did, also after a crash."""
    paged = {int(notice.key.removeprefix(_UNANSWERED)) for notice in store.notices.open(_UNANSWERED)}
    for one in store.chains.all("unanswered"):
        if one.id not in paged and (chain := chains.get(one.chain)):
            _page(store, one, chain, officers, now)
    for number in paged:
        if (known := store.chains.get(number)) and known.state != "unanswered":
            store.notices.end(f"{_UNANSWERED}{number}", now)


def _page(store: Store, one: Escalation, chain: Chain, officers: Sequence[str], now: datetime) -> None:
    """Page officers: a chain came to its end, and nobody took the event on."""
    if event := store.event(one.event_id):
        steps = "The one step" if len(chain.steps) == 1 else f"All {len(chain.steps)} steps"
        said = f"{steps} of {chain.name} {'was' if len(chain.steps) == 1 else 'were'} told; nobody acknowledged."
        subject = f"Nobody answers: {event.finding.headline}"
        seen = f"First seen {event.detected_at:%Y-%m-%d %H:%M} UTC."
        lines, where = (event.finding.headline, seen, said), f"/events/{event.id}"
        store.notices.give(Notice(f"{_UNANSWERED}{one.id}", subject, lines, page=True, where=where), officers, now)


def _tell(store: Store, event: Event, name: str, why: str, now: datetime) -> int:
    """Owe the event, or let it leave at once if it waited; a silence still counts. 1 if it is on its way by this."""
    who = store.recipient(name)
    if who is None or who.state != "active":
        return 0
    hushed = silence.first(store.silences.all(now), event, name, who.tenant, now)
    hold = f"silence:{hushed.id}" if hushed else ""
    return store.enqueue([Delivery(event.id, name, now, why, hold)], now) or store.waiting.urge(event.id, who.id, now)


# ------------------------------------------------------------------ acknowledging
def word(ring: Ring, escalation: int, who: str) -> str:
    """Return the token of a link by which `who` takes an event on; it is posted, looking at it does nothing."""
    return ring.seal(_PURPOSE, f"{escalation}:{who}".encode())


def opened(ring: Ring, token: str) -> tuple[int, str] | None:
    """Return escalation and person a token is for; None for one that is not ours."""
    try:
        number, _, who = ring.open(_PURPOSE, token).decode().partition(":")
    except (Forged, UnicodeDecodeError):
        return None
    return int(number), who


def acknowledge(store: Store, number: int, who: str, channel: str, now: datetime, request: str = "") -> bool:
    """Take an event on: nobody further up is told. Doing so twice, or after a colleague, changes nothing: False."""
    one = store.chains.get(number)
    if one is None or one.state == "dropped":
        return False
    done = store.chains.acknowledge(one, rungs.acknowledged(one), Acknowledgement(now, who, channel), request)
    if done:
        store.notices.end(f"{_UNANSWERED}{number}", now)
    return done


def give_back(store: Store, number: int, who: str, channel: str, now: datetime, request: str = "") -> bool:
    """Take an acknowledgement back: the chain goes on where it stood, at once. False if there was none."""
    one = store.chains.get(number)
    if one is None:
        return False
    said = Acknowledgement(now, who, channel, undone=True)
    return store.chains.acknowledge(one, rungs.given_back(one, now), said, request)


def links(store: Store, ring: Ring, event_id: str, who: str, chains: Sequence[Chain]) -> dict[str, str]:
    """Return the token of every escalation of an event that waits for an answer, for one person, by chain.

    Only who stands on a step of the chain has one: any other reader of the event must not end it for them.
    """
    ours = {chain.name for chain in chains if any(who in step.to for step in chain.steps)}
    waiting = (one for one in store.chains.of(event_id) if one.state in ("open", "unanswered") and one.chain in ours)
    return {one.chain: word(ring, one.id, who) for one in waiting}
