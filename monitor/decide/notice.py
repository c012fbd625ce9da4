"""Compare the notices of two postures: which facts of a topic are new, reach further, or are gone."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Change, Notice, Posture
from monitor.moves import is_news


@dataclass(frozen=True, slots=True)
class Shift:
    """One fact of a topic that differs: `old` is None when it is new, `new` None when it is gone without a word."""

    old: Notice | None
    new: Notice | None

    @property
    def began(self) -> bool:
        """Whether the fact is new, or reaches further than before."""
        return bool(self.new and self.new.on and (self.old is None or self.old.grade < self.new.grade))

    @property
    def ended(self) -> bool:
        """Whether the text states the end of the fact."""
        return bool(self.new and not self.new.on)

    @property
    def gone(self) -> bool:
        """Whether the fact vanished, and no end is stated."""
        return self.new is None


def shifts(change: Change, topic: str) -> tuple[Shift, ...]:
    """Return the facts of a topic that differ between the two sides; old decisions retold are none."""
    old, new = _facts(change.before, topic), _facts(change.after, topic)
    found = []
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        if (was and (was.on, was.grade)) == (now and (now.on, now.grade)):
            continue
        if now is None or is_news(now.decided_on, change):
            found.append(Shift(was, now))
    return tuple(found)


def _facts(posture: Posture | None, topic: str) -> dict[str, Notice]:
    """Index a topic's facts by key; a stated end counts only where the fact is not also stated to hold."""
    said = [n for n in posture.notices if n.topic == topic] if posture else []
    return {n.key: n for n in sorted(said, key=lambda n: n.on)}
