"""Too much at once to be believed: when a cycle is held whole until somebody has looked at it, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.model import Event
from monitor.model.routing import Limits

__all__ = ["DECISIONS", "TOP_LEVEL", "Check", "Decision", "Limits", "checks", "due", "percentile", "reason", "top"]
Decision = Literal["release", "digest", "discard"]
DECISIONS: tuple[Decision, ...] = ("release", "digest", "discard")
TOP_LEVEL = 3  # "Reconsider travel" and "Do not travel": what somebody may have to leave a country for


@dataclass(frozen=True, slots=True)
class Check:
    """One thing an officer would look at, and how it stands."""

    good: bool
    sentence: str


def reason(events: Sequence[Event], earlier: Sequence[int], mails: int, limits: Limits) -> str:
    """Say why a cycle is a storm, or "". `earlier` counts the changed pages of past cycles that changed any."""
    told = [event for event in events if not event.held]
    countries = len({event.country for event in told if event.country})
    if countries > limits.countries:
        return f"{countries} countries in one pass, expected {limits.countries} at most"
    changes = len({(event.destination, event.after_sha256) for event in told})
    usual = max(limits.least, limits.factor * percentile(earlier, 99))
    if changes > usual:
        return f"{changes} changes in one pass, expected {usual} at most"
    if mails > limits.mails:
        return f"{mails} mails in one pass, expected {limits.mails} at most"
    return ""


def percentile(counts: Sequence[int], share: int) -> int:
    """Return the smallest count that at least `share` percent of them do not exceed; 0 of none."""
    if not counts:
        return 0
    return sorted(counts)[max(0, -(-len(counts) * share // 100) - 1)]


def top(event: Event) -> bool:
    """Whether an event must not wait for long: P1, or a rise to one of the two top levels."""
    after, before = event.level_after or 0, event.level_before or 0
    return event.finding.severity == "P1" or (after >= TOP_LEVEL and after > before)


def due(event: Event, began: datetime, limits: Limits) -> datetime:
    """Return when an event of a storm that nobody decided about leaves by itself, in one mail a person."""
    return began + (limits.top if top(event) else limits.low)


def checks(
    event: Event, before_text: str, after_text: str, siblings: Iterable[Event], voices: int
) -> tuple[Check, ...]:
    """Look at the evidence of one country as an officer would: doors, sentences, date, and whether it stands alone.

    `siblings` are events that say the same, their countries' names left out. `voices` is how many doors of the
    publisher say what a text says: a second one is missed only where there is one.
    """
    texts = {"before": before_text, "after": after_text}
    quoted = event.finding.evidence
    missing = [quote for quote in quoted if quote.text not in texts[quote.side]]
    alike = {other.country for other in siblings} - {event.country, ""}
    return (
        _shown(len({door.name for door in event.doors}), voices),
        Check(
            bool(quoted) and not missing,
            f"{len(quoted) - len(missing)} of {len(quoted)} quoted sentences stand on the stored pages",
        ),
        Check("silent_edit" not in event.flags, "the page carries a new date")
        if "silent_edit" not in event.flags
        else Check(False, "the text moved under its old date"),
        Check(bool(after_text.strip()), "the new page has a text" if after_text.strip() else "the new page is empty"),
        Check(not alike, _alike(len(alike))),
    )


def _shown(doors: int, voices: int) -> Check:
    if doors == 1:
        return Check(voices == 1, "the one door there is shows it" if voices == 1 else "only 1 door shows it")
    return Check(doors > 1, f"{doors} doors of the publisher show it")


def _alike(others: int) -> str:
    return f"{others or 'no'} other countr{'y' if others in (0, 1) else 'ies'} changed in the same words"
