"""Each government is followed from its page to a headline: raised, lowered, area by area, and whatever comes instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.collect.sources import SOURCES, austria, germany, ireland, italy, japan, netherlands, new_zealand
from monitor.commands.positions import positions
from monitor.fitness import health
from monitor.model import Health
from monitor.settings import load
from monitor.wire import House as Wired
from monitor.wire import known
from tests.journeys.governments import CALM, house

LEFT = "<p>De kleurcode van het reisadvies voor de grens bij Osk is rood.</p>"
RAISED = {
    "germany": (
        "|Von Reisen nach Oman wird dringend abgeraten. Meiden Sie Menschenmengen.",
        "Germany raises Oman to “Von Reisen nach Oman wird dringend abgeraten”, travel is strongly advised against (Level 3, was 1)",
    ),
    "netherlands": (
        "<p>De kleurcode van het reisadvies voor Oman is oranje. Reis alleen als het nodig is.</p>",
        "Netherlands raises Oman to “kleurcode oranje”, orange: only essential travel (Level 3, was 2)",
    ),
    "japan": (
        "3|●オマーン全土\n　レベル3：渡航は止めてください。（渡航中止勧告）（引上げ）",
        "Japan raises Oman to “レベル3：渡航は止めてください（渡航中止勧告）”, avoid all travel (Level 4, was 2)",
    ),
    "ireland": ("Do Not Travel", "Ireland raises Oman to “Do Not Travel” (Level 4, was 2)"),
    "new_zealand": ("Avoid non-essential travel", "New Zealand raises Oman to “Avoid non-essential travel” (Level 3, was 2)"),
    "austria": (
        "4|Reisewarnung (Sicherheitsstufe 4) für das ganze Land!",
        "Austria raises Oman to “Sicherheitsstufe 4”, travel warning (Level 4, was 2)",
    ),
}
AREAS = {
    "germany": "TEIL|Meiden Sie Menschenmengen. Vor Reisen in das Grenzgebiet zu Jemen wird gewarnt. Von Nachtfahrten wird abgeraten.",
    "netherlands": f"{CALM['netherlands']}{LEFT}",
    "japan": "14|●ドファール県\n　レベル4：退避してください。（引上げ）\n●上記以外の地域\n　レベル1：十分注意してください。（継続）",
    "new_zealand": "Exercise increased caution|the border with Yemen",
    "austria": "4 (regional)|Reisewarnung (Sicherheitsstufe 4) für das Grenzgebiet zu Jemen. Sicherheitsrisiko (Sicherheitsstufe 2) im Rest des Landes.",
}


@pytest.mark.parametrize("name", RAISED)
def test_the_first_look_asks_every_page_and_tells_nothing(tmp_path: Path, name: str) -> None:
    gov = house(tmp_path, name)
    assert gov.look(0).events == ()
    assert {"OM", "PE"} <= set(gov.world.store.beliefs(name))
    assert gov.look(0.1).events == ()


@pytest.mark.parametrize("name", RAISED)
def test_a_level_raised_is_told_at_once_in_english_and_in_its_own_words(tmp_path: Path, name: str) -> None:
    gov = house(tmp_path, name)
    gov.look(0)
    gov.says("OM", RAISED[name][0], 24)
    raised = [event for event in gov.look(24.1).events if event.finding.kind == "level_raised"]
    assert [event.finding.headline for event in raised] == [RAISED[name][1]]
    assert raised[0].finding.evidence
    assert all(quote.text for quote in raised[0].finding.evidence)
    assert raised[0].country == "OM"
    assert gov.look(24.2).events == ()


@pytest.mark.parametrize("name", RAISED)
def test_a_level_lowered_is_told_when_it_was_seen_twice(tmp_path: Path, name: str) -> None:
    gov = house(tmp_path, name)
    gov.says("OM", RAISED[name][0], -500)
    gov.look(0)
    gov.says("OM", CALM[name], 24)
    assert "level_lowered" not in [event.finding.kind for event in gov.look(24.1).events]
    later = [event.finding.kind for hours in (24.2, 40.1) for event in gov.look(hours).events]
    assert later.count("level_lowered") == 1


@pytest.mark.parametrize("name", AREAS)
def test_a_part_under_graver_advice_is_an_area_and_never_the_country(tmp_path: Path, name: str) -> None:
    gov = house(tmp_path, name)
    gov.look(0)
    gov.says("OM", AREAS[name], 24)
    kinds = [event.finding.kind for event in gov.look(24.1).events]
    assert "area_advice_raised" in kinds
    assert not {"level_raised", "level_lowered"} & set(kinds)


def test_a_step_within_one_common_level_is_a_rise_on_the_governments_own_ladder(tmp_path: Path) -> None:
    """Japan's third and fourth step are both "do not travel"; the fourth also tells its nationals to leave."""
    gov = house(tmp_path, "japan")
    gov.says("OM", RAISED["japan"][0], -500)
    gov.look(0)
    gov.says("OM", "4|●オマーン全土\n　レベル4：退避してください。渡航は止めてください。（引上げ）", 24)
    told = {event.finding.kind: event.finding for event in gov.look(24.1).events}
    assert set(told) >= {"level_raised", "leave_advice"}
    assert "was “レベル3：渡航は止めてください（渡航中止勧告）”" in told["level_raised"].headline
    assert told["leave_advice"].headline == "Japan tells its nationals in Oman to leave now"
    assert "order" not in " ".join(finding.headline for finding in told.values())


