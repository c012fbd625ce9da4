"""The commands about endpoints: receivers of webhooks and chats whose addresses are kept sealed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from monitor.commands.ask import Usage, as_json, house, instant, lines, now, strange
from monitor.model.endpoint import POSTS
from monitor.speak.tongue import plural

if TYPE_CHECKING:
    from monitor.dispatch.receivers import Receivers
    from monitor.model import Endpoint, Outcome
    from monitor.wire import House


@click.group()
def endpoints() -> None:
    """Receivers of webhooks, Slack and Teams.

    Their addresses are kept sealed in the database.
    """


ID = click.argument("id_", metavar="ID")


@endpoints.command("list")
@as_json
@click.pass_context
def list_(context: click.Context, machine: bool) -> None:
    """List every endpoint and how it fares; no address, no secret."""
    found = house(context).store.endpoints.all()
    if machine:
        lines(_as_json(one) for one in found)
        return
    if not found:
        click.echo("No endpoint was added.")
    for one in found:
        click.echo(f"{one.id}  {one.channel:<8} {_safe(one.label)}  at {one.host}: {_fares(one)}")


@endpoints.command()
@click.argument("channel", type=click.Choice(POSTS))
@click.option("--label", default="", help="What people call it.")
@click.option("--owner", default="", help="The mailbox that hears when it is switched off.")
@click.option("--per-minute", type=click.IntRange(1, 6000), help="The most posts a minute.")
@click.option("--private", is_flag=True, help="Names of travellers may be sent there.")
@click.pass_context
def add(context: click.Context, channel: str, label: str, owner: str, per_minute: int | None, private: bool) -> None:
    """Add an endpoint.

    Its address is read from the terminal or standard input, for it may be a secret.
    """
    opened = house(context)
    url = click.prompt("Address", hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline()
    with _mistakes():
        made, secret = _receivers(opened).add(
            channel, url.strip(), label, owner, per_minute=per_minute, private=private
        )
    _deed(opened, "endpoint.add", made.id, after=f"{made.channel} at {made.host}")
    click.echo(f'Added {made.id}. Name it in a [[reader]]: channel = "{channel}", address = "endpoint:{made.id}".')
    if secret:
        click.echo(f"It signs with this secret, shown only now: {secret}")
    click.echo(f"Nothing is sent before `advisory-monitor endpoints verify {made.id}` succeeds.")


@endpoints.command()
@ID
@click.pass_context
def verify(context: click.Context, id_: str) -> None:
    """Prove an endpoint.

    A webhook must echo a challenge, a chat take a first message.
    """
    opened = house(context)
    _say(_tried(opened, lambda book: book.verify(id_)), "Verified")
    _deed(opened, "endpoint.verify", id_)


@endpoints.command()
@ID
@click.pass_context
def test(context: click.Context, id_: str) -> None:
    """Send a test message, which says that it is one."""
    _say(_tried(house(context), lambda book: book.test(id_)), "Sent")


@endpoints.command()
@ID
@click.option("--hours", type=click.IntRange(24, 24 * 30), default=24, show_default=True, help="Both secrets sign.")
@click.pass_context
def rotate(context: click.Context, id_: str, hours: int) -> None:
    """Give a webhook a fresh secret.

    The one before signs beside it for a while.
    """
    opened = house(context)
    with _mistakes():
        secret = _receivers(opened).rotate(id_, timedelta(hours=hours))
    _deed(opened, "endpoint.rotate", id_)
    click.echo(f"It signs with this secret, shown only now: {secret}")
    click.echo(f"The one before signs too for {plural(hours, 'hour')}.")


def _switch(name: str, on: bool, says: str) -> click.Command:
    @click.pass_context
    def command(context: click.Context, id_: str) -> None:
        opened = house(context)
        with _mistakes():
            one = _receivers(opened).switch(id_, on=on)
        _deed(opened, f"endpoint.{name}", id_)
        click.echo(f"{one.id}: {_fares(one)}")

    return click.command(name, help=says)(ID(command))


endpoints.add_command(_switch("off", False, "Switch an endpoint off by hand."))
endpoints.add_command(_switch("on", True, "Switch an endpoint on again; what it missed can be replayed."))


@endpoints.command()
@ID
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@as_json
@click.pass_context
def calls(context: click.Context, id_: str, limit: int, machine: bool) -> None:
    """List the requests made to an endpoint, newest first.

    Each with its status and the beginning of the reply.
    """
    from monitor.contract import moment

    known = house(context).store.endpoints
    if not (found := known.calls(id_, limit)) and known.find(id_) is None:
        raise strange("endpoint", "endpoints list", id_)
    if not found and not machine:
        click.echo("No request was made to it yet.")
    if machine:
        lines(
            {"at": moment(one.at), "purpose": one.purpose, "message": one.message, "status": one.status,
             "outcome": one.outcome, "millis": one.millis, "said": one.said} for one in found
        )  # fmt: skip
        return
    for one in found:
        click.echo(f"{moment(one.at)}  {one.status:>3}  {one.purpose:<9} {one.millis:>6} ms  {_safe(one.outcome)}")


@endpoints.command()
@ID
@click.option("--event", "event_id", default="", help="Only this event.")
@click.option("--since", callback=instant, help="Everything owed since then.")
@click.option("--until", callback=instant)
@click.pass_context
def replay(context: click.Context, id_: str, event_id: str, since: datetime | None, until: datetime | None) -> None:
    """Post again what an endpoint was owed, oldest first.

    Under the same ids; it stops at the first that fails.
    """
    if not event_id and since is None:
        raise Usage("expected --event or --since, got neither: a replay of everything is never meant")
    opened = house(context)
    count = 0
    for told, outcome in _replayed(opened, id_, event_id, since, until):
        _say(outcome, f"Replayed {told}")
        count += 1
    _deed(opened, "endpoint.replay", id_, after=plural(count, "message"))
    click.echo(f"{count} replayed.")


@endpoints.command()
@click.pass_context
def rekey(context: click.Context) -> None:
    """Seal everything with a fresh key, forget the old ones.

    Addresses and secrets of endpoints, calendars, second factors. A daemon reads the new one by itself.
    """
    from monitor.dispatch import rekeying

    opened = house(context)
    if opened.settings.vault.key_env:
        raise Usage(
            f"expected keys in a file, they stand in {opened.settings.vault.key_env}: put a new one before them"
        )
    with _mistakes():
        count = rekeying.rekey(opened, now())
    _deed(opened, "endpoint.rekey", "", after=plural(count, "secret"))
    click.echo(f"{plural(count, 'secret')} sealed anew; older backups need the older key file.")


@endpoints.command()
@ID
@click.pass_context
def remove(context: click.Context, id_: str) -> None:
    """Forget an endpoint and what was said to it.

    Its address and its secrets as well.
    """
    opened = house(context)
    if not opened.store.endpoints.remove(id_):
        raise strange("endpoint", "endpoints list", id_)
    _deed(opened, "endpoint.remove", id_)
    click.echo(f"Removed {id_}.")


# ------------------------------------------------------------------ what they share
@contextmanager
def _mistakes() -> Iterator[None]:
    """Turn what an endpoint cannot be into a mistake of the caller."""
    from monitor.model.endpoint import Refused
    from monitor.vault import Locked
    from monitor.wire import Closed

    try:
        yield
    except (Refused, Locked, Closed) as error:
        raise Usage(str(error)) from error


def _receivers(opened: House) -> Receivers:
    from monitor.dispatch.receivers import receivers

    return receivers(opened, now)


def _tried(opened: House, act: Callable[[Receivers], Outcome]) -> Outcome:
    with _mistakes():
        return act(_receivers(opened))


def _say(outcome: Outcome, done: str) -> None:
    """Say what became of a request; anything but success ends the command with status 1."""
    from monitor.model import Sent

    if isinstance(outcome, Sent):
        click.echo(f"{done}: {_safe(outcome.receipt)}")
        return
    raise click.ClickException(_safe(outcome.reason))


def _replayed(
    opened: House, id_: str, event_id: str, since: datetime | None, until: datetime | None
) -> Iterator[tuple[str, Outcome]]:
    from monitor.dispatch.office import office
    from monitor.model import Message

    book = _receivers(opened)
    endpoint = book.endpoints.find(id_)
    if endpoint is None:
        raise strange("endpoint", "endpoints list", id_)
    desk, way = office(opened, now), book.channel(endpoint.channel)
    for due in book.endpoints.owed(id_, since, until):
        if event_id and event_id not in due.carries:
            continue
        message = desk.compose(due, now())
        if isinstance(message, Message):
            yield message.id, way.send(message, due.address, "replay")
        else:
            yield due.event_id, message


def _deed(opened: House, what: str, id_: str, after: str = "") -> None:
    from monitor.store.audit import Deed

    opened.store.audit.note(Deed("operator", what, f"endpoint:{id_}" if id_ else "", after=after), now())


def _fares(one: Endpoint) -> str:
    if one.disabled_at:
        return f"switched off {one.disabled_at:%Y-%m-%d %H:%MZ}: {_safe(one.why)}"
    if not one.verified_at:
        return "not verified"
    if one.failing_since:
        return f"failing since {one.failing_since:%Y-%m-%d %H:%MZ}"
    return f"well, last post {one.ok_at:%Y-%m-%d %H:%MZ}" if one.ok_at else "verified, nothing sent yet"


def _as_json(one: Endpoint) -> dict[str, object]:
    from monitor.contract import moment

    times = ("created_at", "verified_at", "ok_at", "failing_since", "disabled_at")
    return {
        **{name: getattr(one, name) for name in ("id", "channel", "host", "label", "holder", "owner", "per_minute")},
        "private": one.private,
        **{name: moment(getattr(one, name)) for name in times},
        "why": one.why,
    }


def _safe(text: str) -> str:
    """Foreign words as a terminal may show them."""
    from monitor.deliver.plain import header

    return header(text, 300)
