"""One destination's turn in a pass: settle, compare, classify, and who already knew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from monitor.collect import wordpress
from monitor.collect.knock import untried
from monitor.collect.pages import ask_pages
from monitor.compare.doors import absence
from monitor.compare.doors.editions import View
from monitor.compare.redline import redline
from monitor.compare.settle import Settled, settle
from monitor.decide.classify import Verdict, classify, events
from monitor.decide.copied import copied
from monitor.decide.join import WINDOW, joins
from monitor.decide.restated import STATUS, in_doubt, overtaken
from monitor.decide.translated import translated
from monitor.model import Belief, Change, Event, Health, Posture, Reading, Source
from monitor.store.shapes import Wanted
from monitor.terms.moves import NEWS_DAYS
from monitor.walk.asking import turns
from monitor.walk.doubtful import signed
from monitor.walk.unfaulted import meant, unfaulted
from monitor.walk.world import Memory, Pass, World

_FULL = 10  # posts of a feed: further ones fell off
_AGAIN = timedelta(hours=1)  # between the dates of two posts in the same words
_UNASKED = "not asked: so far one copy words it so, under its old date, and words alone wait for another or a new date"


def settle_one(world: World, look: Pass, destination: str, views: list[View], memory: Memory, first: bool) -> None:
    """Settle one destination and gather the events, what is held back, and who came to agree."""
    belief = look.beliefs.get(destination)
    outcome = settle(look.publisher.NAME, belief, views, memory, look.now)
    if outcome is None:
        return
    new = outcome.belief
    made = _joined(world, look, _events(world, look, belief, outcome, memory, views, first), views, memory)
    made = signed(look, destination, made)
    if outcome.held is not None and (believed := memory(new.sha256)):
        claimed = _change(look, outcome, outcome.after or believed, outcome.held, views)
        verdict = _judge(world, claimed, fallback=False)
        look.held += events(claimed, verdict, held="; ".join(dict.fromkeys(w.why for w in new.withheld)))
    if belief is not None and outcome.joined:
        look.confirmations += [(told, s) for told in belief.told for s in _sources(look, views, outcome.joined)]
    if made:
        new = replace(new, told=tuple(dict.fromkeys([*new.told, *(e.id for e in made)])))
    look.events += made
    look.settled.append(new)


def _events(
    world: World, look: Pass, belief: Belief | None, outcome: Settled, memory: Memory, views: list[View], first: bool
) -> tuple[Event, ...]:
    """Classify what changed; the first pass over a door is its baseline and tells nothing."""
    new, outcome = outcome.belief, meant(world, belief, outcome, views, look.now)
    if outcome.after is not None:
        change = unfaulted(world, _change(look, outcome, outcome.before, outcome.after, views), memory)
        count = _words_count(look, outcome, change, views)
        change, over = overtaken(change, _statuses(world, change))
        made = events(change, _judge(world, change, fallback=count, wordy=_firm(look, outcome, change, views)))
        return tuple(in_doubt(one, change, over) for one in made)
    if look.publisher.POSTS and belief is None and look.established(new.door) and (after := memory(new.sha256)):
        change = replace(_change(look, outcome, None, after, views), before=Posture(level=None))
        return events(change, _judge(world, change, fallback=True)) if _fresh(look, new) else ()
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


def _firm(look: Pass, outcome: Settled, change: Change, views: Sequence[View]) -> bool:
    """Whether the words are more than another copy of a page: a new date, or two doors that show them."""
    return not change.silent or _speaking(look) < 2 or _text_doors(outcome.belief, views) >= 2


def _words_count(look: Pass, outcome: Settled, change: Change, views: Sequence[View]) -> bool:
    """Whether a change of words alone is worth telling: no second sighting, new template, or old text met late."""
    assert outcome.before is not None and outcome.after is not None
    template = outcome.before.reading.url != outcome.after.reading.url
    late = not change.silent and not _recent(look, outcome.belief)
    alone = change.silent and _speaking(look) > 1 and _text_doors(outcome.belief, views) < 2
    return not (outcome.released or outcome.belief.withheld or template or late or alone)


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


def _joined(
    world: World, look: Pass, made: tuple[Event, ...], views: Sequence[View], memory: Memory
) -> tuple[Event, ...]:
    """Let events another door of the same government, or an earlier post, already told be confirmations of those."""
    said = views[-1].reading
    known_posts = (*look.beliefs.values(), *look.settled) if look.publisher.POSTS and made else ()
    def same(post: Belief) -> bool:
        return _moved(look, post) and not _anew(world, look, said, post)

    original = copied(said, known_posts, lambda post: _read(memory, post), same)
    if original := original or translated(said, known_posts, lambda post: _read(memory, post)):
        look.updates += [(told, source) for told in original.told for source in _posts(made[0])]
        return ()
    title = said.title if look.publisher.POSTS else ""
    kept = []
    for event in made:
        earlier, waiting = _told(world, look, event.country)
        known = joins(event, earlier, title, waiting)
        if known is None:
            kept.append(event)
        else:
            again = known.publisher == event.publisher
            look.updates += [(known.id, source) for source in _posts(event) if again]
            look.confirmations += [(known.id, source) for source in event.doors if not again]
    whole = all(event in kept or not event.finding.new for event in made)  # what comes with an end is no lesser fact
    return tuple(kept if whole else (_beside(e) for e in kept))


def _moved(look: Pass, post: Belief) -> bool:
    """Whether a post is new in this pass, or gone from its mission's feed that reaches further back than its day."""
    whose = f"{post.destination.partition(':')[0]}:"
    shown = {d for seen in look.shown.values() for d in seen.values() if d.startswith(whose)}
    if post.destination not in look.beliefs or post.destination in shown:
        return post.destination not in look.beliefs
    days = [v.reading.published_on for d in shown for v in look.views.get(d, ())]
    days += [look.beliefs[d].published_on for d in shown if d in look.beliefs]
    return len(shown) < _FULL or any(day and post.published_on and day < post.published_on for day in days)


