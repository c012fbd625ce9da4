"""One network's program is slowed down; nobody else is."""

from __future__ import annotations

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
