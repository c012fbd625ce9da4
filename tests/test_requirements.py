"""Every requirement of sending is named by a test, or stands here with the reason why none does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
ALL = range(1, 101)
_SPELLED = re.compile(r"[Rr]equirements?\s+((?:[A-I]\.)?\d+(?:(?:,| and| to|–)\s*(?:[A-I]\.)?\d+)*)")
_NAMED = re.compile(r"test_((?:[a-i]?\d{1,3}_)+)")
_WIDE = 4  # "1 to 61" atop a file says where to look, not what is tested
ELSEWHERE = {
    91: "from detection to ten and a hundred thousand mails: `make delivery`, tests/bench/january.py",
    98: "how many a second, beside limits of the same run: `make delivery`",
}


def spelled(text: str) -> Iterator[int]:
    """The numbers a sentence names as requirements."""
    for found in _SPELLED.findall(text):
        for part in re.split(r",| and ", re.sub(r"[A-I]\.", "", found)):
            first, _, last = re.sub(r"\s*(?: to |–)\s*", "-", part.strip()).partition("-")
            if first.isdigit() and (not last or int(last) - int(first) <= _WIDE):
                yield from range(int(first), int(last or first) + 1)


def named(file: Path) -> Iterator[int]:
    """The numbers in the names of a file's tests, and in what they and the file say of themselves."""
    tree = ast.parse(file.read_text("utf-8"))
    yield from spelled(ast.get_docstring(tree) or "")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from spelled(ast.get_docstring(node) or "")
            for found in _NAMED.findall(node.name):
                yield from (int(number) for number in re.findall(r"\d+", found))


def test_every_requirement_of_sending_is_named_by_a_test_or_explained() -> None:
    found = {number for file in TESTS.rglob("*.py") for number in named(file)}
    assert sorted(set(ALL) - found - ELSEWHERE.keys()) == []
    assert sorted(found & ELSEWHERE.keys()) == [], "tested after all: the reason may go"
