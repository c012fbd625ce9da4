"""Read a sentence whole, and else by its parts: who heeds every word may be turned by one beside the point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from monitor.compare.asserting.beside import apart, statements
from monitor.compare.colours import unsaid
from monitor.compare.sentences import Sentence

T = TypeVar("T")


def parts(sentence: Sentence) -> Iterator[Sentence]:
    """Yield what a sentence says without what stands beside it, then each of its clauses that stand for themselves."""
    for said in apart(sentence.plain):
        if said != sentence.plain and not unsaid(said):
            yield replace(sentence, said=said)


def either(read: Callable[[Sentence], Iterable[T]], sentence: Sentence, bare: bool = False) -> tuple[T, ...]:
    """Return what a reader finds in a sentence, or else in the first of its parts that says something to it.

    Where `bare`, it is never read with what leads up to it, whose days and people are not its own.
    """
    ways = [*parts(sentence)]
    if not bare or apart(sentence.plain)[0] == sentence.plain:
        ways.insert(0, sentence)
    return next((found for said in ways if (found := tuple(read(said)))), ())


def each(
    read: Callable[[Sentence], Iterable[T]], sentence: Sentence, sense: Callable[[T], object], bare: bool = False
) -> tuple[T, ...]:
    """Return what a reader finds in a sentence as a whole, or in each of its statements where that is more or opposite.

    One statement may turn another that has nothing to do with it: "the border is closed; flights are being arranged".
    `sense` is what is turned: whether a thing holds, or which state a post is in.
    """
    whole = either(read, sentence, bare)
    alone = (replace(sentence, said=said) for said in statements(sentence.plain) if not unsaid(said))
    told = tuple(found for said in alone for found in read(said))
    opposite = len(told) == len(whole) and [*map(sense, told)] != [*map(sense, whole)]
    return told if len(told) > len(whole) or opposite else whole
