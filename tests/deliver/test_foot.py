"""The end of a mail: why one gets it, how to stop it, whose words these are, and where the other governments stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes, policy

import pytest

from monitor.deliver.card import card
from monitor.deliver.compose import compose
from monitor.deliver.envelope import envelope
from monitor.deliver.foot import Links
from monitor.deliver.letter import Stand
from monitor.model import Gist
from tests.deliver.story import ANN, NOW, SEEN, desk, event, letter

LEAVE, MANAGE = "https://monitor.example/leave/AAEC", "https://monitor.example/login"
FOOT = Links(LEAVE, "leave+AAEC@monitor.example", MANAGE, follows=("Kazakhstan, Oman – Everything that changes advice; at once",))
OWED = "U.S. Department of State; a work of the U.S. government in the public domain"


def test_a_subscriber_reads_why_and_finds_the_way_out_in_both_bodies() -> None:
    mail = compose([letter(attribution=OWED)], ANN, NOW, desk(), FOOT)
    for body in (" ".join(mail.text.split()), mail.html):
        for said in (FOOT.follows[0], LEAVE, MANAGE, OWED, "Stop these mails", "Last checked"):
            assert said in body


def test_30_43_a_mail_program_finds_the_way_out_too() -> None:
    mail = message_from_bytes(envelope(compose([letter()], ANN, NOW, desk(), FOOT), ANN.address), policy=policy.SMTP)
    assert [way.strip() for way in mail.get_all("List-Unsubscribe")] == [f"<{LEAVE}>, <mailto:leave+AAEC@monitor.example>"]
    assert mail.get_all("List-Unsubscribe-Post") == ["List-Unsubscribe=One-Click"]
    assert mail.get_all("List-Help") == [f"<{MANAGE}>"]


def test_who_is_configured_has_no_way_out_by_mail() -> None:
    mail = compose([letter()], ANN, NOW, desk())
    assert "List-Unsubscribe" not in mail.headers
    assert "Stop these mails" not in mail.text + mail.html
    assert "Advisory Monitor · Ann." in mail.text


def test_the_oldest_look_is_the_one_that_is_owned_up_to() -> None:
    """Two pages in one mail, one not read since six hours: the end of the mail says the older time."""
    old = letter(event=event(id="b" * 16), checked_at=SEEN - timedelta(hours=6))
    mail = compose([letter(), old], replace(ANN, timezone="UTC"), NOW, desk())
    assert "Last checked: Fri 7 Jan 2022, 18:01 UTC" in mail.text


def test_where_the_others_stand_and_who_cannot_be_read_now() -> None:
    others = (Stand("UK", 3, "Reconsider Travel", date(2022, 1, 6)), Stand("DE", 2, "Exercise Increased Caution", None, False),
              Stand("US", None, "", parts=4))  # fmt: skip
    mail = compose([letter(others=others)], ANN, NOW, desk())
    assert "- UK: Level 3 (Reconsider Travel) · moved on 6 January 2022" in mail.text
    assert "- DE: Level 2 (Exercise Increased Caution) · not checked now" in mail.text
    assert "- US: No level stated · parts at Level 4" in mail.text
    for said in ("Where other governments stand", "moved on 6 January 2022", "not checked now", "parts at Level 4"):
        assert said in mail.html
    assert "other governments" not in compose([letter()], ANN, NOW, desk()).html


def test_a_missions_post_tells_of_no_level_and_its_own_government_is_not_another_one() -> None:
    post = letter(event=event(level_before=None, level_after=None), mission=True, others=(Stand("US", 4, "Do Not Travel"),))
    mail = compose([post], ANN, NOW, desk())
    for body in (mail.text, mail.html):
        assert "No level stated" not in body
        assert "where governments stand" in body.lower()
        assert "Read the alert" in body
    assert "\n\n\n" not in mail.text
    assert card(post, "UTC", NOW).level == ""


@pytest.mark.parametrize("body", ["text", "html"])
def test_a_digest_begins_with_what_it_holds_country_by_country(body: str) -> None:
    oman = event(id="c" * 16, country="OM", places=("Oman",), finding=replace(event().finding, kind="level_raised", severity="P2"))
    again = event(id="d" * 16, finding=replace(event().finding, kind="security_alert", severity="P3"))
    whole = getattr(compose([letter(event=oman), letter(), letter(event=again)], ANN, NOW, desk()), body)
    start = whole.index("3 CHANGES" if body == "text" else "3 changes</p>")
    at = [whole.index(said, start) for said in ("Departure authorized", "Security alert", "Level raised")]
    assert at == sorted(at)


@pytest.mark.parametrize(("language", "line"), [("en", "P2 Airport closed, Goma (US)"), ("de", "P2 Flughafen gesperrt, Goma (USA)")])
def test_a_digest_says_which_way_is_shut(language: str, line: str) -> None:
    """"Border or entry change" is what both an airport that closes and one that opens are."""
    gist = Gist("US", "way_closed", where="Goma", what="airport")
    finding = replace(event().finding, kind="border_or_entry_change", severity="P2", gist=gist, post=None)
    told = [letter(), letter(event=event(id="b" * 16, finding=finding))]
    assert line in compose(told, replace(ANN, language=language), NOW, desk()).text.partition("=====")[0]
    later = replace(finding, gist=replace(gist, act="way_of_a_later_release"))
    assert compose([letter(), letter(event=event(id="b" * 16, finding=later))], replace(ANN, language=language), NOW, desk()).text


def test_a_digest_says_once_how_far_a_level_went() -> None:
    """Five sentences of one page came with a rise: the overview names the rise, not five times the same two levels."""
    kinds = ("level_raised", "hazard_notice", "border_or_entry_change")
    moved = {"level_before": 2, "level_after": 3}
    told = [letter(event=event(id=kind[0] * 16, finding=replace(event().finding, kind=kind), **moved)) for kind in kinds]
    overview = compose(told, ANN, NOW, desk()).text.partition("=====")[0]
    assert overview.count("2 → 3") == 1
    assert "Level raised, 2 → 3 (US)" in overview
