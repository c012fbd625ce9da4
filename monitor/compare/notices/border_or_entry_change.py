"""Airspace, airports and borders closed or open again, and rules of entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from monitor.compare.colours.usual import on_days
from monitor.compare.dates import days, historic, nearest, told_historic
from monitor.compare.frames.passing import Passage, passage
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import elsewhere, land, of_another_land
from monitor.compare.whose.people import place_key
from monitor.compare.whose.ways import FULL_NAME, between, neat, next_door, of_no_border, place_of, untitled, way_of
from monitor.compare.wordings.byways import (
    ABOARD,
    AWAITED,
    BESIDE,
    HABIT,
    HOMEWARD,
    MAYBE,
    NEVER,
    PART,
    POINTS,
    SINCE,
    THEIRS,
    TURNS,
    WHEN,
    heads,
)
from monitor.compare.wordings.entry import (
    ADMITTED,
    ARRIVAL,
    AUTHORITY,
    BANNED,
    FREED,
    GATES,
    ISSUED,
    NEW,
    VISAS,
)
from monitor.compare.wordings.flights import GROUNDED, SOME_AIRLINES
from monitor.compare.wordings.health import HEALED, HEALTH
from monitor.compare.wordings.unsettled import settled
from monitor.compare.wordings.ways import SHUT, opening, unshut
from monitor.model import NOT_ABOARD, PASSPORT, Notice
from monitor.terms.table import ways

_WORTH = ways(
    r"border|airspace|frontier|runway|international (?:is|was|has|will|remains)|\bskies\b|\bplanes?\b|aircraft|admits"
    r"|airport|last airline|flown|bridge|sea ?port|cruise port|airstrip|checkpoint|crossing|carriers|passport|entry"
    r"|admission|admitted|arriv|allowed in|grounded|visa|enter|flight|flying|airlines|\bair\b"
    r"|travel authori[sz]ation|\bferr|ticket|quarantine|self-isolat|screening"
    r"|certificate|negative|no longer (?:need|have|req)", re.NOFLAG,
)
_CLOCK = re.compile(r"(?<=\d):(?=\d\d\b)")  # a time of day is no end of a clause
_WAY = r"(?:airports?|airspace|seaports?|(?:land )?borders?)"
_THERE = r"(?: (?:in|at|with|to) (?:the )?(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+){0,2})?"
_BOTH = re.compile(
    rf"\b(?P<one>{_WAY}{_THERE})(?:,? and|,(?= (?:and )?(?:the |all )?land\b)) "
    r"(?P<two>(?:(?:the|all|its|all of its) )?(?:land(?: borders?)?,? and (?:(?:the|all) )?(?:sea|maritime)"
    rf" (?:borders?|ports?)|(?:\w+ )?{_WAY}{_THERE}))\b"
    r"(?= (?:is|are|was|were|have|has|remain)|[.,;]| for| until|$)", re.I
)
# "The airport is not operational, and reports say that the border is closed": two ways.
_BESIDES = re.compile(
    r"[,;]? (?:and|but|while|whereas)(?: also)? (?=(?!(?:has|have|is|are|was|were|will) )[^,;]{8})|; "
)
# "Flights to Goma have been cancelled, while Beni airport is closed": Goma's is not.
_FLOWN = re.compile(
    r"\bflights?\b[^;.]*?\b(?:have|has|are|were|is|was)(?: not)?(?: been| being)? (?:cancell?ed|suspended|grounded"
    r"|delayed|diverted)\b[^;.,]{0,60}?(?P<cut>;|,? (?:and|but|while|whereas)) (?=(?:the )?(?:(?-i:[A-Z])[\w-]*|land"
    r"|sea|all|both|other)\b[^;,]{0,60}?\b(?:airports?|borders?|crossings?|airspace)\b)", re.I
)
_REOPENED = re.compile(r"re-?open|(?<!has )(?<!have )(?<!now )\bresumed\b", re.I)
_VALID = re.compile(
    r"\bpassports?\b[^;]{0,60}?\b(?:valid|validity|expiry date)\b[^;]{0,30}?\b(?P<many>six|three|6|3|90|180)"
    r"[\w() ]{0,8}(?P<unit>month|day)s?\b(?P<rest>[^.;]{0,80})",
    re.I,
)
_COUNTED = (
    ("arrival", re.compile(r"\b(?:arriv\w+|entry|entering|enter)\b", re.I)),
    ("departure", re.compile(r"\b(?:stay|depart\w*|leav\w+|visit)\b", re.I)),
)
_TICKET = re.compile(
    r"\b(?:must|required|ensure|directed|need)\b[^.;]{0,120}?\b(?:return|onward)(?: or (?:return|onward))?(?: air)?"
    r" tickets?\b",
    re.I,
)
_RULES = (
    (BANNED, "ban on entry", "ban on entry"),
    (VISAS, "no visas", "no visas issued"),
    (ARRIVAL, "arrival visas", "no visas on arrival"),
    (AUTHORITY, "new permit", "a permit to enter"),
    (NEW, "new visa", "a visa needed"),
    (FREED, "no visa needed", "no visa needed"),
    (ADMITTED, "entry allowed", "entry allowed again"),
    (HEALTH, "health check", "a health check to enter"),
    (HEALED, "no health check", "no health check to enter"),
    (GATES, "ways in", "entry at certain places only"),
    (_TICKET, "return ticket", "a return ticket to enter"),
    (SOME_AIRLINES, "airlines", "flights by some airlines"),
)
_STANDING = ("new permit", "health check", "no health check", "return ticket")  # asked as ever, whenever it was told
# "Many countries have closed their airspace to Norlandish airlines": the page's own is open.
_THEIR_SKIES = re.compile(
    r"\b(?:countries|states|governments|European Union|EU)\b[^;,.]{0,40}? (?:have|has)(?: now| also| since)? (?:closed"
    r"|shut) (?:their|its) (?:airspace|skies) (?:to|for) (?-i:[A-Z])\w+ (?:airlines|aircraft|carriers|flights"
    r"|planes)\b", re.I
)
_SUPPOSED = re.compile(r"(?:If|Should|When|Whenever|In the event)\b")
_STANDS = re.compile(r"\b(?:is|are|remains?|stays?|will be)\b", re.I)
_WAS = re.compile(r"\b(?:was|were)\b(?! being)")
_BRIEF = re.compile(
    r"\b(?:caused|led to|resulted in|forced|prompted|saw) (?:(?:the|an?|its|some) )?(?:temporary|brief"
    r"|short(?:-lived)?|momentary|overnight)(?: [\w-]+){0,2}? (?:closures?|shut-?downs?|closing|suspensions?)\b", re.I
)
_RESUMING = re.compile(
    r"\b(?:was|were) (?:\w+ly )?(?:closed|shut)\b[^;.]*\b(?<!no )(?<!few )(?<!until )(?:flights?|operations"
    r"|traffic)\b (?:(?:have|has|are|is)"
    r"(?: now| since| gradually| slowly| already)*|now|gradually) (?:resum|restart|return)\w*", re.I
)
_WEEK = timedelta(days=7)
_LASTS = re.compile(r"\b(?:remain\w*|still|continu\w+|until|currently|since|further notice)\b", re.I)
_HARD = re.compile(r"airspace|airport|airstrip|border|crossing", re.I)
# What is told beside a road, with a verb of its own.
_ALSO = re.compile(r"\b(?:is|are|has|have) [^;]*?\band (?=(?:the|all) [^;]*? (?:is|are|has|have|remains?) )")
# "All airports except Goma and Beni"
_ALL_BUT = re.compile(
    r"\ball (?:[\w-]+ ){0,2}?(?:airports|borders|crossings)(?:\b[^;]*?\bexcept(?:ing)?|(?: in [A-Z]\w+)?,? but)"
    r"(?: for)? ((?:that |those )?(?:in |of |the )*(?-i:(?!US\b|American)[A-Z])[^;.]*)", re.I
)
_OTHERS = re.compile(r"(?<!\w and )\bother (?:[\w-]+ ){0,2}?(?:airports|(?:border )?crossings|borders|ports)\b", re.I)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|remains?|stays?|re-?opened|resumed)\b", re.I)
_OUTBOUND = re.compile(r"^(?!.*\b(?:arriv|enter|entry)).*\b(?:leaving|departing)\b", re.I)
_LAND = re.compile(r"border|crossing|frontier|ports? of entry|ferr", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if valid := _VALID.search(plain):
        yield Notice(TOPIC.name, PASSPORT, _validity(valid), sentence.span)
    bound = ABOARD.search(plain) if BANNED.search(plain) else None
    theirs = any(name in ("United States", "United Kingdom") for name in setting.names)
    home = (bound or HOMEWARD.search(plain)) and not theirs
    if home and bound:
        yield Notice(TOPIC.name, NOT_ABOARD, f"some may not board flights to {bound[1]}", sentence.span, grade=1)
    for rule, key, what in () if home else _RULES:
        told = rule.search(plain)
        idle = bool(told and rule is SOME_AIRLINES and of_another_land(plain[told.end() :], setting.names))
        idle = idle or (rule is GATES and bool(_SUPPOSED.match(plain) or elsewhere(plain, setting.names)))
        if told and not idle and (key in _STANDING or not told_historic(plain, setting.published_on)):
            out = rule is HEALTH and _OUTBOUND.search(told.group()) is not None
            yield Notice(TOPIC.name, key, what.replace("to enter", "to leave") if out else what, sentence.span)
    if not home and ISSUED.search(plain):
        yield Notice(TOPIC.name, "arrival visas", "visas on arrival issued", sentence.span, on=False)
    if not (POINTS.match(plain) or _settled(plain, setting)):
        known = settled(plain) if GROUNDED.search(settled(plain)) else plain  # "with no word of when they will resume"
        for said in (one for part in heads(_CLOCK.sub(".", known)) for one in _each(part)):
            yield from _way(said, sentence, setting)


def _each(plain: str) -> tuple[str, ...]:
    """Part a sentence that tells of several ways, each shut or open by itself, into what it tells of each."""
    if (flown := _FLOWN.search(plain)) and not _SUPPOSED.match(plain):
        return (*_each(f"{plain[: flown.start('cut')]}."), *_each(plain[flown.end() :]))
    both = _BOTH.search(plain)
    if both and both["two"].lower().rstrip("s").endswith(both["one"].lower().rstrip("s")):
        return (plain,)  # "Goma airport and Beni airport are closed": one way, of two places
    if both:
        head, two = plain[: both.start()], both["two"].replace(", and ", " and ")
        named = head if head.endswith("'s ") else FULL_NAME.sub("", head)  # "Goma Airport and land borders": one's name
        return tuple(f"{told}{plain[both.end() :]}" for told in (f"{head}{both['one']}", f"{named}{two}"))
    parts = tuple(_BESIDES.split(plain))
    open_ = [opening(part) for part in parts]
    told = [said or SHUT.search(part) or GROUNDED.search(part) for said, part in zip(open_, parts, strict=True)]
    if len(parts) == 1 or not all(told):
        return (plain,)
    ways = {way_of(said) for said in told if said}
    return parts if len(ways) == len(parts) or not (all(open_) or not any(open_)) else (plain,)


def _settled(plain: str, setting: Setting) -> bool:
    """Whether a way is closed to staff alone, or has been closed for years."""
    since = SINCE.search(plain)
    years = since is not None and setting.published_on is not None and int(since[1]) < setting.published_on.year - 1
    return years or THEIRS.search(plain) is not None


def _way(plain: str, sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Read whether a way in or out is shut or open, what may be of it left aside."""
    opened = opening(plain)
    unknown = WHEN.search(_clause(plain, opened) if opened else plain) is not None
    opened = None if unknown or _awaited(plain, opened) else opened
    said = opened or _shut(plain)
    if said is None and not unknown and (framed := passage(plain, sentence.low)):
        yield from () if framed.opened and AWAITED.search(plain) else _framed(framed, sentence, setting)
    if said is None or NEVER.search(plain) or on_days(said) or BESIDE.search(plain[: said.start()]):
        return
    if _SUPPOSED.match(plain) if said.groupdict().get("lost") else MAYBE.search(_clause(plain, said)):
        return
    if HABIT.match(plain) and not days(plain, setting.published_on):
        return
    way = way_of(said)
    key, where = place_of(plain, said, opened is not None, sentence.entries, setting.names)
    sort = "air" if (not way.endswith("border") and way.startswith("air")) or way.endswith("flights") else "border"
    theirs = sort == "air" and (elsewhere(plain, setting.names) or _THEIR_SKIES.search(plain))
    if theirs or of_no_border(plain, said, where, setting.names) or next_door(way, where, setting.names):
        return
    day = _told_on(plain, said, opened is not None, setting)
    if historic(plain, day, setting.published_on) or _was_brief(plain, day, setting.published_on):
        return
    part = opened is not None and PART.search(plain) is not None
    grade = 1 if (_HARD.search(way) or not (opened or between(said, where))) and not part else 0
    where = neat(where, way)
    where = ", ".join(map(land, where.split(", "))) if sort == "border" else where
    bare = "flights" if way.endswith("flights") else way
    if rest := _rest(plain, said, where, setting):
        way, where = rest, ""  # known by the bare way: what says that all are open again is of them
    key, what = f"{sort} {key if where else bare}", f"{way} ({where})" if where else way
    shut = (opened is None and not _RESUMING.search(plain)) or part
    yield Notice(TOPIC.name, key, what, sentence.span, on=shut, grade=grade, decided_on=day)


