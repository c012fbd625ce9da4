"""Keep beside the clean text of a page what each line of it was: a heading, an item of a list, or prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from monitor.collect import markup
from monitor.model import Span

# Signs of the private use area stand at the head of a line while the markup is taken off; no text keeps its own.
_ITEM, _HEAD, _FIRST = "\ue000", "\ue001", "\ue002"
_MARKS = _ITEM + _HEAD + _FIRST
_STRANGE = str.maketrans("", "", _MARKS)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>ul|ol|li|h[1-6])(?=[\s/>])[^>]*>", re.I)
_DEEPEST = 6  # lists inside lists that are told apart


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the clean text: `depth` counts the lists it is an item of, `heading` is 1 for h1, 2 for h2 to h6."""

    span: Span
    depth: int = 0
    heading: int = 0

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.span.text


def outline(html: str) -> tuple[Line, ...]:
    """Clean a page as `markup.clean` does (the same text, line by line); raises TooDeep."""
    found: list[Line] = []
    at, marks = 0, ""
    for row in markup.clean("".join(_marked(html.translate(_STRANGE)))).split("\n"):
        text = row.lstrip(_MARKS).lstrip()
        marks += row[: len(row) - len(row.lstrip(_MARKS))]
        if not text:
            continue  # "<li><p>": the mark belongs to the block inside
        heading = 1 if _FIRST in marks else 2 * (_HEAD in marks)
        found.append(Line(Span(at, at + len(text), text), marks.count(_ITEM), heading))
        at, marks = at + len(text) + 1, ""
    return tuple(found)


def moved(lines: tuple[Line, ...], by: int) -> tuple[Line, ...]:
    """Return the lines as they stand so many characters further down a text put together of several pieces."""
    return tuple(
        replace(one, span=Span(one.span.start + by, one.span.end + by, one.text)) for one in lines
    )


def text(lines: Iterable[Line]) -> str:
    """Return the clean text the lines are of."""
    return "\n".join(line.text for line in lines)


def _marked(html: str) -> Iterator[str]:
    """Yield a page with a sign after each tag that opens an item (as many as it is deep) or a heading."""
    at = depth = 0
    for tag in _TAG.finditer(html):
        yield html[at : tag.end()]
        at, name = tag.end(), tag["name"].lower()
        if name in ("ul", "ol"):
            depth = max(0, depth - 1) if tag["end"] else depth + 1
        elif not tag["end"]:
            yield _ITEM * min(max(depth, 1), _DEEPEST) if name == "li" else _FIRST if name == "h1" else _HEAD
    yield html[at:]
