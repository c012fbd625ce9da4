"""The desk where people ask to be told, change their mind and leave; words and keys meet the memory here."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from monitor.addresses import NoMailbox, mailbox
from monitor.model import Recipient, Rule, Severity
from monitor.seals import Forged, Ring, digest, identity, unsubscribed
from monitor.store.codec import build
from monitor.store.desks import Granted
from monitor.store.leaving import UNDO, Leaving, Left, Scope
from monitor.store.moving import Address, Moving
from monitor.store.onetime import Token, Word
from monitor.store.people import People, Request
from monitor.store.spelling import Spelling
from monitor.subscribe.limits import ALL, Count, granted, network
from monitor.subscribe.wishes import Manner, Wishes

CONFIRM = timedelta(days=7)
LOGIN = timedelta(minutes=15)
SESSION = timedelta(hours=1)
CONSENT = "2026-11"  # the version of the words under the sign-up form


@dataclass(frozen=True, slots=True)
class Wished:
    """What was asked for and is not confirmed: what to follow, and how (fields of a Recipient) if they are new."""

    recipient: int
    rules: tuple[Rule, ...]
    manner: Mapping[str, Any]

    def becomes(self, who: Recipient) -> Recipient:
        """The person as they will be told: who is told already keeps their manner."""
        return replace(who, **self.manner) if who.state == "unconfirmed" else who


@dataclass(frozen=True, slots=True)
class Reception:
    """Everything a visitor can ask of us by the web or by mail.

    `secret` keys the hashes addresses are known by; `ring` seals links; `random` makes what nobody can guess.
    """

    people: People
    leaving: Leaving
    moving: Moving
    spelling: Spelling
    ring: Ring
    secret: bytes
    random: Callable[[], str] = lambda: secrets.token_hex(16)

    # -------------------------------------------------------------- asking and confirming
    def key(self, typed: str) -> str:
        """The hash an address is known by; raises NoMailbox."""
        return identity(self.secret, "address", mailbox(typed).key)

    def ask(self, typed: str, wished: Wishes, told: Manner, peer: str, at: datetime) -> str:
        """Take a sign-up: one mail is owed at most, whatever came; raises NoMailbox for no address at all.

        Returns what became of it for tests and metrics; a page says the same in every case (requirement 39).
        """
        box = mailbox(typed)
        key, limits = self.heeded(typed, at), self.limits(typed, peer)
        who = Recipient(
            name=f"mail:{self.random()}",
            channel="email",
            address=box.verbatim,
            language=told.language,
            zone=told.zone,
            quiet_from=told.quiet_from,
            quiet_until=told.quiet_until,
            quiet_pass=cast(Severity, told.wakes),
        )
        asked = Request(box.verbatim, key, limits, who, (rule(wished),), CONSENT)
        return self.people.ask(asked, self.word("confirm", CONFIRM), self._granted(*limits), at)

    def confirm(self, word: str, at: datetime) -> tuple[Token, Recipient] | None:
        """Take the word that was mailed; None if it opens nothing."""
        return self.people.confirm(digest(word), at)

    def waiting(self, word: str, purpose: str, at: datetime) -> bool:
        """Whether a word still opens something; looking uses nothing up."""
        token = self.people.token(digest(word))
        return token is not None and token.purpose == purpose and token.used_at is None and token.expires_at >= at

    def wished(self, word: str, at: datetime) -> Wished | None:
        """What a mailed word will do when it is pressed; None if it opens nothing. Looking uses nothing up."""
        token = self.people.token(digest(word)) if self.waiting(word, "confirm", at) else None
        if token is None:
            return None
        rules, told = token.detail.get("rules"), token.detail.get("who")
        asked = tuple(build(Rule, each) for each in rules) if isinstance(rules, list) else ()
        return Wished(token.recipient, asked, told if isinstance(told, dict) else {})

    # -------------------------------------------------------------- coming back
    def ask_login(self, typed: str, peer: str, at: datetime) -> str:
        """Owe a link to manage, if the address is known; raises NoMailbox."""
        limits = self.limits(typed, peer)
        word = self.word("login", LOGIN)
        return self.people.mail_word(self.key(typed), limits, word, self._granted(*limits), at)

    def enter(self, word: str, at: datetime) -> str | None:
        """Trade a mailed word, once, for the word of a session."""
        token = self.people.use(digest(word), "login", at)
        if token is None:
            return None
        session = self.word("session", SESSION)
        self.people.give(token.recipient, session, {}, at)
        return self.ring.word("session", session.salt)

    def inside(self, session: str, at: datetime) -> int | None:
        """The recipient a session belongs to."""
        token = self.people.token(digest(session)) if session else None
        known = token is not None and token.purpose == "session" and token.used_at is None and token.expires_at >= at
        return token.recipient if token is not None and known else None

    def go(self, session: str, at: datetime) -> None:
        """End a session."""
        self.people.use(digest(session), "session", at)

    # -------------------------------------------------------------- leaving
    def whose(self, token: str) -> int | None:
        """The recipient an unsubscribe link belongs to, or None for one that is not ours."""
        try:
            return unsubscribed(self.ring, token)
        except Forged:
            return None

    def leave(self, recipient: int, scope: Scope, at: datetime) -> tuple[Left, str] | None:
        """End what the scope names; the second value is the word that takes it back for 15 minutes."""
        word = self.word("undo", UNDO)
        left = self.leaving.leave(recipient, scope, at, word)
        return None if left is None else (left, self.ring.word("undo", word.salt))

    def undo(self, word: str, at: datetime) -> Recipient | None:
        """Take the leaving back."""
        return self.leaving.undo(digest(word), at)

    def move(self, recipient: int, typed: str, peer: str, at: datetime) -> bool:
        """Owe the new address a word; raises NoMailbox. The page says the same whether the address is free or not."""
        address, limits = Address(mailbox(typed).verbatim, self.heeded(typed, at)), self.limits(typed, peer)
        return self.moving.move(recipient, address, limits, self.word("move", CONFIRM), self._granted(*limits), at)

    def moved(self, word: str, at: datetime) -> Recipient | None:
        """Take the word the new address was mailed."""
        return self.moving.moved(digest(word), at)

    def word(self, purpose: str, lasts: timedelta) -> Word:
        """Make a word nobody can guess, to be mailed or handed over."""
        salt = self.ring.salted(self.random())
        return Word(purpose, digest(self.ring.word(purpose, salt)), salt, lasts)

    def heeded(self, typed: str, at: datetime) -> str:
        """The hash an address is known by, which bars it as the one of its capitals did; raises NoMailbox."""
        box, key = mailbox(typed), self.key(typed)
        if box.exact != box.key:
            self.spelling.carry(identity(self.secret, "address", box.exact), key, at)
        return key

    def limits(self, typed: str, peer: str) -> tuple[str, str, str]:
        """By what is counted how often we are asked to write: whose mailbox it probably is, the network, everybody."""
        return identity(self.secret, "person", mailbox(typed).person), network(peer), ALL

    def granted(self, typed: str, peer: str) -> Granted:
        """Whether one more mail may be sent there, and what counts it; raises NoMailbox."""
        limits = self.limits(typed, peer)
        return Granted(self._granted(*limits), limits)

    def _granted(self, person: str, net: str, _: str) -> Callable[[Count], bool]:
        return lambda count: granted(person, net, count)


def rule(wished: Wishes) -> Rule:
    """The rule a form asked for."""
    return Rule(
        countries=frozenset(wished.countries),
        places=frozenset(wished.places),
        publishers=frozenset(wished.publishers),
        kinds=frozenset(wished.kinds),
        severity=cast(Severity, wished.severity),
        mode=wished.mode,
    )


__all__ = ["CONFIRM", "LOGIN", "NoMailbox", "Reception", "rule"]
