"""January 2022 for very many subscribers: who follows Kazakhstan has exactly one mail in the box, nobody else has any.

python -m tests.bench.january [PEOPLE]      (100000 by default, one in five of them concerned)
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from monitor.store.sqlite import open_store
from monitor.wire import DATABASE
from tests.bench.sink import sink
from tests.rehearsal.__main__ import ELSEWHERE, run
from tests.rehearsal.january_2022 import STEPS
from tests.rehearsal.publisher import LocalPublisher

CONCERNED = 5  # one in so many follows Kazakhstan
_CONFIG = """
[collect]
contact = "rehearsal@example.org"
spacing = 0.0
[sources.us_embassy]
missions = ["KZ"]
[post]
mode = "live"
from = "Alerts <alerts@monitor.example>"
[web]
base_url = "https://monitor.example"
[email]
host = "127.0.0.1"
port = {port}
starttls = "none"
connections = 20
"""

def settle(state: Path, people: int) -> None:
    """Let people subscribe before the year begins: every fifth to Kazakhstan, the others elsewhere."""
    store = open_store(state / DATABASE)
    since = "2021-12-01T00:00:00.000000Z"
    with store.lines.writing() as conn:
        for number in range(1, people + 1):
            country = "KZ" if number % CONCERNED == 0 else ("UZ", "FR", "JP", "PE")[number % CONCERNED - 1]
            conn.execute(
                "INSERT INTO recipients (id, name, origin, channel, address, address_key, state, created_at, confirmed_at, zone)"
                " VALUES (?1, ?2, 'subscriber', 'email', ?3, ?2, 'active', ?4, ?4, 'Europe/Berlin')",
                [number, f"mail:{number:032x}", f"p{number}@x.example", since],
            )
            conn.execute(
                "INSERT INTO rules (id, recipient, countries, severity, created_at) VALUES (?1, ?1, ?2, 'P3', ?3)",
                [number, f'["{country}"]', since],
            )
            conn.execute("INSERT INTO follows (country, rule) VALUES (?, ?)", [country, number])
    store.close()


def play(folder: Path, people: int) -> Counter[str]:
    """Play every step with that many subscribers; returns how many mails each had."""
    config, state = folder / "config", folder / "state"
    config.mkdir()
    state.mkdir()
    settle(state, people)
    with LocalPublisher() as publisher, sink() as relay:
        (config / "local.toml").write_text(ELSEWHERE + _CONFIG.format(port=relay.port), "utf-8")
        for at, pages, _told in STEPS:
            publisher.pages = pages
            run(state, config, "check", "--mirror", publisher.url, "--at", at)
            before, began = len(relay.seen), time.monotonic()
            run(state, config, "post", "--at", at)
            if left := len(relay.seen) - before:
                print(f"{left:,} mails in {time.monotonic() - began:.1f} s, start and fan-out included")
        return Counter(to for to, _ in relay.seen)


def main(people: int) -> None:
    """Play, and check that each of those concerned had one mail."""
    with tempfile.TemporaryDirectory() as folder:
        had = play(Path(folder), people)
    wanted = {f"p{number}@x.example" for number in range(CONCERNED, people + 1, CONCERNED)}
    print(f"{len(wanted):,} of {people:,} concerned; {len(had):,} had mail, {sum(n > 1 for n in had.values())} more than one")
    assert set(had) == wanted and set(had.values()) == {1}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
