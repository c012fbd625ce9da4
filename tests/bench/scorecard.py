"""Write docs/scorecard.md: every kind against the labelled history (`make scorecard`; needs the corpus beside us)."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from tests.bench.history import CORPUS, RUNS, TOOLS, TOP, replay

_KIND = re.compile(
    r"^  (?P<kind>\w+) +gold +(?P<gold>\d+) hit +(?P<hit>\d+) false +(?P<false>\d+)"
    r"  P (?P<p>[\d.]+) R (?P<r>[\d.]+) F1 (?P<f>[\d.]+)"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)")  # a publisher's own words stay out of this repository
_REASONS = tomllib.loads((Path(__file__).parent / "reasons.toml").read_text("utf-8"))
_TITLES = {
    "dev": "2025-03-27 to 06-16, five doors",
    "us-rss-2026-dev": "2025-12-12 to 2026-03-31, the feed alone",
}


def _reason(line: str) -> str:
    """Say why we disagree, as far as somebody looked and wrote it down."""
    by_line = next((why for start, why in _REASONS["lines"].items() if line.startswith(start)), "")
    by_kind = next((why for kind, why in _REASONS["kinds"].items() if f" {kind} " in line), "")
    why = by_line or by_kind
    return f"<br>*{why}*" if why else ""


def chapter(name: str, said: str) -> str:
    """Turn what the scorer printed into a table, and its misses and false alarms into lists."""
    rows = [m for m in map(_KIND.match, said.splitlines()) if m]
    out = [f"## {_TITLES[name]}", "", "| kind | labelled | found | false | precision | recall | F1 |"]
    out.append("|---|---|---|---|---|---|---|")
    out += [
        "| {kind} | {gold} | {hit} | {false} | {p} | {r} | {f} |".format(**m.groupdict()) for m in rows
    ]
    for heading in ("misses", "false alarms"):
        listed = re.search(rf"^{heading} \(.*?\)\n((?:  .*\n?)*)", said, re.MULTILINE)
        lines = listed[1].splitlines() if listed else []
        out += ["", f"{heading.capitalize()}: {len(lines) or 'none'}", ""]
        out += [f"- {_QUOTED.sub('“…”', line.strip())}{_reason(line.strip())}" for line in lines]
    return "\n".join(out)


def main() -> int:
    """Replay and score each history; the document holds figures and our own headlines, no publisher's sentences."""
    if not TOOLS.is_dir():
        print("No captured history beside this checkout: nothing to score.")
        return 0
    parts = [
        "# Scorecard\n\nWritten by `make scorecard` from replays of captured history. A kind is right when country,"
        " kind\nand day (two either side) agree with the label. Text-only kinds are listed and not judged by the same bar."
    ]
    with tempfile.TemporaryDirectory() as root:
        for name, gold in RUNS:
            if "--flap" in gold:
                continue
            events = replay(name, Path(root) / name)
            words = [sys.executable, str(TOOLS / "score.py"), "--events", str(events), *gold, "--timeline"]
            said = subprocess.run(
                [*words, str(CORPUS / "timelines" / name)], check=True, capture_output=True, text=True
            ).stdout
            parts.append(chapter(name, said))
    (TOP / "docs" / "scorecard.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    print("docs/scorecard.md written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
