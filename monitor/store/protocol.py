"""What the house must remember, as a promise any engine can keep; one contract suite tests them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from monitor.model import Belief, DoorState, Event, Recipient, Rule
from monitor.store.postbox import Postbox
from monitor.store.shapes import Due, Kept, Link, OutOfOrder, RawPage, Taken, Wanted

if TYPE_CHECKING:
    from monitor.store.accounts import Accounts
    from monitor.store.audit import Audit
    from monitor.store.calendars import Calendars
    from monitor.store.chains import Chains
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
    from monitor.store.reviews import Reviews
    from monitor.store.silences import Silences
    from monitor.store.spelling import Spelling
    from monitor.store.storms import Storms
    from monitor.store.tokens import Tokens
    from monitor.store.trips import Trips

__all__ = ["Due", "Kept", "Link", "OutOfOrder", "RawPage", "Store", "Taken", "Wanted"]


class Store(Postbox, Protocol):
    """The memory of the house. Every method is one short transaction; none holds a lock while it returns."""

    @property
    def accounts(self) -> Accounts:
        """Who may log in, and their sessions."""
        ...

    @property
    def tokens(self) -> Tokens:
        """Tokens of programs."""
        ...

    @property
    def reviews(self) -> Reviews:
        """What officers do with events."""
        ...

    @property
    def audit(self) -> Audit:
        """Who did what, and when."""
        ...

    @property
    def endpoints(self) -> Endpoints:
        """Receivers of webhooks and chats, their addresses sealed."""
        ...

    @property
    def people(self) -> People:
        """Who asks to be told, and the words mailed to them."""
        ...

    @property
    def leaving(self) -> Leaving:
        """How people end what they follow."""
        ...

    @property
    def forgetting(self) -> Forgetting:
        """How the house forgets people."""
        ...

    @property
    def moving(self) -> Moving:
        """How people change their address."""
        ...

    @property
    def spelling(self) -> Spelling:
        """What was kept of one mailbox under two spellings."""
        ...

    # what stands between an event and its people
    @property
    def silences(self) -> Silences: ...
    @property
    def storms(self) -> Storms: ...
    @property
    def corrections(self) -> Corrections: ...
    @property
    def doubts(self) -> Doubts: ...
    @property
    def waiting(self) -> Held: ...
    @property
    def chains(self) -> Chains: ...
    @property
    def trips(self) -> Trips: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def calendars(self) -> Calendars: ...
    @property
    def leavers(self) -> Leavers: ...
    @property
    def desks(self) -> Desks: ...
    @property
    def notices(self) -> Notices: ...

    # passes
    def begin_pass(self, publisher: str, at: datetime) -> None:
        """Check that `at` is not before its publisher's last pass, nor well before any; else OutOfOrder."""
        ...

    def last_pass(self) -> datetime | None: ...
    def put_right(self, now: datetime) -> datetime | None:
        """Let nothing wait for what only a clock that ran ahead has seen; the last pass it made, None for none."""
        ...

    def keep(self, kept: Kept) -> tuple[str, ...]:
        """Write a pass whole; returns the ids of events that were new (an event id is kept once, for ever)."""
        ...

    # what doors said and what we believe
    def doors(self, prefix: str = "") -> dict[str, DoorState]: ...
    def parts(self, door: str) -> dict[str, str]:
        """The parts the door showed last: part sha256 -> destination."""
        ...

    def page(self, sha256: str) -> RawPage | None: ...
    def beliefs(self, publisher: str) -> dict[str, Belief]: ...

    # events
    def events(self, wanted: Wanted = ..., held: bool = False) -> Iterator[Event]:
        """Oldest first; with `held` only those not announced. `doors` include later confirmations."""
        ...

    def event(self, event_id: str) -> Event | None: ...
    def verify(self) -> Link: ...

    # who can be told
    def sync(self, wanted: Sequence[tuple[Recipient, Rule]], at: datetime) -> bool:
        """Make the configured recipients those given; True if anything changed. Taken: a name of another origin."""
        ...

    def save_recipient(self, recipient: Recipient, rules: Iterable[Rule], at: datetime) -> int:
        """Store a recipient under its name with these rules added or (by id) changed; returns its id."""
        ...

    def recipient(self, key: int | str) -> Recipient | None:
        """The recipient of that id or unique name."""
        ...

    def recipients_by_key(self, address_key: str) -> list[Recipient]: ...
    def recipients(self, states: Sequence[str] = ()) -> Iterator[Recipient]:
        """All of them by id, read in batches."""
        ...

    def rules(self, recipient: int) -> tuple[Rule, ...]:
        """What a recipient follows now."""
        ...

    def end_rule(self, rule: int, at: datetime) -> bool: ...

    # what pages show
    @property
    def library(self) -> Library: ...

    # housekeeping
    def note(self, key: str, value: str | None = None) -> str | None:
        """Read (or, with a value, write) one remembered word."""
        ...

    def notes(self, prefix: str) -> dict[str, str]:
        """Every remembered word whose name starts so."""
        ...

    def backup(self, target: Path) -> None: ...
    def size(self) -> dict[str, int]:
        """Rows by table, and `bytes` of the database."""
        ...

    def close(self) -> None: ...
