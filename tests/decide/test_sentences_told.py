"""Sentences as governments write them become the kinds an analyst would name; what only looks like them becomes none.

`sentences/`, a file a topic: day|country|who|kinds|sentence, in the manners of governments. Who: U State, E an embassy's post,
B FCDO, C Canada, A Australia, Z New Zealand, N an index that announces an update. Kinds told of it: "-" none, "?kind" may be told besides,
"a/b" one of the two.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.locate.places import by_code
from monitor.model import Change
from tests.decide.changes import change

HERE = Path(__file__).parent
WHO = {
    "U": ("us_state", "US"),
    "E": ("us_embassy", "US"),
    "B": ("uk_fcdo", "UK"),
    "C": ("canada", "Canada"),
    "A": ("australia", "Australia"),
    "Z": ("new_zealand", "New Zealand"),
    "N": ("canada", "Canada"),  # the line by which Canada's index announces an update
}
WORDS = {"advice_text_changed", "no_substantive_change", "security_alert", "routine_notice"}
CALM = "Pickpockets work in crowded markets."
MOST = 250  # sentences in one test


TOPICS = sorted(file.stem for file in (HERE / "sentences").iterdir())


def rows(*topics: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Give the lines of some topics, or of all."""
    for topic in topics or TOPICS:
        for line in (HERE / "sentences" / f"{topic}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                day, country, who, kinds, said = line.split("|", 4)
                yield day, country, who, kinds, said


def stood(kinds: str, said: str, name: str, day: date) -> str:
    """What the old page says of a departure that the new one ends."""
    if "departure_lifted" not in kinds:
        return ""
    low = said.lower()
    ordered = "authorized" not in low or "ordered" in low or "order " in low.replace("departure order", "")
    verb = "ordered" if ordered else "authorized"
    return (
        f" On {day - timedelta(days=60):%B %d, %Y}, the Department of State {verb} non-emergency U.S. government"
        f" employees and eligible family members to leave {name}."
    )


def made(day: date, country: str, who: str, kinds: str, said: str) -> Change:
    place = by_code(country)
    assert place is not None
    publisher, actor = WHO[who]
    old, new = f"Advice on travel to {place.name}.\n{CALM}", f"Advice on travel to {place.name}.\n{CALM}\n{said}"
    if who == "E":
        old, new = "", f"Security Alert: U.S. Embassy\n{said}"
    if who == "U":
        old = f"Exercise increased caution in {place.name} due to crime.\nAdvisory summary\n{CALM}"
        old, new = old + stood(kinds, said, place.name, day), f"{old} {said}"
    if who == "N":
        advice = "Exercise a high degree of caution."
        old, new = (f"Latest update: {note}\n{advice}" for note in ("Health \u2013 editorial change", said))
    level = {} if who == "E" else {"level": 2}
    return change({
        "publisher": publisher, "actor": actor, "name": place.name, "countries": [country], "published": day,
        "published_before": day - timedelta(days=90), "before": {**level, "text": old}, "after": {**level, "text": new},
    })  # fmt: skip


def parts() -> Iterator[object]:
    """Each topic, a large one in parts: several are read side by side, and none is late on a busy machine."""
    for topic in TOPICS:
        for begin in range(0, max(1, sum(1 for _ in rows(topic))), MOST):
            yield pytest.param(topic, begin, id=f"{topic} from {begin}" if begin else topic)


@pytest.mark.parametrize(("topic", "begin"), [*parts()])
def test_a_sentence_is_told_as_what_it_says(topic: str, begin: int) -> None:
    """Many sentences in one test, each that is read otherwise named: a test a sentence cost the run seconds."""
    some = islice(rows(topic), begin, begin + MOST)
    wrong = [f"{told} for {row[3]}: {row[4]}" for row in some if (told := misread(*row))]
    assert wrong == []


def test_every_sentence_is_in_one_part() -> None:
    told = [row for part in parts() for row in islice(rows(part.values[0]), part.values[1], part.values[1] + MOST)]  # type: ignore[attr-defined]
    assert told == [*rows()]


def test_a_sentence_read_otherwise_would_be_noticed() -> None:
    calm, order = ("2026-03-02", "OM", "U"), "On March 1, 2026, the Department ordered non-emergency staff to leave Oman."
    assert misread(*calm, "-", order) == "departure_ordered"
    assert misread(*calm, "departure_ordered", "Markets are open.") == "nothing"
    assert misread(*calm, "departure_ordered", order) == misread(*calm, "-", "Markets are open.") == ""


def misread(day: str, country: str, who: str, kinds: str, said: str) -> str:
    """What a sentence is told as, where that is not what its line asks for; "" where it is."""
    heard = {f.kind for f in classify(made(date.fromisoformat(day), country, who, kinds, said), KINDS).findings}
    told = heard - WORDS
    wanted = [set(kind.split("/")) for kind in kinds.split(",") if kind[0] not in "-?"]
    may = {kind.lstrip("?") for kind in kinds.split(",")} | {one for either in wanted for one in either}
    if who == "E" and "security_alert" in heard:
        told |= {"hazard_notice"} & may  # a march is an alert of its own kind where a post announces it
    right = all(either & told for either in wanted) and told <= may
    return "" if right else ", ".join(sorted(told)) or "nothing"


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c["why"]) for c in tomllib.loads((HERE / "pairs.toml").read_text("utf-8"))["pair"]],
)
def test_two_editions_of_a_page_are_told_as_what_moved(case: dict[str, object]) -> None:
    before, after = case["before"], case["after"]
    assert isinstance(before, dict) and isinstance(after, dict)
    pair = {"name": case["country"], "published_before": before["published"], "published": after["published"]}
    found = classify(change({**pair, "before": before, "after": after}), KINDS).findings
    told, wanted, may = ({*kinds} for kinds in ((f.kind for f in found), case["kinds"], case["may"]))  # type: ignore[misc]
    assert wanted <= told
    assert told - WORDS <= wanted | may
    if str(case["why"]).startswith("editorial"):
        assert {f.severity for f in found} <= {"P4"}, [f.headline for f in found]
