"""The reader agrees with the labels people gave to real sentences, where the captured history is at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.compare.departing import departures
from monitor.compare.posture import read
from monitor.compare.sentences import sentences

PHRASINGS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "phrasings.jsonl"
OLD = timedelta(days=200)  # the labels call older decisions historic, negative
FAMILIES = {"departure": 0.97, "operations": 0.97, "services": 0.9, "leave": 0.9}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not PHRASINGS.exists(), reason=f"the captured history is not beside the checkout ({PHRASINGS.name})"
    ),
]


def rows(family: str) -> Iterator[dict[str, str]]:
    with PHRASINGS.open(encoding="utf-8") as lines:
        yield from (row for line in lines if (row := json.loads(line))["kind"].startswith(f"{family}_"))


def day(row: dict[str, str]) -> date | None:
    for said, form in ((row["published"], "%B %d, %Y"), (row["published"], "%d %b %Y"), (row["date"], "%Y-%m-%d")):
        try:
            return datetime.strptime((said or "").strip(), form).date()
        except ValueError:
            continue
    return None


def recent(decided_on: date | None, published_on: date | None) -> bool:
    return decided_on is None or published_on is None or published_on - decided_on <= OLD


def said(row: dict[str, str]) -> set[str]:
    """The kinds a sentence is read as: what it states newly, not what goes on or is history."""
    published_on = day(row)
    found = read(row["text"], None, published_on)
    stated = [s.departure for x in sentences(row["text"]) for s in departures.statements(x, published_on, note=False)]
    kinds = {f"departure_{d.status.value}" for d in stated if not d.continuing and recent(d.decided_on, published_on)}
    kinds |= {"departure_any"} if stated else set()
    states = {o.state for o in found.operations if recent(o.decided_on, published_on)}
    kinds |= {f"operations_{state}" for state in states} | (
        {"services_reduced"} if states & {"reduced", "suspended"} else set()
    )
    return kinds | ({"leave_advice"} if found.leave else set())


def disagreements(family: str) -> list[dict[str, str]]:
    """The sentences of a family that are read otherwise than they are labelled."""
    return [r for r in rows(family) if (r["kind"] in said(r)) is not (r["polarity"] == "pos")]


@pytest.mark.parametrize(("family", "needed"), FAMILIES.items())
def test_the_reader_agrees_with_the_labels(family: str, needed: float) -> None:
    labelled, wrong = len(list(rows(family))), disagreements(family)
    agreement = 1 - len(wrong) / labelled
    listed = "\n".join(f"{r['id']} {r['kind']} {r['polarity']}: {r['text'][:160]}" for r in wrong)
    assert agreement >= needed, f"{agreement:.3f} of {labelled} agree, {needed} needed; not these:\n{listed}"
