"""The areas of Japanese advice that English has words for, and levels that words raise before their flags are set."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.collect.source import Unreadable
from monitor.collect.sources import japan
from monitor.collect.sources.japan import levels
from monitor.terms.kanji import in_english

CASES = Path(__file__).with_name("sources") / "japan"


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


LEAD = "●全土 レベル1:十分注意してください。"


def test_a_level_that_is_raised_in_words_counts_before_its_flag_is_set() -> None:
    def told(text: str, country: str = "ET") -> tuple[int | None, list[tuple[str, int]]]:
        national, _, areas = levels(f"{LEAD}\n{text}", [1], country)
        return national, [(name, level) for name, level, _ in areas]

    row = "レベル3:渡航は止めてください。(渡航中止勧告)(引き上げ)"
    assert told(f"●アムハラ州 {row}") == (1, [("アムハラ州", 3)])
    assert told("●エチオピア全土 レベル4:退避してください。渡航は止めてください。(退避勧告)(引き上げ)") == (4, [])
    assert told("アムハラ州を、レベル3「渡航は止めてください。(渡航中止勧告)」に引き上げます。") == (1, [("アムハラ州", 3)])
    assert told("アムハラ州についてはレベル3(渡航中止勧告)とします。") == (1, [("アムハラ州", 3)])
    assert told("アムハラ州の危険情報をレベル2からレベル4に引き上げました。") == (1, [("アムハラ州", 4)])
    for silent in (
        "●アムハラ州 レベル3:渡航は止めてください。(渡航中止勧告)(継続)",  # has no flag, and is not new
        f"●スーダン全土 {row}",
        "アムハラ州の危険レベルをレベル3から引き下げました。",
        "スーダンには、レベル4(退避勧告)が発出されています。",
        "レベル3:渡航は止めてください。(渡航中止勧告)は、目安の一つです。",
        "スーダンに対しレベル4を発出しました。",
    ):
        assert told(silent) == (1, [])


@pytest.mark.parametrize("flag", ["<riskLevel4>set</riskLevel4>", "<riskLevelFour>1</riskLevelFour>"])
def test_a_flag_in_words_we_do_not_know_is_no_flag_that_is_not_set(flag: str):
    """The site's new program writes "set" for 1, or calls the element otherwise: no country is clear of level 4 for it."""
    body = (CASES / "country.xml").read_bytes().replace(b"<riskLevel4>1</riskLevel4>", flag.encode())
    with pytest.raises(Unreadable, match="expected the flags"):
        japan.split_country(body, f"{japan.BASE}/country/0374L.xml")
