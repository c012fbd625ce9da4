"""Find the recipient somebody means."""

from __future__ import annotations

from monitor.admit.enrol import address_key, secret
from monitor.model import Recipient
from monitor.wire import House


def known(house: House, who: str) -> list[Recipient]:
    """Find who is meant by a mailbox, a name or a number."""
    found = house.store.recipient(int(who) if who.isdigit() else who)
    key = address_key(secret(house.state, house.settings.post.secret_file), who) if "@" in who else None
    return [found] if found else house.store.recipients_by_key(key) if key else []
