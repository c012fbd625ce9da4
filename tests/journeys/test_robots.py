"""A government that asks us to stay away from its pages is left alone, and whom that leaves unchecked is said."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.house import CONFIG, TestHouse, house, settled_house

STAY_AWAY = (b"User-agent: *\nAllow: /\n\nUser-agent: AdvisoryMonitor\nDisallow: /\n", "text/plain")
OWN = """[[source]]
name = "ruritania-oman"
address = "https://advice.example/oman"
countries = ["OM"]
"""
OFFICER = """[[reader]]
name = "olga"
channel = "file"
address = "olga@example.org"
severity = "P1"
[officers]
readers = ["olga"]
"""


def look(run: TestHouse, at: str, *doors: str) -> dict[str, dict[str, object]]:
    run.run("check", *(word for door in doors for word in ("--source", door)), "--mirror", run.publisher.url, "--at", at)
    return {str(row["door"]): row for row in run.rows("sources")}


def test_the_table_of_all_destinations_is_left_alone_and_the_feeds_go_on(tmp_path: Path):
    """robots.txt speaks of pages: the HTML table is not asked any more, the doors made for machines are, and calm is kept."""
    with settled_house(tmp_path / "house") as run:
        run.publisher.pages["travel.state.gov/robots.txt"] = STAY_AWAY
        doors = look(run, "2026-03-02T10:00:00Z", "us_state")
        assert doors["us_state.list"]["health"] == "disallowed"
        assert "says 'Disallow: /' to AdvisoryMonitor" in str(doors["us_state.list"]["detail"])
        assert (doors["us_state.list"]["since"], doors["us_state.list"]["good_at"]) == ("2026-03-02T10:00:00Z", "2026-03-01T09:00:00Z")
        assert {doors[door]["health"] for door in ("us_state.rss", "us_state.api", "us_state.arcgis")} == {"ok"}
        assert run.rows("events") == []


def test_a_page_of_ones_own_list_is_not_checked_officers_hear_once_and_its_leave_opens_it(tmp_path: Path):
    with house(tmp_path / "house", CONFIG + OWN + OFFICER) as run:
        run.publisher.pages["advice.example/oman"] = (b"<main><p>Be careful in Oman.</p></main>", "text/html")
        run.publisher.pages["advice.example/robots.txt"] = STAY_AWAY
        for at in ("2026-03-01T09:00:00Z", "2026-03-01T10:00:00Z"):
            row = look(run, at, "listed")["listed.ruritania-oman"]
            assert (row["health"], row["not_checked"]) == ("disallowed", ["OM"])
        run.run("post", "--at", "2026-03-01T10:00:00Z")
        told = [mail for mail in run.mails() if "ruritania-oman is disallowed by robots.txt" in mail.read_text("utf-8")]
        assert len(told) == 1
        (run.folder / "config" / "local.toml").write_text(CONFIG + OWN + "robots = false\n" + OFFICER, "utf-8")
        row = look(run, "2026-03-01T11:00:00Z", "listed")["listed.ruritania-oman"]
        assert (row["health"], row["not_checked"]) == ("ok", [])


