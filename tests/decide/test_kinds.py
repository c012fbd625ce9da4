"""Every kind recognises its examples and none of its counter-examples; the cases are data beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Change, Finding
from tests.decide.changes import change

FOLDER = Path(__file__).parent / "kinds"
CASES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.toml")}


def _named(sort: str) -> list[object]:
    return [
        pytest.param(kind, case, id=f"{kind}: {case['why']}")
        for kind, cases in sorted(CASES.items()) for case in cases.get(sort, [])
    ]  # fmt: skip


def test_every_kind_has_an_example_and_a_counter_example():
    """A kind without both could not be told from its neighbours."""
    for kind in KINDS:
        assert CASES[kind.name]["example"], kind.name
        assert CASES[kind.name]["counter"], kind.name
    assert set(CASES) == {k.name for k in KINDS}


@pytest.mark.parametrize(("kind", "case"), _named("example"))
def test_a_kind_recognises_its_example(kind: str, case: dict[str, object]):
    """The whole roll-call is asked; the kind must be among what is found, with the words people will read."""
    made = change(case)
    findings = {f.kind: f for f in classify(made, KINDS).findings}
    assert kind in findings, (sorted(findings), made.after)
    found = findings[kind]
    assert found.severity == case["severity"]
    if "headline" in case:
        assert found.headline == case["headline"]
    if "post" in case:
        assert found.post == case["post"]
    if "quote" in case:
        assert found.evidence[0].text == case["quote"]
    _proves(found, made)


def _proves(found: Finding, made: Change) -> None:
    """A quote stands where it says, and one at least on one side alone: what both texts say proves no change."""
    texts = {"before": made.before_text, "after": made.after_text}
    for quote in found.evidence:
        assert quote.text
        assert texts[quote.side][quote.start : quote.end] in (quote.text, "")
    other = {"before": made.after_text, "after": made.before_text}
    if found.kind != "no_substantive_change":
        assert not found.evidence or any(quote.text not in other[quote.side] for quote in found.evidence), found


@pytest.mark.parametrize(("kind", "case"), _named("counter"))
def test_a_kind_leaves_its_counter_example_alone(kind: str, case: dict[str, object]):
    """What looks like this kind and is not."""
    assert kind not in {f.kind for f in classify(change(case), KINDS).findings}
