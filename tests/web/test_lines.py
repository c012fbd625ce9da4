"""Five hundred visitors who begin and never end do not shut the site to everybody else."""

from __future__ import annotations

import asyncio
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from monitor import serve
from monitor.store import connect
from monitor.store.connect import VERSION
from monitor.web.lines import Line
from tests.web.served import house
from tests.web.site import NOW

PATIENCE = 0.6  # seconds
HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"


class Hurried(Line):
    """A line that waits for a moment."""

    patience = PATIENCE


async def answers(scope, receive, send) -> None:
    """Read what was sent, work for a while if asked to, and answer with as much as was asked for."""
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    if scope["path"] == "/work":
        await asyncio.sleep(3 * PATIENCE)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(400 if scope["path"] == "/much" else 1):
        await send({"type": "http.response.body", "body": b"x" * 65_536, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


@contextmanager
def pages(kind: type[Line], proxies: str = "") -> Iterator[int]:
    """Serve with such lines; yields the port."""
    taken = socket.create_server(("127.0.0.1", 0))
    trusted = {"proxy_headers": bool(proxies), "forwarded_allow_ips": proxies}
    server = uvicorn.Server(uvicorn.Config(answers, http=kind, lifespan="off", log_config=None, **trusted))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
    thread.start()
    yield taken.getsockname()[1]
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with pages(Hurried) as at:
        yield at


def lasted(line: socket.socket) -> float:
    """For how many seconds a line that nobody reads or writes stays open."""
    begun, line_ends = time.monotonic(), 10.0
    line.settimeout(line_ends)
    try:
        while line.recv(65_536):
            pass
    except ConnectionResetError:
        pass
    return time.monotonic() - begun


@pytest.mark.parametrize(
    "said",
    [b"", HEAD, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf", HEAD + b"\r\n" + HEAD],
    ids=["nothing", "half a head", "half a form", "a whole one, and half of the next"],
)
def test_a_visitor_who_does_not_go_on_is_not_waited_for(port: int, said: bytes):
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(said)
        assert lasted(line) < 4 * PATIENCE


def test_a_visitor_who_sends_a_little_now_and_then_is_not_waited_for_either(port: int):
    with socket.create_connection(("127.0.0.1", port)) as line, pytest.raises(ConnectionError):
        line.sendall(HEAD)
        for _ in range(100):
            time.sleep(PATIENCE / 10)
            line.sendall(b"X: y\r\n")


def test_a_slow_visitor_who_goes_on_sending_is_heard_to_the_end(port: int):
    """The list of journeys of a desk on a satellite line takes minutes."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n")
        for _ in range(20):
            time.sleep(PATIENCE / 5)
            line.sendall(b"x" * 3000)
        line.settimeout(10)
        assert line.recv(15) == b"HTTP/1.1 200 OK"


def test_an_answer_nobody_takes_is_not_kept_for_them(port: int):
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(HEAD.replace(b"/", b"/much", 1) + b"\r\n")
        time.sleep(3 * PATIENCE)
        line.settimeout(5)
        got = 0
        with pytest.raises(ConnectionError):
            while piece := line.recv(65_536):
                got += len(piece)
            raise ConnectionError
        assert got < 400 * 65_536


def test_who_waits_for_us_is_never_cut_off(port: int):
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(HEAD.replace(b"/", b"/work", 1) + b"\r\n")
        line.settimeout(10)
        assert line.recv(15) == b"HTTP/1.1 200 OK"


def test_the_house_waits_a_minute_for_its_visitors(tmp_path: Path):
    opened = house(tmp_path, 0)
    config = serve.server(opened, lambda: NOW, "127.0.0.1", 0).config
    opened.close()
    assert config.http is Line and Line.patience == 60


@pytest.mark.parametrize("taken", ["moved", "upgraded"])
def test_pages_alone_end_where_their_database_is_taken_from_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: str):
    """A backup is put back, or a newer release put in, while `serve` runs: who unsubscribes would do so in a file that nobody reads.

    A disk that fails for a moment is neither.
    """

    def broken(_: object) -> bool:
        raise sqlite3.OperationalError("disk I/O error")

    opened = house(tmp_path, 0)
    server = serve.alone(opened, lambda: NOW, "127.0.0.1", 0)
    look = server.config.callback_notify
    assert look is not None and server.config.timeout_notify == 1
    with monkeypatch.context() as patch:
        patch.setattr(connect, "_ready", broken)
        asyncio.run(look())
    asyncio.run(look())
    assert not server.should_exit
    if taken == "moved":
        copy = (tmp_path / "monitor.sqlite3").rename(tmp_path / "old")
        shutil.copy(copy, tmp_path / "monitor.sqlite3")
    else:
        opened.store.lines.reading().execute(f"PRAGMA user_version = {VERSION + 1}")  # type: ignore[attr-defined]
    asyncio.run(look())
    assert server.should_exit and server.lost
    opened.close()


class Crowded(Line):
    """Three lines for each network, and this machine is one."""

    most = 3
    whose = staticmethod(lambda address: address)


def is_cut(line: socket.socket) -> bool:
    line.settimeout(0.02)
    try:
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_one_network_cannot_hold_all_the_lines():
    """A thousand half requests of one host shut the pages to whoever wanted to unsubscribe, for as long as it renewed them."""
    with pages(Crowded) as port:
        lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
        for line in lines:
            line.sendall(HEAD)
        for mine in ("127.0.0.1", "127.0.0.2"):
            with socket.create_connection(("127.0.0.1", port), 5, source_address=(mine, 0)) as another:
                another.sendall(HEAD + b"\r\n")
                assert another.recv(15) == b"HTTP/1.1 200 OK"
        assert sum(is_cut(line) for line in lines) == 1  # the oldest made room, and the other network needed none
        for line in lines:
            line.close()


@pytest.mark.parametrize("proxies", ["8.8.8.8, 127.0.0.0/8", "*"])
def test_a_proxy_the_operator_named_is_as_many_visitors_as_it_brings(proxies: str):
    """A load balancer with an address of the internet: of its hundred and first visitor others were cut off."""
    with pages(Crowded, proxies) as port:
        lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(4)]
        for line in lines:
            line.sendall(HEAD)
        lines[-1].sendall(b"\r\n")
        assert lines[-1].recv(15) == b"HTTP/1.1 200 OK" and not any(map(is_cut, lines[:-1]))
        for line in lines:
            line.close()


def test_whose_a_line_is_and_that_no_proxy_of_ours_is_limited():
    of = Line.whose
    assert of("8.8.8.8") == of("::ffff:8.8.8.8") == of("8.8.8.9") != of("8.8.4.4")
    assert of("2a00:1450:4001:81b::200e") == of("2a00:1450:4001:81b::1") != of("2a00:1450:4001:900::1")
    assert [of(name) for name in ("127.0.0.1", "10.1.2.3", "fe80::1%eth0", "fd00::1", "", "unix:")] == [""] * 6
