"""An operator adds a receiver, proves it, and gets a missed alert again; an owner hears that his was switched off."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import policy
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner
from standardwebhooks.webhooks import Webhook as Checker

from monitor import vault
from monitor.cli import cli
from monitor.model import Delivery, Endpoint
from monitor.model.account import Account
from monitor.store.shapes import Kept
from monitor.store.sqlite import open_store
from tests.deliver.story import event
from tests.dispatch.test_receivers import Receiver
from tests.reach.doors import door
from tests.store.blank import blank_file

CONFIG = '[reach]\nhttp = true\ninside = ["127.0.0.1"]\n'
READER = '[[reader]]\nname = "travel-system"\nchannel = "webhook"\naddress = "endpoint:{}"\n'


@dataclass
class Operator:
    """Someone at the command line, with one folder."""

    folder: Path
    said: list[str] = field(default_factory=list)

    def configure(self, text: str) -> None:
        (self.folder / "config").mkdir(exist_ok=True)
        (self.folder / "config" / "local.toml").write_text(text, "utf-8")

    def run(self, *words: str, given: str = "", status: int = 0) -> str:
        blank_file(self.folder / "state" / "monitor.sqlite3")
        command = ["--config", str(self.folder / "config"), "--state", str(self.folder / "state"), *words]
        done = CliRunner().invoke(cli, command, input=given)
        assert done.exit_code == status, (words, done.output, done.exception)
        self.said.append(done.output)
        return done.output

    def owe(self, *ids: str, others: tuple[str, ...] = ()) -> None:
        """Something happened just now, and the reader is owed a word of it."""
        self.run("post")  # the configured readers become recipients
        store, now = open_store(self.folder / "state" / "monitor.sqlite3"), datetime.now(UTC)
        store.keep(Kept("us_state", now, events=[event(id=one, detected_at=now) for one in ids]))
        who = ("travel-system", *others)
        store.enqueue([Delivery(one, name, now, "follows KZ") for name in who for one in ids], now)
        store.close()


@pytest.fixture
def operator(tmp_path: Path) -> Iterator[Operator]:
    one = Operator(tmp_path)
    one.configure(CONFIG)
    return one


def added(operator: Operator, far: Receiver, *more: str) -> tuple[str, str]:
    said = operator.run("endpoints", "add", "webhook", "--label", "Travel system", *more, given=far.url + "\n")
    return re.search(r"ep[0-9a-f]{16}", said)[0], re.search(r"whsec_\S+", said)[0]


def told(secret: str, posts: list[tuple[dict[str, str], bytes]]) -> set[str]:
    """The events that verified posts tell; two of one country may leave together."""
    whole = [Checker(secret).verify(body, headers) for headers, body in posts]
    return {one["id"] for post in whole for one in post["data"]["events"]}


def test_g78_g79_from_the_first_word_to_a_replay(operator: Operator) -> None:
    """Added, proved, named by a reader; two alerts arrive signed, one is asked for again and is recognisable."""
    with Receiver().listening() as far:
        id_, secret = added(operator, far)
        operator.configure(CONFIG + READER.format(id_))
        assert "Verified" in operator.run("endpoints", "verify", id_)
        assert "Sent" in operator.run("endpoints", "test", id_)
        operator.owe("e1", "e2")
        operator.run("post")
        assert told(secret, far.heard[2:]) == {"e1", "e2"}
        posts = len(far.heard) - 2
        assert "1 replayed" in operator.run("endpoints", "replay", id_, "--event", "e1")
        assert f"{posts} replayed" in operator.run("endpoints", "replay", id_, "--since", "2020-01-01")
        assert "0 replayed" in operator.run(
            "endpoints", "replay", id_, "--since", "2020-01-01", "--until", "2020-02-01"
        )
        assert "expected --event or --since" in operator.run("endpoints", "replay", id_, status=2)
        ids = [headers["webhook-id"] for headers, _ in far.heard[2:]]
        assert len(ids) == 2 * posts + 1
        assert set(ids[posts:]) == set(ids[:posts])
        rows = [json.loads(row) for row in operator.run("endpoints", "calls", id_, "--json").splitlines()]
        assert [(row["purpose"], row["status"]) for row in reversed(rows)] == [
            ("challenge", 200), ("test", 204), *[("event", 204)] * posts, *[("replay", 204)] * (posts + 1),
        ]  # fmt: skip
        assert "well, last post" in operator.run("endpoints", "list")


def test_g81_the_secret_is_shown_once_and_the_address_never(operator: Operator) -> None:
    """Everything any command prints after the first, and the whole state folder but the key: no canary."""
    with Receiver().listening() as far:
        id_, secret = added(operator, far)
        fresh = re.search(r"whsec_\S+", operator.run("endpoints", "rotate", id_))[0]
        first = len(operator.said)
        operator.configure(CONFIG + READER.format(id_))
        for words in ("verify", "test", "calls", "off", "on"):
            operator.run("endpoints", words, id_)
        operator.owe("e1")
        for words in (("post",), ("endpoints", "list"), ("endpoints", "list", "--json"), ("outbox", "--all"), ("readers",), ("config",),
                      ("endpoints", "rekey"), ("endpoints", "test", id_), ("backup", str(operator.folder / "copy.sqlite3"))):  # fmt: skip
            operator.run(*words)
        assert fresh != secret
    everything = "".join(operator.said[first:]).encode()
    everything += b"".join(
        file.read_bytes() for file in operator.folder.rglob("*") if file.is_file() and file.name != "vault.key"
    )
    assert b"Travel system" in everything
    for canary in (b"canary-4711", secret.encode(), fresh.encode()):
        assert canary not in everything


def test_calls_of_an_endpoint_that_is_not_there_are_a_mistake_and_none_is_said(operator: Operator) -> None:
    """An operator who copied the id with a slip must not read silence as "nothing was posted"."""
    assert "expected the id of an endpoint (see `advisory-monitor endpoints list`), got 'ep12'" in operator.run("endpoints", "calls", "ep12", status=2)
    store = open_store(operator.folder / "state" / "monitor.sqlite3")
    store.endpoints.add(Endpoint("ep12", "slack", "hooks.slack.com", "sealed1.x", "room", datetime.now(UTC)))
    store.close()
    assert operator.run("endpoints", "calls", "ep12") == "No request was made to it yet.\n"
    assert operator.run("endpoints", "calls", "ep12", "--json") == ""


def test_g81_new_keys_lock_no_officer_out(operator: Operator) -> None:
    """Their second factors are sealed with the same keys as the addresses: the old key is forgotten, they still open."""
    operator.run("accounts", "list")
    store, file = open_store(operator.folder / "state" / "monitor.sqlite3"), operator.folder / "state" / "vault.key"
    number = store.accounts.save(Account("olga", frozenset({"officer"})), "operator", datetime.now(UTC))
    about, old = f"account:{number}:totp", vault.from_file(file)
    store.accounts.save(replace(store.accounts.find(number), totp=old.seal(about, "JBSWY3DPEHPK3PXP")), "operator", datetime.now(UTC))
    assert operator.run("endpoints", "rekey").startswith("1 secret sealed anew")
    assert vault.from_file(file).current != old.current
    assert vault.from_file(file).open(about, store.accounts.find(number).totp) == "JBSWY3DPEHPK3PXP"
    store.close()


def test_g76_the_owner_hears_once_by_mail_that_a_receiver_is_gone(operator: Operator) -> None:
    """The receiver says 410: the endpoint is off, one letter is in the Maildir, the doctor names it, a second round tells nothing."""
    with Receiver().listening() as far:
        id_, _ = added(operator, far, "--owner", "it@acme.example")
        operator.configure(CONFIG + READER.format(id_))
        operator.run("endpoints", "verify", id_)
        far.status = 410
        operator.owe("e1")
        operator.run("post")
        operator.run("post")
    (letter,) = (operator.folder / "state" / "outbox" / "new").glob("*")
    mail = BytesParser(policy=policy.default).parsebytes(letter.read_bytes())
    assert mail["To"] == "it@acme.example"
    assert mail["Subject"] == "Switched off: Travel system (webhook at 127.0.0.1)"
    text = mail.get_body(("plain",)).get_content()
    assert "410 gone" in text
    assert f"endpoints replay {id_} --since" in text
    assert "canary" not in letter.read_text()
    assert "410 gone" in operator.run("endpoints", "list")
    assert f"endpoint {id_} at 127.0.0.1: switched off" in operator.run("doctor", status=1)


def test_g76_officers_hear_of_a_receiver_of_the_house_that_is_gone_until_it_is_on_again(operator: Operator) -> None:
    """Nobody owns the travel system's hook. It says 410 at nine: without a word to anybody its alerts would go nowhere."""
    with Receiver().listening() as far:
        id_, _ = added(operator, far)
        operator.configure(CONFIG + READER.format(id_) + '[[reader]]\nname = "olga"\nchannel = "file"\nseverity = "P1"\n[officers]\nreaders = ["olga"]\n')
        operator.run("endpoints", "verify", id_)
        far.status = 410
        operator.owe("e1")
        for _ in range(3):
            operator.run("post")
        letters = [BytesParser(policy=policy.default).parsebytes(one.read_bytes()) for one in (operator.folder / "state" / "outbox" / "new").glob("*")]
        (told,) = [one for one in letters if one["Subject"] == "Switched off: Travel system (webhook at 127.0.0.1)"]
        text = " ".join(told.get_body(("plain",)).get_content().split())
        assert "410 gone" in text and "names no owner who may be written to" in text and f"endpoints on {id_}" in text
        far.status = 204
        operator.run("endpoints", "on", id_)
        operator.run("post")
        assert "Switched off" not in operator.run("doctor", status=1)


