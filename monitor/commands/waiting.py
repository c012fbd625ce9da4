"""What waits to leave, what failed and what was cancelled, as lines on a terminal or for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

import click

from monitor import contract
from monitor.model import State
from monitor.speak.tongue import plural
from monitor.store.protocol import Due

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
