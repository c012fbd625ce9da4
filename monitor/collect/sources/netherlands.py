"""The Netherlands' travel advice (NederlandWereldwijd, open data): a list in sheets, and a page a country, in Dutch.

The colour is no field: each sentence of the introduction is a place and a colour ("Voor de rest van X geldt kleurcode
geel"); the one of the whole country, or of its rest, is the country's, the others are areas'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import parse_qs, urlencode, urlsplit

from monitor.collect import markup
from monitor.collect.about import about, coded
from monitor.collect.reading import canonical, iso_day, lined, make_part, parsed_json, plausible
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.places import Place, by_iso3, resolve
from monitor.model import Area, Health, Part, Reading, Span

NAME = "netherlands"
LABEL = "Dutch Ministry of Foreign Affairs"
SHORT = "Netherlands"
POSTS = False
SITES: tuple[str, ...] = ("www.nederlandwereldwijd.nl",)
ATTRIBUTION = "NederlandWereldwijd, Dutch Ministry of Foreign Affairs; CC0 1.0 (original in Dutch)"
REVIEW_MONTHS: dict[int, int] = {}

_BASE = "https://opendata.nederlandwereldwijd.nl/v2/sources/nederlandwereldwijd/infotypes"
_ROWS = 200  # the most a sheet gives: asked for more, it silently leaves countries out
LIST = f"{_BASE}/traveladvice?output=json&rows={_ROWS}"
COLOURS = {
    "groen": (1, "green: no particular safety risks"),
    "geel": (2, "yellow: mind the safety risks"),
    "oranje": (3, "orange: only essential travel"),
    "rood": (4, "red: do not travel"),
}
_COLOUR = r"(?P<colour>groen|geel|oranje|rood)"
_HEDGE = (
    r"(?:voor het grootste deel |grotendeels |deels |nog steeds |ook |nu |helemaal |volledig"
    r" |(?:sinds )?(?:gisteren|vandaag|vorige week) )*"
)
_IS = r"(?:is|wordt|blijft|heeft|staat|gaat)"
_MOVED = r"(?:aangepast|verhoogd|verlaagd|gewijzigd|aangescherpt|versoepeld|bijgesteld|veranderd)"
_TO = rf"(?:(?:(?:{_MOVED} )?(?:van (?:kleurcode )?\w+ )?(?:{_MOVED} )?naar |op )(?:kleurcode )?)?"
_GROUND = r"(?:de|het|delen|grote delen) (?!(?:ge)?hele |land\b|loop\b|komende\b|afgelopen\b|weekend\b)"
_ALONE = rf"\b(?! (?:alleen )?(?:voo?r|in) {_GROUND})"  # for the north, it is the north's
_BARE = r"(?:(?!\b(?:groen|geel|oranje|rood)\b)[^:;])"  # of two colours, each has words of its own
_SAYS = (  # the place before the colour, behind it, or nowhere; "vor" and "va" are the feed's own slips
    re.compile(rf"\b{_MOVED} naar (?:kleurcode )?{_COLOUR} voo?r (?P<where>.+)", re.I),
    re.compile(
        rf"^.*\bvoo?r (?P<where>{_BARE}{{1,200}}?) {_IS} {_HEDGE}{_TO}(?:(?:de )?kleurcode {_HEDGE}|het reisadvies )?"
        rf"{_COLOUR}{_ALONE}", re.I
    ),
    re.compile(rf"^.*\bvoo?r (?P<where>.{{1,200}}?) geldt {_HEDGE}(?:de )?kleurcode {_COLOUR}\b", re.I),
    re.compile(rf"\bkleurcode {_COLOUR} geldt {_HEDGE}(?:alleen )?voo?r (?P<where>.+)", re.I),
    re.compile(rf"\bgeldt {_HEDGE}(?:de )?kleurcode {_COLOUR} voo?r (?P<where>.+)", re.I),
    re.compile(rf"^in (?P<where>.{{3,120}}?) (?:geldt|is) {_HEDGE}(?:de )?kleurcode {_COLOUR}\b", re.I),
    re.compile(
        rf"\b(?:voo?r|in) (?P<where>.{{1,200}}?) geldt {_HEDGE}(?:een |het )?{_COLOUR} reisadvies\b(?! (?:voo?r|in)\b)",
        re.I
    ),
    re.compile(
        rf"\bis het reisadvies voo?r (?P<where>(?:(?!\bniet\b).){{1,120}}?) {_HEDGE}{_TO}{_COLOUR}{_ALONE}", re.I
    ),
    re.compile(rf"\bgeldt {_HEDGE}(?:een |het )?{_COLOUR} reisadvies (?:voo?r|in) (?P<where>.+)", re.I),
    re.compile(
        rf"\b(?:kleurcode|reisadvies)\b.{{0,90}}?\b(?:is|wordt|blijft) {_HEDGE}{_COLOUR} (?:voo?r|in(?= {_GROUND}))"
        r" (?P<where>.+?)(?= en (?:groen|geel|oranje|rood)\b|$)", re.I
    ),
    re.compile(rf"\bkleurcode\b.{{0,40}}?\b(?:van|in"
        rf"|voor) (?P<where>[^.:;]{{1,60}}?) {_IS} {_HEDGE}{_TO}{_COLOUR}\b", re.I),
    re.compile(
        r"^(?P<where>(?:binnen|langs|rond(?:om)?|ten (?:noord|zuid|oost|west)\w*en van) [^.:;]{3,120}?) (?:geldt|is)"
        rf" {_HEDGE}(?:de )?kleurcode {_COLOUR}\b", re.I
    ),
    re.compile(
        r"^reis (?:[\w-]+ )?(?:alleen|niet) naar (?P<where>[^.:;()]{3,120}?)(?: als [^.:;()]*)? \((?:de )?kleurcode"
        rf" (?:is )?{_COLOUR}\)", re.I
    ),
    re.compile(
        rf"\bkleurcode\b(?P<where>).{{0,60}}?\b(?:is|wordt|blijft) {_HEDGE}{_COLOUR}\b(?!.*\b(?:voo?r|in)\b)", re.I
    ),
)
_GROUNDS = r"(?:provincie|regio|deelstaat|stad|departement|district|staat|hoofdstad|grensstreek|grensgebied|eiland)"
_NAMED = re.compile(  # "De provincie Kell is nu kleurcode oranje"
    rf"^(?:de |het )?(?P<where>{_GROUNDS} [^.;]{{2,80}}?) (?:is|wordt|gaat"
    rf"|krijgt) {_HEDGE}(?:naar )?kleurcode {_COLOUR}\b", re.I
)
_THERE = rf"(?:daar|hier|in (?:dit|deze|die) {_GROUNDS}(?:s|en|'s)?)"
_OF_BEFORE = (  # what the sentence before names
    re.compile(rf"\bgeldt {_THERE} {_HEDGE}(?:de )?kleurcode {_COLOUR}\b", re.I),
    re.compile(rf"^(?:[^.;:]{{0,80}}, )?{_THERE} geldt {_HEDGE}(?:nu )?(?:de )?kleurcode {_COLOUR}\b", re.I),
    re.compile(rf"\bkleurcode {_IS} {_HEDGE}{_THERE} {_HEDGE}{_COLOUR}\b", re.I),
)
_GONE_TO = (
    re.compile(r"\bnaar (?P<where>(?:de |het )?[^.;?]{3,120}?) te (?:reizen|gaan)\b", re.I),
    re.compile(r"^(?:reis|ga) (?:\w+ )?niet naar (?P<where>[^.;?]{3,120}?)\W*$", re.I),
    re.compile(rf"^in (?P<where>(?:de |het )?{_GROUNDS} [^.;?,]{{2,80}}?) (?:is|zijn|wordt|worden|was|vinden"
        rf"|komen)\b", re.I),
)
_COLOURED = re.compile(
    r"\b(?:kleurcode|reisadvies)\b.*\b(?:groen|geel|oranje|rood)\b|\b(?:groen|geel|oranje|rood) reisadvies\b", re.I
)
_NEXT_DOOR = re.compile(r"\bvoo?r buurland ", re.I)
_NEXT_LAND = re.compile(r"\bbuurland(?:en)?\b", re.I)
_CODE = re.compile(r"\bcode(?= (?:groen|geel|oranje|rood)\b)", re.I)  # as people say it
_ADVICE = re.compile(r"^(?:het )?reisadvies(?: (?:voor|van) |$)", re.I)
_REST = re.compile(r"^(?:de )?rest van (?:(?:de|het) )?", re.I)
_MOST = re.compile(
    r"^(?:(?:het )?(?:grootste|overgrote) deel van |(?:bijna|vrijwel) (?=heel\b|(?:het )?(?:ge)?hele\b))", re.I
)
_LAND = re.compile(r"^(?:heel )?(?:het )?(?:hele |gehele )?land$", re.I)
_LEAD = re.compile(r"^(?:heel |de |het |een )+", re.I)
_ASIDE = re.compile(
    r",.*|\s?\(.*|\s(?:met uitzondering van|behalve|buiten|zoals|inclusief|waaronder)\b.*", re.S | re.I
)
_SHORTS = {"vk": "GB", "vs": "US", "vae": "AE", "drc": "CD", "car": "CF", "amerika": "US", "naoero": "NR"}
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_TODAY = re.compile(r"^\W*nog steeds geldig op\b.*$", re.I)
_LONGEST = 160  # characters of an area's name


def split_list(body: bytes, url: str) -> Listing:
    """Cut one sheet of the list into one row a country: what moves with an update."""
    rows = [row for row in _sheet(body) if row.get("isocode")]
    if not rows and _offset(url) == 0:
        raise Unreadable(Health.EMPTY_LIST, "expected about 226 countries, got none")
    keys = ("isocode", "location", "locationkey", "canonical", "lastmodified")
    return Listing(tuple(make_part(str(r["isocode"]), canonical({k: r.get(k) for k in keys}), url) for r in rows))


def _sheet(body: bytes) -> list[dict[str, object]]:
    data = parsed_json(body)
    if not isinstance(data, list):
        raise Unreadable(Health.UNREADABLE, f"expected a JSON array of travel advice, got {str(data)[:120]!r}")
    return [row for row in data if isinstance(row, dict)]


def next_sheet(body: bytes, url: str) -> str:
    """Give the address of the next sheet while sheets come full."""
    if len(_sheet(body)) < _ROWS:
        return ""
    parts = urlsplit(url)
    query = {key: said[-1] for key, said in parse_qs(parts.query).items()} | {"offset": str(_offset(url) + _ROWS)}
    return parts._replace(query=urlencode(query)).geturl()


def _offset(url: str) -> int:
    said = parse_qs(urlsplit(url).query).get("offset", ["0"])[-1]
    return int(said) if said.isdigit() else 0


def read_list(part: Part, now: datetime) -> Reading:
    """Read one row: it says when the advice last moved."""
    return _reading("list", part, json.loads(part.raw), now, text="", level=None, voice="table")


def split_page(body: bytes, url: str) -> Listing:
    """Keep a country's advice; raises Unreadable for anything without an introduction."""
    data = parsed_json(body)
    rows = data if isinstance(data, list) else [data]
    page = next((row for row in rows if isinstance(row, dict) and row.get("isocode")), None)
    if page is None or not str(page.get("introduction") or "").strip():
        raise Unreadable(Health.UNREADABLE, f"expected advice with an introduction, got {str(data)[:120]!r}")
    keys = ("isocode", "location", "locationkey", "canonical", "introduction", "content", "lastmodified")
    return Listing((make_part(str(page["isocode"]), canonical({key: page.get(key) for key in keys}), url),))


