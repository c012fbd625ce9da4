"""A relay as thin as can be: answers everything, waits a little after the final dot, remembers whom it took mail for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Sink:
    """`taken` holds (recipient, Message-ID) of every mail that got its final 250 written; `seen` of every final dot."""

    delay: float = 0.0
    port: int = 0
    seen: list[tuple[str, str]] = field(default_factory=list)
    lines: int = 0

    async def talk(self, read: asyncio.StreamReader, write: asyncio.StreamWriter) -> None:
        self.lines += 1
        to = ""
        write.write(b"220 sink\r\n")
        try:
            while said := await read.readline():
                word = said[:4].upper()
                if word == b"RCPT":
                    to = said.decode("latin-1").partition("<")[2].partition(">")[0]
                if word == b"DATA":
                    write.write(b"354 go on\r\n")
                    mail = await read.readuntil(b"\r\n.\r\n")
                    at = mail.find(b"Message-ID: ") + 12
                    self.seen.append((to, mail[at : mail.find(b"\r\n", at)].decode()))
                    await asyncio.sleep(self.delay)
                    write.write(b"250 2.0.0 Ok: queued as %d\r\n" % len(self.seen))
                elif word == b"EHLO":
                    write.write(b"250-sink\r\n250 PIPELINING\r\n")  # as nearly every relay says
                elif word == b"QUIT":
                    write.write(b"221 bye\r\n")
                    break
                else:
                    write.write(b"250 fine\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        write.close()


@contextmanager
def sink(delay: float = 0.0) -> Iterator[Sink]:
    """A sink on a thread of its own."""
    made, loop = Sink(delay), asyncio.new_event_loop()
    ready = threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(made.talk, "127.0.0.1", 0, limit=1 << 22, backlog=200)
        made.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await server.serve_forever()

    def run() -> None:
        with suppress(asyncio.CancelledError, RuntimeError):
            loop.run_until_complete(serve())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(10)
    yield made

    def stop() -> None:
        for task in asyncio.all_tasks(loop):
            task.cancel()

    loop.call_soon_threadsafe(stop)
    thread.join(5)
    loop.close()


if __name__ == "__main__":  # a process of its own: says its port, then how many it took when told to stop
    import sys

    with sink(float(sys.argv[1])) as alone:
        print(alone.port, flush=True)
        sys.stdin.readline()
        print(len(alone.seen), flush=True)
