"""Jobs of the daemon that fail again and again: officers are told, without the database where that is what fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta

from monitor import logs
from monitor.deliver.plain import header
from monitor.dispatch import byhand, rounds
from monitor.refused import refused
from monitor.store.notices import Notice
from monitor.tend.failing import KEY, Failing, notices
from monitor.wire import House

_AGAIN, _OVER = timedelta(minutes=1), timedelta(minutes=5)
_SENDING, _OUTBOX = ("post", "tell"), ("outbox", "")  # the jobs by which what is written down leaves; that way

Way = tuple[str, str]  # a channel and an address


class Distress:
    """`met` and `well` are said of each job as it ends; `tell` every few seconds."""

    def __init__(self, house: House) -> None:
        self._house, self._failing = house, Failing()
        self._left: dict[str, set[Way]] = {}  # by key of what was told, the ways by which it left
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
        self._left = {key: ways for key, ways in self._left.items() if key in self._seen}
        try:
            if self._failing.at(*_SENDING):  # a letter in the outbox, or a page in the table, would not leave
                self.cry(now)
            else:
                self._write(found, now)
            for old in store.notices.open(KEY):
                if old.key not in self._seen:
                    store.notices.end(old.key, now)
        except (sqlite3.Error, OSError):
            self.cry(now)

    def _write(self, found: Mapping[str, Notice], now: datetime) -> None:
        for key, notice in found.items():
            if key not in self._left:
                self._house.store.notices.give(notice, sorted(self._house.settings.routing.officers.readers), now)
                self._left[key] = {_OUTBOX}

    def cry(self, now: datetime) -> None:
        """Page and write of what lasts by hand, once by each way; what did not leave is tried again in a minute."""
        if self._tried and timedelta() <= now - self._tried < _AGAIN:
            return
        for notice in notices(self._failing.lasting(now)):
            done, page = self._left.get(notice.key), self._house.settings.routing.officers.page
            ways = ({("page", page)} if page else set()) | byhand.ways(self._house)
            if (done is None or ways - done) and _OUTBOX not in (done or ()):
                self._tried = now
                self._by_hand(notice, ways - (done or set()), now)

    def _by_hand(self, notice: Notice, ways: set[Way], now: datetime) -> None:
        pages, rest = {one for one in ways if one[0] == "page"}, {one for one in ways if one[0] != "page"}
        said: dict[str, object] = {"subject": notice.subject, "lines": list(notice.lines)}
        said["url"] = f"{self._house.settings.web.address}{notice.where}"
        left = {one for one in pages if rounds.posted(self._house, one[1], said)}
        if rest:
            left |= byhand.write(self._house, notice, rest, now)
        logs.warn(notice.subject, why=" ".join(notice.lines), page=notice.key, left=len(left))
        if left or not ways:
            self._left.setdefault(notice.key, set()).update(left)
