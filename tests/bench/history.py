"""Replay captured history through the product and score what it said (`make history`; needs the corpus beside us)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SHARED = TOP.parent / "shared"
TOOLS, CORPUS = SHARED / "tools" / "publisher", SHARED / "corpus"
MISSIONS = '[sources.us_embassy]\nmissions = ["BB", "CD", "HT", "IL", "IQ", "LB", "ML", "MX", "PH", "PK", "SS", "UA"]\n'


@dataclass(frozen=True)
class Run:
    """One timeline read through one source, and the labels it is scored against (`flap`: labels of a disagreeing door)."""

    timeline: str
    source: str
    labels: str
    title: str
    flap: bool = False

    @property
    def gold(self) -> tuple[str, ...]:
        """The scorer's own words for these labels."""
        labels = str(CORPUS / "gold" / f"{self.labels}.jsonl")
        return ("--flap", "--gold", labels) if self.flap else ("--gold", f"{self.source}={labels}")


RUNS = (
    Run("dev", "us_state", "us_dev", "United States, 2025-03-27 to 06-16, five doors"),
    Run("us-rss-2026-dev", "us_state", "us_rss_2026_dev", "United States, 2025-12-12 to 2026-03-31, the feed alone"),
    Run("us-api-flap-dev", "us_state", "flap_dev", "United States, 2026-04-19 to 06-17, answers that disagree", flap=True),
    Run("dev", "uk_fcdo", "uk_dev", "United Kingdom, 2025-03-27 to 06-16"),
    Run("dev", "canada", "ca_dev", "Canada, 2025-03-27 to 06-16"),
    Run("dev", "us_embassy", "embassy_dev", "Embassies of the United States, 2025-03-27 to 06-16, invented posts"),
)


def replay(run: Run, folder: Path) -> Path:
    """Run one pass at every step of a timeline; returns the events as JSON lines."""
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "local.toml").write_text(MISSIONS, "utf-8")
    command = f"{sys.executable} -m monitor --config {folder / 'config'} --state {folder / 'state'}"
    # A pass may end with 1: on two days of the feed every item was a placeholder, so nothing could be read.
    subprocess.run(
        [sys.executable, TOOLS / "rehearse.py", CORPUS / "timelines" / run.timeline, "--out", folder / "out",
         "--run", f"{command} check --source {run.source} --mirror {{mirror}} --at {{time}}",
         "--export", f"{command} events --json"],
        cwd=TOP, check=False, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return folder / "out" / "export.out"


def score(run: Run, events: Path) -> str:
    """What the scorer prints of these events."""
    words = [sys.executable, TOOLS / "score.py", "--events", events, *run.gold]
    timeline = ["--timeline", CORPUS / "timelines" / run.timeline]
    return subprocess.run([*words, *timeline], check=True, capture_output=True, text=True).stdout


def scores(root: Path) -> Iterator[tuple[Run, str]]:
    """Replay and score each history, as many at once as there are processors; yields them in the order of `RUNS`."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as many:
        yield from zip(RUNS, many.map(lambda run: score(run, replay(run, root / run.labels)), RUNS), strict=True)


def main() -> int:
    """Print the score of each history."""
    if not TOOLS.is_dir():
        print("No captured history beside this checkout: nothing to replay.")
        return 0
    with tempfile.TemporaryDirectory() as root:
        for run, said in scores(Path(root)):
            print(f"\n===== {run.title}\n{said}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
