"""What the German Foreign Office calls the whole of a country, and what a part of it."""

from __future__ import annotations

from monitor.collect.sources.germany import advice
from monitor.locate.places import by_code


def test_a_country_with_what_is_in_it_is_the_whole_and_a_part_keeps_its_name() -> None:
    oman = by_code("OM")
    assert oman is not None
    whole = "Von Reisen nach Oman einschließlich der Hauptstadt wird abgeraten."
    part = "Von Reisen in den Norden der Küste einschließlich der Inseln wird abgeraten."
    assert [a.area for a in advice(whole, oman, "Oman")] == [""]
    assert [a.area for a in advice(part, oman, "Oman")] == ["Norden der Küste einschließlich der Inseln"]


def test_the_places_of_one_formula_are_told_apart() -> None:
    oman = by_code("OM")
    assert oman is not None

    def areas(said: str) -> list[str]:
        return [a.area for a in advice(said, oman, "Oman")]

    assert areas("Vor Reisen nach Nordhang und in das Grenzgebiet zu Jemen wird gewarnt.") == ["Nordhang", "Grenzgebiet zu Jemen"]
    assert areas("Vor Reisen in die Provinzen Nordhang und Südhang wird gewarnt.") == ["Provinzen Nordhang und Südhang"]
    assert areas("Vor Reisen nach Oman und in die Region Nordhang wird gewarnt.") == ["", "Region Nordhang"]
    assert areas("Vor Reisen in die Region Nordhang mit Ausnahme der Stadt Kell und in die Region Pell wird gewarnt.") == ["Region Nordhang", "Region Pell"]
    left = "mit Ausnahme von Reisen nach Kell und in die Region Nordhang"
    assert areas(f"Vor Reisen nach Oman, {left}, wird gewarnt.") == [""]
    assert areas("Vor Reisen nach Oman mit Ausnahme von Nordhang wird gewarnt.") == [""]
