"""Whom a source addresses, and whose embassy a sentence speaks of: one government's pages quote what others do."""

from __future__ import annotations

import re

from monitor.terms.table import ways

# Each source, and the country (ISO 3166-1) to whose nationals its government speaks.
ADDRESSES = {
    "us_state": "US", "us_embassy": "US", "us_press": "US", "uk_fcdo": "GB", "canada": "CA", "australia": "AU",
    "ireland": "IE", "new_zealand": "NZ", "germany": "DE", "netherlands": "NL", "japan": "JP", "austria": "AT",
    "italy": "IT",
}  # fmt: skip
_OFFICIAL = (
    r"(?:embass|consul(?!ar partner)|high commission|government|state department|staff|officials|diplom|missions?\b)"
)
_OF = r"(?:embassy|high commission|consulate(?: general)?|government) of (?:the )?"
# Who acts, alone or with others ("and Germany have"): "consulates in Canada are closed" tells of no act of Canada's.
_PLACED = ("in", "to", "from", "of", "for", "at", "with", "near")
_WHO = "".join(rf"(?<!\b{word} )(?<!\b{word} the )" for word in _PLACED) + r"\b"
_DOES = (
    r"(?: (?:has|have|is|are)\b|(?:,| and) [^;:.]{2,60}? have\b| (?:also |now |\w+ly )?(?:ordered|authori[sz]ed"
    r"|approved|withdrew|evacuated|recalled|relocated|suspended|told|asked|urged|advised|directed|instructed|allowed|let)\b)"
)
# How each government that writes English names itself and is named, by its source's SHORT: an adjective, its name, and
# who speaks for it.
CALLED_BY = {
    "US": (r"U\.?S\.?A?\.?|American", r"United States|(?-i:U\.?S\.?)", "Department of State"),
    "UK": ("UK|British", "United Kingdom|Britain|UK", "FCDO"),
    "Canada": ("Canadian", "Canada", "Global Affairs"),
    "Australia": ("Australian", "Australia", "DFAT"),
    "Ireland": ("Irish", "Ireland", "(?<=Irish )Department of Foreign Affairs"),
    "New Zealand": ("New Zealand|NZ", "New Zealand", "MFAT|(?<=New Zealand )Ministry of Foreign Affairs"),
}
_NAMES = {actor: re.compile(rf"\b(?:{'|'.join(names)})", re.I) for actor, names in CALLED_BY.items()}  # a cheap test
_NATIONS = {
    actor: ways(
        rf"\b(?:{adjective})[ -](?:\w+ ){{0,2}}?{_OFFICIAL}|\b{_OF}(?:{name})\b|\b(?:{ministry})\b"
        rf"|{_WHO}(?:{name})(?P<does>{_DOES})"
        rf"|\b(?:{name})(?:['\u2019]s? (?:[\w-]+ ){{0,2}}?(?:(?:flights?|charters?|evacuation|convoy)\b|{_OFFICIAL})"
        r"| (?:announced|said|says)\b)",
    )
    for actor, (adjective, name, ministry) in CALLED_BY.items()
}


# What is done where or because another government does a thing, is no act of that government: "since the US has struck
# the port, our consulate is closed".
_THERE = re.compile(r"\b(?:where|which) (?:the )?$", re.I)
_BECAUSE = re.compile(r"\b(?:because|since|as|after|when|while|although|though|now that) (?:the )?$", re.I)
_ITS_PEOPLE = re.compile(
    rf"{_OFFICIAL}|\b(?:services?|operations|personnel|famil\w+|nationals|citizens|people|flights?|evacuat\w+|help\w*"
    r"|assist\w*|visas?|offices?|leave|withdr\w+)\b", re.I
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|the (?:Embassy|High Commission|Consulate))\b(?! of\b)")

