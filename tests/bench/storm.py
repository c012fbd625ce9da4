"""A storm of two hundred countries and very many subscribers, from the pass to one mail in the box of each.

python -m tests.bench.storm [PEOPLE] [inbox]      (100000 by default; "inbox" sends them all to a sink of ours)
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from monitor.collect.sources import SOURCES
from monitor.decide.telling.storm import Limits
from monitor.dispatch.office import office
from monitor.store.sqlite import Store
from monitor.tend import storming
from monitor.tend.gathering import gather
from monitor.tend.rulings import deciders
from monitor.wire import House, open_house
from tests.bench.sink import sink
from tests.decide.told import NINE, event
from tests.store.blank import blank_file
from tests.tend.test_storms import CODES
from tests.tend.town import kept_as_the_corridor_does

PERSON = """INSERT INTO recipients (id, name, origin, channel, address, state, created_at, quiet_from, quiet_until)
    VALUES (?, ?, 'subscriber', 'email', ?, 'active', '2026-01-01T00:00:00.000000Z', ?, ?)"""
RULE = "INSERT INTO rules (id, recipient, countries, severity, mode, created_at) VALUES (?, ?, ?, 'P3', ?, '2026-01-01T00:00:00.000000Z')"


def settle(store: Store, people: int) -> None:
    """Each follows 1 to 34 countries (17 in the middle), one in ten by a daily digest, one in ten with quiet hours."""
    dice = random.Random(66)
    with store.lines.writing() as conn:
        for number in range(1, people + 1):
            quiet = ("22:00", "07:00") if number % 10 == 1 else (None, None)
            conn.execute(PERSON, [number, f"mail:{number}", f"p{number}@example.org", *quiet])
            follows = dice.sample(CODES, dice.randint(1, 34))
            mode = "daily 08:30" if number % 10 == 2 else "at_once"
            conn.execute(RULE, [number, number, str(sorted(follows)).replace("'", '"'), mode])
            conn.executemany("INSERT INTO follows (country, rule) VALUES (?, ?)", [(code, number) for code in follows])


def timed(what: str, work: Callable[[], int]) -> int:
    """Say how many, how fast."""
    began, burnt = time.perf_counter(), time.process_time()
    count = work()
    took, cpu = time.perf_counter() - began, time.process_time() - burnt
    print(f"{what:<30} {count:>10,} in {took:7.2f} s, {cpu:6.2f} s of CPU = {count / cpu:>9,.0f} a CPU second")
    return count


def opened(folder: Path, port: int) -> House:
    """A house that sends live to a relay of ours, with subscribers and nothing to look at."""
    config = folder / "config"
    config.mkdir()
    off = "".join(f"[sources.{name}]\nenabled = false\n" for name in SOURCES if name != "us_state")
    relay = f'host = "127.0.0.1"\nport = {port}\nstarttls = "none"\nconnections = 20\n'
    local = f'[post]\nmode = "live"\nfrom = "Alerts <alerts@monitor.example>"\n[email]\n{relay}[web]\nbase_url = "https://monitor.example"\n{off}'
    (config / "local.toml").write_text(local, "utf-8")
    blank_file(folder / "state" / "monitor.sqlite3")
    return open_house(config, folder / "state", {})


def arrived(house: House, seen: list[tuple[str, str]], now: datetime) -> None:
    """Send what is due by the house's own office until nothing is, and check that each had one mail and no other."""
    start = time.monotonic()

    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - start)

    desk = office(house, clock)
    due = house.store.counts()["pending"]
    timed("mails in a box", lambda: desk.post(lambda: False).sent)
    people = Counter(to for to, _ in seen)
    print(f"{len(seen):,} mails for {len(people):,} people; twice: {sum(n > 1 for n in people.values())}")
    assert len(seen) == len(people) == due
    assert house.store.counts().get("pending", 0) == 0


def main(people: int, inbox: bool) -> None:
    """Run the storm and check the promise: nothing before the decision, one message a person after it."""
    with tempfile.TemporaryDirectory() as folder, sink() as relay:
        house = opened(Path(folder), relay.port)
        store = house.store
        assert isinstance(store, Store)
        timed("people settled", lambda: settle(store, people) or people)
        told = [event(n, code, destination=code, severity="P2") for n, code in enumerate(CODES)]
        print("storm:", kept_as_the_corridor_does(store, *told))
        now = NINE + timedelta(minutes=1)

        def clock() -> datetime:
            return now

        held = timed("held by the fan-out", lambda: store.fan_out(deciders(store, clock, Limits()), clock))
        assert gather(store, clock) == 0 and set(store.counts()) == {"held"}, "nothing may leave before the decision"
        storming.decide(store, 1, "digest", "bench", now)
        mails = timed("messages after the decision", lambda: gather(store, clock))
        rows = store.lines.reading().execute("SELECT recipient, count(*) FROM deliveries WHERE state = 'pending' GROUP BY 1")
        most = max(count for _, count in rows.fetchall())
        counts = store.counts()
        print(f"{held:,} deliveries became {mails:,} messages, {most} a person at most; {counts}")
        assert most == 1 and mails <= people and counts["digested"] + counts["pending"] == held
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
        if inbox:  # a day later, so that whoever asked for a digest in the morning is due as well
            arrived(house, relay.seen, now + timedelta(days=1))
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, "inbox" in sys.argv)
