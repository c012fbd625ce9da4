"""What sites do to a reader without telling anybody: no false alert comes of it, somebody hears, and true changes go on."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.collect import wordpress
from monitor.collect.answers import recognise
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.reading import make_part
from monitor.collect.source import Unreadable
from monitor.collect.sources import SOURCES, germany, ireland, italy, japan, new_zealand, us_state
from monitor.decide.kinds import KINDS
from monitor.locate.places import by_code
from monitor.model import Health
from monitor.store.failing import unreadable
from monitor.store.sqlite import open_store
from monitor.walk.world import Report, World
from tests import scratch
from tests.journeys import governments
from tests.journeys.governments import House, house
from tests.rehearsal.publisher import API, LAYER, RSS, Advisory, everything, world_of

GRAVE = {
    "germany": "WARNUNG|Vor Reisen wird gewarnt.",
    "ireland": "Do Not Travel",
    "new_zealand": "Do not travel",
}
ADDRESSES = {
    "germany": (f"{germany.INDEX}/200000", f"{germany.INDEX}/200002"),
    "ireland": (f"{ireland.LIST}oman/", f"{ireland.LIST}peru/"),
    "new_zealand": (f"{new_zealand.SITE}/destinations/oman", f"{new_zealand.SITE}/destinations/peru"),
}


def told(run: House, *hours: float) -> list[tuple[str, str]]:
    return [(e.country, e.finding.kind) for h in hours for e in run.look(h).events if e.finding.severity != "P4"]


@pytest.mark.parametrize("name", GRAVE)
def test_another_countrys_page_at_an_address_raises_nobody_and_leaves_its_own_country_unread(tmp_path: Path, name: str):
    """Peru is warned of. At 26 h Oman's address begins to serve Peru's page; a day later Oman is warned of itself."""
    run = house(tmp_path, name)
    run.says("PE", GRAVE[name], -72)
    told(run, 0, 1, 25)
    oman, peru = ADDRESSES[name]
    run.gov.instead[oman] = (run.gov.serve(peru, run.gov.said), "")
    run.says("OM", run.gov.said["OM"][0], 26)  # the index points at Oman
    assert told(run, *range(26, 50)) == []
    page = next(state for state in run.look(50).doors if state.door == f"{name}.page")
    assert (page.health, "expected Oman" in page.detail) == (Health.UNREADABLE, True)
    run.gov.instead.clear()
    run.says("OM", GRAVE[name], 51)
    assert ("OM", "level_raised") in told(run, *range(51, 58))


LONG = "Nelle zone di confine di Kell e di Norda si registrano scontri armati. " * 8


@pytest.mark.parametrize("name", ["italy", "japan"])
def test_another_countrys_words_at_an_address_that_alone_says_whose_they_are_are_nobodys(tmp_path: Path, name: str):
    """Rome's sheets and Tokyo's files need not name their country: the very words we hold of Peru are not Oman's."""
    run = house(tmp_path, name)
    grave = {"italy": f"Si sconsigliano i viaggi a qualsiasi titolo. {LONG}", "japan": f"4|{KANJI}"}[name]
    oman, peru = AT[name]
    run.says("PE", grave, -72)
    told(run, 0, 1, 25)
    run.gov.instead[oman] = (run.gov.serve(peru, run.gov.said), "")
    run.says("OM", run.gov.said["OM"][0], 26)
    assert told(run, *range(26, 50)) == []
    page = next(state for state in run.look(50).doors if state.door == f"{name}.page")
    assert (page.health, "expected Oman" in page.detail, "got the words of PE" in page.detail) == (Health.UNREADABLE, True, True)
    assert run.world.store.beliefs(name)["PE"].withdrawn_at is None
    run.gov.instead.clear()
    run.says("OM", grave.replace("Kell", "Tarn").replace("ベリド州", "シュニク州"), 51)
    assert {code for code, _ in told(run, *range(51, 76))} == {"OM"}


