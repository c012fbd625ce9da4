"""The United Kingdom's travel advice (FCDO, GOV.UK content API): an index that says what moved, a page a country."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime

from monitor.collect import against, markup, outline
from monitor.collect.about import about, known
from monitor.collect.reading import canonical, make_part, parsed_json, plausible, stamp
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.places import Place, resolve
from monitor.model import Health, Part, Reading

NAME = "uk_fcdo"
LABEL = "UK Foreign, Commonwealth & Development Office"
SHORT = "UK"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = (
    "FCDO travel advice, GOV.UK; contains public sector information licensed under the Open Government Licence v3.0"
)
REVIEW_MONTHS: dict[int, int] = {}

SITE = "https://www.gov.uk"
INDEX = f"{SITE}/api/content/foreign-travel-advice"
_STATUS = re.compile(r"avoid_all_(but_essential_)?travel_to_(parts|whole_country|rest_of_country)")
_KINDS = {4: "all travel", 3: "all but essential travel"}
_NOTE = "Latest update: "


def split_index(body: bytes, url: str) -> Listing:
    """Cut the index into one row a country: what moves with an update, in an order of our own.

    The children's order changes with every update, and their `updated_at` moves on republishing: neither is kept.
    """
    data = parsed_json(body)
    links = data.get("links") if isinstance(data, dict) else None
    children = links.get("children") if isinstance(links, dict) else None
    if not isinstance(children, list):
        raise Unreadable(Health.UNREADABLE, f"expected links.children of travel advice, got {str(data)[:120]!r}")
    rows = [row for row in map(_row, children) if row]
    if not rows:
        raise Unreadable(Health.EMPTY_LIST, "expected about 226 countries, got none")
    return Listing(tuple(make_part(row["slug"], canonical(row), url) for row in rows))


def _row(child: object) -> dict[str, str]:
    if not isinstance(child, dict) or not isinstance(child.get("details"), dict):
        return {}
    details, path = child["details"], str(child.get("base_path") or "")
    country = details.get("country") if isinstance(details.get("country"), dict) else {}
    return {
        "slug": str(country.get("slug") or path.rsplit("/", 1)[-1]),
        "name": str(country.get("name") or child.get("title") or ""),
        "moved": str(child.get("public_updated_at") or ""),
        "change": str(details.get("change_description") or ""),
    }


def read_index(part: Part, now: datetime) -> Reading:
    """Read one row: it says when the advice last moved and why, not what it says."""
    row = json.loads(part.raw)
    url = f"{SITE}/foreign-travel-advice/{row['slug']}"
    return _reading(
        "index", part, _place(row["name"], row["slug"]), url, row["moved"], now, text="", level=None, voice="table"
    )


def split_page(body: bytes, url: str) -> Listing:
    """Keep a country's document without what moves on every republishing."""
    data = parsed_json(body)
    details = data.get("details") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(details, dict) or "parts" not in details:
        raise Unreadable(Health.UNREADABLE, f"expected travel advice with details.parts, got {str(data)[:120]!r}")
    _parts(details)
    kept = {key: details.get(key) for key in ("alert_status", "change_description", "country", "parts")}
    kept |= {
        key: data.get(key) for key in ("base_path", "content_id", "public_updated_at", "title", "withdrawn_notice")
    }
    return Listing((make_part(str(data.get("base_path") or url), canonical(kept), url),))


def read_page(part: Part, now: datetime) -> Reading:
    """Read a country: note, every part's prose, the status flags as level and words, the areas its prose names."""
    page = json.loads(part.raw)
    country = page["country"] if isinstance(page.get("country"), dict) else {}
    path = str(page.get("base_path") or "")
    name = str(country.get("name") or page.get("title") or "")
    slug = str(country.get("slug") or path.rsplit("/", 1)[-1])
    place = _place(name, slug)
    name = name if resolve(name) else place.name  # by which its prose calls it
    level, trouble = _level(page.get("alert_status"))
    if page.get("withdrawn_notice"):
        trouble = "withdrawn by the publisher"
    lines = outline.outline("".join(_chapters(page)))
    text = outline.text(lines)
    told, span = against.whole(lines, name) if level else (0, None)
    level = max(level, told, against.remainder(lines, name)) if level else level
    named = tuple(against.areas(lines, name))
    said = words(level, page.get("alert_status"), told)
    facts: dict[str, object] = {"text": text, "level": level, "words": said, "areas": named}
    facts["said"] = span if told == level else None  # the sentence that gives the level
    trouble = trouble or (None if any(markup.clean(body) for _, body in _parts(page)) else "no text")
    url = f"{SITE}{path or '/foreign-travel-advice/' + slug}"
    return _reading(
        "page", part, place, url, str(page.get("public_updated_at") or ""), now, trouble, **facts
    )


