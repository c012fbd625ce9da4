"""Which way in or out a sentence means, in one form, and the place it names with it: "airport", "Goma"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from monitor.compare.whose.elsewhere import at_home, of_another_land
from monitor.compare.whose.people import place_key
from monitor.compare.wordings.governments import NATION, PUBLIC
from monitor.locate.cities import country_of, hosts
from monitor.locate.places import resolve
from monitor.terms.calendar import DAY, MONTH
from monitor.terms.names import fold, same

# "The Embassy in Norhaven confirms that the airport is closed": where it is told, not where it is so.
_TELLS = re.compile(
    r"^(?:The )?(?:US )?(?:Embassy|Consulate(?: General)?|Mission)(?: in)?(?: [A-Z][\w'-]+){1,3}"
    r" (?:has |have |is |was )?(?:confirm|inform|advis|report|notif|learn|receiv|aware|alert|remind|told"
    r"|been (?:told|informed|advised))\w*\b(?=[^;]*? that )"
)
_FLIGHTS = re.compile(
    r"(?P<sort>(?:commercial|international|domestic|passenger) )?(?:flights|airlines|carriers)\b", re.I
)
_CALLED = {"skie": "airspace", "runway": "airport", "frontier": "border", "bridge": "crossing"}
_IN_A_LAND = ("airport", "airspace")  # what lies in one country, as flights and borders do not
_EVERY = re.compile(r"\ball\b|\b(?:suspended|halted|grounded|stopped)\b", re.I)
_VERB_FIRST = re.compile(r"(?:clos|shut|seal|lift|re-?open)\w*", re.I)  # "Ash has closed Norhaven airport"
# "land border (Ecuador)" says it already
_SIDE = re.compile(r"\b(?:[Ll]and )?[Bb]orders?(?: \w+)? with (?:the )?| [Bb]order\b")
_PORT = re.compile(r"(?<=[a-z])(?: International)? Airport\b")
# "Goma Airport and Beni Airport have suspended flights": the first, whole.
FULL_NAME = re.compile(r"(?:[A-Z][\w'-]+ )+$")
# "Commercial Flights Resume": in a title every word begins like a name.
_TITLED = re.compile(
    r"\b(?:Air(?=,? (?:and )?(?:land|sea)\b)|Flight|Resum|Re-?open|Restart|Suspend|Cancel|Clos|Shut|Halt)\w*\b"
)
# "All airports are closed, but citizens in Goma should ...": whom one tells what to do is no place of the closure.
_TOLD_TO = re.compile(
    r"(?:[,;]|,? (?:and|but|so|while|therefore|however,))(?: (?:and|but|so|therefore|however),?)? (?:all |any |those "
    rf"|the )*(?:{NATION} )?(?:{PUBLIC}"
    r"|travell?ers|visitors|tourists|people|residents|passengers|those|anyone|everyone|everybody)\b[^;.]{0,80}?"
    r" (?:should|must|may|can|are (?:\w+ly )?(?:advised|urged|asked|encouraged|told|requested)|need to"
    r"|have to)\b[^;]*", re.I
)
_SO = re.compile(r"(?<=\w)(?:,? so|, and so|, therefore) (?:the|we|our|that)\b.*")  # what follows from a closure
_ON = re.compile(r", (?:and )?(?!includ|exclud|except)[a-z]+ing (?:as|the|its|an?)\b.*")  # what else ash does
# "The airport is closed and flights to Niamey are suspended": whither others lead, with a verb of their own.
_LEADS = (
    r"(?:(?:the|all|most|some|any|its|commercial|international|domestic|regional|direct) )*(?:flights?|roads?|routes?"
    r"|trains?|buses|(?:train|rail|bus|ferry|air) services?|ferries|highways?) (?:to|from|between|towards?)"
    r"(?! and from)\b[^,;]{2,60}?"
    r" (?:is|are|has|have|remains?|was|were)\b"
)
_THITHER = re.compile(rf"(?:,? (?:and|but|while)|;) {_LEADS}[^,;]*", re.I)
_THITHER_FIRST = re.compile(
    rf"^{_LEADS}[^,;]*?(?:,? (?:and|but|while)|;) (?=(?:the |all )?(?:air|border|land|sea|cross))", re.I
)
# "Yesterday, Norland President Ann Moss announced": who says it is no place.
_ANNOUNCER = re.compile(
    r"(?:\b(?:Yesterday|Today|Tonight|Earlier|Late|Last|On)\b[^,;]{0,30},? )?(?:\b[A-Z][\w'-]+ )?"
    r"\b(?:(?:Vice )?President|(?:(?:Deputy |Acting )?Prime |Foreign |Interior |Health |Transport )?Minister|Premier"
    r"|Chancellor|Governor|Ambassador|Secretary|General|Colonel|King|Queen|Sheikh|Mayor"
    r"|Spokes(?:man|woman|person)) (?:[A-Z][\w'-]+ ?){1,4}"
    r"(?=(?:has |have |had )?(?:announced|said|says|declared|confirmed|stated|decreed|ordered|decided|told)\b)"
)
_SHUT_WORDS = re.compile(r"clos|shut|seal|suspend|halt|cancel|ground", re.I)
_OPPOSED = re.compile(
    r"(?:,? (?:and|but|while|whereas|although|though)|;) (?P<clause>[^,;]*? (?:is|are|remains?|stays?)"
    r"(?: \w+){0,2}? (?:open|operational|operating)\b[^,;]*)", re.I
)
_SPEAKER = re.compile(NATION)
_ON_LAND = ("border", "land border", "border crossing", "land border crossing", "crossing", "checkpoint")
_WHENCE = re.compile(
    r"\b((?:border|crossing|frontier)s?(?: (?:in)?to (?:the )?(?:[A-Z][\w-]+ ?){1,3}(?<! ))?) from"
    rf" (?!{MONTH}|{DAY})(?=[A-Z])"
)
_OWNER = re.compile(r"\b([A-Z][\w'-]+?)(?:'s)? (?:airspace|skies)\b")

_JOINT = re.compile(r",? (?:and|but|while|whereas|so) ")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|remains?|continues?|requires?|needs?|lacks?|[a-z]{3,}ed)\b"
)
_WAY_WORDS = (
    r"airport|airspace|border|crossing|frontier|bridge|\bports?\b|seaport|flights?|checkpoint|runway|ferr|\bthose\b"
    r"|\bones?\b|\bboth\b|\bit\b"
)
_WAYS = re.compile(_WAY_WORDS, re.I)
_SHUT_TOO = re.compile(rf"{_WAY_WORDS}|clos|shut|sealed|\bopen", re.I)


def place_of(
    plain: str, said: re.Match[str], opened: bool, entries: Iterable[str], names: Collection[str]
) -> tuple[str, str]:
    """Name the places of what is told, else of its whole sentence and of the list it opens."""
    spoken = plain = _ANNOUNCER.sub(lambda who: " " * len(who[0]), _SO.sub("", plain))
    tells = _TELLS.match(plain)
    if tells and tells.end() <= said.start():
        plain = " " * tells.end() + plain[tells.end() :]
    plain = _unopposed(plain, said)
    if "flights" not in said.group().lower():
        apart = _THITHER.search(plain, said.end())
        plain = plain[: apart.start()] + plain[apart.end() :] if apart else plain
        first = _THITHER_FIRST.match(plain)
        if first and first.end() <= said.start():
            plain = " " * first.end() + plain[first.end() :]
    whose = _OWNER.search(plain[: said.start()] + said.group())
    alone = whose and not at_home(place_key(plain[whose.end() :], names)[1], names)
    if alone and whose and any(same(fold(whose[1]), fold(word)) for name in names for word in name.split()):
        return "", ""  # "Pakistan airspace" is of the whole country
    noted = said.group().lower().startswith("information")  # "added information on border closures with X"
    told = [plain[said.end() :] if noted else _part_of(plain, said)]
    if (not opened and "flights" in said.group().lower()) or _VERB_FIRST.match(said.group()):
        own = FULL_NAME.search(plain[: said.start()]) if way_of(said) == "airport" else None
        told.insert(0, _ON.sub("", plain[own.start() if own else said.start() :]))  # who did it stands before
    listed = (entry for entry in entries if not entry.endswith("."))
    told.append("; ".join((plain, *listed)))
    if way_of(said) in _ON_LAND:  # "the border into Egypt from Sudan" is the one with Sudan
        told = [_WHENCE.sub(r"\1 with ", part) for part in told]
    # with a capital, the word would be the name, and "from Goma" only its course
    found = [place_key(untitled(_TOLD_TO.sub("", part)), names) for part in told]
    found += [place_key(spoken, names)] if tells else []  # the city of who tells, where no other is named
    near = next((near for near in found if near[1]), found[-1])
    kept = at_home(near[1], names) if way_of(said) in _IN_A_LAND else near[1]
    return place_key(kept, names) if kept and kept != near[1] else near


def untitled(said: str) -> str:
    """Write in small letters what becomes of a way: it is no name of a place where a title writes it like one."""
    return _TITLED.sub(lambda word: word[0].lower(), said)


def _unopposed(plain: str, said: re.Match[str]) -> str:
    """Blank out what tells of another way that it is open where this one is shut: of its places it says nothing."""
    if not _SHUT_WORDS.search(said.group()):
        return plain
    for joint in _OPPOSED.finditer(plain, said.end()):
        if _WAYS.search(joint["clause"]) and not _SHUT_WORDS.search(joint["clause"]):
            plain = f"{plain[: joint.start()]}{' ' * len(joint[0])}{plain[joint.end() :]}"
    return plain


def _part_of(plain: str, said: re.Match[str]) -> str:
    """Return what is told of a way: "...; the airport in Quito will reopen" is of another, and a train to Loja of none.

    Beside a joint stands what tells of no way, with a verb of its own.
    """
    end = plain.find("; ", said.end())
    first, last = max(plain.rfind("; ", 0, said.start()) + 1, 0), end if end > 0 else len(plain)
    for joint in _JOINT.finditer(plain, first, last):
        if joint.end() <= said.start() and _elses(plain[first : joint.start()], _WAYS):
            first = joint.end()
        elif joint.start() >= said.end() and _elses(plain[joint.end() : last], _SHUT_TOO):
            return plain[first : joint.start()]
    return plain[first:last]


def _elses(clause: str, ways: re.Pattern[str]) -> bool:
    """Whether a clause has a verb and tells of no way in or out."""
    return _VERB.search(clause) is not None and ways.search(clause) is None


def next_door(way: str, where: str, names: Iterable[str]) -> bool:
    """Whether an airport is that of a city in another country, whose own mission tells of it."""
    there = country_of(where) if way.startswith("airport") and "," not in where else None
    own = {code for place in map(resolve, names) if place for code in place.codes}
    return there is not None and bool(own) and there not in own and hosts(there) and all(map(hosts, own))


def neat(where: str, way: str) -> str:
    """Return places without what the way beside them says already: "Quito" for "Quito Airport"."""
    if way != "airport":
        return _SIDE.sub("", where)
    named = dict.fromkeys(_PORT.sub("", where).split(", "))
    # "UK staff have left, and the airport is shut": whose staff they are names no airport
    return ", ".join(name for name in named if not _SPEAKER.fullmatch(name))


def way_of(said: re.Match[str]) -> str:
    """Name the way a statement is about, in one form: flights that none flies are no closed airport."""
    groups = said.groupdict()
    if between(said) or any(word and name.startswith("flown") for name, word in groups.items()):
        return "domestic flights" if "domestic" in said.group().lower() else "flights"
    way = next((word for name, word in groups.items() if name.startswith("way") and word), None)
    if way is None and (flights := _FLIGHTS.search(said.group())):
        return f"{flights['sort'] or ''}flights".lower()
    way = (way or "border").lower()
    return "airport" if way.endswith("international") else _CALLED.get(way.rstrip("s"), way.rstrip("s"))


def of_no_border(plain: str, said: re.Match[str], where: str, names: Collection[str]) -> bool:
    """Whether what is shut leads over no border of the page's country.

    A bridge that no other country is named beside leads over a river; an airport of another country is that one's.
    """
    if way_of(said) in _IN_A_LAND and where:
        return not at_home(where, names) and of_another_land(plain, names)
    ways = (word for name, word in said.groupdict().items() if name.startswith("way") and word)
    way = next(ways, "").lower()
    return way.startswith("bridge") and not any(map(resolve, where.split(", ")))


def between(said: re.Match[str], where: str = "?") -> bool:
    """Whether only flights between two places are meant: all from the page's own country, with no place, are not."""
    only = any(word and name.startswith("between") for name, word in said.groupdict().items())
    return only and not (not where and _EVERY.search(said.group()))