@pytest.mark.parametrize("name", ["italy", "japan"])
def test_one_notice_on_a_region_is_told_of_each_of_its_countries_though_their_pages_say_the_same(tmp_path: Path, name: str):
    """Peru's page has it an hour before Oman's, word for word."""
    run = house(tmp_path, name)
    told(run, 0, 1, 25)
    grave = {"italy": f"Si sconsigliano i viaggi a qualsiasi titolo. {LONG}", "japan": f"4|{KANJI}"}[name]
    run.says("PE", grave, 26)
    first = told(run, 26, 26.4, 26.8)
    run.says("OM", grave, 27)
    assert {"PE", "OM"} == {code for code, _ in first + told(run, *range(27, 60))}


KANJI = "●ベリド州\n　レベル４：退避してください。渡航は止めてください。（退避勧告）（継続）\n【ポイント】\n" + "●情勢は落ち着いていません。報道に注意してください。\n" * 16
AT = {
    "italy": (f"{italy.SITE}/schede_paese/OMN.json", f"{italy.SITE}/schede_paese/PER.json"),
    "japan": ("https://www.ezairyu.mofa.go.jp/opendata/country/0968L.xml", "https://www.ezairyu.mofa.go.jp/opendata/country/0051L.xml"),
}


def test_a_sheet_or_file_that_names_another_country_and_a_row_of_two_are_refused():
    """Italy's sheet tells the capital, Japan's file its number, and rows elsewhere a code and a name."""
    sheet = {"infoSicurezza": {"nodi": {}}, "infoGenerali": {"nodi": {"D": {"contenuto": "<p>CAPITALE: <b>LIMA</b></p><p>POPOLAZIONE: 1</p>"}}}}
    with pytest.raises(Unreadable, match="expected Oman, got Peru"):
        italy.split_page(json.dumps(sheet).encode(), AT["italy"][0])
    assert italy.split_page(json.dumps(sheet).encode(), AT["italy"][1]).parts
    flags = "".join(f"<riskLevel{n}>0</riskLevel{n}>" for n in (1, 2, 3, 4))
    file = f'<?xml version="1.0"?><opendata><country areaCd="40"><cd>0051</cd></country>{flags}</opendata>'.encode()
    with pytest.raises(Unreadable, match="expected the file of 0968, got that of 0051"):
        japan.split_country(file, AT["japan"][0])
    assert japan.split_country(file, AT["japan"][1]).parts
    for source, row in ROWS.items():
        door = SOURCES[source].DOORS[0]
        with pytest.raises(Unreadable, match="expected Oman, got Peru"):
            door.read(make_part("x", json.dumps(row).encode(), "x"), START)


ROWS = {
    "austria": {"code": "OM", "title": "Peru", "link": "/x"},
    "canada": {"country-iso": "OM", "advisory-state": 0, "eng": {"name": "Peru"}},
    "germany": {"countryCode": "OM", "countryName": "Peru", "id": "1"},
    "italy": {"Codice-3": "OMN", "Codice-2": "OM", "Nome": "Perù"},
    "netherlands": {"isocode": "OMN", "location": "Peru"},
}


def test_a_page_served_at_anothers_address_as_well_as_at_its_own_is_told(tmp_path: Path):
    """Peru is warned of, and a cache gives Peru's page for Oman's too: Oman is unread, and Peru is told."""
    run = house(tmp_path, "germany")
    told(run, 0, 1, 25)
    oman, peru = ADDRESSES["germany"]
    run.says("PE", GRAVE["germany"], 26)
    run.says("OM", run.gov.said["OM"][0], 26)
    run.gov.instead[oman] = (run.gov.serve(peru, run.gov.said), "")
    assert told(run, *range(26, 50)) == [("PE", "level_raised")]


