"""The commands of the outbox: what waits, what is dead, letting go after a restore, proof, and what came back."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.commands.ask import PAGE, Usage, as_json, event_of, house, instant, lines, now
from monitor.model import State
from monitor.speak.tongue import plural
from monitor.store.codec import stamp

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.wire import House

ALL = "all"  # who is meant by it in `proof`: everybody
BY = click.option("--by", "who", required=True, help="Your name; it is written into the audit.")
IDS = click.argument("deliveries", nargs=-1, type=int, required=True)


@click.group(invoke_without_command=True)
@as_json
@click.option("--all", "everything", is_flag=True, help="Also what was sent.")
@click.pass_context
def outbox(context: click.Context, machine: bool, everything: bool) -> None:
    """List what waits, what failed, and why; or settle it."""
    from monitor.commands import waiting

    if context.invoked_subcommand is None:
        waiting.outbox(house(context).outbox(everything), machine)


@outbox.command()
@as_json
@click.pass_context
def dead(context: click.Context, machine: bool) -> None:
    """List what nobody will try again.

    It was refused for ever, too late, or in doubt twice.
    """
    from monitor.commands import waiting

    opened = house(context)
    ids = set(opened.store.dead.ids())
    # Asked for alone: a discarded storm leaves thousands of newer rows behind, and these would be among the rest.
    ended = opened.store.outbox((State.FAILED, State.EXPIRED, State.UNCERTAIN), limit=1000)
    found = [due for due in ended if due.id in ids]
    waiting.outbox(found, machine, "Nothing was given up.")


@outbox.command()
@IDS
@BY
@click.pass_context
def retry(context: click.Context, deliveries: tuple[int, ...], who: str) -> None:
    """Let dead letters leave once more, by their numbers."""
    _settled(house(context).store.dead.retry(deliveries, who, now()), deliveries, "owed again")


@outbox.command()
@IDS
@BY
@click.pass_context
def dismiss(context: click.Context, deliveries: tuple[int, ...], who: str) -> None:
    """Let dead letters rest, by their numbers."""
    _settled(house(context).store.dead.dismiss(deliveries, who, now()), deliveries, "dismissed")


def _settled(done: int, asked: tuple[int, ...], what: str) -> None:
    """Say how many were; a number of no dead letter is a mistake, and the others are settled."""
    click.echo(f"{done} {what}.")
    if left := len({*asked}) - done:
        raise Usage(f"expected numbers of dead letters (see `advisory-monitor outbox dead`), got {left} of none")


@outbox.command()
@BY
@click.option("--resend", is_flag=True, help="Send again what sent.journal says left after the copy was made.")
@click.pass_context
def release(context: click.Context, who: str, resend: bool) -> None:
    """Let mail leave again after an older copy was restored."""
    from monitor.dispatch import restored

    known = restored.release(house(context), who, now(), resend)
    left = plural(known or 0, "message is", "messages are")
    click.echo("Nothing was held." if known is None else f"Released; {left} known to have left already.")


@outbox.command()
@click.argument("reader")
@BY
@click.pass_context
def admit(context: click.Context, reader: str, who: str) -> None:
    """Write again to a READER whose mailbox was gone and works again.

    Who left or complained comes back only by themselves.
    """
    if not house(context).store.bounces.admit(reader, who, now()):
        raise Usage(f"expected a reader whose mail bounced (see `advisory-monitor doctor`), got {reader!r}")
    click.echo(f"{reader} is written to again.")


@outbox.command()
@as_json
@click.pass_context
def check(context: click.Context, machine: bool) -> None:
    """Count anew who is owed what, and say what is broken.

    What was noticed in the last day is looked at, and what is missing is owed. Exit status 1 where there was anything.
    """
    from monitor.commands import receipts
    from monitor.dispatch import office

    facts = office.vitals(house(context), now)
    if machine:
        lines([facts])
    else:
        receipts.vitals(facts)
    if facts["missing"] or facts["broken"]:
        context.exit(1)


@click.command()
@click.argument("who")
@click.argument("event_id")
@as_json
@click.pass_context
def proof(context: click.Context, who: str, event_id: str, machine: bool) -> None:
    """Show every step of one alert to one recipient.

    WHO is a mailbox, a recipient's name or number, or "all": who of those
    with a name was told when, and who took it on. EVENT_ID may be the
    Message-ID of a mail that told it, or the signs in a mail's foot.
    """
    from monitor.commands import receipts
    from monitor.dispatch.traced import named
    from monitor.dispatch.whom import known

    opened = house(context)
    people = known(opened, who)
    if who == ALL and not people:  # a reader may bear that name
        _all(opened, event_id, machine)
        return
    if not people:
        raise Usage("expected a recipient's mailbox, name or number, got one nobody is known by")
    event = meant(opened, event_id)
    found = ((one.name, receipts.steps(opened.store, event, one.id)) for one in people)
    told = {name: {**steps, "message_id": named(opened, steps)} for name, steps in found if steps}
    if machine:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif told:
        receipts.proof(event, told)
    else:
        why = f"`advisory-monitor readers why {people[0].name} {event_id}` says why"
        click.echo(f"Nothing was owed to them of this event; {why}.")


def meant(opened: House, said: str) -> Event:
    """Return the event of an id, or of the Message-ID of what told it."""
    from monitor.dispatch.traced import events, traced

    told = () if (found := opened.store.event(said)) else events(traced(opened, said))
    if len(told) > 1:
        raise Usage(f"expected the id of one event, got a message of {plural(len(told), 'event')}: {', '.join(told)}")
    return found or event_of(opened, told[0] if told else said)


def _all(opened: House, event_id: str, machine: bool) -> None:
    """Show of everybody when they were told of an event: readers and desks by name, subscribers by number."""
    from monitor.commands import receipts

    event = meant(opened, event_id)
    facts = {"event": event.id, "first_seen": stamp(event.detected_at), **receipts.knew(opened.store, event)}
    if machine:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        receipts.everybody(event, facts)


@click.command()
@click.argument("source", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--at", callback=instant, help="When it came, ISO 8601, for rehearsals.")
@as_json
@click.pass_context
def bounces(context: click.Context, source: Path, at: datetime | None, machine: bool) -> None:
    """Read what came back from mailboxes.

    SOURCE is a Maildir, an mbox, one mail, or - for standard input.
    """
    from monitor.dispatch import returns

    tally = returns.take_in(house(context), source, at or now())
    if machine:
        lines([dict(tally)])
    else:
        click.echo(", ".join(f"{count} {kind}" for kind, count in sorted(tally.items())) or "Nothing came back.")


@click.command()
@click.argument("mail", type=PAGE)
@click.option("--spf", default="", help="The TXT record of the return path's domain.")
@click.option("--dmarc", default="", help="The TXT record of _dmarc. before the From's domain.")
@click.option("--dkim", default="", help="The TXT record of the key, SELECTOR._domainkey.DOMAIN.")
def signature(mail: Path, spf: str, dmarc: str, dkim: str) -> None:
    """Say whether a mail of ours arrived signed.

    And aligned, as mailbox hosts ask. Exit status 1 where it is not.
    """
    from monitor.commands import show
    from monitor.deliver.signed import Records, examined

    sys.exit(show.doctor(examined(mail.read_bytes(), Records(spf, dmarc, dkim))))


COMMANDS = (outbox, proof, bounces, signature)
