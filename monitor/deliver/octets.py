"""A mail as octets, put together from what everybody reads, encoded once, and what one person reads beside it."""

from __future__ import annotations

from base64 import b64encode, encodebytes
from binascii import b2a_qp
from collections.abc import Mapping
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Literal

_LINE = 57  # octets that make one line of base64: a shared part that ends there can be followed by any other
_END = b"\r\n"


class _Post(EmailPolicy):
    """Fields as the library writes them, but a subject of other letters: it doubles or loses the spaces beside them."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name != "Subject" or value.isascii():
            return super().fold_binary(name, value)
        words = Header(value, "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {words}{self.linesep}".encode()


POST = _Post(linesep="\r\n")


@dataclass(frozen=True, slots=True)
class Half:
    """The shared beginning of one of the two bodies, encoded so that more can follow it."""

    kind: Literal["plain", "html"]
    encoding: Literal["quoted-printable", "base64"]
    octets: bytes

    def followed_by(self, more: str) -> bytes:
        """Return the whole part, its own headers first."""
        head = f"Content-Type: text/{self.kind}; charset=utf-8\r\nContent-Transfer-Encoding: {self.encoding}\r\n\r\n"
        raw = _wire(more)
        rest = b2a_qp(raw) if self.encoding == "quoted-printable" else _base64(raw)
        return head.encode() + self.octets + rest


def half(kind: Literal["plain", "html"], text: str) -> Half:
    """Encode a beginning that ends with a line: quoted-printable, or base64 where that is the smaller one."""
    raw = _wire(text)
    qp = b2a_qp(raw)
    if len(qp) <= len(raw) * 79 / 57:
        return Half(kind, "quoted-printable", qp)
    # Spaces before the last line end make it whole lines of base64; in both bodies they show nowhere.
    short = -len(raw) % _LINE
    return Half(kind, "base64", _base64(raw[:-2] + b" " * short + _END))


def fields(given: Mapping[str, str]) -> bytes:
    """Write header fields through the library, folded and encoded; for those that many mails share."""
    mail = EmailMessage(policy=POST)
    for name, value in given.items():
        mail[name] = value
    return mail.as_bytes().removesuffix(_END)


def field(name: str, value: str) -> bytes:
    """Write one field of one person: a clean value of ours, encoded if it must be."""
    if value.isascii() and len(name) + len(value) < 76:
        return f"{name}: {value}\r\n".encode()
    if value.isascii() and ", " in value:
        return f"{name}: {value.replace(', ', f',{chr(13)}{chr(10)} ')}\r\n".encode()
    if value.isascii() and " " not in value:
        return f"{name}: {value}\r\n".encode()
    written = Header(value, "utf-8", header_name=name, maxlinelen=76).encode(linesep="\r\n")
    return f"{name}: {written}\r\n".encode("ascii")


def together(boundary: str, heads: bytes, plain: bytes, html: bytes) -> bytes:
    """Return the mail of these headers and parts."""
    mark = b"--" + boundary.encode()
    kind = f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n'.encode()
    return b"".join((heads, kind, mark, _END, plain, _END, mark, _END, html, _END, mark, b"--\r\n"))


def _wire(text: str) -> bytes:
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").replace(b"\n", _END)


def _base64(raw: bytes) -> bytes:
    return b64encode(raw) + _END if len(raw) <= _LINE else encodebytes(raw).replace(b"\n", _END)
