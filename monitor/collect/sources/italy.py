"""Italy's travel advice (Viaggiare Sicuri): a list of countries, and a sheet a country, in Italian, without a scale."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime

from monitor.collect import markup
from monitor.collect.about import about, coded, same_place
from monitor.collect.reading import canonical, iso_day, make_part, parsed_json, plausible
from monitor.collect.source import DAY, Door, Listing, Unreadable
from monitor.locate.cities import country_of, shared
from monitor.locate.places import by_code, by_iso3
from monitor.model import Health, Part, Reading

NAME = "italy"
LABEL = "Italian Ministry of Foreign Affairs"
SHORT = "Italy"
POSTS = False
SITES: tuple[str, ...] = ()
ATTRIBUTION = "Viaggiare Sicuri, Unità di Crisi, Italian Ministry of Foreign Affairs (original in Italian)"
REVIEW_MONTHS: dict[int, int] = {}

SITE = "https://www.viaggiaresicuri.it"
LIST = f"{SITE}/schede_paese/lista_nazioni.json"
_PAGE = f"{SITE}/find-country/country/"
_CHAPTERS = ("infoPrimopiano", "infoSicurezza", "infoRequisitiIngresso", "infoSituazioneSanitaria", "infoMobilita")
_HISTORY = "infoCronologiaAggiornamenti"
_CAPITAL = re.compile(r"\bcapitale:\s*(?P<city>[^\n(,;/.]{3,40}?)\s*(?:[\n(,;/.]|$)", re.I)
_HOLY = ("IL", "PS")  # both name one
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀÈÉÌÒÙ])")


def split_list(body: bytes, url: str) -> Listing:
    """Cut the list into countries; it gives their codes and no day."""
    data = parsed_json(body)
    if not isinstance(data, list):
        raise Unreadable(Health.UNREADABLE, f"expected a JSON array of countries, got {str(data)[:120]!r}")
    rows = [row for row in data if isinstance(row, dict) and row.get("Codice-3")]
    if not rows:
        raise Unreadable(Health.EMPTY_LIST, "expected about 220 countries, got none")
    keys = ("Nome", "Codice-2", "Codice-3")
    return Listing(tuple(make_part(str(r["Codice-3"]), canonical({k: r.get(k) for k in keys}), url) for r in rows))


def read_list(part: Part, now: datetime) -> Reading:  # noqa: ARG001
    """Read one row: that there is a sheet."""
    row = json.loads(part.raw)
    codes = f"{row.get('Codice-3') or ''}", f"{row.get('Codice-2') or ''}"
    return _reading("list", part, codes[0], codes[1], str(row.get("Nome") or ""), text="", voice="table")


def split_page(body: bytes, url: str) -> Listing:
    """Keep a sheet's chapters; raises Unreadable for anything without its chapter on security."""
    data = parsed_json(body)
    if not isinstance(data, dict) or not isinstance(data.get("infoSicurezza"), dict):
        raise Unreadable(Health.UNREADABLE, f"expected a sheet with infoSicurezza, got {str(data)[:120]!r}")
    code = url.rpartition("/")[2].removesuffix(".json")
    _own(data, code)
    kept = {key: data.get(key) for key in ("updateDate", _HISTORY, *_CHAPTERS)} | {"code": code}
    return Listing((make_part(code, canonical(kept), url),))


def _own(sheet: dict[str, object], code: str) -> None:
    """Refuse a sheet that tells another country's capital: nothing else in it says whose it is."""
    told = (markup.clean(html) for _, html in _nodes(sheet, "infoGenerali"))
    capital = next((found["city"] for text in told if (found := _CAPITAL.search(text))), "")
    asked, other = by_iso3(code), by_code(country_of(capital) or "")
    if asked and other and not shared(capital) and other.key not in _HOLY and asked.key not in _HOLY:
        same_place(asked, other, code, capital)


def read_page(part: Part, now: datetime) -> Reading:
    """Read a sheet: its day, the last line of its history as the note, its prose; there is no level to read."""
    sheet = json.loads(part.raw)
    note = next((line for _, html in _nodes(sheet, _HISTORY) for line in markup.clean(html).split("\n")), "")
    lines = [f"Latest update: {note}"] if note else []
    for chapter in _CHAPTERS:
        for title, html in _nodes(sheet, chapter):
            if html.strip():
                lines += [title, *(_STOP.sub("\n", line) for line in markup.clean(html).split("\n"))]
    text = "\n".join(line for line in lines if line)
    return _reading(
        "page", part, sheet["code"], "", "", text=text, published_on=plausible(iso_day(sheet.get("updateDate")), now),
        trouble=None if len(lines) > 1 else "no text",
    )  # fmt: skip


def _nodes(sheet: dict[str, object], chapter: str) -> Iterator[tuple[str, str]]:
    """Yield title and HTML of a chapter's nodes, in the order it gives them, past those that are empty."""
    held = sheet.get(chapter)
    nodes = held.get("nodi") if isinstance(held, dict) else None
    found = [node for node in nodes.values() if isinstance(node, dict)] if isinstance(nodes, dict) else []
    for node in sorted(found, key=lambda n: str(n.get("ordinamento")).zfill(4)):
        yield markup.tidy(str(node.get("titolo") or "")), str(node.get("contenuto") or "")


def _reading(door: str, part: Part, iso3: str, iso2: str, name: str, **facts: object) -> Reading:
    place = coded(by_iso3(iso3) or by_code(iso2), name, iso3, iso2)
    return about(place, f"{NAME}.{door}", part, url=f"{_PAGE}{iso3}", level=None, language="it", **facts)


DOORS = (
    Door(
        f"{NAME}.list", LIST, split_list, read_list, every=6 * 3600, accept="application/json", floor=150, pointer=True
    ),
    Door(f"{NAME}.page", LIST, split_page, read_page, register=False, every=DAY // 2, accept="application/json",
         nameless=True),
)


def page_urls(url: str) -> tuple[str, ...]:
    """Give the address of a country's sheet."""
    code = url.removeprefix(_PAGE)
    return (f"{SITE}/schede_paese/{code}.json",) if url.startswith(_PAGE) and re.fullmatch("[A-Z]{3}", code) else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved sheet by its chapters, anything else is the list."""
    sheet, page = DOORS
    if b'"infoSicurezza"' in body:
        return page, split_page(body, url)
    return sheet, split_list(body, url)
