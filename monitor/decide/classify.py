"""Ask the kinds in order of precedence; what they find becomes events, one for each country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from monitor.decide.alerts.cause import reasoned
from monitor.decide.flags import again_today, flags, silently
from monitor.decide.kind import Kind
from monitor.decide.locate import where
from monitor.decide.outlived import outlived
from monitor.decide.proof import proved
from monitor.decide.unmoved import why_not
from monitor.locate.places import by_code
from monitor.model import Change, Event, Evidence, Finding, Severity, Side

_ENDS = frozenset({"departure_lifted", "operations_resumed", "services_restored"})  # nobody is woken for a good word
_STEP: dict[Severity, Severity] = {"P3": "P2", "P2": "P1"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings of a change in order of precedence, and the kinds that were asked and said no."""

    findings: tuple[Finding, ...]
    considered: tuple[str, ...]


def classify(change: Change, kinds: Iterable[Kind]) -> Verdict:
    """Ask each kind; fallbacks only while nobody found anything, or of what the others leave untold."""
    silent, change = silently(change), outlived(change)
    findings: list[Finding] = []
    considered: list[str] = []
    for kind in kinds:
        late = kind.fallback and bool(findings)
        found = list(_rest(kind, change, findings) if late else kind.recognise(change))
        calm = kind.name in _ENDS and again_today(change)
        findings += [_graver(f) for f in found] if silent and kind.stirs and not calm else found
        if not found:
            why = f"not asked, {findings[0].kind} found" if late else why_not(kind.name, change)
            considered.append(f"{kind.name}: {why}")
    told = tuple(f"{finding.kind}: " for finding in findings)  # a kind asked twice may say no once
    quoted = reasoned(change, [proved(change, finding) for finding in findings])
    placed = tuple(located(change, finding) for finding in quoted)
    return Verdict(placed, tuple(line for line in considered if not line.startswith(told)))


def _rest(kind: Kind, change: Change, told: Sequence[Finding]) -> Iterable[Finding]:
    return kind.rest(change, told) if kind.rest else ()


def events(change: Change, verdict: Verdict, held: str | None = None) -> tuple[Event, ...]:
    """Make the events of a verdict: the same change always gives the same ids, so nothing is told twice."""
    found = verdict.findings
    made = []
    for finding in found:
        inside = tuple(f for f in found if f is not finding)
        for country in where(change, finding):
            made.append(
                Event(
                    id=_identity(change, finding, country, held),
                    publisher=change.publisher,
                    country=country,
                    places=(_called(change, country),),
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


def _called(change: Change, country: str) -> str:
    """Name the country of an event: a mission's alert may tell of the post next door."""
    other = by_code(country) if country and change.countries and country not in change.countries else None
    return other.name if other else change.name


def located(change: Change, finding: Finding) -> Finding:
    """Say of every quote where it stands, and never that the new text says what only the old one did.

    A kind may take a quote from the redline, which knows sentences alone, or an entry from the text that still had it.
    """
    return replace(finding, evidence=tuple(_stood(change, quote) for quote in finding.evidence))


def _stood(change: Change, quote: Evidence) -> Evidence:
    texts: dict[Side, str] = {"before": change.before_text, "after": change.after_text}
    if texts[quote.side][quote.start : quote.end] == quote.text:
        return quote
    sides: tuple[Side, Side] = ("after", "before") if quote.side == "after" else ("before", "after")
    found = ((side, texts[side].find(quote.text)) for side in sides)
    side, start = next(((side, at) for side, at in found if at >= 0), (quote.side, -1))
    return Evidence(side, quote.text, start, start + len(quote.text)) if start >= 0 else quote


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