@pytest.mark.parametrize("name", ["germany", "new_zealand"])
def test_a_page_a_cache_serves_as_it_was_after_its_index_moved_is_asked_again_within_the_hour(tmp_path: Path, name: str):
    """The index says that Oman moved; for a quarter of an hour a cache has the page of before. Then nothing more is asked."""
    run = house(tmp_path, name)
    told(run, 0, 1, 25)
    oman = ADDRESSES[name][0]
    run.gov.instead[oman] = (run.gov.serve(oman, run.gov.said), "")
    run.says("OM", GRAVE[name], 26)
    assert told(run, 26, 26.1, 26.2) == []
    run.gov.instead.clear()
    assert ("OM", "level_raised") in told(run, 26.35, 26.6, 26.75)
    page = next(state for state in run.world.store.doors().values() if state.door == f"{name}.page")
    assert page.health is Health.OK
    japan_ = oman.replace("oman", "japan").replace("200000", "200001")
    run.gov.instead[japan_] = (run.gov.serve(japan_, run.gov.said), "")
    run.says("JP", run.gov.said["JP"][0], 27)  # a stamp of the index, and no edit
    asked = [told(run, hours) or run.gov.asked.count(japan_) for hours in (27, 27.4, 27.8, 28.3, 29)]
    assert sum(asked) <= 3 and run.world.store.doors()[f"{name}.page"].health is Health.OK


def test_what_moved_behind_a_site_that_bids_us_wait_is_not_checked_and_told_when_it_may_be_asked(tmp_path: Path):
    """Two pages moved, the first is answered by 429 and "in two hours": neither is asked before, and both count as unread."""
    run = house(tmp_path, "germany")
    told(run, 0, 1, 25)
    gov, pages = run.gov, list[str]()

    def busy(ask: Ask) -> Answer:
        if ask.url == germany.INDEX:
            return gov(ask)
        pages.append(ask.url)
        raise Trouble(Health.RATE_LIMITED, "expected 200, got 429", 7_200)

    run.world = replace(run.world, fetch=busy)
    for code in ("OM", "PE"):
        run.says(code, GRAVE["germany"], 26)
    assert told(run, 26, 26.2, 27, 27.9) == [] and len(pages) == 1
    assert unreadable(run.world.store, "germany.page").keys() == {"OM", "PE"}
    run.world = replace(run.world, fetch=gov)
    assert {code for code, kind in told(run, 28.1, 29) if kind == "level_raised"} == {"OM", "PE"}


def test_a_page_that_is_gone_for_days_is_asked_each_hour_and_its_index_is_not_asked_whole_for_it(tmp_path: Path):
    run = house(tmp_path, "germany")
    told(run, 0, 1, 25)
    oman = ADDRESSES["germany"][0]
    run.gov.instead[oman] = (b"<html><title>App</title><body></body></html>", "text/html")
    run.says("OM", GRAVE["germany"], 26)
    assert [told(run, hours) or run.gov.asked.count(oman) for hours in (26, 26.1, 26.2)] == [1, 1, 1]
    assert sum(told(run, hours) or run.gov.asked.count(oman) for hours in (33, 33.2, 33.4, 33.6)) <= 2
    run.gov.instead.clear()
    assert ("OM", "level_raised") in told(run, 34.7)


# ------------------------------------------------------------------ a new template, met page by page
CROWD = ("CU", "EG", "GH", "ID", "IQ", "KE", "LB", "LY", "MA", "ML", "NE", "NP", "RW", "SD", "TD", "TH", "TN", "UG", "VN", "YE")
TEMPLATES: dict[str, tuple[bytes, bytes]] = {
    "austria": (b"<p>Sicherheitsstufe 2</p>", b"<p>Sicherheitsstufe 1</p>"),
    "ireland": (b"<h3>High Degree of Caution<", b"<h3>Do Not Travel<"),
    "new_zealand": (b"js-advice-level-accordion", b"js-accordion"),
}
SAID = {"austria": "2|Sicherheitsrisiko.", "ireland": "High Degree of Caution", "new_zealand": "Exercise increased caution|Kell"}
WORST = {"austria": "4|Reisewarnung.", "ireland": "Do Not Travel", "new_zealand": "Do not travel"}


