"""Where the governments stand on one country: side by side on one scale, each in its own words, and who moved first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor import contract
from monitor.collect.knock import GOOD, untried
from monitor.collect.pages import silent
from monitor.collect.source import Publisher
from monitor.compare.doors.editions import View
from monitor.decide.kind import LABELS
from monitor.model import Belief, Event
from monitor.store.shapes import Wanted
from monitor.wire import House

NONE: Mapping[str, datetime | None] = {}
_APART = 2  # levels between the calmest and the gravest from which a disagreement is worth a look
_TOGETHER = timedelta(days=14)  # moves in one direction within these belong to one story
_MOVES = {"level_raised": "raised", "level_lowered": "lowered"}


@dataclass(frozen=True, slots=True)
class Position:
    """One government's advice on one destination as we believe it now.

    `words` are its own for its level, `gloss` their English where they are in another language; `areas` counts the
    parts with a level other than the whole's, `gravest` is the highest of them; `moved_at` is when its level last
    moved, `read_at` when it was last read well, `checked` whether its registers can be read now.
    """

    publisher: str
    label: str
    short: str
    belief: Belief
    words: str
    gloss: str
    areas: int
    gravest: int | None
    moved_at: datetime | None
    read_at: datetime | None
    checked: bool
    attribution: str

    @property
    def level(self) -> int | None:
        """The level on the common scale, None where the publisher says none of the whole country."""
        return self.belief.level


def positions(house: House, country: str, dark: Mapping[str, datetime | None] = NONE) -> list[Position]:
    """Gather every government's standing advice on a country (ISO 3166-1 alpha-2), the gravest first.

    `dark` are publishers known not to be read for it now, each since when; those nobody asks any more are among them.
    """
    found = []
    last = {(e.publisher, e.destination): e.detected_at for e in moves(house, country)}
    for name in dict.fromkeys((*house.publishers, *dark)):
        publisher = house.publisher(name)
        if publisher.POSTS:
            continue
        for belief in house.store.beliefs(name).values():
            if country in belief.countries and belief.withdrawn_at is None:
                found.append(_position(house, publisher, belief, last.get((name, belief.destination))))
    found = [_unread(one, dark[one.publisher]) if one.publisher in dark else one for one in found]
    return sorted(found, key=lambda p: (-(p.level or 0), p.publisher))


def _unread(one: Position, since: datetime | None) -> Position:
    """Other doors of its publisher may be read still: what was read last of this country was before that."""
    return replace(one, checked=False, read_at=min(filter(None, (one.read_at, since)), default=None))


def moves(house: House, country: str) -> list[Event]:
    """List what was told of every government's level for a country, oldest first."""
    told = [e for kind in _MOVES for e in house.store.events(Wanted(country=country, kind=kind))]
    return sorted(told, key=lambda e: e.detected_at)


def _position(house: House, publisher: Publisher, belief: Belief, moved: datetime | None) -> Position:
    known = house.store.doors(publisher.NAME + ".")
    registers = [known.get(d.name, untried(d)) for d in publisher.DOORS if d.register]
    view = house.view(belief.sha256)
    said = _of_level(house, belief, view)
    others = [a.level for a in view.posture.areas if a.level != belief.level] if view else []
    return Position(
        publisher=publisher.NAME,
        label=publisher.LABEL,
        short=publisher.SHORT,
        belief=belief,
        words=(said.posture.words if said else "") or LABELS.get(belief.level or 0, ""),
        gloss=said.posture.gloss if said else "",
        areas=len(others),
        gravest=max((n for n in others if n > (belief.level or 0)), default=None),
        moved_at=moved,
        read_at=max((s.good_at for s in known.values() if s.good_at), default=None),
        checked=any(s.health in GOOD for s in registers) and not silent(publisher.DOORS, known),
        attribution=publisher.ATTRIBUTION,
    )


