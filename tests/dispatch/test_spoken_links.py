"""The way to take an event on opens in the language of whoever was woken; a program is given it bare."""

from __future__ import annotations

from datetime import UTC, datetime

from monitor.dispatch.matters import answer
from monitor.model import Due, State

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOME = "https://monitor.example"


def due(channel: str, language: str) -> Due:
    return Due(1, "e1", 1, "omar", channel, "x", State.CLAIMED, NINE, 0, "rule", NINE, language=language)


def test_omar_who_reads_arabic_is_led_to_a_page_in_arabic_and_olga_and_a_program_as_ever() -> None:
    assert answer(HOME, "abc", due("slack", "ar")) == f"{HOME}/acknowledge/abc?lang=ar"
    assert answer(HOME, "abc", due("email", "en")) == answer(HOME, "abc", due("webhook", "ar")) == f"{HOME}/acknowledge/abc"
    assert answer(HOME, "", due("slack", "ar")) == ""  # no chain waits for him
