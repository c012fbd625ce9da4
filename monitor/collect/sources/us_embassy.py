"""U.S. embassies' alert feeds: each item is a post of its own, told once, by its permalink and never by its title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from urllib.parse import urlsplit

from monitor.collect import markup
from monitor.collect.reading import make_part, plausible
from monitor.collect.source import Door, Listing, Unreadable
from monitor.model import Health, Part, Reading
from monitor.places import Place, by_code, fold

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
_HEAD = (
    b'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
)


def host(country: str) -> str:
    """Return the host that carries a country's alerts."""
    return _HOSTS.get(country, f"{country.lower()}.usembassy.gov")


def split(body: bytes, url: str) -> Listing:
    """Cut a WordPress feed into its items (ten at most); raises Unreadable for a cut or foreign document."""
    if not markup.well_formed(body):
        raise Unreadable(Health.UNREADABLE, f"expected a whole RSS document, got {body[:60]!r} … of {len(body)} bytes")
    markup.decode(body)
    items = markup.slices(body, "item")
    return Listing(tuple(make_part(str(n), raw, url) for n, raw in enumerate(items)))


def read(part: Part, now: datetime, door: str = f"{NAME}.saved", country: str = "") -> Reading:
    """Read one post: title and body are its text, the permalink its identity."""
    entry = markup.entries(_HEAD + part.raw + b"</channel></rss>")[0]
    link = str(entry.get("link", "")) or part.url
    place = by_code(country or _country_of(link))
    if place is None:
        raise Unreadable(Health.UNREADABLE, f"expected the host of a U.S. mission, got {link!r}")
    title = " ".join(str(entry.get("title", "")).split())
    body = entry.get("content") or [{}]
    html = str(body[0].get("value") or entry.get("summary", ""))
    text = markup.clean(f"<h1>{title}</h1>{html}") if html.strip() or title else ""
    spoken = _spoken_of(host(place.key), text) or (place,)
    return Reading(
        door=door,
        destination=f"{place.key}:{entry.get('id') or link}",
        countries=tuple(code for one in spoken for code in one.codes),
        name=", ".join(one.name for one in spoken) if len(spoken) < 4 else place.name,
        title=title,
        url=link,
        sha256=part.sha256,
        level=None,
        text=text,
        trouble=None if text else "no text",
        published_on=plausible(_day(entry), now),
    )


def _spoken_of(name: str, text: str) -> tuple[Place, ...]:
    """Name the countries a shared host's post is about: those its title or location names, or else all it serves."""
    served = [place for code in MISSIONS if host(code) == name and (place := by_code(code))]
    if len(served) < 2:
        return ()
    head = fold(text[:_HEAD_OF_POST])
    named = (place for place in served if any(word in head for word in _called(place)))
    return tuple(named) or tuple(served)


def _called(place: Place) -> tuple[str, ...]:
    """What people call a country in a title: "saint vincent", "antigua", "gaza"."""
    if place.key in _PARTS:
        return _PARTS[place.key]
    words = fold(place.name).split()
    return (" ".join(words[: 2 if words[0] == "saint" else 1]),)


def _day(entry: dict[str, object]) -> date | None:
    try:
        return parsedate_to_datetime(str(entry.get("published", ""))).date()
    except (ValueError, TypeError):
        return None


def _country_of(link: str) -> str:
    name = urlsplit(link).hostname or ""
    return next((c for c, h in _HOSTS.items() if h == name), name.split(".")[0].upper())


def door(country: str, every: int) -> Door:
    """Build the door of one mission."""
    name = f"{NAME}.{country.lower()}"
    return Door(
        name,
        f"https://{host(country)}/category/alert/feed/",
        split,
        partial(read, door=name, country=country),
        every=every,
        accept="application/rss+xml, text/xml;q=0.9",
        floor=0,
    )


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

    def page_urls(self, url: str) -> tuple[str, ...]:  # noqa: ARG002
        """Posts carry their whole text in the feed."""
        return ()

    def saved(self, body: bytes, url: str) -> tuple[Door, Listing]:
        """Recognise a saved feed."""
        return saved(body, url)


def chosen(countries: Iterable[str], every: int = 600) -> Missions:
    """Open the doors of the given countries (ISO 3166-1 alpha-2)."""
    wanted = set(countries)
    return Missions(tuple(door(c, every) for c in (_own() if EVERY_MISSION in wanted else sorted(wanted))))


def _own() -> tuple[str, ...]:
    """Name one country for each host: one mission's feed speaks for several islands."""
    first: dict[str, str] = {}
    for country in (*(c for c in MISSIONS if c not in _HOSTS), *MISSIONS):
        first.setdefault(host(country), country)
    return tuple(sorted(first.values()))


DOORS: tuple[Door, ...] = ()


def page_urls(url: str) -> tuple[str, ...]:  # noqa: ARG001
    """Posts carry their whole text in the feed."""
    return ()


def saved(body: bytes, url: str) -> tuple[Door, Listing]:
    """Recognise a saved feed."""
    return Door(f"{NAME}.saved", url, split, read, floor=0), split(body, url)
