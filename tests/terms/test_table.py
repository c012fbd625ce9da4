"""A table asks each row only of texts that have its letters, and finds what one pattern of all rows would find."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _parser as grammar  # type: ignore[attr-defined]

import pytest

import monitor
from monitor.terms.needed import needed, small
from monitor.terms.table import Table, table, ways
from monitor.terms.trie import trie
from tests.terms.whole import whole

SENTENCES = Path(__file__).parents[1] / "decide" / "sentences"
EVERY = 60  # of the tried sentences one in so many: all of them take minutes


def tables() -> Iterator[tuple[str, Table]]:
    """Every table that stands in a module, once."""
    known: set[int] = set()
    for found in pkgutil.walk_packages(monitor.__path__, "monitor."):
        if not found.name.endswith("__main__"):
            for name, value in list(vars(importlib.import_module(found.name)).items()):
                if isinstance(value, Table) and id(value) not in known:
                    known.add(id(value))
                    yield f"{found.name}.{name}", value


def sentences() -> list[str]:
    lines = sorted(line for path in SENTENCES.glob("*.txt") for line in path.read_text("utf-8").splitlines())
    return [part.strip() for line in lines[::EVERY] for part in line.split("|")[-2:] if part.strip()]


def told(found: re.Match[str] | None) -> object:
    return found and (found.span(), found.groupdict(), found.lastgroup)


def all_told(one: Table | re.Pattern[str], text: str) -> object:
    """What a table or a pattern makes of a text in every way it can be asked."""
    return told(one.search(text)), told(one.match(text)), [*map(told, one.finditer(text, 5))], one.sub("<>", text)


def test_every_table_of_the_product_finds_what_one_pattern_of_all_its_rows_finds() -> None:
    texts, found = sentences(), dict(tables())
    assert len(texts) > 60
    assert len(found) > 60
    apart = [(name, text) for name, one in found.items() for text in texts if told(one.search(text)) != told(whole(one).search(text))]
    assert apart == []
    with_some = [(name, one, text) for name, one in found.items() for text in texts if one.search(text)]
    assert len(with_some) > 500
    assert [(name, text) for name, one, text in with_some if all_told(one, text) != all_told(whole(one), text)] == []


def test_no_row_is_found_where_nothing_stands() -> None:
    """It would be found for ever: a table goes on from where what it found ends."""
    rows = [way for _, one in tables() for way in one.ways]
    assert [way.source for way in rows if not grammar.parse(way.source, way.flags).getwidth()[0]] == []


def test_all_that_stands_in_a_text_is_found_once_and_from_left_to_right() -> None:
    both = table([("", "roads? closed"), ("", "closed|road"), ("", "ferry (?P<what>\\w+)")], {})
    text = "Closed: the ferry boat, road closed, ferry line. Roads!"
    assert [found[0] for found in both.finditer(text)] == ["Closed", "ferry boat", "road closed", "ferry line", "Road"]
    assert both.sub(r"<\g<what>>", text) == "<>: the <boat>, <>, <line>. <>s!"
    assert both.sub(lambda found: found[0].upper(), text) == "CLOSED: the FERRY BOAT, ROAD CLOSED, FERRY LINE. ROADs!"


def test_of_two_rows_the_first_in_the_text_counts_and_at_one_place_the_first_in_the_table() -> None:
    both = table([("", "roads? closed"), ("", "closed|road"), ("", "ferry")], {})
    assert [both.search(text)[0] for text in ("the road closed", "closed: the ferry", "the ferry road")] == [  # type: ignore[index]
        "road closed", "closed", "ferry",
    ]  # fmt: skip
    assert both.search("the harbour") is None
    assert both.search("road road", 2).start() == 5  # type: ignore[union-attr]


def test_a_match_has_the_groups_of_all_rows() -> None:
    found = ways(r"the (?P<way>road)|a (?P<place>port)").search("a port")
    assert found
    assert found.groupdict() == {"way": None, "place": "port"}


def test_a_bar_within_brackets_or_a_class_parts_nothing() -> None:
    assert [way.source for way in ways(r"a(?:b|c)|[|)]d|e\|f").ways] == ["a(?:b|c)", "[|)]d", r"e\|f"]


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        ("embassy (?:closed|shut)", {("embassy ",), ("closed", "shut")}),
        ("(?:no )?closed", {("closed",)}),
        (r"\bclos(?:ed|ure)", {("clos",)}),
        ("(?:closed|to)", set()),  # two letters stand in every text
        ("(?!open)border(?= is)", {("border",)}),
        ("(?:border){2,}", {("border",)}),
        (r"[a-z]+\d", set()),
    ],
)
def test_what_a_pattern_needs_is_read_from_it(source: str, letters: set[tuple[str, ...]]) -> None:
    assert {*needed(source)} == letters


@pytest.mark.parametrize("text", ["The Embassy has \u017fuspended it", "SUSPENDED", "\u0130t is suspended", "cl\u0131osed suspended", "SU\u017fPENDED", "suspended"])
def test_letters_of_another_case_do_not_hide_what_a_pattern_would_find(text: str) -> None:
    assert (re.search("suspended", text, re.I) is None) == (ways("suspended").search(text) is None)
    assert small("\u0131\u017f") == "is"
    assert ways("istanbul is").search("\u0130STANBUL \u0130S closed")


def test_a_trie_finds_the_longest_of_names_that_begin_alike() -> None:
    found = re.compile(rf"\b{trie(['Guinea', 'Guinea-Bissau', 'Gabon', 'St. Kitts'])}\b")
    assert found.findall("Guinea-Bissau, Guinea, Gabon, St. Kitts, Stx Kitts") == [
        "Guinea-Bissau", "Guinea", "Gabon", "St. Kitts",
    ]  # fmt: skip
