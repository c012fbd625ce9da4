"""What one sentence states of one audience at one post, before the text is resolved to its current state."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Departure, Status


@dataclass(frozen=True, slots=True)
class Statement:
    """A departure as one sentence states it; `ends` is the status an end names ("lifting of ordered departure")."""

    departure: Departure
    ends: Status | None = None
