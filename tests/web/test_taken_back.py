"""An officer discards what was told, or takes back what was let out: what every page then says of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.collect.sources import SOURCES
from monitor.dispatch import faults
from monitor.model import Departure, Posture, Recipient, Rule, Sent, Span, Status
from monitor.store.codec import stamp
from monitor.store.editions import Edition
from monitor.store.storms import gather
from monitor.tend import correcting
from tests.store.stories import belief, event, part
from tests.web.site import HOST, NOW, send
from tests.web.test_review import recent


def test_what_was_discarded_as_a_fault_is_none_of_the_urgent_of_the_week(visit, keep, store):
    """Three urgent ones, two of them of a broken page: the first page counts and names one, and nobody has to acknowledge the others."""
    keep(*(replace(recent(f"e{n}"), finding=replace(event().finding, severity="P1", headline=f"Order {n}")) for n in (1, 2, 3)))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1", "e2"], NOW)

    def read(web: object, page: str) -> str:
        return " ".join(re.sub("<[^>]+>", " ", web.get(page).text).split())  # type: ignore[attr-defined]

    assert "3 urgent in 7 days" in read(visit(), "/")
    web = visit("olga", "officer")
    send(web, "/review/storms/1", decision="discard", note="a bad template", sure="1")
    first = read(visit(), "/")
    assert "1 urgent in 7 days" in first and "grave, not acknowledged 1" in read(web, "/review")
    glance = visit().get("/").text.partition("urgent in 7 days")[2].partition("</ul>")[0]
    assert "Order 3" in glance and "Order 1" not in glance and "Order 2" not in glance
    assert visit().get("/?severity=P1").text.count("discarded by an officer as a fault") == 2, "the log still shows them"


def test_what_was_let_out_is_taken_back_with_a_reason_and_in_two_steps(visit, keep, store):
    """Time let it out in the night; in the morning an officer knows better, and the page says whom it had reached."""
    ann = store.save_recipient(Recipient("ann", "email", "ann@example.org", "config"), [Rule()], NOW - timedelta(hours=3))
    keep(recent("e1"), recent("e2"))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1"], NOW - timedelta(hours=2))
        seq = conn.execute("SELECT seq FROM ledger WHERE id = 'e1'").fetchone()[0]
        conn.execute("DELETE FROM deliveries")
        conn.execute(
            "INSERT INTO deliveries (event, recipient, channel, due_at, created_at, why) VALUES (?, ?, 'email', ?, ?, 'x')",
            [seq, ann, stamp(NOW - timedelta(hours=2)), stamp(NOW - timedelta(hours=2))],
        )
    (due,) = store.claim("test", NOW - timedelta(hours=1), 60, 10)
    assert store.transmitting(due.id, "test", NOW - timedelta(hours=1))
    store.settle(due.id, "test", Sent("250 ok"), NOW - timedelta(hours=1), None)
    store.storms.decide(1, "digested", "house", NOW - timedelta(hours=1))
    web, tenant, where = visit("olga", "officer"), visit("tess", "officer", tenant="acme"), "/review/storms/1"
    assert send(web, where, decision="discard", note="a bad template").status_code == 409
    assert send(tenant, "/review/silences", where, decision="take_back", note="a bad template", sure="1").status_code == 403
    assert "everybody it has reached is told" in send(web, where, decision="take_back").text
    sure = send(web, where, decision="take_back", note="a bad template")
    assert "Take it back for good" in sure.text and store.storms.get(1).state == "digested"
    assert send(web, where, decision="take_back", note="a bad template", sure="1").status_code in (200, 303)
    assert "<form" not in web.get(where).text.partition("<main")[2].partition("</main>")[0], "it is taken back once"

    def read(page: str) -> str:
        return " ".join(re.sub("<[^>]+>", " ", web.get(page).text).split())

    said = read(where)
    assert "Discarded by olga" in said and "It had been digested" in said and "Whom it had reached is told so with the next round." in said
    correcting.tend(store, lambda: NOW)
    assert "It had reached 1 person, who is told so: 1 by email," in read(where)
    assert "is told so, by the same way: 1 person." in read("/events/e1") and "That it was a fault 1 by email" in read("/events/e1")
    assert "That it was a fault" not in read("/events/e2")
    (letter,) = [due for due in store.outbox() if due.matter]
    told = faults.gathered(store, letter, 1, HOST, SOURCES.__getitem__)
    assert told and [one.id for one in told.events] == ["e1"]


def test_what_left_by_a_first_decision_is_not_said_to_have_reached_nobody(visit, keep, store):
    """Released after a minute and taken back after five: sooner than what nobody decides about leaves by itself."""
    keep(recent("e1"), recent("e2"))
    for event_id in ("e1", "e2"):
        with store.lines.writing() as conn:
            gather(conn, "us_state", "too many at once", [event_id], NOW - timedelta(minutes=5))
        store.storms.decide(store.storms.of(event_id).id, "released" if event_id == "e1" else "discarded", "olga", NOW - timedelta(minutes=4), "x")
    assert store.storms.decide(store.storms.of("e1").id, "discarded", "olga", NOW, "a bad template", late=True)
    assert "Nobody is told." in visit().get("/events/e2").text
    assert "whom it had reached by then is told so" in visit().get("/events/e1").text


@pytest.mark.parametrize(("countries", "page"), [(("IQ",), "/events/e0"), (("IQ", "IQ"), "/countries/IQ"), (("IQ", "FJ"), "/"), (("IQ", ""), "/"), (("", ""), "/")])
def test_the_letter_leads_to_a_page_that_is_there(visit, keep, store, countries, page):
    told = [recent(f"e{n}", country=code, destination=code.lower() or "world") for n, code in enumerate(countries)]
    keep(*told)
    assert faults.page(told) == page and visit().get(page).status_code == 200


def test_a_text_that_is_believed_still_is_shown_with_what_was_a_fault_in_it(visit, keep, store):
    """The letter said "do not act on it" and led to a page with an ordered departure, checked, and a day 180 in every calendar."""
    raw, day = part(b"x"), NOW.date() - timedelta(days=3)
    order, stays = (Departure(post, "employees", Status.ORDERED, day, Span(0, 3, "All")) for post in ("Embassy Baghdad", "Consulate General Erbil"))
    page = Edition(raw.sha256, "us_state", "iraq", ("IQ",), "Iraq", "us_state.rss", "", NOW, day, 4, "x", posture=Posture(4, departures=(order, stays)))
    told = recent("e1", after_sha256=raw.sha256)
    keep(told, beliefs=[belief(sha256=raw.sha256)], editions=[page], pages=[(raw, "us_state.rss")])

    def world() -> list[bool]:
        return ["in part a fault" in visit().get(path).text for path in ("/countries", "/map")]

    def shown() -> tuple[int, int, list[str], list[str]]:
        web = visit()
        country, calendar = web.get("/countries/IQ").text, web.get("/calendar.ics").text
        one, (each,) = web.get("/api/v1/countries/IQ").json(), web.get("/api/v1/countries").json()
        assert one == each
        return country.count("discarded by an officer as a fault</a>"), country.count("part of this text is a fault"), re.findall("SUMMARY:Day 180(.*)", calendar), one["positions"][0]["discarded"]

    assert [len(each) if isinstance(each, list) else each for each in shown()] == [0, 0, 2, 0] and not any(world())
    store.storms.decide(store.storms.single(told), "discarded", "olga", NOW, "half of a template", late=True)
    marked, doubted, days, discarded = shown()
    assert (marked, doubted, discarded, world()) == (1, 1, ["e1"], [True, True])
    assert len(days) == 1 and "Erbil" in days[0]
    keep(beliefs=[belief(sha256="b" * 64)])
    assert shown() == (0, 0, [], []), "another text is judged for itself"
