"""Protests, strikes and elections that a text names as going on, or as due on a day that is near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from monitor.compare.colours.drilled import PLAYED
from monitor.compare.colours.lasting import OFTEN
from monitor.compare.colours.supposed import MAYBE
from monitor.compare.dates import days
from monitor.compare.notice import Setting, Topic
from monitor.compare.sentences import Sentence
from monitor.compare.whose.elsewhere import elsewhere
from monitor.locate.places import resolve
from monitor.model import Notice
from monitor.terms.calendar import SHORT_DAY, SHORT_MONTH

_WORTH = re.compile(
    r"protest|to (?:block|march)\b|demonstrat(?:e|ions?|ors)\b|\briot|unrest|\bstrike|stormed|breached|\brall(?:y"
    r"|ies)\b|marches"
    r"|blockade|\belection|referendum"
    r"|violen|loot|set (?:on fire|fire|alight|ablaze)|torched"
)
_VOTES = re.compile(r"election|referendum", re.I)
_CROWD = r"(?:protests?|demonstrations?|riots?|unrest|strikes?|rall(?:y|ies)|marches|blockades?)"
_CROWDS = rf"{_CROWD}(?:(?:,| and| or|, and) (?:\w+ )?{_CROWD})*"
_DATE = f"(?-i:{SHORT_DAY}|{SHORT_MONTH})"
_SORT = (
    r"(?:(?:ongoing|large|large-scale|violent|sporadic|widespread|nationwide|political|mass|major"
    r"|anti-government|public|general|national|continuing|student|street) )"
)
_ADVERB = r"(?: currently| now| still| also| both)*"
_RAGE = (
    r"(?:violent (?:[\w-]+-[\w-]+ )?(?:disorder|clashes|protests?|demonstrations|unrest|incidents)|riot(?:s|ing)"
    r"|looting)"
)
# What "has taken place" may be of any time; that people died, or a day, tells that it is of these.
_FRESH = (
    r"(?=[^;.]{0,90}?\b(?:deaths?|fatalit\w+|killed|casualties|injur\w+|looting|today|yesterday|this week|overnight)\b)"
)
_MOB = r"(?:protest[eo]rs|demonstrators|rioters|crowds|mobs)\b(?: (?!who\b|that\b|which\b)[\w-]+){0,3}?"
# Where those who rule or keep order sit; a film or a sale is stormed as well.
_SEAT = (
    r"(?:[\w'-]+ ){0,3}?(?:parliament|palace|capitol|congress|assembly|presidency|government|ministry|ministries"
    r"|embassy|consulate|court(?:house)?s?|airport|police|buildings?|compound|headquarters|television|prison|barracks)\b"
)
# Of a day that is named: what a crowd did then.
_DID = re.compile(
    rf"\bthere (?:was|were) (?:[\w-]+ )?{_RAGE}\b|\b{_MOB}"
    r" (?:breached|stormed|broke into|set fire to|attacked|looted|burn(?:ed|t)|clashed with)\b", re.I
)
_NOW = re.compile(
    r"(?P<arson>\b(?:buildings|shops|vehicles|offices|homes|properties|businesses|cars|banks)\b(?:"
    r" [\w-]+){0,4}? (?:have|has)"
    r" been (?:set (?:on fire|alight|ablaze)|torched|looted)\b(?![^;.]*\b(?:wild|bush|forest )?fires?\b(?<!on fire)))|"
    r"(?P<rage>\bthere (?:is|has been|continues to be)(?: now| also| currently)? (?:widespread|large-scale|nationwide"
    r"|serious(?: and widespread)?) violence\b(?! (?:against|between|towards?|in the (?:past|home))\b))|"
    rf"(?P<known>\b(?:we are|(?:FCDO|embassy|commission) is)(?: also| currently)? aware of (?:{_SORT}|ongoing )*"
    rf"{_CROWDS}\b(?= (?:in|across|throughout|around)\b))|"
    rf"\bthere (?:is|are){_ADVERB} (?:an? )?{_SORT}+{_CROWDS}\b"
    rf"|\bthere is{_ADVERB} civil unrest (?:in|across|throughout) (?:the )?(?:(?-i:[A-Z])|capital|city)"
    rf"|\bthere (?:has|have) been reports of (?:{_SORT}|civil )*{_CROWDS}\b(?= (?:in|across|throughout)\b)"
    rf"|(?P<led>\b(?:has|have)(?: now| also)? (?:led to|sparked|triggered|prompted|set off) {_SORT}*{_CROWDS}\b)"
    rf"|\b{_CROWDS}(?: \w+){{0,6}}? (?:is|are|has been|have been){_ADVERB} (?:ongoing|taking place|under ?way"
    rf"|continuing|spreading)\b"
    rf"|\b{_CROWDS}\b[^;.]{{0,60}}? (?:have|has|are) (?:blocked|blocking|disrupted|disrupting|closed|shut)"
    r" (?:access|roads|the|both|all|flights|traffic|transport\w*|services)\b"
    rf"|(?P<came>\b{_CROWDS}\b[^;.]{{0,40}}? (?<!some )(?<!which )(?<!many )(?:has|have)(?: now| also)?"
    rf" (?:broken out|erupted|turned violent|spread)\b"
    rf"|\b{_MOB} (?:has|have)(?: now| also| just| today)? (?:breached|stormed|broken into|overrun|set fire to|looted"
    rf"|burn(?:ed|t)(?: down)?|attacked) {_SEAT}"
    rf"|\b{_RAGE}\b[^;.]{{0,20}}?, which (?:broke out|erupted|began)\b[^;.]{{0,60}}? (?:has|have)(?: now| since)?"
    rf" spread\b"
    rf"|\b{_RAGE}\b[^;.]{{0,40}}? (?:has|have)(?: now| also| recently)? (?:broken out|erupted|spread|(?:taken place"
    rf"|occurred){_FRESH})\b|\bthere (?:has|have) (?:also |recently )?been (?:\w+ )?{_RAGE}\b{_FRESH})",
    re.I,
)
_PLANNED = re.compile(
    rf"\b{_CROWDS}(?: \w+){{0,6}}? (?:is|are)(?: also| now)? (?:expected|planned|scheduled|due|called)\b"
    rf"|\b{_CROWDS}(?: \w+){{0,6}}? will (?:begin|start|take place|be held)\b"
    rf"|\bthere (?:are|is|have been|has been) (?:an? )?(?:calls? for|planned) (?:[\w-]+ ){{0,3}}{_CROWD}\b"
    rf"|\b(?:announced|declared) (?:an? |the )?(?:planned |general |national |nationwide |indefinite |[\d-]+hour )+"
    rf"{_CROWD}\b(?= |[.,])"
    rf"|\b(?:have|has|are|is) (?:called|calling|planned|planning|announced|announcing)(?: for| to hold| to stage)?"
    rf" (?:an? )?(?:[\w-]+ ){{0,3}}{_CROWD}\b"
    rf"|\b(?:calls?|appeals?|plans) (?:for|to (?:hold|stage|join)) (?:an? |the )?(?:[\w-]+ ){{0,3}}{_CROWD}\b"
    rf"|\b(?:planned|upcoming|scheduled|anticipated|expected) (?:[\w-]+ ){{0,2}}{_CROWD}\b"
    rf"|\b(?:plans?|intends?|vow(?:s|ed)|threaten(?:s|ed)?|(?:are|is) planning|(?:have|has) announced plans) to"
    rf" (?:march|protest|demonstrate|rally|strike(?! (?:back|targets?|inside|military|(?!{_DATE})(?-i:[A-Z])))"
    r"|(?:block(?:ade)?|shut down) (?:[\w-]+ ){0,5}?(?:roads?|highways?|streets?|bridges?|traffic|access|entrances?"
    r"|routes?|crossings?|borders?|airports?|ports?|city|capital|country|transport\w*|refiner\w+))\b",
    re.I,
)
# What was called off is due no more, and what is fired is no strike of workers.
_OFF = re.compile(
    rf"\b(?:called off|cancel+ed|averted|postponed|no longer)\b|\bno (?:[\w-]+ ){{0,2}}{_CROWD}\b"
    r"|\b(?:air|missile|drone|military|retaliatory|rocket|nuclear|surgical)[ -]strikes?\b", re.I
)
# What states, their forces and firms plan is no protest.
_RULERS = re.compile(
    r"\b(?:polic\w+|authorit\w+|governments?|ministr\w+|municipal\w*|army|military|forces|navy|regulators?|compan\w+"
    r"|airlines?|operators?|councils?|engineers"
    r"|(?P<land>(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?)) (?:(?:has|have|also|now) )*$",
    re.I,
)
_VOTE = (
    r"(?:(?:presidential|parliamentary|legislative|general|local|regional|judicial|municipal|national|federal|state"
    r"|provincial|constitutional|snap|council)(?:,? and)? )*(?:(?:by-|run-?off )?elections?|referendum)"
)
_POLL = re.compile(
    rf"\b{_VOTE}\b[^;.]{{0,50}}?\b(?:will be held|will take place|(?:are|is) (?:due|scheduled|expected|set|planned)"
    rf"|to be held)\b|\b(?:will hold|holds|is holding|is (?:due|set|scheduled) to hold"
    rf"|goes to the polls for) (?:an? |its |the )?(?:\w+ )?{_VOTE}\b",
    re.I,
)
_STRIKE = re.compile(r"\bstrikes?\b", re.I)
_ANGRY = re.compile(r"violen|loot|protest|demonstrat|riot|unrest|rall(?:y|ies)|march|blockade", re.I)
_STANDING = re.compile(
    rf"\b(?:{OFTEN}|{MAYBE}|common(?:ly)?|rare|occasions|past|typically|every|annual\w*|potential|if|where|avoid"
    rf"|near|{PLAYED}|films?|movies?|game)\b",
    re.I,
)
_WIDE = re.compile(
    r"\bnation-?wide\b|\b(?:across|throughout) (?:the )?(?:country|nation|whole)\b"
    r"|\b(?:cities|towns|provinces|departments|regions)\b[^;.]{0,25} (?:across|throughout)\b",
    re.I,
)
_WEEKDAY = re.compile(r"\bfurther (?:protests|demonstrations|unrest|strikes)\b|\b(?:coming|next few) (?:days"
    r"|weeks)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bthis week(?:end)?\b|\btomorrow\b", re.I)
_PAST = re.compile(
    r"\b(?:since (?:the )?(?:19|20)\d\d|in the past|previous\w*|in recent (?:years|months)|over the (?:past|last)"
    r"|historical\w*|this year|(?:every|each) (?:year|month|week|summer|winter))\b", re.I
)
# Not a note that says by itself what is due: "A strike is scheduled and protests are expected on Wednesday".
_NAMES = re.compile(
    r"(?:latest update: )?(?!(?:[\w-]+ ){0,6}?(?:protests?|demonstrations?|strikes?|rall(?:y|ies)|elections?)\b"
    r"[^;.]{0,60}? (?:is|are|will)\b)", re.I
)
_AT_TIMES = re.compile(r"\b(?:from time to time|at times)\b", re.I)
_LATELY = timedelta(days=21)
_AGO, _AHEAD, _POLLS = timedelta(days=3), timedelta(days=60), timedelta(days=180)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Notice]:
    plain = sentence.plain
    if setting.noted(sentence) and _NAMES.match(plain):
        return  # a note names what the text tells of, and also what it tells of no longer
    now: re.Match[str] | None
    now, planned, poll = _NOW.search(plain), _PLANNED.search(plain), _VOTES.search(plain) and _POLL.search(plain)
    if not (now or planned or poll or _DID.search(plain)) or elsewhere(plain, setting.names):
        return
    if now and _was(now, plain, setting.published_on):
        now = None
    now = now or _lately(plain, setting.published_on)
    if now and not _STANDING.search(plain[: now.end()]):
        what, called = _named(now)
        yield Notice(TOPIC.name, what, called, sentence.span, grade=2 if _WIDE.search(plain) else 1)
    elif planned and _crowd(plain, planned) and _due(plain, setting.published_on):
        angry = any(_ANGRY.search(said.group()) for said in _PLANNED.finditer(plain))
        what = "planned protests" if angry or not _STRIKE.search(plain) else "planned strikes"
        yield Notice(TOPIC.name, "crowds called", what, sentence.span, grade=1)
    if poll and not _STANDING.search(poll.group()) and _due(plain, setting.published_on, True, _POLLS):
        yield Notice(TOPIC.name, "elections", "elections", sentence.span, grade=1)


def _lately(plain: str, published_on: date | None) -> re.Match[str] | None:
    """Find what a crowd did on a day that is not weeks ago."""
    named = [one.day for one in days(plain, published_on)] if published_on else []
    late = named and published_on is not None and max(named) >= published_on - _LATELY
    return _DID.search(plain) if late else None


def _named(now: re.Match[str]) -> tuple[str, str]:
    """Return what goes on, and what it is called."""
    said = now.groupdict()
    if said.get("rage") or said.get("arson"):
        return "protests", "widespread violence" if said["rage"] else "looting and arson"
    what = "strikes" if _STRIKE.search(now.group()) and not _ANGRY.search(now.group()) else "protests"
    return what, what


def _was(now: re.Match[str], plain: str, published_on: date | None) -> bool:
    """Whether what led to crowds, or came about, is told of other years, or of days that all are weeks ago."""
    named = [one.day for one in days(plain, published_on)] if (now["came"] or now["known"]) and published_on else []
    old = bool(named) and published_on is not None and max(named) < published_on - _LATELY
    told = now["led"] or now["came"] or now["rage"] or now["arson"]
    return bool(told and _PAST.search(plain)) or old or _AT_TIMES.search(plain) is not None


def _crowd(plain: str, planned: re.Match[str]) -> bool:
    """Whether people plan it, and no state, its forces or a firm ("Norland has vowed to strike"), and not ever so."""
    who = _RULERS.search(plain[: planned.start()]) if " to " in planned.group() else None
    ruled = who is not None and (who["land"] is None or resolve(who["land"]) is not None)
    return not (ruled or _OFF.search(plain) or _STANDING.search(plain[: planned.end()]))


def _due(plain: str, published_on: date | None, strictly: bool = False, ahead: timedelta = _AHEAD) -> bool:
    """Whether a sentence names a day that is near; a weekday is one where no more is asked."""
    named = [d.day for d in days(plain, published_on and published_on + ahead)]
    if not named:
        return not strictly and _WEEKDAY.search(plain) is not None
    return published_on is not None and any(published_on - _AGO <= day <= published_on + ahead for day in named)


TOPIC = Topic("hazard_notice", _WORTH.search, _read)
