"""The channels by which messages leave, opened by the configuration: only those that somebody uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from monitor.deliver.channel import Channel
from monitor.deliver.channels.file import File
from monitor.deliver.send import Way
from monitor.dispatch.relays import relays
from monitor.model.endpoint import POSTS
from monitor.wire import House

_AT_ONCE = 8  # requests under way at once, of each channel whose addresses somebody gave us


def opened(house: House, used: set[str], sender: str, clock: Callable[[], datetime]) -> dict[str, Way]:
    """Open only what somebody uses: the file is always there, and mail goes there until a relay is configured."""
    folder = File(house.state / house.settings.post.outbox)
    found = {"file": Way(lambda: folder), "email": mail(house, sender)}
    used = used | {one.channel for one in house.store.endpoints.all()}
    # A receiver may take its whole deadline: the others do not wait for it. Each is still posted to in its turn.
    return found | {name: Way(partial(_same, one), _AT_ONCE) for name, one in _posts(house, used, clock).items()}


def _same(channel: Channel) -> Channel:
    return channel


def mail(house: House, sender: str) -> Way:
    """Open the way of mail: relays by priority, so many connections, and the catch while we only rehearse."""
    keys, folder = house.settings.email, File(house.state / house.settings.post.outbox)
    if not keys.host:
        return Way(lambda: folder)
    from monitor.deliver.channels.email import Email
    from monitor.deliver.exchange import Exchange, Pace
    from monitor.deliver.rehearsal import Rehearsal

    exchange = Exchange(relays(house, sender), Pace(keys.per_second, keys.per_domain))
    allowed = frozenset(one.lower() for one in house.settings.post.allowed)

    def channel() -> Channel:
        way = Email(exchange)
        return way if house.settings.post.mode == "live" else Rehearsal(way, folder, allowed)

    return Way(channel, keys.connections, lambda: exchange.resting()[0])


def _posts(house: House, used: set[str], clock: Callable[[], datetime]) -> dict[str, Channel]:
    """Open the channels whose addresses somebody gave us, all on one guarded line."""
    found: dict[str, Channel] = {}
    if used.intersection(POSTS):
        from monitor.deliver.channels import slack, teams, webhook
        from monitor.dispatch.receivers import receivers

        line = receivers(house, clock).line
        found |= {"webhook": webhook.Webhook(line), "slack": slack.Slack(line), "teams": teams.Teams(line)}
    return found | {"apprise": apprise(house)} if "apprise" in used else found


def apprise(house: House) -> Channel:
    """Open the way to the services Apprise knows."""
    from monitor.deliver.channels.apprise import Apprise

    mine = (reader for reader in house.readers if reader.channel == "apprise")
    return Apprise({r.address: house.settings.secrets[r.name].reveal() for r in mine})
