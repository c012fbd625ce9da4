"""U.S. embassies' alert feeds: each item is a post of its own, told once, by its permalink and never by its title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from monitor.collect import markup, wordpress
from monitor.collect.reading import plausible
from monitor.collect.source import Door, Listing, Unreadable
from monitor.collect.tongue import tongue
from monitor.locate.places import Place, by_code, fold
from monitor.model import Health, Part, Reading

NAME = "us_embassy"
LABEL = "U.S. embassies and consulates"
SHORT = "US"
POSTS = True
SITES: tuple[str, ...] = ()
ATTRIBUTION = "U.S. embassies and consulates; a work of the U.S. government in the public domain"
REVIEW_MONTHS: dict[int, int] = {}

# The rule is ISO2.usembassy.gov; these break it (cross-checked against the analytics list of August 2026).
_HOSTS = {
    "GB": "uk.usembassy.gov", "CN": "china.usembassy-china.org.cn", "TW": "www.ait.org.tw",
    "HK": "hk.usconsulate.gov", "MO": "hk.usconsulate.gov", "BM": "bm.usconsulate.gov", "CW": "cw.usconsulate.gov",
    "GW": "gw.usmission.gov", "SM": "sm.usmission.gov", "AG": "bb.usembassy.gov", "DM": "bb.usembassy.gov",
    "GD": "bb.usembassy.gov", "KN": "bb.usembassy.gov", "LC": "bb.usembassy.gov", "VC": "bb.usembassy.gov",
    "KI": "fj.usembassy.gov", "NR": "fj.usembassy.gov", "TV": "fj.usembassy.gov", "LI": "ch.usembassy.gov",
    "PS": "il.usembassy.gov", "VU": "vt.usembassy.gov",
}  # fmt: skip
_POSTS_TEXT = """
    AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BW BY BZ CA CD CF CG CH CI CL CM CN CO CR
    CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU
    ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MD ME MG MH MK ML
    MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB
    SC SD SE SG SI SK SL SM SN SO SR SS SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG UY UZ VA VC VE VN VU WS
    XK YE ZA ZM ZW
"""
MISSIONS = tuple(_POSTS_TEXT.split())  # countries a mission with alerts of its own, or its neighbour's, speaks for
EVERY_MISSION = "ALL"
_PARTS = {"PS": ("palestinian", "west bank", "gaza")}
_HEAD_OF_POST = 300  # characters in which a post names its place: title and location
_PAGE = f"{NAME}.post"
_ALERTS = "/category/alert/"


def host(country: str) -> str:
    """Return the host that carries a country's alerts."""
    return _HOSTS.get(country, f"{country.lower()}.usembassy.gov")


