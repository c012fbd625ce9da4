"""What the daemon fails at: each job since when, how often and why, and what officers are to be told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from monitor.collect.source import Door
from monitor.store.codec import spoken, stamp
from monitor.store.notices import Notice

KEY = "failing: "
_LONG = timedelta(minutes=2)  # a database somebody holds for half a minute is no trouble yet
_CALM = timedelta(seconds=45)
_MOST, _NAMED = 3, 8  # pages that each name one job of ours; jobs that the page of the rest names
_MENDED = "Until it is mended nothing is noticed, or nothing leaves: `advisory-monitor doctor` and the log say more."
_OURS = "What it does is not done meanwhile; of a door, nothing is noticed. The log has the whole trace."


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that failed and has not come to its end since; `machine` says whether the machine refused it."""

    since: datetime
    last: datetime
    times: int
    why: str
    machine: bool


@dataclass(slots=True)
class Failing:
    """All jobs that failed when they were last tried; threads may tell of theirs at once."""

    _jobs: dict[str, Failed] = field(default_factory=dict)
    _guard: Lock = field(default_factory=Lock)

    def well(self, job: str, now: datetime) -> None:
        """A job came to its end; that it does is believed where it did not fail a moment ago.

        A sender whose journal cannot be written fails every half minute, and in between has nothing to do.
        """
        with self._guard:
            was = self._jobs.get(job)
            if was and not timedelta() <= now - was.last < _CALM:
                del self._jobs[job]

    def met(self, job: str, why: str, machine: bool, now: datetime) -> None:
        """A job failed."""
        with self._guard:
            was = self._jobs.get(job)
            since, times = (was.since, was.times + 1) if was and was.since <= now else (now, 1)
            self._jobs[job] = Failed(since, now, times, why, machine)

    def at(self, *jobs: str) -> bool:
        """Whether one of these fails, and not for the first time."""
        with self._guard:
            return any(job in self._jobs and self._jobs[job].times > 1 for job in jobs)

    def lasting(self, now: datetime) -> dict[str, Failed]:
        """The jobs that failed more than once, and for long."""
        with self._guard:
            return {job: one for job, one in self._jobs.items() if one.times > 1 and now - one.since >= _LONG}


def notices(lasting: Mapping[str, Failed]) -> Iterator[Notice]:
    """One page for all that the machine refuses, and one for each job that meets a mistake of ours.

    One mistake may end the passes of two hundred doors: the first are named, and of the rest one page is enough.
    """
    if refusals := [one for one in lasting.values() if one.machine]:
        first = min(refusals, key=lambda one: one.since)
        subject = f"The disk or the database refuses us since {spoken(stamp(first.since))}"
        yield Notice(f"{KEY}the machine", subject, (first.why, _MENDED), page=True, where="/status")
    ours = sorted((one.since, job) for job, one in lasting.items() if not one.machine)
    for at, job in ours[:_MOST]:
        subject, since = f"The daemon fails again and again at: {job}", spoken(stamp(at))
        yield Notice(f"{KEY}{job}", subject, (f"Since {since}: {lasting[job].why}", _OURS), page=True, where="/status")
    if rest := [job for _, job in ours[_MOST:]]:
        subject, named = "The daemon fails again and again at more of what it does", ", ".join(rest[:_NAMED])
        others = f", and at {len(rest) - _NAMED} more" if rest[_NAMED:] else ""
        yield Notice(f"{KEY}more", subject, (f"At: {named}{others}.", _OURS), page=True, where="/status")


def named(work: object, given: Sequence[object]) -> str:
    """Name a job by what it does, and at which door."""
    what = getattr(work, "__name__", "?").strip("_").replace("_", " ")
    return " ".join([what, *(one.name for one in given if isinstance(one, Door))])
