"""Part the Japanese name of an area into its places: no space stands between them and the words of every area."""

from __future__ import annotations

import re

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
# Particles, measures, and the sorts of ground that many areas are.
_BETWEEN = re.compile(
    r"[()（）、，・]|から|及び|および|並びに|ならびに|又は|または|との|の(?=[\u30a1-\u30ff\u4e00-\u9fff])|と(?=[\u30a1-\u30ff])"
    r"|約?[\d.]+ ?(?:キロメートル|キロ|km|メートル)(?:以内|圏内)?|以内|以東|以西|以北|以南"
    r"|国境(?:周辺|隣接|沿い)?(?:地域|地帯|付近|一帯)?|(?:周辺|隣接|一部)?地域|地帯|付近|周辺|一帯|全域|全土|沿い|地方"
    r"|レベル ?\d|(?:と|に)?(?:隣)?接する|(?<=[\u30a0-\u30ff])(?:自治州|州|県|省|市|郡|島)|を含む|首都"
)


def parted(name: str) -> str:
    """Write the places of a Japanese name apart, any other name as it stands."""
    return " ".join(_BETWEEN.sub(" ", name).split()) or name if _JAPANESE.search(name) else name
