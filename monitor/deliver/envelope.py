"""A message put into an RFC 5322 envelope: two readable bodies, every header once, no line too long."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage
from quopri import encodestring

from monitor.addresses import ascii_mailbox
from monitor.deliver.octets import POST
from monitor.deliver.plain import header
from monitor.model import Message


def envelope(message: Message, address: str) -> bytes:
    """Return the mail with CRLF line ends and only 7-bit octets; `address` is the only one anybody sees.

    An address that is no plain mailbox (a file channel has none) stands as an empty group.
    """
    mail = EmailMessage(policy=POST)
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
