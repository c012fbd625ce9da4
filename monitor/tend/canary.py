"""The canary: a test a day over the same road as all, and a mailbox in which every critical alert must be seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from monitor.collect.source import Door, Listing
from monitor.model import Event, Finding, Gist, State
from monitor.model.routing import CANARY
from monitor.speak.tongue import plural
from monitor.store.codec import stamp
from monitor.store.notices import Notice
from monitor.store.shapes import Kept, Wanted
from monitor.store.sqlite import Store

_WATCHED = timedelta(days=1)  # how far back alerts are looked for
_HEADS = 16_384  # octets of a mail in which its header ends
SOWN, ARRIVED = "canary", "canary arrived"  # notes: the day of the last test; when the last that came was noticed
_NOT_ON_THE_WAY = (State.HELD, State.SUPPRESSED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Seed:
    """Who gets the test and every critical alert, where it arrives, when it is sent, how long all of it may take."""

    reader: str
    maildir: Path
    at: time
    within: timedelta


class Publisher:
    """Who the test is from: nobody's pages are read for it."""

    NAME = CANARY
    LABEL = "Advisory Monitor, a test of its own"
    SHORT = "TEST"
    ATTRIBUTION = ""
    POSTS = True
    SITES: tuple[str, ...] = ()
    REVIEW_MONTHS: Mapping[int, int] = {}
    DOORS: tuple[Door, ...] = ()

    def page_urls(self, url: str) -> tuple[str, ...]:
        return (url,)

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:  # noqa: ARG002
        raise ValueError("expected a page of a publisher, got one of our own tests")


def sow(store: Store, seed: Seed, now: datetime) -> Event | None:
    """Notice the test of the day, once, when its time has come."""
    day = now.date().isoformat()
    if now.time() < seed.at or store.note(SOWN) == day:  # a later one is of a clock that was put right
        return None
    sung = test(now)
    store.keep(Kept(CANARY, now, events=[sung]))
    store.note(SOWN, day)
    return sung


def test(now: datetime) -> Event:
    """Return the test of a day."""
    headline = f"Test of {now.date().isoformat()}: nothing happened, and this is how you would know"
    apart = Gist("", "daily_test", what=now.date().isoformat())
    finding = Finding(CANARY, "P1", headline, "canary", "A test a day shows that alerts arrive.", (), gist=apart)
    mark = sha256(headline.encode()).hexdigest()
    return Event(
        mark[:16],
        CANARY,
        "",
        ("Test",),
        CANARY,
        finding,
        now,
        now.date(),
        (),
        None,
        (),
        before_sha256="",
        after_sha256=mark,
    )


def missing(store: Store, seed: Seed, now: datetime) -> Iterator[Event]:
    """Give the tests and critical alerts that should be in the seed's mailbox by now and are not."""
    expected, seen = _looked(store, seed, now)
    yield from (one for one in expected if one.id not in seen)


def _looked(store: Store, seed: Seed, now: datetime) -> tuple[Sequence[Event], Collection[str]]:
    """What should be in the seed's mailbox by now, and which of it is; what a storm or silence keeps is not due."""
    who = store.recipient(seed.reader)
    since = now - _WATCHED
    if who is None or who.created_at is None:
        return (), ()
    begun = max(since, who.created_at)
    grave = [one for one in store.events(Wanted(since=begun)) if one.finding.severity == "P1" and not one.held]
    late = [
        one
        for one in (*store.events(Wanted(since=begun, publisher=CANARY)), *grave)
        if now - one.detected_at > seed.within
    ]
    states = store.waiting.states([one.id for one in late], who.id)
    owed = [one for one in late if one.publisher == CANARY or one.id in states]
    expected = [one for one in owed if states.get(one.id) not in _NOT_ON_THE_WAY]
    return expected, arrived(seed.maildir, {one.id for one in expected}, since) if expected else ()


def watch(store: Store, seed: Seed, officers: Sequence[str], now: datetime) -> int:
    """Page officers about each test or alert that did not arrive in time; of one that did after all the page ends."""
    expected, seen = _looked(store, seed, now)
    gone = {event.id: event for event in expected if event.id not in seen}
    tests = [event.detected_at for event in expected if event.publisher == CANARY and event.id in seen]
    if tests and (store.note(ARRIVED) or "") < stamp(max(tests)):
        store.note(ARRIVED, stamp(max(tests)))
    for event in gone.values():
        minutes = int(seed.within.total_seconds() // 60)
        lines = (
            event.finding.headline,
            f"It was noticed at {event.detected_at:%Y-%m-%d %H:%M} UTC; {seed.reader} should have it by now.",
        )
        subject = f"An alert is not in its mailbox after {plural(minutes, 'minute')}"
        notice = Notice(f"canary:{event.id}", subject, lines, page=True, where="/status")
        store.notices.give(notice, officers, now)
    for notice in store.notices.open("canary:"):
        if notice.key.partition(":")[2] not in gone:
            store.notices.end(notice.key, now)
    return len(gone)


def unwatch(store: Store, now: datetime) -> None:
    """Let pages of a mailbox nobody watches any more end."""
    for notice in store.notices.open("canary:"):
        store.notices.end(notice.key, now)


def arrived(maildir: Path, wanted: Collection[str], since: datetime) -> set[str]:
    """Return which events the mails of a Maildir tell of that came since a time."""
    found: set[str] = set()
    for folder in ("new", "cur"):
        for file in (maildir / folder).glob("*"):
            if file.stat().st_mtime >= since.timestamp():
                found |= set(wanted) & _told(file)
    return found


def _told(file: Path) -> set[str]:
    try:
        with file.open("rb") as mail:
            head = mail.read(_HEADS).replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    except FileNotFoundError:  # moved from new to cur meanwhile: it is met there or in the next round
        return set()
    lines = head.replace(b"\n ", b" ").replace(b"\n\t", b" ").decode("ascii", "replace").split("\n")
    told = [line.partition(":")[2] for line in lines if line.lower().startswith("x-advisory-event-id:")]
    return {word for line in told for word in line.split()}
