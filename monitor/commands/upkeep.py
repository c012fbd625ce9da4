"""The commands about the house itself: how its doors fare, who reads, what waits, whether its memory holds."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

import click

from monitor.commands import postroom, subjects
from monitor.commands.ask import PAGE, Usage, as_json, country, house, lines, now
from monitor.commands.dossier import dossier
from monitor.commands.save import save
from monitor.speak.tongue import plural


@click.command()
@click.option("--plan", "planned", is_flag=True, help="How often each host is asked, instead of how its doors fare.")
@as_json
@click.pass_context
def sources(context: click.Context, machine: bool, planned: bool) -> None:
    """Show the health of every door, and who is not checked.

    A door nobody has looked through for hours is not checked either; --json tells of each as its last pass left it.
    """
    from monitor import fitness
    from monitor.commands import show

    opened = house(context)
    if machine:
        lines(fitness.plan(opened) if planned else fitness.health(opened))
    elif planned:
        show.plan(fitness.plan(opened))
    else:
        show.doors(fitness.Watched(opened, now)())


@click.command()
@click.argument("code", metavar="COUNTRY", callback=country)
@as_json
@click.pass_context
def positions(context: click.Context, code: str, machine: bool) -> None:
    """Show where every government stands on a country.

    Each in its own words. COUNTRY is a name or an ISO code.
    """
    from monitor import fitness
    from monitor.commands import positions as stands
    from monitor.commands import show
    from monitor.locate import places

    opened = house(context)
    clock = None if machine else now  # as of sources: JSON tells what the last pass left
    found = stands.positions(opened, code, fitness.unread(opened, code, clock))
    if machine:
        lines(stands.as_json(p) for p in found)
    else:
        place = places.by_code(code)
        name = place.name if place else code
        show.positions(name, found, stands.remarks(found, stands.moves(opened, code)))


@click.command()
@as_json
@click.pass_context
def verify(context: click.Context, machine: bool) -> None:
    """Walk the hash chain of the events and the stored pages.

    Exit status 1 where it breaks.
    """
    from monitor.commands import show

    link = house(context).store.verify()
    show.verified(link, machine)
    sys.exit(0 if link.broken_at is None else 1)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also the texts of all stored pages, by today's reader.")
@click.pass_context
def index(context: click.Context, everything: bool) -> None:
    """Make anew what the web looks things up in.

    That is the log, and the texts of pages stored without.
    """
    from monitor import backfill
    from monitor.commands import show

    opened = house(context)
    lines_ = opened.store.library.rebuild(texts=everything)
    pages = backfill.backfill(opened, 10_000_000, show.progress())
    click.echo(f"The log has {plural(lines_, 'line')}; {plural(pages, 'page was', 'pages were')} read.")


@click.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--keys", type=click.Path(path_type=Path, dir_okay=False), help="Write the keys here, in another folder.")
@click.pass_context
def backup(context: click.Context, target: Path, keys: Path | None) -> None:
    """Write a consistent copy of the database to TARGET.

    The daemon may run meanwhile. The copy holds no keys, so that whoever finds it can open no sealed address; without
    them a restored house knows nobody by a mailbox, and no link in an old mail works. Take them with --keys once, and
    after each `endpoints rekey`; keep that file apart from the copies.
    """
    from monitor import keyring
    from monitor.fitness import BACKED_UP
    from monitor.refused import mend
    from monitor.wire import DATABASE

    if not (context.obj[1] / DATABASE).exists():  # a new one, made and copied every night, would be found out too late
        raise Usage(f"expected a database in {context.obj[1]}, found none: is that the right --state?")
    opened = house(context)
    try:
        held = keyring.taken(opened.state, _keys(context), keys, target) if keys else []
    except keyring.Refused as error:
        raise Usage(str(error)) from error
    try:
        opened.store.backup(target)
    except sqlite3.DatabaseError as error:
        if why := mend(error):
            raise Usage(f"{context.obj[1]}: expected a database that can be copied, got: {error}{why}") from error
        size = (context.obj[1] / DATABASE).stat().st_size / 1e6
        raise Usage(f"{target}: expected room for a copy of {size:.1f} MB, got: {error}") from error
    except ValueError as error:  # the database itself
        raise Usage(str(error)) from error
    with suppress(sqlite3.DatabaseError):  # the copy is what counts, above all where nothing can be written any more
        opened.store.note(BACKED_UP, now().isoformat())
    click.echo(f"Backed up to {target} ({target.stat().st_size / 1e6:.1f} MB).")
    if held:
        click.echo(f"The keys are in {keys}: {', '.join(held)}. Keep it apart from the copies.")
    else:
        click.echo("It holds no keys: take them once with --keys FILE, and keep them apart from the copies.")


@click.command()
@click.argument("copy", type=PAGE)
@click.option("--keys", type=PAGE, help="Put the keys of this file back, too, as `backup --keys` wrote it.")
@click.pass_context
def restore(context: click.Context, copy: Path, keys: Path | None) -> None:
    """Put a backup in place of a database that is not there.

    An old one is never overwritten; the daemon must not run, for it would write on into the one that was moved away.
    """
    from monitor import keyring
    from monitor.alone import WATCHED, alone
    from monitor.dispatch.leavers import LEFT
    from monitor.store import restoring
    from monitor.wire import DATABASE

    target, names = context.obj[1] / DATABASE, _keys(context)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with alone(target.with_name(WATCHED)) as free:
            if not free:
                raise Usage(f"expected no daemon on {target.parent}, found one: stop it first")
            back = keyring.missing(keys, target.parent, names) if keys else {}
            restoring.restore(copy, target)
            keyring.put_back(back, target.parent)
    except (keyring.Refused, restoring.Refused) as error:
        raise Usage(str(error)) from error
    click.echo(f"Restored {target}; `advisory-monitor verify` walks its chain.")
    if target.with_name(LEFT).exists():
        click.echo("Who left or was erased after it was made leaves again by left.journal, before anything is sent.")
    else:
        click.echo("It does not know who left or was forgotten after it was made: they are written to again, unless")
        click.echo(f"left.journal, which tells it, is put into {target.parent} before anything else runs.")
    if back:
        click.echo(f"Put back as well: {', '.join(back)}.")
    if lost := keyring.lacking(target.parent, names):
        click.echo(f"Not in {target.parent}: {', '.join(lost)}. Put the old ones there before anything else runs.")


def _keys(context: click.Context) -> tuple[str, ...]:
    """Name the files that hold keys, by the configuration; the usual ones where it cannot be read."""
    from monitor import keyring, wire

    try:
        known = wire.read(context.obj[0], os.environ)
    except wire.Closed:
        return keyring.USUAL
    return (known.post.secret_file, keyring.LINKS, known.vault.key_file)


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what an operator should mend.

    Looks at configuration, database, clock, disk and channels; relays are asked whether they would take mail of ours,
    and are handed none; the address people come to is asked as they ask it.
    Exit status 1 where something is to be mended.
    """
    from monitor import fitness
    from monitor.commands import show
    from monitor.dispatch import entrance, relays, returns, unheard

    opened, at = house(context), now()
    found = [*fitness.examine(opened, at), *unheard.examine(opened, at), *relays.examine(opened, at)]
    found += [*entrance.examine(opened), *returns.examine(opened)]
    sys.exit(show.doctor(found))


@click.command("config")
@click.pass_context
def config_(context: click.Context) -> None:
    """Print the configuration in force, secrets left out."""
    click.echo(house(context).described())


COMMANDS = (
    *(sources, save, positions, *postroom.COMMANDS, dossier, subjects.people, index),
    *(verify, backup, restore, doctor, config_),
)