_NATIONALITY = r"British|UK|Canadian|Australian|Irish|New Zealand|NZ|U\.?S\.?|American"
_PUBLIC = r"(?:nationals|citizens|residents|travell?ers)"
_PEOPLE = r"Americans|Canadians|Australians|New Zealanders"
_LANDS = rf"United States|United Kingdom|Britain|Canada|Australia|Ireland|{_NATIONALITY}"
_CALLS = r"(?:tell|urg|advis|ask|warn|call|order|recommend|told|instruct|direct|encourag)"
# Whom a call is made to: "tells British nationals to leave" calls nobody else, "Canada advises its citizens" Canadians.
_CALLED = re.compile(
    rf"\b{_CALLS}\w*(?: on| that)? (?:(?:all|its|the|remaining|any) )*(?P<whom>{_NATIONALITY}) {_PUBLIC}"
    rf"(?:,? (?:and|or) (?P<too>{_NATIONALITY}) {_PUBLIC})?"
    rf"|\b{_CALLS}\w*(?: on| that)? (?:(?:all|the|remaining|any) )*(?P<those>{_PEOPLE})\b"
    rf"|\b(?:(?P<told>{_NATIONALITY}) {_PUBLIC}|(?P<they>{_PEOPLE})) (?:have been|has been|were|are(?: being)?)"
    rf" (?:\w+ly )?(?:told|urged"
    r"|advised|asked|ordered|warned|instructed)\b"
    # each is told what its own should do: "British nationals should leave"; of two nations one has, it is both
    rf"|(?<![-/])\b(?:(?P<one>{_NATIONALITY})(?: {_PUBLIC})?, )?"
    rf"(?:(?P<other>{_NATIONALITY})(?: {_PUBLIC})?,? (?:and|or) (?:all )?)?"
    rf"(?P<bid>{_NATIONALITY}) {_PUBLIC}(?: (?:currently |now |still |living |residing )*in (?:the )?[A-Z][\w'-]+"
    r"(?: [A-Z][\w'-]+)?)? (?:should|must|need to|ought to)\b"
    rf"|\b(?P<land>{_LANDS})(?:,? and (?:the )?(?P<second>{_LANDS}))?"
    rf"(?: (?:[Ee]mbass(?:y|ies)|High Commissions?|[Gg]overnments?|State Department|has|have|is|are|now|also|\w+ly))*"
    rf" {_CALLS}\w*(?: on| that)? (?:(?:all|any|of|remaining) )*(?:its|their) (?:own )?(?:{_PUBLIC}|people)"
    rf"|\b(?:by|of) (?:the )?(?P<by>{_LANDS})(?:,? and (?:the )?(?P<with>{_LANDS}))?\b[^;]{{0,60}}? (?:its|their)"
    rf" (?:own )?{_PUBLIC}\b[^;]{{0,60}}?\b{_CALLS}\w* them\b"
)
_WE = re.compile(r"\b[Ww]e(?: \w+){0,3} $")
# Who else is told what to do besides: "while the UK has told British nationals to leave, you should leave now".
_SHOULD = re.compile(
    rf"(?:\b[Yy]ou|\b(?P<whom>{_NATIONALITY}) {_PUBLIC}|\b(?P<they>{_PEOPLE})"
    r"|[Tt]ravell?ers) (?:\w+ ){0,3}?(?:should|must|need to|ought to|are (?:advised|urged|asked|told))\b"
    rf"|\b[Ww]e (?:\w+ ){{0,3}}?{_CALLS}\w*\b"
)
_NAMED: dict[str, tuple[str, ...]] = {
    "US": ("US", "American", "United States"), "UK": ("British", "UK", "United Kingdom", "Britain"),
    "Canada": ("Canadian", "Canada"), "Australia": ("Australian", "Australia"), "Ireland": ("Irish", "Ireland"),
    "New Zealand": ("New Zealand", "NZ", "New Zealander"),
}  # fmt: skip


def to_others(said: str, actor: str) -> bool:
    """Whether a sentence calls only another government's nationals to do a thing ("tells British nationals to go")."""
    whom, mine = called(said), _NAMED.get(actor, ())
    besides = (found["whom"] or found["they"] or "" for found in _SHOULD.finditer(said))
    ours = any(one.replace(".", "").removesuffix("s") in mine for one in besides)
    return bool(mine) and bool(whom) and whom.isdisjoint(mine) and not ours


def called(said: str) -> frozenset[str]:
    """Return the nations whose people alone a sentence calls to do a thing; none where it calls "you" as well."""
    if any(not (found["whom"] or found["they"]) for found in _SHOULD.finditer(said)):
        return frozenset()
    calls = (found for found in _CALLED.finditer(said) if not _WE.search(said[: found.start()]))
    names = (name.replace(".", "") for found in calls for name in found.groups() if name)
    return frozenset(name[:-1] if name.endswith(("ans", "ers")) else name for name in names)  # "Americans": American


def of_others(said: str, actor: str) -> bool:
    """Whether a sentence tells what another government did ("the U.S. Embassy has suspended", on a Canadian page)."""
    if actor not in _NATIONS:
        return False
    spoken = (nation for nation, names in _NAMES.items() if names.search(said))
    named = {nation for nation in spoken if any(map(_tells, _NATIONS[nation].finditer(said)))}
    return bool(named) and actor not in named


def _tells(found: re.Match[str]) -> bool:
    """Whether what names a government says what it did for its people, and not where or why another did a thing."""
    before, said = found.string[: found.start()], found.string
    aside = _THERE.search(before) or (_BECAUSE.search(before) and _OURS.search(said))
    act = re.split(r"[,;]", said[found.end() :])[0]
    return not (found["does"] and aside) or _ITS_PEOPLE.search(act) is not None
