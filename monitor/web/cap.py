"""Events as CAP 1.2 alerts: relayed, never issued by us, each tied to all it takes the place of.

A message that is out is never changed (CAP 1.2, 3.2.1: an identifier names one message). What came in a storm is a
message while it waits, which takes the place of nothing, and another, of its own name, once somebody decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files

from lxml import etree

from monitor.contract import where
from monitor.decide.telling.group import reverts
from monitor.deliver.plain import cut, prose
from monitor.model import Event
from monitor.model.routing import Storm
from monitor.terms.states import Said, after, covers, ended, family, whose
from monitor.web import words

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_URGENCY = {"P1": "Immediate", "P2": "Expected", "P3": "Future", "P4": "Past"}
_BY_LEVEL = {4: "Extreme", 3: "Severe", 2: "Moderate", 1: "Minor"}
_BY_GRAVITY = {"P1": "Severe", "P2": "Moderate", "P3": "Minor", "P4": "Minor"}
_CERTAINTY = {"open": "Unknown", "discarded": "Unlikely"}  # of what came in a storm
_ENDS = {"advisory_withdrawn", "departure_lifted", "operations_resumed", "services_restored", "shelter_lifted"}
_OF_THE_DAY = {"shelter_in_place", "shelter_lifted", "security_alert", "hazard_notice", "routine_notice"}
_LEFT = ("authorized", "ordered")  # what a step down leaves: staff may still go


OPEN, DISCARDED, ANEW = "open", "discarded", "anew"
_AGAIN = "Issued anew: what had taken its place was discarded as a fault. "
StormOf = Callable[[str], "Storm | None"]  # the storm an event came in, by the event's id
ToldOf = Callable[[Event], "tuple[Message, ...]"]  # all that was published of an event, the oldest first


class Invalid(ValueError):
    """An alert that does not keep our own schema; it is not published."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who relays: a word without spaces or commas (a domain), a name, and where our own pages stand."""

    word: str
    name: str
    base_url: str


@dataclass(frozen=True, slots=True)
class Message:
    """What is published of an event at one time; `mark` is the state of its storm then, "" where it came in none.

    "anew" and the number of a storm mark one that is issued again, since something of that storm had ended it.
    """

    event: str
    sent: datetime
    mark: str = ""

    @property
    def identifier(self) -> str:
        """The name of the message, which its sender gives to no other."""
        return self.event if self.mark in ("", OPEN) else f"{self.event}.{self.mark}"

    @property
    def firm(self) -> bool:
        """Whether it is told as true: it neither waits for an officer nor was discarded by one."""
        return self.mark not in (OPEN, DISCARDED)

    @property
    def anew(self) -> bool:
        """Whether it is issued again, to stand for itself."""
        return self.mark.startswith(ANEW)


def messages(event: str, at: datetime, storm: Storm | None) -> tuple[Message, ...]:
    """All that was published of an event noticed at a time, in that storm or in none, the oldest first."""
    if storm is None:
        return (Message(event, at),)
    told = [Message(event, at, "" if storm.alone else OPEN)]
    for mark, ruled_at in ((storm.was if not storm.alone else "", storm.was_at), (storm.state, storm.decided_at)):
        if mark and ruled_at:
            # Times are told in whole seconds, and a message that follows is no twin.
            told.append(Message(event, max(ruled_at, told[-1].sent + timedelta(seconds=1)), mark))
    return tuple(told)


def of(event: Event, storm: Storm | None) -> tuple[Message, ...]:
    """All that was published of an event that came in that storm, or in none."""
    return messages(event.id, event.detected_at, storm)


def ends(event: Event, goes_on: Callable[[Event], bool]) -> bool:
    """Whether nothing of that state is left: not after a step down, nor an end for families while staff must go."""
    return may_end(event) and not goes_on(event)


def may_end(event: Event) -> bool:
    """Whether an event is of a kind that can leave nothing of its state."""
    return event.finding.kind in _ENDS and event.finding.new not in _LEFT


def chain(
    event: Event, told: Message, earlier: Iterable[Event], goes_on: Callable[[Event], bool], told_of: ToldOf
) -> tuple[Message, ...]:
    """All a message takes the place of: what was said of its state since that last ended, and has not expired.

    `earlier` are events of the same publisher and country, the oldest first, `told_of` gives all that was published of
    one; `goes_on` says of one that ends a departure whether its text leaves somebody of the same post under one.
    What waited for an officer when the message was sent, or was discarded by then, ended nothing, and what waits itself
    takes the place of nothing yet: else a fault of ours would cancel an order that stands. What is issued anew stands
    for itself: it was cancelled.
    """
    if told.anew:
        return ()
    own = tuple(one for one in told_of(event) if one.sent < told.sent)
    if not told.firm:
        return own
    left, known = dict[str, Said](), dict[str, tuple[Message, ...]]()
    for one in earlier:
        if one.id == event.id:
            break
        if one.destination != event.destination or not _one_state(event, one):
            continue
        known[one.id] = tuple(each for each in told_of(one) if each.sent <= told.sent)
        if not known[one.id] or not known[one.id][-1].firm:
            continue
        left = after(one, left) if ends(one, goes_on) else {**left, one.id: (one, whose(one))}
    stood = [one for one, people in left.values() if ended(event, (one, people)) and expires(one) > told.sent]
    return tuple(each for one in stood for each in known[one.id]) + own


def _one_state(now: Event, then: Event) -> bool:
    """Whether two events speak of one state; of what has none of its own, whether the later takes the earlier back."""
    mine = family(now)
    return mine == family(then) and (mine is not None or reverts(now, [then]) is not None)


