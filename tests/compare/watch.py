"""One destination watched through a clock: doors say things, and we look at what is believed, told and held."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from monitor.collect.markup import fingerprint
from monitor.compare.doors.editions import View
from monitor.compare.settle import Settled, settle
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Belief, Change, OfficialDeparture, Posture, Reading

EVE = datetime(2026, 3, 4, 21, 0, tzinfo=UTC)  # the evening on which most stories begin
OLD, NEW = date(2026, 1, 10), date(2026, 3, 5)  # the date of the edition we know, and of the one that comes
CALM = (
    "Exercise increased caution in Testland due to crime. Robbery happens at night in the old town and on the ferry. "
    "Police are slow to answer. The embassy cannot help in the north, where roads are bad and telephones rarely work. "
    "Keep your papers with you, follow the local news, and tell somebody where you go. Hospitals in the capital are good."
)
ORDER = (
    "On March 4, 2026, the Department of State ordered non-emergency U.S. government employees and family members"
    " to leave Testland due to fighting."
)
HOURS = timedelta(hours=1)


@dataclass
class Watch:
    """The belief of one destination between looks, and every page ever seen."""

    belief: Belief | None = None
    now: datetime = EVE
    pages: dict[str, View] = field(default_factory=dict)

    def look(self, *views: View, after: timedelta = timedelta(minutes=5)) -> Settled:
        """Let the doors say this some time later; returns the outcome."""
        self.now += after
        self.pages |= {v.reading.sha256: v for v in views}
        outcome = settle("us_state", self.belief, views, self.pages.get, self.now)
        assert outcome is not None
        self.belief = outcome.belief
        return outcome

    @property
    def level(self) -> int | None:
        assert self.belief is not None
        return self.belief.level

    @property
    def waiting(self) -> list[str]:
        """The aspects that wait for a second sighting or a second door."""
        assert self.belief is not None
        return [w.aspect for w in self.belief.withheld]

    @property
    def why(self) -> str:
        assert self.belief is not None
        return "; ".join(w.why for w in self.belief.withheld)


def says(
    door: str = "rss", level: int | None = 2, day: date | None = OLD, text: str = CALM, *,
    url: str = "https://publisher.example/testland", trouble: str | None = None, believed: Posture | None = None,
) -> View:  # fmt: skip
    """An advisory's own words at one door."""
    raw = f"{door} {url} {level} {day} {text} {trouble}"
    reading = Reading(
        door=f"us_state.{door}", destination="XX", countries=("XX",), name="Testland", title="Testland", url=url,
        sha256=sha256(raw.encode()).hexdigest(), level=level, published_on=day, text=text, trouble=trouble,
    )  # fmt: skip
    return View(reading, fingerprint(f"level {level}\n{text}"), believed)


def row(level: int | None, day: date | None = OLD) -> View:
    """A row of the list page: level and date alone."""
    said = says("list", level, day, "")
    return replace(said, reading=replace(said.reading, voice="table"))


def point(level: int | None, day: date | None = OLD, official: OfficialDeparture | None = None) -> View:
    """A feature of the map layer."""
    said = says("arcgis", level, day, "")
    return replace(said, reading=replace(said.reading, voice="witness", official=official))


def known(*views: View) -> Watch:
    """A watch that has known these doors since yesterday evening."""
    watch = Watch()
    first = watch.look(*views)
    assert told(first) == []
    return watch


def told(outcome: Settled) -> list[str]:
    """The kinds of event this outcome gives rise to, editorial ones left out."""
    return kinds(outcome, outcome.before, outcome.after) if outcome.after else []


def held(outcome: Settled, watch: Watch) -> list[str]:
    """The kinds shown as held back."""
    believed = outcome.after or watch.pages[outcome.belief.sha256]
    believed = replace(believed, believed=replace(believed.posture, level=watch.level))
    return kinds(outcome, believed, outcome.held) if outcome.held else []


def kinds(outcome: Settled, before: View | None, after: View | None) -> list[str]:
    """Classify the step between two views as the corridor does, without the fallback kinds."""
    assert before is not None and after is not None
    belief = outcome.belief
    change = Change(
        publisher="us_state", destination="XX", countries=("XX",), name="Testland", url=belief.url,
        before=before.posture, after=after.posture, before_text=before.reading.text, after_text=after.reading.text,
        before_sha256=before.reading.sha256, after_sha256=after.reading.sha256,
        published_before=before.reading.published_on, published_on=after.reading.published_on,
        detected_at=EVE, looked_at=EVE, doors=(),
    )  # fmt: skip
    return [f.kind for f in classify(change, [k for k in KINDS if not k.fallback]).findings]
