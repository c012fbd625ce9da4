"""Part a run of places that one stretch of text names, and leave what is left out with the last of them."""

from __future__ import annotations

import re

# "A, most of B and within 5 km of the border with C" are three: what stands behind a joint of English.
MEASURED = r"(?=(?:areas? )?within \d|(?:most|parts|areas) (?:of|along) )"


def parted(where: str, joint: re.Pattern[str], but: re.Pattern[str]) -> list[str]:
    """Part `where` at each `joint` in front of where `but` begins what it leaves out."""
    out = but.search(where)
    at = out.start() if out else len(where)
    *first, last = joint.split(where[:at])
    return [*first, f"{last}{where[at:]}"]
