"""Secrets at rest: sealed with a key that does not stand beside them, and bound to the row they belong to."""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.alone import made_once, put

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MARK = "sealed1"
_NONCE = 12


class Locked(Exception):
    """A sealed word that none of our keys opens, or keys nobody can read; the word is never repeated."""


class Vault:
    """AES-256-GCM under named keys: the first one seals, every one opens (so keys can be changed one by one).

    `about` names the row and field a word belongs to and is sealed with it: a sealed word moved to another row
    does not open there.
    """

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        if not keys or any(len(key) != 32 for key in keys.values()):
            raise Locked("vault: expected one key of 32 bytes or more of them, got none or another length")
        self._keys = dict(keys)
        self.current = next(iter(keys))

    def seal(self, about: str, word: str) -> str:
        """Return the word sealed with the current key: mark, name of the key, nonce and text in base64."""
        nonce = secrets.token_bytes(_NONCE)
        hidden = _cipher(self._keys[self.current]).encrypt(nonce, word.encode(), about.encode())
        return f"{_MARK}.{self.current}.{b64encode(nonce + hidden).decode()}"

    def open(self, about: str, sealed: str) -> str:
        """Return the word; raises Locked for a key we do not have, another row, or a changed text."""
        mark, _, rest = sealed.partition(".")
        name, _, text = rest.partition(".")
        if mark != _MARK or name not in self._keys:
            raise Locked(f"vault: expected a word sealed with one of the keys {', '.join(self._keys)}, got {name!r}")
        from cryptography.exceptions import InvalidTag

        try:
            raw = b64decode(text, validate=True)
            return _cipher(self._keys[name]).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode()).decode()
        except (InvalidTag, ValueError) as wrong:
            raise Locked(f"vault: expected a word sealed for {about}, got another or a changed one") from wrong

    def stale(self, sealed: str) -> bool:
        """Whether a word is still sealed with an older key."""
        return not sealed.startswith(f"{_MARK}.{self.current}.")


class Following(Vault):
    """A vault whose keys are read anew for each word: what another process turned them to is followed at once.

    `read` opens the keys as they are now; it raises Locked for some nobody can read.
    """

    def __init__(self, read: Callable[[], Vault]) -> None:
        self._read = read

    def seal(self, about: str, word: str) -> str:
        """Return the word sealed with the key that is current now."""
        return self._read().seal(about, word)

    def open(self, about: str, sealed: str) -> str:
        """Return the word; raises Locked."""
        return self._read().open(about, sealed)

    def stale(self, sealed: str) -> bool:
        """Whether a word is sealed with a key that is older by now."""
        return self._read().stale(sealed)


def from_text(text: str) -> Vault:
    """Read keys as they stand in a file or a variable: NAME:BASE64, one or more, the current one first."""
    try:
        pairs = [word.partition(":") for word in text.split()]
        return Vault({name: b64decode(key, validate=True) for name, _, key in pairs})
    except ValueError:  # not base64, not even ASCII: what came is not repeated
        raise Locked("vault: expected keys as NAME:BASE64, got something else") from None


def from_file(path: Path) -> Vault:
    """Open the vault of a key file, made on first use, readable by its owner alone; raises Locked for a lax one."""
    words = made_once(path, lambda: _fresh().encode())
    if path.stat().st_mode & 0o077:
        raise Locked(f"vault: expected {path} to be readable by its owner alone (chmod 600), it is open to others")
    return from_text(words.decode("ascii", "replace"))


def turned(path: Path) -> Vault:
    """Put a fresh key before the ones of a file; what they sealed still opens."""
    from_file(path)
    put(path, _fresh().encode() + path.read_bytes())
    return from_file(path)


def kept_only(path: Path) -> None:
    """Forget every key of a file but the current one: nothing may be sealed with the others any more."""
    put(path, path.read_bytes().split()[0] + b"\n")


def _fresh() -> str:
    return f"k{secrets.token_hex(4)}:{b64encode(secrets.token_bytes(32)).decode()}\n"


def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers import aead  # 40 ms that a pass without secrets does not pay

    return aead.AESGCM(key)
