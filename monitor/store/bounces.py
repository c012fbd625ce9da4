"""What came back: each report once, what it says of an address, and how often it was said."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from monitor.store.audit import Deed, append
from monitor.store.codec import column, stamp
from monitor.store.connect import Lines
from monitor.store.notices import END
from monitor.store.suppressions import suppress

TABLES = (
    """CREATE TABLE bounces (
        id INTEGER PRIMARY KEY,
        report TEXT NOT NULL UNIQUE,
        delivery INTEGER REFERENCES deliveries (id),
        recipient INTEGER REFERENCES recipients (id),
        kind TEXT NOT NULL CHECK (kind IN ('hard', 'soft', 'transient', 'complaint', 'sender', 'forged', 'unreadable')),
        at TEXT NOT NULL,
        domain TEXT NOT NULL DEFAULT '',
        enhanced TEXT NOT NULL DEFAULT '',
        said TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX bounces_of ON bounces (recipient, kind, at)",
    "CREATE INDEX bounces_when ON bounces (at, kind)",
    "CREATE TABLE sent_before (message TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX deliveries_sent ON deliveries (sent_at) WHERE sent_at IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS deliveries_unsent ON deliveries (recipient)"
    " WHERE state IN ('held', 'pending', 'retry_wait', 'uncertain', 'claimed')",
)
RESUMED = (
    "ALTER TABLE fanouts ADD COLUMN kept_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE recipients ADD COLUMN resumed_at TEXT",
    """CREATE TRIGGER recipients_resume AFTER UPDATE OF state ON recipients
        WHEN OLD.state = 'paused' AND NEW.state = 'active'
        BEGIN UPDATE recipients SET resumed_at = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now') WHERE id = NEW.id; END""",
)

_SOFT, _SOFT_DAYS, _PAUSE = 5, timedelta(days=14), timedelta(days=14)
_SURE = timedelta(hours=24)  # two reports so far apart are no hiccup of one evening
_HOUR, _SHARE, _LEAST = timedelta(hours=1), 0.05, 100
_DOMAIN, _DOMAIN_MOST = timedelta(minutes=10), 20
# One mailbox is no crowd, and one that nobody has proved says nothing of us: whoever typed twenty into the form that
# are not there would stop everybody's alerts.
_HARD = """SELECT b.domain, count(DISTINCT b.recipient) AS n FROM bounces b JOIN recipients r ON r.id = b.recipient
    WHERE b.at > ? AND b.kind = 'hard' AND r.state <> 'unconfirmed' GROUP BY b.domain"""
BRAKE = "bounce brake"  # note: why no mail leaves
BRAKE_OF = f"{BRAKE}: "  # note, and a domain: why no mail leaves to it
LOST = "suppressed: recipient "  # and its number: the notice that its mailbox is lost


@dataclass(frozen=True, slots=True)
class Back:
    """Something that came back of a delivery of ours; `at_once` when the relay said it while we were speaking."""

    report: str
    delivery: int
    kind: str
    enhanced: str = ""
    said: str = ""
    at_once: bool = False


