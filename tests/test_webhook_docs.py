"""The receiver in docs/webhooks.md runs as it stands there, and takes from us what it should and nothing else."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from monitor.deliver.channels.webhook import Webhook
from monitor.deliver.compose import compose
from monitor.model import Sent
from monitor.store.shapes import Kept
from monitor.web.named import NAMES
from tests.deliver.story import ANN, NOW, desk, letter
from tests.dispatch.test_receivers import Place
from tests.store.blank import blank_store
from tests.store.stories import NINE, belief
from tests.store.stories import event as told
from tests.web.site import client, site

PAGE = (Path(__file__).parent.parent / "docs" / "webhooks.md").read_text("utf-8")


@contextmanager
def running(code: str, secret: str, port: int) -> Iterator[subprocess.Popen[str]]:
    environ = {**os.environ, "WEBHOOK_SECRET": secret}
    ran = subprocess.Popen(
        [sys.executable, "-c", code, str(port)],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.02)
        yield ran
    finally:
        ran.terminate()
        ran.wait(10)
        ran.stdout.close()


def test_g75_the_receiver_of_the_page_verifies_what_we_send(tmp_path: Path) -> None:
    """It echoes our challenge, prints an event once though it comes twice, and turns a forged post away."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    place = Place(blank_store(tmp_path / "monitor.sqlite3"), tmp_path)
    book = place.open()
    url = f"http://127.0.0.1:{port}/"
    endpoint, secret = book.add("webhook", url, "docs")
    message = compose([letter()], ANN, NOW, desk())
    with running(code, secret, port) as receiver:
        assert isinstance(book.verify(endpoint.id), Sent)
        outcomes = [Webhook(book.line).send(message, f"endpoint:{endpoint.id}") for _ in range(2)]
        assert all(isinstance(one, Sent) for one in outcomes)
        book.rotate(endpoint.id)
        assert isinstance(book.test(endpoint.id), Sent)
        assert requests.post(url, data=b'{"type": "advisory.changed"}', timeout=5).status_code == 401
        receiver.terminate()
        printed = receiver.stdout.read().splitlines()
    assert [row.split()[:2] for row in printed] == [["P1", "KZ"]]
    place.store.close()


@pytest.mark.parametrize(
    "key",
    ["publisher", "publishers", "level_before", "level_after", "why", "checked_at", "inside", "confirmed", "held", "publisher_label"],
)
def test_every_key_the_page_shows_is_posted(key: str) -> None:
    """The example is no promise we break."""
    (event,) = compose([letter()], ANN, NOW, desk()).payload["data"]["events"]
    assert key in event
    assert f'"{key}":' in PAGE


def test_the_page_shows_no_key_that_is_not_posted() -> None:
    shown = re.search(r'"events": \[\{(.*?)\}\]\n', PAGE, re.DOTALL)[1]
    payload = compose([letter()], ANN, NOW, desk()).payload
    (event,) = payload["data"]["events"]
    nested = {"side", "text", "name", "sha256"}
    assert set(re.findall(r'"(\w+)":', shown)) - nested == set(event)


def test_the_receiver_of_the_page_hears_once_what_was_a_fault(tmp_path: Path) -> None:
    """What it prints as an alert it also prints as taken back; and the example has the keys that are posted."""
    from monitor.deliver.fault import Earlier, Fault, fault

    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    place = Place(blank_store(tmp_path / "monitor.sqlite3"), tmp_path)
    book = place.open()
    endpoint, secret = book.add("webhook", f"http://127.0.0.1:{port}/", "docs")
    told = letter().event
    message = fault(Fault("7", [told], [Earlier("webhook", NOW, (told.id,))], "half of a template", ""), ANN, NOW, desk())
    with running(code, secret, port) as receiver:
        assert isinstance(book.verify(endpoint.id), Sent)
        assert all(isinstance(Webhook(book.line).send(message, f"endpoint:{endpoint.id}"), Sent) for _ in range(2))
        receiver.terminate()
        printed = receiver.stdout.read().splitlines()
    assert [row.split()[:3] for row in printed] == [["A", "FAULT:", "KZ"]]
    shown = json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[-1])
    assert shown.keys() == message.payload.keys() and shown["data"].keys() == message.payload["data"].keys()
    assert shown["data"]["events"][0].keys() == message.payload["data"]["events"][0].keys()
    place.store.close()


API = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")


def test_the_page_on_the_api_names_every_kind_and_every_address_it_names_answers(tmp_path: Path) -> None:
    """A program is written against what stands there: what it leaves out is found out in the night it happens."""
    assert set(re.findall(r"^\| `(\w+)` \|", API, re.MULTILINE)) == NAMES, "expected a row for each kind in docs/api.md"
    store = blank_store(tmp_path / "monitor.sqlite3")
    store.keep(Kept(publisher="us_state", at=NINE, events=[told()], beliefs=[belief(countries=("KZ",))]))
    with client(site(store)) as web:
        addresses = re.findall(r"`(/[^`]*)`", API.partition("## Asking")[0])
        answers = {address: web.get(address.replace("ID", "e1")).status_code for address in addresses}
        (event,) = web.get("/api/v1/events").json()["events"]
    assert {address for address, status in answers.items() if status != 200} == {"/api/v1/events/ID/travellers", "/account"}
    assert {"where", "post", "area", "from", "to", "storm", "ruled_at", "publishers", "confirmed", "detected_at"} <= event.keys()
    store.close()
