"""Every kind recognises its examples and none of its counter-examples; the cases are data beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Change, Finding
from tests.decide.changes import change

FOLDER = Path(__file__).parent / "kinds"
CASES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.toml")}


def test_every_kind_has_an_example_and_a_counter_example():
    """A kind without both could not be told from its neighbours."""
    wanted = {f"tests/decide/kinds/{kind.name}.toml: [[{part}]]" for kind in KINDS for part in ("example", "counter")}
    held = {f"tests/decide/kinds/{name}.toml: [[{part}]]" for name, parts in CASES.items() for part, cases in parts.items() if cases}
    assert wanted - held == set(), "expected these to be written"
    assert held - wanted == set(), "expected each to be of a kind on the roll-call"


@pytest.mark.parametrize("kind", sorted(CASES))
def test_a_kind_recognises_its_examples(kind: str):
    """The whole roll-call is asked; the kind must be among what is found, with the words people will read."""
    wrong = [f"{case['why']}: {otherwise}" for case in CASES[kind]["example"] for otherwise in _otherwise(kind, case)]
    assert wrong == []


def _otherwise(kind: str, case: dict[str, object]) -> Iterator[str]:
    """What of an example is told otherwise than it says."""
    made = change(case)
    findings = {f.kind: f for f in classify(made, KINDS).findings}
    if kind not in findings:
        yield f"expected {kind}, got {sorted(findings)} of {made.after}"
        return
    found = findings[kind]
    told = {"severity": found.severity, "headline": found.headline, "post": found.post, "quote": found.evidence[0].text if found.evidence else ""}
    for fact, said in told.items():
        if (fact == "severity" or fact in case) and said != case[fact]:
            yield f"expected the {fact} {case[fact]!r}, got {said!r}"
    yield from _unproven(found, made)


def _unproven(found: Finding, made: Change) -> Iterator[str]:
    """A quote stands where it says, and one at least on one side alone: what both texts say proves no change."""
    texts = {"before": made.before_text, "after": made.after_text}
    if not found.evidence:
        yield f"expected a quote, got none for {found.kind}"
    for quote in found.evidence:
        if not quote.text or texts[quote.side][quote.start : quote.end] not in (quote.text, ""):
            yield f"expected a quote of the {quote.side} text, got {quote}"
    other = {"before": made.after_text, "after": made.before_text}
    if found.kind != "no_substantive_change" and found.evidence and all(quote.text in other[quote.side] for quote in found.evidence):
        yield f"expected a quote that one side alone has, got {found}"


@pytest.mark.parametrize("kind", sorted(CASES))
def test_a_kind_leaves_its_counter_examples_alone(kind: str):
    """What looks like this kind and is not."""
    told = [case["why"] for case in CASES[kind]["counter"] if kind in {f.kind for f in classify(change(case), KINDS).findings}]
    assert told == []


def test_an_example_told_otherwise_would_be_noticed():
    case = CASES["departure_ordered"]["example"][0]
    assert [*_otherwise("departure_ordered", case)] == []
    assert [*_otherwise("departure_ordered", {**case, "severity": "P4"})] == ["expected the severity 'P4', got 'P1'"]
    assert "expected departure_ordered, got" in next(_otherwise("departure_ordered", {**case, "after": case["before"]}))
    made = change(case)
    found = next(f for f in classify(made, KINDS).findings if f.kind == "departure_ordered")
    assert "one side alone" in next(_unproven(found, replace(made, before_text=made.after_text)))
    assert "of the after text" in next(_unproven(found, replace(made, after_text="x" * len(made.after_text))))
