"""What was read lately: a page that waits, or is held against newer ones, is not read anew at each look."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from monitor.collect.source import Door
from monitor.model import Part, Reading

if TYPE_CHECKING:  # a quiet pass reads nothing
    from monitor.compare.doors.editions import View

_LETTERS = 2_000_000  # of the texts that are kept, of all publishers together
_FRAME = 1_000  # letters a view without any text counts for


class Lately:
    """Views by the bytes they were read from, the least used let go where their texts are too long together.

    A reading hangs on its bytes, its reader and the day, by which a date that has not come is told; on nothing else.
    """

    def __init__(self, letters: int = _LETTERS) -> None:
        self._most, self._kept, self._letters = letters, OrderedDict[Hashable, "View"](), 0
        self._lock = Lock()

    def view(self, door: Door, part: Part, now: datetime, make: Callable[[Reading], View]) -> View:
        """Read a part, or recall it; raises what its reader does, and remembers no such part."""
        key = (door.read, part.key, part.sha256, part.url, now.date())
        with self._lock:
            if known := self._kept.get(key):
                self._kept.move_to_end(key)
                return known
        view = make(door.read(part, now))
        with self._lock:
            if self._kept.setdefault(key, view) is view:
                self._letters += _size(view)
            while self._letters > self._most:
                self._letters -= _size(self._kept.popitem(last=False)[1])
        return view


def _size(view: View) -> int:
    return len(view.reading.text) + _FRAME


LATELY = Lately()
