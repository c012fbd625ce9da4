"""The shapes the outside relies on: values as JSON, one object a line, names and keys stable."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from monitor.model import SOME_PARTS, Departure, DoorState, Event, Finding, Operation, Posture, Reading

# Kinds whose area is ground; of others it is a risk, a hazard, a way in or out, or a sort of help.
_ON_GROUND = (
    *("area_advice_lowered", "area_advice_raised", "leave_advice", "security_alert"),
    *("shelter_in_place", "shelter_lifted", "staff_movement_restricted"),
)
_NAMING = ("assistance_limited", "hazard_notice", "services_reduced")  # whose headlines may name some


def moment(when: datetime | None) -> str | None:
    """Write a time as ISO 8601 in UTC with a Z."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def day(when: date | None) -> str | None:
    """Write a date as ISO 8601."""
    return when.isoformat() if when else None


def event_json(event: Event, storm: str | None = None) -> dict[str, object]:
    """Return an event as `events --json` prints it; `storm` is the state of the storm it came in, None for none."""
    finding = event.finding
    return {
        "id": event.id,
        "publisher": event.publisher,
        "publishers": list(dict.fromkeys((event.publisher, *(d.name.partition(".")[0] for d in event.doors)))),
        "country": event.country,
        "places": list(event.places),
        "post": finding.post,
        "area": finding.area,
        "where": where(finding),
        "kind": finding.kind,
        "from": finding.old or None,
        "to": finding.new or None,
        "severity": finding.severity,
        "detected_at": moment(event.detected_at),
        "published_on": day(event.published_on),
        "decided_on": day(finding.decided_on),
        "headline": finding.headline,
        "evidence": [{"side": e.side, "text": e.text} for e in finding.evidence],
        "flags": list(event.flags),
        "held": event.held,
        "doors": [{"name": d.name, "url": d.url, "sha256": d.sha256} for d in event.doors],
        "url": event.url,
        "confirmed": len({d.name for d in event.doors}) > 1,
        "storm": storm,
    }


def event_whole(event: Event, storm: str | None = None) -> dict[str, object]:
    """Return an event with its rule trace, offsets and page hashes (`event ID --json`)."""
    finding = event.finding
    return {
        **event_json(event, storm),
        "rule": finding.rule,
        "why": finding.why,
        "evidence": [{"side": e.side, "text": e.text, "start": e.start, "end": e.end} for e in finding.evidence],
        "level_before": event.level_before,
        "level_after": event.level_after,
        "before_sha256": event.before_sha256,
        "after_sha256": event.after_sha256,
        "considered": list(event.considered),
        "inside": [inside_json(f) for f in event.inside],
    }


def where(finding: Finding) -> str | None:
    """Name the ground within a country that a headline speaks of, as it does; None where it names none."""
    named = finding.gist.where if finding.gist and finding.kind in (*_ON_GROUND, *_NAMING) else ""
    said = named or (finding.area if finding.kind in _ON_GROUND else None)
    return said if said and said != SOME_PARTS else None


def inside_json(finding: Finding) -> dict[str, object]:
    """Return what a graver event of the same change took along; it has an event of its own, too."""
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "headline": finding.headline,
        "post": finding.post,
        "area": finding.area,
        "where": where(finding),
        "from": finding.old or None,
        "to": finding.new or None,
    }


def posture_json(reading: Reading, posture: Posture) -> dict[str, object]:
    """Return what one saved page says, as `read --json` prints it."""
    return {
        "country": reading.countries[0] if reading.countries else None,
        "countries": list(reading.countries),
        "title": reading.title,
        "level": posture.level,
        "words": posture.words,
        "gloss": posture.gloss,
        "published_on": day(reading.published_on),
        "reason": posture.reason.text if posture.reason else None,
        "note": posture.note.text if posture.note else None,
        "indicators": list(reading.indicators if reading.indicators is not None else posture.indicators),
        "areas": [{"name": a.name, "level": a.level} for a in posture.areas],
        "departures": [_departure(d) for d in posture.departures],
        "operations": [_operation(o) for o in posture.operations],
        "leave_advice": [{"tier": x.tier, "area": x.area, "evidence": x.span.text} for x in posture.leave],
        "url": reading.url,
        "sha256": reading.sha256,
        "trouble": reading.trouble,
    }


def _departure(departure: Departure) -> dict[str, object]:
    return {
        "post": departure.post,
        "audience": departure.audience,
        "status": departure.status.value,
        "decided_on": day(departure.decided_on),
        "evidence": departure.span.text,
    }


def _operation(operation: Operation) -> dict[str, object]:
    return {
        "post": operation.post,
        "state": operation.state,
        "decided_on": day(operation.decided_on),
        "evidence": operation.span.text,
    }


def door_json(state: DoorState, every: int, left: Mapping[str, datetime | None]) -> dict[str, object]:
    """Return one door's health, as `sources --json` prints it; `not_checked` lists the countries it leaves open.

    `left` has them with since when; `not_checked_since` is the first of these times.
    """
    return {
        "door": state.door,
        "publisher": state.door.split(".")[0],
        "health": state.health.value,
        "detail": state.detail,
        "tried_at": moment(state.tried_at),
        "good_at": moment(state.good_at),
        "since": moment(state.since),
        "items": state.items,
        "failures": state.failures,
        "changed_at": moment(state.changed_at),
        "rhythm_s": state.rhythm or None,
        "resume_at": moment(state.resume_at),
        "every_s": every,
        "not_checked": list(left),
        "not_checked_since": moment(min((at for at in left.values() if at), default=None)),
        "not_checked_each": {code: moment(at) for code, at in left.items()},
    }
