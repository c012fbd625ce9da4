"""Jobs of the daemon that fail again and again: officers are told, without the database where that is what fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta

from monitor import logs
from monitor.collect.source import Door
from monitor.deliver.plain import header
from monitor.dispatch import office, owners, rounds
from monitor.model import Sent
from monitor.refused import refused
from monitor.seals import identity
from monitor.store.codec import stamp
from monitor.store.notices import Notice
from monitor.tend.failing import KEY, Failing, notices
from monitor.wire import House

_AGAIN, _OVER = timedelta(minutes=1), timedelta(minutes=5)


class Distress:
    """`met` and `well` are said of each job as it ends; `tell` every few seconds."""

    def __init__(self, house: House) -> None:
        self._house, self._failing = house, Failing()
        self._cried: set[str] = set()  # keys of what was told without the database
        self._seen: dict[str, datetime] = {}  # by key, when it was found last
        self._tried: datetime | None = None
        self.well = self._failing.well

    def met(self, job: str, error: BaseException, now: datetime) -> None:
        """A job was refused by the machine, or met a mistake of ours: the log has it at once."""
        why = refused(error, self._house.state)
        logs.fail(why or "a job failed", None if why else error, job=job)
        self._failing.met(job, header(why or f"{type(error).__name__}: {error}"), bool(why), now)

    def refuses(self, now: datetime) -> bool:
        """Whether the machine has refused us for long: nobody may think that all is well."""
        return any(one.machine for one in self._failing.lasting(now).values())

    def tell(self, now: datetime) -> None:
        """Tell officers of what lasts, once, and end what is over: what comes and goes is one trouble."""
        found, store = {one.key: one for one in notices(self._failing.lasting(now))}, self._house.store
        self._seen = {key: at for key, at in self._seen.items() if timedelta() <= now - at < _OVER}
        self._seen |= dict.fromkeys(found, now)
        officers = sorted(self._house.settings.routing.officers.readers)
        try:
            for key, notice in found.items():
                if key not in self._cried:
                    store.notices.give(notice, officers, now)
            for old in store.notices.open(KEY):
                if old.key not in self._seen:
                    store.notices.end(old.key, now)
        except (sqlite3.Error, OSError):
            self.cry(now)
        else:
            self._cried &= self._seen.keys()

    def cry(self, now: datetime) -> None:
        """Tell of what lasts by hand, where there is no database to write it into."""
        for notice in notices(self._failing.lasting(now)):
            self._cry(notice, sorted(self._house.settings.routing.officers.readers), now)

    def _cry(self, notice: Notice, officers: Sequence[str], now: datetime) -> None:
        """Page and write by hand, once for as long as it lasts; where nothing left, it is tried again in a minute."""
        if notice.key in self._cried or (self._tried and timedelta() <= now - self._tried < _AGAIN):
            return
        house, url = self._house, self._house.settings.routing.officers.page
        where = f"{house.settings.web.address}{notice.where}"
        said: dict[str, object] = {"subject": notice.subject, "lines": list(notice.lines), "url": where}
        left = [rounds.posted(house, url, said)] if url else []
        left += self._mailed(notice, officers, now)
        logs.warn(notice.subject, why=" ".join(notice.lines), page=notice.key, left=sum(left))
        self._tried = now
        if any(left) or not left:
            self._cried.add(notice.key)

    def _mailed(self, notice: Notice, officers: Sequence[str], now: datetime) -> list[bool]:
        """Write to each officer who has a mailbox, past the outbox; whether each mail left."""
        readers = self._house.readers
        if not (addresses := [one.address for one in readers if one.name in officers and one.channel == "email"]):
            return []
        try:
            desk = office.writing_desk(self._house)
        except (OSError, ValueError):  # the key beside the database cannot be read either
            return [False]
        letter = owners.letter(desk, identity(desk.secret, notice.key, stamp(now)), notice.subject, notice.lines, now)
        with closing(office.mail(self._house, desk.sender).open()) as way:
            return [isinstance(way.send(letter, address), Sent) for address in addresses]


def named(work: object, given: Sequence[object]) -> str:
    """Name a job by what it does, and at which door."""
    what = getattr(work, "__name__", "?").strip("_").replace("_", " ")
    return " ".join([what, *(one.name for one in given if isinstance(one, Door))])
