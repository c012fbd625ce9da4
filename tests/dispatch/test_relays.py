"""A new operator asks the doctor about mail: each relay is asked, nothing is handed over, and each trouble has its words."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.dispatch import office, relays, rounds
from monitor.model import Delivery, GiveUp, Recipient, Rule, Said
from monitor.store.shapes import Kept
from monitor.wire import open_house
from tests.deliver.sinks import MailSink, free_port, mail_sink
from tests.deliver.story import event
from tests.store.blank import blank_file

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
CONFIG = """
[post]
from = "{sender}"
mode = "{mode}"
allowed = [{allowed}]
[email]
host = "127.0.0.1"
port = {port}
starttls = "{tls}"
connect_timeout = 1
timeout = 1
[[reader]]
name = "ann"
channel = "email"
address = "ann@desk.example"
"""


def examined(
    folder: Path, port: int, mode: str = "live", tls: str = "none", sender: str = "alerts@monitor.example", allowed: str = "",
    config: str = CONFIG,
) -> list[tuple[bool, str]]:  # fmt: skip
    """What the doctor says of mail."""
    (folder / "config").mkdir(exist_ok=True)
    said = config.format(port=port, mode=mode, tls=tls, sender=sender, allowed=allowed)
    (folder / "config" / "local.toml").write_text(said, "utf-8")
    blank_file(folder / "state" / "monitor.sqlite3")
    house = open_house(folder / "config", folder / "state", {})
    try:
        return list(relays.examine(house, NINE))
    finally:
        house.close()


def test_a_relay_that_would_have_us_is_well_and_took_nothing(tmp_path: Path) -> None:
    with mail_sink() as sink:
        assert examined(tmp_path, sink.port) == [(True, f"relay 127.0.0.1:{sink.port}, asked as alerts@monitor.example: it takes mail of ours")]
        assert (sink.bodies, [word for word in sink.words if word.startswith(("RCPT", "DATA"))]) == ([], [])


@pytest.mark.parametrize(
    ("relay", "tls", "said"),
    [
        ({"banner": "554 5.7.1 no service"}, "none", "sender problem: connect: 554 5.7.1 no service"),
        ({"mail": "550 5.7.1 not yours"}, "none", "sender problem: mail: 550 5.7.1 not yours"),
        ({}, "required", 'sender problem: tls: expected STARTTLS (starttls = "required")'),
        ({}, "implicit", 'sender problem: connect: expected TLS from the first octet (starttls = "implicit")'),
    ],
)
def test_a_relay_that_would_not_says_what_was_expected_what_came_and_where(tmp_path: Path, relay: dict[str, str], tls: str, said: str) -> None:
    with mail_sink(**relay) as sink:
        ((good, told),) = examined(tmp_path, sink.port, tls=tls)
    assert not good and told.startswith(f"relay 127.0.0.1:{sink.port}, asked as alerts@monitor.example: {said}")


def test_a_port_that_waits_for_tls_says_nothing_and_is_asked_about(tmp_path: Path) -> None:
    with mail_sink(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)) as sink:
        ((good, told),) = examined(tmp_path, sink.port)
    assert not good and 'expected a greeting, got none (does the port ask for starttls = "implicit"?)' in told


def test_nobody_at_the_port(tmp_path: Path) -> None:
    port = free_port()
    ((good, told),) = examined(tmp_path, port)
    assert not good and f"127.0.0.1:{port}" in told and "refused" in told


def test_a_rehearsal_and_a_sender_of_nowhere_are_named(tmp_path: Path) -> None:
    """Mail of ours would go to a folder though readers are configured; whoever answers it writes to nobody."""
    with mail_sink() as sink:
        found = examined(tmp_path, sink.port, "rehearsal", sender="monitor@localhost", allowed='"@other.example"')
        told = [said for good, said in found if not good]
        assert told[0].startswith("expected a mailbox of yours in [post] from") and "monitor@localhost" in told[0]
        assert told[1].startswith('expected [post] mode = "live" for mail to reach ann, got "rehearsal": it goes to')
        listed = examined(tmp_path, sink.port, "rehearsal", allowed='"@desk.example"')
        assert [good for good, _ in listed] == [True]


def test_a_rehearsal_keeps_mail_and_nothing_that_is_none(tmp_path: Path) -> None:
    """Ann's alerts are files of a program of hers in a rehearsal as ever: nothing about them waits for "live"."""
    hook = CONFIG.replace('"email"\naddress = "ann@desk.example"', '"file"\naddress = "ann@desk.example"')
    with mail_sink() as sink:
        assert [good for good, _ in examined(tmp_path, sink.port, "rehearsal", config=hook)] == [True]


def test_who_asked_for_mail_on_the_web_of_a_house_that_is_tried_out_is_counted(tmp_path: Path) -> None:
    """Two asked, were told to look into their mailbox, and waited; nobody of the house knew. A third had left."""
    house = open_house(tmp_path / "config", tmp_path / "state", {})
    for number, (address, state) in enumerate((("bo@mail.example", "active"), ("cy@desk.example", "unconfirmed"), ("di@mail.example", "ended"))):
        house.store.save_recipient(Recipient(f"mail:{number}", "email", address, "subscriber", state=state), [Rule()], NINE)
    folder = house.state / "outbox"
    told = list(relays.examine(house, NINE))
    house.close()
    assert told == [
        (False, f"expected a relay in [email] host for mail to reach 2 people who asked for it on the web, got none: it goes to {folder}")
    ]
    with mail_sink() as sink:
        shut = [said for good, said in examined(tmp_path, sink.port, "rehearsal", allowed='"@desk.example"') if not good]
        assert shut == [f'expected [post] mode = "live" for mail to reach 1 person who asked for it on the web, got "rehearsal": it goes to {folder}']
        (told,) = [said for good, said in examined(tmp_path, sink.port) if not good]
        assert "base_url" in told


