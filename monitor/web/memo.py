"""An answer kept until what it was made from moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


def remembered(work: Callable[[], T], mark: Callable[[], Hashable]) -> Callable[[], T]:
    """The work, done again only when `mark` gives another value; one thread does it, others wait for the answer."""
    guard = threading.Lock()
    last: list[tuple[Hashable, T]] = []

    def answer() -> T:
        now = mark()
        with guard:
            if not last or last[0][0] != now:
                last[:] = [(now, work())]
            return last[0][1]

    return answer
