"""A mail to the address in List-Unsubscribe ends everything, whatever it says, within minutes and for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor import wire
from monitor.daemon import POST_EVERY
from monitor.dispatch import office, returns
from monitor.keyring import ring
from monitor.model import Recipient, Rule
from monitor.seals import return_token
from monitor.store.shapes import Kept
from tests.store.blank import blank_file
from tests.store.stories import event

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PATTERN = "back+{token}@monitor.example"


@pytest.fixture
def house(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(f'[post]\nreturn_path = "{PATTERN}"\nbounces = "returned"\n')
    (tmp_path / "state" / "returned" / "new").mkdir(parents=True)
    blank_file(tmp_path / "state" / "monitor.sqlite3")
    opened = wire.open_house(tmp_path / "config", tmp_path / "state", {})
    yield opened
    opened.close()


def subscribed(house, name: str) -> int:
    return house.store.save_recipient(Recipient(f"mail:{name}", "email", f"{name}@example.org"), [Rule()], NINE)


def arrives(house, to: str, said: str = "Subject: unsubscribe\r\n\r\n") -> None:
    mail = f"From: ann@example.org\r\nTo: {to}\r\n{said}"
    (house.state / "returned" / "new" / f"{len(to)}.mail").write_bytes(mail.encode())


@pytest.mark.parametrize("days", [0, 500])
@pytest.mark.parametrize("case", [str, str.upper])
def test_44_a_mail_to_the_way_out_ends_it_within_five_minutes_also_after_years(house, days: int, case) -> None:
    assert POST_EVERY <= 300  # the daemon reads the box each time it sends
    ann, bob = (subscribed(house, name) for name in ("ann", "bob"))
    arrives(house, case(returns.way_out(PATTERN, ring(house.state), ann)))
    for _ in range(2):
        office.post(house, lambda: NINE + timedelta(days=days))
    assert [house.store.recipient(one).state for one in (ann, bob)] == ["ended", "active"]
    assert [file.parent.name for file in (house.state / "returned").rglob("*.mail*")] == ["cur"]


def test_a_return_path_is_no_way_out_and_a_forged_one_nothing(house) -> None:
    """Every host on the way sees the return path: nobody may make of it an address that ends another's alerts."""
    ann = subscribed(house, "ann")
    for token in (return_token(ring(house.state), ann, 0), "a" * 32, ""):
        arrives(house, PATTERN.replace("{token}", returns.LEAVE + token))
        office.post(house, lambda: NINE)
    assert house.store.recipient(ann).state == "active"


def test_without_its_maildir_the_house_says_so_once_an_hour_and_sends_all_the_same(house, caplog) -> None:
    """The log had it every five seconds, and `doctor` not at all."""
    assert list(returns.examine(house)) == []
    (house.state / "returned" / "new").rmdir()
    for minutes in (0, 1, 59, 60):
        returns.look(house, NINE + timedelta(minutes=minutes))
    assert office.post(house, lambda: NINE + timedelta(hours=1))["sent"] == 0
    assert caplog.text.count("expected a Maildir") == 2
    ((good, said),) = returns.examine(house)
    assert not good and "expected a Maildir" in said


def test_a_box_that_cannot_be_emptied_keeps_nobody_from_being_told(house, caplog) -> None:
    """A mail server wrote it for itself alone: each round ended there, and nobody was owed anything any more."""
    ann = subscribed(house, "ann")
    (house.state / "returned" / "cur").write_text("no folder")
    arrives(house, returns.way_out(PATTERN, ring(house.state), ann + 9))
    leaver = subscribed(house, "bob")  # whose mail lies behind the one that cannot be moved away
    way = returns.way_out(PATTERN, ring(house.state), leaver)
    (house.state / "returned" / "new" / "z.mail").write_text(f"To: {way}\nFrom: bob@x.example\n\nNo more.\n")
    house.store.keep(Kept("us_state", NINE, events=[event(country="IQ", detected_at=NINE)]))
    assert office.post(house, lambda: NINE)["sent"] >= 1
    assert [due.event_id for due in house.store.outbox() if due.event_id and due.recipient == ann]
    assert "a mail that came back cannot be read" in caplog.text and house.store.recipient(leaver).state == "ended"
