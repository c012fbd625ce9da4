"""Which pages to ask for in a pass: where something moved, what is owed another look, whose turn it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import islice

from monitor.collect.source import DAY, Door
from monitor.compare.doors import doubted, rows
from monitor.compare.doors.editions import View, leads
from monitor.model import Belief, Health, Part, Reading
from monitor.store.failing import Unread
from monitor.walk.world import Pass

Urls = dict[str, tuple[str, ...]]
Failing = Mapping[str, Unread]  # by destination
MANY = 10  # pages that cannot be had, and none that can: this site has none for us
_AGAIN, _SOON = 3_600, 1_200  # seconds; documents are made anew three times an hour
_PATIENCE = timedelta(hours=1)  # a document may be older than its row: up to 40 minutes when all move at once
_MORNING = timedelta(hours=6)  # within which sites are mended; until then their index is asked whole at each look, too
_WORDY = 300  # characters: two that are calm may say as little in the same words
_NEW = timedelta(days=1)  # within which a notice of a region reaches the pages of all its countries
_MISSING = (Health.NOT_FOUND, Health.SOFT_404)


def pointed(look: Pass) -> bool:
    """Whether an index points at the pages: they have a round of their own then."""
    return any(door.pointer or door.brief for door in look.publisher.DOORS)


def wanted(look: Pass, page: Door, failing: Failing) -> Urls:
    """Name the pages to ask for, by destination, with their addresses."""
    if none_served(look, page, failing):
        due = {d for d, row in failing.items() if turns(look, d, DAY if row.health in _MISSING else _AGAIN)}
        return _urls(look, {d: b.url for d, b in look.beliefs.items() if d in due})
    brief = any(door.brief for door in look.publisher.DOORS)
    leading = {
        d: v[0].reading.url
        for d, v in look.views.items()
        if leads(look.beliefs.get(d), v) or (brief and d not in look.beliefs)
    }
    moved = {d: at.url for d, at in look.pointed.items() if _worth(look, d)}
    due = {d for d, b in look.beliefs.items() if _due(look, page, b, failing.get(d), brief)}
    return _urls(look, {**{d: look.beliefs[d].url for d in due}, **leading, **moved})


def _urls(look: Pass, addresses: Mapping[str, str]) -> Urls:
    return {destination: look.publisher.page_urls(url) for destination, url in addresses.items()}


def beside(look: Pass, asked: Urls, others: Iterable[str]) -> Urls:
    """The pages of some others, to see whether a field that one page lost is gone from all."""
    left = (d for d in others if d not in asked)
    return _urls(look, {d: look.beliefs[d].url for d in islice(left, 2 * MANY)})


def none_served(look: Pass, page: Door, failing: Failing) -> bool:
    """Whether the pages behind an index that speaks for itself cannot be had at all: they are asked for but rarely."""
    brief = any(door.brief for door in look.publisher.DOORS)
    return brief and len(failing) >= MANY and not any(b.door == page.name for b in look.beliefs.values())


def enough(look: Pass, page: Door) -> int:
    """After how many failures a round ends in which no page came, where none ever did (0: never)."""
    brief = any(door.brief for door in look.publisher.DOORS)
    return MANY if brief and not any(b.door == page.name for b in look.beliefs.values()) else 0


def _worth(look: Pass, destination: str) -> bool:
    """Whether to ask a page its index points at: one that never answered with advice is tried but once an hour."""
    return destination in look.beliefs or not look.beliefs or turns(look, destination, _AGAIN)


def _due(look: Pass, page: Door, belief: Belief, failed: Unread | None, brief: bool) -> bool:
    """Whether a page that no register speaks for is due: at a second sighting, and at its own moment of each round."""
    if not pointed(look) or belief.withdrawn_at:
        return False
    if brief and failed and failed.health in _MISSING:
        return turns(look, belief.destination, DAY)
    verdict = look.verdicts.get(belief.destination)
    if doubted.others(belief) or (doubted.stands(belief) and verdict and verdict.said == "released"):
        return True
    every = look.heat.rest_of_page(page.every, belief.countries)
    if failed:
        lags = brief or failed.health == Health.STALE
        young = lags and _within(look, failed.since, _PATIENCE)
        every = min(every, _SOON if young else _AGAIN)
    elif brief and belief.door != page.name:
        every = min(every, _AGAIN)  # not read yet
    return turns(look, belief.destination, every)


def turns(look: Pass, destination: str, every: int) -> bool:
    """Whether a destination's own moment of each round came since we last looked."""
    return _came(destination, every, look.looked_at, look.now)


