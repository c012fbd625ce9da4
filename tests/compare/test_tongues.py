"""German, Dutch and Japanese prose: each row finds its example, and what is a step short of a fact stays silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from monitor.compare import posture
from monitor.compare.tongues import TONGUES
from monitor.compare.tongues.cut import sentences
from monitor.compare.tongues.tongue import STATEMENTS, STATES, SUBJECTS, Row, grouped, told
from monitor.locate.places import by_code
from monitor.model import HAPPENING, LIKELY, Posture, Reading

SENTENCES = Path(__file__).parent / "tongues"
PUBLISHED = date(2026, 3, 10)
ROWS = [(language, row) for language, tongue in TONGUES.items() for row in tongue.rows]
TITLES = {"ja": {"IR": "イラン", "SD": "スーダン", "ML": "マリ", "NE": "ニジェール"}, "de": {"ET": "Äthiopien"}, "nl": {"ET": "Ethiopië"}}


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda each: each if isinstance(each, str) else each[1])
def test_every_row_finds_its_example(language: str, row: Row) -> None:
    tongue = TONGUES[language]
    alone = grouped([row]).search(row[1])
    assert alone and told(alone)[0] == row[0]
    wholes = {SUBJECTS: tongue.subjects, STATES: tongue.states, STATEMENTS: tongue.statements}
    asked = [pattern for kinds, pattern in wholes.items() if row[0] in kinds]
    assert row[0] in [told(found)[0] for pattern in asked for found in pattern.finditer(row[1])]


def said(language: str, code: str, text: str) -> Posture:
    """What is read of a page about a country."""
    place = by_code(code)
    assert place
    title = TITLES.get(language, {}).get(code, "")
    heading = f"{title}の危険情報\n" if language == "ja" and title else ""
    reading = Reading(
        door="x.page", destination=place.key, countries=place.codes, name=place.name, sha256="", title=title or place.name,
        published_on=PUBLISHED, language=language, text=f"{heading}{text}", level=4, areas=(),
        url="",
    )  # fmt: skip
    return posture.of(reading)


def facts(language: str, code: str, text: str) -> list[str]:
    """What a page about a country says, in short: "airspace shut", "Embassy Khartoum suspended"."""
    read = said(language, code, text)
    found = [f"{d.post or 'mission'}: {d.audience} {d.status}" for d in read.departures]
    found += [f"{o.post or 'mission'} {o.state}" for o in read.operations]
    found += [f"leave {leave.tier} {leave.area or ''}".strip() for leave in read.leave]
    for notice in read.notices:
        state = "shut" if notice.on and notice.grade else "limited" if notice.on else "open"
        ways, hazard = notice.topic == "border_or_entry_change", notice.topic == "hazard_notice"
        told_as = f"{notice.what}{'' if notice.on else ' over'}" if hazard else notice.topic
        found += [f"{notice.what} {state}" if ways else told_as] if notice.topic not in (HAPPENING, LIKELY) else []
    return sorted(found)


def stories(file: Path) -> list[tuple[str, str, str]]:
    """Read "CODE | sentence | fact; fact": without facts the sentence must stay silent."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [tuple(part.strip() for part in f"{line}||".split("|")[:3]) for line in lines]  # type: ignore[misc]


@pytest.mark.parametrize("language", TONGUES)
def test_sentences_are_read_as_written_beside_them(language: str) -> None:
    told_of = stories(SENTENCES / f"{language}.txt")
    wrong = [
        f"{text} → {facts(language, code, text)}"
        for code, text, expected in told_of
        if facts(language, code, text) != sorted(filter(None, (fact.strip() for fact in expected.split(";"))))
    ]
    assert not wrong
    assert {bool(expected) for _, _, expected in told_of} == {True, False}


@pytest.mark.parametrize("words", ["Mehrere Dörfer werden derzeit evakuiert, ", "evakuiert", "避難命令が出され"])
def test_a_page_without_an_end_of_sentence_is_read_in_pieces_and_whole(words: str) -> None:
    text = f"Vor Reisen wird gewarnt.\n{words * (60_000 // len(words))}"
    pieces = list(sentences(TONGUES["de"], text))
    assert max(len(piece.text) for piece in pieces) <= 1_500
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert "".join(piece.text for piece in pieces) == text.replace("\n", "")
