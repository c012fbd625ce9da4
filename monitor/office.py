"""The desk that writes and the ways out, wired from the configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from typing import Literal

from monitor import letters, matters, owners
from monitor.alone import alone
from monitor.collect.listed import NAME
from monitor.deliver.channel import Channel
from monitor.deliver.channels.file import File
from monitor.deliver.compose import compose
from monitor.deliver.letter import Desk
from monitor.deliver.paper import paper
from monitor.deliver.send import Round, Tally, post_due
from monitor.enrol import ring, secret
from monitor.model import GiveUp, Message, Reader, Severity, TryLater
from monitor.store.protocol import Due
from monitor.wire import House

OWNER = "house"  # one process sends at a time (a lock), so claims found at the start are a crash's
_SECURITY: dict[str, Literal["starttls", "tls", "plain"]] = {"required": "starttls", "implicit": "tls", "none": "plain"}


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes, who is written to, and how messages leave."""

    house: House
    desk: Desk
    readers: dict[str, Reader]
    channels: dict[str, Channel]
    clock: Callable[[], datetime]

    def post(self, stop: Callable[[], bool]) -> Tally:
        """Send what is due, each outcome written down before the next begins."""
        store = self.house.store
        store.recover(OWNER, self.clock())
        return post_due(Round(store, self.channels, self.compose, self.gravity, OWNER, self.clock), stop)

    def compose(self, due: Due, now: datetime) -> Message | GiveUp | TryLater:
        """Write the message of one delivery, with everything known by now (doors that confirmed since)."""
        if due.matter:
            keys = ring(self.house.state)
            return matters.letter(due.matter, due.id, keys, self.house.settings.web.base_url, now, self.desk)
        reader, event = self._reader(due), self.house.store.event(due.event_id)
        if reader is None:
            return GiveUp(f"reader {due.reader!r} is no longer configured")
        if event is None:
            return TryLater(f"event {due.event_id!r} is not in the store")
        publisher = self.house.publisher(event.publisher)
        asked = event.doors[0].name if event.publisher == NAME else event.publisher + "."  # each listed page by itself
        checked = max((s.good_at for s in self.house.store.doors(asked).values() if s.good_at), default=now)
        return compose([letters.letter(event, publisher, self.house.view, checked)], reader, now, self.desk)

    def _reader(self, due: Due) -> Reader | None:
        """Who is written to; who subscribed by themselves stands in the store, not in the configuration."""
        if due.origin == "config":
            return self.readers.get(due.reader)
        return Reader(due.reader, due.channel, due.address, timezone=due.zone)

    def gravity(self, event_id: str) -> Severity:
        """How grave an event is, and so how long it is worth sending."""
        event = self.house.store.event(event_id)
        return event.finding.severity if event else "P1"


def post(house: House, clock: Callable[[], datetime], stop: Callable[[], bool] = lambda: False) -> dict[str, int]:
    """Send what is due; returns how many deliveries ended how. One process sends at a time, others leave it be."""
    with alone(house.state / "post.lock") as free:
        if not free:
            return {}
        house.enrol(clock())
        desk = office(house, clock)
        tally = desk.post(stop)
        owners.tell(house.store, desk.channels, desk.desk, clock)
        return {"sent": tally.sent, "later": tally.later, "given up": tally.given_up, "unsure": tally.unsure}


def office(house: House, clock: Callable[[], datetime]) -> Office:
    """Open the desk and the channels that readers use."""
    keys = house.settings.post
    sender = parseaddr(keys.from_)
    desk = Desk(sender[1], keys.domain, secret(house.state, keys.secret_file), paper(), sender[0] or "Advisory Monitor")
    used = {reader.channel for reader in house.readers}
    return Office(
        house, desk, {r.name: r for r in house.readers}, dict(_channels(house, used, sender[1], clock)), clock
    )


def _channels(house: House, used: set[str], sender: str, clock: Callable[[], datetime]) -> list[tuple[str, Channel]]:
    """Open only what somebody uses: the file is always there."""
    folder = File(house.state / house.settings.post.outbox)
    found: list[tuple[str, Channel]] = [("file", folder)]
    if not house.settings.email.host:
        found.append(("email", folder))  # until mail is configured, all of it can be read in the Maildir
    else:
        from monitor.deliver.channels.email import Email
        from monitor.deliver.relay import Patience, Relay

        keys, password = house.settings.email, house.settings.password
        patience = Patience(connect=keys.connect_timeout, command=keys.timeout, block=keys.timeout)
        relay = Relay(
            keys.host,
            sender,
            keys.port,
            _SECURITY[keys.starttls],
            keys.user,
            password.reveal() if password else "",
            patience=patience,
        )
        found.append(("email", Email(relay)))
    return found + _posts(house, used | {one.channel for one in house.store.endpoints.all()}, clock)


def _posts(house: House, used: set[str], clock: Callable[[], datetime]) -> list[tuple[str, Channel]]:
    """Open the channels whose addresses somebody gave us, all on one guarded line."""
    found: list[tuple[str, Channel]] = []
    if used & {"webhook", "slack", "teams"}:
        from monitor.deliver.channels import slack, teams, webhook
        from monitor.receivers import receivers

        line = receivers(house, clock).line
        found += [("webhook", webhook.Webhook(line)), ("slack", slack.Slack(line)), ("teams", teams.Teams(line))]
    if "apprise" in used:
        from monitor.deliver.channels.apprise import Apprise

        mine = (reader for reader in house.readers if reader.channel == "apprise")
        secrets = house.settings.secrets
        found.append(("apprise", Apprise({r.address: secrets[r.name].reveal() for r in mine})))
    return found
