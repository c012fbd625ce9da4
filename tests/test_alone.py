"""One at a time: requirement 12, a second daemon sends nothing and a killed one keeps nobody out; a key is made once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest

from monitor import vault, wire
from monitor.admit.enrol import secret
from monitor.alone import alone
from monitor.dispatch import office
from monitor.keyring import ring

_HOLDER = "import sys, time; from pathlib import Path; from monitor.alone import alone\nwith alone(Path(sys.argv[1])): print(1, flush=True); time.sleep(60)"


def test_12_only_one_process_sends_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    """While another holds the lock `post` does nothing at all; after kill -9 it is free."""
    (tmp_path / "config").mkdir()
    opened = wire.open_house(tmp_path / "config", tmp_path / "state", {})
    lock = tmp_path / "state" / "post.lock"
    with subprocess.Popen([sys.executable, "-c", _HOLDER, str(lock)], stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline()
        assert office.post(opened, lambda: datetime(2026, 3, 1, tzinfo=UTC)) == {}
        other.kill()
    with alone(lock) as free:
        assert free
    assert office.post(opened, lambda: datetime(2026, 3, 1, tzinfo=UTC))["sent"] == 0
    opened.store.close()


@pytest.mark.parametrize(
    "key", [lambda state: secret(state, "secret.key"), ring, lambda state: vault.from_file(state / "vault.key").current]
)
def test_of_many_that_find_no_key_at_the_first_start_one_makes_it(tmp_path: Path, key: Callable[[Path], object]) -> None:
    """Sixteen doors are looked at in the first second: all go on with the one key that is kept, whoever made it."""
    start = Barrier(8)

    def first(state: Path) -> str:
        start.wait()
        return str(key(state))

    with ThreadPoolExecutor(8) as people:
        for number in range(25):
            state = tmp_path / str(number)
            state.mkdir()
            assert set(people.map(first, [state] * 8)) == {str(key(state))}
            assert [file.name[-4:] for file in state.iterdir()] in ([".key"], ["keys"])  # nothing half made lies about
