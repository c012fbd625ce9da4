"""The Maildir: a real mail in a real folder, one file for one message however often it comes."""

from __future__ import annotations

import mailbox
from email.header import decode_header, make_header
from pathlib import Path

from monitor.deliver.channels.file import File
from monitor.deliver.compose import compose
from monitor.model import Message, Sent, TryLater
from tests.deliver.story import ANN, NOW, desk, letter


def test_a_mail_program_finds_the_message(message: Message, tmp_path: Path) -> None:
    """Sent: the standard library's Maildir reads back subject and text; nothing is left half-written."""
    outcome = File(tmp_path / "state" / "outbox").send(message, "ann@reader.example")
    (mail,) = mailbox.Maildir(tmp_path / "state" / "outbox", create=False)
    assert isinstance(outcome, Sent)
    assert Path(outcome.receipt).read_bytes() == mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    assert mail["Message-ID"] == message.headers["Message-ID"]
    assert "Consulate General Almaty" in mail.get_payload(0).get_payload(decode=True).decode()
    assert list((tmp_path / "state" / "outbox" / "tmp").iterdir()) == []


def test_a_repeat_is_recognised_even_after_it_was_read(message: Message, tmp_path: Path) -> None:
    """After a crash the same message comes again: it is found in new/, or in cur/ where a mail program moved it."""
    channel = File(tmp_path)
    first = channel.send(message, "")
    assert channel.send(message, "") == first
    fresh = Path(first.receipt)
    read = fresh.rename(tmp_path / "cur" / f"{fresh.name}:2,S")
    assert channel.send(message, "") == Sent(str(read))
    assert len(mailbox.Maildir(tmp_path, create=False)) == 1


def test_another_message_is_another_file(message: Message, tmp_path: Path) -> None:
    """Two readers, two mails."""
    channel = File(tmp_path)
    channel.send(message, "")
    channel.send(compose([letter()], ANN.__class__("Bob", "file", ""), NOW, desk()), "")
    assert len(mailbox.Maildir(tmp_path, create=False)) == 2


def test_a_draft_left_by_a_crash_is_no_mail_and_no_obstacle(message: Message, tmp_path: Path) -> None:
    """Power failed while writing: the half draft is overwritten, never read."""
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp" / f"{message.id}.eml").write_text("half a")
    assert isinstance(File(tmp_path).send(message, ""), Sent)
    (mail,) = mailbox.Maildir(tmp_path, create=False)
    assert str(make_header(decode_header(mail["Subject"]))).startswith("Kazakhstan: US lets")


def test_a_folder_that_cannot_be_written_is_tried_later(message: Message, tmp_path: Path) -> None:
    """A full disk or a file in the way is not for ever: the reason names the folder and the trouble."""
    (tmp_path / "outbox").write_text("a file where a folder should be")
    outcome = File(tmp_path / "outbox").send(message, "")
    assert isinstance(outcome, TryLater)
    assert str(tmp_path / "outbox") in outcome.reason
