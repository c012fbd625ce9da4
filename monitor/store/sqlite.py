"""What the house remembers, on one SQLite file that many threads and several processes may use at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from monitor.alone import WATCHED, alone
from monitor.model import Belief, DoorState, Event, Recipient, Rule
from monitor.store import (
    beliefs,
    chains,
    copying,
    editions,
    events,
    heard,
    ledger,
    log,
    outbox,
    pages,
    recipients,
    righting,
    standing,
    storms,
)
from monitor.store.accounts import Accounts
from monitor.store.audit import Audit
from monitor.store.calendars import Calendars
from monitor.store.chains import Chains
from monitor.store.codec import column
from monitor.store.connect import VERSION, Lines
from monitor.store.contacts import Contacts
from monitor.store.corrections import Corrections
from monitor.store.desks import Desks
from monitor.store.doubts import Doubts
from monitor.store.endpoints import Endpoints
from monitor.store.forgetting import Forgetting
from monitor.store.gather import Held
from monitor.store.leaving import Leaving
from monitor.store.left import Leavers
from monitor.store.library import Library
from monitor.store.moving import Moving
from monitor.store.notices import Notices
from monitor.store.people import People
from monitor.store.postbox import Postbox
from monitor.store.reviews import Reviews
from monitor.store.revisions import POSITIONS, bump
from monitor.store.shapes import Kept, Link, RawPage, Wanted
from monitor.store.silences import Silences
from monitor.store.spelling import Spelling
from monitor.store.storms import Storms
from monitor.store.tokens import Tokens
from monitor.store.trips import Trips

_EVERYTHING = Wanted()


def open_store(path: Path) -> Store:
    """The store in that file (mode 0600), made or brought up to date first; many may open it at once."""
    return Store(Lines(path, _migrate))


def _migrate(conn: sqlite3.Connection) -> None:
    """Bring an older database up to date; that alone reads sqlite-utils, a quarter of a quiet pass.

    ValueError while a daemon of the release before runs on it: a command typed, or a copy made at night, between
    putting in the new release and starting it would take the tables away under its hands.
    """
    from monitor.store.schema import migrate

    version = conn.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        migrate(conn)
        return
    path = Path(conn.execute("PRAGMA database_list").fetchone()["file"])
    with alone(path.with_name(WATCHED)) as free:
        if not free:
            raise ValueError("expected no daemon of the release before on this database, found one: restart it first")
        if version < VERSION:  # or else it is a copy put back, which lacks its write-ahead log alone
            copying.before(conn, path, VERSION)
        migrate(conn)


class Store(Postbox):
    """What the house remembers. Every method is one short transaction; none holds a lock while it returns."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines)
        self.accounts = Accounts(lines)  # who may log in, and their sessions
        self.audit = Audit(lines)  # who did what, and when
        self.tokens = Tokens(lines)  # of programs
        self.library = Library(lines)  # what pages of the web show
        self.endpoints = Endpoints(lines)  # receivers of webhooks and chats, their addresses sealed
        self.reviews = Reviews(lines)  # what officers do with events
        self.silences = Silences(lines)
        self.storms = Storms(lines)
        self.corrections = Corrections(lines)
        self.doubts = Doubts(lines)
        self.waiting = Held(lines)
        self.chains = Chains(lines)
        self.trips = Trips(lines)
        self.contacts = Contacts(lines)
        self.calendars = Calendars(lines)
        self.leavers = Leavers(lines)
        self.desks = Desks(lines)
        self.people = People(lines)  # who asks to be told, and the words mailed to them
        self.leaving = Leaving(lines)  # how people end what they follow
        self.forgetting = Forgetting(lines)  # how the house forgets people
        self.moving = Moving(lines)  # how people change their address
        self.notices = Notices(lines)
        self.spelling = Spelling(lines)  # what was kept of one mailbox under two spellings

    # passes
    def begin_pass(self, publisher: str, at: datetime) -> None:
        """Check that `at` is not before its publisher's last pass, nor well before any; else OutOfOrder."""
        beliefs.begin_pass(self.lines.reading(), publisher, at)

    def last_pass(self) -> datetime | None:
        return beliefs.last_pass(self.lines.reading())

    def put_right(self, now: datetime) -> datetime | None:
        """Let nothing wait for what only a clock that ran ahead has seen; the last pass it made, or None."""
        with self.lines.writing() as conn:
            return righting.put_right(conn, now)

    def keep(self, kept: Kept) -> tuple[str, ...]:
        """Write a pass whole; the ids of events that were new (an event id is kept once, for ever)."""
        with self.lines.writing() as conn:
            return _keep(conn, kept)

    # what doors said and what we believe
    def doors(self, prefix: str = "") -> dict[str, DoorState]:
        return beliefs.doors(self.lines.reading(), prefix)

    def parts(self, door: str) -> dict[str, str]:
        """The parts the door showed last: part sha256 -> destination."""
        return beliefs.parts(self.lines.reading(), door)

    def page(self, sha256: str) -> RawPage | None:
        return pages.page(self.lines.reading(), sha256)

    def beliefs(self, publisher: str) -> dict[str, Belief]:
        return beliefs.beliefs(self.lines.reading(), publisher)

    # events
    def events(self, wanted: Wanted = _EVERYTHING, held: bool = False) -> Iterator[Event]:
        """Oldest first; with `held` only those not announced. `doors` include later confirmations."""
        return events.find(self.lines.reading, wanted, held)

    def event(self, event_id: str) -> Event | None:
        return events.find_one(self.lines.reading(), event_id)

    def verify(self) -> Link:
        """Walk the chains of the events and of the audit log; where the first break is, if any."""
        with self.lines.looking() as conn:
            events_hold = ledger.verify(conn)
        if events_hold.broken_at is not None or (deeds := self.audit.verify()).broken_at is None:
            return events_hold
        return replace(events_hold, broken_at=deeds.broken_at, why=deeds.why)

    # who can be told
    def sync(self, wanted: Sequence[tuple[Recipient, Rule]], at: datetime) -> bool:
        """Make the configured recipients those given; True if anything changed. Taken: a name of another origin."""
        picture = recipients.picture(wanted)
        if self.note("recipients of the configuration") == picture:
            return False
        with self.lines.writing() as conn:
            recipients.sync(conn, wanted, at)
        self.note("recipients of the configuration", picture)
        return True

    def save_recipient(self, recipient: Recipient, rules: Iterable[Rule], at: datetime) -> int:
        """Store a recipient under its name with these rules added or (by id) changed; returns its id."""
        with self.lines.writing() as conn:
            number = recipients.save(conn, recipient, at)
            for rule in rules:
                recipients.save_rule(conn, number, rule, at)
            return number

    def recipient(self, key: int | str) -> Recipient | None:
        """The recipient of that id or unique name."""
        return recipients.find(self.lines.reading(), key)

    def recipients_by_key(self, address_key: str) -> list[Recipient]:
        return recipients.by_key(self.lines.reading(), address_key)

    def recipients(self, states: Sequence[str] = ()) -> Iterator[Recipient]:
        """All of them by id, read in batches."""
        last = 0
        while found := recipients.batch(self.lines.reading(), last, 500, states):
            yield from found
            last = found[-1].id

    def rules(self, recipient: int) -> tuple[Rule, ...]:
        """What a recipient follows now."""
        return recipients.rules(self.lines.reading(), recipient)

    def end_rule(self, rule: int, at: datetime) -> bool:
        with self.lines.writing() as conn:
            return recipients.end_rule(conn, rule, at)

    # housekeeping
    def note(self, key: str, value: str | None = None) -> str | None:
        """Read (or, with a value, write) one remembered word."""
        if value is None:
            query = "SELECT value FROM notes WHERE name = ?"
            row = self.lines.reading().execute(query, [column(key)]).fetchone()
            return None if row is None else str(row["value"])
        with self.lines.writing() as conn:
            _keep_notes(conn, {key: value})
        return value

    def notes(self, prefix: str) -> dict[str, str]:
        """Every remembered word whose name starts so."""
        start = column(prefix)
        query = "SELECT name, value FROM notes WHERE name >= ? AND name < ? ORDER BY name"
        rows = self.lines.reading().execute(query, [start, start + chr(0x10FFFF)])
        return {row["name"]: row["value"] for row in rows.fetchall() if row["name"].startswith(start)}

    def backup(self, target: Path) -> None:
        """Write a whole, compact copy (mode 0600) that appears at `target` all at once or not at all."""
        if target.exists() and target.samefile(self.lines.path):
            raise ValueError(f"expected a backup beside the database, got the database itself: {target}")
        copying.copy(self.lines.reading(), target)

    def size(self) -> dict[str, int]:
        """Rows by table, and `bytes` of the database."""
        with self.lines.looking() as conn:
            names = [row["name"] for row in conn.execute(_TABLES)]
            rows = {name: int(conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}
            used = conn.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
            return {**rows, "bytes": int(used[0])}

    def close(self) -> None:
        self.lines.close()


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*sqlite_*' ORDER BY name"


def _keep(conn: sqlite3.Connection, kept: Kept) -> tuple[str, ...]:
    beliefs.keep_pass(conn, kept.publisher, kept.at)
    pages.keep_pages(conn, kept.pages, kept.at)
    beliefs.keep_doors(conn, kept.doors)
    beliefs.keep_parts(conn, kept.parts)
    standing.correct(conn, kept.corrected)
    believed = (*kept.corrected, *kept.beliefs)
    beliefs.keep_beliefs(conn, believed)
    standing.keep(conn, believed, kept.at)
    editions.keep(conn, kept.editions)
    if kept.editions:
        bump(conn, POSITIONS)  # one that was there may have gained what it says of its country
    events.keep_held(conn, kept.beliefs, kept.held)
    new = ledger.append_events(conn, kept.events)
    ledger.append_confirmations(conn, kept.confirmations, kept.at)
    ledger.append_updates(conn, kept.updates, kept.at)
    _keep_notes(conn, kept.notes)
    log.catch_up(conn)
    heard.hear(conn, ((event, door.name) for event, door in (*kept.confirmations, *kept.updates)))
    ledger.note_fanouts(conn, new, kept.at)
    storms.gather(conn, kept.publisher, kept.storm, new, kept.at)
    chains.begin(conn, (each for each in kept.escalations if each[0] in new), kept.at)
    # An event told in an earlier pass had its readers then: who was added since is not paged for old news.
    old = {event.id for event in kept.events} - set(new)
    outbox.enqueue(conn, (each for each in kept.deliveries if each.event_id not in old), kept.at)
    return new


def _keep_notes(conn: sqlite3.Connection, notes: Mapping[str, str]) -> None:
    conn.executemany(
        "INSERT INTO notes VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(column(name), column(value)) for name, value in notes.items()],
    )
