"""The keys of a house, which no copy of its database holds: made once, taken into one file, and put back."""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path

from monitor import seals
from monitor.alone import made_once, put

LINKS = "link.keys"
USUAL = ("secret.key", LINKS, "vault.key")
_KIND = "keys of an advisory monitor"


class Refused(Exception):
    """Nothing was written: what was expected, what was found."""


def ring(state: Path, name: str = LINKS) -> seals.Ring:
    """Return the keys that seal links, one NUMBER:BASE64 a line, made on first use; ValueError for another shape.

    To change keys append a line with a higher number; never remove one, or the links in old mails die.
    """
    path = state / name
    words = made_once(path, lambda: b"0:" + b64encode(secrets.token_bytes(32)) + b"\n").decode("ascii")
    pairs = [line.partition(":") for line in words.split()]
    keys = {int(number): b64decode(key, validate=True) for number, _, key in pairs}
    if not keys or any(len(key) != 32 for key in keys.values()) or not all(0 <= n < 256 for n in keys):
        raise ValueError(f"{path}: expected lines NUMBER:BASE64 with numbers below 256 and keys of 32 bytes")
    return seals.Ring(keys)


def first_of(links: seals.Ring) -> str:
    """What tells a ring from another: its lowest key, which is never taken away."""
    return seals.identity(links.keys[min(links.keys)], "linked with")


def taken(files: Iterable[Path], target: Path, beside: Path) -> list[str]:
    """Write the key files there are into one private file; their names. Refused if it could harm.

    A thief of a copy must not find its keys beside it, and other keys may be those of an older copy.
    """
    copies = beside.resolve().parent
    if target.resolve().is_relative_to(copies):
        raise Refused(f"expected the keys outside of {copies}, got {target}: who takes the copy takes both")
    found = {file.name: b64encode(file.read_bytes()).decode("ascii") for file in files if file.exists()}
    if not found:
        raise Refused("expected keys in the state folder, found none: the first `check` or `watch` makes them")
    words = json.dumps({"what": _KIND, "keys": found}, indent=1).encode()
    if target.exists() and target.read_bytes() != words:
        raise Refused(f"expected no other keys at {target}, found some: older copies may need them, give a new name")
    target.parent.mkdir(parents=True, exist_ok=True)
    put(target, words)
    return list(found)


def missing(source: Path, folder: Path) -> dict[str, bytes]:
    """Return the taken keys a state folder lacks, by file name. Refused where another key stands there."""
    try:
        known = json.loads(source.read_bytes())
        words = {str(name): b64decode(word, validate=True) for name, word in known["keys"].items()}
        if known["what"] != _KIND or not words or any(Path(name).name != name for name in words):
            raise KeyError(_KIND)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(f"expected a file that `backup --keys` wrote, got {source}") from None
    for name, word in words.items():
        file = folder / name
        if file.exists() and file.read_bytes() != word:
            raise Refused(f"expected no other key at {file}, found one: move it away first, it is never overwritten")
    return {name: word for name, word in words.items() if not (folder / name).exists()}


def put_back(keys: Mapping[str, bytes], folder: Path) -> None:
    """Write what `missing` found into the state folder, each a private file."""
    for name, word in keys.items():
        put(folder / name, word)


def lacking(folder: Path) -> list[str]:
    """Name the usual keys that a state folder does not hold."""
    return [name for name in USUAL if not (folder / name).exists()]
