"""The message an endpoint is tried with: it says that it is a test and that nothing happened."""

from __future__ import annotations

import secrets
from datetime import datetime

from monitor.contract import moment
from monitor.model import Card, Endpoint, Message


def trial(endpoint: Endpoint, now: datetime) -> Message:
    """Write it for one endpoint, as text, as a card of a chat and as data."""
    said = f"Test: Advisory Monitor reaches “{endpoint.label}”. Nothing happened anywhere; no advice has changed."
    when = f"{now:%a} {now.day} {now:%b %Y, %H:%M} UTC"
    card = Card(
        severity="P4",
        urgency="Test",
        place=endpoint.label,
        label="Advisory Monitor",
        headline=said,
        why="",
        level="This is how alerts will look here.",
        notes=(),
        quotes=(),
        inside=(),
        times=(("Sent", when, ""),),
        confirmed="",
        url="",
        site="",
    )
    payload: dict[str, object] = {
        "type": "endpoint.test",
        "timestamp": moment(now),
        "data": {"endpoint": endpoint.id, "label": endpoint.label, "said": said},
    }
    return Message(f"test_{secrets.token_hex(12)}", said, said, "", payload, {}, (card,))
