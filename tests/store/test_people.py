"""Ann asks to be told, proves her mailbox, changes her mind, leaves, comes back, and is forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from monitor.admit.reception import Reception
from monitor.model import Recipient, Rule, State
from monitor.seals import Ring, unsubscribe_token
from monitor.store.audit import Deed, append
from monitor.store.bounces import Back
from monitor.store.forgetting import RETURNED
from monitor.store.leaving import Scope
from monitor.store.notices import Notice
from monitor.subscribe.wishes import Manner, Wishes

from .stories import whole_pass

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)
IRAQ = Wishes(countries=("IQ", "KZ"))
ALL = frozenset({"IQ", "KZ", "FR"})


@dataclass
class Desk:
    """A reception whose random words are counted, so that a story can read the mail."""

    store: object
    drawn: count = field(default_factory=count)

    def __post_init__(self) -> None:
        self.ring = Ring({0: b"k" * 32})
        known = self.store.people, self.store.leaving, self.store.moving, self.store.spelling
        self.open = Reception(*known, self.ring, b"s" * 32, lambda: f"{next(self.drawn):032x}")

    def mailed(self, occasion: str) -> str:
        """The word in the newest letter of that occasion."""
        letters = [due for due in self.store.outbox() if f'"letter": "{occasion}"' in due.matter]
        assert letters, f"no letter {occasion!r}"
        salt = letters[0].matter.partition('"salt": "')[2].partition('"')[0]
        return self.ring.word(occasion, salt)

    def sign_up(self, address: str = "ann@example.org", wished: Wishes = IRAQ, at: datetime = NINE) -> int:
        assert self.open.ask(address, wished, Manner(zone="Asia/Baghdad"), "192.0.2.1", at) == "mailed"
        confirmed = self.open.confirm(self.mailed("confirm"), at + timedelta(minutes=1))
        assert confirmed
        return confirmed[1].id


@pytest.fixture
def desk(store) -> Desk:
    return Desk(store)


def letters(desk: Desk) -> list[str]:
    return [due.matter for due in desk.store.outbox() if due.matter]


def test_38_41_nothing_but_one_mail_until_the_word_comes_back_by_post(desk, store):
    assert desk.open.ask("ann@example.org", IRAQ, Manner(), "192.0.2.1", NINE) == "mailed"
    word = desk.mailed("confirm")
    assert all(desk.open.waiting(word, "confirm", NINE) for _ in range(100))  # a scanner looks a hundred times
    (who,) = (one for one in store.recipients() if one.origin == "subscriber")
    assert (who.state, store.rules(who.id), len(letters(desk))) == ("unconfirmed", (), 1)
    desk.open.confirm(word, NINE)
    (who,) = (one for one in store.recipients() if one.origin == "subscriber")
    assert (who.state, who.confirmed_at, who.consent) == ("active", NINE, "2026-11")
    assert store.rules(who.id)[0].countries == {"IQ", "KZ"}
    assert word not in str(store.lines.reading().execute("SELECT * FROM tokens").fetchall()[0]["hash"])


def test_38_a_word_is_good_for_seven_days_and_once(desk, store):
    desk.open.ask("ann@example.org", IRAQ, Manner(), "192.0.2.1", NINE)
    assert desk.open.confirm(desk.mailed("confirm"), NINE + timedelta(days=7, seconds=1)) is None
    number = desk.sign_up(at=NINE + timedelta(days=8))
    desk.open.confirm(desk.mailed("confirm"), NINE + timedelta(days=9))
    assert len(store.rules(number)) == 1


def test_39_known_unknown_and_suppressed_are_answered_alike_and_only_the_mailbox_learns_more(desk, store):
    store.people.suppress(desk.open.key("spam@example.org"), "complaint", NINE)
    assert desk.open.ask("spam@example.org", IRAQ, Manner(), "192.0.2.1", NINE) == "suppressed"
    assert desk.open.ask_login("nobody@example.org", "192.0.2.1", NINE) == "unknown"
    assert letters(desk) == []


def test_40_the_fifth_mail_within_a_minute_is_not_sent(desk):
    said = [desk.open.ask("ann@example.org", IRAQ, Manner(), "192.0.2.1", NINE) for _ in range(6)]
    assert said == ["mailed"] * 4 + ["limited"] * 2
    assert desk.open.ask("ann@example.org", IRAQ, Manner(), "192.0.2.1", NINE + timedelta(minutes=2)) == "mailed"


def test_40_the_fifth_mail_is_not_sent_however_the_mailbox_is_spelled_and_whatever_asks_for_it(desk):
    spelled = ("vic.tim@example.org", "victim+1@example.org", "Victim@example.org", "v.i.c.t.i.m@example.org")
    assert [desk.open.ask(one, IRAQ, Manner(), "192.0.2.1", NINE) for one in spelled] == ["mailed"] * 4
    assert desk.open.ask("victim+2@example.org", IRAQ, Manner(), "198.51.100.1", NINE) == "limited"
    assert desk.open.ask_login("victim@example.org", "198.51.100.1", NINE) == "limited"
    number = desk.sign_up()
    assert not desk.open.move(number, "vict.im@example.org", "198.51.100.1", NINE)
    said = [desk.open.move(number, f"bob+{n}@example.org", "192.0.2.1", NINE + timedelta(hours=2)) for n in range(6)]
    assert said == [True] * 4 + [False] * 2


def test_a_second_sign_up_adds_to_what_is_followed(desk, store):
    number = desk.sign_up()
    assert desk.sign_up(wished=Wishes(countries=("FR",)), at=NINE + timedelta(hours=1)) == number
    assert [sorted(rule.countries) for rule in store.rules(number)] == [["IQ", "KZ"], ["FR"]]


def test_a_second_sign_up_for_the_same_is_no_second_rule(desk, store):
    number = desk.sign_up()
    first = store.rules(number)
    desk.sign_up(at=NINE + timedelta(hours=1))
    assert store.rules(number) == first
    desk.open.leave(number, Scope("all"), NINE + timedelta(hours=2))
    back = desk.sign_up(at=NINE + timedelta(hours=3))
    assert [rule.countries for rule in store.rules(back)] == [{"IQ", "KZ"}]


def test_who_leaves_signs_up_again_and_takes_the_leaving_back_is_one_person(desk, store):
    number = desk.sign_up()
    left = desk.open.leave(number, Scope("all"), NINE + timedelta(minutes=5))
    again = desk.sign_up(wished=Wishes(countries=("FR",)), at=NINE + timedelta(minutes=6))
    assert desk.open.undo(left[1], NINE + timedelta(minutes=8)) is None  # they are told by the new wish
    assert [who.id for who in store.recipients() if who.state == "active" and who.origin == "subscriber"] == [again]


def test_who_takes_the_leaving_back_before_pressing_the_button_of_a_new_wish_is_one_person(desk, store):
    number = desk.sign_up()
    left = desk.open.leave(number, Scope("all"), NINE + timedelta(minutes=5))
    desk.open.ask("ann@example.org", Wishes(countries=("FR",)), Manner(), "192.0.2.1", NINE + timedelta(minutes=6))
    word = desk.mailed("confirm")
    assert desk.open.undo(left[1], NINE + timedelta(minutes=7)).id == number
    assert [desk.open.confirm(word, NINE + timedelta(minutes=8))[1].id for _ in range(2)] == [number] * 2  # also pressed twice
    assert [who.id for who in store.recipients() if who.state == "active" and who.origin == "subscriber"] == [number]
    assert [sorted(rule.countries) for rule in store.rules(number)] == [["IQ", "KZ"], ["FR"]]


def test_51_who_left_and_came_back_is_still_told_when_the_leaving_is_forgotten(desk, store):
    old = desk.sign_up()
    desk.open.leave(old, Scope("all"), NINE + timedelta(days=1))
    back, key = desk.sign_up(at=NINE + timedelta(days=2)), desk.open.key("ann@example.org")
    desk.open.leave(old, Scope("country", "IQ", ALL), NINE + timedelta(days=3))  # a link of an old mail
    desk.open.leave(old, Scope("pause", (NINE + timedelta(days=9)).isoformat()), NINE + timedelta(days=3))
    assert (store.recipient(old).state, store.recipient(back).state) == ("ended", "active")
    assert store.forgetting.forget(NINE + timedelta(days=30))["ended"] == 1
    assert store.people.suppressed(key, NINE + timedelta(days=30)) is None and store.recipient(old).address == ""
    desk.open.leave(back, Scope("all"), NINE + timedelta(days=31))
    store.forgetting.forget(NINE + timedelta(days=60))
    assert store.people.suppressed(key, NINE + timedelta(days=90)) == "unsubscribed"


def test_43_a_link_of_an_old_mail_ends_what_is_followed_anew_and_that_can_be_taken_back(desk, store):
    old = desk.sign_up()
    desk.open.leave(old, Scope("all"), NINE)
    back = desk.sign_up(at=NINE + timedelta(hours=2))
    left, word = desk.open.leave(old, Scope("all"), NINE + timedelta(hours=3))
    assert (left.who.id, store.recipient(back).state, store.rules(back)) == (back, "ended", ())
    assert desk.open.undo(word, NINE + timedelta(hours=3, minutes=5)).id == back
    assert store.recipient(back).state == "active" and store.rules(back)
    assert store.people.suppressed(desk.open.key("ann@example.org"), NINE + timedelta(hours=4)) is None


def test_who_left_and_follows_more_from_the_page_they_have_open_is_written_to_again(desk, store):
    """Ann pressed the button of a mail, and chooses France on the page of her session, which her mailbox opened: no bar stays."""
    number, key = desk.sign_up(), desk.open.key("ann@example.org")
    desk.open.leave(number, Scope("all"), NINE + timedelta(minutes=5))
    assert store.people.suppressed(key, NINE + timedelta(minutes=6)) == "unsubscribed"
    store.leaving.follow(number, Rule(countries=frozenset({"FR"})), NINE + timedelta(minutes=7))
    assert (store.recipient(number).state, [rule.countries for rule in store.rules(number)]) == ("active", [{"FR"}])
    assert store.people.suppressed(key, NINE + timedelta(minutes=8)) is None


def test_51_who_was_silenced_by_a_release_before_is_told_again(desk, store):
    words = {"ann": ("erased", None), "bob": ("erased", "subscription.erase"), "eve": ("ended", None)}
    for n, (name, (state, deed)) in enumerate(words.items()):
        at = NINE + timedelta(days=n)
        old = desk.sign_up(f"{name}@example.org", at=at)
        desk.open.leave(old, Scope("all"), at)
        desk.sign_up(f"{name}@example.org", at=at + timedelta(hours=1))
        store.save_recipient(replace(store.recipient(old), state=state, address_key=None, ended_at=at + timedelta(hours=2)), [], at)
        store.people.suppress(desk.open.key(f"{name}@example.org"), "unsubscribed", at + timedelta(hours=2))
        if deed:
            with store.lines.writing() as conn:
                append(conn, Deed("x", deed, "recipient:9"), at + timedelta(hours=2))
    with store.lines.writing() as conn:
        conn.execute(RETURNED)
    assert [store.people.suppressed(desk.open.key(f"{name}@example.org"), NINE) is None for name in words] == [True, False, False]


def test_a_mailbox_that_follows_by_itself_proves_a_companys_channel_for_the_company(desk, store):
    own = desk.sign_up()
    company = Recipient("desk:1", "email", "ann@example.org", "desk", store.trips.tenant("Acme", NINE), desk.open.key("ann@example.org"))
    number = store.desks.add(replace(company, state="unconfirmed", created_at=NINE), "olga", NINE)
    word = desk.open.word("confirm", timedelta(days=7))
    assert store.desks.invite(company.tenant, number, word, desk.open.granted(company.address, "192.0.2.1"), "olga", NINE) == "mailed"
    desk.open.leave(own, Scope("pause", (NINE + timedelta(days=9)).isoformat()), NINE)
    assert desk.open.confirm(desk.mailed("confirm"), NINE + timedelta(minutes=1))[1].id == number
    assert [store.recipient(one).state for one in (number, own)] == ["active", "paused"]
    store.keep(whole_pass(1))
    owe(store, number)
    desk.open.leave(own, Scope("all"), NINE + timedelta(minutes=2))  # by a mail of their own: the company tells them still
    (due,) = [due for due in store.claim("sender", NINE + timedelta(minutes=5), 60, 50) if due.event_id]
    assert due.recipient == number and store.transmitting(due.id, "sender", NINE + timedelta(minutes=5))


def test_43_45_leaving_cancels_what_waits_and_twice_is_no_harm(desk, store):
    store.keep(whole_pass(1))
    number = desk.sign_up()
    owe(store, number)
    left = desk.open.leave(number, Scope("all"), NINE)
    assert left and left[0].cancelled == 1
    assert store.recipient(number).state == "ended"
    assert states(store, number) == ["cancelled"]
    again = desk.open.leave(number, Scope("all"), NINE)
    assert again and again[0].cancelled == 0
    assert store.people.suppressed(desk.open.key("ann@example.org"), NINE) == "unsubscribed"


def test_45_also_what_is_claimed_but_not_under_way(desk, store):
    store.keep(whole_pass(1))
    number = desk.sign_up()
    owe(store, number)
    claimed = [due for due in store.claim("sender", NINE + timedelta(minutes=5), 60, 50) if due.recipient == number and due.event_id]
    desk.open.leave(number, Scope("all"), NINE)
    assert not store.transmitting(claimed[0].id, "sender", NINE + timedelta(minutes=5))


def test_47_it_can_be_taken_back_for_fifteen_minutes(desk, store):
    store.keep(whole_pass(1))
    number = desk.sign_up()
    owe(store, number)
    left = desk.open.leave(number, Scope("all"), NINE)
    assert desk.open.undo(left[1], NINE + timedelta(minutes=16)) is None
    assert desk.open.undo(left[1], NINE + timedelta(minutes=14)).state == "active"
    assert states(store, number) == ["pending"]
    assert [sorted(rule.countries) for rule in store.rules(number)] == [["IQ", "KZ"]]
    assert store.people.suppressed(desk.open.key("ann@example.org"), NINE) is None
    assert desk.open.undo(left[1], NINE + timedelta(minutes=14)) is None


def test_47_who_takes_it_back_brings_back_nobody_else(desk, store):
    """Bob left for good at nine; a minute later Ann leaves, and takes it back: what Bob was owed stays cancelled."""
    store.keep(whole_pass(1))
    ann, bob = (desk.sign_up(f"{name}@example.org") for name in ("ann", "bob"))
    for number in (ann, bob):
        owe(store, number)
    desk.open.leave(bob, Scope("all"), NINE)
    left = desk.open.leave(ann, Scope("all"), NINE + timedelta(minutes=1))
    assert desk.open.undo(left[1], NINE + timedelta(minutes=2)).state == "active"
    assert (states(store, ann), states(store, bob)) == (["pending"], ["cancelled"])
    assert store.recipient(bob).state == "ended"


@pytest.mark.parametrize(
    ("scope", "state", "countries"),
    [
        (Scope("country", "IQ", ALL), "active", [["KZ"]]),
        (Scope("country", "FR", ALL), "active", [["IQ", "KZ"]]),
        (Scope("pause", (NINE + timedelta(days=9)).isoformat()), "paused", [["IQ", "KZ"]]),
        (Scope("all"), "ended", []),
    ],
)
def test_48_one_may_leave_in_part(desk, store, scope, state, countries):
    number = desk.sign_up()
    desk.open.leave(number, scope, NINE)
    assert store.recipient(number).state == state
    assert [sorted(rule.countries) for rule in store.rules(number)] == countries


def test_48_who_followed_everything_follows_the_rest(desk, store):
    number = desk.sign_up(wished=Wishes())
    desk.open.leave(number, Scope("country", "IQ", ALL), NINE)
    desk.open.leave(number, Scope("kind", "hazard_notice", frozenset({"hazard_notice", "level_raised"})), NINE)
    (rule,) = store.rules(number)
    assert (rule.countries, rule.kinds) == ({"KZ", "FR"}, {"level_raised"})


def test_49_a_bounced_mailbox_comes_back_by_a_new_confirmation_only(desk, store):
    number = desk.sign_up()
    key = desk.open.key("ann@example.org")
    store.people.suppress(key, "hard_bounce", NINE)
    desk.open.ask("ann@example.org", IRAQ, Manner(), "192.0.2.1", NINE + timedelta(hours=1))
    assert store.people.suppressed(key, NINE) == "hard_bounce"
    desk.open.confirm(desk.mailed("confirm"), NINE + timedelta(hours=1))
    assert store.people.suppressed(key, NINE) is None
    assert store.recipient(number).state == "active"


def test_50_a_login_link_works_once_within_fifteen_minutes(desk, store):
    number = desk.sign_up()
    assert desk.open.ask_login("ann@example.org", "192.0.2.1", NINE + timedelta(hours=1)) == "mailed"
    word = desk.mailed("login")
    assert desk.open.enter(word, NINE + timedelta(hours=1, minutes=16)) is None
    session = desk.open.enter(word, NINE + timedelta(hours=1, minutes=2))
    assert desk.open.enter(word, NINE + timedelta(hours=1, minutes=3)) is None
    assert desk.open.inside(session, NINE + timedelta(hours=1, minutes=30)) == number
    desk.open.go(session, NINE + timedelta(hours=1, minutes=31))
    assert desk.open.inside(session, NINE + timedelta(hours=1, minutes=32)) is None


def test_51_what_is_known_can_be_taken_away_and_is_forgotten(desk, store):
    number = desk.sign_up()
    known = store.forgetting.export(number)
    assert known["you"]["address"] == "ann@example.org" and known["rules"] and known["deeds"]
    assert store.forgetting.erase(number, NINE) and not store.forgetting.erase(number, NINE)
    assert store.recipient(number).address == ""
    assert store.people.suppressed(desk.open.key("ann@example.org"), NINE) == "unsubscribed"
    everything = "\n".join(store.lines.reading().iterdump())
    assert "ann@example.org" not in everything


def test_51_who_is_erased_leaves_nothing_of_what_they_followed_when_they_sleep_or_what_came_back(desk, store):
    number, bob = desk.sign_up(), desk.sign_up("bob@example.org", at=NINE + timedelta(minutes=10))
    store.people.manner(number, "de", "Asia/Almaty", ("22:00", "07:00"), "P1", NINE)
    due = next(row["id"] for row in store.lines.reading().execute("SELECT id FROM deliveries WHERE recipient = ?", [number]))
    store.bounces.take(Back("r1", due, "soft", "4.2.2", "mailbox of the family is full"), NINE)
    store.forgetting.erase(number, NINE)
    found = store.recipient(number)
    assert (found.zone, found.language, found.quiet_from, found.consent) == ("UTC", "en", None, "")
    rows = store.lines.reading()
    following = {row["recipient"] for row in rows.execute("SELECT recipient FROM rules")}
    assert bob in following and number not in following
    assert not [row for row in store.audit.rows() if "Almaty" in row.deed.after or "22:00" in row.deed.after]
    assert [(row["domain"], row["said"]) for row in rows.execute("SELECT * FROM bounces")] == [("", "")]


def test_51_what_came_back_and_who_failed_to_log_in_is_forgotten_in_two_years_and_a_complaint_never(desk, store):
    """A fake clock, a month a step: a report goes with its delivery, a network within a day, a bar when it is over."""
    number = desk.sign_up()
    due = next(row["id"] for row in store.lines.reading().execute("SELECT id FROM deliveries WHERE recipient = ?", [number]))
    store.bounces.take(Back("r1", due, "soft", "4.2.2", "mailbox full"), NINE)
    store.bounces.note("r2", "forged", "no token", NINE)
    store.accounts.failed(("net:192.0.2.0/24",), NINE)
    store.notices.give(Notice("over", "It was ann@desk.example's mailbox", ()), [], NINE)
    store.notices.end("over", NINE)
    store.notices.give(Notice("open", "It lasts", ()), [], NINE)
    store.people.suppress("k1", "admin", NINE, until=NINE + timedelta(days=90))
    store.people.suppress("k2", "complaint", NINE)
    left = {}
    for months in (0, 1, 2, 4, 13, 14, 24):
        store.forgetting.forget(NINE + timedelta(days=30 * months, hours=25))
        tables = ("failures", "bounces", "notices", "suppressions", "deliveries")
        left[months] = [store.lines.reading().execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    assert left[0] == left[1] == left[2] == [0, 2, 2, 2, 1]
    assert left[4] == left[13] == [0, 2, 2, 1, 1]
    assert left[14] == left[24] == [0, 0, 1, 1, 0]
    assert store.people.suppressed("k2", NINE + timedelta(days=720)) == "complaint"


def test_51_who_is_forgotten_leaves_no_mailbox_moved_from_or_to_and_no_word(desk, store):
    """Ann moved on the first, asked for a third mailbox on the second, and left a minute ago: all of it goes with her."""
    number, bob = desk.sign_up("ann@old.example.org"), desk.sign_up("bob@example.org", at=NINE + timedelta(minutes=10))
    desk.open.move(number, "ann@example.org", "192.0.2.1", NINE + timedelta(hours=1))
    desk.open.moved(desk.mailed("move"), NINE + timedelta(hours=1))
    later = NINE + timedelta(days=1)
    for who, new in ((number, "ann@new.example.org"), (bob, "bob@new.example.org")):
        assert desk.open.move(who, new, "192.0.2.1", later)
    left = desk.open.leave(number, Scope("all"), later)
    assert store.forgetting.erase(number, later)
    assert desk.open.undo(left[1], later + timedelta(minutes=1)) is None
    everything = "\n".join(store.lines.reading().iterdump())
    assert not {"ann@old.example.org", "ann@example.org", "ann@new.example.org"} & set(re.findall(r"[\w.]+@[\w.]+", everything))
    words = store.lines.reading().execute("SELECT DISTINCT r.address FROM tokens t JOIN recipients r ON r.id = t.recipient")
    assert {row["address"] for row in words} == {"bob@example.org", "bob@new.example.org"}


def test_51_time_forgets_who_never_confirmed_and_who_left(desk, store):
    left = desk.sign_up()
    desk.open.leave(left, Scope("all"), NINE)
    desk.open.ask("bob@example.org", IRAQ, Manner(), "192.0.2.9", NINE)
    assert store.forgetting.forget(NINE + timedelta(days=6))["unconfirmed"] == 0
    gone = store.forgetting.forget(NINE + timedelta(days=8))
    assert (gone["unconfirmed"], gone["ended"], gone["deliveries"]) == (1, 0, 0)
    assert "bob@example.org" not in "\n".join(store.lines.reading().iterdump())
    assert store.recipient(left).address == "ann@example.org"
    assert store.forgetting.forget(NINE + timedelta(days=29))["ended"] == 1
    assert store.recipient(left).address == ""
    assert store.forgetting.forget(NINE + timedelta(days=401))["deliveries"] == 2


def test_51_housekeeping_gives_whoever_fills_a_mailbox_no_new_beginning(desk, store):
    """A stranger asks for a mailbox until no more is mailed there; housekeeping changes nothing of it."""

    def asks(at: datetime) -> str:
        return desk.open.ask("victim@example.org", IRAQ, Manner(), "192.0.2.1", at)

    at = NINE
    while asks(at) == "mailed":  # a few each minute, until those of a day are used up
        at += timedelta(minutes=2)
        assert at < NINE + timedelta(hours=12)
    assert store.forgetting.forget(at)["asks"] == 0
    assert asks(at) == "limited"
    assert store.forgetting.forget(NINE + timedelta(days=3))["asks"] > 0
    assert asks(NINE + timedelta(days=3)) == "mailed"


def test_51_who_asks_again_is_not_forgotten_before_the_newer_word_is_too_old(desk, store):
    for days in (0, 6):
        desk.open.ask("bob@example.org", IRAQ, Manner(), "192.0.2.9", NINE + timedelta(days=days))
    assert store.forgetting.forget(NINE + timedelta(days=8))["unconfirmed"] == 0
    assert desk.open.confirm(desk.mailed("confirm"), NINE + timedelta(days=8))
    desk.open.ask("eve@example.org", IRAQ, Manner(), "192.0.2.9", NINE)
    assert store.forgetting.forget(NINE + timedelta(days=8))["unconfirmed"] == 1


def test_51_a_letter_that_is_over_is_forgotten_within_a_week_and_one_that_waits_is_not(desk, store):
    desk.sign_up()
    with store.lines.writing() as conn:
        conn.execute("UPDATE deliveries SET state = 'cancelled' WHERE matter LIKE '%confirm%'")
    desk.open.ask("bob@example.org", IRAQ, Manner(), "192.0.2.9", NINE)
    assert store.forgetting.forget(NINE + timedelta(days=6))["bodies"] == 0
    assert store.forgetting.forget(NINE + timedelta(days=7, minutes=1))["bodies"] == 1
    letters = [row["matter"] for row in store.lines.reading().execute("SELECT matter FROM deliveries ORDER BY id")]
    assert letters[0] == "{}" and "salt" in letters[1]


def test_52_a_new_address_proves_itself_and_the_old_one_is_told(desk, store):
    number = desk.sign_up()
    assert desk.open.move(number, "ann@new.example.org", "192.0.2.1", NINE)
    assert store.recipient(number).address == "ann@example.org"
    assert desk.open.moved(desk.mailed("move"), NINE + timedelta(minutes=3)).id == number
    assert store.recipient(number).address == "ann@new.example.org"
    told = next(due for due in store.outbox() if '"moved"' in due.matter)
    assert told.address == "ann@example.org"
    assert desk.open.whose(unsubscribe_token(desk.ring, number)) == number  # the links in old mails still work


def test_52_nobody_can_be_given_the_address_of_another(desk):
    ann, bob = desk.sign_up(), desk.sign_up("bob@example.org", at=NINE + timedelta(minutes=10))
    assert not desk.open.move(ann, "bob@example.org", "192.0.2.1", NINE) and bob != ann


def test_52_who_complained_is_not_written_to_because_somebody_moves_there(desk, store):
    number = desk.sign_up()
    store.people.suppress(desk.open.key("spam@example.org"), "complaint", NINE)
    assert not desk.open.move(number, "spam@example.org", "192.0.2.1", NINE)
    assert not any('"move"' in due.matter for due in store.outbox())


def test_51_52_a_word_of_a_new_address_brings_nobody_back_who_was_forgotten_meanwhile(desk, store):
    number = desk.sign_up()
    desk.open.move(number, "ann@new.example.org", "192.0.2.1", NINE)
    word = desk.mailed("move")
    store.forgetting.erase(number, NINE)
    assert desk.open.moved(word, NINE) is None
    assert store.recipient(number).address == ""


def test_52_two_who_move_to_one_address_are_not_both_written_to(desk, store):
    ann, bob = desk.sign_up(), desk.sign_up("bob@example.org", at=NINE + timedelta(minutes=10))
    words = []
    for number in (ann, bob):
        assert desk.open.move(number, "both@example.org", "192.0.2.1", NINE + timedelta(hours=1))
        words.append(desk.mailed("move"))
    assert [desk.open.moved(word, NINE + timedelta(hours=1)) is not None for word in words] == [True, False]
    assert store.recipient(bob).address == "bob@example.org"


def test_52_who_moves_to_an_address_that_had_left_is_told_there(desk, store):
    left = desk.sign_up("old@example.org")
    desk.open.leave(left, Scope("all"), NINE)
    number = desk.sign_up(at=NINE + timedelta(minutes=10))
    assert desk.open.move(number, "old@example.org", "192.0.2.1", NINE + timedelta(hours=1))
    assert desk.open.moved(desk.mailed("move"), NINE + timedelta(hours=1))
    assert store.people.suppressed(desk.open.key("old@example.org"), NINE) is None


def owe(store, recipient: int) -> None:
    """Owe a recipient the first event told."""
    with store.lines.writing() as conn:
        conn.execute(
            "INSERT INTO deliveries (event, recipient, channel, due_at, created_at, why) SELECT min(seq), ?, 'email', ?, ?, 'x'"
            " FROM ledger WHERE entry = 'event'",
            [recipient, NINE.isoformat(), NINE.isoformat()],
        )


def states(store, recipient: int) -> list[str]:
    return [due.state.value for due in store.outbox(State) if due.recipient == recipient and due.event_id]
