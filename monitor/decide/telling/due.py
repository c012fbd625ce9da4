"""When one recipient should hear of one event: now, held until, or not at all; one pure answer with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from monitor.decide.telling import group, schedule, silence
from monitor.decide.telling import storm as storms
from monitor.model import Event, Recipient, Rule, Severity
from monitor.model.routing import Silence, Storm

_ORDER = ("P1", "P2", "P3", "P4")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What becomes of a delivery: held rows say why in `hold`, suppressed ones in `why`."""

    state: Literal["pending", "held", "suppressed"]
    due_at: datetime
    hold: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside event, recipient and rules: silences, an open storm, what this person had of the country.

    `last_left` is when a message of this country last left for them; `opened` and `waiting` tell of what waits.
    """

    silences: Sequence[Silence] = ()
    storm: Storm | None = None
    limits: storms.Limits = field(default_factory=storms.Limits)
    last_left: datetime | None = None
    opened: datetime | None = None
    waiting: int = 0


NOTHING = Around()


def when(event: Event, recipient: Recipient, rules: Sequence[Rule], now: datetime, around: Around = NOTHING) -> Ruling:
    """Rule on a delivery; `rules` are those that concern the event, the most urgent of them counts.

    A silence comes first: it is somebody's will. Then a storm, which holds everything; then the person's own wish
    of a digest, their quiet hours, and last the grouping of several things about one country.
    """
    hushed = silence.first(around.silences, event, recipient.name, recipient.tenant, now)
    if hushed:
        return Ruling("suppressed", now, why=f"silence:{hushed.id}")
    if around.storm and around.storm.state == "open":
        leaves = storms.due(event, around.storm.began_at, around.limits)
        return Ruling("held", max(now, leaves), f"storm:{around.storm.id}")
    return usual(event, recipient, rules, now, around)


def usual(event: Event, recipient: Recipient, rules: Sequence[Rule], now: datetime, around: Around = NOTHING) -> Ruling:
    """Rule as if there were neither silences nor storms: digest, quiet hours, grouping."""
    mode = min((rule.mode for rule in rules), key=schedule.urgency, default=schedule.AT_ONCE)
    if mode != schedule.AT_ONCE:
        end = schedule.window(mode, recipient.zone, now).end
        return Ruling("held", awake(recipient, end) or end, f"digest:{mode}")
    until = awake(recipient, now)
    if until and not passes(event.finding.severity, recipient):
        return Ruling("held", until, "quiet")
    if not event.country:  # what concerns no country has nothing in common with the next that concerns none
        return Ruling("pending", now)
    leaves = group.due(event, now, around.last_left, around.opened, around.waiting)
    return Ruling("held", leaves, f"group:{event.country}") if leaves else Ruling("pending", now)


def passes(severity: Severity, recipient: Recipient) -> bool:
    """Whether something is grave enough to pass this person's quiet hours."""
    return recipient.quiet_pass != "" and _ORDER.index(severity) <= _ORDER.index(recipient.quiet_pass)


def awake(recipient: Recipient, moment: datetime) -> datetime | None:
    """Return when the quiet hours that hold at a moment end; None if none do."""
    return schedule.quiet_until(recipient.quiet_from, recipient.quiet_until, recipient.zone, moment)
