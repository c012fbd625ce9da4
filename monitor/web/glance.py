"""What an officer must see before anything else: how bad it was of late, and what nobody can check just now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model.door import AHEAD, FORSAKEN_AFTER
from monitor.speak.tongue import Tongue, msgid
from monitor.store.log import Asked, Entry
from monitor.web import words
from monitor.web.offices import Fares, Office
from monitor.web.site import Site
from monitor.web.world import posts

LATELY = timedelta(days=7)
NAMED = 4  # urgent changes, and publishers that cannot be read, that are named at once


@dataclass(frozen=True, slots=True)
class Glance:
    """`urgent` are the newest of `count` urgent changes of a week, or the last there was; `dark` who is not read.
    What an officer discarded as a fault is none of them.

    `untouched` publishers were never looked at; `known` says whether any was ever read, `asleep` whether the watch
    stands still, so that nobody who was read before is read now.
    """

    count: int
    urgent: tuple[Entry, ...]
    dark: tuple[Office, ...]
    untouched: int
    known: bool
    asleep: bool
    last: datetime | None


def glance(site: Site, offices: Iterable[Office]) -> Glance:
    """Look around now."""
    since = site.clock() - LATELY
    count = site.library.tally(Asked(severities=("P1",), since=since, firm=True)).get("P1", 0)
    urgent = site.library.entries(Asked(severities=("P1",), firm=True), limit=min(count, NAMED) or 1)
    known = list(offices)
    untouched = sum(1 for one in known if one.untouched)
    read, still, last = any(one.known for one in known), asleep(site, known), site.store.last_pass()
    return Glance(count, tuple(urgent), tuple(blind(known)), untouched, read, still, last)


def blind(offices: Iterable[Office]) -> Sequence[Office]:
    """The publishers because of whom somebody is not checked, those of most countries first, the never read last."""
    return sorted((one for one in offices if one.dark), key=lambda one: (-len(one.unchecked), one.label))


def asleep(site: Site, offices: Iterable[Office]) -> bool:
    """Whether nobody looks any more: no pass was made for hours, and a publisher that was due was left alone.

    Others may be in trouble beside it, or are asked so seldom that they are not due.
    """
    last = site.store.last_pass()
    lately = last is not None and -AHEAD <= site.clock() - last <= FORSAKEN_AFTER
    return last is not None and not lately and any(one.forsaken for one in offices)


def within(offices: Iterable[Office], asked: Asked) -> list[Office]:
    """The publishers that cannot be read now, of those a question is about: its answer may lack what they say."""
    return [
        one
        for one in blind(offices)
        if (not asked.publishers or one.name in asked.publishers)
        and (not asked.countries or not one.unchecked or not set(asked.countries).isdisjoint(one.unchecked))
    ]


def unread(site: Site, asked: Asked, spoken: Tongue) -> str:
    """Name the countries asked for on which no advice has been read: that nothing is told of them says nothing."""
    if asked.publishers and all(posts(site, one) for one in asked.publishers):
        return ""
    codes = [code for code in asked.countries if not _advised(site, code, asked.publishers)]
    if not codes:
        return ""
    where = spoken.listed([spoken.country(code, words.country(code)) for code in codes[:NAMED]])
    if len(codes) > NAMED:
        more = spoken.gettext("{names} and {count} more")
        where = more.format(names=where, count=spoken.number(len(codes) - NAMED))
    such = msgid("No such advice on {where} has been read: not checked is not clear.")
    any_ = msgid("No government’s advice on {where} has been read: not checked is not clear.")
    return spoken.gettext(such if asked.publishers else any_).format(where=where)


def _advised(site: Site, code: str, publishers: Sequence[str]) -> bool:
    stands = (one for one in site.library.here(code) if not one.withdrawn_at and not posts(site, one.publisher))
    return any(not publishers or one.publisher in publishers for one in stands)


def checked(offices: Iterable[Office], fares: Mapping[str, Fares], asked: Asked) -> str:
    """Say in a feed when what it tells of was last checked, and what is not, for which countries (requirement 99).

    To the hour: a feed that named the minute would be a new one with every pass, and nobody could be answered 304.
    """
    known = [one for one in offices if not asked.publishers or one.name in asked.publishers]
    read = [fares[one.name][0] for one in known if not one.unread and one.name in fares]
    times = [at for at in read if at]
    said = [f"Last checked after {min(times):%Y-%m-%d %H}:00 UTC."] if times else []
    if not any(one.known for one in known):
        said = ["Nothing was checked yet."]
    if dark := [_dark(one, asked.countries) for one in within(known, asked)]:
        said.append(f"Not checked now: {'; '.join(dark)}.")
    if untouched := [one.label for one in known if one.untouched]:
        said.append(f"Not looked at yet: {', '.join(sorted(untouched))}.")
    return " ".join(said)


def _dark(one: Office, asked: Sequence[str]) -> str:
    """Name a publisher and the countries asked for that it is not read for; where it is not read at all, none."""
    codes = [code for code in one.unchecked if not asked or code in asked]
    since = one.open(codes) or one.since
    when = f"since {since[:10]} {since[11:13]}:00 UTC" if since and one.known else "never yet"
    named = [words.country(code) for code in codes[:NAMED]]
    more = f" and {len(codes) - NAMED} more" if len(codes) > NAMED else ""
    part = f" for {', '.join(named)}{more}" if named else " in part"
    return f"{one.label}{'' if one.unread or (one.bare and not asked) else part} ({when})"
