"""The command line: what a person, a script or systemd says to the house."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from monitor.wire import House

USAGE = 2


class Usage(click.ClickException):
    """A mistake of the caller or of the configuration: exit status 2, one line each on standard error."""

    exit_code = USAGE

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        for line in self.message.splitlines():
            click.echo(f"advisory-monitor: {line}", err=True)


def instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """Read ISO 8601; a time without a zone is UTC."""
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
    except ValueError as error:
        raise click.BadParameter(f"expected ISO 8601 like 2026-03-01T06:00:00Z, got {value!r}") from error
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


def now() -> datetime:
    """Return the clock of this machine; everything below takes time as an argument."""
    return datetime.now(UTC)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "config",
    type=click.Path(path_type=Path),
    envvar="ADVISORY_MONITOR_CONFIG",
    default=Path("config"),
    show_default=True,
    help="Folder with the TOML files.",
)
@click.option(
    "--state",
    "state",
    type=click.Path(path_type=Path),
    envvar="ADVISORY_MONITOR_STATE",
    default=Path("state"),
    show_default=True,
    help="Folder of the database and, until mail is set up, of the alerts.",
)
@click.version_option(package_name="travel-advisory-monitor")
@click.pass_context
def cli(context: click.Context, config: Path, state: Path) -> None:
    """Notice what governments tell travellers, name what changed in meaning, and tell the people who must know."""
    context.obj = (config, state)


def house(context: click.Context, mirror: str | None = None) -> House:
    """Open the house, or end with every mistake of the configuration told at once."""
    from monitor import wire

    config, state = context.obj
    try:
        opened = wire.open_house(config, state, os.environ, mirror=mirror)
    except wire.Closed as error:
        raise Usage(str(error)) from error
    context.call_on_close(opened.close)
    return opened


def lines(rows: Iterable[dict[str, object]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def as_json(function: Callable[..., None]) -> Callable[..., None]:
    """Offer --json."""
    return click.option("--json", "machine", is_flag=True, help="JSON, one object a line.")(function)


# ------------------------------------------------------------------ the work
@cli.command()
@click.option("--mirror", help="Read https://HOST/PATH from MIRROR/HOST/PATH instead.")
@click.pass_context
def watch(context: click.Context, mirror: str | None) -> None:
    """Run the daemon: schedule, outbox, housekeeping."""
    from monitor import daemon

    sys.exit(daemon.watch(house(context, mirror), now))


@cli.command()
@click.option("--source", "sources", multiple=True, help="Only this publisher (us_state) or door (us_state.rss).")
@click.option("--mirror", help="Read https://HOST/PATH from MIRROR/HOST/PATH instead.")
@click.option("--at", callback=instant, help="The clock of this pass, ISO 8601, for rehearsals.")
@as_json
@click.pass_context
def check(
    context: click.Context, sources: tuple[str, ...], mirror: str | None, at: datetime | None, machine: bool
) -> None:
    """Look once at every source, now; exit 1 when nothing could be read from any."""
    from monitor import show, wire

    opened = house(context, mirror)
    try:
        reports = opened.check(at or now(), sources, progress=show.progress())
    except wire.Closed as error:
        raise Usage(str(error)) from error
    if machine:
        lines(show.report_json(r) for r in reports)
    else:
        show.reports(reports)
    sys.exit(0 if any(r.good for r in reports) else 1)


@cli.command()
@click.option("--at", callback=instant, help="The clock of this pass, ISO 8601, for rehearsals.")
@as_json
@click.pass_context
def post(context: click.Context, at: datetime | None, machine: bool) -> None:
    """Send what is due."""
    from monitor import show

    outcome = house(context).post((lambda: at) if at else now)
    show.posted(outcome, machine)


# ------------------------------------------------------------------ what was noticed
@cli.command()
@as_json
@click.option("--since", callback=instant)
@click.option("--until", callback=instant)
@click.option("--country", help="ISO 3166-1 alpha-2, as KZ.")
@click.option("--kind", help="As departure_ordered.")
@click.option("--publisher", help="As us_state.")
@click.option("--held", is_flag=True, help="What is withheld, and why, instead of what was announced.")
@click.pass_context
def events(
    context: click.Context, machine: bool, since: datetime | None, until: datetime | None,
    country: str | None, kind: str | None, publisher: str | None, held: bool,
) -> None:  # fmt: skip
    """List what was noticed, oldest first."""
    from monitor import contract, show
    from monitor.store.protocol import Wanted

    wanted = Wanted(since, until, country.upper() if country else None, kind, publisher)
    found = house(context).store.events(wanted, held=held)
    if machine:
        lines(contract.event_json(e) for e in found)
    else:
        show.events(found)


@cli.command()
@click.argument("event_id")
@as_json
@click.pass_context
def event(context: click.Context, event_id: str, machine: bool) -> None:
    """Show one event whole: rule trace, evidence, redline, page hashes."""
    from monitor import contract, show

    opened = house(context)
    found = opened.store.event(event_id)
    if found is None:
        raise Usage(f"expected the id of an event (see `advisory-monitor events`), got {event_id!r}")
    pieces = opened.redline(found)
    if machine:
        lines([{**contract.event_whole(found), "redline": show.redline_json(pieces)}])
    else:
        show.event(found, pieces)


# ------------------------------------------------------------------ single pages
SOURCE = click.option("--source", required=True, help="Whose page it is, as us_state.")
PAGE = click.Path(exists=True, dir_okay=False, path_type=Path)


@cli.command()
@click.argument("file", type=PAGE)
@SOURCE
@click.option("--url", default="", help="The address the page was saved from, where its name alone does not tell.")
@click.option("--at", callback=instant, help="When it was saved; dates after it are not believed.")
@as_json
def read(file: Path, source: str, url: str, at: datetime | None, machine: bool) -> None:
    """Read one saved page: the posture it states."""
    from monitor import contract, saved, show

    try:
        views = saved.read_saved(source, file, url, at or now())
    except saved.Unusable as error:
        raise Usage(str(error)) from error
    if machine:
        lines(contract.posture_json(v.reading, v.posture) for v in views)
    else:
        show.postures(views)


@cli.command()
@click.argument("old", type=PAGE)
@click.argument("new", type=PAGE)
@SOURCE
@click.option("--url", default="")
@click.option("--at", callback=instant, help="When the new page was saved.")
@as_json
def compare(old: Path, new: Path, source: str, url: str, at: datetime | None, machine: bool) -> None:
    """Name the events between two saved pages."""
    from monitor import contract, saved, show

    try:
        found = saved.compare_saved(source, old, new, url, at or now())
    except saved.Unusable as error:
        raise Usage(str(error)) from error
    if machine:
        lines(contract.event_whole(e) for e in found)
    else:
        show.events(found)


@cli.command()
@click.option("--since", callback=instant)
@as_json
@click.pass_context
def replay(context: click.Context, since: datetime | None, machine: bool) -> None:
    """Decide again over the stored pages with today's code; print what would differ."""
    from monitor import show

    show.replayed(house(context).replay(since, now(), show.progress()), machine)


