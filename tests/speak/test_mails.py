"""The same alert in five languages: our words change, the government's do not, and every octet stays within the rules."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy

import pytest
from bs4 import BeautifulSoup, NavigableString

from monitor.commands import samples
from monitor.deliver.compose import compose
from monitor.deliver.envelope import envelope
from monitor.deliver.foot import Links
from monitor.deliver.letter import Stand
from monitor.deliver.notice import notice
from monitor.deliver.personal import OCCASIONS, Own, personal
from monitor.model import Message
from monitor.speak.tongue import LANGUAGES, tongue
from tests.deliver.story import ANN, APPROVED, NOW, desk, event, letter

WAY = "https://monitor.example/leave/" + "A" * 60
LINKS = Links(WAY, "back+u" + "b" * 40 + "@monitor.example", "https://monitor.example/manage", "", ("Kazakhstan, Ελλάδα – все",))
STANDS = (Stand("UK", 3, "Reconsider Travel", date(2022, 1, 6)), Stand("DE", None, "", None, False))
KINDS = ("alert", "raised", "digest", *OCCASIONS, "notice")


def alert(language: str, **changes: object) -> Message:
    return compose([letter(others=STANDS, **changes)], replace(ANN, language=language), NOW, desk(), LINKS)


def written(kind: str, language: str) -> Message:
    if kind == "alert":
        return alert(language)
    if kind == "raised":
        return alert(language, event=event(level_before=2, level_after=4, flags=("silent_edit",)), replaces=(event(id="older"),))
    if kind == "digest":
        many = [letter(event=event(id=f"{n:016x}")) for n in range(45)]
        return compose(many, replace(ANN, language=language), NOW, desk(), LINKS)
    if kind == "notice":
        return notice("7", "A storm waits", ("200 countries",), NOW, desk())
    return personal(Own(kind, "7", f"https://monitor.example/{kind}/" + "w" * 43, ("Ελλάδα",), language), NOW, desk())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_28_every_template_in_every_language_keeps_to_seven_bits_and_short_lines(kind: str, language: str) -> None:
    raw = envelope(written(kind, language), ANN.address)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    head = raw.partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
    assert len(names) == len({*names})
    mail = message_from_bytes(raw, policy=policy.SMTP)
    assert not mail.defects
    html = mail.get_body(("html",)).get_content()
    spoken = tongue("en" if kind == "notice" else language)
    assert f'<html lang="{spoken.code}" dir="{spoken.direction}">' in html
    assert str(mail["Subject"]) == written(kind, language).subject


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_37_our_words_are_translated_and_the_governments_are_not(language: str) -> None:
    mail, plain = alert(language), " ".join(alert(language).text.replace("  | ", " ").split())
    for ours in ("Now says", "What changed", "First seen", "Level raised", "Where other governments stand", "Stop these mails"):
        assert ours not in mail.html, ours
    assert tongue(language).gettext("Now says") in mail.html
    assert tongue(language).gettext("Do Not Travel") in plain
    assert APPROVED in plain
    assert APPROVED in mail.html
    assert re.search(r'<h1 dir="auto" lang="en">US lets', mail.html)
    assert tongue(language).gettext("Departure authorized") in mail.subject


def test_37_arabic_runs_from_right_to_left_and_quotations_as_they_are() -> None:
    mail = alert("ar", event=event(level_before=2, level_after=4))
    assert '<html lang="ar" dir="rtl">' in mail.html
    assert 'border-right: 4px solid' in mail.html
    assert "←" in mail.html and "→" not in mail.html.partition("<body>")[2]
    assert '<p dir="auto" lang="en">' + APPROVED[:20] in mail.html


def test_an_english_mail_names_no_language_twice() -> None:
    assert 'lang="en" dir="ltr"' in alert("en").html
    assert alert("en").html.count('lang="en"') == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_35_nothing_in_a_mail_is_fetched_or_counted(language: str) -> None:
    """No pixel, no picture, no redirect: every address is the publisher's or ours, and only behind a link one presses."""
    html = "".join(written(kind, language).html for kind in KINDS)
    hosts = {*re.findall(r"https?://([^/\"'<> ]+)", html)}
    assert hosts <= {"travel.state.gov", "monitor.example"}
    assert not re.search(r"<(img|link|script|iframe|object|embed|form)|url\(|@import|\bon\w+=", html)


# Of a mail in Arabic what is in other letters: quotations, addresses, names of doors and of people, clocks, and who is owed thanks.
THEIRS = "[lang=en], bdi, code, style, blockquote, .red, .people, a, .foot span[dir=auto], .after"
CALLED = r"UTC|SHA-256|Advisory Monitor|travel-desk|\b[A-Z][a-z]+/[A-Z]\w+|https?://\S+"


@pytest.mark.parametrize("kind", [kind for kind in samples.KINDS if kind != "notice"])
def test_37_no_word_of_ours_is_english_in_an_arabic_mail(kind: str) -> None:
    """Whatever mail it is, its ministry too is named as the web names it; what operators are told stays English."""
    mail = samples.sample(kind, "ar", desk())
    page = BeautifulSoup(mail.html, "lxml")
    for one in page.select(THEIRS):
        one.decompose()
    said = [" ".join(one.split()) for one in page.find_all(string=True) if type(one) is NavigableString]
    assert [one for one in said if re.search(r"[A-Za-z]{3}|[,;] ", re.sub(CALLED, "", one))] == []
    assert not re.search("[A-Za-z]{3}", re.sub(CALLED, "", mail.subject))


@pytest.mark.parametrize(("publisher", "language", "lang"), [("us_state", "de", "en"), ("germany", "en", "de"), ("germany", "de", None), ("us_state", "en", None)])
def test_what_a_ministry_wrote_is_read_aloud_in_its_own_language(publisher: str, language: str, lang: str | None) -> None:
    mail = compose([letter(event=event(publisher=publisher), asked=("Leave.",))], replace(ANN, language=language), NOW, desk())
    page = BeautifulSoup(mail.html, "lxml")
    assert {one.get("lang") for one in page.select("blockquote p, .red, .also bdi, ul.people[dir=auto]")} == {lang}
    assert {one.get("lang") for one in page.select(".says, .skip")} <= {None, language}
