"""One publisher, many copies: legacy and new site, back ends that disagree, duplicates in one feed."""

from __future__ import annotations

from datetime import date

from monitor.walk.fares import behind
from tests.compare.watch import CALM, HOURS, NEW, OLD, ORDER, Watch, held, known, row, says, told

NEW_SITE = "https://publisher.example/new-site/testland"
MAY_GO = CALM + " On October 30, 2025, the Department of State authorized family members to leave Testland."


def test_legacy_and_new_site_copies_alternate_for_weeks_and_nothing_is_told() -> None:
    """Ordered in March, authorized in October: the back ends disagree for fifty looks."""
    new, old = says("api", 4, NEW, CALM + " " + ORDER, url=NEW_SITE), says("api", 3, date(2025, 10, 31), MAY_GO)
    watch = known(new)
    for number in range(50):
        outcome = watch.look((old, new, old, old, new)[number % 5], after=11 * HOURS)
        assert (told(outcome), outcome.held, watch.level) == ([], None, 4)
    assert watch.waiting == []


def test_two_wordings_of_one_edition_alternate_and_are_copies() -> None:
    legacy, modern = says("api"), says("api", text=CALM + " Enroll.", url=NEW_SITE)
    watch = known(legacy)
    for number in range(10):
        outcome = watch.look((modern, legacy)[number % 2], after=HOURS)
        assert (outcome.after, watch.waiting) == (None, [])


def test_two_copies_of_one_edition_at_one_address_are_no_edit() -> None:
    watch = known(says())
    for _ in range(3):
        assert watch.look(says(), says(text=CALM + " Enroll.")).after is None


def test_of_duplicates_in_one_feed_the_newest_date_wins() -> None:
    for pair in ((says(), says(level=3, day=NEW, url=NEW_SITE)), (says(level=3, day=NEW, url=NEW_SITE), says())):
        watch = known(says())
        assert told(watch.look(*pair)) == ["level_raised"]
        assert watch.level == 3


def test_a_new_copy_with_another_level_under_the_same_date_is_held_while_both_stand() -> None:
    """The new site said 3 for a fortnight under the date of the legacy page, which said 2: a misprint."""
    watch = known(says())
    wrong = says(level=3, text=CALM + " Enroll.", url=NEW_SITE)
    for _ in range(10):
        outcome = watch.look(says(), wrong, after=24 * HOURS)
        assert (told(outcome), held(outcome, watch), watch.level) == ([], ["level_raised"], 2)
    corrected = watch.look(says(), says(text=CALM + " Enroll.", url=NEW_SITE))
    assert (told(corrected), corrected.held, watch.waiting, watch.level) == ([], None, [], 2)


def test_a_copy_with_another_level_is_told_once_it_stands_alone_and_was_seen_again() -> None:
    """The legacy page went away and the new site goes on saying 3: that is what the publisher says now."""
    watch = known(says())
    moved = says(level=3, text=CALM + " Enroll.", url=NEW_SITE)
    watch.look(says(), moved)
    assert told(watch.look(moved)) == []
    assert told(watch.look(moved)) == ["level_raised"]


def test_two_levels_under_one_new_date_are_held_whichever_comes_first() -> None:
    three, two = says(level=3, day=NEW), says(day=NEW, text=CALM + " Enroll.", url=NEW_SITE)
    for pair in ((three, two), (two, three)):
        watch = known(says())
        for _ in range(4):
            outcome = watch.look(*pair)
            assert (told(outcome), held(outcome, watch), watch.level) == ([], ["level_raised"], 2)


def test_two_levels_under_one_new_date_are_decided_by_the_table() -> None:
    watch = known(says())
    three, two = says(level=3, day=NEW), says(day=NEW, text=CALM + " Enroll.", url=NEW_SITE)
    assert told(watch.look(three, two, row(3, NEW))) == ["level_raised"]


def test_two_levels_under_one_new_date_are_settled_when_one_goes_away() -> None:
    three, two = says(level=3, day=NEW), says(day=NEW, text=CALM + " Enroll.", url=NEW_SITE)
    rises, stays = known(says()), known(says())
    for watch in (rises, stays):
        watch.look(three, two)
    assert told(rises.look(three)) == ["level_raised"]
    for _ in range(3):
        assert told(stays.look(two)) == []
    assert (stays.level, stays.waiting) == (2, [])


def test_a_lower_level_waits_while_a_copy_of_its_date_says_otherwise() -> None:
    watch = known(says(level=3))
    for _ in range(4):
        outcome = watch.look(says(day=NEW), says(level=3, day=NEW, url=NEW_SITE))
        assert (told(outcome), watch.level) == ([], 3)


def test_two_levels_in_the_first_pass_are_held_from_the_second_on() -> None:
    watch = Watch()
    pair = says(level=3), says(text=CALM + " Enroll.", url=NEW_SITE)
    assert told(watch.look(*pair)) == []
    assert held(watch.look(*pair), watch) == ["level_lowered"]
    assert watch.level == 3


def test_a_door_that_is_silent_keeps_its_last_word() -> None:
    watch = known(says(), row(2))
    watch.look(says())
    assert watch.belief is not None
    assert watch.belief.claims["us_state.list"][0].level == 2


