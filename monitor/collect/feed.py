"""Cut any RSS or Atom document into its items, each with its identity and its own bytes, in one linear pass."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin
from xml.parsers import expat

from monitor.collect import markup
from monitor.collect.source import Unreadable
from monitor.model import Health

_ROOTS = ("rss", "feed", "RDF")
_IDENTITY = ("guid", "id", "link")
_MOST = 5_000  # items of one document


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `guid` is its guid or id, else its link; `raw` is the element as it was served."""

    guid: str
    link: str
    raw: bytes


class _Cutter:
    """Notes where each item begins and ends, and what its guid, id and link say."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.found: list[Item] = []
        self.root = ""
        self._path: list[str] = []
        self._start = 0
        self._depth = 0
        self._said: dict[str, str] = {}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._opens
        self._parser.EndElementHandler = self._closes

    def cut(self) -> list[Item]:
        self._parser.Parse(self.body, True)
        return self.found

    def _opens(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._path.append(local)
        self.root = self.root or local
        if not self._depth and local in ("item", "entry"):
            self._depth, self._start, self._said = len(self._path), self._parser.CurrentByteIndex, {}
        elif self._depth and len(self._path) == self._depth + 1 and name in _IDENTITY:
            if "href" in attributes and attributes.get("rel", "alternate") == "alternate":
                self._said.setdefault(name, attributes["href"])
            self._parser.CharacterDataHandler = self._hears

    def _hears(self, text: str) -> None:
        name = self._path[-1]
        self._said[name] = self._said.get(name, "") + text

    def _closes(self, _: str) -> None:
        self._parser.CharacterDataHandler = None
        if len(self._path) == self._depth:
            self._depth = 0
            end = self.body.find(b">", self._parser.CurrentByteIndex) + 1
            said = {name: " ".join(text.split()) for name, text in self._said.items()}
            guid = said.get("guid") or said.get("id") or said.get("link", "")
            self.found.append(Item(guid[:500], said.get("link", "")[:2_000], self.body[self._start : end]))
        self._path.pop()


def items(body: bytes, url: str) -> dict[str, Item]:
    """Return the items by identity, in the order served; raises Unreadable for a cut or foreign document.

    An item that names no guid, id or link is known by its own bytes.
    """
    cutter = _Cutter(body)
    try:
        found = cutter.cut()
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Unreadable(Health.UNREADABLE, f"expected a whole feed, got {body[:60]!r} … ({error})") from error
    if cutter.root not in _ROOTS:
        raise Unreadable(Health.WRONG_TYPE, f"expected an RSS or Atom feed, got a document <{cutter.root}>")
    if not found:
        raise Unreadable(Health.EMPTY_LIST, "expected a feed with items, got one without any")
    if len(found) > _MOST:
        raise Unreadable(Health.TOO_LARGE, f"expected at most {_MOST} items, got {len(found)}")
    named = (Item(i.guid or _own_name(i.raw), urljoin(url, i.link), i.raw) for i in found)
    return {item.guid: item for item in named}


def _own_name(raw: bytes) -> str:
    return markup.fingerprint(raw.decode("utf-8", "replace"))
