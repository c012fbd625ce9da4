"""Cut a clean text into sentences that remember where they stood, and even out how they were typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from monitor.compare.capitals import lowered
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.model import Span
from monitor.terms.calendar import DAY, MONTH
from monitor.terms.shortened import BEFORE_NAMES

CAP = 400_000  # characters read; the longest advisory seen has 62,000
_LONG = 2_000  # characters of one sentence that are parsed; the longest seen has 548, a one-block summary 800

_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_EVEN = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, "-")
)
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))

# A full stop, question or exclamation mark, then a gap and a capital; or none, where two blocks were run together.
_STOP = re.compile(
    r"""[.!?]["')\]]{0,3}(?: +(?=["'(\[]?[A-Z0-9])|(?<=[a-z)]\.)(?=[A-Z][a-z]{0,12}(?:'s)? ))"""
    # "Were told to leave, but that order has been lifted": what is over is told as by a sentence of its own
    r"|(?<!in place)[,;] (?=(?:but |though )?(?:the|that|this) (?:order|directive)s? (?:(?:has|have|was|were|is|are"
    r"|since|now|been|also) ){1,3}(?:lifted|rescinded|revoked|withdrawn|no longer in (?:effect|force))(?=[.,;]|$"
    r"| (?:on|since|today|yesterday|this)\b))"
)
_HANGS = re.compile(r"\b(?:if|unless|until|once|whe\w+|that)(?:,|(?= (?:by|on|at|in|as|before) )) [^,;]+, $", re.I)
# "From 5 p.m. Friday": the point is of the hour, not of the sentence.
_HOUR = re.compile(r"\d ?[ap]\.m$", re.I)
_DAY = re.compile(rf" +(?:(?:{DAY})(?!'s| (?:is|was|will|may|prayers?|marks)\b)|(?:on )?(?:{MONTH}) \d)")
_ABBREVIATION = re.compile(
    rf"(?:\b[A-Z]|\b(?:{'|'.join(BEFORE_NAMES)}"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|approx|incl|vs|e\.g|i\.e))$"
)
# The new site breaks "Reconsider travel" from "to X due to ...": one sentence, two blocks.
_LEVELS = r"(?:do not travel|reconsider travel|exercise (?:increased caution|normal precautions?))"
_BROKEN = re.compile(rf" *{_LEVELS} *", re.I)
_RUN_IN = re.compile(rf"(?i:level ?[1-4] ?[:-]? ?{_LEVELS})(?=[A-Z][a-z]* )")
_RESUMES = re.compile(r" *(?:to|in|when|for|due|because)\b")

_AS_IT_WAS = r"(?=(?:\w+ly )?(?:clos|suspend|shut|cancel|halt|ground|in (?:force|effect|place)\b))"
# A word that stands wherever the pattern can match comes first: looking for it costs a tenth of trying the pattern.
_SO = re.compile(
    r"(?<![,;:] )\b(?P<does>has|have|is|are|was|were|been) (?:accordingly|therefore|consequently) (?=[a-z])"
    r"|,? therefore,(?= [a-z])"
)


def _does(found: re.Match[str]) -> str:
    return f"{found['does']} " if found["does"] else ""


_GLUED: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("U.", re.compile(r"U\. ?S\b\.?(?: ?A\.)?"), " US "),
    ("D.", re.compile(r"D\. ?C\."), "DC"),
    (" & ", re.compile(r" & "), " and "),
    ("here's ", re.compile(r"\b([Tt]here)'s (?=been\b)"), r"\1 has "),
    ("here's ", re.compile(r"\b([Tt]here)'s (?=\w)"), r"\1 is "),
    (
        "United States ",
        re.compile(
            r"\bUnited States (?=(?:[Gg]overnment|[Cc]itizens?|[Nn]ationals|[Dd]iplomatic|[Oo]fficials|[Ee]mployees"
            r"|[Pp]ersonnel|[Ee]mbass|[Cc]onsula|[Mm]ission\b|[Dd]irect[- ][Hh]ire))"
        ),
        "US ",
    ),
    ("eneral", re.compile(r"\b([Cc]onsulates?)-([Gg]eneral)\b"), r"\1 \2"),
    ("(", re.compile(r"(?<!\w)\(([a-z])\)(?=[a-z])"), r"\1"),
    ("", re.compile(rf"\b({MONTH})(?=\d)"), r"\1 "),
    ("State", re.compile(r"\bState(?=authori[sz]ed|ordered|approved|allowed|has\b)"), "State "),
    ("ed", re.compile(r"\b(authori[sz]ed|ordered)(?=(?:non-|the\b|family\b|eligible\b))"), r"\1 "),
    ("", re.compile(r"\b([Tt]ravel|[Cc]aution|[Pp]recautions?)(?=(?:to|in)\b)"), r"\1 "),
    ("ue to", re.compile(r"\b([Dd]ue to)(?=[a-z])(?!day|morrow|night)"), r"\1 "),
    ("ue to ", re.compile(r"(?<=[a-z])(?<!resi)(?<!over)(due to )"), r" \1"),
    ("order", re.compile(r"(?<=[a-z)])([Bb]order(?:s|ing)?\b)"), r" \1"),
    # what follows from what was said before is as much so as without the word for it
    ("ccordingly ", _SO, _does), ("herefore", _SO, _does), ("onsequently ", _SO, _does),
    ("must ", re.compile(r"(?<=[a-z])must (?=obtain|not )"), " must "),
    (" US ", re.compile(r" US (?=[-'),.;:])"), " US"),
    (
        " shut",
        re.compile(
            r"\b((?:is|are|was|were|be|been|being|remains?|stays?)(?: \w+ly| now)?) shut\b(?! (?:down|off|in|out|up)\b)"
        ),
        r"\1 closed",
    ),
    ("stays ", re.compile(rf"\bstays {_AS_IT_WAS}"), "remains "),
    ("stay ", re.compile(rf"\b(?<=will )stay {_AS_IT_WAS}"), "remain "),
    ("will not ", re.compile(r"\bwill not (?:re-?)?open(?= until further notice\b)"), "is closed"),
    ("is still ", re.compile(rf"\bis still {_AS_IT_WAS}"), "remains "),
    ("are still ", re.compile(rf"\bare still {_AS_IT_WAS}"), "remain "),
    ("continues to be ", re.compile(rf"\bcontinues to be {_AS_IT_WAS}"), "remains "),
    (
        "ntil ",
        re.compile(
            r"\buntil (?:(?:we|the (?:Embassy|Consulate|Mission)) (?:says?|tells? you|advises?|informs? you) otherwise"
            r"|otherwise (?:notified|advised|announced|instructed|informed)|further (?:word|orders?|announcement)"
            r"|(?:it|they|we) (?:can|may|(?:is|are) able to)(?: \w+ly)? (?:resume|re-?open|restart)(?=[.,;]|$))(?!\w)"
        ),
        "until further notice",
    ),
    ("continue to be ", re.compile(rf"\bcontinue to be {_AS_IT_WAS}"), "remain "),
)
# How a sentence is handed over is no part of it ("we regret to tell you that ..."), nor are comparisons and thanks.
_HANDED = re.compile(
    r"(?:(?:We|I) (?:regret|wish|want|would like|have|are writing|write) to (?:tell|inform|advise|announce|say|let)"
    r"|This (?:is|message is) to (?:tell|inform|advise|notify|let)"
    r"|The Ambassador (?:has )?(?:asked us|wishes|would like) to (?:tell|inform|advise|let)"
    r"|It is with (?:\w+ )?regret that we (?:announce|tell|inform|say|advise))"
    r"(?: you| (?:all |our )?(?:US )?citizens)?(?: know)? that (?!(?:it|its|they|this|these)\b)"
)
# With what it is compared is no part of it, unless a post of ours is, or a town: what is so there is as true.
_TILL_THEN = r"(?:[^,;.]|, (?=(?:19|20)\d\d\b))"
_RELATED = rf"(?:, (?:which|who|whose|where|when)\b{_TILL_THEN}*)"
_COURTESY = re.compile(
    rf"^Unlike (?:in |on |at |during )?{_TILL_THEN}{{3,60}}{_RELATED}?, (?!(?:which|who|whose|where|when)\b)"
    rf"|, unlike (?:in |on |at |during )?[^,;.]{{3,50}}{_RELATED}?(?=[,.;]|$)"
    r"|,? and we (?:also )?(?:thank|appreciate|apologi[sz]e|are grateful|regret any)\b[^;.]*(?=[.;]|$)"
)
_OUR_POST = r"(?:(?:the|our) )?(?:US )?(?:[Ee]mbassy|[Cc]onsulates?(?: [Gg]eneral)?)\b(?! of\b)[^,;.]{0,50}"
_UNLIKE = re.compile(
    rf"(?P<lead>^)?(?(lead)U|, u)nlike (?:(?P<post>{_OUR_POST}), which|(?:in )?(?P<town>[A-Z][\w' -]{{2,30}}), where)"
    rf" (?P<so>{_TILL_THEN}+)(?(lead), |(?=[,.;]|$))"
)
# "The Amman Embassy", as people at a post say, is Embassy Amman.
_CITY_FIRST = re.compile(
    r"\b[Tt]he (?!London|Washington|Ottawa|Canberra|Dublin|Wellington)(?P<city>[A-Z][\w'-]+) "
    r"(?P<office>[Ee]mbassy|[Cc]onsulate(?: [Gg]eneral)?)\b(?! of|'s)"
)
_RUN = re.compile(r"\s+")
# A bullet typed by hand, where the page has no list, is no word of the sentence either.
_BULLETS = tuple("-*\u2022\u00b7\u25aa\u25cf\u25e6\u2023\uf0b7")
_BULLET = re.compile(rf"^(?:[{''.join(map(re.escape, _BULLETS))}] ?)+(?=[^\W\d_])")
# An alert's heading that stands before its sentence on one line is no word of it.
_HEADS = re.compile("Event|Action|Alert|Message|status|operations|services|flights|travel", re.I)
_LABEL = re.compile(
    r"^(?:Events?|Actions? [Tt]o [Tt]ake) ?: ?(?=\S)|^(?:[A-Z]\w+ ){1,2}(?:Alert|Message)(?: for US Citizens)?"
    r"(?:,? (?:Update )?#?\d+)? ?[:-] ?(?=\S)"
    # What is told of before it is told ("EMBASSY STATUS: The Embassy ..."); a form ("Status: closed") has no sentence.
    r"|^(?i:(?:(?:US|embassy|consulate|mission|consular|current|operating|visa) ){0,3}"
    r"(?:status|operations|services)) ?: (?=(?:The|Effective|As of|US|On|Due|Our|We|All|Starting|Beginning|In|At"
    r"|Because|Routine) )"
    r"|^(?i:(?:(?:commercial|international|repatriation|air) ){1,2}(?:flights|travel)) ?: "
    r"(?=(?:All )?(?:[\w-]+ )?[Ff]lights )"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a clean text: text[start:end] == raw.

    `line` counts the blocks that are not empty, from 0; `whole` marks a sentence that is all of its block; `entries`
    are the entries of the list it opens, and `opener` is the sentence that opens the list it is an entry of, where
    somebody looked for them; `said` is what is left of it to read, where somebody took a part for unsaid.
    """

    start: int
    end: int
    raw: str
    line: int
    whole: bool
    entries: tuple[str, ...] = ()
    opener: str = ""
    said: str = ""

    @cached_property
    def plain(self) -> str:
        """The sentence with straight quotes, single spaces, "US" without dots and lost spaces put back."""
        if self.said:
            return self.said
        said = plain(self.raw)
        if said[:1] in _BULLETS:
            said = _BULLET.sub("", said)
        return _LABEL.sub("", said) if _HEADS.search(self.raw[:40]) else said

    @cached_property
    def low(self) -> str:
        """What opens its list, the sentence as it came and as it is read, in small letters: for cheap tests."""
        return "\n".join(filter(None, (self.opener, self.raw, self.said))).lower()

    @property
    def span(self) -> Span:
        """Where it stands, for evidence."""
        return Span(self.start, self.end, self.raw)


