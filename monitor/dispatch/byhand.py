"""Whoever is told without the outbox: officers by every way they read, where no letter of the outbox would leave."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import replace
from datetime import datetime

from monitor import logs
from monitor.admit.enrol import kept_as
from monitor.deliver.channel import Channel
from monitor.deliver.channels.slack import Slack
from monitor.deliver.channels.teams import Teams
from monitor.deliver.channels.webhook import Webhook
from monitor.deliver.line import Line
from monitor.deliver.notice import notice as written
from monitor.deliver.target import Spoke, Target
from monitor.dispatch import channels, office, owners
from monitor.dispatch.receivers import configured, receivers
from monitor.model import TryLater
from monitor.model.endpoint import PREFIX
from monitor.store.codec import stamp
from monitor.store.notices import Notice
from monitor.wire import House

_POSTS: dict[str, Callable[[Line], Channel]] = {"slack": Slack, "teams": Teams, "webhook": Webhook}
_WAYS = {"email", "apprise", *_POSTS}  # a folder lies on the disk that is full


class Unwritten:
    """The book of receivers, in which nothing is written down: there is no room for it, or no book at all."""

    def __init__(self, house: House, now: datetime) -> None:
        self._house, self._now, self._listed = house, now, configured(house)

    def find(self, address: str) -> Target | None:
        """Return a receiver of the configuration without asking the database."""
        if not address.startswith(PREFIX) or not self._house.store:
            return self._listed.find(address)
        return receivers(self._house, lambda: self._now).find(address)

    def note(self, address: str, spoke: Spoke) -> None:
        """Nothing is written."""


def ways(house: House) -> set[tuple[str, str]]:
    """The ways by which officers read, each as its channel and its address."""
    named = house.settings.routing.officers.readers
    return {(one.channel, kept_as(one)) for one in house.readers if one.name in named and one.channel in _WAYS}


def write(house: House, notice: Notice, to: Collection[tuple[str, str]], now: datetime) -> set[tuple[str, str]]:
    """Write past the outbox and past the table of requests; returns to whom it left, perhaps left, or never will."""
    left: set[tuple[str, str]] = set()
    try:
        desk = office.writing_desk(house)
        told = notice.subject, notice.lines, now
        letter = written(notice.key + stamp(now), *told, desk)  # chats and programs read its payload
        plain = owners.letter(desk, letter.id, *told)
        letter = replace(letter, text=plain.text, html=plain.html)
    except (OSError, ValueError) as error:  # the key beside the database cannot be read either
        logs.warn("nothing can be written by hand", error=str(error))
        return left
    for channel, address in sorted(to):
        try:
            with closing(_open(house, channel, desk.sender, now)) as way:
                if not isinstance(way.send(letter, address), TryLater):
                    left.add((channel, address))
        except (sqlite3.Error, OSError, ValueError) as error:  # one way that cannot be opened closes no other
            logs.warn("a way cannot be opened by hand", channel=channel, error=str(error))
    return left


def _open(house: House, channel: str, sender: str, now: datetime) -> Channel:
    if channel == "email":
        return channels.mail(house, sender).open()
    if channel == "apprise":
        return channels.apprise(house)
    return _POSTS[channel](Line(Unwritten(house, now), house.call, lambda: now))
