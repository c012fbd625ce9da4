"""Austria's travel advice (BMEIA): a map's data with each country's level, and a page a country, in German.

"Sicherheitsstufe 4" on a page is the country's; "Sicherheitsstufe 4 (regional)" is the gravest of its parts: then the
country's own is that of "im Rest des Landes", if the page says it, and else not to be told. Where the prose says more
of the whole country or of a part than the badge does, which lags behind it at times, the prose counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime

from monitor.collect import markup
from monitor.collect.about import about, coded, known
from monitor.collect.reading import canonical, lined, make_part, plausible
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.places import Place, by_code, resolve
from monitor.model import Area, Health, Part, Reading, Span
from monitor.terms.bent import WHOLE, called, same

NAME = "austria"
LABEL = "Austrian Federal Ministry for European and International Affairs"
SHORT = "Austria"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = "BMEIA, Außenministerium Österreich (original in German)"
REVIEW_MONTHS: dict[int, int] = {}

SITE = "https://www.bmeia.gv.at"
MAP = f"{SITE}/reise-services/reisewarnungen"
_DATA = re.compile(r"\bbmeiaCountrySecurityInfos\s*=\s*(\{.*?\})\s*;?\s*$", re.M)
_GLOSSES = {1: "good security", 2: "security risk", 3: "high security risk", 4: "travel warning"}
_GLOSSES |= {5: "travel warning for parts", 6: "travel warning"}  # of the scale of six steps, which pages had before
_WARNED = 4  # a travel warning
_BADGE = re.compile(r"^Sicherheitsstufe ([1-4])(?P<part> ?\(regional\))?(?: seit .*)?$", re.M | re.I)
_DATED = re.compile(
    r"^Stand (\d\d)\.(\d\d)\.(\d{4})(?:[ .]*\(Unverändert gültig seit ?[:：]? ?(\d\d)\.(\d\d)\.(\d{4})\))?.*$",
    re.M | re.I,
)
_END = re.compile(r"^(?:Österreichische Vertretungen|Ausländische Vertretungen in Österreich)$", re.M)
_LEVELS = (
    re.compile(
        r"^(?:für|in|im) (?:die |den |das )?(?!(?:diese[rns]?|reisende|personen|alle"
        r"|die genannten) )(?P<where>[^,;!.]{3,160}?) (?:gilt"
        r"|besteht) (?:\w+ ){0,3}?(?:Sicherheitsstufe (?P<level>[1-6])"
        r"|(?P<warned>(?:partielle )?Reisewarnung))\b", re.I),
    re.compile(r"\bSicherheitsstufe (?P<level>[1-6])\)?(?: \(von \d\))?\)?,?\s*(?:(?:gilt"
        r"|besteht)\s+)?(?P<where>[^!]*)", re.I),
    re.compile(
        r"\b(?P<warned>vor) (?:allen |sämtlichen )?Reisen (?:nach|ins?|auf) (?:die |den "
        r"|das )?(?P<where>[^;!.]{3,160}?) wird"
        r" (?:\w+ )?gewarnt", re.I),
    re.compile(
        r"\bwird (?:\w+ )?(?P<warned>vor) (?:allen |sämtlichen )?Reisen (?:nach|ins?|auf) (?:die |den |das )?"
        r"(?P<where>[^;!.]{3,160}?) (?:\w+lich )?gewarnt", re.I),
    re.compile(r"\b(?P<warned>Reisewarnung) für (?P<where>[^;!.]{3,160})", re.I),
)
_VOID = re.compile(
    r"\b(?:aufgehoben|nicht mehr|bedeutet|nachbar(?:land|staat)|ehemalige\w*|bis(?:her|lang)|herab\w+|gesenkt"
    r"|entfällt)\b", re.I
)
_REST = re.compile(r"\bRest des Landes|\b(?:restlich|übrig)en? (?:Landesteil|Region|Gebiet)", re.I)
_ALL = re.compile(r"\bfür das (?:ganze|gesamte) Land\b|\bim (?:ganzen|gesamten) Land\b", re.I)
_GROUND = re.compile(r"^(?:die |den |das |der )?(?:gesamten?|ganzen?|ganz) ", re.I)
_FOR = re.compile(r"^(?:für|in|im|entlang|auf)\s+(?:(?:die|den|das|der|dem)\s+)?", re.I)
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])")
_LONGEST = 160  # characters of an area's name


def split_map(body: bytes, url: str) -> Listing:
    """Cut the map's data into one row a country; raises Unreadable for a page without it."""
    found = _DATA.search(markup.decode(body))
    if found is None:
        raise Unreadable(Health.UNREADABLE, "expected bmeiaCountrySecurityInfos in the page, got none")
    data = json.loads(found[1])
    rows = [{**row, "code": code} for code, row in data.items() if isinstance(row, dict) and row.get("link")]
    rows = [row for row in rows if row["code"] != "0"]
    if not rows:
        raise Unreadable(Health.EMPTY_LIST, "expected about 190 countries, got none")
    return Listing(tuple(make_part(row["code"], canonical(row), url) for row in rows))


