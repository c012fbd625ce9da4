"""The commands about who may log in."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from monitor.commands.ask import Usage, as_json, house, lines, now
from monitor.model.account import ROLES, Account

if TYPE_CHECKING:
    from monitor.store.sqlite import Store


@click.group()
def accounts() -> None:
    """Say who may log in to the web, and as what."""


@accounts.command("list")
@as_json
@click.pass_context
def listed(context: click.Context, machine: bool) -> None:
    """List accounts, never their secrets."""
    known = house(context).store.accounts.all()
    if machine:
        lines(_row(one) for one in known)
        return
    for one in known:
        state = "disabled" if one.disabled_at else "second factor" if one.totp else "password only"
        click.echo(f"{one.name:<24} {', '.join(sorted(one.roles)):<28} {one.tenant or 'the house':<20} {state}")
    if not known:
        click.echo("Nobody can log in yet: accounts add NAME --role operator")


def _row(one: Account) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "roles": sorted(one.roles),
        "tenant": one.tenant,
        "second_factor": bool(one.totp),
        "subject": one.subject,
        "disabled": one.disabled_at is not None,
        "seen_at": one.seen_at and one.seen_at.isoformat(),
    }


@accounts.command()
@click.argument("name")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice(ROLES),
    required=True,
    help="viewer reads colleagues' notes; officer decides and acknowledges; admin keeps the desk of a company (with"
    " --tenant): its people, routes and channels; operator does all of it for the house. May be given more than once.",
)
@click.option("--tenant", default="", help="The company they see; none is the house itself.")
@click.option("--subject", default="", help="ISSUER#CLAIM by which an identity provider knows them; then no password.")
@click.pass_context
def add(context: click.Context, name: str, roles: tuple[str, ...], tenant: str, subject: str) -> None:
    """Make an account.

    Without --subject its first password is printed, this once.
    """
    from monitor.admit.gate import hashed

    word = "" if subject else secrets.token_urlsafe(12)
    held = frozenset(role for role in ROLES if role in roles)
    account = Account(name, held, tenant, hashed(word) if word else "", subject=subject)
    try:
        house(context).store.accounts.save(account, "operator", now())
    except ValueError as wrong:
        raise Usage(str(wrong)) from wrong
    proof = f"with the password {word} (shown once; change it)" if word else f"as {subject}"
    click.echo(f"{name} can log in {proof}")


@accounts.command()
@click.argument("name")
@click.pass_context
def reset(context: click.Context, name: str) -> None:
    """Give a new password, and end every session.

    Every token ends with them, and the second factor is forgotten.
    """
    from monitor.admit.gate import hashed

    account, store = _known(context, name), house(context).store
    word = secrets.token_urlsafe(12)
    store.accounts.save(replace(account, password=hashed(word), totp=""), "operator", now())
    _out(store, account)
    click.echo(f"{name} can log in with the password {word} (shown once; change it)")


@accounts.command()
@click.argument("name")
@click.pass_context
def disable(context: click.Context, name: str) -> None:
    """Let somebody in no more, at once; what they did stays in the audit.

    Their password, second factor and passkeys are forgotten.
    """
    account, store = _known(context, name), house(context).store
    gone = replace(account, password="", totp="", disabled_at=account.disabled_at or now())
    store.accounts.save(gone, "operator", now())
    _out(store, account)
    click.echo(f"{name} can log in no more")


def _out(store: Store, account: Account) -> None:
    """End whatever somebody is in by: a token whoever knew the old password made outlived the new one for a year."""
    for key in store.accounts.passkeys(account.id):
        store.accounts.drop_passkey(account.id, key.id, "operator", now())
    store.accounts.end(account.id, now())
    store.tokens.end(account.id, "operator", now())


def _known(context: click.Context, name: str) -> Account:
    found = house(context).store.accounts.find(name)
    if found is None:
        raise Usage(f"expected the name of an account (see `advisory-monitor accounts list`), got {name!r}")
    return found
