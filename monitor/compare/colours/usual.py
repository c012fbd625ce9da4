"""What is so every week, at set hours or for a feast, and so is no change of these days: "closed on Fridays"."""

from __future__ import annotations

import re

from monitor.terms.calendar import DAY, MONTH
from monitor.terms.stretch import stretch
from monitor.terms.table import ways

_DAY = f"(?:{DAY})"
_SEASON = f"(?:week|month|year|winter|summer|spring|autumn|fall|season|{MONTH})"
# "Fridays", "each Friday", "every other weekend", "the last Friday of the month", "Friday afternoons".
WEEKLY = (
    rf"(?:(?:{_DAY}|week-?end|(?:public|national|federal|local|religious|bank) holiday)s(?!')\b"
    rf"|(?:every|each) (?:(?:other|second|single|public|working) )?(?:{_DAY}|week-?end|holiday|{_SEASON})s?\b"
    rf"|(?:first|second|third|fourth|last) {_DAY} (?:of|in) (?:the|each|every|a) month\b"
    rf"|{_DAY} (?:mornings|afternoons|evenings|nights)\b)"
)
DAILY = r"(?:nightly|daily|(?:every|each) (?:night|day|evening|morning|afternoon)|at night)\b"
FEAST = (
    r"(?:holidays?|feasts?|observance|thanksgiving|christmas|easter|holy week|eid|ramadan|diwali|nowruz|yom kippur"
    r"|nyepi|passover|carnival|(?:lunar )?new year(?:'s)?|(?-i:(?!Election)[A-Z][\w']+) Day)\b"
)
_LUNCH = r"(?:(?:for|during|over) (?:the )?lunch(?:time)?|lunch (?:hours?|breaks?))\b"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?(?:[ap]\.?m\.?|hours|hrs))?|midnight|noon)"
_WORKS = (  # a runway that is mended by night
    rf"(?:repairs?|maintenance|resurfacing|upgrades?)\b[^;,.]{{0,40}}? (?:from|between) {_CLOCK} (?:to|and|until)"
    rf" {_CLOCK}"
)
# For an hour or a day of their own work offices stop seeing people, and go on the next.
_EVENT = (
    r"(?:(?:staff|all-hands) meeting|(?:polling|voting) day|election (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?<!security )ceremon(?:y|ies)|rehearsals?|(?:systems?|software) (?:is|are|will be|being) (?:updated|upgraded))"
)
_AT_AN_EVENT = rf"(?:for|on|during|when|while|because of|due to) (?:[\w'-]+ ){{0,3}}?{_EVENT}"
_OCCASION = re.compile(rf"\b{_AT_AN_EVENT}\b", re.I)
# What an office has besides: days off without a name, and work of its own.
_OFFICE = (
    r"(?:week-?ends?|saturdays?(?!'|,? (?:[a-z]+ )?\d)|on sundays?(?!,? (?:[a-z]+ )?\d)|(?:business|working"
    r"|after) hours|training|maintenance|drill|(?:management|administrative|election) day|in-service"
    rf"|staff development|off-?site|town hall|inventory|staff event|on the day itself|{_AT_AN_EVENT}"
    r"|december 2[4-6]|january 1(?!\d)|july 4(?!\d)|2[4-6] december|1 january|4 july)\b"
)
# What is shut as on any Sunday is not cut.
_AS_EVER = (
    r"(?:(?:as|like)(?: it (?:is|does)| is| are)?(?: on| at| in| for)? (?:any|every|each|all|usual|always|ever"
    r"|normal)|as (?:is )?(?:the custom|customary))\b"
)
_SHUT = r"(?:clos(?:ed|es)|shut|not (?:available|open|offered|provided)|unavailable)"
_DAYS = rf"(?:{WEEKLY}|{FEAST}|{_LUNCH}|(?:during|over) [^;,.]{{0,20}}?week-?ends?\b|{_WORKS})"
_SHOW = (  # what flies, or runs, for an hour
    r"for (?:an hour |half an hour |\w+ (?:minutes|hours) )?(?:for |during )?(?:the |an? )?(?:[\w-]+ ){0,2}?"
    r"(?:fly-?past|air ?show|parade|rehearsal|salute|fireworks)\b"
)
_DAYS = rf"(?:{_DAYS}|{_SHOW})"
_HOURS = rf"(?:{WEEKLY}|{FEAST}|{_LUNCH}|{DAILY})"
_ROUTINE = re.compile(rf"\b(?:{WEEKLY}|{DAILY}|{FEAST}|{_LUNCH}|{_OFFICE}|{_AS_EVER})", re.I)
# "Closed on June 8 for Corpus Christi": what has a name is a feast; a danger is told with "due to".
_NAMED = re.compile(r"\bclosed\b[^;]{0,60}? (?:for|to (?:mark|celebrate|observe)) (?:the )?(?!US\b|American"
    r"|Routine)[A-Z]")
