"""The commands about a company's travellers: take a list in whole, show it, say who is where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.commands.ask import Usage, as_json, house, lines, now

if TYPE_CHECKING:
    from monitor.model.routing import Trip
    from monitor.store.trips import Difference
    from monitor.wire import House

TENANT = click.option("--tenant", required=True, help="The company whose travellers these are.")
_SHOWN = 20


@click.group()
def travellers() -> None:
    """Take in who travels where, and say who is in a country.

    Lists are CSV, JSON or iCalendar.
    """


@travellers.command("import")
@click.argument("origin")
@TENANT
@click.option(
    "--source", default="list", show_default=True, help="Name of this list: it replaces what came under it before."
)
@click.option("--preview", is_flag=True, help="Only say what would change.")
@click.option("--first", type=click.Choice(["day", "month"]), help="What 03/04/2026 begins with, where no line says.")
@click.option("--sure", is_flag=True, help="Take it though most journeys that are not over would vanish.")
@click.pass_context
def import_(
    context: click.Context, origin: str, tenant: str, source: str, preview: bool, first: str | None, sure: bool
) -> None:
    """Take in the list of a file or an https address.

    It is taken whole: with one mistake nothing is. A first line names the
    columns: who (traveller, name), where (country, city), from and to.
    """
    from monitor.tend import roster
    from monitor.tend.refetch import implausible

    opened = house(context)
    body = fetched(opened, origin) if "://" in origin else read(Path(origin))
    found = roster.read(body, roster.kind_of(origin, body), first or "")
    if found.mistakes:
        count = len(found.mistakes)
        left = f"{count} mistake{'' if count == 1 else 's'}: nothing was changed"
        raise Usage("\n".join([*found.mistakes[:_SHOWN], left]))
    for line in found.notes:
        click.echo(line)
    number = opened.store.trips.tenant(tenant, None if preview else now())
    if number is None:
        click.echo(f"{len(found.trips)} added (a new tenant).")
        return
    trips = opened.store.trips
    difference = trips.differ(number, source, found.trips)
    why_not = implausible(difference.removed, trips.lists(number).get(source, 0), now())
    if why_not and not (sure or preview):
        raise Usage(f"{why_not}: nothing was changed; --preview shows which, --sure takes the list all the same")
    tell(difference if preview else trips.replace(number, source, found.trips, "operator", now()))


def read(path: Path) -> bytes:
    """Read a file of the operator's."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Usage(f"expected a list to read, got {path}: {error.strerror}") from error


def fetched(opened: House, url: str) -> bytes:
    """Fetch a calendar by the guarded line; the address is never printed, it is as good as a password."""
    from monitor.reach.call import Lost, NotSent
    from monitor.tend.refetch import LARGEST

    try:
        answer = opened.call.reading(LARGEST)("GET", url, b"", {"Accept": "text/calendar, application/json, text/csv"})
    except (NotSent, Lost) as error:
        raise Usage(f"expected a list behind that address, got: {error}") from error
    if answer.status != 200 or not answer.whole:
        raise Usage(f"expected a whole list behind that address, got status {answer.status}")
    return answer.body


def tell(difference: Difference) -> None:
    """Say what changes, the first of each by name."""
    for word, trips in (("+", difference.added), ("-", difference.removed)):
        for trip in trips[:_SHOWN]:
            click.echo(f"{word} {said(trip)}")
    for old, new in difference.changed[:_SHOWN]:
        click.echo(f"~ {said(old)} → {said(new)}")
    counts = len(difference.added), len(difference.changed), len(difference.removed), difference.same
    click.echo("{} added, {} changed, {} removed, {} as before.".format(*counts))


def said(trip: Trip) -> str:
    """Write a leg on one line."""
    place = f"{trip.country} {trip.place}".strip()
    ends = trip.end.isoformat() if trip.end else "?"
    return f"{trip.name or trip.traveller}: {place}, {trip.start.isoformat()} to {ends}"


@travellers.command("list")
@TENANT
@as_json
@click.pass_context
def list_(context: click.Context, tenant: str, machine: bool) -> None:
    """List a tenant's legs."""
    opened = house(context)
    show(opened.store.trips.all(known(opened, tenant)), machine)


@travellers.command("who")
@click.argument("where")
@TENANT
@as_json
@click.pass_context
def who_(context: click.Context, where: str, tenant: str, machine: bool) -> None:
    """Say who is in a country or a city, or will be within 14 days.

    WHERE is its name or code, a city we know, or the id of an event there.
    In JSON, lists_as_of is when the oldest list that counts was taken in.
    """
    from monitor.contract import moment
    from monitor.decide.telling.presence import dated, names
    from monitor.tend.travelling import FRESH, as_of, at_place, there

    opened = house(context)
    number, event = known(opened, tenant), opened.store.event(where)
    if event is not None:
        found, unsaid = there(opened.store, number, event, now()), 0
    else:
        try:
            found, unsaid = at_place(opened.store, number, where, now())
        except ValueError as error:
            raise Usage(str(error)) from error
    last = as_of(opened.store, number, now())
    if machine:
        show([one.trip for one in found], machine, lists_as_of=moment(last))
    for line in () if machine else names(found) or ("Nobody.",):
        click.echo(line)
    # A program reads rows alone: of nobody it is given none, and whoever runs it is told what that means.
    if last is None or now() - last >= FRESH:
        click.echo(dated(last.date() if last else None), err=machine)
    if unsaid:
        click.echo(f"… and {unsaid} in that country whose city no list says", err=machine)


def known(opened: House, tenant: str) -> int:
    """Return a tenant's number."""
    number = opened.store.trips.tenant(tenant)
    if number is None:
        tenants = ", ".join(opened.store.trips.tenants().values()) or "(none yet)"
        raise Usage(f"expected one of the tenants {tenants}, got {tenant!r}")
    return number


def show(trips: Sequence[Trip], machine: bool, **more: str | None) -> None:
    """Print legs; `more` is what a program is told beside each."""
    for trip in trips:
        if machine:
            ends = trip.end.isoformat() if trip.end else None
            plain = {
                name: getattr(trip, name) for name in ("traveller", "leg", "name", "nationality", "country", "place")
            }
            lines([{**plain, "from": trip.start.isoformat(), "to": ends, **more}])
        else:
            click.echo(said(trip))
