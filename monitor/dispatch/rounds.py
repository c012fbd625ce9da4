"""The rounds of the house between looking and sending: storms, fan-outs, what waited, chains, silences, the canary."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from monitor import logs
from monitor.tend import canary, correcting, doubting, escalating, gathering, hushing, storming, vitals

if TYPE_CHECKING:
    from monitor.wire import House

Clock = Callable[[], datetime]
AT_ONCE = 5_000  # bundles of one round: the first of a crowd leave before the last are made


def go(house: House, clock: Clock, stop: Callable[[], bool] = lambda: False, held: str = "") -> int:
    """Do everything that is due between looking and sending; how many bundles left. Safe to end anywhere."""
    store, keys = house.store, house.settings.routing
    officers, now = sorted(keys.officers.readers), clock()
    seed = seed_of(house)
    if seed:
        canary.sow(store, seed, now)
    storming.tend(store, house.view, house.publisher, officers, house.limits, now)
    doubting.tend(store, house.publisher, keys.chains, officers, house.limits, now)
    house.spread(clock, stop)
    escalating.climb(store, {chain.name: chain for chain in keys.chains}, officers, clock())
    correcting.tend(store, clock, stop)
    left = gathering.gather(store, clock, stop, AT_ONCE)
    hushing.sum_up(store, officers, clock())
    vitals.tend(store, house.deciders(clock), held, officers, clock, house.watched)
    if seed:
        canary.watch(store, seed, officers, clock())
    else:
        canary.unwatch(store, clock())
    return left


def seed_of(house: House) -> canary.Seed | None:
    """Return whose mailbox is watched, if anybody's is."""
    keys = house.settings.routing.canary
    if not keys.reader:
        return None
    maildir = house.state / (keys.maildir or house.settings.post.outbox)
    return canary.Seed(keys.reader, maildir, time.fromisoformat(keys.at), timedelta(seconds=keys.within))


def page(house: House, now: datetime, stop: Callable[[], bool] = lambda: False) -> int:
    """Let every page leave by another way than mail: the log, and the address that is configured; how many left.

    Where that address does not answer, the page is tried again; no round waits for it.
    """
    url, notices = house.settings.routing.officers.page, house.store.notices
    for notice in notices.unpaged():
        if stop():
            break
        if notice.id in notices.left:
            continue
        where = f"{house.settings.web.address}{notice.where}" if notice.where else ""
        if url and not posted(house, url, {"subject": notice.subject, "lines": list(notice.lines), "url": where}):
            logs.warn("a page did not leave", subject=notice.subject)
            continue
        logs.warn(notice.subject, why=" ".join(notice.lines), page=notice.key, where=where)
        notices.left.add(notice.id)
    left = len(notices.left)
    notices.paged(now)
    return left


def ping(house: House) -> bool:
    """Tell whoever watches the watcher that a round was made; False if there is nobody, or no answer."""
    url = house.settings.watch.ping
    return bool(url) and posted(house, url, {})


def posted(house: House, url: str, said: dict[str, object]) -> bool:
    """Post JSON to an address of the operator's; whether it was taken."""
    from monitor.reach.call import Lost, NotSent

    try:
        body = json.dumps(said, ensure_ascii=False).encode()
        answer = house.call("POST", url, body, {"Content-Type": "application/json"}, house.operators_way(url))
    except (NotSent, Lost) as error:
        logs.warn("nobody answered", error=str(error))
        return False
    return 200 <= answer.status < 300
