"""The own pages of destinations where the registers show something new: asked, read, and what does not come noted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from monitor.collect.knock import untried
from monitor.collect.pages import Pages, Terms, ask_pages
from monitor.collect.source import Door
from monitor.model import DoorState, Health
from monitor.store.failing import Failing, unreadable
from monitor.walk import asking, marked
from monitor.walk.quarantine import alike, redrawn, suspects
from monitor.walk.reading import read_part
from monitor.walk.recall import memory_of
from monitor.walk.world import Pass, World

Failed = Mapping[str, tuple[Health, str]]  # by destination: how its page fared, and why
ECHOES = timedelta(days=3)  # within which pages that follow in the same words belong to a note already made


def follow(world: World, look: Pass) -> None:
    """Ask the own pages of the destinations where the registers show something new, and read what comes."""
    page = next((d for d in look.publisher.DOORS if not d.register), None)
    if page is None:
        return
    if look.publisher.POSTS:
        _complete(world, look, page)
        return
    failing = unreadable(world.store, page.name)
    believed = {b.sha256: d for d, b in look.beliefs.items() if not (b.withheld or b.absent_since or b.withdrawn_at)}
    state = look.before.get(page.name, untried(page))
    _Round(world, look, page, state, failing, believed, asking.wanted(look, page, failing)).go()


@dataclass(slots=True)
class _Round:
    """One round over the own pages of a publisher's destinations.

    `failing` says whose page could not be read in the rounds before, `believed` whose page is the one of that sha256
    (only where nothing is in doubt), `urls` which are asked for, by destination.
    """

    world: World
    look: Pass
    page: Door
    state: DoorState
    failing: Failing
    believed: Mapping[str, str]
    urls: asking.Urls
    unread: dict[str, str] = field(default_factory=dict)  # by address: what was wrong with a page that came
    lost: dict[str, str] = field(default_factory=dict)  # by destination: the field its page may have lost

    def go(self) -> None:
        """Ask, read, and note for the next round what did not come."""
        look, page, marks = self.look, self.page, marked.recalled(self.world.store, self.page)
        trusted = {sha for sha, one in self.believed.items() if asking.trusts(look, page, one, self.failing)}
        known = {url: mark for url, mark in marks.items() if mark.part in trusted}
        answers = self._ask(Terms(known, asking.enough(look, page)))
        look.notes, look.led = marked.written(page, marks, answers.marks), answers.led
        same = {self.believed[part.sha256] for part in answers.parts if part.sha256 in self.believed}
        same |= answers.unmoved
        strays = asking.astray(look, self.urls, answers.parts, self.believed)
        same -= strays.keys()
        missing = self._missing(answers.failed, strays, same)
        left = marked.still(
            self.failing, answers.asked, asking.unasked(look, self.urls, answers.asked) | missing, look.now
        )
        look.page_state = self._fares(answers.state, left)
        for destination, pointer in look.pointed.items():
            away = destination not in look.views and destination not in same
            if away and asking.fresh(look, left, destination):  # its page did not come: the row counts as unseen
                _ask_again(look, pointer.door, pointer.row)

    def _ask(self, terms: Terms) -> Pages:
        """Ask for the pages; where some lost a field, ask also some others, to see whether it is gone from all."""
        world, look, page = self.world, self.look, self.page
        answers = ask_pages(world.fetch, page, self.state, self.urls, look.now, world.progress, terms)
        self.unread = _read_pages(look, page, answers, self.believed)
        if not asking.pointed(look):
            return answers
        self.lost = suspects(look, page, memory_of(world, look))
        others = alike(look, page, self.lost, memory_of(world, look)) if self.lost else ()
        if more := asking.beside(look, self.urls, others):
            self.urls |= more
            again = ask_pages(world.fetch, page, answers.state or self.state, more, look.now, world.progress, terms)
            self.unread |= _read_pages(look, page, again, self.believed)
            answers = answers.joined(again)
            self.lost = suspects(look, page, memory_of(world, look))
        return answers

    def _missing(self, failed: Failed, strays: Failed, same: Collection[str]) -> dict[str, tuple[Health, str]]:
        """Whose page did not come as it should: at no address, unreadable, another's, redrawn, older than its row."""
        look, page = self.look, self.page
        ill = {d: self.unread[url] for d, at in self.urls.items() for url in at if url in self.unread}
        unread = {destination: (Health.UNREADABLE, why) for destination, why in ill.items()}
        gone = redrawn(look, self.lost, self.failing)
        lags = asking.lagging(look, page, same, self.failing)
        old = asking.behind(look, page, self.urls, memory_of(self.world, look))
        return {**lags, **old, **failed, **unread, **strays, **gone}

    def _fares(self, now: DoorState | None, left: Failing) -> DoorState | None:
        """How the door of the pages fares; where an index points at them, those of `left` are noted and count."""
        look, page = self.look, self.page
        if not asking.pointed(look):
            return now
        look.notes |= marked.noted(page, self.failing, left)
        if now is None:
            return None
        pages, none = len(look.beliefs) or len(self.urls), asking.none_served(look, page, left)
        return marked.shown(now, self.state, self.failing, asking.told(look, left), pages, none)


def _read_pages(look: Pass, page: Door, answers: Pages, believed: Mapping[str, str]) -> dict[str, str]:
    """Read the pages that are not the very ones we believe; returns what was wrong, by address."""
    new = [part for part in answers.parts if part.sha256 not in believed]
    return {part.url: why for part in new if (why := read_part(look, page, part, {}))}


def _complete(world: World, look: Pass, page: Door) -> None:
    """Ask the own pages of posts of which the feed shows only the beginning; what does not come is asked again."""
    last = {destination: views[-1].reading for destination, views in look.views.items()}
    cut = {destination: said for destination, said in last.items() if said.cut and look.established(said.door)}
    urls = {d: look.publisher.page_urls(said.url) for d, said in cut.items()}
    answers = ask_pages(world.fetch, page, look.before.get(page.name, untried(page)), urls, look.now, world.progress)
    look.page_state, look.led = answers.state, answers.led
    for part in answers.parts:
        read_part(look, page, part, {})
    for destination, said in cut.items():
        if whole := [v for v in look.views[destination] if not v.reading.cut]:
            look.views[destination] = whole
        elif said.published_on is None or look.now.date() - said.published_on <= ECHOES:
            _ask_again(look, said.door, said.sha256)


def _ask_again(look: Pass, door: str, part_sha: str) -> None:
    """Count a part as unseen, and ask its door for the whole answer next time, moved or not."""
    look.shown[door].pop(part_sha, None)
    look.knocks = [
        replace(k, state=replace(k.state, etag="", last_modified="")) if k.door.name == door else k for k in look.knocks
    ]
