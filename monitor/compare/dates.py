"""Find the day a sentence says something was decided on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.compare.asserting.beside import main
from monitor.terms.calendar import MONTH, MONTHS
from monitor.terms.table import ways

_MONTHS = {form: n for n, name in enumerate(MONTHS, 1) for form in (name, name.upper(), name[:3])} | {"Sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = ways(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH})\b\.?(?:,? ?(?P<y1>\d{{4}})\b)?"
    rf"|\b(?P<m2>{_MONTH})\.? ?(?P<d2>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? ?(?P<y2>\d{{4}})\b)?"
    rf"|\b(?P<m3>{_MONTH})\.?,? (?P<y3>\d{{4}})\b"
    rf"|\b(?:[Ii]n|[Ss]ince|[Bb]ack in)(?: early| late| mid-?)? (?P<m4>{MONTH})\b(?!,? ?\d| of\b)"
    r"|\b(?:(?:[Ii]n|[Ss]ince|[Ff]rom|[Bb]ack (?:to|in))(?: early| late| mid-?)?"
    r"|(?:spring|summer|autumn|fall|winter)(?: of)?) (?P<y4>\d{4})\b"
    r"|\b(?:[Dd]uring|[Ii]n) the (?P<past>\d{4}) (?=[a-z])"
    r"|\b(?P<today>[Tt]oday|[Yy]esterday(?!'s))\b", re.NOFLAG
)
# "Must leave by March 20": the day something ends on, or is due, is not the day it was decided.
_DUE = re.compile(r"\b(?:by|(?:no|not) later than|before|prior to|until|till|through)(?: \w+day,?)? (?:the )?$", re.I)
# "This replaces the Travel Warning dated May 2": the day of an older paper is no day of what the new one tells.
_REPLACED = re.compile(
    r"\b(?:supersed|replac|updat|cancel)\w* (?!(?:on|to)\b)[^;.,]{0,60}?\b(?:warnings?|alerts?|advisor(?:y|ies)"
    r"|announcements?"
    r"|messages?|notices?|information|advice)\b(?:(?!\b(?:depart|order|decision|evacuat|authori|status|suspen)\w*)[^;,.]){0,40}?"
    r" (?:of|dated|from|(?:issued|published|released|posted)(?: on)?)(?: \w+day,?)? (?:the )?$", re.I
)
_AHEAD = timedelta(days=7)  # decisions dated one day after publication were seen (Niger, Adana 2026)
_FIRST = re.compile(r"\bfirst time (?:since |in )?$", re.I)  # "for the first time since 2012": not the day it happened
_COMING = timedelta(days=60)
_FROM = re.compile(r"\b(?:effective|beginning|starting|commencing|as of)(?: on| from)?(?: \w+day,?)? (?:the )?$", re.I)
_WILL = re.compile(
    r"\b(?:will|begins?|starts?|resumes?|re-?opens?|is to|are to)\b[^;]*\b(?:on|from|as of|again)(?: \w+day,?)?"
    r" (?:the )?$"
)
_LATELY = timedelta(days=45)
_CENTURIES = 1900, 2200


@dataclass(frozen=True, slots=True)
class Day:
    """A date named in a sentence, and where; a month or year alone stands for its first day, unless it is recent."""

    start: int
    end: int
    day: date


def known(day: date | None) -> date | None:
    """Return a day on which an advisory can have been written; a clock that was never set dates nothing."""
    return day if day and _CENTURIES[0] <= day.year < _CENTURIES[1] else None


def days(plain: str, published_on: date | None) -> tuple[Day, ...]:
    """Return the dates a sentence names, in order: none that is impossible, yearless in an undated text, or due."""
    named = tuple(_days(plain, published_on))
    return named or tuple(_bygone(plain, published_on))


def _days(plain: str, published_on: date | None) -> Iterator[Day]:
    for found in _DATE.finditer(plain):
        if found["today"]:
            back = timedelta(days="y" in found["today"][:1].lower())
            yield from [Day(found.start(), found.end(), published_on - back)] if published_on else []
            continue
        past = found["past"]
        if _FIRST.search(plain[: found.start()]) or (past and not (published_on and int(past) < published_on.year)):
            continue
        month = _MONTHS.get(found["m1"] or found["m2"] or found["m3"] or found["m4"] or "", 1)
        number = int(found["d1"] or found["d2"] or 1)
        year = found["y1"] or found["y2"] or found["y3"] or found["y4"] or past
        day = _date(int(year), month, number) if year else _latest(month, number, published_on, _ahead(plain, found))
        day = _lately(day, published_on) if found["m3"] or found["m4"] else day
        before = plain[: found.start()]
        if day and 1970 <= day.year <= 2100 and not (_DUE.search(before) or _REPLACED.search(before)):
            yield Day(found.start(), found.end(), day)


def _ahead(plain: str, found: re.Match[str]) -> timedelta:
    """How far after publication a day may lie: "effective May 12" announces one."""
    before = plain[: found.start()]
    return _COMING if _FROM.search(before) or _WILL.search(before) else _AHEAD


def _latest(month: int, number: int, published_on: date | None, ahead: timedelta = _AHEAD) -> date | None:
    """Supply the year left out: the latest such day that is not after publication, a week's grace given."""
    if published_on is None or not 1970 <= published_on.year <= 2100:
        return None
    years = (published_on.year + 1 - back for back in range(10))  # February 29 may be eight years away
    found = (_date(year, month, number) for year in years)
    return next((day for day in found if day and day <= published_on + ahead), None)


