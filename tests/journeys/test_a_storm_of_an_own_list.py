"""Pages of the operator's own list are weighed like a government's: too much at once waits, and a grave one calls."""

from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.journeys.house import CONFIG, TestHouse, house

CODES = ["KZ", "KG", "TJ", "TM", "UZ", "OM", "YE", "SA", "JO", "LB", "IQ", "EG", "MA", "TN", "DZ", "LY"]
LISTED = "".join(
    f'[[source]]\nname = "r-{code.lower()}"\nlabel = "Ruritania"\naddress = "https://advice.example/{code}"\n'
    f'countries = ["{code}"]\nrobots = false\n'
    for code in CODES
)
PEOPLE = """[[reader]]
name = "olga"
channel = "file"
severity = "P1"
[[reader]]
name = "kim"
channel = "file"
countries = ["KZ"]
severity = "P1"
[officers]
readers = ["olga"]
[[escalation]]
name = "duty"
steps = [{wait = 300, to = ["olga"]}]
"""
CALM = "<main><h1>Advice</h1><p>Take care in the mountains.</p></main>"
SHUT = CALM.replace("</p>", "</p><p>On March 2, 2026, the Embassy suspended all operations.</p>")


def look(run: TestHouse, at: str, shut: list[str]) -> None:
    for code in CODES:
        run.publisher.pages[f"advice.example/{code}"] = ((SHUT if code in shut else CALM).encode(), "text/html")
    assert run.run("check", "--source", "listed", "--mirror", run.publisher.url, "--at", at).returncode == 0
    run.run("post", "--at", at)


def told(run: TestHouse) -> list[str]:
    return [text for text in (mail.read_text("utf-8") for mail in run.mails()) if "X-Advisory-Event-ID" in text]


@pytest.fixture
def run(tmp_path: Path):
    with house(tmp_path / "house", CONFIG + LISTED + PEOPLE) as opened:
        look(opened, "2026-03-01T09:00:00Z", [])
        yield opened


def test_sixteen_countries_in_one_pass_wait_for_an_officer_and_leave_by_themselves_after_ten_minutes(run: TestHouse):
    look(run, "2026-03-02T09:00:00Z", CODES)
    assert "open       listed: 16 countries in one pass, expected 15 at most" in run.run("storm").stdout
    assert told(run) == []
    run.run("post", "--at", "2026-03-02T09:10:00Z")
    assert sorted("X-Advisory-Reader: kim" in mail for mail in told(run)) == [False, True]
    assert all("Kazakhstan (Ruritania)" in mail or "Reader: kim" in mail for mail in told(run))  # it was "Kazakhstan ()"


def test_what_an_officer_discards_reaches_nobody(run: TestHouse):
    look(run, "2026-03-02T09:00:00Z", CODES)
    waiting = run.run("events", "--country", "KZ").stdout
    assert run.run("storm", "1", "--discard", "--note", "their template").returncode == 0
    run.run("post", "--at", "2026-03-02T09:30:00Z")
    assert told(run) == []
    (row,) = run.rows("events", "--country", "KZ")
    for said in (run.run("events", "--country", "KZ").stdout, run.run("event", str(row["id"])).stdout):
        assert "Discarded as a fault: do not act on it." in said and "until an officer decides" not in said
    assert "until an officer decides" in waiting and "fault" not in waiting


def test_fifteen_countries_are_no_storm_and_each_is_told_at_once(run: TestHouse):
    look(run, "2026-03-02T09:00:00Z", CODES[:15])
    assert run.run("storm").stdout == "There was no storm.\n"
    assert len(told(run)) >= 2


def test_a_grave_page_calls_until_somebody_answers(run: TestHouse):
    look(run, "2026-03-02T09:00:00Z", ["KZ"])
    chains = run.run("escalations").stdout
    assert "duty" in chains and "Ruritania" in chains


def test_its_mail_says_whose_word_it_is_and_doctor_counts_its_pages(run: TestHouse):
    """"Pages and feeds on the watch list" is nobody a reader knows; the operator called these "Ruritania"."""
    look(run, "2026-03-02T09:00:00Z", ["KZ"])
    mail = message_from_bytes(run.mails()[0].read_bytes(), policy=policy.default)
    assert "URGENT · Ruritania · Kazakhstan" in mail.get_body(("plain",)).get_content()
    assert "publishers: 2, pages and feeds on the watch list: 16" in run.run("doctor").stdout
