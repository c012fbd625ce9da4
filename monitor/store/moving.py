"""A person's new address: nothing changes before a word mailed there comes back, and the old one is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.model import Recipient
from monitor.store import audit, recipients
from monitor.store.audit import Deed
from monitor.store.codec import column, stamp
from monitor.store.connect import Lines
from monitor.store.onetime import Word, owe, owe_word
from monitor.store.people import Count, count_in, counted
from monitor.store.suppressions import NO_MAIL, suppressed, welcome

_ALIVE = ("active", "paused")


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody wants to be written to, and the key it is known by."""

    typed: str
    key: str


class Moving:
    """The two steps of a change of address; each is one transaction."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def move(
        self,
        recipient: int,
        new: Address,
        limits: Sequence[str],
        word: Word,
        granted: Callable[[Count], bool],
        at: datetime,
    ) -> bool:
        """Owe the new address a word; only when it comes back does anything change.

        False if it is somebody's, wants no mail of ours, or was written to as often as a stranger may ask for.
        """
        with self._lines.writing() as conn:
            who = recipients.find(conn, recipient)
            if who is None or not granted(counted(conn, at)):
                return False
            count_in(conn, limits, at)
            if who.state not in _ALIVE or recipients.told_at(conn, new.key) or suppressed(conn, new.key, at) in NO_MAIL:
                return False
            fresh = replace(who, name=f"{who.name}>{word.hash[:12]}", address=new.typed, address_key=new.key, id=0)
            fresh = replace(fresh, state="unconfirmed", created_at=at, confirmed_at=None)
            owe_word(conn, recipients.save(conn, fresh, at), word, {"of": recipient}, at)
            return True

    def moved(self, word_hash: str, at: datetime, farewell: timedelta = timedelta(days=3)) -> Recipient | None:
        """Write to the new address from now on, and tell the old one; None for a word that opens nothing."""
        with self._lines.writing() as conn:
            row = conn.execute(
                "UPDATE tokens SET used_at = ?2 WHERE hash = ?1 AND purpose = 'move' AND used_at IS NULL"
                " AND expires_at >= ?2 RETURNING recipient, detail",
                [column(word_hash), stamp(at)],
            ).fetchone()
            fresh = row and recipients.find(conn, row["recipient"])
            who = fresh and recipients.find(conn, int(json.loads(row["detail"])["of"]))
            if not fresh or not who or who.state not in _ALIVE or recipients.told_at(conn, fresh.address_key):
                return None  # they were forgotten meanwhile, or somebody follows at that address by now
            recipients.save(conn, replace(who, address=fresh.address, address_key=fresh.address_key), at)
            recipients.save(conn, replace(fresh, address=who.address, address_key=None, state="ended", ended_at=at), at)
            welcome(conn, fresh.address_key)
            owe(conn, fresh.id, {"letter": "moved"}, "the address was changed", at, farewell)
            audit.append(conn, Deed(f"recipient:{who.id}", "subscription.move", f"recipient:{who.id}"), at)
            return recipients.find(conn, who.id)
