"""What a robots.txt says to us (RFC 9309): which addresses may be asked, and how long to rest in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

READ = 500 * 1024  # bytes; RFC 9309 §2.5 asks for that much at least, and nobody may make us read more
LONGEST_DELAY = 60.0  # seconds; a longer Crawl-delay would keep a round over two hundred pages from ever ending
_PRODUCT = re.compile(r"[A-Za-z_-]+")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"  # ASCII stays as it is written; only other octets are escaped


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: `pattern` is normalised, `line` is how it was written."""

    allow: bool
    pattern: str
    line: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of the group that is ours, and the Crawl-delay in seconds (0: none)."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def forbids(self, url: str) -> str:
        """Return the line that forbids an address, or "": the longest that matches decides, of two equals Allow."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return ""
        fitting = [rule for rule in self.rules if _matches(rule.pattern, path)]
        best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allow), default=None)
        return "" if best is None or best.allow else best.line


def product(agent: str) -> str:
    """The token of a User-Agent by which groups name it."""
    found = _PRODUCT.match(agent)
    return found.group() if found else "*"


def readable(body: bytes) -> str:
    """Decode what came, up to the last whole line that we must read."""
    whole = body if len(body) <= READ else body[: body.rfind(b"\n", 0, READ) + 1]
    return whole.decode("utf-8", "replace").removeprefix("\ufeff")


def rules_for(token: str, text: str) -> Rules:
    """Read the rules for a product: those of all groups that name it, else those for "*", else none."""
    groups = _groups(text)
    lines = groups.get(token.casefold(), groups.get("*", []))
    return Rules(tuple(_rules(lines)), _delay(lines))


def _groups(text: str) -> dict[str, list[tuple[str, str]]]:
    """Gather the lines that speak to each product, from all groups that name it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    begun = False  # whether a rule came: then the next User-agent begins another group
    for line in re.split(r"\r\n|\r|\n", text):
        key, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.casefold()
        if colon and key == "user-agent":
            agents = [*([] if begun else agents), _agent(value)]
            groups.setdefault(agents[-1], [])
            begun = False
        elif colon and key in ("allow", "disallow", "crawl-delay"):
            begun = begun or key != "crawl-delay"  # other records do not end the list of products (§2.2.4)
            for agent in agents:
                groups[agent].append((key, value))
    return groups


def _agent(value: str) -> str:
    found = _PRODUCT.match(value)
    return "*" if value.startswith("*") else found.group().casefold() if found else ""


def _rules(lines: Iterable[tuple[str, str]]) -> Iterator[Rule]:
    for key, value in lines:
        if key != "crawl-delay" and value:  # an empty Disallow forbids nothing
            yield Rule(key == "allow", _normal(value), f"{key.capitalize()}: {value}"[:120])


def _delay(lines: Iterable[tuple[str, str]]) -> float:
    said = [value for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value)]
    return min(max(map(float, said), default=0.0), LONGEST_DELAY)


def _normal(path: str) -> str:
    """Write a path so that two that mean the same are the same (§2.2.2): octets escaped, unreserved ones not."""

    def plain(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else found.group().upper()

    return _ESCAPED.sub(plain, quote(path, safe=_KEPT, errors="replace"))


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern matches from the start of a path: "*" is anything, a "$" at its end the end; in linear time."""
    ends = pattern.endswith("$")
    first, *others = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    if not others:
        return path == first if ends else True
    at = len(first)
    for piece in others[:-1] if ends else others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or (path.endswith(others[-1]) and len(path) - len(others[-1]) >= at)
