"""The founding story: the level never moved, and the people who had to know were told, once."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from tests import forked
from tests.decide.changes import kept
from tests.rehearsal.__main__ import rehearse, show

TOP = Path(__file__).parent.parent.parent


def _command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return forked.run(["monitor", "--config", str(folder / "config"), "--state", str(folder / "state"), *words])


def _events(folder: Path) -> list[dict[str, object]]:
    told = _command(folder, "events", "--json")
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def _start(words: Sequence[str]) -> None:
    """Each command in a process of its own; the last from nothing, as a new user's machine does."""
    if words[-1] == "events":
        around = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        ran = subprocess.run([sys.executable, "-m", *words], cwd=TOP, capture_output=True, text=True, check=False, env=around)
    else:
        ran = forked.run(words)
    assert ran.returncode == 0, ran.stderr
    print(ran.stdout)


def _shows_what_the_readme_shows(told: str) -> None:
    """The alert in the README is one that the product really sends."""
    readme = (TOP / "README.md").read_text("utf-8")
    shown = next(block for block in re.findall(r"```\n(.*?)```", readme, re.DOTALL) if block.startswith("URGENT"))
    assert [row for row in shown.splitlines() if row not in told.splitlines()] == []


def _keeps_a_wrong_label(tmp_path: Path, event_id: str) -> None:
    """One command makes a case of the tests out of an event: both texts, what was told, what should have been."""
    play, into = tmp_path / "play", tmp_path / "wrong"
    assert _command(play, "wrong", event_id, "--should", "nothing", "--into", str(into)).returncode == 0
    (case,) = tomllib.loads((into / f"{event_id}.toml").read_text("utf-8"))["case"]
    assert (case["wrong"], case["should"], case["actor"]) == ("assistance_limited", "nothing", "US")
    assert "voluntary departure" in case["after"]["text"]
    assert "assistance_limited" in {finding.kind for finding in classify(kept(case), KINDS).findings}, "mended already"
    refused = _command(play, "wrong", event_id, "--should", "a_mistake", "--into", str(into))
    assert refused.returncode == 2 and "expected a kind or nothing, got 'a_mistake'" in refused.stderr


def test_one_consulate_may_leave_and_one_mail_arrives(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """On Friday night the advisory changes at Level 4; on Saturday the embassy repeats it; the desk has one mail."""
    show(rehearse(tmp_path / "play", _start))  # what `make rehearse` does, and a new user first
    (letter,) = (tmp_path / "play" / "state" / "outbox" / "new").iterdir()
    _shows_what_the_readme_shows(capsys.readouterr().out)
    mail = BytesParser(policy=policy.default).parsebytes(letter.read_bytes())
    headline = (
        "US lets non-emergency staff and all families leave Consulate General Almaty (voluntary)"
        " — Kazakhstan stays Level 4, civil unrest added"
    )
    assert mail["Subject"] == f"Kazakhstan: {headline}"
    body = mail.get_body(("plain",)).get_content()
    for fact in ("Level 4 — unchanged", "approved the voluntary departure", "Asia/Almaty", "UTC", "us_state.page"):
        assert fact in body
    told = _events(tmp_path / "play")
    assert [(e["kind"], e["post"], e["severity"]) for e in told] == [
        ("departure_authorized", "Consulate General Almaty", "P1"),
        ("assistance_limited", None, "P2"),
        ("risk_indicator_changed", None, "P3"),
        ("hazard_notice", None, "P4"),  # the alert of the day after adds it, and pages nobody for it
    ]
    assert told[0]["decided_on"] == "2022-01-07"
    _keeps_a_wrong_label(tmp_path, str(told[1]["id"]))
    assert told[0]["detected_at"] == "2022-01-07T23:40:00Z"
    assert "us_embassy.kz" in {d["name"] for d in told[0]["doors"]}  # the alert of the day after corroborates
