"""The town in which something happens of which a text tells right before it says what to do."""

from __future__ import annotations

import re

from monitor.locate.cities import country_of, seat
from monitor.model import Change, Notice

_NEAR = 300  # letters before an instruction that may say where it holds
_IN_TOWN = re.compile(
    r"\b(?:in|throughout|across|around|near)(?: (?:downtown|central|greater|the city of))? "
    r"(?P<town>[A-Z\u00c0-\u00de][\w'-]+(?: [A-Z\u00c0-\u00de][\w'-]+)?)"
    r"(?!,? (?:and |or )?(?:[A-Z]|other)|[\w'-])"
)
_OFFICE = re.compile(r"\b(?:embassy|consulate(?: general)?)(?: in)?(?: (?-i:[A-Z\u00c0-\u00de])[\w'-]+){1,2}", re.I)
_TOWN = re.compile(r"(?=\b([A-Z\u00c0-\u00de][\w'-]+(?: [A-Z\u00c0-\u00de][\w'-]+)?))")
# It holds in more places than the one that is named, or what was named is over.
_BEYOND = re.compile(
    r"\b(?:nationwide|country ?wide|(?:throughout|across|parts of|all over) (?:the|this) (?:country|nation)|the capital"
    r"|other (?:cities|towns|parts|areas|places|regions)|yesterday|last (?:week|month|year|night)"
    r"|(?:near|at|around|outside|inside|by) (?:the|our) (?:U\.?S\.? )?(?:embassy|consulate))\b"
    r"|(?-i:\b[A-Z\u00c0-\u00de][\w'-]+ and [A-Z\u00c0-\u00de])", re.I
)


def just_named(change: Change, said: Notice) -> str:
    """Name the one town of the country in which what is told right before happens, where it is no embassy's own."""
    before = _OFFICE.sub("", change.after_text[max(0, said.span.start - _NEAR) : said.span.start])
    towns = {found["town"] for found in _IN_TOWN.finditer(before)}
    here = {town for town in towns if country_of(town) in change.countries and not seat(town)}
    if len(here) != 1 or here != towns or _BEYOND.search(before):
        return ""
    town = here.pop()
    named = {name for found in _TOWN.finditer(before) for name in (found[1], found[1].split()[0]) if name not in town}
    return "" if any(country_of(name) in change.countries for name in named) else town
