"""How the doors of a publisher fare after a pass: what stands still, what serves older texts than we hold."""

from __future__ import annotations

from dataclasses import replace

from monitor.collect import older
from monitor.collect.knock import Knock
from monitor.collect.rhythm import beaten
from monitor.model import Belief, DoorState, Health
from monitor.model.belief import Claim
from monitor.speak.tongue import plural
from monitor.walk.world import Pass


def states(look: Pass) -> list[DoorState]:
    """Say of each door that was knocked at, and of the pages if they were asked, how it fares."""
    found = [_silent(look, k.state) if look.publisher.POSTS else _stale(look, _beaten(look, k)) for k in look.knocks]
    return [*found, look.page_state] if look.page_state else found


def _beaten(look: Pass, one: Knock) -> DoorState:
    """A door that stands still for far longer than its own rhythm is frozen."""
    return beaten(one.state, look.now, one.door.name in look.moved) if one.good else one.state


def _silent(look: Pass, state: DoorState) -> DoorState:
    """A feed of posts that brings none for a month is well, and says so."""
    posts = (*look.beliefs.values(), *look.settled)
    return older.quiet(state, (b.published_on for b in posts if b.door == state.door), look.now)


def _stale(look: Pass, state: DoorState) -> DoorState:
    """A door that serves older texts than we hold is read, but not clear."""
    beliefs = {**look.beliefs, **{b.destination: b for b in look.settled}}
    lagging = sum(1 for b in beliefs.values() if behind(b, state.door))
    if not lagging or state.health not in (Health.OK, Health.STALE):
        ours = state.health is Health.STALE and "older text" in state.detail
        return replace(state, health=Health.OK, detail="", since=look.now) if ours and not lagging else state
    detail = f"serves an older text of {lagging} of {plural(len(beliefs), 'destination')}"
    since = state.since if state.health is Health.STALE else look.now
    return replace(state, health=Health.STALE, detail=detail, since=since)


def behind(belief: Belief, door: str) -> bool:
    """Whether all a door says of a destination are texts that we left behind; an old sentence dated anew is none."""
    said = belief.claims.get(door, ())
    return bool(said) and all(_left(belief, claim) for claim in said)


def _left(belief: Belief, claim: Claim) -> bool:
    day, ours = claim.published_on, belief.published_on
    newer = day is not None and ours is not None and day > ours
    known = claim.fingerprint in belief.known and claim.fingerprint not in (belief.fingerprint, *belief.aliases)
    return claim.fallen_back or (known and not newer)
