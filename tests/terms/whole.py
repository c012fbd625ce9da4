"""A table as one pattern of all its rows: what the product had rather not compile, and the tests compare with."""

from __future__ import annotations

import re
from functools import cache

from monitor.terms.table import Table


@cache
def whole(one: Table) -> re.Pattern[str]:
    """All rows of a table as one pattern, in the order in which they count."""
    return re.compile("|".join(way.source for way in one.ways), one.flags)