def test_a_german_call_to_leave_is_told(tmp_path: Path) -> None:
    gov = house(tmp_path, "germany")
    gov.look(0)
    gov.says("OM", "WARNUNG|Vor Reisen nach Oman wird gewarnt. Deutsche werden aufgefordert, das Land umgehend zu verlassen.", 24)
    kinds = [event.finding.kind for event in gov.look(24.1).events]
    assert kinds[:2] == ["leave_advice", "level_raised"]


@pytest.mark.parametrize("name", ["germany", "netherlands", "italy", "austria"])
def test_words_alone_are_told_with_the_redline_and_no_english_rule_reads_them(tmp_path: Path, name: str) -> None:
    """A quotation of an American order inside a foreign text is no order of anybody's here."""
    gov = house(tmp_path, name)
    gov.look(0)
    quoted = " The Department of State ordered the departure of family members from the embassy. Do not travel, Level 4."
    gov.says("OM", CALM[name].replace("</p>", f"{quoted}</p>") if "</p>" in CALM[name] else CALM[name] + quoted, 24)
    told = gov.look(24.1).events
    assert [event.finding.kind for event in told] == ["advice_text_changed"]


def test_japanese_words_are_compared_sign_by_sign(tmp_path: Path) -> None:
    gov = house(tmp_path, "japan")
    gov.look(0)
    gov.says("OM", CALM["japan"] + "\n【ポイント】\n●首都の空港では武装勢力の攻撃が続いており、欠航が相次いでいます。", 24)
    assert [event.finding.kind for event in gov.look(24.1).events] == ["advice_text_changed"]


@pytest.mark.parametrize("name", ["ireland", "austria", "netherlands"])
def test_a_day_written_anew_every_day_is_no_change(tmp_path: Path, name: str) -> None:
    gov = house(tmp_path, name)
    gov.look(0)
    serve = gov.gov.serve
    stamps = {"Still current at: 1 March": "Still current at: 2 March", "Stand 01.03.2026": "Stand 02.03.2026"}
    stamps["<p>De kleurcode"] = "<p>Nog steeds geldig op: 2 maart 2026</p><p>De kleurcode"

    def tomorrow(url: str, said) -> bytes:
        text = serve(url, said).decode()
        for old, new in stamps.items():
            text = text.replace(old, new)
        return text.encode()

    gov.gov.serve = tomorrow
    assert [event for hours in range(1, 50, 6) for event in gov.look(hours).events] == []


