"""Keyed hashes: identities nobody outside can guess, and the signature a webhook's receiver can check."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64


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
