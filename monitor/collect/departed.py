"""A publisher there is no code for any more: what it said stands for ever, and is still looked at and told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.collect.source import Door, Listing


@dataclass(frozen=True, slots=True)
class Departed:
    """Nothing is left of it but the name under which its events are kept."""

    NAME: str
    POSTS: bool = False
    SITES: tuple[str, ...] = ()
    ATTRIBUTION: str = ""
    REVIEW_MONTHS: Mapping[int, int] = field(default_factory=dict)
    DOORS: tuple[Door, ...] = ()

    @property
    def LABEL(self) -> str:  # noqa: N802 - as modules of publishers call it
        return self.NAME

    @property
    def SHORT(self) -> str:  # noqa: N802
        return self.NAME

    def page_urls(self, url: str) -> tuple[str, ...]:
        """The address an event carries is the only one known."""
        return (url,)

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:  # noqa: ARG002
        """Nobody knows how its pages are read; raises ValueError."""
        raise ValueError(f"expected a page of a publisher that is read, got one of {self.NAME}")
