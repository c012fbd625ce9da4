"""On which day a state began that a sentence tells of in another language, and whether that makes history of it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from monitor.compare.tongues.tongue import Tongue

LONG = timedelta(days=60)  # a call or an order of longer ago is history
_OVER = timedelta(days=183)  # an act of longer ago is history, unless it is said to last
_STAFFED = timedelta(days=366)  # so it is of a post or its people: by then nobody is told that it is dropped
_ITS_OWN = re.compile(  # a verb or a time of its own
    r"\b(?:ist|sind|wird|werden|wurden?|hat|haben|is|zijn|wordt|worden|werd|heeft|hebben|heute|jetzt|nun|derzeit|nu"
    r"|vandaag|momenteel)\b|現在|今般|今回|この度|本日|[.;:。]", re.I
)


def day(tongue: Tongue, said: str, now: date | None) -> date | None:
    """Return the day that words name, of the year of publication or of the one before where they name no year."""
    found = tongue.days.search(said) if now else None
    if not found or not now:
        return None
    month = tongue.months.get((found["name"] or "").casefold()) or int(found["month"] or 0)
    years = (int(found["year"]),) if found["year"] else (now.year, now.year - 1)
    for year in years:
        try:
            named = date(year, month, int(found["day"]))
        except ValueError:
            return None
        if found["year"] or named <= now + LONG:
            return named
    return None


def year(tongue: Tongue, said: str, now: date | None) -> date | None:
    """Return the first day of the bygone month or year that words name alone: "seit April 2023"."""
    for found in tongue.since.finditer(said) if now else ():
        if now and found["year"] and int(found["year"]) < (now - LONG).year:
            word = said[: found.start("year")].split()[-1:]
            month = tongue.months.get("".join(word).casefold()) or int(found.groupdict().get("month") or 1)
            return date(int(found["year"]), month, 1)
    return None


def for_ages(tongue: Tongue, said: str) -> bool:
    """Whether a state is said to have lasted for years, without a year."""
    return any(found["ages"] for found in tongue.since.finditer(said))


def over(tongue: Tongue, said: str, began: date | None, now: date | None, staffed: bool) -> bool:
    """Whether a state of a way, or of a post and its people (`staffed`), is history: long ago, and not said to last."""
    most = _STAFFED if staffed else _OVER
    return bool(began and now and began < now - most and not tongue.lasts.search(said))


def past(tongue: Tongue, said: str, now: date | None) -> bool:
    """Whether words are of a day, a month or a year that is long gone."""
    named = day(tongue, said, now) or year(tongue, said, now)
    return for_ages(tongue, said) or bool(named and now and named < now - LONG)


def along(before: str) -> bool:
    """Whether a state is told with the one before it: "was shut in 2023, and its staff flown out"."""
    return _ITS_OWN.search(before) is None


def began(
    tongue: Tongue, said: tuple[str, str], now: date | None, ends: bool, staffed: bool
) -> tuple[date | None, bool]:
    """Return the day on which a state began, as its words or its clause (`said`) name it, and whether it is history.

    What `ends` a closure is so after two months; `staffed` as in `over`.
    """
    words, clause = said
    first = day(tongue, words, now) or year(tongue, words, now) or day(tongue, clause, now)
    ended = bool(ends and first and now and first < now - LONG)
    return first, ended or for_ages(tongue, words) or over(tongue, words, first, now, staffed)
