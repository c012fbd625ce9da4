"""Whoever reads a chat or a telephone in another language reads our words in it; what machines read stays as it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.deliver.card import EVIDENCE, LOOK, NOBODY_ELSE, READ, TAKE_ON, TO_DO
from monitor.deliver.channels import apprise, slack, teams
from monitor.deliver.compose import compose
from monitor.model import Message, Reader
from monitor.speak.tongue import LANGUAGES
from tests.deliver.story import APPROVED, NOW, desk, event, letter

OTHERS = [code for code in LANGUAGES if code != "en"]
WAY = "https://monitor.example/acknowledge/AAECAwQFBgcICQ"


def told(channel: str, language: str, count: int = 1) -> Message:
    """An hour and a half late, to be taken on, with a list of what to do and a page of ours."""
    one = letter(answer=WAY, asked=("Stay indoors.",), page="https://monitor.example/events/5c1e0a77b1d24c9f")
    many = [replace(one, event=event(id=f"{n:016x}")) for n in range(count)]
    if count > 1:  # one text told of many countries would be one change
        many = [replace(each, event=replace(each.event, country=code, places=(code,), finding=replace(each.event.finding, evidence=())))
                for each, code in zip(many, ("KZ", "UZ", "KG", "TJ", "TM", "AF", "PK", "IN", "CN", "MN", "NP", "BT"), strict=False)]  # fmt: skip
    reader = Reader("desk", channel, "reader:desk", timezone="Asia/Almaty", language=language)
    return compose(many, reader, NOW + timedelta(minutes=90), desk())


def test_a_german_reader_of_slack_is_told_in_german_and_quoted_in_the_governments_words() -> None:
    """On 8 January at nine in Almaty the desk of a German company reads this on a telephone."""
    whole = json.dumps(slack.blocks(told("slack", "de")), ensure_ascii=False)
    for ours in (
        "🔴 Dringend: Kasachstan", "Stufe 4 — unverändert: Nicht reisen", "|Ich übernehme>*  damit niemand sonst geweckt wird.",
        "Jetzt steht da:", "Zuerst gesehen: Sa 8. Jan. 2022, 06:01 Asia/Almaty", "Was zu tun ist, in den Worten des Herausgebers:",
        "Alle Belege", "Verspätet",
    ):  # fmt: skip
        assert ours in whole, ours
    assert APPROVED[:60] in whole
    for english in ("Urgent", "Now says", "First seen", "Take it on", "What to do", "All evidence", "Delayed", "unchanged"):
        assert english not in whole, english


@pytest.mark.parametrize("language", OTHERS)
def test_no_fixed_word_of_a_channel_stays_english(language: str) -> None:
    """Twelve changes at once: those without room are counted in the reader's language, too."""
    chats = [
        json.dumps(shown, ensure_ascii=False)
        for count in (1, 12)
        for shown in (slack.blocks(told("slack", language, count)), teams.adaptive(told("teams", language, count)))
    ]
    chats += [apprise.written(told("apprise", language, count)) for count in (1, 12)]
    for said in chats:
        for fixed in (TAKE_ON, NOBODY_ELSE, TO_DO, EVIDENCE, READ.format(site="travel.state.gov"), LOOK, "Urgent:", "Now says"):
            assert fixed not in said, fixed
        assert not re.search(r"and \d+ more", said)


def test_a_telephone_reads_two_times_in_every_language() -> None:
    """They are told apart by what they are, and not by what they are called in English."""
    for language in LANGUAGES:
        assert sum("2022" in line for line in apprise.written(told("apprise", language)).split("\n")) == 3  # one is quoted


def test_a_card_of_teams_in_arabic_runs_from_right_to_left() -> None:
    (arabic, german, english) = (teams.adaptive(told("teams", code))["attachments"][0]["content"] for code in ("ar", "de", "en"))
    assert (arabic["lang"], arabic["rtl"]) == ("ar", True)
    assert (german["lang"], "rtl" in german) == ("de", False)
    assert {"lang", "rtl"} & {*english} == set()
    assert "عاجل: كازاخستان" in json.dumps(arabic, ensure_ascii=False)


def test_a_program_is_told_the_same_whatever_language_its_owner_reads() -> None:
    """The payload of a webhook has values and no words of a language; the identity of a message is its events and its reader."""
    english, *others = (told("webhook", code) for code in LANGUAGES)
    for other in others:
        assert (other.payload, other.id, other.headers["Message-ID"]) == (english.payload, english.id, english.headers["Message-ID"])