def test_a_dead_letter_is_found_behind_what_a_discarded_storm_cancelled(operator: Operator) -> None:
    """The order of nine came too late for the hook; at ten a storm of twelve hundred messages was discarded."""
    with Receiver().listening() as far:
        id_, _ = added(operator, far)
        operator.configure(CONFIG + READER.format(id_))
        operator.run("endpoints", "verify", id_)
        operator.owe("e1")
        store = open_store(operator.folder / "state" / "monitor.sqlite3")
        with store.lines.writing() as conn:
            conn.execute("UPDATE deliveries SET state = 'expired', last_reason = 'too late'")
            conn.execute(
                "INSERT INTO deliveries (matter, recipient, channel, state, due_at, created_at, why, last_reason)"
                " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
                " SELECT '{}', recipient, channel, 'pending', due_at, created_at, why, '' FROM deliveries, n"
            )
            conn.execute("UPDATE deliveries SET state = 'cancelled', last_reason = 'storm:1 was discarded' WHERE matter = '{}'")
        store.close()
        assert "too late" in operator.run("outbox", "dead")
        listed = operator.run("outbox")
        assert listed.count("storm:1 was discarded") == 4 and "… and 997 more, cancelled: storm:1 was discarded" in listed
        assert len(operator.run("outbox", "--json").splitlines()) == 1000


