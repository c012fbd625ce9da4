"""Whether one name is of a part of what another names: a district of a city, a town in a province."""

from __future__ import annotations

import re

from monitor.decide.areas.tract import Tract

# "The Moss district of Kell", "Kell's Moss quarter", "Kell south of Moss Avenue" and "Moss in Kell Province" lie in
# Kell, "Kell Province".
_KINDS = r"(?:province|state|region|county|governorate|department|district|division|oblast|prefecture|city|island)"
_PARTS = (
    r"(?:areas?|districts?|communes?|municipalit(?:y|ies)|neighbou?rhoods?|suburbs?|quarters?|towns?|villages?|wards?"
    r"|territor(?:y|ies)|localit(?:y|ies)|cit(?:y|ies)|parts?)"
)
_SORT = re.compile(rf" {_KINDS}$")
_SORT_OF = re.compile(rf"^(?:(?:whole|entire|all)(?: of)? (?:the )?)?(?:(?:{_KINDS}|town) of (?:the )?)?")
_REST = re.compile(r"^(?:rest|remainder|other parts|remaining (?:parts|areas)) of (?:the )?")
_EXCEPT = re.compile(r"\b(?:except|excluding|other than|apart from)\b")


def inside(one: Tract, other: Tract) -> bool:
    """Whether a tract is named as a part of another: "the districts A and B in Norhaven city", of "Norhaven city"."""
    return within(one.area.name, other.area.name)


def within(part: str, ground: str) -> bool:
    """Whether the first name is of a part of what the second names."""
    name, whole = part.casefold(), _bare(ground)
    root = _SORT_OF.sub("", _SORT.sub("", whole))
    if root not in name or min(len(whole), len(root)) <= 3 or name in (whole, root) or _EXCEPT.search(name):
        return False
    there, ground = rf"\bin (?:the )?{re.escape(whole)}\b", re.escape(root)
    parts = (
        rf"(?:.+ {_PARTS}|(?:some |certain )?(?:parts|areas)|most|much|the (?:majority|bulk))"
        rf" (?:with)?(?:in|of) (?:the )?(?:\w+ of )?{ground}(?: {_KINDS})?"
        rf"|(?:the )?{ground}['\u2019]?s? {_PARTS} of .+|(?:the )?{ground}['\u2019]s .+"
        rf"|[^,;]+ in (?:the )?(?:\w+ of )?{ground}(?: {_KINDS})?"
        rf"|(?:the )?{ground}(?: {_KINDS})?,? (?:to the )?(?:north|south|east|west)\w* of .+"
    )
    return re.search(there, name) is not None or re.fullmatch(parts, name.strip(" .,")) is not None


def rest_of(one: Tract, other: Tract) -> bool:
    """Whether a tract is what is left of another beside its parts: "the rest of Kell"."""
    return _REST.sub("", bare(one)) == bare(other) != bare(one)


def bare(tract: Tract) -> str:
    """Return the name of a tract as it is compared whole."""
    return _bare(tract.area.name)


def _bare(name: str) -> str:
    return name.strip(" .,").casefold().removeprefix("the ")
