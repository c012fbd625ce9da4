"""Requirement 39: how long an answer takes tells nobody whether we know an address."""

from __future__ import annotations

import asyncio
import time
from itertools import count

import pytest

from monitor.admit.reception import Reception
from monitor.seals import Ring
from monitor.web.constant_time import LASTS, evenly
from monitor.web.views import VIEWS
from tests.web.site import NOW, client, site
from tests.web.test_subscribe import FORM, send


def test_a_form_that_waits_for_the_memory_or_the_network_keeps_no_other_visitor_waiting() -> None:
    """`async` endpoints share the one thread that takes all requests: but for those that keep the beat there is none."""
    endpoints = [route.endpoint for view in VIEWS for route in view.router.routes]
    assert len(endpoints) > 90
    assert {one.__qualname__ for one in endpoints if asyncio.iscoroutinefunction(one)} == {"ask", "send", "move"}


@pytest.mark.parametrize(("work", "rest"), [(0.0, 0.1), (0.002, 0.098), (0.03, 0.07), (0.13, 0.07)])
def test_39_whatever_was_found_the_answer_comes_at_the_same_beat(work: float, rest: float) -> None:
    times, slept = iter([5.0, 5.0 + work]), []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))

    async def answer() -> None:
        async with evenly(lambda: next(times), sleep):
            pass

    asyncio.run(answer())
    assert slept == [rest]


def test_39_the_forms_answer_known_and_unknown_addresses_at_that_beat(store) -> None:
    drawn = count()
    desk = Reception(store.people, store.leaving, store.moving, store.spelling, Ring({0: b"k" * 32}), b"s" * 32, lambda: f"{next(drawn):032x}")
    with client(site(store, reception=desk, clock=lambda: NOW)) as web:
        send(web, "/subscribe", **FORM)
        for page, address in (("/subscribe", FORM["address"]), ("/subscribe", "new@example.org"), ("/login", FORM["address"]), ("/login", "nobody@example.org")):
            begin = time.perf_counter()
            assert send(web, page, **{**FORM, "address": address}).status_code == 200
            assert time.perf_counter() - begin >= LASTS
