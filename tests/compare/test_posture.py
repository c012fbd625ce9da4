"""Reading is a pure function of the words: it never raises, never lingers, and does not mind how they were typed."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.collect import markup
from monitor.compare.posture import CAP, read
from monitor.compare.redline import redline
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Change, Posture, Span
from tests.drawn import examples

NOWHERE = Span(0, 0, "")
PIECES = [
    "On March 2, 2026, the Department of State ordered non-emergency U.S. government employees and their family members to leave Testland.",
    "The Department lifted its ordered departure mandate for family members at U.S. Embassy Testville.",
    "The Embassy remains on \"ordered departure\" status since March 2.",
    "The U.S. Embassy in Testland's capital suspended operations on June 1.",
    "U.S. citizens in Testland should leave immediately.",
    "Reissued after review - with edits.",
    "Do not travel to Testland due to crime, unrest and wrongful detention.",
    "Do not travel to:",
    "The coast - Level 4: Do Not Travel",
    "ordered departure", "to leave", "due to", "U.S.", "Embassy", "A", "(", "\u00a0", "\n", " ", ".", "March 2",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14).map(" ".join)
lines = st.lists(st.sampled_from(PIECES[:9]), max_size=8).map("\n".join)
dates = st.one_of(st.none(), st.dates())


def between(old: str, new: str) -> Change:
    """The change from one text to another, under one date."""
    day, now = date(2026, 3, 3), datetime(2026, 3, 3, 9, tzinfo=UTC)
    return Change(
        publisher="us_state", actor="US", destination="XX", countries=("XX",), name="Testland", url="",
        before=read(old, 4, day), after=read(new, 4, day), before_text=old, after_text=new, before_sha256="a",
        after_sha256="b", published_before=day, published_on=day, detected_at=now, looked_at=now, doors=(),
        pieces=redline(old, new),
    )  # fmt: skip


def bare(posture: Posture) -> Posture:
    """The posture without where its words stood."""
    return replace(
        posture,
        level_span=posture.level_span and NOWHERE,
        reason=posture.reason and NOWHERE,
        note=posture.note and NOWHERE,
        departures=tuple(replace(d, span=NOWHERE) for d in posture.departures),
        ended=tuple(replace(d, span=NOWHERE) for d in posture.ended),
        outlived=tuple(replace(o, span=NOWHERE) for o in posture.outlived),
        operations=tuple(replace(o, span=NOWHERE) for o in posture.operations),
        leave=tuple(replace(x, span=NOWHERE) for x in posture.leave),
        areas=tuple(replace(a, span=NOWHERE) for a in posture.areas),
        notices=tuple(replace(n, span=NOWHERE) for n in posture.notices),
    )


@settings(max_examples=examples(150), deadline=None)
@given(texts, st.one_of(st.none(), st.integers(1, 4)), dates, texts)
@example(PIECES[0], 4, date.min, "")
@example(PIECES[0], 4, date.max, "")
def test_no_text_makes_it_raise_and_every_span_is_true(
    text: str, level: int | None, published_on: date | None, title: str
) -> None:
    found = read(text, level, published_on, title)
    assert found == read(text, level, published_on, title)
    spans = [x.span for x in (*found.departures, *found.operations, *found.leave, *found.areas)]
    assert all(text[s.start : s.end] == s.text for s in (*spans, *(s for s in (found.level_span, found.note) if s)))
    assert len({(d.post, d.audience) for d in found.departures}) == len(found.departures)


@settings(max_examples=examples(60), deadline=None)
@given(
    lines,
    st.sampled_from(
        [
            ("'", "\u2019"),
            (" ", "\u00a0"),
            (" ", "  "),
            (" - ", " \u2013 "),
            ('"', "\u201c"),
            (" ", " \u200b"),
            ("\n", " \n\n\t"),
            (" and ", " & "),
            ("U.S. government", "United States Government"),
        ]
    ),
)
def test_the_same_words_typed_otherwise_say_the_same(text: str, typed: tuple[str, str]) -> None:
    assert bare(read(text.replace(*typed), 4, date(2026, 3, 3))) == bare(read(text, 4, date(2026, 3, 3)))


def test_what_stands_after_the_cap_is_not_read() -> None:
    assert read("x" * CAP + "\n" + PIECES[0], 4, None).departures == ()
    assert read("x\n" * 50 + PIECES[0], 4, None).departures != ()


@pytest.mark.parametrize(
    "seed",
    ["ordered departure was ", "you should leave ", "Embassy A, B and C ", "authorized the departure of ", "lifting of ordered ", "(", ". ", " ",
     "Do not travel to:\n", "March 1, ", "cannot provide consular services ", "due to ", "Level 4 - ", "Reissued. ", 'The "', "we urge you to "],
)  # fmt: skip
def test_hostile_repetition_is_read_in_reasonable_time(seed: str) -> None:
    """Thirty kilobytes of any of these took under 0.15 seconds; a quadratic pattern would take a quarter of a minute."""
    whole = (seed * (30_000 // len(seed) + 1))[:30_000]
    start = time.process_time()
    read(whole, None, date(2026, 3, 1), whole[:5_000])
    read("\n".join([whole[:1_990]] * 15), None, date(2026, 3, 1))
    assert time.process_time() - start < 2.5


@settings(max_examples=examples(40), deadline=None)
@given(lines, st.randoms())
def test_one_text_compared_with_itself_is_no_event_and_reading_is_deterministic(text: str, chance: random.Random) -> None:
    """The same words twice give the same posture, and no kind finds anything between them."""
    once, again = read(text, 4, date(2026, 3, 3)), read(text, 4, date(2026, 3, 3))
    assert once == again
    change = between(text, text)
    assert [f.kind for f in classify(change, KINDS).findings if f.kind != "no_substantive_change"] == []


@settings(max_examples=examples(40), deadline=None)
@given(lines, st.sampled_from([("'", "\u2019"), (" ", "\u00a0"), (" and ", " & "), ("\n", " \n\n\t")]))
def test_a_text_typed_otherwise_is_no_event(text: str, typed: tuple[str, str]) -> None:
    found = classify(between(text, text.replace(*typed)), KINDS).findings
    assert [f.kind for f in found if f.kind != "no_substantive_change"] == []


BOILERPLATE = [
    "Enroll in the Smart Traveler Enrollment Program (STEP) to receive alerts.",
    "Review the Country Security Report for Testland.",
    "Prepare a contingency plan for emergency situations.",
    "Follow the Department of State on Facebook and X.",
    "Have evacuation plans that do not rely on U.S. government help.",
    "We highly recommend that you buy insurance that covers medical evacuation.",
    "Visit our website for Travel to High-Risk Areas.",
]


@settings(max_examples=examples(40), deadline=None)
@given(lines, st.permutations(BOILERPLATE))
def test_boilerplate_in_another_order_is_no_event(text: str, order: list[str]) -> None:
    old = "\n".join([text, "If you decide to travel to Testland:", *BOILERPLATE])
    new = "\n".join([text, "If you decide to travel to Testland:", *order])
    found = classify(between(old, new), KINDS).findings
    assert [f.kind for f in found if f.kind != "no_substantive_change"] == []


@settings(max_examples=examples(40), deadline=None)
@given(lines.filter(str.strip), st.sampled_from(["href", "image", "both"]))
def test_other_links_and_images_are_no_event(text: str, what: str) -> None:
    """As every page of 2025-06-13, which changed the name of a picture and nothing else."""
    link = "https://two.example/new" if what != "image" else "https://one.example/old"
    image = "b.png" if what != "href" else "a.png"
    rows = [escape(line) for line in text.split("\n")]
    old = "".join(f'<p>{row} <a href="https://one.example/old">here</a><img src="a.png"></p>' for row in rows)
    new = "".join(f'<p>{row} <a href="{link}">here</a><img src="{image}" alt=""></p>' for row in rows)
    assert classify(between(markup.clean(old), markup.clean(new)), KINDS).findings == ()


def test_a_decimal_point_ends_no_area() -> None:
    said = "Reconsider travel to Testland.\nDo Not Travel within 11.3 kilometers/7 miles of the Kell border due to armed conflict."
    (area,) = read(said, 3, date(2026, 8, 26), "Testland", "Testland").areas
    assert area.name.endswith("Kell border")
