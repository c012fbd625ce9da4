"""Weigh what a listed page or feed says now against what is believed of it: the same, new, or to be seen twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from monitor.collect import listed, markup
from monitor.collect.feed import Item
from monitor.collect.listed import NAME, Listed
from monitor.collect.reading import make_part
from monitor.compare import posture
from monitor.compare.redline import redline
from monitor.decide import chorus, unscaled
from monitor.decide.classify import Verdict, events
from monitor.decide.kinds import KINDS
from monitor.locate import places
from monitor.model import Change, Event, Health, Part, Posture, Source
from monitor.speak.tongue import plural

_SHRUNK = 0.3  # of the text believed: less is rather half a page than news
_GONE = 3  # items that may vanish from the middle of a feed together; more is a feed that was put in order


@dataclass(frozen=True, slots=True)
class Scene:
    """Whose page, when it is looked at, and when it was last read well."""

    source: Listed
    now: datetime
    looked_at: datetime


@dataclass(frozen=True, slots=True)
class Weighed:
    """The outcome: `same` text; or `events` with the `pages` behind them and the fingerprints `left` behind.

    `wait` names what must be seen twice, `doubt` and `why` how the source fares meanwhile.
    """

    same: bool = False
    events: tuple[Event, ...] = ()
    pages: tuple[Part, ...] = ()
    left: tuple[str, ...] = ()
    wait: str = ""
    doubt: Health = Health.OK
    why: str = ""


# ------------------------------------------------------------------ pages
def page(scene: Scene, old: Part, new: Part, known: Collection[str], waiting: str) -> Weighed:
    """Compare two editions of a page by their texts; raises Unreadable when the new one has none."""
    after = listed.page_text(scene.source, new.raw)
    before = listed.page_text(scene.source, old.raw) if old.raw else ""
    mark, was = markup.fingerprint(after), markup.fingerprint(before)
    if mark == was or not before:
        return Weighed(same=mark == was)
    change = _change(scene, scene.source.name, (before, old), (after, new))
    verdict = _judged(scene, change)
    doubt, why = _doubt(before, after, mark in known, verdict)
    if why and waiting != mark:
        return Weighed(wait=mark, doubt=doubt, why=why)
    return Weighed(events=events(change, verdict), left=(was,))


def _doubt(before: str, after: str, seen: bool, verdict: Verdict) -> tuple[Health, str]:
    """Say why a text must be seen twice before it is believed, if there is a reason."""
    if len(after) < _SHRUNK * len(before):
        why = f"expected about {len(before)} characters of text, got {len(after)}: waiting for a second sight"
        return Health.SHRUNK, why
    if seen:
        return Health.STALE, "an earlier text again: waiting for a second sight"
    if any(finding.kind in unscaled.ALL_CLEARS for finding in verdict.findings):
        return Health.OK, "an all-clear seen once: waiting for a second sight"
    return Health.OK, ""


# ------------------------------------------------------------------ feeds
def feed(scene: Scene, old: Mapping[str, Item], new: Mapping[str, Item], seen: Sequence[str], waiting: str) -> Weighed:
    """Compare two editions of a feed, item by item: new ones, edits under the same identity, items taken out."""
    known = {*seen, *old}
    strange = [item for guid, item in new.items() if guid not in known]
    fresh = _unheard(scene, old, new, strange)
    edited = [(old[guid], item) for guid, item in new.items() if guid in old and old[guid].raw != item.raw]
    gone = _taken_out(old, new)
    wait = markup.fingerprint(" ".join(gone)) if gone else ""
    made: list[Event] = []
    pages: list[Part] = []
    for was, now in [*((None, item) for item in fresh), *edited, *((old[g], None) for g in gone if wait == waiting)]:
        found, behind = _told(scene, was, now)
        made += found
        pages += behind
    if wait and wait != waiting:
        why = f"{plural(len(gone), 'item')} gone: waiting for a second sight"
        return Weighed(events=tuple(made), pages=tuple(pages), wait=wait, why=why)
    return Weighed(same=not made and not strange, events=tuple(made), pages=tuple(pages))


def _unheard(scene: Scene, old: Mapping[str, Item], new: Mapping[str, Item], fresh: list[Item]) -> list[Item]:
    """Leave out items that only got another identity, when most of a feed seems new: the software was changed."""
    if 2 * len(fresh) <= len(new):
        return fresh
    texts = {markup.fingerprint(listed.item_text(scene.source, item.raw)[1]) for item in old.values()}
    return [i for i in fresh if markup.fingerprint(listed.item_text(scene.source, i.raw)[1]) not in texts]


def _taken_out(old: Mapping[str, Item], new: Mapping[str, Item]) -> list[str]:
    """Items missing although older ones are still there; what falls off the end was not taken out."""
    order = list(old)
    last = max((n for n, guid in enumerate(order) if guid in new), default=-1)
    gone = [guid for guid in order[: last + 1] if guid not in new]
    return gone if len(gone) <= _GONE else []


def _told(scene: Scene, was: Item | None, now: Item | None) -> tuple[tuple[Event, ...], list[Part]]:
    """Make the events of one item that came, changed or went, and the parts that prove them."""
    before, after = sides = [_side(scene, item) for item in (was, now)]
    if before and after and markup.fingerprint(before[0]) == markup.fingerprint(after[0]):
        return (), []
    shown = now or was
    assert shown is not None
    change = _change(scene, f"{scene.source.name}:{shown.guid}", before, after)
    return events(change, _judged(scene, change)), [side[1] for side in sides if side]


def _side(scene: Scene, item: Item | None) -> tuple[str, Part] | None:
    if item is None:
        return None
    return listed.item_text(scene.source, item.raw)[1], make_part(item.guid, item.raw, item.link)


# ------------------------------------------------------------------ both
def _judged(scene: Scene, change: Change) -> Verdict:
    return unscaled.judge(change, KINDS, scene.source.language == "en")


def _change(scene: Scene, destination: str, before: tuple[str, Part] | None, after: tuple[str, Part] | None) -> Change:
    """Write two editions down as a change; an item that was not there before says nothing of before."""
    source = scene.source
    shown = (after or before or ("", Part("", b"", "", "")))[1]
    said = before[0] if before else "", after[0] if after else ""
    return Change(
        publisher=NAME,
        destination=destination,
        countries=tuple(sorted(source.countries)),
        name=_named(source),
        url=shown.url,
        before=posture.read(said[0], None, None) if before else Posture(level=None),
        after=posture.read(said[1], None, None) if after else Posture(level=None),
        before_text=said[0],
        after_text=said[1],
        before_sha256=before[1].sha256 if before else "",
        after_sha256=after[1].sha256 if after else "",
        published_before=None,
        published_on=None,
        detected_at=scene.now,
        looked_at=scene.looked_at,
        doors=(Source(source.door, shown.url, shown.sha256),),
        pieces=redline(*said) if all(said) else (),
        actor=source.label,
    )


def _named(source: Listed) -> str:
    """What headlines call the place: the one country it is about, else the source itself."""
    place = places.by_code(next(iter(source.countries))) if len(source.countries) == 1 else None
    return place.name if place else source.label


def hushed(made: Sequence[Event]) -> list[Event]:
    """Fold what many pages of one site say in the same words into one note."""
    by_host: dict[str, list[Event]] = defaultdict(list)
    for event in made:
        by_host[urlsplit(event.doors[0].url if event.doors else "").netloc].append(event)
    told: list[Event] = []
    for host, of_host in by_host.items():
        folded = chorus.chorus(of_host, {unscaled.KIND}, actor=host)
        told += [*folded.events, *folded.notes]
    return told
