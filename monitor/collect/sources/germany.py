"""Germany's travel advice (Auswärtiges Amt, open data): an index with warning flags, and a page a country, in German.

flags (Reisewarnung, Teilreisewarnung) + formulas of the text ("von Reisen … wird (dringend) abgeraten") ─► one ladder:
none 1 · abgeraten 3 · Reisewarnung 4; what a formula says of a part of the country is an area's
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.collect import markup
from monitor.collect.about import about, known
from monitor.collect.reading import canonical, lined, make_part, parsed_json, plausible, seconds_day
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.cities import country_of
from monitor.locate.places import Place, by_code, resolve
from monitor.model import Area, Health, Leave, Part, Reading, Span

NAME = "germany"
LABEL = "German Federal Foreign Office"
SHORT = "Germany"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = "Auswärtiges Amt, auswaertiges-amt.de (open data, by its terms of use; original in German)"
REVIEW_MONTHS: dict[int, int] = {}

INDEX = "https://www.auswaertiges-amt.de/opendata/travelwarning"
PAGE = "https://www.auswaertiges-amt.de/de/-/"  # the site's own short addresses: /de/-/ID
_FLAGS = ("warning", "situationWarning"), ("partialWarning", "situationPartWarning")
_NONE, _WARNED, _PARTLY = "Reise- und Sicherheitshinweise", "Reisewarnung", "Teilreisewarnung"
_GLOSSES = {
    1: "travel and safety advice, no warning",
    2: "non-essential travel is advised against",
    3: "travel is advised against",
    4: "travel is strongly advised against",
    5: "travel warning, with named exceptions",
    6: "travel warning",
}
_LEVELS = {1: 1, 2: 3, 3: 3, 4: 3, 5: 4, 6: 4}

# "Vor Reisen nach X wird gewarnt", "Von nicht notwendigen Reisen in die Provinz Y wird dringend abgeraten"
_FORMULA = re.compile(
    r"\bvo[rn] (?P<which>(?:(?!reisen\b)[^\s.,;:!?]+ ){0,5}?)reisen\b(?P<where>[^.!?]*?)"
    r"\b(?P<said>gewarnt|abgeraten)\b",
    re.I,
)
_PRESENT = re.compile(r"\bwird\b")
_PAST = re.compile(r"\bwurden?\b|\bnicht (?:mehr|länger)\b|\baufgehoben\b", re.I)
_LIMITED = re.compile(r"\bnicht\b|touristisch|individual", re.I)
_URGENT = re.compile(r"\b(?:dringend|eindringlich|nachdrücklich)\b", re.I)
_VERB = re.compile(r"\s?[-–,]*\s?\bwird\b.*", re.S | re.I)
_BUT = re.compile(r"\s?[-–,(]*\s?\b(?:mit ausnahme|ausgenommen|außer|außerhalb)\b.*", re.S | re.I)
_INTO = re.compile(
    r"^\W*(?:(?:weiterhin|derzeit|aktuell|grundsätzlich)\s+)?(?:in|nach|auf|an)\s+(?:(?:die|das|den|der)\s+)?", re.I
)
_WHOLE = re.compile(
    r"\b(?:dieses land|(?:das )?(?:gesamte|ganze) (?:land\b|staatsgebiet|landesgebiet)|alle landesteile"
    r"|rest des landes|rest von|andere[nrs]? landesteil|(?:übrige|restliche)[nrs]? (?:landesteil|gebiet|region"
    r"|land\b)"
    r"|(?:alle[nr]?|die|den) weitere[nrs]? (?:landesteil|gebiet|region))",
    re.I,
)
_REST = re.compile(r"^(?:übrige|restliche|gesamte|ganze)[nrs]? ", re.I)
_INCLUDING = re.compile(r"\s?[-–,(]*\s?\b(?:einschließlich|inklusive|inkl\.)\s.*", re.S | re.I)
_ENDS = r"zur (?:\w+en )?ausreise(?=[.,!]|$)"  # and not "zur Ausreise ein Visum"
_QUIT = r"(?:das|die|den|diese[ns]?) (?:(?!nur\b)[^.!?]){0,90}?(?<!nicht )zu verlassen"
_OUT = rf"(?:(?<!nicht )auszureisen|{_QUIT}|{_ENDS})"
_LEAVE = re.compile(
    r"\bdeutsche[rn]?\b[^.!?]{0,120}\b(?:aufgefordert|aufgerufen)\b"
    rf"[^.!?]{{0,120}}(?:\b(?<!nicht )(?:auszureisen|zu verlassen)|\b{_ENDS})"
    r"|\b(?:fordert|ruft)\b[^.!?]{0,60}\bdeutschen?\b[^.!?]{0,80}"
    rf"\b(?:auf\b[^.!?]{{0,80}}\b{_OUT}|zur (?:\w+en )?ausreise auf\b)"
    rf"|\bdeutschen\b[^.!?]{{0,120}}\bwird\b[^.!?]{{0,40}}\b(?:empfohlen|geraten|nahegelegt)\b[^.!?]{{0,80}}\b{_OUT}"
    r"|\bdeutsche[rn]?\b[^.!?]{0,180}\bzur (?:\w+en )?ausreise (?:geraten|aufgefordert|aufgerufen)\b"
    r"|\bdeutschen\b[^.!?]{0,80}\bwird (?:\w+ )?die (?:\w+e )?ausreise (?:\w+ )?(?:empfohlen|nahegelegt)\b"
    r"|\bausreiseaufforderung\b",
    re.I,
)
_NOT_NOW = re.compile(
    r"\bnicht (?:\w+ )?(?:zur ausreise )?auf(?:gefordert|gerufen)|aufforderung[^.!?]{0,40} besteht nicht"
    r"|\b(?:bei|nach|vor) ablauf\b|\b(?:(?:falls|sollten?) [^.!?]{0,80}|wenn sich [^.!?]{0,30}lage [^.!?]{0,30})"
    r"(?:verschlechter|verschärf|zuspitz|eskalier)",
    re.I,
)
# What is to be left ("die Region Amhara umgehend zu verlassen", "aus dem Norden auszureisen"), or where those stand.
_SOON = (
    r"(?:\s*\b(?:umgehend|sofort|unverzüglich|schnellstmöglich|(?:so|möglichst)(?: bald| schnell| rasch)?"
    r"(?: wie möglich)?|dringend|rasch|zügig|zeitnah|jetzt|heute|noch|vorsorglich|eigenständig"
    r"|(?:auf|über) de[mn] (?:land|luft|see)weg|mit \w+ \w+)\b)*"
)
_LEFT = re.compile(
    r"(?:gefordert|gerufen|dazu auf|geraten|empfohlen|nahegelegt)\b,?\s*"
    rf"(?P<where>(?:(?!gefordert|gerufen|geraten|empfohlen)[^.!?;]){{2,120}}?){_SOON}\s*(?<!nicht )\bzu verlassen\b"
    rf"|\bausreise aus (?P<out>[^.!?;,]{{2,80}}?)(?= (?:auf|wird|dringend|ge|em|nahe)|[.,!]|$)"
    rf"|\baus (?P<off>[^.!?;,]{{2,80}}?){_SOON}\s*(?<!nicht )\bauszureisen\b"
    r"|\bdeutsche[rn]?\b[^.!?;]{0,60}?\b(?P<stay>(?:in|auf|im)(?: de[nmr])? [^.!?;,]{2,80}?)"
    r"(?=,| aufhalten| werden| wird)",
    re.I,
)
_LAND = re.compile(r"(?:de[mn]|das|diese[ms]) land\b", re.I)
_GROUND = re.compile(
    r"\b(?:\w*(?:region|provinz|gebiet|bezirk|distrikt|gouvernement|küste|insel|stadt|städt|staat|zone|landesteil|raum)"
    r"e?[ns]?|depart[ea]ments?|(?:nord|süd|ost|west)(?:ost|west)?en)\b",
    re.I,
)
_ARTICLE = re.compile(r"^(?:(?:in|auf|im)\s+)?(?:(?:die|das|den|der|dem)\s+)?", re.I)
_AT_ONCE = re.compile(r"\b(?:sofort|unverzüglich|umgehend|schnellstmöglich)", re.I)
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
_LONGEST = 160  # characters of an area's name


@dataclass(frozen=True, slots=True)
class Advice:
    """One formula: its rung, the part of the country it is of ("" for all of it), the words, the line they stand in."""

    rung: int
    area: str
    words: str
    span: Span


def split_index(body: bytes, url: str) -> Listing:
    """Cut the index into one row a country; an empty object says that the door is shut, not that there are none."""
    rows = [row for row in _rows(body) if row.get("countryCode")]
    if not rows:
        raise Unreadable(Health.EMPTY_LIST, "expected about 200 countries, got none")
    return Listing(tuple(make_part(str(row["id"]), canonical(row), url) for row in rows))


def _rows(body: bytes) -> Iterator[dict[str, object]]:
    """Yield the entries of an answer by their numbers, past the keys of its envelope (lastModified, contentList)."""
    data = parsed_json(body)
    if data == {}:
        raise Unreadable(Health.PLACEHOLDER, "expected travel advice, got {}: the interface is switched off or failing")
    response = data.get("response") if isinstance(data, dict) else None
    if not isinstance(response, dict):
        raise Unreadable(Health.UNREADABLE, f"expected an object under response, got {str(data)[:120]!r}")
    for key, row in response.items():
        if isinstance(row, dict):
            yield {**row, "id": key}


def read_index(part: Part, now: datetime) -> Reading:
    """Read one row: it says when the advice last moved, not what its text says."""
    row = json.loads(part.raw)
    return _reading("index", part, row, now, text="", level=None, voice="table")


def split_page(body: bytes, url: str) -> Listing:
    """Keep a country's advice; raises Unreadable for the empty object and for anything without flags and text."""
    rows = [row for row in _rows(body) if "content" in row]
    if not rows or not isinstance(rows[0].get("warning"), bool):
        raise Unreadable(Health.UNREADABLE, f"expected advice with content and flags, got {body[:120]!r}")
    row = {key: value for key, value in rows[0].items() if key != "disclaimer"}
    return Listing((make_part(str(row["id"]), canonical(row), url),))


