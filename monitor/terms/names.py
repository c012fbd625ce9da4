"""Take the name of an area apart: the places it names, and the words that restrict them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from monitor.terms.kanji import parted

_BUT_FOR = (
    r"\b(?:except|excluding|other than|apart from|aside from|with the exception of|outside(?: of)?|but not)\b[^()]*"
)
_EXCEPT = re.compile(
    rf"\(\s*{_BUT_FOR}\)?|,?\s*{_BUT_FOR}(?:\([^()]*\)[^()]*)*"
    r"|\s*\((?P<out>[^()]{2,90}) (?:excepted|excluded|not included)\)", re.I
)
# Who may still cross the ground: nothing is left out of it.
_PASSING = re.compile(
    r"[(,]?\s*\b(?:except(?: for| to| when)?|other than|but not) (?:(?:to )?(?:pass|driv|transit|cross)(?:e|ing)?"
    r"|in transit)\b[^()]*\)?", re.I
)
_ENTIRE = frozenset(("the", "of", "parts", "areas", "and", "territory", "republic"))
_ALL = frozenset(("whole", "all", "entire", "rest", "remainder", "country"))
# "Except for those who help there": people, no place.
_PEOPLE = re.compile(r"(?:those|people|persons|anyone|(?:\w+ )?(?:nationals|citizens|staff|workers|personnel))\b", re.I)
_JOINED = re.compile(r"(?:,|,? and)(?: the)? ")
_WHERE = re.compile(r",? (?:where|(?:(?:to|for|in) )?which)\b.*", re.S)
_EXCEPTING = re.compile(
    r"^[(,]?\s*(?:except(?:ing)?(?: for| in)?|excluding|other than|apart from|aside from|with the exception of"
    r"|outside(?: of)?|but not)\b",
    re.I,
)
_COURSE = re.compile(r"\bfrom [A-Z].*| (?:which|that) (?:shares?|borders?|include|is|are)\b.*", re.S)
_PARTS = r"(?:some|select|specific|specified|certain) (?:areas|parts|districts|places)"
_PARTLY = re.compile(rf"^(?:the )?{_PARTS} (?:with)?in\b|[-,:\u2013\u2014] ?{_PARTS}\W*$", re.I)
# "A, including B, and C": what a comma and an "and" add behind the one part that is named is no part of it.
_WITHIN = re.compile(r",? \(?including\b(?:[^,()]*(?=, and (?!other\b|all\b))|.*)", re.S | re.I)
_TOWN = re.compile(r" (?:City|State|Province|Department|Governorate)\b")
_ISLE = re.compile(r"\b(?:Grand|Grande|Little|Upper|Lower) $")  # "Grand Bahama" is of the Bahamas, and no part else
# "The northern states of A and B": they are all of it, whichever stands first.
_MEMBERS = re.compile(
    r" (?:border )?(?:provinces|states|regions|departments|districts|counties|governorates|oblasts)"
    r"(?: of\b| ?[(:,\u2013-])|:"
)
# "Far North, North and parts of East Regions": a side that is a region's whole name.
_SIDE_ALONE = re.compile(r"(?:^|, |\band |\bof )((?:North|South)(?:east|west)?|East|West)(?=,| and\b| Regions?\b|$)")
_LISTS = re.compile(r",| and ")
_BRACKET = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*\d*")
_ROUTE = re.compile(r"[A-Z]{1,3}\d+")  # the number of a road, which is written or left out at will
_GENERIC_TEXT = (
    "area areas region regions regional province provinces provincial state states district districts department"
    " departments county counties city cities town towns village villages municipality municipalities territory"
    " territories zone zones neighborhood neighborhoods neighbourhood governorate governorates oblast autonomous"
    " border borders bordering borderland administrative special capital land international local national park parks"
    " reserve level travel do not reconsider exercise caution increased high risk crime the a an of and or to in on at"
    " near within along with by for from any anywhere all some certain select specific specified other parts part"
    " portion portions places locations location vicinity immediate including include includes included such as these"
    " those this that their its is are was were has have km kilometers kilometer miles mile meters approximately about"
    " between both into through adjacent surrounding proximity towards former line also known commonly collectively"
    " due remote rural urban community communities designated greater metropolitan metro overland adjoining only"
    " direction while when which where country us government citizens north south east west northern southern eastern"
    " western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central"
    " outer inner islands island maritime coast coastal waters water sea off highway highways route road roads point"
    " points saint administered tribal federally parish parishes population group republic soviet era main running runs"
    " leading linking connecting stretch section canton cantons commune communes prefecture prefectures division"
    " divisions regency regencies emirate emirates ward wards borough boroughs suburb suburbs woreda woredas rayon"
    " rayons oblasts municipal neighbourhoods governorates settlement settlements union most much majority bulk"
)
# German and Dutch words of the same kind, folded: nouns are capitals there, and would else be taken for places.
_ABROAD_TEXT = (
    " gebiet gebiete gebieten grenzgebiet grenzgebiete grenzgebieten grenze grenzen grenzregion grenzregionen grenznahe"
    " provinz provinzen bundesstaat bundesstaaten bundesstaates teil teile teilen landesteil landesteile landesteilen"
    " stadt stadte stadten distrikt distrikte umgebung umkreis nahe insel inseln kuste meer reisen vor der die das den"
    " dem des ein eine zu zum zur im vom von mit und sowie oder ohne bis fur entlang sudlich nordlich ostlich westlich"
    " angrenzenden einschliesslich jeweils gesamten ganzen verwaltungsgebiete verwaltungsgebiet regionen bezirk"
    " bezirken departamentos gouvernement het een van met naar voor langs tot aan bij gebied grensgebied grensgebieden"
    " grensstrook grens strook provincie provincies regio regios deelstaat deelstaten stad steden eiland eilanden kust"
    " rest omgeving delen deel tussen binnen buiten uitzondering kilometers hoofdstad"
)
_ABROAD = frozenset(_ABROAD_TEXT.split())
_GENERIC = frozenset(_GENERIC_TEXT.split()) | _ABROAD
_KIND = re.compile(r" (?:city|state|province|governorate|county)\b", re.I)  # of English alone
# Names as they stand in a text: "Pétion-Ville", "Upper East Region", "Old City", "Gulf of Aden".
_NAME = re.compile(
    r"[^\W\d_][\w'’]*(?:[ -](?:(?:of(?: the)?|a|de|del|du|des|es|da|do|au|la|al|el)[ -])?(?=[^\W\d_a-z])"
    r"[^\W\d_][\w'’]*)*"
)
_PIECE = re.compile(r"[^\W\d_][\w'’]*")
_SORT_NAMES = (
    "region province state district department county city town governorate oblast territory island islands coast bay"
    " lake river mount mountain mountains valley gulf strait port airport bridge gate gates square market park highway"
    " road street avenue zone boulevard peninsula desert delta heights triangle corridor crossing camp north south east"
    " west northeast northwest southeast southwest northern southern eastern western central upper lower greater old"
    " new sea republic santa san saint st el al la los las reserve forest"
)
SORTS = frozenset(_SORT_NAMES.split())
_OWNS = re.compile(r"['’]s$")
_SIDES = (
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest)"
    r"(?:(?:,| and| or|/) ?(?:north|south|east|west|northeast|northwest|southeast|southwest))*"
)
_BEFORE = re.compile(rf"\b(?:{_SIDES} of|(?:land )?border(?:s| areas?| regions?| crossings?)? with)(?: the)? $", re.I)
_AFTER = re.compile(r" [Bb]order\b(?! with)|(?<=[a-z]) \d{1,2}\b(?=[,.;)]| (?:due|because|and|or)\b|$)")
_BOUND = {
    "norden": "north", "suden": "south", "osten": "east", "westen": "west", "nordosten": "northeast",
    "nordwesten": "northwest", "sudosten": "southeast", "sudwesten": "southwest", "noorden": "north",
    "zuiden": "south", "oosten": "east", "noordoosten": "northeast", "noordwesten": "northwest",
    "zuidoosten": "southeast", "zuidwesten": "southwest", "northern": "north", "southern": "south",
    "eastern": "east", "western": "west", "north": "north", "south": "south", "east": "east", "west": "west",
    "northeast": "northeast", "northwest": "northwest", "southeast": "southeast", "southwest": "southwest",
    "northeastern": "northeast", "northwestern": "northwest", "southeastern": "southeast",
    "southwestern": "southwest", "islands": "sea", "island": "sea", "maritime": "sea", "waters": "sea",
    "rural": "rural", "mainland": "mainland", "southside": "south", "northside": "north", "above": "north",
    "below": "south", "eastside": "east", "westside": "west",
}  # fmt: skip
COMPASS = frozenset(["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"])
_ENDS = ("n", "an", "ian", "ien", "ean", "ese", "vian", "ish", "i", "s", "land", "ns", "ans", "ians")
_LIKE = 0.84  # "Jeleeb" and "Jleeb", "Junin" and "Junín" are one place; "Niger" and "Nigeria" are two
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Names:
    """The places an area's name names, as folded words, each with its restrictions; `typed` is how they stood.

    `also` are other names of the same ground, in brackets or after "including": they may come and go.
    """

    words: tuple[str, ...]
    restricted: tuple[frozenset[str], ...]
    typed: tuple[str, ...]
    also: frozenset[str] = frozenset()

    def bounds(self, word: str) -> frozenset[str] | None:
        """Return what restricts a place here; None where it is not named."""
        return next((r for w, r in zip(self.words, self.restricted, strict=True) if same(w, word)), None)

    def phrase(self, words: Iterable[str]) -> str:
        """Write some of the words as they were typed."""
        wanted = set(words)
        return ", ".join(t for w, t in zip(self.words, self.typed, strict=True) if w in wanted)


@lru_cache(maxsize=8_192)  # each area is held against each of the other text, in a dozen ways
def names_in(name: str, country: str) -> Names:
    """Read the places an area's name names; the country's own name, distances and kinds of area are none.

    A name without a proper noun is read by the places on its course ("the road running west from A to B"), else by its
    other telling words ("northern border region").
    """
    name = _PASSING.sub(" ", parted(name))
    said = _EXCEPT.sub(" ", name)
    bare = _COURSE.sub("", said)
    own = [fold(w) for w in _WORD.findall(country)]
    outside = frozenset({"except"}) if _EXCEPT.search(name) else frozenset()
    outside |= frozenset({"part"}) if _PARTLY.search(name.strip()) else frozenset()
    head = _BRACKET.sub(" ", bare)
    if not _BRACKET.sub("", head).strip(" -,"):
        head = bare
    core = _WITHIN.sub("", head)
    if not _proper(core, own, outside):
        core = head
    inner = " ".join(_BRACKET.findall(bare)) if head != bare else ""
    found = next(filter(None, (_proper(part, own, outside) for part in (core, inner, said))), [])
    found = found or _telling(core, own, outside)
    unique = {word: (bound, typed) for word, bound, typed in reversed(found)}
    words = tuple(reversed(unique))
    also = frozenset(fold(w) for w in _WORD.findall(name) if w[0].isupper()) - _GENERIC - frozenset(words)
    also |= frozenset(fold(side[1]) for side in _SIDE_ALONE.finditer(name)) if _LISTS.search(name) else frozenset()
    return Names(words, tuple(unique[w][0] for w in words), tuple(unique[w][1] for w in words), also)


def _proper(text: str, own: list[str], outside: frozenset[str]) -> list[tuple[str, frozenset[str], str]]:
    found, bound = [], set[str]()
    for match in _WORD.finditer(text):
        typed = match[0]
        word = fold(typed)
        if mark := _BOUND.get(word):
            listed = text.startswith(",", match.end())  # "North, Far North": one of a list
            if not (mark in COMPASS and (_MEMBERS.match(text, match.end()) or (listed and word in COMPASS))):
                bound.add(mark)
        elif typed[0].isupper() and _tells(word, text, match) and len(word) > 1 and not _ROUTE.fullmatch(typed):
            part = _TOWN.match(text, match.end()) or _ISLE.search(text, 0, match.start())
            if part or not any(same(word, o) for o in own):
                found.append((word, frozenset(bound) | outside, typed))
            bound -= COMPASS
    return found


def _tells(word: str, text: str, match: re.Match[str]) -> bool:
    """Whether a word is no word of every area; a small one of German or Dutch may be a place ("Van Province")."""
    return word not in _GENERIC or (word in _ABROAD and _KIND.match(text, match.end()) is not None)


def _telling(text: str, own: list[str], outside: frozenset[str]) -> list[tuple[str, frozenset[str], str]]:
    """The compass counts where nothing else tells ("southern border region", "Central Province")."""
    found = []
    for match in _WORD.finditer(text):
        word = fold(match[0])
        mark = _BOUND.get(word, "")
        if mark in COMPASS or word == "central":
            found.append((mark or word, outside, match[0]))
        elif word not in _GENERIC and not mark and not any(same(word, o) for o in own):
            found.append((word, outside, match[0]))
    return found


def unexcepted(name: str) -> str:
    """Cut what a name takes out of its ground ("A, except the town of B")."""
    return _EXCEPT.sub(" ", name)


def excepted(name: str) -> tuple[str, ...]:
    """Name what is cut: "the town of B"."""
    cut = (found["out"] or _EXCEPTING.sub("", found[0]) for found in _EXCEPT.finditer(_PASSING.sub(" ", name)))
    said = (_WHERE.sub("", out).strip(" ,.()") for out in cut)
    return tuple(out for out in said if not _PEOPLE.match(out))


def is_member(name: str, group: str) -> bool:
    """Whether a name is one of several that a page is of ("Gaza", of "Israel, the West Bank and Gaza")."""
    members = {member.casefold() for member in _JOINED.split(group)}
    return len(members) > 1 and name.strip(" .,").casefold().removeprefix("the ") in members


@lru_cache(maxsize=8_192)
def entire(name: str, country: str) -> bool:
    """Whether a name is of all its country ("the whole of Norhaven, except Pell"), not of some parts of it."""
    if is_member(name, country):
        return False
    said = {fold(word) for word in _WORD.findall(_WITHIN.sub("", unexcepted(name)))}
    own = {fold(word) for word in _WORD.findall(country)} | {"country"}
    some = said & {"parts", "areas"} and not said & _ALL
    return said <= own | _ENTIRE | _ALL and bool(said & own) and not some


def whole(said: str, wanted: set[str], known: set[str]) -> list[str]:
    """Write the places as a text names them, each whole and once: folded words `wanted`, with those `known` beside.

    What says where by a name stays with it: "north of Goma", "border with Chad", "Chad border", "Arrondissement 11".
    """
    found: dict[str, str] = {}
    for run in _NAME.finditer(said):
        pieces = [m for m in _PIECE.finditer(run[0]) if m[0][:1].isupper()]
        shared = _AFTER.match(said, run.end())  # "the India-Pakistan border" is of both
        while pieces and (pieces[0][0] == "The" if shared else not _belongs(pieces[0][0], known)):
            del pieces[0]
        while pieces and not shared and not _belongs(pieces[-1][0], known):
            del pieces[-1]
        if any(fold(m[0]) in wanted for m in pieces):
            start, end = run.start() + pieces[0].start(), run.start() + pieces[-1].end()
            before, after = _BEFORE.search(said, 0, start), _AFTER.match(said, end)
            name = "".join((before[0] if before else "", _OWNS.sub("", said[start:end]), after[0] if after else ""))
            found.setdefault(fold(said[start:end]), name)
    return list(found.values())


def _belongs(word: str, known: set[str]) -> bool:
    return fold(word) in known or fold(word) in SORTS


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Fold case, accents and possessives: "Ma'an" and "Maan", "Jordan's" and "Jordan" are one."""
    even = unicodedata.normalize("NFKD", word.casefold().replace("\u2019", "'"))
    return "".join(c for c in even if not unicodedata.combining(c)).removesuffix("'s").replace("'", "")


@lru_cache(maxsize=20_000)
def same(one: str, other: str) -> bool:
    """Whether two folded words name one place: equal, its demonym, or spelt almost alike."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 4:
        return False
    stem = short.removesuffix("a").removesuffix("e") if len(short) > 4 else short
    if (long.startswith(short) and long[len(short) :] in _ENDS) or (
        len(stem) >= 4 and long.startswith(stem) and long[len(stem) :] in _ENDS
    ):
        return True
    if len(short) < _SHORT:
        return False
    # More letters in common than this no two orders of them have: nearly every pair is told apart by counting.
    whole = len(short) + len(long)
    if 2 * (len(short) - len(_letters(short) - _letters(long))) < _LIKE * whole:
        return False
    common = sum(min(short.count(letter), long.count(letter)) for letter in _letters(short))
    return 2 * common >= _LIKE * whole and SequenceMatcher(None, short, long).ratio() >= _LIKE


@lru_cache(maxsize=20_000)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)
