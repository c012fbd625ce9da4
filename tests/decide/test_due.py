"""Requirements 60 to 66: one answer for one person and one event: now, held until, or suppressed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.collect.sources import SOURCES
from monitor.decide.telling import group, silence
from monitor.decide.telling.due import Around, Ruling, when
from monitor.decide.telling.storm import Limits, checks, percentile, reason
from monitor.model import Rule
from monitor.model.routing import Silence, Storm
from monitor.tend.evidence import voices
from tests.decide.told import NINE, after, at, event, somebody

NOW = [Rule()]


def _silence(**told: object) -> Silence:
    basic = {"author": "Olga", "reason": "a drill", "start": NINE, "end": after(60), "countries": frozenset({"KZ"}), "id": 7}
    return Silence(**{**basic, **told})  # type: ignore[arg-type]


# ------------------------------------------------------------------ 60
def test_60_a_silenced_delivery_is_recorded_with_the_silence_and_the_silence_ends_by_itself():
    around = Around(silences=[_silence()])
    assert when(event(), somebody(), NOW, NINE, around) == Ruling("suppressed", NINE, why="silence:7")
    assert when(event(), somebody(), NOW, after(60), around).state == "pending"
    assert when(event(), somebody(), NOW, after(-1), around).state == "pending"
    ended = Around(silences=[_silence(ended_at=after(10))])
    assert when(event(), somebody(), NOW, after(11), ended).state == "pending"


@pytest.mark.parametrize(
    ("told", "hit"),
    [
        ({"countries": frozenset({"Central Asia"})}, True),
        ({"countries": frozenset({"EU"})}, False),
        ({"severity": "P3"}, False),  # P2 is graver than what is silenced
        ({"severity": "P2"}, True),
        ({"recipients": frozenset({"bob"})}, False),
        ({"recipients": frozenset({"ann"})}, True),
        ({"kinds": frozenset({"level_lowered"})}, False),
        ({"publishers": frozenset({"us_state"})}, True),
        ({"tenant": 5}, False),  # another company's silence is none of ours
    ],
)
def test_60_a_silence_hits_what_all_its_matchers_name(told: dict[str, object], hit: bool):
    assert (when(event(), somebody(), NOW, NINE, Around(silences=[_silence(**told)])).state == "suppressed") is hit


def test_60_a_silence_without_author_reason_end_or_matcher_is_refused():
    wrong = silence.mistakes(_silence(author=" ", reason="", end=NINE + timedelta(days=91), countries=frozenset()))
    assert [one.split(":")[0] for one in wrong[:3]] == ["author", "reason", "end"] and "everything" in wrong[3]
    assert silence.mistakes(_silence(end=NINE + timedelta(days=90))) == []
    assert silence.mistakes(_silence(end=NINE)) != []


def test_60_the_preview_names_what_would_have_been_kept():
    past = [event(1), event(2, country="DE"), event(3, held="one door only"), event(4)]
    assert [e.id for e in silence.preview(_silence(), past)] == [past[0].id, past[3].id]


# ------------------------------------------------------------------ 62, 63
def test_62_the_first_leaves_at_once_and_more_wait_for_each_other():
    ann, mild = somebody(), event(severity="P3", level_after=2)
    assert when(mild, ann, NOW, NINE) == Ruling("pending", NINE)
    second = when(mild, ann, NOW, after(1), Around(last_left=NINE))
    assert second == Ruling("held", after(6), "group:KZ")
    third = when(mild, ann, NOW, after(2), Around(last_left=NINE, opened=after(1), waiting=1))
    assert third == Ruling("held", after(6.5), "group:KZ")
    tenth = when(mild, ann, NOW, after(5), Around(last_left=NINE, opened=after(1), waiting=9))
    assert tenth == Ruling("held", after(10.5), "group:KZ")
    hundredth = when(mild, ann, NOW, after(20), Around(last_left=NINE, opened=after(1), waiting=99))
    assert hundredth == Ruling("held", after(31), "group:KZ")
    assert when(mild, ann, NOW, after(5), Around(last_left=NINE)).state == "pending"  # five minutes of nothing: a new group


@pytest.mark.parametrize("grave", [event(level_before=2, level_after=3), event(level_before=3, level_after=4), event(severity="P1", level_after=2)])
def test_62_a_rise_to_the_top_levels_never_waits_longer_than_a_minute(grave: object):
    held = when(grave, somebody(), NOW, after(1), Around(last_left=NINE, opened=after(0.5), waiting=4))  # type: ignore[arg-type]
    assert held.hold == "group:KZ" and held.due_at <= after(2)


def test_62_a_clock_set_back_does_not_make_anybody_wait():
    assert when(event(severity="P3", level_after=2), somebody(), NOW, NINE, Around(last_left=after(60 * 24))).state == "pending"


def test_63_a_change_taken_back_within_the_half_hour_is_recognised():
    there = event(1)
    back = event(2, kind="level_lowered", old="3", new="2", level_before=3, level_after=2, detected_at=after(20))
    assert group.reverts(back, [event(3, country="DE"), there]) == there
    assert group.reverts(event(2, kind="level_lowered", old="3", new="2", level_before=3, level_after=2, detected_at=after(31)), [there]) is None
    assert group.reverts(event(2, kind="level_lowered", old="3", new="1", level_before=3, level_after=1, detected_at=after(5)), [there]) is None
    text = event(4, kind="advice_text_changed", old=None, new=None, before_sha256="b", after_sha256="a", detected_at=after(5))
    assert group.reverts(text, [event(5, kind="advice_text_changed", old=None, new=None, before_sha256="a", after_sha256="b")]) is not None
    other = event(6, kind="advice_text_changed", old=None, new=None, before_sha256="b", after_sha256="c", detected_at=after(5))
    assert group.reverts(other, [event(5, kind="advice_text_changed", old=None, new=None, before_sha256="a", after_sha256="b")]) is None


def test_63_an_end_for_families_takes_back_no_order_for_staff():
    """Ten minutes after staff was ordered out, families could return: "taken back" beside the order was untrue."""
    said = {"level_before": 4, "level_after": 4}
    order = event(1, kind="departure_ordered", old=None, new="ordered", quote="Employees must leave.", **said)
    home = event(2, kind="departure_lifted", old="ordered", new=None, quote="Families may return.", detected_at=after(10), **said)
    over = event(3, kind="departure_lifted", old="ordered", new=None, quote="The order for employees was lifted.", detected_at=after(10), **said)
    anew = event(4, kind="departure_ordered", old=None, new="ordered", quote="Employees must leave.", detected_at=after(20), **said)
    assert [group.reverts(one, [order]) for one in (home, over)] == [None, order]
    assert [group.reverts(anew, [one]) for one in (home, over)] == [None, over]


# ------------------------------------------------------------------ 64, 65
def test_64_quiet_hours_defer_and_the_gravest_may_pass():
    night = at("2026-03-02T18:00:00Z")
    ann = somebody(zone="Asia/Almaty", quiet_from="22:00", quiet_until="07:00")
    held = when(event(), ann, NOW, night)
    assert held == Ruling("held", at("2026-03-03T02:00:00Z"), "quiet")
    assert when(event(severity="P1"), ann, NOW, night).state == "pending"
    deaf = somebody(zone="Asia/Almaty", quiet_from="22:00", quiet_until="07:00", quiet_pass="")
    assert when(event(severity="P1"), deaf, NOW, night).hold == "quiet"
    light = somebody(zone="Asia/Almaty", quiet_from="22:00", quiet_until="07:00", quiet_pass="P2")
    assert when(event(), light, NOW, night).state == "pending"


def test_65_a_digest_waits_for_the_end_of_its_window_and_the_most_urgent_rule_counts():
    daily, weekly, grave = Rule(mode="daily 08:30"), Rule(mode="weekly 1 07:00"), Rule(severity="P1")
    assert when(event(), somebody(), [daily], NINE) == Ruling("held", at("2026-03-03T08:30:00Z"), "digest:daily 08:30")
    assert when(event(), somebody(), [weekly, daily], NINE).hold == "digest:daily 08:30"
    assert when(event(severity="P1"), somebody(), [weekly, daily, grave], NINE).state == "pending"


def test_64_a_digest_that_ends_in_quiet_hours_comes_at_their_end():
    ann = somebody(quiet_from="22:00", quiet_until="07:00")
    night = at("2026-03-02T23:10:00Z")
    assert when(event(), ann, [Rule(mode="hourly")], night) == Ruling("held", at("2026-03-03T07:00:00Z"), "digest:hourly")


# ------------------------------------------------------------------ 66
def test_66_a_storm_holds_everything_the_grave_for_ten_minutes_the_rest_for_thirty():
    around = Around(storm=Storm(3, "us_state", NINE, "200 countries"))
    assert when(event(severity="P1"), somebody(), NOW, NINE, around) == Ruling("held", after(10), "storm:3")
    assert when(event(), somebody(), NOW, after(4), around) == Ruling("held", after(10), "storm:3")  # a rise to Level 3
    assert when(event(level_after=2), somebody(), [Rule(mode="daily 08:30")], NINE, around) == Ruling("held", after(30), "storm:3")
    over = Around(storm=Storm(3, "us_state", NINE, "200 countries", state="released"))
    assert when(event(), somebody(), NOW, NINE, over).state == "pending"


def test_66_what_makes_a_storm():
    codes = [f"{a}{b}" for a in "ABCDE" for b in "ABCDE"]
    few, many = [event(n, country=c) for n, c in enumerate(codes[:15])], [event(n, country=c) for n, c in enumerate(codes[:16])]
    assert reason(few, [], 0, Limits()) == ""
    assert reason(many, [], 0, Limits()) == "16 countries in one pass, expected 15 at most"
    assert reason([*few, event(99, country="ZZ", held="one door")], [], 0, Limits()) == ""
    same = [event(n, destination=f"post {n}") for n in range(21)]
    assert reason(same[:20], [1, 2, 3], 0, Limits()) == "" and "21 changes" in reason(same, [1, 2, 3], 0, Limits())
    assert reason(same, [1] * 99 + [5], 0, Limits()) != "" and reason(same, [5] * 50, 0, Limits()) == ""  # 5 x 5 = 25 are usual here
    assert "20001 mails" in reason(few, [], 20_001, Limits())
    assert percentile([], 99) == 0 and percentile(range(1, 101), 99) == 99 and percentile([4], 99) == 4


def test_66_the_evidence_of_each_country_is_looked_at_before_officers_are_asked():
    sound = event(1, quote="Leave now.", doors=(*event().doors, event().doors[0].__class__("us_state.api", "https://x", "e" * 64)))
    assert all(check.good for check in checks(sound, "Old.", "Leave now. Really.", [sound], 4))
    empty = event(2, country="DE", quote="Leave now.", flags=("silent_edit",))
    bad = [check.sentence for check in checks(empty, "", " ", [sound, empty], 4) if not check.good]
    assert bad == ["only 1 door shows it", "0 of 1 quoted sentences stand on the stored pages", "the text moved under its old date",
                   "the new page is empty", "1 other country changed in the same words"]  # fmt: skip


def test_66_a_second_door_is_missed_only_where_there_is_one():
    """Australia has one list, and the British index only says that a page moved: none of their storms is doubtful for that."""
    assert {name: voices(SOURCES[name]) for name in ("us_state", "canada", "australia", "uk_fcdo", "us_press")} == {
        "us_state": 5, "canada": 2, "australia": 1, "uk_fcdo": 1, "us_press": 1
    }  # fmt: skip
    one = event(1, quote="Leave now.", publisher="australia")
    told = checks(one, "Old.", "Leave now.", [one], 1)
    assert all(check.good for check in told) and told[0].sentence == "the one door there is shows it"
    none = checks(event(2, doors=()), "", "", [], 1)
    assert not none[0].good
