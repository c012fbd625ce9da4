"""Words written short with a full stop that ends no sentence: "St. Moss Parish", "Mr. Berg"."""

from __future__ import annotations

from collections.abc import Iterable

SAINT = "St"
MOUNT = "Mt"
OF_PLACES = (SAINT, MOUNT, "Ft")  # stand before the name of a place
OF_PEOPLE = ("Mr", "Mrs", "Ms", "Dr")  # stand before the name of a person


def not_after(words: Iterable[str]) -> str:
    r"""Return what, in a pattern, lets nothing match behind any of the words, each a pattern of one width.

    Each word is a lookbehind of its own, because the words are not of one width together.

    >>> import re
    >>> bool(re.search(not_after([r"Mr\.", r"Mrs\."]) + " Berg", "Mrs. Berg"))
    False
    >>> bool(re.search(not_after([r"Mr\.", r"Mrs\."]) + " Berg", "It rained. Berg is open"))
    True
    """
    return "".join(f"(?<!{word})" for word in words)
