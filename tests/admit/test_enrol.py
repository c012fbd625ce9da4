"""What a start of the house does once, and what a desk calls its ways to be told."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor.admit.bureau import Channel
from monitor.admit.enrol import folded
from monitor.model import Endpoint, Recipient
from monitor.store.sqlite import Store

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_the_mailboxes_of_an_older_release_are_known_anew_once_and_not_at_each_start(store: Store, tmp_path: Path) -> None:
    """A list of a hundred thousand takes seconds, which a restart in a crisis does not have."""
    starts: list[datetime] = []
    house = SimpleNamespace(note=store.note, spelling=SimpleNamespace(fold=lambda key, at: starts.append(at)))
    for hour in (9, 10):
        folded(house, b"k" * 32, tmp_path, NINE.replace(hour=hour))  # type: ignore[arg-type]
    assert starts == [NINE]


@pytest.mark.parametrize(
    ("channel", "endpoint", "label", "state"),
    [
        ("slack", True, "Operations room", "well"),
        ("slack", False, "A receiver that was removed", "gone"),
        ("email", False, "ops@desk.example", "well"),
    ],
)
def test_a_way_is_called_what_its_people_call_it(channel: str, endpoint: bool, label: str, state: str) -> None:
    one = Endpoint("e", channel, "chat.example", "sealed", "Operations room", NINE, verified_at=NINE) if endpoint else None
    way = Channel(Recipient("desk:1", channel, "ops@desk.example"), (), one)
    assert (way.label, way.state) == (label, state)
