"""A configured reader becomes a recipient, known by the keyed hash of its mailbox."""

from __future__ import annotations

import secrets
from pathlib import Path

from monitor import seals
from monitor.model import Reader, Recipient, Rule


def enrolled(reader: Reader, key: bytes) -> tuple[Recipient, Rule]:
    """Give a configured reader as a recipient with its one rule."""
    known = address_key(key, reader.address) if reader.channel == "email" else None
    who = Recipient(reader.name, reader.channel, reader.address, "config", address_key=known, zone=reader.timezone)
    return who, Rule(reader.countries, frozenset(), reader.publishers, reader.kinds, reader.severity)


def address_key(key: bytes, address: str) -> str | None:
    """Return the keyed hash by which suppressions know a mailbox; None for what is no mailbox."""
    from monitor.addresses import NoMailbox, mailbox  # 80 ms that a pass without mail need not spend

    try:
        return seals.identity(key, "address", mailbox(address).key)
    except NoMailbox:
        return None


def secret(state: Path, name: str) -> bytes:
    """Return the 32-byte key that signs identities, made on first use."""
    path = state / name
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(32))
        fresh.replace(path)
    return path.read_bytes()
