"""Name the countries an event concerns: an alert on a neighbour's post concerns the neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.kinds import routine_notice
from monitor.locate.cities import country_of
from monitor.model import Change, Finding
from monitor.terms.moves import SPEAK_FOR_OTHERS

_OF_THE_MISSION = ("departure_", "operations_")
_CAPITALS = re.compile(r"[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)*")
_POST = re.compile(r"\b(?:Embassy|Consulate(?: General)?|Branch Office"
    r"|Mission)(?: Office)?:? [A-Z][\w'\u2019-]*(?: [A-Z]\w*)?")
_AND = re.compile(r", and |, | and ")
_STAFF = re.compile(r"\b(?:employees|personnel|staff)\b", re.I)
_PEOPLE = re.compile(r"\b(?:citizens|americans|nationals|residents|everyone|everybody|travell?ers|visitors)\b", re.I)


def where(change: Change, finding: Finding) -> tuple[str, ...]:
    """Return the countries a finding of a change is told of, one event each."""
    own = change.countries or ("",)
    if finding.kind == routine_notice.KIND.name:
        return own[:1]  # what concerns nobody's safety is logged once, not for each island a mission speaks for
    if change.publisher not in SPEAK_FOR_OTHERS:
        return own
    there = tuple(dict.fromkeys(filter(None, map(country_of, _AND.split(finding.post or "")))))
    if there and (not {*there} & {*own} or change.publisher == "us_press"):
        return there  # a mission's post serves all of its countries; a release names each post for itself
    if (next_door := _next_door(finding)) and next_door not in own:
        return (next_door,)
    return _spoken_of(change, finding, own) if len(own) > 1 and change.publisher == "us_embassy" else own


def _next_door(finding: Finding) -> str | None:
    """Name the country of a city whose people must shelter as another post, of that country, told them."""
    if not finding.kind.startswith("shelter_"):
        return None
    said = " ".join(quote.text for quote in finding.evidence)
    posts, cities = map(country_of, _POST.findall(said)), {country_of(run) for run in _runs(_POST.sub(" ", said))}
    return next((code for code in posts if code in cities), None)


def _spoken_of(change: Change, finding: Finding, own: tuple[str, ...]) -> tuple[str, ...]:
    """Narrow an alert of a mission for several countries to the one its sentence names a city or an airport of.

    Who leaves a mission, whether it works, and what its own staff alone are told, are facts of the country it stands
    in; what citizens are told concerns every country the alert names.
    """
    if change.destination.startswith(f"{own[0]}:") and _of_the_mission(change, finding):
        return own[:1]
    said = " ".join(quote.text for quote in finding.evidence)
    if not finding.kind.startswith("services_"):
        said = _POST.sub(" ", said)  # who speaks, in a title, is not where
    named = {country_of(run) for run in _runs(said)} & set(own)
    return tuple(code for code in own if code in named) or own


def _of_the_mission(change: Change, finding: Finding) -> bool:
    if finding.kind.startswith(_OF_THE_MISSION):
        return True
    if finding.kind != "shelter_in_place":
        return False
    said = [line for line in change.after_text.split("\n")[1:] if "shelter" in line.casefold()]
    return bool(said) and all(_STAFF.search(line) and not _PEOPLE.search(line) for line in said)


def _runs(said: str) -> Iterator[str]:
    """Yield every name a text may hold: one to three words that begin with a capital and stand together."""
    for found in _CAPITALS.finditer(said):
        words = found[0].split()
        yield from (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 3, len(words)) + 1))
