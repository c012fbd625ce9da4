"""A house in a temporary folder with a local publisher: what journeys have in common."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from monitor.collect.sources import SOURCES
from tests import forked, scratch
from tests.rehearsal.publisher import Advisory, LocalPublisher, everything, world_of

ELSEWHERE = "".join(f"[sources.{name}]\nenabled = false\n" for name in SOURCES if name not in ("us_state", "us_embassy"))
CONFIG = '[collect]\ncontact = "tests@example.org"\nspacing = 0.0\n' + ELSEWHERE
QUIET = Advisory("Japan", 1, date(2026, 1, 5), ("Exercise normal precautions in Japan.",))
CALM = Advisory("Oman", 2, date(2025, 9, 1), ("Exercise increased caution in Oman due to terrorism.",))
ORDERED = Advisory(
    "Oman", 3, date(2026, 3, 2),
    (
        "Reconsider travel to Oman due to terrorism and armed conflict.",
        "On March 2, 2026, the Department of State ordered non-emergency U.S. government employees and family members"
        " to leave Oman due to safety risks.",
    ),
)  # fmt: skip


@dataclass
class TestHouse:
    """The product as its command, one folder, one publisher."""

    __test__ = False
    folder: Path
    publisher: LocalPublisher

    def publishes(self, *advisories: Advisory) -> None:
        """Put these advisories on all doors, among some two hundred quiet ones."""
        self.publisher.pages = everything(world_of(*advisories), {})

    def command(self, *words: str) -> list[str]:
        """What comes after `python -m`."""
        return ["monitor", "--config", str(self.folder / "config"), "--state", str(self.state), *words]

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def run(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return forked.run(self.command(*words), given)

    def check(self, at: str) -> subprocess.CompletedProcess[str]:
        return self.run("check", "--source", "us_state", "--mirror", self.publisher.url, "--at", at)

    def rows(self, *words: str) -> list[dict[str, object]]:
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def mails(self) -> list[Path]:
        return sorted((self.state / "outbox" / "new").glob("*"))


@contextmanager
def house(folder: Path, config: str = CONFIG) -> Iterator[TestHouse]:
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "local.toml").write_text(config, "utf-8")
    with LocalPublisher() as publisher:
        yield TestHouse(folder, publisher)


@contextmanager
def settled_house(folder: Path, config: str = CONFIG) -> Iterator[TestHouse]:
    """A house that saw its quiet world once, at 2026-03-01T09:00:00Z: the pass is made once, each story gets a copy."""
    with house(folder, config) as run:
        run.publishes(CALM, QUIET)
        shutil.copytree(_settled(), folder / "state")
        yield run


@cache
def _settled() -> Path:
    made = scratch.folder("settled")
    with house(made / "house") as run:
        run.publishes(CALM, QUIET)
        done = run.check("2026-03-01T09:00:00Z")
        assert done.returncode == 0, done.stderr
    return made / "house" / "state"
