"""A sentence is told as before when a desk writes something harmless around it, and a trap stays one."""

from __future__ import annotations

import re
from datetime import date
from zlib import crc32

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests.decide.test_sentences_told import WORDS, made, rows

BEFORE = (
    "Although no decision has been taken on schools, ", "While further unrest remains possible, ",
    "Due to the ongoing situation, ", "Despite rumours of a ceasefire, ", "Please note that ", "Update: ",
    "Markets may close early, so ", "Contrary to reports that all is calm, ", "Nobody was hurt, but ",
    "Reports that the airport was bombed are false. ", "If the situation worsens, we may take further measures. ",
)  # fmt: skip
BEHIND = (
    ", although the capital remains calm.", ", and this is not a drill.", "; it does not mean that the country is at war.",
    " (see also our notice of March 14, 2021).", ", and further restrictions may follow.",
    ", and no decision has been made on when this will end.", ". A similar step was taken in 2015.",
    ". Rumours to the contrary are false.", "; we are considering whether to extend office hours.",
)  # fmt: skip
_SMALL = re.compile(r"(?:The|On|In|At|Our|We|All|Due|Because|As|Non-\w+|Family|Famil|Most|Staff|Employees|Routine)\b")
# Of how many sentences one is tried; which, and in which context, hangs on its own words, so that a new one moves none.
_TRUE, _TRAPS = 4, 3


def drawn(said: str, of: int) -> bool:
    return crc32(said.encode()) // (len(BEFORE) + len(BEHIND)) % of == 0


def around(said: str) -> str:
    """Put a sentence into the context its words draw."""
    turn = crc32(said.encode()) % (len(BEFORE) + len(BEHIND))
    if turn < len(BEFORE) and BEFORE[turn].endswith((". ", ": ")):
        return BEFORE[turn] + said
    if turn < len(BEFORE) and _SMALL.match(said):
        return BEFORE[turn] + said[:1].lower() + said[1:]
    behind = BEHIND[turn % len(BEHIND)]
    return said + behind[1:] if behind.startswith(". ") else said.rstrip(".") + behind


def heard(row: tuple[str, str, str, str, str], said: str) -> set[str]:
    day, country, who, kinds, _ = row
    return {f.kind for f in classify(made(date.fromisoformat(day), country, who, kinds, said), KINDS).findings} - WORDS


def named(kinds: str) -> set[str]:
    """All kinds that are, or may be, told of a sentence: another test asks that nothing else is."""
    return {kind.removeprefix("?") for group in kinds.split(",") for kind in group.split("/")}


def test_what_stands_around_a_sentence_takes_nothing_from_it() -> None:
    true = [row for row in rows() if row[3] != "-" and row[2] in "UE" and row[4].endswith(".") and drawn(row[4], _TRUE)]
    lost = []
    for row in true:
        said = around(row[4])
        told = heard(row, said)
        if not named(row[3]) <= told and (missing := heard(row, row[4]) - told):  # alone it tells no more than is named
            lost.append((missing, said))
    assert lost == []


def test_what_stands_around_a_trap_makes_nothing_of_it() -> None:
    traps = [row for row in rows() if row[3] == "-" and row[2] in "UE" and row[4].endswith(".") and drawn(row[4], _TRAPS)]
    alive = []
    for row in traps:
        said = around(row[4])
        if (told := heard(row, said)) and (more := told - heard(row, row[4])):
            alive.append((more, said))
    assert alive == []
