"""The attack or threat that made a post order shelter or departure stands in that alert, as its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.decide.alerts.at_hand import danger
from monitor.decide.alerts.gist import STOP
from monitor.model import Change, Evidence, Finding

ALERT = "security_alert"


def reasoned(change: Change, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Quote the danger a post tells of in its gravest alert: one alert, the rest inside it.

    Where nothing is as grave as an order or a shelter, the danger is an alert by itself (`security_alert`); one that
    would only say a told sentence again is left out.
    """
    told = tuple(findings)
    if change.publisher != "us_embassy" or change.before_text:
        return told
    grave = any(finding.severity == "P1" for finding in told)
    told = tuple(finding for finding in told if not _again(finding, told, grave, change))
    why = danger(change) if grave else ""
    shown = (said.text for finding in told for said in finding.evidence)
    if not why or any(why in text or text in why for text in shown):
        return told
    first = next(n for n, finding in enumerate(told) if finding.severity == "P1")
    reason = replace(told[first], evidence=(*told[first].evidence, Evidence("after", why)))
    return (*told[:first], reason, *told[first + 1 :])


def _again(finding: Finding, told: Sequence[Finding], grave: bool, change: Change) -> bool:
    """Whether an alert without a kind has no more to say than the findings beside it."""
    others = [said.text for other in told if other.kind != ALERT for said in other.evidence]
    if finding.kind != ALERT or not others:
        return False
    if finding.severity == "P2":
        return grave
    said = (change.after_text.partition("\n")[0], *STOP.split(finding.evidence[0].text)[:1])
    return any(text in others for text in said)
