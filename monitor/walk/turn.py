"""One destination's turn in a pass: settle, compare, classify, and who already knew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from monitor.compare.doors.editions import View
from monitor.compare.settle import Settled, settle
from monitor.decide.classify import Verdict, classify, events
from monitor.decide.restated import STATUS, in_doubt, overtaken
from monitor.model import Belief, Change, Event, Posture
from monitor.store.shapes import Wanted
from monitor.terms.moves import NEWS_DAYS
from monitor.walk.changes import change_of, sources
from monitor.walk.doubtful import signed
from monitor.walk.joining import joined
from monitor.walk.unfaulted import meant, unfaulted
from monitor.walk.world import Memory, Pass, World

_UNASKED = "not asked: so far one copy words it so, under its old date, and words alone wait for another or a new date"


def settle_one(world: World, look: Pass, destination: str, views: list[View], memory: Memory, first: bool) -> None:
    """Settle one destination, and add to the pass its belief, its events, what is held back, and who came to agree.

    `views` are what the doors said of it in this pass, `first` says that this is the publisher's baseline.
    """
    belief = look.beliefs.get(destination)
    outcome = settle(look.publisher.NAME, belief, views, memory, look.now)
    if outcome is None:
        return
    new = outcome.belief
    made = joined(world, look, _events(world, look, belief, outcome, memory, views, first), views, memory)
    made = signed(look, destination, made)
    if outcome.held is not None and (believed := memory(new.sha256)):
        claimed = change_of(look, new, outcome.after or believed, outcome.held, views, released=outcome.released)
        verdict = judge(world, claimed, fallback=False)
        look.held += events(claimed, verdict, held="; ".join(dict.fromkeys(w.why for w in new.withheld)))
    if belief is not None and outcome.joined:
        look.confirmations += [(told, s) for told in belief.told for s in sources(look, views, outcome.joined)]
    if made:
        new = replace(new, told=tuple(dict.fromkeys([*new.told, *(e.id for e in made)])))
    look.events += made
    look.settled.append(new)


def _events(
    world: World, look: Pass, belief: Belief | None, outcome: Settled, memory: Memory, views: list[View], first: bool
) -> tuple[Event, ...]:
    """Classify what changed in a settled text, in a new post, or by a destination that is new.

    The first pass over a door is its baseline and tells nothing.
    """
    new, outcome = outcome.belief, meant(world, belief, outcome, views, look.now)
    if outcome.after is not None:
        change = change_of(look, new, outcome.before, outcome.after, views, released=outcome.released)
        change = unfaulted(world, change, memory)
        firm = _firm(look, new, change, views)
        news = firm and _words_are_news(look, outcome, change)
        change, over = overtaken(change, _statuses(world, change))
        made = events(change, judge(world, change, fallback=news, wordy=firm))
        return tuple(in_doubt(one, change, over) for one in made)
    if look.publisher.POSTS and belief is None and look.established(new.door) and (after := memory(new.sha256)):
        change = change_of(look, new, None, after, views, released=outcome.released)
        change = replace(change, before=Posture(level=None))
        return events(change, judge(world, change, fallback=True)) if _fresh(look, new) else ()
    if not look.publisher.POSTS and (belief is None or belief.withdrawn_at) and not first:
        return _added(world, look, outcome, memory, views)
    return ()


def _statuses(world: World, change: Change) -> Iterator[Event]:
    """Give what counts of what was told of a country's posts and their people since the edition before was issued."""
    stands = change.before and (change.before.departures or change.before.operations)
    if not stands or change.silent or len(change.countries) != 1 or change.published_before is None:
        return
    since = datetime.combine(change.published_before, time.min, UTC)
    told = [one for kind in STATUS for one in world.store.events(Wanted(since, country=change.countries[0], kind=kind))]
    yield from (one for one, storm in world.store.storms.marked(told) if storm not in ("open", "discarded"))


def _firm(look: Pass, belief: Belief, change: Change, views: Sequence[View]) -> bool:
    """Whether the words are more than another copy of a page: a new date, or two doors that show them."""
    return not change.silent or _speaking(look) < 2 or _text_doors(belief, views) >= 2


def _words_are_news(look: Pass, outcome: Settled, change: Change) -> bool:
    """Whether firm words alone are worth telling: no second sighting, new template, or old text met late."""
    assert outcome.before is not None and outcome.after is not None
    template = outcome.before.reading.url != outcome.after.reading.url
    late = not change.silent and not _recent(look, outcome.belief)
    return not (outcome.released or outcome.belief.withheld or template or late)


def _speaking(look: Pass) -> int:
    """Count the doors that can say something; one that only points, or stands in for a page, does not."""
    return sum(1 for door in look.publisher.DOORS if not (door.pointer or door.brief))


def _text_doors(belief: Belief, views: Sequence[View]) -> int:
    """Count the doors that show these very words now: back ends of one door disagree for weeks."""
    return len({v.reading.door for v in views if v.speaks and v.fingerprint == belief.fingerprint})


def _recent(look: Pass, belief: Belief) -> bool:
    """Whether a date is that of something published since we last looked, give or take three weeks."""
    day = belief.published_on
    return day is not None and (look.looked_at.date() - day).days <= NEWS_DAYS


def _fresh(look: Pass, belief: Belief) -> bool:
    """Whether a post is news at its door, which may have been shut for long; one without a date is new as it is."""
    seen = look.before[belief.door].good_at or look.now
    day = belief.published_on
    return day is None or (seen.date() - day).days <= NEWS_DAYS


def judge(world: World, change: Change, fallback: bool, wordy: bool = True) -> Verdict:
    """Ask the kinds of events what they find in a change; the trace says which were not asked.

    `fallback` kinds tell of words alone, `wordy` ones need words that stand firm.
    """
    left = [k for k in world.kinds if (k.fallback and not fallback) or (k.wordy and not wordy)]
    verdict = classify(change, [k for k in world.kinds if k not in left])
    return replace(verdict, considered=(*verdict.considered, *(f"{k.name}: {_UNASKED}" for k in left)))


def _added(world: World, look: Pass, outcome: Settled, memory: Memory, views: list[View]) -> tuple[Event, ...]:
    """A destination new to a publisher we have known for a while: news only when its date is."""
    after = memory(outcome.belief.sha256)
    if after is None or len(outcome.belief.confirmed_by) < 2 or not _recent(look, outcome.belief):
        return ()
    change = change_of(look, outcome.belief, None, after, views, released=outcome.released)
    return events(change, judge(world, change, fallback=False))