# ------------------------------------------------------------------ how the house fares
@cli.command()
@as_json
@click.pass_context
def sources(context: click.Context, machine: bool) -> None:
    """Show the health of every door: what came, since when, and who is therefore not checked."""
    from monitor import show

    rows = house(context).health()
    if machine:
        lines(rows)
    else:
        show.doors(rows)


@cli.command()
@as_json
@click.pass_context
def readers(context: click.Context, machine: bool) -> None:
    """List who is told, of what, and through which channel."""
    from monitor import show

    show.readers(house(context).readers, machine)


@cli.command()
@as_json
@click.option("--all", "everything", is_flag=True, help="Also what was sent.")
@click.pass_context
def outbox(context: click.Context, machine: bool, everything: bool) -> None:
    """List what waits, what failed, and why."""
    from monitor import show

    show.outbox(house(context).outbox(everything), machine)


@cli.command()
@as_json
@click.pass_context
def verify(context: click.Context, machine: bool) -> None:
    """Walk the hash chain of the events and the stored pages; exit 1 where it breaks."""
    from monitor import show

    link = house(context).store.verify()
    show.verified(link, machine)
    sys.exit(0 if link.broken_at is None else 1)


@cli.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.pass_context
def backup(context: click.Context, target: Path) -> None:
    """Write a consistent copy of the database, while the daemon runs."""
    house(context).store.backup(target)
    click.echo(f"Backed up to {target} ({target.stat().st_size / 1e6:.1f} MB).")


@cli.command()
@click.argument("copy", type=PAGE)
@click.pass_context
def restore(context: click.Context, copy: Path) -> None:
    """Put a backup in place of a database that is not there; the old one is never overwritten."""
    from monitor import wire

    try:
        where = wire.restore(copy, context.obj[1])
    except wire.Closed as error:
        raise Usage(str(error)) from error
    click.echo(f"Restored {where}; `advisory-monitor verify` walks its chain.")


@cli.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check configuration, database, clock, disk and channels; say what to mend."""
    from monitor import show

    sys.exit(show.doctor(house(context).examine(now())))


@cli.command("config")
@click.pass_context
def config_(context: click.Context) -> None:
    """Print the configuration in force, secrets left out."""
    click.echo(house(context).described())


def main() -> None:
    """Enter the house; a broken pipe is a reader who has seen enough."""
    try:
        cli(prog_name="advisory-monitor")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
