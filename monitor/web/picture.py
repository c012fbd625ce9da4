"""Years of positions as one picture: a lane a publisher, levels as colour and height, departures as bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from markupsafe import Markup, escape

from monitor.speak.tongue import Tongue, msgid
from monitor.store.log import Entry
from monitor.store.standing import Reign
from monitor.web.words import instant

WIDTH, LANE = 1000, 26
Whose = Callable[[str], frozenset[str]]  # whose departure an event tells of, by its id; nobody's of a post's work
_WORDS = {
    "0": msgid("no level"),
    "withdrawn": msgid("withdrawn"),
    "authorized": msgid("authorized"),
    "ordered": msgid("ordered"),
    "suspended": msgid("suspended"),
}
_STARTS = {"departure_authorized": "authorized", "departure_ordered": "ordered", "operations_suspended": "suspended"}
_ENDS = {"departure_lifted", "departure_statement_dropped", "operations_resumed"}


@dataclass(frozen=True, slots=True)
class Span:
    """A state from `begin` to `end` (None: still so), placed on the picture from x over `width`."""

    state: str
    begin: datetime
    end: datetime | None
    x: float
    width: float

    def said(self, spoken: Tongue) -> str:
        """The state in words: "Level 3", "Ordered"."""
        return _state(self.state, spoken)

    def lasted(self, spoken: Tongue) -> str:
        """From when to when."""
        began, end = _day(self.begin, spoken), _day(self.end, spoken)
        said = spoken.gettext("from {begin} to {end}" if self.end else "from {begin}")
        return said.format(begin=began, end=end)


@dataclass(frozen=True, slots=True)
class Lane:
    """One publisher's history: levels, and what stood for its staff.

    A page holds some hundred spans, twice: a template took half its time for them, so these two write them plainly.
    """

    publisher: str
    levels: tuple[Span, ...]
    staff: tuple[Span, ...]

    def shapes(self, number: int, who: str, spoken: Tongue) -> Markup:
        """The lane as SVG, the number-th from the top."""
        top, name = number * LANE, escape(who)
        drawn = []
        for span in self.levels:
            tall = 3 + 3 * (int(span.state) if span.state.isdecimal() else 0)
            look = f"m{span.state}" if span.state.isdecimal() else "m0"
            drawn.append(_rect(span, top + 17 - tall, tall, look, f"{name}: {span.said(spoken)}", spoken))
        drawn += [_rect(s, top + 18, 5, f"d-{s.state}", s.said(spoken), spoken) for s in self.staff]
        return Markup("\n".join(drawn))  # noqa: S704  (names are escaped above, all else is ours)

    def rows(self, who: str, spoken: Tongue) -> Markup:
        """The same as rows of a table: who, what, from, to."""
        name, now = escape(who), escape(spoken.gettext("now"))
        told = (
            f'<tr><th scope="row">{name}</th><td>{span.said(spoken)}</td>'
            f"<td>{_day(span.begin, spoken)}</td><td>{_day(span.end, spoken) or now}</td></tr>"
            for span in (*self.levels, *self.staff)
        )
        return Markup("".join(told))  # noqa: S704  (the name is escaped above, all else is ours)


@lru_cache(maxsize=64)
def _state(state: str, spoken: Tongue) -> str:
    if state in "1234":
        return spoken.gettext("Level {level}").format(level=state)
    word = spoken.gettext(_WORDS.get(state, state))
    return f"{word[:1].upper()}{word[1:]}"


@lru_cache(maxsize=4096)
def _day(when: datetime | None, spoken: Tongue) -> str:
    return spoken.plain_day(when) if when else ""


def _rect(span: Span, y: int, tall: int, look: str, title: str, spoken: Tongue) -> str:
    return (
        f'<rect x="{span.x}" y="{y}" width="{span.width}" height="{tall}" class="land {look}">'
        f"<title>{title} {span.lasted(spoken)}</title></rect>"
    )


@dataclass(frozen=True, slots=True)
class Picture:
    """All lanes over one stretch of time; `years` are tick marks: year, x."""

    begin: datetime
    end: datetime
    lanes: tuple[Lane, ...]
    years: tuple[tuple[int, float], ...]

    @property
    def height(self) -> int:
        """Units from top to bottom."""
        return len(self.lanes) * LANE


def draw(reigns: Sequence[Reign], moves: Iterable[Entry], now: datetime, whose: Whose) -> Picture | None:
    """Draw the history of one country; None where nothing is known of it."""
    if not reigns:
        return None
    begin = min(instant(reign.since) for reign in reigns)
    scale = _Scale(begin, now)
    lanes = dict[str, list[Reign]]()
    for reign in reigns:
        lanes.setdefault(reign.publisher, []).append(reign)
    staff = _staff(moves, scale, whose)
    drawn = tuple(Lane(name, tuple(_levels(held, scale)), tuple(staff.get(name, ()))) for name, held in lanes.items())
    return Picture(begin, now, drawn, tuple(scale.years()))


class _Scale:
    """Places times on the picture."""

    def __init__(self, begin: datetime, end: datetime) -> None:
        self.begin, self.end = begin, end
        self.unit = WIDTH / max(1.0, (end - begin).total_seconds())

    def x(self, at: datetime) -> float:
        return round(min(max(0.0, (at - self.begin).total_seconds() * self.unit), WIDTH), 1)

    def span(self, state: str, begin: datetime, end: datetime | None) -> Span:
        x = self.x(begin)
        return Span(state, begin, end, x, round(max(1.5, self.x(end or self.end) - x), 1))

    def years(self) -> Iterable[tuple[int, float]]:
        for year in range(self.begin.year + 1, self.end.year + 1):
            yield year, self.x(datetime(year, 1, 1, tzinfo=UTC))


def _levels(held: Sequence[Reign], scale: _Scale) -> Iterable[Span]:
    """Stretches of one level; versions that keep it are one stretch."""
    changes = list[tuple[str, datetime]]()
    for reign in sorted(held, key=lambda r: r.since):
        state = "withdrawn" if reign.withdrawn else str(reign.level or 0)
        if not changes or changes[-1][0] != state:
            changes.append((state, instant(reign.since)))
    ends = [at for _, at in changes[1:]]
    for (state, begin), end in zip(changes, [*ends, None], strict=True):
        yield scale.span(state, begin, end)


def _staff(moves: Iterable[Entry], scale: _Scale, whose: Whose) -> Mapping[str, list[Span]]:
    """What stood for posts, by publisher; a new status of a post ends its old one for those people it is of."""
    found, standing = dict[str, list[Span]](), dict[tuple[str, str], list[tuple[str, datetime, frozenset[str]]]]()
    for move in sorted((one for one in moves if one.kind in KINDS), key=lambda entry: (entry.at, entry.seq)):
        key, at, people, stays = (move.publisher, move.post or ""), instant(move.at), whose(move.id), []
        for state, begin, some in standing.get(key, ()):
            if people and some - people:
                stays.append((state, begin, some - people))
            else:
                found.setdefault(move.publisher, []).append(scale.span(state, begin, at))
        if begun := _STARTS.get(move.kind) or (move.new if move.new == "authorized" else ""):
            stays.append((begun, at, people))  # after a step down staff may still leave
        standing[key] = stays
    for (publisher, _), left in standing.items():
        found.setdefault(publisher, []).extend(scale.span(state, begin, None) for state, begin, _ in left)
    return found


KINDS = (*_STARTS, *sorted(_ENDS))
