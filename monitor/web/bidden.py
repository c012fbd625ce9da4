"""What one text tells people in a country to do and which ways it calls shut, each in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from monitor.contract import where
from monitor.model import PEOPLE_IN_PARTS, SCENE, STAFF_ALONE, Finding, Notice, Posture
from monitor.model.posture import TIERS, Tier
from monitor.speak.tongue import msgid
from monitor.terms.hazards import CURFEW, EMERGENCY, MARTIAL_LAW

_INSIDE, _LEAVE, _WAYS = msgid("Staying inside"), msgid("Leaving"), msgid("Ways in and out")
_ORDER, _HELP = msgid("Orders in force"), msgid("Help to leave")
_HELPS = (msgid("A request form"), msgid("Government transport"), msgid("An end of help with leaving"))
_DECREED = (msgid("A curfew"), msgid("A state of emergency"), msgid("Martial law"))
KINDS = {  # of the events that tell of each matter
    _INSIDE: ("shelter_in_place", "shelter_lifted"),
    _LEAVE: ("leave_advice",),
    _WAYS: ("border_or_entry_change",),
    _ORDER: ("hazard_notice",),
    _HELP: ("assisted_departure",),
}
MATTERS = tuple(KINDS)
SHELTER, LEAVE, AIR, BORDER = "shelter ", "leave ", "air ", "border "  # how keys begin
_LEAVES: dict[Tier, str] = {
    "consider": msgid("Nationals are asked to consider leaving"),
    "should": msgid("Nationals are told to leave"),
    "now": msgid("Nationals are told to leave now"),
    "immediately": msgid("Nationals are told to leave immediately"),
}
_ORDERS = (CURFEW, EMERGENCY, MARTIAL_LAW)


class Bidding(NamedTuple):
    """One thing told; `over` that it is its end, `key` what a later one must be about to take its place.

    Of a way in or out `way` is what `says` was made of: how it is said, and of what.
    """

    matter: str
    key: str
    says: str
    where: str = ""
    over: bool = False
    way: tuple[str, str] = ("", "")

    def told_by(self, finding: Finding) -> bool:
        """Whether a finding of the same text told of it."""
        if finding.kind not in KINDS[self.matter]:
            return False
        if self.matter in (_INSIDE, _LEAVE):  # one names the town of its post, where the other names none
            ground = where(finding)
            return not (ground and self.where) or ground == self.where
        about, named = self.says.casefold(), (finding.area or "").casefold()
        return self.matter == _HELP or (about.startswith(named) and not about.startswith(f"{named} ("))

    @property
    def ended(self) -> bool:
        """Whether it must be said beside the words that it is over: a way that is open says so itself."""
        return self.over and self.matter != _WAYS


def bidden(posture: Posture) -> list[Bidding]:
    """Each thing once, and what is told to hold rather than its end."""
    scene = next((said.what for said in posture.notices if said.topic == SCENE), "")  # where an alert plays
    found = [*_leaving(posture), *filter(None, (_noticed(said, scene) for said in posture.notices))]
    return list({one.key: one for one in sorted(found, key=lambda one: not one.over)}.values())


def _leaving(posture: Posture) -> Iterator[Bidding]:
    for one in sorted(posture.leave, key=lambda leave: TIERS.index(leave.tier)):
        yield Bidding(_LEAVE, f"{LEAVE}{one.area or ''}", _LEAVES[one.tier], one.area or "")


def _noticed(said: Notice, scene: str) -> Bidding | None:
    over = not said.on
    if said.topic == "shelter_in_place":
        ground = said.area or scene or ("parts of the country" if said.grade == PEOPLE_IN_PARTS else "")
        if said.grade == STAFF_ALONE:
            return Bidding(_INSIDE, f"staff {ground}", msgid("Its own staff shelter in place"), ground, over)
        return Bidding(_INSIDE, f"{SHELTER}{ground}", "Shelter in place", ground, over)
    if said.topic == "border_or_entry_change" and said.key.startswith((AIR, BORDER)):
        shape = _state(said)
        return Bidding(_WAYS, said.key, _cap(shape.format(what=said.what)), over=over, way=(shape, said.what))
    if said.topic == "hazard_notice" and said.key in _ORDERS:
        return Bidding(_ORDER, said.key, _cap(said.what), over=over)
    if said.topic == "assisted_departure":
        return Bidding(_HELP, f"help {said.key}", _cap(said.what), over=over)
    return None


def _state(said: Notice) -> str:
    """How headlines say it, too."""
    flown = "flights" in said.what.partition(" (")[0]
    if not said.on:
        return "{what} resumed" if flown else "{what} open"
    return ("{what} suspended" if flown else "{what} closed") if said.grade else "{what} open in part"


def _cap(what: str) -> str:
    return what[:1].upper() + what[1:]