class Bounces:
    """What comes back, and what follows from it; each report counts once."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def take(self, back: Back, at: datetime) -> str:
        """Note a report; returns what followed: "suppressed", "paused", "braked", "noted", or "known" for a repeat."""
        with self._lines.writing() as conn:
            return take(conn, back, at)

    def note(self, report: str, kind: str, said: str, at: datetime) -> bool:
        """Count what cannot be believed or read: a forged token, a mail that is no report."""
        query = "INSERT OR IGNORE INTO bounces (report, kind, at, said) VALUES (?, ?, ?, ?)"
        with self._lines.writing() as conn:
            return bool(conn.execute(query, [column(report), kind, stamp(at), column(said)[:200]]).rowcount)

    def counts(self, since: datetime) -> dict[str, int]:
        """How many of each kind came since."""
        query = "SELECT kind, count(*) AS n FROM bounces WHERE at >= ? GROUP BY kind ORDER BY kind"
        return {row["kind"]: row["n"] for row in self._lines.reading().execute(query, [stamp(since)]).fetchall()}

    def lost(self, since: datetime) -> list[tuple[int, str, list[str]]]:
        """Whose mailbox was suppressed since, of a company's and of configured readers: number, why, and who else of
        the company can be told; who signed up alone is known to nobody else."""
        query = """SELECT r.id, r.tenant, s.reason
            FROM suppressions s JOIN recipients r ON r.address_key = s.address_key
            WHERE s.since >= ? AND s.reason IN ('hard_bounce', 'complaint')
            AND (r.tenant IS NOT NULL OR r.origin = 'config') AND r.state IN ('active', 'paused') ORDER BY r.id"""
        others = """SELECT r.name FROM recipients r LEFT JOIN suppressions s ON s.address_key = r.address_key
            WHERE r.tenant = ? AND r.id <> ? AND r.state = 'active' AND s.address_key IS NULL ORDER BY r.id"""
        conn, found = self._lines.reading(), []
        for row in conn.execute(query, [stamp(since)]).fetchall():
            told = conn.execute(others, [row["tenant"], row["id"]]).fetchall()
            found.append((row["id"], row["reason"], [one["name"] for one in told]))
        return found

    def admit(self, name: str, who: str, at: datetime) -> bool:
        """Write again to the mailbox of a recipient, which works again as a named person says; False for no such bar.

        What somebody said themselves, that they left or were called upon against their will, only they take back.
        """
        with self._lines.writing() as conn:
            gone = conn.execute(
                "DELETE FROM suppressions WHERE reason = 'hard_bounce'"
                " AND address_key = (SELECT address_key FROM recipients WHERE name = ?)",
                [column(name)],
            ).rowcount
            query = "SELECT id FROM recipients WHERE ? AND name = ?"
            for row in conn.execute(query, [gone, column(name)]).fetchall():
                conn.execute(END.format("= ?2"), [stamp(at), f"{LOST}{row['id']}"])
                append(conn, Deed(who, "mailbox.admit", f"recipient:{row['id']}", "hard_bounce"), at)
            return bool(gone)

    def braked(self) -> str:
        """Why nobody is suppressed and no mail leaves for now, or ""."""
        row = self._lines.reading().execute("SELECT value FROM notes WHERE name = ?", [BRAKE]).fetchone()
        return "" if row is None else str(row["value"])

    def crowds(self) -> dict[str, str]:
        """Why nobody at these domains is suppressed and no mail leaves to them for now."""
        return crowds(self._lines.reading())


def take(conn: sqlite3.Connection, back: Back, at: datetime) -> str:
    """As `Bounces.take`, inside a transaction."""
    row = conn.execute(_WHOSE, [back.delivery]).fetchone()
    if row is None:
        return "noted"
    domain = domain_of(row["address"])
    added = conn.execute(
        "INSERT OR IGNORE INTO bounces (report, delivery, recipient, kind, at, domain, enhanced, said)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(column(back.report), back.delivery, row["recipient"], back.kind, stamp(at)),
            *(column(domain), back.enhanced, column(back.said)[:200]),
        ],
    ).rowcount
    if not added:
        return "known"
    arrival = {"complaint": "complained", "hard": "bounced", "soft": "bounced"}.get(back.kind)
    if arrival and not back.at_once:
        conn.execute("UPDATE deliveries SET arrival = ? WHERE id = ?", [arrival, back.delivery])
    return _follows(conn, back, row, domain, at)


_WHOSE = """SELECT d.recipient, r.address, r.address_key FROM deliveries d JOIN recipients r ON r.id = d.recipient
    WHERE d.id = ?"""


def _follows(conn: sqlite3.Connection, back: Back, row: sqlite3.Row, domain: str, at: datetime) -> str:
    if back.kind == "complaint":
        return _suppressed(conn, row, "complaint", back.said, at)
    if back.kind == "hard":
        if brake := _brake(conn, domain, at):
            conn.execute("INSERT OR IGNORE INTO notes VALUES (?, ?)", brake)
            return "braked"
        if back.at_once or _told_before(conn, row["recipient"], at):
            return _suppressed(conn, row, "hard_bounce", back.said, at)
    if back.kind == "soft" and _many(conn, row["recipient"], at):
        conn.execute(
            "UPDATE recipients SET state = 'paused', paused_until = ? WHERE id = ? AND state = 'active'",
            [stamp(at + _PAUSE), row["recipient"]],
        )
        return "paused"
    return "noted"


def _suppressed(conn: sqlite3.Connection, row: sqlite3.Row, reason: str, said: str, at: datetime) -> str:
    if row["address_key"] is None or braked(conn) or domain_of(row["address"]) in crowds(conn):
        return "noted"
    suppress(conn, row["address_key"], reason, at, said[:200])
    if reason == "complaint":
        append(conn, Deed("house", "mailbox.complaint", f"recipient:{row['recipient']}"), at)
    return "suppressed"


def braked(conn: sqlite3.Connection) -> bool:
    """Whether so much came back that it is likelier our fault than everybody's."""
    return conn.execute("SELECT 1 FROM notes WHERE name = ?", [BRAKE]).fetchone() is not None