def _rest(plain: str, said: re.Match[str], where: str, setting: Setting) -> str:
    """Name ways by those they are not: "all airports but Norhaven", and "other airports" beside one that is named."""
    if (spared := _ALL_BUT.search(plain)) and (but := place_key(spared[1], setting.names)[1]):
        return f"all {way_of(said).removesuffix('s')}s but {but}"
    others = next((m for m in _OTHERS.finditer(plain, 0, said.end()) if m.end() > said.start()), None)
    apart = others and _VERB.search(plain, 0, others.start())  # "Torkham is open, but other crossings are closed"
    return others[0].lower() if others and (apart or not where) else ""


def _awaited(plain: str, opened: re.Match[str] | None) -> bool:
    """Whether that a way is open is what people are to wait for."""
    await_ = AWAITED.search(plain)
    return bool(opened and await_ and await_.start() < opened.end() and opened.start() < await_.end())


def _was_brief(plain: str, day: date | None, published_on: date | None) -> bool:
    """Whether a sentence tells what shut a way for a while, and that was more than a week ago."""
    old = bool(day and published_on and day < published_on - _WEEK)
    return old and _BRIEF.search(plain) is not None and not _LASTS.search(plain)


def _shut(plain: str) -> re.Match[str] | None:
    """Find what says that a way is shut: "the road to the airport is blocked, and it is closed" is the last."""
    said = _closure(plain, 0)
    if said is None or not BESIDE.search(plain[: said.start()]):
        return said
    also = _ALSO.search(plain, said.start())
    return (_closure(plain, also.end()) or said) if also else said