def follows(now: Event, then: Event) -> bool:
    """Whether a later event takes the place of an earlier one wherever both are told as true."""
    return now.destination == then.destination and _one_state(now, then) and covers(now, then)


def expires(event: Event) -> datetime:
    """When what an event tells is over unless it is told again: readers of CAP drop it then (CAP 1.2, 3.2.2).

    A page that states a level tells the same until its publisher's own promise of a review ends: 6 months at levels 3
    and 4, else 12; so does advice and what a post does. What a mission posts of a danger of the day, nobody reviews or
    takes down: it lasts as long as our page of the country shows it, 30 days, and one still in force is there.
    """
    if event.level_after is None and event.finding.kind in _OF_THE_DAY:
        return event.detected_at + timedelta(days=30)
    return event.detected_at + timedelta(days=183 if (event.level_after or 0) >= 3 else 365)


def alert(
    event: Event, told: Message, label: str, before: Sequence[Message], ended: bool, sender: Sender,
    asked: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """Write one message; `before` is all it takes the place of, `ended` whether nothing is left of it, `asked` what its
    publisher lists as to be done. Raises Invalid.

    What waits for an officer, or was discarded, says so to people in its note and to machines in a parameter and its
    certainty; what was discarded cancels its own first message.
    Levels do not map one to one: 4 is Extreme, 3 Severe, 2 Moderate, 1 Minor, and without a level the gravity
    decides; the publisher's own level stands in a parameter.
    """
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})
    over = told.mark == DISCARDED or (ended and told.firm and any(one.event != event.id for one in before))
    kind = "Alert" if not before else "Cancel" if over else "Update"
    _add(root, "identifier", told.identifier)
    _add(root, "sender", sender.word)
    _add(root, "sent", _moment(told.sent))
    _add(root, "status", "Actual")
    _add(root, "msgType", kind)
    _add(root, "source", label)
    _add(root, "scope", "Public")
    doubt = words.STORMY.get(told.mark, "")
    relayed = f"Relayed by {sender.name}. {label} is the authority; its own page counts."
    _add(root, "note", (_AGAIN if told.anew else f"{doubt.capitalize()}. " if doubt else "") + relayed)
    if before:
        named = [f"{sender.word},{one.identifier},{_moment(one.sent)}" for one in before]
        _add(root, "references", " ".join(named))
    _info(root, event, sender, kind, told.mark, "" if kind == "Cancel" else "\n".join(asked))
    if not _schema().validate(root):
        raise Invalid(str(_schema().error_log.last_error))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _info(root: etree._Element, event: Event, sender: Sender, kind: str, storm: str, asked: str) -> None:
    finding, level = event.finding, event.level_after
    info = etree.SubElement(root, f"{{{NAMESPACE}}}info")
    _add(info, "language", "en-GB")
    _add(info, "category", "Security" if finding.severity in ("P1", "P2") else "Safety")
    _add(info, "event", words.kind(finding.kind))
    _add(info, "urgency", "Past" if kind == "Cancel" else _URGENCY[finding.severity])
    _add(info, "severity", _BY_LEVEL.get(level or 0, _BY_GRAVITY[finding.severity]))
    _add(info, "certainty", _CERTAINTY.get(storm, "Observed"))
    _add(info, "effective", _moment(event.detected_at))
    _add(info, "expires", _moment(expires(event)))
    _add(info, "senderName", sender.name)
    _add(info, "headline", cut(finding.headline, 160))
    quoted = "\n".join(
        f"{'Now says' if one.side == 'after' else 'Said before'}: {one.text}" for one in finding.evidence
    )
    _add(info, "description", f"{finding.why}\n{quoted}".strip() or finding.headline)
    if asked:
        _add(info, "instruction", asked)
    _add(info, "web", event.url or f"{sender.base_url}/events/{event.id}")
    told = {"publisher": event.publisher, "kind": finding.kind, "event": f"{sender.base_url}/events/{event.id}",
            "severity": finding.severity, "level": str(level or ""), "levelBefore": str(event.level_before or ""),
            "post": finding.post or "", "area": finding.area or "",
            "storm": storm if storm in _CERTAINTY else ""}  # fmt: skip
    for name, value in told.items():
        if value:
            _pair(info, "parameter", name, value)
    area = etree.SubElement(info, f"{{{NAMESPACE}}}area")
    _add(area, "areaDesc", _ground(event))
    if event.country:
        _pair(area, "geocode", "ISO3166-1", event.country)


def _ground(event: Event) -> str:
    """Where it is, in words, as its headline has it; what a program filters by stays the country."""
    country = words.country(event.country) if event.country else "Worldwide"
    named = where(event.finding) or event.finding.post
    return country if not named or country in named else cut(f"{named}, {country}", 500)


def _pair(under: etree._Element, name: str, value_name: str, value: str) -> None:
    pair = etree.SubElement(under, f"{{{NAMESPACE}}}{name}")
    _add(pair, "valueName", value_name)
    _add(pair, "value", value)


def _add(under: etree._Element, name: str, text: str) -> None:
    etree.SubElement(under, f"{{{NAMESPACE}}}{name}").text = prose(text).replace("\x00", "")


def _moment(when: datetime) -> str:
    """CAP wants a numbered zone and no fraction: Z is refused."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


@cache
def _schema() -> etree.XMLSchema:
    raw = files("monitor.web").joinpath("schemas/cap-relay.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(raw))