def read_page(part: Part, now: datetime) -> Reading:
    """Read a country: the colour of its whole or its rest, the areas with another, and all its prose."""
    page = json.loads(part.raw)
    place = _place(page)
    head = _clean(page["introduction"])
    text = "\n".join([head, *_chapters(page.get("content"))]).strip()
    colour, said, areas = colours(head, place, str(page.get("location") or ""))
    level, gloss = COLOURS.get(colour, (None, ""))
    return _reading(
        "page", part, page, now, text=text, level=level, words=f"kleurcode {colour}" if colour else "", gloss=gloss,
        rung=level or 0, said=said, areas=tuple(areas),
    )  # fmt: skip


def _clean(html: object) -> str:
    """Clean a piece of the page, a sentence a line: a bullet often holds two colours."""
    lines = (_STOP.sub("\n", line) for line in markup.clean(str(html or "")).split("\n"))
    return "\n".join(line for line in lines if not _TODAY.match(line))


def _chapters(content: object) -> Iterator[str]:
    for chapter in content if isinstance(content, list) else []:
        blocks = chapter.get("contentblocks") if isinstance(chapter, dict) else None
        for block in blocks if isinstance(blocks, list) else []:
            if isinstance(block, dict):
                yield markup.tidy(str(block.get("paragraphtitle") or chapter.get("category") or ""))
                yield _clean(block.get("paragraph"))


