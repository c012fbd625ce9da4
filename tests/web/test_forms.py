"""Every form of the house, sent in every wrong way: something is said about it, and nothing of ours breaks."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote_from_bytes, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor import web as pages_of
from monitor.model import Recipient, Rule
from monitor.model.account import Account
from monitor.store.storms import gather
from monitor.web.views.desk_travellers import packed
from tests.drawn import examples
from tests.store.stories import event
from tests.web.site import HOST, NOW, client, routes

TEMPLATES = Path(pages_of.__file__).parent / "templates"
NAMES = sorted({
    name for page in TEMPLATES.glob("*.html") for name in re.findall(r'name="(\w+)"', page.read_text("utf-8"))
} - {"token", "viewport"} | {"answer", "file", "before", "since", "until", "on", "next", "days"})  # fmt: skip
GOOD = (  # what a form may hold, so that some go deep
    "1", "2", "0", "IQ", "P1", "P2", "daily", "weekly", "hourly", "08:00", "22:00", "UTC", "en", "none", "us_state", "hazard_notice", "csv",
    "ics", "release", "digest", "rule:1", "country:IQ", "2026-04-01", "24", "a reason", "read", "email", "webhook", "slack", "ann@example.org",
    "https://hooks.example.com/x", packed(b"traveller,country,from\na,IQ,2026-03-01\n"), packed(b"\xff"), "travellers", "e1", "on",
)  # fmt: skip
HOSTILE = (
    b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", "\u202e\u0660\u00b2\U0001d7d8".encode(), b"9" * 400, b"-1", b"1e999", b"NaN", b"x" * 9_000,
    b"<script>alert(1)</script>", b"'; DROP TABLE recipients --", b"{{ 7 * 7 }}", b"../../etc/passwd", b"/etc/localtime", b"2026-02-31", b"25:61",
    b"9999-12-31", b"weekly 9 99:99", b"daily", b"a\r\nBcc: b@example.org", b"=cmd()", b"%00%ff", b"[]", b'{"a": {}}', b"http://[::1", b"https://\xc4\xb1",
)  # fmt: skip
VALUES = st.sampled_from([*(word.encode() for word in GOOD), *HOSTILE]) | st.binary(max_size=30)
PARTS = st.sampled_from(["1", "2", "0", "-1", "e1", "on", "x", "9" * 30, "%00", "%FF", "%F0%9F%92%A5", "a" * 500, "..%2F..", "%C2%B2"])


class Guest:
    """Somebody who may do everything, inside again whenever a form let them out."""

    def __init__(self, site, store, gate, web) -> None:
        self.site, self.store, self.gate, self.web = site, store, gate, web
        self.token = re.search(r'name="token" value="([^"]+)"', web.get("/subscribe").text)[1]

    def inside(self) -> None:
        who = self.gate.accounts.find("eve")
        if who is None or not self.gate.session(self.web.cookies.get("session", domain="monitor.test") or "", NOW):
            roles = frozenset({"viewer", "officer", "admin"})
            number = who.id if who else self.gate.accounts.save(Account("eve", roles, "Bolt", "$argon2id$none"), "operator", NOW)
            self.put("session", self.gate.enter(self.gate.accounts.find(number), "192.0.2.1", "", NOW))
        desk, kept = self.site.reception, self.web.cookies.get("subscriber", domain="monitor.test") or ""
        number = desk.inside(kept, NOW)
        if number is None or self.store.recipient(number).state == "erased":
            key = desk.key("sue@example.org")
            number = self.store.save_recipient(
                Recipient(f"mail:{desk.random()}", "email", "sue@example.org", address_key=key), [Rule()], NOW
            )
            word = desk.word("session", timedelta(hours=1))
            self.store.people.give(number, word, {}, NOW)
            self.put("subscriber", desk.ring.word("session", word.salt))

    def put(self, name: str, value: str) -> None:
        self.web.cookies.delete(name) if name in self.web.cookies else None
        self.web.cookies.set(name, value, domain="monitor.test")


@pytest.fixture
def guest(whole, store, gate, keep):
    keep(event("e1"))
    with store.lines.writing() as conn:
        gather(conn, "us_state", "too many at once", ["e1"], NOW)
    with client(whole) as web:
        yield Guest(whole, store, gate, web)


def body(fields: list[tuple[str, bytes]]) -> str:
    return "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields)


@settings(max_examples=examples(300), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_form_breaks_anything_whatever_is_sent(guest, data):
    guest.inside()
    method, path = data.draw(st.sampled_from(list(routes(guest.web.app))), "route")
    at = re.sub(r"\{\w+\}", lambda _: data.draw(PARTS, "part"), path)
    fields = data.draw(st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=12), "fields")
    if method == "POST":
        sent = f"{urlencode({'token': guest.token})}&{body(fields)}"
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": HOST}
        answer = guest.web.post(at, content=sent, headers=kind, follow_redirects=False)
    else:
        answer = guest.web.get(f"{at}?{body(fields)}", follow_redirects=False)
    assert answer.status_code < 500, answer.text[:500]
    assert "<script>alert" not in answer.text


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(["t.csv", "t.json", "t.ics", "", "\u202e.csv", "a" * 300]), body=st.binary(max_size=400) | VALUES | st.sampled_from([
    b'[{"traveller": [1], "country": {"a": 1}, "from": null}]', b'{"trips": 1}', b"[[[[", b"[" * 5_000, b'[{"country": "IQ", "from": "0001-01-01", "traveller": "a"}]',
    b'[{"country": "IQ", "from": "9999-12-31", "traveller": "a"}]', b"traveller,country,from\n\"a,IQ,2026", b"traveller,country,from\na,IQ,2026-01-01,x,y,z\n",
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=TIME:120000\r\nLOCATION:Iraq\r\nSUMMARY:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nCATEGORIES;VALUE=DATE:IQ\r\nEND:VEVENT\r\nEND:VCALENDAR",
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:nonsense\r\nEND:VEVENT\r\nEND:VCALENDAR", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260301\r\nDTEND:20260301T000000Z\r\nLOCATION:Iraq\r\nSUMMARY:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260301T000000\r\nDTSTART:20260302T000000\r\nLOCATION:Iraq\r\nATTENDEE:\r\nEND:VEVENT\r\nEND:VCALENDAR",
]))  # fmt: skip
def test_no_list_of_journeys_breaks_anything_either(guest, name, body):
    guest.inside()
    answer = guest.web.post("/desk/travellers", data={"token": guest.token}, files={"file": (name or "x", body)}, headers={"Origin": HOST})
    assert answer.status_code in (200, 422), answer.text[:500]
    hidden = dict(re.findall(r'name="(list|kind|seen|packed)" value="([^"]+)"', answer.text))
    if answer.status_code == 200 and hidden:
        kept = guest.web.post("/desk/travellers/keep", data={"token": guest.token, **hidden}, headers={"Origin": HOST})
        assert kept.status_code == 200, kept.text[:500]
        assert guest.web.get("/desk").status_code == 200


def test_what_the_fuzz_sends_reaches_the_forms(guest):
    """Who is inside, with good values, gets through the doors the fuzz knocks at."""
    guest.inside()
    form = {"token": guest.token, "country": "IQ", "severity": "P2", "mode": "at_once"}
    assert guest.web.post("/manage/add", data=form, headers={"Origin": HOST}).url.path == "/manage"
    assert guest.web.post("/desk/channels", data={**form, "way": "webhook", "address": "https://hooks.example.com/x"}, headers={"Origin": HOST}).status_code == 200
    assert guest.web.post("/desk/routes/2/rules/0", data={**form, "sure": "1"}, headers={"Origin": HOST}).url.path == "/desk/routes"
    assert {"country", "sure", "journey", "address", "packed", "reason", "code", "password"} <= set(NAMES)
