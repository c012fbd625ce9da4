"""What the daemon fails at: each job since when, how often and why, and what officers are to be told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from monitor.store.codec import spoken, stamp
from monitor.store.notices import Notice

KEY = "failing: "
_LONG = timedelta(minutes=2)  # a database somebody holds for half a minute is no trouble yet
_MENDED = "Until it is mended nothing is noticed, or nothing leaves: `advisory-monitor doctor` and the log say more."
_OURS = "What it does is not done meanwhile; of a door, nothing is noticed. The log has the whole trace."


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that failed and has not come to its end since; `machine` says whether the machine refused it."""

    since: datetime
    times: int
    why: str
    machine: bool


@dataclass(slots=True)
class Failing:
    """All jobs that failed when they were last tried; threads may tell of theirs at once."""

    _jobs: dict[str, Failed] = field(default_factory=dict)
    _guard: Lock = field(default_factory=Lock)

    def well(self, job: str) -> None:
        """A job came to its end."""
        with self._guard:
            self._jobs.pop(job, None)

    def met(self, job: str, why: str, machine: bool, now: datetime) -> None:
        """A job failed."""
        with self._guard:
            was = self._jobs.get(job)
            since, times = (was.since, was.times + 1) if was and was.since <= now else (now, 1)
            self._jobs[job] = Failed(since, times, why, machine)

    def lasting(self, now: datetime) -> dict[str, Failed]:
        """The jobs that failed more than once, and for long."""
        with self._guard:
            return {job: one for job, one in self._jobs.items() if one.times > 1 and now - one.since >= _LONG}


def notices(lasting: Mapping[str, Failed]) -> Iterator[Notice]:
    """One page for all that the machine refuses, and one for each job that meets a mistake of ours."""
    if refusals := [one for one in lasting.values() if one.machine]:
        first = min(refusals, key=lambda one: one.since)
        subject = f"The disk or the database refuses us since {spoken(stamp(first.since))}"
        yield Notice(f"{KEY}the machine", subject, (first.why, _MENDED), page=True, where="/status")
    for job, one in lasting.items():
        if not one.machine:
            subject, since = f"The daemon fails again and again at: {job}", spoken(stamp(one.since))
            yield Notice(f"{KEY}{job}", subject, (f"Since {since}: {one.why}", _OURS), page=True, where="/status")
