"""Keyed hashes: identities nobody outside can guess, links nobody can forge, signatures a receiver can check."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32decode, b32encode, b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass


def identity(secret: bytes, *parts: str) -> str:
    """Return 32 hex digits that only the holder of `secret` can make, the same for the same parts.

    Each part goes in with its length, so ("ab", "c") and ("a", "bc") differ.
    """
    seal = hmac.new(secret, digestmod=hashlib.sha256)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        seal.update(len(raw).to_bytes(8, "big") + raw)
    return seal.hexdigest()[:32]


def webhook_key(secret: str) -> bytes:
    """Return the key inside a Standard Webhooks secret; raises ValueError, which never repeats the secret."""
    try:
        key = b64decode(secret.removeprefix("whsec_"), validate=True)
    except NotBase64 as wrong:
        raise ValueError("webhook secret: expected whsec_ and base64, got something else") from wrong
    if not secret.startswith("whsec_") or not 24 <= len(key) <= 64:
        raise ValueError(f"webhook secret: expected whsec_ and base64 of 24 to 64 bytes, got {len(key)} bytes")
    return key


def webhook_signature(key: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """Sign as Standard Webhooks v1 says: base64 HMAC-SHA256 of "id.timestamp.body", marked "v1,"."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


# ------------------------------------------------------------------ links people are mailed
_SEAL = 16  # octets of HMAC-SHA256 kept: 128 bits, what RFC 8058 calls hard to forge


class Forged(ValueError):
    """A token that none of our keys has sealed, or sealed for something else; it never says which."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys that seal links, by number; the highest number seals, every one of them opens.

    A mail is kept for years, so a key that ever sealed a link stays on the ring for ever.
    """

    keys: Mapping[int, bytes]

    def seal(self, purpose: str, body: bytes) -> str:
        """Return a token for a link: number of the key, `body` as it is, seal; base64url without padding."""
        number = max(self.keys)
        open_part = bytes([number]) + body
        return urlsafe_b64encode(open_part + self._seal(number, purpose, open_part)).decode().rstrip("=")

    def open(self, purpose: str, token: str) -> bytes:
        """Return the body of a token sealed for `purpose`; raises Forged."""
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (NotBase64, ValueError) as wrong:
            raise Forged("expected a token of ours, got something else") from wrong
        open_part, seal = raw[:-_SEAL], raw[-_SEAL:]
        number = open_part[0] if open_part else -1
        if number not in self.keys or not hmac.compare_digest(seal, self._seal(number, purpose, open_part)):
            raise Forged("expected a token of ours, got something else")
        return open_part[1:]

    def word(self, purpose: str, salt: str) -> str:
        """Return a secret word of 256 bits that can be made again from its salt, so it need not be stored.

        `salt` is one of `salted`, or raises Forged: it names the key, which may have been changed since.
        """
        number, dot, rest = salt.partition(".")
        if not (dot and rest and number.isdecimal() and int(number) in self.keys):
            raise Forged("expected a salt of ours, got something else")
        named = f"word\0{purpose}\0{salt}".encode()
        return urlsafe_b64encode(hmac.new(self.keys[int(number)], named, hashlib.sha256).digest()).decode().rstrip("=")

    def salted(self, random: str) -> str:
        """Return the salt of a new word: the number of today's key and something nobody can guess."""
        return f"{max(self.keys)}.{random}"

    def mark(self, number: int, purpose: str, body: bytes) -> bytes:
        """Return the seal of one of the keys on a body."""
        return self._seal(number, purpose, body)

    def _seal(self, number: int, purpose: str, open_part: bytes) -> bytes:
        named = purpose.encode() + b"\0" + open_part
        return hmac.new(self.keys[number], named, hashlib.sha256).digest()[:_SEAL]


_LEAVE = "leave"


def unsubscribe_token(ring: Ring, recipient: int) -> str:
    """Return the token that lets its holder end what `recipient` follows; it names no address and never expires."""
    return ring.seal(_LEAVE, recipient.to_bytes(6, "big"))


def unsubscribed(ring: Ring, token: str) -> int:
    """Return the recipient an unsubscribe token was made for; raises Forged."""
    return int.from_bytes(ring.open(_LEAVE, token), "big")


_BACK, _BACK_SEAL = "return", 10
BY_MAIL = "leave by mail"


def return_token(ring: Ring, delivery: int, hour: int, purpose: str = _BACK) -> str:
    """Return the token of a return path: which delivery, made in which hour; 32 letters whose case does not matter.

    For the purpose BY_MAIL it is the address that ends what a recipient follows, and the number is theirs.
    """
    number = max(ring.keys)
    body = bytes([number]) + delivery.to_bytes(6, "big") + hour.to_bytes(3, "big")
    return b32encode(body + ring.mark(number, purpose, body)[:_BACK_SEAL]).decode().rstrip("=").lower()


def came_back(ring: Ring, token: str, purpose: str = _BACK) -> tuple[int, int]:
    """Return the delivery (or recipient) and the hour a return path was made for; raises Forged."""
    try:
        raw = b32decode(token.upper() + "=" * (-len(token) % 8))
    except (NotBase64, ValueError) as wrong:
        raise Forged("expected a return path of ours, got something else") from wrong
    body, seal = raw[:-_BACK_SEAL], raw[-_BACK_SEAL:]
    if len(body) != 10 or body[0] not in ring.keys:
        raise Forged("expected a return path of ours, got something else")
    if not hmac.compare_digest(seal, ring.mark(body[0], purpose, body)[:_BACK_SEAL]):
        raise Forged("expected a return path of ours, got something else")
    return int.from_bytes(body[1:7], "big"), int.from_bytes(body[7:], "big")


def digest(word: str) -> str:
    """Return what is stored of a secret word: its SHA-256, which opens nothing."""
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()