# A day of every year on which all stay in and nothing flies.
_SILENT = re.compile(r"\bnyepi\b|\bday of silence\b|\bsilent day\b", re.I)
_PERIL = re.compile(
    r"\b(?:gun\w*|shoot\w*|shots|fighting|clash\w*|attack\w*|explo\w+|shelling|missiles?|bomb\w*|riot\w*|unrest|violen\w+"
    r"|ash|volcan\w+|eruption|earthquakes?|tsunami)\b", re.I
)
# What is shut for fear is no holiday, whatever the day.
_FEAR = re.compile(
    r"\buntil further notice\b|\b(?:due to|because of|owing to|given|as|for|following|to ensure)\b[^;,]{0,40}?"
    r"\b(?:security|safety|threats?|unrest|violence|fighting|gunfire|shelling|clashes|hostilities|attacks?"
    r"|explosions?|coup|protests?|demonstrations?|riot\w*|clashes|storms?|hurricane|typhoon|cyclone"
    r"|flood\w*)\b(?! (?:training|drill|exercise|briefing|personnel|upgrade))",
    re.I,
)

# What ends by itself within days, and shuts an office no longer.
_WEATHER = (
    r"(?:hurricanes?|typhoons?|cyclones?|(?:tropical|winter|snow|ice|severe|sand|dust) ?storms?|storms?|(?:bad |severe"
    r" |inclement |winter )?weather(?: conditions)?|snow(?:fall)?|blizzards?|flood(?:s|ing)|(?:heavy|torrential) rains?"
    r"|rains?|heat ?waves?|(?:power|water|electricity|internet) (?:outages?|cuts?|failures?|interruptions?|shortages?)"
    r"|electrical work)"
)
_BY_WEATHER = ways(
    rf"\b(?:due to|because of|owing to|on account of|as a result of|in (?:view|anticipation|advance) of|given|following"
    rf"|ahead of|amid|for) (?:(?:the|an?|this|today's|approaching|expected|forecast|recent|passage of|effects of|impact"
    rf"|of|(?:(?-i:[A-Z])[\w'-]+)) ){{0,4}}{_WEATHER}\b"
)
_OF_WEATHER = ways(rf"^(?:Weather (?:Alert|Advisory)\b|[^;]{{0,60}}?\b{_WEATHER}\b)")
_LONGER = re.compile(
    r"suspend|ceas|halt|relocat|evacuat|withdr|further notice|indefinite|permanent|for good|damage|destr"
    r"|fighting|securit|safety|unrest|violen|attack|coup\b|threat|protest|demonstrat|clash|gunfire|armed|war\b|hostil"
    r"|shell(?:s|ing|ed)\b|rockets?\b|missile|drones?\b|mortar|bomb|explo(?:sion|ded)|blasts?\b|air ?strike|bullets"
    r"|shoot|shots\b|loot|riot|kidnap|abduct|battles?\b|gangs?\b|mobs?\b|storm(?:ed|ing)\b|mob's|militants?|rebels?|insurg"
    r"|terror|invasion|curfew|emergency rule|martial",
    re.I,
)
_CAUSE = re.compile(r"\b(?:due to|because|owing to|on account of|as a result of|following|after|amid)\b", re.I)
_CLOSED = ways(r"\b(?:embass|consul|mission|high comm)\w*\b[^;]*?\b(?:closed|shut)\b")
_ANOTHER = re.compile(r";|\b(?:and|but|while|whereas)\b(?! (?:will|is|are|has|reopen)\b)", re.I)


