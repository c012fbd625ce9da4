"""What came back is believed with our own seal alone, for as long as hosts try, and counted where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor import wire
from monitor.dispatch import returns
from monitor.keyring import ring
from monitor.model import Recipient, Rule, Sent, State
from monitor.seals import return_token
from monitor.store.shapes import Kept
from monitor.wire import House
from tests.store.blank import blank_file
from tests.store.stories import event

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PATTERN = "back+{token}@monitor.example"
GONE = "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user"
THERE = "Action: delivered\r\nStatus: 2.0.0"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Ann was sent a mail at nine."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(f'[post]\nreturn_path = "{PATTERN}"\n')
    blank_file(tmp_path / "state" / "monitor.sqlite3")
    opened = wire.open_house(tmp_path / "config", tmp_path / "state", {})
    opened.store.save_recipient(Recipient("ann", "email", "ann@far.example", address_key="a" * 32), [Rule()], NINE)
    opened.store.keep(Kept("us_state", NINE, events=[event(country="IQ", detected_at=NINE)]))
    opened.spread(lambda: NINE)
    (due,) = opened.store.claim("test", NINE, 60, 10)
    assert opened.store.transmitting(due.id, "test", NINE)
    opened.store.settle(due.id, "test", Sent("250 ok"), NINE, None)
    yield opened
    opened.close()


def path(house: House, at: datetime = NINE) -> str:
    """The return path of Ann's mail, made at a time."""
    (due,) = house.store.outbox((State.SENT,))
    return returns.return_path(PATTERN, ring(house.state), due.id, at)


def came(to: str, said: str = GONE, number: int = 1) -> bytes:
    """A report by a far host."""
    head = f"From: <>\r\nTo: {to}\r\nMessage-ID: <{number}@far.example>\r\nContent-Type: multipart/report; boundary=x\r\n\r\n"
    return f"{head}--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; far\r\n\r\nFinal-Recipient: rfc822; ann@far.example\r\n{said}\r\n\r\n--x--\r\n".encode()


def test_a_mailbox_whose_host_says_on_two_days_that_nobody_lives_there_is_barred(house: House) -> None:
    said = [(1, 1), (1, 2), (2, 3), (3, 26)]  # the number of the report, and when it came
    assert [returns.take(house, came(path(house), number=n), NINE + hour * HOUR) for n, hour in said] == ["noted", "known", "noted", "suppressed"]


@pytest.mark.parametrize(
    ("hours", "after", "what"),
    [(0, 24 * 29, "noted"), (0, 24 * 31, "forged"), (1, 0, "noted"), (4, 0, "forged")],
    ids=["of a month ago", "older", "an hour ahead", "of a time to come"],
)
def test_a_return_path_is_believed_for_a_month_and_not_before_its_time(house: House, hours: int, after: int, what: str) -> None:
    assert returns.take(house, came(path(house, NINE + hours * HOUR)), NINE + after * HOUR) == what


def test_an_address_that_is_none_of_ours_bars_nobody_and_is_counted(house: House) -> None:
    """Another host, or another name, as long as ours; another's token, the way out, and words after the token."""
    good = path(house)
    token = good.removeprefix("back+").removesuffix("@monitor.example")
    wrong = [
        good.replace("monitor.example", "bonitor.example"), good.replace("back+", "pack+"), PATTERN.replace("{token}", "a" * 32),
        PATTERN.replace("{token}", returns.LEAVE + token), PATTERN.replace("{token}", return_token(ring(house.state), 1, 0)),
    ]  # fmt: skip
    assert [returns.take(house, came(to, number=number), NINE + HOUR) for number, to in enumerate(wrong)] == ["forged"] * 5
    assert house.store.bounces.counts(NINE) == {"forged": 5}
    assert returns.take(house, came(f"other@far.example, {good.upper()}", number=9), NINE + HOUR) == "noted"


def test_a_flood_of_what_comes_back_keeps_no_alert_waiting(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody may write to the address that bounces go to, a hundred thousand times: each was read before anything was sent."""
    monkeypatch.setattr(returns, "_AT_ONCE", 3)
    house.settings = replace(house.settings, post=replace(house.settings.post, bounces="returned"))
    for name in ("new", "cur"):
        (house.state / "returned" / name).mkdir(parents=True)
    for number in range(7):
        (house.state / "returned" / "new" / f"{number}").write_bytes(came("stranger@monitor.example", number=number))
        (house.state / "returned" / "new" / f"!{number}").mkdir()  # is no mail, and keeps none back
    left = []
    for _ in range(4):
        returns.look(house, NINE)
        left.append(len(list((house.state / "returned" / "new").iterdir())) - 7)
    assert left == [4, 1, 0, 0] and house.store.bounces.counts(NINE) == {"forged": 7}


def test_what_tells_that_it_arrived_or_tells_nothing_bars_nobody(house: House) -> None:
    blank = f"From: a@far.example\r\nTo: {path(house)}\r\nSubject: Out of office\r\nMessage-ID: <7@far.example>\r\n\r\nBack on Monday.\r\n".encode()
    assert returns.take(house, came(path(house), THERE), NINE + HOUR) == "delivered"
    assert (returns.take(house, blank, NINE + HOUR), house.store.bounces.counts(NINE)) == ("unreadable", {"unreadable": 1})
    assert returns.take(house, came(path(house), number=3), NINE + HOUR) == "noted"


@pytest.mark.parametrize(
    "said",
    ["Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 <Ann@far.example>: not here",
     f"Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 {'a word ' * 26}<ann@far.example>"],
    ids=["short", "cut off within the mailbox"],
)  # fmt: skip
def test_51_who_is_forgotten_stands_in_no_report_that_came_back(house: House, said: str) -> None:
    """Hosts say whose mailbox is gone: kept is that one of theirs is, until Ann is forgotten and after it."""
    for number, hour in ((1, 1), (2, 26)):
        became = returns.take(house, came(path(house), said, number), NINE + hour * HOUR)
    complaint = f"From: abuse@far.example\r\nTo: {path(house)}\r\nMessage-ID: <c@far.example>\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: ann@far.example\r\n\r\n--x--\r\n"
    assert (became, returns.take(house, complaint.encode(), NINE + 27 * HOUR)) == ("suppressed", "suppressed")
    assert house.store.forgetting.erase(house.store.recipient("ann").id, NINE + 28 * HOUR)
    kept = "\n".join(house.store.lines.reading().iterdump())
    assert "far.example" in kept
    assert "ann@" not in kept.casefold()


def test_without_a_return_path_of_ours_nothing_that_comes_is_ours(house: House, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "local.toml").write_text("")
    bare, to = wire.open_house(tmp_path / "none", tmp_path / "other", {}), path(house)
    assert [returns.take(bare, came(one, number=n), NINE) for n, one in enumerate((to, "", "a@b.example"))] == ["forged"] * 3
    bare.close()
