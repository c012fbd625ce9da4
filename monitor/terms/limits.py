"""What a rule for own people is about, and how far it goes, in words that survive rewording: the night, taxis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.terms.table import ways

WORDED = {
    word: number
    for number, word in (
        (1, "one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"), (8, "eight"),
        (9, "nine"), (10, "ten"), (11, "eleven"), (12, "twelve"),
        (15, "fifteen"), (20, "twenty"), (25, "twenty-five"), (30, "thirty"), (35, "thirty-five"), (40, "forty"),
        (50, "fifty"), (60, "sixty"), (70, "seventy"), (75, "seventy-five"), (80, "eighty"), (100, "a hundred"),
        (100, "one hundred"),
    )
}  # fmt: skip
_NUMBER = rf"(?:\d[\d,.]*|{'|'.join(sorted(WORDED, key=len, reverse=True))})"
_UNIT = r"(?:miles?|mi|kms?|kilomet(?:er|re)s?)"
# What people do, and by what: each more is one thing more that is barred.
_MEANS = {
    "bus": r"(?<!mini)\bbus(?:es)?\b",
    "minibus": r"\bmini-?(?:bus(?:es)?|vans?)\b|\bmatatus?\b|\btro-?tros?\b",
    "taxi": r"(?<!motorcycle )(?<!moto-)\b(?:taxi(?:cab)?s?|cabs?)\b",
    "ridehail": r"\bride-?(?:hail|shar)\w*|\bapp-based\b|\buber\b",
    "motorbike": r"\b(?:motor-?(?:cycles?|bikes?)|mopeds?|scooters?|mototaxis?|boda-?bodas?)\b",
    "transit": r"\bpublic transport\w*|\bmass transit\b",
    "train": r"\b(?:trains?|rail|railways?|metro|subway)\b",
    "ferry": r"\b(?:ferr(?:y|ies)|boats?)\b",
    "plane": r"\b(?:airlines?|aircraft|helicopters?)\b",
    "rickshaw": r"\b(?:rickshaws?|tuk-?tuks?|pedicabs?)\b",
    "foot": r"\bwalk(?:ing)?\b|\bon foot\b",
    "hotel": r"\b(?:hotels?|apartments?|lodgings?)\b",
    "crowd": r"\b(?:public events?|gatherings?|rall(?:y|ies)|demonstrations?|concerts?|protests?)\b",
    "nightclub": r"\b(?:nightclubs?|casinos?)\b",
    "market": r"\bmarkets?\b",
    "restaurant": r"\b(?:restaurants?|street food)\b",
    "worship": r"\b(?:places? of worship|churches|mosques)\b",
    "school": r"\bschools?\b",
    "bank": r"\b(?:ATMs?|cash machines?|banks)\b(?! of\b)",
    "beach": r"\bbeach(?:es)?\b",
}
# What else tells one rule from another, and may come and go as a rule is told in other words.
_ELSE = {
    "night": r"\b(?:after dark|(?:at|by|during the) night|night(?: has)? falls?(?:en)?|night-?time|dusk|sunset"
    r"|nightfall|dark(?:ness)?|daylight|by day|during the day)\b"
    r"|\d ?[ap]\.? ?m\b|\bmidnight\b",
    "cities": r"\b(?:between (?:\w+ )?(?:cities|towns|count(?:ies|ys)|departments|districts|provinces)|inter-?city"
    r"|from one (?:\w+ ){0,2}?(?:city|town|county|department|district|province) to (?:another|the next))\b",
    "beyond": r"\b(?:outside|beyond|away from|other than (?-i:(?=[A-Z]))"
    r"|(?<!to )leav(?:e|ing) (?!the (?:country|post)\b|post\b|their\b))",
    "compound": r"\b(?:compound|diplomatic (?:quarter|enclave|zone|area))\b",
    "distance": rf"\b{_NUMBER}[ -]?{_UNIT}\b",
    "road": r"\b(?:by road|road travel|overland)\b",
    "armour": r"\barmou?red\b",
    "escort": r"\b(?:convoys?|escort(?:ed|s)?|two vehicles)\b",
    "curfew": r"\bcurfew\b|\b(?:be|stay|remain) (?:at |in )?(?:their )?(?:home|homes|residences|indoors|inside)\b",
    "strict": r"\b(?:travel|movement) restrictions\b|\brestrictions on (?:travel|movement)|\bmovements\b",
    "personal": r"\bpersonal (?:travel|trips)\b",
}
_WEIGHTY = frozenset((*_MEANS, "armour", "escort", "curfew"))
_ALL = {word: ways(said) for word, said in (*_MEANS.items(), *_ELSE.items())}
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?::(\d\d))? ?([ap])\.? ?m\b|\b([01]?\d|2[0-4]):([0-5]\d)\b|\b(midnight|noon)\b", re.I
)
_ONLY = re.compile(r"\bonly\b|(?<!non-)\bdaylight\b|\bby day\b", re.I)
_NIGHT = re.compile(
    r"\b(?:after dark|(?:is|gets) dark|(?:at|by) night|night(?: has)? falls?(?:en)?|night-?time|dusk|sunset|nightfall"
    r"|darkness)\b", re.I
)
_OWN_TIME = re.compile(
    r"\b(?:personal|non-?essential|non-?official|unofficial|leisure|recreational)"
    r" (?:(?:daytime|daylight|overnight|road) )?(?:travel|trips?|visits?|movements?|reasons|purposes|business|use)\b",
    re.I,
)
_ON_DUTY = re.compile(
    r"\b(?:except|other than|unless|only)\b[^;.]{0,20}?\b(?:official|essential|mission-essential) \w+", re.I
)
_SPARES = re.compile(
    r"^(?:Except(?:ing)?(?: for)?|Excluding|Other than|Apart from|Aside from|With the exception of)\b[^,;]*,|"
    r",? that (?:is|are|was|were) not (?:pre-?arranged|(?:arranged|booked) (?:beforehand|in advance))\b|"
    r",? \b(?:except(?! with)|excluding|other than|apart from|with the exception of|unless)\b"
    r"(?! (?:(?:specifically )?authori[sz]ed|(?:it is |they are )?approved|with|in limited))[^;.]*", re.I
)
_VAGUE = re.compile(r",? (?:with |in )?(?:limited|few|rare|some) (?:exceptions|circumstances)\b", re.I)
_LIST = re.compile(r":$")
_LEAVE = re.compile(r"\b(?:approv\w+|permission|authori[sz]\w+|permi(?:t|ssion))\b", re.I)
_PART = re.compile(
    r"\b(?:(?-i:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?)|central|rural|downtown)(?= (?-i:[A-Z]))"
    r"|(?<!all )\b(?:parts?|areas?|outskirts|old town) of (?=(?:the )?(?-i:[A-Z]))"
    r"|(?<=\w)(?<!\bone) [Cc]ity\b(?! limits| to (?:another|the next))",
    re.I,
)
# "Must follow the embassy's restrictions": that there are rules, not what they are.
_POINTS = re.compile(r"\bmust (?:\w+ )?(?:adhere|follow|comply|abide)\b[^;]{0,60}?\brestrictions?\b", re.I)
_FAR = re.compile(
    rf"\b(?P<off>more than|farther than|further than|beyond|over|outside (?:of )?(?:the|an?)|outside)? ?"
    rf"(?P<number>\b{_NUMBER})[ -]?(?P<unit>{_UNIT})\b",
    re.I,
)
# Where people may go only so far, a longer way is a looser rule.
_NO_FARTHER = re.compile(
    r"\b(?:only|confined|limited|restricted|(?:remain|stay|keep)(?:s|ing)?)(?: to)?(?: \w+){0,3} (?:within|inside)"
    r"(?: of)?(?: (?:the|an?))?(?: radius of)? $|\b(?:no|not) (?:farther|further) than $", re.I
)
_MILE = 1.609
_ROUNDED = 0.07  # by which one distance differs where it is told in miles and in kilometres
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a rule goes: by what means, at what hours, for which trips, what it spares and which part it is for.

    `hours` are minutes, from the first to the last forbidden; `reach` is kilometres, negative where it holds beyond.
    """

    means: frozenset[str]
    night: bool
    hours: tuple[int, int] | None
    private: bool
    spares: bool
    parts: frozenset[str]
    cities: bool
    reach: float | None


