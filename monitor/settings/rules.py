"""What a value in a configuration may be, and how a table becomes a frozen shape with every mistake noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from ipaddress import ip_network
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_type_hints
from zoneinfo import ZoneInfo

from monitor.addresses import ascii_mailbox

Rule = Callable[[object], object]
Where = tuple[str | int, ...]
Note = Callable[[Where, str, str], None]
Shape = TypeVar("Shape")


class Wrong(Exception):
    """A value that will not do: what was expected, and what may be shown of what came (None: the value)."""

    def __init__(self, expected: str, came: str | None = None) -> None:
        super().__init__(expected)
        self.expected = expected
        self.came = came


def shown(value: object) -> str:
    """Give a value as a mistake may quote it: short, on one line."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def guessed(shown: str, known: Collection[str], word: str = "") -> str:
    """Return what may be shown of a strange word with what was probably meant: "emial (email?)"."""
    from difflib import get_close_matches  # only where something is wrong: it takes its time

    meant = get_close_matches(word or shown, known, 1)
    return f"{shown} ({meant[0]}?)" if meant else shown


def text(expected: str, pattern: str = r"[^\x00-\x1f\x7f]*") -> Rule:
    """Ask for a text that matches `pattern` whole."""

    def rule(value: object) -> object:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise Wrong(expected)
        return value

    return rule


def mailbox(expected: str, pattern: str) -> Rule:
    """Ask for a text that matches `pattern` whole and, where it names a mailbox, for one that every relay takes.

    One outside of ASCII needs SMTPUTF8 (RFC 6531), which no relay is asked for: no alert would ever leave.
    """
    whole = text(expected, pattern)

    def rule(value: object) -> object:
        said = str(whole(value))
        if said and ascii_mailbox(said.rpartition("<")[2].removesuffix(">")) is None:
            raise Wrong(f"{expected}, before the @ letters of ASCII alone")
        return value

    return rule


NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
line = text("one line of text")
url = text("an http or https address", r"(https?://[^\s/]+\S*)?")
name = text("a short name of letters, digits, dots and dashes", NAME)


