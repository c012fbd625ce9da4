"""A shelter by its roles: people who are there, and what keeps them under a roof, behind a door or where they are.

Asked only of a sentence in which nothing else found that people are told to stay, or need not any more. What they do is
put plainly, and the frame of a shelter reads who tells it, when, and what takes its force away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from monitor.compare.frames import staying
from monitor.compare.notice import Setting, Topic
from monitor.compare.roles.piece import Even, even
from monitor.compare.sentences import Sentence
from monitor.compare.whose.offices import ALIEN
from monitor.model import Notice
from monitor.terms.table import ways

_WORTH = ways(
    r"\bhide\b|lock|\bbolt|\bbar\b|barricad|cover\b|inside|indoors|cellar|basement|shelter|\broom|\bhomes?\b|house"
    r"|hotel"
    r"|streets?\b|outside|outdoors|go out|come out|building|move from|where (?:you|they) are|lie low|stay there|door",
    re.NOFLAG,
)
_ROOF = (
    r"(?:homes?|houses?|hotels?|rooms?|residences?|apartments?|flats?|buildings?|cellar|basement|shelter"
    r"|accommodations?|lodgings?|compounds?|quarters|it)\b"
)
_OUT = (
    rf"(?:leave (?:your|their|the|his or her)?(?: \w+)? ?{_ROOF}(?!(?: \w+)? (?:unlocked|unattended|open|with|without"
    rf"|to the)\b)|go out(?:side|doors)?(?: into the (?:open|streets?))?(?! (?:alone|after|at night|with))|come out"
    r"|step out(?:side)?"
    r"|set foot (?:outside(?! (?:the|of the) (?!house|hotel|home|building|door)\w+)|out of doors|in the streets?"
    r"|on the streets?)(?: \w+ \w+)?|move(?: away)? from (?:there|here"
    r"|where (?:you|they) are)|venture (?:out|outside))"
)
_STAY = "stay indoors now"
# What is over, round or under people who are safe: a roof, a wall, a floor.
_COVER = (
    r"(?:rooms?|houses?|homes?|hideaway|hiding place|lodgings?|floor|walls?|cellar|basement|shelter|bathroom|corridor"
    r"|stairwell|apartments?|flats?|building|compound|hotel|residences?)\b(?! (?:service|rate|key|number|ceremony))"
)
_FIRM = r"(?: (?:solid|thick|concrete|inner|interior|windowless|safe|nearest|lowest|sturdy|own))*"
_EVEN: tuple[Even, ...] = (
    (re.compile(rf"\b(?:no ?body|no one|nobody)(?P<who>[^,;.]{{0,30}}?) (?:should|must|may|is to) {_OUT}", re.I),
     rf"everyone\g<who> should {_STAY}"),
    (re.compile(rf"\b(?P<will>should|must) not {_OUT}", re.I), rf"\g<will> {_STAY}"),
    (re.compile(rf"\b(?:do not|don't|please do not) {_OUT}", re.I), _STAY),
    (re.compile(r"(?:^|(?<=[,;:] ))(?<!^)hide(?=[.;]|$)|(?:^|(?<=[,;:] ))hide(?=,| and | in | from )", re.I), _STAY),
    (re.compile(r"\b(?:bolt|bar|barricade) (?:the|your|all|every) (?:front )?doors?\b|\bbarricade (?:yourself"
                r"|yourselves)(?: in(?:side)?)?\b", re.I), _STAY),
    (re.compile(r"\bkeep your doors (?:locked|bolted|shut|closed)(?=[^;.]{0,60}\b(?:inside|indoors|curtains))",
                re.I), _STAY),
    (re.compile(
        r"\b(?:get|go|move|come|run|retreat|head) (?:back )?(?:under cover|inside|indoors|(?:in|down )?(?:to"
        r"|into) (?:an?|the|your)"
        r" (?:\w+ )?(?:inner|interior|windowless|safe|cellar|basement|bomb shelter|shelter)(?: rooms?)?)\b",
                re.I), _STAY),
    (re.compile(r"\bfind (?:an?|the nearest) (?:sturdy|solid|safe|strong|concrete) (?:building|house|room)\b",
                re.I), _STAY),
    (re.compile(rf"\b(?:keep to|confine (?:yourself|yourselves|themselves) to|stick to) (?:your|their) {_ROOF}"
                r"|\blie low(?: in (?:your|their) \w+)?\b|\bconfined to (?:where (?:you|they) are|(?:your"
                r"|their) \w+)", re.I), _STAY),
    (re.compile(
        rf"\b(?:take cover|crouch|lie down|lie flat|shelter|barricade (?:yourself|yourselves)|(?:stay|keep|remain"
        rf"|wait|sit) (?:low|still|"
        rf"quiet|down|hidden)) ?(?:in|inside|on|behind|under|at) (?:your|their|the|an?){_FIRM} {_COVER}",
        re.I), _STAY),
    (re.compile(
        rf"\b(?:go|get|move|run|withdraw|turn) (?:back )?(?:(?:in)?to|inside|behind|down to) (?:your|their|the"
        rf"|an?){_FIRM} {_COVER}"
        r"(?=[^;.]{0,30} and (?:stay|lock|shut|remain|wait|bolt|keep|do not come out)\b)", re.I), _STAY),
    (re.compile(r"\block (?:yourself|yourselves|themselves) (?:in(?:side)?|up)\b", re.I), _STAY),
    (re.compile(r"\bwait (?:indoors|inside)\b", re.I), _STAY),
    (re.compile(r"(?<=[a-z]: )indoors\b,?(?: now)?", re.I), _STAY),
    (re.compile(r"\b(?:stay|keep|remain) off the streets,? and (?:stay |remain )?(?:inside|indoors)\b", re.I), _STAY),
    (re.compile(r"\bthe (?:safest )?(?:room|place|building|house) (?:where )?you are in(?: now)?; stay there\b", re.I),
     rf"where you are; {_STAY}"),
    (re.compile(r"\b(?:remain|stay|wait)(?: right)? (?:where (?:you|they) are"
                r"|put)(?: for now)?\b(?! in (?:the )?(?:line|queue))",
                re.I), _STAY),
)  # fmt: skip
# Whose people hear it: another's; what is kept in, and who may do so at any time.
_OTHERS = re.compile(
    rf"\b{ALIEN} (?i:embassy|consulate|government|foreign ministry)\b|\b(?i:run[,;.]? (?:and )?hide"
    rf"|dogs|cats|pets|pupils|jewel\w*|valuables"
    r"|prisoners|fasten|seat ?belts?|drive|driving|flood|queue|line up|each night|every night|as a habit|in general"
    r"|nannies|children should)\b|\b(?i:if|when|whenever|should) (?i:you (?:hear|see|come|are attacked|feel|meet)|an?"
    r"|the|there)\b"
)
_WHOM = re.compile(r"\bconsider (?:yourself|yourselves|themselves) (?=stay)", re.I)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = " ".join(sentence.plain.split())
    said = even(plain, _EVEN)
    if said == plain or _OTHERS.search(plain):
        return
    yield from staying.TOPIC.read(replace(sentence, said=_WHOM.sub("", said)), setting)


TOPIC = Topic("shelter_in_place", _WORTH.search, _read)
