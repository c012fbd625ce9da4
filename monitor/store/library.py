"""The reading room: what pages show, each question answered from tables made for it."""

from __future__ import annotations

from monitor.store import held, log
from monitor.store.connect import Lines
from monitor.store.log import Asked, Entry

COUNTED = 1_000  # lines a search counts: beyond, "more than" is said


class Library:
    """Questions of readers; none writes, but for `rebuild`."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    # the change log
    def entries(self, asked: Asked, before: tuple[str, int] | None = None, limit: int = 50) -> list[Entry]:
        """The newest lines wanted that stand below `before` (time, seq)."""
        return log.entries(self.lines.reading(), asked, before, limit)

    def tally(self, asked: Asked) -> dict[str, int]:
        """How many lines are wanted, by severity; a search is counted up to COUNTED."""
        return log.tally(self.lines.reading(), asked, COUNTED)

    def held(self, asked: Asked) -> list[Entry]:
        """What is held back, the newest first."""
        return held.entries(self.lines.reading(), asked)

    def head(self) -> int:
        """The number of the newest line: it grows with every event."""
        row = self.lines.reading().execute("SELECT ifnull(max(seq), 0) FROM log").fetchone()
        return int(row[0])

    def rebuild(self) -> int:
        """Make every table of the reading room anew; returns how many lines the log has."""
        with self.lines.writing() as conn:
            return log.rebuild(conn)
