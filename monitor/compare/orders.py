"""Read a rule for own people that is put together plainly: who is bound, to what, and how strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.compare.whose.people import STAFF
from monitor.compare.wordings import orders

_MEN, _THEM = re.compile(STAFF, re.I), "THEM"
_REASON = re.compile(r"^(?:due to|because of|given|for|at|currently|as of|following|since)\b[^,]*, ", re.I)


@dataclass(frozen=True, slots=True)
class Order:
    """A rule in a clause: where it begins behind the people, what it is about before and behind them, how strict."""

    at: int
    before: str
    after: str
    bars: bool


def order(clause: str) -> Order | None:
    """Find the rule of a clause; None where its people are not bound by it."""
    for who in _MEN.finditer(clause):
        told = f"{clause[: who.start()]}{_THEM}{clause[who.end() :]}"
        bars = orders.BARS.search(told)
        rule = bars or orders.BINDS.search(told)
        if rule is not None:
            groups = [(name, rule.start(name)) for name, said in rule.groupdict().items() if said is not None]
            at = next(start for name, start in groups if name.startswith("at"))
            before = next((_REASON.sub("", rule[name]) for name, _ in groups if not name.startswith("at")), "")
            start = told.index(_THEM) + len(_THEM) if before else at  # "travel by them to the north is ..."
            return Order(at - len(_THEM) + len(who[0]), before, told[start:], bars is not None)
    return None
