"""What a quiet pass costs: CPU seconds with process start, peak memory, requests, bytes kept (`make quiet`)."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.rehearsal.january_2022 import BEFORE
from tests.rehearsal.publisher import LocalPublisher, everything, world_of


def measured(words: list[str]) -> tuple[float, float]:
    """Run a command; returns its CPU seconds and peak memory in MB, by the kernel's own account."""
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> int:
    """Print a first pass and the median of five quiet ones."""
    with tempfile.TemporaryDirectory() as folder, LocalPublisher() as publisher:
        publisher.pages = everything(world_of(BEFORE), {})
        state = Path(folder) / "state"

        def check(minute: int) -> tuple[float, float]:
            at = f"2022-01-06T12:{minute:02d}:00Z"
            words = ["--config", folder, "--state", str(state), "check", "--source", "us_state", "--at", at]
            return measured([sys.executable, "-m", "monitor", *words, "--mirror", publisher.url])

        cpu, memory = check(0)
        size = (state / "monitor.sqlite3").stat().st_size / 1e6
        print(f"first pass  {cpu:.2f} CPU s  {memory:.0f} MB  {len(publisher.asked)} requests  database {size:.1f} MB")
        publisher.asked.clear()
        quiet = [check(minute) for minute in range(1, 6)]
        cpu, memory = statistics.median(c for c, _ in quiet), max(m for _, m in quiet)
        print(f"quiet pass  {cpu:.2f} CPU s  {memory:.0f} MB  {len(publisher.asked) / 5:.0f} requests")
    return 0


if __name__ == "__main__":
    sys.exit(main())
