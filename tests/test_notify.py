"""A word to systemd: one datagram to the socket it names, silence where there is none."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.notify import ALIVE, READY, notify, pulse, status


@pytest.fixture(params=["a file", "an abstract name"])
def listening(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, socket.socket]]:
    address = str(tmp_path / "notify") if request.param == "a file" else f"@{tmp_path.name}-notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind("\0" + address[1:] if address[0] == "@" else address)
        ear.settimeout(5)
        yield address, ear


def test_systemd_hears_ready_and_a_status_of_one_line(listening: tuple[str, socket.socket]) -> None:
    address, ear = listening
    assert notify({"NOTIFY_SOCKET": address}, READY, status("watching\n4 doors"))
    assert ear.recv(200) == b"READY=1\nSTATUS=watching 4 doors"


@pytest.mark.parametrize("address", ["", "vsock:2:1234", "/nowhere/at/all"])
def test_where_nobody_listens_nothing_breaks(address: str) -> None:
    assert not notify({"NOTIFY_SOCKET": address}, ALIVE)
    assert not notify({}, ALIVE)


def test_the_pulse_is_half_of_what_systemd_allows_and_only_for_the_process_it_watches() -> None:
    assert pulse({"WATCHDOG_USEC": "120000000", "WATCHDOG_PID": "7"}, 7) == 60.0
    assert pulse({"WATCHDOG_USEC": "120000000"}, 7) == 60.0
    assert pulse({"WATCHDOG_USEC": "120000000", "WATCHDOG_PID": "8"}, 7) is None
    assert pulse({}, 7) is None
    assert pulse({"WATCHDOG_USEC": "soon"}, 7) is None
