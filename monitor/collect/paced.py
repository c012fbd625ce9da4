"""A publisher with the operator's own intervals between two knocks at each of its doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from monitor.collect.source import Door, Listing, Publisher


def paced(source: Publisher, every: Mapping[str, int]) -> Publisher:
    """Give a publisher the intervals of a configuration, by the short names of its doors; others keep their own."""
    doors = (replace(d, every=every.get(d.name.split(".")[1], d.every)) for d in source.DOORS)
    return Paced(source, tuple(doors))


@dataclass(frozen=True, slots=True)
class Paced:
    """A publisher with the operator's own intervals."""

    source: Publisher
    DOORS: tuple[Door, ...]

    @property
    def NAME(self) -> str:  # noqa: N802 - the publisher's promise
        return self.source.NAME

    @property
    def LABEL(self) -> str:  # noqa: N802
        return self.source.LABEL

    @property
    def SHORT(self) -> str:  # noqa: N802
        return self.source.SHORT

    @property
    def POSTS(self) -> bool:  # noqa: N802
        return self.source.POSTS

    @property
    def SITES(self) -> tuple[str, ...]:  # noqa: N802
        return self.source.SITES

    @property
    def ATTRIBUTION(self) -> str:  # noqa: N802
        return self.source.ATTRIBUTION

    @property
    def REVIEW_MONTHS(self) -> Mapping[int, int]:  # noqa: N802
        return self.source.REVIEW_MONTHS

    def page_urls(self, url: str) -> tuple[str, ...]:
        return self.source.page_urls(url)

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:
        return self.source.saved(body, url)
