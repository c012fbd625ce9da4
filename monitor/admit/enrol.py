"""A configured reader becomes a recipient, known by the keyed hash of its mailbox."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from monitor import seals
from monitor.alone import made_once
from monitor.keyring import first_of, ring
from monitor.model import Reader, Recipient, Rule, Severity

if TYPE_CHECKING:
    from monitor.store.sqlite import Store

_FOLDED = "mailboxes in small letters"
KEPT_WITH = "kept with"  # note: what tells the secret that mailboxes are known by from another
LINKED_WITH = "linked with"  # note: the same of the first key that seals links


def enrolled(reader: Reader, key: bytes, tenant: int | None = None) -> tuple[Recipient, Rule]:
    """Give a configured reader as a recipient with its one rule."""
    who = Recipient(
        reader.name,
        reader.channel,
        kept_as(reader),
        "config",
        tenant,
        address_key=address_key(key, reader.address) if reader.channel == "email" else None,
        language=reader.language,
        zone=reader.timezone,
        quiet_from=reader.quiet_from or None,
        quiet_until=reader.quiet_until or None,
        quiet_pass=cast(Severity, reader.quiet_pass),
        private=reader.private,
    )
    return who, asked(reader)


def kept_as(reader: Reader) -> str:
    """Return what the tables hold for a reader's address: for one on the web whose it is, as it may be a password."""
    return f"reader:{reader.name}" if reader.channel == "webhook" and "://" in reader.address else reader.address


def asked(reader: Reader) -> Rule:
    """Give the rule a configured reader asks for."""
    return Rule(**{wish.name: getattr(reader, wish.name) for wish in fields(Rule) if wish.name != "id"})


def address_key(key: bytes, address: str) -> str | None:
    """Return the keyed hash by which suppressions know a mailbox; None for what is no mailbox."""
    from monitor.addresses import NoMailbox, mailbox  # 80 ms that a pass without mail need not spend

    try:
        return seals.identity(key, "address", mailbox(address).key)
    except NoMailbox:
        return None


def folded(store: Store, key: bytes, state: Path, now: datetime) -> None:
    """Know mailboxes of an older release by today's keys, which do not tell capitals from small letters; once.

    By which secret they are known, and which key seals links, is remembered, to tell when either is lost.
    """
    if store.note(_FOLDED) is None:
        store.spelling.fold(lambda address: address_key(key, address), now)
        store.note(_FOLDED, now.isoformat())
    if store.note(KEPT_WITH) is None:
        store.note(KEPT_WITH, seals.identity(key, "kept with"))
    if store.note(LINKED_WITH) is None:
        store.note(LINKED_WITH, first_of(ring(state)))


def secret(state: Path, name: str) -> bytes:
    """Return the 32-byte key that signs identities, made on first use."""
    return made_once(state / name, lambda: secrets.token_bytes(32))


def lacking(readers: Sequence[Reader], installed: Callable[[str], object] = find_spec) -> str:
    """Name the readers whose channel needs an extra that is not installed, or ""."""
    names = [reader.name for reader in readers if reader.channel == "apprise"]
    if not names or installed("apprise"):
        return ""
    return f"[[reader]] {', '.join(names)}: channel apprise: expected `pip install 'travel-advisory-monitor[apprise]'`"
