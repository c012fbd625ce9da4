"""What came back is taken in: from a Maildir, an mbox, a file or standard input, believed only with our own seal."""

from __future__ import annotations

import mailbox as boxes
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from monitor import logs, seals
from monitor.deliver.returned import Returned, returned
from monitor.keyring import ring
from monitor.store.bounces import Back
from monitor.store.codec import moment, stamp
from monitor.store.leaving import Scope
from monitor.wire import House

LASTS = timedelta(days=30)  # a return path is believed for so long; hosts try for five days
LEAVE = "u"  # before the token of an address that is written to by who wants no more
_HOUR = 3600
_AT_ONCE = 100  # of a flood the rest is read in the next rounds, seconds later: alerts leave behind each
_MISSED = "no box for what comes back"  # a note: when that was last said
_TAKEN = ":2,S"  # seen, as a Maildir says it


def look(house: House, now: datetime) -> None:
    """Read what came back before anything is sent; a box not there, or not ours, keeps nobody from being told."""
    box = house.settings.post.bounces
    try:
        if box and not (house.state / box / "new").is_dir():
            _miss(house, house.state / box, now)
        elif box:
            take_in(house, house.state / box, now, _AT_ONCE)
    except OSError as error:
        logs.warn("what came back cannot be read", folder=str(house.state / box), error=str(error))


def _miss(house: House, folder: Path, now: datetime) -> None:
    """Say once an hour that there is no box: the rounds come every few seconds."""
    last = house.store.note(_MISSED)
    if not last or not timedelta() <= now - moment(last) < timedelta(hours=1):
        house.store.note(_MISSED, stamp(now))
        logs.warn("expected a Maildir for what comes back", folder=str(folder))


def examine(house: House) -> Iterator[tuple[bool, str]]:
    """Say where what comes back cannot be read: bounces, and the mails of those who leave by writing to us."""
    box = house.settings.post.bounces
    if box and not (house.state / box / "new").is_dir():
        why = "nobody hears of a mailbox that is gone, and who leaves by mail goes on being written to"
        yield False, f"expected a Maildir with new/ and cur/ at {house.state / box} ([post] bounces), got none: {why}"


def let_go(house: House, before: datetime) -> None:
    """Delete what was taken from the Maildir and came before: whole mails, each with the address it came back from."""
    box = house.settings.post.bounces
    try:
        for each in (house.state / box / "cur").glob(f"*{_TAKEN}") if box else ():
            if each.stat().st_mtime < before.timestamp():
                each.unlink(missing_ok=True)
    except OSError as error:
        logs.warn("what came back cannot be deleted", folder=str(house.state / box), error=str(error))


def take_in(house: House, source: Path, now: datetime, most: int | None = None) -> Counter[str]:
    """Take in what is there; how many led to what. What was taken from a Maildir's new/, `most` at once, is moved."""
    tally: Counter[str] = Counter()
    for raw in _mails(source, most):
        tally[take(house, raw, now)] += 1
    return tally


def take(house: House, raw: bytes, now: datetime) -> str:
    """Take in one mail; returns what followed: "left", "suppressed", "paused", "noted", "known", "forged", …"""
    report = returned(raw)
    leaver = _ours(house, report, now, LEAVE)
    if leaver is not None:
        return _left(house, leaver, now)
    delivery = _ours(house, report, now)
    if delivery is None:
        house.store.bounces.note(report.id or "without a name", "forged", report.said, now)
        return "forged"
    if report.kind == "delivered":
        return "delivered"
    if report.kind == "unreadable":
        house.store.bounces.note(report.id, "unreadable", report.said, now)
        return "unreadable"
    return house.store.bounces.take(Back(report.id, delivery, report.kind, report.enhanced, report.said), now)


def return_path(pattern: str, keys: seals.Ring, delivery: int, now: datetime) -> str:
    """Return the address bounces of a delivery go to; `pattern` holds {token}, "" means that none is sealed."""
    if not pattern:
        return ""
    return pattern.replace("{token}", seals.return_token(keys, delivery, int(now.timestamp()) // _HOUR))


def way_out(pattern: str, keys: seals.Ring, recipient: int) -> str:
    """Return the address to which a mail, whatever it says, ends what a recipient follows; it never expires."""
    return pattern.replace("{token}", LEAVE + seals.return_token(keys, recipient, 0, seals.BY_MAIL)) if pattern else ""


def _left(house: House, recipient: int, now: datetime) -> str:
    """Who answers the mailto: way out has left, as by one click."""
    left = house.store.leaving.leave(recipient, Scope("all"), now)
    return "left" if left and not left.kept_by_duty else "noted"


def _ours(house: House, report: Returned, now: datetime, purpose: str = "") -> int | None:
    """The delivery (with LEAVE the recipient) a report is about, if one of its addresses is ours and not too old."""
    before, _, after = house.settings.post.return_path.partition("{token}")
    for address in report.to:
        known = address.strip().lower()
        if not after or not (known.startswith(before.lower()) and known.endswith(after.lower())):
            continue
        token = known[len(before) : -len(after)]
        if token[: len(purpose)] != purpose:
            continue
        try:
            sealed = token[len(purpose) :], *([seals.BY_MAIL] if purpose else [])
            delivery, hour = seals.came_back(ring(house.state), *sealed)
        except seals.Forged:
            continue
        age = now.timestamp() - hour * _HOUR
        if purpose or -2 * _HOUR <= age <= LASTS.total_seconds():
            return delivery
    return None


def _mails(source: Path, most: int | None = None) -> Iterator[bytes]:
    if str(source) == "-":
        yield sys.stdin.buffer.read()
    elif source.is_dir():
        taken = 0
        for each in sorted((source / "new").iterdir() if (source / "new").is_dir() else source.iterdir()):
            if taken == most:
                return
            try:
                yield from _mail(each)
                taken += not each.exists()  # moved away
            except OSError as error:  # a mail server wrote it for itself alone; those behind it are read
                logs.warn("a mail that came back cannot be read", file=str(each), error=str(error))
    elif source.read_bytes()[:5] == b"From ":
        box = boxes.mbox(source, create=False)
        yield from (box.get_bytes(key) for key in box.keys())  # noqa: SIM118 - an mbox yields messages, not keys
        box.close()
    else:
        yield source.read_bytes()


def _mail(file: Path) -> Iterator[bytes]:
    if file.is_file():
        yield file.read_bytes()
        if file.parent.name == "new":
            (cur := file.parent.with_name("cur")).mkdir(exist_ok=True)
            file.replace(cur / f"{file.name}{_TAKEN}")
