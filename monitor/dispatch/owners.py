"""Whoever owns an endpoint, and officers where it is the house's, hear that it was switched off: by another way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.utils import format_datetime

from markupsafe import escape

from monitor import logs
from monitor.deliver.automatic import AUTOMATIC
from monitor.deliver.channel import Channel
from monitor.deliver.letter import Desk
from monitor.deliver.plain import header
from monitor.model import Endpoint, Message, Sent, TryLater
from monitor.seals import identity
from monitor.store.codec import moment, stamp
from monitor.store.notices import Notice
from monitor.store.sqlite import Store

_OFF = "endpoint off: "  # before the id, in the key of a notice
_AGAIN = timedelta(minutes=15)


def tell(store: Store, mail: Channel, desk: Desk, clock: Callable[[], datetime], officers: Sequence[str]) -> int:
    """Mail the owner of each endpoint that switched itself off, once; returns how many were told.

    Officers hear of those of the house, and of those nobody owns: alerts for them reach nobody. Whom a company names
    is written to where that mailbox is proved as its own: whoever could name any could fill any with letters of ours.
    """
    untold = [_heard(store, endpoint, clock()) for endpoint in store.endpoints.untold()]
    for endpoint in untold:
        if endpoint.tenant is None or not endpoint.owner:
            store.notices.give(_noticed(endpoint), officers, clock())
    return sum(_told(store, mail, endpoint, desk, clock()) for endpoint in untold)


def _heard(store: Store, endpoint: Endpoint, now: datetime) -> Endpoint:
    """The endpoint with the owner that may be written to, or with none."""
    mine = endpoint.tenant is None or store.desks.proved(endpoint.tenant, endpoint.owner, now)
    return endpoint if mine else replace(endpoint, owner="")


def end(store: Store, now: datetime) -> None:
    """End what officers were told of endpoints that are on again, or were removed."""
    for notice in store.notices.open(_OFF):
        endpoint = store.endpoints.find(notice.key.removeprefix(_OFF))
        if endpoint is None or endpoint.disabled_at is None:
            store.notices.end(notice.key, now)


def _noticed(endpoint: Endpoint) -> Notice:
    heard = f"{endpoint.owner} hears of it, too." if endpoint.owner else "It names no owner who may be written to."
    lines = (
        f"The reason: {header(endpoint.why)}. Alerts for it are not sent while it is off. {heard}",
        f"When it works again: advisory-monitor endpoints on {endpoint.id}, and endpoints replay for what was missed.",
    )
    return Notice(f"{_OFF}{endpoint.id}", _subject(endpoint), lines, page=True)


def _subject(endpoint: Endpoint) -> str:
    return header(f"Switched off: {endpoint.label} ({endpoint.channel} at {endpoint.host})")


def _told(store: Store, way: Channel, endpoint: Endpoint, desk: Desk, now: datetime) -> bool:
    tried = store.note(f"owner of {endpoint.id}")
    if tried and now < moment(tried) + _AGAIN:
        return False
    logs.warn("an endpoint was switched off", endpoint=endpoint.id, label=endpoint.label, why=endpoint.why)
    outcome = way.send(written(endpoint, desk, now), endpoint.owner) if endpoint.owner else Sent("nobody to tell")
    store.note(f"owner of {endpoint.id}", stamp(now))
    if isinstance(outcome, TryLater):
        return False
    store.endpoints.change(endpoint.id, told_at=now)  # also when in doubt: once is enough
    return isinstance(outcome, Sent) and bool(endpoint.owner)


def written(endpoint: Endpoint, desk: Desk, now: datetime) -> Message:
    """Return the letter: what is off, why, what was missed and how to get it again; the same identity every time."""
    off = endpoint.disabled_at or now
    rows = (
        f"Advisory Monitor no longer posts to “{header(endpoint.label)}” ({endpoint.channel} at {endpoint.host}).",
        f"Since {off:%a} {off.day} {off:%b %Y, %H:%M} UTC; the reason: {header(endpoint.why)}.",
        "Alerts for it are not sent while it is off. Nothing else of yours is concerned.",
        "When the receiver works again, ask whoever runs the monitor to switch it on and to replay what was missed:",
        f"advisory-monitor endpoints on {endpoint.id}",
        f"advisory-monitor endpoints replay {endpoint.id} --since {(endpoint.failing_since or off):%Y-%m-%dT%H:%MZ}",
    )
    return letter(desk, identity(desk.secret, "endpoint off", endpoint.id, stamp(off)), _subject(endpoint), rows, now)


def letter(desk: Desk, id_: str, subject: str, rows: Sequence[str], now: datetime) -> Message:
    """Return a letter that is written by hand, past the outbox: a paragraph a row."""
    fields = {
        "From": str(Address(header(desk.name), addr_spec=desk.sender)),
        "Date": format_datetime(now.astimezone(UTC)),
        "Message-ID": f"<{id_}@{desk.host}>",
        **AUTOMATIC,
    }
    html = "<!doctype html><html lang=en><body>" + "".join(f"<p>{escape(row)}</p>" for row in rows) + "</body></html>"
    return Message(id_, subject, "\n\n".join(rows) + "\n", html, {}, fields)
