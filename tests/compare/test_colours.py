"""Each way to say a thing without stating it finds its own example, which is then unsaid; what is plainly so is not."""

from __future__ import annotations

import re

import pytest

from monitor.compare.colours import (
    denied,
    doubted,
    drilled,
    explained,
    hangs,
    heard,
    lasting,
    leads,
    others,
    supposed,
    turns,
    unsaid,
)
from monitor.compare.sentences import sentences
from monitor.compare.whose.offices import ours
from monitor.terms.table import Row, pattern

FILES = (denied, doubted, drilled, explained, heard, lasting, others, supposed)
TABLES = [
    pytest.param(rows, file.WORDS, id=f"{file.__name__.rsplit('.', 1)[1]} {name}")
    for file in FILES
    for name, rows in vars(file).items()
    if name.endswith("ROWS") or name == "NOBODYS"
]


@pytest.mark.parametrize(("rows", "words"), TABLES)
def test_every_row_finds_its_example_which_says_nothing(rows: tuple[Row, ...], words: dict[str, str]) -> None:
    deaf = []
    for row in rows:
        (sentence,) = sentences(row[0])
        if not (re.search(pattern([row], words), sentence.plain, re.I) and unsaid(sentence.plain)):
            deaf.append(row[0])
    assert deaf == []


@pytest.mark.parametrize(
    "plain",
    [
        "The airport is closed.",
        "In this province, the Embassy has suspended operations.",
        "The Embassy told US citizens that the border is closed.",
        "The government announced that the airport is closed.",
        "If you are in the capital, you should leave now.",
        "This is not a drill: shelter in place.",
    ],
)
def test_what_is_so_is_said(plain: str) -> None:
    assert not unsaid(plain)


@pytest.mark.parametrize(
    ("clause", "turned", "led", "hung"),
    [
        ("the Embassy holds a drill", True, False, False),
        ("this is no fire drill", False, False, False),
        ("there are rumors", True, False, False),
        ("please ignore the rumors", False, False, False),
        ("the ministry said", False, True, False),
        ("an aid agency works there", False, True, False),
        ("many fear the worst", False, False, True),
        ("back then the border was shut", False, False, True),
        ("the border is shut", False, False, False),
    ],
)
def test_a_clause_may_colour_what_stands_beside_it(clause: str, turned: bool, led: bool, hung: bool) -> None:
    assert (turns(clause), leads(clause), hangs(clause)) == (turned, led, hung)


@pytest.mark.parametrize(("example", "words"), [pytest.param(*row, id=row[0][:12]) for row in heard.TELLERS])
def test_what_others_tell_of_a_post_is_none_of_our_own_words(example: str, words: str) -> None:
    closed = re.compile("has closed")
    (sentence,) = sentences(example)
    (bare,) = sentences("Airlines are leaving and the Embassy has closed.")
    told, said = closed.search(sentence.plain), closed.search(bare.plain)
    assert re.search(words, sentence.plain, re.I) and not unsaid(sentence.plain)
    assert told and not ours(sentence.plain, told)
    assert said and ours(bare.plain, said)
