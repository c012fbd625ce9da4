"""The samples the operator looks at are whole mails of every kind, and the command writes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import cli
from monitor.commands import samples
from monitor.deliver.envelope import envelope
from monitor.speak.tongue import LANGUAGES
from tests.deliver.story import desk


@pytest.mark.parametrize("kind", samples.KINDS)
def test_28_34_every_sample_is_a_mail_that_may_be_sent_in_every_language(kind: str) -> None:
    for language in LANGUAGES:
        mail = samples.sample(kind, language, desk())
        raw = mail.mail or envelope(mail, "ann@example.org")
        assert raw.isascii()
        assert len(raw) <= 100_000
        assert max(map(len, raw.split(b"\r\n"))) <= 998
        assert {*re.findall(r"https?://([^/\"'<> ]+)", mail.html)} <= {"travel.state.gov", "om.usembassy.gov", "monitor.example.org"}


def test_the_command_writes_what_was_asked_for(tmp_path: Path) -> None:
    words = ["--config", str(tmp_path), "--state", str(tmp_path / "state"), "preview", "--kind", "confirm", "--language", "de", "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert done.output.endswith("confirm.de.html  Bitte bestätigen: Meldungen von Advisory Monitor\n")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["confirm.de.eml", "confirm.de.html", "confirm.de.txt"]
    refused = CliRunner().invoke(cli, [*words[:5], "--kind", "love-letter"])
    assert refused.exit_code == 2
    assert "expected kinds among alert-P1" in refused.output


def test_in_arabic_foreign_words_end_where_they_end_and_wishes_are_parted_by_its_own_semicolon() -> None:
    """A full stop has no direction: behind English words in an Arabic line it went to their beginning."""
    mail = samples.sample("fault", "ar", desk())
    for body in (mail.text, mail.html):
        assert "stood without its level.\u200e" in " ".join(body.split())
    assert "\u200e" not in samples.sample("fault", "de", desk()).text
    asked = samples.sample("confirm", "ar", desk())
    assert "؛" in asked.text and ";" not in asked.text
    assert "conseils ; immédiatement" in " ".join(samples.sample("confirm", "fr", desk()).html.split())
