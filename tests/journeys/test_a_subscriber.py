"""From the form to the alert and out again: Ann signs up in a browser, with scripts and without, hears of Oman, and leaves."""

from __future__ import annotations

import os
import re
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from monitor import serve, wire
from monitor.dispatch import office
from tests.deliver.sinks import free_port
from tests.journeys.browser import PHONE, chromium, needs_browser, page
from tests.journeys.house import CALM, CONFIG, ORDERED, QUIET, TestHouse, house
from tests.rehearsal.publisher import Advisory
from tests.web.served import house as invented
from tests.web.served import served

AGAIN = Advisory("Oman", 4, datetime(2026, 3, 3, tzinfo=UTC).date(), ("Do not travel to Oman due to armed conflict.",))


class Town:
    """A house with its web, one publisher and a clock that is told the time."""

    def __init__(self, folder: Path, publisher: TestHouse, opened: wire.House) -> None:
        self.folder, self.publisher, self.house = folder, publisher, opened
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def clock(self) -> datetime:
        return self.now

    def at(self, hour: int, minute: int = 0, day: int = 2) -> None:
        self.now = datetime(2026, 3, day, hour, minute, tzinfo=UTC)

    def look(self, *advisories: Advisory) -> None:
        self.publisher.publishes(*advisories, QUIET)
        assert self.publisher.check(self.now.isoformat()).returncode == 0

    def mails(self, to: str) -> list[EmailMessage]:
        """Send what is due; everything that ever came to an address, newest last."""
        office.post(self.house, self.clock)
        files = sorted((self.folder / "state" / "outbox" / "new").glob("*"), key=lambda file: file.stat().st_mtime_ns)
        found = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
        return [mail for mail in found if to in str(mail["To"])]


@contextmanager
def town(folder: Path) -> Iterator[tuple[Town, str]]:
    port = free_port()
    with house(folder, f"{CONFIG}[web]\nport = {port}\n") as run:
        opened = wire.open_house(folder / "config", folder / "state", {})
        living = Town(folder, run, opened)
        server = serve.server(opened, living.clock, "127.0.0.1", port)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.02)
                assert thread.is_alive()
            yield living, f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(10)
            opened.close()


@needs_browser
@pytest.mark.parametrize("scripts", [False, True] if "WHOLE" in os.environ else [False], ids=lambda on: "with scripts" if on else "without")
def test_ann_signs_up_hears_of_oman_and_leaves_with_one_click(tmp_path: Path, scripts: bool) -> None:
    with town(tmp_path / "house") as (living, url), chromium() as browser:
        living.look(CALM)
        living.at(18)
        with page(browser, url, PHONE, scripts=scripts) as (seen, complaints):
            seen.goto("/subscribe?lang=de")
            seen.get_by_label("Ihre E-Mail-Adresse").fill("ann@example.org")
            seen.get_by_text("Naher Osten und Nordafrika").click()
            seen.get_by_label("Oman", exact=True).check()
            seen.get_by_role("button", name="Die Mail schicken").click()
            seen.get_by_text("Sehen Sie in Ihr Postfach").first.wait_for()
            (asked,) = living.mails("ann@example.org")
            assert str(asked["Subject"]).startswith("Bitte bestätigen")
            seen.goto(re.search(rf"{url}/confirm/\S+", asked.get_body(("plain",)).get_content())[0])
            seen.get_by_role("button", name="Ja, schreiben Sie mir").click()
            seen.get_by_text("Sie erfahren es").first.wait_for()
            assert complaints == []

        living.at(21)
        living.look(ORDERED)
        alert = living.mails("ann@example.org")[-1]
        assert str(alert["Subject"]).startswith("Oman: USA: angeordnete Ausreise")
        said = alert.get_body(("plain",)).get_content()
        assert "ordered non-emergency U.S. government employees" in " ".join(said.replace("| ", "").split())
        link = re.search(rf"Diese Mails abbestellen: ({url}/leave/\S+)", said)[1]
        with urllib.request.urlopen(urllib.request.Request(link, b"List-Unsubscribe=One-Click")) as answer:
            assert (answer.status, answer.headers["Set-Cookie"]) == (200, None)

        living.at(9, day=3)
        living.look(AGAIN)
        assert len(living.mails("ann@example.org")) == 2
        assert len(living.mails("")) > 3  # the desk of the configuration was told all of it


@needs_browser
def test_the_form_begins_with_the_zone_of_whoever_looks_and_keeps_what_they_wrote(tmp_path: Path) -> None:
    """Bela in Almaty leaves the field alone and asks for quiet from 22:00 to 07:00: hers, not from three in the morning till noon."""
    opened = invented(tmp_path, 0)
    with served(opened) as url, chromium() as browser, page(browser, url, PHONE, zone="Asia/Almaty") as (seen, complaints):
        seen.goto("/subscribe")
        assert seen.get_by_label("Time zone").input_value() == "Asia/Almaty"
        seen.get_by_label("Time zone").fill("Asia/Tashkent")
        seen.get_by_label("Your e-mail address").fill("bela@example.org")
        seen.get_by_label("From", exact=True).fill("22:00")
        seen.get_by_role("button", name="Send me the mail").click()
        assert seen.get_by_label("Time zone").input_value() == "Asia/Tashkent"  # one end is missing: the form comes back
        assert [said for said in complaints if "a status of 422" not in said] == []
    opened.close()
