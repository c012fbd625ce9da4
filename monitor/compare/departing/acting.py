"""Who begins to act in a sentence, and where: what was told before is not of that act, nor what another post does."""

from __future__ import annotations

import re

from monitor.compare.departing.heads import Head
from monitor.compare.whose.apiece import beside
from monitor.compare.whose.towns import whence
from monitor.terms.calendar import ON_A_DAY

# "The first remains in effect, and the Department ordered": who acts anew has said what was before.
_ACTS = (
    rf"(?=(?:{ON_A_DAY})?(?:the )?(?:US )?(?:Department(?: of State)?|Secretary(?: of State)?"
    r"|State Department|Embassy|it|we)"
    r"(?: (?:has|have|also|now|today|then)){0,3} $)"
)
_ANEW = re.compile(rf"(?:; |,? )(?:and|but|while) {_ACTS}|; {_ACTS}", re.I)
_BEGUN = re.compile(rf", {_ACTS}", re.I)  # behind a day or a cause
# "Extended the first and ordered staff out", "the first remains, and staff were told to go": the second act is new.
_AND_ACTS = re.compile(
    r"[,;]? (?:and|but|while|whereas) (?:(?:has|have|also|now|then|today|(?:on|effective) [A-Z]\w+ \d{1,2},?) ){0,3}$"
    r"|[,;]? (?:and|but|while|whereas) (?:(?:(?:the|all|our|its|some|eligible|remaining|other|US|government|embassy"
    r"|consulate|family|adult|minor|of|in|at|from|non-\w+|(?-i:[A-Z][\w'-]+)) )*"
    r"(?:staff|employees|personnel|members|families|dependents|officials|spouses)\b[^,;]{0,60}?"
    r" (?:were|was|are|is|have been|has been)(?: now| also| today| since)* )$", re.I
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|will|remains?|continues?|stays?|can|cannot|may)\b")
# "And flights from Kell are suspended": whence ways lead is no post that is left.
_WAY_BESIDE = re.compile(
    r"(?:; |,? (?:and|but|while|as) )(?:(?:all|the|most|some|commercial|international|land) ){0,3}"
    r"(?:flights?|airports?|airspace|roads?|trains?|buses|ferries|borders?|crossings?)\b[^;]*", re.I
)


def acts_anew(plain: str, head: Head) -> int:
    """Where the clause begins in which somebody acts by a verb, behind what another clause told; else 0."""
    return _end(_ANEW, plain, head)


def begun_at(plain: str, head: Head) -> int:
    """Where somebody begins to act by a verb behind a day or a cause; else 0."""
    return max(_end(_BEGUN, plain, head), _beside(plain, head))


def _beside(plain: str, head: Head) -> int:
    """Where a verb begins that stands beside another act, of the same actor or of other people; else 0."""
    beside_it = None if head.noun else _AND_ACTS.search(plain, 0, head.start)
    return beside_it.start() + 1 if beside_it else 0


def _end(joint: re.Pattern[str], plain: str, head: Head) -> int:
    """Where the last joint ends at which somebody begins to act by a verb; 0 where none does."""
    return 0 if head.noun else max((found.end() for found in joint.finditer(plain, 0, head.start)), default=0)


def leaves(head: Head, plain: str) -> list[str | None]:
    """Whence a head's people go: where its own clause says so, another fact behind a semicolon names no place of it."""
    scope = _WAY_BESIDE.sub("", head.scope)
    own, _, rest = scope.partition("; ")
    there: list[str | None] = whence(own) if _VERB.search(rest) else [None]
    return there if there != [None] else whence(scope, beside(plain, head.start))
