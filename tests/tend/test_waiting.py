"""Requirements 60, 62 to 65 on a store: what is silenced, grouped, deferred, digested or taken back is never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.dispatch import rounds
from monitor.model import Rule, State
from monitor.model.routing import Silence
from monitor.store.codec import stamp
from monitor.store.sqlite import Store
from monitor.tend import hushing
from monitor.wire import open_house
from tests.decide.told import after, at
from tests.tend.town import NINE, event, gathers, happens, joins, leaves, rows, spread

MILD = {"severity": "P3", "level_before": 1, "level_after": 2, "old": "1", "new": "2"}


def _comes(store: Store, number: int, minutes: float, **told: object) -> None:
    when = after(minutes)
    happens(store, event(number, detected_at=when, **{**MILD, **told}), at=when)  # type: ignore[arg-type]
    spread(store, when)


# ------------------------------------------------------------------ 60
def test_60_what_a_silence_kept_is_recorded_and_told_of_once_at_its_end(store: Store):
    joins(store, "ann")
    joins(store, "bob", Rule(countries=frozenset({"UZ"})))
    joins(store, "officer", Rule(countries=frozenset({"ZZ"})))
    store.silences.set(Silence("olga", "a drill", NINE, after(60), frozenset({"Central Asia"})), NINE)
    _comes(store, 1, 1)
    _comes(store, 2, 2, country="UZ", destination="UZ")
    _comes(store, 3, 3, country="DE", destination="DE")
    assert [(due.reader, due.last_reason) for due in rows(store, "", State.SUPPRESSED)] == [("ann", "silence:1"), ("ann", "silence:1"), ("bob", "silence:1")]
    assert leaves(store, after(3)) == [("ann", (f"{3:016x}",))]
    assert hushing.sum_up(store, ["officer"], after(59)) == 0
    assert hushing.sum_up(store, ["officer"], after(60)) == 1 and hushing.sum_up(store, ["officer"], after(61)) == 0
    (letter,) = [due for due in rows(store, "officer") if due.matter]
    for said in ("olga: a drill", "2 events from 2 recipients", "P3 US raises KZ (not told to 1)", "P3 US raises UZ (not told to 2)"):
        assert said in letter.matter
    _comes(store, 4, 62)
    assert [name for name, _ in leaves(store, after(62))][-1] == "ann"


def test_60_a_silence_ended_early_says_so_and_the_audit_knows_who(store: Store):
    number = store.silences.set(Silence("olga", "a drill", NINE, after(600), frozenset({"KZ"})), NINE)
    assert store.silences.end(number, "oleg", after(5)) and not store.silences.end(number, "oleg", after(6))
    over = store.silences.set(Silence("olga", "a drill", NINE, after(7), frozenset({"UZ"})), NINE)
    assert not store.silences.end(over, "oleg", after(7))
    assert store.silences.all(after(7)) == [] and [one.stops for one in store.silences.over(after(6))] == [after(5)]
    assert [(row.deed.who, row.deed.what) for row in store.audit.rows(f"silence:{number}")] == [("olga", "silence.set"), ("oleg", "silence.end")]


# ------------------------------------------------------------------ 62, 63
def test_62_the_first_leaves_at_once_the_next_together_and_a_grave_one_within_a_minute(store: Store):
    joins(store, "ann")
    for number, minute in ((1, 0), (2, 1), (3, 2)):
        _comes(store, number, minute, kind="security_alert", destination=f"post {number}")
    assert leaves(store, after(2)) == [("ann", (f"{1:016x}",))]
    assert gathers(store, after(6)) == 0  # 2 waits for 3 until half past six
    _comes(store, 4, 6.2, severity="P1", destination="post 4")
    assert gathers(store, after(6.9)) == 0
    assert gathers(store, after(7)) == 1  # thirty seconds more for each, all together, within a minute of the grave one
    assert leaves(store, after(7)) == [("ann", tuple(f"{n:016x}" for n in (2, 3, 4)))]
    _comes(store, 5, 20, destination="post 5")
    assert leaves(store, after(20)) == [("ann", (f"{5:016x}",))]


def test_62_another_country_does_not_wait(store: Store):
    joins(store, "ann")
    _comes(store, 1, 0)
    _comes(store, 2, 1, country="UZ", destination="UZ")
    assert len(leaves(store, after(1))) == 2


def _back(number: int, minutes: float) -> object:
    return event(number, kind="level_lowered", detected_at=after(minutes), **{**MILD, "old": "2", "new": "1", "level_before": 2, "level_after": 1})


def test_63_who_was_told_of_a_flap_hears_that_it_was_taken_back_once_and_others_nothing(store: Store):
    joins(store, "ann")
    joins(store, "rises", Rule(kinds=frozenset({"level_raised"})))  # told of the rise, so told that it was none
    joins(store, "digest", Rule(mode="daily 08:30"))
    joins(store, "falls", Rule(kinds=frozenset({"level_lowered"})))
    _comes(store, 1, 0)
    assert sorted(leaves(store, NINE)) == [("ann", (f"{1:016x}",)), ("rises", (f"{1:016x}",))]
    happens(store, _back(2, 4), at=after(4))  # type: ignore[arg-type]
    spread(store, after(4))
    gathers(store, after(20))
    assert sorted(leaves(store, after(20))) == [("ann", (f"{2:016x}",)), ("falls", (f"{2:016x}",)), ("rises", (f"{2:016x}",))]
    tomorrow = at("2026-03-03T08:30:00Z")
    gathers(store, tomorrow)
    assert leaves(store, tomorrow) == []
    kept = {(due.event_id[-1], due.state, due.last_reason) for due in rows(store, "digest")}
    assert kept == {("1", State.CANCELLED, "it was taken back before it was told"), ("2", State.SUPPRESSED, "flap")}


def test_63_what_is_taken_back_later_is_news(store: Store):
    joins(store, "digest", Rule(mode="daily 08:30"))
    _comes(store, 1, 0)
    happens(store, _back(2, 45), at=after(45))  # type: ignore[arg-type]
    spread(store, after(45))
    tomorrow = at("2026-03-03T08:30:00Z")
    gathers(store, tomorrow)
    assert leaves(store, tomorrow) == [("digest", (f"{1:016x}", f"{2:016x}"))]


# ------------------------------------------------------------------ 64, 65
def test_64_the_night_defers_and_one_mail_comes_in_the_morning(store: Store):
    joins(store, "ann", zone="Asia/Almaty", quiet_from="13:00", quiet_until="18:00")  # nine UTC is two in the afternoon there
    _comes(store, 1, 0)
    _comes(store, 2, 30, country="UZ", destination="UZ")
    _comes(store, 3, 40, country="IQ", destination="IQ", severity="P1")
    assert leaves(store, after(41)) == [("ann", (f"{3:016x}",))]  # the gravest passes
    gathers(store, after(239))
    assert leaves(store, after(239)) == []
    gathers(store, after(240))
    assert leaves(store, after(240)) == [("ann", (f"{1:016x}", f"{2:016x}"))]


@pytest.mark.parametrize(("mode", "first"), [("hourly", "2026-03-02T10:00:00Z"), ("daily 08:30", "2026-03-03T08:30:00Z"), ("weekly 2 08:30", "2026-03-03T08:30:00Z")])
def test_65_all_changes_of_a_window_in_one_digest_and_the_window_is_stored(store: Store, mode: str, first: str):
    ann, end = joins(store, "ann", Rule(mode=mode)), at(first)
    _comes(store, 1, 0)
    _comes(store, 2, 2, old="2", new="3", level_before=2, level_after=3)  # type: ignore[arg-type]  # the same page again
    gathers(store, end - timedelta(seconds=1))
    assert leaves(store, end - timedelta(seconds=1)) == []
    assert gathers(store, end) == 1 and gathers(store, end) == 0
    assert leaves(store, end) == [("ann", (f"{1:016x}", f"{2:016x}"))]  # both, not the newest alone
    assert store.waiting.runs([ann]) == {ann: {mode: end}}


def test_65_windows_missed_while_the_house_slept_are_made_up_once_in_one_mail(store: Store):
    joins(store, "ann", Rule(mode="daily 08:30"))
    _comes(store, 1, 0)
    _comes(store, 2, 60 * 24, country="UZ", destination="UZ")
    awake = at("2026-03-06T12:00:00Z")
    assert gathers(store, awake) == 1 and gathers(store, awake) == 0
    assert leaves(store, awake) == [("ann", (f"{1:016x}", f"{2:016x}"))]


def test_65_two_that_gather_at_once_make_one_digest(store: Store):
    """The second finds what the first has read already led away: nothing is sent twice."""
    joins(store, "ann", Rule(mode="daily 08:30"))
    _comes(store, 1, 0)
    tomorrow = at("2026-03-03T08:30:00Z")
    seen = store.waiting.due(tomorrow, (), ("digest:",), 10)
    from monitor.decide.telling.bundle import bundle

    who = store.recipient("ann")
    assert who
    made = bundle(who, seen[0], {}, (), tomorrow)
    assert [store.waiting.leave([made], tomorrow), store.waiting.leave([made], tomorrow)] == [1, 0]
    assert len(leaves(store, tomorrow)) == 1


def test_who_left_is_told_nothing_that_waited_and_who_pauses_later(store: Store):
    ann = joins(store, "ann", Rule(mode="hourly"))
    bob = joins(store, "bob", Rule(mode="hourly"))
    _comes(store, 1, 0)
    for number, changes in ((ann, {"state": "ended"}), (bob, {"state": "paused", "paused_until": after(180)})):
        who = store.recipient(number)
        assert who
        store.save_recipient(replace(who, **changes), (), after(1))
    gathers(store, after(60))
    assert leaves(store, after(60)) == [] and [due.state for due in rows(store, "ann")] == [State.CANCELLED]
    who = store.recipient(bob)
    assert who
    store.save_recipient(replace(who, state="active"), (), after(170))
    gathers(store, after(240))
    assert [name for name, _ in leaves(store, after(240))] == ["bob"]


def test_48_a_pause_ends_when_its_day_has_come(tmp_path: Path):
    """ "Nothing is sent until Tuesday; then we go on": nobody ended a pause, and who had paused was never told of anything again."""
    house = open_house(tmp_path, tmp_path / "state", {})
    joins(house.store, "ann", state="paused", paused_until=after(60))
    joins(house.store, "off", state="paused")  # switched off by a desk: until it is switched on
    joins(house.store, "back", state="paused", paused_until=after(60 * 24 * 14))  # too many mails came back
    told = []
    for number, minutes in enumerate((30, 59.9, 60, 90, 60 * 24 * 15), start=1):
        happens(house.store, event(number, f"A{number}", destination=str(number), detected_at=after(minutes)), at=after(minutes))
        rounds.go(house, lambda minutes=minutes: after(minutes))
        told += [(minutes, who) for who, _ in leaves(house.store, after(minutes))]
    assert told == [(60, "ann"), (90, "ann"), (60 * 24 * 15, "ann"), (60 * 24 * 15, "back")]
    assert [(who.name, who.state, who.paused_until) for who in house.store.recipients()][-3:] == [
        ("ann", "active", None), ("off", "paused", None), ("back", "active", None)
    ]  # fmt: skip
    deeds = [row.deed for row in house.store.audit.rows() if row.deed.what == "subscription.resume"]
    assert [(deed.who, deed.before, deed.after) for deed in deeds] == [
        ("house", f"paused until {stamp(after(minutes))}", "active") for minutes in (60, 60 * 24 * 14)
    ]
    assert house.store.people.waken(after(60 * 24 * 16)) == 0
    house.close()


def test_48_a_rehearsal_of_tomorrow_ends_nobodys_pause(tmp_path: Path):
    """`check --at` moves the clock of the pass; people live by the clock on the wall."""
    house = open_house(tmp_path, tmp_path / "state", {})
    joins(house.store, "ann", state="paused", paused_until=after(60))
    house.clock = lambda: after(30)
    house.spread(lambda: after(90))
    assert [who.state for who in house.store.recipients()] == ["paused"]
    house.clock = lambda: after(61)
    house.spread(lambda: after(10))
    assert [who.state for who in house.store.recipients()] == ["paused"]  # nor does one of yesterday
    house.spread(lambda: after(90))
    assert [who.state for who in house.store.recipients()] == ["active"]
    house.close()
