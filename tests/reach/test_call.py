"""G.77: one client for every address a user gave, and what it refuses, with the connections counted."""

from __future__ import annotations

import gc
import gzip
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from monitor.reach.call import CAP, PUBLIC, Caller, Lost, NotSent, Reply
from monitor.reach.dial import dial
from monitor.reach.leash import Reaper
from monitor.reach.ways import NotReached, Ways
from tests.reach.doors import answers, certificate, connections, door

HERE = Ways(http=True, inside=frozenset({"127.0.0.1"}))
NOT_PUBLIC = (
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "203.0.113.7", "224.0.0.251", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1",
    "2001:db8::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "fc00::1", "fe80::1", "fec0::1",
)  # fmt: skip
IN_PUBLIC = ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.4.4")
SPELLINGS = ("2130706433", "0x7f000001", "017700000001", "127.1", "0", "①②⑦.0.0.1", "localhost")


@contextmanager
def calling(ways: Ways = PUBLIC, **named: object) -> Iterator[Caller]:
    caller = Caller("test", ways, **named)
    try:
        yield caller
    finally:
        caller.close()


def ok(request: BaseHTTPRequestHandler, body: bytes = b"fine", status: int = 200, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content_Length": str(len(body)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    with suppress(OSError):
        request.wfile.write(body)


def test_g77_the_table_has_34_addresses_and_7_spellings() -> None:
    assert len(NOT_PUBLIC + IN_PUBLIC) == 34
    assert len(SPELLINGS) == 7


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_g77_no_connection_is_opened_to_what_is_not_public(address: str) -> None:
    """Neither written in the address itself nor as what a name stands for."""
    written = f"[{address}]" if ":" in address else address
    with calling() as call, pytest.raises(NotSent, match="public address"):
        call("POST", f"https://{written}/hook", b"{}")
    ways = Ways(PUBLIC.ports, resolve=answers(address))
    with connections() as tried, calling(ways) as call:
        with pytest.raises(NotSent, match="public address"):
            call("POST", "https://innocent.example/hook", b"{}")
        assert tried == []


@pytest.mark.parametrize("address", IN_PUBLIC)
def test_g77_the_public_internet_is_dialled_at_the_address_that_was_checked(address: str) -> None:
    """The test that could fail if everything were refused; no network is here, so the dial itself ends in an error."""
    ways = Ways(PUBLIC.ports, resolve=answers(address))
    with connections() as tried, calling(ways, connect=0.2) as call:
        with pytest.raises(NotSent):
            call("POST", "https://innocent.example:8443/hook", b"{}")
        assert [where[:2] for where in tried] == [(address, 8443)]


@pytest.mark.parametrize("host", SPELLINGS)
def test_g77_a_loopback_spelled_otherwise_is_still_the_loopback(host: str) -> None:
    """`getaddrinfo` turns all of these into 127.0.0.1 or 0.0.0.0."""
    with connections() as tried, calling() as call:
        with pytest.raises(NotSent):
            call("POST", f"https://{host}/hook", b"{}")
        assert tried == []


def test_g77_one_private_answer_spoils_the_name() -> None:
    """Seven public addresses and one inside: the name is refused, whichever comes first."""
    for mixed in (("8.8.8.8", "10.0.0.1"), ("10.0.0.1", "8.8.8.8"), ("2606:4700::1111", "::1")):
        with connections() as tried, calling(Ways(PUBLIC.ports, resolve=answers(*mixed))) as call:
            with pytest.raises(NotSent, match="public address"):
                call("GET", "https://mixed.example/")
            assert tried == []


def test_g77_a_name_is_asked_once_and_cannot_be_rebound() -> None:
    """The second answer would be the loopback; nobody asks a second time."""
    asked: list[str] = []
    public, inside = answers("8.8.8.8", asked=asked), answers("127.0.0.1")

    def rebinding(host: str, port: int) -> list[tuple[object, ...]]:
        return inside(host, port) if asked else public(host, port)

    with connections() as tried, calling(Ways(PUBLIC.ports, resolve=rebinding), connect=0.2) as call:
        with pytest.raises(NotSent):
            call("POST", "https://rebinding.example/", b"{}")
        assert asked == ["rebinding.example"]
        assert [where[0] for where in tried] == ["8.8.8.8"]


@pytest.mark.parametrize(
    "url",
    [
        "http://public.example/", "https://public.example:22/", "https://public.example:6379/", "https://public.example:80/",
        "https://user:pw-canary@public.example/", "https://user@public.example/", "ftp://public.example/", "file:///etc/passwd",
        "unix:///run/docker.sock", "http+unix://%2Frun%2Fdocker.sock/x", "gopher://public.example/", "https:///x", "https://",
        "https://[::1", "https://public.example:99999/", "https://public.example\\@10.0.0.1/", "https://public.example/a b",
        "https://public.example#@10.0.0.1/", "https://public.example/\r\nHost: x", "//public.example/", "", "hook",
        "https://public.example/\r\nHost:x", "https://public.example/\tx", "https://public.example/\u202egnp", "https://public.example/\x7f",
    ],
)  # fmt: skip
def test_g77_other_schemes_ports_users_and_riddles_are_refused(url: str) -> None:
    """Only https, only 443 and 8443, nobody logs in, no unix socket; the complaint repeats no password."""
    with connections() as tried, calling(Ways(PUBLIC.ports, resolve=answers("8.8.8.8"))) as call:
        with pytest.raises(NotSent, match=r"^expected ") as told:
            call("POST", url, b"{}")
        assert tried == []
        assert "canary" not in str(told.value)


def test_g77_http_and_the_inside_are_reached_only_where_the_operator_says_so() -> None:
    """The admin's flag opens http; a host vouched for may be private, on any port, and no other becomes so."""
    assert Ways(http=True).refused("http://public.example/") == ""
    with door(ok) as (port, came):
        with calling(HERE) as call:
            assert call("POST", f"http://127.0.0.1:{port}/", b"{}") == Reply(200, body=b"fine")
        with calling(Ways(http=True)) as call, pytest.raises(NotSent, match="public address"):
            call("POST", f"http://127.0.0.1:{port}/", b"{}")
        with calling(HERE) as call, pytest.raises(NotSent, match="public address"):
            call("POST", f"http://127.0.0.2:{port}/", b"{}")
    assert len(came) == 1


def test_g77_the_line_itself_leads_to_no_other_port_and_from_no_name_without_an_address() -> None:
    """Whoever forgot to ask whether an address may be asked is refused where the line is opened."""

    def unknown(host: str, port: int) -> list[tuple[object, ...]]:
        raise OSError("Name or service not known")

    reaper = Reaper()
    with connections() as tried:
        for ways, said in ((Ways(PUBLIC.ports), "one of the ports"), (Ways(resolve=unknown), "an address for")):
            with reaper.leash(5, 100, ways), pytest.raises(NotReached, match=said):
                dial("8.8.8.8", 6379, 1)
        assert tried == []
    reaper.close()
    with pytest.raises(LookupError, match="outside"):
        dial("8.8.8.8", 443, 1)


def test_g77_what_one_receiver_sets_the_next_does_not_hear() -> None:
    """Two companies keep hooks at one host: a cookie of the first would be shown with the posts of the second."""
    with door(lambda request: ok(request, Set_Cookie="who=acme; Path=/")) as (port, came), calling(HERE) as call:
        for _ in range(2):
            call("POST", f"http://127.0.0.1:{port}/", b"{}")
    assert [(one.headers["Cookie"], one.headers["User-Agent"], one.headers["Accept-Encoding"]) for one in came] == [(None, "test", "identity")] * 2


def test_g77_a_redirect_is_an_answer_and_nothing_more() -> None:
    """It points inwards: one request, and its body is left alone."""

    def away(request: BaseHTTPRequestHandler) -> None:
        ok(request, b"", 307, Location="/inside")

    with door(away) as (port, came), calling(HERE) as call:
        assert call("POST", f"http://127.0.0.1:{port}/", b"{}").status == 307
    assert [request.path for request in came] == ["/"]


def test_g77_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPS_PROXY is for browsers; a proxy would resolve the name again, behind our back."""
    with door(ok) as (proxy, diverted), door(ok) as (port, came):
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy}")
        with calling(HERE) as call:
            call("GET", f"http://127.0.0.1:{port}/")
    assert (len(diverted), len(came)) == (0, 1)


def test_g77_the_checked_address_is_spoken_to_by_its_name(tmp_path: Path) -> None:
    """SNI, certificate and Host are the name's, though the connection goes to the address that was checked."""
    key, cert = certificate(tmp_path, "hook.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    names: list[str | None] = []
    context.sni_callback = lambda _line, name, _context: names.append(name)
    inside = frozenset({"hook.example", "other.example"})
    here = Ways(inside=inside, resolve=answers("127.0.0.1"))
    with door(ok, context) as (port, came), calling(here, ca_bundle=str(cert)) as call:
        assert call("GET", f"https://hook.example:{port}/").status == 200
        with pytest.raises(NotSent, match=r"^SSL"):
            call("GET", f"https://other.example:{port}/")
    assert names[0] == "hook.example"
    assert [request.headers["Host"] for request in came] == [f"hook.example:{port}"]


def test_g76_a_reply_is_read_to_64_kb_and_not_further() -> None:
    """A receiver that answers with a film is believed about its status; the film stays where it is."""
    with door(lambda request: ok(request, b"x" * 5_000_000)) as (port, _), calling(HERE) as call:
        reply = call("POST", f"http://127.0.0.1:{port}/", b"{}")
    assert (reply.status, len(reply.body), reply.whole) == (200, CAP, False)
    assert CAP == 65_536


def test_g76_a_whole_answer_may_be_as_long_as_is_read_and_is_never_unpacked() -> None:
    bomb = gzip.compress(b"x" * 1_000_000)
    for body, headers in ((b"x" * CAP, {}), (bomb, {"Content_Encoding": "gzip"})):
        with door(lambda request, body=body, headers=headers: ok(request, body, **headers)) as (port, _), calling(HERE) as call:
            assert call("GET", f"http://127.0.0.1:{port}/") == Reply(200, body=body, whole=True)


def test_g76_what_stands_before_the_body_is_counted_as_well() -> None:
    """A hundred headers of 60 KB would be six megabytes that no cap on a body sees."""

    def boast(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for number in range(20):
            request.send_header(f"X-{number}", "x" * 60_000)
        with suppress(OSError):
            request.end_headers()

    with door(boast) as (port, _), calling(HERE) as call, pytest.raises(Lost, match="TooMuch"):
        call("GET", f"http://127.0.0.1:{port}/")


def test_g76_the_deadline_is_for_the_whole_answer() -> None:
    """A "continue" a moment restarts every socket timeout, but not ours: it went out, so nobody knows."""

    def drip(request: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            for _ in range(100):
                request.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                time.sleep(0.05)

    with door(drip) as (port, _), calling(HERE, deadline=1) as call:
        began = time.monotonic()
        with pytest.raises(Lost, match=r"no answer within 1 s"):
            call("POST", f"http://127.0.0.1:{port}/", b"{}")
        assert time.monotonic() - began < 4.5  # of the five seconds it would drip


def test_g76_a_status_counts_though_its_body_never_ends() -> None:
    """204 lines came, the rest drips: what it said is known."""

    def slow(request: BaseHTTPRequestHandler) -> None:
        request.send_response(202)
        request.end_headers()
        with suppress(OSError):
            for _ in range(60):
                request.wfile.write(b".")
                request.wfile.flush()
                time.sleep(0.05)

    with door(slow) as (port, _), calling(HERE, deadline=1) as call:
        reply = call("POST", f"http://127.0.0.1:{port}/", b"{}")
    assert (reply.status, reply.whole) == (202, False)


def test_what_never_left_is_told_apart_from_what_may_have_arrived() -> None:
    """A closed port got nothing; a door that hangs up after the post may have everything."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        closed = probe.getsockname()[1]
    with calling(HERE) as call, pytest.raises(NotSent, match="expected a connection"):
        call("POST", f"http://127.0.0.1:{closed}/path-canary", b"{}")
    mute = door(lambda request: request.connection.shutdown(socket.SHUT_RDWR))
    with mute as (port, _), calling(HERE) as call, pytest.raises(Lost) as told:
        call("POST", f"http://127.0.0.1:{port}/path-canary", b"{}")
    assert "canary" not in str(told.value)


def test_nothing_stays_open_after_a_call() -> None:
    """A thousand posts a day and not one descriptor more."""
    with door(ok) as (port, came), calling(HERE) as call:
        for _ in range(3):
            call("POST", f"http://127.0.0.1:{port}/", b"{}")
        gc.collect()
    assert [request.headers["Connection"] for request in came] == ["close"] * 3
