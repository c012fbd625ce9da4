"""Every publisher's spelling finds its country, and no spelling finds the wrong one."""

import csv
import json
import lzma
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pycountry
import pytest

from monitor.locate.places import by_code, by_iso3, fold, resolve, spellings

CORPUS = next(Path(__file__).resolve().parents[2].glob("*/corpus/timelines"), None)
needs_corpus = pytest.mark.skipif(CORPUS is None, reason="no captured history beside the checkout")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Kenya ", "KE"),
        ("the kyrgyz republic", "KG"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d Ivoire", "CI"),
        ("cote-divoire", "CI"),
        ("São Tomé\u00a0and Príncipe", "ST"),
        ("Sao Tome & Principe", "ST"),
        ("Burma (Myanmar)", "MM"),
        ("Myanmar/Burma", "MM"),
        ("Gambia, The", "GM"),
        ("St. Vincent  and The Grenadines", "VC"),
        ("Solomon Island", "SB"),
        ("bosinia and herzegovina", "BA"),
        ("Kingdom of Denmark", "DK"),
        ("U.S. Virgin Islands", "VI"),
        ("Hongkong*", "HK"),
        ("Palästinensische Gebiete*", "PS"),
        ("Äquatorialguinea", "GQ"),
        ("Korea, Democratic People's Republic of (North Korea)", "KP"),
        ("Democratic Republic of Congo (Kinshasa)", "CD"),
        ("Congo", "CG"),
        ("usa", "US"),
        ("Great Britain", "GB"),
        ("Kosovo", "XK"),
        ("Ivory Coast (Côte d'Ivoire)", "CI"),
        ("Swaziland (Eswatini)", "SZ"),
        ("United Kingdom (UK)", "GB"),
        ("China (Macau)", "MO"),
    ],
)
def test_a_place_is_known_by_whatever_its_publisher_calls_it(written, key):
    assert resolve(written).key == key


@pytest.mark.parametrize(
    ("written", "key", "codes"),
    [
        ("Mainland China, Hong Kong & Macau", "CN", ("CN",)),
        ("China - Hong Kong / Macao", "HK-MO", ("HK", "MO")),
        ("French West Indies", "FWI", ("GP", "MQ", "MF", "BL")),
        ("Israel, the West Bank and Gaza", "IL-PS", ("IL", "PS")),
        ("Israel and Palestine", "IL-PS", ("IL", "PS")),
        ("Israel", "IL", ("IL",)),
        ("The Occupied Palestinian Territories", "PS", ("PS",)),
        ("West Bank", "PS-WB", ("PS",)),
        ("Gaza", "PS-GZ", ("PS",)),
        ("Bonaire", "BQ-BO", ("BQ",)),
        ("Saba", "BQ-SA", ("BQ",)),
        ("Sint Eustatius", "BQ-SE", ("BQ",)),
        ("Saba and Sint Eustatius", "BQ-SA-SE", ("BQ",)),
        ("Bonaire/St Eustatius/Saba", "BQ", ("BQ",)),
        ("Cook Islands, Tokelau and Niue", "CK-TK-NU", ("CK", "TK", "NU")),
        ("St Martin and St Barthélemy", "MF-BL", ("MF", "BL")),
        ("Azores", "PT-20", ("PT",)),
        ("Worldwide Caution", "WORLD", ()),
    ],
)
def test_parts_and_groups_keep_an_identity_of_their_own(written, key, codes):
    place = resolve(written)
    assert (place.key, place.codes) == (key, codes)


@pytest.mark.parametrize("written", ["", "  ", "Atlantis", "Korea", "Virgin Islands", "No travel advice", "Guine", "Level 4", "Congo (Democratic Republic)", "Guadeloupe (France)"])
def test_an_unknown_name_is_never_guessed(written):
    assert resolve(written) is None


@pytest.mark.parametrize(
    "family",
    [
        ("Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"),
        ("Niger", "Nigeria"),
        ("Republic of the Congo", "Democratic Republic of the Congo"),
        ("North Korea", "South Korea"),
        ("Samoa", "American Samoa"),
        ("Dominica", "Dominican Republic"),
        ("Sudan", "South Sudan"),
        ("Saint Martin", "Sint Maarten"),
        ("Mauritius", "Mauritania"),
        ("British Virgin Islands", "U.S. Virgin Islands"),
        ("Israel", "Israel, the West Bank and Gaza", "West Bank", "Gaza", "West Bank and Gaza"),
    ],
)
def test_neighbours_in_the_dictionary_are_kept_apart(family):
    assert len({resolve(name).key for name in family}) == len(family)


