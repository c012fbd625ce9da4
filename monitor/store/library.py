"""The reading room: what pages show, each question answered from tables made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

from monitor.store import beliefs, editions, held, ledger, log, proof, standing
from monitor.store.codec import stamp
from monitor.store.connect import Lines
from monitor.store.editions import Edition, Found
from monitor.store.log import Asked, Entry
from monitor.store.proof import Letter, Linked, Named, Told
from monitor.store.revisions import POSITIONS, bump, revision
from monitor.store.standing import Reign, Stand

COUNTED = 1_000  # lines a search counts: beyond, "more than" is said


class Library:
    """Questions of readers; only the last three methods write, and what they write can be made anew."""

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

    def amended(self) -> str:
        """A word that changes with what is said beside lines that stand: who told one again, who decided on a storm."""
        row = self.lines.reading().execute(
            "SELECT (SELECT count(*) FROM log_heard), count(*), count(decided_at), max(decided_at) FROM storms"
        )
        return " ".join(map(str, row.fetchone()))

    def ours(self) -> bool:
        """Whether the database was neither moved away nor put in order for another release since it was opened."""
        return self.lines.ours()

    def pulse(self) -> str:
        """A word that changes with every pass: what passes alone change need not be asked again before."""
        return sha256(repr(self.passes()).encode()).hexdigest()

    def passes(self) -> dict[str, str]:
        """When the newest pass over each publisher was made, as stamps."""
        rows = self.lines.reading().execute("SELECT publisher, at FROM passes ORDER BY publisher")
        return {row[0]: row[1] for row in rows}

    def revision(self) -> str:
        """A word that changes whenever any position does, or what is known of the page behind one."""
        return revision(self.lines.reading(), POSITIONS)

    def believed(self, publisher: str) -> str:
        """A word that changes whenever anything does that is believed of a publisher's destinations."""
        return beliefs.fingerprint(self.lines.reading(), publisher)

    def octets(self) -> int:
        """How large the database is."""
        row = self.lines.reading().execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return int(row.fetchone()[0])

    def moved(self, since: datetime) -> dict[str, tuple[int, str]]:
        """By country: how many events since, and the gravest severity among them."""
        rows = self.lines.reading().execute(
            "SELECT country, count(*), min(severity) FROM log WHERE at >= ? GROUP BY country", [stamp(since)]
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    def seen(self, since: datetime) -> tuple[int, int]:
        """How many events since a time name the day they were published, and how many were seen on that day."""
        row = self.lines.reading().execute(
            "SELECT count(published_on), total(substr(at, 1, 10) <= published_on) FROM log WHERE at >= ?",
            [stamp(since)],
        )
        dated, same = row.fetchone()
        return int(dated), int(same)

    # one event
    def link(self, event_id: str) -> Linked | None:
        """An event's place in the hash chain; None for one that was never told."""
        return proof.link(self.lines.reading(), event_id)

    def told(self, event_id: str) -> list[Told]:
        """Who was told of an event, in numbers."""
        return proof.told(self.lines.reading(), event_id)

    def corrected(self, event_id: str) -> list[Told]:
        """Who was owed the word that an event was a fault, in numbers."""
        return proof.corrected(self.lines.reading(), event_id)

    def spreading(self, event_id: str) -> bool:
        """Whether it is still being worked out whom an event is owed to."""
        return proof.spreading(self.lines.reading(), event_id)

    def deliveries(self, event_id: str, tenant: str = "", most: int = 200) -> list[Named]:
        """Who was owed a message of an event, by name, within a tenant: only for those who may know."""
        return proof.deliveries(self.lines.reading(), event_id, tenant, most)

    def letters(self, begun_at: str = "", event_id: str = "") -> list[Letter]:
        """The messages begun at a moment, or those that told an event to somebody with a name."""
        return proof.letters(self.lines.reading(), begun_at, event_id)

    def chain(self, seq: int) -> Iterator[tuple[int, str, str, str]]:
        """The hash chain from a row to its end: number, body, hash of the row before, own hash."""
        return ledger.rows(self.lines.reading(), seq)

    # pages and positions
    def edition(self, sha256: str) -> Edition | None:
        """The stored page of that hash as text."""
        return editions.edition(self.lines.reading(), sha256)

    def search(self, asked: Asked, limit: int = 20) -> list[Found]:
        """The destinations whose pages ever held the words."""
        return editions.search(self.lines.reading(), asked, limit)

    def here(self, country: str) -> list[Stand]:
        """Every publisher's position on a country, also those withdrawn."""
        return standing.here(self.lines.reading(), country)

    def everywhere(self) -> list[Stand]:
        """Every position that stands, by country."""
        return standing.everywhere(self.lines.reading())

    def advised(self) -> dict[str, frozenset[str]]:
        """The countries each publisher advises on now."""
        return standing.advised(self.lines.reading())

    def faults(self, country: str | None = None) -> list[tuple[str, str, str]]:
        """Publisher, destination and event of each fault in a text believed still, of a country if it is named."""
        return standing.faults(self.lines.reading(), country)

    def reigns(self, country: str) -> list[Reign]:
        """When the level of each page on a country became what it was, the oldest first."""
        return standing.reigns(self.lines.reading(), country)

    def versions(self, publisher: str, destination: str) -> list[Reign]:
        """Every version of a page that was believed, the oldest first."""
        return standing.versions(self.lines.reading(), publisher, destination)

    def then(self, country: str, end: datetime) -> list[Reign]:
        """The version of each page on a country that was believed just before a time."""
        return standing.then(self.lines.reading(), country, end)

    # upkeep
    def unread(self, limit: int) -> list[str]:
        """The hashes of stored pages of which no edition was made yet."""
        return editions.unread(self.lines.reading(), limit)

    def shelve(self, made: Iterable[Edition]) -> None:
        """Keep editions of pages that were stored without."""
        with self.lines.writing() as conn:
            editions.keep(conn, made)
            bump(conn, POSITIONS)

    def rebuild(self, texts: bool = False) -> int:
        """Make the log anew, and with `texts` forget all editions, to be shelved again; returns the log's lines."""
        with self.lines.writing() as conn:
            if texts:
                editions.forget(conn)
                bump(conn, POSITIONS)
            return log.rebuild(conn)
