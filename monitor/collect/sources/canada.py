"""Canada's travel advisories (Global Affairs): one open index of 230 countries, each with level, flag and reason."""

from __future__ import annotations

import html
import json
from datetime import UTC, date, datetime

from monitor.collect import markup
from monitor.collect.reading import canonical, make_part, parsed_json, plausible
from monitor.collect.source import Door, Listing, Unreadable
from monitor.model import UNNAMED, Area, Health, Part, Reading, Span
from monitor.places import by_code, resolve

NAME = "canada"
LABEL = "Global Affairs Canada"
SHORT = "Canada"
POSTS = False
SITES: tuple[str, ...] = ("travel.gc.ca",)
ATTRIBUTION = "Global Affairs Canada; contains information licensed under the Open Government Licence – Canada"
REVIEW_MONTHS: dict[int, int] = {}

INDEX = "https://data.international.gc.ca/travel-voyage/index-alpha-eng.json"
PAGE = "https://travel.gc.ca/destinations/"
_WORDS = (
    "Take normal security precautions",
    "Exercise a high degree of caution",
    "Avoid non-essential travel",
    "Avoid all travel",
)
_REGIONAL_LEVEL = 3  # the mildest advice against travel, whatever the country's own level


def split(body: bytes, url: str) -> Listing:
    """Cut the index into countries; its time of making moves with every request and is only the feed's age."""
    data = parsed_json(body)
    rows = data.get("data") if isinstance(data, dict) else None
    if not isinstance(rows, dict):
        raise Unreadable(Health.UNREADABLE, f"expected an object of countries under data, got {str(data)[:120]!r}")
    kept = {code: row for code, row in rows.items() if isinstance(row, dict) and row.get("eng")}
    if not kept:
        raise Unreadable(Health.EMPTY_LIST, "expected about 230 countries, got none")
    parts = tuple(make_part(code, canonical({**row, "code": code}), url) for code, row in kept.items())
    return Listing(parts, _made(data))


def _made(data: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(data["metadata"]["generated"]["timestamp"]), UTC)  # type: ignore[index]
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def read(part: Part, now: datetime) -> Reading:
    """Read one country: state 0 to 3 is level 1 to 4; numbers are compared, as page and index word them differently."""
    row = json.loads(part.raw)
    said = row["eng"] if isinstance(row["eng"], dict) else {}
    code, name = str(row.get("country-iso") or row["code"]), html.unescape(str(said.get("name") or ""))
    place = by_code(code) or resolve(name)
    if place is None:
        raise Unreadable(Health.UNREADABLE, f"expected a known destination, got {code!r} {name!r}")
    state = row.get("advisory-state")
    if not isinstance(state, int) or not 0 <= state <= 3:
        raise Unreadable(Health.UNREADABLE, f"expected an advisory-state from 0 to 3 for {name}, got {state!r}")
    regional = bool(row.get("has-regional-advisory"))
    words = f"{_WORDS[state]}{' (with regional advisories)' if regional else ''}"
    reason = html.unescape(str(said.get("recent-updates") or row.get("recent-updates-type") or ""))
    text = markup.clean(f"<p>Latest update: {markup.escaped(reason)}</p><p>{words}.</p>")
    return Reading(
        door=f"{NAME}.index", destination=place.key, countries=place.codes, name=place.name, title=name,
        url=f"{PAGE}{said.get('url-slug') or ''}", sha256=part.sha256, level=state + 1, words=words, text=text,
        areas=(_region(text),) if regional else (), published_on=plausible(_day(row), now),
        moment=_moment(row),
    )  # fmt: skip


def _region(text: str) -> Area:
    """Say that parts have advice against travel of their own."""
    start = text.rfind("\n") + 1
    return Area(UNNAMED, _REGIONAL_LEVEL, Span(start, len(text), text[start:]))


def _day(row: dict[str, object]) -> date | None:
    when = _moment(row)
    return when.date() if when else None


def _moment(row: dict[str, object]) -> datetime | None:
    published = row.get("date-published")
    stamp = published.get("timestamp") if isinstance(published, dict) else None
    try:
        return datetime.fromtimestamp(int(stamp), UTC) if stamp else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None


DOORS = (Door(f"{NAME}.index", INDEX, split, read, every=600, accept="application/json", floor=180),)


def page_urls(url: str) -> tuple[str, ...]:  # noqa: ARG001
    """The index says everything this reader reads."""
    return ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved index."""
    return DOORS[0], split(body, url)
