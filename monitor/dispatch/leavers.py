"""Who left stays away, also from a house whose database was put back from an older copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor import logs, roll
from monitor.alone import put
from monitor.decide import almanac
from monitor.dispatch.unnamed import erase, unnamed
from monitor.locate.regions import REGIONS
from monitor.model.endpoint import PREFIX
from monitor.speak.tongue import plural
from monitor.store import left as gone
from monitor.store.audit import Deed
from monitor.store.leaving import Scope
from monitor.store.left import Leaver
from monitor.store.notices import Notice
from monitor.store.sqlite import Store
from monitor.wire import House

LEFT = "left.journal"
_KEPT = "departures are kept"  # a note: whether there must be such a file
_DONE, _LOST = "left again", "left.journal lost"
_GONE = (
    "left.journal, by which an older copy of the database knows who left since, was not in the state folder; it is made"
    " anew of what the database knows.",
    "If a backup was put back, whoever left or was erased after it was made is written to again: put the file beside"
    " the backup once more, or tell your data protection officer.",
    "If nothing was put back, nothing is lost.",
)


def settle(house: House, now: datetime) -> None:
    """Keep the file beside the database up to it; what it tells of an older copy's future is done again first.

    Nobody who wants to be told may have to wait for it: where the file cannot be written, the log says so.
    """
    path, store = house.state / LEFT, house.store
    known = store.leavers
    try:
        newest = gone.last(path)
        if newest is not None and not known.holds(newest):
            _again(house, [one for one in gone.read(path) if not known.holds(one)], now)
            put(path, b"".join(one.line for one in known.since(0)))
        elif fresh := known.since(newest.seq if newest else 0):
            if newest is None and store.note(_KEPT):
                _give(house, _LOST, "Nobody can say who left after the last backup", _GONE, now)
            gone.add(path, fresh)
            store.note(_KEPT, "yes")
        for key in (_DONE, _LOST):  # told once, and again of another copy
            store.notices.end(key, now)
    except OSError as error:
        logs.warn("who left cannot be kept beside the database", file=str(path), error=str(error))


def _again(house: House, told: Sequence[Leaver], now: datetime) -> None:
    """Let them leave again, and tell officers, also how many came of whom this database knows nothing."""
    store = house.store
    left = [one for one in gone.standing(told) if store.leavers.same(one)]
    again = 0
    for one in sorted(left, key=lambda one: one.seq):
        again += _ACTS[one.what](house, int(one.subject.partition(":")[2]), one.said, now)
    came = {one.subject for one in told if one.what in gone.BACK and not _told(store, one)}
    lines = (
        f"{plural(again, 'leaver', 'leavers')} since (people who left or were erased, travellers too,"
        " accounts and tokens that were ended) were made to leave again by left.journal.",
        f"{plural(len(came), 'person', 'people')} who signed up or came back since: not known any more, they must sign"
        " up again.",
        "Addresses, passwords and lists of journeys are those of the copy: send the newest lists again.",
    )
    _give(house, _DONE, "The database is older than left.journal: was a copy put back?", lines, now)


def _give(house: House, key: str, subject: str, lines: tuple[str, ...], now: datetime) -> None:
    officers = sorted(house.settings.routing.officers.readers)
    house.store.notices.give(Notice(key, subject, lines, page=True), officers, now)


def _told(store: Store, one: Leaver) -> bool:
    who = store.recipient(int(one.subject.partition(":")[2])) if store.leavers.same(one) else None
    return who is not None and who.state in ("active", "paused")


# ------------------------------------------------------------------ each done again, by the number of whom it concerns
# Each says whether it did anything: a pause may be over, an account have been disabled before.
def _leave(house: House, number: int, said: str, now: datetime) -> bool:
    what, _, value = said.partition(" ")
    if what == "pause" and value <= now.isoformat():
        return False
    kinds = {*(kind.name for kind in roll.kinds()), *almanac.KINDS}
    known = {"country": {code for _, codes in REGIONS.values() for code in codes}, "kind": kinds}
    house.store.leaving.leave(number, Scope(what, value, frozenset(known.get(what, ()))), now)
    return True


def _erase(house: House, number: int, _: str, now: datetime) -> bool:
    house.store.forgetting.erase(number, now)
    return True


def _complained(house: House, number: int, _: str, now: datetime) -> bool:
    if (who := house.store.recipient(number)) is not None and who.address_key:
        house.store.people.suppress(who.address_key, "complaint", now)
        # Else the file, made anew of what the database knows, would not tell it to the next copy.
        house.store.audit.note(Deed("house", "mailbox.complaint", f"recipient:{number}"), now)
    return True


def _channel(house: House, number: int, _: str, now: datetime) -> bool:
    who = house.store.recipient(number)
    if who is not None and who.tenant is not None and who.state != "erased":
        house.store.desks.end(who.tenant, number, "house", now)
        house.store.endpoints.remove(who.address.removeprefix(PREFIX))
    return True


def _account(house: House, number: int, _: str, now: datetime) -> bool:
    account = house.store.accounts.find(number)
    if account is not None:
        house.store.accounts.save(replace(account, disabled_at=account.disabled_at or now), "house", now)
        house.store.accounts.end(number, now)
    return account is not None and account.disabled_at is None


def _token(house: House, number: int, _: str, now: datetime) -> bool:
    house.store.tokens.revoke(number, None, "house", now)
    return True


def _travellers(house: House, tenant: int, said: str, now: datetime) -> bool:
    trips = house.store.trips.all(tenant)
    known = {name for trip in trips for name in (trip.traveller, trip.name)} | house.store.contacts.travellers(tenant)
    for whom in (one for one, mark in unnamed(house, known).items() if mark == said):
        erase(house, whom, "house", now, tenant)
    return True


_ACTS: dict[str, Callable[[House, int, str, datetime], bool]] = {
    "subscription.leave": _leave,
    "subscription.erase": _erase,
    "mailbox.complaint": _complained,
    "desk.channel.end": _channel,
    "account.save": _account,
    "token.revoke": _token,
    "travellers.erase": _travellers,
}