def crowded(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> House:
    """A government of 23 countries that was looked at twice and has no news."""
    for code in CROWD:
        place = by_code(code)
        assert place
        monkeypatch.setitem(governments.NAMES, code, place.name)
    run = house(folder, name)
    run.gov.said = {code: (SAID[name], when) for code, (_, when) in run.gov.said.items()}
    told(run, 0, 25)
    return run


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_of_all_pages_met_one_by_one_is_one_note_and_comes_back_quietly(tmp_path: Path, monkeypatch, name: str):
    """26 hours of a badge that is 1 by default, of a banner that says a level, of data that moved: a note each day; then the old pages again."""
    run = crowded(tmp_path, monkeypatch, name)
    serve, (old, new) = run.gov.serve, TEMPLATES[name]
    run.gov.serve = lambda url, said: serve(url, said).replace(old, new)
    reports = [run.look(hours) for hours in range(26, 52)]
    first, second = (event for report in reports for event in report.events)
    assert (first.finding.kind, second.finding.kind) == ("layout_changed", "layout_changed")
    assert second.detected_at - first.detected_at > timedelta(days=1)
    page = next(state for state in reports[-1].doors if state.door == f"{name}.page")
    assert (page.health, page.failures) == (Health.LAYOUT_CHANGED, 0)
    run.gov.serve = serve
    assert told(run, *range(52, 80)) == []
    run.says("OM", WORST[name], 80)
    assert told(run, *range(80, 87)) == [("OM", "level_raised")]


def test_the_few_that_keep_their_new_level_after_a_template_went_are_told(tmp_path: Path, monkeypatch):
    """Twenty pages say "Do Not Travel" for a day; then all but five say what they said, and the five mean it: none counts twice."""
    run = crowded(tmp_path, monkeypatch, "ireland")
    serve, (old, new) = run.gov.serve, TEMPLATES["ireland"]
    run.gov.serve = lambda url, said: serve(url, said).replace(old, new)
    for hours in range(26, 52):
        run.look(hours)
    five = ("IQ", "KE", "LB", "ML", "SD")
    run.gov.said |= {code: (WORST["ireland"], run.gov.said[code][1]) for code in five}
    run.gov.serve = serve
    assert sorted(told(run, *range(52, 100))) == [(code, "level_raised") for code in five]


def test_one_page_that_changes_its_level_under_its_old_day_is_no_template(tmp_path: Path, monkeypatch):
    """Ireland lowers Oman and leaves "Updated on" as it is: others are asked, say what they said, and Oman is told."""
    run = crowded(tmp_path, monkeypatch, "ireland")
    run.gov.said["OM"] = ("Normal Precautions", run.gov.said["OM"][1])
    assert told(run, *range(26, 40)) == [("OM", "level_lowered")]


# ------------------------------------------------------------------ the State Department
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
CALM = Advisory("Oman", 2, date(2026, 2, 1), ("Exercise increased caution in Oman due to terrorism.",))
GRAVEST = Advisory("Japan", 4, date(2026, 1, 5), ("Do not travel to Japan due to armed conflict. " + "Make a will. " * 30,))


@dataclass
class Washington:
    """The five doors, in memory, once looked at; `told` looks so many hours after the start and gives what was told."""

    folder: Path
    pages: dict[str, tuple[bytes, str]] = field(default_factory=lambda: everything(world_of(CALM, GRAVEST), {}))

    def __post_init__(self) -> None:
        file = self.folder / "monitor.sqlite3"
        if file.parent != _made():
            shutil.copyfile(_begun(), file)
        self.world = World(self, open_store(file), KINDS)

    def __call__(self, ask: Ask) -> Answer:
        body, kind = self.pages.get(ask.url.partition("://")[2].partition("?")[0], (b"", ""))
        if not kind:
            raise Trouble(Health.NOT_FOUND, f"expected 200 from {ask.url}, got 404")
        recognise(body, kind, ask.accept)
        return Answer(ask.url, True, body, kind, "", "", 0.0, len(body))

    def look(self, hours: float) -> Report:
        return pipeline.check(self.world, SOURCES["us_state"], START + timedelta(hours=hours))

    def told(self, *hours: float) -> list[tuple[str, str]]:
        told = [(e.country, e.finding.kind) for h in hours for e in self.look(h).events]
        return [one for one in told if one[1] in ("level_raised", "level_lowered", "layout_changed")]

    def publishes(self, *advisories: Advisory) -> None:
        self.pages = everything(world_of(*advisories), {})

    def edits(self, change: Callable[[str], str], *doors: str) -> None:
        self.pages |= {door: (change(self.pages[door][0].decode()).encode(), self.pages[door][1]) for door in doors}


@cache
def _made() -> Path:
    return scratch.folder("washington")


@cache
def _begun() -> Path:
    """What the first look at the five doors leaves: made once, and every story begins behind it."""
    run = Washington(_made())
    assert run.told(0) == []
    run.world.store.close()
    return _made() / "monitor.sqlite3"


@pytest.fixture
def us(tmp_path: Path) -> Washington:
    return Washington(tmp_path)


def test_a_row_that_is_there_twice_with_a_lower_level_lowers_nothing_while_ours_is_shown(us: Washington):
    """Feed and interface show Japan's Level 4 as ever, and a second row with Level 1 under the same day."""
    double = Advisory("Japan", 1, GRAVEST.day, ("Exercise normal precautions in Japan.",))
    page = us.pages[next(path for path in us.pages if path.endswith(GRAVEST.slug))]
    us.pages = everything([*world_of(CALM, GRAVEST), double], {}) | {GRAVEST.link.removeprefix("https://"): page}
    assert us.told(1, 2, 3, 30) == []


@pytest.mark.parametrize("day", [date(2025, 3, 2), date(2026, 1, 31)], ids=["the year of before", "before a typed date ahead"])
def test_a_rise_under_an_older_day_is_told_once_two_doors_show_it_and_none_our_text(us: Washington, day: date):
    """The officer who types the date is a year, or a day, behind: feed alone it waits, feed and interface tell it once."""
    us.edits(lambda body: body.replace("Sun, 01 Feb 2026", f"{day:%a, %d %b %Y}").replace(CALM.title, risen(day).title), RSS)
    us.edits(lambda body: body.replace(CALM.html, risen(day).html), RSS)
    assert us.told(1, 2) == []
    us.publishes(risen(day), GRAVEST)
    assert us.told(3, 4, 30) == [("OM", "level_raised")]
    assert {state.health for state in us.look(31).doors} == {Health.OK}
    us.publishes(replace(CALM, day=date(2026, 3, 3)), GRAVEST)
    assert us.told(40, 41) == [("OM", "level_lowered")]


def risen(day: date) -> Advisory:
    return Advisory("Oman", 4, day, ("Do not travel to Oman due to armed conflict.",))


@pytest.mark.parametrize("level", ["Level 1: Exercise Normal Precautions", "Level 4: Do Not Travel"])
def test_a_level_on_all_rows_under_their_old_days_is_a_template_and_no_word_of_theirs(us: Washington, level: str):
    """A default takes the place of twelve levels, or an emergency's banner that of all: two days, and the way back."""
    twelve = [Advisory(name, 3, date(2025, 6, 1), (f"Reconsider travel to {name}.",)) for name in TWELVE]
    us.publishes(CALM, GRAVEST, *twelve)
    us.look(1)
    us.look(2)
    before = dict(us.pages)
    us.edits(lambda body: re.sub(r"Level \d: [A-Z][A-Za-z ]+", level, body), RSS, API)
    note = us.look(3).events[0].finding
    assert (note.kind, f" {level[6]}, …)" in note.headline) == ("layout_changed", True)
    assert set(us.told(4, 30)) <= {("", "layout_changed")}
    assert {s.door for s in us.look(31).doors if s.health is Health.LAYOUT_CHANGED} == {"us_state.rss", "us_state.api"}
    us.pages = before
    assert us.told(50, 51) == []
    us.publishes(risen(date(2026, 3, 3)), GRAVEST, *twelve)
    assert us.told(52) == [("OM", "level_raised")]


TWELVE = ("Kenya", "Peru", "Chad", "Mali", "Niger", "Yemen", "Iraq", "Lebanon", "Libya", "Sudan", "Haiti", "Cuba")


def test_a_war_that_raises_twelve_countries_twice_within_a_day_is_told_twice(us: Washington):
    """Twelve go to Level 3 in the morning and to Level 4 at noon, both under the day on which we look."""
    us.publishes(CALM, GRAVEST, *(Advisory(name, 2, date(2025, 6, 1), (f"Take care in {name}.",)) for name in TWELVE))
    us.look(1)
    us.look(2)
    for hours, level, words in ((3, 3, "Reconsider travel"), (6, 4, "Do not travel")):
        us.publishes(CALM, GRAVEST, *(Advisory(name, level, START.date(), (f"{words} to {name} due to war.",)) for name in TWELVE))
        assert len([one for one in us.told(hours, hours + 0.1) if one[1] == "level_raised"]) == 12


@pytest.mark.parametrize("name", GRAVE)
def test_a_country_whose_page_never_came_is_asked_for_until_it_does(tmp_path: Path, name: str):
    """Oman is new on a site and its page an empty app for a day: nothing but the row of the index tells of it."""
    run = house(tmp_path, name)
    oman = ADDRESSES[name][0]
    run.gov.instead[oman] = (b"<html><title>App</title><body></body></html>", "text/html")
    told(run, 0, 1, 3, 5, 7, 9, 24)
    run.gov.instead.clear()
    told(run, 25, 26)
    assert "OM" in {code for belief in run.world.store.beliefs(name).values() for code in belief.countries}


def test_a_country_that_left_all_lists_while_its_page_stands_is_asked_for_each_hour_and_not_at_each_look(us: Washington):
    """A press statement took the place of Oman's advisory: that is no withdrawal, and no reason to ask every few minutes."""
    page, asked = CALM.link.removeprefix("https://"), list[str]()
    us.pages = everything([one for one in world_of(CALM, GRAVEST) if one.name != "Oman"], {})
    us.pages[page] = (b"<html><title>Statement</title><body><h1>The Secretary visits</h1></body></html>", "text/html")
    us.edits(lambda body: body.replace('Date": ', 'Date": 9'), LAYER)
    us.world = replace(us.world, fetch=lambda ask: asked.append(ask.url) or us(ask))
    assert us.told(3, 180, 180.2, 180.4, 180.6, 180.8) == [] and 1 <= asked.count(CALM.link) <= 2
    del us.pages[page]
    assert [event.finding.kind for event in us.look(181.9).events] == ["advisory_withdrawn"]


def test_half_of_the_requests_that_get_a_new_template_are_one_note_a_day(us: Washington):
    good = us.pages[RSS]
    for hours in range(1, 13):
        us.pages[RSS] = (re.sub(rb"Level \d: ", b"", good[0]), good[1]) if hours % 2 else good
        assert us.told(hours) == ([("", "layout_changed")] if hours == 1 else [])


# ------------------------------------------------------------------ fields that are gone
def test_a_flag_that_is_no_flag_and_a_status_that_is_no_field_end_nothing():
    """Germany writes "true" in words, and the map layer calls its status otherwise: neither is an end of anything."""
    flags = dict.fromkeys(("warning", "situationWarning", "situationPartWarning"), False) | {"partialWarning": "true"}
    row = {"countryCode": "OM", "countryName": "Oman", "content": "<p>Meiden Sie Menschenmengen.</p>", **flags}
    with pytest.raises(Unreadable, match="expected advice with content and flags"):
        germany.split_page(json.dumps({"response": {"1": row}}).encode(), f"{germany.INDEX}/1")
    feature = us_state.split_layer(b'{"features": [{"attributes": {"NAME": "Oman", "LEVEL_": 3}}]}', "x").parts[0]
    with pytest.raises(Unreadable, match="expected a row with AD_OD_Status"):
        us_state.read_layer(feature, START)


def test_a_missions_feed_that_turns_to_atom_is_of_the_wrong_type_and_no_feed_without_posts():
    atom = b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Security Alert</title></entry></feed>'
    with pytest.raises(Unreadable, match="expected an RSS document") as told:
        wordpress.split(atom, "https://om.usembassy.gov/category/alert/feed/")
    assert told.value.health is Health.WRONG_TYPE
    assert wordpress.split(b'<rss version="2.0"><channel><title>Alert</title></channel></rss>', "x").parts == ()