def test_a_mistake_is_one_sentence_and_every_deed_is_in_the_audit(operator: Operator) -> None:
    assert "expected a public address" in operator.run(
        "endpoints", "add", "webhook", given="https://10.0.0.1/\n", status=2
    )
    for words in ("verify", "test", "rotate", "off", "on", "remove"):
        assert "expected the id of an endpoint" in operator.run("endpoints", words, "ghost", status=2)
    assert "expected the id of an endpoint" in operator.run("endpoints", "replay", "ghost", "--event", "e1", status=2)
    with Receiver(echoes=False).listening() as far:
        id_, _ = added(operator, far)
        assert "did not repeat the challenge" in operator.run("endpoints", "verify", id_, status=1)
        operator.run("endpoints", "off", id_)
        assert "switched off: by hand" in operator.run("endpoints", "test", id_, status=1)
        operator.run("endpoints", "remove", id_)
    store = open_store(operator.folder / "state" / "monitor.sqlite3")
    assert [row.deed.what for row in store.audit.rows()] == ["endpoint.add", "endpoint.off", "endpoint.remove"]
    store.close()


def test_an_unproved_endpoint_keeps_its_alerts_until_it_is_proved(operator: Operator) -> None:
    """The alert waits in the outbox with the reason; the day's silence is the owner's to end."""
    with Receiver().listening() as far:
        id_, _ = added(operator, far)
        operator.configure(CONFIG + READER.format(id_))
        operator.owe("e1")
        operator.run("post")
        assert far.heard == []
        assert "not yet shown that it is theirs" in operator.run("outbox")
        operator.run("endpoints", "verify", id_)
        later = (datetime.now(UTC) + timedelta(hours=1, minutes=1)).isoformat()
        operator.run("post", "--at", later)
        assert far.types() == ["endpoint.challenge", "advisory.changed"]


def test_a_receiver_that_takes_its_time_keeps_no_other_waiting(operator: Operator) -> None:
    """One answers when the other, owed later, has been told; waiting for it first would take for ever."""
    told = threading.Event()

    def slow(request: BaseHTTPRequestHandler) -> None:
        request.send_response(204 if told.wait(15) else 500)
        request.end_headers()

    def quick(request: BaseHTTPRequestHandler) -> None:
        told.set()
        request.send_response(204)
        request.end_headers()

    with door(slow) as (first, _), door(quick) as (second, _):
        secret = "whsec_" + "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"
        (operator.folder / "config" / "word").write_text(secret, "utf-8")
        operator.configure(
            "".join(
                f'[[reader]]\nname = "{name}"\nchannel = "webhook"\naddress = "http://127.0.0.1:{port}/"\nsecret_file = "word"\n'
                for name, port in (("travel-system", first), ("other", second))
            )
        )
        operator.owe("e1", others=("other",))
        operator.run("post")
    assert "Nothing waits." in operator.run("outbox")
