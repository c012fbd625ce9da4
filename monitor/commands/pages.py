"""The commands about single saved pages: what one says, and what changed between two."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from monitor.commands.ask import PAGE, REDLINE, as_json, instant, lines, now

SOURCE = click.option("--source", required=True, help="Whose page it is, as us_state.")


@click.command()
@click.argument("file", type=PAGE)
@SOURCE
@click.option("--url", default="", help="The address the page was saved from, where its name alone does not tell.")
@click.option("--at", callback=instant, help="When it was saved; dates after it are not believed.")
@as_json
def read(file: Path, source: str, url: str, at: datetime | None, machine: bool) -> None:
    """Read one saved page: the posture it states."""
    from monitor import contract
    from monitor.commands import saved, show

    views = saved.read_saved(source, file, url, at or now())
    if machine:
        lines(contract.posture_json(v.reading, v.posture) for v in views)
    else:
        show.postures(views)


@click.command()
@click.argument("old", type=PAGE)
@click.argument("new", type=PAGE)
@SOURCE
@click.option("--url", default="", help="The address both were saved from, where their names alone do not tell.")
@click.option("--at", callback=instant, help="When the new page was saved.")
@as_json
@REDLINE
def compare(
    old: Path, new: Path, source: str, url: str, at: datetime | None, machine: bool, redline: str | None
) -> None:
    """Name the events between two saved pages."""
    from monitor import contract
    from monitor.commands import saved, show

    found = saved.compare_saved(source, old, new, url, at or now())
    if redline:
        for change, events in found:
            show.redline(change.pieces, events, redline)
    elif machine:
        lines(contract.event_whole(e) for _, events in found for e in events)
    else:
        show.events((e for _, events in found for e in events), lambda: "No event: nothing of substance changed.")
