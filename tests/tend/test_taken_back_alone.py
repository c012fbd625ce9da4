"""One alert that came alone was a fault: an officer takes it back, and whoever it reached is told so, nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import Event, Rule, State
from monitor.store.shapes import Kept
from monitor.store.sqlite import Store
from monitor.tend import correcting, escalating, storming
from monitor.tend.repeating import beside
from monitor.web import cap
from tests.decide.told import after
from tests.tend.test_escalations import CHAIN
from tests.tend.town import LIMITS, NINE, event, gathers, happens, joins, leaves, rows, spread

WHY = "the page showed last year's order for a minute"


def _told(store: Store, **changes: object) -> Event:
    """An order for Kazakhstan at nine, and at the same minute something else of Japan."""
    order = event(1, "KZ", severity="P1", **changes)
    happens(store, order, escalations=tuple(escalating.begun([CHAIN], [order], NINE)))
    happens(store, event(2, "JP", severity="P1", destination="japan"))
    spread(store)
    gathers(store, NINE)
    return order


def _rounds(store: Store, minutes: float) -> None:
    for _ in range(2):
        storming.tend(store, lambda _sha: None, None, (), LIMITS, after(minutes))  # type: ignore[arg-type]
        correcting.tend(store, lambda: after(minutes))
        gathers(store, after(minutes))


def test_whoever_had_the_order_is_told_that_it_was_a_fault_and_whoever_waits_for_it_never_hears(store: Store):
    """Ann has her mail at nine, Bob's is due at eight tomorrow, Cy follows Japan. At twenty past Olga takes the order back."""
    joins(store, "ann")
    joins(store, "bob", Rule(mode="daily 08:00"))
    joins(store, "cy", Rule(countries=frozenset({"JP"})))
    order = _told(store)
    assert sorted(who for who, _ in leaves(store, NINE)) == ["ann", "ann", "cy"]
    number = storming.take_back_one(store, order, "olga", after(20), WHY)
    _rounds(store, 20)
    (letter,) = [due for due in rows(store, "") if due.matter]
    assert (letter.reader, letter.state) == ("ann", State.PENDING)
    assert [who for who, _ in leaves(store, after(20))] == ["ann"]
    _rounds(store, 25)
    later = leaves(store, after(24 * 60))
    assert len([due for due in rows(store, "") if due.matter]) == 1 and "ann" not in [who for who, _ in later]
    assert [due.state for due in rows(store, "bob") if due.event_id == order.id] == [State.CANCELLED]
    assert [one.state for one in store.chains.of(order.id)] == ["dropped"]
    assert [row.deed.who for row in store.audit.rows(what="storm.discarded")] == ["olga"]
    (wrote,) = store.corrections.wrote(number, letter.recipient)
    assert wrote.of_storm == (order.id,) and store.storms.mark(f"{2:016x}") is None


def test_an_order_for_two_countries_of_one_page_is_taken_back_for_both(store: Store):
    """One sentence on the page of two lands is two alerts; another sentence of that page was no fault."""
    joins(store, "ann", Rule(countries=frozenset({"IL"})))
    joins(store, "bob", Rule(countries=frozenset({"PS"})))
    first = event(1, "IL", severity="P1", destination="two-lands", quote="All staff were ordered to leave.")
    second = event(2, "PS", severity="P1", destination="two-lands", quote="All staff were ordered to leave.")
    other = event(3, "IL", severity="P1", destination="two-lands", quote="The border is closed.", kind="border_or_entry_change")
    elsewhere = event(4, "JO", severity="P1", destination="jordan", quote="All staff were ordered to leave.")
    happens(store, first, second, other, elsewhere)
    spread(store)
    leaves(store, NINE)
    number = storming.take_back_one(store, second, "olga", after(20), WHY)
    assert [one.id for one in store.storms.events(number)] == [first.id, second.id]
    _rounds(store, 20)
    assert sorted(due.reader for due in rows(store, "") if due.matter) == ["ann", "bob"]


def test_programs_meet_the_order_under_its_name_and_then_its_end(store: Store):
    """Nothing between the two: an Update that calls it released would wake everybody a second time."""
    order = _told(store)
    assert [one.identifier for one in cap.of(order, store.storms.of(order.id))] == [order.id]
    storming.take_back_one(store, order, "olga", after(20), WHY)
    told = cap.of(order, store.storms.of(order.id))
    assert [(one.identifier, one.firm) for one in told] == [(order.id, True), (f"{order.id}.discarded", False)]
    assert told[-1].sent == after(20)