def acts(said: str) -> tuple[str, ...]:
    """Return what a sentence is about, each in one word whatever it was called, in the order of the alphabet."""
    return tuple(sorted(word for word, pattern in _ALL.items() if pattern.search(said)))


def weighty(words: Iterable[str]) -> frozenset[str]:
    """Return those words for what a rule is about that make it another rule, where the other text has none of them."""
    return _WEIGHTY.intersection(words)


def points(said: str) -> bool:
    """Whether a rule says only that its people follow the restrictions there are, and none of these."""
    return _POINTS.search(said) is not None and not set(acts(said)) - {"strict", "personal"}


def core(said: str) -> str:
    """Return a rule without what it spares."""
    return _SPARES.sub("", said)


def spared(said: str) -> str:
    """Return what a rule spares, in its own words; "" where it spares nothing."""
    found = _SPARES.search(said)
    return found[0] if found else ""


def means(said: str) -> frozenset[str]:
    """Return what a sentence says people take, use or visit."""
    return frozenset(word for word in _MEANS if _ALL[word].search(said))


def limits(said: str) -> Limits:
    """Measure a rule."""
    spared = _SPARES.search(said)
    duty = _ON_DUTY.search(said) is not None
    exempt = spared is not None and not (duty or any(no.search(spared[0]) for no in (_LEAVE, _VAGUE, _LIST)))
    rule = core(said)
    hours = None if _ONLY.search(rule) else _hours(rule)
    return Limits(
        means=means(rule),
        night=hours is None and _NIGHT.search(rule) is not None,
        hours=hours,
        private=duty or _OWN_TIME.search(rule) is not None,
        spares=exempt,
        parts=frozenset(m[0].strip().lower() for m in _PART.finditer(rule)),
        cities=_ALL["cities"].search(rule) is not None,
        reach=_reach(rule),
    )


