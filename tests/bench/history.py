"""Replay captured history through the product and score what it said (`make history`; needs the corpus beside us)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SHARED = TOP.parent / "shared"
TOOLS, CORPUS = SHARED / "tools" / "publisher", SHARED / "corpus"
RUNS = (
    ("dev", ("--gold", f"us_state={CORPUS / 'gold' / 'us_dev.jsonl'}")),
    ("us-rss-2026-dev", ("--gold", f"us_state={CORPUS / 'gold' / 'us_rss_2026_dev.jsonl'}")),
    ("us-api-flap-dev", ("--flap", "--gold", str(CORPUS / "gold" / "flap_dev.jsonl"))),
)


LABELS = {"us_embassy": "embassy", "uk_fcdo": "uk", "canada": "ca"}
OTHERS = ("us_embassy", "uk_fcdo", "canada")  # the same spring; each is scored against its own labels
MISSIONS = '[sources.us_embassy]\nmissions = ["BB", "CD", "HT", "IL", "IQ", "LB", "ML", "MX", "PH", "PK", "SS", "UA"]\n'


def replay(name: str, folder: Path, source: str = "us_state") -> Path:
    """Run one pass at every step of a timeline; returns the events as JSON lines."""
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "local.toml").write_text(MISSIONS, "utf-8")
    command = f"{sys.executable} -m monitor --config {folder / 'config'} --state {folder / 'state'}"
    # A pass may end with 1: on two days of the feed every item was a placeholder, so nothing could be read.
    subprocess.run(
        [sys.executable, TOOLS / "rehearse.py", CORPUS / "timelines" / name, "--out", folder / "out",
         "--run", f"{command} check --source {source} --mirror {{mirror}} --at {{time}}",
         "--export", f"{command} events --json"],
        cwd=TOP, check=False, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return folder / "out" / "export.out"


def main() -> int:
    """Print the score of each history."""
    if not TOOLS.is_dir():
        print("No captured history beside this checkout: nothing to replay.")
        return 0
    with tempfile.TemporaryDirectory() as root:
        for name, gold in RUNS:
            events = replay(name, Path(root) / name)
            print(f"\n===== {name}", flush=True)
            words = [sys.executable, TOOLS / "score.py", "--events", events, *gold]
            subprocess.run([*words, "--timeline", CORPUS / "timelines" / name], check=True)
        for source in OTHERS:
            labels = CORPUS / "gold" / f"{LABELS[source]}_dev.jsonl"
            events = replay("dev", Path(root) / source, source)
            print(f"\n===== dev, {source}", flush=True)
            words = [sys.executable, TOOLS / "score.py", "--events", events, "--gold", f"{source}={labels}"]
            subprocess.run([*words, "--timeline", CORPUS / "timelines" / "dev"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