def read_page(part: Part, now: datetime) -> Reading:
    """Read a country: the flags, and the formulas of its text that say what no flag does."""
    row = json.loads(part.raw)
    place = _place(row)
    warned, partly = (any(row.get(flag) is True for flag in flags) for flags in _FLAGS)
    text = _text(row, warned, partly)
    name = str(row.get("countryName") or "")
    said = list(advice(text, place, name))
    rung, words = _national(said, warned)
    parts = tuple(Area(a.area, _LEVELS[a.rung], a.span) for a in said if a.area)
    if partly and rung < 5 and not any(area.level == 4 for area in parts):
        parts += (Area(_PARTLY, 4, next(line for line in lined(text) if line.text == _PARTLY)),)
    return _reading(
        "page", part, row, now, text=text, level=_LEVELS[rung], words=words, gloss=_GLOSSES[rung], rung=rung,
        areas=parts, leave=tuple(leave(text, place, name)),
        trouble=None if markup.clean(str(row["content"])) else "no text",
    )  # fmt: skip


def _text(row: dict[str, object], warned: bool, partly: bool) -> str:
    """Put what the page gives as data before its prose: the note on its last change, and its flags by their names."""
    note = " · ".join(markup.clean(str(row.get("lastChanges") or "")).removeprefix("Letzte Änderungen:").split("\n"))
    flags = [_WARNED] * warned + [_PARTLY] * partly
    lines = [f"Latest update: {note.strip(' ·')}" if note.strip(" ·") else "", *flags]
    lines += (_STOP.sub("\n", line) for line in markup.clean(str(row.get("content") or "")).split("\n"))
    return "\n".join(line for line in lines if line)


