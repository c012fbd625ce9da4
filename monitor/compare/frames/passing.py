"""The frame of a way in or out: an airport, a border, flights, and that nobody passes, or anybody again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from monitor.compare.whose.people import STAFF
from monitor.compare.wordings.byways import BESIDE, elses, fought
from monitor.compare.wordings.lexicon import WHY, words
from monitor.compare.wordings.no_passage import NO_PASSAGE
from monitor.compare.wordings.unreal import UNREAL
from monitor.compare.wordings.ways import UNOPENED

_WORTH = re.compile(r"airport|airspace|border|crossing|frontier|flights|ferr(?:y|ies)|\bports?\b|passage")
_WAY = words(
    r"(?:international |main |land |sea |northern |southern )*(?:airports?|airspace|borders?|crossings?(?: points?)?)",
    r"frontiers?", r"(?:commercial|passenger|international|scheduled|all|regular)(?: \w+)? flights", r"ferries",
    r"ferry service", r"ports? of entry",
)  # fmt: skip
_TRAFFIC = r"(?:arrivals|departures|flights|passengers|aircraft|planes|traffic|travell?ers|people|vehicles)"
_SHUT = words(
    r"will (?:close|shut|seal|bar|halt|suspend) (?:its|the|all)",
    r"(?:has|have|is|are|was|were)(?: been)?(?: now| also| \w+ly)? (?:shut|closed|barred|sealed"
    r"|blocked(?: off)?|halted|stopped|grounded|cut off)",
    r"(?:shut|closed|sealed|barred|banned|blocked|stopped|halted|suspended|grounded) (?:all|passenger|the|its|every"
    r"|down|to)",
    r"no (?:flights|one|person|travell?ers?|passengers|vehicles)[^;,]{0,40} (?:may|can|is|are|being|let|leave"
    r"|land|cross|pass)\w*",
    r"no (?:[\w-]+ ){0,2}?flights (?:are|is) (?:landing|leaving|operating|departing|arriving|running|taking off)",
    r"(?:not|nor) (?:being )?(?:let|allowed|permitted) (?:in|out|through)",
    rf"(?:not|no longer)(?: currently| now)? (?:accept|receiv|handl|tak|admitt)ing (?:any |more |further "
    rf"|new )?{_TRAFFIC}",
    rf"(?:accept|receiv|handl|tak|admit)(?:e?s|t?ing) no (?:[\w-]+ ){{0,2}}?{_TRAFFIC}",
    rf"(?:do|does)(?: not|n't)(?: currently| now| at present)? (?:accept|receive|handle|take|admit) (?:any |more"
    rf" )?{_TRAFFIC}(?! (?:from|to|of|by|with|without|who|that)\b)",
    r"can no longer (?:enter|leave|cross|pass)", r"impassable", r"inoperable", r"out of (?:use|service)",
)  # fmt: skip
_OPEN = words(
    r"re-?open\w*", r"(?:has|have|is|are|was|were)(?: been)?(?: now| also)? open(?:ed)?(?: again| once more| to)",
    r"opened (?:on|to|again|yesterday|today|its|their|all)",
    r"(?:receiving|handling|taking|accepting|admitting) [^;,]{0,40}(?:once more|again)",
    r"(?:operating|flying|running|crossing|passing) (?:again|once more|normally)", r"resum\w+",
)  # fmt: skip
# People of ours are kept from a way that is open to all others.
_KEPT = re.compile(
    rf"(?:{STAFF}|\b(?:staff|employees|personnel|officers))(?: and their famil\w+(?: members)?)? ?$", re.I
)
# Who is stopped is not the way.
_HELD_UP = re.compile(
    r"\b(?:citizens?|nationals?|Americans?|travell?ers?|people|persons?|journalists?|students?|wom[ae]n|m[ae]n"
    r"|passengers?|holders?|who)\b[^;,]{0,40}? (?:was|were|(?:has|have|had) been|being) (?:\w+ly )?(?:stopped|held"
    r"|halted|blocked) (?:at|in|on|by|while|when|and|from (?:boarding|leaving|flying|going))\b", re.I
)


# What stops short of a way leaves it open: "the lava has stopped just north of the airport".
_SHORT_OF = re.compile(
    r"(?:\b(?:near|close to|outside|short of|beside)|\b(?:north|south|east|west)\w* of)(?: [\w'-]+){0,3} $", re.I
)

# "Is neither receiving nor sending flights": none land.
_NEITHER = re.compile(r"\bneither (?P<one>(?:accept|receiv|handl|tak|admitt)ing) nor [\w-]+ing\b", re.I)
# Who holds a way is no crowd beside it: "has been taken over by protesters and does not handle flights".
_HELD = re.compile(r"\b(?:(?:has|have) been|was|is) (?:taken over|seized|occupied|captured|overrun) by [^,;.]{3,40}?"
    r" and (?=(?:is|has|does|can|no|not)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Passage:
    """A way, as the sentence names it, where it is named, and whether it is open."""

    way: str
    at: int
    opened: bool


def passage(plain: str, low: str) -> Passage | None:
    """Return what a sentence brings together of a way in or out; None where a part is missing, or it is no news."""
    if not _WORTH.search(low):
        return None
    told = _HELD_UP.sub(" ", WHY.sub(" ", _HELD.sub("", _NEITHER.sub(r"not \g<one>", plain))))
    way = _WAY.search(told)
    if way is None or "?" in plain or UNREAL.search(told) or NO_PASSAGE.search(told):
        return None
    opened, shut = _OPEN.search(told), _SHUT.search(told)
    short = shut and shut.end() <= way.start() and _SHORT_OF.search(told[shut.end() : way.start()])
    if BESIDE.search(told[: way.start()]) or short:
        return None
    opened = None if opened and fought(told, opened, way.start()) else opened
    if opened and UNOPENED.search(told[: opened.start()]):
        shut = shut or (opened if "open" in opened[0].lower() else None)  # what has not reopened is shut
        opened = None
    other = elses(told[way.start() : shut.end()]) if shut and not opened else 0
    if other:  # "the airport works, but schools and shops are closed"
        found = passage(rest := told[way.start() + other :], rest.lower())
        return found and replace(found, at=max(plain.lower().find(found.way, plain.find(way[0]) + 1), 0))
    if not (opened or shut) or (shut and _KEPT.search(told[: shut.start()])):
        return None
    return Passage(way[0].lower(), max(plain.find(way[0]), 0), opened is not None)
