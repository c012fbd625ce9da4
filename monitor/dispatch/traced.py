"""A message somebody holds leads to what it told, and back: by its Message-ID, through the journal of what left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.deliver.compose import identified
from monitor.deliver.letter import Desk
from monitor.dispatch.office import writing_desk
from monitor.dispatch.restored import JOURNAL
from monitor.store.journal import Journal
from monitor.store.proof import Letter
from monitor.wire import House

_IDENTITY = re.compile(r"<?([0-9a-f]{12,32})(?:@[^>\s]*)?>?")  # in a mail's foot stand the first twelve signs


@dataclass(frozen=True, slots=True)
class Traced:
    """A message that left: its identity (Message-ID, webhook-id), when it was begun, and what it told whom."""

    message: str
    at: str
    letter: Letter


def traced(house: House, said: str) -> list[Traced]:
    """Find the messages of an identity; none for what is no identity, or left before the journal or its rows begin.

    The journal says when a message was begun; of those begun together the one whose identity it is.
    """
    word = _IDENTITY.fullmatch(said.strip())
    if word is None:
        return []
    left = Journal(house.state / JOURNAL).since(0)
    desk = writing_desk(house)
    return [
        Traced(message, at, letter)
        for message, at in dict(one for one in left if one[0].startswith(word[1])).items()
        for letter in house.store.library.letters(begun_at=at)
        if identity(desk, letter) == message
    ]


def identity(desk: Desk, letter: Letter) -> str:
    """The identity a message has for who reads it; those of letters about a reader's own affairs are others."""
    return identified(desk, letter.recipient, letter.channel, letter.events)


def mailed(house: House, letters: Sequence[Letter]) -> dict[int, str]:
    """By delivery the Message-ID under which a letter left, by the journal: with another key than then none is true."""
    desk = writing_desk(house)
    found = {one.delivery: identity(desk, one) for one in letters}
    wanted = frozenset(found.values())
    left = {message for message, _ in Journal(house.state / JOURNAL).since(0) if message in wanted}
    return {number: f"<{message}@{desk.host}>" for number, message in found.items() if message in left}


def named(house: House, steps: Mapping[str, Any]) -> str:
    """The Message-ID under which a delivery with these steps was tried, or the one that carried it; "" for none."""
    lead, tried = steps["carried_by"] or steps["id"], (str(one["started_at"]) for one in steps["attempts"])
    letters = [one for at in tried for one in house.store.library.letters(begun_at=at) if one.delivery == lead]
    return mailed(house, letters).get(lead, "")


def events(found: Iterable[Traced]) -> tuple[str, ...]:
    """The ids of the events that messages told, each once."""
    return tuple(dict.fromkeys(event for one in found for event in one.letter.events))
