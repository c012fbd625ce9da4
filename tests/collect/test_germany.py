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
