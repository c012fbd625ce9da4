"""What an alert tells, in one line: the subject of its title, and where that names none, its first telling sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.decide.words import shorten
from monitor.locate.cities import country_of
from monitor.locate.places import resolve
from monitor.terms.calendar import DAY, MONTH
from monitor.terms.shortened import BEFORE_NAMES, not_after

_LENGTH = 120
DANGER = re.compile(
    r"\b(?:demonstrat\w+|protest\w*|elections?|strikes?|rall(?:y|ies)|march(?:es)?|unrest|attack\w*|explosions?|gunfire"
    r"|shots?|shooting|crime|robber(?:y|ies)|kidnap\w*|terroris\w+|violen\w+|clash\w*|threats?|roadblocks?|road blocks?"
    r"|blockades?|curfew|emergency|storm|hurricane|typhoon|cyclone|flood\w*|earthquake|volcan\w+|outbreak|rockets?"
    r"|missiles?|drones?|sit-ins?|tropical|depression|tsunamis?|landslides?|bomb\w*|muggings?|fighting|coup"
    r"|gang\w*|cases|detain\w*|arrest\w*|closed|security incident"
    r"|worldwide)\b",
    re.I,
)
# What every alert is called, before it says what it is about.
_KIND = re.compile(
    r"^(?:(?:security|demonstration|weather|health|natural disaster|travel|emergency|event|crime|safety"
    r"|upcoming|routine"
    r"|and|&|warden) ?)*(?:alerts?|messages?|notices?|updates?)\b(?: (?:for|to) (?:the )?u\.? ?s\.? ?citizens?\b)?"
    r"(?: ?(?:no\.?|number|#) ?\d+)?(?: ?\([^()]*\))?(?: from (?:the )?(?:u\.? ?s\.? )?(?:embassy|consulate|mission)"
    r"[^:\u2013\u2014]{0,30}(?=[:\u2013\u2014]))?(?: (?:about|on|regarding|concerning|of)\b(?! \d))?"
    r"[\s:,\u2013\u2014-]*",
    re.I,
)
_POST = re.compile(
    r"\b(?:the )?(?:u\.? ?s\.? |united states |american )(?:embassy|consulate(?: general)?"
    r"|mission)s?\b[^:\u2013\u2014(]*"
    r"|^(?:embassy|consulate(?: general)?|mission) [^:\u2013\u2014(]*",
    re.I,
)
_DATE = re.compile(
    rf"\b(?:{DAY})\b,?|\b(?:\d{{1,2}} )?(?:{MONTH})(?: \d{{1,2}})?,?(?: \d{{4}})?\b"
    r"|\b\d[\d:/.]*(?: ?[ap]\.?m\.?)?",
    re.I,
)
_EMPTY = re.compile(
    r"\b(?:update|alert|information|message|notice|security|reminder|travel|people|republic|north(?:ern)?|south(?:ern)?|east(?:ern)?"
    r"|west(?:ern)?|citizens|citizen|services|and|the|at|of|in|for|all)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]{2,}")
_LABEL = re.compile(r"^\W*events?(?: ?\(s\))? ?:\s*", re.I)
_OTHER_LABEL = re.compile(r"^\W*(?:locations?|date|time|actions? to take|assistance|subject)(?: ?\(s\))? ?:", re.I)
STOP = re.compile(
    r"(?<=[a-z0-9)\]\"\u201d][.!?])"
    + not_after(rf"{word}\." for word in BEFORE_NAMES)
    + r"\s+(?=[A-Z\"\u201c(])"
)
# Who tells it, and that it is told, stand in front of what is told.
_SAYS = (
    r"(?:(?:informs?|alerts?|advises?|reminds?|cautions?|notes|is aware|would like to (?:inform|remind|alert)"
    r"|wishes to (?:inform|alert)|has (?:learned|received|been informed)|continues to (?:receive|monitor)"
    r"|is (?:closely )?(?:receiving|monitoring)|is issuing this (?:\w+ )?message to (?:inform|alert|advise|remind))\b)"
)
_LEAD = re.compile(
    r"^(?:(?:The )?(?:US |United States |American )?(?:Embassy|Consulate(?: General)?|Mission|Department of State)\b"
    rf"[^.]{{0,60}}? {_SAYS}|This (?:\w+ )?message is (?:being issued )?to (?:inform|alert|advise|remind))"
    r"(?: (?:all )?(?:US |American )?citizens)?"
    r"(?:(?: of)? (?=(?:\w+ )?reports? (?:that|of|about|indicating|suggesting|regarding)\b)"
    r"|(?:(?: \w+)? information)? (?:that|of|to|about|indicating|suggesting|regarding)\b"
    r"(?: there (?:is|are|may be|will be))?(?: an?| the)? "
    r"|(?: (?:residing|travell?ing|living|in|who)\b[^,.]{0,80}?)"
    r" (?:that|about|regarding|concerning|(?:of|to)(?= (?:an?|the) (?:\w+ )?(?:possib|potential|threat|risk)))"
    r"(?: there (?:is|are|may be|will be))?(?: an?| the)? )"
    r"|^(?:(?:US |American )?citizens (?:are|should be) (?:advised|reminded|informed|aware) (?:that|of)"
    r"|Please (?:be (?:advised|reminded|aware) (?:that|of)|note that)"
    r"|We are aware (?:that|of)|We have received|There (?:is|are))(?: an?| the)? ",
)
_TOWN = re.compile(r"^([A-Z][\w'\u2019 -]{2,30}) \([^()]*\), (?=[A-Z])")  # "Norhaven (Norland), Strike of the Dockers"
_BEFORE = re.compile(
    r"^(?:u\.? ?s\.? )?(?:embassy|consulate(?: general)?|mission)\b[^:\u2013\u2014-]{0,40} [\u2013\u2014-] ", re.I
)
_PLACE = 4  # words of a title that may be no more than where an alert plays ("Airport Road, Beirut")
_FEW = 5  # words a sentence has at least


def gist(text: str, country: str = "", why: str = "") -> str:
    """Say in one line what an alert is about; its first line is its title, `why` the sentence that makes it urgent."""
    title, _, body = text.partition("\n")
    subject = _subject(title, country)
    words = len(_WORD.findall(subject))
    if (words > _PLACE and not why) or (words > 2 and DANGER.search(subject)):
        return shorten(subject, _LENGTH)
    said = _bare(_plain(_LABEL.sub("", why)) or telling(body))
    if not said:
        return shorten(subject or title, _LENGTH)
    return shorten(f"{subject}: {said}" if subject else said, _LENGTH)


def _subject(title: str, country: str) -> str:
    """Return what a title says beside who speaks and what an alert is called; "" where that is nothing."""
    subject = title.strip()
    while (bare := _KIND.sub("", subject)) != subject:
        subject = bare
    subject = _BEFORE.sub("", _TOWN.sub(r"\1: ", subject))
    subject = re.sub(rf"^{re.escape(country)}(?:,| [\u2013\u2014-]) ", "", subject) if country else subject
    return subject[:1].upper() + subject[1:] if _telling(subject) else ""


def telling(body: str) -> str:
    """Return the sentence an alert begins to tell with: of its event where it has one, of a danger where one has it."""
    found = [s for line in _told(body) for s in STOP.split(_plain(line)) if len(s.split()) >= _FEW][:3]
    return next((s for s in found if DANGER.search(_DATE.sub(" ", s))), found[0] if found else "")


def line_of(body: str) -> str:
    """Return the line of a text that its telling sentence stands in, "" where there is none."""
    said = telling(body)
    return next((line.strip() for line in body.split("\n") if said and said in _plain(_LABEL.sub("", line))), "")


def _told(body: str) -> Iterator[str]:
    lines = [line.strip() for line in body.split("\n")]
    start = next((n for n, line in enumerate(lines) if _LABEL.match(line)), None)
    for line in lines[start or 0 :]:
        if not (_OTHER_LABEL.match(line) or (_KIND.match(line) and len(line) < _LENGTH)):
            yield _LABEL.sub("", line)


def _plain(line: str) -> str:
    return " ".join(line.replace("U. S.", "US").replace("U.S.", "US").split())


def _bare(sentence: str) -> str:
    bare = _LEAD.sub("", sentence)
    return (bare[:1].upper() + bare[1:] if len(bare.split()) >= _FEW else sentence).rstrip(".")


def _telling(subject: str) -> bool:
    """Whether a title says more than who speaks, where and when."""
    undated = _DATE.sub(" ", subject)
    if DANGER.search(undated):
        return True
    rest = _EMPTY.sub(" ", _POST.sub(" ", undated))
    names = [name.strip(" -\u2013\u2014") for name in re.split(r"[,:()\u2013\u2014]|\band\b", rest)]
    return any(_WORD.search(name) and not (country_of(name) or resolve(name)) for name in names)