def _when(times: str, shut: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of a closing with its times behind it, and of times in front of it."""
    after = re.compile(rf"\b{shut}\b(?:[^;,.]{{0,40}}? {times}|,? {_AS_EVER})", re.I)
    return after, re.compile(rf"(?:(?:on|at|over|during|for) (?:the )?)?{times},?(?: [\w']+){{0,2}} ?$", re.I)


_OF_A_WAY = _when(_DAYS, rf"(?:{_SHUT}|closing|suspended|grounded|halted|stopped)")
_OF_AN_OFFICE = _when(_HOURS, _SHUT)
# Work that stops for a day off; a feast alone may only be the day on which it stopped.
_OF_WORK = _when(rf"(?:{WEEKLY}|for (?:the |an? )?(?:[\w'-]+ ){{0,2}}?(?:holidays?|observance)\b)", "suspended")


def on_days(said: re.Match[str]) -> bool:
    """Whether the words that say a way is shut shut it on some days of the week or for a feast, and not for fear."""
    return _timed(said, *_OF_A_WAY)


def off_hours(said: re.Match[str]) -> bool:
    """Whether the words that say an office is shut name a time at which offices are: "closed at night"."""
    return _timed(said, *_OF_AN_OFFICE)


def days_off(said: re.Match[str], whole: str) -> bool:
    """Whether the words that say work is suspended are of a day off, and the `whole` sentence tells of no danger."""
    if feared(whole):
        return False
    return _timed(said, *_OF_WORK) or (_OCCASION.search(_clause(said)) is not None and not _PERIL.search(whole))


def _clause(said: re.Match[str]) -> str:
    """Return the clause of some words: an occasion beside it is another office's, or another day's."""
    return said.string[slice(*stretch(_ANOTHER, said.string, *said.span()))]


def silent(block: str) -> bool:
    """Whether a block of text tells of a feast on which a whole country stays indoors, and of no danger."""
    return _SILENT.search(block) is not None and not feared(block) and not _PERIL.search(block)


def _timed(said: re.Match[str], after: re.Pattern[str], before: re.Pattern[str]) -> bool:
    found = after.search(said.string, said.start())
    behind = found is not None and found.start() < said.end() <= found.end()
    return (behind or before.match(said.string[: said.start()]) is not None) and _FEAR.search(said.string) is None


def feared(plain: str) -> bool:
    """Whether a sentence gives a danger as what it is for, or no end."""
    return _FEAR.search(plain) is not None


def routine(plain: str) -> bool:
    """Whether an office is shut as offices are: on its days off, at night, for a feast, for work of its own."""
    usual = _ROUTINE.search(plain) or _NAMED.search(plain)
    return usual is not None and _FEAR.search(plain) is None


def passing(plain: str, title: str) -> bool:
    """Whether an office is only closed, and for weather or want of power, by its sentence or by the title above it."""
    why, shut = _BY_WEATHER.search(plain), _CLOSED.search(plain)
    told = title if _CAUSE.search(plain) is None else ""  # whose own cause is told, the title above gives none
    # where a road beside it is what the weather shut
    beside = why and shut and _ANOTHER.search(plain, shut.end(), max(shut.end(), why.start()))
    known = (why and not beside) or _OF_WEATHER.match(told)
    return bool(known) and _LONGER.search(plain) is None and _LONGER.search(title) is None
