"""The command about storms: which there were, what one holds, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.commands.ask import WHO, Usage, event_of, house, now

if TYPE_CHECKING:
    from monitor.model.routing import Storm
    from monitor.wire import House


@click.command()
@click.argument("number", type=int, required=False)
@click.option("--release", "decision", flag_value="release", help="Everybody gets it as they wish, in one mail.")
@click.option("--digest", "decision", flag_value="digest", help="Everybody gets it now, in one mail without urgency.")
@click.option("--discard", "decision", flag_value="discard", help="A fault of ours or theirs: nobody gets it; say why.")
@click.option("--take-back", "decision", flag_value="take_back", help="It left and was a fault: who got it hears why.")
@click.option("--event", "event_id", default="", help="With --take-back: one alert that came in no storm.")
@click.option("--note", default="", help="Why, for the audit.")
@WHO
@click.pass_context
def storm(
    context: click.Context, number: int | None, decision: str | None, event_id: str, note: str, who: str
) -> None:
    """List storms, look at one, or decide about it."""
    from monitor.tend import storming

    opened = house(context)
    if event_id:
        _one(opened, event_id, decision, note, who)
        return
    if number is None:
        line = "{0.id:>4}  {0.began_at:%Y-%m-%d %H:%MZ}  {0.state:<9}  {0.publisher}: {0.reason}"
        click.echo("\n".join(map(line.format, opened.store.storms.all())) or "There was no storm.")
        return
    found = opened.store.storms.get(number)
    if found is None:
        raise Usage(f"expected the number of a storm (see `advisory-monitor storm`), got {number}")
    if decision is None:
        show_storm(opened, found)
        return
    try:
        if decision == "take_back":
            done = storming.take_back(opened.store, number, who, now(), note)
        else:
            done = storming.decide(opened.store, number, decision, who, now(), note)  # type: ignore[arg-type]
    except storming.Unexplained as wrong:
        raise Usage(f"expected --note WHY with --{decision.replace('_', '-')}: {wrong}") from wrong
    if not done:
        raise Usage(_otherwise(opened.store.storms.get(number) or found, decision))
    said = decision.replace("_", " ")
    click.echo(f"Storm {number}: {said}, decided by {who}. It takes effect with the next round.")


def _one(opened: House, event_id: str, decision: str | None, note: str, who: str) -> None:
    """Take back one alert by itself."""
    from monitor.tend import storming

    event = event_of(opened, event_id)
    if decision != "take_back":
        raise Usage("expected --take-back with --event: an alert that came alone has left, if anybody was owed it")
    try:
        number = storming.take_back_one(opened.store, event, who, now(), note)
    except storming.Unexplained as wrong:
        raise Usage(f"expected --note WHY with --take-back: {wrong}") from wrong
    except storming.Refused as wrong:
        raise Usage(f"expected an alert to take back: {wrong}") from wrong
    click.echo(f"Taken back by {who}, as {number} among the storms. Whoever it reached is told so with the next round.")


def _otherwise(found: Storm, decision: str) -> str:
    """Say why a storm cannot be decided so."""
    if found.state == "open":
        return "expected a storm that was let out, got an open one: decide by --release, --digest or --discard"
    wanted = "one that was let out" if decision == "take_back" else "an open storm"
    again = "; --take-back takes it back" if decision == "discard" and found.state != "discarded" else ""
    return f"expected {wanted}, got one that was {found.state} by {found.decided_by}{again}"


def show_storm(opened: House, found: Storm) -> None:
    """Print what a storm holds and how the evidence of each of its events stands."""
    from monitor.tend import evidence

    looked = list(evidence.look(opened.store, found, opened.view, opened.publisher(found.publisher)))
    click.echo(f"{found.publisher}, {found.began_at:%Y-%m-%d %H:%MZ}: {found.reason}")
    by = f" by {found.decided_by}" if found.decided_by else ""
    by += f" (it had been {found.was} before)" if found.was else ""
    held = evidence.waiting(opened.store, found)
    click.echo(f"{found.state}{by}; {evidence.extent(event for event, _ in looked)}, holds {held}")
    for event, checks in looked:
        click.echo(f"{event.finding.severity} {event.finding.headline}")
        for check in checks:
            stands = click.style("ok ", fg="green") if check.good else click.style("no ", fg="red")
            click.echo(f"    {stands} {check.sentence}")
