"""How long answers take for addresses we know and do not know, one after another: python -m tests.bench.answers [ROUNDS]."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from monitor.admit.reception import Reception
from monitor.seals import Ring
from monitor.store.sqlite import open_store
from monitor.subscribe.wishes import Manner, Wishes
from tests.web.site import NOW


def measure(rounds: int, folder: Path) -> dict[str, list[float]]:
    """Seconds of each answer, by what was asked of whom; order by chance, each address asked in a window of its own."""
    store = open_store(folder / "monitor.db")
    desk = Reception(store.people, store.leaving, store.moving, store.spelling, Ring({0: b"k" * 32}), b"s" * 32)
    for name in ("known", "spam"):
        desk.ask(f"{name}@example.org", Wishes(), Manner(), "192.0.2.1", NOW)
    with store.lines.writing() as conn:
        conn.execute("UPDATE recipients SET state = 'active' WHERE address LIKE 'known@%'")
    store.people.suppress(desk.key("spam@example.org"), "complaint", NOW)
    took: dict[str, list[float]] = {}
    for turn in range(rounds):
        at = NOW + timedelta(hours=2 * turn)
        asked = [(what, who) for what in ("ask", "login") for who in ("known", "new", "spam")]
        random.shuffle(asked)
        for number, (what, who) in enumerate(asked):
            address = f"{who}{turn if who == 'new' else ''}@example.org"
            peer = f"198.51.{turn % 200}.{number}"
            begin = time.perf_counter()
            if what == "ask":
                desk.ask(address, Wishes(), Manner(), peer, at)
            else:
                desk.ask_login(address.replace("new", "nobody"), peer, at)
            took.setdefault(f"{what} {who}", []).append(time.perf_counter() - begin)
    store.close()
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, each in sorted(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 400, Path(folder)).items()):
            lower, middle, upper = (1000 * one for one in statistics.quantiles(each, n=4))
            print(f"{name:12} {middle:6.2f} ms in the middle, half of all between {lower:.2f} and {upper:.2f}")


if __name__ == "__main__":
    main()
