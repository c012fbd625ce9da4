"""Turn a wrong label into a case for the tests: the two readings, what was told, and what should have been."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from monitor.commands.ask import Usage
from monitor.decide.kinds import KINDS
from monitor.model import Event, Reading
from monitor.store import codec
from monitor.wire import House


def case(house: House, event: Event, should: str, why: str) -> str:
    """Write the case as TOML; `should` is the kind it should have been, or "nothing".

    Usage where none can be made: its pages are not stored or not read by today's reader, or no kind told it.

    Each side is all that its door said, as rules read more than the prose: levels and parts given as data, the title.
    """
    told = event.finding
    if told.kind not in {kind.name for kind in KINDS}:
        raise Usage(f"expected an event that a kind told of one change, got {told.kind}, which has other reasons")
    if told.kind == should:
        raise Usage(f"expected another kind than the {told.kind} that was told")
    before, after = house.view(event.before_sha256), house.view(event.after_sha256)
    if after is None:
        raise Usage(f"expected the stored page {event.after_sha256[:12]} behind event {event.id}, found none to read")
    rows = {
        "why": why or f"{told.kind} was told of {event.country}",
        "wrong": told.kind,
        "should": should,
        "publisher": event.publisher,
        "actor": house.publisher(event.publisher).SHORT,
        "detected": event.detected_at.isoformat(),
    }
    sides = {"before": before.reading if before else None, "after": after.reading}
    lines = [f"{name} = {_quoted(value)}" for name, value in rows.items()]
    lines += [f"{name} = {_side(reading)}" for name, reading in sides.items() if reading]
    return "[[case]]\n" + "\n".join(lines) + "\n"


def keep(folder: Path, event: Event, text: str) -> Path:
    """Put a case where the tests look for it; an older case of the same event is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{event.id}.toml"
    path.write_text(text, "utf-8")
    return path


def _side(reading: Reading) -> str:
    """Write a reading: its prose to be read by people, what else it says as the store writes it."""
    usual = {field.name: field.default for field in fields(reading)}
    rest = {name: value for name, value in codec.pack(reading).items() if getattr(reading, name) != usual[name]}
    rest.pop("text", None)
    return f"{{ text = {_quoted(reading.text)}, reading = {_quoted(json.dumps(rest))} }}"


def _quoted(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