def _lately(first: date | None, published_on: date | None) -> date | None:
    """Take a month that was not over, or hardly, at publication as late as it can be meant; else its first day."""
    if first is None or published_on is None or not timedelta(0) <= published_on - first <= _LATELY:
        return first
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(last, published_on)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def nearest(found: tuple[Day, ...], start: int, end: int) -> date | None:
    """Pick the date that belongs to the words at start:end: the last before them, else the first inside."""
    before = [d.day for d in found if d.end <= start]
    inside = [d.day for d in found if start <= d.start < end]
    return before[-1] if before else inside[0] if inside else None


_BARE_MONTH = re.compile(rf"\b[Ii]n (?P<month>{MONTH})\b(?! \d)")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SEASONS = {"winter": 3, "spring": 6, "summer": 9, "autumn": 12, "fall": 12}  # the month that begins when it is over
# "Five years ago", "last June", "in August of last year", "last summer": told of a time that is over.
_BYGONE = ways(
    rf"(?<![\w-])(?P<many>\d{{1,2}}|(?i:an?|{'|'.join(_COUNTS)})) (?P<unit>year|month)s?"
    r" (?:ago\b|since (?:the|its|our|an?)\b)"
    rf"|\b(?P<of>{MONTH}) (?:of )?last year\b"
    rf"|(?<!the )\b[Ll]ast (?P<month>{MONTH})\b(?! \d)"
    rf"|(?<!the )\b[Ll]ast (?P<season>{'|'.join(_SEASONS)})\b"
    r"|(?<!the )\b[Ll]ast (?P<year>year)\b|\bthe following (?P<later>year)\b", re.NOFLAG
)
_LONG = timedelta(days=40)  # what ended since may still be news
_LASTS = re.compile(r"\b(?:since|remains?|still|continu\w+|currently|until|is in (?:place|force)|now)\b", re.I)
_HALF_YEAR = timedelta(days=183)


def told_in(plain: str, published_on: date | None) -> date | None:
    """Find the month alone that a sentence is told of ("was declared in May"): the latest such one, its last day.

    What lasts, or is renewed, since then is not told of that month.
    """
    found = None if _LASTS.search(plain) else _BARE_MONTH.search(plain)
    first = found and _latest(_MONTHS[found["month"]], 1, published_on)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if first else None


def historic(plain: str, day: date | None, published_on: date | None) -> bool:
    """Whether a sentence tells what was over half a year ago, and does not say that it lasts."""
    return bool(day and published_on and day < published_on - _HALF_YEAR and not _LASTS.search(main(plain)))


def told_historic(plain: str, published_on: date | None) -> bool:
    """Whether the last day that a sentence names makes history of what it tells."""
    return historic(plain, nearest(days(plain, published_on), len(plain), len(plain)), published_on)


def bygone(plain: str, published_on: date | None) -> bool:
    """Whether a sentence tells of a time that it says is over ("five years ago"), and not of what lasts since then."""
    told = _bygone(plain, published_on) if "ago" in plain or "ast " in plain or "following year" in plain else ()
    return any(published_on and d.day < published_on - _LONG for d in told) and not _LASTS.search(main(plain))


def _bygone(plain: str, published_on: date | None) -> Iterator[Day]:
    """Yield each time that is over by its last day."""
    if published_on is None:
        return
    for found in _BYGONE.finditer(plain):
        day = _over(found, published_on)
        if day:
            yield Day(found.start(), found.end(), day)


def _over(found: re.Match[str], on: date) -> date | None:
    if found["many"]:
        word = found["many"].lower()
        many = int(word) if word.isdigit() else _COUNTS.index(word) + 1 if word in _COUNTS else 1
        return on - timedelta(days=many * (365 if found["unit"] == "year" else 30))
    if found["of"]:
        return _date(on.year - 1, _MONTHS[found["of"]], 28)
    if found["later"]:
        return on - timedelta(days=365)
    if found["year"]:
        return date(on.year - 1, 12, 31)
    month = _MONTHS[found["month"]] + 1 if found["month"] else _SEASONS[found["season"]]
    first = date(on.year, month, 1) if month <= 12 else date(on.year + 1, 1, 1)
    return (first if first <= on else date(first.year - 1, first.month, 1)) - timedelta(days=1)