def colours(text: str, place: Place, location: str) -> tuple[str, Span | None, list[Area]]:
    """Return the country's own colour ("" where none is said of the whole), where it stands, and the areas' colours.

    Nothing is guessed: a sentence that cannot be read is of no place, and never the whole country's.
    """
    national, said, areas, before = "", None, list[Area](), ""
    for line in lined(text):
        found, before = _said(line, before), line.text
        if found is None:
            continue
        where, colour = found
        if whole(where, place, location):
            if not national or COLOURS[colour][0] > COLOURS[national][0]:
                national, said = colour, line
        else:
            areas.append(Area(where[:_LONGEST], COLOURS[colour][0], line))
    return national, said, areas


def _said(line: Span, before: str) -> tuple[str, str] | None:
    """Find a place and its colour in a sentence, or in it and the one before, which names what is "there"."""
    text = _CODE.sub("kleurcode", line.text)
    if not _COLOURED.search(text) or text.rstrip().endswith("?") or _NEXT_DOOR.search(text):
        return None
    if there := next(filter(None, (each.search(text) for each in _OF_BEFORE)), None):
        where = next(filter(None, (each.search(before) for each in _GONE_TO)), None)
        return (where["where"].strip(), there["colour"].casefold()) if where and not _NEXT_LAND.search(before) else None
    for pattern in (*_SAYS, _NAMED):
        if found := pattern.search(text):
            return _ADVICE.sub("", found["where"]).strip(" .,;:"), found["colour"].casefold()
    return None


