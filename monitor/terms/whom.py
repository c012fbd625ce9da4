"""Whom a sentence on departures is about: a post's whole staff, or the embassy and not its consulates (3 FAM 3770)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.model import Departure, Event

# Of nobody's family: of "family members of all employees" it is not said.
_EVERYONE = re.compile(
    r"(?<!families of )(?<!members of )(?<!dependents of )"
    r"\ball (?:(?:of|the|its|our|remaining|US|U\.S\.|American|government|embassy|mission|diplomatic"
    r"|direct[- ]hire) )*(?:personnel|employees|staff|diplomats)\b(?! (?:famil|depend))(?!.*\bnon-?e)", re.I | re.S
)


def whole_staff(departures: Iterable[Departure]) -> bool:
    """Whether every statement about employees is about all of them; False where none is."""
    said = [d.span.text for d in departures if d.audience == "employees"]
    return bool(said) and all(map(_EVERYONE.search, said))


_EMBASSY = re.compile(r"\bembassy\b", re.I)
_MORE = re.compile(r"\b(?:consulates?|missions?|(?:all|our|its|both) (?:\w+ )?posts|branch|nationwide|country)\b", re.I)


def embassy_alone(said: str) -> bool:
    """Whether a sentence speaks of the embassy and of nothing else of the mission ("lifted for Embassy personnel")."""
    return _EMBASSY.search(said) is not None and _MORE.search(said) is None


_WHOLE = re.compile(r"embassy|mission|botschaft|ambassade|大使", re.I)


def consulate_alone(said: str) -> bool:
    """Whether a sentence speaks of a consulate and of nothing else of the mission ("Consulate staff have left")."""
    return re.search(r"onsul|領事", said) is not None and _WHOLE.search(said) is None


_PEOPLE = re.compile(
    r"staff|personnel|employee|famil|depend[ae]nt|EFM|spouse|child|minor|official|diplomat|officer|worker|relative|everyone|\ball\b",
    re.I,
)


def names_nobody(said: str) -> bool:
    """Whether a sentence of a departure does not say whose it is: it may be of those whom another text names."""
    return _PEOPLE.search(said) is None


# The FCDO tells that its people left, never that they had the choice: it is read as this status, and told as it is.
_BY_CHOICE = re.compile(
    r"authori[sz]|voluntar|allow|permi[ts]|offer|approv|\blet\b|\b(?:may|can) (?:\w+ )?(?:leave|depart)|option"
    r"|choose|choice|\b(?:elect|opt)(?:s|ed)? to (?:leave|go|depart|return|stay|remain|do so)\b|decides?\b"
    r"|decided to (?:leave|go|depart)"
    r"|whether to (?:leave|go)|made it possible|at government expense|if they (?:wish|want)"
    r"|freigestellt|freiwillig|\bste(?:ht|llt|llen)\b[^.;]* frei\b|gestattet|erlaubt|vrijwillig|toegestaan|\bmogen\b",
    re.I,
)


def by_choice(departures: Iterable[Departure]) -> bool:
    """Whether any of the sentences says that people may choose to go, and not only that they went."""
    return any(_BY_CHOICE.search(d.span.text) for d in departures)


_OF_WHOM = re.compile(
    r"\b(?:family members|families|depend[ae]nts|EFMs) of\b[^,.;]*"
    r"|\b(?:staff|personnel|employees?)(?:['\u2019]s?)? (?:famil(?:y members|ies)|depend[ae]nts)", re.I
)
_WHO = {
    "families": re.compile(r"\bfamil|\bdepend[ae]nt|\bEFM|\bspouse|\bchild", re.I),
    "staff": re.compile(r"\bstaff|\bpersonnel|\bemployee|\bofficial|\bdiplomat|\bofficer|\bworker", re.I),
}
BOTH = frozenset(_WHO)


def people_of(told: Event, unnamed: Iterable[str] = BOTH) -> frozenset[str]:
    """Whose departure the words quoted tell of: of staff, of families, or of both where none is named."""
    said = " ".join(quote.text.replace("U.S.", "US") for quote in told.finding.evidence)
    return people_in(_OF_WHOM.sub("families", said)) or frozenset(unnamed)


def people_in(said: str) -> frozenset[str]:
    """Which of staff and families some words name."""
    return frozenset(who for who, names in _WHO.items() if names.search(said))
