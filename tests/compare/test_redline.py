"""A redline shows people which sentences came, went, moved or were reworded, and nothing else."""

import json
import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.compare.redline import as_html, as_json, as_text, redline
from monitor.compare.sentences import sentences
from tests.drawn import examples

BEFORE = """Reconsider travel to Freedonia due to crime.
On May 3, the Department authorized the departure of family members from the U.S. Embassy in Fredville.
Some areas have increased risk. Read the entire advisory.
Robbery is common at night. Police are slow.
Visit our website."""
AFTER = """Do not travel to Freedonia due to crime.
On May 9, the Department ordered the departure of family members from the U.S. Embassy in Fredville.
Read the entire advisory. Some areas have increased risk.
Robbery is common at night. Police are slow.
Visit our website.
Leave now if you can."""


def ops(before, after):
    return [(piece.op, piece.before, piece.after) for piece in redline(before, after) if piece.op != "same"]


def spelled(piece, left_out):
    return "".join(mark.text for mark in piece.words if mark.op != left_out)


def test_a_text_compared_with_itself_has_no_changes():
    pieces = redline(BEFORE, BEFORE)
    assert {piece.op for piece in pieces} == {"same"}
    assert len(pieces) == 7
    assert as_text(pieces) == ""
    assert "<p" not in as_html(pieces)


def test_a_crisis_is_told_sentence_by_sentence():
    assert [op for op, _, _ in ops(BEFORE, AFTER)] == ["reworded", "reworded", "moved", "moved", "added"]
    assert ops(BEFORE, AFTER)[-1] == ("added", "", "Leave now if you can.")


def test_the_words_that_matter_are_marked_inside_a_reworded_sentence():
    departure = next(piece for piece in redline(BEFORE, AFTER) if "Department" in piece.after)
    changed = [(mark.op, mark.text) for mark in departure.words if mark.op != "same"]
    assert changed == [("removed", "3"), ("added", "9"), ("removed", "authorized"), ("added", "ordered")]


def test_neighbouring_changed_words_are_one_change():
    (piece,) = redline("The city centre is a quiet and safe place.", "The city centre is a loud, dark place.")
    assert [(m.op, m.text) for m in piece.words] == [
        ("same", "The city centre is a "),
        ("removed", "quiet and safe"),
        ("added", "loud, dark"),
        ("same", " place."),
    ]


def test_a_mark_alone_between_two_changes_is_no_word_they_share():
    (piece,) = redline("Sign up to receive alerts in an emergency.", "Sign up to receive alerts from the U.S. embassy.")
    assert [(m.op, m.text) for m in piece.words] == [
        ("same", "Sign up to receive alerts "),
        ("removed", "in an emergency."),
        ("added", "from the U.S. embassy."),
    ]


def test_a_sentence_that_only_moved_is_no_news():
    assert ops("Alpha one. Beta two. Gamma three.", "Gamma three. Alpha one. Beta two.") == [
        ("moved", "", "Gamma three."),
        ("moved", "Gamma three.", ""),
    ]


def test_a_repeated_sentence_moves_only_as_often_as_it_was_there():
    found = ops("Stay alert.\nFirst part.\nSecond part.", "First part.\nStay alert.\nSecond part.\nStay alert.")
    assert sorted(op for op, _, _ in found) == ["added", "moved", "moved"]


def test_quotes_case_and_punctuation_alone_are_no_change():
    assert ops("Don't go to “The Zone”, ever.", "don’t go to \"the zone\" – ever!") == []


def test_a_list_that_changed_its_words_is_not_called_reworded():
    assert [op for op, _, _ in ops("Crime\nTerrorism", "Crime\nKidnapping")] == ["removed", "added"]


def test_no_sentence_ends_at_an_abbreviation():
    (piece,) = redline("", "The U.S. Embassy in St. George is open.")
    assert (piece.op, piece.after) == ("added", "The U.S. Embassy in St. George is open.")


@pytest.mark.parametrize(("before", "after", "op"), [("", "Leave now.", "added"), ("Leave now.", "", "removed")])
def test_one_side_may_be_empty(before, after, op):
    assert ops(before, after) == [(op, before, after)]
    assert redline("", "") == ()


# ------------------------------------------------------------------ whatever the texts
words = st.sampled_from(["crime", "Crime.", "travel", "to", "U.S.", "not", "Do", "—", "leave.", "3", "\n", "’s", "(NOTAM)"])
texts = st.lists(words, max_size=40).map(" ".join)


@settings(max_examples=examples(300), deadline=None)
@given(texts, texts)
def test_both_sides_can_be_read_back_in_order(before, after):
    pieces = redline(before, after)
    assert [p.before for p in pieces if p.before] == [s.raw for s in sentences(before)]
    assert [p.after for p in pieces if p.after] == [s.raw for s in sentences(after)]


@settings(max_examples=examples(300), deadline=None)
@given(texts, texts)
def test_the_marks_of_a_reworded_sentence_spell_both_wordings(before, after):
    for piece in redline(before, after):
        assert bool(piece.words) is (piece.op == "reworded")
        if piece.words:
            assert (spelled(piece, "added"), spelled(piece, "removed")) == (piece.before, piece.after)
            assert all(mark.text for mark in piece.words)


@settings(max_examples=examples(200), deadline=None)
@given(texts, texts)
def test_each_operation_has_the_sides_it_promises(before, after):
    sides = {"same": {(1, 1)}, "reworded": {(1, 1)}, "added": {(0, 1)}, "removed": {(1, 0)}, "moved": {(0, 1), (1, 0)}}
    pieces = redline(before, after)
    assert all((bool(p.before), bool(p.after)) in sides[p.op] for p in pieces)
    moved = [p for p in pieces if p.op == "moved"]
    assert len([p for p in moved if p.before]) == len([p for p in moved if p.after])