def _of_level(house: House, belief: Belief, view: View | None) -> View | None:
    """The page whose words go with the level we believe: an older one while a drop waits for a second sighting."""
    waiting = next((w.base_sha256 for w in belief.withheld if w.aspect == "level"), "")
    return house.view(waiting) if waiting else view


def remarks(found: Sequence[Position], told: Iterable[Event] = ()) -> list[str]:
    """Say what is worth a look: how far apart they are, which parts are graver, who moved first, who is not checked."""
    return [line for line in (_apart(found), _first(found, told), _unchecked(found)) if line]


def _apart(found: Sequence[Position]) -> str:
    levels = [p.level for p in found if p.level]
    if not levels or max(levels) - min(levels) < _APART:
        return ""
    top, low = max(levels), min(levels)
    return f"They disagree: {_named(found, top)} at Level {top}, {_named(found, low)} at Level {low}."


def _named(found: Sequence[Position], level: int) -> str:
    return ", ".join(dict.fromkeys(p.short for p in found if p.level == level))


def _first(found: Sequence[Position], told: Iterable[Event]) -> str:
    """Tell the latest story of moves in one direction: who began it, and how long after the others followed."""
    events = sorted(told, key=lambda e: e.detected_at)
    if not events:
        return ""
    last = events[-1]
    story = [e for e in events if e.finding.kind == last.finding.kind and last.detected_at - e.detected_at <= _TOGETHER]
    moved: dict[str, Event] = {}
    for event in story:
        moved.setdefault(event.publisher, event)
    if len(moved) < 2:
        return ""
    names = {p.publisher: p.short for p in found}
    done, seen = _MOVES[last.finding.kind], [(names.get(who, who), event) for who, event in moved.items()]
    return _by_their_dates(seen, done) or _as_seen(seen, done)


def _as_seen(seen: Sequence[tuple[str, Event]], done: str) -> str:
    """Tell it by when we saw it: to the minute, and no truer than we look."""
    (first, began), *others = seen
    later = ", ".join(f"{who} after {_span(event.detected_at - began.detected_at)}" for who, event in others)
    return f"{first} {done} it first, on {contract.moment(began.detected_at)}; {later}."


def _by_their_dates(seen: Sequence[tuple[str, Event]], done: str) -> str:
    """Tell it by the dates they wrote, where those differ; "" where they are of one day, or one wrote none."""
    dated = sorted(((event.published_on, who) for who, event in seen if event.published_on), key=lambda row: row[0])
    if len(dated) < len(seen) or dated[0][0] == dated[-1][0]:
        return ""
    (day, first), *others = dated
    later = ", ".join(f"{who} {'the same day' if when == day else f'on {contract.day(when)}'}" for when, who in others)
    told = f"By their own dates {first} {done} it first, on {contract.day(day)}; {later}."
    met, event = seen[0]
    return told if first == met else f"{told} {met}’s was seen first, at {contract.moment(event.detected_at)}."


def _span(time: timedelta) -> str:
    minutes = round(time.total_seconds() / 60)
    for most, length, unit in ((90, 1, "minute"), (48 * 60, 60, "hour")):
        if minutes < most:
            count = round(minutes / length)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{round(minutes / 1_440)} days"


def _unchecked(found: Sequence[Position]) -> str:
    blind = list(dict.fromkeys(p.short for p in found if not p.checked))
    return f"Not checked now, and so not clear: {', '.join(blind)}." if blind else ""


def as_json(position: Position) -> dict[str, object]:
    """Return a position as `positions --json` prints it."""
    belief = position.belief
    return {
        "publisher": position.publisher,
        "destination": belief.destination,
        "name": belief.name,
        "countries": list(belief.countries),
        "level": belief.level,
        "words": position.words,
        "gloss": position.gloss,
        "areas": position.areas,
        "gravest_area": position.gravest,
        "published_on": contract.day(belief.published_on),
        "since": contract.moment(belief.since),
        "moved_at": contract.moment(position.moved_at),
        "read_at": contract.moment(position.read_at),
        "checked": position.checked,
        "url": belief.url,
        "attribution": position.attribution,
    }
