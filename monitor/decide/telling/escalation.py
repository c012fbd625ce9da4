"""Who is told next while nobody has taken an event on: a chain of steps, until somebody acknowledges."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.locate.regions import expand
from monitor.model import Event
from monitor.model.routing import Chain, Escalation

_ORDER = ("P1", "P2", "P3", "P4")


def concerns(chain: Chain, event: Event) -> bool:
    """Whether a chain is for an event."""
    if event.held or _ORDER.index(event.finding.severity) > _ORDER.index(chain.severity):
        return False
    asked = (
        (expand(chain.countries), event.country),
        (chain.publishers, event.publisher),
        (chain.kinds, event.finding.kind),
    )
    return all(not wanted or value in wanted for wanted, value in asked)


def mistakes(chain: Chain) -> list[str]:
    """Say what is wrong with a chain as configured."""
    wrong = [] if chain.steps else ["steps: expected one step at least, got none"]
    silent = [number for number, step in enumerate(chain.steps, 1) if not step.to]
    return wrong + [f"steps[{number}].to: expected somebody to tell, got nobody" for number in silent]


def begin(chain: Chain, now: datetime) -> datetime:
    """Return when the first rung is told."""
    return now + timedelta(seconds=chain.steps[0].wait)


def advance(escalation: Escalation, chain: Chain, now: datetime) -> tuple[Escalation, tuple[str, ...]]:
    """Return the escalation after what is due by `now`, and the names to be told for it.

    After a long sleep every rung that was missed is told at once: nobody who should know is skipped. Past the last
    rung's patience it is unanswered, which somebody must be paged for.
    """
    told: list[str] = []
    while escalation.state == "open" and escalation.next_at is not None and escalation.next_at <= now:
        due = escalation.next_at
        if escalation.step >= len(chain.steps):
            return replace(escalation, state="unanswered", next_at=None), tuple(told)
        told += chain.steps[escalation.step].to
        later = chain.steps[escalation.step + 1 :]
        wait = later[0].wait if later else chain.last_wait
        # From when it was due, unless nobody could have been told then: a rung always has its whole patience.
        start = due if now - due < timedelta(seconds=wait) else now
        escalation = replace(escalation, step=escalation.step + 1, next_at=start + timedelta(seconds=wait))
    return escalation, tuple(dict.fromkeys(told))


def acknowledged(escalation: Escalation) -> Escalation:
    """Return the escalation after an acknowledgement; one that came too late still ends it."""
    return replace(escalation, state="acknowledged", next_at=None)


def given_back(escalation: Escalation, now: datetime) -> Escalation:
    """Return the escalation after the acknowledgement was taken back: it goes on at the next rung, at once."""
    if escalation.state != "acknowledged":
        return escalation
    return replace(escalation, state="open", next_at=now)