# ------------------------------------------------------------------ shown to people
def test_plain_text_marks_words_and_leaves_out_what_is_far_from_a_change():
    shown = as_text(redline(BEFORE, AFTER), width=78)
    assert shown.splitlines() == [
        "~ [-Reconsider-]{+Do not+} travel to Freedonia due to crime.",
        "~ On May [-3-]{+9+}, the Department [-authorized-]{+ordered+} the departure of",
        "    family members from the U.S. Embassy in Fredville.",
        "> Read the entire advisory.",
        "  …",
        "  Visit our website.",
        "+ Leave now if you can.",
    ]


def test_a_far_change_stands_between_ellipses():
    lines = [f"Paragraph number {n} stays." for n in range(9)]
    shown = as_text(redline("\n".join(lines), "\n".join([*lines[:4], "Leave.", *lines[4:]])))
    assert shown.splitlines() == ["  …", "  Paragraph number 3 stays.", "+ Leave.", "  Paragraph number 4 stays.", "  …"]


def test_colour_replaces_the_signs_around_words():
    shown = as_text(redline("Stay away from the north.", "Stay away from the south."), colour=True)
    assert shown == "~ Stay away from the \x1b[31mnorth\x1b[0m\x1b[32msouth\x1b[0m."
    assert "\x1b" not in as_text(redline(BEFORE, AFTER))


def test_if_sentences_only_moved_that_is_shown():
    assert "> Gamma three." in as_text(redline("Alpha one. Beta two. Gamma three.", "Gamma three. Alpha one. Beta two."))


def test_a_hostile_text_cannot_steer_the_terminal():
    pieces = redline("", "Calm \x1b[2J\x07\x9b31m\x02text.")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", as_text(pieces))
    assert "\x1b[2J" not in as_text(pieces, colour=True)


def test_html_is_escaped_classed_and_free_of_styles():
    shown = as_html(redline('Go to <a href="x">town</a> today & smile.', "Go to <script>town</script> today & smile."))
    assert "<script" not in shown
    assert "<a " not in shown
    assert set(re.findall(r"<(\w+)", shown)) == {"div", "p", "del", "ins"}
    assert set(re.findall(r'<\w+ ([^>]*)>', shown)) == {'class="redline"', 'class="reworded"'}


def test_html_shows_each_kind_of_change_once():
    shown = as_html(redline(BEFORE, AFTER))
    assert re.findall(r'<p class="(\w+)">', shown) == ["reworded", "reworded", "moved", "gap", "same", "added"]
    assert '<p class="added"><ins>Leave now if you can.</ins></p>' in shown
    assert "<del>authorized</del><ins>ordered</ins>" in shown


def test_json_holds_every_sentence():
    told = json.loads(json.dumps(as_json(redline("Stay. Go north.", "Stay. Go south."))))
    assert told == [
        {"op": "same", "before": "Stay.", "after": "Stay."},
        {
            "op": "reworded",
            "before": "Go north.",
            "after": "Go south.",
            "words": [
                {"op": "same", "text": "Go "},
                {"op": "removed", "text": "north"},
                {"op": "added", "text": "south"},
                {"op": "same", "text": "."},
            ],
        },
    ]


# ------------------------------------------------------------------ time
def prose(seed, count):
    dice = random.Random(seed)
    vocabulary = [f"word{n}" for n in range(500)]
    return [" ".join(dice.choices(vocabulary, k=15)).capitalize() + "." for _ in range(count // 15)]


def seconds(before, after):
    began = time.process_time()
    pieces = redline(before, after)
    spent = time.process_time() - began
    assert [p.after for p in pieces if p.after] == [s.raw for s in sentences(after)]
    return spent


def test_an_advisory_of_3000_words_takes_under_50_milliseconds():
    old = prose(1, 3000)
    dice = random.Random(2)
    new = [" ".join("other" if dice.random() < 0.1 else word for word in line.split()) for line in old]
    assert min(seconds("\n".join(old), "\n".join(new)) for _ in range(5)) < 0.05
    assert min(seconds("\n".join(old), "\n".join(prose(3, 3000))) for _ in range(5)) < 0.05


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x\ny\n" * 1000, "y\ny\nx\n" * 660),
        ("\n".join(f"n{n} " + "a b " * 300 for n in range(100)), "\n".join(f"m{n} " + "b a a " * 200 for n in range(100))),
        ("a b " * 3000, "b a a " * 2000),
        ("\n".join(f"line{n}" for n in range(2000)), "\n".join(f"line{n}" for n in reversed(range(2000)))),
        ("\n".join(prose(4, 60_000)), "\n".join(prose(5, 60_000))),
    ],
    ids=["two lines again and again", "long repetitive sentences", "one endless sentence", "all reversed", "a book rewritten"],
)
def test_repetition_and_length_cost_seconds_at_most(before, after):
    assert seconds(before, after) < 2


def test_a_sentence_too_long_for_words_is_marked_whole():
    old = "Start " + " ".join(f"w{n}" for n in range(1600))
    (piece,) = redline(old, old + " more")
    assert [(mark.op, mark.text) for mark in piece.words] == [("removed", old), ("added", old + " more")]


def test_a_changed_sentence_names_the_kinds_recognised_in_it():
    pieces = redline("Stay calm. Police are near.", "Stay calm. Leave the north <now>. Police are near.")
    told = {"Leave the north <now>.": ["leave_advice"], "Stay calm.": ["level_raised"]}
    assert "Leave the north <now>. [leave_advice]" in as_text(pieces, told=told)
    assert '<p class="added" data-kinds="leave_advice">' in as_html(pieces, told=told)
    assert [row.get("kinds") for row in as_json(pieces, told=told)] == [None, ["leave_advice"], None]
