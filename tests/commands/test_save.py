"""What a door answers now is kept for whoever mends its reader: the very page that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from monitor.cli import cli
from tests.rehearsal.publisher import PAGES, RSS, Advisory, LocalPublisher, rss

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


def test_a_page_that_never_came_is_found_by_its_list(tmp_path: Path, site: LocalPublisher) -> None:
    """Nothing is known yet, the feed names Oman, and its page is an app of scripts."""
    oman = Advisory("Oman", 2, date(2026, 2, 1), ("Exercise increased caution in Oman due to terrorism.",))
    site.pages[RSS], site.pages[f"{PAGES}{oman.slug}"] = (rss([oman]), "text/xml"), (APP, "text/html")
    done = asked(tmp_path, site, "us_state.page", "--country", "Oman")
    assert (done.exit_code, (tmp_path / "came").read_bytes()) == (0, APP)
