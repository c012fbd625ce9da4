"""Every source reads its saved pages as the case beside each says; a source without a case fails."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.collect.reading import epoch_day, seconds_day
from monitor.collect.source import Publisher, Unreadable
from monitor.collect.sources import SOURCES, australia
from monitor.model import Reading
from monitor.terms.nations import CALLED_BY
from tests.drawn import examples

FOLDER = Path(__file__).parent / "sources"
CASES = sorted(FOLDER.glob("*/*.json"))


def plain(reading: Reading) -> dict[str, Any]:
    """A reading as JSON would hold it."""
    said = json.loads(json.dumps(asdict(reading), default=str))
    for area in said["areas"] or ():
        if area["head"] is None:  # it names itself
            del area["head"]
        if not area["rung"]:  # its level says all
            del area["rung"]
    return said


def read(file: Path, body: bytes | None = None) -> tuple[str, list[Reading], list[str]]:
    """Read a case's page (or another body in its place): the door that knew it, its readings, what was unreadable."""
    case = json.loads(file.read_text("utf-8"))
    served = (file.parent / case["page"]).read_bytes() if body is None else body
    door, listing = SOURCES[file.parent.name].saved(served, case["url"])
    readings, unreadable = [], []
    for part in listing.parts:
        try:
            readings.append(door.read(part, datetime.fromisoformat(case["now"])))
        except (Unreadable, ValueError) as error:
            unreadable.append(str(error))
    return door.name, readings, unreadable


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_has_every_name_that_is_asked_of_one(source: str) -> None:
    """They are modules, and no compiler compares a module with a promise: one without POSTS was found out by a page."""
    asked = {name for name in vars(Publisher) if not name.startswith("_")}
    assert asked - set(vars(SOURCES[source])) == set(), f"expected these in monitor/collect/sources/{source}.py"


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_has_a_saved_page_with_its_expected_readings(source: str) -> None:
    cases = [json.loads(file.read_text("utf-8")) for file in CASES if file.parent.name == source]
    assert any(case["readings"] for case in cases), f"expected a page and its readings in {FOLDER.name}/{source}/"
    doors = {case["door"] for case in cases}
    assert {door.name for door in SOURCES[source].DOORS} <= doors


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_says_whose_words_it_reads_and_stands_on_the_page_of_governments(source: str) -> None:
    told = (FOLDER.parents[2] / "docs" / "governments.md").read_text("utf-8")
    assert len(SOURCES[source].ATTRIBUTION) > 10
    assert f"`{source}`" in told, f"expected `{source}` in docs/governments.md"


@pytest.mark.parametrize("source", SOURCES)
def test_what_a_government_that_writes_english_does_is_told_from_what_others_do(source: str) -> None:
    """One that nobody listed made "New Zealand has ordered its staff to leave" an order of whoever passed it on."""
    readings = [reading for file in CASES if file.parent.name == source for reading in read(file)[1]]
    english = any(reading.language == "en" and reading.text for reading in readings)
    assert (SOURCES[source].SHORT in CALLED_BY) is english, "expected its names in monitor/terms/nations.py"


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_saved_page_is_read_as_expected(file: Path) -> None:
    case = json.loads(file.read_text("utf-8"))
    door, readings, unreadable = read(file)
    assert door == case["door"]
    wanted = case["readings"]
    assert [{key: plain(r)[key] for key in want} for r, want in zip(readings, wanted, strict=False)] == wanted
    assert len(readings) == len(wanted)
    expected = case.get("unreadable", [])
    assert len(unreadable) == len(expected)
    assert all(why.startswith(want) for why, want in zip(unreadable, expected, strict=True))


def test_every_saved_page_belongs_to_a_case() -> None:
    used = {file.parent / json.loads(file.read_text("utf-8"))["page"] for file in CASES}
    kept = {path for path in FOLDER.glob("*/*") if path.is_file() and path.suffix not in {".json", ".py"}}
    assert kept == used


def mangled(served: bytes, at: int, cut: int, noise: bytes) -> bytes:
    """The same page with a hole and foreign bytes in it."""
    at %= len(served)
    return served[:at] + noise + served[at + cut :]


