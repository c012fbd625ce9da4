"""What happens, told in German, Dutch and Japanese: each row finds its example, and a step short of it is silence."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from monitor.compare import posture
from monitor.compare.tongues import TONGUES
from monitor.compare.tongues.event import GROUPS, KINDS, Event, read_events
from monitor.compare.tongues.happened import EVENTS
from monitor.locate.places import by_code
from monitor.model import HAPPENING, Notice, Reading, Span
from monitor.terms.hazards import RULED, VIOLENT

STORIES = Path(__file__).parent / "tongues"
PUBLISHED = date(2026, 11, 19)
ROWS = [(language, row) for language, events in EVENTS.items() for row in events.rows]
HUNGRY = ("a", "in Aa ", "werden ", "mogen ", "発生し", "国", "邦人の", "1 ", "die und ", ", ")
TOPICS = {
    "detention_or_exit_ban": "detention", "staff_movement_restricted": "staff", "assisted_departure": "help",
    "travel_prohibited_by_law": "ban",
}  # fmt: skip


def page(language: str, code: str, text: str, published_on: date = PUBLISHED) -> Reading:
    place = by_code(code)
    assert place
    return Reading(
        door="x.page", destination=place.key, countries=place.codes, name=place.name, sha256="", title=place.name,
        published_on=published_on, language=language, text=text, level=4, areas=(), url="",
    )  # fmt: skip


def called(notice: Notice) -> str:
    hazard = "violence" if notice.key in VIOLENT else "decree" if notice.key in RULED else "disaster"
    name = TOPICS.get(notice.topic, hazard)
    return name if notice.on else f"{name} over"


def facts(language: str, code: str, text: str) -> set[str]:
    notices = posture.of(page(language, code, text)).notices
    return {called(n) for n in notices if n.topic == "hazard_notice" or n.topic in TOPICS}


def stories(language: str) -> list[tuple[str, str, set[str]]]:
    """Read "CODE | sentence | fact; fact": without facts the sentence must stay silent."""
    lines = (STORIES / f"happened_{language}.txt").read_text(encoding="utf-8").splitlines()
    cut = [[part.strip() for part in f"{line}||".split("|")[:3]] for line in lines if not line.startswith("#")]
    return [(code, text, {fact.strip() for fact in told.split(";") if fact.strip()}) for code, text, told in cut]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda each: each if isinstance(each, str) else each.says)
def test_every_row_finds_its_example_alone(language: str, row: Event) -> None:
    alone = replace(EVENTS[language], rows=(row,))
    said = Span(0, len(row.says), row.says)
    told = list(read_events(alone, TONGUES[language], page(language, "ML", row.says), [(said, row.says)]))
    assert [notice.topic for notice in told if notice.topic != HAPPENING] == [KINDS[row.kind][1]]


@pytest.mark.parametrize("language", EVENTS)
def test_what_happens_is_read_as_written_beside_it(language: str) -> None:
    told = stories(language)
    wrong = [f"{text} → {got}" for code, text, want in told if (got := facts(language, code, text)) != want]
    assert not wrong
    assert {bool(want) for _, _, want in told} == {True, False}


@pytest.mark.parametrize("language", EVENTS)
def test_every_group_has_words_that_take_its_force_away(language: str) -> None:
    assert set(EVENTS[language].unsaid) == set(GROUPS)


def test_a_quake_of_three_days_ago_is_told_and_one_of_last_spring_is_not() -> None:
    told = "Am 16. November hat ein Erdbeben den Westen erschüttert."
    assert facts("de", "NP", told) == {"disaster"}
    later = posture.of(page("de", "NP", told, date(2027, 4, 1)))
    assert not [n for n in later.notices if n.topic == "hazard_notice"]


def test_an_attack_is_kept_with_its_day_so_that_the_next_one_is_told_anew() -> None:
    told = posture.of(page("nl", "FR", "Op 17 november is in Lyon een aanslag gepleegd.")).notices
    happened = [n for n in told if n.topic == HAPPENING]
    assert [n.decided_on for n in happened] == [date(2026, 11, 17)]


def test_no_pattern_is_worn_out_by_words_that_repeat_themselves() -> None:
    slow = []
    for events in EVENTS.values():
        patterns = [p for row in events.rows for p in (row.thing, row.done, row.beside)]
        patterns += [*events.unsaid.values(), events.supposed, events.bygone, events.fresh, *events.over.values(), events.clause]
        patterns += [events.cut, events.abroad]
        for pattern in patterns:
            for seed in HUNGRY:
                start = time.process_time()
                re.search(pattern, (seed * 500)[:500] + "é?")
                slow += [pattern.pattern[:40]] if time.process_time() - start > 0.5 else []
    assert not slow


RULES = [  # language, country, a rule for own staff, the key and the place that it is told by
    ("de", "ML", "Mitarbeitern der Botschaft sind Reisen nach Sikasso untersagt.", "sikasso", "Sikasso"),
    ("de", "ML", "Mitarbeiter der Botschaft Bamako dürfen nachts nicht fahren.", "night", ""),
    ("de", "ML", "Mitarbeitern der Botschaft sind Reisen in Mali derzeit untersagt.", "everywhere", ""),
    ("de", "IQ", "Die Botschaft hat ihr Personal angewiesen, Bagdad nicht zu verlassen.", "baghdad beyond", "outside Baghdad"),
    ("de", "IQ", "Das entsandte Personal darf das Gelände der Botschaft in Bagdad nicht verlassen.", "compound", ""),
    ("de", "KE", "Bediensteten der Botschaft sind Fahrten in den Nordosten untersagt.", "northeast", "the northeast"),
    ("nl", "ML", "Medewerkers van de ambassade mogen niet naar Sikasso reizen.", "sikasso", "Sikasso"),
    ("nl", "KE", "Ambassadepersoneel mag niet buiten de hoofdstad reizen.", "beyond capital", "outside the capital"),
    ("ja", "NG", "館員のボルノ州への渡航を禁止しています。", "ボルノ州", "ボルノ州"),
    ("ja", "ML", "館員のバマコ市外への移動を禁止しています。", "bamako beyond", "outside Bamako"),
    ("ja", "ML", "館員は、首都以外の地域への渡航を禁止されています。", "beyond capital", "outside the capital"),
    ("ja", "LB", "館員のベイルート南部郊外への移動を禁止しています。", "ベイルート南部郊外", "ベイルート南部郊外"),
]


@pytest.mark.parametrize(("language", "code", "text", "key", "what"), RULES)
def test_a_rule_for_staff_is_told_by_its_place_and_hour(language: str, code: str, text: str, key: str, what: str) -> None:
    assert [(n.key, n.what) for n in posture.of(page(language, code, text)).notices] == [(key, what)]
