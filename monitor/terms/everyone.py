"""Whether an order to leave is for a post's whole staff or for those who are not needed (3 FAM 3770)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.model import Departure

# Of nobody's family: of "family members of all employees" it is not said.
_EVERYONE = re.compile(
    r"(?<!families of )(?<!members of )(?<!dependents of )"
    r"\ball (?:(?:of|the|its|our|remaining|US|U\.S\.|American|government|embassy|mission|diplomatic"
    r"|direct[- ]hire) )*(?:personnel|employees|staff|diplomats)\b(?! (?:famil|depend))(?!.*\bnon-?e)", re.I | re.S
)


def whole_staff(departures: Iterable[Departure]) -> bool:
    """Whether every statement about employees is about all of them; False where none is."""
    said = [d.span.text for d in departures if d.audience == "employees"]
    return bool(said) and all(map(_EVERYONE.search, said))
