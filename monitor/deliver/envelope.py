"""A message put into an RFC 5322 envelope: two readable bodies, every header once, no line too long."""

from __future__ import annotations

from base64 import b64encode
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from quopri import encodestring

from monitor.addresses import ascii_mailbox
from monitor.deliver.plain import header
from monitor.model import Message


class _Post(EmailPolicy):
    """Fields as the library writes them, but a subject of other letters: it doubles or loses the spaces beside them."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name != "Subject" or value.isascii():
            return super().fold_binary(name, value)
        words = Header(value, "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {words}{self.linesep}".encode()


def envelope(message: Message, address: str) -> bytes:
    """Return the mail with CRLF line ends and only 7-bit octets; `address` is the only one anybody sees.

    An address that is no plain mailbox (a file channel has none) stands as an empty group.
    """
    mail = EmailMessage(policy=_Post(linesep="\r\n"))
    mail["To"] = ascii_mailbox(address) or "undisclosed-recipients:;"
    mail["Subject"] = header(message.subject)
    mail.set_content(message.text, cte=_encoding(message.text))
    for name, value in message.headers.items():
        mail[name] = value
    mail.add_alternative(message.html, subtype="html", cte=_encoding(message.html))
    # A boundary made from the identity keeps two attempts byte for byte the same.
    mail.set_boundary(f"=_{message.id}")
    return mail.as_bytes()


def _encoding(text: str) -> str:
    """Choose what stays readable: quoted-printable, or base64 where it would be the smaller one."""
    raw = text.encode()
    return "quoted-printable" if len(encodestring(raw)) <= len(b64encode(raw)) * 79 // 76 else "base64"
