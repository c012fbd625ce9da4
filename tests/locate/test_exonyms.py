"""Cities as Arabic, German, French and Spanish call them are the cities of our tables, and one of them each."""

from __future__ import annotations

from monitor.locate.cities import country_of
from monitor.locate.exonyms import _OURS, _SAID, exonym, ours
from monitor.locate.places import fold


def test_every_city_is_one_of_ours_by_one_name_in_each_language() -> None:
    for said in _SAID.values():
        assert [city for city in said if country_of(city) is None] == []
        assert [city for city, name in said.items() if fold(name) == fold(city) and name == city] == []
        assert len({fold(name) for name in said.values()}) == len(said)
    assert [name for name, city in _OURS.items() if country_of(name) not in (None, country_of(city))] == []


def test_a_city_is_found_however_its_letters_are_marked() -> None:
    assert [ours(name) for name in ("طرابلس", "ابيدجان", "أبيدجان", "EL CAIRO", "téheran", "Yamena")] == [
        "Tripoli", "Abidjan", "Abidjan", "Cairo", "Tehran", "N'Djamena",
    ]  # fmt: skip
    assert (ours("Port Kell"), exonym("port kell", "ar"), exonym("Tripoli", "en")) == ("Port Kell", "", "")
