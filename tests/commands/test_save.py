"""What a door answers now is kept for whoever mends its reader: the very page that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import cli
from tests.rehearsal.publisher import RSS, LocalPublisher

CONFIG = Path(__file__).parents[2] / "config"
APP = b'<!doctype html><html><head><title>Advisories</title></head><body><div id="root"></div></body></html>'


@pytest.fixture
def site() -> Iterator[LocalPublisher]:
    with LocalPublisher() as running:
        yield running


def asked(tmp_path: Path, site: LocalPublisher, *words: str) -> Result:
    state = ["--config", str(CONFIG), "--state", str(tmp_path / "state")]
    return CliRunner().invoke(cli, [*state, "save", *words, str(tmp_path / "came"), "--mirror", site.url])


def test_an_app_in_the_place_of_a_feed_is_kept_as_it_came(tmp_path: Path, site: LocalPublisher) -> None:
    site.pages[RSS] = (APP, "text/html")
    done = asked(tmp_path, site, "us_state.rss")
    assert (done.exit_code, (tmp_path / "came").read_bytes()) == (0, APP)
    assert f"advisory-monitor read --source us_state --url https://{RSS} {tmp_path / 'came'}" in done.output


def test_what_nobody_can_keep_says_why(tmp_path: Path, site: LocalPublisher) -> None:
    """The feed is gone; no door is called so; no page of Oman is known yet."""
    gone = asked(tmp_path, site, "us_state.rss")
    assert (gone.exit_code, "nothing to keep: not_found" in gone.output) == (1, True)
    assert "expected the name of a door" in asked(tmp_path, site, "us_state.feed").output
    assert "whose page is known to us_state.page, got OM" in asked(tmp_path, site, "us_state.page", "--country", "Oman").output
