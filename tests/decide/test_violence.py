"""Violence at hand on a government's page is urgent for who reads it; what is told of for years is not."""

from __future__ import annotations

from datetime import date

from monitor.decide.classify import classify
from monitor.decide.kinds import KINDS
from monitor.model import Finding
from tests.decide.changes import change

BEFORE = "Advice on travel to Norland.\nPickpockets work in crowded markets."


def hazards(said: str, on: date, before: str = BEFORE, after: str = "") -> list[Finding]:
    found = change({
        "publisher": "uk_fcdo", "actor": "UK", "name": "Norland", "countries": ["XX"], "published": on, "published_before": on,
        "before": {"level": 2, "text": before}, "after": {"level": 2, "text": after or f"{before}\n{said}"},
    })  # fmt: skip
    return [f for f in classify(found, KINDS).findings if f.kind == "hazard_notice"]


def test_fighting_of_these_days_is_urgent_and_named() -> None:
    (told,) = hazards("On 12 May, armed clashes broke out across the capital.", date(2026, 5, 14))
    assert (told.severity, told.headline) == ("P2", "UK now tells of fighting: Norland")


def test_a_month_that_is_told_of_is_read_within_the_day() -> None:
    (told,) = hazards("In April 2026, there were rocket attacks on the airport.", date(2026, 5, 2))
    assert told.severity == "P3"


def test_what_goes_on_is_not_told_again_each_day() -> None:
    before = BEFORE + "\nOn 12 May, armed clashes broke out across the capital."
    after = BEFORE + "\nAs of 11am on 14 May, fighting continues across the capital."
    assert hazards("", date(2026, 5, 15), before, after) == []


def test_the_end_of_violence_is_changed_words_and_no_alarm() -> None:
    before = BEFORE + "\nOn 12 May, armed clashes broke out across the capital."
    assert hazards("", date(2026, 5, 20), before, BEFORE + "\nA ceasefire has been agreed.") == []


def test_an_order_to_leave_before_a_wave_is_urgent_and_its_end_is_told() -> None:
    said = "Anyone on low-lying coasts should move immediately to higher ground."
    (told,) = hazards(said, date(2026, 5, 14))
    assert (told.severity, told.headline) == ("P2", "UK now tells of an order to evacuate: Norland")
    (over,) = hazards("", date(2026, 5, 15), f"{BEFORE}\n{said}", f"{BEFORE}\nEvacuation orders have been lifted.")
    assert (over.severity, over.headline) == ("P3", "UK no longer tells of an order to evacuate: Norland")


def test_a_government_that_fell_by_force_and_shots_amid_unrest_are_urgent() -> None:
    for said, what in (
        ("On 12 May, the army ousted the president and closed the parliament.", "a seizure of power"),
        ("The army announced on 12 May that it had seized power.", "a seizure of power"),
        ("Due to escalating violence in Norhaven, including gunfire near the palace, put off all travel there.", "gunfire"),
        ("Fighting has become more intense in some quarters of Norhaven.", "fighting"),
        ("We are aware of a specific, imminent threat to Westerners in Norhaven.", "a threat of an attack"),
    ):
        (told,) = hazards(said, date(2026, 5, 14))
        where = "Norhaven (Norland)" if "Norhaven" in said else "Norland"
        assert (told.severity, told.headline) == ("P2", f"UK now tells of {what}: {where}")


def test_what_such_groups_always_seek_and_old_coups_are_no_news() -> None:
    for said in (
        "Threat reporting indicates that terrorist groups continue to seek opportunities to attack hotels.",
        "The army seized power in 1987.", "Since the coup of 2011, elections have been put off.",
        "The power plants may be shut without warning.", "The dam took over power generation.",
    ):
        assert hazards(said, date(2026, 5, 14)) == []


def test_waves_eruptions_and_gas_are_urgent_and_what_may_come_or_is_called_off_is_not() -> None:
    for said, severity in (
        ("A tsunami warning has been issued for the north coast.", "P2"),
        ("An explosive eruption of the volcano is possible within hours to days.", "P2"),
        ("Ammonia has leaked from a plant in Norhaven.", "P2"),
        ("There is a high probability of an eruption of Mount Kell in the next few days.", "P2"),
        ("The police ordered the evacuation of Norhaven on 13 May.", "P2"),
        ("A tsunami warning was issued on 13 May and later cancelled.", "P3"),
        ("The volcano is at alert level 2, with increased unrest.", "P3"),
    ):
        assert [f.severity for f in hazards(said, date(2026, 5, 14))] == [severity], said


def test_a_storm_is_called_what_it_is_and_not_who_watches_it() -> None:
    for said, what in (
        ("Tropical Storm Ana is expected to hit Norhaven tonight, the National Hurricane Center said.", "a tropical storm"),
        ("Tropical Storm Ana has weakened from a hurricane and is expected to hit Norhaven tonight.", "a tropical storm"),
        ("Hurricane Ana is expected to hit Norhaven tonight.", "a hurricane"),
        ("Tropical Storm Ana has become a hurricane.", "a hurricane"),
    ):
        (told,) = hazards(said, date(2026, 5, 14))
        assert told.headline == f"UK now tells of {what}: {'Norhaven (Norland)' if 'Norhaven' in said else 'Norland'}"


def test_what_was_not_lifted_is_not_told_as_over() -> None:
    for said in ("Parliament voted against lifting martial law.", "The army refused to lift martial law."):
        assert all("no longer" not in one.headline for one in hazards(said, date(2026, 5, 14)))


def test_a_storm_that_grew_or_is_another_is_told_again() -> None:
    knew = f"{BEFORE}\nTropical Storm Ana is expected to hit Norhaven."
    for said, what in (
        ("Hurricane Ana is expected to hit Norhaven.", "UK now tells of a hurricane: Norland"),
        ("Tropical Storm Beno is expected to hit Norhaven.", "UK tells of a tropical storm anew: Norland"),
    ):
        (told,) = hazards("", date(2026, 5, 14), knew, f"{BEFORE}\n{said}")
        assert told.headline == what
    weaker = f"{BEFORE}\nTropical Storm Ana has passed Norhaven."
    assert hazards("", date(2026, 5, 14), f"{BEFORE}\nHurricane Ana is expected to hit Norhaven.", weaker) == []


def test_what_went_hides_no_other_hazard_that_came() -> None:
    rule = f"{BEFORE}\nA state of emergency is in place."
    found = hazards("", date(2026, 5, 14), rule, f"{BEFORE}\nThere has been a military takeover in Norland.")
    assert "UK now tells of a seizure of power: Norland" in [f.headline for f in found]
