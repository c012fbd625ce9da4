"""Run as a process of its own: open a store at a signal, or keep a pass or tell of it, and die by SIGKILL at the n-th statement."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from monitor.store.sqlite import open_store


def race(path: Path) -> None:
    """Have everything imported, say so, wait for the signal, open."""
    from monitor.store import schema

    print(schema.__name__, flush=True)
    while not path.with_name("go").exists():
        time.sleep(0.001)
    store = open_store(path)
    store.note(f"opened by {os.getpid()}", "yes")
    store.close()


def die(path: Path, at_statement: int) -> None:
    """Keep the second pass as far as that statement (0: to the end, and print how many; -1: die right after)."""
    from tests.store.stories import whole_pass

    store = open_store(path)
    seen = 0

    def count(statement: str) -> None:
        nonlocal seen
        seen += 1
        if seen == at_statement:
            os.kill(os.getpid(), signal.SIGKILL)

    store.lines.reading().set_trace_callback(count)
    store.keep(whole_pass(2))
    if at_statement < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    print(seen)


def spread(path: Path, left: int) -> None:
    """Fan out, seven people at a time, as far as that statement."""
    from monitor.store import fanout
    from monitor.store.deciders import Deciders
    from tests.store.stories import at

    fanout.CHUNK = 7
    store = open_store(path)

    def count(statement: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    store.lines.reading().set_trace_callback(count)
    store.fan_out(Deciders(lambda _: True, lambda _event, _pairs: []), lambda: at(1))


if __name__ == "__main__":
    what, path, *number = sys.argv[1:]
    if what == "race":
        race(Path(path))
    else:
        {"die": die, "spread": spread}[what](Path(path), int(*number))
