"""Why an event was told is said in the reader's language; what varies by the event stays as it was written, marked."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import monitor
from monitor.deliver.compose import compose
from monitor.deliver.reason import SENTENCES, reason
from monitor.model import Finding, Gist
from monitor.speak.tongue import LANGUAGES, tongue
from tests.deliver.story import ANN, NOW, desk, event, letter


def found(why: str, act: str = "") -> Finding:
    return Finding("k", "P1", "US says so", "r", why, (), gist=Gist("US", act) if act else None)


def test_each_sentence_is_one_that_a_kind_writes() -> None:
    """One that a kind says otherwise tomorrow would be English again, and nobody would see it."""
    files = (file for room in ("decide", "walk", "tend") for file in (Path(monitor.__file__).parent / room).rglob("*.py"))
    written = {node.value for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant)}
    assert {*SENTENCES} - written == set()


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_reason_is_in_the_readers_language_or_says_that_it_is_english(language: str) -> None:
    spoken = tongue(language)
    for sentence in SENTENCES:
        assert reason(found(sentence), spoken) == (spoken.gettext(sentence), "") != (sentence, "")
    order = "Ordered departure now applies to Embassy Kell: leaving is not a choice."
    assert reason(found(order, "ordered"), spoken) == (spoken.gettext("Leaving is not a choice."), "")
    assert reason(found("Level 2 (A) became Level 3 (B).", "level_raised"), spoken) == ("", "")
    assert reason(found("Kell came under Level 4 (Do Not Travel)", "areas_raised_at"), spoken) == ("", "")
    two = "Kell came under Level 4 (Do Not Travel); Moss came under Level 3 (Reconsider Travel)"  # a headline has room for one level
    assert reason(found(two, "areas_raised"), spoken) == (two, "en")
    assert reason(found(order, "ordered"), tongue("en")) == (order, "")


def test_a_german_mail_on_an_order_has_of_english_only_what_is_quoted_and_the_line_officers_know() -> None:
    told = event(finding=replace(event().finding, gist=Gist("US", "ordered", people="staff_families")), inside=())
    mail = compose([letter(event=told)], replace(ANN, language="de"), NOW, desk())
    assert '<p class="why" dir="auto">Die Ausreise ist nicht freigestellt.</p>' in mail.html
    assert mail.html.count('lang="en"') == 4  # in the preview, the headline below ours, the quotation and the redline
    raised = event(finding=replace(event().finding, why="Level 2 became Level 3.", gist=Gist("US", "level_raised"), old="2", new="3"))
    assert "became" not in compose([letter(event=raised)], replace(ANN, language="de"), NOW, desk()).text
