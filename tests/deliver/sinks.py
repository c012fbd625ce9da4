"""Relays and receivers of our own on the loopback: a mail server that answers as told, a door that takes posts."""

from __future__ import annotations

import io
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from monitor.deliver.relay import Patience

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

PATIENT = Patience(connect=30, command=30, block=30, final=30)  # a busy machine is not a relay that hangs


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


HANG, CLOSE = "<hang>", "<close>"  # instead of a reply


@dataclass
class Script:
    """What the relay answers to each word: one reply for ever, or a list used up from the front; its last one stays."""

    banner: str | list[str] = "220 sink"
    ehlo: str | list[str] = "250 sink"
    auth: str | list[str] = "235 fine"
    mail: str | list[str] = "250 fine"
    rcpt: str | list[str] = "250 fine"
    data: str | list[str] = "354 go on"
    dot: str | list[str] = "250 2.0.0 queued as ABC123"
    rset: str | list[str] = "250 fine"
    quit: str | list[str] = "221 bye"

    def reply(self, word: str) -> str:
        said = getattr(self, word)
        return said if isinstance(said, str) else (said.pop(0) if len(said) > 1 else said[0])


class Packets(socket.SocketIO):
    """What a line says, and which of its packets held more than one command."""

    def __init__(self, line: socket.socket, groups: list[bytes]) -> None:
        super().__init__(line, "r")
        self.groups = groups

    def readinto(self, room: Buffer) -> int | None:
        got = super().readinto(room)
        packet = bytes(memoryview(room)[: got or 0])
        if packet.startswith(b"MAIL") and packet.count(b"\r\n") > 1:
            self.groups.append(packet)
        return got


@dataclass
class MailSink:
    """A relay of a few lines: `bodies` took their final dot, `words` are all commands, `dials` all connections.

    `groups` are packets that held several commands.
    """

    script: Script
    port: int
    bodies: list[bytes] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    groups: list[bytes] = field(default_factory=list)
    dials: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def talk(self, line: socket.socket) -> None:
        with line, io.BufferedReader(Packets(line, self.groups)) as heard, suppress(OSError):
            going = self.say(line, "banner")
            while going and (said := heard.readline()):
                self.words.append(said.decode("latin-1").strip().upper())
                word = said[:4].decode("latin-1").strip().lower()
                going = self.say(line, word) and (word != "data" or self.take(line, heard)) and word != "quit"

    def take(self, line: socket.socket, heard: Iterator[bytes]) -> bool:
        if not self.last.startswith("354"):
            return True
        body = b""
        for row in heard:
            if row == b".\r\n":
                self.bodies.append(body)
                return self.say(line, "dot")
            body += row[1:] if row.startswith(b".") else row
        return False

    def say(self, line: socket.socket, word: str) -> bool:
        self.last = self.script.reply(word) if hasattr(self.script, word) else "500 what"
        if self.last == HANG:
            self.over.wait(10)
        if self.last in (HANG, CLOSE):
            return False
        line.sendall(self.last.encode() + b"\r\n")
        return not self.last.startswith("421")


@contextmanager
def mail_sink(tls: ssl.SSLContext | None = None, **said: str | list[str]) -> Iterator[MailSink]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        sink = MailSink(Script(**said), server.getsockname()[1])

        def serve(line: socket.socket) -> None:
            with suppress(OSError):
                sink.talk(tls.wrap_socket(line, server_side=True) if tls else line)
            line.close()

        def listen() -> None:
            with suppress(OSError):
                while True:
                    line, _ = server.accept()
                    sink.dials += 1
                    threading.Thread(target=serve, args=(line,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        yield sink
        sink.over.set()
        server.shutdown(socket.SHUT_RDWR)


@dataclass
class Posted:
    path: str
    headers: dict[str, str]
    body: bytes


@contextmanager
def post_sink(answer: Callable[[int], tuple[int, dict[str, str]] | None]) -> Iterator[tuple[str, list[Posted]]]:
    """Take posts; `answer(n)` gives status and headers of the n-th, or None to hang up without a word."""
    seen: list[Posted] = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name http.server looks for
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(Posted(self.path, dict(self.headers.items()), body))
            said = answer(len(seen))
            if said is None:
                self.connection.close()
                self.close_connection = True
                return
            self.send_response(said[0])
            for name, value in {"Content-Length": "0", **said[1]}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
