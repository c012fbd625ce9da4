"""Where mail is handed over, and how long we wait for each answer."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field, replace
from typing import Literal

from monitor.addresses import ascii_mailbox, unnamed
from monitor.model import Outcome, Sent
from monitor.reach.ways import at_home


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait in each phase; RFC 5321 section 4.5.3.2 asks for ten minutes after the final dot."""

    connect: float = 30
    command: float = 300
    block: float = 180
    final: float = 600


@dataclass(frozen=True, slots=True)
class Relay:
    """A mail relay; `sender` is the envelope's MAIL FROM, `hello` our name in EHLO (default: the sender's domain).

    `security` "starttls" (default) and "tls" verify the certificate against `host`. "plain" is for a relay on
    this machine, or with `plain_allowed`; a password is never sent in clear. Raises ValueError naming the fault.
    A connection is used for at most `most_mails` messages and `most_seconds`.
    """

    host: str
    sender: str
    port: int = 587
    security: Literal["starttls", "tls", "plain"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    plain_allowed: bool = False
    hello: str = ""
    patience: Patience = Patience()
    most_mails: int = 100
    most_seconds: float = 300

    def __post_init__(self) -> None:
        if ascii_mailbox(self.sender) is None:
            raise ValueError("relay: sender: expected one plain mailbox address")
        if self.security != "plain":
            return
        if self.user:
            raise ValueError("relay: expected starttls or tls where a user logs in, got plain")
        if not (self.plain_allowed or at_home(self.host)):
            raise ValueError(f"relay: expected starttls or tls for {self.host}; plain is for this machine alone")


def masked(outcome: Outcome, relay: Relay, recipient: str = "") -> Outcome:
    """Return the outcome with the name of the relay, and without our password or who it was for, which one may echo."""
    outcome = replace(outcome, said=replace(outcome.said, peer=f"{relay.host}:{relay.port}"))
    text = outcome.receipt if isinstance(outcome, Sent) else outcome.reason
    for secret in _secrets(relay):
        text = text.replace(secret, "…")
    if recipient:
        text = re.sub(re.escape(recipient), lambda _: unnamed(recipient), text, flags=re.IGNORECASE)
    return replace(outcome, receipt=text) if isinstance(outcome, Sent) else replace(outcome, reason=text)


def _secrets(relay: Relay) -> tuple[str, ...]:
    """What logs in, in the forms in which it is said."""
    user, password = relay.user, relay.password
    plain = b64encode(f"\0{user}\0{password}".encode()).decode()
    return (plain, b64encode(password.encode()).decode(), password) if password else ()