def read_map(part: Part, now: datetime) -> Reading:  # noqa: ARG001
    """Read one row: where a country's page is, and that its level moved."""
    row = json.loads(part.raw)
    place = coded(by_code(row["code"]), str(row.get("title") or ""), row["code"])
    return _reading("map", part, place, f"{SITE}{row['link']}", None, text="", level=None, voice="table")


def split_page(body: bytes, url: str) -> Listing:
    """Keep a page's advice without its address book; raises Unreadable where no level stands."""
    html = markup.decode(body)
    box = markup.soup(html).find(class_="tx-bmeia-countries")
    heading = box.find("h1") if box else None
    if box is None or heading is None:
        raise Unreadable(Health.UNREADABLE, f"expected a country's advice with a heading, got {html[:80]!r}")
    text = markup.clean(str(box))
    end = _END.search(text)
    text = text[: end.start() if end else None]
    if not _BADGE.search(text):
        raise Unreadable(Health.UNREADABLE, f"expected a line Sicherheitsstufe 1 to 4, got {text[:120]!r}")
    small = heading.find("small")
    formal = markup.tidy(small.extract().get_text(" ")) if small else ""
    page = {"title": markup.tidy(heading.get_text(" ")), "formal": formal, "text": text, "url": url}
    return Listing((make_part(str(page["title"]), canonical(page), url),))


def read_page(part: Part, now: datetime) -> Reading:
    """Read a country: its level of security, or that of its rest, and the parts with others."""
    page = json.loads(part.raw)
    place = known(resolve(page["title"]) or resolve(page["formal"].strip("()")), page["title"], page["formal"])
    badge = _BADGE.search(page["text"])
    assert badge is not None  # split_page looked
    text = "\n".join(_STOP.sub("\n", line) for line in page["text"].split("\n") if not _DATED.match(line))
    said = list(_said(text, place, page["title"]))
    level, span = int(badge[1]), None
    if badge["part"]:
        level, span = next(((n, line) for n, where, line in said if _REST.search(where)), (0, None))
    of_all = max(((n, line) for n, where, line in said if not where), key=lambda each: each[0], default=(0, None))
    if of_all[0] > level:
        level, span = of_all
    parts = ((n, where, line) for n, where, line in said if where and n != level and not _REST.search(where))
    areas = (
        Area(_FOR.sub("", where)[:_LONGEST], min(n, _WARNED), line)
        for n, where, line in parts
        if badge["part"] or n > level
    )
    return _reading(
        "page", part, place, page["url"], plausible(_day(page["text"]), now), text=text,
        level=min(level, _WARNED) or None,
        words=f"Sicherheitsstufe {level}" if level else "", gloss=_GLOSSES.get(level, ""), rung=level, said=span,
        areas=tuple({area.name: area for area in areas}.values()),
    )  # fmt: skip


def _said(text: str, place: Place, name: str) -> Iterator[tuple[int, str, Span]]:
    """Yield each level said of a place, with its place ("" for the whole country) and its sentence."""
    for line in lined(text):
        if _BADGE.match(line.text) or _VOID.search(line.text):
            continue
        if found := next(filter(None, (says.search(line.text) for says in _LEVELS)), None):
            level, where = int(found.groupdict().get("level") or _WARNED), found["where"].strip(" .!,;:()")
            bare = _GROUND.sub("", _FOR.sub("", where))
            other = resolve(bare)
            whole = _ALL.search(line.text) or (WHOLE.search(where) and not _REST.search(where))
            if whole or (where and (called(bare, name) or same(bare, place))):
                yield level, "", line
            elif where and (other is None or {*other.codes} & {*place.codes}):
                yield level, where, line


def _day(text: str) -> date | None:
    """The day the advice last changed: the one it is unchanged since, as the other is written anew every day."""
    found = _DATED.search(text)
    if found is None:
        return None
    day, month, year = (found[4], found[5], found[6]) if found[4] else (found[1], found[2], found[3])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _reading(door: str, part: Part, place: Place, url: str, day: date | None, **facts: object) -> Reading:
    return about(place, f"{NAME}.{door}", part, url=url, published_on=day, language="de-AT", **facts)


DOORS = (
    Door(f"{NAME}.map", MAP, split_map, read_map, every=900, accept="text/html", floor=150, pointer=True),
    Door(f"{NAME}.page", MAP, split_page, read_page, register=False, every=DAY, accept="text/html"),
)


def page_urls(url: str) -> tuple[str, ...]:
    """The address the map gives is the page's."""
    return (url,) if url.startswith(SITE) else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved map by its data, anything else is a country."""
    sheet, page = DOORS
    if b"bmeiaCountrySecurityInfos" in body:
        return sheet, split_map(body, url)
    return page, split_page(body, url)
