"""Server time and weight of every page over five years of invented history: 600 doors, 100,000 events.

    python -m tests.bench.web [FOLDER] [EVENTS]

The history is written into FOLDER once (some minutes) and used again. Times are of the application without a network:
median and 95th of the runs, each with another country, event or word. CPU is what counts on a machine others use too.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
from pathlib import Path

from monitor import serve
from monitor.store.log import Asked
from tests.rehearsal.years import END, TROUBLED
from tests.web.served import written

RUNS = 40
WORDS = ("insurance", "evacuation", "checkpoints", "ordered departure", '"do not travel"', "demonstrations -strikes", "passport*", "armed conflict kidnapping")


async def ask(app, path: str) -> tuple[int, float, float, int]:
    """One request through the application: status, milliseconds of CPU, of the clock, bytes over the wire (compressed)."""
    query = path.partition("?")[2]
    sent = {"type": "http", "http_version": "1.1", "method": "GET", "path": path.partition("?")[0], "raw_path": path.encode(),
            "query_string": query.encode(), "headers": [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip")], "scheme": "http",
            "server": ("127.0.0.1", 80), "client": (f"10.{random.randrange(256)}.{random.randrange(256)}.1", 1), "root_path": ""}  # fmt: skip
    status, weight = 0, 0  # every request from another network: who asks too often from one is slowed down

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        nonlocal status, weight
        status = message.get("status", status)
        weight += len(message.get("body", b""))

    begin, worked = time.perf_counter(), time.process_time()
    await app(sent, receive, send)
    return status, (time.process_time() - worked) * 1000, (time.perf_counter() - begin) * 1000, weight


async def measure(app, name: str, paths: list[str]) -> bool:
    """Ask each path; print a row. Whether the 95th is within 50 ms."""
    await ask(app, paths[0])
    told = [await ask(app, path) for path in paths]
    assert {status for status, *_ in told} == {200}, (name, {status for status, *_ in told})
    cpu, clock = sorted(row[1] for row in told), sorted(row[2] for row in told)
    weight = max(row[3] for row in told) / 1000
    high = min(len(told) - 1, int(len(told) * 0.95))
    print(f"{name:<34}{statistics.median(cpu):>8.1f}{cpu[high]:>8.1f}{statistics.median(clock):>10.1f}{clock[high]:>8.1f}{weight:>9.1f} kB")
    return cpu[high] < 50


def pages(library, chance: random.Random) -> dict[str, list[str]]:
    """Each kind of page with the addresses to ask."""
    rows = [row for before in ("2023-06-01", "2024-09-01", "2026-11-20") for row in library.entries(Asked(), (f"{before}T00:00:00.000000Z", 0), 20)]
    editions = [r[0] for r in library.lines.reading().execute("SELECT sha256 FROM editions ORDER BY n DESC LIMIT 4000")]
    codes = sorted(TROUBLED)
    return {
        "changes": ["/"] * RUNS,
        "changes, an older page": [f"/?before={row.at}_{row.seq}" for row in rows[:RUNS]],
        "changes of a country": [f"/?country={code}" for code in codes],
        "changes of a publisher and kind": ["/?publisher=us_state&kind=level_raised", "/?publisher=canada&severity=P1"] * (RUNS // 2),
        "changes of a region, a year": ["/?region=africa&since=2023-01-01&until=2023-12-31", "/?region=europe&since=2022-01-01"] * (RUNS // 2),
        "changes with words": [f"/?q={word.replace(' ', '+')}" for word in WORDS] * (RUNS // 8),
        "changes with words, of a country": [f"/?q=insurance&country={code}" for code in codes],
        "search": [f"/search?q={word.replace(' ', '+')}" for word in WORDS] * (RUNS // 8),
        "event": [f"/events/{row.id}" for row in rows[:RUNS]],
        "stored page": [f"/pages/{sha}" for sha in chance.sample(editions, RUNS)],
        "country": [f"/countries/{code}" for code in codes],
        "country on a day": [f"/countries/{code}?on=2024-05-05" for code in codes],
        "countries": ["/countries"] * RUNS,
        "map": ["/map", "/map?show=month"] * (RUNS // 2),
        "sources": ["/sources"] * RUNS,
        "status": ["/status"] * RUNS,
        "pulse": ["/pulse"] * RUNS,
    }


async def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("runs/web")
    house = written(folder, int(sys.argv[2]) if len(sys.argv) > 2 else 100_000, 1826, 600)
    app = serve.server(house, lambda: END).config.app
    print(f"{'milliseconds':<34}{'CPU':>8}{'p95':>8}{'clock':>10}{'p95':>8}{'weight':>12}")
    kinds = pages(house.store.library, random.Random(5))
    well = [await measure(app, name, paths) for name, paths in kinds.items()]
    house.close()
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
