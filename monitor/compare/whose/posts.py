"""Name the posts a sentence speaks of, and tell when two names mean one post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.terms.calendar import DAY, MONTH
from monitor.terms.shortened import OF_PLACES
from monitor.terms.table import ways

# Words that follow a post's name without being part of it.
NOT_A_NAME = (
    r"US|USDH|American|Americans|British|UK|Canadian|Australian|Irish|Government|Embassy|Consulate|Consulates"
    r"|Mission|Department"
    r"|Due|On|In|As|All|Non|The|This|Personnel|Employees|Staff|Travel|Level|And|EFM|EFMs|STEP|ACS|Washington|London"
    r"|Ottawa|Canberra|Dublin|General|Closed|Closes|Closing|Closure|Suspends|Suspended|Suspension|Resumes|Resumed"
    r"|Reopens|Reopened|Reopening|Open|Opens|Operations|Operating|Services|Statement|Alert|Update|No|Number"
    r"|Consular|Section"
    r"|Curfew|Hours|Holiday|Holidays|Security|Emergency|Message|Notice|Warning|Demonstration|Demonstrations|Protest"
    rf"|(?:{DAY})s?|{MONTH}|Protests|Evacuation|Shelter|Movement|Movements|Restrictions|Restriction|Warden|Status"
    r"|Unaffected|Formally|Temporarily|Attacked|Threatened|Evacuated|Relocated|Relocates|Reduces|Reduced|Limits|Limited"
    r"|Has|Have|Is|Are|Will|Remains|Under|Ordered|Authorized|Voluntary|Departure|Authorizes|Orders|Allows|Permits|Warns"
    r"|Urges|Advises|Issues|Announces|Confirms|Lifts|Extends|Extended|Recommends|Restricts|Cancels|Evacuates|Withdraws"
)
_WORD = (
    rf"(?!(?!The Hague\b)(?i:{NOT_A_NAME})\b)"
    rf"(?:(?:{'|'.join(OF_PLACES)})\.(?= [A-Z])|[A-Z\u00c0-\u00de](?:[\w\-]|'(?!s\b)|(?<=John)')*)"
)
_NAME = rf"{_WORD}(?: (?:(?:of|de|da|do|du|la|le|el|es|al|i) )?{_WORD}){{0,3}}"
_POST = ways(
    r"\b(?P<kind>(?i:embassy|embassies|high commission|consulates general|consulates?(?: general)?|branch office"
    r"|consular offices(?= in (?-i:[A-Z])[\w-]+(?:, | and )(?-i:[A-Z]))|liaison office))"
    r"(?i: of (?:canada|australia|ireland|the united (?:states|kingdom)))?"
    rf"(?P<to> to (?:the )?{_NAME})?"  # accredited to a country: where the post is stands behind it, or nowhere
    rf"(?:(?(to),? (?:in|at)|(?:,? (?:in|at|for|branch))?))(?: the)?(?: (?:[\w'-]+ ){{0,4}}?(?:cities|towns) of"
    rf"| (?:[A-Z]\w+ )?capital,?)? (?P<name>{_NAME})(?:, in (?P<city>{_NAME}))?"
    rf"(?P<more>(?:(?:, | and |, and ){_NAME})*)"
    rf"|\b(?P<centre>{_WORD} (?i:diplomatic support center))"
    r"|\bUS (?P<home>Embassy (?:in )?(?:London|Ottawa|Canberra|Dublin))\b",  # others' embassies stand there, and ours
    re.NOFLAG,
)
# "In Norport, the Consulate has closed": the town is named first.
_LED = re.compile(
    rf"(?:^|[;:] |, (?:and|but|while) )[Ii]n (?:the (?:city|town) of )?(?P<name>{_NAME}),? (?:(?:the|our) )?(?:US )?"
    r"(?P<kind>(?i:embassy|consulate general|consulate|branch office))\b"
)
# "Due to fighting in Norport, our consulate there has closed": by the last town before it.
_BY_THERE = re.compile(
    rf"\b(?:[Ii]n|[Nn]ear|[Aa]round|to) (?:the (?:city|town) of )?(?P<name>{_NAME})\b"
    r"(?:(?! (?:in|near|around|to|at|from|for) (?-i:[A-Z]))[^;]){0,80}? (?:the|our|its) (?:US )?"
    r"(?P<kind>(?i:embassy|consulate general|consulate|branch office)) there\b"
)
_AND = re.compile(r", and |, | and ")
_THERE = re.compile(r"Consulates(?: general)? in (?:the )?(?P<where>.+)")
_EMBASSY_AND = re.compile(
    r"\bembassy(?: (?:personnel|staff|employees))?,? and (?:(?:the|its|all|our|US|two|three|four) )*$", re.I
)
_KINDS = {"embassies": "Embassy", "consulates": "Consulate", "consulates general": "Consulate General",
          "consular offices": "Consulate"}


@dataclass(frozen=True, slots=True)
class Named:
    """A post's name and where the sentence names it."""

    start: int
    end: int
    post: str


def posts(plain: str) -> tuple[Named, ...]:
    """Return the posts a sentence names, as "Embassy Abuja" or "Consulate General Almaty"; a mission is no post."""
    found: list[Named] = []
    for match in _POST.finditer(plain):
        alone = match["centre"] or (match["home"] or "").replace(" in ", " ")
        names = [alone] if alone else _names(match)
        if _all_of_them(match, names, plain):
            continue
        names = [name for name in names if alone or not _in_a_country(name)]
        found += [Named(match.start(), match.end(), name) for name in names]
    return tuple(found or _led(plain))


def _led(plain: str) -> Iterator[Named]:
    """Yield the posts that are named after the town, which some list must know, that leads up to them."""
    led = (_LED, _BY_THERE) if " there" in plain else (_LED,)
    for match in (found for pattern in led for found in pattern.finditer(plain)):
        if country_of(match["name"]):
            yield Named(match.start("kind"), match.end(), f"{match['kind'].title()} {match['name']}")


def _all_of_them(match: re.Match[str], names: list[str], plain: str) -> bool:
    """Whether "the Embassy and Consulates in Testland" are named: all of the mission, and no post of it."""
    of = _THERE.match(names[0]) if names else None
    return bool(of and resolve(of["where"]) and _EMBASSY_AND.search(plain[: match.start()]))


def _in_a_country(post: str) -> bool:
    """Whether a post is named after the country it is in ("the Embassy in Israel"): which one, that does not say."""
    place = resolve(post.partition(" ")[2])
    if place is None or len(place.codes) > 1:
        return False
    return country_of(post) is None and country_of(f"{post} City") is None


def _names(match: re.Match[str]) -> list[str]:
    kind, name = match["kind"].lower(), (match["city"] or match["name"]).rstrip("'\u2019")
    if kind not in _KINDS:
        return [f"{kind.title()} {name}"]
    if not match["more"]:
        return [f"{kind.capitalize()} in {name}"]
    more = [m for m in _AND.split(match["more"]) if m]
    return [f"{_KINDS[kind]} {each}" for each in (name, *more)]
