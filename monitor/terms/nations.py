"""Whose embassy a sentence speaks of: pages of one government quote what another does at its own posts."""

from __future__ import annotations

import re

_OFFICIAL = r"(?:embass|consul|high commission|government|state department|staff|officials|diplom|missions?\b)"
_OF = r"(?:embassy|high commission|consulate(?: general)?|government) of (?:the )?"
# Who acts, alone or with others ("and Germany have"): "consulates in Canada are closed" tells of no act of Canada's.
_PLACED = ("in", "to", "from", "of", "for", "at", "with", "near")
_WHO = "".join(rf"(?<!\b{word} )(?<!\b{word} the )" for word in _PLACED) + r"\b"
_DOES = r"(?: (?:has|have|is|are)\b|(?:,| and) [^;:.]{2,60}? have\b)"
_NATIONS = {
    actor: re.compile(
        rf"\b(?:{adjective})[ -](?:\w+ ){{0,2}}?{_OFFICIAL}|\b{_OF}(?:{name})\b|\b(?:{ministry})\b"
        rf"|{_WHO}(?:{name}){_DOES}|\b(?:{name})(?:'s (?:[\w-]+ ){{0,2}}?(?:flights?|charters?|evacuation|convoy)\b"
        r"| (?:announced|said|says)\b)",
        re.I,
    )
    for actor, adjective, name, ministry in (
        ("US", r"U\.?S\.?A?\.?|American", r"United States|U\.?S\.?", "Department of State"),
        ("UK", "UK|British", "United Kingdom|Britain|UK", "FCDO"),
        ("Canada", "Canadian", "Canada", "Global Affairs"),
        ("Australia", "Australian", "Australia", "DFAT"),
        ("Ireland", "Irish", "Ireland", "(?<=Irish )Department of Foreign Affairs"),
    )
}


# Whom a call is made to: "tells British nationals to leave" calls nobody else.
_CALLED = re.compile(
    r"\b(?:tell|urge|advis|ask|warn|call|order|recommend|told|instruct)\w*(?: on| that)? (?:(?:all|its|the|remaining"
    r"|any)"
    r" )*(?P<whom>British|UK|Canadian|Australian|Irish|U\.?S\.?|American) (?:nationals|citizens|residents"
    r"|travell?ers)\b"
    r"|\b(?P<told>British|UK|Canadian|Australian|Irish|U\.?S\.?|American) (?:nationals|citizens|residents"
    r"|travell?ers) (?:have"
    r" been|has been|were|are(?: being)?) (?:\w+ly )?(?:told|urged|advised|asked|ordered|warned|instructed)\b"
)
_WE = re.compile(r"\b[Ww]e(?: \w+){0,3} $")
_NAMED: dict[str, tuple[str, ...]] = {
    "US": ("US", "American"), "UK": ("British", "UK"), "Canada": ("Canadian",), "Australia": ("Australian",),
    "Ireland": ("Irish",),
}  # fmt: skip


def to_others(said: str, actor: str) -> bool:
    """Whether a sentence calls only another government's nationals to do a thing ("tells British nationals to go")."""
    calls = (found for found in _CALLED.finditer(said) if not _WE.search(said[: found.start()]))
    called = {(found["whom"] or found["told"]).replace(".", "") for found in calls}
    return actor in _NAMED and bool(called) and called.isdisjoint(_NAMED[actor])


def of_others(said: str, actor: str) -> bool:
    """Whether a sentence tells what another government did ("the U.S. Embassy has suspended", on a Canadian page)."""
    if actor not in _NATIONS:
        return False
    named = {nation for nation, words in _NATIONS.items() if words.search(said)}
    return bool(named) and actor not in named