def test_no_spelling_means_two_places():
    places = defaultdict(set)
    for spelling, place in spellings():
        places[fold(spelling)].add(place.key)
    assert len(places) > 800
    assert {spelling: keys for spelling, keys in places.items() if len(keys) > 1 or not spelling} == {}


def test_every_country_of_the_standard_is_found_by_its_names_and_codes():
    missed = []
    for country in pycountry.countries:
        names = {getattr(country, kind, country.name) for kind in ("name", "official_name", "common_name")}
        found = [resolve(name) for name in names] + [by_iso3(country.alpha_3), by_code(country.alpha_2)]
        missed += [(country.name, place) for place in found if place is None or place.codes != (country.alpha_2,)]
    assert missed == []


def test_codes_are_read_in_any_case_and_kosovo_by_both_of_its_own():
    assert by_iso3("xkx") == by_iso3("XKS") == by_code("xk") == resolve("Kosovo")
    assert by_iso3("ZZZ") is None
    assert by_code("ZZ") is None
    assert by_code("PT-20") == resolve("The Azores")


def test_every_code_in_a_group_is_a_country_of_the_table():
    assert {code for _, place in spellings() for code in place.codes if by_code(code).codes != (code,)} == set()


def test_marks_that_are_no_accents_are_not_thrown_away():
    assert fold("ガーナ") != fold("カーナ")


# ------------------------------------------------------------------ the captured history
@cache
def versions(timeline):
    with lzma.open(CORPUS / timeline / "objects.jsonl.xz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["data"] for row in map(json.loads, lines)}


def objects(timeline):
    """Every version the history shows, by door, key and version."""
    seen = versions(timeline)
    steps = map(json.loads, (CORPUS / timeline / "steps.jsonl").read_text(encoding="utf-8").splitlines())
    return {(s["s"], s["k"], s["v"]): seen[s["v"]] for s in steps if s.get("v") in seen}


def unlike(truth):
    """The names whose code is not the one the history says."""
    return {(name, code) for name, code in truth if not (place := resolve(name)) or code not in (*place.codes, place.key)}


@pytest.mark.corpus
@needs_corpus
@pytest.mark.parametrize("timeline", ["dev", "us-api-flap-dev"])
def test_american_names_of_the_history_have_the_code_the_history_says(timeline):
    rows = [data for (door, _, _), data in objects(timeline).items() if door in ("us", "us-api")]
    truth = {(row["name"], row["iso2"]) for row in rows if row.get("iso2")}
    assert len(truth) > 200
    assert unlike(truth) == set()


@pytest.mark.corpus
@needs_corpus
def test_canadian_names_of_the_history_have_the_code_the_history_says():
    rows = [data for (door, _, _), data in objects("dev").items() if door == "ca"]
    truth = {(row[kind], row["code"]) for row in rows for kind in ("country_eng", "name_eng", "name_fra") if row.get(kind)}
    assert len(truth) > 300
    assert unlike(truth) == set()


@pytest.mark.corpus
@needs_corpus
def test_british_names_and_addresses_of_the_history_mean_the_same_place():
    rows = {key: data for (door, key, _), data in objects("dev").items() if door == "uk"}
    named = {slug: data.get("name") or data.get("country") or data.get("title") for slug, data in rows.items()}
    assert len(named) > 200
    assert {s: n for s, n in named.items() if not resolve(n) or resolve(n) != resolve(s)} == {}


@pytest.mark.corpus
@needs_corpus
def test_feed_titles_of_the_history_name_a_known_place():
    with (CORPUS.parent / "places.tsv").open(encoding="utf-8") as table:
        codes = {row["key"]: row["iso2"] for row in csv.DictReader(table, delimiter="\t")}
    rows = [data for data in versions("us-rss-2026-dev").values() if data.get("title") and data.get("key")]
    titles = {(re.sub(r"(?: Travel Advisory)?\s+[-–]\s.*", "", row["title"]).strip(), codes.get(row["key"])) for row in rows}
    assert len(titles) > 200
    assert unlike({pair for pair in titles if pair[1]}) == set()
    assert {name for name, code in titles if code is None and name and resolve(name) is None} == set()


@pytest.mark.corpus
@needs_corpus
def test_names_in_the_labels_have_the_code_the_labels_say():
    truth = set()
    for gold in (CORPUS.parent / "gold").glob("*_dev.jsonl"):
        rows = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
        truth |= {(row["country"], row["iso2"]) for row in rows if row.get("iso2")}
    assert len(truth) > 90
    assert unlike(truth) == set()
