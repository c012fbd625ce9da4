"""Ask destinations' own pages, and tell how that door fares as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.collect.ask import Ask, Fetch, Trouble
from monitor.collect.knock import led_to, resting, split
from monitor.collect.source import Door, Unreadable
from monitor.model import DoorState, Health, Part


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page was served with: its validators, and the part that was cut from it then."""

    etag: str
    last_modified: str
    part: str


@dataclass(frozen=True, slots=True)
class Terms:
    """How a round goes: the `marks` of pages that need not come again unless they moved, by address, and after how many
    failures without a page it ends (`enough`; 0: never).
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    enough: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that came, the door's state (None when nothing was asked), and the marks of what came, by address.

    `asked` are the destinations whose turn came before the round ended; `unmoved` those of them whose page is, by its
    mark, the one we have; `failed` those whose page could not be read at any address, and why; `led` of each that
    answered the host of another domain to which its address leads, or "".
    """

    parts: tuple[Part, ...]
    state: DoorState | None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    unmoved: frozenset[str] = frozenset()
    failed: dict[str, tuple[Health, str]] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()
    led: dict[str, str] = field(default_factory=dict)

    def joined(self, more: Pages) -> Pages:
        """Both rounds as one."""
        state = replace(more.state, items=more.state.items + len(self.parts)) if more.state else self.state
        return Pages(
            (*self.parts, *more.parts), state, {**self.marks, **more.marks}, self.unmoved | more.unmoved,
            self.failed | more.failed, self.asked | more.asked, self.led | more.led,
        )  # fmt: skip


def ask_pages(
    fetch: Fetch,
    door: Door,
    state: DoorState,
    urls: Mapping[str, Sequence[str]],
    now: datetime,
    progress: Callable[[str, int, int], None],
    terms: Terms | None = None,
) -> Pages:
    """Ask for each destination's page at its addresses in turn, until one answers with an advisory.

    Whoever bids us slow down is not asked for the rest of the round, nor until the time that was named (Retry-After).
    """
    if resting(state, now):
        return Pages((), None)
    terms = terms or Terms()
    found = _Found(dict(terms.marks))
    done: list[str] = []
    asked = {destination: addresses for destination, addresses in urls.items() if addresses}
    for number, (destination, addresses) in enumerate(sorted(asked.items())):
        progress(door.name, number + 1, len(asked))
        for url in addresses:
            try:
                found.take(destination, door, url, fetch)
                found.failed.pop(destination, None)
                break
            except (Trouble, Unreadable) as trouble:
                found.failed[destination] = trouble.health, trouble.why
                found.after = trouble.after if isinstance(trouble, Trouble) else None
                if trouble.health is Health.RATE_LIMITED:
                    break
        done.append(destination)
        if found.over(destination, terms.enough):
            break
    fares = found.fares(state, now) if asked else None
    unmoved, turns = frozenset(found.unmoved), frozenset(done)
    return Pages(tuple(found.parts), fares, found.fresh, unmoved, found.failed, turns, found.led)


@dataclass(slots=True)
class _Found:
    """What one round over pages gives, as it goes."""

    marks: dict[str, Mark]
    parts: list[Part] = field(default_factory=list)
    fresh: dict[str, Mark] = field(default_factory=dict)
    unmoved: set[str] = field(default_factory=set)
    failed: dict[str, tuple[Health, str]] = field(default_factory=dict)
    led: dict[str, str] = field(default_factory=dict)
    after: int | None = None  # seconds, where the last trouble named them

    def take(self, destination: str, door: Door, url: str, fetch: Fetch) -> None:
        """Ask at one address, conditionally where we have its mark; raises Trouble or Unreadable."""
        mark = self.marks.get(url)
        answer = fetch(Ask(url, door.accept, mark.etag, mark.last_modified) if mark else Ask(url, door.accept))
        self.led[destination] = led_to(answer)
        if not answer.modified:
            self.unmoved.add(destination)
            return
        came = split(door, answer.body, url).parts
        self.parts += came
        if len(came) == 1 and (answer.etag or answer.last_modified):
            self.fresh[url] = Mark(answer.etag, answer.last_modified, came[0].sha256)

    def over(self, destination: str, enough: int) -> bool:
        """Whether the round ends here: we were bidden to slow down, or nothing came of `enough` pages."""
        slower = self.failed.get(destination, (Health.OK, ""))[0] is Health.RATE_LIMITED
        return slower or (0 < enough <= len(self.failed) and not (self.parts or self.unmoved))

    def fares(self, state: DoorState, now: datetime) -> DoorState:
        """Say how the door fares as a whole."""
        read = len(self.parts) + len(self.unmoved)
        last = next(reversed(self.failed), "")
        health, why = self.failed.get(last, (Health.OK, ""))
        rests = bool(why and self.after) and (health is Health.RATE_LIMITED or not read)
        return replace(
            state,
            tried_at=now,
            health=health,
            detail=f"{last}: {why}"[:300] if why else "",
            items=read,
            good_at=now if read else state.good_at,
            failures=0 if read else state.failures + 1,
            since=state.since if health == state.health else now,
            resume_at=now + timedelta(seconds=self.after or 0) if rests else None,
        )


def silent(doors: Iterable[Door], states: Mapping[str, DoorState]) -> str:
    """Name the page door that gave nothing at all when last asked, where an index only points at its pages, or ""."""
    doors = tuple(doors)
    if not any(door.pointer for door in doors):
        return ""
    failing = (d.name for d in doors if not d.register and d.name in states and states[d.name].failures)
    return next(failing, "")