# ------------------------------------------------------------------ what comes instead
SORRY = "<!DOCTYPE html><html><title>外務省</title><body><p>指定されたページが見つかりません。</p></body></html>".encode()
DENIED = b"<HTML><TITLE>Access Denied</TITLE><H1>Access Denied</H1>Reference 18</HTML>"
INDEXES = {
    "germany": germany.INDEX, "netherlands": netherlands.LIST, "japan": japan.NEWS, "ireland": ireland.LIST,
    "new_zealand": new_zealand.MAP, "austria": austria.MAP, "italy": italy.LIST,
}  # fmt: skip
FAULTS = [
    *((name, DENIED, "text/html", Health.BLOCKED) for name in INDEXES),
    *((name, b"", "", Health.EMPTY) for name in INDEXES),
    ("germany", b"{}", "application/json", Health.PLACEHOLDER),
    ("germany", b'{"response": {"lastModified": 1, "contentList": []}}', "application/json", Health.EMPTY_LIST),
    ("netherlands", b"[]", "application/json", Health.EMPTY_LIST),
    ("netherlands", b'{"error": "x"}', "application/json", Health.UNREADABLE),
    ("japan", SORRY, "text/html", Health.WRONG_TYPE),
    ("japan", b'<?xml version="1.0"?><sorry>x</sorry>', "text/xml", Health.PLACEHOLDER),
    ("japan", b'<?xml version="1.0"?><opendata><mail>', "text/xml", Health.UNREADABLE),
    ("ireland", b"<html><title>Travel</title><main><h1>Travel</h1><p>moved</p></main></html>", "text/html", Health.EMPTY_LIST),
    ("new_zealand", b'<?xml version="1.0"?><urlset></urlset>', "text/xml", Health.EMPTY_LIST),
    ("austria", b"<html><title>Reisewarnungen</title><p>Karte</p></html>", "text/html", Health.UNREADABLE),
    ("italy", b"[]", "application/json", Health.EMPTY_LIST),
]


@pytest.mark.parametrize(("name", "body", "kind", "named"), FAULTS, ids=[f"{n}-{h}-{i}" for i, (n, _, _, h) in enumerate(FAULTS)])
def test_a_fault_of_an_index_is_named_and_tells_nobody_anything(tmp_path: Path, name: str, body: bytes, kind: str, named: Health) -> None:
    gov = house(tmp_path, name)
    gov.look(0)
    before = set(gov.world.store.beliefs(name))
    gov.gov.instead = {INDEXES[name]: (body, kind)}
    report = gov.look(1)
    register = next(state for state in report.doors if state.door == SOURCES[name].DOORS[0].name)
    assert (register.health, report.events, report.good) == (named, (), False)
    assert register.detail
    gov.gov.instead = {}
    assert gov.look(200).events == ()
    assert {d for d, b in gov.world.store.beliefs(name).items() if not b.withdrawn_at} == before


PAGES = [
    ("germany", f"{germany.INDEX}/200000", b"{}", "application/json", Health.PLACEHOLDER),
    ("netherlands", f"{netherlands._BASE}/countries/omn/traveladvice?output=json", b'{"isocode": "OMN"}', "application/json", Health.UNREADABLE),
    ("japan", f"{japan.BASE}/country/0968L.xml", SORRY, "text/html", Health.WRONG_TYPE),
    ("ireland", f"{ireland.LIST}oman/", b"<html><title>Oman</title><main><h1>Oman</h1><h2>Rating</h2><p>Do Not Travel</p></main></html>", "text/html", Health.UNREADABLE),
    ("ireland", f"{ireland.LIST}oman/", b"<html><title>Oman</title><p>Travel Advice on this webpage is no longer being updated.</p><main><h1>Oman</h1><h2>Security Status</h2><p>Do Not Travel</p></main></html>", "text/html", Health.STALE),
    ("new_zealand", f"{new_zealand.SITE}/destinations/oman", b"<html><title>Oman</title><h1>Oman</h1><p>Do not travel</p></html>", "text/html", Health.UNREADABLE),
    ("austria", f"{austria.SITE}/land/oman", b'<html><title>Oman</title><div class="tx-bmeia-countries"><h1>Oman</h1></div></html>', "text/html", Health.UNREADABLE),
]  # fmt: skip


