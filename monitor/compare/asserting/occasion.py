"""What a post of an embassy is for, by its title and by what it says of itself: a vacancy orders nobody to leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from monitor.compare.asserting import between
from monitor.compare.colours import drilled
from monitor.compare.sentences import Sentence, plain
from monitor.terms.calendar import MONTH
from monitor.terms.table import ways

# An alert is news, whatever else stands in its title.
_NEWS = re.compile(
    r"\b(?:security|demonstration|weather|(?:natural )?disaster|emergency|health|travel|crisis) (?:alert"
    r"|warning)\b|\bemergency (?:message|notice)\b", re.I
)
# "Film Festival and Security Update": one part of a title names what is told besides.
_JOINTS = re.compile(r"\s*[:;,&/+]\s*|\s+[-\u2013\u2014]+\s+|\s+and\s+", re.I)
_BESIDES = re.compile(
    r"(?:.*\b(?:security|safety|embassy|consular|consulate|mission|travel|movement|road|staff\w*|departures?|services"
    r"|flights?|repatriation|evacuation|weather|health|crisis|emergency)\b)(?: [\w'-]+){0,2}"
    r" (?:information|updates?|notices?|messages?|alerts?|status|operations|restrictions?|closures?"
    r"|advice|situation)(?: for (?:US|U\.S\.) citizens)?$", re.I
)
# At a concert, too, people are shot.
_HARM = re.compile(
    r"\b(?:attack\w*|shooting\w*|shots|gunfire|explo\w+|bomb\w*|threat\w*|stabb\w+|hostages?|kill\w+|fires?|collapse\w*"
    r"|curfew|coup|clash\w*|riots?|cancel+ed|postponed|suspen\w+|evacuat\w+|outbreak)\b", re.I
)
# Work that is offered, or bought: what they say people do is a duty of somebody who is not there yet.
_OFFERED = re.compile(
    r"\b(?:vacanc(?:y|ies)|job (?:announcement|opening|opportunit\w+|vacanc\w+|offer|posting)s?|jobs\b|internships?"
    r"|recruiting an?\b|is recruiting|(?:be|become|wanted:?|seeking"
    r"|call for) (?:an? )?(?:[\w-]+ ){0,3}volunteers?|hiring(?! freeze)|we are looking for|position (?:announcement"
    r"|available|vacant)"
    r"|accepting (?:resumes|CVs|applications)|employment opportunit\w+|fellowships?|join our team|work with us"
    r"|(?:LES|FSN|FP|EFM|LE)-\d{1,2}"
    r"|solicitations?|tenders?|requests? for (?:quotations?|quotes|proposals?|applications?|information)|RF[QP]s?"
    r"|invitation (?:for|to) bids?|notice of funding|(?:grants?|funding) opportunit\w+)\b",
    re.I,
)
_PAID = re.compile(
    r"\b(?:pay grade|salary(?: range| grade)?:|remuneration|send (?:your|an?) (?:application|CV|resum\w+)"
    r"|successful (?:candidate|applicant))\b", re.I
)
# What deceives tells its reader what an embassy would: the warning of it repeats that.
_DECEIT = re.compile(
    r"\b(?:scam(?:s|mers?)?|fraud(?:s|ulent|sters?)?|swindl\w+|phishing|hoax(?:es)?|forg(?:ed|er(?:y|ies))|counterfeit"
    r"|fake|impersonat\w+|impostors?|pretend(?:s|ing)? to be|spoof\w*)\b",
    re.I,
)
# What is shown or read; a look back has happened.
_SHOWN = re.compile(
    r"\b(?:film|movie|documentary|exhibition|exhibit|concert|lecture|(?:public|guest|book) talk|book (?:club|launch"
    r"|reading)|reading from|memoirs?|virtual tour|interview with|essays?|podcast)\b", re.I
)
_TOLD = re.compile(
    r"\b(?:stories|looking back|a look back|year in review|in retrospect|from (?:the|our) archives?|our history"
    r"|history of|remembering|memories of|recollections|\w+'s blog\b|my (?:first|last) (?:posting|tour|assignment)"
    r"|annual report|(?:years|decades|a century) (?:on\b|later|of friendship))\b", re.I
)
# What terms mean, who does what, and how those live who are new.
_TAUGHT = re.compile(
    r"\b(?:glossary|know your (?:embassy|consulate)|what (?:our|these|the) (?:words|terms) mean"
    r"|terms (?:explained|and what they mean)"
    r"|how (?:the|an?|our|we|it) [\w ]{3,40}? (?:is (?:written|made|decided|issued)|are (?:written|made|issued))"
    r"|welcome to (?:the )?[A-Z]|newcomers|who we are|meet (?:the|our|your) (?:new|staff|team|consul)"
    r"|what \w+ (?:would|could|can) do in)",
    re.I,
)
# A feast shuts an office every year.
_FEAST = re.compile(
    r"\b(?:holidays?|holy week|season's greetings|thanksgiving|christmas|easter|eid|diwali|new year"
    r"|weekend|parade|marathon|carnival|festival|(?-i:Happy [A-Z]|[A-Z][a-z]+(?:'s?|s')? Day)"
    r"|(?-i:Day of [A-Z])|golden week|nyepi|nowruz|norooz|songkran|t[e\u1ebf]t|vesak|(?:national|state|day of|days of)"
    r" mourning|commemorations?|(?<!security )ceremon(?:y|ies)|remembrance)\b",
    re.I,
)
_KEPT = re.compile(
    r"\b(?:(?:public|federal|national|local|US|American) holidays?|merry christmas|happy (?:holidays|new year|easter)"
    r"|season's greetings|in observance of|days? of (?:(?:national|public|state) )?mourning|celebrat\w+ (?:its |the "
    r"|our )?(?-i:[A-Z]))", re.I
)
_FEAR = re.compile(
    r"\buntil further notice\b|\b(?:security|safety) (?:reasons|concerns|situation)\b|\bthreats?\b|\bviolen\w+"
    r"|\bunrest\b"
    r"|\bprotest\w*|\battack\w*|\bexplo\w+|\bstorm\b|\bhurricane\b|\bearthquake\b|\bcurfew\b|\bgunfire\b|\bsuspen\w+"
    r"|\bflood\w*|\bdamag\w+|\bfires?\b|\boutage|\brepairs?\b|\bstrikes?\b|\boutbreak|\btyphoon\b|\bcyclone\b"
    r"|\bshots\b|\bshoot\w*|\bgunm[ae]n\b|\barmed\b|\bhostages?\b|\bkidnap\w*|\bcoup\b|\bclash\w*|\brockets?\b"
    r"|\bmissiles?\b|\bfighting\b|\bkillings?\b|\bassassinat\w*"
    r"|\bmurder\w*|\bcyber\w*|\bpower (?:cut|failure)",
    re.I,
)
# What is remembered is feared no longer: "who died in the attack of 1983".
_LONG_AGO = re.compile(
    r"\b(?:attack|bombing|coup|siege|earthquake|fire|explosion|massacre|shooting|killing|assassination)s?\b[^;.]{0,80}?"
    r" (?:in|of) (?:19\d\d|20[01]\d)\b"
    r"|\b(?:19\d\d|20[01]\d) (?:attack|bombing|coup|siege|earthquake|massacre|shooting)s?\b", re.I
)

# What only we do to our own, said with its day: a vacancy's post may begin with it.
_OURS = re.compile(
    r"^(?:event: )?(?:on (?-i:[A-Z])[a-z]+ \d{1,2},? |(?:yesterday|today|last night|this morning),? "
    r"|effective [^,;]{3,30}, )?(?:the )?(?:US )?(?:Department(?: of State)?|State Department|Embassy|Consulate"
    r"|Mission|we)\b(?: [A-Z]\w+){0,3} "
    r"(?:(?:has|have) )?(?:today |yesterday )?(?:ordered|authori[sz]ed|suspended)\b",
    re.I,
)
_PRACTISED = re.compile(r"\b(?:drill|exercise|script|scenario|simulat|practi[sc]|rehears|mock|test)", re.I)
# What deceivers wrote may be given word for word.
_CARRIED = re.compile(
    r"\b(?:letters?|messages?|e-?mails?|notices?|texts?|posts?|videos?|recordings?|calls?|callers?|says|reads|said"
    r"|claim\w*|false|untrue|not so|no truth)\b", re.I
)
_DAY = re.compile(
    r"\b(?:yesterday|today|last night|this morning|effective immediately)\b"
    rf"|\b(?:on|effective|as of) (?-i:{MONTH}) \d{{1,2}}\b(?!, (?:19|20)\d\d)", re.I
)

# A day that is called a holiday in one sentence, and on which an office is shut in the next.
_HOLIDAY = ways(
    r"\b(?:public|national|federal|bank|local|religious|US|American) holiday\b|\b(?:is|as|observes?|marks?|celebrates?)"
    r" (?:the )?(?-i:[A-Z])[\w']+ (?:[A-Z][\w']+ )?Day\b"
)
_CALLED = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{MONTH})\b|\b(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})(?!\d)"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def ours(title: str, found: Sequence[Sentence], said: Sequence[Sentence]) -> list[Sentence]:
    """Keep of an idle post what is our own dated act all the same; a drill, tale, lesson or forged letter has none.

    What says of itself that it has nothing to do with the rest of its post is kept in any but a warning of forgers.
    """
    every = [s.plain for s in found]
    apart = {s.line for s in found if between.elsewhere(plain(s.raw))}
    apart -= {s.line for s in found if _PRACTISED.search(between.level(plain(s.raw)))}
    kept = [s for s in said if s.line in apart]
    if drilled.titled(title) or drilled.practised(every) or any(k.search(title) for k in (_TOLD, _TAUGHT, _SHOWN)):
        return kept
    if _DECEIT.search(title) and any(map(_CARRIED.search, (title, *every))):
        return []
    return [s for s in said if s in kept or (_OURS.search(s.plain) and _DAY.search(s.plain))]


def idle(title: str, found: Sequence[Sentence]) -> bool:
    """Whether a post tells no news by what it is for: work offered, deceit, a drill, a tale of before, a lesson."""
    if drilled.titled(title):
        return True
    if not title or _NEWS.search(title):
        return False
    said = [s.plain for s in found]
    if _DECEIT.search(title) or drilled.practised(said):
        return True
    if _mixed(title):
        return False
    named = any(kind.search(title) for kind in (_OFFERED, _TOLD, _TAUGHT))
    named = named or (_SHOWN.search(title) is not None and not _HARM.search(title))
    return named or any(map(_PAID.search, said))


def _mixed(title: str) -> bool:
    """Whether a part of a title that names nothing idle announces news of the post beside the rest."""
    parts = [part for part in _JOINTS.split(title) if part]
    idles = (_OFFERED, _TOLD, _TAUGHT, _SHOWN, _FEAST)
    return len(parts) > 1 and any(_BESIDES.match(p) and not any(kind.search(p) for kind in idles) for p in parts)


def feasts(found: Iterable[Sentence]) -> frozenset[str]:
    """Return the days that a text calls holidays, as it names them: "24 september", "tuesday"."""
    return frozenset(day for s in found if _HOLIDAY.search(s.plain) for day in named_days(s.plain))


def named_days(plain: str) -> set[str]:
    """Return the days of a sentence without their years, each in one form."""
    dated = {f"{m['d'] or m['d2']} {m['m'] or m['m2']}".lower() for m in _CALLED.finditer(plain)}
    return dated or {m[0].lower() for m in _WEEKDAY.finditer(plain)}


def feast(title: str, found: Sequence[Sentence]) -> bool:
    """Whether a post tells when its office is shut as every year: no fear and no emergency stands in it."""
    kept = _FEAST.search(title) or any(_KEPT.search(s.plain) for s in found)
    if not kept or _NEWS.search(title):
        return False
    return not any(_FEAR.search(_LONG_AGO.sub("", s.plain)) for s in found)
