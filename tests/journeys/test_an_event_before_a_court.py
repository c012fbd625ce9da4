"""Three months later a court asks who knew what when: one file answers, and is checked where nothing of ours runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.journeys.house import CONFIG, ORDERED, QUIET, TestHouse, settled_house

DESK = '\n[[reader]]\nname = "duty-desk"\nchannel = "file"\ncountries = ["OM"]\n'


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory):
    """A house that told its desk of Oman's order a few minutes ago; no story changes it."""
    with settled_house(tmp_path_factory.mktemp("court") / "house", CONFIG + DESK) as run:
        run.publishes(ORDERED, QUIET)
        run.check(f"{datetime.now(UTC) - timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}")
        assert "sent" in run.run("post").stdout
        yield run


@pytest.fixture(scope="module")
def case(told: TestHouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packed(told, tmp_path_factory.mktemp("case"), str(told.rows("events", "--country", "OM")[0]["id"]))


def packed(run: TestHouse, folder: Path, which: str) -> Path:
    """The dossier of an event, unpacked where there is nothing else."""
    done = run.run("dossier", which, str(folder / "case.zip"), "--zone", "Asia/Muscat")
    assert done.returncode == 0, done.stderr
    with ZipFile(folder / "case.zip") as pack:
        pack.extractall(folder / "elsewhere")
    return folder / "elsewhere"


def checked(folder: Path, *head: str) -> tuple[int, str]:
    """What its own check says, by a Python that knows nothing of us."""
    done = subprocess.run([sys.executable, "-I", "check.py", *head], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_one_file_says_who_knew_what_when_and_is_checked_without_us(told: TestHouse, case: Path):
    head = json.loads(told.run("verify", "--json").stdout)["head"]
    report = " ".join((case / "report.txt").read_text("utf-8").split())
    for said in (
        "US orders non-emergency staff and families out of Oman", "Published: Monday 2 March 2026", "First seen by us: ", "Asia/Muscat (UTC+04:00)",
        "Now says: “On March 2, 2026, the Department of State ordered", "duty-desk by file: sent, ", "tried ", "+ Reconsider travel to Oman",
    ):  # fmt: skip
        assert said in report, said
    mail = told.mails()[0].read_text("utf-8", "replace")
    assert re.search("Message-ID: <(.*)>", mail)[1] in report  # type: ignore[index]
    paper = (case / "report.pdf").read_bytes()
    assert paper.startswith(b"%PDF") and b"/Outlines" in paper  # a reader goes from part to part
    chained = json.loads((case / "chain.jsonl").read_text("utf-8").splitlines()[0])["hash"]
    assert f"hash {chained}, behind " in report
    assert json.loads((case / "event.json").read_text("utf-8"))["redline"]
    assert checked(case) == (0, f"5 rows from the event to the head {head}\nEverything holds.\n")
    assert checked(case, head[:16])[0] == 0 and "is none of this chain" in checked(case, "f" * 16)[1]


def test_whatever_is_changed_in_it_is_found(case: Path, tmp_path: Path):
    case = Path(shutil.copytree(case, tmp_path / "case"))
    page = next((case / "pages").iterdir())
    page.write_bytes(page.read_bytes() + b" ")
    rows = (case / "chain.jsonl").read_text("utf-8")
    (case / "chain.jsonl").write_text(rows.replace("departure_ordered", "departure_lifted", 1), "utf-8")
    code, said = checked(case)
    assert code == 1 and "is not the page the event names" in said and re.search(r"row \d+ does not hash to its own hash", said)
    assert "chain.jsonl is not the file that was packed" in said
    (case / "report.pdf").unlink()
    assert checked(case) == (1, said.replace("chain.jsonl is not", "report.pdf is missing\nchain.jsonl is not"))


def _row(case: Path, number: int, **changed: str) -> None:
    rows = [json.loads(line) for line in (case / "chain.jsonl").read_text("utf-8").splitlines()]
    rows[number] = {**rows[number], **changed} if changed else None
    (case / "chain.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows if row), "utf-8")


def _says(case: Path, **otherwise: object) -> None:
    event = json.loads((case / "event.json").read_text("utf-8"))
    (case / "event.json").write_text(json.dumps({**event, **otherwise}), "utf-8")


def _page(case: Path) -> None:
    next((case / "pages").iterdir()).write_bytes(b"another page")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (lambda case: _row(case, 1), r"row \d+ does not follow the row before it"), (lambda case: _row(case, 2, body="{}"), "does not hash to its own hash"),
        (lambda case: _row(case, 2, body="{}", hash=sha256((json.loads((case / "chain.jsonl").read_text("utf-8").splitlines()[2])["prev"] + "{}").encode()).hexdigest()), "does not follow"),
        (lambda case: _says(case, id="0" * 16), "the first row is not the event of this dossier"),
        *((lambda case, one=one: _says(case, **one), f"event.json says otherwise than the chain: {next(iter(one))}")
          for one in ({"severity": "P3"}, {"evidence": []}, {"detected_at": "2026-03-01T00:00:00Z"}, {"after_sha256": "0" * 64})),
        (_page, "is not the page the event names"), (lambda case: next((case / "pages").iterdir()).unlink(), r"pages/\w+\.bin is missing"),
    ],
    ids=["a row left out", "a row said otherwise", "and hashed anew", "of another event", "graver than it was", "without its words", "seen earlier", "of another page", "a page put in its place", "a page taken out"],
)  # fmt: skip
def test_who_sums_the_files_anew_hides_nothing_of_it(case: Path, tmp_path: Path, changes: Callable[[Path], None], found: str):
    case = Path(shutil.copytree(case, tmp_path / "case"))
    assert checked(case)[0] == 0
    changes(case)
    packed = [line.split("  ", 1)[1] for line in (case / "SHA256SUMS").read_text("utf-8").splitlines()]
    names = [name for name in packed if (case / name).exists()]
    (case / "SHA256SUMS").write_text("".join(f"{sha256((case / name).read_bytes()).hexdigest()}  {name}\n" for name in names), "utf-8")
    code, said = checked(case)
    assert code == 1 and re.search(found, said) and "was packed" not in said


def test_a_mail_somebody_holds_leads_to_what_it_told_and_so_it_does_from_a_copy(told: TestHouse, case: Path, tmp_path: Path):
    """The traveller's lawyer has the mail alone; the database has since been put back from last night's copy."""
    told = replace(told, folder=Path(shutil.copytree(told.folder, tmp_path / "house")))
    mail = told.mails()[0].read_text("utf-8", "replace")
    known = re.search("Message-ID: (<(.*)@.*>)", mail)
    assert known
    for said in (known[1], known[2], known[2][:12]):
        steps = told.run("proof", "duty-desk", said).stdout
        assert "duty-desk: sent" in steps and f"Message-ID: {known[1]}" in steps, said
    assert "expected the id of an event" in told.run("proof", "all", "<0123456789abcdef@elsewhere.example>").stderr
    assert told.run("backup", str(tmp_path / "copy.sqlite3")).returncode == 0
    for old in told.state.glob("monitor.sqlite3*"):
        old.unlink()
    assert told.run("restore", str(tmp_path / "copy.sqlite3")).returncode == 0
    after = packed(told, tmp_path, known[1])
    for name in ("event.json", "told.json", "chain.jsonl", "pages.json"):
        assert (after / name).read_bytes() == (case / name).read_bytes(), name
    (told.state / "secret.key").unlink()
    lost = told.run("proof", "duty-desk", str(json.loads((case / "event.json").read_text("utf-8"))["id"])).stdout
    assert "duty-desk: sent" in lost and "Message-ID" not in lost, "where the keys are lost no other identity is made up"
