"""Somebody else's process in which people leave, ten a second, until told to end: python -m tests.bench.leaver FILE PEOPLE

Prints how many milliseconds each of them waited.
"""

from __future__ import annotations

import select
import sys
import time
from pathlib import Path

from monitor.store.leaving import Scope
from monitor.store.sqlite import open_store
from tests.store.stories import at


def main(path: str, people: str) -> None:
    """Let one after the other leave everything, the last who came first."""
    store, waits = open_store(Path(path)), []
    print("ready", flush=True)
    for number in range(int(people), 1, -1):
        began = time.monotonic()
        store.leaving.leave(number, Scope("all"), at(0))
        waits.append((time.monotonic() - began) * 1000)
        if select.select([sys.stdin], [], [], 0.1)[0]:
            break
    store.close()
    print(*(f"{each:.1f}" for each in sorted(waits)))


if __name__ == "__main__":
    main(*sys.argv[1:])
