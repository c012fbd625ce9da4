"""The commands for who asks what is kept of them, or to be forgotten (GDPR, articles 15, 17, 20 and 21)."""

from __future__ import annotations

import json
from typing import Any

import click

from monitor.commands.ask import WHO, Usage, house, now
from monitor.model import Recipient
from monitor.model.endpoint import PREFIX
from monitor.speak.tongue import plural
from monitor.store.audit import Deed
from monitor.store.codec import pack, stamp
from monitor.wire import House


@click.group()
def people() -> None:
    """Answer who asks what is kept of them, or to be forgotten.

    Find out first that it is they who ask.
    """


@people.command("show")
@click.argument("whom")
@click.pass_context
def show_(context: click.Context, whom: str) -> None:
    """Print all that is kept of somebody, as JSON.

    WHOM is a mailbox, a recipient's name or number, or a traveller as a
    company's list names them.
    """
    opened = house(context)
    found: dict[str, Any] = {"subscriptions": [opened.store.forgetting.export(one.id) for one in _known(opened, whom)]}
    companies = opened.store.trips.tenants()
    found["journeys"] = [{"company": companies[tenant], **pack(trip)} for tenant, trip in opened.store.trips.of(whom)]
    found["contacts"] = [
        {"company": companies[tenant], "event": event, "state": one.state, "at": stamp(one.at)}
        for tenant, event, one in opened.store.contacts.about(whom, _keys(opened, whom))
    ]
    if not any(found.values()):
        raise Usage("expected a mailbox, a name, a number or a traveller, got one of whom nothing is kept")
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


@people.command()
@click.argument("whom")
@WHO
@click.pass_context
def erase(context: click.Context, whom: str, who: str) -> None:
    """Forget somebody: subscriptions, channels and journeys.

    WHOM as for `show`. A hash of the mailbox stays, so that no list brings
    it back; what they were told stays without whom, and in the audit that
    they were forgotten.
    """
    opened = house(context)
    known = [one for one in _known(opened, whom) if one.state != "erased"]
    if named := [one.name for one in known if one.origin == "config"]:
        raise Usage(f"expected nobody of the configuration, got {', '.join(named)}: take them out of it first")
    for one in known:
        _forget(opened, one, who)
    from monitor.dispatch.unnamed import erase as forget

    companies, (gone, noted) = opened.store.trips.tenants(), forget(opened, whom, who, now())
    if not known and not gone and not noted:
        raise Usage("expected a mailbox, a name, a number or a traveller, got one of whom nothing is kept")
    click.echo(f"Forgotten: {plural(len(known), 'subscription or channel', 'subscriptions and channels')}.")
    for tenant, count in gone.items():
        told = "ask it to leave them out of its next list, or they come back with it"
        click.echo(f"Forgotten: {plural(count, 'journey', 'journeys')} of {companies[tenant]}; {told}.")


def _keys(opened: House, whom: str) -> set[tuple[int, str]]:
    """By which keys companies' lists know somebody, each with its tenant."""
    return {(tenant, trip.traveller) for tenant, trip in opened.store.trips.of(whom)}


def _known(opened: House, whom: str) -> list[Recipient]:
    from monitor.dispatch.whom import known

    opened.enrol(now())
    return known(opened, whom)


def _forget(opened: House, one: Recipient, who: str) -> None:
    store, at = opened.store, now()
    if one.tenant is not None:
        store.desks.end(one.tenant, one.id, who, at)
        store.endpoints.remove(one.address.removeprefix(PREFIX))
    else:
        store.forgetting.erase(one.id, at)
        store.audit.note(Deed(who, "person.erase", f"recipient:{one.id}"), at)
