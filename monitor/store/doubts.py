"""What lists say of many countries at once under unchanged days: it waits, and officers say what becomes of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Literal

from monitor.store.audit import Deed, append
from monitor.store.codec import column, moment, stamp
from monitor.store.connect import Lines

Say = Literal["released", "dismissed"]
PREFIX = "doubted "  # of the notes in which each publisher's last pass left what waits
TABLES = (
    """CREATE TABLE verdicts (
        publisher TEXT NOT NULL,
        destination TEXT NOT NULL,
        level INTEGER NOT NULL,
        said TEXT NOT NULL CHECK (said IN ('released', 'dismissed')),
        who TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        words TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (publisher, destination)) WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an officer said of a level that waits; `words` are the signs of the texts that stood under it then."""

    level: int
    said: Say
    who: str
    at: datetime
    note: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One level that waits for an officer: what is believed, what doors say under which day, since when and why.

    `words` are the signs of the texts with it, a sign a text.
    """

    publisher: str
    destination: str
    name: str
    countries: tuple[str, ...]
    before: int | None
    level: int
    day: str
    doors: tuple[str, ...]
    url: str
    since: datetime
    why: str
    verdict: Verdict | None = None
    words: str = ""

    @property
    def key(self) -> str:
        """By which a page names it as it stood there: an old page chooses nothing that somebody dismissed meanwhile."""
        return f"{self.destination} {self.level}{f' {self.verdict.said}' if self.verdict else ''}"


class Doubts:
    """The doubts as the rest of the house uses them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def all(self, publisher: str = "") -> list[Doubt]:
        """What waits, of one publisher if it is named, each with what an officer said of it already."""
        asked = "SELECT name, value FROM notes WHERE name GLOB ? ORDER BY name"
        rows = self._lines.reading().execute(asked, [column(f"{PREFIX}{publisher}*")])
        found = [(row["name"].removeprefix(PREFIX), row["value"]) for row in rows.fetchall()]
        known = {name: self.verdicts(name) for name, value in found if value != "[]"}
        read = (replace(_read(one), publisher=name) for name, value in found for one in json.loads(value))
        wanted = (one for one in read if not publisher or one.publisher == publisher)
        return [replace(one, verdict=heard(one, known[one.publisher])) for one in wanted]

    def open(self, publisher: str = "") -> list[Doubt]:
        """What nobody decided yet."""
        return [one for one in self.all(publisher) if one.verdict is None]

    def verdicts(self, publisher: str) -> dict[str, Verdict]:
        """What officers said last, by destination."""
        rows = self._lines.reading().execute("SELECT * FROM verdicts WHERE publisher = ?", [column(publisher)])
        return {row["destination"]: _verdict(row) for row in rows.fetchall()}

    def decide(self, chosen: Iterable[Doubt], said: Say, who: str, at: datetime, note: str = "") -> int:
        """Write down what an officer says of what nobody decided yet, and in the audit; of how many.

        What was dismissed by mistake may be released after all, by whoever saw that; what was released is told.
        """
        with self._lines.writing() as conn:
            left = (d for d in chosen if d.verdict is None or (d.verdict.said, said) == ("dismissed", "released"))
            done = [d for d in left if heard(d, self.verdicts(d.publisher)) == d.verdict]
            last = column(who), stamp(at), column(note)
            conn.executemany(
                "INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(column(d.publisher), column(d.destination), d.level, said, *last, d.words) for d in done],
            )
            for one in done:
                was, now = f"level {one.before}", f"level {one.level} {said}{f': {note}' if note else ''}"
                whose = f"doubt:{one.publisher}:{one.destination}"
                append(conn, Deed(who, f"doubt.{said}", whose, was, now), at)
            return len(done)


def heard(doubt: Doubt, verdicts: dict[str, Verdict]) -> Verdict | None:
    """What an officer said of this very doubt: not of one that was over before it began, nor of words nobody saw."""
    said = verdicts.get(doubt.destination)
    fits = said and said.level == doubt.level and said.at >= doubt.since and seen(said, doubt.words)
    return said if fits else None


def seen(said: Verdict, words: str) -> bool:
    """Whether an officer who said so has seen these words: what is dismissed stays so word for word."""
    return said.said == "released" or {*words.split()} <= {*said.words.split()}


def written(doubts: Sequence[Doubt]) -> str:
    """Write doubts of one publisher as a note."""
    return json.dumps([{**asdict(one), "since": stamp(one.since), "verdict": None} for one in doubts])


def _read(row: dict[str, object]) -> Doubt:
    lists: dict[str, object] = {name: tuple(row[name]) for name in ("countries", "doors")}  # type: ignore[arg-type]
    return Doubt(**{**row, **lists, "since": moment(str(row["since"]))})  # type: ignore[arg-type]


def _verdict(row: sqlite3.Row) -> Verdict:
    return Verdict(row["level"], row["said"], row["who"], moment(row["at"]), row["note"], row["words"])
