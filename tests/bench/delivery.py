"""How fast mail is built and leaves, each against a limit measured in the same run: python -m tests.bench.delivery"""

from __future__ import annotations

import smtplib
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from monitor.deliver.compose import address, compose, press
from monitor.deliver.envelope import envelope
from monitor.deliver.foot import Links
from monitor.store.sqlite import open_store
from tests.bench.crowd import PLAIN, gather, tell
from tests.deliver.story import ANN, NOW, desk, letter
from tests.store.stories import at

LINKS = Links("https://alerts.monitor.example/leave/" + "t" * 35, back="back+x@monitor.example")


def per_second(work: Callable[[int], object], times: int) -> float:
    """How often a second of this process's own time would do it."""
    began = time.process_time()
    for number in range(times):
        work(number)
    return times / (time.process_time() - began)


def building() -> str:
    """A mail a person: through the standard library, and from a shared sheet (requirement 98: 10,000 a second)."""
    sheet, people = press([letter()], ANN.timezone, NOW, desk()), [replace(ANN, name=f"mail:{n}") for n in range(3000)]
    # What it would take to do by hand for each: render both bodies, build and serialise the message.
    slow = per_second(lambda n: envelope(compose([letter()], people[n], NOW, desk(), LINKS), ANN.address), 30)
    quick = per_second(lambda n: address(sheet, people[n], desk(), LINKS), 3000)
    size = len(address(sheet, ANN, desk(), LINKS).mail)
    return f"building: {slow:,.0f} a second by the library, {quick:,.0f} from the sheet: {quick / slow:.0f} times ({size} octets)"


@contextmanager
def relay(delay: float):
    """A sink in a process of its own."""
    words = [sys.executable, "-m", "tests.bench.sink", str(delay)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        yield int(process.stdout.readline())
        process.stdin.write("\n")
        process.stdin.flush()
        process.stdout.readline()


def bare(port: int, mail: bytes, many: int, connections: int) -> float:
    """Mails a second of nothing but smtplib: mail, rcpt, data on kept connections."""

    def work(_hand: int) -> None:
        line = smtplib.SMTP("127.0.0.1", port, "bench", timeout=10)
        line.ehlo()
        for number in range(many // connections):
            line.mail("a@b.example")
            line.rcpt(f"p{number}@x.example")
            line.data(mail)
        line.quit()

    began = time.monotonic()
    with ThreadPoolExecutor(connections) as hands:
        list(hands.map(work, range(connections)))
    return many / (time.monotonic() - began)


def leaving(many: int = 6000, connections: int = 20) -> str:
    """From claim to receipt, against the bare loop, 20 ms a mail (requirements 91 and 98)."""
    mail = address(press([letter()], "UTC", NOW, desk()), ANN, desk(), LINKS).mail
    with relay(0.02) as port, tempfile.TemporaryDirectory() as folder:
        limit = bare(port, mail, many // 2, connections)
        path = Path(folder) / "monitor.db"
        store = open_store(path)
        gather(store, many)
        tell(store)
        store.fan_out(PLAIN, lambda: at(0))
        first = subprocess.run(
            [sys.executable, "-m", "tests.bench.sender", str(path), str(port), str(connections), "0"],
            capture_output=True, text=True, check=True,
        ).stdout.split()  # fmt: skip
        limit = (limit + bare(port, mail, many // 2, connections)) / 2
        left = store.lines.reading().execute("SELECT max(sent_at), min(sent_at) FROM deliveries").fetchone()
        assert store.counts() == {"sent": many}
        store.close()
    rate = int(first[0]) / float(first[1])
    return (
        f"leaving: {limit:,.0f} a second by bare smtplib, {rate:,.0f} by ours: {rate / limit:.0%}"
        f" ({many} mails, {connections} connections, 20 ms; first and last receipt {left[1][14:23]}–{left[0][14:23]})"
    )


@contextmanager
def leaver(path: Path, people: int) -> Iterator[list[float]]:
    """A process in which people unsubscribe all the while, as they do on the web; fills in how long each waited."""
    waits: list[float] = []
    words = [sys.executable, "-m", "tests.bench.leaver", str(path), str(people)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        yield waits
        process.stdin.write("\n")
        process.stdin.flush()
        waits += map(float, process.stdout.readline().split())


def enqueuing(people: int = 10_000, events: int = 100) -> str:
    """A million deliveries owed while somebody unsubscribes without pause (requirements 46, 97 and 98)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "monitor.db"
        store = open_store(path)
        gather(store, people)
        tell(store, events)
        with leaver(path, people) as waits:
            began, busy = time.monotonic(), time.process_time()
            rows = store.fan_out(PLAIN, lambda: at(0))
            took, busy = time.monotonic() - began, time.process_time() - busy
        bare_rows = _bare_rows(Path(folder) / "bare.db", people, events)
        store.close()
    return (
        f"enqueuing: {rows:,} rows in {took:.1f} s, {busy:.1f} s of a core ({rows / took:,.0f} a second; a bare"
        f" INSERT…SELECT in one piece an event {bare_rows:,.0f}); {len(waits)} unsubscribed meanwhile in another"
        f" process, p50 {waits[len(waits) // 2]:.0f} ms, p99 {waits[int(len(waits) * 0.99)]:.0f} ms"
    )


def _bare_rows(path: Path, people: int, events: int) -> float:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("CREATE TABLE r (id INTEGER PRIMARY KEY, channel TEXT)")
    conn.execute(f"INSERT INTO r WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people}) SELECT i, 'email' FROM n")
    conn.execute("CREATE TABLE d (id INTEGER PRIMARY KEY, event INT, recipient INT, channel TEXT, due TEXT, UNIQUE (event, recipient))")
    began = time.monotonic()
    for event in range(events):
        conn.execute("INSERT INTO d (event, recipient, channel, due) SELECT ?, id, channel, '2025' FROM r", [event])
    took = time.monotonic() - began
    conn.close()
    return people * events / took


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["building", "leaving", "enqueuing"]
    for name in wanted:
        print({"building": building, "leaving": leaving, "enqueuing": enqueuing}[name](), flush=True)
