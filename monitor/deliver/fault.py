"""The word to those who were told of what an officer then discarded: it was a fault, do not act on it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import format_datetime
from typing import Any

from monitor.contract import event_json, moment
from monitor.deliver.automatic import AUTOMATIC, counted
from monitor.deliver.compose import identified, leaving, printed, thread
from monitor.deliver.foot import NONE, Links, ways
from monitor.deliver.letter import Desk
from monitor.deliver.payload import LIMIT, encoded
from monitor.deliver.plain import header
from monitor.deliver.subject import led
from monitor.deliver.words import gist, named
from monitor.model import Event, Message, Reader
from monitor.seals import identity
from monitor.speak.tongue import Tongue, msgid, tongue

TYPE = "advisory.discarded"
_LISTED = 100
_STILL = msgid("This is not meant, for another source still says it ({who}): {headline}")
_TEXT = 300  # characters of a headline a program is told again
_KEYS = ("id", "publisher", "country", "kind", "severity", "headline", "detected_at")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A message that left: by which channel, when, and the ids of all it carried."""

    channel: str
    at: datetime
    carried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What turned out to be none: its events, the messages that told them, the officer's reason, and where it is read.

    `storm` names the one that was discarded (its number, and when it began), `url` the page of the web on which all of
    it stands. `still` is what other sources, each by its name, go on to tell of the same: nobody may take that for a
    fault.
    """

    storm: str
    events: Sequence[Event]
    earlier: Sequence[Earlier]
    reason: str
    url: str
    still: Sequence[tuple[str, Event]] = ()


def fault(told: Fault, reader: Reader, now: datetime, desk: Desk, links: Links = NONE) -> Message:
    """Write the letter; its identity is the storm's, so that every attempt is the same mail, also by a restored backup.

    It answers the first message that told of it, and refers to all of them; ValueError where nothing was told.
    """
    if not told.events or not told.earlier:
        raise ValueError("fault: expected what was told and the messages that told it, got none")
    spoken, ordered = tongue(reader.language), sorted(told.events, key=_order)
    message_id = identity(desk.secret, "fault", reader.name, reader.channel, told.storm)
    first = [identified(desk, reader.name, one.channel, one.carried) for one in told.earlier]
    words = _words(told, ordered, reader, desk, spoken) | {"ways": ways(links, spoken)}
    severity = ordered[0].finding.severity
    headers = {
        "From": str(Address(header(desk.name), addr_spec=desk.sender)),
        "Date": format_datetime(now.astimezone(UTC)),
        "Message-ID": f"<{message_id}@{desk.host}>",
        "In-Reply-To": f"<{first[0]}@{desk.host}>",
        "References": " ".join([*_root(ordered, reader, desk), *(f"<{one}@{desk.host}>" for one in first)]),
        "List-Id": f"<advisories.{desk.host}>",
        **AUTOMATIC,
        **counted("fault"),
        "X-Advisory-Letter": "fault",
        "X-Advisory-Reader": header(reader.name),
        "X-Advisory-Event-ID": header(" ".join(one.id for one in ordered)),
        "X-Advisory-Severity": severity,
        **({"Importance": "high"} if severity == "P1" else {}),
        **leaving(links),
    }
    return Message(
        id=message_id,
        subject=str(words["subject"]),
        text=printed(desk, "personal.txt", words),
        html=printed(desk, "personal.html", words),
        payload=_payload(message_id, first, ordered, told, reader, now),
        headers=headers,
        lines=(str(words["lead"]), *words["after"], "".join(words["reason"]), *words["following"]),
        url=told.url,
        return_path=links.back,
        language=spoken.code,
    )


def _order(event: Event) -> tuple[object, ...]:
    """As the letters that told it: the gravest first, then what was seen first."""
    return event.finding.severity, event.detected_at, -(event.level_after or 0), event.places[:1], event.id


def _words(told: Fault, ordered: Sequence[Event], reader: Reader, desk: Desk, spoken: Tongue) -> dict[str, Any]:
    times = list(dict.fromkeys(spoken.moment(one.at, reader.timezone)[0] for one in told.earlier))
    left = len(ordered) - _LISTED
    before, _, behind = spoken.gettext("The officer’s reason: {reason}").partition("{reason}")
    more = spoken.ngettext("… and %(count)s more", "… and %(count)s more", left) % {"count": spoken.number(left)}
    return {
        "tongue": spoken,
        "subject": _subject(ordered, spoken),
        "lead": _lead(told, spoken).format(when=spoken.listed(times)),
        "button": spoken.gettext("See what stands now"),
        "url": told.url,
        "following": [_line(one, spoken) for one in ordered[:_LISTED]] + ([more] if left > 0 else []),
        "after": [
            spoken.gettext(_STILL).format(who=header(who), headline=_line(one, spoken)) for who, one in told.still
        ],
        "reason": (before, spoken.foreign_end(header(told.reason, 500)), behind),
        "desk": header(desk.name),
    }


def _lead(told: Fault, spoken: Tongue) -> str:
    """Say that all of it was a fault, or a part: what else stood in the same message may be an order that stands."""
    if {one for message in told.earlier for one in message.carried} <= {one.id for one in told.events}:
        return spoken.gettext("An officer has found that what we sent you ({when}) was a fault. Do not act on it.")
    return spoken.gettext(
        "An officer has found that part of what we sent you ({when}) was a fault. Do not act on what is listed here;"
        " the rest of it is not meant."
    )


def _subject(ordered: Sequence[Event], spoken: Tongue) -> str:
    if len(ordered) == 1:
        line = led(_line(ordered[0], spoken), ordered[0], spoken)
        return header(spoken.gettext("Correction, do not act on it: {headline}").format(headline=line))
    count = len(ordered)
    said = spoken.ngettext("Correction: {count} alert was a fault", "Correction: {count} alerts were a fault", count)
    return header(said.format(count=spoken.number(count)))


def _line(event: Event, spoken: Tongue) -> str:
    """Say one change as its own mail did."""
    return header(gist(event.finding, named(event, spoken), spoken))


def _root(events: Sequence[Event], reader: Reader, desk: Desk) -> list[str]:
    countries = {one.country or one.destination for one in events}
    return [thread(desk, reader.name, countries.pop())] if len(countries) == 1 else []


def _payload(
    message_id: str, first: Sequence[str], ordered: Sequence[Event], told: Fault, reader: Reader, now: datetime
) -> dict[str, object]:
    """Say it to a program: the messages it had, each event of them by its id, and what other sources go on to tell."""
    events = [_short(one) | {"storm": "discarded"} for one in ordered]
    stands = [_short(one) for _, one in told.still]
    data: dict[str, Any] = {
        "message": message_id, "reader": reader.name, "messages": list(first), "reason": header(told.reason, 500),
        "url": told.url, "events": events, "stands": stands, "left_out": 0,
    }  # fmt: skip
    made: dict[str, object] = {"type": TYPE, "timestamp": moment(now), "data": data}
    while (events or stands) and len(encoded(made)) > LIMIT:
        (events or stands).pop()
        data["left_out"] += 1
    return made


def _short(event: Event) -> dict[str, object]:
    whole = event_json(event)
    return {key: whole[key] for key in _KEYS} | {"headline": header(event.finding.headline, _TEXT)}