def _chapters(page: dict[str, object]) -> Iterator[str]:
    note = markup.escaped(str(page.get("change_description") or "").strip())
    if note:
        yield f"<p>{_NOTE}{note}</p>"
    yield from (f"<h1>{markup.escaped(title)}</h1>{body}" for title, body in _parts(page))


def _parts(page: dict[str, object]) -> list[tuple[str, str]]:
    """Title and HTML of each part; raises Unreadable where one has no text: what it advises against would be clear."""
    parts = page.get("parts")
    found = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    if found != parts or not all(isinstance(part.get("body"), str) for part in found):
        raise Unreadable(Health.UNREADABLE, f"expected parts with a body each, got {str(parts)[:120]!r}")
    return [(str(part.get("title") or ""), part["body"]) for part in found]


def _level(status: object) -> tuple[int | None, str | None]:
    """Map the status flags to the common scale; parts alone are advice for areas, and no advice is level 1."""
    if not isinstance(status, list):
        return None, f"expected alert_status as a list, got {str(status)[:60]!r}"
    found = [_STATUS.fullmatch(str(flag)) for flag in status]
    if not all(found):
        return None, f"unknown alert_status {status!r}"[:200]
    whole = [3 if flag[1] else 4 for flag in found if flag and flag[2] != "parts"]
    return max(whole, default=1), None


def words(level: int | None, status: object, told: int = 0) -> str:
    """Say what the flags say, the whole country first: parts have no rung, yet whoever reads "1" must learn of them.

    `level` above that of the flags is what the prose gives to all the rest of a country, or to all of it (`told`).
    """
    flags = [flag for flag in map(_STATUS.fullmatch, map(str, status)) if flag] if isinstance(status, list) else []
    found = {(3 if flag[1] else 4, flag[2]) for flag in flags}
    entire = [n for n in (4, 3) if (n, "whole_country") in found or n == told]
    rest = [n for n in (4, 3) if n not in entire and ((n, "rest_of_country") in found or n == level)]
    parts = [n for n in (4, 3) if (n, "parts") in found and n not in (*entire, *rest)]
    said = [f"{_KINDS[n]} to the whole country" for n in entire]
    said += [f"{_KINDS[n]} to the rest of the country" for n in rest]
    said += [f"{_KINDS[n]} to parts" for n in parts]
    if not said:
        return "no FCDO advice against travel" if level else ""
    return "FCDO advises against " + " and ".join(said)


def _place(name: str, slug: str) -> Place:
    return known(resolve(name) or resolve(slug.replace("-", " ")), name, slug)


def _reading(
    door: str,
    part: Part,
    place: Place,
    url: str,
    moved: str,
    now: datetime,
    trouble: str | None = None,
    **facts: object,
) -> Reading:
    when = stamp(moved)
    return about(
        place,
        f"{NAME}.{door}",
        part,
        url=url,
        trouble=trouble,
        published_on=plausible(when.date() if when else None, now),
        moment=when,
        **facts,
    )


DOORS = (
    Door(
        f"{NAME}.index", INDEX, split_index, read_index, every=300, accept="application/json", floor=180, pointer=True
    ),
    Door(
        f"{NAME}.page", INDEX, split_page, read_page, register=False, every=DAY, accept="application/json"
    ),  # edits that no index shows (56 of 100 days at the FCDO) are seen within a day
)


def page_urls(url: str) -> tuple[str, ...]:
    """Give the content API's address of a country's page."""
    return (url.replace(f"{SITE}/foreign-travel-advice", INDEX),) if url.startswith(SITE) else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved index by its children, anything else is a country."""
    index, page = DOORS
    if b'"children"' in body and b'"parts"' not in body:
        return index, split_index(body, url)
    return page, split_page(body, url)
