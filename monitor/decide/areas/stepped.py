"""Areas whose advice moved within one common level: "abgeraten" became "dringend abgeraten"."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.decide.kind import actor, evidence
from monitor.decide.words import shorten, spoken
from monitor.model import Area, Change, Finding, Gist, Posture

_QUOTED = 110  # letters of the publisher's sentence in a headline


def findings(change: Change, kind: str, rising: bool) -> Iterator[Finding]:
    """Find areas of one name and one level on both sides that stand on a higher step than before, or on a lower one."""
    old, new = _steps(change.before), _steps(change.after)
    for name, area in new.items():
        was = old.get(name)
        if was is None or was.level != area.level or not was.rung or not area.rung:
            continue
        if (area.rung > was.rung) is rising and area.rung != was.rung:
            does = "advises more strongly" if rising else "advises less strongly"
            where = f"{area.name} ({spoken(change.name)})"
            yield Finding(
                kind=kind,
                severity="P2" if rising else "P3",
                headline=f"{actor(change)} {does} on {where}: “{shorten(area.span.text, _QUOTED)}”",
                rule="areas.step",
                why="The area stays at one common level; the publisher has steps within it, and this is another.",
                evidence=(*evidence("before", was.span), *evidence("after", area.span)),
                area=area.name,
                gist=Gist(actor(change), f"advice_{'stronger' if rising else 'weaker'}", where=area.name),
            )


def _steps(posture: Posture | None) -> dict[str, Area]:
    return {area.name.casefold(): area for area in (posture.areas if posture else ())}
