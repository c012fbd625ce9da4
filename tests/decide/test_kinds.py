"""Every kind recognises its examples and none of its counter-examples; the cases are data beside this file."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from monitor.compare import posture
from monitor.compare.redline import redline
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Change, Posture

FOLDER = Path(__file__).parent / "kinds"
CASES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.toml")}


def _side(said: dict[str, object] | None, day: date) -> tuple[Posture | None, str]:
    if said is None:
        return None, ""
    text = str(said["text"])
    level = said.get("level")
    return posture.read(text, level if isinstance(level, int) else None, day, "Testland"), text


def _change(case: dict[str, object]) -> Change:
    day = case.get("published", date(2026, 3, 2))
    before_day = case.get("published_before", date(2025, 1, 1))
    assert isinstance(day, date) and isinstance(before_day, date)
    before, before_text = _side(case.get("before"), before_day)  # type: ignore[arg-type]
    after, after_text = _side(case.get("after"), day)  # type: ignore[arg-type]
    now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=30)
    return Change(
        publisher=str(case.get("publisher", "us_state")), actor=str(case.get("actor", "US")), destination="XX", countries=tuple(case.get("countries", ["XX"])), name=str(case.get("name", "Testland")),  # type: ignore[call-overload]
        url="https://example.org/xx", before=before, after=after, before_text=before_text, after_text=after_text,
        before_sha256="a", after_sha256="b", published_before=before_day, published_on=day, detected_at=now,
        looked_at=now - timedelta(minutes=5), doors=(), pieces=redline(before_text, after_text),
    )  # fmt: skip


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
    findings = {f.kind: f for f in classify(_change(case), KINDS).findings}
    assert kind in findings, (sorted(findings), _change(case).after)
    found = findings[kind]
    assert found.severity == case["severity"]
    if "headline" in case:
        assert found.headline == case["headline"]
    if "post" in case:
        assert found.post == case["post"]
    for quote in found.evidence:
        assert quote.text


@pytest.mark.parametrize(("kind", "case"), _named("counter"))
def test_a_kind_leaves_its_counter_example_alone(kind: str, case: dict[str, object]):
    """What looks like this kind and is not."""
    assert kind not in {f.kind for f in classify(_change(case), KINDS).findings}
