"""Last night's copy is put back at noon: whoever left in the morning stays away, and officers hear what nobody knows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.admit.enrol import secret
from monitor.admit.reception import Reception
from monitor.dispatch import leavers, office
from monitor.dispatch.leavers import LEFT
from monitor.dispatch.unnamed import erase
from monitor.keyring import ring
from monitor.model import Recipient, Rule
from monitor.model.account import Account, ApiToken, Session
from monitor.model.endpoint import PREFIX, Endpoint
from monitor.model.routing import Trip
from monitor.store.bounces import Back
from monitor.store.leaving import UNDO, Scope
from monitor.store.onetime import Word
from monitor.subscribe.wishes import Manner, Wishes
from monitor.wire import DATABASE, House, open_house
from tests.store.blank import blank_file

NIGHT = datetime(2026, 3, 2, 3, tzinfo=UTC)
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CONFIG = '[officers]\nreaders = ["olga"]\n[[reader]]\nname = "olga"\nchannel = "file"\naddress = "olga@desk.example"\n'
BOTH = Rule(countries=frozenset({"KZ", "UZ"}))


@pytest.fixture
def state(tmp_path: Path) -> Path:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "local.toml").write_text(CONFIG, "utf-8")
    blank_file(tmp_path / "state" / DATABASE)
    return tmp_path / "state"


@pytest.fixture
def opened(state: Path) -> Iterator[Callable[[], House]]:
    houses: list[House] = []

    def again() -> House:
        for house in houses:
            house.close()
        houses.append(open_house(state.parent / "config", state, {}))
        return houses[-1]

    yield again
    houses[-1].close()


def person(house: House, name: str, **said: object) -> int:
    who = Recipient(name=name, origin="subscriber", channel="file", address=f"{name}@example.org", address_key=f"key of {name}", state="active")
    return house.store.save_recipient(who, [BOTH], NIGHT)


def follows(house: House, number: int) -> str:
    who = house.store.recipient(number)
    assert who is not None
    return f"{who.state} {' '.join(sorted({c for rule in house.store.rules(number) for c in rule.countries}))}".strip()


def put_back(copy: Path, state: Path) -> None:
    for each in state.glob(f"{DATABASE}*"):
        each.unlink()
    shutil.copyfile(copy, state / DATABASE)


def notices(house: House) -> list[str]:
    query = "SELECT subject || ': ' || lines FROM notices WHERE key GLOB 'left*' ORDER BY id"
    return [row[0] for row in house.store.lines.reading().execute(query)]  # type: ignore[attr-defined]


def test_whoever_left_after_the_copy_was_made_stays_away(state: Path, opened: Callable[[], House], tmp_path: Path) -> None:
    """Dan took it back in a minute and Fay signed up again: they are told. Eve signed up after the copy: officers hear of one who is lost.

    Hal wanted an hour of peace, which is over; Uma had been disabled the day before, and was written to the table again.
    """
    house = opened()
    store = house.store
    ann, bob, cy, dan, fay, gus, hal = (person(house, name) for name in ("ann", "bob", "cy", "dan", "fay", "gus", "hal"))
    olga = store.accounts.save(Account("olga", frozenset({"officer"}), ""), "operator", NIGHT)
    token = store.tokens.give(ApiToken(0, "ci", "am_", olga, "", frozenset({"read"}), NIGHT, NOON), "h" * 64, "operator")
    otto = store.accounts.save(Account("otto", frozenset({"officer"}), ""), "operator", NIGHT)
    store.accounts.begin(Session("s1", otto, NIGHT, NIGHT, True, "192.0.2.0/24", ""), "s" * 64, "otto")
    uma = store.accounts.save(Account("uma", frozenset({"viewer"}), "", disabled_at=NIGHT), "operator", NIGHT)
    acme = store.trips.tenant("acme", NIGHT)
    assert acme is not None
    store.endpoints.add(Endpoint("ep1", "slack", "hooks.slack.com", "sealed1.k.x", "room", NIGHT, tenant=acme))
    room = store.desks.add(Recipient("desk:ep1", "slack", f"{PREFIX}ep1", "desk", acme, created_at=NIGHT), "olga", NIGHT)
    office.post(house, lambda: NIGHT)
    store.backup(tmp_path / "copy")

    undo = Word("undo", "d" * 64, "salt", UNDO)
    for number, scope in ((ann, Scope("all")), (cy, Scope("country", "KZ")), (fay, Scope("all"))):
        store.leaving.leave(number, scope, NINE)
    store.leaving.leave(hal, Scope("pause", (NINE + timedelta(hours=1)).isoformat()), NINE)
    store.desks.end(acme, room, "olga", NINE)
    store.endpoints.remove("ep1")
    store.leaving.leave(dan, Scope("all"), NINE, undo)
    assert store.leaving.undo("d" * 64, NINE)
    store.leaving.follow(fay, BOTH, NINE)
    store.forgetting.erase(bob, NINE)
    desk = Reception(store.people, store.leaving, store.moving, store.spelling, ring(state), secret(state, "secret.key"))
    desk.ask("eve@example.org", Wishes(), Manner(), "192.0.2.1", NINE)
    eve = next(who for who in store.recipients() if who.address == "eve@example.org")
    (word,) = (row["hash"] for row in store.lines.reading().execute("SELECT hash FROM tokens WHERE purpose = 'confirm'"))  # type: ignore[attr-defined]
    assert store.people.confirm(word, NINE)
    store.leaving.leave(eve.id, Scope("country", "KZ"), NINE)
    assert store.people.mail_word("key of gus", [], Word("login", "g" * 64, "salt", UNDO), lambda count: True, NINE) == "mailed"
    for who in ("gus", eve.name):
        (due,) = [one for one in store.outbox() if one.reader == who]
        store.bounces.take(Back(f"report of {who}", due.id, "complaint"), NINE)
    known = store.accounts.find(otto)
    assert known is not None
    store.accounts.save(replace(known, disabled_at=NINE), "operator", NINE)
    disabled = store.accounts.find(uma)
    assert disabled is not None
    store.accounts.save(disabled, "operator", NINE)
    store.tokens.revoke(token, None, "operator", NINE)
    office.post(house, lambda: NINE)
    kept = (state / LEFT).read_text("ascii")
    assert "example.org" not in kept and "key of" not in kept and "otto" not in kept

    put_back(tmp_path / "copy", state)
    house = opened()
    newcomer = person(house, "ida")  # has Eve's number now, and left nothing
    assert newcomer == eve.id
    office.post(house, lambda: NOON)
    assert [follows(house, one) for one in (ann, bob, cy, dan, fay, gus, newcomer)] == ["ended", "erased", "active UZ", *["active KZ UZ"] * 4]
    bob_now = house.store.recipient(bob)
    assert bob_now is not None and (bob_now.address, bob_now.address_key) == ("", None)
    assert house.store.people.suppressed("key of ann", NOON) == house.store.people.suppressed("key of bob", NOON) == "unsubscribed"
    assert house.store.people.suppressed("key of gus", NOON) == "complaint"
    found = house.store.accounts.find("otto")
    assert found is not None and found.disabled_at == NOON
    assert house.store.tokens.by_hash("h" * 64, NINE) is None
    assert house.store.accounts.session("s1", "s" * 64, NIGHT) is None
    still, channel = house.store.accounts.find("uma"), house.store.recipient(room)
    assert still is not None and still.disabled_at == NIGHT
    assert channel is not None and (channel.state, channel.address, house.store.endpoints.find("ep1")) == ("erased", "", None)
    assert follows(house, hal) == "active KZ UZ"
    (told,) = notices(house)
    assert told.startswith("The database is older than left.journal") and "7 leavers" in told and "1 person" in told
    office.post(house, lambda: NOON + timedelta(minutes=1))
    assert len(notices(house)) == 1

    put_back(tmp_path / "copy", state)  # the same once more
    house = opened()
    with (state / LEFT).open("ab") as file:  # and somebody wrote into it
        file.write(b'{"seq": 999, "hash": "", "subject": "tenant:x", "made": "", "what": "a dance", "said": ""}\n')
    office.post(house, lambda: NOON)
    assert [follows(house, one) for one in (ann, bob, cy, dan)] == ["ended", "erased", "active UZ", "active KZ UZ"]
    assert house.store.people.suppressed("key of gus", NOON) == "complaint"
    assert house.store.tokens.by_hash("h" * 64, NINE) is None


def test_a_traveller_who_was_forgotten_is_forgotten_again(state: Path, opened: Callable[[], House], tmp_path: Path) -> None:
    """The copy still has Ann's journeys and that the desk reached her: neither comes back, and the file does not name her. Bo stays.

    So does another company's Ann Lee, who had left its list when the first was forgotten.
    """
    house = opened()
    other = house.store.trips.tenant("umbrella", NIGHT)
    assert other is not None
    tenant = house.store.trips.tenant("acme", NIGHT)
    assert tenant is not None
    rows = [Trip(key, "1", "KZ", NIGHT.date(), None, name) for key, name in (("t1", "Ann Lee"), ("t2", "Bo"))]
    house.store.trips.replace(tenant, "list", rows, "operator", NIGHT)
    house.store.trips.replace(other, "list", rows[:1], "operator", NIGHT)
    for each in (tenant, other):
        house.store.contacts.note(each, "e", {"t1": "reached", "t2": "reached"}, "desk", NIGHT)
    office.post(house, lambda: NIGHT)
    house.store.backup(tmp_path / "copy")
    house.store.trips.replace(other, "list", [], "operator", NINE)
    house.store.contacts.erase("t1", only=other)
    assert erase(house, "ann lee", "operator", NINE) == ({tenant: 1}, 1)
    office.post(house, lambda: NINE)
    put_back(tmp_path / "copy", state)
    house = opened()
    office.post(house, lambda: NOON)
    assert ([one.name for one in house.store.trips.all(tenant)], [*house.store.contacts.of(tenant, "e")]) == (["Bo"], ["t2"])
    assert ([one.name for one in house.store.trips.all(other)], [*house.store.contacts.of(other, "e")]) == (["Ann Lee"], ["t1", "t2"])
    assert "ann" not in (state / LEFT).read_text("ascii").lower()
    assert "1 leaver " in notices(house)[0]


def test_where_the_file_is_lost_too_officers_are_told(state: Path, opened: Callable[[], House], tmp_path: Path) -> None:
    house = opened()
    ann, bob = person(house, "ann"), person(house, "bob")
    house.store.leaving.leave(bob, Scope("all"), NIGHT)
    office.post(house, lambda: NIGHT)
    house.store.backup(tmp_path / "copy")
    house.store.leaving.leave(ann, Scope("all"), NINE)
    office.post(house, lambda: NINE)
    assert notices(house) == []
    put_back(tmp_path / "copy", state)
    (state / LEFT).unlink()
    house = opened()
    office.post(house, lambda: NOON)
    (told,) = notices(house)
    assert told.startswith("Nobody can say who left after the last backup") and "data protection officer" in told
    assert (state / LEFT).read_text("ascii").count("\n") == 1
    office.post(house, lambda: NOON + timedelta(minutes=1))
    assert len(notices(house)) == 1


def test_half_a_line_of_a_crash_and_a_full_disk_keep_nobody_from_leaving_or_being_told(state: Path, opened: Callable[[], House]) -> None:
    house = opened()
    ann, bob = person(house, "ann"), person(house, "bob")
    for number in (ann, bob):
        house.store.leaving.leave(number, Scope("all"), NIGHT)
        leavers.settle(house, NIGHT)
    lines = (state / LEFT).read_bytes()
    (state / LEFT).write_bytes(lines[:-9])
    leavers.settle(house, NINE)
    assert (state / LEFT).read_bytes() == lines[:-9] + b"\n" + lines.splitlines(keepends=True)[1]
    (state / LEFT).unlink()
    (state / LEFT).mkdir()
    assert office.go_round(house, lambda: NOON)
    assert house.store.recipient(bob).state == "ended"  # type: ignore[union-attr]
