"""Events that another door of the government, or an earlier post, has told already: they confirm, and are no news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.collect import wordpress
from monitor.compare.doors.editions import View
from monitor.decide.copied import copied
from monitor.decide.join import WINDOW, joins
from monitor.decide.translated import translated
from monitor.model import Belief, Event, Reading, Source
from monitor.store.shapes import Wanted
from monitor.walk.world import Memory, Pass, World

_FULL = 10  # posts of a feed: further ones fell off
_AGAIN = timedelta(hours=1)  # between the dates of two posts in the same words


def joined(
    world: World, look: Pass, made: tuple[Event, ...], views: Sequence[View], memory: Memory
) -> tuple[Event, ...]:
    """The events of `made` that nobody told before.

    Those that another door of the same government told are added to the pass as its confirmations, those that an
    earlier post told as updates of it.
    """
    said = views[-1].reading
    known_posts = (*look.beliefs.values(), *look.settled) if look.publisher.POSTS and made else ()

    def same(post: Belief) -> bool:
        return _moved(look, post) and not _anew(world, look, said, post)

    def reading(post: Belief) -> Reading | None:
        view = memory(post.sha256)
        return view.reading if view else None

    if original := copied(said, known_posts, reading, same) or translated(said, known_posts, reading):
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
