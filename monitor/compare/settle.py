"""Several doors of one publisher disagree: decide what we believe, and since when.

claims of every door ─► standing of each text ─► accept ─► withhold the all-clears ─► Settled
(never an older text again, a placeholder, an impossible date, an absence, or an all-clear seen once)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.compare import editions
from monitor.compare.caution import agrees, all_clears, keep
from monitor.compare.editions import Standing, View, standing
from monitor.compare.patience import Look, once_said, second_sightings
from monitor.model import Belief, Posture, Withheld
from monitor.moves import departures_at, rank

FRESH = timedelta(days=21)  # between a decision and its publication -1 to +7 days were seen; older is history
_SAME_DAY = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Settled:
    """The outcome for one destination.

    `before` and `after` are set when what we believe changed; `held` is the posture the doors claim while
    `belief.withheld` is not empty; `joined` are doors that came to agree; `released` marks a change that had
    been withheld until now.
    """

    belief: Belief
    before: View | None = None
    after: View | None = None
    held: View | None = None
    joined: tuple[str, ...] = ()
    released: bool = False


def settle(publisher: str, belief: Belief | None, views: Sequence[View], look: Look, now: datetime) -> Settled | None:
    """Weigh what the doors say now against what we believe; None when nothing can be believed yet."""
    if belief is None:
        return _baseline(publisher, views, now)
    believed = look(belief.sha256)
    if believed is None or belief.withdrawn_at:  # today's reader cannot read the old page: begin anew, announce nothing
        return _baseline(publisher, views, now)
    if not believed.speaks and (first := editions.newest(v for v in views if v.speaks)):
        return _first_text(belief, first, views)
    accepted = _accepted(belief, believed, look)
    choice = _choose(belief, accepted, views, now)
    if choice is None:
        return _unchanged(belief, accepted, views, look, now)
    return _turn(belief, accepted, choice, views, look, now)


# ------------------------------------------------------------------ the beginning
def _baseline(publisher: str, views: Sequence[View], now: datetime) -> Settled | None:
    best = editions.newest(v for v in views if v.speaks) or editions.newest(
        v for v in views if v.reading.voice == "table" and v.reading.level
    )
    if best is None:
        return None
    reading = best.reading
    belief = Belief(
        publisher=publisher,
        destination=reading.destination,
        countries=reading.countries,
        name=reading.name,
        url=reading.url,
        sha256=reading.sha256,
        door=reading.door,
        fingerprint=best.fingerprint,
        level=reading.level,
        published_on=reading.published_on,
        since=now,
        claims=editions.claims(None, views),
    )
    belief = _aliased(belief, views)
    return Settled(replace(editions.remember(belief, views), confirmed_by=editions.agreeing(belief, views)))


def _aliased(belief: Belief, views: Sequence[View]) -> Belief:
    """Take other copies under the same date as copies, not as editions."""
    same = (v for v in views if v.speaks and standing(belief, v) is Standing.SIBLING)
    return replace(belief, aliases=tuple(dict.fromkeys([*belief.aliases, *(v.fingerprint for v in same)])))


def _first_text(belief: Belief, first: View, views: Sequence[View]) -> Settled:
    """A destination known by its row alone now has words: that is no change."""
    reading = first.reading
    belief = replace(
        belief,
        sha256=reading.sha256,
        door=reading.door,
        fingerprint=first.fingerprint,
        url=reading.url,
        published_on=reading.published_on or belief.published_on,
        level=belief.level or reading.level,
        claims=editions.claims(belief, views),
    )
    return Settled(editions.remember(belief, views))


# ------------------------------------------------------------------ what we hold true now
def _accepted(belief: Belief, believed: View, look: Look) -> View:
    """Rebuild the believed posture with today's reader: the page's own, its withheld aspects as they were."""
    posture = believed.posture
    for withheld in belief.withheld:
        base = look(withheld.base_sha256)
        if base and withheld.aspect not in ("level", "text"):
            posture = keep(posture, base.posture, (withheld.aspect,))
    return replace(believed, believed=replace(posture, level=belief.level))


# ------------------------------------------------------------------ is there something new to believe?
def _choose(belief: Belief, accepted: View, views: Sequence[View], now: datetime) -> View | None:
    """Pick the text (or the row) to go on from, or None when nothing new deserves belief."""
    spoken = [v for v in views if v.speaks]
    newer = editions.newest(
        v
        for v in spoken
        if standing(belief, v) is Standing.NEWER and (not editions.resurfaced(belief, v) or _twice(belief, v, views))
    )
    if newer:
        return newer
    for view in spoken:
        if standing(belief, view) is not Standing.SAME and _urgent(accepted.posture, view.posture, now):
            return view
    for view in _edits(belief, views):
        if _twice(belief, view, views):
            return view
    return _risen_row(belief, views)


def _edits(belief: Belief, views: Sequence[View]) -> list[View]:
    """Texts under the date we believe that follow, at their own door and address, what it said before.

    Any other text under that date is another copy: back ends and templates word one edition differently.
    """
    copies = (belief.fingerprint, *belief.aliases)
    found = []
    for view in views:
        before = belief.claims.get(view.reading.door, ())
        follows = view.fingerprint in {c.fingerprint for c in before} or view.reading.url in {
            c.url for c in before if c.fingerprint in copies
        }
        if view.speaks and standing(belief, view) is Standing.SIBLING and follows:
            found.append(view)
    return found


def _twice(belief: Belief, view: View, views: Sequence[View]) -> bool:
    """Whether a doubtful text (resurfaced, or edited under its old date) is shown by a second door, or again."""
    doors = {v.reading.door for v in views if v.speaks and v.fingerprint == view.fingerprint}
    before = {c.fingerprint for c in belief.claims.get(view.reading.door, ())}
    return len(doors) > 1 or view.fingerprint in before


def _urgent(believed: Posture, said: Posture, now: datetime) -> bool:
    """Whether a text of any date carries a departure decided in the last three weeks that we do not know."""
    old = departures_at(believed)
    for post, departures in departures_at(said).items():
        fresh = [d for d in departures if d.decided_on and now.date() - d.decided_on <= FRESH]
        known = max((d.decided_on for d in old.get(post, ()) if d.decided_on), default=None)
        if rank(fresh) > rank(old.get(post, ())) and any(
            known is None or d.decided_on > known for d in fresh if d.decided_on
        ):
            return True
    return False


def _risen_row(belief: Belief, views: Sequence[View]) -> View | None:
    """A reliable table that shows a higher level under a newer date is believed without the words."""
    for view in views:
        reading = view.reading
        newer = reading.published_on and (belief.published_on is None or reading.published_on > belief.published_on)
        if reading.voice == "table" and newer and (reading.level or 0) > (belief.level or 9):
            return view
    return None


# ------------------------------------------------------------------ nothing new: confirmations, second sightings
def _unchanged(belief: Belief, accepted: View, views: Sequence[View], look: Look, now: datetime) -> Settled:
    edits = _edits(belief, views)
    others = [v for v in views if v not in edits]
    belief = editions.remember(_aliased(belief, others), others)
    released, left = second_sightings(belief, views, look, now)
    left += tuple(_once_edited(belief, v, now) for v in edits[:1])
    joined = tuple(d for d in editions.agreeing(belief, views) if d not in belief.confirmed_by)
    belief = replace(
        belief, claims=editions.claims(belief, views), withheld=left, confirmed_by=(*belief.confirmed_by, *joined)
    )
    if not released:
        return Settled(belief, held=_held(left, look), joined=joined)
    level = next((w.level for w in released if w.aspect == "level"), belief.level)
    belief = replace(belief, level=level)
    after = look(belief.sha256)
    if after is None:
        return Settled(belief, joined=joined)
    base = look(released[-1].base_sha256) or accepted
    before = replace(accepted, reading=base.reading)
    return Settled(belief, before, _accepted(belief, after, look), joined=joined, released=True)


def _once_edited(belief: Belief, view: View, now: datetime) -> Withheld:
    why = "an edit under an unchanged date seen once: waiting for a second sighting or a second door"
    return Withheld("text", why, now, view.reading.door, view.reading.sha256, belief.sha256)


def _held(left: Sequence[Withheld], look: Look) -> View | None:
    waiting = [w for w in left if w.aspect != "text"]
    return look(waiting[-1].sha256) if waiting else None


# ------------------------------------------------------------------ something new
def _turn(belief: Belief, accepted: View, choice: View, views: Sequence[View], look: Look, now: datetime) -> Settled:
    """Accept the choice, but keep believing the old wherever it would be an all-clear seen once."""
    before = _comparable(belief, accepted, choice, look)
    said = choice if choice.speaks else replace(accepted, reading=replace(accepted.reading, level=choice.reading.level))
    level = choice.reading.level or belief.level
    claimed = replace(said.posture, level=level)
    if not choice.speaks:
        claimed = replace(accepted.posture, level=level)
    waiting = _waiting(belief, accepted, choice, claimed, views, now)
    believed = keep(claimed, accepted.posture, (w.aspect for w in waiting))
    reading = choice.reading
    new = replace(
        belief,
        level=believed.level,
        since=now,
        claims=editions.claims(belief, views),
        withheld=waiting,
        told=(),
        confirmed_by=(),
        name=reading.name,
        countries=reading.countries,
    )
    if choice.speaks:
        new = replace(
            new,
            sha256=reading.sha256,
            door=reading.door,
            fingerprint=choice.fingerprint,
            url=reading.url,
            aliases=(),
            published_on=reading.published_on or belief.published_on,
            known=editions.supersede(belief),
        )
    new = editions.remember(_aliased(new, views) if choice.speaks else new, views)
    new = replace(new, confirmed_by=editions.agreeing(new, views))
    after = replace(choice, believed=believed)
    held = replace(choice, believed=claimed) if waiting else None
    return Settled(new, before, after, held)


def _comparable(belief: Belief, accepted: View, choice: View, look: Look) -> View:
    """Compare like with like: the copy this door showed of the believed edition, if it is at hand."""
    copies = (belief.fingerprint, *belief.aliases)
    for said in belief.claims.get(choice.reading.door, ()):
        if said.fingerprint in copies and said.sha256 != belief.sha256 and (view := look(said.sha256)):
            return replace(view, believed=accepted.posture)
    return accepted


def _waiting(
    belief: Belief, accepted: View, choice: View, claimed: Posture, views: Sequence[View], now: datetime
) -> tuple[Withheld, ...]:
    """List what this choice says that a second sighting or a second door must confirm first."""

    def withhold(aspect: str, why: str) -> Withheld:
        base = next((w.base_sha256 for w in belief.withheld if w.aspect == aspect), accepted.reading.sha256)
        level = choice.reading.level if aspect == "level" else None
        return Withheld(aspect, why, now, choice.reading.door, choice.reading.sha256, base, level)

    waiting = [
        withhold(aspect, "an all-clear seen once: waiting for a second sighting or a second door")
        for aspect in all_clears(accepted.posture, claimed)
        if not any(agrees(v, choice, aspect, once_said(belief, v)) for v in views)
    ]
    rises = (claimed.level or 0) > (belief.level or 9)
    stale_date = choice.speaks and standing(belief, choice) is not Standing.NEWER
    old = belief.published_on is not None and now.date() - belief.published_on > _SAME_DAY
    if rises and stale_date and old and not any(agrees(v, choice, "level", "") for v in views):
        waiting.append(withhold("level", "a higher level under an old date: waiting for a second door"))
    return tuple(waiting)
