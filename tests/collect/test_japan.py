"""The areas of Japanese advice that English has words for: borders, strips along them, sides of a country."""

from __future__ import annotations

import pytest

from monitor.terms.kanji import in_english


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("カンボジアとの国境から50キロメートル以内の地域", "areas within 50 km of the border with Cambodia"),
        ("カンボジアとの国境から約20km以内", "areas within 20 km of the border with Cambodia"),
        ("ミャンマー及びカンボジアとの国境地域", "areas along the border with Burma (Myanmar) and Cambodia"),
        ("南スーダンとの国境周辺地域", "areas along the border with South Sudan"),
        ("北部地域", "the north"),
        ("北西部", "the northwest"),
        ("北部ヤラー県", "北部ヤラー県"),
        ("カンボジアとの国境地域を除く地域", "カンボジアとの国境地域を除く地域"),
        ("カンボジアとの国境から50キロメートル以遠の地域", "カンボジアとの国境から50キロメートル以遠の地域"),
        ("ベリドとの国境周辺地域", "ベリドとの国境周辺地域"),
    ],
)
def test_a_border_and_a_side_are_told_in_english_and_all_else_as_it_stands(said: str, english: str) -> None:
    assert in_english(said) == english
