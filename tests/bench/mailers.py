"""Kills monitors while they tell what changed, ours and others alike: python -m tests.bench.mailers [kills] [monitor,…]

Needs the peers' harness and the monitors it installs, as `make peers` does (PEERS_BENCH, PEERS_HOME). A gate stands in
front of the mailbox: it greets after 30 ms, takes responsibility with the final dot, and says so 30 ms later. Each
monitor learns of ten changes and is killed by SIGKILL within those 60 ms of one of its first messages; then it runs three
times undisturbed, ours the third time an hour later by its clock, when it repeats what was in doubt.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import shutil
import socketserver
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from tests.bench.peers import ADAPTER, harness

PEERS = ("ours/default", "urlwatch/default", "webchanges/default", "rss2email/default", "changedetection.io/default")
WAIT = 0.03
SOURCES, CHANGES = 20, 10


class Gate(socketserver.ThreadingTCPServer):
    """Takes mail, or posts where the first word is one; `taken` are whole messages, `opened` when each line opened."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.taken: list[dict[str, Any]] = []
        self.opened: list[float] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()


class Door(socketserver.StreamRequestHandler):
    """One line of the gate: mail speaks second, a post first."""

    server: Gate
    SMTP: ClassVar = {b"EHLO": b"250-gate\r\n250 8BITMIME", b"DATA": b"354 go on", b"QUIT": b"221 bye"}

    def handle(self) -> None:
        self.server.opened.append(time.monotonic())
        time.sleep(WAIT)
        with suppress(OSError):
            self.connection.settimeout(0.02)
            try:
                first = self.connection.recv(1, 2)  # MSG_PEEK
            except TimeoutError:
                first = b""
            self.connection.settimeout(30)
            (self.post if first else self.mail)()

    def mail(self) -> None:
        self.wfile.write(b"220 gate\r\n")
        while said := self.rfile.readline():
            word = said[:4].upper()
            self.wfile.write(self.SMTP.get(word, b"250 fine") + b"\r\n")
            if word == b"DATA":
                body = b""
                while (row := self.rfile.readline()) != b".\r\n":
                    if not row:
                        return
                    body += row[1:] if row.startswith(b"..") else row
                self.take("smtp", body)
                self.wfile.write(b"250 2.0.0 queued\r\n")
            elif word == b"QUIT":
                return

    def post(self) -> None:
        length = 0
        while (row := self.rfile.readline()) not in (b"\r\n", b""):
            name, _, value = row.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        self.take("webhook", self.rfile.read(length))
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

    def take(self, way: str, body: bytes) -> None:
        self.server.taken.append({"ch": way, "body": body.decode("utf-8", "replace")})
        time.sleep(WAIT)


def killed(bench: Any, lib: Any, gate: Gate, key: str, kills: int) -> dict[str, int]:
    """How often a change was told once, not at all, or again, over so many kills, each from the same beginning."""
    chance, total = random.Random(42), Counter[str]()
    made = bench.adapter(key, SOURCES)
    base = made.work + ".base"
    made.start()
    made.cycle(first=True)
    made.cycle()
    made.stop()
    made.save(base)
    while total["kills"] < kills and total["missed"] < 3 * kills:
        made.restore(base)
        bench.o.ctl("revert")
        kinds = {kind: [number for number, what, _ in made.sources if what == kind] for kind in ("page", "feed")}
        share = CHANGES // 2 if kinds["page"] else CHANGES
        moved = chance.sample(kinds["feed"], share) + chance.sample(kinds["page"], share if kinds["page"] else 0)
        tokens = bench.o.ctl("mutate", ops=[[n, "rev" if n in kinds["page"] else "new"] for n in moved])["tokens"]
        gate.taken, gate.opened = [], []
        made.start()
        hit = _shot(made, gate, chance)
        total["kills" if hit else "missed"] += 1
        for after in range(3):
            made.start()
            _cycle(made, after)
            time.sleep(1.5 if made.persistent else 0)
        made.stop()
        if hit:
            told = Counter(t for one in gate.taken for _, _, text in made.parse(one) for t in lib.added_tokens(text))
            counts = [told[token] for token in tokens]
            total += Counter(once=counts.count(1), lost=counts.count(0), twice=sum(n > 1 for n in counts))
    shutil.rmtree(base, ignore_errors=True)
    return {name: total[name] for name in ("kills", "once", "lost", "twice")}


def _shot(made: Any, gate: Gate, chance: random.Random) -> bool:
    """Let it look once and kill it as it tells; whether it was killed. A server tells from a thread of its own, after the look."""
    due = _aimed(gate, chance)
    if not made.persistent:
        return bool(made.cycle(kill_at=due)["killed"])
    shot, over = threading.Event(), threading.Event()

    def watch() -> None:
        while not over.wait(0.002):
            if due():
                made.kill9()
                shot.set()
                return

    watcher = threading.Thread(target=watch)
    watcher.start()
    with suppress(OSError, LookupError, ValueError, AttributeError):  # the harness asks a process that is no more
        made.cycle()
    over.set()
    watcher.join()
    return shot.is_set()


def _aimed(gate: Gate, chance: random.Random) -> Callable[[], bool]:
    """Fire a random while after one of the first messages was begun; the first alone where only one is."""
    nth, after = chance.choice((0, 0, 1, 3)), chance.uniform(0, 3 * WAIT)

    def due() -> bool:
        now, opened = time.monotonic(), list(gate.opened)
        begun = opened[nth : nth + 1] or ([opened[-1] + 10 * WAIT] if opened else [])
        return bool(begun) and now >= begun[0] + after

    return due


def _cycle(made: Any, after: int) -> None:
    if made.name == "ours" and after == 2:
        at = (datetime.now(UTC) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        made.opts = {**made.opts, "cycle": f"{sys.executable} -m monitor post --at {at}"}
        made.cycle()
        made.opts = {**made.opts, "cycle": ADAPTER["cycle"]}
        return
    made.cycle()


def main(words: list[str]) -> int:
    """Run and print one line a monitor."""
    found = harness()
    if found is None:
        print("expected the peers' benchmark in ../shared/tools/peers or PEERS_BENCH, got none: nothing measured")
        return 0
    kills = int(words[0]) if words else 50
    scratch = Path(os.environ.get("BENCH_WORK") or Path("state") / "bench")
    shutil.copytree(found, scratch / "harness", dirs_exist_ok=True, copy_function=shutil.copyfile)
    (scratch / "harness" / "adapters" / "ours.json").write_text(json.dumps(ADAPTER), "utf-8")
    os.environ["BENCH_WORK"] = str((scratch / "work").resolve())
    sys.path.insert(0, str(scratch / "harness"))
    lib, bench = importlib.import_module("lib"), importlib.import_module("bench").Bench(str(scratch / "mailers.json"))
    gate = Gate()
    bench.o.smtp, bench.o.webhook = gate.server_address[1], f"127.0.0.1:{gate.server_address[1]}"
    try:
        for key in words[1].split(",") if len(words) > 1 else PEERS:
            print(key, killed(bench, lib, gate, key, kills), flush=True)
    finally:
        bench.close()
        gate.shutdown()
        gate.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
