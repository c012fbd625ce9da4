"""From a page to a mailbox over a real relay, and what comes back: every step is the product's own command."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.deliver.sinks import free_port
from tests.journeys.house import CONFIG, ORDERED, QUIET, TestHouse, settled_house

SETUP = """
[post]
from = "Advisory Monitor <alerts@monitor.example>"
domain = "monitor.example"
return_path = "back+{{token}}@monitor.example"
mode = "{mode}"
allowed = ["ann@desk.example"]
[email]
host = "127.0.0.1"
port = {port}
starttls = "none"
[web]
base_url = "https://alerts.monitor.example"
[[reader]]
name = "ann"
channel = "email"
address = "ann@desk.example"
[[reader]]
name = "bob"
channel = "email"
address = "bob@desk.example"
"""


class Box:
    """An independent SMTP server that keeps what it took: return path, recipient and mail."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, EmailMessage]] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        mail = message_from_bytes(envelope.content, policy=default)
        self.taken.append((str(envelope.mail_from), envelope.rcpt_tos[0], mail))
        return f"250 2.0.0 Ok: queued as Q{len(self.taken)}"


@contextmanager
def running(folder: Path, mode: str) -> Iterator[tuple[TestHouse, Box]]:
    box = Box()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        with settled_house(folder, CONFIG + SETUP.format(mode=mode, port=server.port)) as run:
            yield run, box
    finally:
        server.stop()


def posted(run: TestHouse, minute: int) -> str:
    done = run.run("post", "--at", f"2026-03-02T21:{minute:02}:00Z")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_an_alert_its_proof_its_bounce_and_a_restored_copy(tmp_path: Path) -> None:
    """At nine in the evening Oman's departure is ordered: Ann and Bob get one mail each, that can be proved; a report
    that nobody lives at Bob's is believed for our seal alone; an older copy put back sends nothing twice."""
    with running(tmp_path / "house", "live") as (run, box):
        run.publishes(ORDERED, QUIET)
        assert run.check("2026-03-02T21:00:00Z").returncode == 0
        assert run.run("backup", str(tmp_path / "copy.sqlite3")).returncode == 0
        assert posted(run, 1) == "2 sent"
        assert sorted(to for _, to, _ in box.taken) == ["ann@desk.example", "bob@desk.example"]
        back, _, mail = next(one for one in box.taken if one[1] == "bob@desk.example")
        assert re.fullmatch(r"back\+[a-z2-7]{32}@monitor\.example", back)
        assert "List-Unsubscribe" not in mail  # who is configured leaves by the configuration
        assert b"ann@" not in mail.as_bytes()

        event = mail["X-Advisory-Event-ID"].split()[0]
        steps = run.run("proof", "bob@desk.example", event).stdout
        assert "in dot 250 by " in steps
        assert re.match(r"P\d US .+, first seen 2026-03-\d\d \d\d:\d\d:\d\d UTC\n", steps)
        assert run.run("proof", "bob@desk.example", "nosuch").returncode == 2
        assert "nothing is broken" in run.run("outbox", "check").stdout
        proof = run.run("proof", "bob@desk.example", event, "--json").stdout
        assert '"queue_id": "Q' in proof
        assert '"phase": "dot"' in proof

        report = (f"From: MAILER-DAEMON@desk.example\nTo: <{back}>\nMessage-ID: <r1@x>\nSubject: Undelivered\n"
                  "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
                  "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\nStatus: 5.1.1\n\n--b--\n")  # fmt: skip
        for text, said in ((report, "1 noted"), (report, "1 known"), (report.replace(back[28:36], "zzzzzzzz"), "1 forged")):
            done = run.run("bounces", "-", "--at", "2026-03-02T22:00:00Z", given=text)
            assert (done.returncode, done.stdout.strip()) == (0, said)

        state = tmp_path / "house" / "state"
        for old in state.glob("monitor.sqlite3*"):
            old.unlink()
        shutil.copyfile(tmp_path / "copy.sqlite3", state / "monitor.sqlite3")
        assert re.fullmatch(  # two that two connections take in one commit are one hand-over
            r"Nothing left, and 2 messages that are due wait: the database knows of 0 hand-overs, sent\.journal of [12]: an"
            r" older copy was restored; `advisory-monitor outbox release` lets mail leave again",
            posted(run, 5),
        )
        assert len(box.taken) == 2
        assert run.run("outbox", "release", "--by", "Olga").stdout.strip() == (
            "Released; 2 messages are known to have left already."
        )
        posted(run, 6)
        assert len(box.taken) == 2
        assert {row["state"] for row in run.rows("outbox", "--all")} == {"sent"}
        assert run.run("verify").returncode == 0


def test_while_we_rehearse_bob_is_not_on_the_list(tmp_path: Path) -> None:
    """Requirement H.90, by the configuration: Ann is listed and gets real mail; Bob's stands in the folder."""
    with running(tmp_path / "house", "rehearsal") as (run, box):
        run.publishes(ORDERED, QUIET)
        run.check("2026-03-02T21:00:00Z")
        assert posted(run, 1) == "2 sent"
        assert [to for _, to, _ in box.taken] == ["ann@desk.example"]
        assert len(run.mails()) == 1


def test_without_a_disk_to_write_on_nothing_leaves(tmp_path: Path) -> None:
    """Requirement A.13: another process holds the database; sending waits, fails, and the next round sends everything."""
    with running(tmp_path / "house", "live") as (run, box):
        run.publishes(ORDERED, QUIET)
        run.check("2026-03-02T21:00:00Z")
        database = tmp_path / "house" / "state" / "monitor.sqlite3"
        with sqlite3.connect(database) as conn:
            conn.execute("CREATE TRIGGER full BEFORE UPDATE OF state ON deliveries BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
        done = run.run("post", "--at", "2026-03-02T21:01:00Z")
        assert done.returncode != 0
        assert box.taken == []
        with sqlite3.connect(database) as conn:
            conn.execute("DROP TRIGGER full")
        assert posted(run, 2) == "2 sent"
        assert len(box.taken) == 2
