"""The attack or threat that made a post order shelter or departure stands in that alert, as its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.decide.at_hand import at_hand
from monitor.model import Change, Evidence, Finding


def reasoned(change: Change, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Quote the danger a post tells of in its gravest alert: one alert, the rest inside it.

    Where nothing is as grave as an order or a shelter, the danger is an alert by itself (`security_alert`).
    """
    told = tuple(findings)
    if change.publisher != "us_embassy" or change.before_text or not any(finding.severity == "P1" for finding in told):
        return told
    danger = at_hand(change.after_text)
    shown = (said.text for finding in told for said in finding.evidence)
    if not danger or any(danger in text or text in danger for text in shown):
        return told
    first = next(n for n, finding in enumerate(told) if finding.severity == "P1")
    grave = replace(told[first], evidence=(*told[first].evidence, Evidence("after", danger)))
    return (*told[:first], grave, *told[first + 1 :])
