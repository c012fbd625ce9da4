"""Who works with the change log: accounts with roles, their sessions, passkeys and tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["viewer", "officer", "admin", "operator"]
ROLES: tuple[Role, ...] = ("viewer", "officer", "admin", "operator")
SCOPES = ("read", "travellers", "review", "metrics")
OFFERED = ("read", "travellers", "metrics")  # what a new token may be asked for: programs review nothing


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may log in.

    `tenant` is the company they see, "" the house itself. `password` is an argon2id hash, "" for none; `totp` the
    second factor's secret, sealed, "" for none; `subject` the name an identity provider knows them by. `id` is 0 until
    stored. viewer reads; officer reviews (release, acknowledge, silence); admin runs their tenant; operator the house.
    """

    name: str
    roles: frozenset[Role]
    tenant: str = ""
    password: str = ""
    totp: str = ""
    subject: str = ""
    created_at: datetime | None = None
    disabled_at: datetime | None = None
    seen_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """One log-in; only the SHA-256 of its secret is kept. `full` says that the second factor was shown."""

    id: str
    account: int
    created_at: datetime
    seen_at: datetime
    full: bool
    peer: str
    agent: str


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key a person's own device holds; `counter` only ever grows, or somebody copied it."""

    id: str
    account: int
    public_key: str
    counter: int
    label: str
    created_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A program's way in: `hint` is its recognisable beginning, the rest is known by its SHA-256 alone."""

    id: int
    name: str
    hint: str
    account: int
    tenant: str
    scopes: frozenset[str]
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None
