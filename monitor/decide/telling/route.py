"""Whom does an event concern? One delivery a person and changed page, led by the gravest event that concerns them.

Slow and plain: what the tables answer for a hundred thousand people at once is measured against this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.decide.telling.follow import why
from monitor.model import Event, Rule

Page = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Owed:
    """An event somebody is owed: the rules of theirs that ask for it, and what each says."""

    event: Event
    rules: tuple[Rule, ...]
    reasons: tuple[str, ...]


def page(event: Event) -> Page:
    """Return what the events of one page in one pass have in common."""
    return event.publisher, event.destination, event.after_sha256, event.detected_at.isoformat()


def owed(
    events: Iterable[Event], rules: Sequence[Rule], travellers: Callable[[Event, Rule], int] = lambda _event, _rule: 0
) -> Iterator[Owed]:
    """Give what somebody with these rules is owed of some events; `travellers` counts theirs an event concerns.

    Inhibition only goes down: of one page in one pass the gravest event that concerns them stands for the others, and
    never for another page, publisher or pass.
    """
    led: dict[Page, Owed] = {}
    for event in events:
        said = {rule: answer for rule in rules if (answer := why(event, rule, travellers(event, rule)))}
        best = led.get(page(event))
        graver = best is None or event.finding.severity < best.event.finding.severity
        if said and graver and not event.held:
            led[page(event)] = Owed(event, tuple(said), tuple(dict.fromkeys(said.values())))
    yield from led.values()
