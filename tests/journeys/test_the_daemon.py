"""The daemon looks, sends, and stops when told; a second one on the same state stays out."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.journeys.house import CONFIG, ORDERED, QUIET, TestHouse, settled_house

SLOW = CONFIG + "[sources.us_state.every]\nrss = 60\napi = 60\nlist = 60\narcgis = 60\n"


def _until(told: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def _watch(run: TestHouse, **environ: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", *run.command("watch", "--mirror", run.publisher.url)]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env={"PATH": "/usr/bin:/bin", **environ})


def test_an_order_published_while_nobody_looks_is_in_the_box_soon_after_the_start(tmp_path: Path):
    """The daemon starts on a house whose last look was before the order: the mail is there in seconds, SIGTERM ends it."""
    with settled_house(tmp_path / "house", SLOW) as run:
        run.publishes(ORDERED, QUIET)
        bell = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        bell.bind(str(tmp_path / "bell"))
        bell.settimeout(60)
        daemon = _watch(run, NOTIFY_SOCKET=str(tmp_path / "bell"))
        try:
            assert b"READY=1" in bell.recv(4096)
            _until(run.mails)
            second = run.run("watch", "--mirror", run.publisher.url)
            assert second.returncode == 2
            assert "another daemon" in second.stderr
            began = time.monotonic()
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(60) == 0
            assert time.monotonic() - began < 20
        finally:
            daemon.kill()
            daemon.wait()
            bell.close()
            assert daemon.stderr
            daemon.stderr.close()
        assert len(run.mails()) == 1
