"""A mailbox as a person typed it, and the key under which it is recognised again."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 254  # octets of a forward path (RFC 5321 section 4.5.3.1.3, less the angle brackets)
_ANYBODY = re.compile(r"(?<![^\s<>()\[\]\",;:@])[^\s<>()\[\]\",;:@]+@(?=\w)")  # tried once a word: no word is too long
_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?")


class NoMailbox(ValueError):
    """What was typed is no single mailbox; the message says why and never repeats it whole."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """`verbatim` is written to; `key` is compared: small letters, the domain in ASCII; `exact` keeps the capitals.

    A host may tell Ann@ from ann@, but hardly one does, and it is told not to make use of it (RFC 5321 section 2.4).
    Dots and plus signs stay: for most hosts they make another mailbox, and only the host knows. `person` leaves them
    out, too: whose mailbox it probably is, and how often a stranger may let us write there.
    """

    verbatim: str
    key: str
    exact: str

    @property
    def domain(self) -> str:
        """The domain in ASCII, lower case."""
        return self.key.rpartition("@")[2]

    @property
    def person(self) -> str:
        """The same for every spelling that many hosts put into one mailbox."""
        local = self.key.rpartition("@")[0]
        return f"{local.partition('+')[0].replace('.', '') or local}@{self.domain}"


def mailbox(typed: str) -> Mailbox:
    """Read one mailbox; raises NoMailbox for anything a mail program could read as none or as several."""
    from email_validator import EmailNotValidError, validate_email  # 80 ms that a pass without mail need not spend

    said = typed.strip()
    if len(said.encode("utf-8", "replace")) > LONGEST:
        raise NoMailbox(f"expected a mailbox of at most {LONGEST} octets, got more")
    try:
        # No relay is asked for SMTPUTF8: a mailbox outside of ASCII would be promised alerts that never leave.
        found = validate_email(
            said,
            check_deliverability=False,
            allow_quoted_local=False,
            allow_domain_literal=False,
            allow_smtputf8=False,
            strict=True,  # no more than 64 octets before the @: a relay takes no more either
        )
    except EmailNotValidError as wrong:
        raise NoMailbox(f"expected one mailbox such as name@example.org: {wrong}") from wrong
    domain = found.ascii_domain.lower()
    return Mailbox(found.normalized, f"{found.local_part.lower()}@{domain}", f"{found.local_part}@{domain}")


def ascii_mailbox(address: str) -> str | None:
    """Return a plain `local@domain` with the domain in ASCII, or None for anything a parser could read two ways."""
    local, at, domain = address.rpartition("@")
    if not at:
        return None
    try:
        found = f"{local}@{_ascii(domain)}"
    except UnicodeError:
        return None
    return found if _PLAIN.fullmatch(found) and ".." not in found else None


def unnamed(said: str) -> str:
    """Return what a far side said without whose mailboxes it says it of; their hosts stay: `<…@example.org>`.

    A reply is kept for a year, shown to others who waited behind it, and no rule of forgetting looks into it.
    """
    return _ANYBODY.sub("…@", said)


def _ascii(domain: str) -> str:
    """A domain as a relay is told it, by IDNA 2008: the codec of the standard library makes strasse.de of straße.de."""
    if domain.isascii():
        return domain
    import idna

    return idna.encode(domain, uts46=True).decode()
