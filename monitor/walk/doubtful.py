"""Levels that move on many rows at once under unchanged days wait for an officer; the rest of the list counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.compare.doors.editions import View
from monitor.decide.flags import RELEASED
from monitor.model import Belief, Event, Withheld
from monitor.model.belief import LIST
from monitor.store.doubts import PREFIX, Doubt, Verdict, seen, written
from monitor.store.sqlite import Store
from monitor.walk.world import Memory, Pass

Row = tuple[Belief, View]


def heard(look: Pass, belief: Belief | None, view: View) -> Verdict | None:
    """What an officer said of the level of a view, which waits since before; it may be that of another door."""
    said, waits = look.verdicts.get(view.reading.destination), _standing(belief, view)
    fits = said and waits and said.level == view.reading.level and said.at >= min(w.since for w in waits)
    return said if said and fits and seen(said, _sign(view)) else None


def stays(look: Pass, belief: Belief | None, view: View) -> bool:
    """Whether a level goes on to wait, however many do: it was dismissed, or an officer has begun to decide."""
    waits = _standing(belief, view)
    return bool(waits) and any(said.at >= min(w.since for w in waits) for said in look.verdicts.values())


def _standing(belief: Belief | None, view: View) -> list[Withheld]:
    return [w for w in belief.withheld if w.aspect == LIST and w.level == view.reading.level] if belief else []


def _sign(view: View) -> str:
    return view.fingerprint[:12]


def release(look: Pass, belief: Belief | None, view: View) -> bool:
    """Believe a view an officer released, at once and whatever else waits; whether one did."""
    said = heard(look, belief, view)
    if said is None or said.said != "released":
        return False
    _put(look, view, replace(view, sure=True))
    look.released[view.reading.destination] = said
    return True


def recall(look: Pass, memory: Memory) -> None:
    """Take what an officer released for said again where no door can be read now: who is to know waits for no site."""
    if not look.knocks or any(one.good for one in look.knocks):
        return
    doors = {one.door.name for one in look.knocks}
    for belief in look.beliefs.values():
        for waits in belief.withheld:
            view = memory(waits.sha256) if waits.aspect == LIST and waits.door in doors else None
            if view and (said := heard(look, belief, view)) and said.said == "released":
                look.views.setdefault(belief.destination, []).append(view)


def hold(look: Pass, view: View, why: str) -> None:
    """Let a view wait beside what is believed; what was dismissed is there as long as the publisher says it."""
    said = heard(look, look.beliefs.get(view.reading.destination), view)
    _put(look, view, replace(view, doubt=f"{why}: {'an officer dismissed it' if said else 'it waits for an officer'}"))


def _put(look: Pass, old: View, new: View) -> None:
    views = look.views[old.reading.destination]
    views[views.index(old)] = new


def waiting(look: Pass, undated: Sequence[Row], moved: Iterable[Row], crowd: bool) -> list[Row]:
    """Name, of the rows of a door, those that wait; those that were released are believed.

    Where all came to one level, so may what stands under a new day by the same template.
    """
    left = [row for row in undated if not release(look, *row)]
    if not crowd:
        return [row for row in left if stays(look, *row)]
    levels = {view.reading.level for _, view in undated}
    others = (row for row in moved if row not in undated and row[1].reading.level != row[0].level)
    return [*left, *(row for row in others if {row[1].reading.level} == levels and not release(look, *row))]


# ------------------------------------------------------------------ what is told of it
def signed(look: Pass, destination: str, made: tuple[Event, ...]) -> tuple[Event, ...]:
    """Say of events that an officer let them out."""
    said = look.released.get(destination)
    if said is None:
        return made
    how = "doubt: held as one of many levels that moved at once, and released by an officer"
    return tuple(replace(e, flags=(*e.flags, RELEASED), considered=(*e.considered, how)) for e in made)


def remark(store: Store, look: Pass, told: Iterable[Event]) -> None:
    """Write beside each event, where officers read it, who let it out, when and why."""
    for event in (one for one in told if RELEASED in one.flags):
        if said := look.released.get(event.destination):
            how = f"Released by {said.who}, {said.at:%Y-%m-%d %H:%M} UTC{f': {said.note}' if said.note else ''}"
            store.reviews.remark(event.id, "", "house", how, look.now)


def noted(store: Store, look: Pass, memory: Memory) -> dict[str, str]:
    """Write down what waits after a pass, if that changed: officers are asked, and it is shown as not checked."""
    beliefs = {**look.beliefs, **{b.destination: b for b in look.settled}}
    found = [doubt for belief in beliefs.values() for doubt in _doubts(belief, memory)]
    name, new = f"{PREFIX}{look.publisher.NAME}", written(sorted(found, key=lambda one: one.name))
    return {} if new == (store.note(name) or "[]") else {name: new}


def _doubts(belief: Belief, memory: Memory) -> Iterable[Doubt]:
    """One for each level that waits, whichever doors say it."""
    levels: dict[int, list[Withheld]] = {}
    for waits in belief.withheld:
        if waits.aspect == LIST and waits.level:
            levels.setdefault(waits.level, []).append(waits)
    for level, found in levels.items():
        view, doors, since = memory(found[0].sha256), tuple(w.door for w in found), min(w.since for w in found)
        day, url = (str(view.reading.published_on or ""), view.reading.url) if view else ("", belief.url)
        who = belief.publisher, belief.destination, belief.name, belief.countries
        words = " ".join(sorted({_sign(one) for w in found if (one := memory(w.sha256))}))
        yield Doubt(*who, belief.level, level, day, doors, url, since, found[0].why, words=words)
