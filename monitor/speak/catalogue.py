"""A catalogue of translations (.po) read as it stands, so that no compiled copy of it can be out of date."""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO

_LINE = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)?\s*(".*")')
Entry = dict[str, str]


def translations(text: str) -> GNUTranslations:
    """Return the standard library's translations of a .po text; raises ValueError where it is none."""
    return GNUTranslations(BytesIO(_compiled(dict(_pairs(text)))))


def entries(text: str) -> Iterator[Entry]:
    """Read a .po text: for each message its msgctxt, msgid, msgid_plural and msgstr or msgstr[N]; fuzzy ones count."""
    found: Entry = {}
    field = ""
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if not line.strip() and found:
            yield found
            found = {}
        if not line.strip() or line.startswith("#"):
            continue
        parts = _LINE.fullmatch(line.strip())
        if parts is None or not (parts[1] or field):
            raise ValueError(f"line {number}: expected msgid, msgstr or a quoted line, got {line[:60]!r}")
        field = parts[1] or field
        found[field] = (found.get(field, "") if not parts[1] else "") + ast.literal_eval(parts[2])


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a .mo file holds: context and plural joined to the message, the forms of a plural to each other."""
    for entry in entries(text):
        key = "\4".join(([entry["msgctxt"]] if "msgctxt" in entry else []) + [entry["msgid"]])
        if "msgid_plural" in entry:
            forms = [entry[name] for name in sorted(entry) if name.startswith("msgstr[")]
            yield f"{key}\0{entry['msgid_plural']}", "\0".join(forms)
        else:
            yield key, entry["msgstr"]


def _compiled(pairs: dict[str, str]) -> bytes:
    """Lay messages out as a .mo file (GNU gettext manual, section "The Format of GNU MO Files")."""
    rows = [(key.encode(), pairs[key].encode()) for key in sorted(pairs)]
    at = 28 + 16 * len(rows)
    tables: list[bytes] = []
    words = b""
    for side in (0, 1):
        table = b""
        for row in rows:
            table += struct.pack("<II", len(row[side]), at + len(words))
            words += row[side] + b"\0"
        tables.append(table)
    head = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, at)
    return head + tables[0] + tables[1] + words
