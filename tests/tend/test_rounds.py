"""The whole road in one process: what is kept in a pass stands in the right mailboxes, with what each may read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest

from monitor import keyring
from monitor.dispatch import office
from monitor.model.routing import Trip
from monitor.tend import escalating
from monitor.wire import House, open_house
from tests.decide.told import NINE, after, event
from tests.tend.town import happens

CONFIG = """
[web]
base_url = "https://monitor.example.org"
[officers]
readers = ["olga"]
[canary]
reader = "seed"
[[escalation]]
name = "duty"
steps = [{wait = 0, to = ["acme"]}, {wait = 600, to = ["rival"]}]
[[reader]]
name = "acme"
channel = "file"
address = "desk@acme.example"
tenant = "acme"
travellers = true
private = true
severity = "P4"
[[reader]]
name = "open"
channel = "file"
address = "all@acme.example"
tenant = "acme"
mode = "daily 08:30"
[[reader]]
name = "rival"
channel = "file"
address = "desk@rival.example"
tenant = "rival"
countries = ["DE"]
private = true
[[reader]]
name = "olga"
channel = "file"
address = "olga@example.org"
countries = ["DE"]
[[reader]]
name = "seed"
channel = "file"
address = "seed@example.org"
publishers = ["canary", "us_state"]
severity = "P1"
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(CONFIG)
    opened = open_house(tmp_path / "config", tmp_path / "state", {})
    opened.enrol(after(-60))
    for name, who in (("acme", "Ann Acme"), ("rival", "Rex Rival")):
        tenant = opened.store.trips.tenant(name, NINE)
        assert tenant
        opened.store.trips.replace(tenant, "hr", [Trip(who, "1", "KZ", NINE.date(), None, who, "US")], "test", NINE)
    yield opened
    opened.close()


def _posts(house: House, when: datetime) -> dict[str, list[EmailMessage]]:
    """Post what is due and return the mails that are new, by mailbox."""
    office.post(house, lambda: when)
    found: dict[str, list[EmailMessage]] = {}
    for file in sorted((house.state / "outbox" / "new").glob("*")):
        mail = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
        assert isinstance(mail, EmailMessage)
        if "rounds were late" not in str(mail["Subject"]):  # the clock of a story jumps
            found.setdefault(str(mail["To"]), []).append(mail)
        file.rename(file.parent.parent / "cur" / file.name)
    return found


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body
    return " ".join(body.get_content().split())


def test_71_74_94_a_departure_order_from_the_pass_to_every_mailbox(house: House):
    order = event(1, severity="P1", kind="departure_ordered")
    happens(house.store, order, escalations=tuple(escalating.begun(house.settings.routing.chains, [order], NINE)))
    first = _posts(house, NINE)
    assert set(first) == {"desk@acme.example", "seed@example.org"}
    acme = _text(first["desk@acme.example"][0])
    assert "Your travellers: 1 person there now; 1 of them is a national of the United States." in acme
    assert "Ann Acme (there now, end not known)" in acme and "Rival" not in acme
    assert "So that nobody else is woken: Take it on https://monitor.example.org/acknowledge/" in acme
    token = acme.partition("/acknowledge/")[2].split()[0]
    assert escalating.opened(keyring.ring(house.state), token) == (1, "acme")
    assert sorted(str(mail["Subject"]).strip()[:4] for mail in first["seed@example.org"]) == ["Test", "US r"]  # the canary, and the alert
    assert "acknowledge" not in _text(first["seed@example.org"][0]) + _text(first["seed@example.org"][1])  # no step of the chain
    second = _posts(house, after(10))
    rival = _text(second["desk@rival.example"][0])
    assert "Rex Rival" in rival and "Acme" not in rival and set(second) == {"desk@rival.example"}
    assert escalating.acknowledge(house.store, 1, "rival", "mail", after(12))
    assert _posts(house, after(60)) == {}
    (digest,) = _posts(house, datetime.fromisoformat("2026-03-03T08:30:00+00:00"))["all@acme.example"]
    assert "1 person there now" in _text(digest) and "Ann Acme" not in _text(digest)


def test_66_a_storm_from_the_pass_to_officers_and_one_mail_a_person(house: House):
    countries = ["AF", "DE", "FR", "GB", "IQ", "IR", "IT", "JP", "KE", "KZ", "LB", "MX", "NG", "PK", "RU", "SY", "UA"]
    happens(house.store, *(event(n, code, destination=code) for n, code in enumerate(countries)), storm="17 countries in one pass, expected 15 at most")
    asked = _posts(house, after(1))
    assert str(asked["olga@example.org"][0]["Subject"]).strip() == "Decide by 09:10 UTC: U.S. Department of State, 17 countries in one pass, expected 15 at most"
    assert asked["olga@example.org"][0]["X-Advisory-Letter"] == "notice" and set(asked) <= {"olga@example.org", "seed@example.org"}
    assert _posts(house, after(9)) == {}
    left = _posts(house, after(10.5))
    assert {to: len(mails) for to, mails in left.items()} == {"desk@acme.example": 1, "all@acme.example": 1, "desk@rival.example": 1, "olga@example.org": 1}
    assert "17 changes" in str(left["all@acme.example"][0]["Subject"])
    assert _posts(house, after(31)) == {} and _posts(house, NINE + timedelta(days=2))["seed@example.org"]
