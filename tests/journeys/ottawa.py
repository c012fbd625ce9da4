"""A small Ottawa: an index of countries in short, and a document a country, which may lag, be missing or be broken."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import pipeline
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.sources import SOURCES, canada
from monitor.compare.doors.editions import View
from monitor.decide.kinds import KINDS
from monitor.locate.places import by_code, spellings
from monitor.model import Belief, Event, Health, Part
from monitor.walk.heat import EVEN, Heat
from monitor.walk.recall import view_of
from monitor.walk.world import Report, World
from tests.store.blank import blank_store

START = datetime(2026, 3, 1, 6, tzinfo=UTC)
CODES = sorted({place.key for _, place in spellings() if place.codes == (place.key,)} - {"CA"})
WORDS = ("Take normal security precautions", "Exercise a high degree of caution", "Avoid non-essential travel", "Avoid all travel")
CRIME = "<h3>Crime</h3><p>Thieves work in pairs at the harbour.</p>"
BORDER = ("Border with Norhaven", 3, "to within 20 km of the border with Norhaven due to raids")
COAST = ("Sallow Coast", 2, "to the Sallow Coast due to wreckers")


@dataclass(frozen=True)
class Said:
    """What Ottawa says of one country at one time; parts are heading, state and the rest of the sentence."""

    state: int = 1
    at: datetime = START - timedelta(days=30)
    note: str = "Editorial change"
    parts: tuple[tuple[str, int, str], ...] = ()
    chapters: tuple[tuple[str, str], ...] = (("security", CRIME),)

    @property
    def facts(self) -> dict[str, object]:
        return {"advisory-state": self.state, "has-regional-advisory": int(bool(self.parts)), "date-published": {"timestamp": int(self.at.timestamp())}}

    def words(self, code: str) -> dict[str, object]:
        place = by_code(code)
        assert place
        return {"name": place.name, "url-slug": place.name.lower().replace(" ", "-"), "recent-updates": self.note}

    def row(self, code: str) -> dict[str, object]:
        return {"country-iso": code, **self.facts, "eng": self.words(code)}

    def document(self, code: str, now: datetime) -> bytes:
        words = self.words(code)
        boxes = [(str(words["name"]), self.state, f"in {words['name']} due to crime", "ExAny"), *((*part, "RegionalAdv") for part in self.parts)]
        html = "".join(
            f'<div class="AdvisoryContainer {css}"><h3>{head} - {WORDS[state]}</h3>'
            f'<p><a href="#levels">{WORDS[state]}</a> {rest}{"" if "<ul>" in rest else "."}</p></div>'
            for head, state, rest, css in boxes
        )
        eng = {**words, "advisories": html, **dict(self.chapters)}
        return json.dumps({"metadata": _made(now), "data": {"country-iso": code, **self.facts, "eng": eng}}).encode()


def _made(now: datetime) -> dict[str, object]:
    return {"generated": {"timestamp": int(now.timestamp())}}


@dataclass
class Ottawa:
    """The site; `instead` is what comes in the place of a document, `slow` says that it takes no more than the index."""

    rows: dict[str, Said]
    documents: dict[str, Said]
    now: datetime = START
    instead: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    slow: int = 0

    def __call__(self, ask: Ask) -> Answer:
        code = ask.url.rpartition("cta-cap-")[2].removesuffix(".json")
        self.asked.append("index" if ask.url == canada.INDEX else code)
        if self.slow and code in self.documents:
            raise Trouble(Health.RATE_LIMITED, f"expected 200 from {ask.url}, got 429 Too Many Requests", 120)
        body = self.index() if ask.url == canada.INDEX else self.instead.get(code) or self.document(code, ask.url)
        return Answer(ask.url, True, body, "application/json", "", "", 0.0, len(body))

    def index(self) -> bytes:
        return json.dumps({"metadata": _made(self.now), "data": {code: said.row(code) for code, said in self.rows.items()}}).encode()

    def document(self, code: str, url: str) -> bytes:
        if code not in self.documents:
            raise Trouble(Health.NOT_FOUND, f"expected 200 from {url}, got 404 Not Found")
        return self.documents[code].document(code, self.now)


@dataclass
class House:
    site: Ottawa
    world: World

    def look(self, hours: float, heat: Heat = EVEN) -> Report:
        self.site.asked.clear()
        self.site.now = START + timedelta(hours=hours)
        world = World(self.world.fetch, self.world.store, self.world.kinds, heat=heat)
        return pipeline.check(world, SOURCES["canada"], self.site.now)

    def told(self, *hours: float) -> list[Event]:
        """What people are told at these looks; what stands in the log alone is left out."""
        return [e for hour in hours for e in self.look(hour).events if e.finding.severity != "P4"]

    def says(self, code: str, said: Said, document: bool = True) -> None:
        self.site.rows[code] = said
        if document:
            self.site.documents[code] = said

    def believed(self, code: str) -> tuple[Belief, View]:
        belief = self.world.store.beliefs("canada")[code]
        page = self.world.store.page(belief.sha256)
        assert page
        door = next(d for d in SOURCES["canada"].DOORS if d.name == page.door)
        return belief, view_of(door, Part(page.key, page.raw, belief.sha256, page.url), self.site.now)

    def parts(self, code: str) -> list[tuple[str, int]]:
        return [(area.name, area.level) for area in self.believed(code)[1].posture.areas]

    def fares(self, door: str = "canada.page") -> tuple[Health, str]:
        state = self.world.store.doors("canada.")[door]
        return state.health, state.detail


def house(folder: Path, codes: list[str], documents: bool = True) -> House:
    site = Ottawa({code: Said() for code in codes}, {code: Said() for code in codes} if documents else {})
    return House(site, World(site, blank_store(folder / "monitor.sqlite3"), KINDS))