def whole(where: str, place: Place, location: str) -> bool:
    """Whether words name the whole country, or its rest: "de rest van Japan", "het hele land", "de VAE"."""
    bare = _MOST.sub("", _REST.sub("", where))
    core = _LEAD.sub("", _ASIDE.sub("", bare)).strip()
    if not where or _LAND.match(bare) or _LAND.match(core):
        return True
    if _SHORTS.get(core.casefold()) == place.key or core.casefold() in _names(location):
        return True
    found = resolve(core)
    return found is not None and found.key == place.key


def _names(location: str) -> set[str]:
    """The spellings of one field: "Belarus (Wit-Rusland)" is both, "Congo, Democratische Republiek" turned round."""
    names = {name.strip().casefold() for name in re.split(r"[()]", location) if name.strip()}
    first, comma, rest = location.partition(", ")
    return names | ({f"{rest} {first}".casefold()} if comma else set())


def _place(row: dict[str, object]) -> Place:
    code, name = str(row.get("isocode") or ""), str(row.get("location") or "")
    return coded(by_iso3(code), name, code)


def _reading(door: str, part: Part, row: dict[str, object], now: datetime, **facts: object) -> Reading:
    place = _place(row)
    where = str(row.get("canonical") or "")
    return about(
        place, f"{NAME}.{door}", part, title=str(row.get("location") or place.name),
        url=f"{where.partition('#')[0]}#{row['isocode']}",
        published_on=plausible(iso_day(row.get("lastmodified")), now), language="nl", **facts,
    )  # fmt: skip


DOORS = (
    Door(
        f"{NAME}.list", LIST, split_list, read_list, every=600, accept="application/json", floor=180, pointer=True,
        more=next_sheet,
    ),
    Door(f"{NAME}.page", LIST, split_page, read_page, register=False, every=DAY, accept="application/json"),
)  # fmt: skip


def page_urls(url: str) -> tuple[str, ...]:
    """Give the interface's address of a country's advice, from the code our own address of it ends in."""
    code = url.rpartition("#")[2].lower()
    return (f"{_BASE}/countries/{code}/traveladvice?output=json",) if re.fullmatch(r"[a-z-]{3,6}", code) else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved list by its array of rows without prose, anything else is a country."""
    sheet, page = DOORS
    data = parsed_json(body)
    if isinstance(data, list) and not any(isinstance(row, dict) and row.get("content") for row in data):
        return sheet, split_list(body, url)
    return page, split_page(body, url)
