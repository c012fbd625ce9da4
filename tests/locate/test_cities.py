"""A post's name tells the country it stands in, whatever office it is."""

from __future__ import annotations

import pytest

from monitor.locate.cities import country_of, names_of
from monitor.locate.places import fold


@pytest.mark.parametrize(
    ("post", "country"),
    [("Embassy Brazzaville", "CG"), ("Embassy Kinshasa", "CD"), ("Consulate General Almaty", "KZ"), ("Embassy Atlantis", None)],
)
def test_a_post_stands_in_a_country(post: str, country: str | None) -> None:
    assert country_of(post) == country


@pytest.mark.parametrize(
    ("followed", "said", "country"),
    [
        ("Almaty", "Alma-Ata", "KZ"),
        ("Alma Ata", "Almaty", "KZ"),
        ("Astana", "Nur-Sultan", "KZ"),
        ("Kiev", "Kyiv", "UA"),
        ("Saigon", "Ho Chi Minh City", "VN"),
        ("Leningrad", "St. Petersburg", "RU"),
        ("Mallorca", "Majorca", "ES"),
        ("München", "Munich", "DE"),
    ],
)
def test_who_follows_a_city_by_one_name_is_found_by_its_others(followed: str, said: str, country: str) -> None:
    assert fold(said) in names_of(followed)
    assert country_of(followed) == country_of(said) == country


def test_a_name_that_means_two_cities_is_in_no_table() -> None:
    """Salisbury was Harare, and is a city in England: nobody who follows it means Zimbabwe for sure."""
    assert country_of("Salisbury") is None
    assert names_of("Salisbury") == ("salisbury",)
