"""Canada's travel advisories (Global Affairs): an open index of 230 countries in short, and a document a country.

A row of the index gives level, flag and reason, and stands in where a document is not there; the document gives the
parts of a country by name, graver or milder, and all its text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

from monitor.collect import boxes, markup, outline
from monitor.collect.about import about, coded
from monitor.collect.outline import Line
from monitor.collect.reading import canonical, day_in, make_part, parsed_json, plausible
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.places import Place, by_code, resolve
from monitor.model import UNNAMED, Area, Health, Part, Reading, Span

NAME = "canada"
LABEL = "Global Affairs Canada"
SHORT = "Canada"
POSTS = False
SITES: tuple[str, ...] = ("travel.gc.ca",)
ATTRIBUTION = "Global Affairs Canada; contains information licensed under the Open Government Licence – Canada"
REVIEW_MONTHS: dict[int, int] = {}

DATA = "https://data.international.gc.ca/travel-voyage/"
INDEX = f"{DATA}index-alpha-eng.json"
PAGE = "https://travel.gc.ca/destinations/"
_DOCUMENT = re.compile(rf"{re.escape(DATA)}cta-cap-(?P<code>[A-Za-z0-9-]{{2,6}})\.json")
_CODES = {"BQ-BO": "BQ", "IL-PS": "IL"}  # where the address of a page names other ground than its code
_WORDS = (
    "Take normal security precautions",
    "Exercise a high degree of caution",
    "Avoid non-essential travel",
    "Avoid all travel",
)
_CHAPTERS = {
    "security": "Safety and security",
    "entry-exit": "Entry and exit requirements",
    "health": "Health",
    "laws-culture": "Laws and culture",
    "disasters-climate": "Natural disasters and climate",
}
_HELP = "Need help?"
_KEPT = ("country-iso", "advisory-state", "has-regional-advisory", "date-published")
_FRIENDLY = re.compile(r"(?P<day>\w+ \d{1,2}, \d{4}) (?P<time>\d{1,2}:\d\d) E(?P<zone>[DS])T")
_ZONES = {"D": timezone(timedelta(hours=-4)), "S": timezone(timedelta(hours=-5))}


# ------------------------------------------------------------------ the index
def split(body: bytes, url: str) -> Listing:
    """Cut the index into countries; its time of making moves with every request and is only the feed's age."""
    data = parsed_json(body)
    rows = data.get("data") if isinstance(data, dict) else None
    if not isinstance(rows, dict) or "country-iso" in rows:
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
    place, level = _place(row, said), _level(row, said)
    regional = _regional(row)
    words = _worded(level, regional)
    reason = html.unescape(str(said.get("recent-updates") or row.get("recent-updates-type") or ""))
    text = markup.clean(f"<p>Latest update: {markup.escaped(reason)}</p><p>{words}.</p>")
    start = text.rfind("\n") + 1
    line = Span(start, len(text), text[start:])
    return _reading(
        "index", part, place, row, said, now, level=level, words=words, text=text,
        areas=(_flag(line),) if regional else (), said=line, voice="row",
    )  # fmt: skip


# ------------------------------------------------------------------ a country's document
def split_page(body: bytes, url: str) -> Listing:
    """Keep what a country's document says in English, without the time of its making, which moves by itself."""
    data = parsed_json(body)
    page = data.get("data") if isinstance(data, dict) else None
    said = page.get("eng") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(said, dict) or "advisory-state" not in page:
        raise Unreadable(Health.UNREADABLE, f"expected a country with advisory-state and eng, got {str(data)[:120]!r}")
    code, asked = str(page.get("country-iso") or "").upper(), _DOCUMENT.fullmatch(url)
    if asked and asked["code"].upper() != code:
        raise Unreadable(Health.UNREADABLE, f"expected the document of {asked['code']}, got that of {code!r}")
    if not isinstance(said.get("advisories"), str | None):  # the parts of a country would be clear
        raise Unreadable(Health.UNREADABLE, f"expected advisories as text, got {str(said['advisories'])[:120]!r}")
    words = {key: value for key, value in said.items() if isinstance(value, str)} | _help(said)
    kept = {**{key: page.get(key) for key in _KEPT}, "eng": words}
    return Listing((make_part(code, canonical(kept), url),))


def _help(said: dict[str, object]) -> dict[str, str]:
    """The texts around the list of offices, which may tell that one is closed."""
    offices = said.get("offices-help-abroad")
    found = offices if isinstance(offices, dict) else {}
    texts = {key: found.get(key) for key in ("opening-text", "closing-text")}
    return {key: value for key, value in texts.items() if isinstance(value, str)}


