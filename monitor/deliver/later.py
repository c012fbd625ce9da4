"""What of one message its own page overtook since: a digest of a night may hold an order and its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.deliver.letter import Letter
from monitor.terms.states import follows, of_page, page


def overtaken(letters: Sequence[Letter]) -> Iterator[Letter]:
    """Give letters, each with the newest of the others that tells of the same state of the same page since.

    What no officer has looked at, or one found to be a fault, overtakes nothing; what came later still, and was told by
    another message, is named instead.
    """
    firm = defaultdict[tuple[str, str, str], list[Letter]](list)
    for letter in letters:
        if letter.storm not in ("open", "discarded"):
            firm[page(letter.event)].append(letter)
    for letter in letters:
        others = [one.event for one in firm.get(page(letter.event), ()) if _overtakes(one, letter)]
        newest = max(others, key=lambda event: event.detected_at, default=None)
        older = newest and letter.since and newest.detected_at < letter.since.detected_at
        yield letter if newest is None or older else replace(letter, later=newest, since=None)


def _overtakes(now: Letter, then: Letter) -> bool:
    if now.reverts and now.reverts.id == then.event.id:
        return of_page(now.event, then.event)
    return follows(now.event, then.event)
