"""The commands about silences: which there are, setting and ending one, and what one kept from being told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.ask import SEVERITY, WHO, Usage, house, instant, now, several
from monitor.speak.tongue import plural

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.model.routing import Silence


@click.group(invoke_without_command=True)
@click.pass_context
def silence(context: click.Context) -> None:
    """List silences, set or end one, show what one kept.

    A silence drops nothing, and ends by itself.
    """
    if context.invoked_subcommand is None:
        told = [
            f"{one.id:>4}  {one.start:%Y-%m-%d %H:%MZ} – {one.stops:%Y-%m-%d %H:%MZ}  {one.author}: {one.reason}"
            for one in house(context).store.silences.all()
        ]
        click.echo("\n".join(told) or "No silence was set.")


@silence.command("set")
@several("country", "Countries or sets such as EU.")
@several("publisher", "Publishers.")
@several("kind", "Kinds.")
@several("recipient", "Names of recipients.")
@click.option("--severity", type=SEVERITY, default="P1", help="The gravest it keeps: P2 lets P1 through.")
@click.option("--from", "start", callback=instant, help="Its start; now, if none is given.")
@click.option("--until", "end", callback=instant, required=True, help="Its end, at most 90 days later.")
@click.option("--reason", required=True)
@click.option("--preview", is_flag=True, help="Only say what of the last 90 days it would have kept.")
@WHO
@click.pass_context
def set_(context: click.Context, /, preview: bool, who: str, **asked: Any) -> None:
    """Keep what all the given matchers name from being told, until an end."""
    from monitor.decide.telling import silence as rules
    from monitor.store.shapes import Wanted

    opened, at = house(context), now()
    wanted = described(who, at, **asked)
    if wrong := rules.mistakes(wanted):
        raise Usage("\n".join(wrong))
    hits = rules.preview(wanted, opened.store.events(Wanted(since=at - timedelta(days=90))))
    if preview:
        headlines(hits)
    else:
        number = opened.store.silences.set(wanted, at)
        kept = f"of the last 90 days it would have kept {len(hits)}"
        click.echo(f"Silence {number} until {wanted.end:%Y-%m-%d %H:%MZ}; {kept}.")


def described(who: str, at: datetime, **asked: Any) -> Silence:
    """Give the silence that options describe."""
    from monitor.locate.regions import Unknown, named
    from monitor.model.routing import Silence

    try:
        places = frozenset(named(word) for word in asked.pop("countries"))
    except Unknown as error:
        raise Usage(str(error)) from error
    asked["start"] = asked["start"] or at
    asked |= {name: frozenset(asked[name]) for name in ("publishers", "kinds", "recipients")}
    return Silence(author=who, countries=places, **asked)


def headlines(events: Sequence[Event]) -> None:
    """Print events, one a line."""
    for event in events:
        click.echo(f"{event.detected_at:%Y-%m-%d %H:%MZ}  {event.finding.severity} {event.finding.headline}")
    click.echo(f"{plural(len(events), 'event')}.")


@silence.command("end")
@click.argument("number", type=int)
@WHO
@click.pass_context
def end_(context: click.Context, number: int, who: str) -> None:
    """End silence NUMBER before its time."""
    if not house(context).store.silences.end(number, who, now()):
        raise Usage(f"expected the number of a silence that has not ended, got {number}")
    click.echo(f"Silence {number} has ended; its summary goes to the officers.")


@silence.command("show")
@click.argument("number", type=int)
@click.pass_context
def show_(context: click.Context, number: int) -> None:
    """Show what silence NUMBER kept, and from how many."""
    from monitor.tend import hushing

    opened = house(context)
    found = opened.store.silences.get(number)
    if found is None:
        raise Usage(f"expected the number of a silence (see `advisory-monitor silence`), got {number}")
    for line in hushing.summary(opened.store, found).lines:
        click.echo(line)
