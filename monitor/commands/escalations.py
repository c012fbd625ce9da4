"""The command about escalations: chains under way, those nobody answered, and taking one on or giving it back."""

from __future__ import annotations

import click

from monitor.commands.ask import WHO, Usage, house, now


@click.command()
@click.option("--acknowledge", "taken", type=int, help="Take escalation NUMBER on.")
@click.option("--give-back", "back", type=int, help="Take an acknowledgement back: the chain goes on.")
@WHO
@click.pass_context
def escalations(context: click.Context, taken: int | None, back: int | None, who: str) -> None:
    """List chains under way and those nobody answered."""
    from monitor.tend import escalating

    opened = house(context)
    if taken is not None and not escalating.acknowledge(opened.store, taken, who, "command line", now()):
        raise Usage(f"expected the number of an escalation nobody has acknowledged, got {taken}")
    if back is not None and not escalating.give_back(opened.store, back, who, "command line", now()):
        raise Usage(f"expected the number of an acknowledged escalation, got {back}")
    chains = opened.store.chains.all()
    if not chains:
        click.echo("No chain was begun.")
    for one in chains:
        event = opened.store.event(one.event_id)
        state = click.style(f"{one.state:<12}", fg="red" if one.state == "unanswered" else None)
        words = "; ".join(
            f"{w.who} by {w.channel}{' gave it back' if w.undone else ''}" for w in opened.store.chains.words(one.id)
        )
        told = event.finding.headline if event else ""
        click.echo(f"{one.id:>4}  {state}  {one.chain} step {one.step}  {told}  {words}")
