"""Wait for a second sighting or a second door before an all-clear, or a doubtful rise, is believed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.compare.doors import editions
from monitor.compare.doors.caution import agrees, all_clears
from monitor.compare.doors.editions import Standing, View, standing
from monitor.model import Belief, Posture, Withheld
from monitor.model.belief import LIST

Look = Callable[[str], View | None]
_THIN = 300  # characters; placeholders had 47, the shortest real advisory seen 411
_LONG_ENOUGH = timedelta(hours=12)  # false all-clears in thin texts stood for 1.5 to 7.6 hours
_SAME_DAY = timedelta(days=2)


def second_sightings(
    belief: Belief, views: Sequence[View], look: Look, now: datetime
) -> tuple[list[Withheld], tuple[Withheld, ...]]:
    """Part the withheld into those now seen twice and those still waiting."""
    released: list[Withheld] = []
    left: list[Withheld] = []
    for withheld in (w for w in belief.withheld if w.aspect not in ("text", LIST)):
        said = look(withheld.sha256)
        again = [v for v in views if v.reading.trouble is None and _repeats(belief, v, withheld)]
        doors = {v.reading.door for v in again}
        if said and any(agrees(v, said, withheld.aspect, once_said(belief, v)) for v in views):
            doors.add("another")
        later = bool(again) and now > withheld.since
        seen = replace(withheld, sightings=withheld.sightings + later)
        enough = len(doors - {withheld.door}) > 0 or (seen.sightings > 1 and not _thin(said, seen, now))
        (released if enough and _uncontradicted(belief, views, withheld) else left).append(seen)
    return released, tuple(left)


def _repeats(belief: Belief, view: View, withheld: Withheld) -> bool:
    """Whether a view says the withheld thing again."""
    if withheld.aspect == "level":
        day, ours = view.reading.published_on, belief.published_on
        return view.reading.level == withheld.level and (day is None or ours is None or day >= ours)
    return view.speaks and standing(belief, view) is Standing.SAME


def _thin(said: View | None, withheld: Withheld, now: datetime) -> bool:
    """Whether so short a text must stand half a day before it may lower anything; a level given as data need not."""
    if said is not None and said.reading.words and withheld.aspect == "level":
        return False
    return said is not None and len(said.reading.text) < _THIN and now - withheld.since < _LONG_ENOUGH


def _uncontradicted(belief: Belief, views: Sequence[View], withheld: Withheld) -> bool:
    """A level waits while any copy of its date, or of a later one, still says otherwise."""
    if withheld.aspect != "level":
        return True
    ours = belief.published_on
    old = (belief.fingerprint, *belief.aliases) if withheld.sha256 == belief.row else ()  # what a row corrects is older
    last = {
        c.level
        for said in editions.claims(belief, views).values()
        for c in said
        if c.fingerprint not in old
        if c.published_on == ours or (c.published_on and ours and c.published_on > ours)
    }
    return last <= {withheld.level, None}


def once_said(belief: Belief, view: View) -> str:
    return next((c.status for c in belief.claims.get(view.reading.door, ())), "")


def waiting_for(
    belief: Belief, accepted: View, choice: View, claimed: Posture, views: Sequence[View], now: datetime
) -> tuple[Withheld, ...]:
    """List what this choice says that a second sighting or a second door must confirm first; an officer is as good."""
    if choice.sure:
        return ()

    def withhold(aspect: str, why: str) -> Withheld:
        held = next((w for w in belief.withheld if w.aspect == aspect), None)
        base, past = (held.base_sha256, held.past) if held else (accepted.reading.sha256, accepted.past)
        level = choice.reading.level if aspect == "level" else None
        return Withheld(aspect, why, now, choice.reading.door, choice.reading.sha256, base, level, past=past)

    waiting = [
        withhold(aspect, "an all-clear seen once: waiting for a second sighting or a second door")
        for aspect in all_clears(accepted.posture, claimed)
        if not any(agrees(v, choice, aspect, once_said(belief, v)) for v in views)
    ]
    rises = (claimed.level or 0) > (belief.level or 9)
    doubt = _doubted(belief, choice, views, now) if rises else None
    if doubt and not any(agrees(v, choice, "level", "") for v in views):
        waiting.append(withhold("level", doubt))
    return tuple(waiting)


def _doubted(belief: Belief, choice: View, views: Sequence[View], now: datetime) -> str | None:
    """Say why a higher level is not believed at once, if there is a reason."""
    said = choice.reading
    if not choice.speaks:
        return None
    others = {v.reading.level for v in views if v.speaks and v.reading.published_on == said.published_on}
    if others - {said.level, None}:
        return "two levels under one date: waiting for a second door"
    old = belief.published_on is not None and now.date() - belief.published_on > _SAME_DAY
    if old and standing(belief, choice) is not Standing.NEWER:
        return "a higher level under an old date: waiting for a second door"
    return None
