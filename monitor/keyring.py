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
USUAL = ("secret.key", LINKS, "vault.key")  # as long as nobody configured other names
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


def taken(folder: Path, names: Iterable[str], target: Path, beside: Path) -> list[str]:
    """Write the key files there are into one private file, under the names the configuration gives them; these names.

    Refused if it could harm: a thief of a copy must not find its keys beside it, and other keys may be those of an
    older copy.
    """
    copies = beside.resolve().parent
    if target.resolve().is_relative_to(copies):
        raise Refused(f"expected the keys outside of {copies}, got {target}: who takes the copy takes both")
    files = {name: folder / name for name in names}
    found = {name: b64encode(file.read_bytes()).decode("ascii") for name, file in files.items() if file.exists()}
    if not found:
        raise Refused("expected keys in the state folder, found none: the first `check` or `watch` makes them")
    words = json.dumps({"what": _KIND, "keys": found}, indent=1).encode()
    if target.exists() and target.read_bytes() != words:
        raise Refused(f"expected no other keys at {target}, found some: older copies may need them, give a new name")
    target.parent.mkdir(parents=True, exist_ok=True)
    put(target, words)
    return list(found)


def missing(source: Path, folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the taken keys a state folder lacks, by the `names` of the configuration. Refused for another key there.

    A path that is not configured is written to by no file of keys, whoever made it.
    """
    try:
        known = json.loads(source.read_bytes())
        held = {str(name): b64decode(word, validate=True) for name, word in known["keys"].items()}
        if known["what"] != _KIND or not held:
            raise KeyError(_KIND)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(f"expected a file that `backup --keys` wrote, got {source}") from None
    words = {_placed(name, {*names}, source): word for name, word in held.items()}
    for name, word in words.items():
        file = folder / name
        if file.exists() and file.read_bytes() != word:
            raise Refused(f"expected no other key at {file}, found one: move it away first, it is never overwritten")
    return {name: word for name, word in words.items() if not (folder / name).exists()}


def _placed(name: str, names: set[str], source: Path) -> str:
    """Where a key belongs: older files hold bare names, also of what is configured to stand in a folder of its own."""
    if name in names:
        return name
    if Path(name).name == name:
        return next((one for one in sorted(names) if Path(one).name == name), name)
    raise Refused(f"{source}: expected keys of {', '.join(sorted(names))} as configured, got one of {name}")


def put_back(keys: Mapping[str, bytes], folder: Path) -> None:
    """Write what `missing` found into the state folder, each a private file."""
    for name, word in keys.items():
        file = folder / name
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        put(file, word)


def lacking(folder: Path, names: Iterable[str]) -> list[str]:
    """Name the keys of these that a state folder does not hold."""
    return [name for name in names if not (folder / name).exists()]
