"""One network's program is slowed down; nobody else is."""

from __future__ import annotations

from fastapi import Response
from fastapi.testclient import TestClient

from monitor.web.throttle import Throttle
from tests.web.site import client, site


def test_a_network_that_asks_too_often_waits_and_is_told_how_long(store):
    with client(site(store, throttle=5)) as web:
        assert [web.get("/pulse").status_code for _ in range(6)] == [200] * 5 + [429]
        slow = web.get("/pulse")
        assert 0 < int(slow.headers["retry-after"]) <= 61
        assert slow.headers["content-security-policy"]
        assert web.get("/healthz").status_code == 200
        person = web.get("/", headers={"Accept": "text/html"})
        assert person.status_code == 429 and "more than 5 requests within a minute" in person.text
        assert web.get("/", headers={"Accept": "*/*"}).text.startswith("Too many requests from your network")


def test_what_one_network_asks_too_often_slows_no_other_and_all_of_its_addresses():
    async def answers(scope, receive, send):
        await Response("here")(scope, receive, send)

    app = Throttle(answers, most=2)

    def ask(peer: str, path: str = "/") -> int:
        return TestClient(app, client=(peer, 1)).get(path).status_code

    assert [ask(peer) for peer in ("203.0.113.9", "203.0.113.77", "203.0.113.200")] == [200, 200, 429]
    assert [ask(peer) for peer in ("203.0.114.9", "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1")] == [200, 200, 200, 429, 200]
    assert [ask("203.0.113.9", path) for path in ("/readyz", "/static/a.css", "/healthz", "/staticky")] == [200, 200, 200, 429]
