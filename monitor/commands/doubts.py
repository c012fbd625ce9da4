"""The command about levels that moved on many rows at once: which wait, and the decision."""

from __future__ import annotations

import click

from monitor.commands.ask import WHO, Usage, country, house, now


@click.command()
@click.argument("publisher", required=False, default="")
@click.option("--release", "released", flag_value=True, type=bool, default=None, help="They are meant: told at once.")
@click.option("--dismiss", "released", flag_value=False, type=bool, help="A fault: nobody is told; say why.")
@click.option("--country", "code", callback=country, help="Of that country alone.")
@click.option("--note", default="", help="Why, for the audit.")
@WHO
@click.pass_context
def doubts(
    context: click.Context, publisher: str, released: bool | None, code: str | None, note: str, who: str
) -> None:
    """List levels in doubt, or decide about those of PUBLISHER.

    They moved on many rows at once under unchanged days, and wait for an officer.
    """
    from monitor.tend import doubting

    opened = house(context)
    found = [one for one in opened.store.doubts.all(publisher) if code is None or code in one.countries]
    if released is None:
        for one in found:
            said = f"{one.verdict.said} by {one.verdict.who}" if one.verdict else "waits"
            moved = f"level {one.before} -> {one.level} under {one.day or 'no day'} at {', '.join(one.doors)}"
            click.echo(f"{one.publisher}  {one.name}: {moved}, since {one.since:%Y-%m-%d %H:%MZ}: {said}")
        click.echo("" if found else "Nothing waits.", nl=not found)
        return
    if not publisher:
        raise Usage("expected a PUBLISHER with --release or --dismiss, got none")
    found = [one for one in found if code or one.verdict is None]  # what was dismissed is released by its country
    try:
        count = doubting.decide(opened.store, found, released, who, now(), note)
    except doubting.Unexplained as wrong:
        raise Usage(f"expected --note WHY with --dismiss: {wrong}") from wrong
    if not count:
        raise Usage(f"expected something of {publisher} that waits (see `advisory-monitor doubts`), got nothing")
    click.echo(f"{count} {'released' if released else 'dismissed'} by {who}. It takes effect with the next look.")
