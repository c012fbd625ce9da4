"""The tables about whom, when and how much at once: officers, storms, chains of escalation, the canary."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated as Told

from monitor.model import Severity
from monitor.model.routing import Chain, Step
from monitor.settings import rules
from monitor.settings.draft import Draft

_names = rules.each("the name of a reader", rules.NAME)
_count = rules.number("a whole number", 1, 1_000_000_000)
_wait = rules.number("whole seconds", 0, 604_800)
TABLES = ("officers", "storm", "canary", "escalation")


def steps(value: object) -> object:
    """Ask for a list of {wait, to}; gives Steps."""
    expected = 'a list of steps such as {wait = 600, to = ["lead"]}, wait in seconds'
    if not isinstance(value, list) or not value:
        raise rules.Wrong(expected)
    made = []
    for step in value:
        if not isinstance(step, dict) or step.keys() != {"wait", "to"}:
            raise rules.Wrong(expected)
        to = step["to"]
        if not isinstance(to, list) or not to or not all(isinstance(name, str) for name in to):
            raise rules.Wrong("in each step somebody to tell, by the names of readers")
        made.append(Step(int(str(_wait(step["wait"]))), tuple(to)))
    return tuple(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Officers:
    """Who is asked and told about the house itself, and where a page goes beside mail."""

    readers: Told[frozenset[str], _names]
    page: Told[str, rules.url]


@dataclass(frozen=True, slots=True, kw_only=True)
class StormBrake:
    """What one pass may yield, and how many seconds officers have."""

    countries: Told[int, _count]
    changes: Told[int, _count]
    factor: Told[int, _count]
    mails: Told[int, _count]
    low: Told[int, _wait]
    top: Told[int, _wait]


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """Who gets the daily test and every critical alert, into which Maildir, and how soon it must be there."""

    reader: Told[str, rules.text("the name of a reader", rf"({rules.NAME})?")]
    maildir: Told[str, rules.line]
    at: Told[str, rules.text("a time of the day in UTC such as 06:00", r"([01]\d|2[0-3]):[0-5]\d")]
    within: Told[int, rules.number("whole seconds", 30, 86_400)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """One [[escalation]] as written."""

    name: Told[str, rules.name]
    steps: Told[tuple[Step, ...], steps]
    severity: Told[Severity, rules.one_of("P1", "P2", "P3", "P4")] = "P1"
    countries: Told[frozenset[str], rules.countries] = frozenset()
    publishers: Told[frozenset[str], rules.each("the name of a publisher", r"\w+")] = frozenset()
    kinds: Told[frozenset[str], rules.each("the name of a kind", r"\w+")] = frozenset()
    last_wait: Told[int, _wait] = 900

    def chain(self) -> Chain:
        """Give the chain this asks for."""
        asked = self.severity, self.countries, self.publishers, self.kinds, self.last_wait
        return Chain(self.name, self.steps, *asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routing:
    """All of it."""

    officers: Officers
    storm: StormBrake
    canary: Canary
    chains: tuple[Chain, ...]


Names = Collection[str]


def routing(draft: Draft, readers: Names, kinds: Names, publishers: Names) -> Routing | None:
    """Read the tables; None if too little of them is right. Whoever is named must be a reader."""
    officers, storm = draft.table(Officers, "officers"), draft.table(StormBrake, "storm")
    canary, chains = draft.table(Canary, "canary"), _chains(draft, readers, kinds, publishers)
    if not (officers and storm and canary):
        return None
    draft.among(("officers", "readers"), officers.readers, readers)
    draft.among(("canary", "reader"), [canary.reader] if canary.reader else [], readers)
    if storm.top > storm.low and draft.right("storm", "low"):
        draft.note(("storm", "top"), f"at most low, {storm.low} seconds", str(storm.top))
    return Routing(officers=officers, storm=storm, canary=canary, chains=chains)


def _chains(draft: Draft, readers: Names, kinds: Names, publishers: Names) -> tuple[Chain, ...]:
    given = draft.tables.get("escalation", [])
    if not isinstance(given, list):
        draft.note(("escalation",), "tables headed [[escalation]]", rules.shown(given))
        return ()
    made: dict[str, Chain] = {}
    for number in range(len(given)):
        ladder = draft.table(Ladder, "escalation", number)
        if ladder is None:
            continue
        told = {name for step in ladder.steps for name in step.to}
        draft.among(("escalation", number, "steps"), told, readers)
        draft.among(("escalation", number, "kinds"), ladder.kinds, kinds)
        draft.among(("escalation", number, "publishers"), ladder.publishers, publishers)
        if ladder.name in made:
            draft.note(("escalation", number, "name"), "a name no other chain has", f"{ladder.name!r} again")
        made[ladder.name] = ladder.chain()
    return tuple(made.values())
