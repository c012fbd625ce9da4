"""Several doors of one publisher disagree: decide what we believe, and since when.

claims of every door ─► standing of each text ─► accept ─► withhold the all-clears ─► Settled
(never an older text again, a placeholder, an impossible date, an absence, or an all-clear seen once)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.compare.doors import doubted, editions, rows
from monitor.compare.doors.caution import keep
from monitor.compare.doors.choose import choose, doubts
from monitor.compare.doors.earlier import read_on, remembering
from monitor.compare.doors.editions import Standing, View, standing
from monitor.compare.doors.patience import Look, second_sightings, waiting_for
from monitor.model import NO_PAST, Belief, Posture, Withheld
from monitor.model.belief import LIST


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
    """Weigh what the doors say now against what we believe; None when nothing can be believed yet.

    What an officer must look at first waits beside it.
    """
    heard = [view for view in views if not view.doubt]
    outcome = Settled(belief) if belief and not heard else _settled(publisher, belief, heard, look, now)
    if belief is None or outcome is None:
        return outcome
    new = doubted.beside(belief, outcome.belief, views, now)
    held = outcome.held or next((look(w.sha256) for w in new.withheld if w.aspect == LIST), None)
    return replace(outcome, belief=new, held=held)


def _settled(publisher: str, belief: Belief | None, views: Sequence[View], look: Look, now: datetime) -> Settled | None:
    if belief is None:
        return _baseline(publisher, rows.first(views), now)
    look = remembering(belief, look)
    believed = look(belief.sha256)
    if believed is None or belief.withdrawn_at:  # today's reader cannot read the old page: begin anew, announce nothing
        return _baseline(publisher, rows.first(views), now)
    if not believed.speaks and (first := editions.newest(v for v in views if v.speaks)):
        return _first_text(belief, believed, first, views, look, now)
    if rows.is_row(believed):
        return _stood_in(belief, believed, views, look, now)
    return _weighed(belief, believed, rows.beside(belief, views, look), look, now)


def accepted(belief: Belief, look: Look) -> View | None:
    """Return the page we believe as we believe it: with what its older editions told, and without what waits."""
    recall = remembering(belief, look)
    believed = recall(belief.sha256)
    return _accepted(belief, believed, recall) if believed else None


def _weighed(belief: Belief, believed: View, views: Sequence[View], look: Look, now: datetime) -> Settled:
    accepted = _accepted(belief, believed, look)
    views = [read_on(accepted, v, now.date()) for v in views]
    choice = choose(belief, accepted, views, now)
    if choice is None:
        return _unchanged(belief, accepted, views, look, now)
    if choice.muted:
        return _corrected(belief, accepted, choice, views, look, now)
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
        moment=reading.moment,
    )
    doubtful = doubts(belief, views, now)
    belief = _noted(belief, views, doubtful)
    return Settled(
        replace(
            belief,
            claims=editions.claims(None, views),
            withheld=tuple(doubtful.values()),
            confirmed_by=editions.agreeing(belief, views),
        )
    )


def _noted(belief: Belief, views: Sequence[View], doubtful: Mapping[str, Withheld]) -> Belief:
    """Take other copies under the same date as copies, not as editions, and older texts as superseded."""
    sure = [v for v in views if v.reading.sha256 not in doubtful]
    same = (v for v in sure if v.speaks and standing(belief, v) is Standing.SIBLING)
    aliases = tuple(dict.fromkeys([*belief.aliases, *(v.fingerprint for v in same)]))
    return editions.remember(replace(belief, aliases=aliases), sure)


def _first_text(
    belief: Belief, believed: View, first: View, views: Sequence[View], look: Look, now: datetime
) -> Settled:
    """A destination known by its row alone now has words: that is no change, unless they bring another level."""
    reading = first.reading
    if reading.level and belief.level and reading.level != belief.level and standing(belief, first) is Standing.NEWER:
        row = replace(believed, believed=replace(first.posture, level=belief.level))
        return _turn(belief, row, first, views, look, now)
    return Settled(editions.remember(_adopted(belief, first, views), views))


def _adopted(belief: Belief, first: View, views: Sequence[View]) -> Belief:
    """Go on from the first text of a destination known by its row until now."""
    reading = first.reading
    return replace(
        belief,
        sha256=reading.sha256,
        door=reading.door,
        fingerprint=first.fingerprint,
        url=reading.url,
        published_on=reading.published_on or belief.published_on,
        moment=reading.moment or belief.moment,
        level=belief.level or reading.level,
        past=NO_PAST,
        claims=editions.claims(belief, views),
    )


def _stood_in(belief: Belief, believed: View, views: Sequence[View], look: Look, now: datetime) -> Settled:
    """A row stood in for its page. Once that is read it is believed instead: no change, unless it brings another level.

    What the row itself says anew is told as ever, and a page older than it waits until it has caught up.
    """
    outcome = _weighed(belief, believed, [v for v in views if rows.is_row(v)], look, now)
    page, new = rows.page_of(views), outcome.belief
    if page is None or rows.later(new, page.reading):
        return outcome
    if page.reading.level in (new.level, *(w.level for w in new.withheld)):
        # What rows said before is no copy of any page.
        return replace(outcome, belief=replace(_adopted(new, page, rows.muted(views)), aliases=(), known={}))
    if outcome.after is not None or not rows.later(page.reading, new):
        return outcome
    row = replace(believed, reading=replace(believed.reading, text=""))
    before = replace(row, believed=rows.under(page.posture, believed, new.level))
    return _turn(replace(new, aliases=(), known={}), before, page, rows.muted(views), look, now)


# ------------------------------------------------------------------ what we hold true now
def _accepted(belief: Belief, believed: View, look: Look) -> View:
    """Rebuild the believed posture with today's reader: the page's own, its withheld aspects as they were."""
    posture = believed.posture
    if belief.row and (row := look(belief.row)):
        posture = rows.heeded(posture, row, belief.level)
    for withheld in belief.withheld:
        base = look(withheld.base_sha256)
        if base and withheld.aspect not in ("level", "text", LIST):
            posture = keep(posture, base.posture, (withheld.aspect,))
    return replace(believed, believed=replace(posture, level=belief.level))


# ------------------------------------------------------------------ nothing new: confirmations, second sightings
def _unchanged(belief: Belief, accepted: View, views: Sequence[View], look: Look, now: datetime) -> Settled:
    doubtful = doubts(belief, views, now)
    belief = _noted(belief, views, doubtful)
    released, left = second_sightings(belief, views, look, now)
    left += tuple(doubtful.values())
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
    before = replace(accepted, reading=base.reading, believed=_worded(accepted.posture, base.posture))
    row = look(belief.row) if any(w.sha256 == belief.row for w in released) else None
    new = _accepted(belief, after, look)
    shown = replace(row, believed=rows.over(new.posture, row)) if row else new
    return Settled(belief, before, shown, joined=joined, released=True)


def _worded(ours: Posture, base: Posture) -> Posture:
    """Give the level we believed until now the words it was told in: the newer page words another."""
    if ours.level != base.level:
        return ours
    return replace(ours, words=base.words, gloss=base.gloss, rung=base.rung)


def _held(left: Sequence[Withheld], look: Look) -> View | None:
    waiting = [w for w in left if w.aspect != "text" or w.level]
    return look(waiting[-1].sha256) if waiting else None


# ------------------------------------------------------------------ something new
def _turn(belief: Belief, accepted: View, choice: View, views: Sequence[View], look: Look, now: datetime) -> Settled:
    """Accept the choice, but keep believing the old wherever it would be an all-clear seen once."""
    before = _comparable(belief, accepted, choice, look)
    said = choice if choice.speaks else accepted
    claimed = replace(said.posture, level=choice.reading.level or belief.level)
    waiting = waiting_for(belief, accepted, choice, claimed, views, now)
    believed = keep(claimed, accepted.posture, (w.aspect for w in waiting))
    reading = choice.reading
    new = replace(
        belief,
        level=believed.level,
        since=now,
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
            moment=reading.moment or belief.moment,
            known=editions.supersede(belief, choice),
            row="",
            past=choice.past,
        )
    doubtful = doubts(new, views, now) if choice.speaks else {}
    new = _noted(new, views, doubtful) if choice.speaks else editions.remember(new, views)
    new = replace(
        new,
        claims=editions.claims(new if standing(belief, choice) is Standing.OLDER else belief, views),
        withheld=(*waiting, *doubtful.values()),
        confirmed_by=editions.agreeing(new, views),
    )
    after = replace(choice, believed=believed)
    held = replace(choice, believed=claimed) if waiting else _held(new.withheld, look)
    return Settled(new, before, after, held)


def _corrected(
    belief: Belief, accepted: View, row: View, views: Sequence[View], look: Look, now: datetime
) -> Settled:
    """Heed the row of an index that is later than the page we believe: the page goes on to be believed for the rest."""
    said = next((look(c.sha256) for c in belief.claims.get(row.reading.door, ())), None)
    before = replace(said or accepted, believed=accepted.posture)
    claimed = rows.over(accepted.posture, row)
    waiting = waiting_for(belief, before, row, claimed, views, now)
    believed = keep(claimed, accepted.posture, (w.aspect for w in waiting))
    new = replace(
        belief,
        level=believed.level,
        row=row.reading.sha256,
        since=now,
        told=(),
        withheld=waiting,
        confirmed_by=(),
        claims=editions.claims(belief, views),
    )
    held = replace(row, believed=claimed) if waiting else None
    return Settled(new, before, replace(row, believed=believed), held)


def _comparable(belief: Belief, accepted: View, choice: View, look: Look) -> View:
    """Compare like with like: the copy this door showed of the believed edition, if it is at hand."""
    copies = (belief.fingerprint, *belief.aliases)
    for said in belief.claims.get(choice.reading.door, ()):
        if said.fingerprint in copies and said.sha256 != belief.sha256 and (view := look(said.sha256)):
            return replace(view, believed=accepted.posture)
    return accepted
