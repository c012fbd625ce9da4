"""When what a letter tells was decided, published, seen and sent, where, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitor.deliver.letter import Letter
from monitor.deliver.plain import header
from monitor.model import Finding
from monitor.speak import zones
from monitor.speak.tongue import Tongue


def times(letter: Letter, where: str, zone: str, now: datetime, tongue: Tongue) -> Iterator[dict[str, str]]:
    """The rows of times: when it was decided, published, seen, sent and last checked, by the reader's clock.

    A day alone has no zone, and says whose it is; `where` is how the letter's place is named.
    """
    event, say = letter.event, tongue.gettext
    decided, published, older = event.finding.decided_on, event.published_on, letter.published_before
    named = say("the day named in the text") if decided else ""
    yield _row(say("Decided"), tongue.day(decided) if decided else say("not stated"), named)
    dated = say("the publisher’s own date")
    if older and older != published:
        dated = say("the text before was dated {day}").format(day=tongue.day(older))
    when = tongue.day(published) if published else say("no date given")
    yield _row(say("Published"), when, dated if published or older else "")
    yield _row(say("First seen"), *tongue.moment(event.detected_at, zone))
    yield _row(say("Sent"), *tongue.moment(now, zone))
    if there := _there(letter, where, zone, now, tongue):
        yield _row(say("Local time"), *there)
    yield _row(say("Last checked"), *tongue.moment(letter.checked_at, zone))


def _there(letter: Letter, where: str, zone: str, now: datetime, tongue: Tongue) -> tuple[str, str] | None:
    """Say what time it is where an alert is about, and where that is; None where the reader's clock shows the same.

    Its curfew goes by that clock.
    """
    event, spot = letter.event, _spot(letter.event.finding)
    local = zones.there(event.country or "", spot, now)
    if not local or zones.same(local, zone, now):
        return None
    whole = spot == "" or zones.there(event.country or "", "", now) == local
    place = tongue.gettext("{place}, when this was sent").format(place=where if whole else header(spot))
    return tongue.moment(now, local)[0], place


def _spot(finding: Finding) -> str:
    """The part of a country a finding is of, or its post: the post is elsewhere than the area it warns of."""
    return finding.post or "" if not finding.area or finding.area.startswith("to ") else finding.area


def since(letter: Letter, where: str, zone: str, now: datetime, tongue: Tongue) -> list[str]:
    """Say since when, and how sure it is, where what is grave is read first; all of it stands below in full."""
    event, say = letter.event, tongue.gettext
    published = None if "silent_edit" in event.flags else event.published_on  # the date is that of other words
    dated = ((say("Decided"), event.finding.decided_on), (say("Published"), published))
    days = [f"{label}{tongue.colon} {tongue.day(day)}" for label, day in dated if day][:1]
    seen = f"{say('First seen')}{tongue.colon} {tongue.moment(event.detected_at, zone)[0]}"
    there = _there(letter, where, zone, now, tongue)
    local = [f"{say('Local time')} ({there[1]}){tongue.colon} {there[0]}"] if there else []
    return [*days, seen, *local, confirmed(letter, tongue)]


def _row(label: str, main: str, second: str) -> dict[str, str]:
    return {"label": label, "main": main, "second": second}


def confirmed(letter: Letter, tongue: Tongue) -> str:
    """Say how many of the publisher's own doors say the same, or that it is a mission's own word."""
    doors = len({d.name for d in letter.event.doors})
    if doors > 1:
        said = tongue.gettext("Confirmed: {count} of the publisher’s own pages and feeds say the same.")
        return said.format(count=tongue.number(doors))
    if letter.mission:
        return tongue.gettext("The publisher says this itself, in a post of its own.")
    return tongue.gettext("Not yet confirmed: one of the publisher’s own pages and feeds says this so far.")