def _closure(plain: str, start: int) -> re.Match[str] | None:
    """Find the first closure behind a place that is not denied."""
    said = SHUT.search(plain, start) or GROUNDED.search(plain, start)
    denied = unshut(plain, said) if said else 0
    return _closure(plain, denied) if denied > start else said


def _framed(framed: Passage, sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    """Tell of a way that no table's words shut or open, with the place named behind it, else in front."""
    plain = sentence.plain
    sort = "border" if _LAND.search(framed.way) else "air"
    day = nearest(days(plain, setting.published_on), len(plain), len(plain))
    if historic(plain, day, setting.published_on) or (sort == "air" and elsewhere(plain, setting.names)):
        return
    places = (place_key(untitled(part), setting.names) for part in (plain[framed.at :], plain))
    key, where = next((found for found in places if found[1]), ("", ""))
    way = "flights" if framed.way.endswith("flights") else framed.way.rstrip("s").replace("ferrie", "ferry")
    what = f"{way} ({where})" if where else way
    key = f"{sort} {key if where else way}"
    yield Notice(TOPIC.name, key, what, sentence.span, on=not framed.opened, decided_on=day, grade=1)


def _told_on(plain: str, said: re.Match[str], opened: bool, setting: Setting) -> date | None:
    """Date a closure that is told of, not one that lasts, and an opening that is an act ("reopened", not "is open")."""
    if _STANDS.search(said.group()) if not opened else not _REOPENED.search(said.group()):
        return None
    end = len(plain) if opened or _WAS.search(said.group()) else said.start()
    return nearest(days(plain, setting.published_on), said.start(), end)


def _clause(plain: str, said: re.Match[str]) -> str:
    """Return the clause a statement stands in: "has reopened but may close" is open."""
    before, after = TURNS.split(plain[: said.start()]), TURNS.split(plain[said.end() :])
    return f"{before[-1]}{said.group()}{after[0]}"


def _validity(valid: re.Match[str]) -> str:
    """Say a rule of validity so that two can be compared: how long, and counted from when, where the text says so."""
    many = {"six": "6", "three": "3"}.get(valid["many"].lower(), valid["many"])
    since = next((name for name, words in _COUNTED if words.search(valid["rest"])), "")
    return f"passport validity of {many} {valid['unit'].lower()}s" + (f" from {since}" if since else "")


TOPIC = Topic("border_or_entry_change", _WORTH.search, _read)