@pytest.mark.parametrize(("name", "url", "body", "kind", "named"), PAGES, ids=[f"{p[0]}-{p[4]}" for p in PAGES])
def test_a_page_that_is_none_changes_nothing_and_is_asked_again(tmp_path: Path, name: str, url: str, body: bytes, kind: str, named: Health) -> None:
    gov = house(tmp_path, name)
    gov.look(0)
    gov.says("OM", RAISED[name][0], 24)
    gov.gov.instead = {url: (body, kind)}
    report = gov.look(24.1) if name != "ireland" else _until_asked(gov, url)
    page = next(state for state in report.doors if not next(d for d in SOURCES[name].DOORS if d.name == state.door).register)
    assert (page.health, report.events) == (named, ())
    gov.gov.instead = {}
    kinds = [event.finding.kind for hours in range(31, 44) for event in gov.look(hours).events]
    assert kinds.count("level_raised") == 1


def _until_asked(gov, url: str):
    """Ireland's list tells nothing of changes: its pages are asked in a round of six hours."""
    for step in range(60):
        report = gov.look(24.1 + step / 10)
        if url in gov.gov.asked:
            return report
    raise AssertionError(f"{url} was never asked")


def test_a_list_in_sheets_is_read_to_its_end_or_not_at_all(tmp_path: Path) -> None:
    """Two hundred rows are a full sheet: more follow. When the second does not come, nobody is missing."""
    gov = house(tmp_path, "netherlands")
    serve, second = gov.gov.serve, f"{netherlands.LIST}&offset=200"

    def sheets(url: str, said) -> bytes:
        if url == netherlands.LIST:
            row = serve(url, {"OM": said["OM"]})[1:-1]
            return b"[" + b",".join([row] * 200) + b"]"
        return serve(url, said)

    gov.gov.serve = sheets
    gov.look(0)
    assert {"OM", "PE"} <= set(gov.world.store.beliefs("netherlands"))
    gov.gov.instead = {second: (DENIED, "text/html")}
    report = gov.look(1)
    assert next(s.health for s in report.doors if s.door == "netherlands.list") is Health.BLOCKED
    assert report.events == ()


def test_a_country_without_a_file_is_not_asked_at_every_look(tmp_path: Path) -> None:
    """Some of MOFA's numbers answer with a page of excuses: once an hour is often enough."""
    gov = house(tmp_path, "japan")
    excuse = f"{japan.BASE}/country/0064L.xml"
    gov.gov.instead = {excuse: (SORRY, "text/html")}
    asked = 0
    for step in range(25):
        gov.look(step / 12)
        asked += excuse in gov.gov.asked
    assert 2 <= asked <= 4


def test_pages_that_all_changed_their_layout_leave_every_country_unchecked(tmp_path: Path) -> None:
    """The list is well and the pages answer, but nothing in them can be read: nobody is told anything, and calm is not said."""
    gov = house(tmp_path, "ireland")
    gov.look(0)
    serve = gov.gov.serve
    gov.gov.serve = lambda url, said: serve(url, said).replace(b"Security Status", b"Our assessment")
    told = [event for hours in range(1, 9) for event in gov.look(hours).events]
    assert told == []
    rows = {str(row["door"]): row for row in health(_house(gov, tmp_path))}
    assert rows["ireland.list"]["health"] == "shrunk"  # three countries are few, but they are read
    assert rows["ireland.list"]["not_checked"] == []
    assert rows["ireland.page"]["health"] == "unreadable"
    assert rows["ireland.page"]["not_checked"] == ["JP", "OM", "PE"]
    assert not any(p.checked for p in positions(_house(gov, tmp_path), "OM"))


def _house(gov, folder: Path) -> Wired:
    return Wired(load(folder / "nowhere", {}, known()), gov.world.store, {gov.name: SOURCES[gov.name]}, folder, None)
