"""What a travel desk does with its own channels: adds, proves, tries, switches and ends them; never another's."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from monitor.addresses import mailbox
from monitor.admit.reception import CONFIRM, Reception
from monitor.model import Endpoint, Outcome, Recipient, Rule, Sent
from monitor.model.endpoint import POSTS, PREFIX, Refused
from monitor.store.audit import Deed
from monitor.store.desks import Granted
from monitor.store.sqlite import Store
from monitor.vault import Locked

_TRIES = 6  # tests and challenges of one receiver in a minute
_SAID = {
    "mailed": "A mail is on its way. Nothing else is sent there before its button is pressed.",
    "limited": "There were many mails to this mailbox just now. Please try again in an hour.",
    "suppressed": "Whoever reads this mailbox asked us to write no more. Only they can take that back.",
    "proved": "This mailbox was proved already.",
    "gone": "Its receiver was removed. Remove the channel and add it again.",
    "unproved": "This mailbox is not proved yet: press “Send the mail again”.",
}


class Book(Protocol):
    """The receivers of the house: kept sealed, proved, tried. Raises Refused, or Locked where no key opens them."""

    def add(
        self, channel: str, url: str, label: str, owner: str = "", *, tenant: int | None = None
    ) -> tuple[Endpoint, str]: ...
    def verify(self, id_: str) -> Outcome: ...
    def test(self, id_: str) -> Outcome: ...
    def rotate(self, id_: str) -> str: ...
    def switch(self, id_: str, *, on: bool) -> Endpoint: ...


@dataclass(frozen=True, slots=True)
class Channel:
    """One way a desk is told: who it is to the house, what it is told of, and its receiver if it is no mailbox."""

    who: Recipient
    rules: tuple[Rule, ...]
    endpoint: Endpoint | None = None

    @property
    def label(self) -> str:
        """What people call it."""
        if self.endpoint is None and self.who.channel in POSTS:
            return "A receiver that was removed"
        return self.endpoint.label if self.endpoint else self.who.address

    @property
    def state(self) -> str:
        """How it stands: unproved, left (its reader ended it), gone (its receiver was removed), off, failing, well."""
        one = self.endpoint
        if one is None:
            told = {"unconfirmed": "unproved", "paused": "off", "ended": "left"}.get(self.who.state, "well")
            return "gone" if self.who.channel in POSTS else told
        if one.disabled_at:
            return "off"
        return "unproved" if not one.verified_at else "failing" if one.failing_since else "well"


@dataclass(frozen=True, slots=True)
class Bureau:
    """Everything a desk may do with channels; `tenant` is always its own, `by` the account that asks.

    LookupError: there is no such channel of this company. `Refused`, `NoMailbox` and `Full` say what was expected.
    """

    store: Store
    book: Book
    reception: Reception
    random: Callable[[], str] = field(default=lambda: secrets.token_hex(8))

    # -------------------------------------------------------------- looking
    def channels(self, tenant: int) -> list[Channel]:
        """A company's channels, oldest first."""
        posts = {PREFIX + one.id: one for one in self.store.endpoints.all(tenant)}
        return [Channel(who, self.store.rules(who.id), posts.get(who.address)) for who in self.store.desks.all(tenant)]

    def channel(self, tenant: int, number: int) -> Channel:
        """One of them."""
        who = self.store.desks.find(tenant, number)
        if who is None:
            raise LookupError(f"expected a channel of tenant {tenant}, got {number}")
        found = self.store.endpoints.find(who.address.removeprefix(PREFIX)) if who.channel in POSTS else None
        return Channel(who, self.store.rules(number), found if found and found.tenant == tenant else None)

    # -------------------------------------------------------------- adding
    def add_mail(self, tenant: int, typed: str, by: str, peer: str, at: datetime) -> int:
        """Keep a mailbox and owe it the mail that proves it; raises NoMailbox."""
        box = mailbox(typed)
        key = self.reception.heeded(typed, at)
        known = next((one for one in self.store.desks.all(tenant) if one.address_key == key), None)
        if known is not None:
            return known.id
        who = Recipient(
            f"desk:{self.random()}", "email", box.verbatim, "desk", tenant, key, state="unconfirmed", created_at=at
        )
        number = self.store.desks.add(who, by, at)
        self.invite(tenant, number, by, peer, at)
        return number

    def add_post(
        self, tenant: int, channel: str, url: str, named: tuple[str, str], by: str, at: datetime
    ) -> tuple[int, str]:
        """Keep a receiver, not yet proved; its number, and the secret it signs with, which is told this once.

        `named` is what people call it, and the mailbox that hears when it is switched off ("" nobody).
        """
        label, owner = named
        hears = mailbox(owner).verbatim if owner else ""
        made, secret = self.book.add(channel, url.strip(), label.strip()[:80], hears, tenant=tenant)
        who = Recipient(f"desk:{made.id}", channel, PREFIX + made.id, "desk", tenant, created_at=at)
        try:
            return self.store.desks.add(who, by, at), secret
        except Exception:
            self.store.endpoints.remove(made.id)  # nobody could ever see or end it
            raise

    # -------------------------------------------------------------- proving and trying
    def invite(self, tenant: int, number: int, by: str, peer: str, at: datetime) -> str:
        """Owe a mailbox the mail that proves it; a sentence that says what became of it."""
        word = self.reception.word("confirm", CONFIRM)
        return _SAID[self.store.desks.invite(tenant, number, word, self._granted(tenant, number, peer), by, at)]

    def prove(self, tenant: int, number: int, by: str, peer: str, at: datetime) -> tuple[bool, str]:
        """Challenge a receiver, or write to a mailbox; whether it went well, and a sentence."""
        channel = self.channel(tenant, number)
        if channel.state == "gone":
            return False, _SAID["gone"]
        if channel.endpoint is None:
            said = self.invite(tenant, number, by, peer, at)
            return said == _SAID["mailed"], said
        return self._tried(channel.endpoint, self.book.verify, "desk.channel.prove", "It is proved.", by, at)

    def test(self, tenant: int, number: int, by: str, peer: str, at: datetime) -> tuple[bool, str]:
        """Send a message that says it is a test."""
        channel = self.channel(tenant, number)
        if channel.state == "gone":
            return False, _SAID["gone"]
        if channel.endpoint is None:
            became = self.store.desks.trial(tenant, number, self._granted(tenant, number, peer), by, at)
            return became == "mailed", "A test mail is on its way." if became == "mailed" else _SAID[became]
        return self._tried(channel.endpoint, self.book.test, "desk.channel.test", "The test arrived.", by, at)

    def _tried(
        self, one: Endpoint, act: Callable[[str], Outcome], what: str, good: str, by: str, at: datetime
    ) -> tuple[bool, str]:
        lately = [call for call in self.store.endpoints.calls(one.id, _TRIES) if call.at > at - timedelta(minutes=1)]
        if len(lately) >= _TRIES:
            return False, f"There were {_TRIES} posts within a minute. Please wait a little."
        outcome = act(one.id)
        self.store.audit.note(Deed(by, what, f"endpoint:{one.id}"), at)
        if isinstance(outcome, Sent):
            return True, f"{good} {outcome.receipt}".strip()
        return False, f"That did not work: {outcome.reason}"

    def _granted(self, tenant: int, number: int, peer: str) -> Granted:
        """Ask as for a visitor: a desk that spells one mailbox in many ways fills it no faster than a stranger."""
        return self.reception.granted(self.channel(tenant, number).who.address, peer)

    # -------------------------------------------------------------- changing and ending
    def rotate(self, tenant: int, number: int, by: str, at: datetime) -> str:
        """Give a webhook a fresh secret, told this once; the one before signs beside it for a day."""
        endpoint = self.channel(tenant, number).endpoint
        if endpoint is None:
            raise Refused("expected a webhook, for only these are signed")
        secret = self.book.rotate(endpoint.id)
        self.store.audit.note(Deed(by, "desk.channel.rotate", f"endpoint:{endpoint.id}"), at)
        return secret

    def switch(self, tenant: int, number: int, by: str, at: datetime, *, on: bool) -> None:
        """Switch a channel off, or on again."""
        channel = self.channel(tenant, number)
        if channel.endpoint is not None:
            self.book.switch(channel.endpoint.id, on=on)
            what = "desk.channel.on" if on else "desk.channel.off"
            self.store.audit.note(Deed(by, what, f"endpoint:{channel.endpoint.id}"), at)
        elif channel.who.state in ("active", "paused"):
            state = "active" if on else "paused"
            self.store.desks.change(tenant, number, by, at, state=state, paused_until=None)

    def end(self, tenant: int, number: int, by: str, at: datetime) -> None:
        """End a channel and forget its address."""
        channel = self.channel(tenant, number)
        self.store.desks.end(tenant, number, by, at)
        if channel.endpoint is not None:
            self.store.endpoints.remove(channel.endpoint.id)


__all__ = ["Book", "Bureau", "Channel", "Locked", "Refused"]
