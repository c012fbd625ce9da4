"""A post's name tells the country it stands in, whatever office it is."""

from __future__ import annotations

import pytest

from monitor.cities import country_of


@pytest.mark.parametrize(
    ("post", "country"),
    [("Embassy Brazzaville", "CG"), ("Embassy Kinshasa", "CD"), ("Consulate General Almaty", "KZ"), ("Embassy Atlantis", None)],
)
def test_a_post_stands_in_a_country(post: str, country: str | None) -> None:
    assert country_of(post) == country
