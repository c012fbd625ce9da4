"""What became of one alert to one recipient, and how sending fares, as lines on a terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import click

from monitor import contract
from monitor.deliver.plain import header
from monitor.model import Event, State
from monitor.speak.tongue import plural
from monitor.store.protocol import Due, Store, Wanted

_FEW = 3  # messages cancelled for one reason that are listed
_COLOUR = {"sent": "green", "dead": "red"}


def stood_for(store: Store, event: Event, recipient: int) -> str:
    """Name the event of the same page whose message to somebody tells this one, too; "" where none does."""
    at = event.detected_at
    near = Wanted(at, at + timedelta(microseconds=1), publisher=event.publisher, destination=event.destination)
    others = [one.id for one in store.events(near) if one.id != event.id and one.after_sha256 == event.after_sha256]
    return next(iter(store.waiting.states(others, recipient)), "") if others else ""


def proof(event: Event, told: Mapping[str, Mapping[str, Any]]) -> None:
    """Print what happened, then every step of telling it, oldest first: owed, tried, answered, come back."""
    finding = event.finding
    click.echo(f"{finding.severity} {header(finding.headline)}, first seen {event.detected_at:%Y-%m-%d %H:%M:%S} UTC")
    for name, facts in told.items():
        state = str(facts["state"])
        click.echo(f"{name}: {click.style(state, fg=_COLOUR.get(state, 'yellow'), bold=True)}")
        if facts.get("told_with"):
            click.echo(f"  told in the message of event {facts['told_with']}, which stands for its page")
        for when, what in sorted(_steps(facts), key=lambda step: step[0]):
            click.echo(f"  {_moment(when)}  {what}")
        for label, value in (("carried by delivery", facts["carried_by"]), ("queue id", facts["queue_id"]),
                             ("receipt", facts["receipt"]), ("waits for", facts["hold"])):  # fmt: skip
            if value:
                click.echo(f"  {label}: {value}")


def _steps(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield facts["created_at"], f"owed by {facts['why']}, due {_moment(facts['due_at'])}" + (
        f", of use until {_moment(facts['not_after'])}" if facts["not_after"] else "")  # fmt: skip
    for tried in facts["attempts"]:
        answer = (f"in {tried['phase']}" if tried["phase"] else "", str(tried["code"] or ""), tried["enhanced"],
                  f"by {tried['peer']}" if tried["peer"] else "", tried["reason"])  # fmt: skip
        ended = tried["ended_at"] or tried["started_at"]
        yield ended, " ".join(("tried:", tried["outcome"] or "under way", *filter(None, answer)))
    if corrected := facts["corrected"]:
        how = f"sent {_moment(corrected['sent_at'])}" if corrected["sent_at"] else str(corrected["state"])
        yield corrected["created_at"], f"found a fault: told so by delivery {corrected['delivery']}, {how}"
    for back in facts["came_back"]:
        yield back["at"], " ".join(filter(None, ("came back:", back["kind"], back["enhanced"], back["said"])))


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


def _moment(stored: str) -> str:
    return f"{stored[:10]} {stored[11:19]} UTC"


def vitals(facts: Mapping[str, Any]) -> None:
    """Print what was missing, what is broken and how long alerts of each severity took, in seconds."""
    for event, count in facts["missing"].items():
        click.secho(f"event {event}: {count} were not owed it, and are now", fg="yellow")
    for why in facts["broken"].values():
        click.secho(why, fg="red")
    if not facts["missing"] and not facts["broken"]:
        click.echo("Everybody is owed what was noticed in the last day, and nothing is broken.")
    for severity, took in facts["seconds"].items():
        spread = ", ".join(f"{name} {seconds:g}" for name, seconds in took.items() if name != "n")
        click.echo(f"  {severity}: {took['n']:g} sent in the last day; seconds from first sight to hand-over: {spread}")
