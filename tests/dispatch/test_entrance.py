"""The doctor asks for the pages as people do: a link in a mail that leads nowhere is found before somebody presses it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from monitor.dispatch import entrance
from monitor.wire import open_house
from tests.deliver.sinks import free_port


@contextmanager
def front(status: int, body: bytes) -> Iterator[int]:
    """What stands where people come to: a proxy that answers everything alike; yields its port."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def examined(folder: Path, base: str, proxies: str = "") -> list[tuple[bool, str]]:
    (folder / "config").mkdir(exist_ok=True)
    (folder / "config" / "local.toml").write_text(f'[web]\nbase_url = "{base}"\nproxies = "{proxies}"\n')
    house = open_house(folder / "config", folder / "state", {})
    try:
        return list(entrance.examine(house))
    finally:
        house.close()


def test_pages_that_answer_are_said_to_and_where_nobody_comes_nothing_is_asked(tmp_path: Path) -> None:
    assert examined(tmp_path, "") == []
    with front(200, b"ok") as port:
        assert examined(tmp_path, f"http://127.0.0.1:{port}/") == [(True, f"pages at http://127.0.0.1:{port} answer")]


def test_a_daemon_without_pages_a_proxy_that_leads_elsewhere_and_one_without_anything_behind_it_are_told(tmp_path: Path) -> None:
    port = free_port()
    (nobody,) = examined(tmp_path, f"http://127.0.0.1:{port}")
    assert not nobody[0] and nobody[1].startswith(f"no pages of ours at http://127.0.0.1:{port}, where links in mails lead: expected a connection") and "`watch --serve`" in nobody[1]
    for status, body, came in ((502, b"Bad Gateway", "expected status 200, got 502"), (200, b"<h1>Welcome to the proxy</h1>", "expected ok, got another's page")):
        with front(status, body) as port:
            ((good, said),) = examined(tmp_path, f"http://127.0.0.1:{port}")
        assert not good and f"lead: {came}; " in said


def test_pages_below_a_path_would_link_past_it(tmp_path: Path) -> None:
    with front(200, b"ok") as port:
        (path, answers) = examined(tmp_path, f"http://127.0.0.1:{port}/advice")
    assert (path[0], answers[0]) == (False, True)
    assert path[1].startswith(f"expected [web] base_url without a path, got http://127.0.0.1:{port}/advice: ")


def test_a_proxy_nobody_named_makes_one_visitor_of_all(tmp_path: Path) -> None:
    """A hundred people ask for a mail within an hour; behind a proxy whose word is not believed they are one who asks too often."""
    base = f"https://127.0.0.1:{free_port()}"  # where nobody is: what is asked is not what this is about
    named, unnamed = examined(tmp_path, base, "127.0.0.1, ::1"), examined(tmp_path, base)
    assert len(named) == 1 and len(unnamed) == 2
    assert unnamed[0] == (False, f"expected in [web] proxies the address by which the proxy of {base} reaches us, got none: "
                                 "all who come by it count as one, and soon nobody who subscribes or logs in is sent a mail")  # fmt: skip
