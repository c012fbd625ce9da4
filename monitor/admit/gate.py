"""The gate: who comes in with which proof, for how long, and how often one may fail."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from monitor.model.account import SCOPES, Account, ApiToken, Role, Session
from monitor.seals import digest
from monitor.store.accounts import KNOWN, Accounts
from monitor.store.tokens import Tokens
from monitor.subscribe.limits import network
from monitor.vault import Vault

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Limits = tuple[tuple[int, timedelta], ...]  # at most so many within
PREFIX = "avm_"  # what scanners of public code look for
SHORTEST = 12  # characters of a password (NIST SP 800-63B-4 asks for 15 without, 8 with a second factor)
LONGEST = 256
SECOND: frozenset[Role] = frozenset({"officer", "admin", "operator"})  # who must show a second factor
_FAILS = ((5, timedelta(minutes=5)), (20, timedelta(hours=1)))  # of one name from one network; of one account's codes
_FAILS_NET = ((20, timedelta(minutes=5)), (100, timedelta(hours=1)))  # of one network
_FAILS_NAME = ((100, timedelta(hours=1)),)  # of one name from everywhere, where a password alone opens
_LONGEST_TOKEN = timedelta(days=400)


class Weak(ValueError):
    """A password or token that we do not take; the message says what was expected."""


@cache
def usual() -> PasswordHasher:
    """What makes and checks the hashes: argon2id with the library's own parameters (RFC 9106)."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a log-in: the cookie's value, and what is still asked for ("", "code", "enrol")."""

    cookie: str
    asks: str
    account: Account


@dataclass(frozen=True, slots=True)
class Gate:
    """Everything about coming in; answers never say which part was wrong.

    `random` makes what nobody can guess, `hasher` the hashes of passwords.
    """

    accounts: Accounts
    tokens: Tokens
    vault: Vault
    random: Callable[[], str] = field(default=lambda: secrets.token_hex(32))
    hasher: Callable[[], PasswordHasher] = usual

    # -------------------------------------------------------------- passwords
    def login(self, name: str, password: str, peer: str, agent: str, at: datetime) -> Entered | None:
        """Check name and password; None for anything wrong, including too many failures before.

        Whoever must show a second factor comes in with a session that opens only the page which asks for it.
        """
        net, who = network(peer), self.accounts.find(name.strip())
        named = f"account:{who.id}" if who else f"name:{digest(name.strip().casefold())}"
        keys = (f"{named} net:{net}", f"net:{net}", named)
        if self._tired(((keys[0], _FAILS), (keys[1], _FAILS_NET)), at):
            return None
        good = _matches(who.password if who else "", password, self.hasher())
        if not good or who is None or who.disabled_at or self._besieged(who, named, net, at):
            self.accounts.failed(keys, at)
            return None
        if self.hasher().check_needs_rehash(who.password):
            self.accounts.save(replace(who, password=self.hasher().hash(password)), "house", at)
        asks = self.asked(who)
        return Entered(self._begin(who, not asks, net, agent, at), asks, who)

    def known(self, name: str, peer: str, at: datetime) -> bool:
        """Whether somebody came in as this account from that network lately."""
        who = self.accounts.find(name.strip())
        return who is not None and self.accounts.came_from(who.id, network(peer), at - KNOWN)

    def asked(self, who: Account) -> str:
        """What is still asked for after a password: "code" where there is a second factor, else "enrol" or ""."""
        if who.totp or self.accounts.passkeys(who.id):
            return "code"
        return "enrol" if who.roles & SECOND else ""

    def code(self, session: Session, said: str, at: datetime) -> str | None:
        """Check a one-time code (RFC 6238); the value of a fresh cookie, or None. A code opens once."""
        who = self.accounts.find(session.account)
        if who is None or not who.totp:
            return None
        keys = (f"codes:{who.id}", f"net:{session.peer}")  # only who knows the password can tire the codes
        if self._tired(((keys[0], _FAILS), (keys[1], _FAILS_NET)), at):
            return None
        if not self._fits(who, self.vault.open(_about(who.id), who.totp), said, at):
            self.accounts.failed(keys, at)
            return None
        return self.stepped_up(session, at)

    def stepped_up(self, session: Session, at: datetime) -> str:
        """Trade a session for one that opens everything: a new id and secret, the old one ends (requirement 82)."""
        who = self.accounts.find(session.account)
        assert who is not None
        self.accounts.end(session.account, at, session.id)
        return self._begin(who, True, session.peer, session.agent, at)

    def enrol(self, session: Session, secret: str, said: str, at: datetime) -> str | None:
        """Take a second factor's secret once a code of it was shown; the value of a fresh cookie, or None.

        Whoever has a second factor, a passkey as well, shows it before another takes its place.
        """
        who = self.accounts.find(session.account)
        if who is None or (not session.full and self.asked(who) == "code") or not self._fits(who, secret, said, at):
            return None
        self.accounts.save(replace(who, totp=self.vault.seal(_about(who.id), secret)), f"account:{who.id}", at)
        return self.stepped_up(session, at)

    def reseal(self, at: datetime) -> int:
        """Seal the second factors anew that an older key sealed; how many. Without, that key is somebody's way in."""
        stale = [who for who in self.accounts.all() if who.totp and self.vault.stale(who.totp)]
        for who in stale:
            secret = self.vault.open(_about(who.id), who.totp)
            self.accounts.save(replace(who, totp=self.vault.seal(_about(who.id), secret)), "operator", at)
        return len(stale)

    def _fits(self, who: Account, secret: str, said: str, at: datetime) -> bool:
        """Whether a code fits now or half a minute either side, and was not shown before."""
        import pyotp

        said = said.replace(" ", "")
        if not pyotp.TOTP(secret).verify(said, for_time=at, valid_window=1):
            return False
        shown = f"code:{who.id}:{digest(said)}"
        if self.accounts.failures(shown, at - timedelta(minutes=2)):
            return False
        self.accounts.failed((shown,), at)
        return True

    def change(self, who: Account, old: str, new: str, session: Session, at: datetime) -> str | None:
        """Change a password: every other session ends, this one is traded. None if the old one is wrong; Weak."""
        if who.password and not _matches(who.password, old, self.hasher()):
            return None
        strong(new, who.name)
        self.accounts.save(replace(who, password=self.hasher().hash(new)), f"account:{who.id}", at)
        self.accounts.end(who.id, at, but=session.id)
        return self.stepped_up(session, at) if session.full else ""

    # -------------------------------------------------------------- sessions
    def session(self, cookie: str, at: datetime) -> tuple[Session, Account] | None:
        """Who a cookie belongs to; None for none, for an old one, and for an account that was disabled."""
        id_, _, secret = cookie.partition(".")
        found = self.accounts.session(id_, digest(secret), at) if id_ and secret else None
        who = self.accounts.find(found.account) if found else None
        return None if found is None or who is None or who.disabled_at else (found, who)

    def enter(self, who: Account, peer: str, agent: str, at: datetime) -> str:
        """Begin a session for somebody proved elsewhere (passkey, identity provider); the value of the cookie."""
        return self._begin(who, True, network(peer), agent, at)

    def _begin(self, who: Account, full: bool, net: str, agent: str, at: datetime) -> str:
        id_, secret = self.random()[:32], self.random()
        self.accounts.begin(Session(id_, who.id, at, at, full, net, agent), digest(secret), f"account:{who.id}")
        return f"{id_}.{secret}"

    def _besieged(self, who: Account, named: str, net: str, at: datetime) -> bool:
        """Whether so many failed at this name that a right password from a strange network may be a lucky guess.

        A network they came in from lately is theirs, whatever others fail at meanwhile.
        Never where a second factor is asked for: whoever fails at a name on purpose must not keep an officer out.
        """
        if self.asked(who) == "code" or not self._tired(((named, _FAILS_NAME),), at):
            return False
        return not self.accounts.came_from(who.id, net, at - KNOWN)

    def _tired(self, asked: Sequence[tuple[str, Limits]], at: datetime) -> bool:
        return any(self.accounts.failures(key, at - within) >= most for key, limits in asked for most, within in limits)

    # -------------------------------------------------------------- tokens
    def give(self, name: str, who: Account, scopes: frozenset[str], lasts: timedelta, at: datetime) -> str:
        """Make a program's token and return it, this once; raises Weak for strange scopes or too long a life."""
        if not scopes or not scopes <= set(SCOPES) or not timedelta() < lasts <= _LONGEST_TOKEN:
            raise Weak(f"expected scopes among {', '.join(SCOPES)} and at most {_LONGEST_TOKEN.days} days")
        word = PREFIX + self.random()
        token = ApiToken(0, name or "token", word[:10], who.id, who.tenant, scopes, at, at + lasts)
        self.tokens.give(token, digest(word), f"account:{who.id}")
        return word

    def bearer(self, word: str, at: datetime) -> tuple[ApiToken, Account] | None:
        """Whose token this is; None for none of ours, and for one whose account was disabled."""
        token = self.tokens.by_hash(digest(word), at) if word.startswith(PREFIX) else None
        who = self.accounts.find(token.account) if token else None
        return None if token is None or who is None or who.disabled_at else (token, who)


def hashed(password: str) -> str:
    """Return the hash that is kept of a password."""
    return usual().hash(password)


def strong(password: str, name: str) -> None:
    """Raise Weak for a password anybody guesses."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Weak(f"expected a password of {SHORTEST} to {LONGEST} characters, got {len(password)}")
    if len(set(password)) < 5 or (name and name.casefold() in password.casefold()):
        raise Weak("expected a password that is neither a repetition nor holds the name")


def new_secret() -> str:
    """Return a fresh secret for one-time codes."""
    import pyotp

    return pyotp.random_base32()


def otp_address(secret: str, name: str, issuer: str) -> str:
    """Return the otpauth address an authenticator program reads."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def _about(account: int) -> str:
    return f"account:{account}:totp"


@cache
def _nobody(hasher: PasswordHasher) -> str:
    return hasher.hash(secrets.token_hex(16))


def _matches(known: str, password: str, hasher: PasswordHasher) -> bool:
    """Whether a password fits; for nobody it takes as long as for somebody."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return hasher.verify(known or _nobody(hasher), password[:LONGEST]) and bool(known)
    except (Argon2Error, InvalidHashError):
        return False
