"""Doors of our own on the loopback, and a count of every connection this process tries to open."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_tried: list[object] = []
_hooked: list[bool] = []


def _note(event: str, given: tuple[object, ...]) -> None:
    if event == "socket.connect":
        _tried.append(given[1])


@contextmanager
def connections() -> Iterator[list[object]]:
    """Every address that is connected to while the block runs, as Python's own audit tells it."""
    if not _hooked:
        sys.addaudithook(_note)
        _hooked.append(True)
    _tried.clear()
    yield _tried


def answers(*addresses: str, asked: list[str] | None = None) -> Callable[[str, int], list[tuple[object, ...]]]:
    """A resolver that always gives these addresses, and writes down who asked."""

    def resolve(host: str, port: int) -> list[tuple[object, ...]]:
        if asked is not None:
            asked.append(host)
        return [(AF_INET6 if ":" in a else AF_INET, SOCK_STREAM, IPPROTO_TCP, "", (a, port)) for a in addresses]

    return resolve


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A key and a certificate for one name, good for a day either side of now."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "key.pem", folder / "cert.pem"
    plain = serialization.NoEncryption()
    files[0].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    files[1].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return files


@contextmanager
def door(
    answer: Callable[[BaseHTTPRequestHandler], None], tls: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[BaseHTTPRequestHandler]]]:
    """A server that lets `answer` speak; gives its port and the requests that came."""
    came: list[BaseHTTPRequestHandler] = []

    class Door(BaseHTTPRequestHandler):
        def _any(self) -> None:
            self.body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            came.append(self)
            self.close_connection = True
            answer(self)

        do_GET = do_POST = _any  # noqa: N815 - the names http.server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a client that hung up is part of the story
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_port, came
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