def number(expected: str, low: float, high: float, kinds: type | tuple[type, ...] = int) -> Rule:
    """Ask for a number within [low, high]; true and false are no numbers."""

    def rule(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= cast(float, value) <= high:
            raise Wrong(f"{expected} from {low:g} to {high:g}")
        return value

    return rule


def one_of(*words: str) -> Rule:
    """Ask for one of a few words."""

    def rule(value: object) -> object:
        if value not in words:
            raise Wrong("one of " + ", ".join(words))
        return value

    return rule


def each(expected: str, pattern: str) -> Rule:
    """Ask for a list of texts that match `pattern`; gives a frozenset."""

    def rule(value: object) -> object:
        if not isinstance(value, list):
            raise Wrong(f"a list, each {expected}")
        bad = [word for word in value if not isinstance(word, str) or not re.fullmatch(pattern, word)]
        if bad:
            raise Wrong(f"each {expected}", ", ".join(map(shown, bad)))
        return frozenset(value)

    return rule


def numbers(expected: str, low: int, high: int) -> Rule:
    """Ask for a list of whole numbers within [low, high]; gives a frozenset."""
    one = number(expected, low, high)

    def rule(value: object) -> object:
        if not isinstance(value, list):
            raise Wrong(f"a list of {expected} from {low} to {high}")
        return frozenset(one(each) for each in value)

    return rule


def countries(value: object) -> object:
    """Ask for a list of countries, by name or code, and sets of ours ("EU"); gives codes and the sets' own names."""
    if not isinstance(value, list):
        raise Wrong("a list of countries, by name or code, or of sets such as EU")
    if not value:
        return frozenset()
    from monitor.locate.regions import Unknown, named  # the table of places takes its time

    found = set()
    for word in value:
        try:
            found.add(named(str(word)))
        except Unknown:
            raise Wrong("each a country, by name or code such as KZ, or a set such as EU", shown(word)) from None
    return frozenset(found)


def patterns(value: object) -> object:
    """Ask for a list of regular expressions; gives a tuple."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise Wrong("a list of regular expressions")
    for word in value:
        try:
            re.compile(word)
        except re.error as error:
            raise Wrong(f"a regular expression ({error})", shown(word)) from None
    return tuple(value)


def selector(value: object) -> object:
    """Ask for a CSS selector, or nothing: one that no page can be asked for would end every look at the list."""
    if line(value):
        from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # only where one is given

        try:
            LexborHTMLParser("<p>").css_first(str(value))
        except SelectolaxError:
            raise Wrong("a CSS selector such as main#content") from None
    return value


def certificates(value: object) -> object:
    """Ask for a file of certificate authorities, or nothing: without it no site at all could be asked."""
    if line(value):
        from ssl import SSLError, create_default_context  # only where one is given

        try:
            create_default_context(cafile=str(value))
        except (OSError, SSLError) as error:
            why = "no such file" if isinstance(error, FileNotFoundError) else "none in it"
            raise Wrong("a file of certificates (PEM)", f"{shown(value)}: {why}") from None
    return value


def table(expected: str, rule: Rule) -> Rule:
    """Ask for a table whose values all keep `rule`; gives a read-only mapping."""

    def whole(value: object) -> object:
        if not isinstance(value, dict):
            raise Wrong(expected)
        kept: dict[str, object] = {}
        bad: list[str] = []
        wanted = ""
        for key, inner in value.items():
            try:
                kept[key] = rule(inner)
            except Wrong as wrong:
                bad.append(f"{key} = {shown(inner)}")
                wanted = wrong.expected
        if bad:
            raise Wrong(f"each {wanted}", ", ".join(bad))
        return MappingProxyType(kept)

    return whole


def proxies(value: object) -> object:
    """Ask for addresses or networks, commas between them, or "*": a name would be held against none that asks."""
    for word in str(line(value)).replace(",", " ").split():
        try:
            _ = word == "*" or ip_network(word)
        except ValueError:
            raise Wrong("addresses or networks such as 10.0.0.1, commas between them", shown(word)) from None
    return value


def switch(value: object) -> object:
    """Ask for true or false."""
    if not isinstance(value, bool):
        raise Wrong("true or false")
    return value


def zone(value: object) -> object:
    """Ask for a time zone that this machine knows."""
    try:
        return ZoneInfo(cast(str, value)).key
    except (KeyError, ValueError, TypeError, AttributeError, OSError):  # an unknown name, a path, no text, a folder
        raise Wrong("an IANA time zone such as Asia/Almaty") from None


def agent(value: object) -> object:
    """Ask for a User-Agent in which nothing but {version} and {contact} is to be filled in."""
    kept = str(text("one line of ASCII", r"[ -~]+")(value))
    try:
        kept.format(version="0", contact="")
    except (LookupError, ValueError, AttributeError):
        raise Wrong("no braces but {version} and {contact}") from None
    return kept


def fill(shape: type[Shape], given: object, at: Where, note: Note, usual: Mapping[str, object]) -> Shape | None:
    """Make a `shape` from a table by the rules in its annotations; every mistake is noted.

    A field called `from_` is the key `from`; a field with a default may be left out, no key may be added. Where a
    value is wrong, the `usual` one or the field's default stands for it, so that the rest can be looked at, too;
    None where there is neither.
    """
    if not isinstance(given, Mapping):
        note(at, "a table", shown(given))
        return None
    wanted = {field.name.rstrip("_"): field for field in fields(cast(Any, shape))}
    hints = _hints(cast(Any, shape))
    values: dict[str, object] = {}
    for key, field in wanted.items():
        rule = hints[field.name].__metadata__[0]
        try:
            values |= _value(field, rule, given, key)
        except Wrong as wrong:
            note((*at, key), wrong.expected, wrong.came or ("nothing" if key not in given else shown(given[key])))
            values |= _instead(field, rule, usual, key)
    for key in given.keys() - wanted.keys():
        came = guessed("an unknown one", wanted, key)  # its value may be a secret
        note((*at, key), "a key among " + ", ".join(wanted), came)
    return shape(**values) if len(values) == len(wanted) else None


def _instead(field: Field[Any], rule: Rule, usual: Mapping[str, object], key: str) -> dict[str, object]:
    try:
        return _value(field, rule, {key: usual[key]} if key in usual else {}, key)
    except Wrong:
        return {}


@cache
def _hints(shape: Any) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


def _value(field: Field[Any], rule: Rule, given: Mapping[str, object], key: str) -> dict[str, object]:
    if key in given:
        return {field.name: rule(given[key])}
    if field.default is not MISSING:
        return {field.name: field.default}
    if field.default_factory is not MISSING:
        return {field.name: MappingProxyType(field.default_factory())}
    return {field.name: rule(None)}  # no default: the rule says what it would have liked