def _national(said: list[Advice], warned: bool) -> tuple[int, str]:
    """Return the country's rung and the words that give it."""
    if warned:
        return 6, _WARNED
    top = max((a for a in said if not a.area), key=lambda a: a.rung, default=None)
    return (top.rung, top.words) if top else (1, _NONE)


def advice(text: str, place: Place, name: str) -> Iterator[Advice]:
    """Find the formulas of a text that hold now, each for the whole country or for a part; a neighbour's are left."""
    for line in lined(text):
        if not _PRESENT.search(line.text) or _PAST.search(line.text):
            continue
        for found in _FORMULA.finditer(line.text):
            where = _VERB.sub("", found["where"]).strip(" ,-–")
            area = _area(where, place, name)
            if area is not None:
                yield Advice(_rung(found, bool(_BUT.search(where))), area, found[0], line)


def _rung(found: re.Match[str], but: bool) -> int:
    if found["said"].casefold() == "gewarnt":
        return 5 if but else 6
    urgent = bool(_URGENT.search(found[0]))
    return 2 if _LIMITED.search(found["which"]) else 4 if urgent else 3


def _area(where: str, place: Place, name: str) -> str | None:
    """Name the part of the country a formula is of: "" for all of it, None for another country."""
    bare = _REST.sub("", _INTO.sub("", _BUT.sub("", where)).strip(" ,-–"))
    land = _INCLUDING.sub("", bare)
    if not land or _WHOLE.search(where) or _called(land, name) or _same(land, place):
        return ""
    other = resolve(bare)
    return None if other and not set(other.codes) & set(place.codes) else bare[:_LONGEST]