def test_nothing_is_taken_back_without_a_reason_twice_or_where_it_is_no_fault_of_one_page(store: Store):
    order = _told(store)
    with pytest.raises(storming.Unexplained):
        storming.take_back_one(store, order, "olga", after(20), "  ")
    with pytest.raises(storming.Refused, match="held back: nobody was told"):
        storming.take_back_one(store, replace(order, held="seen once"), "olga", after(20), WHY)
    storming.take_back_one(store, order, "olga", after(20), WHY)
    with pytest.raises(storming.Refused, match="taken back already"):
        storming.take_back_one(store, order, "oleg", after(21), WHY)
    happens(store, event(3, "FR", destination="france"), event(4, "ES", destination="spain"), storm="too many")
    with pytest.raises(storming.Refused, match="it came in storm 2: decide that one"):
        storming.take_back_one(store, event(3, "FR", destination="france"), "olga", after(20), WHY)


def test_what_another_publisher_told_as_well_is_no_fault_of_one_page(store: Store):
    """The embassy posts the same at ten past: whoever asks then to take the page's order back is told so."""
    order = _told(store)
    door = replace(order.doors[0], name="us_embassy.kz")
    store.keep(Kept("us_embassy", after(10), confirmations=[(order.id, door)]))
    found = store.event(order.id)
    assert found is not None
    with pytest.raises(storming.Refused, match="us_embassy told the same"):
        storming.take_back_one(store, found, "olga", after(20), WHY)
    assert store.storms.of(order.id) is None and store.storms.all() == []


def test_an_old_alert_taken_back_late_hides_no_storm_from_what_another_door_tells(store: Store):
    """A storm of this morning is open while last month's alert is taken back: that record is newer and begins earlier."""
    old = replace(event(9, "FR", destination="france"), detected_at=after(-60 * 24 * 40))
    happens(store, old)
    order = event(1, "KZ", kind="departure_ordered", severity="P1", new="ordered", old=None)
    happens(store, order, event(2, "JP", destination="japan"), storm="too many")
    said = event(3, "KZ", kind="departure_ordered", severity="P1", new="ordered", old=None, publisher="us_embassy", detected_at=after(5))
    happens(store, said)
    known = beside(store, said)
    assert known.doubted
    storming.take_back_one(store, old, "olga", after(6), WHY)
    assert beside(store, said).doubted == known.doubted


@pytest.mark.parametrize("hours", [0.4, 3, 24 * 40])
def test_when_the_publisher_puts_right_what_was_a_fault_only_those_who_had_heard_of_it_hear_of_it(store: Store, hours: float):
    """At nine Kazakhstan goes from 2 to 3; Ann hears, Bob would tomorrow. It is taken back, Dee joins, and the page says 2 again."""
    joins(store, "ann")
    joins(store, "bob", Rule(mode="daily 08:00"))
    rise = _told(store)
    leaves(store, NINE)
    storming.take_back_one(store, rise, "olga", after(10), WHY)
    _rounds(store, 10)
    leaves(store, after(10))
    joins(store, "dee", at=after(12))
    back = event(3, "KZ", "level_lowered", "P3", old="3", new="2", level_before=3, level_after=2, detected_at=after(60 * hours))
    happens(store, back, at=back.detected_at)
    assert storming.sign(store, "us_state", [back] * 2, back.detected_at, LIMITS) == ""
    for _ in range(2):
        spread(store, back.detected_at)
    gathers(store, after(60 * hours + 40))
    assert [who for who, carried in leaves(store, after(60 * hours + 40)) if back.id in carried] == ["ann"]
    lower = event(4, "KZ", "level_lowered", "P3", old="2", new="1", level_before=2, level_after=1, detected_at=after(60 * hours + 90))
    happens(store, lower, at=lower.detected_at)
    spread(store, lower.detected_at)
    assert {due.reader for due in rows(store) if due.event_id == lower.id} == {"ann", "bob", "dee"}


def test_what_comes_after_another_word_of_the_publisher_is_no_end_of_a_fault(store: Store):
    """The rise from 2 to 3 was a fault; then it went to 4, which all heard, and from 4 to 3, and from 3 to 2."""
    joins(store, "ann")
    rise = _told(store)
    storming.take_back_one(store, rise, "olga", after(10), WHY)
    moves = [(3, 4, "level_raised"), (4, 3, "level_lowered"), (3, 2, "level_lowered")]
    for number, (old, new, kind) in enumerate(moves, 10):
        one = event(number, "KZ", kind, old=str(old), new=str(new), level_before=old, level_after=new, detected_at=after(60 * number))
        happens(store, one, at=one.detected_at)
        spread(store, one.detected_at)
        assert [due.reader for due in rows(store) if due.event_id == one.id] == ["ann"]
