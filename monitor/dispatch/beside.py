"""What other governments say of the same country, for the mail beside an event: who else has moved, who has not."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.decide.kind import LABELS
from monitor.deliver.letter import Stand
from monitor.dispatch.checked import Checked
from monitor.model import Event
from monitor.store import standing
from monitor.store.shapes import Wanted
from monitor.terms.moves import LEVEL_MOVES

if TYPE_CHECKING:
    from monitor.wire import House

LATELY = timedelta(days=14)  # a level that moved within these belongs to the same story


class Beside:
    """Answers for the sending of a minute. What stands of a country is asked for once; a storm asks of two hundred."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.checked = Checked(house)
        self._told: dict[tuple[str, str, datetime], tuple[Stand, ...]] = {}

    def __call__(self, event: Event, now: datetime) -> tuple[Stand, ...]:
        """Return where the others stand: those that moved of late first, then the gravest."""
        if not event.country:
            return ()
        key = (event.country, event.publisher, now.replace(second=0, microsecond=0))
        if (told := self._told.get(key)) is None:
            told = self._told[key] = tuple(self._others(event.country, event.publisher, now))
        return told

    def _others(self, country: str, publisher: str, now: datetime) -> list[Stand]:
        """Whoever is not the author; a mission's post is no advice, so its own government's stands there too."""
        author = self._house.publisher(publisher)
        moved, well = self._moved(country, now), self.checked.well
        found = [
            Stand(of.SHORT, one.level, self._words(one), moved.get(of.NAME), well(of, country, now), one.parts)
            for one in self._house.store.library.here(country)
            if (of := self._house.publishers.get(one.publisher)) and not of.POSTS and not one.withdrawn_at
            if (one.level or one.parts) and (author.POSTS or author.SHORT != of.SHORT)
        ]
        return sorted(found, key=lambda s: (s.moved_on is None, -(s.level or 0), -s.parts, s.short))

    def _words(self, one: standing.Stand) -> str:
        """The publisher's own words for its level, in English where it says them in another language.

        The common scale's stand where its own are of a text that is not believed yet.
        """
        page = self._house.store.library.edition(one.sha256) if one.level and not one.withheld else None
        said = page.posture if page else None
        return (said.gloss or said.words if said else "") or LABELS.get(one.level or 0, "")

    def _moved(self, country: str, now: datetime) -> dict[str, date]:
        asked = (Wanted(country=country, kind=kind, since=now - LATELY) for kind in LEVEL_MOVES)
        told = sorted((e for one in asked for e in self._house.store.events(one)), key=lambda e: e.detected_at)
        return {e.publisher: e.detected_at.date() for e in told}
