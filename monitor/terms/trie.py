"""Many names as one pattern that parts them letter by letter: hundreds are asked for at the price of a few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def trie(names: Iterable[str]) -> str:
    """Return a bracketed pattern that finds each of the names, the longest of those that begin alike."""
    return _either(sorted(set(names), reverse=True))


def _either(names: list[str]) -> str:
    """Part names, in falling order, by their first letters; a name that ends where others go on comes last."""
    ways = []
    for first, alike in groupby(names, lambda name: name[:1]):
        rest = [name[1:] for name in alike]
        ways.append(re.escape(first) + _either(rest) if len(rest) > 1 else re.escape(first + rest[0]))
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
