"""Where programs and chats are told: an address somebody gave us, whose it is, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

PREFIX = "endpoint:"  # what stands in a delivery instead of the address
MAILED = ("email", "file")  # the channels whose messages are mails
POSTS = ("webhook", "slack", "teams")  # the channels that post to an endpoint
CHATS = ("slack", "teams", "apprise")  # shown as cards; their whole address is a secret


class Refused(Exception):
    """An endpoint that cannot be: what was expected, what came; never more of its address than the host."""


@dataclass(frozen=True, slots=True)
class SealedSecret:
    """A signing secret, sealed; during a rotation the older one signs until `expires_at`."""

    sealed: str = field(repr=False)
    created_at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One receiver, its address and secrets sealed; `host` is what may be shown of the address.

    `holder` is whose it is ("recipient:7", "reader:desk", ""), `owner` the mailbox that hears when it is switched
    off. `per_minute` bounds the posts; `private` allows names of travellers. Nothing is sent before `verified_at`.
    `failing_since` is the first failure since the last success; `told_at` when the owner heard of `disabled_at`.
    """

    id: str
    channel: str
    host: str
    address: str = field(repr=False)
    label: str
    created_at: datetime
    secrets: tuple[SealedSecret, ...] = ()
    tenant: int | None = None
    holder: str = ""
    owner: str = ""
    per_minute: int = 60
    private: bool = False
    verified_at: datetime | None = None
    ok_at: datetime | None = None
    failing_since: datetime | None = None
    disabled_at: datetime | None = None
    why: str = ""
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """One request to an endpoint: for what ("event", "challenge", "test", "replay"), and what came back.

    `status` is the HTTP status, 0 where none came; `said` the first 2 kB of the reply, `outcome` our verdict.
    """

    endpoint: str
    at: datetime
    purpose: str
    message: str
    status: int
    outcome: str
    millis: int = 0
    said: str = ""
