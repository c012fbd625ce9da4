"""Server time and weight of every address over five years of invented history: 600 doors, 100,000 events.

    python -m tests.bench.web [FOLDER] [EVENTS]

The history is written into FOLDER once (some minutes), and a copy of it is furnished: officers, 20,000 decisions, a desk
with 3,100 people abroad in 40 countries. Times are of the application without a network: median and 95th of the runs,
each with another country, event or word where there is one. CPU is what counts on a machine others use too. What leaves
in pieces is timed to its first byte. Addresses are taken from the application: none is forgotten. The last column is the
95th of CPU where a pass over a publisher ended right before each request, and nothing that was kept until then counts.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

from monitor import serve
from monitor.model import Event, Evidence, Finding, Part, Source
from monitor.store import editions, ledger, log
from monitor.store import pages as pages_kept
from monitor.store.audit import Deed, append
from monitor.store.log import Asked
from tests.rehearsal.years import _FILLER, END, TROUBLED
from tests.web.furnished import PUBLIC, furnish
from tests.web.served import written

RUNS, FEW = 40, 8
LONG = (".csv", ".json", ".jsonl", ".pdf")  # ten thousand lines each: asked less often
WORDED = " ".join(_FILLER).split()
WORDS = ("insurance", "evacuation", "checkpoints", "ordered departure", '"do not travel"', "demonstrations -strikes", "passport*", "armed conflict kidnapping")


async def ask(app, path: str, cookie: str = "") -> tuple[int, float, float, int]:
    """One request through the application: status, milliseconds of CPU and clock to the first byte, bytes over the wire."""
    query = path.partition("?")[2]
    sent = {"type": "http", "http_version": "1.1", "method": "GET", "path": path.partition("?")[0], "raw_path": path.encode(),
            "query_string": query.encode(), "headers": [(b"host", b"127.0.0.1"), (b"accept-encoding", b"gzip"), (b"cookie", cookie.encode())], "scheme": "http",
            "server": ("127.0.0.1", 80), "client": ("127.0.0.1" if path == "/metrics" else f"10.{random.randrange(256)}.{random.randrange(256)}.1", 1), "root_path": ""}  # fmt: skip
    status, weight, told = 0, 0, (0.0, 0.0)  # every request from another network: who asks too often from one is slowed down

    waiting = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        return waiting.pop() if waiting else await asyncio.Event().wait()  # nobody goes away while an answer is on its way

    async def send(message):
        nonlocal status, weight, told
        status = message.get("status", status)
        weight += len(message.get("body", b""))
        if message.get("body") and told == (0.0, 0.0):
            told = ((time.process_time() - worked) * 1000, (time.perf_counter() - begin) * 1000)

    begin, worked = time.perf_counter(), time.process_time()
    await app(sent, receive, send)
    return status, *told, weight


def passed(house) -> None:
    """A pass over some publisher that found nothing new."""
    with house.store.lines.writing() as conn:
        name = random.choice(conn.execute("SELECT publisher FROM passes").fetchall())[0]
        conn.execute("UPDATE passes SET at = substr(at, 1, 20) || printf('%06dZ', ?) WHERE publisher = ?", [random.randrange(1_000_000), name])


async def measure(app, name: str, paths: list[str], cookie: str = "", after=lambda: None) -> bool:
    """Ask each path; print a row. Whether the 95th is within 50 ms, of a search within 100, also after a pass."""
    await ask(app, paths[0], cookie)
    told = [await ask(app, path, cookie) for path in paths]
    fresh = list[float]()
    for path in paths[:: 2]:
        after()
        fresh.append((await ask(app, path, cookie))[1])
    first = sorted(fresh)[min(len(fresh) - 1, int(len(fresh) * 0.95))]
    assert {status for status, *_ in told} == {200}, (name, {status for status, *_ in told})
    cpu, clock = sorted(row[1] for row in told), sorted(row[2] for row in told)
    weight = max(row[3] for row in told) / 1000
    high = min(len(told) - 1, int(len(told) * 0.95))
    print(f"{name:<44}{statistics.median(cpu):>8.1f}{cpu[high]:>8.1f}{statistics.median(clock):>10.1f}{clock[high]:>8.1f}{weight:>9.1f} kB{first:>8.1f}")
    return max(cpu[high], first) < (100 if "search" in name else 50)


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


def decisions(house, many: int) -> None:
    """A ledger of some years."""
    with house.store.lines.writing() as conn:
        for number in range(many):
            append(conn, Deed("olga", "event.acknowledge", f"event:{number:016x}", "", "seen"), END - timedelta(minutes=many - number))


def long_redline(house, seed: int) -> str:
    """An event whose page of 3,000 words moved every sentence and changed a seventh of its words; its id."""
    chance, desk = random.Random(seed), next(one for one in house.store.library.here("IQ") if one.publisher == "us_state")
    known = house.store.library.edition(desk.sha256)
    sentences = [" ".join(chance.choices(WORDED, k=15)) + "." for _ in range(200)]
    after = [" ".join(w if chance.random() < 6 / 7 else chance.choice(WORDED) for w in one.split()) for one in chance.sample(sentences, 200)]
    raw = ["\n".join(lines).encode() for lines in (sentences, after)]
    old, new = (sha256(text).hexdigest() for text in raw)
    with house.store.lines.writing() as conn:
        for sha, text in zip((old, new), raw, strict=True):
            pages_kept.keep_pages(conn, [(Part(known.destination, text, sha, known.url), known.door)], END)
            editions.keep(conn, [replace(known, sha256=sha, text=text.decode(), posture=None)])
        finding = Finding("advice_text_changed", "P3", "US rewrites its text on Iraq", "text.changed", "Every sentence moved.", (Evidence("after", after[0], 0, len(after[0])),))
        told = Event(f"long-{seed}", "us_state", "IQ", ("Iraq",), "iraq", finding, END, END.date(), (), None, (Source("us_state.rss", known.url, new),), old, new, known.url, 4, 4)
        ledger.append_events(conn, [told])
        log.catch_up(conn)
    return told.id


async def main() -> int:
    kept = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("runs/web")
    written(kept, int(sys.argv[2]) if len(sys.argv) > 2 else 100_000, 1826, 600).close()
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(kept, copy, dirs_exist_ok=True)
        house = written(Path(copy), 0, 0, 600)
        lived_in = furnish(house, people=3100, where=[*TROUBLED, "FR", "DE", "JP", "BR", "MX", "IN", "EG", "KE", "TH", "PE", "CO", "TR", "ZA", "MA", "ID"])
        decisions(house, 20_000)
        long = [f"/events/{long_redline(house, seed)}" for seed in range(RUNS)]
        app = serve.server(house, lambda: END).config.app
        print(f"{'milliseconds':<44}{'CPU':>8}{'p95':>8}{'clock':>10}{'p95':>8}{'weight':>12}{'fresh':>8}")
        kinds = {**pages(house.store.library, random.Random(5)), "event with a redline of 3,000 words": long}
        well = [await measure(app, name, paths, after=partial(passed, house)) for name, paths in kinds.items()]
        asked = {path.partition("?")[0] for paths in kinds.values() for path in paths}
        for who, route, address in lived_in.addresses(app):
            if not (address in asked or (who == PUBLIC and address.startswith(("/static", "/events", "/pages", "/countries/")) and "bytes" not in address)):
                cookie = "; ".join(f"{name}={word}" for name, word in lived_in.cookies[who].items())
                if (await ask(app, address, cookie))[0] == 200:
                    well.append(await measure(app, route + (f" ({address[-8:]})" if "{" in route else ""), [address] * (FEW if address.endswith(LONG) else RUNS), cookie, partial(passed, house)))
        house.close()
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