def _same(bare: str, place: Place) -> bool:
    found = resolve(bare)
    return found is not None and found.key == place.key


def _called(bare: str, name: str) -> bool:
    """Whether words are a country's German name as a sentence bends it: "die Vereinigten Arabischen Emirate"."""
    names = [part for part in re.split(r"[()/*]", name) if part.strip()]
    for part in names:
        stems = [re.sub(r"(?:en|er|es|e|n|s)$", "", w) for w in re.split(r"[\s-]+", part.strip()) if len(w) > 2]
        if stems and re.fullmatch(r"[\s-]+".join(re.escape(s) + r"\w{0,2}" for s in stems), bare, re.I):
            return True
    return False


def leave(text: str, place: Place | None = None, name: str = "") -> Iterator[Leave]:
    """Find the sentence that calls on Germans to leave the country, or a part of it; a crowd or a house is neither."""
    for line in lined(text):
        if _LEAVE.search(line.text) and not _PAST.search(line.text) and not _NOT_NOW.search(line.text):
            ground = _left(line.text, place, name)
            if ground is not None:
                yield Leave("immediately" if _AT_ONCE.search(line.text) else "now", ground or None, line)


def _left(said: str, place: Place | None, name: str) -> str | None:
    """Name the ground that is to be left: "" for the country, None for what is no ground, or is of another country."""
    for found in _LEFT.finditer(said):
        words = next(filter(None, found.groups())).strip(" ,-–")
        if _LAND.search(words) or _WHOLE.search(words):
            return ""
        bare = _ARTICLE.sub("", words)
        if _called(bare, name) or (place and _same(bare, place)):
            return ""
        if _GROUND.search(bare) or country_of(bare):
            return bare[:_LONGEST]
        if not found["stay"]:  # who is in a hotel is told to leave the country
            return None
    return ""


def _place(row: dict[str, object]) -> Place:
    code, name = str(row.get("countryCode") or ""), str(row.get("countryName") or "")
    return known(by_code(code) or resolve(name), code, name)


def _reading(door: str, part: Part, row: dict[str, object], now: datetime, **facts: object) -> Reading:
    place = _place(row)
    return about(
        place, f"{NAME}.{door}", part, title=str(row.get("title") or place.name), url=f"{PAGE}{row['id']}",
        published_on=plausible(seconds_day(row.get("lastModified")), now), language="de", **facts,
    )  # fmt: skip


DOORS = (
    Door(
        f"{NAME}.index", INDEX, split_index, read_index, every=300, accept="application/json", floor=150, pointer=True
    ),
    Door(f"{NAME}.page", INDEX, split_page, read_page, register=False, every=DAY, accept="application/json"),
)


def page_urls(url: str) -> tuple[str, ...]:
    """Give the interface's address of a country's advice."""
    number = url.removeprefix(PAGE)
    return (f"{INDEX}/{number}",) if url.startswith(PAGE) and number.isdigit() else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved country by its content, anything else is the index."""
    index, page = DOORS
    if b'"content"' in body:
        return page, split_page(body, url)
    return index, split_index(body, url)
