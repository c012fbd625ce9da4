"""The vocabularies of what posts and hosts do, a file a topic: tables of wordings, as `terms.table` reads them."""

from __future__ import annotations

from typing import NamedTuple


class Hazard(NamedTuple):
    """A hazard as an alert calls it; an example; the words that state it, and those that only show it is known.

    A text that comes to say more of a hazard it knew is reworded; one that keeps the mildest words has not dropped it.
    """

    what: str
    example: str
    says: str
    hints: str = ""
