"""Two hundred changes at once for a company with 200,000 journeys (requirement 73): python -m tests.bench.travellers [journeys]"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from monitor.locate.places import by_code, spellings
from monitor.store.sqlite import open_store
from monitor.tend import roster
from monitor.tend.travelling import there
from tests.store.stories import NINE, event


def main(many: int) -> None:
    """Print what reading the list, keeping it, keeping it again and asking for 200 countries cost this process."""
    codes = sorted({code for _, place in spellings() for code in place.codes if by_code(code)})[:200]
    rows = ["traveller,name,country,place,from,to,nationality"]
    for n in range(many):
        start = (NINE + timedelta(days=n % 300 - 150)).date()
        end = (NINE + timedelta(days=n % 300 - 140)).date()
        rows.append(f"t{n},Person {n},{codes[n % len(codes)]},Town,{start},{end},GB")
    body = "\n".join(rows).encode()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "monitor.db")
        marks = [("", time.process_time())]
        found = roster.read(body, "csv")
        assert len(found.trips) == many, found.mistakes[:3]
        marks.append(("read from CSV", time.process_time()))
        number = store.trips.tenant("Acme", NINE)
        assert number is not None
        store.trips.replace(number, "list", found.trips, "bench", NINE)
        marks.append(("kept", time.process_time()))
        assert store.trips.replace(number, "list", found.trips, "bench", NINE).same == many
        marks.append(("kept again unchanged", time.process_time()))
        told = [replace(event(f"e{n}"), country=code) for n, code in enumerate(codes)]
        people = sum(len(there(store, number, one, NINE)) for one in told)
        marks.append((f"200 changes asked: {people:,} people", time.process_time()))
        store.close()
    for (_, before), (what, after) in itertools.pairwise(marks):
        print(f"{what}: {after - before:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
