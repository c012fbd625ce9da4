"""Read and compare every recorded U.S. advisory, two versions each, in one process (`python -m tests.bench.reading`)."""

from __future__ import annotations

import json
import lzma
import resource
import sys
import time
from datetime import UTC, date, datetime

from monitor.collect import markup
from monitor.compare.posture import read
from monitor.compare.redline import redline
from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Change, Posture
from tests.bench.history import CORPUS

DAY = date(2025, 6, 1)


def versions() -> dict[str, list[dict[str, str]]]:
    """The first and the last text of each destination of the five-door history."""
    folder = CORPUS / "timelines" / "dev"
    objects = {}
    with lzma.open(folder / "objects.jsonl.xz", "rt") as lines:
        for line in lines:
            row = json.loads(line)
            objects[row["id"]] = row["data"]
    found: dict[str, list[dict[str, str]]] = {}
    for line in (folder / "steps.jsonl").read_text("utf-8").splitlines():
        step = json.loads(line)
        if step["s"] == "us" and step["v"] is not None:
            found.setdefault(step["k"], []).append(objects[step["v"]])
    return {key: [rows[0], rows[-1]] for key, rows in found.items()}


def change(name: str, sides: list[Posture], texts: list[str]) -> Change:
    """Two readings as the corridor would compare them."""
    now = datetime(2025, 6, 16, tzinfo=UTC)
    return Change(
        publisher="us_state", actor="US", destination="XX", countries=("XX",), name=name, url="", before=sides[0],
        after=sides[1], before_text=texts[0], after_text=texts[1], before_sha256="a", after_sha256="b",
        published_before=DAY, published_on=DAY, detected_at=now, looked_at=now, doors=(), pieces=redline(*texts),
    )  # fmt: skip


def main() -> int:
    """Time three rounds; memory must not grow after the first."""
    if not CORPUS.is_dir():
        print("No captured history beside this checkout: nothing to read.")
        return 0
    pairs = versions()
    for _ in range(3):
        begun = time.perf_counter()
        for pair in pairs.values():
            sides: list[Posture] = []
            texts = [markup.clean(row["description"]) for row in pair]
            for row, text in zip(pair, texts, strict=True):
                sides.append(read(text, int(row["level"] or 0) or None, DAY, row["title"]))
            classify(change(row["name"], sides, texts), KINDS)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{len(pairs)} advisories, two versions each: {time.perf_counter() - begun:.2f} s, peak {peak} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