def test_a_door_that_falls_back_to_an_older_edition_is_behind_until_it_shows_ours_again() -> None:
    older, ours = says(), says(level=3, day=NEW, text=CALM + " Enroll.")
    watch = known(older)
    fell: list[bool] = []
    for served in (ours, older, older, ours):
        watch.look(served)
        assert watch.belief is not None
        fell.append(behind(watch.belief, "us_state.rss"))
    assert fell == [False, True, True, False]


def test_what_is_forgotten_first_was_superseded_first() -> None:
    """A lively destination: more editions than are kept in mind, and the last of them are."""
    watch = known(says())
    for number in range(100):
        watch.look(says(day=date.fromordinal(OLD.toordinal() + number + 1), text=f"{CALM} Edition {number}."))
    assert watch.belief is not None
    assert len(watch.belief.known) == 80
    recent = says(day=date.fromordinal(OLD.toordinal() + 99), text=f"{CALM} Edition 98.")
    assert told(watch.look(recent)) == []
    assert watch.belief.sha256 != recent.reading.sha256


UNDATED = CALM + " The Department of State has ordered the departure of non-emergency U.S. government employees."
ISSUED = date(2026, 3, 4)


def ordered() -> Watch:
    """An edition without an order, and on the fourth one with it, by two doors."""
    watch = known(says(), says("api"))
    assert told(watch.look(says(text=UNDATED, day=ISSUED), says("api", text=UNDATED, day=ISSUED))) == ["departure_ordered"]
    return watch


def test_an_edition_put_back_word_by_word_under_the_date_of_the_next_is_an_edit_in_silence() -> None:
    """The order leaves the page, which stands as it was in January, under the date of the fourth; then it is back."""
    watch = ordered()
    calm, order = ((says(text=text, day=ISSUED), says("api", text=text, day=ISSUED)) for text in (CALM, UNDATED))
    assert told(watch.look(says(day=OLD), says("api", day=OLD), after=24 * HOURS)) == []  # copies of before, for a look
    assert told(watch.look(*calm, after=HOURS)) == ["departure_statement_dropped"]
    assert told(watch.look(*calm, after=HOURS)) == []
    assert told(watch.look(*order, after=24 * HOURS)) == ["departure_ordered"]
    assert [told(watch.look(*page, after=12 * HOURS)) for page in (calm, order, calm, order)] == [[], [], [], []]


def test_an_older_edition_under_a_newer_date_is_no_edit_while_a_door_shows_ours_or_one_door_alone_shows_it() -> None:
    watch = ordered()
    back, order = says(text=CALM, day=ISSUED), says("api", text=UNDATED, day=ISSUED)
    for number in range(6):
        assert (told(watch.look(*((back, order) if number % 2 else (back,)), after=HOURS)), watch.waiting) == ([], [])
    copies = says(day=OLD), says("api", day=OLD)
    assert [told(watch.look(*copies, after=HOURS)) for _ in range(6)] == [[]] * 6


def test_what_was_replaced_within_one_date_does_not_come_back_under_it() -> None:
    """At noon the page said one thing, at one another, both of the fourth: a cache of noon at two doors is no news."""
    watch = ordered()
    later = CALM + " The Department of State has authorized the departure of family members of U.S. government employees."
    noon, one = ((says(text=text, day=ISSUED), says("api", text=text, day=ISSUED)) for text in (UNDATED, later))
    watch.look(*one, after=HOURS)
    watch.look(*one, after=HOURS)
    assert [told(watch.look(*noon, after=HOURS)) for _ in range(3)] == [[]] * 3


def test_an_edition_put_back_by_the_one_door_there_is_is_told_once_it_stays() -> None:
    """The list shows its row alone, and no other door has the words; a copy of before bears its own date, and is none."""
    watch = known(says(), row(2))
    assert told(watch.look(says(text=UNDATED, day=ISSUED), row(2, ISSUED))) == ["departure_ordered"]
    back, copy = says(text=CALM, day=ISSUED), says(day=OLD)
    assert [told(watch.look(copy, row(2, ISSUED), after=HOURS)) for _ in range(3)] == [[]] * 3
    assert told(watch.look(back, row(2, ISSUED), after=HOURS)) == []
    assert told(watch.look(says(text=UNDATED, day=ISSUED), row(2, ISSUED), after=HOURS)) == []  # a look, and ours again
    assert told(watch.look(back, row(2, ISSUED), after=HOURS)) == []
    assert [told(watch.look(back, row(2, ISSUED), after=HOURS)) for _ in range(3)] == [[], ["departure_statement_dropped"], []]


def test_an_edition_put_back_by_one_of_two_doors_waits_for_the_other() -> None:
    """The other served the edition of before since, or cannot be asked: what it shows next is not known."""
    watch = ordered()
    back, copy = says(text=CALM, day=ISSUED), says("api", day=OLD)
    assert [told(watch.look(back, copy, after=HOURS)) for _ in range(3)] == [[]] * 3
    assert [told(watch.look(back, after=HOURS)) for _ in range(3)] == [[]] * 3
