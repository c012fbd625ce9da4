"""What of a redline fits into a message: the changes and the words around them, and how much was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from monitor.deliver.letter import Stretch
from monitor.deliver.plain import prose
from monitor.speak.tongue import ENGLISH, Tongue

CONTEXT = 160  # characters of unchanged text kept on either side of a change
_CHANGED = ("gone", "new", "moved")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Paragraphs of stretches; `left_out` counts the characters of changed text that did not fit."""

    paragraphs: tuple[tuple[Stretch, ...], ...]
    left_out: int


def excerpt(redline: Iterable[Stretch], budget: int, tongue: Tongue = ENGLISH) -> Excerpt:
    """Fold long unchanged runs to their edges, then keep at most `budget` characters."""
    runs = groupby((s for s in redline if s.text), key=lambda s: s.mark)
    whole = [Stretch(mark, "".join(s.text for s in run)) for mark, run in runs]
    if not any(s.mark in _CHANGED for s in whole):
        return Excerpt((), 0)
    kept, left_out = _within(_folded(whole, tongue), budget)
    return Excerpt(tuple(_paragraphs(Stretch(s.mark, prose(s.text)) for s in kept)), left_out)


def _folded(stretches: list[Stretch], tongue: Tongue) -> Iterator[Stretch]:
    for at, stretch in enumerate(stretches):
        if stretch.mark == "same":
            yield from _edges(stretch, tongue, head=at > 0, tail=at < len(stretches) - 1)
        else:
            yield stretch


def _edges(stretch: Stretch, tongue: Tongue, head: bool, tail: bool) -> Iterator[Stretch]:
    text = stretch.text
    if len(text) <= CONTEXT * (head + tail) + 40:
        yield stretch
        return
    first = text[:CONTEXT].rsplit(None, 1)[0] if head else ""
    last = text[-CONTEXT:].split(None, 1)[-1] if tail else ""
    words = len(text[len(first) : len(text) - len(last)].split())
    # A fold stands on a line of its own when it swallows the end of a paragraph.
    inner = "\n" if "\n" in text[len(first) : len(text) - len(last)] else " "
    if first:
        yield Stretch("same", f"{first} …{inner}")
    said = tongue.gettext("{count} words unchanged").format(count=tongue.number(words))
    yield Stretch("skip", f"[{said}]")
    if last:
        yield Stretch("same", f"{inner}… {last}")


def _within(stretches: Iterable[Stretch], budget: int) -> tuple[list[Stretch], int]:
    kept: list[Stretch] = []
    left_out = 0
    for stretch in stretches:
        room = max(budget, 0)
        budget -= len(stretch.text)
        if budget >= 0:
            kept.append(stretch)
            continue
        if room:
            kept.append(Stretch(stretch.mark, stretch.text[:room]))
        if stretch.mark in _CHANGED:
            left_out += len(stretch.text) - room
    return kept, left_out


def _paragraphs(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    line: list[Stretch] = []
    for stretch in stretches:
        first, *rest = stretch.text.split("\n")
        line += [Stretch(stretch.mark, first)] if first else []
        for text in rest:
            if line:
                yield tuple(line)
            line = [Stretch(stretch.mark, text)] if text else []
    if any(s.text.strip() for s in line):
        yield tuple(line)