def read_page(part: Part, now: datetime) -> Reading:
    """Read a country: its level, the parts with a level of their own, its whole text below the line of news."""
    page = json.loads(part.raw)
    said = page["eng"]
    place, level = _place(page, said), _level(page, said)
    regional = _regional(page)
    words = _worded(level, regional)
    sheet = _Sheet()
    sheet.add("".join(_head(said, words)))
    top = len(sheet.lines)
    advice = [boxes.box(marked, sheet.add(cut)) for marked, cut in boxes.cut(said.get("advisories") or "")]
    sheet.add("".join(_chapters(said)))
    text = outline.text(sheet.lines)
    parts = boxes.areas(advice, level) or ((_flag(sheet.lines[top - 2].span),) if regional else ())
    whole = boxes.national(advice, level)
    return _reading(
        "page", part, place, page, said, now, level=level, words=words, text=text, areas=parts,
        said=boxes.sentence(whole) if whole else None, trouble=None if len(sheet.lines) > top else "no text",
    )  # fmt: skip


class _Sheet:
    """A clean text put together of several pieces, with what each of its lines was."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(self, piece: str) -> tuple[Line, ...]:
        """Put a piece of HTML below what is there, and return its lines as they stand in the whole."""
        found = outline.moved(outline.outline(piece), self.lines[-1].span.end + 1 if self.lines else 0)
        self.lines += found
        return found


def _head(said: dict[str, str], words: str) -> Iterator[str]:
    note = markup.escaped(html.unescape(said.get("recent-updates") or "").strip())
    yield f"<p>Latest update: {note}</p>" if note else ""
    yield f"<p>{words}.</p><h1>Risk level(s)</h1>"


def _chapters(said: dict[str, str]) -> Iterator[str]:
    for key, title in _CHAPTERS.items():
        if said.get(key):
            yield f"<h1>{title}</h1>{said[key]}"
    if help_ := (said.get("opening-text") or "") + (said.get("closing-text") or ""):
        yield f"<h1>{_HELP}</h1>{help_}"


# ------------------------------------------------------------------ both
def _place(page: dict[str, object], said: dict[str, object]) -> Place:
    code, name = str(page.get("country-iso") or page.get("code") or ""), html.unescape(str(said.get("name") or ""))
    return coded(by_code(code), name, code)


def _level(page: dict[str, object], said: dict[str, object]) -> int:
    state = page.get("advisory-state")
    if type(state) is not int or not 0 <= state <= 3:  # true is a number to Python
        name = html.unescape(str(said.get("name") or ""))
        raise Unreadable(Health.UNREADABLE, f"expected an advisory-state from 0 to 3 for {name}, got {state!r}")
    return state + 1


def _regional(page: dict[str, object]) -> bool:
    flag = page.get("has-regional-advisory")
    if not isinstance(flag, int):  # one that is not there would be an all-clear for the parts
        raise Unreadable(Health.UNREADABLE, f"expected has-regional-advisory 0 or 1, got {repr(flag)[:60]}")
    return bool(flag)


def _flag(line: Span) -> Area:
    """Say that parts have advice of their own, as the flag does, where none is named."""
    return Area(UNNAMED, boxes.REGIONAL_LEVEL, line)


def _worded(level: int, regional: bool) -> str:
    return f"{_WORDS[level - 1]}{' (with regional advisories)' if regional else ''}"


def _moment(page: dict[str, object], said: dict[str, object]) -> datetime | None:
    """When it was published, to the minute: documents may give no more, and the two must be held against each other."""
    published = page.get("date-published")
    stamp = published.get("timestamp") if isinstance(published, dict) else None
    try:
        when = datetime.fromtimestamp(int(stamp), UTC) if stamp else _friendly(str(said.get("friendly-date") or ""))
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return when.replace(second=0, microsecond=0) if when else None


def _friendly(text: str) -> datetime | None:
    """Read "October 6, 2026 14:51 EDT"."""
    found = _FRIENDLY.fullmatch(text.strip())
    if found is None:
        return None
    day = day_in(found["day"])
    hour, _, minute = found["time"].partition(":")
    local = datetime.combine(day, time(int(hour), int(minute)), _ZONES[found["zone"]]) if day else None
    return local.astimezone(UTC) if local else None


def _reading(
    door: str, part: Part, place: Place, page: dict[str, object], eng: dict[str, object], now: datetime, **facts: object
) -> Reading:
    when = _moment(page, eng)
    day: date | None = plausible(when.date() if when else None, now)
    return about(
        place,
        f"{NAME}.{door}",
        part,
        title=html.unescape(str(eng.get("name") or "")),
        url=f"{PAGE}{eng.get('url-slug') or ''}",
        published_on=day,
        moment=when if day else None,
        **facts,
    )


DOORS = (
    Door(f"{NAME}.index", INDEX, split, read, every=600, accept="application/json", floor=180, brief=True),
    Door(f"{NAME}.page", DATA, split_page, read_page, register=False, every=DAY, accept="application/json"),
)


def page_urls(url: str) -> tuple[str, ...]:
    """Give the address of a country's document, which goes by its code."""
    place = resolve(url.removeprefix(PAGE).replace("-", " ")) if url.startswith(PAGE) else None
    return (f"{DATA}cta-cap-{_CODES.get(place.key, place.key)}.json",) if place else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved document by its one country, anything else is an index."""
    index, page = DOORS
    data = parsed_json(body)
    inside = data.get("data") if isinstance(data, dict) else None
    if isinstance(inside, dict) and "eng" in inside:
        return page, split_page(body, url)
    return index, split(body, url)
