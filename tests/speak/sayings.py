"""Every sentence of ours that mails and subscribers' pages say, as it stands in the code: `python -m tests.speak.sayings CODE`
prints what a catalogue lacks, ready to be filled in.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from monitor.collect.sources import SOURCES
from monitor.decide import almanac, chorus
from monitor.decide.kind import LABELS
from monitor.decide.kinds import KINDS
from monitor.deliver.paper import paper
from monitor.locate import places
from monitor.locate.regions import PARTS, REGIONS
from monitor.speak import tongue
from monitor.speak.catalogue import Entry, entries
from monitor.web.views import NAV

HOUSE = Path(__file__).parent.parent.parent / "monitor"
LOCALE = HOUSE / "speak" / "locale"
SAYERS = {"gettext", "msgid", "say"}
Saying = tuple[str, ...]  # a sentence, or the one and the many of a plural


def in_code() -> Iterator[Saying]:
    for file in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "ngettext" and len(node.args) == 3:
                yield from [plural] if len(plural := tuple(said for arg in node.args[:2] for said in _said(arg))) == 2 else []
            if isinstance(node, ast.Call) and _name(node.func) in SAYERS and _speaks(file):
                yield from ((said,) for arg in node.args[:1] for said in _said(arg))


def _said(arg: ast.expr) -> Iterator[str]:
    if isinstance(arg, ast.IfExp):
        yield from (*_said(arg.body), *_said(arg.orelse))
    elif isinstance(arg, ast.Constant) and isinstance(arg.value, str):
        yield arg.value


def _speaks(file: Path) -> bool:
    """A file that writes for readers; elsewhere `say` is a line of the log."""
    return file.relative_to(HOUSE).parts[0] in ("decide", "deliver", "speak", "web")


def _name(func: ast.expr) -> str:
    return getattr(func, "attr", "") if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def in_templates() -> Iterator[Saying]:
    reader = paper()
    for file in (*HOUSE.glob("deliver/templates/*"), *HOUSE.glob("web/templates/*")):
        for _, _, said in reader.extract_translations(file.read_text("utf-8")):  # type: ignore[attr-defined]
            found = said if isinstance(said, tuple) else (said,)
            yield tuple(" ".join(one.split()) if "\n" in one else one for one in found if one)


def by_name() -> Iterator[Saying]:
    """What is said of names that stand elsewhere: kinds, publishers, regions, levels, pages, days, months."""
    names = [kind.name for kind in KINDS] + [*almanac.KINDS, chorus.KIND]
    yield from ((name.replace("_", " ").capitalize(),) for name in names)
    yield from ((name,) for name, _ in PARTS.values())
    yield from ((label,) for label in LABELS.values())
    yield from ((label,) for label, _ in NAV)
    yield from ((one.LABEL,) for one in SOURCES.values())
    yield from ((name,) for name in (*tongue.WEEKDAYS, *tongue.MONTHS))


@cache
def sayings() -> set[Saying]:
    return {*in_code(), *in_templates(), *by_name()} - {("",), ()}


def short() -> set[str]:
    return {name[:3] for name in (*tongue.WEEKDAYS, *tongue.MONTHS)}


def countries() -> set[str]:
    return {code for _, codes in REGIONS.values() for code in codes if places.by_code(code)}


def catalogue(code: str) -> list[Entry]:
    return list(entries((LOCALE / f"{code}.po").read_text("utf-8")))


def told(code: str) -> set[Saying]:
    rows = (row for row in catalogue(code) if "msgctxt" not in row and row["msgid"])
    return {(row["msgid"], row["msgid_plural"]) if "msgid_plural" in row else (row["msgid"],) for row in rows}


if __name__ == "__main__":
    known = told(sys.argv[1]) if (LOCALE / f"{sys.argv[1]}.po").exists() else set()
    for saying in sorted(sayings() - known):
        one, *many = (json.dumps(each, ensure_ascii=False) for each in saying)
        forms = f'msgid_plural {many[0]}\nmsgstr[0] ""\nmsgstr[1] ""' if many else 'msgstr ""'
        print(f"msgid {one}\n{forms}\n")