@pytest.mark.parametrize(("base", "good"), [("", False), ("http://m.example", False), ("https://m.example", True)])
def test_links_that_lead_nowhere_are_named_once_somebody_needs_them(tmp_path: Path, base: str, good: bool) -> None:
    """Bo presses "Yes, write to me" and reaches his own machine; without people of the web nobody is sent a link."""
    web = CONFIG + f'[web]\nbase_url = "{base}"\n'
    with mail_sink() as sink:
        assert [well for well, _ in examined(tmp_path, sink.port, config=web)] == [True]
        house = open_house(tmp_path / "config", tmp_path / "state", {})
        house.store.save_recipient(Recipient("mail:1", "email", "bo@mail.example", "subscriber", state="active"), [Rule()], NINE)
        house.close()
        told = [said for well, said in examined(tmp_path, sink.port, config=web) if not well]
        assert len(told) == (not good)
        assert good or told[0].startswith(f"expected an https address people come to in [web] base_url, got {base or 'none'}: links in mails lead to http://")
    chain = '[[escalation]]\nname = "night"\nsteps = [{wait = 0, to = ["ann"]}]\n'.replace("{", "{{").replace("}", "}}")
    with mail_sink() as sink:
        (tmp_path / "other").mkdir()
        found = [said for well, said in examined(tmp_path / "other", sink.port, config=web + chain) if not well]
        assert len(found) == (not good)


def lost(folder: Path, sink: MailSink) -> None:
    """Ann's host says that nobody lives there."""
    examined(folder, sink.port)
    house = open_house(folder / "config", folder / "state", {})
    house.enrol(NINE)
    house.store.keep(Kept("us_state", NINE, events=[event(id="e1", detected_at=NINE)]))
    house.store.enqueue([Delivery("e1", "ann", NINE, "follows all")], NINE)
    (due,) = house.store.claim("d", NINE, 60, 1)
    house.store.transmitting(due.id, "d", NINE)
    house.store.settle(due.id, "d", GiveUp("rcpt: 550 5.1.1 no such user", Said("rcpt", 550, "5.1.1", fault="address")), NINE, None)
    house.store.people.suppress(house.store.recipient("ann").address_key, "hard_bounce", NINE)
    house.close()


def test_whom_no_mail_reaches_and_what_was_given_up_stand_there(tmp_path: Path) -> None:
    with mail_sink() as sink:
        lost(tmp_path, sink)
        told = [said for good, said in examined(tmp_path, sink.port) if not good]
    assert told == [
        "reader ann: nothing is sent to its mailbox any more (hard bounce); `advisory-monitor outbox admit ann` when it works again",
        "1 message given up (`advisory-monitor outbox dead`); the newest to ann, owed since 2 March 2026, 09:00 UTC: rcpt: 550 5.1.1 no such user",
    ]


def test_what_was_too_late_when_the_machine_woke_stands_there_until_somebody_settles_it(tmp_path: Path) -> None:
    """For five minutes it was told that something waits, then that all was well, and Ann never heard of the order."""
    with mail_sink() as sink:
        examined(tmp_path, sink.port)
        house = open_house(tmp_path / "config", tmp_path / "state", {})
        house.enrol(NINE)
        house.store.keep(Kept("us_state", NINE, events=[event(id="e1", detected_at=NINE)]))
        house.store.enqueue([Delivery("e1", "ann", NINE, "follows all")], NINE)
        assert house.store.claim("d", NINE + timedelta(days=2), 60, 1) == []
        (told,) = (said for good, said in examined(tmp_path, sink.port) if not good)
        assert told.startswith("1 message too late to be sent (`advisory-monitor outbox dead`; `outbox retry NUMBER --by YOU` sends one all the same); the newest to ann")
        house.store.dead.dismiss([1], "olga", NINE + timedelta(days=2))
        house.close()
        assert all(good for good, _ in examined(tmp_path, sink.port))


@pytest.mark.parametrize("again", [False, True], ids=["its first try", "let go again by a person"])
def test_what_waited_for_days_before_it_was_due_is_no_old_news_at_its_first_refusal(tmp_path: Path, again: bool) -> None:
    """Bo's week is told on Sunday, and his server greylists: "later" ended the digest at once, since its first alert was six days old."""
    with mail_sink(rcpt="451 4.7.1 greylisted") as sink:
        examined(tmp_path, sink.port)
        house, due = open_house(tmp_path / "config", tmp_path / "state", {}), NINE + timedelta(days=6, hours=3)
        number = house.store.save_recipient(Recipient("bo", "email", "bo@mail.example", "subscriber", state="active"), [Rule(mode="weekly 7 12:00")], NINE)
        house.store.keep(Kept("us_state", NINE, events=[event(id="e1", detected_at=NINE)]))
        rounds.go(house, lambda: NINE)

        def goes(after: timedelta) -> tuple[str, datetime | None]:
            office.post(house, lambda: due + after)
            ((one, state, until),) = [(o.id, str(o.state), o.not_after) for o in house.store.outbox() if o.recipient == number]
            if again and state == "failed_permanent":
                assert house.store.dead.retry([one], "olga", due + after) == 1
            return state, until

        assert goes(timedelta()) == ("retry_wait", due + timedelta(hours=72))
        if again:
            assert goes(timedelta(hours=73)) == ("failed_permanent", due + timedelta(hours=72))
            assert goes(timedelta(hours=73)) == ("retry_wait", due + timedelta(hours=97))
        house.close()