def respelled(said: str, other: str) -> str:
    """Return a text in which distances are written as the other one writes the same ("32 km" for "20 miles")."""
    known = list(_FAR.finditer(other))

    def alike(far: re.Match[str]) -> str:
        same = [m for m in known if abs(_km(m) - _km(far)) <= _ROUNDED * _km(m)]
        best = max(same, key=lambda m: (_long(m) == _long(far), _miles(m) == _miles(far)), default=far)
        return best[0] if best["off"] and far["off"] else far[0].removesuffix(_long(far)) + _long(best)

    return _FAR.sub(alike, said) if known else said


def tighter(was: Limits, now: Limits) -> int:
    """Say whether a rule goes further now (1) or less far (-1); 0 where it is as it was, or both."""
    signs = {
        (now.means > was.means) - (now.means < was.means),
        _longer(was, now),
        was.private - now.private,
        was.spares - now.spares,
        (not now.parts and bool(was.parts)) - (not was.parts and bool(now.parts)),
        (was.cities - now.cities) if was.night == now.night else 0,
        _wider(was.reach, now.reach),
    } - {0}
    return signs.pop() if len(signs) == 1 else 0


def _longer(was: Limits, now: Limits) -> int:
    if was.hours and now.hours:
        longer, before = ((h[1] - h[0]) % _DAY for h in (now.hours, was.hours))
        return (longer > before) - (longer < before)
    dark = [side.night or side.hours is not None for side in (was, now)]
    return 0 if was.means != now.means else dark[0] - dark[1]


def _wider(was: float | None, now: float | None) -> int:
    if was is None or now is None or (was < 0) != (now < 0) or abs(abs(was) - abs(now)) < 0.15 * abs(was):
        return 0
    return 1 if now > was else -1


def _hours(said: str) -> tuple[int, int] | None:
    """The hours between two times of the clock; one alone ("home by 9 p.m.") ends at five in the morning."""
    found = [_minutes(m) for m in _CLOCK.finditer(said)]
    if not found or len(found) > 2:
        return None
    return found[0], found[1] if len(found) == 2 else 5 * 60


def _minutes(clock: re.Match[str]) -> int:
    hour, minute, half, full, past, word = clock.groups()
    if word:
        return 0 if word.lower() == "midnight" else 12 * 60
    if full:
        return int(full) % 24 * 60 + int(past)
    return (int(hour) % 12 + (12 if half.lower() == "p" else 0)) * 60 + int(minute or 0)


def _reach(said: str) -> float | None:
    found = list(_FAR.finditer(said))
    if not found:
        return None
    far, km = found[0], _km(found[0])
    off = far["off"] or _NO_FARTHER.search(said[: far.start("number")])
    return -km if off else km


def _long(far: re.Match[str]) -> str:
    """How far, without what stands before it ("more than ")."""
    return far[0][far.start("number") - far.start() :]


def _km(far: re.Match[str]) -> float:
    worded = WORDED.get(far["number"].lower())
    number = float(worded or far["number"].replace(",", "").rstrip(".") or 0)
    return number * (_MILE if _miles(far) else 1)


def _miles(far: re.Match[str]) -> bool:
    return far["unit"].lower().startswith("mi")