def _came(destination: str, every: int, since: datetime, until: datetime) -> bool:
    own = int(sha256(destination.encode()).hexdigest()[:8], 16) % every
    then, now = ((int(when.timestamp()) - own) // every for when in (since, until))
    return now > then


def behind(
    look: Pass, page: Door, asked: Iterable[str], recall: Callable[[str], View | None]
) -> dict[str, tuple[Health, str]]:
    """Name the destinations whose page is older than its row of the index, or says nothing: it is asked again."""
    found: dict[str, tuple[Health, str]] = {}
    for destination in asked:
        ill = [v.reading.trouble for v in look.views.get(destination, ()) if v.reading.door == page.name]
        if ill and ill[-1]:
            found[destination] = (Health.UNREADABLE, f"expected a text to believe, got {ill[-1]}")
            continue
        said, row = _page(look, page, destination), _row(look, destination, recall)
        if said and row and rows.later(row, said):
            found[destination] = (Health.STALE, f"expected the text of {_when(row)}, got that of {_when(said)}")
    return found


def lagging(look: Pass, page: Door, same: Iterable[str], failing: Failing) -> dict[str, tuple[Health, str]]:
    """Name whose page is the one we have although its index points at it: caches lag, so it is asked again for an hour.

    `same` are those that came byte for byte. Where nothing but stamps moved, and of many at once, few are asked again.
    """
    last = timedelta(seconds=_SOON)
    stale = {d: row.since for d, row in failing.items() if row.health == Health.STALE}
    waits = {d for d, since in stale.items() if _within(look, since, _PATIENCE - last)}
    again = {*same, *(d for d, views in look.views.items() if any(_ours(look, page, d, v) for v in views))}
    moved = {d for d in look.pointed if d not in failing and d in look.beliefs and not look.beliefs[d].withheld}
    left = sorted(again & (waits | moved))
    return dict.fromkeys(left[:2 * MANY], (Health.STALE, "expected what its index points at, got the page we have"))


def unasked(look: Pass, urls: Urls, asked: Collection[str]) -> dict[str, tuple[Health, str]]:
    """Name whose page an index points at and whose turn did not come, as its site bade us slow down."""
    left = (d for d in urls if d in look.pointed and d in look.beliefs and d not in asked)
    return dict.fromkeys(left, (Health.RATE_LIMITED, "not asked yet: the site bade us slow down"))


def trusts(look: Pass, page: Door, destination: str, failing: Failing) -> bool:
    """Whether a page may answer that it did not move; it comes whole each week, and where its index says otherwise.

    Some servers give one ETag to whatever they serve.
    """
    every = look.heat.rest_of_page(page.every, look.beliefs[destination].countries)
    return destination not in failing and not _came(destination, 7 * DAY, look.now - timedelta(seconds=every), look.now)


def fresh(look: Pass, failing: Failing, destination: str) -> bool:
    """Whether a page is asked at each look, for it does not come since this morning; later each hour is enough.

    Of whom we believe nothing the row alone tells: it counts as unseen until a page comes.
    """
    belief = look.beliefs.get(destination)
    unknown = belief is None or belief.withdrawn_at is not None
    return unknown or destination not in failing or _within(look, failing[destination].since, _MORNING)


def _ours(look: Pass, page: Door, destination: str, view: View) -> bool:
    belief, said = look.beliefs.get(destination), view.reading
    same = belief and (view.fingerprint, said.published_on) == (belief.fingerprint, belief.published_on)
    return bool(same) and said.door == page.name


def _within(look: Pass, since: str, span: timedelta) -> bool:
    return look.now - datetime.fromisoformat(since) <= span


def astray(
    look: Pass, urls: Urls, parts: Iterable[Part], believed: Mapping[str, str]
) -> dict[str, tuple[Health, str]]:
    """Take out pages that tell of another country than the one whose address they came from, and say whose is missing.

    So do those that have another's words, where only the address says of whom they are. `believed` are the destinations
    of the pages we hold, by hash.
    """
    asked, found = {url: destination for destination, at in urls.items() for url in at}, {}
    told = {v.reading.sha256: v.reading.destination for views in look.views.values() for v in views} | {**believed}
    strays, home = {}, set()
    words = _singular(look) if any(door.nameless for door in look.publisher.DOORS) else {}
    for part in parts:
        wanted, came = look.beliefs.get(asked.get(part.url, "")), told.get(part.sha256, "")
        own = wanted.destination if wanted else ""
        if wanted and came == own and (other := _words_of(look, own, part.sha256, words)):
            found[own] = (Health.UNREADABLE, f"expected {wanted.name} at {part.url}, got the words of {other}")
            strays[part.sha256] = came
            continue
        shown = {c for v in look.views.get(came, ()) for c in v.reading.countries}
        shown |= set(look.beliefs[came].countries if came in look.beliefs else ())
        if wanted and shown and not shown & set(wanted.countries):
            found[wanted.destination] = (Health.UNREADABLE, f"expected {wanted.name} at {part.url}, got {came}")
            strays[part.sha256] = came
        else:
            home.add(part.sha256)
    for sha in strays.keys() - home:  # what came from its own address as well is believed
        left = [v for v in look.views.pop(strays[sha], ()) if v.reading.sha256 != sha]
        look.views |= {strays[sha]: left} if left else {}
        look.parts.pop(sha, None)
    return found


def _singular(look: Pass) -> dict[str, str]:
    """Whose words stand at one country alone, and not since today: what is said of a region many have, one by one."""
    count = Counter(b.fingerprint for b in look.beliefs.values())
    old = (b for b in look.beliefs.values() if b.fingerprint and look.now - b.since >= _NEW)
    return {b.fingerprint: b.destination for b in old if count[b.fingerprint] == 1}


def _words_of(look: Pass, destination: str, sha: str, words: Mapping[str, str]) -> str:
    """Name another country that is believed to have the very words of a page, which its own country has not had."""
    view = next((v for v in look.views.get(destination, ()) if v.reading.sha256 == sha), None)
    other = words.get(view.fingerprint, "") if view and len(view.reading.text) >= _WORDY else ""
    if not other or other == destination or look.beliefs[destination].fingerprint == (view.fingerprint if view else ""):
        return ""
    both = (set(look.beliefs[one].countries) for one in (destination, other))
    return "" if set.intersection(*both) else other


def _page(look: Pass, page: Door, destination: str) -> Reading | Belief | None:
    """The page as it is known now: that of this pass, else the one believed."""
    came = [v.reading for v in look.views.get(destination, ()) if v.reading.door == page.name]
    belief = look.beliefs.get(destination)
    return came[-1] if came else belief if belief and belief.door == page.name else None


def _row(look: Pass, destination: str, recall: Callable[[str], View | None]) -> Reading | None:
    """The row as it is known now: that of this pass, else the one seen last."""
    came = [v.reading for v in look.views.get(destination, ()) if rows.is_row(v)]
    if came or destination not in look.beliefs:
        return came[-1] if came else None
    names = (door.name for door in look.publisher.DOORS if door.brief)
    last = (c.sha256 for name in names for c in look.beliefs[destination].claims.get(name, ()))
    view = recall(next(last, ""))
    return view.reading if view else None


def _when(said: Reading | Belief) -> str:
    return f"{said.moment:%Y-%m-%d %H:%M} UTC" if said.moment else str(said.published_on or "no day")


def told(look: Pass, failing: Failing) -> dict[str, Unread]:
    """Leave out those whose document is only not made anew yet: that is no trouble within the hour."""
    return {
        destination: row
        for destination, row in failing.items()
        if row.health != Health.STALE or not _within(look, row.since, _PATIENCE)
    }
