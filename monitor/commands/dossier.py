"""One event to lay before somebody who has none of our programs: its pages, the chain, who knew what when."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import click

from monitor.commands.ask import Usage, house, now
from monitor.commands.postroom import meant
from monitor.speak.zones import known

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.wire import House

Row = tuple[int, str, str, str]  # of the hash chain: number, body, hash of the row before, own hash
Told = dict[str, Any]


@click.command()
@click.argument("event_id")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--zone", default="UTC", show_default=True, help="Write times by this clock, too: Asia/Muscat.")
@click.option("--tenant", default="", help="Name of those told that company's alone; of all others the numbers.")
@click.pass_context
def dossier(context: click.Context, event_id: str, target: Path, zone: str, tenant: str) -> None:
    """Pack one event into the ZIP file TARGET.

    That is a report as text and as PDF, the pages byte for byte, the redline, who was told, held back, took it on and
    decided, and the hash chain from the event on. Its check.py checks it on any machine with Python alone. EVENT_ID may
    be the Message-ID of a mail.
    """
    from monitor.commands import journeys

    opened = house(context)
    event = meant(opened, event_id)
    link = opened.store.library.link(event.id)
    if known(zone) is None:
        raise Usage(f"expected a time zone as Asia/Muscat, got {zone!r}")
    if tenant:
        journeys.known(opened, tenant)
    rows = list(opened.store.library.chain(link.seq)) if link else []  # what is held back stands in no chain
    _pack(opened, event, rows, _told(opened, event, tenant), target, zone)
    head = f"; its head is {rows[-1][-1][:16]}" if rows else ""
    click.echo(f"Packed {target} ({target.stat().st_size / 1e6:.1f} MB){head}.")
    click.echo("Unpack it anywhere and run: python3 check.py")


def _pack(opened: House, event: Event, rows: Sequence[Row], told: Told, target: Path, zone: str) -> None:
    """Write the file whole, or not at all."""
    from monitor.commands import dossier_report

    at, part = now(), target.with_name(f"{target.name}.part")
    sums = dict[str, str]()
    with ZipFile(part, "w", ZIP_DEFLATED) as pack:

        def put(name: str, body: bytes) -> None:
            pack.writestr(name, body)
            sums[name] = sha256(body).hexdigest()

        pages = list(_pages(opened, event))
        for page, body in pages:
            if body is not None:
                put(str(page["file"]), body)
        put("pages.json", _json([page for page, _ in pages]))
        put("event.json", _json(told["event"]))
        put("told.json", _json({name: value for name, value in told.items() if name != "event"}))
        lines = dossier_report.lines(opened, event, told, [page for page, _ in pages], at, zone)
        put("report.txt", "\n".join(lines).encode() + b"\n")
        put("report.pdf", dossier_report.printed(lines, opened.settings.web.address, at))
        put("chain.jsonl", b"".join(map(_link, rows)))
        put("check.py", files("monitor.commands").joinpath("dossier_check.py").read_bytes())
        pack.writestr("SHA256SUMS", "".join(f"{one}  {name}\n" for name, one in sums.items()))
    part.replace(target)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str).encode() + b"\n"


def _link(row: Row) -> bytes:
    return json.dumps(dict(zip(("seq", "body", "prev", "hash"), row, strict=True)), ensure_ascii=False).encode() + b"\n"


def _pages(opened: House, event: Event) -> Iterator[tuple[dict[str, object], bytes | None]]:
    """Every page the event names: what it is, and its octets; None for one that is not stored."""
    named = {event.before_sha256: "before", event.after_sha256: "after"}
    named |= {door.sha256: f"seen at {door.name}" for door in event.doors if door.sha256 not in named}
    for sha, what in named.items():
        if sha:
            stored = opened.store.page(sha)
            told: dict[str, object] = {"sha256": sha, "what": what, "file": f"pages/{sha}.bin" if stored else ""}
            if stored:
                told |= {"door": stored.door, "url": stored.url, "first_seen": _moment(stored.seen_at)}
            yield told, stored.raw if stored else None


def _moment(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _told(opened: House, event: Event, tenant: str) -> Told:
    """The event, and all that is known of who was told, who took it on, what was decided of it.

    Whom a company reached of its own people is no decision of the house's, and goes to that company's desk alone.
    """
    from monitor import contract
    from monitor.commands import receipts, show
    from monitor.dispatch.traced import mailed

    store = opened.store
    storm, letters = store.storms.of(event.id), store.library.letters(event_id=event.id)
    knew = receipts.knew(store, event, tenant)
    names = {one["recipient"] for one in knew["told"]}
    people = {one.recipient: one for one in letters if one.recipient in names}
    mails = mailed(opened, [*people.values()])
    whole = contract.event_whole(event, store.storms.mark(event.id))
    subjects = (f"event:{event.id}", *([f"storm:{storm.id}"] if storm else []))
    rows = (row for subject in subjects for row in store.audit.rows(subject, limit=10_000))
    deeds = [row for row in rows if not row.deed.what.startswith("travellers.")]
    who = ((name, store.recipient(name)) for name in sorted(names))  # also whom nothing reached: when that was tried
    return {
        "event": {**whole, "redline": show.redline_json(event, opened.redline(event))},
        **knew,
        "message_ids": {name: mails[one.delivery] for name, one in people.items() if one.delivery in mails},
        "steps": {name: receipts.steps(store, event, one.id) for name, one in who if one},
        "storm": None if storm is None else {"state": storm.state, "why": storm.reason, "note": storm.note,
            "began_at": _moment(storm.began_at), "decided_by": storm.decided_by,
            "decided_at": _moment(storm.decided_at) if storm.decided_at else None},
        "decisions": [{"seq": one.seq, "at": _moment(one.at), "who": one.deed.who, "what": one.deed.what,
            "before": one.deed.before, "after": one.deed.after, "hash": one.hash} for one in deeds],
    }  # fmt: skip