def _by_host(countries: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Gather countries under the host that speaks for them, in their order."""
    gathered: dict[str, tuple[str, ...]] = {}
    for code in countries:
        gathered[host(code)] = (*gathered.get(host(code), ()), code)
    return gathered


_SPOKEN = _by_host(MISSIONS)
_LED = _by_host((*(code for code in MISSIONS if code not in _HOSTS), *_HOSTS))  # who has no host of its own comes last


def read(part: Part, now: datetime, door: str = f"{NAME}.saved", country: str = "") -> Reading:
    """Read one post: title and body are its text, the permalink its identity; never its title.

    Raises Unreadable for a post of another host: names that only look like a mission's are in circulation.
    """
    entry = wordpress.entry(part)
    link = entry.link or entry.guid or part.url
    place = by_code(country or _country_of(link))
    name = (urlsplit(link).hostname or "").lower()
    if place is None or name != host(place.key):
        wanted = host(place.key) if place else "a U.S. mission"
        raise Unreadable(Health.UNREADABLE, f"expected a post of {wanted}, got {link!r}")
    served = _served(name)
    whole = tuple(one for one in served if one.key not in _PARTS)  # a part is spoken of when it is named
    spoken = _named(served, entry.text) or whole or (place,)
    return Reading(
        door=door or f"{NAME}.{place.key.lower()}",
        destination=f"{place.key}:{wordpress.permalink(link) if entry.link else link}",
        countries=tuple(dict.fromkeys(code for one in spoken for code in one.codes)),
        name=", ".join(one.name for one in spoken) if len(spoken) < 4 else place.name,
        title=entry.title,
        url=link,
        sha256=part.sha256,
        level=None,
        text=entry.text,
        trouble=None if entry.text else "no text",
        published_on=plausible(entry.day, now),
        cut=entry.cut,
        sole=True,
        language=tongue(entry.text),
    )


def _served(name: str) -> tuple[Place, ...]:
    """List the countries a shared host speaks for, its own first; nothing for a host of one country."""
    found = [place for code in (*_LED.get(name, ())[:1], *_SPOKEN.get(name, ())) if (place := by_code(code))]
    served = tuple(dict.fromkeys(found))
    return served if len(served) > 1 else ()


def _named(served: Iterable[Place], text: str) -> tuple[Place, ...]:
    """Pick the countries a post's title or location names, of those its host speaks for."""
    head = fold(text[:_HEAD_OF_POST])
    return tuple(place for place in served if any(word in head for word in _called(place)))


def _called(place: Place) -> tuple[str, ...]:
    """What people call a country in a title: "saint vincent", "antigua", "gaza"."""
    if place.key in _PARTS:
        return _PARTS[place.key]
    words = fold(place.name).split()
    return (" ".join(words[: 2 if words[0] == "saint" else 1]),)


def _countries(mission: str) -> tuple[str, ...]:
    """List the countries a mission speaks for, whether one of its posts was ever read or not."""
    places = _served(host(mission)) or (by_code(mission),)
    return tuple(dict.fromkeys(code for place in places if place for code in place.codes))


def _lead(name: str) -> str:
    """Return the country a host is first of all the mission to: Barbados of seven islands, Hong Kong of two."""
    return _LED[name][0] if name in _LED else name.partition(".")[0].upper()


def _country_of(link: str) -> str:
    return _lead((urlsplit(link).hostname or "").lower())


def door(country: str, every: int) -> Door:
    """Build the door of one mission."""
    name = f"{NAME}.{country.lower()}"
    listing = f"https://{host(country)}{_ALERTS}"
    return Door(
        name,
        f"{listing}feed/",
        wordpress.split,
        partial(read, door=name, country=country),
        every=every,
        accept="application/rss+xml, text/xml;q=0.9",
        floor=0,
        older=lambda number: listing if number == 1 else f"{listing}page/{number}/",
        links=wordpress.links,
        serves=_countries(country),
    )


def post_door(every: int = 600) -> Door:
    """Build the door of posts' own pages, asked where the feed shows only a post's beginning."""
    return Door(
        _PAGE,
        "https://{country}.usembassy.gov/{post}/",
        wordpress.split_page,
        partial(read, door=""),
        register=False,
        every=every,
        accept="text/html",
        floor=0,
    )


def named(name: str) -> Door:
    """Find a door by its name, whether an operator chose that mission or not."""
    return post_door() if name == _PAGE else door(name.rpartition(".")[2].upper(), 600)


@dataclass(frozen=True, slots=True)
class Missions:
    """The missions an operator chose to watch."""

    DOORS: tuple[Door, ...]
    NAME: str = NAME
    LABEL: str = LABEL
    SHORT: str = SHORT
    POSTS: bool = POSTS
    SITES: tuple[str, ...] = SITES
    ATTRIBUTION: str = ATTRIBUTION

    @property
    def REVIEW_MONTHS(self) -> dict[int, int]:  # noqa: N802 - the publisher's promise
        """Posts are never reviewed."""
        return REVIEW_MONTHS

    def page_urls(self, url: str) -> tuple[str, ...]:
        """Give a post's own address."""
        return page_urls(url)

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:
        """Recognise a saved feed."""
        return saved(body, url)


def chosen(countries: Iterable[str], every: int = 600) -> Missions:
    """Open one door for each host that speaks for the given countries (ISO 3166-1 alpha-2, or "ALL")."""
    wanted = set(countries)
    hosts = {host(code) for code in (MISSIONS if EVERY_MISSION in wanted else wanted)}
    doors = [door(code, every) for code in sorted(map(_lead, hosts))]
    return Missions((*doors, post_door(every)) if doors else ())


DOORS: tuple[Door, ...] = ()


def page_urls(url: str) -> tuple[str, ...]:
    """Give a post's own address, if it is one."""
    return (url,) if url.startswith("https://") else ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved feed by its root, anything else is a post's own page."""
    shown = wordpress.split if markup.well_formed(body) and b"<rss" in body[:2000] else wordpress.split_page
    return Door(f"{NAME}.saved", url, shown, read, floor=0), shown(body, url)
