"""What became of one alert to one recipient, and how sending fares, as lines on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import click

from monitor.deliver.plain import header
from monitor.model import Event
from monitor.store.codec import stamp
from monitor.store.shapes import Wanted
from monitor.store.sqlite import Store

_COLOUR = {"sent": "green", "dead": "red"}


def stood_for(store: Store, event: Event, recipient: int) -> str:
    """Name the event of the same page whose message to somebody tells this one, too; "" where none does."""
    at = event.detected_at
    near = Wanted(at, at + timedelta(microseconds=1), publisher=event.publisher, destination=event.destination)
    others = [one.id for one in store.events(near) if one.id != event.id and one.after_sha256 == event.after_sha256]
    return next(iter(store.waiting.states(others, recipient)), "") if others else ""


def steps(store: Store, event: Event, recipient: int) -> Mapping[str, Any] | None:
    """Gather what became of an event for somebody, be it in the message of another event; None where none was owed."""
    if found := store.proof(recipient, event.id):
        return found
    other = stood_for(store, event, recipient)
    found = store.proof(recipient, other) if other else None
    return {**found, "told_with": other} if found else None


def knew(store: Store, event: Event, tenant: str = "") -> dict[str, Any]:
    """Gather when everybody was told of an event, readers and desks by name, that it was a fault, who took it on.

    With a tenant its own alone are named.
    """
    words = ((one, said) for one in store.chains.of(event.id) for said in store.chains.words(one.id))
    return {
        "told": [asdict(one) for one in store.library.deliveries(event.id, tenant, most=100_000)],
        "counted": [asdict(one) for one in store.library.told(event.id)],
        "fault": [asdict(one) for one in store.library.corrected(event.id)],
        "taken_on": [
            {"chain": one.chain, "who": said.who, "at": stamp(said.at), "by": said.channel, "gave_back": said.undone}
            for one, said in words
        ],
    }


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
        for label, value in (("carried by delivery", facts["carried_by"]), ("Message-ID", facts["message_id"]),
            ("queue id", facts["queue_id"]), ("receipt", facts["receipt"]), ("waits for", facts["hold"]),
            ("not sent", unsent(facts))):  # fmt: skip
            if value:
                click.echo(f"  {label}: {value}")


def unsent(facts: Mapping[str, Any]) -> str:
    """Say why a delivery is not sent and never will be; "" for one that was, or that waits."""
    return str(facts["last_reason"]) if facts["state"] in ("cancelled", "suppressed", "expired") else ""


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


def everybody(event: Event, facts: Mapping[str, Any]) -> None:
    """Print who was told of an event and when, in what numbers, that it was a fault, and who took it on."""
    finding = event.finding
    click.echo(f"{finding.severity} {header(finding.headline)}, first seen {event.detected_at:%Y-%m-%d %H:%M:%S} UTC")
    for one in facts["told"]:
        when = _moment(one["sent_at"]) if one["sent_at"] else f"due {_moment(one['due_at'])}"
        click.echo(f"  {header(one['recipient'])}  {one['channel']}  {one['state']} {when}")
    for title, rows in (("all together", facts["counted"]), ("told that it was a fault", facts["fault"])):
        for one in rows:
            span = " to ".join(dict.fromkeys(_moment(one[key]) for key in ("first", "last") if one[key]))
            click.echo(f"{title}: {one['count']:,} by {one['channel']} {one['state']} {span}".rstrip())
    for one in facts["taken_on"]:
        did = "gave it back" if one["gave_back"] else "took it on"
        click.echo(f"chain {header(one['chain'])}: {header(one['who'])} {did} by {one['by']}, {_moment(one['at'])}")
    if not facts["counted"]:
        click.echo("Nobody was owed a message of this.")


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
