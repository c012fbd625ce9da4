"""Every destination every government names in the captured history is a place of the table, and the right one."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from monitor.locate.places import Place, by_code, by_iso3, resolve

INTL = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "raw" / "intl"
NO_PLACES = {"No travel advice"}  # a row of the Australian list
Named = Iterator[tuple[str, str]]  # a name, and the key or code the capture itself gives beside it ("" where it gives none)

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not INTL.exists(), reason="the captured history is not beside the checkout (raw/intl)"),
]


def loaded(pattern: str) -> Iterator[Any]:
    for file in sorted(INTL.glob(pattern)):
        yield json.loads(file.read_text("utf-8-sig"))


def spaced(slug: str) -> str:
    return slug.replace("-", " ")


@cache
def official() -> dict[str, str]:
    """Codes by name, from the lists that give both."""
    found = {}
    for data in loaded("nl/nl-iso-name-list.json"):
        found |= {row["en"]: row["iso2"] or key for key, row in data.items()}
    return found


def british() -> Named:
    for data in loaded("uk/uk-index-*.json"):
        for child in data["links"]["children"]:
            country = child["details"]["country"]
            yield country["name"], official().get(country["name"], "")
            yield spaced(country["slug"]), official().get(country["name"], "")
    for row in next(loaded("uk/*_summary-HEAD.json")):
        yield row["destination"], official().get(row["destination"], "")


def canadian() -> Named:
    for data in loaded("ca/ca-index*.json"):
        for code, row in data["data"].items():
            iso = row.get("country-iso") or code
            tongues = [row[tongue] for tongue in ("eng", "fra") if row.get(tongue)]
            said = [row.get("country-eng", ""), row.get("country-fra", ""), *(tongue.get("name", "") for tongue in tongues)]
            slugs = [spaced(tongue.get("url-slug") or "") for tongue in tongues]
            yield from ((html.unescape(name), iso) for name in (*said, *slugs) if name)
    for row in next(loaded("ca/*_summary-HEAD.json")):
        yield row["destination"], ""


def australian() -> Named:
    for row in next(loaded("au/au-destinations-export-*.json")):
        yield html.unescape(row["title"]), ""
    for row in next(loaded("au/au-kevle1-*.json"))["advisories"]:
        yield row["country"]["name"], row["country"]["alpha_2"] or ""
    for row in next(loaded("au/*_summary-HEAD.json")):
        yield row["destination"], ""


def irish() -> Named:
    for data in loaded("ie/ie-status-*.json"):
        yield from ((spaced(slug), "") for slug in data)
    for row in next(loaded("ie/*_summary-HEAD.json")):
        yield row["destination"], ""


def german() -> Named:
    for data in loaded("de/de-index*.json"):
        for row in data["response"].values():
            if isinstance(row, dict):
                yield from ((name, row["countryCode"]) for name in (row["countryName"], row["title"].split(":")[0]))


def dutch() -> Named:
    """The list of the Dutch, with the spellings of all others it links to; one page may serve several countries."""
    plain = {"uk", "us", "ie", "fr", "au", "es", "nz", "dk"}
    codes: dict[str, set[str]] = {}
    for data in loaded("nl/nl-iso-name-list.json"):
        for key, row in data.items():
            code = row["iso2"] or key
            yield from ((name, code) for name in (row["nl"], row["en"], spaced(row["key"])))
            for source, there in row["sources"].items():
                slug = there.get("slug") if isinstance(there, dict) else there if source in plain else None
                codes.setdefault(spaced(slug or ""), set()).add(code)
    yield from ((slug, found.pop() if len(found) == 1 else "") for slug, found in codes.items())


def japanese() -> Named:
    with (INTL / "jp" / "jp-mofa-country-codes.csv").open(encoding="utf-8") as table:
        yield from ((row["name"], row["iso3"]) for row in csv.DictReader(table))


def slovak() -> Named:
    for data in loaded("sk/sk-ckan-*.json"):
        for row in data["result"]["records"]:
            yield from ((str(row[key]).strip(), "") for key in row if key.endswith("nazov") or key == "Stat" if row[key])


def norwegian() -> Named:
    titles = re.findall(r"<title>(.*?) - reiseinformasjon</title>", (INTL / "no" / "norway-rss.xml").read_text("utf-8-sig"))
    yield from ((html.unescape(title), "") for title in titles)


def american() -> Named:
    with (INTL.parents[1] / "places.tsv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t"):
            yield row["country"].removesuffix(" (duplicate entry)"), row["iso2"]
            slugs = re.findall(r"L:(\S+?)-?(?:travel-advisory|advisory)\b", row["slugs"])
            yield from ((spaced(slug), row["iso2"]) for slug in slugs)


def missions() -> Named:
    with (INTL.parents[1] / "missions.csv").open(encoding="utf-8") as table:
        yield from ((row["country"], row["iso2"]) for row in csv.DictReader(table) if row["iso2"])


SOURCES: list[Callable[[], Named]] = [
    british, canadian, australian, irish, german, dutch, japanese, slovak, norwegian, american, missions,
]  # fmt: skip


def agrees(place: Place, code: str) -> bool:
    """Whether a place is what a code of any length says; a group holds its members."""
    meant = by_iso3(code) or by_code(code)
    return meant is not None and (meant.key == place.key or bool(set(meant.codes) & set(place.codes)))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
def test_every_name_is_known_and_none_means_another_country(source: Callable[[], Named]) -> None:
    said = {(name, code) for name, code in source() if name and name not in NO_PLACES}
    assert len({name for name, _ in said}) > (4 if source is norwegian else 120)
    assert sorted(name for name, _ in said if resolve(name) is None) == []
    wrong = {(name, code, place.key) for name, code in said if code and (place := resolve(name)) and not agrees(place, code)}
    assert wrong == set()
