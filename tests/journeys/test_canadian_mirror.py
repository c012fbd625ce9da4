"""Canada by the command, from a mirror on loopback: documents read, told, saved and compared, and a mirror without any."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.collect.sources import SOURCES
from tests.journeys.house import TestHouse, house
from tests.journeys.ottawa import BORDER, COAST, CODES, START, Ottawa, Said

CONFIG = '[collect]\ncontact = "tests@example.org"\nspacing = 0.0\n' + "".join(
    f"[sources.{name}]\nenabled = false\n" for name in SOURCES if name != "canada"
)
HOST = "data.international.gc.ca/travel-voyage/"


@pytest.fixture
def run(tmp_path: Path) -> Iterator[TestHouse]:
    with house(tmp_path, CONFIG) as made:
        yield made


def serve(run: TestHouse, said: dict[str, Said], documents: bool = True) -> None:
    """Put an index, and its documents, where the mirror serves them."""
    site = Ottawa(said, said)
    pages = {f"{HOST}index-alpha-eng.json": site.index()}
    if documents:
        pages |= {f"{HOST}cta-cap-{code}.json": one.document(code, START) for code, one in said.items()}
    run.publisher.pages = {path: (body, "application/json") for path, body in pages.items()}


def look(run: TestHouse, hours: float) -> None:
    at = (START + timedelta(hours=hours)).isoformat()
    done = run.run("check", "--source", "canada", "--mirror", run.publisher.url, "--at", at)
    assert done.returncode == 0, done.stderr


def test_a_part_that_comes_is_told_once_with_its_sentence_and_its_document(run: TestHouse) -> None:
    calm = {code: Said() for code in CODES[:200]}
    serve(run, calm)
    look(run, 0)
    serve(run, calm | {"OM": Said(at=START + timedelta(hours=1), parts=(BORDER,))})
    for hours in (1.1, 1.3, 2):
        look(run, hours)
    (event,) = [row for row in run.rows("events") if row["severity"] != "P4"]
    assert (event["kind"], event["country"], event["to"]) == ("area_advice_raised", "OM", "4")
    quotes = [quote["text"] for quote in event["evidence"]]
    assert quotes[0] == "Avoid all travel to within 20 km of the border with Norhaven due to raids."
    assert {door["name"] for door in event["doors"]} == {"canada.page", "canada.index"}
    health = {row["door"]: (row["health"], row["not_checked"]) for row in run.rows("sources")}
    assert health == {"canada.index": ("ok", []), "canada.page": ("ok", [])}
    (position,) = run.rows("positions", "Oman")
    assert (position["level"], position["areas"], position["gravest_area"]) == (2, 1, 4)


def test_a_mirror_without_documents_is_read_by_its_index_and_says_what_is_missing(run: TestHouse) -> None:
    calm = {code: Said() for code in CODES[:200]} | {"OM": Said(parts=(BORDER,))}
    serve(run, calm, documents=False)
    look(run, 0)
    asked = len(run.publisher.asked)
    serve(run, calm | {"PE": Said(state=3, at=START + timedelta(hours=1))}, documents=False)
    look(run, 1.1)
    look(run, 2)
    assert asked == 11
    assert len(run.publisher.asked) - asked <= 4
    (event,) = run.rows("events")
    assert (event["kind"], event["country"]) == ("level_raised", "PE")
    health = {row["door"]: (row["health"], row["not_checked"]) for row in run.rows("sources")}
    assert health == {"canada.index": ("ok", []), "canada.page": ("not_found", [])}
    (position,) = run.rows("positions", "Oman")
    assert (position["areas"], position["gravest_area"], position["checked"]) == (1, 3, True)


def test_a_saved_document_is_known_read_and_compared(run: TestHouse, tmp_path: Path) -> None:
    for name, said in (("old", Said(parts=(BORDER,))), ("new", Said(at=START, parts=(BORDER, COAST)))):
        (tmp_path / f"{name}.json").write_bytes(said.document("OM", START))
    (read,) = run.rows("read", str(tmp_path / "new.json"), "--source", "canada")
    assert json.loads(json.dumps(read))["areas"] == [
        {"name": "within 20 km of the border with Norhaven", "level": 4},
        {"name": "Sallow Coast", "level": 3},
    ]
    told = run.rows("compare", str(tmp_path / "old.json"), str(tmp_path / "new.json"), "--source", "canada")
    assert [(event["kind"], event["area"]) for event in told] == [("area_advice_raised", "Sallow Coast")]
