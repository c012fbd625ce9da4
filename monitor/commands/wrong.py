"""Turn a wrong label into a case for the tests: the two texts, what was told, and what should have been."""

from __future__ import annotations

import json
from pathlib import Path

from monitor.model import Event
from monitor.wire import House


class NoTexts(LookupError):
    """The pages behind an event are not stored, or today's reader cannot read them."""


def case(house: House, event: Event, should: str, why: str) -> str:
    """Write the case as TOML; `should` is the kind it should have been, or "nothing"."""
    before, after = house.view(event.before_sha256), house.view(event.after_sha256)
    if after is None:
        raise NoTexts(f"expected the stored page {event.after_sha256[:12]} behind event {event.id}, found none to read")
    told = event.finding
    rows = [
        f"why = {_quoted(why or f'{told.kind} was told of {event.country}')}",
        f"wrong = {_quoted(told.kind)}",
        f"should = {_quoted(should)}",
        f"publisher = {_quoted(event.publisher)}",
        f"name = {_quoted(event.places[0] if event.places else event.country)}",
        f"published = {(event.published_on or event.detected_at.date()).isoformat()}",
    ]
    if before is not None:
        rows.append(_side("before", before.reading.text, event.level_before))
    rows.append(_side("after", after.reading.text, event.level_after))
    return "[[case]]\n" + "\n".join(rows) + "\n"


def keep(folder: Path, event: Event, text: str) -> Path:
    """Put a case where the tests look for it; an older case of the same event is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{event.id}.toml"
    path.write_text(text, "utf-8")
    return path


def _side(name: str, text: str, level: int | None) -> str:
    known = f"level = {level}, " if level else ""
    return f"{name} = {{ {known}text = {_quoted(text)} }}"


def _quoted(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