@lru_cache(maxsize=4096)  # two editions of a page share nearly all of their sentences
def plain(raw: str) -> str:
    """Even out typing: NFC, straight quotes, plain dashes, single spaces, "US" for "U.S.", known lost spaces."""
    text = raw[:_LONG]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_NOTHING))
    text = lowered(_RUN.sub(" ", text.translate(_EVEN)))
    for word, pattern, instead in _GLUED:
        if word in text:
            text = pattern.sub(instead, text)
    if "mbassy" in text or "onsulate" in text:
        text = _CITY_FIRST.sub(_post, text)
    text = _RUN.sub(" ", text).strip()
    handed = _HANDED.match(text)
    text = text[handed.end() :] if handed else text
    bare = _COURTESY.sub("", _UNLIKE.sub(_compared, text)) if "nlike " in text or " and we " in text else text
    return bare[:1].upper() + bare[1:] if handed or bare is not text else text


def _compared(found: re.Match[str]) -> str:
    """Tell of its own what is said of a post, or of a town, to which another is compared; not of another country."""
    if found["town"] and resolve(found["town"]):
        return found[0]
    told = f"{found['post']} {found['so']}" if found["post"] else f"in {found['town']}, {found['so']}"
    return f"{told[:1].upper()}{told[1:]}; " if found["lead"] is not None else f"; {told}"


