"""A label somebody called wrong stays right: each case in `wrong/` was written by `advisory-monitor wrong`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor.collect.source import Publisher
from monitor.collect.sources import SOURCES
from monitor.commands import wrong
from monitor.commands.ask import Usage
from monitor.compare.doors.editions import View
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Area, Event, Finding, Reading, Span
from tests.decide.changes import kept

DAY, NOON = date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC)
FOLDER = Path(__file__).parent / "wrong"
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_a_wrong_label_stays_right(case: dict[str, object]) -> None:
    found = {finding.kind for finding in classify(kept(case), KINDS).findings}
    assert case["wrong"] not in found
    assert case["should"] == "nothing" or case["should"] in found


@dataclass(frozen=True)
class Stored:
    """As much of a house as a case needs: what its pages say."""

    pages: dict[str, Reading]

    def view(self, sha256: str) -> View | None:
        return View(self.pages[sha256], "") if sha256 in self.pages else None

    def publisher(self, name: str) -> Publisher:
        return SOURCES[name]


def _said(text: str, **more: object) -> Reading:
    read = Reading("door", "XX", ("XX",), "Testland", "Testland", "https://example.org", "new", None, DAY, text)
    return replace(read, **more)  # type: ignore[arg-type]


def _written(publisher: str, old: Reading | None, new: Reading, kind: str) -> dict[str, object]:
    """The case that is kept of the event of one kind between two readings."""
    house = Stored({"new": new} | ({"old": old} if old else {}))
    finding = Finding(kind, "P2", "A headline.", "rule", "Why.", ())
    event = Event("1", publisher, "XX", ("Testland",), "XX", finding, NOON, DAY, (), None, (), "old" if old else "", "new")
    (case,) = tomllib.loads(wrong.case(house, event, "nothing", ""))["case"]  # type: ignore[arg-type]
    return case


BEYOND_PROSE = [
    ("uk_fcdo", "area_advice_raised",
     _said("Warnings and insurance", level=1, words="FCDO has no advice against travel", areas=(), published_on=date(2026, 2, 1)),
     _said("Warnings and insurance", level=3, words="FCDO advises against all travel to parts",
           areas=(Area("Port Kell", 4, Span(0, 0, "Port Kell")),))),
    ("japan", "level_raised", _said("渡航", language="ja", level=2, rung=2), _said("渡航中止", language="ja", level=3, rung=3)),
    ("us_embassy", "security_alert", None, _said("Security Alert: Robberies\nRobberies were reported on the coast road.",
                                                title="Security Alert: Robberies")),
    ("us_state", "departure_ordered", _said("Exercise caution.", level=2, published_on=date(2026, 2, 1)),
     _said("Exercise caution.\nOn March 1, the Department ordered family members of staff to leave.", level=2)),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "kind", "old", "new"), BEYOND_PROSE, ids=lambda part: part if isinstance(part, str) else "")
def test_a_case_tells_what_was_told_until_the_rules_are_mended(publisher: str, kind: str, old: Reading | None, new: Reading) -> None:
    """A case that keeps the prose alone passes at once: parts, levels and titles that a door gives apart were lost."""
    assert kind in {finding.kind for finding in classify(kept(_written(publisher, old, new, kind)), KINDS).findings}


def test_no_case_is_made_of_what_no_kind_tells() -> None:
    with pytest.raises(Usage, match="expected an event that a kind told of one change, got review_overdue"):
        _written("us_state", None, _said("Exercise caution."), "review_overdue")
