"""Write docs/scorecard.md: every kind against the labelled history (`make scorecard`; needs the corpus beside us)."""

from __future__ import annotations

import json
import re
import sys
import tempfile
import tomllib
from pathlib import Path

from tests.bench.history import TOOLS, TOP, Run, scores
from tests.corpus.test_phrasings import FAMILIES, disagreements, rows

_KIND = re.compile(
    r"^  (?P<kind>\w+) +gold +(?P<gold>\d+) hit +(?P<hit>\d+) false +(?P<false>\d+)"
    r"  P (?P<p>[\d.]+) R (?P<r>[\d.]+) F1 (?P<f>[\d.]+)"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)")  # a publisher's own words stay out of this repository
_REASONS = tomllib.loads((Path(__file__).parent / "reasons.toml").read_text("utf-8"))
_HEAD = """# Scorecard

Written by `make scorecard` from replays of captured history. A kind is right when country, kind and day (two either
side) agree with the label; "false" is an event on a day that somebody labelled, without a label of its own. Labels of
the United States are complete; those of the United Kingdom and Canada name every change of level and of areas, and of
the rest a sample. Kinds that only say that words changed are listed and not judged by the same bar."""
_FLAPS = {
    "true_changes": "true changes",
    "detected": "true changes told",
    "true_changes_with_level_or_departure": "those with a level or a departure",
    "detected_level_or_departure": "those with a level or a departure told",
    "alerts_sent": "events, the log's among them",
    "flap_alerts": "events of a change that was none",
    "false_level_1_traps": "false falls to Level 1",
    "false_level_1_alerts": "false falls to Level 1 told",
}


def _reason(line: str) -> str:
    """Say why we disagree, as far as somebody looked and wrote it down."""
    by_line = next((why for start, why in _REASONS["lines"].items() if line.startswith(start)), "")
    by_kind = next((why for kind, why in _REASONS["kinds"].items() if f" {kind} " in line), "")
    why = by_line or by_kind
    return f"<br>*{why}*" if why else ""


def table(said: str) -> list[str]:
    """The scorer's figures by kind, as rows of a table."""
    head = ["| kind | labelled | found | false | precision | recall | F1 |", "|---|---|---|---|---|---|---|"]
    form = "| {kind} | {gold} | {hit} | {false} | {p} | {r} | {f} |"
    return head + [form.format(**m.groupdict()) for m in map(_KIND.match, said.splitlines()) if m]


def lists(said: str) -> list[str]:
    """The misses and the false alarms, each with our reason where somebody wrote one."""
    out = []
    for heading in ("misses", "false alarms"):
        listed = re.search(rf"^{heading} \(.*?\)\n((?:  .*\n?)*)", said, re.MULTILINE)
        lines = listed[1].splitlines() if listed else []
        out += ["", f"{heading.capitalize()}: {len(lines) or 'none'}", ""]
        out += [f"- {_QUOTED.sub('“…”', line.strip())}{_reason(line.strip())}" for line in lines]
    return out


def flaps(said: str) -> list[str]:
    """What was told of a door whose answers disagree, against what really changed."""
    figures = json.loads(said)
    kinds = ", ".join(f"{kind} {count}" for kind, count in figures["flap_alerts_by_kind"].items())
    rows = (f"| {words} | {figures[name]} |" for name, words in _FLAPS.items())
    return ["| | |", "|---|---|", *rows, "", f"Events of a change that was none, by kind: {kinds or 'none'}. A review that is",
            "overdue is told on its day, though no page changed."]  # fmt: skip


def chapter(run: Run, said: str) -> str:
    """One history: its figures, and every line on which we and its labels differ."""
    return "\n".join([f"## {run.title}", "", *(flaps(said) if run.flap else [*table(said), *lists(said)])])


def phrasings() -> str:
    """How far the reader agrees with labelled sentences, and each disagreement by its number, with our reason."""
    out = ["## Labelled sentences", "", "| family | sentences | agreement |", "|---|---|---|"]
    wrong = {family: disagreements(family) for family in FAMILIES}
    for family, lines in wrong.items():
        labelled = len(list(rows(family)))
        out.append(f"| {family} | {labelled} | {1 - len(lines) / labelled:.3f} |")
    out += ["", f"Disagreements: {sum(map(len, wrong.values())) or 'none'}", ""]
    said = [f"{r['id']} {r['kind']} {r['polarity']}" for lines in wrong.values() for r in lines]
    return "\n".join(out + [f"- {line}{_reason(line)}" for line in said])


def main() -> int:
    """Replay and score each history; the document holds figures and our own headlines, no publisher's sentences."""
    if not TOOLS.is_dir():
        print("No captured history beside this checkout: nothing to score.")
        return 0
    parts = [_HEAD]
    with tempfile.TemporaryDirectory() as root:
        for run, said in scores(Path(root)):
            print(run.title, flush=True)
            parts.append(chapter(run, said))
    parts.append(phrasings())
    (TOP / "docs" / "scorecard.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    print("docs/scorecard.md written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
