"""A message as data, for machines: the events as the contract prints them, cut to what a webhook may carry."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from monitor.contract import event_json, inside_json, moment
from monitor.deliver.letter import Letter
from monitor.deliver.plain import cut, prose

LIMIT = 20_000  # octets of a body; Standard Webhooks asks senders to stay below about 20 kB
_LINK = 2000  # characters of an address: half of one leads nowhere, and takes nothing on
_WHOLE = ("url", "acknowledge", "replaces")
_MOST = LIMIT // 300  # events looked at: not even the barest takes less than this


def payload(message_id: str, reader: str, letters: Sequence[Letter], now: datetime) -> dict[str, object]:
    """Return `{"type", "timestamp", "data"}`; `data.left_out` counts events that found no room."""
    whole = [_event(letter) for letter in letters[:_MOST]]
    left = len(letters) - len(whole)
    for text, items in ((4000, 100), (1000, 20), (300, 8), (200, 3)):
        events = [_trimmed(event, text, items) for event in whole]
        if len(encoded(made := _envelope(message_id, reader, events, left, now))) <= LIMIT:
            return made
    while len(encoded(_envelope(message_id, reader, events, len(letters), now))) > LIMIT:
        events.pop()
    return _envelope(message_id, reader, events, len(letters) - len(events), now)


def encoded(body: dict[str, object]) -> bytes:
    """Write a body as compact UTF-8 JSON: what is signed is what is sent."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _envelope(message_id: str, reader: str, events: list[Any], left_out: int, now: datetime) -> dict[str, object]:
    data = {"message": message_id, "reader": reader, "events": events, "left_out": left_out}
    return {"type": "advisory.changed", "timestamp": moment(now), "data": data}


def _event(letter: Letter) -> dict[str, object]:
    event = letter.event
    return {
        **event_json(event, letter.storm),
        "why": event.finding.why,
        "level_before": event.level_before,
        "level_after": event.level_after,
        "publisher_label": letter.label,
        "checked_at": moment(letter.checked_at),
        "takes_back": letter.reverts.id if letter.reverts else None,
        "replaces": [one.id for one in letter.replaces],
        "overtaken_by": letter.overtaken.id if letter.overtaken else None,
        "asked": list(letter.asked),
        "acknowledge": letter.answer or None,
        "inside": [inside_json(one) for one in event.inside],
    }


def _trimmed(value: Any, text: int, items: int) -> Any:
    if isinstance(value, str):
        return cut(prose(value[: 2 * text]), text)
    if isinstance(value, list):
        return [_trimmed(one, text, items) for one in value[:items]]
    if isinstance(value, dict):
        room = {key: (_LINK, len(value[key] or ())) if key in _WHOLE else (text, items) for key in value}
        return {key: _trimmed(one, *room[key]) for key, one in value.items()}
    return value
