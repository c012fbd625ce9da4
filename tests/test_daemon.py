"""The clock of the house: who answers slowly keeps neither other publishers nor the mail waiting."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from monitor import wire
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.daemon import Watch
from monitor.model import Health
from tests.journeys.house import ELSEWHERE

CONFIG = f'[collect]\nworkers = 1\n[sources.us_embassy]\nmissions = ["FR", "IQ", "JP", "KZ", "ML", "MX", "PK", "UA"]\n{ELSEWHERE}'


class Tarpit:
    """Missions keep whoever asks waiting until they are let go; the others refuse at once."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.let_go = Event()

    def __call__(self, ask: Ask) -> Answer:
        host = str(urlsplit(ask.url).hostname)
        self.asked.append(host)
        if host.endswith("usembassy.gov"):
            self.let_go.wait(30)
        raise Trouble(Health.UNREACHABLE, "expected an answer, got none")

    def missions(self) -> int:
        return len({host for host in self.asked if host.endswith("usembassy.gov")})

    def close(self) -> None:
        self.let_go.set()


def _until(told: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not told():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_missions_that_never_answer_keep_neither_the_department_nor_the_mail_waiting(tmp_path: Path) -> None:
    """Eight missions are due and three threads look at doors; when the first lets go, the others are asked as well."""
    (tmp_path / "local.toml").write_text(CONFIG, "utf-8")
    house = wire.open_house(tmp_path, tmp_path / "state", {})
    house._fetcher = tarpit = Tarpit()  # type: ignore[assignment]
    watch = Watch(house, lambda: datetime.now(UTC))
    began = watch.posted
    scheduler = watch.scheduler()
    scheduler.start()
    try:
        _until(lambda: {"travel.state.gov", "cadataapi.state.gov", "services6.arcgis.com"} <= set(tarpit.asked))
        _until(lambda: watch.posted > began)
        assert tarpit.missions() == 1
        tarpit.let_go.set()
        _until(lambda: tarpit.missions() == 8)
    finally:
        watch.stop.set()
        tarpit.close()
        scheduler.shutdown(wait=True)
        house.close()
