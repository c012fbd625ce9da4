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
from monitor.collect.about import about, coded
from monitor.collect.reading import canonical, lined, make_part, parsed_json, plausible, seconds_day
from monitor.collect.runs import parted
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.places import Place, by_code, resolve
from monitor.model import Area, Health, Part, Reading, Span
from monitor.terms.bent import WHOLE, called, same

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
    r"\bvo[rn] (?P<which>(?:(?!(?:reisen|fahrten)\b)[^\s.,;:!?]+,? ){0,5}?)"
    r"(?:reisen|fahrten|aufenthalten(?= (?:in|auf) de[rnm] (?:\w+ )?\w*(?:region|provinz|gebiet|bundesstaat|distrikt"
    r"|gouvernement|insel)))\b(?P<where>[^.!?]*?)"
    r"\b(?P<said>gewarnt|abgeraten)\b",
    re.I,
)
_ADVISES = re.compile(  # "Das Auswärtige Amt rät dringend von Reisen nach X ab": others may, too
    r"\b(?:auswärtige amt|bundesregierung) rät\b(?P<which>(?:(?!\bnicht\b)[^.!?])*?\bvon (?:\w+ ){0,4}?)reisen\b"
    r"(?P<where>[^.!?]*?)\s(?P<said>ab)(?=[.;,]|$)", re.I
)
_NOT_TO = re.compile(  # "Nicht notwendige Reisen in die Provinz Y sollten unterbleiben": journeys, and no drives
    r"(?:^|[,;:] )(?P<which>(?:(?:alle|sämtliche|touristische|individuelle|nicht|unbedingt|zwingend|notwendige"
    r"|erforderliche) ){0,4})reisen (?P<where>(?:nach|ins?|auf|innerhalb) (?:(?!\bsollten\b)[^.!?;])*?) sollten"
    r"(?: (?:derzeit|aktuell|vorerst|bis auf weiteres|weiterhin|dringend|unbedingt|möglichst|daher|deshalb|zurzeit"
    r"|momentan))* (?P<said>unterbleiben)\b", re.I
)
_WARNS = re.compile(  # "Das Auswärtige Amt warnt vor Reisen nach X"
    r"\b(?:auswärtige amt|bundesregierung|wir) warn(?:t|en) (?:\w+ )?vor (?P<which>(?:\w+ ){0,3}?)reisen"
    r" (?P<where>(?:nach|ins?|auf die (?:halb)?insel) [^.!?;]*?)(?P<said>)(?=[.;!]|$)", re.I
)
_STANDS = re.compile(  # "Für X besteht eine Reisewarnung"; a "Teilreisewarnung" is of named parts alone
    r"^(?P<which>)(?:für|in) (?!(?:diese[rn]?|reisende|deutsche|personen|alle|folgende|die genannten) )"
    r"(?P<where>(?:(?!\bwenn\b)[^.!?;,]){3,160}?) (?:gilt|besteht) (?:[\w-]+ ){0,3}?"
    r"(?P<said>(?:teil)?reisewarnung)\b", re.I
)
_WIDER = re.compile(  # "Die Teilreisewarnung wird auf die Küste ausgeweitet"
    r"\b(?P<said>(?:teil)?reisewarnung) (?P<which>)(?:[\w-]+ ){0,3}?auf (?P<where>[^.!?;,]{3,120}?)"
    r" (?:ausgeweitet|erweitert|ausgedehnt)\b", re.I
)
# By night, in the rains or by taxi, or nowhere at all: how one drives, and no place.
_HOW = re.compile(
    r"^\s*(?:bei |nach (?:einbruch|sonnenuntergang|mitternacht)|in der (?:nacht|dunkelheit|regenzeit|dämmerung)|während"
    r"|mit |per |über land|nachts|zwischen)", re.I
)
_BY_NIGHT = re.compile(r"\bnächtlichen $", re.I)
_WARNING = ("gewarnt", "", "reisewarnung", "teilreisewarnung")  # what such words end with, where it is a warning
_WAYS = (_FORMULA, _ADVISES, _NOT_TO, _WARNS, _STANDS, _WIDER)
_PAST = re.compile(r"\bwurden?\b|\bnicht (?:mehr|länger)\b|\baufgehoben\b", re.I)
_PRESENT = re.compile(r"\bwird\b|\brät\b|\bsollten\b|\bwarn(?:t|en)\b|\b(?:gilt|besteht)\b", re.I)
_LIMITED = re.compile(r"\bnicht\b|touristisch|individual", re.I)
_URGENT = re.compile(r"\b(?:dringend|eindringlich|nachdrücklich)\b", re.I)
_VERB = re.compile(r"\s?[-–,]*\s?\bwird\b.*", re.S | re.I)
_BUT = re.compile(r"\s?[-–,(]*\s?\b(?:mit ausnahme|ausgenommen|außer|außerhalb)\b.*", re.S | re.I)
_INTO = re.compile(
    r"^\W*(?:(?:weiterhin|derzeit|aktuell|grundsätzlich)\s+)?(?:ins?|nach|auf|an)\s+(?:(?:die|das|den|der)\s+)?", re.I
)
# "Nach Kell und in das Grenzgebiet zu Nordland" are two places, unless the second is what the first leaves out.
_GOING = r"(?:nach|in (?:die|das|den)|auf (?:die|das|den)) "
_EACH = re.compile(rf"(?:,|,? und|,? sowie) (?={_GOING})")
# "Mit Ausnahme von Reisen nach Kell und in die Stadt Pell": where journeys are left out, what follows is, too.
_OUT_OF = re.compile(rf"{_BUT.pattern[:-2]}(?:(?! und | sowie )[^,])*\b{_GOING}", re.I)
_REST = re.compile(r"^(?:übrige|restliche|gesamte|ganze)[nrs]? ", re.I)
_INCLUDING = re.compile(r"\s?[-–,(]*\s?\b(?:einschließlich|inklusive|inkl\.)\s.*", re.S | re.I)
_STOP = re.compile(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[A-ZÄÖÜ„])")
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
    rows = [row for row in _rows(body) if isinstance(row.get("content"), str)]
    if not rows or not all(isinstance(rows[0].get(flag), bool) for flags in _FLAGS for flag in flags):
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
    parts = tuple(Area(a.area, _LEVELS[a.rung], a.span, rung=a.rung) for a in said if a.area)
    if partly and rung < 5 and not any(area.level == 4 for area in parts):
        parts += (Area(_PARTLY, 4, next(line for line in lined(text) if line.text == _PARTLY)),)
    return _reading(
        "page", part, row, now, text=text, level=_LEVELS[rung], words=words, gloss=_GLOSSES[rung], rung=rung,
        areas=parts,
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
        for found in (formula for way in _WAYS for formula in way.finditer(line.text)):
            where = _VERB.sub("", found["where"]).strip(" ,-–")
            if _HOW.match(where) or _BY_NIGHT.search(found["which"]) or not (where or "eisen" in found[0]):
                continue
            for each in parted(where, _EACH, _OUT_OF):
                area = _area(each, place, name)
                if area is not None and (area or not found["said"].casefold().startswith("teil")):
                    yield Advice(_rung(found, bool(_BUT.search(each))), area, found[0], line)


def _rung(found: re.Match[str], but: bool) -> int:
    if found["said"].casefold() in _WARNING:
        return 5 if but else 6
    urgent = bool(_URGENT.search(found[0]))
    return 2 if _LIMITED.search(found["which"]) else 4 if urgent else 3


def _area(where: str, place: Place, name: str) -> str | None:
    """Name the part of the country a formula is of: "" for all of it, None for another country."""
    bare = _REST.sub("", _INTO.sub("", _BUT.sub("", where)).strip(" ,-–"))
    land = _INCLUDING.sub("", bare)
    if not land or WHOLE.search(where) or called(land, name) or same(land, place):
        return ""
    other = resolve(bare)
    return None if other and not set(other.codes) & set(place.codes) else bare[:_LONGEST]


def _place(row: dict[str, object]) -> Place:
    code, name = str(row.get("countryCode") or ""), str(row.get("countryName") or "")
    return coded(by_code(code), name, code)


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