def _anew(world: World, look: Pass, said: Reading, post: Belief) -> bool:
    """Whether a feed dates a post later than one whose words it has: it happens again, and the first was ended."""
    kept, parts = world.store.page(post.sha256), look.parts
    raws = [parts[one][0].raw if one in parts else b"" for one in (said.sha256, post.sha256)]
    now, then = wordpress.issued(raws[0]), wordpress.issued(raws[1] or (kept.raw if kept else b""))
    return now is not None and then is not None and now - then >= _AGAIN


def _read(memory: Memory, post: Belief) -> Reading | None:
    view = memory(post.sha256)
    return view.reading if view else None


def _told(world: World, look: Pass, country: str) -> tuple[Sequence[Event], frozenset[str]]:
    """What was noticed of a country for three weeks and in this pass, and the ids of what waits in a storm.

    What an officer discarded, nobody was told; an order that waits is told at once where it comes by another door.
    """
    kept = [*world.store.storms.marked(world.store.events(Wanted(since=look.now - WINDOW, country=country)))]
    known = (event for event, storm in kept if storm != "discarded")
    waiting = frozenset(event.id for event, storm in kept if storm == "open")
    return (*known, *(e for e in look.events if e.country == country)), waiting


def _posts(event: Event) -> tuple[Source, ...]:
    """Name the pages behind a post by its own address: the feed it came in holds others."""
    return tuple(replace(source, url=event.url or source.url) for source in event.doors)


def _beside(event: Event) -> Event:
    """Log, and page nobody for, the lesser facts of a page whose main event people know already."""
    if event.finding.severity != "P3":
        return event
    return replace(event, finding=replace(event.finding, severity="P4"))


def _judge(world: World, change: Change, fallback: bool, wordy: bool = True) -> Verdict:
    """Ask the kinds; what stands on words alone only where those count, and the trace says which were not asked."""
    left = [k for k in world.kinds if (k.fallback and not fallback) or (k.wordy and not wordy)]
    verdict = classify(change, [k for k in world.kinds if k not in left])
    return replace(verdict, considered=(*verdict.considered, *(f"{k.name}: {_UNASKED}" for k in left)))


