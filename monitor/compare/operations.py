"""Read what a text says of the publisher's own posts: operations suspended, services reduced, work resumed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from monitor.compare.colours.usual import days_off, off_hours
from monitor.compare.dates import days, nearest
from monitor.compare.sentences import Sentence
from monitor.compare.shortfall import for_whom
from monitor.compare.whose.apiece import beside, besides
from monitor.compare.whose.offices import FOREIGN, consular, of_a_part, ours
from monitor.compare.whose.parts import OUR_OWN, parted
from monitor.compare.whose.posts import posts
from monitor.compare.whose.told import own
from monitor.compare.wordings.reduced import REDUCED, UNTIL_HOUR
from monitor.compare.wordings.resumed import ENDED, RESUMED
from monitor.compare.wordings.suspended import FOR_NOW, SUSPENDED
from monitor.compare.wordings.unsettled import FOR_HOURS, LATER, WHENEVER, settled
from monitor.model import Operation
from monitor.model.posture import State
from monitor.terms.table import ways

_WORTH = ways(
    r"suspend|suspension|c[ao]me to an? |shuttered|\bshut|again|on hold|close|closure|closing|relocat|located some"
    r"|\bmov(?:ed|ing)\b|resum|re-?open|interests section|normali[sz]|operati(?:on|ng)|working (?:from|out)|services"
    r"|ceased|remotely|telework|staff|personnel|number of|functions|footprint|at \w+ capacity"
    r"|emergenc\w+ (?:cases|only)|only (?:in )?emergenc|only [\w .-]{1,60}emergenc|emergency (?:help|assistance"
    r"|support)|schedule|in-person|consular (?:section|hours)|be available"
    r"|only (?:essential|core)|able to|reduced to|appointments|interviews|service|open to|\bhall\b|no longer"
    r"|days?\b.{0,12} (?:instead of|rather than|down from)|reduc(?:ed?|ing) (?:its|our|their) ", re.NOFLAG,
)

_PROTECTING = re.compile(
    r"\bForeign Interests Section\b(?:,? in (?P<city>[A-Z]\w+))?.{0,60}?"
    r"\b(?:closed|shut|suspended|unable|not able|cannot|(?:has|have)(?: now| \w+ly)? (?:stopped|ceased|halted|paused"
    r"|limited|reduced"
    r"|curtailed|cut)|(?:no longer|not)(?: currently| now)? (?:accept|tak|provid|offer|process)\w*)\b(?! by (?:mail"
    r"|post)\b)",
    re.I,
)

_NAMED_ONLY = re.compile(
    r"(?:\bof|'s|\bafter|\bthose|\bthe) $", re.I
)  # "seven years of suspended operations" states nothing new
_DENIED = re.compile(r"\b(?:not|never|without|nor|neither)(?: (?!only|just|merely)\w+)? ?$", re.I)
_NOT_YET = re.compile(
    r"\b(?:will|until|before|when|once|not|never|plans? to|prior to|hopes? to|cannot|unable to|pending|if"
    r"|no (?:\w+ )?(?:date|day|time|timetable|timeline|plans?|word|sign|question|talk|decision)s? (?:for|of|to"
    r"|on|about)|(?:approach|steps?|process|preparations?|efforts?|work\w*) (?:to|towards?|for|of))\b[^;,]{0,40}$",
    re.I,
)
_GOES_BACK = re.compile(r"^(?:It|This|They) |\bremains? (?:\w+ly )?(?:suspended|closed|unavailable)\b")
_MOVED_TO = re.compile(
    r"\b(?:relocat|mov|transferr)(?:ed|ing)\b[^;]{0,60}?(?:\bfrom\b[^;]{0,160}?)?"
    r"\bto (?=the|our|US|embassy|consulate)|\b(?:carried out|conducted|run|handled|performed) (?:from|out of) ", re.I
)
# "And authorized the departure of ...", of the people of another post.
_ACT = re.compile(
    r"(?:; |,? (?:and|while|but) )(?=(?:(?:it|the Department|has|have|had|also|now) )*(?:authori[sz]ed|ordered|approved"
    r"|allowed|permitted|directed|suspended|ceased|closed|reduced|resumed|re-?opened|lifted|ended|terminated"
    r"|rescinded)\b)"
    r"|(?:[,;]| and) (?=(?:(?:authori[sz]ed|ordered|voluntary) departure"
    r"|(?:suspension|closure|reduction|resumption) of)\b)", re.I
)
# "The Embassy and the Consulate in Norhaven have suspended": the first has no other name.
_AND_CONSULATE = re.compile(
    r"\b(?:the|our) (?:US )?embassy(?: and|,? as well as) (?:(?:the|our|US) )*consulate(?: general)?"
    r" (?:in )?(?-i:[A-Z])",
    re.I,
)
_FEW = re.compile(r"\bonly\b|\blimited\b|\bemergenc", re.I)
# "We will write when the Consulates reopen": of a day that nobody knows yet.
_WHEN_OPEN = re.compile(r"\b(?:when|once|if|whether|as soon as)\b[^;,]*\b(?:resum|re-?open|restart|return)", re.I)
_MORE = re.compile(r" resume limited | (?:begin|start) (?:offering|providing)\b")  # few services, and none before
_HOURS = re.compile(UNTIL_HOUR, re.I)
NORMAL = re.compile(r"\bnormal ", re.I)
_KEPT = re.compile(  # what goes on while normal operations are suspended
    r"\bonly\b|\blimited\b|\breduced\b|\b(?:but|and|while|although|though)\b[^;]{0,40}?\b(?:continu\w+|remain\w*"
    r"|open|available|able)\b", re.I
)
# "US Embassy Lome closed", as a title.
_TITLE = re.compile(r"(?:(?!\b(?:is|are|was|were|be|been|being|has|have|had|remains?|stays?|will)\b).)*closed")
_FURTHER = re.compile(r"\buntil further notice\b|\bindefinitely\b|\bclosed at this time\b", re.I)
_FORMER = re.compile(  # what once was the embassy, or is beside it
    r"\b(?:(?:former|old)(?: US| American| British| Canadian| Australian)?|(?:near|next to|beside|opposite|outside"
    r"|around|across from|close to|behind)(?: the)?) ?$",
    re.I,
)
_OVER = re.compile(rf"(?:suspension|closure|shutdown) (?:of|at|in)\b[^;]{{0,120}}? (?P<end>{ENDED})", re.I)
_LIFTED = re.compile(r"\b(?:lift|end|revok|revers)(?:ed|ing|s)? (?:of )?(?:the|its|our|their) (?:\w+ ){0,2}$"
    r"|\b(?:lifting|end|ending) (?:of|to) (?:the|its|our|their) (?:\w+ ){0,2}$", re.I)
_THEN = re.compile(
    r"\b(?:between|from) (?:[A-Z]\w+ )?(?:19|20)\d\d (?:and|to|until|through) (?:[A-Z]\w+ )?(?:19|20)\d\d", re.I
)
_WHENEVER = re.compile(rf"\b{WHENEVER}", re.I)
_LOOKS_BACK = re.compile(r"(?:^|[,;] )when (?:we|it|they|the [\w ]{3,40})(?: first| temporarily)? $", re.I)
# After a weekend: nothing had stopped.
_AS_EVER = re.compile(
    r"\b(?:resumes?|re-?opens?|restarts?)\b[^;,]{0,30} at (?:its|their|the|our) (?:usual|normal|regular|customary)"
    r" (?:time|hour)\b", re.I
)
_AN_HOUR = re.compile(r"\bfor (?:an?|one|two|three|four|several|a few|some|half an|\d{1,2}) (?:hours?|minutes)\b", re.I)
_USUAL = re.compile(  # "closed its doors at 5 p.m. as usual"
    r"\bas (?:usual|always|on any (?:other )?day)\b|\bat (?:its|the|our) (?:usual|normal|regular) (?:time|hour)\b", re.I
)
_NEXT = re.compile(r"[,;]| (?:after|following|because|when|while|as|since|and|but)\b")
# "The ordered departure that reduced our staff" is what cut, not that it is cut.
_MAYBE = re.compile(r"\b(?:(?-i:may)|might|could|would|if)\b[^;,]{0,30}$|\bdeparture (?:that|which) $", re.I)
_TO_WHOM = (
    r"(?:,? (?:and|or) (?:support|assistance|help))?(?: (?:consular )?(?:services|assistance|help))?(?: to (?:US "
    r"|American |British |Canadian )?(?:citizens|nationals"
    r"|Americans|travelers|anyone|those|people)(?: (?:who )?(?:choos\w+|decid\w+|wish\w*) to (?:remain|stay|travel)"
    r"| remaining| staying| living)?)?"
)
_AREA = re.compile(
    rf"\bservices\b{_TO_WHOM}(?: (?:can|could|may|will|are|is)(?: not| no longer)? (?:be )?(?:provided|offered|given"
    r"|available)(?: to (?:US |American |British |Canadian )?(?:citizens|nationals))?"
    rf"(?: by [^,.;]{{3,50}}?)?)? (?P<where>at night|(?:outside|in|throughout|within)\b"
    rf"(?!-| (?:light|view|response|these countries)\b)[^,.;]{{1,80}}?)"
    rf"(?= due| because| as | since | at this| (?:is|are|was|were|will|have|has|remains?)\b|[,.;]|$)"
)
_UNCUT = re.compile(
    r"\bnot be(?:en)?(?: \w+)? (?:suspended|unavailable|paused|curtailed|cancel+ed|postponed|on hold|halted|stopped)\b",
    re.I,
)
_NOT_BEFORE = re.compile(
    rf"\bwill not (?:yet )?be (?:offered|provided|available|open\w*)\b[^;,]{{0,40}}? {LATER}", re.I
)
# "Any services, routine or emergency, to ..."
_OF_ANY_SORT = re.compile(r"(?<=services), (?:(?:whether|be they) )?(?:routine|emergency|consular)\b[\w ]{0,30},", re.I)
_SERVED = re.compile(r"\bservices?\b|\bassistance\b|\bhelp\b", re.I)
_PART = re.compile(r"\b(?:many|most|much|parts?|some|this|that|these|areas?)\b", re.I)
_IN = re.compile(r"(?:in|throughout|within) (?:the )?", re.I)


# "The embassy, shuttered since 2015, resumed work on May 20": the first is not the day it did.
_SHUT_SINCE = re.compile(
    r"\b(?:shuttered|closed|shut|suspended|halted|vacated|evacuated|closure|suspension)\b[^,;]{0,24}?(?: since| in| on"
    r"| from| of)? $", re.I
)
_VERB = re.compile(
    r"once again|resum|re-?open|re-?start|restor|reinstat|recommenc|normali[sz]|return|again|now|fully|lifted|ended"
    rf"|{ENDED}", re.I,
)


def statements(
    sentence: Sentence, published_on: date | None, country: Iterable[str] = (), inherited: date | None = None
) -> tuple[Operation, ...]:
    """Return what one sentence says of our posts' work.

    `country` are names of the whole, so that services cut everywhere are told from those cut in an area;
    `inherited` dates a sentence that begins with "It" or "This".
    """
    if not _WORTH.search(sentence.low):
        return ()
    return tuple(_statements(sentence, published_on, tuple(country), inherited))


def _statements(
    sentence: Sentence, published_on: date | None, country: tuple[str, ...], inherited: date | None
) -> Iterator[Operation]:
    whole = own(_OF_ANY_SORT.sub("", settled(sentence.plain)))
    plain = parted(whole)
    if section := _PROTECTING.search(plain):
        name = f"Foreign Interests Section {section['city'] or ''}".strip()
        yield Operation(name, "reduced", _day(plain, section, published_on), sentence.span)
        return
    said = None if FOREIGN.search(plain) else _resumed(plain) or _suspended(plain) or _reduced(plain)
    if said is None or (said[0] != "resumed" and (off_hours(said[1]) or days_off(said[1], sentence.raw))):
        return
    state, words = said
    area = _place(plain, country) if state == "reduced" else None
    decided = _day(plain, words, published_on, state) or (inherited if _GOES_BACK.search(plain) else None)
    to = _MOVED_TO.search(whole)  # where people were moved to, nothing is cut
    told = _alone(whole, words)[: to.end() if to else None] if whole.startswith(plain[: words.end()]) else (
        besides(whole, plain, words.end()))
    named: list[str | None] = [] if area else [*([None] if _AND_CONSULATE.search(told) else []), *_posts(told)]
    for post in dict.fromkeys(named or [None]):
        yield Operation(post, state, decided, sentence.span, area)


def _posts(told: str) -> list[str]:
    return [named.post for named in posts(told)]


def _alone(plain: str, words: re.Match[str]) -> str:
    """Blank out what a sentence does besides, where what is left names a post: each act has its own."""
    plain = beside(plain, words.end() - 1)
    acts = [0, *(joint.end() for joint in _ACT.finditer(plain)), len(plain)]
    own = next((a, b) for a, b in pairwise(acts) if words.end() <= b)
    alone = " " * own[0] + plain[slice(*own)]
    return alone if posts(alone) else plain


def _day(plain: str, words: re.Match[str], published_on: date | None, state: str = "") -> date | None:
    dated = days(plain, published_on)
    if state == "resumed":
        dated = tuple(d for d in dated if not _SHUT_SINCE.search(plain[: d.start])) or dated
    return nearest(dated, words.start(), len(plain))


def _place(plain: str, country: tuple[str, ...]) -> str | None:
    """Name the part of the country in which services are cut, or the few to whom; None where it is all of it."""
    if few := for_whom(plain) if _SERVED.search(plain) else "":
        return f"to {few}"
    found = _AREA.search(plain)
    if found is None:
        return None
    where = found["where"].replace("outside of ", "outside ")
    inside = _IN.match(where)
    place = where[inside.end() :].casefold() if inside else ""
    if inside is None or _PART.search(place):
        return where
    names = [name.casefold().removeprefix("the ") for name in country]
    return where if names and not any(place in name or place.startswith(name) for name in names) else None


def _resumed(plain: str) -> tuple[State, re.Match[str]] | None:
    words = RESUMED.search(plain)
    if words is None or FOR_HOURS.search(plain) or _AS_EVER.search(plain):
        return None
    if not (ours(plain, words) or consular(plain, words)):
        return None
    if words["soon"] and _WHEN_OPEN.search(words["soon"]):
        return None
    if words["soon"] and _FEW.search(words["soon"]) and not _MORE.search(plain):
        return None
    if words["soon"]:
        return "resumed", words  # an announcement with its day
    verb = _VERB.search(words.group())
    at = words.start() + (verb.start() if verb else 0)
    return None if _NOT_YET.search(plain[:at]) or _NOT_YET.search(plain[: words.start()]) else ("resumed", words)


def _suspended(plain: str) -> tuple[State, re.Match[str]] | None:
    words = SUSPENDED.search(plain)
    if words is None or not ours(plain, words) or _WHENEVER.search(plain):
        return None
    before = plain[: words.start()]
    if (words["stopped"] and _NAMED_ONLY.search(before)) or _DENIED.search(before) or _FORMER.search(before):
        return None
    if (words["stopped"] and _LOOKS_BACK.search(before)) or of_a_part(plain, words) or _over(plain, words):
        return None
    if _for_hours(plain, words):
        return None
    if NORMAL.search(words.group()) and (_KEPT.search(plain, words.end()) or _lacks_some(plain)):
        return None  # "suspended our normal operations and are only providing emergency services"
    titled = words.group().endswith("Closed") or _TITLE.fullmatch(words.group() + plain[words.end() :])
    if titled or (not before and words.group().lower().startswith("temporary clos")):
        return None  # a title: for how long, the text says
    return None if _shut_later(plain, words) else ("suspended", words)


def _shut_later(plain: str, words: re.Match[str]) -> bool:
    """Whether a post that is called closed is so only once, or if, something happens."""
    told = FOR_NOW.search(words.group())
    at = told.start() if told else len(words.group()) - len("closed")
    closed = told or words.group().endswith(("closed", "CLOSED"))
    return bool(closed and not _FURTHER.search(plain) and _NOT_YET.search(plain[: words.start() + at]))


def _for_hours(plain: str, words: re.Match[str]) -> bool:
    """Whether a stop is of some hours: "until noon", "for the rest of the day"."""
    noon = bool(_HOURS.match(plain, words.end()) and REDUCED.search(plain))
    usual = _USUAL.search(plain, words.start())
    if usual and not (_FURTHER.search(plain) or _NEXT.search(plain, words.end(), usual.start())):
        return True
    hour, shut = _AN_HOUR.search(plain, words.start()), FOR_HOURS.search(plain, words.start())
    noon = noon or bool(hour and not _NEXT.search(plain, words.end(), hour.start()))  # not of a road beside it
    return bool(noon or (shut and shut.start() < words.end() and not _FURTHER.search(plain)))


def _lacks_some(plain: str) -> bool:
    """Whether services are cut beside normal operations that stop for a while, and not until further notice."""
    return bool(REDUCED.search(plain)) and not _FURTHER.search(plain)


def _over(plain: str, words: re.Match[str]) -> bool:
    """Whether a stop is named only to say that it has ended."""
    if not re.search(r"suspension|closure", words.group(), re.I):
        return False
    over = _OVER.search(plain, words.start())
    return bool(_LIFTED.search(plain[: words.start()]) or (over and not _NOT_YET.search(plain[: over.start("end")])))


def _reduced(plain: str) -> tuple[State, re.Match[str]] | None:
    words = REDUCED.search(plain)
    if words is None or _MAYBE.search(plain[: words.start()]) or _THEN.search(plain) or _UNCUT.search(plain):
        return None
    if _NOT_BEFORE.search(plain) or _WHENEVER.search(plain) or _DENIED.search(plain[: words.start()]):
        return None
    if words.group().startswith("no ") and "closed" in plain:
        return None  # "will be closed, and no visa services are offered": that it is closed is what is told
    mine = ours(plain, words) or consular(plain, words) or OUR_OWN in plain
    return ("reduced", words) if mine else None
