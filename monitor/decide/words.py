"""The words a headline uses for people, posts and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from monitor.model import Departure
from monitor.terms.whom import whole_staff

_ALL = re.compile(r"family members of all|\ball (?:eligible )?family members", re.I)
_ESSENTIAL = re.compile(r"\bnon-?\w|essential|emergency|\bcore\b|\bsome\b|\bmost\b", re.I)
_NEEDLESS = re.compile(r"\bnon-?\w|\bessential|emergency|\bcore\b", re.I)
_SOME = re.compile(
    r"\b(?:some|certain|several|part|an? (?:limited |small )?number)(?: of)? (?:(?!family\b"
    r"|dependa?nts\b)[\w.-]+ ){0,4}?"
    r"(?:staff|personnel|employees|officials|diplomats)\b(?! famil)", re.I
)
_OFFICIALS = re.compile(r"\b(?:Australian|British|Canadian|Irish|New Zealand|our) officials\b", re.I)
RISKS = {
    "C": "crime",
    "T": "terrorism",
    "U": "civil unrest",
    "H": "health",
    "N": "natural disaster",
    "E": "time-limited event",
    "K": "kidnapping",
    "D": "wrongful detention",
    "O": "other",
}


def within(name: str, longer: str) -> bool:
    """Whether a name stands in another by whole words: "Guinea" in "Guinea-Bissau", not "Niger" in "Nigeria"."""
    return re.search(rf"\b{re.escape(name)}\b", longer) is not None


_CALLED = {
    "families": "families of its staff",
    "all_staff": "all its staff",
    "officials": "its officials",
    "some_staff": "some of its staff",
    "staff": "non-emergency staff",
    "all_staff_families": "all its staff and their families",
    "some_staff_families": "some of its staff and families",
    "staff_families": "non-emergency staff and families",
}


def people(departures: Iterable[Departure]) -> str:
    """Name the audiences of a departure ("non-emergency staff and families")."""
    departures = list(departures)
    code = whose(departures)
    every = any(_ALL.search(d.span.text) for d in departures if d.audience == "family")
    every = every and code in ("some_staff_families", "staff_families")
    return _CALLED[code].replace("and families", "and all families") if every else _CALLED[code]


def whose(departures: Iterable[Departure]) -> str:
    """Name the audiences of a departure by a word of ours: staff no emergency needs, all or some of it, families."""
    departures = list(departures)
    audiences = {d.audience for d in departures}
    if audiences == {"family"}:
        return "families"
    everyone = whole_staff(departures)
    if audiences == {"employees"}:
        bare = all(_OFFICIALS.search(d.span.text) and not _ESSENTIAL.search(d.span.text) for d in departures)
        return "all_staff" if everyone else "officials" if bare else _staff(departures)
    return f"{'all_staff' if everyone else _staff(departures)}_families"


def _staff(departures: Iterable[Departure]) -> str:
    """Name staff who are not all of it: those no emergency needs, or some where the text says no more."""
    said = [d.span.text for d in departures if d.audience == "employees"]
    return "some_staff" if all(_SOME.search(text) and not _NEEDLESS.search(text) for text in said) else "staff"


def risks_added(before: Iterable[str], after: Iterable[str]) -> str:
    """Say which named risks are new ("civil unrest added"); the letter for other says nothing to people."""
    known = set(before)
    new = [RISKS[letter] for letter in after if letter != "O" and letter in RISKS and letter not in known]
    return f"{' and '.join(new)} added" if new else ""


def posts(named: Iterable[str | None]) -> str | None:
    """Name the posts of one act together; None is the whole mission."""
    found = [p for p in dict.fromkeys(named) if p]
    if len(found) < 2:
        return found[0] if found else None
    return ", ".join(found[:-1]) + " and " + found[-1]


_ARTICLE = re.compile(
    r"(?!.*,)(?:.*\b(?:Republic|Islands|States|Kingdom|Emirates|Territor(?:y|ies)|Federation)\b.*|Bahamas|Gambia"
    r"|Netherlands"
    r"|Philippines|Maldives|Comoros|Seychelles|Congo|West Bank\b.*|Holy See|Vatican.*|Dutch Caribbean"
    r"|French West Indies)"
)


def spoken(country: str) -> str:
    """Write a country's name as a sentence says it ("in the Bahamas")."""
    return f"the {country}" if _ARTICLE.fullmatch(country) else country


def place(post: str | None, country: str) -> str:
    """Name the post, or the country for the whole mission."""
    return post or country


def day(when: date | None) -> str:
    """Write a date as people say it ("7 January 2022")."""
    return f"{when.day} {when:%B %Y}" if when else ""


def since(when: date | None) -> str:
    """Write "since 1 March 2026", or nothing."""
    return f"since {day(when)}" if when else ""


def shorten(text: str, limit: int) -> str:
    """Cut a sentence at a word, marking the cut."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
