"""Katakana in Latin letters, near enough to hear a city's consonants: "バマコ" is "bamako"."""

from __future__ import annotations

import re

_ROWS = """
    ア a; イ i; ウ u; エ e; オ o; カ ka; キ ki; ク ku; ケ ke; コ ko; サ sa; シ shi; ス su; セ se; ソ so;
    タ ta; チ chi; ツ tsu; テ te; ト to; ナ na; ニ ni; ヌ nu; ネ ne; ノ no; ハ ha; ヒ hi; フ fu; ヘ he;
    ホ ho; マ ma; ミ mi; ム mu; メ me; モ mo; ヤ ya; ユ yu; ヨ yo; ラ ra; リ ri; ル ru; レ re; ロ ro;
    ワ wa; ヲ o; ン n; ガ ga; ギ gi; グ gu; ゲ ge; ゴ go; ザ za; ジ ji; ズ zu; ゼ ze; ゾ zo; ダ da; ヂ ji;
    ヅ zu; デ de; ド do; バ ba; ビ bi; ブ bu; ベ be; ボ bo; パ pa; ピ pi; プ pu; ペ pe; ポ po; ヴ bu; ァ a;
    ィ i; ゥ u; ェ e; ォ o; ャ ya; ュ yu; ョ yo; ッ _; ー _
"""
_LETTERS = {kana: said.strip("_") for kana, said in (row.split() for row in _ROWS.split(";"))}
_KATAKANA = re.compile(r"[\u30a1-\u30f4\u30fc]+")


def roman(name: str) -> str:
    """Write a name that is all katakana in Latin letters; "" for any other."""
    if not _KATAKANA.fullmatch(name):
        return ""
    return "".join(_LETTERS.get(kana, "") for kana in name)
