"""Requirements 3 and 58: tables and deciders together owe what asking everybody about every event would, each once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.decide.telling.route import owed
from monitor.model import Event, Rule
from monitor.store.shapes import Wanted
from monitor.tend import dryrun
from tests.drawn import examples
from tests.store.blank import blank_store
from tests.tend.town import NINE, event, happens, joins, rows, spread

_rules = st.builds(
    Rule, countries=st.frozensets(st.sampled_from(["KZ", "DE", "EU", "Central Asia"]), max_size=2), places=st.frozensets(st.sampled_from(["Almaty", "Berlin", "Osh"]), max_size=1),
    publishers=st.frozensets(st.sampled_from(["us_state", "uk_fcdo", "canary"]), max_size=2), kinds=st.frozensets(st.sampled_from(["level_raised", "security_alert"]), max_size=1),
    severity=st.sampled_from(["P1", "P2", "P3", "P4"]), min_level=st.sampled_from([None, 3]), min_delta=st.sampled_from([None, 2]),
    mode=st.sampled_from(["at_once", "at_once", "daily 08:30"]),
)  # fmt: skip
_pages = st.lists(
    st.tuples(st.sampled_from(["KZ", "DE", "KG"]), st.sampled_from(["us_state", "uk_fcdo", "canary"]),
              st.lists(st.tuples(st.sampled_from(["level_raised", "security_alert"]), st.sampled_from(["P1", "P2", "P3", "P4"]), st.sampled_from([None, "Consulate General Almaty", "Osh"]), st.sampled_from([None, 1, 2])), min_size=1, max_size=3)),
    min_size=1, max_size=3, unique_by=lambda page: page[:2],
)  # fmt: skip


def _events(pages: list[tuple[str, str, list[tuple[str, str, str | None, int | None]]]]) -> list[Event]:
    made = []
    for country, publisher, told in pages:
        for kind, severity, post, before in told:
            made.append(event(len(made) + 1, country, kind, severity, publisher=publisher, post=post, level_before=before, after_sha256=country * 32))
    return made


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(_rules, min_size=1, max_size=3), min_size=1, max_size=4), _pages)
def test_58_everybody_is_owed_exactly_what_the_slow_oracle_says_and_by_as_many_rules_once(people: list[list[Rule]], pages: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = blank_store(Path(folder) / "monitor.db")
        for number, rules in enumerate(people):
            joins(store, f"p{number}", *rules, quiet_from="08:00" if number % 2 else None, quiet_until="10:00" if number % 2 else None)
        events = _events(pages)
        for publisher in {one.publisher for one in events}:
            happens(store, *(one for one in events if one.publisher == publisher))
        spread(store)
        found = sorted((due.reader, due.event_id) for due in rows(store))
        store.close()
    wanted = sorted((f"p{number}", one.event.id) for number, rules in enumerate(people) for one in owed(_ordered(events), rules))
    assert found == wanted
    assert len(set(found)) == len(found)


def _ordered(events: list[Event]) -> list[Event]:
    """Of equally grave events of a page the first kept stands for the others."""
    return sorted(events, key=lambda one: (one.finding.severity, one.id))


def test_3_all_reasons_of_one_delivery_are_listed() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = blank_store(Path(folder) / "monitor.db")
        joins(store, "ann", Rule(countries=frozenset({"KZ"})), Rule(places=frozenset({"Almaty"})), Rule(countries=frozenset({"Central Asia"}), min_level=3))
        happens(store, event())
        spread(store)
        (due,) = rows(store)
        (would,) = dryrun.history(store, Wanted())
        store.close()
    assert (due.reader, due.due_at) == ("ann", NINE)
    assert [said.partition(" at P3")[0] for said in would.reasons] == [
        "follows country KZ", "follows place Almaty (all of KZ is concerned)", "follows country Central Asia (KZ), Level 3 and above (it is 3)",
    ]  # fmt: skip


def test_59_who_would_have_got_what_and_what_an_edited_rule_would_change(tmp_path: Path) -> None:
    store = blank_store(tmp_path / "monitor.db")
    joins(store, "ann", Rule(countries=frozenset({"KZ"})))
    joins(store, "bob", Rule(severity="P1"))
    happens(store, event(1), event(2, kind="advice_text_changed", severity="P3", destination="KZ", after_sha256=event(1).after_sha256), event(3, "DE", severity="P1"))
    happens(store, event(4, "KZ", severity="P1", held="one door only", publisher="uk_fcdo"))
    assert [(one.recipient, one.event.id[-1]) for one in dryrun.history(store, Wanted())] == [("ann", "1"), ("bob", "3")]
    assert [one.recipient for one in dryrun.history(store, Wanted(), ["bob"])] == ["bob"]
    ann = store.recipient("ann")
    assert ann
    change = dryrun.edited(store, Wanted(), ann, [Rule(countries=frozenset({"EU"}))])
    assert ([one.event.id[-1] for one in change.gained], [one.event.id[-1] for one in change.lost], change.same) == (["3"], ["1"], 0)
    assert rows(store) == []  # a dry run owes nothing
    store.close()
