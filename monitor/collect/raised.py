"""A level that Japanese words raise before its flag is set: in a row of its own, or in prose."""

from __future__ import annotations

import re

from monitor.terms.kanji import LANDS

_NEW = re.compile(r"\((?:引き?上げ|新規)\)")
_QUOTED = re.compile(r"「[^「」]*」|\([^()]*\)|:[^()]*(?=\()")
_WHY = re.compile(r"^.*?(?:ため|ことから|踏まえ|受け(?:て)?)、(?=[^、]*を、?レベル)")
_OF = r"(?:の危険(?:情報|レベル|度))?(?:については|について|に対し(?:て)?|に|を|は)、?(?:危険(?:情報|レベル)(?:を|の))?"
_TO_LEVEL = re.compile(
    rf"(?P<where>[^、。:]{{2,60}}?){_OF}(?:、?レベル[1-4]から、?)?レベル(?P<level>[1-4])"
    r"(?:に引き?上げ(?:ます|ました|る)|と(?:します|しました)|を(?:新たに)?(?:発出|発令)し(?:ます|ました))"
)


def to_level(even: str) -> tuple[str, int] | None:
    """Return the place and the level that a sentence in even letters raises it to, or None."""
    found = _TO_LEVEL.search(_WHY.sub("", _QUOTED.sub("", even)))
    return (found["where"], int(found["level"])) if found else None


def anew(where: str, even: str, country: str) -> bool:
    """Whether a sentence says that a level is new, and of no other country than `country` (ISO 3166-1 alpha-2)."""
    lands = {code for land, code in LANDS.items() if land in where and "国境" not in where}
    return bool(_NEW.search(even) or to_level(even)) and (not lands or country in lands)
