"""The clock of the house: one job a door, the outbox, housekeeping; and the house's only catch-all."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from monitor import backfill, logs, notify
from monitor.collect.knock import GOOD
from monitor.collect.pace import back_off, phase
from monitor.collect.source import Door
from monitor.dispatch import alarm, distress, office, retention, rounds
from monitor.dispatch.receivers import refetch
from monitor.model import Event
from monitor.tend import clock, doubting, failing, unserved
from monitor.walk import watchlist
from monitor.walk.heat import EVEN, LEAST, Heat

if TYPE_CHECKING:
    from monitor.wire import House

_TEXTS = 500  # pages of a time before the index, read in one round of housekeeping
LIST_EVERY = 30  # seconds between two looks for sources of the list that are due
POST_EVERY = 5  # seconds: a departure order waits for nobody
PING_EVERY = 60
Clock = Callable[[], datetime]


class Watch:
    """Runs the house until told to stop.

    Each door has a fixed phase, not jitter: APScheduler's jitter accumulates. One lock a publisher keeps its passes
    apart, and no thread waits for it: a door that is due then is left to whoever looks. Sending, and what is done in
    the house, have threads of their own: 190 missions that answered slowly kept all others busy for hours.
    `last_finished` feeds the watchdog, by what looks at doors; `went_round` is the last round beside sending.
    """

    def __init__(self, house: House, now: Clock) -> None:
        self.house = house
        house.watched = True
        self.now = now
        self.stop = threading.Event()
        self.last_finished = self.went_round = now()
        self.locks = {name: threading.Lock() for name in house.publishers}
        self.due: dict[str, deque[Door]] = {name: deque() for name in house.publishers}  # while its lock is held
        self.rest_until: dict[str, datetime] = {}  # by door, after it failed more than once
        self.looked: dict[str, datetime] = {}  # by door
        self.heat: tuple[datetime | None, Heat] = (None, EVEN)
        self.sends: Job | None = None
        self.distress = distress.Distress(house)

    # -------------------------------------------------------------- the schedule
    def scheduler(self) -> BackgroundScheduler:
        """Build the schedule: no misfire is dropped, missed turns run once, no job overlaps itself."""
        scheduler = BackgroundScheduler(
            executors={
                "default": ThreadPoolExecutor(self.house.settings.collect.workers + 2),
                "post": ThreadPoolExecutor(1),
                "house": ThreadPoolExecutor(6),  # as many as there are such jobs: none waits for another
            },
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone="UTC",
        )
        begin = self.now()
        clock.rightly(self.house.store, begin)
        for publisher, door in self._registers():
            trigger = self._trigger(door, begin)
            first = begin + min(timedelta(seconds=self._first(door)), trigger.interval)
            scheduler.add_job(self._watched, trigger, (self.look, publisher, door), id=door.name, next_run_time=first)
        beat = IntervalTrigger(seconds=LIST_EVERY)
        scheduler.add_job(self._watched, beat, args=(self.go_through_the_list,), id="list", next_run_time=begin)
        self._keep_house(scheduler, begin)
        return scheduler

    def _keep_house(self, scheduler: BackgroundScheduler, begin: datetime) -> None:
        """Add what is done beside the doors, and waits for none of them."""

        def add(work: Callable[[], None], seconds: float, executor: str = "house", **first: datetime) -> Job:
            every = IntervalTrigger(seconds=seconds)
            return scheduler.add_job(self._guarded, every, args=(work,), id=work.__name__, executor=executor, **first)

        self.sends = add(self.post, POST_EVERY, "post", next_run_time=begin)
        add(self.go_round, POST_EVERY)
        add(self.tell, POST_EVERY)
        add(self.call_the_roll, 24 * 3600)
        add(self.read_calendars, 3600, next_run_time=begin)
        add(self.ping, PING_EVERY)
        add(self.housekeep, self.house.settings.watch.housekeeping)

    def _registers(self) -> list[tuple[str, Door]]:
        """The doors that are knocked at by themselves, each with its publisher."""
        return [(one.NAME, door) for one in self.house.publishers.values() for door in one.DOORS if door.register]

    def _trigger(self, door: Door, begin: datetime) -> IntervalTrigger:
        share = self.house.settings.heat.hot if door.serves else 1.0
        every = max(LEAST, round(door.every * share))
        return IntervalTrigger(seconds=every, start_date=begin + timedelta(seconds=phase(door.name, door.every)))

    def _first(self, door: Door) -> float:
        """Look at once after a start, unless the door was read not long ago."""
        state = self.house.store.doors(door.name).get(door.name)
        tried = state.tried_at if state else None
        waited = (self.now() - tried).total_seconds() if tried else door.every
        return max(0.0, min(door.every - waited, float(door.every)))

    # -------------------------------------------------------------- the jobs
    def _guarded(self, work: Callable[..., None], *given: object) -> None:
        """Run one job; whatever it raises is a bug to report, and no reason to stop watching."""
        if self.stop.is_set():
            return
        job = failing.named(work, given)
        try:
            work(*given)
            self.distress.well(job, self.now())
        except Exception as error:  # noqa: BLE001 - the one place where a bug must not stop the watch
            self.distress.met(job, error, self.now())

    def _watched(self, work: Callable[..., None], *given: object) -> None:
        """Run one job of the doors, and remember that it came to its end."""
        self._guarded(work, *given)
        self.last_finished = self.now()

    def look(self, publisher: str, door: Door) -> None:
        """Knock at one door, and follow what moved; then at those that fell due meanwhile."""
        if self._rests(door):
            return
        self.looked[door.name] = self.now()
        if (until := self.rest_until.get(door.name)) and self.now() < until:
            return
        due, lock = self.due[publisher], self.locks[publisher]
        if door not in due:
            due.append(door)
        while due and not self.stop.is_set() and lock.acquire(blocking=False):
            try:
                if due:  # or whoever had the lock before us looked at it
                    self._guarded(self._look_at, due.popleft())
            finally:
                lock.release()

    def _look_at(self, door: Door) -> None:
        report = self.house.check(self._now_or_last(), [door.name])[0]
        for state in report.doors:
            self._pace(state.door, state.failures)
            logs.say("looked", door=state.door, health=state.health.value, detail=state.detail)
        self._noticed(report.events)

    def go_through_the_list(self) -> None:
        """Look at those pages and feeds of the operator's own list whose rest is over, and at whom officers released.

        An empty list is gone through as well: a thread was free for it, so the watchdog knows that doors are looked at.
        """
        now = self._now_or_last()
        known, listed = self.house.store.doors("listed."), list(self.house.listed.values())
        for publisher, door in doubting.let_out(self.house.store, self._registers(), now):
            self.look(publisher, door)
        if not (due := list(watchlist.due(listed, known, now, self._felt()))):
            return
        report = self.house.watch(due, now)
        for state in (s for s in report.doors if s.health not in GOOD):
            logs.say("looked", door=state.door, health=state.health.value, detail=state.detail)
        logs.say("went through the list", sources=len(due), events=len(report.events))
        self._noticed(report.events)

    def _noticed(self, found: Sequence[Event]) -> None:
        """Say what was noticed, and let it leave now: until the next round of sending it was half of its way out."""
        for event in found:
            logs.warn(event.finding.headline, event=event.id, severity=event.finding.severity)
        if found and self.sends is not None and not self.stop.is_set():
            self.sends.modify(next_run_time=self.now())

    def _rests(self, door: Door) -> bool:
        """Whether a mission's feed may rest on: it is knocked at by the heat of its country."""
        last, rest = self.looked.get(door.name), self._felt().rest(door.every, door.serves)
        return last is not None and (self.now() - last).total_seconds() < rest - 1

    def _felt(self) -> Heat:
        """Feel the heat once a minute."""
        if self.heat[0] is None or self.now() - self.heat[0] >= timedelta(minutes=1):
            self.heat = self.now(), self.house.heat(self.now())
        return self.heat[1]

    def _pace(self, door: str, failures: int) -> None:
        """Stay away longer from a door that keeps failing."""
        self.rest_until.pop(door, None)
        if failures > 1:
            self.rest_until[door] = self.now() + timedelta(seconds=back_off(failures, None))

    def call_the_roll(self) -> None:
        """Read all doors of each publisher in one pass: only together can they say that a destination is missing."""
        for name in [n for n, publisher in self.house.publishers.items() if publisher.DOORS]:
            with self.locks[name]:
                self.house.check(self._now_or_last(), [name])

    def _now_or_last(self) -> datetime:
        return clock.rightly(self.house.store, self.now())

    def post(self) -> None:
        """Send what is due, unless another process does."""
        done = office.post(self.house, self.now, self.stop.is_set, self._went)
        if sent := {state: count for state, count in done.items() if count}:
            logs.say("posted", **sent)

    def _went(self) -> None:
        self.went_round = self.now()

    def go_round(self) -> None:
        """While sending takes long, here or in another process, see after storms, chains and whoever leaves."""
        waited = self.now() - self.went_round
        if waited > timedelta(seconds=2 * POST_EVERY) and office.go_round(self.house, self.now, self.stop.is_set):
            self._went()

    def tell(self) -> None:
        """Page whoever must know that something is wrong."""
        self.distress.tell(self.now())
        alarm.tell(self.house, self.now, self.stop.is_set)

    def read_calendars(self) -> None:
        """Read again, each day, the lists of journeys that stand behind an address."""
        if not self.house.store.calendars.all():
            return
        for one in refetch(self.house).go_round(self.now(), self.stop.is_set):
            say = logs.warn if one.trouble else logs.say
            say("read a calendar", calendar=one.id, host=one.host, trouble=one.trouble)

    def ping(self) -> None:
        """Tell whoever watches us that we watch, while rounds are made too: in them it is found that nothing leaves."""
        late = self.now() - self.went_round >= timedelta(seconds=2 * PING_EVERY)
        if not late and not self.distress.refuses(self.now()):
            rounds.ping(self.house)

    def housekeep(self) -> None:
        """Read pages stored without a text, forget journeys, walk the hash chain, say how large the memory is."""
        backfill.backfill(self.house, _TEXTS)
        retention.forget(self.house, self.now())
        link, size = self.house.store.verify(), self.house.store.size()
        say = logs.say if link.broken_at is None else logs.fail
        say("walked the hash chain", entries=link.events, broken_at=link.broken_at, bytes=size.get("bytes"))

    # -------------------------------------------------------------- the life
    def run(self) -> int:
        """Watch until SIGTERM or SIGINT; finish what is being written, begin nothing new, exit 0."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        scheduler = self.scheduler()
        scheduler.start()
        doors = len(self._registers()) + len(self.house.listed)
        notify.notify(os.environ, notify.READY, notify.status(f"watching {doors} doors"))
        logs.say("watching", doors=doors, state=str(self.house.state))
        pulse = notify.pulse(os.environ, os.getpid()) or 5.0
        while not self.stop.wait(pulse):
            self.mind_the_clock(scheduler)
            if self.now() - self.last_finished < timedelta(seconds=self.house.settings.watch.watchdog):
                notify.notify(os.environ, notify.ALIVE)
        notify.notify(os.environ, notify.STOPPING)
        scheduler.shutdown(wait=True)
        logs.say("stopped")
        return 0

    def mind_the_clock(self, scheduler: BackgroundScheduler) -> None:
        """After the clock was put back, nothing waits until it is again as late as it was."""
        now = self.now()
        clock.rightly(self.house.store, now)
        late = [job for job in scheduler.get_jobs() if job.next_run_time - now > job.trigger.interval + clock.BACK]
        if late:
            logs.warn("the clock was put back", jobs=len(late))
            self.rest_until, self.looked, self.heat = {}, {}, (None, EVEN)
            self.last_finished = self.went_round = now
        for job in late:
            job.modify(next_run_time=now)


def watch(house: House, now: Clock, web: bool = False) -> int:
    """Run the daemon, with `web` also the pages; returns its exit status."""
    from monitor.alone import WATCHED, alone
    with alone(house.state / WATCHED) as free:
        if not free:
            print(f"advisory-monitor: another daemon watches {house.state}", file=sys.stderr)  # noqa: T201
            return 2
        logs.setup(house.settings.log.level, house.settings.log.format, sys.stderr)
        if not web:
            unserved.over(house.store, now())
            return Watch(house, now).run()
        from monitor import serve
        with serve.beside(house, now):
            return Watch(house, now).run()