def crowds(conn: sqlite3.Connection) -> dict[str, str]:
    """The domains of which a crowd was refused at once, and why no mail leaves to each."""
    query = "SELECT name, value FROM notes WHERE name > ?1 AND name < ?1 || char(1114111)"
    rows = conn.execute(query, [BRAKE_OF]).fetchall()
    return {str(row["name"]).removeprefix(BRAKE_OF): str(row["value"]) for row in rows}


def domain_of(address: object) -> str:
    """The domain of an address, in small letters."""
    return str(address).rpartition("@")[2].lower()


def _told_before(conn: sqlite3.Connection, recipient: int, at: datetime) -> bool:
    query = "SELECT 1 FROM bounces WHERE recipient = ? AND kind = 'hard' AND at <= ? LIMIT 1"
    return conn.execute(query, [recipient, stamp(at - _SURE)]).fetchone() is not None


def _many(conn: sqlite3.Connection, recipient: int, at: datetime) -> bool:
    query = "SELECT count(*) FROM bounces WHERE recipient = ? AND kind = 'soft' AND at > ?"
    return int(conn.execute(query, [recipient, stamp(at - _SOFT_DAYS)]).fetchone()[0]) >= _SOFT


def _brake(conn: sqlite3.Connection, domain: str, at: datetime) -> tuple[str, str] | None:
    """Which brake to pull, and why: a share of all mail is refused within an hour, or a crowd of one domain at once.

    Where one domain has most of that share, it says something of that domain; what is held already counts no more.
    """
    hard = _refused(conn, stamp(at - _HOUR))
    many, (most, its) = sum(hard.values()), max(hard.items(), key=itemgetter(1), default=("", 0))
    sent = int(conn.execute("SELECT count(*) FROM deliveries WHERE sent_at > ?", [stamp(at - _HOUR)]).fetchone()[0])
    if sent + many >= _LEAST and many > _SHARE * (sent + many):
        of = f"of {sent + many} mails within an hour"
        if most and 2 * its > many:
            return f"{BRAKE_OF}{most}", f"{its} mailboxes of {most} refused for good, {of}"
        return BRAKE, f"{many} mailboxes refused for good, {of}"
    crowd = _refused(conn, stamp(at - _DOMAIN)).get(column(domain), 0)
    if not domain or crowd <= _DOMAIN_MOST:
        return None
    return f"{BRAKE_OF}{domain}", f"{crowd} people of {domain} bounced within ten minutes"


def _refused(conn: sqlite3.Connection, since: str) -> dict[str, int]:
    """How many mailboxes were refused for good since, by domain, but for domains to which no mail leaves by now."""
    held = crowds(conn)
    return {row["domain"]: row["n"] for row in conn.execute(_HARD, [since]).fetchall() if row["domain"] not in held}
