"""Whether sending is broken, told once to officers by another way than mail, and over when it is over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from monitor.decide.telling.presence import SOON as SOON_THERE
from monitor.decide.telling.presence import Days
from monitor.store import righting
from monitor.store.bounces import LOST
from monitor.store.codec import moment, spoken, stamp
from monitor.store.deciders import Deciders
from monitor.store.notices import Notice
from monitor.store.sqlite import Store

EVERY = timedelta(minutes=5)  # who is owed what is counted anew so often
SOON = timedelta(seconds=30)  # and so often it is asked whether anything is broken: minutes more are minutes late
_DAY = timedelta(days=1)
COUNTED, REPAIRED = "deliveries counted", "deliveries repaired"  # notes: when last, and when last with how many missing
_JOURNEYS = "vitals journeys"  # a note: by which lists of journeys, and on which days, who is owed what was counted
KEY, _LAST, _PROMISED = "vitals: ", "vitals looked at", "a daemon looked at vitals"
_CLOCKS = {name: name.capitalize() for name in ("the clock was put back", "the clock is behind")}
_GLANCED, _SEEN = "vitals glanced at", "vitals seen"  # notes: when last, and by condition when it was last found


def tend(
    store: Store,
    deciders: Deciders,
    held: str,
    officers: Sequence[str],
    clock: Callable[[], datetime],
    watched: bool = True,
) -> dict[str, str]:
    """Every half minute: page for what is broken; every five, count anew who is owed what; returns it by condition.

    What is not found for five minutes is over: what comes and goes is one trouble, and pages once.
    `watched` says whether a daemon makes the rounds, which come every few seconds. A `post` of cron's promises none.
    """
    now = clock()
    if _within(store.note(_GLANCED), SOON, now):
        return {}
    store.note(_GLANCED, stamp(now))
    found = store.vitals.broken(now)
    if not _within(store.note(_LAST), EVERY, now):
        found |= _counted(store, deciders, now, clock, watched)
        _tell_owners(store, officers, now)
    if held:
        found["held"] = held
    if why := store.bounces.braked():
        found["bounces"] = f"{why}: nobody is suppressed and no mail leaves until `advisory-monitor outbox release`"
    for domain, why in store.bounces.crowds().items():
        found[f"bounces of {domain}"] = f"{why}: no mail leaves to it until `advisory-monitor outbox release`"
    _tell(store, found, officers, now)
    return found


def _within(last: str | None, every: timedelta, now: datetime) -> bool:
    """Whether a moment was less than that long ago; one of the future is of a clock that was put right since."""
    return bool(last) and timedelta() <= now - moment(str(last)) < every


def _counted(
    store: Store, deciders: Deciders, now: datetime, clock: Callable[[], datetime], watched: bool
) -> dict[str, str]:
    """Say what only the whole round finds: rounds and a clock that went wrong, and deliveries that were missing."""
    last = store.note(_LAST)
    found = _late(store, last, now)
    for name in (_LAST, _PROMISED)[: 1 + watched]:
        store.note(name, stamp(now))
    if why := _put_right(store, now):
        found["the clock was put back"] = why
    if (passed := store.last_pass()) and passed > now + _DAY:  # or else it was put right
        told = f"the last pass was at {spoken(stamp(passed))}, the clock says {spoken(stamp(now))}"
        found["the clock is behind"] = f"{told}, long before all that is known: no pass is made by it"
    store.note(COUNTED, stamp(now))
    journeys = f"{store.trips.revision()} {Days.at(now, SOON_THERE)}"
    moved = store.note(_JOURNEYS) not in (None, journeys)
    store.note(_JOURNEYS, journeys)
    repaired = {event: count for event, count in store.vitals.reconcile(deciders, clock).items() if count}
    # A newer list of journeys names who is where an alert of the last day is, or a day later somebody's journey there
    # begins within two weeks: now they hear, and nothing was missing.
    if repaired and not (moved and not store.vitals.untravelled(repaired, now)):
        store.note(REPAIRED, f"{stamp(now)} {sum(repaired.values())}")
        found["deliveries were missing"] = f"{sum(repaired.values())} of {', '.join(repaired)}; they are owed now"
    return found


def _late(store: Store, last: str | None, now: datetime) -> dict[str, str]:
    """Say that a daemon made the last round, which promises another at once, and none came for long."""
    if not last or last != store.note(_PROMISED) or now - moment(last) <= 3 * EVERY:
        return {}
    return {"rounds were late": f"the last round before this one was at {spoken(last)}"}


def _put_right(store: Store, now: datetime) -> str:
    """Say for a day, or until it is as late again, that the clock went back: which one is right?"""
    at, _, passed = (store.note(righting.NOTE) or "").partition(" ")
    if not at or not now < moment(passed) or now >= moment(at) + _DAY or moment(passed) - moment(at) < EVERY:
        return ""
    return f"the last pass was at {spoken(passed)}, then the clock said {spoken(at)}: looking goes on by it"


def _tell_owners(store: Store, officers: Sequence[str], now: datetime) -> None:
    """Let a company know the same day that one of its own hears nothing any more (requirement E.57).

    Of a configured reader the operator is told, who wrote the address down.
    """
    for number, reason, others in store.bounces.lost(now - _DAY):
        why, who = reason.replace("_", " "), store.recipient(number)
        if who is not None and who.origin == "config":
            subject = f"The mailbox of reader {who.name} is lost"
            lines = [f"It is suppressed ({why}): nothing is sent there."]
            if reason == "hard_bounce":
                lines.append(f"When it works again: `advisory-monitor outbox admit {who.name}`.")
            notice = Notice(f"{LOST}{number}", subject, tuple(lines), page=True, where="/status")
            store.notices.give(notice, [one for one in officers if one != who.name], now)
            continue
        said = f"The mailbox of recipient {number} is suppressed ({why}): nothing reaches it any more."
        notice = Notice(f"{LOST}{number}", "A mailbox of your company is lost", (said,))
        store.notices.give(notice, dict.fromkeys([*others, *officers]), now)


def _tell(store: Store, found: Mapping[str, str], officers: Sequence[str], now: datetime) -> None:
    for name, why in found.items():
        subject = _CLOCKS.get(name, f"Sending: {name}")
        store.notices.give(Notice(KEY + name, subject, (why,), page=True, where="/status"), officers, now)
    known = json.loads(store.note(_SEEN) or "{}")
    seen = {name: at for name, at in known.items() if _within(at, EVERY, now)} | dict.fromkeys(found, stamp(now))
    if seen != known:
        store.note(_SEEN, json.dumps(seen))
    for notice in store.notices.open(KEY):
        if notice.key.removeprefix(KEY) not in seen:
            store.notices.end(notice.key, now)
