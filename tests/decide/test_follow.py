"""Requirement 58: what a rule asks for, why it concerns an event, against a truth table and a slow oracle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.decide.telling.follow import why
from monitor.locate import cities, regions
from monitor.model import Event, Rule
from tests.decide.told import event
from tests.drawn import examples

ALMATY = event(post="Consulate General Almaty", kind="departure_authorized", severity="P1")
TABLE = [
    # what happened, what is asked, what is answered (None: not told)
    (event(), Rule(), "follows everything at P3 and above; this is P2"),
    (event(), Rule(severity="P1"), None),
    (event(severity="P4"), Rule(), None),
    (event(), Rule(countries=frozenset({"KZ", "UZ"})), "follows country KZ at P3"),
    (event(), Rule(countries=frozenset({"Central Asia"})), "follows country Central Asia (KZ)"),
    (event(country="DE"), Rule(countries=frozenset({"EU"}), kinds=frozenset({"level_raised"})), "kind level_raised, country EU (DE)"),
    (event(country="CH"), Rule(countries=frozenset({"EU"})), None),
    (event(country="CH"), Rule(countries=frozenset({"Schengen"})), "Schengen (CH)"),
    (event(), Rule(publishers=frozenset({"uk_fcdo"})), None),
    (event(), Rule(kinds=frozenset({"level_lowered"})), None),
    (event(publisher="canary"), Rule(), None),
    (event(publisher="canary"), Rule(publishers=frozenset({"canary"})), "publisher canary"),
    (ALMATY, Rule(places=frozenset({"Almaty"})), "place Almaty"),
    (ALMATY, Rule(places=frozenset({"Алма-Ата"})), "place Алма-Ата (named there almaty)"),
    (ALMATY, Rule(places=frozenset({"Astana"})), None),
    (event(area="Almaty Region"), Rule(places=frozenset({"Alma-Ata"})), "place Alma-Ata (named there almaty)"),
    (event(quote="A curfew holds in Алматы."), Rule(places=frozenset({"Almaty"})), "named there алматы"),
    (event(), Rule(places=frozenset({"Almaty"})), "place Almaty (all of KZ is concerned)"),
    (event(country="KG"), Rule(places=frozenset({"Almaty"})), None),
    (event(country="KG", quote="The road to Almaty is closed."), Rule(places=frozenset({"Almaty"})), None),
    (event(country="KG"), Rule(countries=frozenset({"KG"}), places=frozenset({"Almaty"})), "country KG"),
    (event(area="Osh Oblast", country="KG"), Rule(places=frozenset({"Osh"})), "place Osh"),
    (event(area="Oshkosh", country="KG"), Rule(places=frozenset({"Osh"})), None),
    (event(), Rule(min_level=3), "Level 3 and above (it is 3)"),
    (event(), Rule(min_level=4), None),
    (event(kind="level_lowered", level_before=4, level_after=2), Rule(min_level=4), "(it is 4)"),  # what fell from there counts
    (event(level_before=None, level_after=None), Rule(min_level=4), "its level is not known"),
    (event(), Rule(min_delta=2), None),
    (event(level_before=1, level_after=4), Rule(min_delta=2), "(it moved 3)"),
    (event(kind="security_alert"), Rule(min_delta=2), "everything"),  # what moves no level is no matter of this wish
    (event(), Rule(travellers=True), None),
]  # fmt: skip


@pytest.mark.parametrize(("happened", "asked", "answer"), TABLE)
def test_58_the_truth_table_of_rules(happened: Event, asked: Rule, answer: str | None):
    said = why(happened, asked)
    assert (said is None) if answer is None else (said is not None and answer in said)


def test_58_only_when_somebody_of_ours_is_there():
    assert why(event(), Rule(travellers=True), travellers=3) == "follows travellers (there are 3) at P3 and above; this is P2"


def _oracle(happened: Event, asked: Rule) -> bool:
    """The same in the plainest words: every wish is empty, or met."""
    countries = set()
    for word in asked.countries:
        countries |= regions.SETS.get(word, {word})
    said = " ".join([happened.finding.post or "", happened.finding.area or "", happened.finding.headline, *(e.text for e in happened.finding.evidence)])
    names = {name for place in asked.places if cities.country_of(place) in (None, happened.country) for name in cities.names_of(place)}
    there = any(f" {name} " in f" {cities.fold(said)} " for name in names)
    home = not happened.finding.post and not happened.finding.area and happened.country in {cities.country_of(p) for p in asked.places}
    where = not (asked.countries or asked.places) or happened.country in countries or there or home
    levels = [level for level in (happened.level_before, happened.level_after) if level]
    return (
        happened.finding.severity <= asked.severity
        and (happened.publisher in asked.publishers or (not asked.publishers and happened.publisher != "canary"))
        and (not asked.kinds or happened.finding.kind in asked.kinds)
        and where
        and (asked.min_level is None or not levels or max(levels) >= asked.min_level)
    )  # fmt: skip


_some = {
    "countries": ["KZ", "DE", "EU", "Central Asia", "KG"], "places": ["Almaty", "Алматы", "Berlin", "Osh", "Kiev"],
    "publishers": ["us_state", "uk_fcdo", "canary"], "kinds": ["level_raised", "security_alert"],
}  # fmt: skip
_rules = st.builds(
    Rule, severity=st.sampled_from(["P1", "P2", "P3", "P4"]), min_level=st.sampled_from([None, 2, 3, 4]),
    **{name: st.frozensets(st.sampled_from(words), max_size=2) for name, words in _some.items()},
)  # fmt: skip
_events = st.builds(
    event, country=st.sampled_from(["KZ", "DE", "KG", "UA", ""]), kind=st.sampled_from(_some["kinds"]), publisher=st.sampled_from(_some["publishers"]),
    severity=st.sampled_from(["P1", "P2", "P3", "P4"]), post=st.sampled_from([None, "Consulate General Almaty", "Embassy Kyiv"]),
    area=st.sampled_from([None, "Osh Oblast", "Almaty Region"]), level_before=st.sampled_from([None, 1, 3]), level_after=st.sampled_from([None, 2, 4]),
)  # fmt: skip


@settings(max_examples=examples(300), deadline=None)
@given(_events, _rules)
def test_58_rules_agree_with_the_slow_oracle(happened: Event, asked: Rule):
    assert (why(happened, asked) is not None) == _oracle(happened, asked)


@settings(max_examples=examples(200), deadline=None)
@given(_events, _rules)
def test_58_what_a_rule_concerns_is_found_under_the_countries_it_is_looked_up_by(happened: Event, asked: Rule):
    """The fan-out asks only the rules filed under a country: none that would say yes may be filed elsewhere."""
    filed = regions.looked_up(asked.countries, asked.places)
    if why(happened, asked) is not None:
        assert not filed or happened.country in filed


def test_58_sets_are_made_of_countries_we_know_and_answer_to_their_other_names():
    assert all(len(code) == 2 and regions.named(code) == code for codes in regions.SETS.values() for code in codes)
    assert [regions.named(w) for w in ("european union", "GCC", "the Gulf", "Kasachstan", "kz")] == ["EU", "Gulf", "Gulf", "KZ", "KZ"]
    assert len(regions.SETS["EU"]) == 27 and len(regions.SETS["Schengen"]) == 29 and len(regions.SETS["ASEAN"]) == 11
    with pytest.raises(regions.Unknown, match="expected a country"):
        regions.named("Atlantis")
