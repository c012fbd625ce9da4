"""The relays of the configuration, and what an operator should mend of mail: asked without handing anything over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING, Literal

from monitor.model import Sent, State
from monitor.speak.tongue import plural
from monitor.store.codec import spoken, stamp
from monitor.store.notices import Notice
from monitor.wire import House

if TYPE_CHECKING:
    from monitor.deliver.relay import Relay

_SECURITY: dict[str, Literal["starttls", "tls", "plain"]] = {"required": "starttls", "implicit": "tls", "none": "plain"}
_KEPT = "rehearsed"  # the notice that mail goes into the folder
_MOST = 1_000  # messages of each state that are looked at; more than that say the same
Findings = Iterator[tuple[bool, str]]


def relays(house: House, sender: str) -> list[Relay]:
    """Give the relays in the order they are asked; ValueError for one that would be spoken to in the clear."""
    from monitor.deliver.relay import Patience, Relay

    keys, password = house.settings.email, house.settings.password
    patience = Patience(connect=keys.connect_timeout, command=keys.timeout, block=keys.timeout)
    word = password.reveal() if password else ""
    return [
        Relay(host, sender, keys.port, _SECURITY[keys.starttls], keys.user, word, patience=patience)
        for host in keys.hosts
    ]


def examine(house: House, now: datetime) -> Findings:
    """Say of each relay whether it would have us, whom no mail reaches, and what waits or will not leave, and why."""
    if house.settings.email.host:
        yield from _asked(house)
    yield from _rehearsed(house)
    yield from _linked(house)
    yield from _lost(house, now)
    yield from _left(house)


def _asked(house: House) -> Findings:
    """Ask each relay in the name mails leave under."""
    from monitor.deliver.channels.email import Email

    keys = house.settings.post
    sender = keys.return_path.replace("{token}", "doctor") or parseaddr(keys.from_)[1]
    try:
        known = relays(house, sender)
    except ValueError as wrong:
        yield False, f"[email] {wrong}"
        return
    if sender.endswith("@localhost"):
        yield False, f"expected a mailbox of yours in [post] from, which answers and bounces go to, got {sender}"
    for relay in known:
        outcome = Email(relay).hello()
        why = outcome.receipt if isinstance(outcome, Sent) else outcome.reason
        yield isinstance(outcome, Sent), f"relay {relay.host}:{relay.port}, asked as {sender}: {why}"


def _rehearsed(house: House) -> Findings:
    """Name the readers, and count the people of the web, whose mail goes into the folder for nobody lets it leave."""
    post, host = house.settings.post, house.settings.email.host
    if leaves(house):
        return
    allowed, goes = {one.lower() for one in post.allowed if host}, f"it goes to {house.state / post.outbox}"

    def kept(address: str) -> bool:
        whole = address.lower()
        return not {whole, f"@{whole.rpartition('@')[2]}"} & allowed

    wanted = '[post] mode = "live"' if host else "a relay in [email] host"
    if named := [one.name for one in house.readers if one.channel == "email" and kept(one.address)]:
        yield False, f'expected {wanted} for mail to reach {", ".join(named)}, got "{post.mode}": {goes}'
    people = (one for one in house.store.recipients(("active", "paused", "unconfirmed")) if one.origin != "config")
    if many := sum(one.channel == "email" and kept(one.address) for one in people):
        came = f'"{post.mode}"' if host else "none"
        reach = f"mail to reach {plural(many, 'person', 'people')} who asked for it on the web"
        yield False, f"expected {wanted} for {reach}, got {came}: {goes}"


def tell_rehearsed(house: House, now: datetime) -> None:
    """Page officers, once, where a relay is named and mail goes into the folder all the same, listed nobody.

    Of a configuration from before there was such a catch nobody would hear, and everything would count as sent.
    """
    post, store = house.settings.post, house.store
    kept = tuple(said for _, said in _rehearsed(house)) if house.settings.email.host and not post.allowed else ()
    if kept:
        store.notices.give(Notice(_KEPT, "Mail leaves to nobody", kept, page=True, where="/status"), (), now)
    else:
        store.notices.end(_KEPT, now)


def _linked(house: House) -> Findings:
    """Say that links in mails lead nowhere: people of the web leave and confirm by them, a chain is answered by one."""
    base = house.settings.web.base_url
    if base.startswith("https://") or not leaves(house):
        return
    people = house.store.recipients(("active", "paused", "unconfirmed"))
    if any(one.origin != "config" for one in people) or house.settings.routing.chains:
        why = f"links in mails lead to {house.settings.web.address}, and no mail program offers to leave with one click"
        yield False, f"expected an https address people come to in [web] base_url, got {base or 'none'}: {why}"


def leaves(house: House) -> bool:
    """Whether mail leaves to whoever asks for it, and not into the folder of a house that is still tried out."""
    return bool(house.settings.email.host) and house.settings.post.mode == "live"


def _lost(house: House, now: datetime) -> Findings:
    """Name the configured readers whose mailbox is barred: nothing is ever sent there again."""
    for reader in house.readers:
        who = house.store.recipient(reader.name)
        why = house.store.people.suppressed(who.address_key, now) if who and who.address_key else None
        back = f"; `advisory-monitor outbox admit {reader.name}` when it works again" if why == "hard_bounce" else ""
        if why:
            said = f"nothing is sent to its mailbox any more ({why.replace('_', ' ')}){back}"
            yield False, f"reader {reader.name}: {said}"


def _left(house: House) -> Findings:
    """Count what is tried again, in doubt, given up or too late, with what was said of the newest."""
    dead = "`advisory-monitor outbox dead`"
    for state, how in (
        (State.RETRY_WAIT, "tried again later"),
        (State.UNCERTAIN, "in doubt: perhaps it arrived"),
        (State.FAILED, f"given up ({dead})"),
        (State.EXPIRED, f"too late to be sent ({dead}; `outbox retry NUMBER --by YOU` sends one all the same)"),
    ):
        found = house.store.outbox([state], _MOST)
        if found:
            newest = found[0]
            said = f"to {newest.reader}, owed since {spoken(stamp(newest.created_at))}: {newest.last_reason}"
            many = "or more " if len(found) == _MOST else ""
            yield False, f"{plural(len(found), 'message')} {many}{how}; the newest {said}"
