"""Ask the kinds in order of precedence; what they find becomes events, one for each country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from monitor.cities import country_of
from monitor.decide.flags import flags, silently
from monitor.decide.kind import Kind
from monitor.decide.kinds import routine_notice
from monitor.decide.unmoved import why_not
from monitor.model import Change, Event, Finding, Severity

_OF_THE_MISSION = ("departure_", "operations_")
_CAPITALS = re.compile(r"[A-Z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]*)*")
_STEP: dict[Severity, Severity] = {"P3": "P2", "P2": "P1"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings of a change in order of precedence, and the kinds that were asked and said no."""

    findings: tuple[Finding, ...]
    considered: tuple[str, ...]


def classify(change: Change, kinds: Iterable[Kind]) -> Verdict:
    """Ask each kind; fallbacks only while nobody found anything."""
    silent = silently(change)
    findings: list[Finding] = []
    considered: list[str] = []
    for kind in kinds:
        if kind.fallback and findings:
            considered.append(f"{kind.name}: not asked, {findings[0].kind} found")
            continue
        found = list(kind.recognise(change))
        findings += [_graver(f) for f in found] if silent and kind.stirs else found
        if not found:
            considered.append(f"{kind.name}: {why_not(kind.name, change)}")
    return Verdict(tuple(findings), tuple(considered))


def events(change: Change, verdict: Verdict, held: str | None = None) -> tuple[Event, ...]:
    """Make the events of a verdict: the same change always gives the same ids, so nothing is told twice."""
    found = verdict.findings
    made = []
    for finding in found:
        inside = tuple(f for f in found if f is not finding)
        for country in _where(change, finding):
            made.append(
                Event(
                    id=_identity(change, finding, country, held),
                    publisher=change.publisher,
                    country=country,
                    places=(change.name,),
                    destination=change.destination,
                    finding=finding,
                    detected_at=change.detected_at,
                    published_on=change.published_on,
                    flags=flags(change, finding),
                    held=held,
                    doors=change.doors,
                    before_sha256=change.before_sha256,
                    after_sha256=change.after_sha256,
                    url=change.url,
                    level_before=change.before.level if change.before else None,
                    level_after=change.after.level if change.after else None,
                    considered=verdict.considered,
                    inside=inside,
                )
            )
    return tuple(made)


def _where(change: Change, finding: Finding) -> tuple[str, ...]:
    """Name the countries an event concerns: an embassy's alert on a neighbour's post concerns the neighbour."""
    own = change.countries or ("",)
    if finding.kind == routine_notice.KIND.name:
        return own[:1]  # what concerns nobody's safety is logged once, not for each island a mission speaks for
    if change.publisher not in ("us_embassy", "us_press"):
        return own
    there = country_of(finding.post) if finding.post else None
    if there and (there not in own or change.publisher == "us_press"):
        return (there,)  # a mission's post serves all of its countries; a release names each post for itself
    return _spoken_of(change, finding, own) if len(own) > 1 and change.publisher == "us_embassy" else own


def _spoken_of(change: Change, finding: Finding, own: tuple[str, ...]) -> tuple[str, ...]:
    """Narrow an alert of a mission for several countries to the one its sentence names a city or an airport of.

    Who leaves a mission, and whether it works, is a fact of the country it stands in.
    """
    if finding.kind.startswith(_OF_THE_MISSION) and change.destination.startswith(f"{own[0]}:"):
        return own[:1]
    said = " ".join(quote.text for quote in finding.evidence)
    named = {country_of(run) for run in _runs(said)} & set(own)
    return tuple(code for code in own if code in named) or own


def _runs(said: str) -> Iterator[str]:
    """Yield every name a text may hold: one to three words that begin with a capital and stand together."""
    for found in _CAPITALS.finditer(said):
        words = found[0].split()
        yield from (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 3, len(words)) + 1))


def _graver(finding: Finding) -> Finding:
    return replace(finding, severity=_STEP.get(finding.severity, finding.severity))


def _identity(change: Change, finding: Finding, country: str, held: str | None) -> str:
    """Hash what makes an event this one: whose, where, what, and between which two pages."""
    parts = (
        change.publisher,
        change.destination,
        country,
        finding.kind,
        finding.post or "",
        finding.area or "",
        finding.old or "",
        finding.new or "",
        change.before_sha256,
        change.after_sha256,
        "held" if held else "",
    )
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]