@pytest.mark.hypothesis
@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_mangled_page_is_read_or_refused_and_nothing_else(file: Path) -> None:
    """Whatever comes, a door says Unreadable or ValueError: anything else would end the pass for all countries."""
    served = (file.parent / json.loads(file.read_text("utf-8"))["page"]).read_bytes()
    noise = st.one_of(st.binary(max_size=6), st.sampled_from([b"null", b"[]", b"{}", b"1e999", b"<item/>", b"<td>", b"]]>", b'"']))
    hole = st.tuples(st.integers(0, len(served)), st.integers(0, 60), noise)

    @settings(max_examples=examples(25), deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(hole)
    def mangle(hole: tuple[int, int, bytes]) -> None:
        try:
            read(file, mangled(served, *hole))
        except (Unreadable, ValueError) as error:
            assert str(error)

    mangle()


REBUILT = [  # what a web team may do to a page: the case, what is put in the place of what, and the beginnings of what is told
    ("canada/index", '"advisory-state": 3', '"advisory-state": true', "expected an advisory-state from 0 to 3 for Mali, got True"),
    ("canada/index", '"has-regional-advisory"', '"hasRegionalAdvisory"', "expected has-regional-advisory 0 or 1, got None"),
    ("canada/page_parts", '"has-regional-advisory": 1', '"has-regional-advisory": []', "expected has-regional-advisory 0 or 1"),
    ("canada/page_group", '"advisories": ', '"advisories": [], "advice": ', "expected advisories as text"),
    ("canada/page_parts", '"advisories": ', '"advisories": {"boxes": []}, "advice": ', "expected advisories as text"),
    ("australia/export", '"field_advice_levels"', '"advice_levels"', "expected field_advice_levels of Kazakhstan as text"),
    ("australia/export", '"title": "Kazakhstan"', '"name": "Kazakhstan"', "expected a known destination, got ''"),
    ("australia/export", "Do not travel to C&ocirc;te d&#039;Ivoire. Do not travel due to war.", "", "expected the advice of Côte"),
    ("germany/page_rung", '"content": "', '"content": null, "text": "', "expected advice with content and flags"),
    ("uk_fcdo/page_rest", '"parts": [', '"parts": [[], ', "expected parts with a body each"),
    ("uk_fcdo/page_rest", '"body": ', '"content": ', "expected parts with a body each"),
    ("japan/country_all", "riskLevel4>", "riskLevel4s>", "expected the flags riskLevel1"),
    ("japan/country_all", "<riskLevel4>", '<riskLevel4 set="1">', ""),
    ("japan/country_all", "<riskLevel4>Y<", "<riskLevel4><", "expected a flag for"),
    ("germany/page_rung", "wird dringend abgeraten", "WIRD DRINGEND ABGERATEN", ""),
    ("canada/page_parts", "Avoid non-essential", "Avoid non\u2011essential", ""),
    ("canada/page_parts", "and Thornwick</span>", "and <b>Thornwick</b></span>", ""),
    ("us_state/page_new", "<h1>", "<h1><svg><title>Level 1</title></svg>", ""),
    ("us_state/page_new", "<h1>", "<dialog><h1>Level 1</h1></dialog><h1>", ""),
    ("ireland/page", "<h1", "<h2>Security Status</h2><p>Do Not Travel</p><h1", "expected one of Normal Precautions"),
    ("new_zealand/page", "<h1", "<strong><span>Do not travel</span></strong><h1", ""),
    ("new_zealand/page", "<h1", "<strong><span>Avoid non-essential travel</span></strong><h1", "expected a heading and an advice level"),
    ("new_zealand/page", "elsewhere in Kazakhstan&quot;", "in towns&quot;", ""),
    ("new_zealand/page", "</strong></p></div>", "</strong><strong><span>Do not travel</span></strong></p></div>", ""),
    ("us_state/list_2026_09", "Level 4: Do", "From Level 1 to Level 4: Do", "expected one level, got ['1', '4']"),
    ("us_state/page_new", "Level 3: Re", "<del>Level 1</del> Level 3: Re", "expected one level, got ['1', '3']"),
    ("us_state/rss_templates", "Niger - Level 4", "Niger - Level 1 to Level 4", "expected one level, got ['1', '4']"),
    ("us_state/list_2026_09", "CRIME (C)", "Crime (c)", ""),
    ("austria/page", "(Unverändert gültig seit:", "(unverändert gültig seit\uff1a", ""),
]


def rebuilt(name: str, old: str, new: str) -> tuple[list[Reading], list[str]]:
    """Read a case's page with something in the place of something it has."""
    file = FOLDER / f"{name}.json"
    served = (file.parent / json.loads(file.read_text("utf-8"))["page"]).read_text("utf-8")
    assert old in served, f"expected {old!r} in the page of {name}"
    try:
        return read(file, served.replace(old, new).encode())[1:]
    except Unreadable as error:
        return [], [error.why]


def test_a_page_that_is_built_otherwise_reads_the_same_or_is_refused() -> None:
    """A level that is true, a flag that is gone, another country's box above the heading: never a level of anybody's."""
    wrong = []
    for name, old, new, told in REBUILT:
        readings, unreadable = rebuilt(name, old, new)
        was = {known(reading) for reading in read(FOLDER / f"{name}.json")[1]}
        refused = bool(told) and any(why.startswith(told) for why in unreadable)
        if not {known(reading) for reading in readings} <= was or not (refused or (readings and not told)):
            wrong.append((name, new, unreadable))
    assert wrong == []


def known(reading: Reading) -> tuple[object, ...]:
    return reading.destination, reading.level, reading.areas, reading.published_on, reading.indicators


def test_a_level_and_risks_in_shapes_nobody_knows_are_not_known() -> None:
    (level, *_), _ = rebuilt("us_state/layer", '"LEVEL_": 4', '"LEVEL_": true')
    (risks, *_), _ = rebuilt("us_state/list_2026_09", "CRIME (C)", "Crime")
    assert (level.level, risks.indicators) == (None, None)


def test_the_same_body_gives_the_same_hashes_and_another_body_others() -> None:
    file = FOLDER / "us_state" / "rss_templates.json"
    first, second = read(file)[1], read(file)[1]
    assert [r.sha256 for r in first] == [r.sha256 for r in second]
    assert len({r.sha256 for r in first}) == len(first)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Kell, most of Marrow, within 5km of the Osk border; Pell", ["Kell", "most of Marrow", "within 5km of the Osk border", "Pell"]),
        ("Kell (including areas along the coast, most of Osk); Pell", ["Kell (including areas along the coast, most of Osk)", "Pell"]),
        ("Kell, except Osk, areas along the coast, and most of Fen; Pell", ["Kell, except Osk, areas along the coast, and most of Fen", "Pell"]),
    ],
)
def test_what_canberra_leaves_out_of_an_item_is_no_item(said: str, found: list[str]) -> None:
    assert [a.name for a in australia.areas(f"Do not travel to: {said}.", 2)] == found


@pytest.mark.parametrize("served", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 30, "null", '"2026"'])
def test_a_time_that_is_no_number_or_of_no_age_of_ours_dates_nothing(served: str) -> None:
    value = json.loads(served)  # which takes them, as parsers of JSON do

    assert epoch_day(value) is None
    assert seconds_day(value) is None