def _added(world: World, look: Pass, outcome: Settled, memory: Memory, views: list[View]) -> tuple[Event, ...]:
    """A destination new to a publisher we have known for a while: news only when its date is."""
    after = memory(outcome.belief.sha256)
    if after is None or len(outcome.belief.confirmed_by) < 2 or not _recent(look, outcome.belief):
        return ()
    change = _change(look, outcome, None, after, views)
    return events(change, _judge(world, change, fallback=False))


def _change(look: Pass, outcome: Settled, before: View | None, after: View | None, views: Sequence[View]) -> Change:
    """Write down two settled states with the doors that show the second."""
    belief = outcome.belief
    shown = after or before
    assert shown is not None
    said = before.reading.text if before else "", after.reading.text if after else ""
    published = after.reading.published_on if after else None
    agreeing = dict.fromkeys([shown.reading.door, *belief.confirmed_by])
    return Change(
        publisher=belief.publisher,
        destination=belief.destination,
        countries=belief.countries,
        name=belief.name,
        url=belief.url,
        before=before.posture if before else None,
        after=after.posture if after else None,
        before_text=before.reading.text if before else "",
        after_text=(after.reading.text or (before.reading.text if before else "")) if after else "",
        before_sha256=before.reading.sha256 if before else "",
        after_sha256=after.reading.sha256 if after else "",
        published_before=before.reading.published_on if before else None,
        published_on=published,
        detected_at=look.now,
        looked_at=look.looked_at,
        doors=_sources(look, views, agreeing) or _only(shown),
        pieces=redline(*said) if all(said) and said[0] != said[1] else (),
        actor=look.publisher.SHORT,
        released=outcome.released,
        reissued=bool(before and after and _later(before.reading.moment, after.reading.moment)),
    )


def _later(first: datetime | None, second: datetime | None) -> bool:
    return first is not None and second is not None and second > first


def _sources(look: Pass, views: Sequence[View], doors: Iterable[str]) -> tuple[Source, ...]:
    """Name the pages behind what the given doors said in this pass."""
    last = {v.reading.door: v.reading for v in views}
    where = {part.sha256: part.url for part, _ in look.parts.values()}
    return tuple(Source(d, where.get(last[d].sha256, last[d].url), last[d].sha256) for d in doors if d in last)


def _only(view: View) -> tuple[Source, ...]:
    return (Source(view.reading.door, view.reading.url, view.reading.sha256),)


# ------------------------------------------------------------------ absences
def note_absences(world: World, look: Pass, memory: Memory) -> None:
    """Note who is missing from the registers; a week of it with the page gone is a withdrawal.

    A list with a row that cannot be read says nothing of those whose row it may be.
    """
    if look.publisher.POSTS:
        return  # a feed of ten lets old posts fall off
    read = [k.door.name for k in look.knocks if k.good and k.state.health in (Health.OK, Health.STALE)]
    whole = {*read, *look.hidden}
    showing: dict[str, set[str]] = {}
    for door, shown in look.shown.items():
        for destination in shown.values():
            showing.setdefault(destination, set()).add(door)
    done = {b.destination: n for n, b in enumerate(look.settled)}
    for destination, old in look.beliefs.items():
        belief = look.settled[done[destination]] if destination in done else old
        listed = {door for door in whole if destination not in look.hidden.get(door, ())}
        noted = absence.noticed(belief, showing.get(destination, ()), listed, look.now)
        if absence.overdue(noted, look.now) and turns(look, destination, 3_600):  # its page may stand for ever
            noted = _withdraw(world, look, noted, memory)
        if destination in done:
            look.settled[done[destination]] = noted
        elif noted != old:
            look.settled.append(noted)


def _withdraw(world: World, look: Pass, belief: Belief, memory: Memory) -> Belief:
    page = next((d for d in look.publisher.DOORS if not d.register), None)
    before = memory(belief.sha256)
    if page is None or before is None:
        return belief
    urls = {belief.destination: look.publisher.page_urls(belief.url)}
    state = ask_pages(
        world.fetch, page, look.before.get(page.name, untried(page)), urls, look.now, world.progress
    ).state
    if not absence.gone(belief, state.health if state else None, look.now):
        return belief
    change = _change(look, Settled(belief), before, None, ())
    made = events(change, _judge(world, change, fallback=False))
    look.events += made
    return replace(belief, withdrawn_at=look.now, told=tuple(e.id for e in made))
