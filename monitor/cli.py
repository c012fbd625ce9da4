"""The command line: what a person, a script or systemd says to the house."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from monitor import logs
from monitor.commands.ask import (
    REDLINE,
    Commands,
    Usage,
    as_json,
    country,
    event_of,
    house,
    instant,
    kind,
    lines,
    now,
    publisher,
)
from monitor.commands.doubts import doubts
from monitor.commands.endpoints import endpoints
from monitor.commands.escalations import escalations
from monitor.commands.journeys import travellers
from monitor.commands.pages import compare, read
from monitor.commands.preview import preview
from monitor.commands.readers import readers
from monitor.commands.silences import silence
from monitor.commands.staff import accounts
from monitor.commands.storms import storm
from monitor.commands.upkeep import COMMANDS


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "config",
    type=click.Path(readable=False, path_type=Path),  # whether it is, is found out where a daemon can wait for it
    envvar="ADVISORY_MONITOR_CONFIG",
    default=Path("config"),
    show_default=True,
    help="Folder with the TOML files.",
)
@click.option(
    "--state",
    "state",
    type=click.Path(readable=False, path_type=Path),
    envvar="ADVISORY_MONITOR_STATE",
    default=Path("state"),
    show_default=True,
    help="Folder of the database and, until mail is set up, of the alerts.",
)
@click.version_option(package_name="travel-advisory-monitor")
@click.pass_context
def cli(context: click.Context, config: Path, state: Path) -> None:
    """Notice what governments tell travellers, name what changed in meaning, and tell the people who must know."""
    if context.get_parameter_source("config") is not ParameterSource.DEFAULT and not config.is_dir():
        # Defaults in its place would watch, and tell nobody who was to be told.
        raise Usage(f"expected a folder of TOML files as --config or ADVISORY_MONITOR_CONFIG, got {config}: no folder")
    context.obj = (config, state)


# ------------------------------------------------------------------ the work
@cli.command()
@click.option("--mirror", help="Read https://HOST/PATH from MIRROR/HOST/PATH instead.")
@click.option("--serve", "web", is_flag=True, help="Serve the web as well, in the same process.")
@click.pass_context
def watch(context: click.Context, mirror: str | None, web: bool) -> None:
    """Run the daemon: schedule, outbox, housekeeping."""
    from monitor import daemon

    sys.exit(daemon.watch(house(context, mirror, patient=True), now, web))


@cli.command()
@click.option("--host", default="", help="Listen here instead of [web] host.")
@click.option("--port", type=click.IntRange(1, 65535), help="Listen here instead of [web] port.")
@click.pass_context
def serve(context: click.Context, host: str, port: int | None) -> None:
    """Serve the web alone.

    The change log, events, countries, the map, the health of every door.
    """
    from monitor import serve as web

    sys.exit(web.serve(house(context), now, host, port))


@cli.command()
@click.option("--source", "sources", multiple=True, help="Only this publisher (us_state) or door (us_state.rss).")
@click.option("--mirror", help="Read https://HOST/PATH from MIRROR/HOST/PATH instead.")
@click.option("--post", "posting", is_flag=True, help="Send what is due afterwards: both passes for one start.")
@click.option("--at", callback=instant, help="The clock of this pass, ISO 8601, for rehearsals.")
@as_json
@click.pass_context
def check(
    context: click.Context,
    sources: tuple[str, ...],
    mirror: str | None,
    posting: bool,
    at: datetime | None,
    machine: bool,
) -> None:
    """Look once at every source, now.

    Exit status 1 when nothing could be read from any.
    """
    from monitor import wire
    from monitor.commands import show
    from monitor.tend.clock import rightly

    opened = house(context, mirror)
    opened.clock = now
    try:
        reports = opened.check(at or rightly(opened.store, now()), sources, progress=show.progress())
    except wire.Closed as error:
        raise Usage(str(error)) from error
    if machine:
        lines(show.report_json(r) for r in reports)
    else:
        show.reports(reports)
    if posting and opened.owes():
        from monitor.commands import waiting

        waiting.sent(opened, (lambda: at) if at else now, machine)
    sys.exit(0 if any(r.good for r in reports) else 1)


@cli.command()
@click.option("--at", callback=instant, help="The clock of this pass, ISO 8601, for rehearsals.")
@as_json
@click.pass_context
def post(context: click.Context, at: datetime | None, machine: bool) -> None:
    """Send what is due."""
    from monitor.commands import waiting

    opened = house(context)
    opened.clock = now
    waiting.sent(opened, (lambda: at) if at else now, machine)


# ------------------------------------------------------------------ what was noticed
@cli.command()
@as_json
@click.option("--since", callback=instant, help="First seen then or later, ISO 8601.")
@click.option("--until", callback=instant, help="First seen before that, ISO 8601.")
@click.option("--country", callback=country, help="By name or ISO code: Kazakhstan, KZ.")
@click.option("--kind", callback=kind, help="As departure_ordered.")
@click.option(
    "--publisher", "said_by", callback=publisher, help="As us_state; also what another told first and it confirmed."
)
@click.option("--held", is_flag=True, help="What is withheld, and why, instead of what was announced.")
@click.pass_context
def events(context: click.Context, /, machine: bool, held: bool, **asked: Any) -> None:
    """List what was noticed, oldest first."""
    from monitor import contract, fitness
    from monitor.commands import show
    from monitor.store.shapes import Wanted

    opened = house(context)
    found = opened.store.storms.marked(opened.store.events(Wanted(**asked), held=held))
    if machine:
        lines(contract.event_json(e, storm) for e, storm in found)
    else:
        show.marked(found, lambda: fitness.calm(opened, now()))


@cli.command()
@click.argument("event_id")
@as_json
@REDLINE
@click.pass_context
def event(context: click.Context, event_id: str, machine: bool, redline: str | None) -> None:
    """Show one event whole: rules asked, evidence, redline, hashes."""
    from monitor import contract
    from monitor.commands import show

    opened = house(context)
    found = event_of(opened, event_id)
    pieces, storm = opened.redline(found), opened.store.storms.mark(event_id)
    if redline:
        show.redline(pieces, (found,), redline)
    elif machine:
        lines([{**contract.event_whole(found, storm), "redline": show.redline_json(found, pieces)}])
    else:
        show.event(found, pieces, storm)


@cli.command()
@click.argument("event_id")
@click.option("--should", required=True, help="The kind it should have been, or: nothing.")
@click.option("--why", default="", help="One sentence for the test's name.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path("tests/decide/wrong"))
@click.pass_context
def wrong(context: click.Context, event_id: str, should: str, why: str, into: Path) -> None:
    """Keep a wrong label as a case of the tests.

    Both texts are written down, what was told, and what should have been.
    """
    from monitor.commands import wrong as label
    from monitor.decide.kinds import KINDS

    opened = house(context)
    found = event_of(opened, event_id)
    names = [kind.name for kind in KINDS]
    if should not in (*names, "nothing"):
        raise Usage(f"expected a kind or nothing, got {should!r}; the kinds are {', '.join(names)}")
    click.echo(f"written: {label.keep(into, found, label.case(opened, found, should, why))}")


@cli.command()
@click.option("--since", callback=instant, help="Only changes first seen then or later, ISO 8601.")
@as_json
@click.pass_context
def replay(context: click.Context, since: datetime | None, machine: bool) -> None:
    """Decide again over the stored pages, and show what differs."""
    from monitor.commands import show
    from monitor.commands.replay import differences

    show.replayed(differences(house(context), since, show.progress()), machine)


for command in (
    *COMMANDS, accounts, compare, doubts, endpoints, escalations, preview, read, readers, silence, storm, travellers
):
    cli.add_command(command)


def main() -> None:
    """Enter the house; mistakes are one line on standard error, a broken pipe a reader who has seen enough."""
    logs.setup("warning", "auto", sys.stderr)
    try:
        sys.exit(cli.main(prog_name="advisory-monitor", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(
            "".join(f"advisory-monitor: {line}\n" for line in error.format_message().splitlines()), err=True, nl=False
        )
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
