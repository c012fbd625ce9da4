"""Requirement 12: a second daemon on the same database sends nothing, and one that was killed keeps nobody out."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from monitor import office, wire
from monitor.alone import alone

_HOLDER = "import sys, time; from pathlib import Path; from monitor.alone import alone\nwith alone(Path(sys.argv[1])): print(1, flush=True); time.sleep(60)"


def test_12_only_one_process_sends_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    """While another holds the lock `post` does nothing at all; after kill -9 it is free."""
    (tmp_path / "config").mkdir()
    opened = wire.open_house(tmp_path / "config", tmp_path / "state", {})
    lock = tmp_path / "state" / "post.lock"
    with subprocess.Popen([sys.executable, "-c", _HOLDER, str(lock)], stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline()
        assert office.post(opened, lambda: datetime(2026, 3, 1, tzinfo=UTC)) == {}
        other.kill()
    with alone(lock) as free:
        assert free
    assert office.post(opened, lambda: datetime(2026, 3, 1, tzinfo=UTC))["sent"] == 0
    opened.store.close()
