"""What waits to leave, what failed and what was cancelled, as lines on a terminal or for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from monitor import contract
from monitor.model import Due, State
from monitor.speak.tongue import plural

if TYPE_CHECKING:
    from monitor.wire import House

_FEW = 3  # messages cancelled for one reason that are listed


def outbox(found: Sequence[Due], machine: bool, none: str = "Nothing waits.") -> None:
    """What waits, since when, and why; `none` where nothing does. What was cancelled for one reason is counted."""
    cancelled = Counter[str]()
    for due in found:
        cancelled[due.last_reason] += due.state is State.CANCELLED
        if machine:
            click.echo(json.dumps(_row(due), ensure_ascii=False))
        elif due.state is not State.CANCELLED or cancelled[due.last_reason] <= _FEW:
            click.echo("  ".join((f"{due.id:>6}", f"{due.state.value:<16}", due.reader, due.channel)))
            said = [due.event_id, f"due {due.due_at:%Y-%m-%d %H:%MZ}"]
            said += [f"tried {plural(due.attempts, 'time')}"] if due.attempts else []
            click.echo("  ".join(filter(None, ("      ", *said, due.last_reason or due.receipt))))
    for reason, count in () if machine else cancelled.items():
        if count > _FEW:
            click.echo(f"… and {count - _FEW:,} more, cancelled: {reason}")
    if not found and not machine:
        click.echo(none)


def _row(due: Due) -> dict[str, object]:
    return {
        "id": due.id,
        "event": due.event_id,
        "reader": due.reader,
        "channel": due.channel,
        "state": due.state.value,
        "due_at": contract.moment(due.due_at),
        "attempts": due.attempts,
        "reason": due.last_reason,
        "receipt": due.receipt,
    }


def sent(house: House, clock: Callable[[], datetime], machine: bool) -> None:
    """Send what is due, and say how that went: what may not leave, or leaves by another process, is not called none."""
    from monitor.dispatch import alarm, restored

    outcome = alarm.send(house, clock)
    held = restored.holding(house)
    count = house.store.vitals.queue(clock())[0] if held else 0
    if machine:
        click.echo(json.dumps(outcome | ({"held": count, "why": held} if held else {})))
        return
    none = "Nothing was due." if outcome else "Another process is sending: what is due leaves by it."
    if held:
        none = f"Nothing left, and {plural(count, 'message that is due waits', 'messages that are due wait')}: {held}"
    click.echo(", ".join(f"{count} {state}" for state, count in outcome.items() if count) or none)
