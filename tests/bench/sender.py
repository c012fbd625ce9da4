"""A sender as the daemon has one, in a process of its own: claims, composes, sends and writes down until nothing is due."""

from __future__ import annotations

import resource
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from monitor.deliver.channels.email import Email
from monitor.deliver.clerk import Clerk
from monitor.deliver.compose import address, press
from monitor.deliver.exchange import Exchange
from monitor.deliver.foot import Links
from monitor.deliver.relay import Patience, Relay
from monitor.deliver.send import Crew, Tally, Way
from monitor.dispatch.bookkeeping import Outbook
from monitor.model import Due, Message, Reader
from monitor.store.journal import Journal
from monitor.store.sqlite import open_store
from tests.deliver.story import desk, letter
from tests.store.stories import NINE

SENDER = "alerts@monitor.example"


def send(path: Path, port: int, connections: int, minutes: float = 0) -> Tally:
    """Send all that is due `minutes` after nine, as fast as it goes."""
    store, start = open_store(path), time.monotonic()

    def clock() -> datetime:
        return NINE + timedelta(minutes=minutes, seconds=time.monotonic() - start)

    sheet = press([letter()], "Asia/Almaty", NINE, desk())

    def compose(due: Due, _now: datetime) -> Message:
        leave = f"https://alerts.monitor.example/leave/{due.recipient:035}"
        return address(sheet, Reader(due.reader, due.channel, due.address), desk(), Links(leave, back=SENDER))

    exchange = Exchange((Relay("127.0.0.1", SENDER, port, "plain", patience=Patience(5, 5, 5, 5), most_mails=10_000),))
    way = Way(lambda: Email(exchange), connections, lambda: exchange.resting()[0])
    store.recover("sender", clock())
    store.expire(clock())
    book = Outbook(store, Journal(path.with_name("sent.journal")), "sender", clock)
    crew: Crew[Due] = Crew(Clerk(book), {"email": way}, compose, lambda _due: "P1", clock)
    tally = crew.run()
    store.close()
    return tally


if __name__ == "__main__":
    began = time.monotonic()
    done = send(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    print(done.sent, round(time.monotonic() - began, 3), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
