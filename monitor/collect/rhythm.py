"""A door has a rhythm of its own; one that stands still for far longer is served frozen, whatever its status says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import DoorState, Health
from monitor.speak.tongue import plural

# Canada's index stood still for nine days in July 2026 while the site changed twice; weekends and holidays are quieter.
_LEAST = timedelta(days=3)
_TIMES = 8  # of its usual pause
_WEIGHT = 0.2  # of the newest pause in the usual one


def beaten(state: DoorState, now: datetime, moved: bool) -> DoorState:
    """Note whether something moved behind a door that was read well, and whether it stands still for too long."""
    if moved:
        pause = (now - state.changed_at).total_seconds() if state.changed_at else 0.0
        usual = pause if not state.rhythm else (1 - _WEIGHT) * state.rhythm + _WEIGHT * pause
        return replace(state, changed_at=now, rhythm=round(usual))
    if state.changed_at is None:
        return replace(state, changed_at=now)
    still = now - state.changed_at
    patience = max(_LEAST, _TIMES * timedelta(seconds=state.rhythm))
    if not state.rhythm or state.health is not Health.OK or still <= patience:
        return state
    detail = f"nothing moved for {still.days} days; it used to move every {_spoken(state.rhythm)}"
    return replace(state, health=Health.STALE, detail=detail, since=now)


def _spoken(seconds: float) -> str:
    hours = max(1, round(seconds / 3600))
    return plural(hours, "hour") if hours < 48 else f"{round(hours / 24)} days"
