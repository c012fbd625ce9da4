"""Words written short with a full stop that ends no sentence: "St. Moss Parish", "Mr. Berg"."""

from __future__ import annotations

from collections.abc import Iterable

OF_PLACES = ("St", "Ste", "Mt", "Ft")  # stand before the name of a place
SPELT = {"Mt": "Mount", "Ft": "Fort", "St": "Saint", "Ste": "Sainte"}  # two texts may name one place either way
OF_PEOPLE = (  # stand before the name of a person
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Gov", "Pres", "Amb", "Sen", "Rep",
)  # fmt: skip
OF_NUMBERS = ("No", "Nos")  # stand before a number
BEFORE_NAMES = (*OF_PEOPLE, *OF_PLACES, *OF_NUMBERS)


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
