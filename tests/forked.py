"""The product's command, each time in a process of its own, without each time importing everything anew.

To start the command costs half a second of processor time before it does anything, and the journeys start it some
hundred times. So one process imports the product, reads one page, and forks for every command: what runs has its own
number, can be killed anywhere, reads and writes its own files, and ends as the command ends. That the command starts from
nothing is told by the stories that start it so: test_january_2022, test_the_daemon, test_readme.
"""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from functools import cache
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import monitor

TOP = Path(__file__).parent.parent
ALSO = ("tests.store.stories", "tests.bench.sender")
PAGES = ("monitor.web", "monitor.serve")  # no command of a journey needs them, and half the time of importing is theirs


def start(words: Sequence[str], folder: Path = Path(os.devnull)) -> ForkServerProcess:
    """Start `python -m` with these words; what it reads and writes are the files "in", "out" and "err" of a folder."""
    files = [str(folder / name) if folder.is_dir() else os.devnull for name in ("in", "out", "err")]
    child = _forks().Process(target=_become, args=(list(words), files, dict(os.environ)))
    child.start()
    return child


def run(words: Sequence[str], given: str = "") -> subprocess.CompletedProcess[str]:
    """Run it to its end, and what it wrote."""
    with tempfile.TemporaryDirectory(prefix="forked-") as scratch:
        folder = Path(scratch)
        (folder / "in").write_text(given, "utf-8")
        code = ended(start(words, folder))
        return subprocess.CompletedProcess(words, code, *((folder / name).read_text("utf-8") for name in ("out", "err")))


def ended(child: ForkServerProcess) -> int:
    """Wait for the end of what was started; how it ended, as `subprocess` counts."""
    child.join(60)
    if child.exitcode is None:
        child.kill()
        child.join()
        raise TimeoutError("expected the command to end within a minute")
    code = child.exitcode
    child.close()
    return code


@cache
def _forks() -> ForkServerContext:
    found = (module.name for module in pkgutil.walk_packages(monitor.__path__, "monitor."))
    context = multiprocessing.get_context("forkserver")
    wanted = (name for name in found if not name.startswith(PAGES) and not name.endswith("__main__"))
    context.set_forkserver_preload([__name__, *ALSO, *wanted, "tests.read_before"])
    with chdir(TOP):  # where it finds this checkout, and not one that is installed
        forkserver.ensure_running()
    return context


def _become(words: list[str], files: list[str], around: dict[str, str]) -> None:
    """In the process that was forked: run the module as `python -m` does."""
    for number, file in enumerate(files):
        opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0)
    os.environ.clear()
    os.environ.update(around)
    sys.argv[1:] = words[1:]
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
