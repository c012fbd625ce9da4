"""A small server on loopback that misbehaves on purpose, byte by byte: no HTTP library would agree to send this."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Visit:
    """One request as it came, and the line back; `send` stops with OSError once the visitor or the server left."""

    path: str
    headers: dict[str, str]
    connection: int
    line: socket.socket
    server: FaultServer
    over: bool = False

    def send(self, data: bytes) -> None:
        self.line.sendall(data)
        self.server.sent += len(data)

    def drip(self, data: bytes, pause: float = 0.03) -> None:
        """Send a byte at a time, for ever: no socket timeout ever fires."""
        while not self.server.stopping.wait(pause):
            for at in range(len(data)):
                self.send(data[at : at + 1])
                if self.server.stopping.wait(pause):
                    return

    def answer(self, body: bytes = b"", status: str = "200 OK", **headers: str) -> None:
        named = {"Content-Length": str(len(body)), **{key.replace("_", "-"): value for key, value in headers.items()}}
        head = "".join(f"{key}: {value}\r\n" for key, value in named.items() if value)
        self.server.done(self)  # with the last byte the asker may be back, before this thread runs again
        self.send(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


Handler = Callable[[Visit], None]


@dataclass
class FaultServer:
    """Answers each path with its handler; keeps the line open between requests unless a handler closes it."""

    handlers: dict[str, Handler] = field(default_factory=dict)
    raw: Callable[[socket.socket, FaultServer], None] | None = None
    visits: list[Visit] = field(default_factory=list)
    connections: int = 0
    sent: int = 0
    most_at_once: dict[str, int] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)
    url: str = ""
    _lines: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)
    _now: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def on(self, path: str, handler: Handler) -> None:
        self.handlers[path] = handler

    @property
    def paths(self) -> list[str]:
        return [visit.path for visit in self.visits]

    @contextmanager
    def running(self) -> Iterator[FaultServer]:
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.url = f"http://127.0.0.1:{door.getsockname()[1]}"
            porter = threading.Thread(target=self._open, args=(door,), daemon=True)
            porter.start()
            try:
                yield self
            finally:
                self.stopping.set()
                with suppress(OSError):
                    door.shutdown(socket.SHUT_RDWR)
                porter.join()
                for line in self._lines:
                    with suppress(OSError):
                        line.shutdown(socket.SHUT_RDWR)
                for thread in self._threads:
                    thread.join()

    def _open(self, door: socket.socket) -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            self.connections += 1
            self._lines.append(line)
            self._threads.append(threading.Thread(target=self._talk, args=(line, self.connections), daemon=True))
            self._threads[-1].start()

    def _talk(self, line: socket.socket, number: int) -> None:
        with line, suppress(OSError):
            if self.raw:
                self.raw(line, self)
                return
            while (visit := self._listen(line, number)) is not None:
                with self._counted(visit):
                    self.handlers[visit.path.partition("?")[0]](visit)

    def _listen(self, line: socket.socket, number: int) -> Visit | None:
        data = b""
        while b"\r\n\r\n" not in data:
            more = line.recv(65_536)
            if not more:
                return None
            data += more
        first, *rest = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.lower(): value for name, _, value in (item.partition(": ") for item in rest)}
        visit = Visit(first.split(" ")[1], headers, number, line, self)
        self.visits.append(visit)
        return visit

    @contextmanager
    def _counted(self, visit: Visit) -> Iterator[None]:
        host = visit.path.split("/")[1]
        with self._lock:
            self._now[host] = self._now.get(host, 0) + 1
            self.most_at_once[host] = max(self._now[host], self.most_at_once.get(host, 0))
        try:
            yield
        finally:
            self.done(visit)

    def done(self, visit: Visit) -> None:
        """Count a visit as over, once."""
        with self._lock:
            if not visit.over:
                visit.over = True
                self._now[visit.path.split("/")[1]] -= 1


def bomb(mebibytes: int) -> bytes:
    """A gzip body a thousand times smaller than what it becomes."""
    return gzip.compress(b" " * (mebibytes * 1024 * 1024), mtime=0)
