"""What all commands share: mistakes in one line each, times as arguments, the house opened once."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.commands.owned import hand_over
from monitor.refused import refused

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.wire import House

USAGE = 2


class Usage(click.ClickException):
    """A mistake of the caller or of the configuration: exit status 2, one line each on standard error."""

    exit_code = USAGE


def strange(what: str, listed_by: str, came: str) -> Usage:
    """Return the mistake of an id nobody knows, which says the command that lists those there are."""
    return Usage(f"expected the id of an {what} (see `advisory-monitor {listed_by}`), got {came!r}")


def event_of(opened: House, event_id: str) -> Event:
    """The event of that id, or a mistake that says where ids are listed."""
    found = opened.store.event(event_id)
    if found is None:
        raise strange("event", "events", event_id)
    return found


class Commands(click.Group):
    """The commands; what the machine refuses them (a full disk, a folder nobody may write) is one line as well."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command that was asked for."""
        context.color = None if colourful() else False
        try:
            return super().invoke(context)
        except (OSError, sqlite3.DatabaseError) as error:
            if why := refused(error, context.params["state"]):
                raise Usage(why) from error
            raise
        except EOFError as error:  # of no question of ours: click turns those into its own Abort
            mend = "was the disk full? Remove the program's __pycache__ folders and start again"
            raise Usage(f"expected compiled files that are whole, got: {error}; {mend}") from error
        finally:
            hand_over(context.params["state"])


def colourful() -> bool:
    """Whether colours are welcome on a terminal (https://no-color.org, and a terminal that knows none)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """Read ISO 8601; a time without a zone is UTC."""
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:  # the latter for midnight of the year 1 in Samoa
        raise click.BadParameter(f"expected ISO 8601 like 2026-03-01T06:00:00Z, got {value!r}") from error


def country(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Read one country by name or ISO code; a word that is neither is a mistake, not an empty answer."""
    if value is None:
        return None
    from monitor.locate import places

    place = places.by_code(value) or places.resolve(value)
    if place is None or len(place.codes) != 1:
        raise Usage(f"expected one country, by name or ISO 3166-1 alpha-2 code, got {value!r}")
    return place.codes[0]


def publisher(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Read the name of a publisher there is code for, or that of the operator's own sources."""
    from monitor.collect import listed
    from monitor.roll import Doors

    return _among((*Doors(), listed.NAME), "publisher", value)


def kind(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Read the name of a kind of event."""
    from monitor.roll import Kinds

    return _among(Kinds(), "kind", value)


def _among(known: Collection[str], what: str, value: str | None) -> str | None:
    if value is not None and value not in known:
        raise Usage(f"expected a {what} among {', '.join(sorted({*known}))}, got {value!r}")
    return value


def now() -> datetime:
    """Return the clock of this machine; everything below takes time as an argument."""
    return datetime.now(UTC)


def house(context: click.Context, mirror: str | None = None, patient: bool = False) -> House:
    """Open the house, or end with every mistake of the configuration told at once; a daemon's waits for the machine."""
    from monitor import wire

    if mirror:
        _usable(mirror)
    config, state = context.obj
    begun = os.path.exists(state / wire.DATABASE)  # noqa: PTH110 - Path's own raises where the folder may not be read
    try:
        opened = (_patiently if patient else wire.open_house)(config, state, os.environ, mirror)
    except wire.Closed as error:
        raise Usage(str(error)) from error
    context.call_on_close(opened.close)
    if not (begun or context.params.get("machine")):  # with one letter wrong an empty house would answer in its place
        why = "nothing is known there, and the first look at each publisher announces nothing"
        click.echo(f"advisory-monitor: {state} held no database, a new one begins: {why}", err=True)
    return opened


def _patiently(config: Path, state: Path, environ: Mapping[str, str], mirror: str | None) -> House:
    from monitor import wire
    from monitor.dispatch.opening import as_last, patiently

    def opened() -> House:
        return as_last(lambda at, by: wire.open_house(at, state, by, mirror), config, state, environ, now)

    return patiently(opened, config, state, environ, now)


def _usable(mirror: str) -> None:
    """Refuse an address that can be no copy before anything is asked of it."""
    from monitor.collect.mirror import Mirror

    try:
        Mirror(mirror)
    except ValueError as error:
        raise Usage(f"--mirror: {error}") from error


def lines(rows: Iterable[dict[str, object]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def as_json(function: Callable[..., None]) -> Callable[..., None]:
    """Offer --json."""
    return click.option("--json", "machine", is_flag=True, help="JSON, one object a line.")(function)


def several(name: str, what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Offer an option that may be given more than once."""
    return click.option(f"--{name}", f"{name}s".replace("ys", "ies"), multiple=True, help=what)


WHO = click.option("--who", default="operator", show_default=True, help="Whose decision it is, for the audit.")
PAGE = click.Path(exists=True, dir_okay=False, path_type=Path)
SEVERITY = click.Choice(["P1", "P2", "P3", "P4"])
REDLINE = click.option(
    "--redline",
    type=click.Choice(["text", "ansi", "html", "json"]),
    help="Only what became of each sentence, the kinds recognised named in it.",
)