def _post(found: re.Match[str]) -> str:
    """Name a post as its own people write it, where the word before it is a city, and no country: whose is that?"""
    city = found["city"]
    return f"{found['office'].title()} {city}" if country_of(city) and not resolve(city) else found[0]


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text, one block a line, into sentences; never ends one at "U.S."."""
    return tuple(_cut(text[:CAP]))


def _cut(text: str) -> Iterator[Sentence]:
    even = text.translate(_EVEN)  # letter for letter: what stands in it stands there in the text
    for line, (start, end) in enumerate(_blocks(even)):
        pieces = list(_pieces(even[start:end], start))
        for left, right in pieces:
            yield Sentence(left, right, text[left:right], line, len(pieces) == 1)


def _lines(even: str) -> Iterator[tuple[int, str]]:
    """Yield each line and where it starts, and apart from its text a heading run into it ("Do Not TravelThe ...")."""
    start = 0
    for line in even.split("\n"):
        left = 0
        for heading in _RUN_IN.finditer(line):
            yield start + left, line[left : heading.end()]
            left = heading.end()
        yield start + left, line[left:]
        start += len(line) + 1


def _blocks(even: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the blocks that are not empty, broken level lines rejoined."""
    end = 0
    broken: int | None = None
    for start, line in _lines(even):
        if broken is not None and not _RESUMES.match(line):
            yield broken, end
            broken = None
        end = start + len(line)
        if broken is None and _BROKEN.fullmatch(line):
            broken = start
        elif line and not line.isspace():
            yield (start if broken is None else broken), end
            broken = None
    if broken is not None:
        yield broken, len(even)


def _pieces(even: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences of one block that begins at `start`, blanks at their ends left out."""
    left = 0
    for stop in _STOP.finditer(even):
        if even[stop.start()] == "." and _ABBREVIATION.search(even[max(0, stop.start() - 8) : stop.start()]):
            continue
        if even[stop.start()] in ",;" and _HANGS.search(even[left : stop.end()]):
            continue  # "until, in the police's view, the order is lifted": it is not
        if _HOUR.search(even[max(0, stop.start() - 6) : stop.start()]) and _DAY.match(even, stop.start() + 1):
            continue
        yield from _trimmed(even, left, stop.end(), start)
        left = stop.end()
    yield from _trimmed(even, left, len(even), start)


def _trimmed(even: str, left: int, right: int, offset: int) -> Iterator[tuple[int, int]]:
    piece = even[left:right]
    bare = piece.strip()
    if bare:
        begin = left + len(piece) - len(piece.lstrip())
        yield offset + begin, offset + begin + len(bare)
