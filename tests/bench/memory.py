"""Whether memory stays flat: a house in one process, a thousand short cycles against a local publisher (`make memory`)."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.wire import open_house
from tests.journeys.house import CALM, CONFIG, ORDERED, QUIET
from tests.rehearsal.publisher import LocalPublisher, everything, world_of

CYCLES = 1_000
OWN = "".join(
    f'[[source]]\nname = "p{n}"\naddress = "https://travel.state.gov/own/{n}"\nselector = "main"\n' for n in range(20)
)


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> int:
    """Print resident memory on the way; exit 1 if it grew by more than a tenth between cycle 100 and the last."""
    at, seen = datetime(2026, 3, 1, 9, tzinfo=UTC), {}
    calm, ordered = everything(world_of(CALM, QUIET), {}), everything(world_of(ORDERED, QUIET), {})
    with tempfile.TemporaryDirectory() as folder, LocalPublisher() as publisher:
        (Path(folder) / "config").mkdir()
        (Path(folder) / "config" / "local.toml").write_text(CONFIG + OWN, "utf-8")
        house = open_house(Path(folder) / "config", Path(folder) / "state", {}, publisher.url)
        for cycle in range(1, CYCLES + 1):
            publisher.pages = dict(ordered if cycle % 50 == 0 else calm)  # now and then something moves
            for n in range(20):
                publisher.pages[f"/travel.state.gov/own/{n}"] = (
                    f"<html><main><p>Page {n} says this in week {cycle // 40}.</p></main></html>".encode(), "text/html")
            house.check(at + timedelta(minutes=5 * cycle), ["us_state", "listed"])
            publisher.asked.clear()
            if cycle in (1, 100, 250, 500, 750, CYCLES):
                seen[cycle] = resident()
                print(f"cycle {cycle:>5}  {seen[cycle]:.0f} MB", flush=True)
        house.close()
    return int(seen[CYCLES] > 1.1 * seen[100])


if __name__ == "__main__":
    sys.exit(main())
